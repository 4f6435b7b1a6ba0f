"""Near repeats: the Knox test over bands of distance and time, with its exact expectation."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import spatial, stats

from kmzb_plugin.analysis.progress import Cancelled, IsCancelled, Job, Progress, awaited
from kmzb_plugin.text import UserError, figure, number, tr

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

METRICS = {"euclidean": 2.0, "manhattan": 1.0}
MOST_PAIRS = 30_000_000
_SECONDS_PER_DAY = 86_400
BLOCK = 2_000_000  # ordered pairs looked at in one go
_POINTS = 4_096  # points whose neighbours are counted in one go
_PERMUTED_BYTES = 64_000_000
_MOST_COLUMNS = 256
_CHUNK_BYTES = 400_000  # of differences, so that they stay in the processor's cache
_ADDED = 255  # as many ones as a byte can sum up
_THREADS = min(4, os.cpu_count() or 1)


@dataclass(frozen=True)
class ClosePairs:
    """Pairs of events nearer than the last edge, band after band.

    `first` and `second` (m,) are places in `order`, which holds the numbers of the events (n,) so that neighbours
    stand together; the pairs of band b are at `starts[b]:starts[b + 1]`, band 0 being the same location.
    """

    first: NDArray[np.int32]
    second: NDArray[np.int32]
    starts: Integers
    order: Integers

    def __len__(self) -> int:
        return len(self.first)

    def events(self) -> tuple[Integers, Integers]:
        """The numbers of the two events of each pair."""
        return self.order[self.first], self.order[self.second]

    def bands(self) -> NDArray[np.int16]:
        """The band of each pair (m,)."""
        return np.repeat(np.arange(len(self.starts) - 1, dtype=np.int16), np.diff(self.starts))


@dataclass(frozen=True)
class Knox:
    """Arrays of shape (bands of distance, bands of time).

    Rows: the same location, the bands below each edge, beyond the last. Columns: the bands below each edge, beyond
    the last. `p` is NaN without simulations; `simulated_mean` and `simulated_median` likewise.
    """

    observed: Integers
    expected: Floats
    ratio: Floats
    p: Floats
    p_poisson: Floats
    simulated_mean: Floats
    simulated_median: Floats
    simulations: int


def knox(
    x: ArrayLike,
    y: ArrayLike,
    days: ArrayLike,
    space_edges: Sequence[float],
    time_edges: Sequence[float],
    metric: str = "euclidean",
    simulations: int = 999,
    seed: int = 1,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Knox:
    """Counts pairs of events by distance and time apart, and compares with what chance would give.

    `x`, `y` (n,) in any unit of length, `days` (n,) in days, taken to the second. Edges are ascending upper limits, not
    included: 100, 200 makes the bands d = 0, 0 < d < 100, 100 <= d < 200, d >= 200. The expectation is exact: with
    N_s pairs in a band of distance and N_t in one of time, N_s · N_t / (n (n - 1) / 2). p is the share of datings
    at random in which a cell holds at least as many pairs as observed, (r + 1)/(R + 1): the times are permuted over the
    places. `p_poisson` is the same by a Poisson distribution with that expectation, Knox's own approximation.

    Memory: 16 bytes a pair below the last edge, of which there may be 30 million, and 100 MB. Raises UserError where
    there are more, with the largest edge that works; Cancelled.
    References: Knox (1964), Applied Statistics 13; Besag and Diggle (1977), Applied Statistics 26.
    """
    pairs = close_pairs(x, y, space_edges, metric, progress=_share(progress, 0.0, 0.2), cancelled=cancelled)
    return knox_of_pairs(
        pairs, days, time_edges, simulations, seed, progress=_share(progress, 0.2, 1.0), cancelled=cancelled
    )


def knox_of_pairs(
    pairs: ClosePairs,
    days: ArrayLike,
    time_edges: Sequence[float],
    simulations: int = 999,
    seed: int = 1,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Knox:
    """`knox` for pairs that `close_pairs` has found."""
    times, limits = whole_times(np.asarray(days, dtype=float)[pairs.order], time_edges)
    of_time = awaited(lambda: _pairs_by_time(times, limits), cancelled)
    of_space = np.append(np.diff(pairs.starts), of_time.sum() - len(pairs))
    inner = _below_limits(times[:, None], pairs, limits, Job(None, cancelled))[0]
    observed = _complete(inner, of_space, of_time)
    expected = of_space[:, None] * of_time[None, :].astype(float) / max(int(of_time.sum()), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(expected > 0, observed / expected, np.nan)
    # at least `observed`: the upper tail including it
    p_poisson = stats.poisson.sf(observed - 1, expected)
    p, mean, median = _against_chance(
        observed, of_space, of_time, times, pairs, limits, simulations, seed, progress, cancelled
    )
    return Knox(observed, expected, ratio, p, p_poisson, mean, median, simulations)


def close_pairs(
    x: ArrayLike,
    y: ArrayLike,
    edges: Sequence[float],
    metric: str = "euclidean",
    most: int = MOST_PAIRS,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> ClosePairs:
    """All pairs nearer than the last of the ascending `edges`, in bands [0], (0, edge 1), [edge 1, edge 2), …

    Raises UserError if there are more than `most` of them; Cancelled.
    """
    places = np.column_stack([np.asarray(x, dtype=float), np.asarray(y, dtype=float)])
    power, reach = METRICS[metric], float(edges[-1])
    # in the order of the tree neighbours stand together: blocks are compact, and so is what is read for them
    order = awaited(lambda: spatial.cKDTree(places).indices, cancelled)
    places = places[order]
    tree = awaited(lambda: spatial.cKDTree(places), cancelled)
    blocks = _blocks(tree, reach, power, _share(progress, 0.0, 0.5), cancelled)
    total = (sum(count for _, _, count in blocks) - len(places)) // 2
    if total > most:
        raise UserError(_too_many(tree, total, most, edges, power, cancelled))
    limits = np.array([0.0, *edges])
    found: list[list[tuple[NDArray[np.int32], NDArray[np.int32]]]] = [[] for _ in limits]
    done = 0
    for begin, end, count in blocks:
        stop(cancelled)
        near = spatial.cKDTree(places[begin:end]).sparse_distance_matrix(tree, reach, p=power, output_type="ndarray")
        near = near[(near["i"] + begin < near["j"]) & (near["v"] < reach)]
        first, second = (near["i"] + begin).astype(np.int32), near["j"].astype(np.int32)
        band = np.searchsorted(limits, near["v"], side="right") - 1
        band[near["v"] > 0] += 1
        for which in range(len(found)):
            chosen = band == which
            if chosen.any():
                found[which].append((first[chosen], second[chosen]))
        done += count
        if progress is not None:
            progress(0.5 + 0.5 * done / max(2 * total + len(places), 1))
    return _joined(found, order)


def _joined(found: list[list[tuple[NDArray[np.int32], NDArray[np.int32]]]], order: Integers) -> ClosePairs:
    sizes = [sum(len(first) for first, _ in parts) for parts in found]
    empty = np.empty(0, dtype=np.int32)
    parts = [part for band in found for part in band]
    return ClosePairs(
        np.concatenate([empty, *(first for first, _ in parts)]),
        np.concatenate([empty, *(second for _, second in parts)]),
        np.concatenate([[0], np.cumsum(sizes)]),
        order,
    )


def _blocks(
    tree: spatial.cKDTree, reach: float, power: float, progress: Progress | None, cancelled: IsCancelled | None
) -> list[tuple[int, int, int]]:
    """Ranges of the tree's points with the number of points within reach of them, themselves included."""
    waiting = [(begin, min(begin + _POINTS, tree.n)) for begin in range(0, tree.n, _POINTS)][::-1]
    blocks = []
    while waiting:
        stop(cancelled)
        begin, end = waiting.pop()
        if progress is not None:
            progress(begin / tree.n)
        count = int(spatial.cKDTree(tree.data[begin:end]).count_neighbors(tree, reach, p=power))
        if count > BLOCK and end - begin > 1:
            middle = (begin + end) // 2
            waiting += [(middle, end), (begin, middle)]
        else:
            blocks.append((begin, end, count))
    return blocks


