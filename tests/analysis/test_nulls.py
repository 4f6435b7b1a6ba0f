"""Models of chance against every arrangement there is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product

import numpy as np
import pytest

from kmzb_plugin.analysis.binned_kernel import BinnedKernel
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.nulls import Null, Relabelled, Scattered, Thinned, missing_from

GRID = Grid(0.0, 0.0, 10.0, 4, 3)
KERNEL = BinnedKernel(GRID, 22.0)
CELLS = np.array([0, 1, 1, 5, 7, 11])
CHANCE = np.array([0.1, 0.3, 0.15, 0.2, 0.05, 0.2])
EVERYWHERE = np.ones(GRID.shape, dtype=bool)


def moments_of(arrangements: Iterable[tuple[list[int], float]]) -> tuple[np.ndarray, np.ndarray]:
    """Mean and variance of the sums over arrangements (the cells, the probability)."""
    listed = list(arrangements)
    sums = np.array([KERNEL.sums(KERNEL.counts(np.array(cells, dtype=int)).astype(float)) for cells, _ in listed])
    p = np.array([chance for _, chance in listed])
    assert p.sum() == pytest.approx(1.0)
    mean = np.tensordot(p, sums, 1)
    return mean, np.tensordot(p, (sums - mean) ** 2, 1)


def labellings(n: int) -> Iterable[tuple[list[int], float]]:
    chosen = list(combinations(CELLS, n))
    return [(list(each), 1 / len(chosen)) for each in chosen]


def thinnings(chance: float) -> Iterable[tuple[list[int], float]]:
    for kept in product([False, True], repeat=len(CELLS)):
        yield list(CELLS[list(kept)]), chance ** sum(kept) * (1 - chance) ** (len(CELLS) - sum(kept))


def scatterings(n: int, chance: np.ndarray) -> Iterable[tuple[list[int], float]]:
    for each in product(range(len(CELLS)), repeat=n):
        yield list(CELLS[list(each)]), float(np.prod(chance[list(each)]))


def some_elsewhere(n: int) -> Iterable[tuple[list[int], float]]:
    """n of 9 are chosen, three of which are not among `CELLS`."""
    chosen = list(combinations([*CELLS, -1, -1, -1], n))
    return [([cell for cell in each if cell >= 0], 1 / len(chosen)) for each in chosen]


def scatterings_elsewhere(n: int, chance: np.ndarray, within: float) -> Iterable[tuple[list[int], float]]:
    p = np.array([*chance * within, 1 - within])
    for each in product(range(len(CELLS) + 1), repeat=n):
        yield [CELLS[i] for i in each if i < len(CELLS)], float(np.prod(p[list(each)]))


EVEN = np.full(6, 1 / 6)
MODELS: list[tuple[Null, Iterable[tuple[list[int], float]]]] = [
    (Relabelled(CELLS, 2), labellings(2)),
    (Relabelled(CELLS, 5), labellings(5)),
    (Thinned(CELLS, 0.3), thinnings(0.3)),
    (Thinned(CELLS, 0.8), thinnings(0.8)),
    (Scattered(CELLS, 3), scatterings(3, EVEN)),
    (Scattered(CELLS, 3, CHANCE), scatterings(3, CHANCE)),
    (Scattered(CELLS, 3, CHANCE * 17), scatterings(3, CHANCE)),
    (Relabelled(CELLS, 4, 9), some_elsewhere(4)),
    (Scattered(CELLS, 3, CHANCE, 0.7), scatterings_elsewhere(3, CHANCE, 0.7)),
]


@pytest.mark.parametrize(("null", "arrangements"), MODELS)
def test_mean_and_variance_are_those_of_all_arrangements(null: Null, arrangements: Iterable) -> None:
    mean, variance = moments_of(arrangements)
    found = null.moments(KERNEL)
    np.testing.assert_allclose(found.mean, mean, atol=1e-12)
    np.testing.assert_allclose(found.variance, variance, atol=1e-12)


@pytest.mark.parametrize(
    "null",
    [*(null for null, _ in MODELS), Scattered(CELLS, 3, np.array([1.0, 0.01, 0.02, 0.01, 0.01, 0.03]))],
)
def test_draws_have_that_mean_and_variance(null: Null) -> None:
    """Drawing again where refused, by unequal chances and by equal ones give the same distribution as is said."""
    drawn = np.array([null.draw(KERNEL, np.random.default_rng([9, i])) for i in range(1500)]).astype(float)
    sums = np.array([KERNEL.sums(each) for each in drawn])
    moments = null.moments(KERNEL)
    error = np.sqrt(moments.variance / len(sums)) + 1e-9
    assert (np.abs(sums.mean(axis=0) - moments.mean) < 4.5 * error).all()
    assert np.allclose(sums.var(axis=0), moments.variance, rtol=0.3, atol=0.02)


def test_as_many_are_drawn_as_are_to_be() -> None:
    rng = np.random.default_rng(1)
    assert {int(Relabelled(CELLS, 4).draw(KERNEL, rng).sum()) for _ in range(50)} == {4}
    assert {int(Scattered(CELLS, 7, CHANCE).draw(KERNEL, rng).sum()) for _ in range(50)} == {7}
    np.testing.assert_array_equal(Relabelled(CELLS, 6).draw(KERNEL, rng), KERNEL.counts(CELLS))
    assert (Relabelled(CELLS, 4).draw(KERNEL, rng) <= KERNEL.counts(CELLS)).all()
    assert not Thinned(CELLS, 0.0).draw(KERNEL, rng).any()


@pytest.mark.parametrize("null", [null for null, _ in MODELS])
def test_evening_ascends_and_can_be_undone(null: Null) -> None:
    evening = null.evening(KERNEL, null.moments(KERNEL), 1e-9, EVERYWHERE)
    rows = slice(0, 3)
    steps = [evening.values(np.full(GRID.shape, each), rows) for each in np.linspace(0.0, 2.0, 9)]
    assert (np.diff(steps, axis=0) >= 0).all()
    expected = evening.values(null.moments(KERNEL).mean, rows)
    assert np.abs(expected).max() < 1e-5
    for value in (-0.4, 0.3, 0.8):
        sums = evening.sums(value)
        possible = np.isfinite(sums) & (sums > 0)
        assert possible.any()
        assert np.abs(evening.values(sums, rows)[possible] - value).max() < 1e-4
    assert np.isinf(evening.sums(50.0)).all() or isinstance(null, Scattered)


@pytest.mark.parametrize("kind", ["scattered", "thinned", "relabelled"])
@pytest.mark.parametrize("chance", [0.05, 0.5, 0.9])
def test_evening_gives_about_the_same_spread_where_there_are_few_and_many(kind: str, chance: float) -> None:
    grid = Grid(0.0, 0.0, 10.0, 60, 10)
    kernel = BinnedKernel(grid, 45.0)
    rng = np.random.default_rng(3)
    x = 600 * rng.random(4000) ** 3  # dense in the west, sparse in the east
    cells = kernel.cells(x, 100 * rng.random(4000))
    null: Null = {
        "scattered": Scattered(cells, int(4000 * chance)),
        "thinned": Thinned(cells, chance),
        "relabelled": Relabelled(cells, int(4000 * chance)),
    }[kind]
    moments = null.moments(kernel)
    evening = null.evening(kernel, moments, 1e-9, np.ones(grid.shape, dtype=bool))
    rows = slice(0, 10)
    values = np.array(
        [
            evening.values(kernel.sums(null.draw(kernel, np.random.default_rng([1, i])).astype(float)), rows)
            for i in range(300)
        ]
    )
    spread = values.std(axis=0)
    assert spread.min() > 0.5
    assert spread.max() < 1.25
    assert np.abs(values).max() < 5.5


def test_outside_the_mask_and_where_nothing_reaches_evening_gives_zero() -> None:
    grid = Grid(0.0, 0.0, 10.0, 20, 3)
    kernel = BinnedKernel(grid, 22.0)
    mask = np.ones(grid.shape, dtype=bool)
    mask[:, 0] = False
    for null in (Scattered(np.array([0, 1, 2]), 2), Thinned(np.array([0, 1, 2]), 0.5)):
        evening = null.evening(kernel, null.moments(kernel), 1e-9, mask)
        values = evening.values(np.full(grid.shape, 1.7), slice(0, 3))
        assert np.abs(values[:, 0]).max() < 1e-6
        assert np.abs(values[:, 8:]).max() < 1e-6
        assert np.isinf(evening.sums(1.0)[:, 8:]).all()
        assert np.abs(values[0, 1]) > 0.5


def test_points_that_are_a_part_of_others_are_told_from_those_that_are_not() -> None:
    rng = np.random.default_rng(2)
    x, y = rng.random(500) * 1000, rng.random(500) * 1000
    x[250:260], y[250:260] = x[0], y[0]
    part = np.r_[250:260, 100:200]
    moved = part + 0.0
    assert missing_from(x[part], y[part], x, y) == 0
    assert missing_from(x[part] + 0.002, y[part] - 0.003, x, y) == 0  # the same after another transformation
    assert missing_from(x[part] + 0.5, y[part], x, y) == len(moved)
    assert missing_from(x[np.r_[part, part]], y[np.r_[part, part]], x, y) == 100 + 9  # eleven lie at the first place
    assert missing_from(x[:3], y[:3], np.empty(0), np.empty(0)) == 3
    assert missing_from(np.empty(0), np.empty(0), x, y) == 0
