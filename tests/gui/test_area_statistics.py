"""Statistics that are imported into the store that is open come onto the map by themselves, and they alone."""

from __future__ import annotations

import pandas as pd
import pytest
from qgis.core import QgsProject, QgsVectorLayer

from kmzb_plugin.domain.submission import verification
from kmzb_plugin.gui import tasks
from kmzb_plugin.gui.session import Session
from kmzb_plugin.layers.recipes import CLUSTERS, STATISTICS, UNITS
from kmzb_plugin.store import open_store
from kmzb_plugin.store.base import ImportSource

from .conftest import Window, settle, wait_for

COLUMNS = ["area_code", "category", "period", "n"]


def add(location: str, *rows: tuple[str, str, str, int]) -> None:
    """What `importareastatistics` does at its end, by a connection of its own."""
    store = open_store(location)
    with store.bulk_import(ImportSource("police", "kgp", "statystyka.csv")) as importer:
        importer.add_statistics(pd.DataFrame(list(rows), columns=COLUMNS))
    store.close()


def shown(layer: QgsVectorLayer | None) -> dict[str, int]:
    return {feature["teryt"]: feature["n"] for feature in layer.getFeatures()} if layer is not None else {}


def roles() -> list[str]:
    entries = QgsProject.instance().layerTreeRoot().findLayers()
    return [entry.layer().customProperty("kmzb/role") for entry in entries]


def test_the_layer_comes_and_changes_by_itself(window: Window, location: str) -> None:
    project, group = QgsProject.instance(), window.link._group
    before = dict(project.mapLayers())
    reopened: list[str] = []
    for layer in before.values():
        layer.dataSourceChanged.connect(lambda layer=layer: reopened.append(layer.name()))
    assert group.layer(STATISTICS) is None
    add(location, ("1463", "theft", "2024", 30), ("1425", "theft", "2024", 4))
    wait_for(lambda: shown(group.layer(STATISTICS)) == {"1463": 30, "1425": 4}, "the layer")
    made = group.layer(STATISTICS)
    assert made.name() == "Police statistics, 2024"
    assert roles().index(CLUSTERS) + 1 == roles().index(STATISTICS) == roles().index(UNITS) - 1
    assert set(project.mapLayers()) - set(before) == {made.id()}
    made.setOpacity(0.5)
    add(location, ("1463", "theft", "2025", 7))
    wait_for(lambda: shown(group.layer(STATISTICS)) == {"1463": 7}, "the other period")
    assert group.layer(STATISTICS) is made
    assert (made.name(), made.opacity()) == ("Police statistics, 2025", 0.5)
    assert window.link._group is group
    assert all(project.mapLayer(id_) is layer for id_, layer in before.items())
    assert not reopened
    assert not window.errors


def test_another_write_changes_nothing_of_it(window: Window, location: str) -> None:
    session, group = window.session, window.link._group
    add(location, ("1463", "theft", "2024", 30))
    wait_for(lambda: shown(group.layer(STATISTICS)), "the layer")
    filled: list[object] = []
    group.layer(STATISTICS).dataChanged.connect(lambda: filled.append("filled"))
    session.statistics_changed.connect(lambda: filled.append("told"))
    elsewhere: list[object] = []
    session.changed_elsewhere.connect(lambda: elsewhere.append(1))
    threat = next(each for each in window.dock._queue.threats if each.status == "new")
    store = open_store(location)
    store.submit([verification(threat.id, threat.version, "verification")])
    store.close()
    # The same counts once more, and some of a period that is not the last.
    add(location, ("1463", "theft", "2024", 30), ("1463", "theft", "2020", 1))
    wait_for(lambda: elsewhere, "the writing to be noticed")
    settle(100)
    wait_for(lambda: not tasks.at_work and not session._area_statistics._next.isActive(), "the reading")
    assert filled == []


def test_a_layer_group_that_was_taken_away_stays_away(window: Window, location: str) -> None:
    root = QgsProject.instance().layerTreeRoot()
    for group in root.findGroups():
        root.removeChildNode(group)
    told: list[object] = []
    window.session.statistics_changed.connect(lambda: told.append(1))
    add(location, ("1463", "theft", "2024", 30))
    wait_for(lambda: told, "the counts")
    settle(100)
    assert STATISTICS not in roles()
    assert not window.errors


@pytest.mark.usefixtures("link")
def test_what_is_imported_while_the_layers_are_made_comes_too(session: Session, location: str) -> None:
    session.opened.connect(lambda _: add(location, ("1463", "theft", "2024", 30)))
    session.opened.connect(lambda _: session.look_for_changes())
    session.open(location)
    wait_for(lambda: STATISTICS in roles(), "the layer")
    (layer,) = (each for each in QgsProject.instance().mapLayers().values() if each.name().startswith("Police stat"))
    wait_for(lambda: shown(layer) == {"1463": 30}, "the counts in it")
    assert session.errors == []


def test_a_store_is_closed_while_its_counts_are_read(session: Session, location: str) -> None:
    session.open(location)
    wait_for(lambda: session.store, "the store")
    session._area_statistics.look()
    session._area_statistics._read()
    session.close()
    settle(100)
    assert session.statistics is None
    assert session.errors == []
