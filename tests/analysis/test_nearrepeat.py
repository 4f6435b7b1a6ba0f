"""The Knox test against the Near Repeat Calculator, NearRepeat, surveillance, pointpats and the definition."""

from __future__ import annotations

import json
import re
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from kmzb_plugin.analysis import nearrepeat
from kmzb_plugin.analysis.nearrepeat import METRICS, close_pairs, knox, knox_of_pairs
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.text import UserError

from .oracles import FOLDER, table

# definitions: same location, (0, 200), [200, 400), [400, 600), beyond; days 0, 1, 2, 3 and more; Manhattan
ARSON = [[0, 2, 0, 8], [9, 1, 1, 45], [4, 0, 0, 141], [6, 0, 0, 233], [393, 710, 770, 133658]]


def arson() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """x and y in feet, and the day."""
    events = table("chicago_arson.csv", names=["x", "y", "date"])
    days = events["date"].to_numpy().astype("datetime64[D]").astype(int)
    return events["x"].to_numpy(), events["y"].to_numpy(), days.astype(float)


def test_arson_in_chicago_is_counted_exactly() -> None:
    result = knox(*arson(), [200, 400, 600], [1, 2, 3], "manhattan", simulations=99)
    assert result.observed.tolist() == ARSON
    assert result.observed.sum() == 522 * 521 / 2


def test_the_near_repeat_calculator_counts_the_same_under_shifted_labels() -> None:
    """Its "0 to 1" days holds the same day only: "a to b" is [a - 1, b), and "1 to 200" feet is (0, 200)."""
    text = (FOLDER / "chicago_arson_NRC13_summary.txt").read_text()
    assert "0 to 1,2 to 2,3 to 3,More than 3" in text
    (same,) = re.findall(r"^1, Same location,(.*),$", text.split("Observed frequencies distribution")[1], re.MULTILINE)
    assert [int(count or 0) for count in same.split(",")] == ARSON[0]
    result = knox(*arson(), [200, 400, 600], [1, 2, 3], "manhattan", simulations=999)
    ratios = text.split("Statistical significant table")[0].splitlines()[-6:-1]
    for s, line in enumerate(ratios):
        for t, ratio in enumerate(line.split(",")[2:6]):
            if ratio and result.observed[s, t] < 100:
                # all its 99 permutations together hold a whole number of pairs
                drawn = round(result.observed[s, t] / float(ratio) * 99)
                assert result.observed[s, t] / (drawn / 99) == pytest.approx(float(ratio), abs=6e-4)
                assert abs(drawn / 99 - result.expected[s, t]) < 4 * np.sqrt(result.expected[s, t] / 99) + 0.01


@pytest.mark.parametrize("metric", ["euclidean", "manhattan"])
def test_arson_equals_near_repeat_of_r(metric: str) -> None:
    """Bands of time [0, 2), [2, 3), [3, 4) and beyond; its ratios and p come from 99 permutations."""
    expected = table(f"chicago_arson_{metric}_NearRepeatR.csv")
    result = knox(*arson(), [200, 400, 600], [2, 3, 4], metric, simulations=999)
    observed = expected["observed"].to_numpy().reshape(4, 5).T
    assert result.observed.tolist() == observed.tolist()
    theirs = expected["p"].to_numpy().reshape(4, 5).T
    assert np.abs(result.p - theirs).max() < 0.15
    assert (result.p[theirs <= 0.01] <= 0.03).all()


def test_arson_equals_surveillance() -> None:
    """Same location and (0, 200) feet together; p is the upper tail of a Poisson distribution, `observed` included."""
    expected = json.loads((FOLDER / "knox_surveillance.json").read_text())["chicago_arson"]
    result = knox(*arson(), [199.999999], [2], simulations=0)
    assert expected["n"] == 522
    together = np.vstack([result.observed[:2].sum(axis=0), result.observed[2]])
    assert together.tolist() == [
        [expected["close_pairs"], expected["dt_far_ds_close"]],
        [expected["dt_close_ds_far"], expected["dt_far_ds_far"]],
    ]
    chance = stats.poisson.sf(together[0, 0] - 1, result.expected[:2, 0].sum())
    assert chance == pytest.approx(expected["p_poisson"], rel=1e-6)
    apart = stats.poisson.sf(result.observed - 1, result.expected)
    np.testing.assert_allclose(result.p_poisson, apart)


