"""What is pasted into a field for longer texts."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QToolTip

from kmzb_plugin.gui.plain_text import MOST_AT_ONCE, PlainText

from .conftest import Window


@pytest.fixture
def field(qgis_app: Any) -> PlainText:
    made = PlainText()
    made.resize(300, 80)
    made.show()
    made.setPlainText("Byłem tam. ")
    made.moveCursor(made.textCursor().MoveOperation.End)
    return made


def paste(field: PlainText, text: str) -> None:
    QApplication.clipboard().setText(text)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_a_text_is_pasted(field: PlainText) -> None:
    paste(field, "Nikogo nie było.")
    assert field.toPlainText() == "Byłem tam. Nikogo nie było."


def test_too_much_is_refused_with_a_sentence_and_the_text_stays(field: PlainText) -> None:
    paste(field, "x" * (MOST_AT_ONCE + 1))
    assert field.toPlainText() == "Byłem tam. "
    assert "65,537" in QToolTip.text()
    paste(field, "y" * 1000)
    assert field.toPlainText().endswith("y" * 1000)


def test_the_forms_have_such_fields(window: Window) -> None:
    assert isinstance(window.dock.card.noteEdit, PlainText)
