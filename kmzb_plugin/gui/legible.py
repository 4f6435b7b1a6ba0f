"""Colours that can be read: what a palette offers, made stronger where it is too pale for AA of WCAG 2."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject
from qgis.PyQt.QtGui import QColor, QPalette
from qgis.PyQt.QtWidgets import QWidget

LEAST = 5.0
"""AA asks 4.5 of text of ordinary size; the thin strokes of small letters are never drawn with all of their ink."""

FAINT = 0.6
"""Of a text's ink, for what stands in its place."""

_STEPS = 20


def contrast(first: QColor, second: QColor) -> float:
    """Of two opaque colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def legible(colour: QColor, *others: QColor) -> QColor:
    """The colour, laid over the first of the others and moved away from all of them until it stands out enough."""
    found = _mixed(others[0], colour, colour.alphaF())
    extreme = QColor("black") if _luminance(others[0]) > _luminance(found) else QColor("white")
    for step in range(_STEPS + 1):
        moved = _mixed(found, extreme, step / _STEPS)
        if all(contrast(moved, other) >= LEAST for other in others):
            return moved
    return extreme


def dim_ink(palette: QPalette, *grounds: QColor) -> QColor:
    """The ink of what matters less, as the palette has it, on these grounds."""
    return legible(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.PlaceholderText), *grounds)


class ClearPlaceholder(QObject):
    """Keeps legible what an empty field says of itself: themes leave it the colour of another ground."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field, self._busy = field, False
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.EnabledChange, QEvent.Type.Show) and not self._busy:
            self._busy = True
            palette = self._field.palette()
            ground, ink = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
            palette.setColor(QPalette.ColorRole.PlaceholderText, legible(_mixed(ground, ink, FAINT), ground))
            self._field.setPalette(palette)
            self._busy = False
        return False


def _mixed(ground: QColor, ink: QColor, share: float) -> QColor:
    parts = (
        round(one * (1 - share) + other * share)
        for one, other in zip(ground.getRgb()[:3], ink.getRgb()[:3], strict=True)
    )
    return QColor(*parts)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
