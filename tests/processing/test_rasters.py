"""Rasters that algorithms read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.processing.rasters import dataset_of, write_raster
from kmzb_plugin.text import UserError


@pytest.mark.parametrize("exceptions", [False, True])
def test_a_raster_that_is_gone_is_told(qgis_app: Any, tmp_path: Path, exceptions: bool) -> None:
    """GDAL's exceptions are on where another plugin wants them, and from GDAL 4 on."""
    from osgeo import gdal
    from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer

    path = tmp_path / "people.tif"
    grid = Grid(630_000.0, 480_000.0, 100.0, 3, 2)
    write_raster(
        str(path), [("", np.ones(grid.shape))], grid, QgsCoordinateReferenceSystem("EPSG:2180"), unit="", metadata={}
    )
    layer = QgsRasterLayer(str(path), "people")
    before = gdal.GetUseExceptions()
    (gdal.UseExceptions if exceptions else gdal.DontUseExceptions)()
    try:
        assert dataset_of(layer).RasterXSize == 3
        path.unlink()
        with pytest.raises(UserError, match="The raster «people» is no file"):
            dataset_of(layer)
    finally:
        (gdal.UseExceptions if before else gdal.DontUseExceptions)()
