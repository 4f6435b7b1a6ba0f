"""The menu Analyse, the repair and the time of the map, in the dock with a store open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsSettings,
    QgsTemporalNavigationObject,
)
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QDateTime
from qgis.PyQt.QtWidgets import QWidget

from kmzb_plugin.domain.periods import Period
from kmzb_plugin.gui import analyse as analyse_module
from kmzb_plugin.gui.analyse import CARD, FAVOURITES, Analyse, add_favourites
from kmzb_plugin.gui.messages import Messages
from kmzb_plugin.gui.reading import read_span
from kmzb_plugin.gui.temporal import Temporal
from kmzb_plugin.store import create_store
from kmzb_plugin.store.base import with_units_below
from kmzb_plugin.store.filter import ThreatFilter

from .conftest import Window, selected_on_map, wait_for


@pytest.fixture
def analyse(window: Window, monkeypatch: pytest.MonkeyPatch) -> Iterator[Analyse]:
    """The menu; `started` lists what it would open the dialogs with, which need Processing's own plugin."""
    parent = QWidget()
    made = Analyse(window.session, window.dock, window.link, Messages(window.bar, None), parent)
    made.started = []
    monkeypatch.setattr(analyse_module, "start", lambda name, parameters: made.started.append((name, parameters)))
    yield made
    if window.dock.ui.analyseButton.menu() is not None:
        made.unload()


def test_the_common_algorithms_get_what_the_filter_shows(window: Window, analyse: Analyse) -> None:
    for name, action in analyse.actions.items():
        if name != CARD:
            action.trigger()
    names = [name for name, _ in analyse.started]
    assert names == [name for name in analyse.actions if name != CARD]
    layer = QgsProject.instance().mapLayer(analyse.started[0][1]["INPUT"])
    assert layer.featureCount() == window.session.store.count(window.session.filter)
    of_store = {"STORE": window.session.location, "AUTHCFG": window.session.authcfg}
    assert dict(analyse.started)["stationbriefing"] == dict(analyse.started)["publish"] == of_store


def test_the_list_to_export_is_that_of_the_filter(window: Window, analyse: Analyse) -> None:
    from qgis.core import QgsProcessingContext

    from kmzb_plugin.processing.store.exportthreats import ExportThreats
    from kmzb_plugin.processing.store.filtering import chosen_threats

    bar, session = window.dock.filter_bar, window.session
    units = tuple(unit.id for unit in session.units[:1])
    period = Period(datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
    session.set_filter(
        replace(bar.filter(), planes=("internet",), units=with_units_below(units, session.units), period=period)
    )
    analyse.start_export()
    ((name, given),) = analyse.started
    assert name == "exportthreats"
    assert given["STORE"] == session.location
    assert given["UNIT"] == session.units[0].code
    algorithm = ExportThreats()
    algorithm.initAlgorithm()
    where = chosen_threats(algorithm, session.store, given, QgsProcessingContext())
    assert session.store.count(where) == session.store.count(session.filter) > 0
    assert not window.bar.items()
    session.set_filter(replace(session.filter, text="ul."))
    analyse.start_export()
    assert "not by mine, overdue or text" in window.bar.items()[0].text()


def test_the_briefing_is_for_the_units_of_the_filter(window: Window, analyse: Analyse) -> None:
    session = window.session
    parents = {unit.parent_id for unit in session.units}
    above = next(unit for unit in session.units if unit.parent_id and unit.id in parents)
    analyse.start_briefing()
    session.set_filter(replace(session.filter, units=with_units_below((above.id,), session.units)))
    analyse.start_briefing()
    (_, every), (_, given) = analyse.started
    assert "UNITS" not in every
    assert given["UNITS"] == above.code


def test_a_publication_is_of_the_whole_store_that_is_open(window: Window, analyse: Analyse) -> None:
    session = window.session
    session.authcfg = "abc1234"
    session.set_filter(replace(session.filter, planes=("internet",), text="ul."))
    analyse.actions["publish"].trigger()
    assert analyse.started == [("publish", {"STORE": session.location, "AUTHCFG": "abc1234"})]
    assert not window.bar.items()
    session.close()
    analyse.actions["publish"].trigger()
    assert analyse.started[-1] == ("publish", {})


def test_the_search_for_duplicates_gets_the_rules_of_the_store(window: Window, analyse: Analyse) -> None:
    analyse.start("findduplicates")
    window.session.dictionary.settings["duplicate_rule:speeding"] = '{"metres": 60, "days": 5}'
    analyse.start("findduplicates")
    analyse.start("clusters")
    (_, plain), (_, changed), (_, other) = analyse.started
    assert "RULES" not in plain
    assert json.loads(changed["RULES"]) == {"speeding": {"metres": 60, "days": 5}}
    assert "RULES" not in other


def test_the_threats_chosen_alone(window: Window, analyse: Analyse) -> None:
    window.dock.hands.select_rows([0, 2, 4])
    analyse.menu.aboutToShow.emit()
    assert "3" in analyse._chosen.title()
    analyse.start_chosen("kerneldensity")
    ((_, parameters),) = analyse.started
    given = parameters["INPUT"]
    assert isinstance(given, QgsProcessingFeatureSourceDefinition)
    assert given.selectedFeaturesOnly
    layer = QgsProject.instance().mapLayer(given.source.staticValue())
    chosen = {threat.id for threat in window.dock.hands.chosen()}
    assert {feature["id"] for feature in layer.selectedFeatures()} == chosen
    assert len(chosen) == 3


def test_the_card_of_what_is_chosen_is_printed_by_its_number(window: Window, analyse: Analyse) -> None:
    window.dock.hands.select_rows([1, 3])
    analyse.actions[CARD].trigger()
    ((name, parameters),) = analyse.started
    assert (name, parameters["TEMPLATE"]) == ("stationbriefing", "verification_card")
    assert parameters["THREATS"].split(", ") == [threat.number for threat in window.dock.card.threats]
    assert len(window.dock.card.threats) == 2


def test_too_few_chosen_are_not_analysed(window: Window, analyse: Analyse) -> None:
    window.dock.hands.select_rows([0])
    analyse.start_chosen("kerneldensity")
    assert not analyse.started
    assert "at least 3" in window.bar.items()[0].text()


def test_the_dock_has_the_menu_beside_the_filter(window: Window, analyse: Analyse) -> None:
    assert window.dock.ui.analyseButton.menu() is analyse.menu
    assert window.dock.ui.analyseButton.isVisible()
    analyse.unload()
    assert window.dock.ui.analyseButton.menu() is None


def test_favourites_are_added_once_and_can_be_taken_away(qgis_app: Any) -> None:
    QgsSettings().remove("kmzb")
    manager = QgsGui.processingFavoriteAlgorithmManager()
    manager.clear()
    add_favourites()
    assert set(manager.favoriteAlgorithmIds()) == {f"kmzb:{name}" for name in FAVOURITES}
    manager.remove(f"kmzb:{FAVOURITES[0]}")
    add_favourites()
    assert not manager.isFavorite(f"kmzb:{FAVOURITES[0]}")
    manager.clear()
    QgsSettings().remove("kmzb")


def test_the_span_is_that_of_the_threats(window: Window) -> None:
    store = window.session.store
    span = read_span(store)
    assert store.count(ThreatFilter(period=span)) == store.count(
        ThreatFilter(period=Period(datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)))
    )
    frame = store.frame(ThreatFilter(), ["reported_at"])["reported_at"]
    times = sorted(each for each in frame if each)
    assert span.start.isoformat()[:10] == times[0][:10]
    assert (span.end.date() - datetime.fromisoformat(times[-1][:10]).date()).days == 1


