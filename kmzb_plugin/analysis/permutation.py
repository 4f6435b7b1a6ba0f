"""Conditional permutation: how often chance would put as much beside a place as there is.

The value at the place itself stays, and its neighbours' values are drawn without replacement from all others. The
draws are shared by all places, as in esda: a draw names positions among "all but the place itself", so from one place
to the next a sum changes only where a draw names that very place. Between two such changes the m sums are sorted once
and a place costs two look-ups; n places, m draws of k neighbours cost n log m + m k m log m instead of n m k.
Reference: Anselin (1995), Local indicators of spatial association, Geographical Analysis 27, section 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kmzb_plugin.analysis.progress import Cancelled, IsCancelled, Progress
from kmzb_plugin.text import UserError, tr

Floats = NDArray[np.float64]

MOST_DRAWN = 10_000_000  # values drawn altogether: below 500 MB
_ROUNDING = 1e-9  # of the values' range: sums that are equal may differ in their last digits
_STEPS = 64  # runs of places between two looks at the clock


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
    than `MOST_DRAWN` values would have to be drawn. Memory: 40 bytes a value drawn and 30 bytes a place.
    """
    n, most = len(values), int(others.max(initial=0))
    if permutations * most > MOST_DRAWN:
        text = tr("{permutations} permutations work with up to {most} neighbours; here a place has {n}. Take fewer.")
        raise UserError(text.format(permutations=permutations, most=MOST_DRAWN // permutations, n=most))
    rng = np.random.default_rng(seed)
    draws = np.stack([rng.choice(n - 1, most, replace=False) for _ in range(permutations)])
    expected = others * (values.sum() - values) / (n - 1)
    slack = _ROUNDING * np.ptp(values)
    distance = np.abs(sums - expected) - slack
    extreme = np.empty(n)
    done = 0
    for count in np.unique(others):
        places = np.flatnonzero(others == count)
        for step, (first, last, drawn) in enumerate(_runs(values, draws[:, :count], places)):
            chosen = places[first:last]
            low = np.searchsorted(drawn, expected[chosen] - distance[chosen], side="right")
            high = permutations - np.searchsorted(drawn, expected[chosen] + distance[chosen], side="left")
            extreme[chosen] = np.where(distance[chosen] <= 0, permutations, low + high)
            if step % _STEPS == 0:
                if cancelled is not None and cancelled():
                    raise Cancelled
                if progress is not None:
                    progress((done + first) / n)
        done += len(places)
    if progress is not None:
        progress(1.0)
    return (extreme + 1) / (permutations + 1)


def _runs(values: Floats, draws: NDArray[np.int64], places: NDArray[np.int64]) -> Iterator[tuple[int, int, Floats]]:
    """Runs of places with the same sums drawn: first position in `places`, the one after the last, the sums sorted.

    `places` ascend; `draws` (m, k) are positions among the n - 1 places that are not the place itself.
    """
    sums = values[draws + (draws >= places[0])].sum(axis=1)
    named = draws.ravel()
    rows = np.repeat(np.arange(len(draws), dtype=np.int32), draws.shape[1])
    passing = np.flatnonzero((named >= places[0]) & (named < places[-1]))
    passing = passing[np.argsort(named[passing])]
    named, rows = named[passing], rows[passing]
    # once the place named is passed, the draw means that place and no longer the one after it
    change = values[named] - values[named + 1]
    passed = np.searchsorted(named, places, side="left")
    starts = np.flatnonzero(np.diff(passed, prepend=-1))
    before = 0
    for first, last in pairwise([*starts.tolist(), len(places)]):
        now = passed[first]
        np.add.at(sums, rows[before:now], change[before:now])
        before = now
        yield first, last, np.sort(sums)
