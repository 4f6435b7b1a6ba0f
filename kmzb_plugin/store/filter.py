"""Which threats: one filter for the map, the queue and the analysis, applied in the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..domain.periods import Period, iso


@dataclass(frozen=True)
class ThreatFilter:
    """Every part is optional; parts are joined by AND, several values of one part by OR.

    `period` is half open and looks at when the threat was reported, or occurred where only that is known; `extent`
    is (xmin, ymin, xmax, ymax) in the store's CRS; `overdue_at` keeps threats whose limit had passed by then; `text`
    is looked for in number and place, in upper or lower case.
    """

    planes: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    period: Period | None = None
    extent: tuple[float, float, float, float] | None = None
    owner: str | None = None
    case_id: str | None = None
    overdue_at: datetime | None = None
    ids: tuple[str, ...] = ()
    text: str = ""

    def where(self) -> tuple[str, list[object]]:
        """The condition over the table `threat` with `?` for every value, and the values; an empty filter is `1=1`."""
        parts: list[str] = []
        values: list[object] = []
        for column, chosen in (
            ("plane", self.planes),
            ("category", self.categories),
            ("status", self.statuses),
            ("unit_id", self.units),
            ("id", self.ids),
        ):
            if chosen:
                parts.append(f"{column} IN ({', '.join('?' * len(chosen))})")
                values.extend(chosen)
        if self.period:
            parts.append("COALESCE(reported_at, occurred_at) >= ? AND COALESCE(reported_at, occurred_at) < ?")
            values += [iso(self.period.start), iso(self.period.end)]
        if self.extent:
            parts.append("x >= ? AND y >= ? AND x <= ? AND y <= ?")
            values += self.extent
        for column, value in (("owner", self.owner), ("case_id", self.case_id)):
            if value is not None:
                parts.append(f"{column} = ?")
                values.append(value)
        if self.overdue_at:
            parts.append("due_at < ?")
            values.append(iso(self.overdue_at))
        if self.text:
            pattern = f"%{_pattern(self.text)}%"
            parts.append("(number LIKE ? ESCAPE '\\' OR place LIKE ? ESCAPE '\\')")
            values += [pattern, pattern]
        return " AND ".join(parts) or "1=1", values

    def literal(self) -> str:
        """The same condition with quoted literals, for QGIS layers, whose subset strings cannot bind values."""
        condition, values = self.where()
        pieces = condition.split("?")
        quoted = [_quote(value) for value in values]
        return "".join(piece + value for piece, value in zip(pieces, [*quoted, ""], strict=True))


def _pattern(text: str) -> str:
    """The text for LIKE, which knows upper and lower case of ASCII letters only.

    So any other letter matches every letter in its place: «łąkowa» finds «Łąkowa», and hardly anything else.
    """
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return "".join(letter if letter.isascii() else "_" for letter in escaped)


def _quote(value: object) -> str:
    if isinstance(value, int | float):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"
