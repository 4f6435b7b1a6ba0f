"""What `categorychange` found, and the rows of its outputs. Imported late: it computes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from qgis.core import QgsField, QgsFields

from ...analysis.areachange import AreaChange, area_change
from ...domain.periods import Period
from ...text import tr
from ..codes import category_name
from ..outputs import REAL, TEXT, WHOLE, field
from .intervention import ROLES, Intervention, role_labels

if TYPE_CHECKING:
    import pandas as pd

    from ...analysis.areachange import Dispersion
    from ...analysis.progress import IsCancelled
    from ...analysis.similarity import Similarity


@dataclass(frozen=True)
class Pairs:
    """A row for each area and category with a report in either period: their numbers (m,), and what changed."""

    area: NDArray[np.int64]
    category: NDArray[np.int64]
    change: AreaChange


@dataclass(frozen=True)
class Found:
    """`areas` is the change of each area (n,), `whole` of all together (1,), `of_category` of each of `categories`.

    `normalised`: areas and pairs are compared with the whole, categories with all categories. `spread` is how
    differently the areas changed. `outside` reports lie in no area, `untimed` have no readable time, `other_time` lie
    in neither period; `shapeless` areas have no geometry.
    """

    periods: tuple[Period, Period]
    names: list[str]
    has_shape: NDArray[np.bool_]
    areas: AreaChange
    whole: AreaChange
    categories: list[str]
    of_category: AreaChange
    pairs: Pairs
    normalised: bool
    spread: Dispersion | None
    similar: Similarity | None
    bootstrap: bool
    samples: int
    seed: int
    intervention: Intervention | None
    outside: int
    untimed: int
    other_time: int

    @property
    def days(self) -> tuple[float, float]:
        return self.periods[0].days, self.periods[1].days

    @property
    def shapeless(self) -> int:
        return int((~self.has_shape).sum())


def by_category(
    counted: pd.DataFrame, days: tuple[float, float], normalised: bool, cancelled: IsCancelled | None
) -> tuple[list[str], AreaChange, Pairs]:
    """The categories, most frequent first, the change of each in all areas together, and of each in each area.

    `counted` has a row for each report, with `area`, `period` (0 or 1) and `category`.
    """
    frequent = counted["category"].value_counts()
    categories = sorted(frequent.index, key=lambda code: (-int(frequent[code]), code))
    category = counted["category"].map({code: i for i, code in enumerate(categories)}).to_numpy(dtype=np.int64)
    period = counted["period"].to_numpy()

    def in_periods(codes: NDArray[np.int64], n: int) -> list[NDArray[np.int64]]:
        return [np.bincount(codes[period == i], minlength=n) for i in (0, 1)]

    first, second = in_periods(category, len(categories))
    exposures: tuple[ArrayLike, ArrayLike] = days
    if normalised and len(categories) > 1:
        exposures = float(first.sum()), float(second.sum())
    of_category = area_change(first, second, exposures, cancelled=cancelled)
    codes, place = np.unique(counted["area"].to_numpy() * len(categories) + category, return_inverse=True)
    area, kind = np.divmod(codes, len(categories))
    first_own, second_own = in_periods(place.ravel(), len(codes))
    if normalised:
        exposures = first[kind], second[kind]
    changed = area_change(first_own, second_own, exposures, cancelled=cancelled)
    return categories, of_category, Pairs(area, kind, changed)


def _change_fields(normalised: bool) -> list[QgsField]:
    """The fields that say what changed."""
    ratio = tr("Rate ratio, relative to the whole") if normalised else tr("Rate ratio")
    return [
        field("n_1", WHOLE, tr("Reports of the first period")),
        field("n_2", WHOLE, tr("Reports of the second period")),
        field("difference", WHOLE, tr("Difference of the counts")),
        field("expected", REAL, tr("Second count without a change")),
        field("percent", REAL, tr("Change of the rate, %")),
        field("ratio", REAL, ratio),
        field("ratio_low", REAL, tr("Rate ratio, lower limit")),
        field("ratio_high", REAL, tr("Rate ratio, upper limit")),
        field("p", REAL, tr("p (E-test)")),
        field("q", REAL, tr("q (false discovery rate)")),
        field("change", WHOLE, tr("Class of the change")),
    ]


def _change_rows(change: AreaChange) -> Iterator[list[Any]]:
    """The values of `_change_fields`; limits without end become NULL."""

    def known(values: NDArray[np.float64]) -> list[float]:
        return np.where(np.isfinite(values), values, np.nan).tolist()

    yield from (
        list(row)
        for row in zip(
            change.first.tolist(),
            change.second.tolist(),
            (change.second - change.first).tolist(),
            known(change.expected),
            known(change.percent),
            known(change.ratio),
            known(change.low),
            known(change.high),
            change.p.tolist(),
            change.q.tolist(),
            change.classes().tolist(),
            strict=True,
        )
    )


def area_fields(found: Found) -> list[QgsField]:
    """The fields added to the areas."""
    fields = _change_fields(found.normalised)
    if found.similar is not None:
        fields += [
            field("share_1", REAL, tr("Share of the first period, %")),
            field("share_2_low", REAL, tr("Share of the second period, %, lower limit")),
            field("share_2_high", REAL, tr("Share of the second period, %, upper limit")),
            field("local_s", WHOLE, tr("Local S: share rose 1, fell -1")),
        ]
    if found.intervention is not None:
        fields.append(field("role", TEXT, tr("Part in the comparison")))
    return fields


def area_rows(found: Found) -> Iterator[list[Any]]:
    """The values of `area_fields`; all NULL where an area has no geometry."""
    labels = role_labels()
    width = len(area_fields(found))
    for i, row in enumerate(_change_rows(found.areas)):
        if not found.has_shape[i]:
            yield [None] * width
            continue
        if found.similar is not None:
            similar = found.similar
            row += [100 * similar.base[i], 100 * similar.low[i], 100 * similar.high[i], int(similar.local[i])]
        if found.intervention is not None:
            role = int(found.intervention.roles.of_area[i])
            row.append(labels[ROLES[role]] if role >= 0 else None)
        yield row


def table_fields(found: Found) -> QgsFields:
    """The columns of the table of areas and categories."""
    fields = QgsFields()
    for each in (
        field("area", WHOLE, tr("Number of the area")),
        field("area_name", TEXT, tr("Area")),
        field("category", TEXT, tr("Code of the category")),
        field("category_name", TEXT, tr("Category")),
        *_change_fields(found.normalised),
    ):
        fields.append(each)
    return fields


def table_rows(found: Found) -> Iterator[list[Any]]:
    """A row for each area and category with a report in either period."""
    pairs = found.pairs
    for area, category, row in zip(
        pairs.area.tolist(), pairs.category.tolist(), _change_rows(pairs.change), strict=True
    ):
        code = found.categories[category]
        yield [area + 1, found.names[area], code, category_name(code), *row]
