"""Descriptions shown, or data that leave: logged with reason, recipient and what it was."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from ...domain.periods import iso
from ..received import Invalid, Received
from . import ledger
from .context import Door
from .payload import Fields, fields_of

OPEN_FOR = timedelta(minutes=15)
_DESCRIPTION = "description"
_PUBLICATION = "publication"
_KINDS = {_DESCRIPTION, "export", "briefing", _PUBLICATION}


def disclose(door: Door, item: Received, fields: Fields) -> dict[str, Any]:
    """Opens the clear text of the threats to the caller for a while, or notes what leaves the store."""
    what, _reason, recipient = fields.text("what"), fields.required("reason"), fields.text("recipient")
    digest, ids, count = fields.text("sha256"), fields.ids("object_ids"), fields.count("count")
    said = fields.text("said")
    fields.done()
    if what not in _KINDS:
        raise Invalid("what", "unknown_value")
    if what != _DESCRIPTION and not recipient.strip():
        raise Invalid("recipient", "missing")
    if digest and not re.fullmatch("[0-9a-f]{64}", digest):
        raise Invalid("sha256", "wrong_type")
    if what == _DESCRIPTION and not ids:
        raise Invalid("object_ids", "missing")
    if digest and ids:
        # Either the threats are named or a hash stands for them: the audit says one of the two.
        raise Invalid("sha256", "unexpected")
    if said and what != _PUBLICATION:
        raise Invalid("said", "unexpected")
    door.listed(ids, "object_ids")
    if said:
        door.db.execute(
            "INSERT INTO publication (submission_id, at, said) VALUES (?, ?, ?)", (item.id, door.moment, said)
        )
    if what == _DESCRIPTION:
        open_until = iso(door.at + OPEN_FOR)
        door.db.executemany(
            "INSERT INTO disclosed (submission_id, threat_id, actor, open_until) VALUES (?, ?, ?, ?)",
            [(item.id, threat_id, door.actor, open_until) for threat_id in ids],
        )
    return {"what": what, "count": count if digest else len(ids)}


def audit_entry(item: Received) -> ledger.Entry:
    """The audit's line about an accepted disclosure, which names the threats, or their number and hash."""
    fields = fields_of(item)
    digest, ids = fields.text("sha256"), fields.ids("object_ids")
    threats = f"{fields.count('count')} threats sha256 {digest}" if digest else " ".join(ids)
    return ledger.Entry(
        "disclosure accepted", f"{fields.text('what')} {threats}", fields.text("reason"), fields.text("recipient")
    )
