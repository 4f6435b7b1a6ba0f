"""The fields and rows of the outputs of `findduplicates`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFields, QgsGeometry

from ...text import tr
from ..outputs import MOMENT, REAL, TEXT, WHOLE, date_times, field, geometry, multi

if TYPE_CHECKING:
    from .findduplicates import FoundDuplicates

MARGIN = 12.0  # metres around the reports of a group, so that those at one point have an outline too
WHY = ("words", "bare", "burst")
_AT_ONCE = 2_000
_HOUR = 3600


def pair_fields() -> QgsFields:
    """What a pair has."""
    fields = QgsFields()
    for each in (
        field("earlier_id", TEXT, tr("Earlier report, id")),
        field("later_id", TEXT, tr("Later report, id")),
        field("earlier_time", MOMENT, tr("Earlier report, time")),
        field("later_time", MOMENT, tr("Later report, time")),
        field("distance_m", REAL, tr("Distance, m")),
        field("hours", REAL, tr("Hours apart")),
        field("likeness", REAL, tr("Likeness of the words, 0 to 1")),
        field("why", TEXT, tr("Why: words, bare (no words to compare), burst")),
        field("category", TEXT, tr("Category of the earlier report")),
        field("later_category", TEXT, tr("Category of the later report")),
        field("group_no", WHOLE, tr("Group")),
    ):
        fields.append(each)
    return fields


def pair_rows(result: FoundDuplicates) -> Iterator[tuple[QgsGeometry, list[Any]]]:
    """A line from the earlier to the later report of each pair; at one place both its ends are there."""
    import numpy as np
    import shapely

    found, ids, names = result.found, result.ids, result.categories
    x, y = result.data.x, result.data.y
    for begin in range(0, len(found.first), _AT_ONCE):
        part = slice(begin, begin + _AT_ONCE)
        first, second = found.first[part], found.second[part]
        ends = np.stack([first, second], axis=1)
        lines = shapely.to_wkb(shapely.linestrings(np.stack([x[ends], y[ends]], axis=2)))
        earlier, later = date_times(result.civil[first]), date_times(result.civil[second])
        group = np.where(found.group[first] == found.group[second], found.group[first], -1)
        for i, wkb in enumerate(lines):
            one, other, k = int(first[i]), int(second[i]), begin + i
            yield (
                geometry(wkb),
                [
                    ids[one],
                    ids[other],
                    earlier[i],
                    later[i],
                    round(float(found.metres[k]), 2),
                    round(int(found.seconds[k]) / _HOUR, 3),
                    round(float(found.likeness[k]), 3),
                    WHY[found.why[k]],
                    names[result.category[one]],
                    names[result.category[other]],
                    int(group[i]) + 1 if group[i] >= 0 else None,
                ],
            )


def group_fields() -> QgsFields:
    """What a group has."""
    fields = QgsFields()
    for each in (
        field("group_no", WHOLE, tr("Group")),
        field("kind", TEXT, tr("Kind: duplicates, burst")),
        field("reports", WHOLE, tr("Reports")),
        field("categories", TEXT, tr("Categories")),
        field("first", MOMENT, tr("First report")),
        field("last", MOMENT, tr("Last report")),
        field("days", REAL, tr("Days from first to last")),
        field("width_m", REAL, tr("Farthest apart, m")),
        field("in_case", WHOLE, tr("Reports in a case already")),
        field("ids", TEXT, tr("Ids of the reports, separated by commas")),
    ):
        fields.append(each)
    return fields


def group_rows(result: FoundDuplicates) -> Iterator[tuple[QgsGeometry | None, list[Any]]]:
    """The outline of each group, the largest first."""
    import numpy as np
    import shapely

    x, y = result.data.x, result.data.y
    for number, members in enumerate(result.members):
        points = shapely.multipoints(np.column_stack([x[members], y[members]]))
        hull = shapely.buffer(shapely.convex_hull(points), MARGIN, quad_segs=6)
        first, last = date_times(result.civil[members[[0, -1]]])
        seconds = (result.civil[members[-1]] - result.civil[members[0]]).astype(np.int64)
        width = np.hypot(np.ptp(x[members]), np.ptp(y[members]))
        yield (
            multi(geometry(shapely.to_wkb(hull))),
            [
                number + 1,
                "burst" if result.found.is_burst[number] else "duplicates",
                len(members),
                ", ".join(sorted({result.categories[each] for each in result.category[members].tolist()})),
                first,
                last,
                round(int(seconds) / 86_400, 3),
                round(float(width), 1),
                int(result.in_case[members].sum()),
                ",".join(result.ids[each] for each in members.tolist()),
            ],
        )
