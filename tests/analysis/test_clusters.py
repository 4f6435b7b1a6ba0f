"""DBSCAN and ST-DBSCAN against scikit-learn and the definition."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse, stats

from kmzb_plugin.analysis import clusters
from kmzb_plugin.analysis.cluster_defaults import chance_radius, default_min_size
from kmzb_plugin.analysis.clusters import NOISE, dbscan, nth_distance
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.text import UserError

from .oracles import table


def defined(
    x: np.ndarray, y: np.ndarray, radius: float, least: int, days: np.ndarray | None = None, span: float = 0.0
) -> tuple[list[int], list[bool]]:
    """Labels and core points over all pairs, as the definition says."""
    n = len(x)
    squares = (x[:, None] - x) ** 2 + (y[:, None] - y) ** 2
    apart = np.zeros((n, n)) if days is None else np.abs(days[:, None] - days)
    near = (squares <= radius**2) & (apart <= span)
    core = near.sum(axis=1) >= least
    _, label = sparse.csgraph.connected_components(near & core & core[:, None], directed=False)
    label = np.where(core, label, NOISE)
    for i in np.flatnonzero(~core):
        others = np.flatnonzero(near[i] & core)
        if len(others):
            label[i] = label[others[np.lexsort((others, apart[i, others], squares[i, others]))[0]]]
    found = [number for number in np.unique(label) if number >= 0]
    found.sort(key=lambda number: (-(label == number).sum(), np.flatnonzero(label == number)[0]))
    return [found.index(number) if number >= 0 else NOISE for number in label], core.tolist()


grids = st.lists(st.tuples(*[st.integers(0, 10)] * 3), min_size=1, max_size=60)


@settings(max_examples=150, deadline=None)
@given(grids, st.sampled_from([0.4, 1.0, 1.5, 2.0, 5.0, 30.0]), st.integers(1, 9))
def test_labels_are_those_of_the_definition(points: list[tuple[int, int, int]], radius: float, least: int) -> None:
    """On a grid, where many points coincide and many distances are equal to the radius or to each other."""
    x, y, _ = np.array(points, dtype=float).T
    found = dbscan(x, y, radius, least)
    assert (found.label.tolist(), found.core.tolist()) == defined(x, y, radius, least)
    assert found.count == max(found.label.max() + 1, 0)


@settings(max_examples=150, deadline=None)
@given(grids, st.sampled_from([0.4, 1.0, 1.5, 5.0]), st.integers(1, 9), st.sampled_from([0.0, 1.0, 2.0, 4.0, 30.0]))
def test_labels_in_space_and_time_are_those_of_the_definition(
    points: list[tuple[int, int, int]], radius: float, least: int, span: float
) -> None:
    x, y, days = np.array(points, dtype=float).T
    found = dbscan(x, y, radius, least, days, span)
    assert (found.label.tolist(), found.core.tolist()) == defined(x, y, radius, least, days, span)


@pytest.mark.parametrize("timed", [False, True])
def test_cells_with_many_points_are_compared_by_trees(timed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_FEW", 2)
    rng = np.random.default_rng(1)
    for radius in (0.4, 0.7, 1.1, 2.0):
        x, y, days = rng.uniform(0, 8, (3, 250))
        extra = (np.rint(days * 86_400) / 86_400, 1.5) if timed else (None, 0.0)
        found = dbscan(x, y, radius, 4, extra[0], 1.5 if timed else None)
        assert (found.label.tolist(), found.core.tolist()) == defined(x, y, radius, 4, *extra)


@pytest.mark.parametrize("suffix", ["", "_st"])
def test_clusters_equal_scikit_learn(suffix: str) -> None:
    """Its border points belong to the cluster that was found first, ours to the nearest: only these may differ."""
    points = table("dbscan_sklearn.csv")
    x, y, days = (points[name].to_numpy(dtype=float) for name in ("x", "y", "days"))
    theirs, core = points[f"label{suffix}"].to_numpy(), points[f"core{suffix}"].to_numpy(dtype=bool)
    found = dbscan(x, y, 80.0, 6, days, 7.5) if suffix else dbscan(x, y, 45.0, 6)
    assert found.core.tolist() == core.tolist()
    assert (found.label < 0).tolist() == (theirs < 0).tolist()
    assert found.count == theirs.max() + 1
    pairs = set(zip(theirs[core], found.label[core], strict=True))
    assert len(pairs) == found.count  # one of ours for each of theirs
    same = dict(pairs)
    border = np.flatnonzero(~core & (theirs >= 0))
    assert np.mean([same[theirs[i]] == found.label[i] for i in border]) > 0.9


def test_order_of_the_points_and_shifts_change_no_cluster() -> None:
    rng = np.random.default_rng(2)
    x, y = rng.uniform(0, 1000, 500), rng.uniform(0, 1000, 500)
    found = dbscan(x, y, 45.0, 4)
    order = rng.permutation(500)
    again = dbscan(x[order] + 4096.0, y[order] - 8192.0, 45.0, 4)
    assert again.core.tolist() == found.core[order].tolist()
    pairs = set(zip(again.label.tolist(), found.label[order].tolist(), strict=True))
    assert len(pairs) == found.count + 1
    sizes = np.bincount(found.label[found.label >= 0])
    assert all(larger >= smaller for larger, smaller in pairwise(sizes))


def test_border_point_between_two_clusters_goes_to_the_nearest_then_the_first() -> None:
    left, right, y = [0.0, -0.5, -0.5, -0.5], [2.0, 2.5, 2.5, 2.5], [0.0] * 4
    found = dbscan([*right, *left, 0.9], [*y, *y, 0.0], 1.15, 4)
    assert found.count == 2
    assert not found.core[-1]
    assert found.label[-1] == found.label[4]
    tie = dbscan([*right, *left, 1.0], [*y, *y, 0.0], 1.0, 4)
    assert tie.label[-1] == tie.label[0]  # as near to both: the lowest index
    days = [0.0] * 4 + [1.0] * 4 + [0.9]
    timed = dbscan([*right, *left, 1.0], [*y, *y, 0.0], 1.0, 4, days, 1.0)
    assert timed.label[-1] == timed.label[4]  # as near in space to both: the nearest in time


def test_nothing_one_and_all_at_one_place() -> None:
    assert dbscan([], [], 10.0, 5).count == 0
    assert dbscan([3.0], [4.0], 10.0, 2).label.tolist() == [NOISE]
    assert dbscan([3.0], [4.0], 10.0, 1).label.tolist() == [0]
    many = dbscan(np.full(10_000, 5.0), np.full(10_000, 6.0), 0.001, 10_000)
    assert many.count == 1
    assert many.core.all()


def test_a_radius_too_small_for_the_extent_is_refused_with_one_that_works() -> None:
    x, y, days = [0.0, 2e7], [0.0, 2e7], [0.0, 40_000.0]
    with pytest.raises(UserError, match="choose at least") as failure:
        dbscan(x, y, 1e-3, 2, days, 0.0001)
    works = float(failure.value.text.split("at least ")[1].split(" m")[0])
    assert dbscan(x, y, works, 2, days, 0.0001).count == 0


def test_cancel_is_answered_at_every_stage() -> None:
    rng = np.random.default_rng(7)
    data = rng.uniform(0, 1000, 2000), rng.uniform(0, 1000, 2000), 20.0, 4, rng.uniform(0, 90, 2000), 30.0
    asked = []

    def count() -> bool:
        asked.append(1)
        return False

    seen: list[float] = []
    dbscan(*data, progress=seen.append, cancelled=count)
    assert seen == sorted(seen)
    for moment in range(0, len(asked), max(1, len(asked) // 9)):
        left = iter([False] * moment)
        with pytest.raises(Cancelled):
            dbscan(*data, cancelled=lambda left=left: next(left, True))


@settings(max_examples=50, deadline=None)
@given(grids, st.integers(1, 8))
def test_nth_distance_is_that_of_the_sorted_distances(points: list[tuple[int, int, int]], n: int) -> None:
    x, y, _ = np.array(points, dtype=float).T
    far = np.sort(np.hypot(x[:, None] - x, y[:, None] - y), axis=1)
    expected = np.sort(far[:, n - 1]) if n <= len(x) else np.full(len(x), np.inf)
    np.testing.assert_allclose(nth_distance(x, y, n), expected)


def test_nth_distance_of_many_points_looks_at_some() -> None:
    rng = np.random.default_rng(3)
    x, y = rng.uniform(0, 1000, 5000), rng.uniform(0, 1000, 5000)
    some, every = nth_distance(x, y, 5, most=1000), nth_distance(x, y, 5)
    assert len(some) == 1000
    assert np.median(some) == pytest.approx(np.median(every), rel=0.05)


def test_default_radius_makes_one_in_a_thousand_evenly_spread_points_a_core_point() -> None:
    """Away from the edges; the neighbours of a point are Poisson."""
    rng = np.random.default_rng(4)
    x, y = rng.uniform(0, 10_000, 100_000), rng.uniform(0, 10_000, 100_000)
    radius = chance_radius(x, y, 8)
    mean = len(x) * np.pi * radius**2 / 1e8
    assert stats.poisson.sf(6, mean) == pytest.approx(0.001, rel=0.2)  # seven others or more; rounded to two digits
    assert 0.0005 < dbscan(x, y, radius, 8).core.mean() < 0.002  # core points come in clumps
    stray = chance_radius(np.append(x, 5e6), np.append(y, 0.0), 8)
    assert stray == pytest.approx(radius, rel=0.05)


def test_default_radius_grows_where_time_parts_the_points() -> None:
    rng = np.random.default_rng(5)
    x, y, days = rng.uniform(0, 10_000, (3, 3000))
    share = 1 - (1 - 500 / 10_000) ** 2  # of pairs at most 500 days apart in 10,000
    wider = chance_radius(x, y, 8, days, 500.0) / chance_radius(x, y, 8)
    assert wider == pytest.approx(1 / np.sqrt(share), rel=0.05)


def test_default_radius_needs_an_area() -> None:
    with pytest.raises(UserError, match="Give RADIUS"):
        chance_radius(np.ones(10), np.arange(10), 5)


def test_default_least_number_is_the_logarithm() -> None:
    assert [default_min_size(n) for n in (0, 1, 100, 1000, 30_000, 1_000_000)] == [5, 5, 5, 7, 10, 14]
