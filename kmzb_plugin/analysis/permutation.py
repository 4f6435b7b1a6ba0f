"""Conditional permutation: how often chance would put as much beside a place as there is.

The value at the place itself stays, and its neighbours' values are drawn without replacement from all others. The
draws are shared by all places, as in esda: a draw is k different places and a spare one. Where a draw holds the place
that is looked at, the spare one stands in for it. So all places with k neighbours share the same m sums but for the
few that a draw names: n places and m draws cost n log m + m k instead of n m k.
Reference: Anselin (1995), Local indicators of spatial association, Geographical Analysis 27, section 3.

Two-sided is twice the smaller tail: counts are skewed, and a sum of zero would be no surprise at all if what counted
were its distance from the expected sum, as in esda's "folded". esda's default is the tail itself and counts equal sums
in the upper one only, so that every place among empty ones has the smallest p there is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kmzb_plugin.analysis.progress import IsCancelled, Progress, stop_if
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
    """Two-sided p (n,) of the sums over the neighbours, 2 (r + 1)/(m + 1) but at most 1, the same for the same seed.

    `values` (n,); `sums` (n,) of the values of the `others` (n,) neighbours of each place, itself not among them. r
    counts the draws with a sum of at least the place's or of at most that, whichever are fewer. Refuses neighbourhoods
    so large that more than `MOST_DRAWN` values would have to be drawn. Memory: 60 bytes a value drawn and 50 a place.
    """
    n, most = len(values), int(others.max(initial=0))
    if permutations * (most + 1) > MOST_DRAWN:
        text = tr("{permutations} permutations work with up to {most} neighbours; here a place has {n}. Take fewer.")
        raise UserError(text.format(permutations=permutations, most=MOST_DRAWN // permutations - 1, n=most))
    draws = _draws(n, most + 1, permutations, seed, progress, cancelled)
    slack = _ROUNDING * np.ptp(values)
    upper, lower = sums - slack, sums + slack
    # where a draw names a place that would look at it, ordered by how many neighbours that place has
    row, column = np.nonzero(others[draws] > np.arange(most + 1))
    named = draws[row, column]
    order = np.argsort(others[named], kind="stable")
    row, named = row[order], named[order]
    by_count = np.argsort(others, kind="stable")
    counts = np.unique(others)
    drawn, before = np.zeros(permutations), 0
    high, low = np.zeros(n), np.zeros(n)
    for step, count in enumerate(counts.tolist()):
        stop_if(cancelled)
        drawn += values[draws[:, before:count]].sum(axis=1)
        before = count
        places = by_count[slice(*np.searchsorted(others[by_count], [count, count + 1]))]
        ascending = np.sort(drawn)
        high[places] = permutations - np.searchsorted(ascending, upper[places], side="left")
        low[places] = np.searchsorted(ascending, lower[places], side="right")
        own = slice(*np.searchsorted(others[named], [count, count + 1]))
        at, place = row[own], named[own]
        instead = drawn[at] - values[place] + values[draws[at, count]]
        for tail, change in (
            (high, (instead >= upper[place]).astype(float) - (drawn[at] >= upper[place])),
            (low, (instead <= lower[place]).astype(float) - (drawn[at] <= lower[place])),
        ):
            tail += np.bincount(place, weights=change, minlength=n)
        if progress is not None:
            progress(_DRAWING + (1 - _DRAWING) * (step + 1) / len(counts))
    return np.minimum(2 * (np.minimum(high, low) + 1) / (permutations + 1), 1.0)


def _draws(
    n: int, size: int, permutations: int, seed: int, progress: Progress | None, cancelled: IsCancelled | None
) -> Integers:
    """`permutations` draws of `size` different places out of n, in random order, shape (permutations, size)."""
    rng = np.random.default_rng(seed)
    draws = np.empty((permutations, size), dtype=np.int64)
    for i in range(permutations):
        if i % _LOOK == 0:
            stop_if(cancelled)
            if progress is not None:
                progress(_DRAWING * i / permutations)
        draws[i] = rng.choice(n, size, replace=False)
    return draws


def permutations_needed(p: Floats, q: Floats, permutations: int, correction: str, level: float = 0.05) -> int | None:
    """How many permutations would let the correction find something where it is their number that hides it, else None.

    `p` and `q` (p after the correction) of the same shape, NaN where nothing was tested. p cannot be below 2/(m + 1).
    If no q is at most `level`, but three times as many places as by chance have that p: the next customary number
    (999, 9999, …) that lets so many be found.
    """
    if not permutations or correction == "none" or (q <= level).any():
        return None
    smallest, tests = 2 / (permutations + 1), int(np.isfinite(p).sum())
    by_chance = tests * smallest
    reached = int((p <= smallest * (1 + _ROUNDING)).sum())
    if reached <= 3 * by_chance:
        return None
    shared = reached - by_chance if correction == "fdr" else 1
    needed = max(2 * tests / (level * shared), permutations + 2)
    return int(10 ** np.ceil(np.log10(needed))) - 1