def _too_many(
    tree: spatial.cKDTree, total: int, most: int, edges: Sequence[float], power: float, cancelled: IsCancelled | None
) -> str:
    """The sentence that says so, with the largest last edge that works: one of those given, else a round one."""

    def fits(edge: float) -> bool:
        count = 0
        for begin in range(0, tree.n, _POINTS):
            stop(cancelled)
            block = spatial.cKDTree(tree.data[begin : begin + _POINTS])
            count += int(block.count_neighbors(tree, edge, p=power))
            if (count - tree.n) // 2 > most:
                return False
        return True

    works = next((edge for edge in sorted(edges, reverse=True)[1:] if fits(edge)), 0.0)
    if not works:
        low, high = 0.0, float(edges[0])
        for _ in range(20):
            middle = (low + high) / 2
            low, high = (middle, high) if fits(middle) else (low, middle)
        works = float(f"{low * 0.99:.1e}") if fits(0.0) else 0.0
    if not works:
        text = tr(
            "{total} pairs of events lie at the same location; {most} are the most that memory allows. Choose fewer "
            "events by a filter."
        )
        return text.format(total=number(total), most=number(most))
    text = tr(
        "{total} pairs of events are nearer than {edge} m; {most} are the most that memory allows. The largest last "
        "band of distance that works is {works} m; or choose fewer events by a filter."
    )
    return text.format(total=number(total), edge=figure(edges[-1]), most=number(most), works=figure(works))


