"""The icons of the window, loaded by path: PyQt6 has no resource system."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtGui import QIcon

FOLDER = Path(__file__).parent.parent / "icons"


def icon(name: str) -> QIcon:
    """The icon `icons/<name>.svg`."""
    return QIcon(str(FOLDER / f"{name}.svg"))
