"""Threats that are handled together."""

from __future__ import annotations

import re
from typing import Any

from ..received import Invalid, Received
from .context import Door
from .language import as_list
from .payload import Fields

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def link_case(door: Door, item: Received, fields: Fields) -> dict[str, Any]:
    """Links threats under a case, which is made if need be; without a case takes them out of theirs."""
    case_id, ids, title = fields.optional("case_id"), fields.ids("threat_ids"), fields.text("title")
    fields.done()
    if case_id is not None and not _UUID.fullmatch(case_id):
        raise Invalid("case_id", "not_a_uuid")
    if not ids:
        raise Invalid("threat_ids", "missing")
    before = {row["id"]: row["case_id"] for row in door.listed(ids, "threat_ids")}
    if case_id is not None:
        door.db.execute(
            "INSERT INTO threat_case (id, title, created_at) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET title = COALESCE(NULLIF(excluded.title, ''), title)",
            (case_id, title, door.moment),
        )
    door.db.executemany(
        "INSERT INTO case_link (submission_id, threat_id, case_id, before) VALUES (?, ?, ?, ?)",
        [(item.id, threat_id, case_id, old) for threat_id, old in before.items()],
    )
    door.db.execute(
        "UPDATE threat SET case_id = ?, updated_at = ? WHERE id IN (SELECT value FROM json_each(?))",
        (case_id, door.moment, as_list(ids)),
    )
    return {"case_id": case_id, "before": before}
