"""Space-time density against its definition, and what must add up."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import integrate

from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.analysis.kernels import KERNELS
from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.analysis.spacetime import observed_share, scott_in_time, space_time_density, time_kernel

GRID = Grid(0.0, 0.0, 50.0, 40, 30)


def events(n: int = 300) -> tuple[np.ndarray, ...]:
    rng = np.random.default_rng(6)
    return 400 + rng.random(n) * 1200, 400 + rng.random(n) * 700, rng.random(n) * 60, rng.random(n) * 3


def by_definition(at: float, kernel: str, one_sided: bool) -> np.ndarray:
    """Point by point, R = 320 m and h = 9 days, per km² and day."""
    cx, cy = GRID.centres()
    total = np.zeros(GRID.shape)
    for x, y, t, w in zip(*events(), strict=True):
        s = (at - t) / 9
        if one_sided:
            kt = 3 / (2 * 9) * (1 - s * s) if 0 < s <= 1 else 0.0
        else:
            kt = 3 / (4 * 9) * (1 - s * s) if abs(s) <= 1 else 0.0
        total += w * kt * KERNELS[kernel].density(np.hypot(cx[None, :] - x, cy[:, None] - y), 320.0)
    return total * 1e6


@pytest.mark.parametrize("one_sided", [False, True])
@pytest.mark.parametrize("kernel", ["quartic", "gaussian"])
def test_equals_the_sum_over_all_reports(kernel: str, one_sided: bool) -> None:
    x, y, t, w = events()
    at = np.array([-4.0, 0.0, 17.3, 42.0, 60.0, 68.9, 80.0])
    mask = np.ones(GRID.shape, dtype=bool)
    mask[0] = False
    found = list(space_time_density(x, y, t, at, GRID, 320.0, 9.0, kernel, one_sided, w, mask))
    for moment, raster in zip(at, found, strict=True):
        expected = by_definition(moment, kernel, one_sided)
        assert np.isnan(raster[0]).all()
        assert np.abs(raster[1:] - expected[1:]).max() < 1e-9 * max(expected.max(), 1e-3)


def test_over_all_space_and_time_it_adds_up_to_the_reports() -> None:
    x, y, t, w = events()
    step = 0.5
    for one_sided, at in ((False, np.arange(-9.25, 70.0, step)), (True, np.arange(0.0, 70.0, step))):
        rasters = space_time_density(x, y, t, at, GRID, 350.0, 9.0, "quartic", one_sided, w)
        mass = sum(raster.sum() for raster in rasters) * step * GRID.cell**2 / 1e6
        assert mass == pytest.approx(w.sum(), rel=3e-3 if not one_sided else 0.02)


def test_looking_ahead_knows_nothing_of_the_moment_itself_or_later() -> None:
    x, y = np.array([1000.0, 1000.0, 1000.0]), np.array([700.0, 700.0, 700.0])
    (now,) = space_time_density(x, y, [5.0, 9.999, 12.0], [5.0], GRID, 300.0, 4.0, one_sided=True)
    assert now.max() == 0
    (later,) = space_time_density(x, y, [5.0, 9.999, 12.0], [5.001], GRID, 300.0, 4.0, one_sided=True)
    assert later.max() == pytest.approx(3 / np.pi / 300**2 * 1e6 * 3 / 8, rel=0.03)


@pytest.mark.parametrize("one_sided", [False, True])
def test_kernel_has_mass_one_and_the_share_observed_is_its_integral(one_sided: bool) -> None:
    mass, _ = integrate.quad(lambda s: float(time_kernel(s, 7.0, one_sided)), -7, 7, points=[0.0])
    assert mass == pytest.approx(1.0, abs=1e-8)
    for at in (-1.0, 0.0, 2.0, 6.9, 15.0, 24.0, 30.0, 31.5, 40.0):
        seen, _ = integrate.quad(
            lambda t, at=at: float(time_kernel(at - t, 7.0, one_sided)), 0, 30, points=[at], limit=200
        )
        assert observed_share(at, 0.0, 30.0, 7.0, one_sided) == pytest.approx(seen, abs=1e-6)


def test_steady_reports_are_steady_up_to_both_rims_when_corrected() -> None:
    t = (np.arange(20_000) + 0.5) / 20_000 * 60
    at = np.array([0.5, 3.0, 30.0, 57.0, 59.5])
    rate = np.array([time_kernel(each - t, 9.0).sum() for each in at]) / observed_share(at, 0.0, 60.0, 9.0)
    np.testing.assert_allclose(rate, 20_000 / 60, rtol=1e-3)


def test_scotts_rule_on_the_line() -> None:
    t = np.arange(100.0)
    assert scott_in_time(t) == pytest.approx(np.sqrt(5) * 100 ** (-1 / 5) * np.sqrt((100**2 + 100) / 12))
    assert scott_in_time([3.0]) == scott_in_time([3.0, 3.0]) == 0.0


def test_progress_over_all_steps_and_cancel() -> None:
    x, y, t, _ = events()
    seen: list[float] = []
    list(space_time_density(x, y, t, np.arange(10.0), GRID, 320.0, 9.0, progress=seen.append))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    with pytest.raises(Cancelled):
        list(space_time_density(x, y, t, np.arange(10.0), GRID, 320.0, 9.0, cancelled=lambda: True))