def test_burkitt_equals_pointpats() -> None:
    """Its limits are included: delta 20, tau 5 in whole days. Its p leaves `observed` itself out of the tail; the
    definition (as many or more) counts it in, so ours is larger."""
    cases = table("burkitt.csv")
    result = knox(cases["x"], cases["y"], cases["t"], [np.nextafter(20.0, 21.0)], [6], simulations=0)
    observed = np.vstack([result.observed[:2].sum(axis=0), result.observed[2]])
    assert observed.tolist() == [[13, 3416], [39, 14110]]
    expected = result.expected[:2, 0].sum()
    assert expected == pytest.approx(10.1438161, abs=5e-8)
    assert expected == pytest.approx(3429 * 52 / 17578, rel=1e-12)
    assert stats.poisson.sf(13, expected) == pytest.approx(0.14624558, abs=5e-9)


def counted(x: Any, y: Any, t: Any, space: list[float], time: list[float], metric: str) -> np.ndarray:
    """The table pair by pair, as the definition says."""
    cells = np.zeros((len(space) + 2, len(time) + 1), dtype=int)
    for i in range(len(x)):
        for j in range(i):
            dx, dy, dt = abs(x[i] - x[j]), abs(y[i] - y[j]), abs(t[i] - t[j])
            d = np.hypot(dx, dy) if metric == "euclidean" else dx + dy
            row = 0 if d == 0 else 1 + sum(d >= edge for edge in space)
            cells[row, sum(dt >= edge for edge in time)] += 1
    return cells


events = st.lists(st.tuples(*[st.integers(0, 12)] * 3), min_size=2, max_size=30)
limits = st.lists(st.integers(1, 15), min_size=1, max_size=4, unique=True).map(sorted)


@settings(max_examples=60, deadline=None)
@given(events, limits, limits, st.sampled_from(sorted(METRICS)), st.integers(0, 20))
def test_counts_are_those_of_all_pairs(
    points: list[tuple[int, int, int]], space: list[float], time: list[float], metric: str, simulations: int
) -> None:
    x, y, t = np.array(points, dtype=float).T
    result = knox(x, y, t, space, time, metric, simulations)
    assert result.observed.tolist() == counted(x, y, t, space, time, metric).tolist()
    # permuting times changes neither how many pairs are near in space nor how many are near in time
    np.testing.assert_allclose(result.expected.sum(axis=0), result.observed.sum(axis=0))
    np.testing.assert_allclose(result.expected.sum(axis=1), result.observed.sum(axis=1))
    if simulations:
        np.testing.assert_allclose(result.simulated_mean.sum(axis=0), result.observed.sum(axis=0))
        np.testing.assert_allclose(result.simulated_mean.sum(axis=1), result.observed.sum(axis=1))


def test_expectation_is_the_mean_over_all_datings() -> None:
    x, y, t = np.array([0.0, 1, 5, 6, 20]), np.zeros(5), np.array([0.0, 1, 1, 9, 30])
    every = [counted(x, y, order, [2, 7], [1, 5], "euclidean") for order in permutations(t)]
    result = knox(x, y, t, [2, 7], [1, 5], simulations=0)
    np.testing.assert_allclose(result.expected, np.mean(every, axis=0), rtol=1e-12)


def test_p_converges_to_the_share_of_all_datings() -> None:
    x, y, t = np.array([0.0, 1, 5, 6, 20]), np.zeros(5), np.array([0.0, 1, 1, 9, 30])
    every = np.array([counted(x, y, order, [2, 7], [1, 5], "euclidean") for order in permutations(t)])
    result = knox(x, y, t, [2, 7], [1, 5], simulations=4000)
    share = (every >= result.observed).mean(axis=0)
    np.testing.assert_allclose(result.p, share, atol=0.03)


def test_permuting_the_events_changes_no_count() -> None:
    rng = np.random.default_rng(3)
    x, y, t = rng.uniform(0, 1000, 300), rng.uniform(0, 1000, 300), rng.uniform(0, 90, 300)
    order = rng.permutation(300)
    one, other = (knox(x[i], y[i], t[i], [50, 100], [7, 14], simulations=0) for i in (np.arange(300), order))
    assert one.observed.tolist() == other.observed.tolist()


