"""The three planes of information that the map draws on."""

from __future__ import annotations

from enum import Enum


class Plane(str, Enum):
    """Where a threat came from; the value is the code kept in the store."""

    POLICE = "police"
    PUBLIC = "public"
    INTERNET = "internet"
