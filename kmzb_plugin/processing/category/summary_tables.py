"""The rows of `categorysummary`: areas with their numbers, and the long table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import QgsField, QgsFields

from ...domain.periods import Period
from ...text import tr
from ..codes import category_name, status_name
from ..outputs import REAL, TEXT, WHOLE, field
from ..two_periods import short

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..area_inputs import Areas
    from .categorysummary import Summary

AREA_VALUES = (
    "dominant",
    "dominant_share",
    "entropy",
    "decided",
    "confirmed",
    "confirmed_share",
    "confirmed_low",
    "confirmed_high",
    "timed",
    "median_days",
)
CATEGORY_VALUES = (
    "share",
    "lq",
    "lq_low",
    "lq_high",
    "decided",
    "confirmed",
    "confirmed_share",
    "confirmed_low",
    "confirmed_high",
    "timed",
    "median_days",
)


def _measures() -> dict[str, QgsField]:
    """The fields that both outputs have, by name."""
    fields = (
        field("share", REAL, tr("Share of the area's reports")),
        field("lq", REAL, tr("Location quotient")),
        field("lq_low", REAL, tr("Location quotient, lower limit")),
        field("lq_high", REAL, tr("Location quotient, upper limit")),
        field("dominant", TEXT, tr("Most frequent category")),
        field("dominant_share", REAL, tr("Its share")),
        field("entropy", REAL, tr("Variety (entropy)")),
        field("decided", WHOLE, tr("Decided")),
        field("confirmed", WHOLE, tr("Confirmed")),
        field("confirmed_share", REAL, tr("Confirmed share")),
        field("confirmed_low", REAL, tr("Confirmed share, lower limit")),
        field("confirmed_high", REAL, tr("Confirmed share, upper limit")),
        field("timed", WHOLE, tr("Decided, with both times")),
        field("median_days", REAL, tr("Median days to the decision")),
    )
    return {each.name(): each for each in fields}


def area_fields(periods: Sequence[Period]) -> list[QgsField]:
    """The fields added to the areas: totals, the measures, and with several periods a count for each."""
    measures = _measures()
    counts = [
        field(f"n_{i}", WHOLE, tr("Reports, {period}").format(period=short(period)))
        for i, period in enumerate(periods, 1)
        if len(periods) > 1
    ]
    return [
        field("n", WHOLE, tr("Reports")),
        field("per_km2", REAL, tr("Reports / km²")),
        *(measures[name] for name in AREA_VALUES),
        *counts,
    ]


def area_rows(summary: Summary, areas: Areas) -> tuple[list[list[Any]], NDArray[np.float64]]:
    """The values of `area_fields` for each area, and its reports per km²; an area without reports has zeros."""
    import numpy as np
    import shapely

    table = summary.overall.areas.set_index("area").reindex(range(len(areas.features)))
    n = table["n"].fillna(0).astype(int).to_numpy()
    has_shape = ~(shapely.is_missing(areas.geometries) | shapely.is_empty(areas.geometries))
    km2 = np.where(has_shape, shapely.area(areas.geometries) / 1e6, np.nan)
    per_km2 = n / np.where(km2 > 0, km2, np.nan)
    counted = table[["decided", "confirmed", "timed"]].fillna(0).astype(int)
    by_period = summary.by_area.areas.pivot(index="area", columns="period", values="n")
    by_period = by_period.reindex(index=range(len(n)), columns=range(len(summary.periods))).fillna(0).astype(int)
    called = {code: category_name(code) for code in table["dominant"].unique() if isinstance(code, str)}
    dominant = [called.get(code) for code in table["dominant"]]
    columns = [
        dominant if name == "dominant" else (counted if name in counted else table)[name].tolist()
        for name in AREA_VALUES
    ]
    if len(summary.periods) > 1:
        columns += by_period.to_numpy().T.tolist()
    return [list(row) for row in zip(n.tolist(), per_km2.tolist(), *columns, strict=True)], per_km2


def long_fields() -> QgsFields:
    """The columns of the long table."""
    measures = _measures()
    fields = QgsFields()
    for each in (
        field("area", WHOLE, tr("Number of the area")),
        field("area_name", TEXT, tr("Area")),
        field("period", TEXT, tr("Period")),
        field("category", TEXT, tr("Code of the category")),
        field("category_name", TEXT, tr("Category")),
        field("status", TEXT, tr("Code of the status")),
        field("status_name", TEXT, tr("Status")),
        field("n", WHOLE, tr("Reports")),
        field("category_n", WHOLE, tr("Reports of the category")),
        *(measures[name] for name in CATEGORY_VALUES),
    ):
        fields.append(each)
    return fields


def long_columns(summary: Summary, area_names: Sequence[str]) -> list[NDArray[Any]]:
    """The columns of the long table: a row for each area, period, category and status that occurs, in this order."""
    import numpy as np
    import pandas as pd

    table = summary.by_area.table
    statuses = [name for name in table.columns if name.startswith("status_")]
    counts = table[statuses].to_numpy()
    row, status = np.nonzero(counts)
    codes = [name.removeprefix("status_") for name in statuses]
    kind, kinds = pd.factorize(table["category"])
    of_row = table.iloc[row]

    def named(names: Sequence[str], numbers: NDArray[np.int64]) -> NDArray[Any]:
        return np.array(names, dtype=object)[numbers]

    return [
        of_row["area"].to_numpy() + 1,
        named(area_names, of_row["area"].to_numpy()),
        named([str(period) for period in summary.periods] or [""], of_row["period"].to_numpy()),
        named(kinds, kind[row]),
        named([category_name(code) for code in kinds], kind[row]),
        named(codes, status),
        named([status_name(code) for code in codes], status),
        counts[row, status],
        of_row["n"].to_numpy(),
        *(of_row[name].to_numpy() for name in CATEGORY_VALUES),
    ]
