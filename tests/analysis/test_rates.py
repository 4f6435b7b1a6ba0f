"""Rates of two densities."""

from __future__ import annotations

import numpy as np
import pytest

from kmzb_plugin.analysis.rates import rate


def test_by_hand() -> None:
    """Within 1000 m lie π times the density per km²."""
    events, people = np.array([[2.0, 3.0, 0.0, 1.0, np.nan]]), np.array([[10.0, 1.0, 5.0, 0.0, 4.0]])
    found = rate(events, people, 1000.0, per=1000.0, least=4.0)
    assert found[0, 0] == pytest.approx(200.0)
    assert np.isnan(found[0, 1])  # 3.14 people
    assert found[0, 2] == 0.0
    assert np.isnan(found[0, 3])
    assert np.isnan(found[0, 4])
    assert rate(events, people, 1000.0)[0, 1] == pytest.approx(3.0)
    assert np.isnan(rate(events, people, 1000.0)[0, 3])  # nobody at all
