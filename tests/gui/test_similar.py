"""Similar reports on the card, and one case of them by one key."""

from __future__ import annotations

import pytest

from kmzb_plugin.domain.duplicates import DuplicateRules
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.similar import similar
from tests.gui.conftest import Window, in_outbox, wait_for

RULE = DuplicateRules.seed().other


@pytest.fixture
def alike(window: Window) -> Threat:
    """A threat of the queue with others like it, chosen and on the card."""
    store, model = window.session.store, window.dock.model
    assert store is not None
    row = next(row for row in range(model.rowCount()) if similar(store, model.threat(row), RULE))
    window.dock.hands.go_to(row)
    wait_for(lambda: not window.dock.card.similarButton.isHidden(), "the similar ones")
    return model.threat(row)


def key(window: Window, name: str) -> None:
    next(shortcut for shortcut in window.dock._keys._of_queue if shortcut.key().toString() == name).activated.emit()


def test_are_listed_and_lead_to_their_card(window: Window, alike: Threat) -> None:
    store = window.session.store
    assert store is not None
    expected = similar(store, alike, RULE)
    button = window.dock.card.similarButton
    assert button.text().startswith(str(len(expected)))
    actions = [action for action in button.menu().actions() if not action.isSeparator()]
    assert [action.text().split(" · ")[0] for action in actions[:-1]] == [other.number for other in expected]
    actions[0].trigger()
    wait_for(lambda: [threat.id for threat in window.dock.card.threats] == [expected[0].id], "the similar one")


def test_become_one_case_by_one_key_which_can_be_taken_back(window: Window, alike: Threat) -> None:
    store = window.session.store
    assert store is not None
    linked = [alike.id, *(other.id for other in similar(store, alike, RULE))]
    key(window, "C")
    wait_for(window.session.outgoing.pending, "the case on its way")
    assert list(window.session.outgoing.pending()[0].submission.payload["threat_ids"]) == linked
    assert window.session.outgoing.withdraw_last()
    wait_for(lambda: not window.session.outgoing.pending(), "an empty outbox")
    window.session.dictionary.settings["outbox_hold_seconds"] = "0"
    key(window, "C")
    wait_for(lambda: any(entry.receipt for entry in in_outbox(window.session)), "the receipt")
    stored = store.threats(ThreatFilter(ids=tuple(linked)))
    (case,) = {threat.case_id for threat in stored}
    assert case
    assert len(store.threats(ThreatFilter(case_id=case))) == len(linked)
    wait_for(lambda: window.dock.card.caseLabel.text() == "in a case", "the card to say so")


def test_those_chosen_become_one_case_and_one_alone_none(window: Window) -> None:
    store, model = window.session.store, window.dock.model
    assert store is not None
    lonely = next(row for row in range(model.rowCount()) if not similar(store, model.threat(row), RULE))
    window.dock.hands.go_to(lonely)
    wait_for(lambda: window.dock.card.timeline.toPlainText(), "the card")
    key(window, "C")
    assert not window.session.outgoing.pending()
    window.dock.hands.select_rows([0, 1, 2])
    key(window, "C")
    wait_for(window.session.outgoing.pending, "the case on its way")
    assert len(window.session.outgoing.pending()[0].submission.payload["threat_ids"]) == 3
