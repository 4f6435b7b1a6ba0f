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


def plane_name(code: str) -> str:
    """What the threats of a plane come from, for people."""
    names = {
        Plane.POLICE.value: tr("Police systems"),
        Plane.PUBLIC.value: tr("Direct contact"),
        Plane.INTERNET.value: tr("Internet"),
    }
    return names.get(code, code)
