"""Naus's approximation against exact values, a simulation and ptools; bursts in counts made up."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from kmzb_plugin.analysis.scan import _three_windows, _two_windows, bursts, scan_probability


@pytest.mark.parametrize("mean", [0.05, 0.3, 1.2, 2.5])
def test_two_events_exactly(mean: float) -> None:
    """k even points on m windows are all more than a window apart with probability (1 - (k - 1) / m)^k."""

    def none(m: int) -> float:
        chances = ((1 - (k - 1) / m) ** k if k else 1.0 for k in range(m + 1))
        return sum(stats.poisson.pmf(k, m * mean) * chance for k, chance in enumerate(chances))

    assert _two_windows(2, mean) == pytest.approx(none(2), abs=1e-12)
    assert _three_windows(2, mean) == pytest.approx(none(3), abs=1e-12)


def test_three_events_as_simulated() -> None:
    """Three events within a window, over three windows of mean 1.5; without its last term the sum is off by 0.0026."""
    rng = np.random.default_rng(1)
    n, mean = 600_000, 1.5
    k = rng.poisson(3 * mean, n)
    times = np.sort(np.where(np.arange(k.max()) < k[:, None], rng.uniform(0, 3, (n, k.max())), 99.0), axis=1)
    spans = times[:, 2:] - times[:, :-2]
    none = 1 - ((spans < 1) & (times[:, 2:] < 99)).any(axis=1).mean()
    assert _three_windows(3, mean) == pytest.approx(none, abs=0.0019)  # three standard errors


def as_ptools(n: int, mean: float, exponent: int) -> float:
    """ptools sums the last term of the three windows up to n - 2 and not, as Naus, to n - 1."""
    at, below = stats.poisson(mean).pmf, stats.poisson(mean).cdf
    left_out = at(n + 1) * at(n - 1) * ((n - 2) * below(n - 3) - mean * below(n - 4))
    two, three = _two_windows(n, mean), _three_windows(n, mean) + left_out
    return 1 - two * (three / two) ** exponent


def test_values_of_ptools() -> None:
    """`scanw(208, 2, 0.6, 6)` and `scanw(260, 1, 1, 6)`; its second argument is what is taken from the windows."""
    assert as_ptools(6, 0.6, 208 - 2) == pytest.approx(0.03902238, abs=5e-9)
    assert as_ptools(6, 1.0, 260 - 1) == pytest.approx(0.486814, abs=5e-7)
    assert scan_probability(6, 0.6, 208) == pytest.approx(0.03902311, abs=5e-9)
    assert scan_probability(6, 1.0, 261) == pytest.approx(0.4869039, abs=5e-8)


def test_approximation_as_simulated() -> None:
    """Ten events of mean 3 in one of twenty windows."""
    rng = np.random.default_rng(2)
    n, mean, windows = 20_000, 3.0, 20
    k = rng.poisson(mean * windows, n)
    times = np.where(np.arange(k.max()) < k[:, None], rng.uniform(0, windows, (n, k.max())), np.inf)
    times.sort(axis=1)
    with np.errstate(invalid="ignore"):
        share = ((times[:, 9:] - times[:, :-9]) < 1).any(axis=1).mean()
    assert scan_probability(10, mean, windows) == pytest.approx(share, abs=0.011)


@given(mean=st.floats(0.01, 300), windows=st.floats(3, 600), more=st.integers(1, 60))
def test_more_events_and_less_time_are_less_probable(mean: float, windows: float, more: int) -> None:
    n = math.ceil(mean + 2 * math.sqrt(mean)) + more
    p = scan_probability(n, mean, windows)
    assert 0 <= scan_probability(n + 1, mean, windows) <= p + 1e-12
    assert p <= scan_probability(n, mean, windows * 1.5) + 1e-12 <= 1 + 2e-12


def test_what_is_usual_is_certain() -> None:
    assert scan_probability(3, 4.0, 50) == 1.0
    assert scan_probability(1, 0.1, 10) == pytest.approx(1 - math.exp(-1))


def test_a_burst_is_found_where_it_is() -> None:
    counts = np.zeros(365, dtype=int)
    counts[::10] = 1
    counts[102:105] = [3, 4, 2]
    (burst,) = bursts(counts, 7)
    assert (burst.first, burst.last, burst.peak) == (100, 104, 10)
    assert burst.count == 10  # the day 100 has one of its own
    assert burst.p < 1e-3


def test_two_bursts_the_stronger_first() -> None:
    counts = np.zeros(700, dtype=int)
    counts[::7] = 1
    counts[200:203] += 4
    counts[500:503] += 6
    found = bursts(counts, 7)
    assert [each.first // 100 for each in found] == [4, 1]
    assert [each.peak for each in found] == [19, 13]
    assert found[0].p < found[1].p


def test_a_high_season_is_no_burst() -> None:
    rng = np.random.default_rng(3)
    season = 8 + 4 * np.sin(np.arange(730) * 2 * np.pi / 365)
    assert sum(bool(bursts(rng.poisson(season), 7)) for _ in range(40)) <= 3


def test_even_rates_make_few_bursts() -> None:
    """At most one series in twenty should have any."""
    rng = np.random.default_rng(4)
    assert sum(bool(bursts(rng.poisson(0.5, 400), 7)) for _ in range(100)) <= 8


@pytest.mark.parametrize("counts", [[], [0] * 50, [9] * 20])
def test_too_little_time_or_nothing_at_all(counts: list[int]) -> None:
    assert bursts(counts, 7) == []
