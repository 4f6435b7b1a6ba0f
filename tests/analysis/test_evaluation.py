"""PAI and its relatives against published rows and a whole city."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.analysis.evaluation import evaluate
from kmzb_plugin.text import UserError

from .oracles import FOLDER, table


def test_rows_of_ptools() -> None:
    """Observed 6, 7, 3, 2, 1, 0 and predicted 8, 4, 4, 2, 1, 0 in six equal cells.

    Its ratio of predicted to observed hits is our sum of the prediction over the hits; our RRI is Levine's.
    """
    found = evaluate([8, 4, 4, 2, 1, 0], [6, 7, 3, 2, 1, 0])
    rows = [found.at((i + 1) / 6) for i in range(6)]
    assert [row.cells for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [row.pai for row in rows] == pytest.approx([1.894737, 1.421053, 1.684211, 1.421053, 1.2, 1.0], abs=5e-7)
    assert [row.pei for row in rows] == pytest.approx([0.857143, 0.692308, 1, 1, 1, 1], abs=5e-7)
    assert found.predicted[1:] / found.hits[1:] == pytest.approx([1.3333, 1.3333, 1, 1, 1, 1], abs=5e-5)
    # of the two cells predicted 4 the one with 3 hits comes before that with 7
    assert np.diff(found.hits).tolist() == [6, 3, 7, 2, 1, 0]
    assert rows[0].rri == pytest.approx((6 / 8) / (19 / 19))


def toronto() -> tuple[np.ndarray, np.ndarray, dict]:
    oracle = json.loads((FOLDER / "toronto_pai.json").read_text())
    cells = table("toronto_be_2018_2019_cells500.csv")
    before, after = np.zeros((2, oracle["nx"] * oracle["ny"]))
    before[cells["cell"]], after[cells["cell"]] = cells["n2018"], cells["n2019"]
    return before, after, oracle


def test_break_and_enter_in_toronto() -> None:
    """The oracle breaks ties by the lowest cell number, so does a prediction that sinks a little from cell to cell."""
    before, after, oracle = toronto()
    ordered = before - np.arange(len(before)) * 1e-6
    found = evaluate(ordered - ordered.min(), after, 0.25, before)
    for row in oracle["rows"]:
        at = found.at(row["area_pct"] / 100)
        assert (at.cells, at.hits) == (row["cells"], row["hits"])
        assert at.hit_rate == pytest.approx(row["hit_rate"], rel=1e-12)
        assert at.pai == pytest.approx(row["PAI"], rel=1e-12)
        assert at.pai / at.pei == pytest.approx(row["PAI_max"], rel=1e-12)
        assert at.pei == pytest.approx(row["PEI"], rel=1e-12)
        assert at.rri == pytest.approx(row["RRI"], rel=1e-12)
        assert at.area == pytest.approx(0.25 * row["cells"])
        assert at.ser == pytest.approx(row["hits"] / (0.25 * row["cells"]))


def test_ties_never_flatter() -> None:
    """The same cells with the ties as definitions 2.11 want them: fewer hits first."""
    before, after, oracle = toronto()
    found = evaluate(before, after)
    for row in oracle["rows"]:
        assert found.at(row["area_pct"] / 100).hits <= row["hits"]
    assert found.at(0.01).hits == 1437
    # which cells come first in the input plays no part
    order = np.random.default_rng(1).permutation(len(before))
    np.testing.assert_array_equal(evaluate(before[order], after[order]).hits, found.hits)


def test_interval_of_the_hit_rate_is_wilsons() -> None:
    """Newcombe (1998), table I: 81 of 263."""
    found = evaluate([2.0, 1.0], [81, 182])
    at = found.at(0.5)
    assert (at.low, at.high) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert np.isnan(evaluate([2.0, 1.0], [80.5, 182]).at(0.5).low)


def test_unequal_areas_are_told_by_area() -> None:
    """By hand: areas 1, 3, 6; the best order is by hits per area, and goes linearly through its last cell."""
    found = evaluate([5.0, 9.0, 1.0], [4, 6, 2], [1.0, 3.0, 6.0])
    at = found.at(0.3)
    assert (at.cells, at.coverage, at.hits) == (1, 0.3, 6)
    assert at.pai == pytest.approx((6 / 12) / 0.3)
    # best: the cell of 1 with 4, then two thirds of that of 3 with 6
    assert at.pei == pytest.approx(6 / (4 + 6 * 2 / 3))
    assert found.at(0.34).cells == 1  # 30 % is closer than 40 %
    assert found.at(0.36).cells == 2
    assert found.at(0.35).cells == 1  # of two as close the smaller
    assert found.at(0.01).cells == 1
    assert found.auc == pytest.approx((0.3 * 0.25) + 0.1 * (0.5 + 10 / 12) / 2 + 0.6 * (10 / 12 + 1) / 2)


def test_mass_of_the_prediction() -> None:
    assert evaluate([2.0, 1.0], [1, 1], [1.0, 4.0]).predicted.tolist() == [0, 2, 6]
    assert np.isnan(evaluate([2.0, -1.0], [1, 1]).at(0.5).rri)


@given(st.integers(0, 2**32 - 1))
def test_laws(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 60))
    score, hits, area = rng.integers(0, 6, n), rng.integers(0, 5, n), rng.random(n) + 0.1
    if not hits.sum():
        hits[0] = 1
    found = evaluate(score, hits, area)
    assert found.hits[-1] == hits.sum()
    assert found.area[-1] == pytest.approx(area.sum())
    assert found.auc <= found.best_auc + 1e-12
    for asked in (0.01, 0.1, 0.5, 1.0):
        at = found.at(asked)
        assert 0 <= at.hit_rate <= 1
        assert not at.pei > 1 + 1e-12
        assert at.pai == pytest.approx(at.hit_rate / at.coverage)
    whole = found.at(1.0)
    assert (whole.pai, whole.pei) == (pytest.approx(1), pytest.approx(1))
    np.testing.assert_allclose(evaluate(score * 3.0 + 1, hits, area).hits, found.hits)  # only the order counts


def test_curves_keep_their_ends_and_their_shape() -> None:
    rng = np.random.default_rng(3)
    found = evaluate(rng.random(50_000), rng.poisson(1, 50_000))
    share, rate = found.curve(200)
    assert len(share) <= 200
    assert (share[0], rate[0], share[-1], rate[-1]) == (0, 0, 1, pytest.approx(1))
    assert np.abs(rate - np.interp(share, found.area / found.area[-1], found.hits / found.total)).max() < 1e-12
    assert found.auc == pytest.approx(0.5, abs=0.01)
    assert (np.diff(found.best_curve()[1]) >= 0).all()


def test_cells_outside_and_nothing_to_test() -> None:
    found = evaluate([np.nan, 2.0, 1.0], [5, 1, 1])
    assert found.total == 2
    with pytest.raises(UserError, match="no value anywhere"):
        evaluate([np.nan], [1])
    with pytest.raises(UserError, match="None of the later points"):
        evaluate([1.0, np.nan], [0, 3])