def test_an_empty_store_has_no_span(qgis_app: Any, tmp_path: Any) -> None:
    store = create_store(str(tmp_path / "empty.gpkg"), "KMP", "KWP-RAD")
    assert read_span(store) is None
    store.close()


def test_the_temporal_controller_is_ready_and_shows_all_time_until_it_is_used(window: Window) -> None:
    canvas, project = window.link.canvas, window.link.project
    controller = QgsTemporalNavigationObject(canvas)
    canvas.setTemporalController(controller)
    temporal = Temporal(window.session, window.link)
    canvas.setTemporalRange(QgsDateTimeRange(QDateTime(2025, 1, 1, 0, 0), QDateTime(2025, 1, 2, 0, 0)))
    window.link.shown.emit()
    assert canvas.temporalRange().isInfinite()  # whatever QGIS itself set while the layers were added
    wait_for(lambda: not project.timeSettings().temporalRange().isInfinite(), "the range")
    span = read_span(window.session.store)
    assert controller.temporalExtents().begin().toPyDateTime().date() == span.start.date()
    assert canvas.temporalRange().isInfinite()
    # QGIS's own panel tells it a range too, when the first layer that has times is loaded.
    month = QgsDateTimeRange(QDateTime(2026, 1, 1, 0, 0), QDateTime(2026, 2, 1, 0, 0))
    controller.setTemporalExtents(month)
    assert canvas.temporalRange().isInfinite()
    controller.setNavigationMode(Qgis.TemporalNavigationMode.FixedRange)
    assert not canvas.temporalRange().isInfinite(), "switched on, it rules"
    controller.setNavigationMode(Qgis.TemporalNavigationMode.Disabled)
    project.clear()
    assert project.timeSettings().temporalRange().isInfinite()
    wait_for(lambda: not project.timeSettings().temporalRange().isInfinite(), "the range in the new project")
    temporal.unload()


def test_a_range_of_the_persons_own_stays(window: Window) -> None:
    project = window.link.project
    own = QgsDateTimeRange(QDateTime(2025, 1, 1, 0, 0), QDateTime(2025, 2, 1, 0, 0))
    project.timeSettings().setTemporalRange(own)
    temporal = Temporal(window.session, window.link)
    temporal._set(read_span(window.session.store))
    assert project.timeSettings().temporalRange() == own
    temporal.unload()


def test_repair_keeps_what_is_chosen(window: Window) -> None:
    window.dock.hands.select_rows([1])
    window.dock._on_selection()
    chosen = window.dock.card.threats[0].id
    window.link._group.layer("internet").setOpacity(0.3)
    assert list(window.link.restyled()) == ["internet"]
    assert "1 style restored" in window.link.repair(["internet"])
    wait_for(lambda: selected_on_map(window) == {chosen}, "the selection on the map")
    group = QgsProject.instance().layerTreeRoot().findGroups()[0]
    assert window.link.owns(group)
    assert not window.link.owns(QgsProject.instance().layerTreeRoot())
    assert not window.errors
