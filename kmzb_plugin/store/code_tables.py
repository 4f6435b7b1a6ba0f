"""The code tables of a store as the domain's types."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..domain.categories import Categories, Category
from ..domain.statuses import Workflow
from .base import Dictionary, NoteTemplate, Reason, Unit


def dictionary(rows: Callable[[str], list[Mapping[str, object]]]) -> Dictionary:
    """Categories, statuses, transitions, reasons, templates and settings from the rows of their tables, in order."""
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


def parents_first(units: Iterable[Unit]) -> list[Unit]:
    """The units with parents before children, otherwise in the order given."""
    found = {unit.id: unit for unit in units}
    ordered: dict[str, Unit] = {}

    def add(unit: Unit, above: frozenset[str] = frozenset()) -> None:
        parent = found.get(unit.parent_id)
        # A circle in the data ends where it closes.
        if parent is not None and parent.id not in above:
            add(parent, above | {unit.id})
        ordered.setdefault(unit.id, unit)

    for unit in found.values():
        add(unit)
    return list(ordered.values())
