"""Andresen's spatial point pattern test: do two sets of points lie alike, whatever their numbers?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from kmzb_plugin.analysis.progress import IsCancelled, stop_if
from kmzb_plugin.text import UserError, number, tr

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

SHARE_DRAWN = 0.85
MOST_DRAWN = 20_000_000  # areas times samples: below 500 MB
DRAWN_UNCHANGED = 200  # samples for each try at what nothing changed would look like
_TRIES = 20
_BLOCK = 64  # samples between two looks at the clock


@dataclass(frozen=True)
class Similarity:
    """What the test says of each of n areas, and of all.

    `local` (n,): 1 where the area's share of the test points is above that of the base points, -1 below, 0 where the
    two cannot be told apart. `base` (n,) shares of the base points; `low` and `high` (n,) limits of those of the test
    points. `standard` is the share of areas with 0, `robust` that among the `compared` areas with a point in either
    set: empty areas are alike without saying anything. `unchanged` is about what `robust` would be if nothing had
    changed: less than `level`, since the base points are taken as they are.
    """

    local: Integers
    base: Floats
    low: Floats
    high: Floats
    standard: float
    robust: float
    compared: int
    unchanged: float


def similarity(
    base: ArrayLike,
    test: ArrayLike,
    samples: int = 200,
    seed: int = 1,
    bootstrap: bool = False,
    level: float = 0.95,
    cancelled: IsCancelled | None = None,
) -> Similarity:
    """Compares where the points lie, from their counts (n,) in the same areas; the same for the same seed.

    `samples` times 85 % of the test points are drawn without replacement, or with `bootstrap` all of them with; an
    area is alike if its share of the base points is within the middle `level` of its shares of the samples, whose
    positions are floor(samples (1-level)/2) + 1 and ceil(samples (1+level)/2). Memory: 24 bytes an area and sample.
    References: Andresen (2009), Applied Geography 29, 333-345; Andresen (2016), Methodological Innovations 9; the
    R package sppt of Steenbeek and others.
    """
    first, second = np.asarray(base, dtype=np.int64), np.asarray(test, dtype=np.int64)
    if samples * len(second) > MOST_DRAWN:
        text = tr("{samples} samples of {areas} areas are too many. Take at most {most}.")
        most = number(MOST_DRAWN // len(second))
        raise UserError(text.format(samples=number(samples), areas=number(len(second)), most=most))
    if not first.any() or not second.any():
        raise ValueError("both sets need points")
    rng = np.random.default_rng(seed)
    local, low, high = _compared(first, second, samples, rng, bootstrap, level, cancelled)
    there = first + second > 0
    return Similarity(
        local,
        first / first.sum(),
        low,
        high,
        float((local == 0).mean()),
        float((local[there] == 0).mean()),
        int(there.sum()),
        _unchanged(first, second, min(samples, DRAWN_UNCHANGED), rng, bootstrap, level, cancelled),
    )


def _compared(
    first: Integers,
    second: Integers,
    samples: int,
    rng: np.random.Generator,
    bootstrap: bool,
    level: float,
    cancelled: IsCancelled | None,
) -> tuple[Integers, Floats, Floats]:
    """Local S and the limits of the shares of the second set, (n,) each."""
    total = int(second.sum())
    size = total if bootstrap else max(round(SHARE_DRAWN * total), 1)
    drawn = np.empty((samples, len(second)), dtype=np.int64)
    for begin in range(0, samples, _BLOCK):
        stop_if(cancelled)
        rows = min(_BLOCK, samples - begin)
        if bootstrap:
            drawn[begin : begin + rows] = rng.multinomial(size, second / total, rows)
        else:
            drawn[begin : begin + rows] = rng.multivariate_hypergeometric(second, size, rows, method="marginals")
    tail = (1.0 - level) / 2.0
    ranks = int(np.floor(tail * samples + 1e-9)), int(np.ceil((1.0 - tail) * samples - 1e-9)) - 1
    drawn.partition(ranks, axis=0)
    low, high = drawn[ranks[0]], drawn[ranks[1]]
    scaled, whole = first * size, int(first.sum())  # shares compared as whole numbers: equal ones are equal
    return (scaled < low * whole).astype(np.int64) - (scaled > high * whole), low / size, high / size


def _unchanged(
    first: Integers,
    second: Integers,
    samples: int,
    rng: np.random.Generator,
    bootstrap: bool,
    level: float,
    cancelled: IsCancelled | None,
) -> float:
    """The mean robust S of as many points in both sets that are drawn from the same places, those of both together."""
    both = first + second
    places = both[both > 0] / both.sum()
    found = []
    for _ in range(_TRIES):
        one, other = (rng.multinomial(int(each.sum()), places) for each in (first, second))
        local, _, _ = _compared(one, other, samples, rng, bootstrap, level, cancelled)
        found.append((local[one + other > 0] == 0).mean())
    return float(np.mean(found))
