"""Deciding about many at once: the question before it, in words; what few need no question for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

from kmzb_plugin.domain.submission import Kind
from kmzb_plugin.gui.deeds import MANY

from .conftest import Window, settle, wait_for


@pytest.fixture
def asked() -> list[str]:
    """What was asked, in order."""
    return []


def _answering(asked: list[str], *, yes: bool, act: Callable[[], object]) -> None:
    """Does something and answers the question that comes of it."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            return
        asked.append(box.text())
        wanted = QMessageBox.ButtonRole.AcceptRole if yes else QMessageBox.ButtonRole.RejectRole
        next(button for button in box.buttons() if box.buttonRole(button) == wanted).click()

    QTimer.singleShot(100, answer)
    act()


def _all(window: Window) -> None:
    """Chooses the whole list, of every status."""
    window.dock.filter_bar.restore('{"status": "all"}')
    wait_for(lambda: window.dock.model.rowCount() == 600, "the whole queue")
    window.dock.hands.select_rows(range(600))
    assert len(window.dock.card.threats) == 600


def test_many_are_decided_about_after_a_summary(window: Window, asked: list[str]) -> None:
    _all(window)
    card, session = window.dock.card, window.session
    plan = session.hand_in.plan(card.threats, "verification", "Kontrola.")
    assert plan.allowed
    assert plan.refused
    card.noteEdit.setPlainText("Kontrola.")
    _answering(asked, yes=False, act=lambda: card.press("verification"))
    settle(100)
    assert not session.outgoing.pending()
    assert card.note == "Kontrola.", "nothing is lost by a no"
    _answering(asked, yes=True, act=lambda: card.press("verification"))
    wait_for(lambda: len(session.outgoing.pending()) == len(plan.allowed), "the decisions")
    first, second = asked
    assert first == second
    assert f"{len(plan.allowed)} threats become “Under verification”" in first
    assert f"{len(plan.refused)} stay as they are" in first
    assert "There is no step from «Confirmed, passed outside the Police» to «Under verification»." in first
    assert "Kontrola." in first
    assert {entry.submission.payload["note"] for entry in session.outgoing.pending()} == {"Kontrola."}
    assert len(card.threats) == 1


def test_what_was_asked_about_is_what_is_decided(window: Window, asked: list[str]) -> None:
    _all(window)
    window.dock.card.noteEdit.setPlainText("Kontrola.")
    chosen = {threat.id for threat in window.dock.card.threats if threat.status == "new"}

    def elsewhere() -> None:
        # The queue is read anew under another filter while the question stands.
        QTimer.singleShot(10, lambda: window.dock.filter_bar.show_overdue())
        window.dock.card.press("verification")

    _answering(asked, yes=True, act=elsewhere)
    wait_for(lambda: window.session.outgoing.pending(), "the decisions")
    assert chosen <= {entry.submission.threat_id for entry in window.session.outgoing.pending()}


def test_few_are_decided_about_at_once(window: Window) -> None:
    _all(window)
    model = window.dock.model
    rows = [row for row in range(model.rowCount()) if model.threat(row).status == "not_confirmed"]
    window.dock.hands.select_rows(rows[:MANY])
    window.dock.card.noteEdit.setPlainText("Kontrola.")
    window.dock.card.press("verification")
    wait_for(lambda: len(window.session.outgoing.pending()) == MANY, "the decisions")


def test_remarks_visits_and_assignments_of_many_ask_too(window: Window, asked: list[str]) -> None:
    _all(window)
    deeds, card = window.dock.deeds, window.dock.card
    card.noteEdit.setPlainText("Sprawdzić.")
    for act in (deeds.remark, deeds.visit, deeds.take_over):
        _answering(asked, yes=False, act=act)
    settle(100)
    assert not window.session.outgoing.entries
    assert ["600" in text for text in asked] == [True] * 3
    _answering(asked, yes=True, act=deeds.visit)
    wait_for(lambda: len(window.session.outgoing.pending()) == 600, "the visits")
    assert {entry.submission.kind for entry in window.session.outgoing.pending()} == {Kind.ANNOTATION}


def test_a_case_of_too_many_is_refused_before_it_is_sent(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    from kmzb_plugin.gui import deeds

    monkeypatch.setattr(deeds, "MAX_CASE", 100)
    _all(window)
    window.dock.deeds.link()
    assert any("100" in item.text() and "600" in item.text() for item in window.bar.items())
    settle(100)
    assert not window.session.outgoing.entries


def test_a_summary_of_many_counts_every_category(window: Window) -> None:
    _all(window)
    text = window.dock.card.placeLabel.text()
    assert "of other categories" in text
    assert sum(int("".join(filter(str.isdigit, part))) for part in text.split(", ")) == 600


@pytest.mark.parametrize("note", ["Zażółć " * 20_000, "a\x00b"], ids=["too long", "NUL"])
def test_a_note_that_no_store_can_keep_stays_where_it_was_written(window: Window, note: str) -> None:
    card = window.dock.card
    card.noteEdit.setPlainText(note)
    written = card.note
    for act in (window.dock.deeds.remark, window.dock.deeds.visit, lambda: card.press(card._choices[0].status.code)):
        act()
        assert card.note == written
    settle(100)
    assert not window.session.outgoing.entries
    assert any(word in window.bar.currentItem().text() for word in ("too long", "NUL"))
