"""Attachments in the window: the line on the card, the list, the picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from kmzb_plugin.gui.attachments import Attachments
from kmzb_plugin.gui.attachments_list import size_text
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.gpkg import locks

from ..conftest import Window, settle, wait_for
from .steps import audit, choose, give, leave, pictures, with_photos


def test_a_card_without_attachments_has_no_line(window: Window) -> None:
    store = window.session.store
    assert store is not None
    some = set(with_photos(store))
    plain = next(t.id for t in store.threats(ThreatFilter(statuses=("new",))) if t.id not in some)
    choose(window, next(iter(some)))
    window.dock.show_threat(plain)
    wait_for(lambda: [t.id for t in window.dock.card.threats] == [plain], "the other threat")
    settle(300)
    assert window.dock.attachments.button.isHidden()
    QTest.keyClick(window.dock.ui.queueView, Qt.Key.Key_A)
    assert window.dock.attachments.dialog is None


def test_the_list_says_name_type_size_and_whether_it_was_cleaned(window: Window, shown: Attachments) -> None:
    assert shown.button.text() == "Attachments (3)"
    before = audit(window.session.store)
    window.dock.ui.queueView.setFocus()
    QTest.keyClick(window.dock.ui.queueView, Qt.Key.Key_A)
    wait_for(lambda: shown.dialog is not None and shown.dialog.isVisible(), "the list")
    view = shown.dialog.filesView
    rows = [[view.item(row, column).text() for column in range(4)] for row in range(view.rowCount())]
    assert [row[0] for row in rows] == ["notatka.pdf", "zdjecie_1.jpg", "zdjecie_2.jpg"]
    assert [row[1] for row in rows] == ["PDF document", "JPEG picture", "JPEG picture"]
    assert all(row[2].endswith(" kB") for row in rows)
    assert [row[3] for row in rows] == ["no", "yes", "yes"]
    assert "as it came" in shown.dialog.noteLabel.text()
    assert audit(window.session.store) == before, "to look at the list is no disclosure"
    assert size_text(1) == "1 kB"
    assert size_text(2_540_000) == "2.5 MB"


def test_a_picture_is_shown_on_a_reason_and_the_next_one_without(window: Window, shown: Attachments) -> None:
    store = window.session.store
    first, second = pictures(shown)
    asked = give("Oględziny")
    shown.open(first)
    wait_for(lambda: shown.picture is not None and shown.picture.isVisible(), "the picture")
    assert "zdjecie_1.jpg" in asked[0]
    picture = shown.picture
    assert picture.windowTitle() == "zdjecie_1.jpg"
    assert picture.size_of_picture == (800, 600)
    assert "1 of 2" in picture.nameLabel.text()
    assert not picture.previousButton.isEnabled()
    entries = audit(store)
    QTest.keyClick(picture, Qt.Key.Key_Right)
    wait_for(lambda: picture.windowTitle() == "zdjecie_2.jpg", "the next picture")
    assert not picture.nextButton.isEnabled()
    assert audit(store) == entries, "it was open"
    assert store.description(first.threat_id) is not None or audit(store) == entries
    QTest.keyClick(picture, Qt.Key.Key_Left)
    wait_for(lambda: picture.windowTitle() == first.name, "the first picture")
    QTest.keyClick(picture, Qt.Key.Key_Escape)
    assert not picture.isVisible()
    assert picture.size_of_picture == (0, 0)
    assert window.errors == []


def test_a_disclosed_description_opens_the_attachments_too(window: Window, shown: Attachments) -> None:
    first = pictures(shown)[0]
    window.dock.deeds.show_description(first.threat_id, "Oględziny")
    wait_for(lambda: window.session.store.attachment(first.id), "the disclosure")
    shown.open(first)
    wait_for(lambda: shown.picture is not None and shown.picture.isVisible(), "the picture")
    # It closes when the store closes it.
    assert 0 < shown._close.remainingTime() <= 15 * 60 * 1000
    shown._close.start(1)
    wait_for(lambda: not shown.picture.isVisible(), "the end of the quarter of an hour")


def test_a_store_that_is_held_by_another_program_is_said(
    window: Window, shown: Attachments, location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "PATIENCE_SECONDS", 0.5)
    with locks.writing(Path(location)):
        shown.open(pictures(shown)[0], "Oględziny")
        wait_for(lambda: window.errors, "the sentence")
    assert "Try again" in window.errors[0].text
    shown.open(pictures(shown)[0], "Oględziny")
    wait_for(lambda: shown.picture is not None and shown.picture.isVisible(), "the picture")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_in_the_list_asks_once(window: Window, shown: Attachments, key: Qt.Key) -> None:
    shown.open_list()
    shown.dialog.filesView.setFocus()
    shown.dialog.filesView.setCurrentCell(1, 0)
    asked = give("Oględziny")
    before = audit(window.session.store)
    QTest.keyClick(shown.dialog.filesView, key)
    shown.dialog.showButton.click()
    wait_for(lambda: shown.picture is not None and shown.picture.isVisible(), "the picture")
    settle(300)
    assert len(asked) == 1
    assert audit(window.session.store) == before + 1


def test_without_a_reason_nothing_is_read(window: Window, shown: Attachments) -> None:
    before = audit(window.session.store)
    asked = give("")
    shown.open(pictures(shown)[0])
    wait_for(lambda: asked, "the question")
    settle(200)
    assert shown.picture is None
    assert audit(window.session.store) == before


def test_the_picture_fits_or_has_its_own_size(window: Window, shown: Attachments) -> None:
    shown.open(pictures(shown)[0], "Oględziny")
    wait_for(lambda: shown.picture is not None and shown.picture.isVisible(), "the picture")
    picture = shown.picture
    picture.resize(520, 400)
    settle(50)
    assert picture.fitted
    assert picture.scale < 0.7
    QTest.keyClick(picture, Qt.Key.Key_1)
    assert picture.scale == pytest.approx(1)
    QTest.keyClick(picture, Qt.Key.Key_Plus)
    assert picture.scale == pytest.approx(1.25)
    picture.resize(620, 500)
    settle(50)
    assert picture.scale == pytest.approx(1.25), "what was zoomed by hand stays"
    QTest.keyClick(picture, Qt.Key.Key_0)
    assert picture.scale < 0.8


def test_another_threat_closes_everything(window: Window, shown: Attachments) -> None:
    shown.open_list()
    shown.open(pictures(shown)[0], "Oględziny")
    wait_for(lambda: shown.picture is not None and shown.picture.isVisible(), "the picture")
    leave(window)
    wait_for(lambda: not shown.picture.isVisible() and shown.dialog is None, "the end")
