"""What `relativerisk` says of its layers and of each contour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsField

from ...locale import number
from ...text import tr
from ..outputs import REAL, WHOLE, field
from ..tolerance import Measure, greatest_in, mean_in, points_in

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .relativerisk import Kinds, TestedRisk

_LONGEST = 60  # characters of a category in a layer's name


def settings(tested: TestedRisk) -> str:
    """The category and the radius, for the names of layers."""
    name = tested.kinds.name
    name = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
    text = tr("«{category}», R = {radius} m, simulations: {n}")
    radius, n = number(tested.bandwidth.radius), number(tested.found.simulations)
    return text.format(category=name, radius=radius, n=n)


def metadata(tested: TestedRisk) -> dict[str, str]:
    """What the rasters hold beside their values."""
    kinds = tested.kinds
    return {
        "CATEGORY": ",".join(kinds.codes),
        "KERNEL": tested.kernel,
        "RADIUS": f"{tested.bandwidth.radius:.6g} m",
        "BANDWIDTH_RULE": tested.bandwidth.rule,
        "POINTS": str(len(kinds.of_kind)),
        "POINTS_OF_CATEGORY": str(kinds.n),
        "LEAST_REPORTS": str(tested.fewest),
        "NULL": "random labelling",
        "SIMULATIONS": str(tested.found.simulations),
        "SEED": str(tested.seed),
    }


def measures(tested: TestedRisk) -> list[tuple[QgsField, Measure]]:
    """What is said of each contour: the reports in it, and the share of the category among them."""
    inside = Inside(tested.kinds)
    return [
        (field("reports", WHOLE, tr("Reports of the category")), lambda polygons: inside.of(polygons).n.tolist()),
        (field("all_reports", WHOLE, tr("All reports")), lambda polygons: inside.of(polygons).total.tolist()),
        (field("share", REAL, tr("Share of the category, %")), lambda polygons: inside.of(polygons).share.tolist()),
        (field("share_low", REAL, tr("Its lower limit (95 %)")), lambda polygons: inside.of(polygons).low.tolist()),
        (field("share_high", REAL, tr("Its upper limit (95 %)")), lambda polygons: inside.of(polygons).high.tolist()),
        (field("ratio", REAL, tr("Times the overall share, smoothed")), mean_in(tested.risk.ratio, tested.grid)),
        (field("peak", REAL, tr("Farthest from it in a pixel, times")), _farthest(tested)),
    ]


@dataclass(frozen=True)
class Shares:
    """For places (n,): the reports of the category and all, and its share in percent with Wilson's 95 % limits.

    NaN where there is no report.
    """

    n: NDArray[np.int64]
    total: NDArray[np.int64]
    share: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]


class Inside:
    """Counts the reports in polygons, once for several measures of the same ones."""

    def __init__(self, kinds: Kinds) -> None:
        self._kinds = kinds
        self._counted: tuple[Any, Shares] | None = None

    def of(self, polygons: NDArray[Any]) -> Shares:
        if self._counted is None or self._counted[0] is not polygons:
            self._counted = polygons, self._shares(polygons)
        return self._counted[1]

    def _shares(self, polygons: NDArray[Any]) -> Shares:
        import numpy as np

        from ...analysis.intervals import wilson

        kinds, own = self._kinds, self._kinds.of_kind
        n = np.array(points_in(kinds.x[own], kinds.y[own])(polygons), dtype=np.int64)
        total = np.array(points_in(kinds.x, kinds.y)(polygons), dtype=np.int64)
        share = np.divide(n, total, out=np.full(len(n), np.nan), where=total > 0)
        low, high = wilson(n, total)
        return Shares(n, total, 100.0 * share, 100.0 * low, 100.0 * high)


def _farthest(tested: TestedRisk) -> Measure:
    """The ratio that is farthest from one, measured on a logarithmic scale."""

    def farthest(polygons: Any) -> Any:
        import numpy as np

        ratio = tested.risk.ratio
        with np.errstate(divide="ignore"):
            logs = np.where(np.isfinite(ratio), np.log(np.maximum(ratio, 1e-9)), 0.0)
        return np.exp(greatest_in(logs, tested.grid)(polygons)).tolist()

    return farthest
