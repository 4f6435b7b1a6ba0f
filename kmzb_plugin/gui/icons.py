"""The icons of the window, loaded by path: PyQt6 has no resource system."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from qgis.PyQt.QtGui import QIcon

FOLDER = Path(__file__).parent.parent / "icons"


@cache
def icon(name: str) -> QIcon:
    """The icon `icons/<name>.svg`; Qt reads the drawing each time one is made."""
    return QIcon(str(FOLDER / f"{name}.svg"))
