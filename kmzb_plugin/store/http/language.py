"""A filter over the web: as an expression for QGIS's layers, and as a check of rows that have come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...domain.periods import iso
from ..filter import Language, Said, ThreatFilter

NEEDED = {
    "planes": ("plane",),
    "categories": ("category",),
    "statuses": ("status",),
    "units": ("unit_id",),
    "period": ("reported_at", "occurred_at"),
    "extent": ("x", "y"),
    "owner": ("owner",),
    "case_id": ("case_id",),
    "overdue_at": ("due_at",),
    "ids": ("id",),
    "text": ("number", "place"),
}
"""The columns that each part of a filter looks at."""

LAST_SENT = 0xFFFF
"""The last letter that QGIS can put into a filter for a server."""


class Expression(Language):
    """QGIS's expressions, of which WFS can say to a server only what has no functions in it."""

    everything = ""

    def one_of(self, column: str, values: tuple[str, ...]) -> Said:
        """The column has one of the values."""
        condition, said = super().one_of(f'"{column}"', values)
        return condition, said

    def known_within(self, start: str, end: str) -> Said:
        """Reported within [start, end), or occurred where only that is known."""
        reported = '("reported_at" >= ? AND "reported_at" < ?)'
        occurred = '("reported_at" IS NULL AND "occurred_at" >= ? AND "occurred_at" < ?)'
        return f"({reported} OR {occurred})", [start, end, start, end]

    def inside(self, extent: tuple[float, float, float, float]) -> Said:
        """Inside the extent, its rim included."""
        return '"x" >= ? AND "y" >= ? AND "x" <= ? AND "y" <= ?', list(extent)

    def equal(self, column: str, value: str) -> Said:
        """The column has the value."""
        return super().equal(f'"{column}"', value)

    def before(self, column: str, moment: str) -> Said:
        """The column's moment lies before."""
        return super().before(f'"{column}"', moment)

    def mentions(self, text: str) -> Said:
        """The text stands in number or place, in upper or lower case."""
        if any(ord(letter) > LAST_SENT for letter in text):
            return '"id" IS NULL', []  # QGIS would send no filter at all, and the map would show everything
        escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return '("number" ILIKE ? OR "place" ILIKE ?)', [f"%{escaped}%"] * 2

    def literal(self, value: object) -> str:
        """A value as it is written into an expression, where a backslash means something."""
        return super().literal(value.replace("\\", "\\\\") if isinstance(value, str) else value)


EXPRESSION = Expression()


class Check:
    """Whether a row of `threats` passes a filter; made once for many rows."""

    def __init__(self, where: ThreatFilter) -> None:
        self._chosen = [
            (column, frozenset(values))
            for column, values in (
                ("plane", where.planes),
                ("category", where.categories),
                ("status", where.statuses),
                ("unit_id", where.units),
                ("id", where.ids),
            )
            if values
        ]
        self._equal = [(name, value) for name, value in (("owner", where.owner), ("case_id", where.case_id))]
        self._period = where.period and (iso(where.period.start), iso(where.period.end))
        self._extent = where.extent
        self._overdue = where.overdue_at and iso(where.overdue_at)
        self._text = where.text.casefold()
        self.columns = tuple(
            dict.fromkeys(
                column
                for part, columns in NEEDED.items()
                for column in columns
                if getattr(where, part) not in (None, (), "")
            )
        )

    def __call__(self, row: Mapping[str, Any]) -> bool:
        """Moments are compared as texts in ISO 8601, all UTC, which sort as time does."""
        if any(row[column] not in values for column, values in self._chosen):
            return False
        if any(value is not None and row[column] != value for column, value in self._equal):
            return False
        if self._period:
            known = row["reported_at"] or row["occurred_at"]
            if not known or not self._period[0] <= known < self._period[1]:
                return False
        if self._extent:
            west, south, east, north = self._extent
            if not (west <= row["x"] <= east and south <= row["y"] <= north):
                return False
        if self._overdue and not (row["due_at"] and row["due_at"] < self._overdue):
            return False
        return not self._text or any(self._text in (row[name] or "").casefold() for name in ("number", "place"))
