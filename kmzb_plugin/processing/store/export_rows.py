"""What stands in an exported list: columns that a person reads, and fields that a program reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeature, QgsFields, QgsGeometry
from qgis.PyQt.QtCore import QDateTime, Qt

from ...domain.periods import WARSAW_NAME
from ...locale import language
from ...text import tr
from ..outputs import TEXT as TEXT_FIELD
from ..outputs import WHOLE, field
from . import xlsx

if TYPE_CHECKING:
    from ...store.base import Dictionary, Unit

CHUNK = 5_000
"""Rows that are converted at a time."""

EXCEL_DAY_OF_1970 = 25_569
FIRST_DAY_OF_EXCEL = 61
"""1 March 1900: Excel counts a 29 February before it that never was."""

MACHINE = (
    *("id", "number", "plane", "category", "status", "version"),
    *("occurred_at", "reported_at", "updated_at", "due_at", "time_of_day", "weekdays"),
    *("description_masked", "place", "unit_id", "garrison", "teryt", "source_system", "source_ref"),
)
"""What a program gets. Not in any list: who has it, a person's login; what nobody has masked; the machinery."""

_ORDINARY = (str, float, int, type(None))
_WHOLE_NUMBERS = {"version", "time_of_day", "weekdays"}


@dataclass(frozen=True)
class ListColumn:
    """A column for people: `name` is the threat's field, `names` says what a code is called."""

    name: str
    title: str
    kind: str
    width: float
    names: Callable[[str], str] | None = None

    @property
    def sheet(self) -> xlsx.Column:
        """As the workbook wants it."""
        return xlsx.Column(self.title, self.kind, self.width)


def list_columns(dictionary: Dictionary, units: Sequence[Unit], crs: str) -> list[ListColumn]:
    """The columns of a spreadsheet, in the user's language."""
    from ...layers.threat_form import aliases, plane_names

    titles, planes, spoken = aliases(), plane_names(), language()
    unit_names = {unit.id: unit.name for unit in units}
    workflow, categories = dictionary.workflow, dictionary.categories

    def status(code: str) -> str:
        return workflow[code].label(spoken) if code in workflow else code

    return [
        ListColumn("number", titles["number"], xlsx.TEXT, 14),
        ListColumn("category", titles["category"], xlsx.TEXT, 50, lambda code: categories.label(code, spoken)),
        ListColumn("status", titles["status"], xlsx.TEXT, 34, status),
        ListColumn("plane", titles["plane"], xlsx.TEXT, 24, lambda code: planes.get(code, code)),
        ListColumn("reported_at", titles["reported_at"], xlsx.MOMENT, 17),
        ListColumn("occurred_at", titles["occurred_at"], xlsx.MOMENT, 17),
        ListColumn("due_at", titles["due_at"], xlsx.MOMENT, 17),
        ListColumn("updated_at", titles["updated_at"], xlsx.MOMENT, 17),
        ListColumn("place", titles["place"], xlsx.TEXT, 36),
        ListColumn("unit_id", titles["unit_id"], xlsx.TEXT, 30, lambda code: unit_names.get(code, code)),
        ListColumn("description_masked", titles["description_masked"], xlsx.TEXT, 80),
        ListColumn("teryt", titles["teryt"], xlsx.TEXT, 13),
        ListColumn("source_ref", titles["source_ref"], xlsx.TEXT, 22),
        ListColumn("x", tr("Easting, {crs}").format(crs=crs), xlsx.REAL, 20),
        ListColumn("y", tr("Northing, {crs}").format(crs=crs), xlsx.REAL, 20),
    ]


def list_rows(columns: Sequence[ListColumn], rows: Iterator[list[Any]]) -> Iterator[list[list[Any]]]:
    """Rows of values in the order of the columns as chunks, a list for each column, as they are written.

    Texts are names rather than codes, moments days as Excel counts them (Polish civil time).
    """
    named = [_named(column) if column.names else None for column in columns]
    while chunk := list(islice(rows, CHUNK)):
        made = []
        for column, names, values in zip(columns, named, zip(*chunk, strict=True), strict=True):
            known = [value if type(value) in _ORDINARY else plain(value) for value in values]
            if column.kind == xlsx.MOMENT:
                known = _days(known)
            elif names:
                known = [names(value) if value else value for value in known]
            made.append(known)
        yield made


def _named(column: ListColumn) -> Callable[[str], str]:
    """Each code is looked up once."""
    known: dict[str, str] = {}

    def name(code: str) -> str:
        if code not in known:
            known[code] = column.names(code) if column.names else code
        return known[code]

    return name


def plain(value: Any) -> Any:
    """A value of a feature as Python has it: moments as ISO texts in UTC, NULL as None."""
    if type(value) in _ORDINARY:
        return value
    if isinstance(value, QDateTime) and value.isValid():
        return str(value.toUTC().toString(Qt.DateFormat.ISODate))
    return None


def _days(moments: Sequence[str | None]) -> list[float | str | None]:
    """ISO texts in UTC as days since 30 December 1899 in Polish civil time; texts before Excel's calendar begins."""
    import pandas as pd

    utc = pd.to_datetime(pd.Series(moments, dtype=object), utc=True, errors="coerce")
    local = utc.dt.tz_convert(WARSAW_NAME).dt.tz_localize(None)
    days = (local - pd.Timestamp(1970, 1, 1)) / pd.Timedelta(days=1) + EXCEL_DAY_OF_1970
    return [
        round(day, 8) if day >= FIRST_DAY_OF_EXCEL else moment or None
        for day, moment in zip(days.tolist(), moments, strict=True)
    ]


def machine_fields() -> QgsFields:
    """The fields of a GeoPackage or GeoJSON file: codes, moments as ISO texts in UTC, the unit by its code."""
    fields = QgsFields()
    for name in MACHINE:
        fields.append(field("unit" if name == "unit_id" else name, WHOLE if name in _WHOLE_NUMBERS else TEXT_FIELD, ""))
    return fields


def machine_features(
    fields: QgsFields, units: Sequence[Unit], rows: Iterator[tuple[list[Any], QgsGeometry]]
) -> Iterator[QgsFeature]:
    """Rows of values in the order of MACHINE, and their points, as features with those fields."""
    unit_at, codes = MACHINE.index("unit_id"), {unit.id: unit.code for unit in units}
    for row, point in rows:
        values = [plain(value) for value in row]
        values[unit_at] = codes.get(values[unit_at], values[unit_at])
        made = QgsFeature(fields)
        made.setAttributes(values)
        made.setGeometry(point)
        yield made