def whole_times(days: Floats, edges: Sequence[float]) -> tuple[NDArray[np.signedinteger], Integers]:
    """Times (n,) and upper limits as whole numbers: of days if all times are, else of seconds.

    The type is as small as fits. Whole numbers make "less than the limit" exact, small ones the permutations fast.
    """
    seconds = np.rint(days * _SECONDS_PER_DAY).astype(np.int64)
    limits = np.asarray(edges, dtype=float) * _SECONDS_PER_DAY
    if len(seconds):
        seconds -= seconds.min()
    unit = _SECONDS_PER_DAY if not (seconds % _SECONDS_PER_DAY).any() else 1
    times = seconds // unit
    span = int(times.max(initial=0))
    kind = next(kind for kind in (np.int16, np.int32, np.int64) if span < np.iinfo(kind).max)
    # a whole number is below the limit when it is below the next whole number
    whole = np.ceil(limits / unit - 1e-6).astype(np.int64)
    return times.astype(kind), np.minimum(whole, span + 1)


def _pairs_by_time(times: NDArray[np.signedinteger], limits: Integers) -> Integers:
    """Of all pairs, how many are in each band of time, beyond included: by counting in the sorted times."""
    ordered = np.sort(times.astype(np.int64))
    n = len(ordered)
    own = np.arange(1, n + 1)
    below = [int((np.searchsorted(ordered, ordered + limit, side="left") - own).sum()) for limit in limits]
    return np.diff([0, *below, n * (n - 1) // 2])


def _complete(inner: Integers, of_space: Integers, of_time: Integers) -> Integers:
    """Counts (…, bands of space, edges of time) of pairs below each limit as counts of the bands, beyond included."""
    bands = np.diff(inner, axis=-1, prepend=0)
    late = of_space[:-1] - bands.sum(axis=-1)
    rows = np.concatenate([bands, late[..., None]], axis=-1)
    return np.concatenate([rows, (of_time - rows.sum(axis=-2))[..., None, :]], axis=-2)


def _against_chance(
    observed: Integers,
    of_space: Integers,
    of_time: Integers,
    times: NDArray[np.signedinteger],
    pairs: ClosePairs,
    limits: Integers,
    simulations: int,
    seed: int,
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> tuple[Floats, Floats, Floats]:
    """p, mean and median of the counts under permuted times."""
    if not simulations:
        nothing = np.full(observed.shape, np.nan)
        return nothing, nothing, nothing
    rng = np.random.default_rng(seed)
    width = int(np.clip(_PERMUTED_BYTES // max(times.nbytes, 1), 16, _MOST_COLUMNS))
    inner = np.empty((simulations, *(len(pairs.starts) - 1, len(limits))), dtype=np.int32)
    batches = [(begin, min(begin + width, simulations)) for begin in range(0, simulations, width)]
    job = Job(progress, cancelled)
    job.stages = len(batches)
    for begin, end in batches:
        job.begin(len(pairs) + (end - begin) * len(times))
        permuted = np.empty((end - begin, len(times)), dtype=times.dtype)
        for row in permuted:
            job.report()
            row[:] = rng.permutation(times)
            job.advance(len(times))
        columns = awaited(permuted.T.copy, cancelled)
        inner[begin:end] = _below_limits(columns, pairs, limits, job)
    counts = _complete(inner.astype(np.int64), of_space, of_time)
    p = ((counts >= observed).sum(axis=0) + 1) / (simulations + 1)
    return p, counts.mean(axis=0), np.median(counts, axis=0)


def _below_limits(times: NDArray[np.signedinteger], pairs: ClosePairs, limits: Integers, job: Job) -> Integers:
    """For each column of `times` (n, m) and band of space, how many pairs are below each limit: (m, bands, limits).

    Rows of the table are subtracted from each other, so that one reading of a pair serves all columns.
    """
    columns, bands = times.shape[1], len(pairs.starts) - 1
    step = max(1, _CHUNK_BYTES // (columns * times.itemsize * _ADDED)) * _ADDED
    pieces = [
        (band, begin, min(begin + step, int(pairs.starts[band + 1])))
        for band in range(bands)
        for begin in range(int(pairs.starts[band]), int(pairs.starts[band + 1]), step)
    ]
    totals = np.zeros((_THREADS, bands, len(limits), columns), dtype=np.int64)

    def count(worker: int) -> Callable[[], None]:
        def work() -> None:
            room = [np.empty((step, columns), dtype=times.dtype) for _ in range(2)]
            hits = np.zeros((step, columns), dtype=bool)
            for band, begin, end in pieces[worker::_THREADS]:
                apart, other = (space[: end - begin] for space in room)
                # "clip" writes straight into the room that is there; the numbers are all valid
                np.take(times, pairs.first[begin:end], axis=0, out=apart, mode="clip")
                np.take(times, pairs.second[begin:end], axis=0, out=other, mode="clip")
                np.abs(np.subtract(apart, other, out=apart), out=apart)
                hits[end - begin :] = False
                for column, limit in enumerate(limits):
                    np.less(apart, limit, out=hits[: end - begin])
                    totals[worker, band, column] += _column_sums(hits)
                job.advance(end - begin)

        return work

    job.run(*(count(worker) for worker in range(_THREADS)))
    return np.moveaxis(totals.sum(axis=0), -1, 0)


def _column_sums(hits: NDArray[np.bool_]) -> Integers:
    """How many of each column are true: bytes are added as bytes, as many as cannot overflow."""
    columns = hits.shape[1]
    ones = hits.view(np.uint8).reshape(_ADDED, -1)
    return np.add.reduce(ones, axis=0, dtype=np.uint8).reshape(-1, columns).sum(axis=0, dtype=np.int64)


def _share(progress: Progress | None, start: float, end: float) -> Progress | None:
    if progress is None:
        return None
    return lambda fraction: progress(start + (end - start) * fraction)


def stop(cancelled: IsCancelled | None) -> None:
    if cancelled is not None and cancelled():
        raise Cancelled
