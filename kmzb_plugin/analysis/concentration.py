"""How much few places hold: the 80-20 table, the Lorenz curve and Gini's coefficient, also for sparse counts.

Where there are fewer reports than places most places must be empty, whatever the pattern; the generalised coefficient
measures against the most even spread that is possible then.
References: Weisburd (2015), The law of crime concentration, Criminology 53; Bernasco and Steenbeek (2017), More places
than crimes, Journal of Quantitative Criminology 33.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.text import UserError, tr

Floats = NDArray[np.float64]

_ROUNDING = 1e-9  # percent


@dataclass(frozen=True)
class Gini:
    """Gini's coefficient, 0 (all places equal) to nearly 1; `generalised` for fewer reports than places; `unbiased`.

    `unbiased` is NaN where there is one place or one report only.
    """

    plain: float
    generalised: float
    unbiased: float


def gini(counts: ArrayLike) -> Gini:
    """The three coefficients of `counts` (n,), zero or more; NaN all three where the sum is zero.

    G = 2 Σ i x_(i) / (n Σ x) - (n + 1)/n with x ascending; with N = Σ x reports G' = max(1, n/N) (G - 1) + 1; unbiased
    G' m/(m - 1) with m = min(n, N). Source: Bernasco and Steenbeek (2017).
    """
    x = np.sort(np.asarray(counts, dtype=float))
    n, total = len(x), float(x.sum())
    if not total > 0:
        return Gini(np.nan, np.nan, np.nan)
    plain = 2.0 * float(np.arange(1, n + 1) @ x) / (n * total) - (n + 1) / n
    generalised = max(1.0, n / total) * (plain - 1.0) + 1.0
    m = min(float(n), total)
    return Gini(plain, generalised, generalised * m / (m - 1.0) if m > 1 else np.nan)


@dataclass(frozen=True)
class Concentration:
    """The 80-20 table of n places, in the order of the counts given; shares in percent.

    `rank` from 1, the place with most reports first, equal ones in the order given; `percent` of all reports in the
    place; `cumulative` percent of the reports in it and in all places before it; `places` percent of the places that
    these are.
    """

    counts: Floats
    rank: NDArray[np.int64]
    percent: Floats
    cumulative: Floats
    places: Floats

    def smallest_share(self, percent: float) -> tuple[int, float]:
        """The smallest number of places that hold `percent` of the reports, and what share of the places they are."""
        ranked = np.sort(self.cumulative)
        number = int(np.searchsorted(ranked, percent - _ROUNDING)) + 1
        return number, 100.0 * number / len(ranked)

    def curve(self, points: int = 400) -> tuple[Floats, Floats]:
        """The Lorenz curve from the fullest place on: percent of the places, percent of the reports, both from 0.

        At most so many of its points, spread evenly over both percentages.
        """
        places, reports = np.append(0.0, np.sort(self.places)), np.append(0.0, np.sort(self.cumulative))
        ticks = np.linspace(0.0, 100.0, points // 2)
        kept = np.unique([np.searchsorted(each, np.minimum(ticks, each[-1])) for each in (places, reports)])
        return places[kept], reports[kept]

    def most_even(self) -> float:
        """The smallest percentage of the places that could hold all reports if none held more than it must."""
        return min(100.0, 100.0 * float(self.counts.sum()) / len(self.counts))

    def classes(self, percents: Sequence[float]) -> tuple[NDArray[np.int64], list[float]]:
        """Class (n,) of each place and the fewest reports in a place of each class, fullest class first.

        Class 1 are the places needed for the first of `percents` (ascending) of the reports, class 2 those needed
        beyond them for the second, and so on; the last takes the rest. Places with equally many reports are in one
        class, so that no map tells them apart; a class may so be empty. Places without reports are in class 0.
        """
        ranked = np.sort(self.counts)[::-1]
        fewest = [float(ranked[self.smallest_share(percent)[0] - 1]) for percent in percents]
        numbers = 1 + np.searchsorted(-np.asarray(fewest), -self.counts, side="left")
        return np.where(self.counts > 0, numbers, 0), [*fewest, float(ranked[ranked > 0].min())]


def concentration(counts: ArrayLike) -> Concentration:
    """The 80-20 table of `counts` (n,). Refuses negative counts and a sum of zero."""
    x = np.asarray(counts, dtype=float)
    if (x < 0).any():
        raise UserError(tr("A place has a negative number of reports. Check the weights."))
    total = x.sum()
    if not total > 0:
        raise UserError(
            tr("No report lies in any of the places. Check the layer, the filter and the coordinate system.")
        )
    order = np.argsort(-x, kind="stable")
    rank = np.empty(len(x), dtype=np.int64)
    rank[order] = np.arange(1, len(x) + 1)
    percent = 100.0 * x / total
    cumulative = np.empty(len(x))
    cumulative[order] = np.minimum(np.cumsum(percent[order]), 100.0)
    return Concentration(x, rank, percent, cumulative, 100.0 * rank / len(x))
