"""Asks for what is the same in all rows of a file, as the day of the meeting that a list comes from."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QWidget

from ..text import tr
from .messages import ask_text


def ask_for_all_rows(parent: QWidget, field: str, choices: Sequence[str] = ()) -> str:
    """A text for a field, one of `choices` where there are any; empty where none is given."""
    text = tr("{field} of all rows").format(field=field)
    return ask_text(parent, tr("The same in all rows"), text, tr("&Take it"), choices) or ""
