"""Geometries as GeoPackage keeps them: a small header before well-known binary (OGC 12-128r18, clause 2.1.3)."""

from __future__ import annotations

import math
import struct

import numpy as np
import shapely

_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_POINT = np.dtype(
    [
        ("magic", "S2"),
        ("version", "u1"),
        ("flags", "u1"),
        ("srs_id", "<i4"),
        ("byte_order", "u1"),
        ("type", "<u4"),
        ("x", "<f8"),
        ("y", "<f8"),
    ]
)
_EMPTY_FLAG = 0x10
_LITTLE_ENDIAN = 0x01
_XY_ENVELOPE = 0x02


def encode_points(x: np.ndarray, y: np.ndarray, srs_id: int) -> list[bytes]:
    """Points of shape (n,), easting and northing, as n blobs without an envelope, as the standard advises."""
    points = np.zeros(len(x), dtype=_POINT)
    points["magic"], points["flags"], points["srs_id"] = b"GP", _LITTLE_ENDIAN, srs_id
    points["byte_order"], points["type"], points["x"], points["y"] = 1, 1, x, y
    data, size = points.tobytes(), _POINT.itemsize
    return [data[start : start + size] for start in range(0, len(data), size)]


def encode(geometry: shapely.Geometry, srs_id: int) -> bytes:
    """One geometry in two dimensions as a blob; all but points carry their envelope."""
    if geometry.is_empty:
        header = struct.pack("<2sBBi", b"GP", 0, _LITTLE_ENDIAN | _EMPTY_FLAG, srs_id)
    elif geometry.geom_type == "Point":
        header = struct.pack("<2sBBi", b"GP", 0, _LITTLE_ENDIAN, srs_id)
    else:
        xmin, ymin, xmax, ymax = geometry.bounds
        header = struct.pack("<2sBBi4d", b"GP", 0, _LITTLE_ENDIAN | _XY_ENVELOPE, srs_id, xmin, xmax, ymin, ymax)
    return header + shapely.to_wkb(shapely.force_2d(geometry), byte_order=1)


def wkb(blob: bytes) -> bytes:
    """The well-known binary inside a blob. Raises ValueError where it is no GeoPackage geometry."""
    if blob[:2] != b"GP" or len(blob) < 8 or (blob[3] >> 1) & 7 >= len(_ENVELOPE_BYTES):
        raise ValueError("not a GeoPackage geometry")
    return blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7] :]


def is_empty(blob: bytes | None) -> bool | None:
    """ST_IsEmpty: whether the header says that the geometry is empty."""
    return None if blob is None else bool(blob[3] & _EMPTY_FLAG)


def envelope(blob: bytes | None) -> tuple[float, float, float, float] | None:
    """(xmin, xmax, ymin, ymax): from the header, else from the geometry; None where there is none."""
    if blob is None or blob[3] & _EMPTY_FLAG:
        return None
    order = "<" if blob[3] & _LITTLE_ENDIAN else ">"
    if blob[3] & 0x0E:
        return struct.unpack_from(order + "4d", blob, 8)
    if blob[8:13] == b"\x01\x01\x00\x00\x00":
        x, y = struct.unpack_from("<2d", blob, 13)
        return x, x, y, y
    xmin, ymin, xmax, ymax = shapely.from_wkb(wkb(blob)).bounds
    return None if math.isnan(xmin) else (xmin, xmax, ymin, ymax)
