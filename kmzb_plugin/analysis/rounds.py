"""The order of visits within a time: what to visit if not all can be, in which order, and when.

The team orienteering problem with time windows for one officer. Stops are inserted as by Vansteenwegen et al. (2009,
Computers & Operations Research 36), where an insertion is feasible if no later visit comes too late; ruin and recreate
(Schrimpf et al. 2000, Journal of Computational Physics 159) improves the round. A heuristic: good, not proven best.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp

import numpy as np
from numpy.typing import NDArray

from kmzb_plugin.analysis.progress import IsCancelled, Progress, stop_if

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

TRIES = 400
"""How often a part of the round is ruined and made anew."""
_MOST_RUINED = 10  # stops at once
_SHUFFLED = 0.5  # share of the tries that insert in any order
_TURNED = 3  # stretches that are tried the other way round before it is left
_NEVER = 1e7  # minutes to where there is no way
_LATE = 1e-9  # minutes that are a matter of rounding
_HEAT = 0.03, 0.001  # shares of a usual way between stops, of the whole round, at first and at last


@dataclass(frozen=True)
class Stops:
    """What there is to visit: travel `minutes` (n + 1, n + 1) between the start, which is 0, and the n stops.

    `dwell` (n,) are the minutes of a visit; it may begin from `opens` to `closes` (n,), in minutes after the round
    began. `weight` (n,) is what it is worth, above zero. `budget` is how long the round may last.
    """

    minutes: Floats
    dwell: Floats
    opens: Floats
    closes: Floats
    weight: Floats
    budget: float

    @property
    def possible(self) -> NDArray[np.bool_]:
        """Which stops (n,) could be visited if there were no others."""
        begin = np.maximum(self.minutes[0, 1:], self.opens)
        back = begin + self.dwell + self.minutes[1:, 0]
        return (begin <= self.closes + _LATE) & (back <= self.budget + _LATE)


@dataclass(frozen=True)
class Round:
    """The stops visited in their `order` (v,), from 0, with arrival and beginning of each visit, and the return.

    All in minutes after the start; between arrival and beginning one waits.
    """

    order: Numbers
    arrival: Floats
    begin: Floats
    end: float

    def worth(self, stops: Stops) -> float:
        """Sum of the weights of what is visited."""
        return float(stops.weight[self.order].sum())


def planned(
    stops: Stops,
    seed: int = 1,
    tries: int = TRIES,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Round:
    """The round that is worth most and among those ends soonest, as far as it is found; raises Cancelled.

    The same seed gives the same round. Memory: 100 bytes a pair of stops.
    """
    rng = np.random.default_rng(seed)
    stops = replace(stops, minutes=np.where(np.isfinite(stops.minutes), stops.minutes, _NEVER))
    candidates = np.flatnonzero(stops.possible) + 1
    search = _Search(stops, rng)
    current = search.filled([], candidates, 0.0)
    best = current
    # a stop more is worth any detour that the budget allows
    step = stops.budget + float(stops.minutes[stops.minutes < _NEVER].max(initial=0.0))
    least = float(stops.weight.min(initial=1.0))
    usual = _usual(stops, candidates)
    for i in range(tries if len(candidates) > 1 else 0):
        stop_if(cancelled)
        heat = usual * _HEAT[0] * max(len(current.route), 1) * (_HEAT[1] / _HEAT[0]) ** (i / tries)
        tried = search.filled(search.ruined(current.route, candidates), candidates, _SHUFFLED)
        cost = (tried.end - current.end) - step * (tried.worth - current.worth) / least
        if cost <= 0 or rng.random() < exp(-min(cost / max(heat, 1e-12), 700)):
            current = tried
            if (-tried.worth, tried.end) < (-best.worth - 1e-9, best.end - _LATE) or (
                tried.worth >= best.worth and tried.end < best.end - _LATE
            ):
                best = tried
        if progress is not None and i % 20 == 0:
            progress((i + 1) / tries)
    return scheduled(stops, np.array(best.route, dtype=np.int64) - 1)


def _usual(stops: Stops, candidates: Numbers) -> float:
    """Minutes of a usual way to the nearest other stop."""
    some = stops.minutes[np.ix_(candidates, candidates)].copy()
    np.fill_diagonal(some, np.inf)
    nearest = some.min(axis=1, initial=np.inf)
    near = nearest[nearest < _NEVER]
    return float(near.mean()) + 1e-6 if len(near) else 1.0


def scheduled(stops: Stops, order: Numbers) -> Round:
    """When each stop of an order is reached and the round is over, whatever is allowed."""
    clock, at = 0.0, 0
    arrival, begin = np.empty(len(order)), np.empty(len(order))
    for i, stop in enumerate(order.tolist()):
        clock += float(stops.minutes[at, stop + 1])
        arrival[i] = clock
        clock = begin[i] = max(clock, float(stops.opens[stop]))
        clock += float(stops.dwell[stop])
        at = stop + 1
    return Round(order, arrival, begin, clock + float(stops.minutes[at, 0]))


@dataclass(frozen=True)
class _Tour:
    """A feasible route of places (stops from 1), what it is worth, and when it ends."""

    route: list[int]
    worth: float
    end: float


class _Search:
    """Ruins and fills routes. Index 0 of all arrays is the start."""

    def __init__(self, stops: Stops, rng: np.random.Generator) -> None:
        self.stops, self.rng = stops, rng
        self.minutes = stops.minutes
        self.dwell, self.opens = np.r_[0.0, stops.dwell], np.r_[0.0, stops.opens]
        self.closes, self.weight = np.r_[np.inf, stops.closes], np.r_[0.0, stops.weight]
        self.timed = bool(np.isfinite(stops.closes).any())
        both = stops.minutes + stops.minutes.T
        self.near = np.argsort(both, axis=1, kind="stable")

    def ruined(self, route: list[int], candidates: Numbers) -> list[int]:
        """The route without a stop and some of those near it, or without a stretch of it."""
        if not route:
            return []
        count = int(self.rng.integers(1, min(_MOST_RUINED, len(route)) + 1))
        if self.rng.random() < 0.5:
            begin = int(self.rng.integers(0, len(route) - count + 1))
            return route[:begin] + route[begin + count :]
        centre = int(candidates[self.rng.integers(len(candidates))])
        there = set(route)
        gone: set[int] = set()
        for place in self.near[centre].tolist():
            if place in there:
                gone.add(place)
                if len(gone) == count:
                    break
        return [place for place in route if place not in gone]

    def filled(self, route: list[int], candidates: Numbers, blink: float) -> _Tour:
        """The route with all candidates that fit in, each where it costs least.

        `blink` is the chance that they come in any order, not the cheapest first.
        """
        route = list(route)
        waiting = candidates[~np.isin(candidates, route)]
        shuffled = self.rng.random() < blink
        noise = self.rng.random(len(waiting))
        while len(waiting):
            cost, where = self._insertions(route, waiting)
            value = noise if shuffled else 1 / (cost + 1e-3)
            score = np.where(np.isfinite(cost), self.weight[waiting] ** 2 * value, -1.0)
            chosen = int(np.argmax(score))
            if score[chosen] < 0:
                break
            route.insert(int(where[chosen]), int(waiting[chosen]))
            waiting, noise = np.delete(waiting, chosen), np.delete(noise, chosen)
        return self._turned(self._tour(route))

    def _turned(self, tour: _Tour) -> _Tour:
        """The tour with stretches of it reversed as long as that ends it sooner (2-opt; Croes 1958)."""
        while len(tour.route) > 2:
            places = np.array([0, *tour.route, 0])
            legs, back = self.minutes[places[:-1], places[1:]], self.minutes[places[1:], places[:-1]]
            more = np.r_[0.0, np.cumsum(back - legs)]  # what the way back costs more, up to each place
            first, last = np.triu_indices(len(places) - 2, 1)
            first, last = first + 1, last + 1
            gain = self.minutes[places[first - 1], places[last]] - legs[first - 1]
            gain += self.minutes[places[first], places[last + 1]] - legs[last] + more[last] - more[first]
            for i in np.argsort(gain, kind="stable")[:_TURNED]:
                if gain[i] > -1e-7:
                    return tour
                a, b = int(first[i]) - 1, int(last[i])
                turned = self._tour(tour.route[:a] + tour.route[a:b][::-1] + tour.route[b:])
                if turned.end < tour.end - 1e-7 and self._is_allowed(turned):
                    tour = turned
                    break
            else:
                return tour
        return tour

    def _is_allowed(self, tour: _Tour) -> bool:
        if not self.timed:
            return tour.end <= self.stops.budget + _LATE
        order = np.array(tour.route, dtype=np.int64) - 1
        plan = scheduled(self.stops, order)
        return bool((plan.begin <= self.stops.closes[order] + _LATE).all()) and plan.end <= self.stops.budget + _LATE

    def _tour(self, route: list[int]) -> _Tour:
        plan = scheduled(self.stops, np.array(route, dtype=np.int64) - 1)
        return _Tour(route, float(self.weight[route].sum()) if route else 0.0, plan.end)

    def _insertions(self, route: list[int], waiting: Numbers) -> tuple[Floats, Numbers]:
        """For each place that waits (w,) the least minutes by which it delays the rest, inf where it does not fit.

        Also where in the route that is. A delay that later waiting takes up counts with half of it.
        """
        places = np.array([0, *route, 0])
        leave, slack, wait = self._slack(places)
        before, after = places[:-1], places[1:]
        arrive = leave[None, :] + self.minutes[before[None, :], waiting[:, None]]
        begin = np.maximum(arrive, self.opens[waiting][:, None])
        done = begin + self.dwell[waiting][:, None] + self.minutes[waiting[:, None], after[None, :]]
        delay = done - (leave + self.minutes[before, after])[None, :]
        fits = (begin <= self.closes[waiting][:, None] + _LATE) & (delay <= slack[None, 1:] + wait[None, 1:] + _LATE)
        detour = done - begin + arrive - (leave + self.minutes[before, after])[None, :]
        cost = np.where(fits, 0.5 * np.maximum(delay, 0.0) + 0.5 * np.maximum(detour, 0.0), np.inf)
        where = np.argmin(cost, axis=1)
        return cost[np.arange(len(waiting)), where], where

    def _slack(self, places: Numbers) -> tuple[Floats, Floats, Floats]:
        """When each place but the last is left; by how much each may begin later; how long one waits there."""
        n = len(places)
        leave, wait, begin = np.zeros(n - 1), np.zeros(n), np.zeros(n)
        for i in range(1, n):
            arrive = leave[i - 1] + self.minutes[places[i - 1], places[i]]
            begin[i] = max(arrive, self.opens[places[i]]) if i < n - 1 else arrive
            wait[i] = begin[i] - arrive
            if i < n - 1:
                leave[i] = begin[i] + self.dwell[places[i]]
        slack = np.empty(n)
        slack[-1] = self.stops.budget - begin[-1]
        for i in range(n - 2, -1, -1):
            slack[i] = min(self.closes[places[i]] - begin[i], slack[i + 1] + wait[i + 1])
        return leave, slack, wait
