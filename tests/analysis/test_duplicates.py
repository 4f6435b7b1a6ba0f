"""Pairs against all pairs looked at one by one; groups that stay within reach; nothing hangs on the order of rows."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis import duplicates, reach
from kmzb_plugin.analysis.duplicates import (
    BARE,
    BURST,
    WORDS,
    Duplicates,
    Limits,
    Reports,
    TooManyPairs,
    find_duplicates,
)
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.analysis.wording import Wording

DAY = 86_400
TEXTS = ("", "dziura w jezdni przy aptece", "dziura w jezdni obok apteki", "psy biegają po parku", "•••")


def limits(**changed: Any) -> Limits:
    """Two categories that are confused and a third, which reaches less far."""
    made = Limits(
        metres=np.array([100.0, 100, 40]),
        within=np.array([10, 5, 2]) * DAY,
        likeness=np.array([0.5, 0.4, 0.9]),
        bare_metres=np.array([10.0, 20, 0]),
        bare_within=np.array([DAY // 4, DAY, 0]),
        burst_reports=np.array([1000, 1000, 1000]),
        burst_metres=np.array([200.0, 200, 200]),
        burst_within=np.array([3, 3, 3]) * DAY,
        confused=np.array([[False, True, False], [True, False, False], [False, False, False]]),
    )
    return replace(made, **changed)


def reports(rows: list[tuple[float, float, int, int, str]], source: list[int] | None = None) -> Reports:
    """Of x, y, seconds, category and text."""
    x, y, seconds, category, texts = zip(*rows, strict=True) if rows else ((), (), (), (), ())
    return Reports(
        np.array(x, dtype=float),
        np.array(y, dtype=float),
        np.array(seconds, dtype=np.int64),
        np.array(category, dtype=np.int64),
        np.array(source if source is not None else [-1] * len(rows), dtype=np.int64),
        Wording.of(list(texts)),
    )


def one_by_one(found: Reports, rules: Limits) -> dict[frozenset[int], int]:
    """Every pair of rows by the definition, and why."""
    pairs = {}
    for i in range(len(found.x)):
        for j in range(i):
            a, b = int(found.category[i]), int(found.category[j])
            apart = np.hypot(found.x[i] - found.x[j], found.y[i] - found.y[j])
            seconds = abs(int(found.seconds[i] - found.seconds[j]))
            near = apart <= min(rules.metres[a], rules.metres[b]) and seconds <= min(rules.within[a], rules.within[b])
            if not near or not (a == b or rules.confused[a, b]):
                continue
            (likeness,) = found.wording.likeness(np.array([i]), np.array([j]))
            if likeness >= np.float32(max(rules.likeness[a], rules.likeness[b])):
                pairs[frozenset((i, j))] = WORDS
            elif np.isnan(likeness) and a == b and apart <= rules.bare_metres[a] and seconds <= rules.bare_within[a]:
                pairs[frozenset((i, j))] = BARE
    return pairs


def pairs_of(found: Duplicates) -> dict[frozenset[int], int]:
    ends = zip(found.first.tolist(), found.second.tolist(), found.why.tolist(), strict=True)
    pairs = {frozenset((one, other)): why for one, other, why in ends}
    assert len(pairs) == len(found.first)
    return pairs


def groups_of(found: Duplicates) -> set[frozenset[int]]:
    return {frozenset(np.flatnonzero(found.group == i).tolist()) for i in range(len(found.is_burst))}


ROW = st.tuples(
    st.integers(-15, 15).map(lambda n: n * 10.0),
    st.sampled_from([0.0, 5.0, 60.0]),
    st.integers(0, 24).map(lambda n: n * DAY // 2),
    st.integers(0, 2),
    st.sampled_from(TEXTS),
)


@given(st.lists(ROW, max_size=25))
@settings(deadline=None, max_examples=50)
def test_pairs_are_those_of_the_definition(rows: list[Any]) -> None:
    made = reports(rows)
    found = find_duplicates(made, limits())
    assert pairs_of(found) == one_by_one(made, limits())
    np.testing.assert_array_equal(found.seconds, made.seconds[found.second] - made.seconds[found.first])
    assert (found.seconds >= 0).all()


@given(st.lists(ROW, max_size=25, unique=True), st.randoms(use_true_random=False), st.sampled_from([3, 1000]))
@settings(deadline=None, max_examples=40)
def test_the_order_of_the_rows_says_nothing(rows: list[Any], random: Any, fewest: int) -> None:
    order = list(range(len(rows)))
    random.shuffle(order)
    rules = limits(burst_reports=np.full(3, fewest))
    found, other = find_duplicates(reports(rows), rules), find_duplicates(reports([rows[i] for i in order]), rules)

    def named(pairs: dict[frozenset[int], int]) -> dict[frozenset[int], int]:
        return {frozenset(order[i] for i in pair): why for pair, why in pairs.items()}

    # what is alike in place, time and category may be exchanged, whatever its words
    if len({row[:4] for row in rows}) == len(rows):
        assert named(pairs_of(other)) == pairs_of(found)
        assert {frozenset(order[i] for i in group) for group in groups_of(other)} == groups_of(found)
        np.testing.assert_array_equal(found.is_burst, other.is_burst)


@given(st.lists(ROW, max_size=40), st.sampled_from([3, 1000]))
@settings(deadline=None, max_examples=40)
def test_any_two_of_a_group_lie_within_reach(rows: list[Any], fewest: int) -> None:
    made, rules = reports(rows), limits(burst_reports=np.full(3, fewest))
    found = find_duplicates(made, rules)
    pairs = pairs_of(found)
    for number, burst in enumerate(found.is_burst):
        members = np.flatnonzero(found.group == number)
        assert len(members) >= (fewest if burst else 2)
        metres, within = (rules.burst_metres, rules.burst_within) if burst else (rules.metres, rules.within)
        spread = np.hypot(np.ptp(made.x[members]), np.ptp(made.y[members]))
        assert spread <= metres[made.category[members]].min() + 1e-9
        assert np.ptp(made.seconds[members]) <= within[made.category[members]].min()
        # and each is linked to another of them
        assert all(any({i} < pair <= set(members.tolist()) for pair in pairs) for i in members.tolist())
    sizes = found.sizes
    assert (np.diff(sizes) <= 0).all()


def test_a_street_of_reports_is_no_single_group() -> None:
    rows = [(i * 60.0, 0.0, 0, 0, TEXTS[1]) for i in range(200)]
    found = find_duplicates(reports(rows), limits())
    assert len(found.first) == 199
    assert found.sizes.max() == 2
    assert len(found.is_burst) >= 66


def test_a_chain_through_time_is_cut_as_well() -> None:
    rows = [(0.0, 0.0, i * 4 * DAY, 0, TEXTS[1]) for i in range(50)]
    found = find_duplicates(reports(rows), limits())
    assert found.sizes.max() == 3  # 0, 4 and 8 days


def test_a_burst_is_one_group_and_a_chain_of_lines() -> None:
    text = "Znowu to samo: samochód na chodniku. Zgłoszenie nr "
    rows = [(i * 10.0, 0.0, i * 3600, i % 3, f"{text}{i}") for i in range(20)]
    rules = limits(burst_reports=np.full(3, 8), likeness=np.full(3, 0.7))
    found = find_duplicates(reports(rows), rules)
    assert found.is_burst.tolist() == [True]
    assert found.sizes.tolist() == [20]
    assert pairs_of(found) == {frozenset((i, i + 1)): BURST for i in range(19)}
    fewer = find_duplicates(reports(rows[:7]), rules)
    assert not fewer.is_burst.any()


def test_one_source_is_one_hand_whatever_it_writes() -> None:
    rows = [(i * 20.0, 0.0, i * 3600, 2, "") for i in range(10)]
    rules = limits(burst_reports=np.full(3, 8))
    assert len(find_duplicates(reports(rows), rules).first) == 0
    found = find_duplicates(reports(rows, [5] * 10), rules)
    assert found.is_burst.tolist() == [True]
    assert len(find_duplicates(reports(rows, list(range(10))), rules).first) == 0


def test_a_crowded_place_is_bounded_and_still_hangs_together() -> None:
    rows = [(0.0, 0.0, i * 60, 0, TEXTS[1]) for i in range(2000)]
    found = find_duplicates(reports(rows), limits(burst_reports=np.full(3, 5000)))
    assert len(found.first) <= 2000 * reach.MOST_FOLLOWERS
    assert found.sizes.tolist() == [2000]
    assert found.crowded.sum() == 2000 - reach.MOST_FOLLOWERS - 1


def test_too_many_pairs_are_refused_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duplicates, "MOST_PAIRS", 100)
    rows = [(0.0, 0.0, i * 60, 0, TEXTS[1]) for i in range(100)]
    with pytest.raises(TooManyPairs):
        find_duplicates(reports(rows), limits())


def test_blocks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    rows = [
        (float(x), float(y), int(t), int(c), TEXTS[int(w)])
        for x, y, t, c, w in zip(
            *rng.uniform(0, 800, (2, 300)), *(rng.integers(0, n, 300) for n in (20 * DAY, 3, 4)), strict=True
        )
    ]
    whole = find_duplicates(reports(rows), limits())
    assert pairs_of(whole) == one_by_one(reports(rows), limits())
    monkeypatch.setattr(reach, "_BLOCK", 7)
    parts = find_duplicates(reports(rows), limits())
    assert pairs_of(parts) == pairs_of(whole)
    np.testing.assert_array_equal(parts.group, whole.group)


def test_progress_is_told_and_a_cancel_heard() -> None:
    made, told = reports([(0.0, 0.0, i, 0, "") for i in range(50)]), []
    find_duplicates(made, limits(), told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    with pytest.raises(Cancelled):
        find_duplicates(made, limits(), None, lambda: True)
