"""The history on the card: newest first, what is on its way on top, marks, texts that wrap and can be copied."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QPalette, QTextCursor
from qgis.PyQt.QtTest import QTest

from kmzb_plugin.domain import submission as submissions
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.gui.timeline import Timeline

from .conftest import Window, in_outbox, settle, wait_for

LONG = "Mieszkańcy mówią o hałasie. " * 20 + "https://example.org/" + "a" * 200


@pytest.fixture
def lived(window: Window) -> Threat:
    """A threat with a history of all kinds, on the card, its history open."""
    dock, store = window.dock, window.session.store
    row = next(row for row in range(dock.model.rowCount()) if dock.model.threat(row).status == "new")
    threat = dock.model.threat(row)
    receipts = store.submit(
        [
            submissions.annotation(threat.id, LONG),
            submissions.annotation(threat.id, "Byłem.", kind="visit", visited_at="2026-11-20T18:00:00Z"),
            submissions.assignment(threat.id, "jan", expected_owner=None),
            submissions.correction(
                threat.id,
                1,
                "Zły adres.",
                place="ul. Nowa 1",
                geometry={"type": "Point", "coordinates": [threat.x + 30, threat.y + 40]},
            ),
            submissions.verification(threat.id, 2, "verification", note="Przyjęto."),
            submissions.verification(threat.id, 3, "confirmed", note="Jest.", reason="seen_on_site"),
        ]
    )
    receipts += store.submit([submissions.case("11111111-1111-1111-1111-111111111111", [threat.id], title="Wyścigi")])
    assert all(receipt.accepted for receipt in receipts)
    dock.show_threat(threat.id)
    wait_for(lambda: len(dock.card.timeline.lines) == 8, "the history")
    dock.card.historyBox.setCollapsed(False)
    settle(50)
    (found,) = dock.card.threats
    return found


def _line(window: Window) -> Timeline:
    return window.dock.card.timeline


def test_tells_everything_newest_first(window: Window, lived: Threat) -> None:
    lines = _line(window).lines
    assert [line.sign for line in lines] == ["case", "", "", "correction", "assignment", "visit", "remark", "import"]
    assert lines[1].what == "Under verification → Confirmed"
    assert lines[1].status.code == "confirmed"
    assert lines[1].text == "Seen on site\nJest."
    assert "→ ul. Nowa 1" in lines[3].text
    assert "50 m" in lines[3].text
    assert "assigned to jan" in lines[4].text
    assert "20.11.2026 19:00" in lines[5].text
    assert window.dock.card.historyBox.title().endswith("(8)")


def test_what_is_on_its_way_stands_on_top_and_goes_when_it_is_taken_back(window: Window, lived: Threat) -> None:
    window.session.hand_in.visit([lived], "Patrol.")
    wait_for(lambda: len(_line(window).lines) == 9, "the visit")
    window.session.hand_in.same_case([lived])
    wait_for(lambda: len(_line(window).lines) == 10, "the case")
    first, second, third = _line(window).lines[:3]
    assert (first.sign, second.sign, third.sign) == ("case", "visit", "case")
    assert first.way == second.way == "can be taken back"
    assert third.way == ""
    assert "can be taken back" in _line(window).toPlainText()
    assert window.session.outgoing.withdraw_last()
    wait_for(lambda: len(_line(window).lines) == 9, "it gone")


def test_an_arrived_entry_does_not_stand_twice(window: Window, lived: Threat) -> None:
    window.session.hand_in.remark([lived], "Jedno zdanie.")
    wait_for(lambda: any(entry.receipt for entry in in_outbox(window.session)), "the receipt")
    window.session.read_card(lived.id, window.dock.card.show_history)
    wait_for(lambda: _line(window).lines[0].text == "Jedno zdanie." and not _line(window).lines[0].way, "it")
    assert [line.text for line in _line(window).lines].count("Jedno zdanie.") == 1


def test_all_of_it_is_one_text_that_can_be_chosen_and_copied_by_the_keyboard(window: Window, lived: Threat) -> None:
    line = _line(window)
    window.dock.activateWindow()
    line.setFocus()
    wait_for(line.hasFocus, "the focus")
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QgsApplication.clipboard().text()
    assert "a" * 200 in copied
    assert "Seen on site" in copied
    assert line.accessibleName()
    assert line.isReadOnly()
    # What is chosen stays while the rest of the window goes on.
    window.session.outgoing.changed.emit()
    assert line.textCursor().hasSelection()


def test_letters_are_still_the_keys_of_the_queue(window: Window, lived: Threat) -> None:
    line = _line(window)
    window.dock.activateWindow()
    line.setFocus()
    wait_for(line.hasFocus, "the focus")
    QTest.keyClick(line, Qt.Key.Key_N)
    assert window.dock.card.noteEdit.hasFocus()


@pytest.mark.parametrize("width", [300, 420])
def test_long_notes_wrap_and_nothing_is_cut(window: Window, lived: Threat, width: int) -> None:
    window.dock.frame.resize(width, 900)
    settle(100)
    line = _line(window)
    assert line.document().idealWidth() <= line.viewport().width() + 1
    assert line.viewport().height() >= line.document().size().height()
    assert window.dock.ui.minimumSizeHint().width() <= 300
    assert len(line._mark_places()) == len(line.lines)


def test_it_follows_the_font_and_the_palette(window: Window, lived: Threat) -> None:
    line = _line(window)
    height = line.height()
    font = line.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    line.setFont(font)
    settle(50)
    assert line.height() > height * 1.5
    palette = QPalette(line.palette())
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor("#123456"))
    line.setPalette(palette)
    cursor = QTextCursor(line.document().findBlockByNumber(1))
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    assert cursor.charFormat().foreground().color().name() == "#123456"


def test_another_threat_has_another_history(window: Window, lived: Threat) -> None:
    row = next(row for row in range(window.dock.model.rowCount()) if window.dock.model.threat(row).id != lived.id)
    window.dock.hands.go_to(row)
    assert "Seen on site" not in _line(window).toPlainText()
    wait_for(lambda: [line.sign for line in _line(window).lines][-1:] == ["import"], "its history")
