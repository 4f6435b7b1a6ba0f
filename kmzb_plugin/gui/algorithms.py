"""How the window starts an algorithm."""

from __future__ import annotations

from typing import Any


def start(name: str, parameters: dict[str, Any] | None = None) -> None:
    """Opens the dialog of an algorithm with some of its parameters filled in."""
    from qgis import processing

    # The dialog runs it in the background and keeps it in Processing's history.
    dialog = processing.createAlgorithmDialog(f"kmzb:{name}", parameters or {})
    if dialog is not None:
        dialog.show()
