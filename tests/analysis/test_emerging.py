"""Emerging hot spots: Gi* of bins by the formula, the 17 classes by Esri's sentences."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from kmzb_plugin.analysis import emerging
from kmzb_plugin.analysis.emerging import classes, emerging_hot_spots, space_time_gi_star
from kmzb_plugin.analysis.getisord import adjusted, distance_band, gi_star_z
from kmzb_plugin.analysis.neighbours import matrix_sums
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.analysis.trend import mann_kendall
from kmzb_plugin.text import UserError


def lattice(nrows: int, ncols: int, band: float = 1.5) -> sparse.csr_matrix:
    """Cells and those around them, each cell itself among them."""
    row, col = np.divmod(np.arange(nrows * ncols), ncols)
    return distance_band(col, row, band)


@pytest.mark.parametrize("steps_back", [0, 1, 3])
def test_gi_star_of_a_bin_is_the_formula_with_its_weights_written_out(steps_back: int) -> None:
    counts = np.random.default_rng(1).poisson(2.0, (10, 36)).astype(float)
    space = lattice(6, 6)
    found = space_time_gi_star(counts, matrix_sums(space), steps_back)
    x, n = counts.ravel(), counts.size
    for step in range(10):
        for place in range(36):
            w = np.zeros((10, 36))
            w[max(0, step - steps_back) : step + 1, space[place].indices] = 1.0
            w = w.ravel()
            total = w.sum()
            expected = (w @ x - x.mean() * total) / (
                np.sqrt((x**2).mean() - x.mean() ** 2) * np.sqrt((n * (w**2).sum() - total**2) / (n - 1))
            )
            assert found[step, place] == pytest.approx(expected, abs=1e-10)
    time = sparse.diags([1.0] * (steps_back + 1), [-back for back in range(steps_back + 1)], shape=(10, 10))
    assert found.ravel() == pytest.approx(gi_star_z(x, sparse.kron(time, space).tocsr()), abs=1e-10)


HOT, COLD, _ = "+", "-", "."
CASES = {
    "new": (".........+", 0, emerging.NEW),
    "new, though it was cold before": ("..--.....+", 0, emerging.NEW),
    "consecutive": ("......++++", 0, emerging.CONSECUTIVE),
    "consecutive, the shortest run": ("........++", 1, emerging.CONSECUTIVE),
    "consecutive, though it was cold before": ("-.......++", 0, emerging.CONSECUTIVE),
    "a run of 90 % is intensifying": (".+++++++++", 1, emerging.INTENSIFYING),
    "intensifying": ("++++++++++", 1, emerging.INTENSIFYING),
    "persistent": ("+++.++++++", 0, emerging.PERSISTENT),
    "diminishing": ("++++++++++", -1, emerging.DIMINISHING),
    "sporadic": ("..++...+.+", 0, emerging.SPORADIC),
    "sporadic, hot before its last run": ("+.......++", 0, emerging.SPORADIC),
    "sporadic up to just below 90 %": (".+++++.+++", 1, emerging.SPORADIC),
    "oscillating": ("..+.-..+.+", 0, emerging.OSCILLATING),
    "historical": ("+++++++++.", 0, emerging.HISTORICAL),
    "historical, whatever the trend": ("+++++++++.", -1, emerging.HISTORICAL),
    "none, never anything": ("..........", 0, emerging.NONE),
    "none, though it rises": ("..........", 1, emerging.NONE),
    "none, hot too seldom and not at last": ("++++++++..", 0, emerging.NONE),
    "none, hot and cold but not at last": ("+++...--..", 0, emerging.NONE),
    "the last step decides: new cold after a hot time": ("+++++++++-", 0, -emerging.NEW),
    "the last step decides: oscillating cold": ("++++...-.-", 0, -emerging.OSCILLATING),
}


def state_of(series: str) -> np.ndarray:
    return np.array([[{"+": 1, "-": -1, ".": 0}[each]] for each in series], dtype=np.int8)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("sign", [1, -1])
def test_each_class_by_its_definition(case: str, sign: int) -> None:
    series, direction, code = CASES[case]
    found = classes(sign * state_of(series), np.array([sign * direction], dtype=np.int8))
    assert found.tolist() == [sign * code]


def test_all_seventeen_are_among_the_cases() -> None:
    assert {sign * code for _, _, code in CASES.values() for sign in (1, -1)} == set(range(-8, 9))


def test_nine_of_eleven_steps_are_not_ninety_percent() -> None:
    """xarray-spatial rounds 90 % of the steps down and calls this persistent."""
    assert classes(state_of("..+++++++++"), np.zeros(1, dtype=np.int8)).tolist() == [emerging.CONSECUTIVE]
    assert classes(state_of("+.+++++++++"), np.zeros(1, dtype=np.int8)).tolist() == [emerging.PERSISTENT]


def test_where_sfdep_departs_from_esri() -> None:
    """In sfdep 0.2 a sporadic spot need not be hot at last and a historical one must be below zero then."""
    assert classes(state_of("+.+..+...."), np.zeros(1, dtype=np.int8)).tolist() == [emerging.NONE]
    assert classes(state_of("+++++++++."), np.zeros(1, dtype=np.int8)).tolist() == [emerging.HISTORICAL]
    # and its intensifying spot is any that is significant with z rising, a cold one that fades as well
    assert classes(-state_of("++++++++++"), np.ones(1, dtype=np.int8)).tolist() == [-emerging.DIMINISHING]


def by_the_sentences(state: np.ndarray, direction: int) -> set[int]:
    """Every class whose sentence in Esri's table holds, for one place."""
    found = set()
    for sign in (1, -1):
        own = [sign * each for each in state]
        hot = [each > 0 for each in own]
        share, last = sum(hot) / len(hot), hot[-1]
        run = next((i for i, each in enumerate(reversed(hot)) if not each), len(hot))
        rules = {
            emerging.NEW: last and not any(hot[:-1]),
            emerging.CONSECUTIVE: run >= 2 and not any(hot[: len(hot) - run]) and share < 0.9,
            emerging.INTENSIFYING: share >= 0.9 and last and sign * direction > 0,
            emerging.PERSISTENT: share >= 0.9 and direction == 0,
            emerging.DIMINISHING: share >= 0.9 and last and sign * direction < 0,
            emerging.SPORADIC: last and run < sum(hot) and share < 0.9 and min(own) >= 0,
            emerging.OSCILLATING: last and share < 0.9 and min(own[:-1]) < 0,
            emerging.HISTORICAL: not last and share >= 0.9,
        }
        found |= {sign * code for code, holds in rules.items() if holds}
    return found or {emerging.NONE}


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from([1, 1, 1, 1, 0, -1]), min_size=10, max_size=24), st.sampled_from([-1, 0, 1]), st.booleans()
)
def test_every_place_gets_one_class_and_its_sentence_holds(series: list[int], direction: int, mirrored: bool) -> None:
    state = np.array(series, dtype=np.int8)[:, None] * (-1 if mirrored else 1)
    (found,) = classes(state, np.array([direction], dtype=np.int8)).tolist()
    assert found in by_the_sentences(state[:, 0], direction)
    assert classes(-state, np.array([-direction], dtype=np.int8)).tolist() == [-found]


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), steps_back=st.integers(0, 2))
def test_hot_and_cold_are_mirrors(seed: int, steps_back: int) -> None:
    """Counts below the mean as far as others were above it: every z and every class changes its sign."""
    rng = np.random.default_rng(seed)
    counts = rng.poisson(3.0, (12, 49)).astype(float)
    counts[:, :9] += rng.integers(0, 12, (12, 1))
    near = matrix_sums(lattice(7, 7))
    one, other = emerging_hot_spots(counts, near, steps_back), emerging_hot_spots(50 - counts, near, steps_back)
    assert other.z == pytest.approx(-one.z, abs=1e-9)
    assert other.q == pytest.approx(one.q, abs=1e-9)
    assert np.array_equal(other.pattern, -one.pattern)
    assert np.array_equal(other.trend.s, -one.trend.s)
    assert np.array_equal(other.hot_share, one.cold_share)


