"""The three planes of information that the map draws on."""

from __future__ import annotations

from enum import Enum

from ..text import tr


class Plane(str, Enum):
    """Where a threat came from; the value is the code kept in the store."""

    POLICE = "police"
    PUBLIC = "public"
    INTERNET = "internet"


def not_for_emergencies() -> str:
    """The sentence that stands wherever a person enters a report or looks at reports."""
    return tr("Not for emergencies: call 112.")
