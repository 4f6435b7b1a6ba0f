"""The catalogue of what a template can show: texts, tables, pictures and maps by name, explained in docs/templates.md.

A template names what it shows; only the parts it names are computed. A text `open` is shown by the layout variable
`@kmzb_open`; tables, pictures, maps and legends are items with that id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ..locale import date_time
from ..text import tr
from . import card_wording, garrison_wording, month_wording, wording
from .subject import Subject
from .words import LONG_NAME, Row, period_text, short_name

PREFIX = "kmzb_"


@dataclass(frozen=True)
class Filling:
    """What a part has to say of a subject; pictures are SVG."""

    texts: Mapping[str, str]
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """A part of the catalogue: the names it answers to, and who fills them."""

    texts: tuple[str, ...]
    fill: Callable[[Subject], Filling]
    tables: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of the items it fills."""
        return (*self.tables, *self.pictures)


def _common(subject: Subject) -> Filling:
    info, scope, name = subject.source.info, subject.scope, subject.unit.name
    return Filling(
        {
            "unit": name if len(name) <= LONG_NAME else short_name(name),
            "garrison": info.garrison,
            "period": period_text(scope.period),
            "printed_for": date_time(scope.at),
            "handling": subject.source.handling,
            "synthetic": tr("SYNTHETIC DATA") if info.synthetic else "",
            "method_title": tr("How it was computed"),
            "source": _source(subject),
            "caution": tr("Reports, not crimes. In an emergency call 112."),
            "audit": tr("Audit head: {head}").format(head=subject.audit_head),
        }
    )


def _source(subject: Subject) -> str:
    source, base_map = subject.source, subject.source.base_map
    text = tr("Source: KMZB, as of {moment}, {store}").format(
        store=source.info.name, moment=date_time(subject.scope.data_until)
    )
    owed = base_map.serverProperties().attribution() if base_map else ""
    return " · ".join(part for part in (text, owed) if part)


def _duty(subject: Subject) -> Filling:
    content, categories = subject.duty, subject.source.dictionary.categories
    return Filling(
        wording.duty_texts(content),
        {
            "due_table": wording.due_rows(content, categories),
            "heat_table": wording.heat_rows(content),
            "changes_table": wording.change_rows(content, categories),
            "recurring_table": wording.recurring_rows(content, categories, wording.RECURRING_ROWS),
            "tasks_table": wording.task_rows(),
        },
    )


def _garrison(subject: Subject) -> Filling:
    content = subject.garrison
    return Filling(
        garrison_wording.garrison_texts(content),
        {
            "units_table": garrison_wording.unit_rows(content),
            "worse_table": garrison_wording.worse_rows(content, subject.source.dictionary.categories),
        },
        {
            "overdue_funnel": garrison_wording.overdue_picture(content),
            "confirmed_funnel": garrison_wording.confirmed_picture(content),
        },
    )


def _month(subject: Subject) -> Filling:
    content, dictionary = subject.month, subject.source.dictionary
    return Filling(
        month_wording.month_texts(content, subject.duty),
        {
            "categories_table": month_wording.category_rows(content, dictionary.categories),
            "statuses_table": month_wording.status_rows(content, dictionary.workflow),
            "places_table": wording.recurring_rows(subject.duty, dictionary.categories, month_wording.PLACE_ROWS),
        },
        {"months_chart": month_wording.months_picture(content)},
    )


def _card(subject: Subject) -> Filling:
    content, source = subject.card, subject.source
    if content is None:
        return Filling({})
    return Filling(
        card_wording.card_texts(content, source.dictionary, source.info.crs),
        {
            "threat_table": card_wording.threat_rows(content, source.dictionary),
            "history_table": card_wording.history_rows(content, source.dictionary),
        },
    )


PARTS = {
    "common": Part(
        (
            "unit", "garrison", "period", "printed_for", "handling", "synthetic", "method_title", "source", "caution",
            "audit",
        ),
        _common,
    ),
    "duty": Part(
        (
            "open", "open_label", "open_change", "overdue", "overdue_label", "overdue_change", "new", "new_label",
            "new_change", "confirmed", "confirmed_label", "confirmed_change", "due_title", "due_note", "heat_title",
            "heat_note", "changes_title", "changes_note", "recurring_title", "recurring_note", "detail_title",
            "map_title", "tasks_title", "notes_title", "remarks_title", "method",
        ),
        _duty,
        ("due_table", "heat_table", "changes_table", "recurring_table", "tasks_table"),
    ),
    "garrison": Part(
        (
            "units_title", "units_note", "worse_title", "worse_note", "change_map_title", "overdue_funnel_title",
            "confirmed_funnel_title", "overdue_funnel_note", "confirmed_funnel_note", "garrison_method",
        ),
        _garrison,
        ("units_table", "worse_table"),
        ("overdue_funnel", "confirmed_funnel"),
    ),
    "month": Part(
        (
            "contents_title", "categories_title", "categories_note", "statuses_title", "statuses_note", "months_title",
            "months_note", "places_title", "places_note",
        ),
        _month,
        ("categories_table", "statuses_table", "places_table"),
        ("months_chart",),
    ),
    "card": Part(
        (
            "number", "category", "status", "place", "coordinates", "reported_title", "description", "similar",
            "threat_map_title", "threat_overview_title", "history_title", "history_note", "check_title", "checked_by",
            "checked_at", "found_title", "decision_title", "decisions", "reason_title", "signature", "supervisor",
            "entered",
        ),
        _card,
        ("threat_table", "history_table"),
    ),
}  # fmt: skip

# Filled when the rest stands: the kind of the sheet and the radius of the density; the pages of the sections.
SHEET_TEXTS = ("kind", "density")
CONTENTS_TABLE = "contents_table"
UNIT_MARK = "unit_mark"
MAPS = ("map", "detail", "change_map", "threat_map", "threat_overview")
LEGENDS = {"legend": "map", "change_legend": "change_map", "threat_legend": "threat_map"}

TEXTS = (*(name for part in PARTS.values() for name in part.texts), *SHEET_TEXTS)
ITEMS = (*(name for part in PARTS.values() for name in part.items), CONTENTS_TABLE, UNIT_MARK, *MAPS, *LEGENDS)


def parts_of(texts: set[str], items: set[str]) -> list[str]:
    """Which parts a template that names these texts and items needs; what is in no part is left out."""
    return [name for name, part in PARTS.items() if texts & set(part.texts) or items & set(part.items)]
