"""The metric coordinate system: which is chosen, and that arrays end up where QGIS's own transformation puts them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from kmzb_plugin.text import UserError


@pytest.fixture
def choose(qgis_app: Any) -> Any:
    from qgis.core import QgsCoordinateReferenceSystem as Crs
    from qgis.core import QgsCoordinateTransformContext

    from kmzb_plugin.layers.projection import choose_crs

    def call(source: str, x: float, y: float, given: str = "") -> str:
        chosen = choose_crs(Crs(source), np.array([x]), np.array([y]), Crs(given), QgsCoordinateTransformContext())
        assert chosen.reason
        return chosen.crs.authid()

    return call


@pytest.mark.parametrize(
    ("source", "x", "y", "expected"),
    [
        ("EPSG:2180", 640_000, 395_000, "EPSG:2180"),
        ("EPSG:4326", 21.15, 51.4, "EPSG:2180"),
        ("EPSG:4326", -79.38, 43.65, "EPSG:32617"),  # Toronto
        ("EPSG:32617", 630_000, 4_834_000, "EPSG:32617"),
        ("EPSG:2178", 7_510_000, 5_697_000, "EPSG:2178"),
        ("EPSG:3857", 2_354_000, 6_690_000, "EPSG:2180"),  # metres that are no metres at 51 degrees north
        ("EPSG:2180", -6_500_000, 3_000_000, "EPSG:32618"),  # far outside the area of use
        ("EPSG:4326", 151.2, -33.9, "EPSG:32756"),  # Sydney
        ("EPSG:2263", 980_000, 200_000, "EPSG:32618"),  # feet
    ],
)
def test_choice_by_the_layer_and_its_place(source: str, x: float, y: float, expected: str, choose: Any) -> None:
    chosen = choose(source, x, y)
    if source == "EPSG:2180" and x < 0:  # where that is depends on the projection's far side: only not the own one
        assert chosen != "EPSG:2180"
    else:
        assert chosen == expected


def test_the_given_one_is_taken(choose: Any) -> None:
    assert choose("EPSG:4326", 21.15, 51.4, "EPSG:2178") == "EPSG:2178"
    assert choose("", 21.15, 51.4, "EPSG:2180") == "EPSG:2180"


def test_what_is_not_metric_or_missing_is_refused(choose: Any) -> None:
    with pytest.raises(UserError, match="not in metres"):
        choose("EPSG:2180", 640_000, 395_000, "EPSG:4326")
    with pytest.raises(UserError, match="no coordinate system"):
        choose("", 1, 2)


def test_arrays_are_transformed_as_single_points(qgis_app: Any) -> None:
    from qgis.core import QgsCoordinateReferenceSystem as Crs
    from qgis.core import QgsCoordinateTransform, QgsCoordinateTransformContext

    from kmzb_plugin.layers.projection import transformed

    transform = QgsCoordinateTransform(Crs("EPSG:4326"), Crs("EPSG:2180"), QgsCoordinateTransformContext())
    rng = np.random.default_rng(1)
    x, y = rng.uniform(14.2, 24.1, 200), rng.uniform(49.1, 54.8, 200)
    new_x, new_y = transformed(x, y, transform)
    single = [transform.transform(a, b) for a, b in zip(x, y, strict=True)]
    np.testing.assert_allclose(new_x, [p.x() for p in single], atol=1e-6)
    np.testing.assert_allclose(new_y, [p.y() for p in single], atol=1e-6)
    one_x, one_y = transformed(x[:1], y[:1], transform)
    assert (one_x[0], one_y[0]) == pytest.approx((new_x[0], new_y[0]))


def test_what_cannot_be_transformed_is_no_number_and_harms_nothing_else(qgis_app: Any) -> None:
    from qgis.core import QgsCoordinateReferenceSystem as Crs
    from qgis.core import QgsCoordinateTransform, QgsCoordinateTransformContext

    from kmzb_plugin.layers.projection import transformed

    transform = QgsCoordinateTransform(Crs("EPSG:4326"), Crs("EPSG:3857"), QgsCoordinateTransformContext())
    x, y = np.array([21.0, 21.0, 22.0, 20.0]), np.array([51.0, 1e6, 52.0, 50.0])
    new_x, _ = transformed(x, y, transform)
    assert np.isfinite(new_x).tolist() == [True, False, True, True]
