"""What people call the events of a threat's history and the submissions that made them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..text import tr


def event_name(kind: str, detail: Mapping[str, Any]) -> str:
    """What an event or a submission is, `kind` being its own and `detail` what was handed in."""
    name = kind_name(str(detail.get("kind") or kind))
    return tr("{what}, taken off the map").format(what=name) if detail.get("retracts") else name


def kind_name(kind: str) -> str:
    """The name of an event of the history."""
    names = {
        "import": tr("Reported"),
        "report": tr("Reported"),
        "case": tr("Case"),
        "verification": tr("Decision"),
        "correction": tr("Correction"),
        "annotation": tr("Remark"),
        "remark": tr("Remark"),
        "visit": tr("Visit"),
        "shape": tr("Drawing"),
        "assignment": tr("Assignment"),
        "setting": tr("Rule of the store"),
    }
    return names.get(kind, kind)
