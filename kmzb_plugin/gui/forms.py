"""The one way a .ui file becomes a class."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from qgis.PyQt import uic

FOLDER = Path(__file__).parent.parent / "forms"


@cache
def form(name: str) -> Any:
    """The class made of `forms/<name>.ui`: a widget mixes it in and calls `setupUi(self)`."""
    made, _ = uic.loadUiType(str(FOLDER / f"{name}.ui"))
    return made
