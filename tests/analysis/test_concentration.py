"""Gini's coefficients against the values of lorenzgini, the 80-20 table against its definition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.analysis.concentration import concentration, gini
from kmzb_plugin.text import UserError

counts_of_places = st.lists(st.integers(0, 30), min_size=2, max_size=40).filter(lambda counts: sum(counts) > 0)


@pytest.mark.parametrize(
    ("counts", "plain", "generalised", "unbiased"),
    [
        ((10, 8, 2), 0.78, 0.78, 0.866667),
        ((5, 2, 1), 0.80, 0.75, 0.857143),
        ((10, 0, 0), 0.90, 0.90, 1.0),
    ],
)
def test_ten_places_of_lorenzginis_examples(
    counts: tuple[int, ...], plain: float, generalised: float, unbiased: float
) -> None:
    """The examples of R lorenzgini (Bernasco and Steenbeek 2017): three places with these counts, seven with none."""
    found = gini([*counts, *[0] * 7])
    assert (found.plain, found.generalised) == pytest.approx((plain, generalised), abs=1e-12)
    assert found.unbiased == pytest.approx(unbiased, abs=5e-7)


def test_the_formula_wins_over_the_caption_of_lorenzginis_vignette() -> None:
    """The caption there says .58 for (3, 1, 1) in ten places; max(1, n/N)(G - 1) + 1 with G = .78 is .56."""
    assert gini([3, 1, 1, *[0] * 7]).generalised == pytest.approx(0.56, abs=1e-12)


def test_not_defined_without_reports_or_for_a_single_one() -> None:
    assert all(np.isnan([gini([0, 0]).plain, gini([0, 0]).generalised, gini([0, 0]).unbiased]))
    assert np.isnan(gini([1, 0, 0]).unbiased)
    assert np.isnan(gini([7]).unbiased)


@given(counts_of_places)
def test_gini_is_half_the_relative_mean_difference(counts: list[int]) -> None:
    x = np.array(counts, dtype=float)
    difference = np.abs(x[:, None] - x[None, :]).mean()
    found = gini(x)
    assert found.plain == pytest.approx(difference / (2 * x.mean()), abs=1e-12)
    assert found.generalised <= found.plain + 1e-12
    assert gini(x[::-1]).plain == pytest.approx(found.plain)
    assert gini(3 * x).plain == pytest.approx(found.plain)


def test_table_of_five_places() -> None:
    table = concentration([5, 0, 10, 5, 0])
    assert table.rank.tolist() == [2, 4, 1, 3, 5]
    assert table.percent.tolist() == [25, 0, 50, 25, 0]
    assert table.cumulative.tolist() == [75, 100, 50, 100, 100]
    assert table.places.tolist() == [40, 80, 20, 60, 100]
    assert table.smallest_share(25) == (1, 20)
    assert table.smallest_share(50) == (1, 20)
    assert table.smallest_share(75) == (2, 40)
    assert table.smallest_share(80) == (3, 60)
    x, y = table.curve()
    assert x.tolist() == [0, 20, 40, 60, 80, 100]
    assert y.tolist() == [0, 50, 75, 100, 100, 100]


@given(counts_of_places, st.sampled_from([25.0, 50.0, 80.0]))
def test_smallest_share_is_the_smallest(counts: list[int], percent: float) -> None:
    number, share = concentration(counts).smallest_share(percent)
    ranked = sorted(counts, reverse=True)
    held = [100 * sum(ranked[:k]) / sum(counts) for k in range(len(counts) + 1)]
    assert held[number] >= percent - 1e-6
    assert held[number - 1] < percent
    assert share == pytest.approx(100 * number / len(counts))


@given(counts_of_places)
def test_places_with_equally_many_reports_share_a_class(counts: list[int]) -> None:
    table = concentration(counts)
    classes, fewest = table.classes((25.0, 50.0, 80.0))
    of_count = dict(zip(counts, classes.tolist(), strict=True))
    assert [of_count[count] for count in counts] == classes.tolist()
    for count, number in of_count.items():
        assert (number == 0) == (count == 0)
        if number:
            assert count >= fewest[number - 1]
            assert number == 1 or count < fewest[number - 2]
    assert sum(count for count in counts if of_count[count] == 1) >= 0.25 * sum(counts)


@given(counts_of_places)
def test_curve_ends_where_everything_is_and_is_concave(counts: list[int]) -> None:
    table = concentration(counts)
    x, y = table.curve(20)
    assert (x[0], y[0], x[-1]) == pytest.approx((0, 0, 100))
    assert y[-1] == pytest.approx(100)
    slope = np.diff(y) / np.diff(x)
    assert (np.diff(slope) <= 1e-9).all()
    assert len(x) <= 20
    assert table.most_even() == pytest.approx(min(100, 100 * sum(counts) / len(counts)))


def test_what_cannot_be_ranked_is_refused() -> None:
    with pytest.raises(UserError, match="No report lies"):
        concentration([0, 0])
    with pytest.raises(UserError, match="negative"):
        concentration([1, -1])
