"""The filter: what its buttons say, what it filters, and that it goes with the project."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QToolButton

from kmzb_plugin.gui.filter_bar import FilterBar
from kmzb_plugin.gui.kept_filter import KeptFilter
from kmzb_plugin.store.filter import ThreatFilter
from tests.gui.conftest import Window, in_outbox, wait_for


@pytest.fixture
def bar(window: Window) -> FilterBar:
    return window.dock.filter_bar


def passing(window: Window) -> int:
    """What the queue says passes, once it has been read with the filter set."""
    store = window.session.store
    assert store is not None
    wait_for(lambda: not window.session._tasks.is_busy("queue"), "the queue")
    assert window.dock._queue.passing == store.count(window.session.filter)
    return int(window.dock._queue.passing)


def test_the_usual_is_every_open_threat_and_nothing_is_bold(bar: FilterBar, window: Window) -> None:
    assert bar.saved() == ""
    assert bar.all.isHidden()
    assert not any(button.font().bold() for button in bar.findChildren(QToolButton))
    assert window.session.filter == ThreatFilter(
        statuses=tuple(status.code for status in window.session.dictionary.workflow if status.open)
    )


def test_what_is_set_is_bold_said_and_filtered(bar: FilterBar, window: Window) -> None:
    everything = passing(window)
    bar.restore('{"categories": ["speeding", "improper_parking"], "planes": ["internet"]}')
    assert bar.category.font().bold()
    assert bar.category.text().endswith("+1")
    assert bar.plane.text() == "Internet"
    # A screen reader hears both names.
    for code in ("speeding", "improper_parking"):
        assert window.session.dictionary.categories.label(code, "en") in bar.category.accessibleName()
    assert not bar.all.isHidden()
    assert set(window.session.filter.categories) == {"speeding", "improper_parking"}
    assert 0 < passing(window) < everything
    bar.all.click()
    assert passing(window) == everything
    assert not bar.category.font().bold()


def test_a_unit_includes_those_below_it(bar: FilterBar, window: Window) -> None:
    units = window.session.units
    top = next(unit for unit in units if not unit.parent_id)
    below = next(unit for unit in units if unit.parent_id)
    bar.unit.tick([top.id])
    bar.unit.changed.emit()
    assert set(window.session.filter.units) >= {unit.id for unit in units if unit.parent_id == top.id} | {top.id}
    bar.unit.tick([below.id])
    bar.unit.changed.emit()
    assert below.id in window.session.filter.units
    assert top.id not in window.session.filter.units


def test_mine_are_those_assigned_to_me(bar: FilterBar, window: Window) -> None:
    bar.mine.click()
    wait_for(lambda: window.dock.model.rowCount() == 0, "none is mine yet")
    bar.reset()
    wait_for(lambda: window.dock.model.rowCount() > 0 and window.dock.card.threats, "all again")
    (threat,) = window.dock.card.threats
    window.session.hand_in.assign_to_me([threat])
    wait_for(lambda: not window.session.outgoing.pending() and in_outbox(window.session), "the receipt")
    bar.mine.click()
    wait_for(lambda: window.dock.model.rowCount() == 1, "the one that is mine")
    assert window.dock.model.threat(0).id == threat.id


def test_goes_with_the_project(bar: FilterBar, window: Window, tmp_path: Path) -> None:
    project, said_of = QgsProject.instance(), []
    kept = KeptFilter(project)
    kept.serve(window.session, bar, said_of.append)
    said = '{"period": 30, "categories": ["speeding"], "overdue": true, "text": "ul."}'
    bar.restore(said)
    filtered = replace(bar.filter(), period=None, overdue_at=None)
    path = str(tmp_path / "day.qgz")
    assert project.write(path)
    bar.reset()
    assert project.read(path)
    assert bar.saved() == said
    assert replace(bar.filter(), period=None, overdue_at=None) == filtered
    wait_for(lambda: len(window.link._listening) == 3, "the store on the map of this project")
    # The usual goes with a project as well.
    bar.reset()
    assert project.write(path)
    bar.restore(said)
    assert project.read(path)
    assert bar.saved() == ""
    bar.restore(said)
    # A project from before, or of somebody else, changes nothing.
    other = QgsProject()
    assert other.write(str(tmp_path / "other.qgz"))
    assert project.read(str(tmp_path / "other.qgz"))
    assert bar.saved() == said
    assert said_of == []
    kept.unload()


def test_what_this_store_does_not_have_is_left_out_and_told(bar: FilterBar) -> None:
    assert bar.restore('{"categories": ["speeding"], "units": ["of another store"]}') is False
    assert bar.saved() == '{"categories": ["speeding"]}'
    assert bar.restore('{"categories": ["speeding", "improper_parking"]}') is True
    assert bar.restore('{"categories": ["improper_parking", "speeding"]}') is True


def test_a_project_opened_before_its_store_waits_for_it(window: Window, tmp_path: Path, location: str) -> None:
    bar, project, said_of = window.dock.filter_bar, QgsProject.instance(), []
    kept = KeptFilter(project)
    kept.serve(window.session, bar, said_of.append)
    bar.restore('{"overdue": true}')
    path = str(tmp_path / "day.qgz")
    assert project.write(path)
    window.session.close()
    assert project.read(path)
    window.session.open(location)
    wait_for(lambda: window.session.store is not None and bar.overdue.isChecked(), "the filter of the project")
    assert window.session.filter.overdue_at is not None
    kept.unload()


@pytest.mark.parametrize("saved", ["", "{", "[1]", '{"period": "x", "status": 5, "categories": 3, "units": ["gone"]}'])
def test_what_cannot_be_read_is_the_usual(bar: FilterBar, saved: str) -> None:
    bar.restore('{"overdue": true}')
    bar.restore(saved)
    assert bar.saved() == ""