def planted() -> np.ndarray:
    """Counts of 20 steps on 12 x 12 cells: one corner is always hot, one grows, one flares up in the last step."""
    counts = np.random.default_rng(4).poisson(1.0, (20, 12, 12)).astype(float)
    counts[:, 1:4, 1:4] += 12
    counts[:, 1:4, 8:11] += np.linspace(6, 24, 20)[:, None, None].round()
    counts[-1, 8:11, 1:4] += 15
    return counts.reshape(20, 144)


def test_planted_clusters_are_found() -> None:
    found = emerging_hot_spots(planted(), matrix_sums(lattice(12, 12)))
    pattern = found.pattern.reshape(12, 12)
    assert pattern[2, 2] == emerging.PERSISTENT
    assert pattern[2, 9] == emerging.INTENSIFYING
    assert pattern[9, 2] == emerging.NEW
    assert pattern[9, 9] == emerging.NONE
    assert np.abs(found.trend.z.reshape(12, 12)[2, 9]) > 3
    assert found.hot_share.reshape(12, 12)[2, 2] == 1.0
    assert set(np.unique(found.pattern)) <= set(range(-8, 9))


def test_q_and_state_come_from_all_bins() -> None:
    found = emerging_hot_spots(planted(), matrix_sums(lattice(12, 12)), correction="bonferroni")
    from scipy import stats

    p = 2 * stats.norm.sf(np.abs(found.z))
    assert found.q == pytest.approx(np.minimum(p * p.size, 1.0), abs=1e-12)
    assert np.array_equal(found.state, np.where(found.q <= 0.05, np.sign(found.z), 0))
    assert found.q == pytest.approx(adjusted(p, "bonferroni"))


