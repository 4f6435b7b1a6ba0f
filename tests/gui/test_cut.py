"""A box too narrow for its text: cut with an ellipsis, the whole in a tool tip."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QPoint
from qgis.PyQt.QtGui import QHelpEvent
from qgis.PyQt.QtWidgets import QApplication, QComboBox, QToolTip

from kmzb_plugin.gui.cut import CutBox

WHOLE = "Windows-1250 (rozpoznano)"


def _asked(box: CutBox) -> str:
    """The tool tip that comes where the mouse rests."""
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), box.mapToGlobal(QPoint(5, 5))))
    return str(QToolTip.text()) if QToolTip.isVisible() else ""


def test_a_narrow_box_says_all_of_its_text_in_a_tool_tip(qgis_app: QApplication) -> None:
    box = CutBox()
    box.addItem(WHOLE)
    box.resize(400, 26)
    box.show()
    assert _asked(box) == ""
    box.resize(90, 26)
    assert _asked(box) == WHOLE
    box.setToolTip("What the letters of the file are")
    assert _asked(box) == "What the letters of the file are"
    box.deleteLater()


def test_a_narrow_box_is_drawn_with_an_ellipsis(qgis_app: QApplication) -> None:
    box, plain = CutBox(), QComboBox()
    for each, text in ((box, WHOLE), (plain, "Wind…")):
        each.addItem(text)
        each.resize(90, 26)
    drawn = {}
    for length in range(1, len(WHOLE)):
        plain.setItemText(0, WHOLE[:length] + "…")
        drawn[length] = plain.grab().toImage()
    assert box.grab().toImage() in drawn.values()
