"""Conditional permutation: how often chance would put as much beside a place as there is.

The value at the place itself stays, and its neighbours' values are drawn without replacement from all others. The
draws are shared by all places, as in esda: a draw is k different places and a spare one. Where a draw holds the place
that is looked at, the spare one stands in for it. So all places with k neighbours share the same m sums but for the
few that a draw names: n places and m draws cost n log m + m k instead of n m k.
Reference: Anselin (1995), Local indicators of spatial association, Geographical Analysis 27, section 3.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kmzb_plugin.analysis.progress import Cancelled, IsCancelled, Progress
from kmzb_plugin.text import UserError, tr

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MOST_DRAWN = 10_000_000  # values drawn altogether: below 600 MB
_ROUNDING = 1e-9  # of the values' range: sums that are equal may differ in their last digits
_LOOK = 256  # draws between two looks at the clock
_DRAWING = 0.8  # of the time


def conditional_p(
    values: Floats,
    sums: Floats,
    others: NDArray[np.integer],
    permutations: int,
    seed: int,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Floats:
    """Two-sided p (n,) of the sums over the neighbours, (r + 1)/(m + 1), the same for the same seed.

    `values` (n,); `sums` (n,) of the values of the `others` (n,) neighbours of each place, itself not among them. r
    counts the draws whose sum is at least as far from the expected one. Refuses neighbourhoods so large that more
    than `MOST_DRAWN` values would have to be drawn. Memory: 60 bytes a value drawn and 50 bytes a place.
    """
    n, most = len(values), int(others.max(initial=0))
    if permutations * (most + 1) > MOST_DRAWN:
        text = tr("{permutations} permutations work with up to {most} neighbours; here a place has {n}. Take fewer.")
        raise UserError(text.format(permutations=permutations, most=MOST_DRAWN // permutations - 1, n=most))
    draws = _draws(n, most + 1, permutations, seed, progress, cancelled)
    expected = others * (values.sum() - values) / (n - 1)
    distance = np.abs(sums - expected) - _ROUNDING * np.ptp(values)
    # where a draw names a place that would look at it, ordered by how many neighbours that place has
    row, column = np.nonzero(others[draws] > np.arange(most + 1))
    named = draws[row, column]
    order = np.argsort(others[named], kind="stable")
    row, named = row[order], named[order]
    by_count = np.argsort(others, kind="stable")
    counts = np.unique(others)
    drawn, before = np.zeros(permutations), 0
    extreme = np.empty(n)
    for step, count in enumerate(counts.tolist()):
        if cancelled is not None and cancelled():
            raise Cancelled
        drawn += values[draws[:, before:count]].sum(axis=1)
        before = count
        places = by_count[slice(*np.searchsorted(others[by_count], [count, count + 1]))]
        extreme[places] = _as_far(np.sort(drawn), expected[places], distance[places])
        own = slice(*np.searchsorted(others[named], [count, count + 1]))
        at, place = row[own], named[own]
        instead = drawn[at] - values[place] + values[draws[at, count]]
        change = (np.abs(instead - expected[place]) >= distance[place]).astype(float)
        change -= np.abs(drawn[at] - expected[place]) >= distance[place]
        extreme += np.bincount(place, weights=change, minlength=n)
        if progress is not None:
            progress(_DRAWING + (1 - _DRAWING) * (step + 1) / len(counts))
    return (extreme + 1) / (permutations + 1)


def _draws(
    n: int, size: int, permutations: int, seed: int, progress: Progress | None, cancelled: IsCancelled | None
) -> Integers:
    """`permutations` draws of `size` different places out of n, in random order, shape (permutations, size)."""
    rng = np.random.default_rng(seed)
    draws = np.empty((permutations, size), dtype=np.int64)
    for i in range(permutations):
        if i % _LOOK == 0:
            if cancelled is not None and cancelled():
                raise Cancelled
            if progress is not None:
                progress(_DRAWING * i / permutations)
        draws[i] = rng.choice(n, size, replace=False)
    return draws


def _as_far(drawn: Floats, expected: Floats, distance: Floats) -> Integers:
    """How many of the sums `drawn`, which ascend, are at least `distance` from `expected`, for each place."""
    low = np.searchsorted(drawn, expected - distance, side="right")
    high = len(drawn) - np.searchsorted(drawn, expected + distance, side="left")
    return np.where(distance <= 0, len(drawn), low + high)
