"""The bandwidth that would have foretold best: trained on a window of time, tested on the period after it, rolling."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.bandwidth import Bandwidth
from kmzb_plugin.analysis.density import kernel_density
from kmzb_plugin.analysis.evaluation import evaluate
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernels import KERNELS, Floats, Kernel
from kmzb_plugin.analysis.progress import IsCancelled, Part, Progress
from kmzb_plugin.text import UserError, tr

PERIODS = 6  # into which the time is divided if no length is given
FEWEST_PERIODS = 4
FEWEST_POINTS = 20  # in each period that is trained on or tested


@dataclass(frozen=True)
class Holdout:
    """`radius` of the `candidates` (k,) with the highest mean of `pai` (k, tests) at `coverage` (a share of the area).

    `edges` (periods + 1,) are the periods' ends in seconds; each of the last `tests` periods was foretold from the
    `trained` periods before it. `points` (periods,) are the points in each.
    """

    radius: float
    candidates: Floats
    pai: Floats
    coverage: float
    edges: Floats
    points: NDArray[np.int64]
    trained: int

    @property
    def tests(self) -> int:
        return self.pai.shape[1]

    def bandwidth(self, kernel: str | Kernel, n: float) -> Bandwidth:
        """As a bandwidth, whose `curve` is the mean PAI."""
        spread = (KERNELS[kernel] if isinstance(kernel, str) else kernel).spread
        mean = self.pai.mean(axis=1)
        numbers = {
            "coverage": self.coverage,
            "pai": float(mean.max()),
            "tests": float(self.tests),
            "trained": float(self.trained),
            "first": float(self.edges[0]),
            "last": float(self.edges[-1]),
        }
        return Bandwidth(self.radius, self.radius / spread, "holdout", n, numbers, (self.candidates, mean))


def periods(seconds: ArrayLike, length: float | None = None) -> tuple[Floats, NDArray[np.int64]]:
    """Ends (k + 1,) of periods of one length that end with the last point, and how many points each holds (k,).

    `length` in seconds; left out, a sixth of the time. What is earlier than the first whole period is left out. Raises
    UserError with what was found if there are too few periods or points.
    """
    seconds = np.asarray(seconds, dtype=float)
    if len(seconds) < FEWEST_POINTS * FEWEST_PERIODS:
        text = tr(
            "The rule «best forecast» needs at least {least} points with a time, but there are {n}. Give the radius."
        )
        raise UserError(text.format(least=FEWEST_POINTS * FEWEST_PERIODS, n=len(seconds)))
    last = float(seconds.max()) + 1.0  # ends are not included
    span = last - float(seconds.min())
    each = span / PERIODS if length is None else length
    number = int(np.floor(span / each + 1e-9))
    if number < FEWEST_PERIODS:
        text = tr(
            "The rule «best forecast» needs at least {least} periods, but the points reach over {n} of {days} days. "
            "Choose periods of at most {most} days, or give the radius."
        )
        days, most = each / 86_400.0, span / FEWEST_PERIODS / 86_400.0
        raise UserError(text.format(least=FEWEST_PERIODS, n=number, days=f"{days:.4g}", most=f"{most:.4g}"))
    edges = last - each * np.arange(number, -1.0, -1.0)
    points = np.bincount(np.digitize(seconds, edges), minlength=number + 2)[1 : number + 1]
    if points.min() < FEWEST_POINTS:
        text = tr(
            "The rule «best forecast» needs at least {least} points in each period, but one from {begin} holds {n}. "
            "Filter out wrong times, choose longer periods, or give the radius."
        )
        i = int(points.argmin())
        begin = np.datetime_as_string(np.datetime64(int(edges[i]), "s"), unit="D")
        raise UserError(text.format(least=FEWEST_POINTS, begin=begin, n=int(points[i])))
    return edges, points


def holdout(
    x: ArrayLike,
    y: ArrayLike,
    seconds: ArrayLike,
    candidates: ArrayLike,
    grid: Grid,
    kernel: str | Kernel = "quartic",
    weights: ArrayLike | None = None,
    mask: NDArray[np.bool_] | None = None,
    coverage: float = 0.05,
    length: float | None = None,
    progress: Progress = lambda fraction: None,
    cancelled: IsCancelled | None = None,
) -> Holdout:
    """The radius among `candidates` (k,) whose density of one half of the periods best foretold the next period.

    `x`, `y`, `seconds` (n,): place and time of the points. Each period of the later half is tested once, on a density
    trained on as many periods before it as make half of all. The measure is the PAI where the highest cells cover
    `coverage` of the area (`mask`, or the grid), so `grid` and area are the same for every candidate. The mean over
    the tests decides; of equals the larger radius. Raises UserError as `periods` does, and `Cancelled`.
    Time: one density for each candidate and test. Memory: 80 bytes a cell.
    """
    x, y, seconds = (np.asarray(each, dtype=float) for each in (x, y, seconds))
    weight = np.ones(len(x)) if weights is None else np.asarray(weights, dtype=float)
    radii = np.sort(np.asarray(candidates, dtype=float))
    edges, points = periods(seconds, length)
    trained = len(points) // 2
    number = np.digitize(seconds, edges) - 1
    tests = range(trained, len(points))
    pai = np.empty((len(radii), len(tests)))
    done, work = 0, len(radii) * len(tests)
    for column, test in enumerate(tests):
        before, after = (number >= test - trained) & (number < test), number == test
        hits = grid.counts(x[after], y[after], weight[after])
        for row, radius in enumerate(radii):
            part = Part(progress, done / work, (done + 1) / work)
            density = kernel_density(
                x[before],
                y[before],
                grid,
                float(radius),
                kernel,
                weight[before],
                mask,
                progress=part,
                cancelled=cancelled,
            )
            pai[row, column] = evaluate(density, hits).at(coverage).pai
            done += 1
    mean = pai.mean(axis=1)
    best = int(np.flatnonzero(mean >= mean.max() * (1 - 1e-12))[-1])
    return Holdout(float(radii[best]), radii, pai, coverage, edges, points, trained)
