"""Painting on widgets and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from qgis.PyQt.QtGui import QPaintDevice, QPainter
from qgis.PyQt.QtWidgets import QStylePainter, QWidget


@contextmanager
def painting(on: QPaintDevice) -> Iterator[QPainter]:
    """A painter that ends with the block; on a widget it also draws what its style has.

    Left to Python it would end when nobody knows it any more. A traceback or a debugger may know it for longer, and
    QGIS does not survive two painters at work on one window.
    """
    painter = QStylePainter(on) if isinstance(on, QWidget) else QPainter(on)
    try:
        yield painter
    finally:
        painter.end()
