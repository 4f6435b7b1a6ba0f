"""Coordinates: compared with QGIS's own transformation point by point, and what is noticed about them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import osr
from qgis.core import QgsCoordinateTransform, QgsCoordinateTransformContext, QgsPointXY

from kmzb_plugin.store.intake.coordinates import locate
from kmzb_plugin.store.intake.transform import reference_system, transform
from kmzb_plugin.text import UserError

pytestmark = pytest.mark.usefixtures("qgis_app")

NONE = np.array([], dtype=object)


def codes(n: int, code: str = "") -> np.ndarray:
    return np.full(n, code, dtype=object)


@pytest.mark.parametrize("system", ["EPSG:2180", "EPSG:2178", "EPSG:32634", "EPSG:3857"])
@settings(max_examples=25)
@given(st.lists(st.tuples(st.floats(14.2, 24.1), st.floats(49.1, 54.8)), min_size=1, max_size=20))
def test_points_go_where_qgis_puts_them_and_come_back(system: str, points: list[tuple[float, float]]) -> None:
    degrees, metres = reference_system("EPSG:4326"), reference_system(system)
    longitude, latitude = np.array(points).T
    x, y = transform(longitude, latitude, degrees, metres)
    step = QgsCoordinateTransform(degrees, metres, QgsCoordinateTransformContext())
    expected = np.array([[p.x(), p.y()] for p in (step.transform(QgsPointXY(*point)) for point in points)])
    np.testing.assert_allclose(np.column_stack([x, y]), expected, atol=1e-3)
    np.testing.assert_allclose(np.column_stack(transform(x, y, metres, degrees)), np.array(points), atol=1e-8)


@pytest.mark.parametrize("exceptions", [False, True])
def test_points_without_an_answer_fail_alone(exceptions: bool) -> None:
    before = osr.GetUseExceptions()
    (osr.UseExceptions if exceptions else osr.DontUseExceptions)()
    try:
        x = np.array([637_000.0, np.nan, 1e300, np.inf, 9e7, 500_000.0])
        y = np.array([395_000.0, 395_000.0, 0.0, 0.0, 9e7, 400_000.0])
        longitude, latitude = transform(x, y, reference_system("EPSG:2180"), reference_system("EPSG:4326"))
    finally:
        (osr.UseExceptions if before else osr.DontUseExceptions)()
    assert np.isfinite(longitude[[0, 5]]).all()
    assert np.isnan(longitude[1:4]).all()
    assert np.isnan(latitude[1:4]).all()


def test_the_axes_of_a_whole_file_are_recognised_by_the_voivodeship() -> None:
    x, y = np.array([637_000.0, 640_000.0]), np.array([395_000.0, 400_000.0])
    for teryt, garrison in ((codes(2, "14"), ""), (codes(2), "KWP-RAD")):
        right = locate(x, y, teryt, "EPSG:2180", "EPSG:2180", garrison)
        turned = locate(y, x, teryt, "EPSG:2180", "EPSG:2180", garrison)
        assert not right.all_swapped
        assert turned.all_swapped
        np.testing.assert_array_equal(turned.x, x)
        np.testing.assert_array_equal(turned.y, y)
        assert not turned.outside.any()


@pytest.mark.parametrize(
    ("teryt", "either_way"), [("", True), ("14", False)], ids=["somewhere in Poland", "in a voivodeship"]
)
def test_a_file_that_fits_in_both_orders_is_taken_as_written_and_said_so(teryt: str, either_way: bool) -> None:
    """Radom, exchanged, lies in Wielkopolska: where no voivodeship is known neither order is the better one."""
    x, y = np.array([637_000.0, 640_000.0, 645_000.0]), np.array([395_000.0, 400_000.0, np.nan])
    found = locate(x, y, codes(3, teryt), "EPSG:2180", "EPSG:2180", "")
    assert found.either_way is either_way
    assert not found.all_swapped
    np.testing.assert_array_equal(found.x[:2], x[:2])
    assert not locate(x[2:], y[2:], codes(1, teryt), "EPSG:2180", "EPSG:2180", "").either_way


def test_degrees_in_the_wrong_order_are_recognised_in_any_store() -> None:
    longitude, latitude = np.array([-79.2, -79.4]), np.array([43.7, 43.65])
    turned = locate(latitude, longitude, codes(2), "EPSG:4326", "EPSG:32617", "")
    assert turned.all_swapped
    right = locate(longitude, latitude, codes(2), "EPSG:4326", "EPSG:32617", "")
    np.testing.assert_array_equal(turned.x, right.x)
    assert right.area == "the area of use of EPSG:32617"


def test_a_point_outside_polands_rectangle_that_fits_when_exchanged_is_certain() -> None:
    x, y = np.array([637_000.0] * 9 + [880_000.0]), np.array([395_000.0] * 9 + [637_000.0])
    found = locate(x, y, codes(10), "EPSG:2180", "EPSG:2180", "")
    assert found.swapped.tolist() == [False] * 9 + [True]
    assert not found.all_swapped


def test_points_abroad_are_outside_and_nothing_else() -> None:
    berlin = locate(np.array([13.4]), np.array([52.5]), codes(1), "EPSG:4326", "EPSG:2180", "")
    assert (berlin.outside.tolist(), berlin.swapped.tolist(), berlin.untransformable.tolist()) == (
        [True],
        [False],
        [False],
    )


def test_missing_coordinates_are_none_of_it() -> None:
    found = locate(np.array([np.nan]), np.array([np.nan]), codes(1), "EPSG:2180", "EPSG:2180", "")
    assert not (found.outside | found.swapped | found.untransformable).any()
    empty = locate(np.array([]), np.array([]), NONE, "EPSG:2180", "EPSG:2180", "")
    assert len(empty.x) == 0


def test_an_unknown_reference_system_is_named() -> None:
    with pytest.raises(UserError, match="EPSG:999999"):
        locate(np.array([1.0]), np.array([1.0]), codes(1), "EPSG:999999", "EPSG:2180", "")
