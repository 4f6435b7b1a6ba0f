"""What an empty field says of itself, and texts that are longer than their room."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from kmzb_plugin.gui.cut import CutBox, CutButton
from kmzb_plugin.gui.legible import LEAST, ClearPlaceholder, contrast

LONG = "Potwierdzone (przekazane poza Policję) i coś jeszcze"


@pytest.mark.parametrize(("ground", "ink"), [("#202020", "#aaaaaa"), ("#ffffff", "#000000"), ("#323232", "#808080")])
def test_a_placeholder_is_legible_on_any_ground_and_when_that_changes(
    qgis_app: QgsApplication, ground: str, ink: str
) -> None:
    field = QLineEdit()
    ClearPlaceholder(field)
    palette = field.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor(ground))
    palette.setColor(QPalette.ColorRole.Text, QColor(ink))
    palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(ground))
    field.setPalette(palette)
    said = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert contrast(said, QColor(ground)) >= LEAST


@pytest.mark.parametrize("cut", [CutButton, CutBox])
def test_a_text_that_is_too_long_ends_in_an_ellipsis(qgis_app: QgsApplication, cut: type[QWidget]) -> None:
    def pictures(kind: type[QWidget], text: str) -> bytes:
        widget = kind()
        if isinstance(widget, QComboBox):
            widget.addItem(text)
        elif isinstance(widget, QPushButton):
            widget.setText(text)
        widget.resize(160, 30)
        image = widget.grab().toImage()
        bits = image.constBits()
        assert bits is not None
        bits.setsize(image.sizeInBytes())
        return bytes(bits)

    plain = QPushButton if cut is CutButton else QComboBox
    assert pictures(cut, "Nowe") == pictures(plain, "Nowe")
    assert pictures(cut, LONG) != pictures(plain, LONG)
    assert pictures(cut, LONG) == pictures(cut, LONG + " i jeszcze")
