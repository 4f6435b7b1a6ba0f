"""What goes wrong is said once, however many parts of the window meet it."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.gui import QgsMessageBar

from kmzb_plugin.gui.messages import Messages
from kmzb_plugin.text import UserError

from .conftest import Window, settle, wait_for


def _said(bar: QgsMessageBar) -> list[str]:
    return [item.text() for item in bar.items()]


def test_a_sentence_that_is_still_there_is_not_said_again(qgis_app: QgsApplication) -> None:
    bar = QgsMessageBar()
    messages = Messages(bar, None)
    for text in ("The store is damaged.", "The disk is full.", "The store is damaged."):
        messages.fail(UserError(text, "details"))
    assert sorted(_said(bar)) == ["The disk is full.", "The store is damaged."]
    assert bar.currentItem().text() == "The store is damaged.", "the last one is on top"
    bar.clearWidgets()
    messages.fail(UserError("The store is damaged."))
    assert _said(bar) == ["The store is damaged."], "read and put away, it may come again"


def test_a_store_file_spoilt_while_it_is_open_is_said_once(window: Window, location: str) -> None:
    said: list[str] = []
    window.session.failed.connect(lambda error: said.append(error.text))
    window.link.failed.connect(lambda error: said.append(error.text))
    Path(location).write_bytes(b"rubbish " * 20_000)
    window.session.refresh()
    window.dock.hands.select_rows([3])
    wait_for(lambda: len(said) > 1, "several that meet it")
    settle(300)
    assert len(set(said)) == 1
    assert _said(window.bar) == said[:1]
