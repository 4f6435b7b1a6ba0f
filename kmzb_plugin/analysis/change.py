"""Change of a density between two periods: difference and log ratio of the rates."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from kmzb_plugin.analysis import intervals
from kmzb_plugin.analysis.density import SQUARE_METRES_PER_KM2
from kmzb_plugin.analysis.kernels import Floats

DAYS_A_RATE = 30.0  # rates are per 30 days: about a month, and every such "month" is equally long
PRIOR_REPORTS = 0.5  # in the circle of the radius and in a period of the mean length


@dataclass(frozen=True)
class Change:
    """Rates per km² and 30 days (nrows, ncols), their difference and ln of their ratio; NaN outside the mask.

    `expected` is the rate of the second period if nothing but the whole had changed: the first rate times `factor`,
    which is 1 unless the change of the whole is taken out. difference = second - expected, log_ratio =
    ln((second + prior) / (expected + prior)).
    """

    first: Floats
    second: Floats
    difference: Floats
    log_ratio: Floats
    factor: float
    prior: float


def change(first: Floats, second: Floats, days: tuple[float, float], radius: float, factor: float = 1.0) -> Change:
    """The change from the densities per km² (nrows, ncols) of two periods that last so many `days`.

    The `prior`, half a report in a circle of the radius (metres) over a period of the mean length, is added to both
    rates before the ratio: where hardly anything was reported the ratio is near one, not near infinity.
    """
    rates = [density * (DAYS_A_RATE / length) for density, length in zip((first, second), days, strict=True)]
    per_km2 = PRIOR_REPORTS / (np.pi * radius**2) * SQUARE_METRES_PER_KM2
    prior = float(per_km2 * DAYS_A_RATE / np.mean(days))
    expected = rates[0] * factor
    ratio = np.log((rates[1] + prior) / (expected + prior))
    return Change(rates[0], rates[1], rates[1] - expected, ratio, factor, prior)


@dataclass(frozen=True)
class RateRatio:
    """Rate of the second period over that of the first, its 95 % interval, and the two-sided exact p of no change."""

    ratio: float
    low: float
    high: float
    p: float


def rate_ratio(counts: tuple[int, int], days: tuple[float, float]) -> RateRatio:
    """How the whole changed; the ratio is infinite where the first count is 0.

    Given both together, the second count is binomial: exact test, and the interval of `intervals.rate_ratio`.
    Reference: Przyborowski and Wilenski (1940), Biometrika 31, 313-323.
    """
    test = stats.binomtest(counts[1], counts[0] + counts[1], days[1] / (days[0] + days[1]))
    ratio, low, high = (float(each) for each in intervals.rate_ratio(*counts, *days))
    return RateRatio(ratio, low, high, test.pvalue)
