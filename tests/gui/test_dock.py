"""The dock with real widgets: keys, counts, the card, several at once, the map both ways, conflicts, words."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.PyQt.QtCore import QItemSelectionModel, Qt
from qgis.PyQt.QtTest import QTest

from kmzb_plugin.domain.statuses import Workflow
from kmzb_plugin.domain.submission import verification
from kmzb_plugin.gui import reading
from kmzb_plugin.gui.conflict import seen_status
from kmzb_plugin.gui.decisions import digit_of
from kmzb_plugin.gui.queue_model import Role
from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter

from .conftest import Window, in_outbox, settle, wait_for


def _choose(window: Window, *statuses: str) -> None:
    """Chooses the first row of each status."""
    dock = window.dock
    rows = [
        next(row for row in range(dock.model.rowCount()) if dock.model.threat(row).status == status)
        for status in statuses
    ]
    dock.hands.select_rows(rows)
    assert {threat.status for threat in dock.card.threats} == set(statuses)


def _texts(window: Window) -> list[str]:
    return [button.text() for button in window.dock.card._buttons.values() if button.isVisible()]


def test_digits_are_one_key_each() -> None:
    workflow = Workflow.seed()
    digits = {status.code: digit_of(workflow, status.code) for status in workflow if status.code != "new"}
    assert sorted(digits.values()) == [1, 2, 3, 4, 5, 9]
    assert digits["joke_or_mistake"] == 9


def test_the_card_offers_the_legal_steps_only(window: Window) -> None:
    workflow = window.session.dictionary.workflow
    for status in ("new", "verification", "confirmed"):
        _choose(window, status)
        legal = {digit_of(workflow, step.status.code) for step in workflow.next_statuses(status)}
        assert {int(text[0]) for text in _texts(window)} == legal


def test_a_digit_that_is_not_legal_does_nothing(window: Window) -> None:
    _choose(window, "new")
    window.dock.card.press_digit(4)
    settle(100)
    assert not window.session.outgoing.pending()


def test_a_decision_without_a_note_goes_at_once_and_the_next_is_chosen(window: Window) -> None:
    _choose(window, "new")
    threat = window.dock.card.threats[0]
    window.dock.card.press_digit(1)
    wait_for(window.session.outgoing.pending, "the decision")
    assert window.dock.card.threats[0].id != threat.id
    row = window.dock.model.row_of(threat.id)
    assert window.dock.model.index(row).data(Role.PENDING)
    assert window.dock.card.heldLabel.isVisible()
    layer = window.link._group.layer("pending")
    assert layer.featureCount() == 1


def test_a_note_that_is_required_is_asked_for(window: Window) -> None:
    _choose(window, "new")
    card = window.dock.card
    window.dock.activateWindow()
    card.press_digit(9)
    wait_for(card.noteEdit.hasFocus, "the focus in the note")
    assert not window.session.outgoing.pending()
    QTest.keyClicks(card.noteEdit, "Proba.")
    QTest.keyClick(card.noteEdit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(window.session.outgoing.pending, "the decision")
    payload = window.session.outgoing.pending()[0].submission.payload
    assert payload["new_status"] == "joke_or_mistake"
    assert payload["note"] == "Proba."
    assert card.note == ""
    assert len(card.threats) == 1


def test_a_template_chooses_its_decision(window: Window) -> None:
    _choose(window, "verification")
    card = window.dock.card
    template = next(t for t in window.session.dictionary.note_templates if t.status == "confirmed")
    card._take_template(template.text_en, "confirmed")
    assert card.note == template.text_en
    reasons = {card.reasonBox.itemData(index) for index in range(1, card.reasonBox.count())}
    assert reasons == {r.code for r in window.session.dictionary.reasons if r.status == "confirmed"}


def test_several_are_decided_at_once_and_the_refused_are_named(window: Window) -> None:
    _choose(window, "new", "confirmed")
    card = window.dock.card
    assert "2" in card.titleLabel.text()
    assert any("(1" in text for text in _texts(window))
    assert card.refusedLabel.isVisible()
    card.noteEdit.setPlainText("Proba.")
    card.press_digit(9)
    wait_for(window.session.outgoing.pending, "the decision")
    assert len(window.session.outgoing.pending()) == 1


def test_keys_move_through_the_queue_but_not_while_typing(window: Window) -> None:
    dock = window.dock
    dock.activateWindow()
    view = dock.ui.queueView
    view.setFocus()
    dock.hands.go_to(0)
    dock.hands.step(1)
    assert view.currentIndex().row() == 1
    dock.hands.step(-1)
    dock.hands.step(-1)
    assert view.currentIndex().row() == 0
    dock.filter_bar.text.setFocus()
    QTest.keyClicks(dock.filter_bar.text, "jk1")
    assert dock.filter_bar.text.text() == "jk1"
    assert not window.session.outgoing.pending()


def test_overdue_link_filters(window: Window) -> None:
    dock = window.dock
    assert "href" in dock.ui.countLabel.text()
    dock.ui.countLabel.linkActivated.emit("overdue")
    wait_for(lambda: dock._queue.passing == dock._queue.overdue, "the overdue ones")
    assert all(dock.model.index(row).data(Role.OVERDUE) for row in range(dock.model.rowCount()))
    assert dock.filter_bar.overdue.font().bold()


def test_text_is_found_in_the_number(window: Window) -> None:
    threat = window.dock.model.threat(3)
    window.dock.filter_bar.text.setText(threat.number)
    wait_for(lambda: window.dock.model.rowCount() == 1, "the one found")
    assert window.dock.card.threats[0].id == threat.id
    window.dock.filter_bar.text.setText("nothing like this")
    wait_for(lambda: window.dock.ui.pages.currentWidget() is window.dock.ui.emptyPage, "the empty page")
    assert "600" in window.dock.ui.emptyLabel.text()
    window.dock.card.open_templates()  # T, while there is nothing to write about
    assert not window.dock.card.templateButton.menu().isVisible()
    window.dock.filter_bar.reset()
    wait_for(lambda: window.dock.model.rowCount() > 1, "all again")


def on_map(window: Window) -> list[str]:
    """The ids of the threats selected on the layers."""
    return [feature["id"] for layer in window.link._listening for feature in layer.selectedFeatures()]


def test_map_and_list_choose_together(window: Window) -> None:
    dock = window.dock
    dock.hands.go_to(2)
    wait_for(lambda: on_map(window) == [dock.model.threat(2).id], "the map to follow")
    other = dock.model.threat(5)
    layer = next(layer for layer in window.link._listening if f"'{other.plane}'" in layer.subsetString())
    layer.selectByExpression(f"\"id\" = '{other.id}'")
    wait_for(lambda: [threat.id for threat in dock.card.threats] == [other.id], "the list to follow")


def test_a_choice_on_the_map_reaches_beyond_the_list(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    dock = window.dock
    monkeypatch.setattr(reading, "QUEUE_ROWS", 5)
    beyond = dock.model.threat(30)
    window.session.refresh()
    wait_for(lambda: dock.model.rowCount() == 5, "the short list")
    inside = dock.model.threat(2)
    layer = next(layer for layer in window.link._listening if f"'{beyond.plane}'" in layer.subsetString())
    layer.selectByExpression(f"\"id\" = '{beyond.id}'")
    wait_for(lambda: beyond.id in [threat.id for threat in dock.card.threats], "the card to follow")
    dock.choose([beyond, inside])
    assert {threat.id for threat in dock.card.threats} == {beyond.id, inside.id}
    window.session.refresh()
    settle(400)
    assert {threat.id for threat in dock.card.threats} == {beyond.id, inside.id}
    row = dock.ui.queueView.visualRect(dock.model.index(dock.model.row_of(inside.id)))
    QTest.mouseClick(dock.ui.queueView.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert [threat.id for threat in dock.card.threats] == [inside.id], "a click in the list means the list"


def test_a_conflict_shows_what_stands_and_decides_nothing(window: Window, location: str) -> None:
    window.session.dictionary.settings["outbox_hold_seconds"] = "1"
    _choose(window, "new")
    threat = window.dock.card.threats[0]
    window.dock.card.press_digit(1)
    wait_for(window.session.outgoing.pending, "the decision")
    other = open_store(location)
    other.submit([verification(threat.id, threat.version, "joke_or_mistake", note="Proba.")])
    wait_for(window.session.outgoing.attention, "the conflict")
    assert window.dock.ui.attentionButton.isVisible()
    window.dock.outcomes.show_conflicts()
    dialog = window.dock.outcomes.conflicts
    wait_for(lambda: dialog.sides.rowCount() == 3, "the three sides")
    cards: list = []
    window.session.read_card(threat.id, cards.append)
    wait_for(lambda: cards, "the card")
    assert seen_status(window.session.outgoing.attention()[0], cards[0]) == "new"
    dialog.againButton.click()
    wait_for(lambda: [t.id for t in window.dock.card.threats] == [threat.id], "the threat again")
    assert window.dock.card.threats[0].status == "joke_or_mistake"
    assert other.threats(ThreatFilter(ids=(threat.id,)))[0].status == "joke_or_mistake"
    assert not window.session.outgoing.attention()
    other.close()


def test_a_visit_is_noted_with_the_note_and_the_status_stays(window: Window) -> None:
    window.session.dictionary.settings["outbox_hold_seconds"] = "0"
    _choose(window, "new")
    (threat,) = window.dock.card.threats
    window.dock.card.noteEdit.setPlainText("Nikogo nie zastano.")
    window.dock.card.visitButton.click()
    assert window.dock.card.note == ""
    wait_for(lambda: any(entry.receipt for entry in in_outbox(window.session)), "the receipt")
    store = window.session.store
    event = store.history(threat.id)[-1]
    assert (event.kind, event.detail["kind"], event.text) == ("annotation", "visit", "Nikogo nie zastano.")
    assert store.threats(ThreatFilter(ids=(threat.id,)))[0].status == "new"
    window.session.read_card(threat.id, window.dock.card.show_history)
    wait_for(lambda: "Visit" in window.dock.card.timeline.toPlainText(), "the visit in the history")


def test_rows_speak(window: Window) -> None:
    index = window.dock.model.index(0)
    threat = window.dock.model.threat(0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert threat.number in spoken
    assert threat.place in spoken


@pytest.mark.parametrize("width", [300, 420])
def test_fits_its_width(window: Window, width: int) -> None:
    window.dock.frame.resize(width, 900)
    settle(50)
    assert window.dock.ui.minimumSizeHint().width() <= 300
    assert window.dock.card.width() <= window.dock.ui.cardArea.viewport().width()


def test_a_description_in_a_file_is_shown_on_a_reason_too(window: Window) -> None:
    card, store = window.dock.card, window.session.store
    assert store is not None
    threat = next(each for each in store.threats(ThreatFilter()) if "•" in each.description_masked)
    window.dock.show_threat(threat.id)
    wait_for(lambda: [each.id for each in card.threats] == [threat.id], "the threat")
    assert "•" in card.descriptionLabel.text()
    assert not window.dock.ui.serverLabel.isVisible(), "a file has no server and no logins"
    window.dock.deeds.show_description(threat.id, "Oględziny")
    wait_for(lambda: "•" not in card.descriptionLabel.text(), "the clear text")
    card.description.hide_clear()
    assert "•" in card.descriptionLabel.text()
    window.dock.deeds.show_description(threat.id, "  ")
    wait_for(lambda: window.errors, "the refusal without a reason")
    assert "•" in card.descriptionLabel.text()
    window.errors.clear()


def test_closing_leaves_an_empty_dock(window: Window) -> None:
    window.session.close()
    assert window.dock.model.rowCount() == 0
    assert window.dock.ui.emptyLabel.isVisible()
    assert not window.dock.card.isVisible()


def test_nothing_went_wrong(window: Window) -> None:
    window.dock.ui.queueView.selectionModel().select(
        window.dock.model.index(1), QItemSelectionModel.SelectionFlag.Toggle
    )
    window.session.refresh()
    settle(300)
    assert window.errors == []


def test_a_store_file_that_is_gone_is_said_and_what_is_decided_waits_for_it(window: Window) -> None:
    path = Path(window.session.info.location)
    away = path.rename(path.with_name("away.gpkg"))
    lost, back = [], []
    window.session.lost.connect(lost.append)
    window.session.back.connect(lambda: back.append(True))
    window.dock.ui.refreshButton.click()
    wait_for(lambda: lost, "the word that it is gone")
    assert "not there any more" in str(lost[0])
    assert any("connection to the store is lost" in item.text() for item in window.bar.items())
    assert window.dock.model.rowCount() > 0
    away.rename(path)
    window.session.look_for_changes()
    wait_for(lambda: back, "the store that is back")
