"""The provider in QGIS's registry, and layers to work on."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

ROOT = Path(__file__).parents[2]
ORACLES = Path(__file__).parents[1] / "data" / "oracles"


class Log:
    """A feedback that remembers what was said."""

    def __new__(cls) -> Any:
        from qgis.core import QgsProcessingFeedback

        class _Feedback(QgsProcessingFeedback):
            def __init__(self) -> None:
                super().__init__(False)
                self.infos: list[str] = []
                self.warnings: list[str] = []

            def pushInfo(self, info: str) -> None:
                self.infos.append(info)

            def pushWarning(self, warning: str) -> None:
                self.warnings.append(warning)

        return _Feedback()


@pytest.fixture
def log() -> Any:
    return Log()


@pytest.fixture
def run(provider: Any, log: Any) -> Any:
    """`run("kerneldensity", {...})` by `processing.run`; the messages are in the fixture `log`."""
    from qgis import processing

    def call(algorithm: str, parameters: dict[str, Any]) -> dict[str, Any]:
        return processing.run(f"kmzb:{algorithm}", parameters, feedback=log)

    return call


def point_layer(x: Any, y: Any, crs: str = "EPSG:2180", fields: dict[str, Any] | None = None, missing: int = 0) -> Any:
    """A memory layer of points; `fields` maps a name to its values, the last `missing` features have no geometry."""
    from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsPointXY, QgsVectorLayer
    from qgis.PyQt.QtCore import QMetaType

    fields = fields or {}
    layer = QgsVectorLayer(f"Point?crs={crs}", "points", "memory")
    kinds = {int: QMetaType.Type.Int, float: QMetaType.Type.Double, str: QMetaType.Type.QString}
    own = [
        QgsField(name, kinds.get(type(next((v for v in values if v is not None), "")), QMetaType.Type.QString))
        for name, values in fields.items()
    ]
    layer.dataProvider().addAttributes(own)
    layer.updateFields()
    features = []
    for i in range(len(x) + missing):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([values[i] if i < len(values) else None for values in fields.values()])
        if i < len(x):
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(float(x[i]), float(y[i]))))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def polygon_layer(wkts: list[str], crs: str = "EPSG:2180", fields: dict[str, Any] | None = None) -> Any:
    """A memory layer of polygons."""
    from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsVectorLayer
    from qgis.PyQt.QtCore import QMetaType

    fields = fields or {}
    layer = QgsVectorLayer(f"MultiPolygon?crs={crs}", "areas", "memory")
    kinds = {int: QMetaType.Type.Int, float: QMetaType.Type.Double, str: QMetaType.Type.QString}
    layer.dataProvider().addAttributes([QgsField(name, kinds[type(values[0])]) for name, values in fields.items()])
    layer.updateFields()
    features = []
    for i, wkt in enumerate(wkts):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([values[i] for values in fields.values()])
        if wkt:
            geometry = QgsGeometry.fromWkt(wkt)
            geometry.convertToMultiType()
            feature.setGeometry(geometry)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def saved(layer: Any, path: Path) -> str:
    """The layer as a file."""
    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter

    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = path.stem
    error, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    assert error == QgsVectorFileWriter.WriterError.NoError, message
    return str(path)


@pytest.fixture
def radom_points() -> tuple[Any, Any]:
    """2,000 points in three clusters and scattered, in EPSG:2180."""
    rng = np.random.default_rng(7)
    centres = np.array([[636_000.0, 394_000.0], [639_500.0, 396_000.0], [634_000.0, 398_500.0]])
    clustered = centres[rng.integers(0, 3, 1500)] + rng.normal(0, 600, (1500, 2))
    scattered = rng.uniform([631_000, 391_000], [642_000, 402_000], (500, 2))
    xy = np.vstack([clustered, scattered])
    return xy[:, 0], xy[:, 1]


def centre(feature: Any) -> tuple[float, float]:
    """The centre of a feature, not a number if it has no geometry or an empty one."""
    if feature.geometry().isEmpty():
        return np.nan, np.nan
    point = feature.geometry().centroid().asPoint()
    return point.x(), point.y()


def rows(layer: Any) -> pd.DataFrame:
    """The attributes of a result with the centre of each geometry."""
    from qgis.core import NULL, QgsVectorLayer

    layer = QgsVectorLayer(layer, "result", "ogr") if isinstance(layer, str) else layer
    names = layer.fields().names()
    table = [
        {name: None if value == NULL else value for name, value in zip(names, feature.attributes(), strict=True)}
        | dict(zip(("cx", "cy"), centre(feature), strict=True))
        for feature in layer.getFeatures()
    ]
    return pd.DataFrame(table)


def read_raster(path: str) -> tuple[np.ndarray, tuple[float, ...], Any]:
    """Values with NaN for nodata, geotransform and the dataset."""
    from osgeo import gdal

    dataset = gdal.Open(path)
    band = dataset.GetRasterBand(1)
    values = band.ReadAsArray()
    nodata = band.GetNoDataValue()
    return np.where(values == nodata, np.nan, values.astype(float)), dataset.GetGeoTransform(), dataset


@pytest.fixture(scope="session")
def qgis_process(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """`qgis_process(*arguments, stdin="")` in a child process with a profile of its own, the plugin enabled."""
    profile = tmp_path_factory.mktemp("profile")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_PLUGINPATH": str(ROOT),
        "QGIS_CUSTOM_CONFIG_PATH": str(profile),
        "XDG_DATA_HOME": str(profile / "data"),
        "XDG_RUNTIME_DIR": str(profile),
        "LC_ALL": "C.UTF-8",
    }
    # qgis_process runs on the system's Python; shapely stands in the tests' environment
    environment["PYTHONPATH"] = str(Path(shapely.__file__).parents[1])

    def call(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["qgis_process", *arguments], input=stdin, capture_output=True, text=True, env=environment, timeout=240
        )

    enabled = call("plugins", "enable", "kmzb_plugin")
    assert enabled.returncode == 0, enabled.stderr
    return call
