"""Geometry blobs against OGR, which reads and writes them too."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.store.gpkg import blob

coordinates = st.floats(-1e7, 1e7)
SHAPES = [
    shapely.Point(600_000.5, 500_000.25),
    shapely.box(1, 2, 3, 4),
    shapely.MultiPolygon([shapely.box(1, 2, 3, 4), shapely.box(10, 20, 30, 40)]),
    shapely.LineString([(0, 5), (7, -2)]),
    shapely.GeometryCollection([shapely.Point(1, 1), shapely.LineString([(0, 0), (2, 3)])]),
]


@given(st.lists(st.tuples(coordinates, coordinates), max_size=20))
def test_many_points_are_the_points_one_by_one(points: list[tuple[float, float]]) -> None:
    x, y = np.array(points, dtype=float).reshape(-1, 2).T
    blobs = blob.encode_points(x, y, 2180)
    assert blobs == [blob.encode(shapely.Point(*point), 2180) for point in points]
    assert [blob.envelope(one) for one in blobs] == [(px, px, py, py) for px, py in points]


@pytest.mark.parametrize("geometry", SHAPES, ids=lambda geometry: geometry.geom_type)
def test_a_geometry_comes_back(geometry: shapely.Geometry) -> None:
    encoded = blob.encode(geometry, 2180)
    assert shapely.from_wkb(blob.wkb(encoded)).equals(geometry)
    xmin, ymin, xmax, ymax = geometry.bounds
    assert blob.envelope(encoded) == (xmin, xmax, ymin, ymax)
    assert blob.is_empty(encoded) is False


def test_an_envelope_is_computed_where_the_header_has_none() -> None:
    plain = b"GP\x00\x01" + (2180).to_bytes(4, "little") + shapely.to_wkb(shapely.box(1, 2, 3, 4))
    assert blob.envelope(plain) == (1, 3, 2, 4)


def test_an_empty_geometry_has_no_envelope() -> None:
    encoded = blob.encode(shapely.Polygon(), 2180)
    assert blob.is_empty(encoded) is True
    assert blob.envelope(encoded) is None


def test_heights_are_left_out() -> None:
    assert not shapely.from_wkb(blob.wkb(blob.encode(shapely.Point(1, 2, 3), 2180))).has_z


@pytest.mark.parametrize("wrong", [b"", b"GP", b"PK\x03\x04aaaaaaaaaaaa", b"GP\x00\x0f" + bytes(60)])
def test_what_is_no_blob_is_refused(wrong: bytes) -> None:
    with pytest.raises(ValueError, match="not a GeoPackage geometry"):
        blob.wkb(wrong)
