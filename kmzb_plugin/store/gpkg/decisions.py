"""What each kind of submission does to the store, and what it must satisfy first; each returns the answer's detail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...domain.periods import iso
from ...domain.submission import Kind, Outcome
from ..received import Invalid, Received
from . import blob
from .cases import link_case
from .context import Door, Refused
from .disclosures import disclose
from .geopackage import layer_changed
from .payload import Fields
from .reports import report
from .settings import change_setting


def verify(door: Door, item: Received, fields: Fields) -> dict[str, Any]:
    """Moves a threat to its next status."""
    new, note, reason = fields.required("new_status"), fields.text("note"), fields.optional("reason")
    seen_at = fields.moment("seen_at")
    fields.done()
    threat = door.versioned_threat(item)
    refusal = door.dictionary.workflow.refusal(threat["status"], new, note)
    if refusal is not None:
        field = "note" if refusal.value == "note_required" else "new_status"
        raise Invalid(field, refusal.value, status=threat["status"], version=threat["version"])
    if reason is not None and (reason, new) not in {(known.code, known.status) for known in door.dictionary.reasons}:
        raise Invalid("reason", "unknown_value")
    due_at = door.dictionary.workflow.due_at(new, door.at)
    version = threat["version"] + 1
    door.db.execute(
        "UPDATE threat SET status = ?, version = ?, updated_at = ?, due_at = ? WHERE id = ?",
        (new, version, door.moment, iso(due_at) if due_at else None, threat["id"]),
    )
    door.db.execute(
        "INSERT INTO verification (id, submission_id, threat_id, from_status, to_status, reason, note, seen_at,"
        " decided_at, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            item.id,
            item.id,
            threat["id"],
            threat["status"],
            new,
            reason,
            note or None,
            seen_at,
            door.moment,
            door.actor,
        ),
    )
    return {"version": version, "status": new, "from_status": threat["status"]}


def correct(door: Door, item: Received, fields: Fields) -> dict[str, Any]:
    """Corrects what was reported; what stood before is kept in the receipt and so in the history."""
    category, place, point = fields.optional("category"), fields.optional("place"), fields.geometry("geometry")
    fields.required("note")
    fields.done()
    if category is None and place is None and point is None:
        raise Invalid("payload", "nothing_to_correct")
    if category is not None and (
        category not in door.dictionary.categories or door.dictionary.categories[category].alias_of
    ):
        raise Invalid("category", "unknown_value")
    if point is not None and point.geom_type != "Point":
        raise Invalid("geometry", "not_a_point")
    threat = door.versioned_threat(item)
    new: dict[str, object] = {}
    if category is not None:
        new |= {"category": category, "sensitive": int(door.dictionary.categories[category].sensitive)}
    if place is not None:
        new["place"] = place
    if point is not None:
        new |= {"x": point.x, "y": point.y, "unit_id": door.units.at(point)}
    before = {name: threat[name] for name in new}
    after = dict(new)
    if point is not None:
        new["geom"] = blob.encode(point, door.srs_id)
        layer_changed(door.db, "threat", door.at, point.bounds)
    version = threat["version"] + 1
    new |= {"version": version, "updated_at": door.moment}
    door.db.execute(
        f"UPDATE threat SET {', '.join(f'{name} = ?' for name in new)} WHERE id = ?",  # nosec B608
        (*new.values(), threat["id"]),  # nosec B608
    )
    return {"version": version, "status": threat["status"], "before": before, "after": after}


def annotate(door: Door, item: Received, fields: Fields) -> dict[str, Any]:
    """Adds a remark, a visit or a shape, on a threat or free; corrects or takes back an earlier one."""
    kind, text, geometry = fields.text("kind"), fields.text("text"), fields.geometry("geometry")
    visited_at = fields.moment("visited_at")
    supersedes, retracts = fields.optional("supersedes"), fields.optional("retracts")
    fields.done()
    if kind not in {"remark", "visit", "shape"}:
        raise Invalid("kind", "unknown_value")
    if retracts is None:
        if kind == "remark" and not text.strip():
            raise Invalid("text", "missing")
        if kind == "visit" and visited_at is None:
            raise Invalid("visited_at", "missing")
        if geometry is None and (kind == "shape" or item.threat_id is None):
            raise Invalid("geometry", "missing")
    if item.threat_id is not None:
        door.threat(item)
    for name, earlier in (("supersedes", supersedes), ("retracts", retracts)):
        if earlier is not None:
            _check_earlier(door, item, name, earlier)
    door.db.execute(
        "INSERT INTO annotation (geom, id, submission_id, threat_id, kind, text, visited_at, supersedes, retracts,"
        " created_at, actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            None if geometry is None else blob.encode(geometry, door.srs_id),
            item.id,
            item.id,
            item.threat_id,
            kind,
            text,
            visited_at,
            supersedes,
            retracts,
            door.moment,
            door.actor,
        ),
    )
    layer_changed(door.db, "annotation", door.at, None if geometry is None else geometry.bounds)
    return {"annotation_id": item.id}


def _check_earlier(door: Door, item: Received, field: str, earlier_id: str) -> None:
    """The annotation meant is on the same threat and nobody has replaced it or taken it back yet."""
    earlier = door.db.execute("SELECT threat_id FROM annotation WHERE id = ?", (earlier_id,)).fetchone()
    if earlier is None or earlier["threat_id"] != item.threat_id:
        raise Refused(Outcome.UNKNOWN, field=field)
    later = door.db.execute(
        "SELECT actor, created_at FROM annotation WHERE supersedes = ? OR retracts = ?", (earlier_id, earlier_id)
    ).fetchone()
    if later is not None:
        raise Refused(Outcome.CONFLICT, field=field, who=later["actor"], when=later["created_at"])


def assign(door: Door, item: Received, fields: Fields) -> dict[str, Any]:
    """Gives a threat to an officer, releases it, or hands it to another unit; the status limit stays as it is."""
    officer, unit, expected = fields.optional("officer"), fields.optional("unit"), fields.optional("expected_owner")
    due_at = fields.moment("due_at")
    fields.done()
    threat = door.threat(item)
    if unit is not None and door.db.execute("SELECT 1 FROM unit WHERE id = ?", (unit,)).fetchone() is None:
        raise Invalid("unit", "unknown_value")
    if (threat["owner"] or None) != expected:
        raise Refused(Outcome.CONFLICT, owner=threat["owner"], **door.standing(threat, Kind.ASSIGNMENT))
    door.db.execute(
        "UPDATE threat SET owner = ?, unit_id = COALESCE(?, unit_id), updated_at = ? WHERE id = ?",
        (officer, unit, door.moment, threat["id"]),
    )
    door.db.execute(
        "INSERT INTO assignment (id, submission_id, threat_id, officer, unit_id, due_at, assigned_at, actor)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (item.id, item.id, threat["id"], officer, unit, due_at, door.moment, door.actor),
    )
    return {
        "version": threat["version"],
        "status": threat["status"],
        "owner": officer,
        "from_owner": threat["owner"],
        "unit": unit or threat["unit_id"],
    }


DECISIONS: dict[str, Callable[[Door, Received, Fields], dict[str, Any]]] = {
    Kind.VERIFICATION.value: verify,
    Kind.CORRECTION.value: correct,
    Kind.ANNOTATION.value: annotate,
    Kind.ASSIGNMENT.value: assign,
    Kind.REPORT.value: report,
    Kind.CASE.value: link_case,
    Kind.DISCLOSURE.value: disclose,
    Kind.SETTING.value: change_setting,
}
