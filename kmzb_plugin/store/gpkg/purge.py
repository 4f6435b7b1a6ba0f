"""Erasing what its review date allows; threats, decisions and the audit stay."""

from __future__ import annotations

import sqlite3

from ..base import PurgeCounts
from . import ledger
from .language import as_list

_PAST = """
SELECT id FROM threat t WHERE review_at < ? AND (
    description_masked IS NOT NULL
    OR EXISTS (SELECT 1 FROM threat_description d WHERE d.threat_id = t.id)
    OR EXISTS (SELECT 1 FROM threat_raw r WHERE r.threat_id = t.id)
    OR EXISTS (SELECT 1 FROM attachment a WHERE a.threat_id = t.id AND a.name <> '')
    OR EXISTS (SELECT 1 FROM verification v WHERE v.threat_id = t.id AND v.note IS NOT NULL)
    OR EXISTS (SELECT 1 FROM annotation a WHERE a.threat_id = t.id AND a.text <> '')
    OR EXISTS (SELECT 1 FROM submission s WHERE s.threat_id = t.id AND s.payload <> '{}'))
ORDER BY id
"""
_OF = "IN (SELECT value FROM json_each(?1))"
_PAYLOADS = f"submission WHERE (threat_id {_OF} OR (kind = 'report' AND id {_OF})) AND payload <> '{{}}'"
_COUNTS = {
    "descriptions": f"SELECT COUNT(*) FROM threat WHERE id {_OF} AND (description_masked IS NOT NULL"  # nosec B608
    " OR EXISTS (SELECT 1 FROM threat_description d WHERE d.threat_id = threat.id))",
    "raw": f"SELECT COUNT(*) FROM threat_raw WHERE threat_id {_OF}",  # nosec B608
    "notes": f"SELECT (SELECT COUNT(*) FROM verification WHERE threat_id {_OF} AND note IS NOT NULL)"  # nosec B608
    f" + (SELECT COUNT(*) FROM annotation WHERE threat_id {_OF} AND text <> '')",
    "payloads": f"SELECT COUNT(*) FROM {_PAYLOADS}",  # nosec B608
    "attachments": f"SELECT COUNT(*) FROM attachment WHERE threat_id {_OF} AND name <> ''",  # nosec B608
}
_ERASE = (
    f"DELETE FROM threat_description WHERE threat_id {_OF}",  # nosec B608
    f"DELETE FROM threat_raw WHERE threat_id {_OF}",  # nosec B608
    f"DELETE FROM attachment_content WHERE attachment_id IN (SELECT id FROM attachment WHERE threat_id {_OF})",  # nosec B608
    # That there was one stays, without its name.
    f"UPDATE attachment SET name = '' WHERE threat_id {_OF} AND name <> ''",  # nosec B608
    f"UPDATE threat SET description_masked = NULL WHERE id {_OF}",  # nosec B608
    f"UPDATE verification SET note = NULL WHERE threat_id {_OF} AND note IS NOT NULL",  # nosec B608
    f"UPDATE annotation SET text = '' WHERE threat_id {_OF} AND text <> ''",  # nosec B608
    f"UPDATE submission SET payload = '{{}}' WHERE fid IN (SELECT fid FROM {_PAYLOADS})",  # nosec B608
)


def find(db: sqlite3.Connection, before: str) -> tuple[list[str], PurgeCounts]:
    """The ids of the threats that have something to erase and were to be reviewed before (ISO UTC), and the counts."""
    ids = [id_ for (id_,) in db.execute(_PAST, (before,))]
    listed = (as_list(ids),)
    counts = {name: db.execute(statement, listed).fetchone()[0] for name, statement in _COUNTS.items()}
    return ids, PurgeCounts(threats=len(ids), **counts)


def erase(db: sqlite3.Connection, before: str) -> tuple[PurgeCounts, list[ledger.Entry]]:
    """Erases inside the open transaction; returns the counts and the lines for the audit."""
    # What is erased is overwritten in the file, not only taken off the list of what it holds.
    db.execute("PRAGMA secure_delete = ON")
    ids, counts = find(db, before)
    for statement in _ERASE:
        db.execute(statement, (as_list(ids),))
    entries = [ledger.Entry("purge", f"threat {id_}") for id_ in ids]
    return counts, [*entries, ledger.Entry("purge", f"{len(ids)} threats reviewed before {before}")]
