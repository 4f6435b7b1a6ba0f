"""Kernels: integral one, and the variance that the bandwidth rules count on."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import integrate

from kmzb_plugin.analysis.kernels import KERNELS, Kernel, gaussian_kernel


@pytest.mark.parametrize("kernel", [*KERNELS.values(), gaussian_kernel(8.0)], ids=lambda kernel: kernel.name)
def test_integral_is_one(kernel: Kernel) -> None:
    mass = integrate.quad(lambda d: 2 * np.pi * d * float(kernel.density(np.array(d), 350.0)), 0, 350.0)[0]
    assert mass == pytest.approx(1.0, rel=1e-9)
    assert kernel.density(np.array([350.1]), 350.0)[0] == 0


@pytest.mark.parametrize("name", ["quartic", "epanechnikov", "uniform", "triweight", "triangular"])
def test_spread_gives_the_variance_of_the_gaussian(name: str) -> None:
    kernel, sigma = KERNELS[name], 70.0
    radius = kernel.spread * sigma
    second = integrate.quad(lambda d: np.pi * d**3 * float(kernel.density(np.array(d), radius)), 0, radius)[0]
    assert second == pytest.approx(sigma**2, rel=1e-9)


def test_gaussian_has_sigma_a_third_of_the_radius() -> None:
    kernel = KERNELS["gaussian"]
    ratio = kernel.density(np.array([100.0]), 300.0) / kernel.density(np.array([0.0]), 300.0)
    assert ratio[0] == pytest.approx(np.exp(-0.5))
    assert kernel.spread == 3.0
