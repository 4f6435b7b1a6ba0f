"""Rates of two densities."""

from __future__ import annotations

import math

import numpy as np

from kmzb_plugin.analysis.density import SQUARE_METRES_PER_KM2
from kmzb_plugin.analysis.kernels import Floats


def rate(events: Floats, population: Floats, radius: float, per: float = 1.0, least: float = 0.0) -> Floats:
    """`per` · events / population of two densities per km² with one kernel of `radius` metres, shape (nrows, ncols).

    NaN where either is, and where less than `least` of the population lies within the radius (density · π · radius²),
    or none.
    Reference: Bithell (1990), Statistics in Medicine 9, 691-701; Kelsall and Diggle (1995), ibid. 14, 2335-2342.
    """
    within = population * (math.pi * radius**2 / SQUARE_METRES_PER_KM2)
    told = (within >= least) & (population > 0)
    return per * np.divide(events, population, out=np.full(events.shape, np.nan), where=told)
