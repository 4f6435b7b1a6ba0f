"""Andresen's S against the R package sppt, the Python package sppt, and by its properties."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.analysis.similarity import similarity
from kmzb_plugin.text import UserError

ORACLES = Path(__file__).parents[1] / "data" / "oracles"
QUANTILES_DIFFER = 0.012
"""Python's sppt interpolates quantiles, the definition takes positions: its limits are narrower by part of a point."""


def test_as_the_r_package_shows() -> None:
    """README of wsteenbeek/sppt: with 8 of 9 points drawn the limits hardly depend on the seed."""
    found = similarity([2, 2, 2, 1, 0, 1], [2, 1, 2, 2, 1, 1])
    assert found.local.tolist() == [0, -1, 0, 0, 0, 0]
    assert (100 * found.low).tolist() == [12.5, 0, 12.5, 12.5, 0, 0]
    assert (100 * found.high).tolist() == [25, 12.5, 25, 25, 12.5, 12.5]
    assert (100 * found.base).tolist() == [25, 25, 25, 12.5, 0, 12.5]
    assert found.standard == pytest.approx(0.8333333)
    assert found.robust == pytest.approx(0.8333333)


@pytest.mark.parametrize("pair", json.loads((ORACLES / "vancouver_sppt.json").read_text())["pairs"])
def test_bootstrap_as_the_python_package_on_vancouver(pair: dict[str, object]) -> None:
    counts = pd.read_csv(ORACLES / "vancouver_das_2021.csv")
    found = similarity(counts[pair["base"]], counts[pair["test"]], 999, bootstrap=True)
    for own, theirs in ((found.standard, pair["s_index"]), (found.robust, pair["robust_s_index"])):
        least, greatest = theirs  # type: ignore[misc]
        assert least - QUANTILES_DIFFER <= own <= greatest + QUANTILES_DIFFER


counts = st.lists(st.integers(0, 60), min_size=2, max_size=12)


@settings(deadline=None, max_examples=50)
@given(base=counts, seed=st.integers(0, 99), bootstrap=st.booleans())
def test_what_did_not_change_is_alike_and_empty_areas_say_nothing(base: list[int], seed: int, bootstrap: bool) -> None:
    if sum(base) < 2:
        base[0] += 5
    found = similarity(base, base, 200, seed, bootstrap)
    empty = np.array(base) == 0
    assert not found.local[empty].any()
    assert found.compared == int((~empty).sum())
    assert (found.low <= found.high).all()
    assert found.robust <= found.standard
    again = similarity(base, base, 200, seed, bootstrap)
    assert (again.low == found.low).all()
    if len(base) - int(empty.sum()) == 1:
        assert found.robust == 1.0


def test_a_move_is_told_by_sign() -> None:
    found = similarity([300, 100, 100], [100, 100, 300], bootstrap=True)
    assert found.local.tolist() == [-1, 0, 1]
    assert found.robust == pytest.approx(1 / 3)


@pytest.mark.parametrize("bootstrap", [True, False])
def test_how_much_is_alike_where_nothing_changed(bootstrap: bool) -> None:
    rng = np.random.default_rng(3)
    shares = rng.dirichlet(np.full(200, 8.0))
    found = [
        similarity(rng.multinomial(20_000, shares), rng.multinomial(15_000, shares), 200, i, bootstrap)
        for i in range(10)
    ]
    expected = np.mean([each.unchanged for each in found])
    assert np.mean([each.robust for each in found]) == pytest.approx(expected, abs=0.04)


def test_too_many_samples_and_a_cancel() -> None:
    with pytest.raises(UserError, match="Take at most 20,000"):
        similarity([1] * 1000, [1] * 1000, 99_999)
    with pytest.raises(Cancelled):
        similarity([1, 2], [2, 1], cancelled=lambda: True)