@pytest.mark.parametrize("steps_back", [0, 1, 2, 4])
def test_a_steady_hot_spot_is_persistent_although_its_first_steps_have_fewer_neighbours(steps_back: int) -> None:
    """With the first steps in the test z would rise by their neighbours alone: by 1.73, 2.4, … standard deviations."""
    counts = np.ones((14, 64))
    counts[:, [9, 10, 17, 18]] = 9
    found = emerging_hot_spots(counts, matrix_sums(lattice(8, 8)), steps_back)
    assert found.pattern[9] == emerging.PERSISTENT
    assert not found.trend.s.any()
    if steps_back >= 2:
        assert mann_kendall(np.round(found.z, 9)).p[9] < 0.05


def test_what_cannot_work_is_refused_and_cancel_is_answered() -> None:
    near = matrix_sums(lattice(5, 5))
    with pytest.raises(UserError, match="at least 30 cells; there are 25"):
        emerging_hot_spots(np.arange(250.0).reshape(10, 25), near)
    near = matrix_sums(lattice(6, 6))
    with pytest.raises(UserError, match="All cells have 2 reports in every step"):
        emerging_hot_spots(np.full((10, 36), 2.0), near)
    counts = np.arange(360.0).reshape(10, 36)
    with pytest.raises(Cancelled):
        emerging_hot_spots(counts, near, cancelled=lambda: True)
    seen: list[float] = []
    emerging_hot_spots(counts, near, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_a_band_over_everything_is_undefined_not_wrong() -> None:
    counts = np.random.default_rng(1).poisson(2.0, (10, 36)).astype(float)
    found = emerging_hot_spots(counts, matrix_sums(lattice(6, 6, 20.0)), steps_back=9)
    assert np.isnan(found.z[-1]).all()
    assert not found.pattern.any()
