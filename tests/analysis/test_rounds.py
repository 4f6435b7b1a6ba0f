"""Rounds against all orders of a few stops, the exact shortest tour, and what must hold for all."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.analysis.rounds import Round, Stops, planned, scheduled


def between(xy: np.ndarray) -> np.ndarray:
    """Straight distances (n, n)."""
    distances: np.ndarray = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))
    return distances


def open_stops(minutes: np.ndarray, budget: float = 1e6, dwell: float = 0.0) -> Stops:
    n = len(minutes) - 1
    return Stops(minutes, np.full(n, dwell), np.zeros(n), np.full(n, np.inf), np.ones(n), budget)


def is_allowed(stops: Stops, plan: Round) -> bool:
    in_time = (plan.begin >= stops.opens[plan.order]) & (plan.begin <= stops.closes[plan.order] + 1e-6)
    return bool(in_time.all() and plan.end <= stops.budget + 1e-6 and len(set(plan.order)) == len(plan.order))


def best_of_all(stops: Stops) -> tuple[float, float]:
    """The worth of the best round of all there are, and when the soonest of these ends."""
    n, best = len(stops.dwell), (0.0, 0.0)
    for k in range(1, n + 1):
        for order in permutations(range(n), k):
            plan = scheduled(stops, np.array(order))
            if is_allowed(stops, plan) and (-plan.worth(stops), plan.end) < (-best[0], best[1]):
                best = plan.worth(stops), plan.end
    return best


def shortest_tour(minutes: np.ndarray) -> float:
    """Held and Karp's dynamic programme."""
    n = len(minutes) - 1
    reach = {(1 << j, j): minutes[0, j + 1] for j in range(n)}
    for visited in range(1, 1 << n):
        for j in range(n):
            cost = reach.get((visited, j))
            if cost is None:
                continue
            for k in range(n):
                if not visited >> k & 1:
                    key = (visited | 1 << k, k)
                    reach[key] = min(reach.get(key, np.inf), cost + minutes[j + 1, k + 1])
    return min(reach[(1 << n) - 1, j] + minutes[j + 1, 0] for j in range(n))


@pytest.mark.parametrize("seed", range(4))
def test_the_shortest_tour_of_nine_stops(seed: int) -> None:
    minutes = between(np.random.default_rng(seed).uniform(0, 60, (10, 2)))
    plan = planned(open_stops(minutes))
    assert sorted(plan.order) == list(range(9))
    assert plan.end == pytest.approx(shortest_tour(minutes))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 5), st.floats(20, 150))
def test_as_good_as_the_best_of_all_orders(seed: int, n: int, budget: float) -> None:
    rng = np.random.default_rng(seed)
    minutes = between(rng.uniform(0, 30, (n + 1, 2)))
    opens = rng.choice([0.0, 20.0, 60.0], n)
    stops = Stops(
        minutes,
        rng.uniform(0, 20, n),
        opens,
        opens + rng.choice([15, 60, np.inf], n),
        rng.choice([1.0, 2.0, 4.0], n),
        budget,
    )
    plan = planned(stops)
    worth, end = best_of_all(stops)
    assert is_allowed(stops, plan)
    assert plan.worth(stops) == pytest.approx(worth)
    assert plan.end <= end * 1.05 + 1e-6


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 40))
def test_every_round_keeps_what_is_asked_of_it(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    minutes = between(rng.uniform(0, 60, (n + 1, 2))) * rng.uniform(1, 1.5, (n + 1, n + 1))
    minutes[rng.random((n + 1, n + 1)) < 0.1] = np.inf
    np.fill_diagonal(minutes, 0)
    opens = rng.uniform(0, 200, n)
    stops = Stops(minutes, rng.uniform(0, 20, n), opens, opens + rng.uniform(0, 120, n), rng.integers(1, 5, n), 240.0)
    plan = planned(stops, tries=60)
    assert is_allowed(stops, plan)
    assert stops.possible[plan.order].all()
    assert (plan.begin >= plan.arrival).all()
    single = stops.weight[stops.possible].max(initial=0.0)
    assert plan.worth(stops) >= single


def test_the_due_come_first_where_not_all_can() -> None:
    along = between(np.array([[0.0, 0], [10, 0], [-10, 0]]))
    stops = Stops(along, np.full(2, 5.0), np.zeros(2), np.full(2, np.inf), np.array([1.0, 3.0]), 30.0)
    assert planned(stops).order.tolist() == [1]


def test_one_waits_for_what_opens_later() -> None:
    along = between(np.array([[0.0, 0], [10, 0], [20, 0]]))
    stops = Stops(along, np.full(2, 5.0), np.array([60.0, 0]), np.array([90.0, np.inf]), np.ones(2), 100.0)
    plan = planned(stops)
    assert plan.order.tolist() == [1, 0]
    assert plan.arrival.tolist() == [20, 35]
    assert plan.begin.tolist() == [20, 60]
    assert plan.end == 75


def test_what_cannot_be_reached_or_is_too_far_is_left_out() -> None:
    minutes = between(np.array([[0.0, 0], [10, 0], [60, 0], [5, 5]]))
    minutes[:, 3] = minutes[3] = np.inf
    stops = open_stops(minutes, budget=60)
    assert stops.possible.tolist() == [True, False, False]
    assert planned(stops).order.tolist() == [0]
    nothing = open_stops(minutes, budget=1)
    assert planned(nothing).order.tolist() == []
    assert planned(nothing).end == 0


def test_the_same_seed_gives_the_same_round() -> None:
    minutes = between(np.random.default_rng(5).uniform(0, 60, (31, 2)))
    first, again = (planned(open_stops(minutes), 7, 100) for _ in range(2))
    assert first.order.tolist() == again.order.tolist()


def test_progress_and_cancel() -> None:
    minutes = between(np.random.default_rng(5).uniform(0, 60, (9, 2)))
    seen: list[float] = []
    planned(open_stops(minutes), tries=100, progress=seen.append)
    assert seen == sorted(seen)
    assert len(seen) == 5
    with pytest.raises(Cancelled):
        planned(open_stops(minutes), cancelled=lambda: True)
