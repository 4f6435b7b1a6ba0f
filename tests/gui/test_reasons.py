"""Reasons, ready notes and limits written by the unit: handed in, in force at once, refused in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication, QMainWindow, QMenu, QMessageBox, QToolBar

from kmzb_plugin.gui import rules
from kmzb_plugin.gui.analyse import Analyse
from kmzb_plugin.gui.import_start import Imports
from kmzb_plugin.gui.menu import Commands
from kmzb_plugin.gui.messages import Messages
from kmzb_plugin.gui.rules import Text
from kmzb_plugin.gui.rules_dialog import RulesDialog
from kmzb_plugin.gui.tools.actions import MapTools
from kmzb_plugin.gui.tools.base import Around
from kmzb_plugin.store import open_store

from .conftest import Window, in_outbox, settle, wait_for


@pytest.fixture
def dialog(window: Window) -> RulesDialog:
    window.dock.rules.open()
    wait_for(lambda: window.dock.rules.dialog, "the dialog")
    return window.dock.rules.dialog


def _save(window: Window, dialog: RulesDialog) -> None:
    seen: list[int] = []
    window.session.rules_changed.connect(lambda: seen.append(1))
    dialog.saveButton.click()
    wait_for(lambda: seen, "the new rules")
    assert not window.session.outgoing.attention()


def _reasons_on_the_card(window: Window) -> list[str]:
    box = window.dock.card.reasonBox
    return [box.itemText(row) for row in range(1, box.count())]


def _new(window: Window) -> None:
    model = window.dock.model
    window.dock.hands.go_to(next(row for row in range(model.rowCount()) if model.threat(row).status == "new"))


def test_a_new_reason_stands_on_the_card_at_once(window: Window, dialog: RulesDialog, location: str) -> None:
    _new(window)
    table = dialog.reasons
    table.addButton.click()
    row = table.textsView.currentIndex().row()
    model = table.model
    for column, text in enumerate(("verification", "Zgłoszenie z żartu", "Łąkowa: a Joke, reported!")):
        assert model.setData(model.index(row, column), text)
    _save(window, dialog)
    assert "Łąkowa: a Joke, reported!" in _reasons_on_the_card(window)
    store = open_store(location)
    (found,) = [reason for reason in store.dictionary().reasons if reason.name_pl == "Zgłoszenie z żartu"]
    assert found.code == "lakowa_a_joke_reported"
    assert found.status == "verification"
    store.close()


def test_reasons_are_changed_removed_and_put_in_order(window: Window, dialog: RulesDialog) -> None:
    table = dialog.reasons
    before = [text.code for text in table.model.texts]
    table.textsView.setCurrentIndex(table.model.index(2, 1))
    table.upButton.click()
    assert table.textsView.currentIndex().row() == 1
    table.model.setData(table.model.index(0, 1), "Widziano na miejscu")
    table.textsView.setCurrentIndex(table.model.index(len(before) - 1, 0))
    table.removeButton.click()
    _save(window, dialog)
    after = window.session.dictionary.reasons
    assert [reason.code for reason in after] == [before[0], before[2], before[1], *before[3:-1]]
    assert after[0].name_pl == "Widziano na miejscu"


def test_ready_notes_are_changed_by_status(window: Window, dialog: RulesDialog) -> None:
    table = dialog.templates
    status = table.model.texts[0].status
    table.textsView.setCurrentIndex(table.model.index(0, 1))
    table.addButton.click()
    row = table.textsView.currentIndex().row()
    table.model.setData(table.model.index(row, 1), " Jedziemy. ")
    table.model.setData(table.model.index(row, 2), "On our way.")
    _save(window, dialog)
    found = [template for template in window.session.dictionary.note_templates if template.status == status]
    assert [template.text_pl for template in found][1] == "Jedziemy."
    changed = [entry for entry in in_outbox(window.session) if entry.receipt]
    assert [entry.submission.payload["name"] for entry in changed] == [f"note_templates:{status}"]


def test_limits_and_the_time_to_take_back_are_changed(window: Window, dialog: RulesDialog) -> None:
    dialog.holdBox.setValue(15)
    dialog.handlingEdit.setText("do użytku służbowego")
    dialog.retentionBox.setValue(365)
    dialog._limits["new"].setValue(7)
    dialog._limits["verification"].setValue(0)
    _save(window, dialog)
    dictionary = window.session.dictionary
    assert window.session.hand_in.hold_seconds == 15
    assert dictionary.settings["handling_line"] == "do użytku służbowego"
    assert dictionary.settings["retention_days"] == "365"
    assert (dictionary.workflow["new"].due_days, dictionary.workflow["verification"].due_days) == (7, None)


def test_nothing_changed_hands_nothing_in(window: Window, dialog: RulesDialog) -> None:
    dialog.saveButton.click()
    settle(100)
    assert not window.session.outgoing.entries
    assert window.dock.rules.dialog is None


@pytest.mark.parametrize(
    ("polish", "english", "says"),
    [
        ("  ", "Seen", "the text in Polish is empty"),
        ("Widziano", "", "the text in English is empty"),
        ("x" * 121, "Seen", "has 121 characters; 120 is the most"),
        (None, "Seen", "stands twice for the status"),
    ],
)
def test_what_cannot_be_taken_is_said_and_shown(
    window: Window, dialog: RulesDialog, polish: str | None, english: str, says: str
) -> None:
    table = dialog.reasons
    first = table.model.texts[0]
    table.textsView.setCurrentIndex(table.model.index(0, 0))
    table.addButton.click()
    row = table.textsView.currentIndex().row()
    table.model.setData(table.model.index(row, 1), first.polish.upper() + " " if polish is None else polish)
    table.model.setData(table.model.index(row, 2), english)
    dialog.tabs.setCurrentIndex(2)
    dialog.saveButton.click()
    assert says in dialog.problemLabel.text()
    assert dialog.tabs.currentWidget() is dialog.reasonsTab
    assert table.textsView.currentIndex().row() == row
    assert dialog.isVisible()
    assert not window.session.outgoing.pending()
    asked: list[str] = []

    def answer(role: QMessageBox.ButtonRole) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(button for button in box.buttons() if box.buttonRole(button) == role).click()

    for role, stays in ((QMessageBox.ButtonRole.RejectRole, True), (QMessageBox.ButtonRole.AcceptRole, False)):
        QTimer.singleShot(100, partial(answer, role))
        dialog.close()
        assert (window.dock.rules.dialog is not None) is stays
    assert window.dock.rules.dialog is None
    assert len(asked) == 2


def test_without_the_right_a_sentence_says_who_may(window: Window) -> None:
    window.session.info = replace(window.session.info, rights=("verify",))
    window.dock.rules.open()
    settle(100)
    assert window.dock.rules.dialog is None
    assert "may not change the rules" in window.bar.currentItem().text()


@pytest.fixture
def commands(window: Window) -> Iterator[Commands]:
    """The menu, without the rest of the workbench."""
    main = QMainWindow()
    messages = Messages(window.bar, None)
    tools = MapTools(Around(window.session, window.link, window.dock, messages, main), lambda: None)
    analyse = Analyse(window.session, window.dock, window.link, messages, main)
    imports = Imports(window.session, messages, QgsProject.instance(), lambda _: None, main)
    made = Commands(
        *(window.session, main, QToolBar(main), window.dock, imports, tools, analyse, QMenu(main)),
        repair=lambda: None,
        show_options=lambda: None,
        show_manual=lambda: None,
    )
    yield made
    for part in (made, imports, analyse, tools):
        part.unload()


def test_the_menu_offers_it_while_a_store_is_open(window: Window, commands: Commands) -> None:
    action = commands.menu.findChild(QAction, "kmzb_rules")
    assert not action.isEnabled()
    window.session.opened.emit(window.session.info)
    assert action.isEnabled()
    action.trigger()
    wait_for(lambda: window.dock.rules.dialog, "the dialog")
    window.session.close()
    assert not action.isEnabled()
    assert window.dock.rules.dialog is None


def test_the_algorithms_of_the_menu_get_the_open_store(
    window: Window, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: dict[str, dict[str, str]] = {}
    monkeypatch.setattr("kmzb_plugin.gui.menu.start", started.__setitem__)
    location = window.session.location
    for name in ("importunits", "verifyaudit", "createstore"):
        commands.menu.findChild(QAction, f"kmzb_{name}").trigger()
    assert started["importunits"]["STORE"] == started["verifyaudit"]["STORE"] == location
    assert started["createstore"] == {}  # a new one, not over the one that is open


def test_an_order_that_stays_needs_no_removing() -> None:
    old = [Text("new", pl, pl, pl) for pl in "abcd"]
    added = [*old, Text("new", "e", "E")]
    assert [name for name, _ in rules.changed_reasons(old, added)] == ["reason:e"]
    assert rules.changed_reasons(old, old) == []
    moved = [old[0], old[2], old[1], old[3]]
    names = [(name, bool(value)) for name, value in rules.changed_reasons(old, moved)]
    assert names == [(f"reason:{code}", full) for code in "cbd" for full in (False, True)]
    assert rules.changed_reasons(old, old[1:]) == [("reason:a", "")]


def test_codes_are_plain_and_their_own() -> None:
    made = rules.changed_reasons([Text("new", "x", "x", "seen")], [
        Text("new", "x", "x", "seen"), Text("new", "a", "Seen"), Text("new", "b", "żółw!"), Text("new", "c", "???"),
        Text("new", "d", "y" * 200),
    ])  # fmt: skip
    assert [name for name, _ in made] == ["reason:seen_2", "reason:zolw", "reason:reason", f"reason:{'y' * 50}"]