def test_the_seed_decides_whatever_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks, batches and threads are for speed and memory and change no number."""
    rng = np.random.default_rng(4)
    data = rng.uniform(0, 1000, 400), rng.uniform(0, 1000, 400), rng.uniform(0, 90, 400)
    first = knox(*data, [60, 120], [7, 14], simulations=300)
    other_seed = knox(*data, [60, 120], [7, 14], simulations=300, seed=2)
    for name, value in {"_THREADS": 1, "_MOST_COLUMNS": 40, "_CHUNK_BYTES": 1, "_POINTS": 7, "BLOCK": 50}.items():
        monkeypatch.setattr(nearrepeat, name, value)
    second = knox(*data, [60, 120], [7, 14], simulations=300)
    assert first.observed.tolist() == second.observed.tolist()
    assert first.p.tolist() == second.p.tolist()
    assert first.simulated_mean.tolist() == second.simulated_mean.tolist()
    assert first.simulated_mean.tolist() != other_seed.simulated_mean.tolist()


def test_edges_belong_to_the_next_band_to_the_second() -> None:
    """24 hours are not less than a day although 1/86400 has no exact binary fraction."""
    second = 1 / 86_400
    t = np.array([0.1, 0.1 + 1 - second, 1.1])
    pairs = close_pairs([0, 0, 0], [0, 3, 4], [3, 4, 5])
    result = knox_of_pairs(pairs, t, [1 - second, 1], 0)
    # distances 3, 4 and 1; a second less than a day, a day, a second
    assert result.observed.tolist() == [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]]


def test_planted_repeats_are_found_and_nothing_else() -> None:
    rng = np.random.default_rng(5)
    x, y, t = rng.uniform(0, 20_000, 800), rng.uniform(0, 20_000, 800), rng.uniform(0, 365, 800)
    x = np.append(x, x[:60] + rng.uniform(-40, 40, 60))
    y = np.append(y, y[:60] + rng.uniform(-40, 40, 60))
    t = np.append(t, t[:60] + rng.uniform(0, 5, 60))
    result = knox(x, y, t, [100, 500, 1000], [7, 14, 28], simulations=199)
    assert result.p[1, 0] == 1 / 200
    assert result.ratio[1, 0] > 10
    assert (result.p[2:4, :3] > 0.005).all()


def test_too_many_pairs_are_refused_with_the_largest_band_that_works() -> None:
    rng = np.random.default_rng(6)
    x, y = rng.uniform(0, 1000, 500), rng.uniform(0, 1000, 500)
    with pytest.raises(UserError, match="The largest last band of distance that works is 100 m"):
        close_pairs(x, y, [50, 100, 2000], most=10_000)
    with pytest.raises(UserError, match="works is") as failure:
        close_pairs(x, y, [2000], most=10_000)
    works = float(re.findall(r"works is ([\d.e+]+) m", failure.value.text)[0])
    assert 5_000 < len(close_pairs(x, y, [works], most=10_000)) <= 10_000
    with pytest.raises(UserError, match="at the same location"):
        close_pairs(np.zeros(500), np.zeros(500), [10], most=10_000)


def test_cancel_is_answered_at_every_stage() -> None:
    rng = np.random.default_rng(7)
    data = rng.uniform(0, 1000, 600), rng.uniform(0, 1000, 600), rng.uniform(0, 90, 600)
    asked = []

    def count() -> bool:
        asked.append(1)
        return False

    knox(*data, [50], [7], simulations=600, cancelled=count)
    for moment in range(1, len(asked), max(1, len(asked) // 7)):
        left = iter([False] * moment)
        with pytest.raises(Cancelled):
            knox(*data, [50], [7], simulations=600, cancelled=lambda left=left: next(left, True))


def test_progress_goes_from_nothing_to_one() -> None:
    rng = np.random.default_rng(8)
    seen: list[float] = []
    knox(rng.uniform(0, 500, 300), rng.uniform(0, 500, 300), rng.uniform(0, 90, 300), [50], [7], progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1.0)
