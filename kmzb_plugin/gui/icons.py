"""The icons of the window, loaded by path: PyQt6 has no resource system."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QApplication

from .painting import painting

FOLDER = Path(__file__).parent.parent / "icons"


@cache
def icon(name: str) -> QIcon:
    """The icon `icons/<name>.svg`; Qt reads the drawing each time one is made."""
    return QIcon(str(FOLDER / f"{name}.svg"))


_SIZES = (16, 32)


def icon_for_lists(name: str) -> QIcon:
    """The icon, on a ground of its own in a chosen row, whose colour would swallow it."""
    plain, made = icon(name), QIcon()
    for size in _SIZES:
        ground = QPixmap(size, size)
        ground.fill(Qt.GlobalColor.transparent)
        with painting(ground) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QApplication.palette().base())
            painter.drawEllipse(ground.rect())
            plain.paint(painter, ground.rect().adjusted(1, 1, -1, -1))
        made.addPixmap(plain.pixmap(size, size))
        made.addPixmap(ground, QIcon.Mode.Selected)
    return made
