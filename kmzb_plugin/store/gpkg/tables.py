"""The code tables of a store as the domain's types."""

from __future__ import annotations

import sqlite3

from ...domain.categories import Categories, Category
from ...domain.statuses import Workflow
from ..base import Dictionary, NoteTemplate, Reason


def read_dictionary(db: sqlite3.Connection) -> Dictionary:
    """Categories, statuses, transitions, reasons, templates and settings, each in its table's order."""

    def rows(table: str) -> list[dict[str, object]]:
        return [dict(row) for row in db.execute(f'SELECT * FROM "{table}" ORDER BY fid')]

    return Dictionary(
        categories=Categories(Category.from_row(row) for row in rows("category")),
        workflow=Workflow.from_rows(rows("status"), rows("status_transition")),
        reasons=tuple(
            Reason(str(row["code"]), str(row["status"]), str(row["name_pl"]), str(row["name_en"]))
            for row in rows("reason")
        ),
        note_templates=tuple(
            NoteTemplate(str(row["status"]), str(row["text_pl"]), str(row["text_en"])) for row in rows("note_template")
        ),
        settings={str(row["name"]): str(row["value"]) for row in rows("setting")},
    )


def read_meta(db: sqlite3.Connection) -> dict[str, str]:
    """What the store says of itself: name, CRS, schema version and the like."""
    return {row["name"]: row["value"] for row in db.execute("SELECT name, value FROM meta")}
