"""The one way a .ui file becomes a class."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from qgis.PyQt import uic

FOLDER = Path(__file__).parent.parent / "forms"


@cache
def form(name: str) -> Any:
    """The class made of `forms/<name>.ui`: a widget mixes it in and calls `setupUi(self)`.

    The file is read then and not before: QGIS starts without reading forms that nobody opens.
    """

    class Form:
        def setupUi(self, widget: Any) -> None:
            uic.loadUi(str(FOLDER / f"{name}.ui"), widget)

    return Form
