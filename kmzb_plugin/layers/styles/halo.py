"""Text over a map."""

from __future__ import annotations

from qgis.core import QgsTextBufferSettings, QgsTextFormat, QgsUnitTypes
from qgis.PyQt.QtGui import QColor, QFont

from ..marks import INK


def halo_text(size: float, colour: str = INK, *, bold: bool = False, halo: float = 0.7) -> QgsTextFormat:
    """Text of so many points in QGIS's font, with a white halo of so many millimetres."""
    text = QgsTextFormat()
    text.setFont(QFont())
    text.setSize(size)
    text.setSizeUnit(QgsUnitTypes.RenderUnit.RenderPoints)
    text.setForcedBold(bold)
    text.setColor(QColor(colour))
    around = QgsTextBufferSettings()
    around.setEnabled(True)
    around.setSize(halo)
    around.setColor(QColor("white"))
    text.setBuffer(around)
    return text
