"""The list of what is on its way and what came back, and the sign in the status bar."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.PyQt.QtCore import QItemSelectionModel

from kmzb_plugin.domain.submission import verification
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.gui.outbox_button import OutboxButton
from kmzb_plugin.gui.outbox_dialog import OutboxDialog
from kmzb_plugin.gui.outbox_model import ENTRY
from kmzb_plugin.gui.queue_model import Role
from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.outbox import State
from tests.gui.conftest import Window, in_outbox, wait_for


def decided(window: Window) -> Threat:
    """The first new threat of the queue, which is decided now."""
    model = window.dock.model
    row = next(
        row
        for row in range(model.rowCount())
        if model.threat(row).status == "new" and not model.index(row).data(Role.PENDING)
    )
    threat = window.dock.model.threat(row)
    changed: list[bool] = []
    window.session.outgoing.changed.connect(lambda: changed.append(True))
    window.dock.hands.go_to(row)
    window.dock.card.press_digit(1)
    wait_for(lambda: changed, "the decision in the outbox")
    return threat


def shown(window: Window) -> OutboxDialog:
    window.dock.outcomes.show_outbox()
    dialog = window.dock.outcomes.outbox
    assert dialog is not None
    wait_for(dialog.model.rowCount, "the entries")
    return dialog


def row_text(dialog: OutboxDialog, row: int) -> list[str]:
    return [str(dialog.model.index(row, column).data()) for column in range(dialog.model.columnCount())]


def choose(dialog: OutboxDialog, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag
    dialog.entriesView.selectionModel().clear()
    for row in rows:
        dialog.entriesView.selectionModel().select(dialog.model.index(row, 0), flags.Select | flags.Rows)


def test_what_is_held_is_listed_and_can_be_taken_out(window: Window) -> None:
    threat = decided(window)
    dialog = shown(window)
    wait_for(lambda: threat.number in row_text(dialog, 0)[2], "the number of the threat")
    assert threat.place in row_text(dialog, 0)[2]
    assert row_text(dialog, 0)[3] == "can be taken back"
    assert "1 on its way" in dialog.summaryLabel.text()
    assert not dialog.withdrawButton.isEnabled()
    choose(dialog, 0)
    dialog.withdrawButton.click()
    wait_for(lambda: dialog.model.rowCount() == 0, "an empty outbox")
    assert window.session.outgoing.entries == ()


def test_what_arrived_is_listed_for_a_day_and_stays(window: Window) -> None:
    window.session.dictionary.settings["outbox_hold_seconds"] = "0"
    decided(window)
    wait_for(lambda: [entry.state for entry in in_outbox(window.session)] == [State.ACCEPTED], "the receipt")
    dialog = shown(window)
    assert row_text(dialog, 0)[3] == "accepted"
    assert "version 2" in row_text(dialog, 0)[4]
    choose(dialog, 0)
    assert not dialog.withdrawButton.isEnabled()
    assert not dialog.retryButton.isEnabled()
    assert dialog.showButton.isEnabled()


def test_a_conflict_says_so_and_leads_to_the_threat(window: Window, location: str) -> None:
    window.session.dictionary.settings["outbox_hold_seconds"] = "1"
    threat = decided(window)
    other = open_store(location)
    other.submit([verification(threat.id, threat.version, "joke_or_mistake", note="Proba.")])
    other.close()
    wait_for(window.session.outgoing.attention, "the conflict")
    dialog = shown(window)
    assert row_text(dialog, 0)[3] == "someone was first"
    assert "1 not applied" in dialog.summaryLabel.text()
    choose(dialog, 0)
    assert not dialog.retryButton.isEnabled(), "the store has decided: it takes a new decision"
    dialog.showButton.click()
    wait_for(lambda: [each.id for each in window.dock.card.threats] == [threat.id], "the threat on the card")
    choose(dialog, 0)
    dialog.withdrawButton.click()
    wait_for(lambda: not window.session.outgoing.attention(), "nothing that wants to be read")


def test_newest_first_and_what_is_chosen_stays_chosen(window: Window) -> None:
    first, second = decided(window), decided(window)
    dialog = shown(window)
    listed = [dialog.model.index(row, 0).data(ENTRY).submission.threat_id for row in range(2)]
    assert listed == [second.id, first.id]
    choose(dialog, 1)
    assert [entry.submission.threat_id for entry in dialog.chosen()] == [first.id]
    window.session.outgoing.changed.emit()
    assert [entry.submission.threat_id for entry in dialog.chosen()] == [first.id]
    assert second.id != first.id


def test_closes_with_the_store(window: Window) -> None:
    decided(window)
    dialog = shown(window)
    closed: list[Any] = []
    dialog.finished.connect(closed.append)
    window.session.close()
    assert closed or not dialog.isVisible()
    window.dock.outcomes.show_outbox()  # nothing to show, nothing shown


@pytest.mark.parametrize("lost", [False, True])
def test_the_sign_is_seen_while_there_is_something(window: Window, location: str, lost: bool) -> None:
    sign = OutboxButton(window.session)
    assert sign.isHidden()
    window.session.dictionary.settings["outbox_hold_seconds"] = "1"
    threat = decided(window)
    assert not sign.isHidden()
    assert sign.text() == "1"
    assert "1 decision is on its way" in sign.accessibleName()
    if lost:
        other = open_store(location)
        other.submit([verification(threat.id, threat.version, "joke_or_mistake", note="Proba.")])
        other.close()
        wait_for(window.session.outgoing.attention, "the conflict")
        assert "not applied" in sign.accessibleName()
    else:
        wait_for(lambda: not window.session.outgoing.pending(), "the receipt")
        assert sign.isHidden()
        store = window.session.store
        assert store is not None
        assert store.threats(ThreatFilter(ids=(threat.id,)))[0].status == "verification"
    sign.unload()
