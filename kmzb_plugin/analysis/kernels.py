"""Kernels of density estimation in the plane: radial, zero beyond the radius R, with integral 1.

With q = d²/R² a kernel is k(d) = constant / R² · shape(q) for q <= 1 and 0 beyond; shape(0) = 1.
Formulas: Silverman, Density Estimation (1986), table 3.1 and section 4.2, in two dimensions and with radius R.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Kernel:
    """`constant` makes the integral one; R = `spread` · sigma gives the same variance as a Gaussian of sigma."""

    name: str
    constant: float
    spread: float

    def shape(self, q: Floats) -> Floats:
        """Height relative to the centre at q = d²/R² in [0, 1]; the caller cuts off at q > 1."""
        raise NotImplementedError

    def density(self, distance: Floats, radius: float) -> Floats:
        """k(d) at `distance`, per square unit of `radius`."""
        q = (np.asarray(distance, dtype=float) / radius) ** 2
        return np.where(q <= 1.0, self.shape(np.minimum(q, 1.0)), 0.0) * (self.constant / radius**2)


@dataclass(frozen=True)
class PolynomialKernel(Kernel):
    """(power + 1)/π · (1 - q)^power: uniform, Epanechnikov, quartic and triweight for power 0, 1, 2, 3."""

    power: int

    def shape(self, q: Floats) -> Floats:
        return (1.0 - q) ** self.power


@dataclass(frozen=True)
class TriangularKernel(Kernel):
    """3/π · (1 - √q), the cone."""

    def shape(self, q: Floats) -> Floats:
        return 1.0 - np.sqrt(q)


@dataclass(frozen=True)
class GaussianKernel(Kernel):
    """The normal density with sigma = R / reach, cut off at R and raised by 1/(1 - exp(-reach²/2)) to integral 1."""

    reach: float

    def shape(self, q: Floats) -> Floats:
        return np.exp(-0.5 * self.reach**2 * q)


def _polynomial(name: str, power: int) -> PolynomialKernel:
    # the variance along an axis is R² / (2 (power + 2))
    return PolynomialKernel(name, (power + 1) / np.pi, float(np.sqrt(2.0 * (power + 2))), power)


def gaussian_kernel(reach: float = 3.0) -> GaussianKernel:
    """A Gaussian cut off at `reach` standard deviations. The product's `gaussian` has reach 3: sigma = RADIUS / 3.

    Cutting at 3 sigma leaves out exp(-4.5) = 1.1 % of the mass, which is why the rest is raised to mass 1. Against an
    untruncated Gaussian the values are 1.1 % higher inside R.
    """
    constant = reach**2 / (2.0 * np.pi * -np.expm1(-0.5 * reach**2))
    return GaussianKernel("gaussian", float(constant), reach, reach)


KERNELS: dict[str, Kernel] = {
    "quartic": _polynomial("quartic", 2),
    "epanechnikov": _polynomial("epanechnikov", 1),
    "uniform": _polynomial("uniform", 0),
    "triweight": _polynomial("triweight", 3),
    "triangular": TriangularKernel("triangular", 3.0 / np.pi, float(np.sqrt(20.0 / 3.0))),
    "gaussian": gaussian_kernel(),
}
