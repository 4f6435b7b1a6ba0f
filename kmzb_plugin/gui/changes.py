"""What a correction changes, as lines: old → new."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot
from typing import Any

from ..domain.threat import Threat
from ..store.base import Dictionary
from ..text import number, tr
from . import wording

KILOMETRE = 10_000
"""From so many metres on a distance is said in kilometres."""


def standing(threat: Threat) -> dict[str, Any]:
    """What of a threat can be corrected, as it stands."""
    return {"category": threat.category, "place": threat.place, "x": threat.x, "y": threat.y}


def wanted(payload: Mapping[str, Any]) -> dict[str, Any]:
    """What the payload of a correction puts in its place."""
    new = {name: payload[name] for name in ("category", "place") if payload.get(name) is not None}
    geometry = payload.get("geometry")
    if geometry:
        new["x"], new["y"] = (float(value) for value in geometry["coordinates"][:2])
    return new


def distance(metres: float) -> str:
    """A distance for people."""
    if metres >= KILOMETRE:
        return tr("{n} km").format(n=number(metres / 1000, 1))
    return tr("{n} m").format(n=number(metres))


def change_lines(dictionary: Dictionary, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """A line for each thing that becomes another; `before` may lack what is not known any more."""
    lines = []
    if "category" in after and after["category"] != before.get("category"):
        old, new = (wording.category_name(dictionary, str(part.get("category") or "")) for part in (before, after))
        lines.append(tr("Category: {old} → {new}").format(old=old or "–", new=new))
    if "place" in after and after["place"] != before.get("place"):
        lines.append(tr("Place: {old} → {new}").format(old=before.get("place") or "–", new=after["place"]))
    if "x" in after and "y" in after:
        if before.get("x") is None or before.get("y") is None:
            lines.append(tr("Position changed"))
        elif metres := hypot(float(after["x"]) - float(before["x"]), float(after["y"]) - float(before["y"])):
            lines.append(tr("Position moved by {distance}").format(distance=distance(metres)))
    return lines
