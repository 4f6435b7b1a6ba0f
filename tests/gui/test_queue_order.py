"""The order and the groups of the queue: asked of the store, folded, chosen as a whole, remembered; the days left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QElapsedTimer, QPoint, Qt
from qgis.PyQt.QtTest import QTest

from kmzb_plugin.domain.periods import now, parse_moment
from kmzb_plugin.gui import reading, settings, wording
from kmzb_plugin.gui.queue_delegate import count_area
from kmzb_plugin.gui.queue_groups import Groups
from kmzb_plugin.gui.queue_model import QueueModel, Role
from kmzb_plugin.store.order import By, alphabetical

from .conftest import Window, opened_window, settle, wait_for


@pytest.fixture(autouse=True)
def usual(qgis_app: object) -> Iterator[None]:
    """What one test has chosen is not there in the next."""
    yield
    QgsSettings().remove(settings.ORDER)
    QgsSettings().remove(settings.GROUPS)


def _group(window: Window, groups: Groups) -> QueueModel:
    window.dock.order.choose(window.dock.order.by, groups)
    assert window.dock.model.is_grouped
    return window.dock.model


def _headers(model: QueueModel) -> list[int]:
    return [row for row in range(model.rowCount()) if model.section(row) is not None]


def _at(window: Window, row: int) -> QPoint:
    view = window.dock.ui.queueView
    view.scrollTo(window.dock.model.index(row))
    return view.visualRect(window.dock.model.index(row)).center()


def _count_at(window: Window, row: int) -> QPoint:
    view = window.dock.ui.queueView
    view.scrollTo(window.dock.model.index(row))
    area = view.visualRect(window.dock.model.index(row))
    return count_area(area, view.fontMetrics(), "9").center()


def _click(window: Window, at: QPoint, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(window.dock.ui.queueView.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def _press(window: Window, key: Qt.Key) -> None:
    QTest.keyClick(window.dock.ui.queueView, key)


def test_another_order_is_asked_of_the_store(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "QUEUE_ROWS", 10)
    store, where = window.session.store, window.session.filter
    everything = store.threats(where)
    assert len(everything) > 10
    window.dock.order.choose(By.NEWEST, Groups.NONE)
    wait_for(lambda: window.dock.model.rowCount() == 10, "the first ten")
    listed = [window.dock.model.threat(row).id for row in range(10)]
    newest = sorted(everything, key=lambda t: t.reported_at or t.occurred_at, reverse=True)
    assert {threat.id for threat in newest[:10]} == set(listed)
    window.dock.order.choose(By.PLACE, Groups.NONE)
    by_place = sorted((threat.place for threat in everything if threat.place), key=alphabetical)
    wait_for(lambda: window.dock.model.threat(0).place == by_place[0], "the first places")
    assert [window.dock.model.threat(row).place for row in range(10)] == by_place[:10]


def test_categories_come_by_their_names(window: Window) -> None:
    window.dock.order.choose(By.CATEGORY, Groups.NONE)
    wait_for(lambda: window.session.order.by is By.CATEGORY and not window.session._tasks.is_busy("queue"), "it")
    settle(50)
    model = window.dock.model
    names = [model.index(row).data(Role.CATEGORY) for row in range(model.rowCount())]
    assert names == sorted(names, key=str.casefold)
    assert len(set(names)) > 3


def test_it_is_remembered_for_the_person(window: Window, location: str) -> None:
    window.dock.order.choose(By.OLDEST, Groups.STATUS)
    window.session.close()
    with opened_window(window.session, location) as again:
        assert (again.dock.order.by, again.dock.order.groups) == (By.OLDEST, Groups.STATUS)
        assert again.session.order.by is By.OLDEST
        assert again.dock.model.is_grouped
        assert again.dock.ui.orderButton.font().bold()


def test_a_setting_that_is_none_is_the_usual(qgis_app: object) -> None:
    from qgis.PyQt.QtWidgets import QToolButton

    from kmzb_plugin.gui.queue_order import QueueOrder

    settings.remember_arrangement("by moonlight", "")
    order = QueueOrder(QToolButton())
    assert (order.by, order.groups) == (By.DUE, Groups.NONE)


@pytest.mark.parametrize("groups", [Groups.CASE, Groups.PLACE, Groups.CATEGORY, Groups.STATUS])
def test_groups_hold_every_threat_once_and_say_how_many(window: Window, groups: Groups) -> None:
    before = {window.dock.model.threat(row).id for row in range(window.dock.model.rowCount())}
    model = _group(window, groups)
    sections = [model.section(row) for row in _headers(model)]
    inside = [threat.id for section in sections for threat in section.threats]
    assert len(inside) == len(before)
    assert set(inside) == before
    assert len(sections) == len({section.key for section in sections})
    for row, section in zip(_headers(model), sections, strict=True):
        spoken = model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
        overdue = sum(threat.is_overdue(now()) for threat in section.threats)
        assert section.name in spoken
        assert str(len(section.threats)) in spoken
        assert (f"{overdue} overdue" in spoken) == bool(overdue)


def test_statuses_come_in_their_own_order_and_the_nameless_last(window: Window) -> None:
    model = _group(window, Groups.STATUS)
    codes = [model.section(row).key for row in _headers(model)]
    workflow = [status.code for status in window.session.dictionary.workflow]
    assert codes == [code for code in workflow if code in codes]
    model = _group(window, Groups.CASE)
    assert [model.section(row).key for row in _headers(model)][-1] == ""


def test_keys_pass_the_headers_and_stop_at_folded_ones(window: Window) -> None:
    model, dock = _group(window, Groups.CATEGORY), window.dock
    dock.ui.queueView.setFocus()
    first, second = _headers(model)[:2]
    dock.hands.go_to(second - 1)
    _press(window, Qt.Key.Key_Down)
    assert dock.hands.row == second + 1
    _press(window, Qt.Key.Key_Up)
    assert dock.hands.row == second - 1
    inside = model.section(first).threats
    _press(window, Qt.Key.Key_Left)
    assert (dock.hands.row, model.is_folded(first)) == (first, True)
    assert model.row_of(inside[0].id) == -1
    assert dock.card.threats == ()
    # A step down goes into the next group, past its open header; a step up comes back to the folded one.
    _press(window, Qt.Key.Key_Down)
    assert dock.hands.row == first + 2
    assert len(dock.card.threats) == 1
    _press(window, Qt.Key.Key_Up)
    assert dock.hands.row == first
    _press(window, Qt.Key.Key_Right)
    assert dock.card.threats == (inside[0],)
    _press(window, Qt.Key.Key_Home)
    settle(20)
    assert len(dock.card.threats) == 1


def test_a_click_folds_one_on_the_number_chooses_and_ctrl_adds(window: Window) -> None:
    model, dock = _group(window, Groups.CATEGORY), window.dock
    first, second = (model.section(row) for row in _headers(model)[:2])
    _click(window, _count_at(window, 0))
    assert dock.card.threats == tuple(first.threats)
    _click(window, _at(window, 0))
    assert model.is_folded(0)
    _click(window, _count_at(window, 1))
    assert dock.card.threats == tuple(second.threats)
    ctrl = Qt.KeyboardModifier.ControlModifier
    _click(window, _at(window, 0), ctrl)
    assert not model.is_folded(0)
    assert dock.card.threats == (*first.threats, *second.threats)
    _click(window, _at(window, 0), ctrl)
    assert dock.card.threats == tuple(second.threats)


def test_the_keyboard_chooses_a_group_too(window: Window) -> None:
    model, dock = _group(window, Groups.CATEGORY), window.dock
    dock.activateWindow()
    dock.ui.queueView.setFocus()
    group = model.section(0).threats
    dock.hands.go_to(1)
    next(shortcut for shortcut in dock._keys._of_queue if shortcut.key().toString() == "G").activated.emit()
    assert dock.card.threats == tuple(group)
    _press(window, Qt.Key.Key_Left)
    assert dock.card.threats == ()
    dock._on_space()
    assert dock.card.threats == tuple(group)


def test_a_range_over_a_header_brings_no_others_along(window: Window) -> None:
    model, dock = _group(window, Groups.CATEGORY), window.dock
    second = _headers(model)[1]
    dock.hands.go_to(second - 1)
    dock.ui.queueView.setFocus()
    QTest.keyClick(dock.ui.queueView, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dock.ui.queueView, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert [threat.id for threat in dock.card.threats] == [model.threat(row).id for row in (second - 1, second + 1)]


def test_a_folded_group_stays_folded_when_the_queue_is_read_anew(window: Window) -> None:
    model, dock = _group(window, Groups.CATEGORY), window.dock
    dock.hands.go_to(1)
    hidden = model.threat(1)
    dock.hands.fold()
    read: list[object] = []
    window.session.queue_read.connect(read.append)
    window.session.refresh()
    wait_for(lambda: read, "the queue again")
    assert model.is_folded(0)
    assert dock.hands.row == 0
    assert dock.card.threats == ()
    # Asked for by the map or by the search, a threat comes to light.
    dock.show_threat(hidden.id)
    wait_for(lambda: [threat.id for threat in dock.card.threats] == [hidden.id], "the threat")
    assert not model.is_folded(0)


def test_all_groups_fold_and_a_decision_goes_on_past_headers(window: Window) -> None:
    model, dock = _group(window, Groups.STATUS), window.dock
    new = next(row for row in _headers(model) if model.section(row).key == "new")
    dock.hands.go_to(new + 1)
    threat = dock.card.threats[0]
    dock.card.press_digit(1)
    wait_for(window.session.outgoing.pending, "the decision")
    assert dock.card.threats
    assert dock.card.threats[0].id != threat.id
    dock.order.fold_wanted.emit(True)
    assert model.rowCount() == len(_headers(model))
    dock.order.fold_wanted.emit(False)
    assert model.rowCount() > len(_headers(model))


@pytest.mark.parametrize(
    ("due", "says", "short"),
    [
        ("2026-03-10T12:00:00Z", "3 days left", "3 d left"),
        ("2026-03-07T22:30:00Z", "due today", "today"),
        ("2026-03-07T23:30:00Z", "due tomorrow", "1 d left"),
        ("2026-03-06T12:00:00Z", "overdue since yesterday", "1 d late"),
        ("2026-03-07T06:00:00Z", "overdue since today", "today"),
        ("2026-03-05T12:00:00Z", "2 days overdue", "2 d late"),
    ],
)
def test_days_left_are_those_of_the_calendar(window: Window, due: str, says: str, short: str) -> None:
    at = parse_moment("2026-03-07T12:00:00Z")
    threat = replace(window.dock.model.threat(0), due_at=parse_moment(due))
    assert wording.due(threat, at) == says
    assert wording.due_short(threat, at) == short
    assert wording.due(replace(threat, due_at=None), at) == ""


def test_a_row_says_how_many_days_are_left(window: Window) -> None:
    model = window.dock.model
    threat = replace(model.threat(0), due_at=now() - timedelta(days=3))
    model.set_threats([threat])
    assert "3 days overdue" in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "3 days overdue" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize("width", [300, 420])
def test_the_button_leaves_the_dock_its_width(window: Window, width: int) -> None:
    window.dock.order.choose(By.CATEGORY, Groups.CATEGORY)
    window.dock.frame.resize(width, 900)
    settle(50)
    assert window.dock.ui.minimumSizeHint().width() <= 300
    button = window.dock.ui.orderButton
    assert button.isVisible()
    assert button.geometry().right() <= window.dock.ui.queueTab.width()


def test_two_thousand_threats_are_grouped_at_once(window: Window) -> None:
    threat = window.dock.model.threat(0)
    many = [replace(threat, id=str(n), place=f"ul. {n % 400}") for n in range(reading.QUEUE_ROWS)]
    model = window.dock.model
    clock = QElapsedTimer()
    clock.start()
    model.set_groups(Groups.PLACE)
    model.set_threats(many)
    model.fold(0, folded=True)
    model.fold(0, folded=False)
    assert clock.elapsed() < 100
    assert model.rowCount() == 2400
