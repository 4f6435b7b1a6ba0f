"""Rasters that algorithms read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# In a process of its own: GDAL's switch cannot be put back where others have put it since.
SCRIPT = """
import os, sys
from pathlib import Path
import numpy as np
from osgeo import gdal
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsRasterLayer
app = QgsApplication([], False)
app.initQgis()
from kmzb_plugin.analysis.grid import Grid
from kmzb_plugin.processing.rasters import dataset_of, write_raster
from kmzb_plugin.text import UserError
path = Path(sys.argv[2])
grid = Grid(630_000.0, 480_000.0, 100.0, 3, 2)
crs = QgsCoordinateReferenceSystem("EPSG:2180")
write_raster(str(path), [("", np.ones(grid.shape))], grid, crs, unit="", metadata={})
layer = QgsRasterLayer(str(path), "people")
(gdal.UseExceptions if sys.argv[1] == "on" else gdal.DontUseExceptions)()
print(dataset_of(layer).RasterXSize)
path.unlink()
try:
    dataset_of(layer)
except UserError as error:
    print(error)
sys.stdout.flush()
os._exit(0)
"""


@pytest.mark.parametrize("exceptions", ["on", "off"])
def test_a_raster_that_is_gone_is_told(tmp_path: Path, exceptions: str) -> None:
    """GDAL's exceptions are on where another plugin wants them, and from GDAL 4 on."""
    command = [sys.executable, "-c", SCRIPT, exceptions, str(tmp_path / "people.tif")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["3", "The raster «people» is no file. Save it as a file first."]
