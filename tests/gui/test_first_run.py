"""The way in: the start page, the demo, the hint until the first decision."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsSettings
from qgis.gui import QgsDockWidget, QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from kmzb_plugin.gui import settings
from kmzb_plugin.gui.dock import WorkbenchDock
from kmzb_plugin.gui.first_run import FirstRun
from kmzb_plugin.gui.map_link import MapLink
from kmzb_plugin.gui.messages import Messages
from kmzb_plugin.gui.session import Session
from kmzb_plugin.gui.start_page import MOST_RECENT

from .conftest import wait_for


class _Commands:
    """What the page asks of the menu."""

    def __init__(self, session: Session) -> None:
        self.session, self.asked = session, 0

    def choose_store(self) -> None:
        self.asked += 1

    def open(self, location: str, authcfg: str) -> None:
        self.session.open(location, authcfg)


@pytest.fixture
def first(session: Session, tmp_path: Path) -> Iterator[FirstRun]:
    """The dock without a store; `first.dock` and `first.commands` for the tests."""
    QgsSettings().remove("kmzb")
    QgsProject.instance().clear()
    link = MapLink(session, QgsMapCanvas(), QgsProject.instance())
    dock = WorkbenchDock(session, link, Messages(QgsMessageBar(), None), QgsDockWidget())
    commands = _Commands(session)
    made = FirstRun(session, dock, commands, lambda: tmp_path / "documents" / "demo.gpkg")
    made.dock, made.commands = dock, commands
    dock.frame.resize(420, 900)
    dock.frame.show()
    yield made
    made.unload()
    link.unload()
    dock.unload()
    dock.frame.deleteLater()
    session.close()
    QgsProject.instance().clear()
    QgsSettings().remove("kmzb")


def test_the_page_stands_alone_while_no_store_is_open(first: FirstRun, location: str) -> None:
    page, ui = first.page, first.dock.ui
    assert page.isVisible()
    assert page.demoButton.isVisible()
    assert page.openButton.isVisible()
    assert "112" in page.emergencyLabel.text()
    assert not page.recentLabel.isVisible()
    assert not any(part.isVisible() for part in (first.dock.filter_bar, ui.cardArea, ui.analyseButton))
    page.openButton.click()
    assert first.commands.asked == 1
    first.commands.open(location, "")
    wait_for(lambda: first.dock.card.threats, "the queue")
    assert not page.isVisible()
    assert first.dock.filter_bar.isVisible()
    assert ui.cardArea.isVisible()
    first.commands.session.close()
    assert page.isVisible()


def test_stores_opened_before_are_links_and_missing_files_say_so(first: FirstRun, location: str) -> None:
    for number in range(MOST_RECENT):
        settings.remember_store(f"{location}-{number} & <b>.gpkg")
    settings.remember_store(location)
    first.read_recent()
    wait_for(lambda: "missing" in first.page.recentLabel.text(), "what is missing")
    text = first.page.recentLabel.text()
    assert text.count("<p ") == MOST_RECENT
    assert text.count("<a href") == 1
    assert "<b>" not in text
    first.page.recentLabel.linkActivated.emit("0")
    assert first.page.stateLabel.isVisible()
    wait_for(lambda: first.dock.card.threats, "the queue")


def test_a_store_that_cannot_be_opened_leaves_the_page_ready(first: FirstRun, tmp_path: Path) -> None:
    settings.remember_store(str(tmp_path / "gone.gpkg"))
    first.read_recent()
    first.page.recentLabel.linkActivated.emit("0")
    wait_for(lambda: first.commands.session.errors, "the error")
    assert first.page.isVisible()
    assert not first.page.stateLabel.isVisible()


def test_a_demo_that_is_cancelled_leaves_nothing(first: FirstRun, tmp_path: Path) -> None:
    first.page.demoButton.click()
    assert first.page.cancelButton.isVisible()
    assert not first.page.openButton.isEnabled()
    wait_for(lambda: first.page.progressBar.value() > 0, "the progress")
    first.page.cancelButton.click()
    wait_for(first.page.demoButton.isEnabled, "the end")
    assert "No demo" in first.page.stateLabel.text()
    assert not list((tmp_path / "documents").iterdir())


def test_a_folder_that_cannot_be_made_is_named(first: FirstRun, tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("a file")
    first.page.demoButton.click()
    wait_for(first.page.demoButton.isEnabled, "the end")
    assert str(tmp_path / "documents") in first.page.stateLabel.text()


def test_the_first_threat_can_be_confirmed_and_the_hint_goes_for_good(
    first: FirstRun, demo: Path, tmp_path: Path
) -> None:
    (tmp_path / "documents").mkdir()
    shutil.copy(demo, tmp_path / "documents" / "demo.gpkg")  # made before
    first.page.demoButton.click()
    session, card = first.commands.session, first.dock.card
    wait_for(lambda: card.threats, "the queue")
    assert card.threats[0].status == "verification"
    assert first.hint.isVisible()
    first.dock.activateWindow()
    card.press_digit(2)
    wait_for(card.noteEdit.hasFocus, "the note")
    QTest.keyClicks(card.noteEdit, "Potwierdzam.")
    QTest.keyClick(card.noteEdit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(session.outgoing.pending, "the decision")
    assert session.outgoing.pending()[0].submission.payload["new_status"] == "confirmed"
    assert not first.hint.isVisible()
    assert not settings.hint_wanted()


def test_the_hint_can_be_put_away(first: FirstRun, location: str) -> None:
    first.commands.open(location, "")
    wait_for(lambda: first.dock.card.threats, "the queue")
    first.hint.close_button.click()
    assert not first.hint.isVisible()
    assert not settings.hint_wanted()
