"""Which threats: one filter for the map, the queue and the analysis, applied in the store in the store's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from ..domain.periods import Period, iso

Said = tuple[str, list[object]]
"""A condition with a mark for every value, and the values."""


class Language:
    """How a store's query language says the parts of a filter over the table `threat`: SQL, unless told otherwise."""

    mark = "?"
    everything = "1=1"
    by_code_points = ""
    """The collation that compares texts by their code points."""

    def one_of(self, column: str, values: tuple[str, ...]) -> Said:
        """The column has one of the values."""
        return f"{column} IN ({', '.join([self.mark] * len(values))})", list(values)

    def known_within(self, start: str, end: str) -> Said:
        """Reported within [start, end), or occurred where only that is known; ISO 8601 UTC."""
        known = "COALESCE(reported_at, occurred_at)"
        return f"{known} >= {self.mark} AND {known} < {self.mark}", [start, end]

    def inside(self, extent: tuple[float, float, float, float]) -> Said:
        """Inside (xmin, ymin, xmax, ymax), its rim included."""
        mark = self.mark
        return f"x >= {mark} AND y >= {mark} AND x <= {mark} AND y <= {mark}", list(extent)

    def equal(self, column: str, value: str) -> Said:
        """The column has the value."""
        return f"{column} = {self.mark}", [value]

    def before(self, column: str, moment: str) -> Said:
        """The column's moment lies before."""
        return f"{column} < {self.mark}", [moment]

    def mentions(self, text: str) -> Said:
        """The text stands in number or place, in upper or lower case."""
        raise NotImplementedError

    def literal(self, value: object) -> str:
        """A value as it is written into a condition that cannot bind it."""
        if isinstance(value, int | float):
            return repr(value)
        return "'" + str(value).replace("'", "''") + "'"


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

    def inside(self, extent: tuple[float, float, float, float]) -> ThreatFilter:
        """The same filter, and only what lies inside the extent, in the store's CRS."""
        if self.extent is not None:
            (left, bottom, right, top), own = extent, self.extent
            extent = (max(own[0], left), max(own[1], bottom), min(own[2], right), min(own[3], top))
        return replace(self, extent=extent)

    def where(self, language: Language) -> Said:
        """The condition and its values in a store's language; for an empty filter one that everything passes."""
        said = list(self._parts(language))
        condition = " AND ".join(condition for condition, _ in said) or language.everything
        return condition, [value for _, values in said for value in values]

    def literal(self, language: Language) -> str:
        """The same condition with quoted literals, for QGIS layers, whose subset strings cannot bind values."""
        condition, values = self.where(language)
        pieces = condition.split(language.mark)
        quoted = [language.literal(value) for value in values]
        return "".join(piece + value for piece, value in zip(pieces, [*quoted, ""], strict=True))

    def _parts(self, language: Language) -> Iterable[Said]:
        for column, chosen in (
            ("plane", self.planes),
            ("category", self.categories),
            ("status", self.statuses),
            ("unit_id", self.units),
            ("id", self.ids),
        ):
            if chosen:
                yield language.one_of(column, chosen)
        if self.period:
            yield language.known_within(iso(self.period.start), iso(self.period.end))
        if self.extent:
            yield language.inside(self.extent)
        for column, value in (("owner", self.owner), ("case_id", self.case_id)):
            if value is not None:
                yield language.equal(column, value)
        if self.overdue_at:
            yield language.before("due_at", iso(self.overdue_at))
        if self.text:
            yield language.mentions(self.text)
