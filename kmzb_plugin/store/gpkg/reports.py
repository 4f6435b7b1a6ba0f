"""A new threat of the public plane, reported by an officer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ...domain.periods import iso
from ...domain.planes import Plane
from ...domain.submission import LONGEST_DESCRIPTION
from ..received import Invalid, Received
from . import blob
from .context import Door
from .geopackage import layer_changed
from .payload import Fields
from .tables import last_number

SOURCE_SYSTEM = "officer"
NEW = "new"


def report(door: Door, item: Received, fields: Fields) -> dict[str, Any]:
    """Adds a threat whose id is the submission's; its clear description is kept apart from everything else."""
    code, point, occurred = fields.required("category"), fields.geometry("geometry"), fields.moment("occurred_at")
    clear, masked = fields.optional("description"), fields.optional("description_masked")
    fields.text("source")
    fields.done()
    if code not in door.dictionary.categories:
        raise Invalid("category", "unknown_value")
    category = door.dictionary.categories[code]
    if category.alias_of or category.valid_to is not None:
        raise Invalid("category", "unknown_value")
    if point is None:
        raise Invalid("geometry", "missing")
    if point.geom_type != "Point":
        raise Invalid("geometry", "not_a_point")
    if occurred is not None and occurred > iso(door.at + timedelta(days=1)):
        raise Invalid("occurred_at", "in_future")
    if category.description_required and not (clear or "").strip():
        raise Invalid("description", "missing")
    if len(clear or "") > LONGEST_DESCRIPTION:
        raise Invalid("description", "too_long")
    year, due_at = door.moment[:4], door.dictionary.workflow.due_at(NEW, door.at)
    number = f"{year}-{last_number(door.db, year) + 1:06d}"
    row = {
        "geom": blob.encode(point, door.srs_id),
        "id": item.id,
        "number": number,
        "plane": Plane.PUBLIC.value,
        "category": code,
        "status": NEW,
        "occurred_at": occurred,
        "reported_at": door.moment,
        "due_at": iso(due_at) if due_at else None,
        "description_masked": masked,
        "unit_id": door.units.at(point),
        "garrison": door.meta["garrison"],
        "source_system": SOURCE_SYSTEM,
        "source_ref": item.id,
        "sensitive": int(category.sensitive),
        "review_at": iso(door.at + timedelta(days=int(door.dictionary.settings["retention_days"]))),
        "x": point.x,
        "y": point.y,
    }
    door.db.execute(f"INSERT INTO threat ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))  # nosec B608
    if clear is not None:
        door.db.execute("INSERT INTO threat_description (threat_id, text) VALUES (?, ?)", (item.id, clear))
    layer_changed(door.db, "threat", door.at, point.bounds)
    return {"threat_id": item.id, "number": number, "version": 1, "status": NEW}
