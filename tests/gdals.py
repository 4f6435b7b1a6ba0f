"""GDAL as one process has it: silent, or raising."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def gdals_exceptions(on: bool) -> Iterator[None]:
    """QGIS's Processing switches them on for the whole process; GDAL 4 has them on from the start."""
    from osgeo import gdal, ogr, osr

    before = gdal.GetUseExceptions()
    _switch((gdal, ogr, osr), on)
    try:
        yield
    finally:
        _switch((gdal, ogr, osr), before)


def _switch(parts: tuple[Any, ...], on: bool) -> None:
    # An older GDAL stacks them: the last one on is the first one off.
    for part in parts if on else reversed(parts):
        (part.UseExceptions if on else part.DontUseExceptions)()
