"""A prediction to test: the cells of a raster or polygons, how they rank, and from which time they were made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsRasterLayer,
)

from ...domain.periods import Period
from ...locale import date, number
from ...text import UserError, tr
from .. import area_inputs
from ..base import KmzbAlgorithm, progress
from ..rasters import dataset_of

if TYPE_CHECKING:
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

PREDICTION = "PREDICTION"


@dataclass(frozen=True)
class Training:
    """What a prediction was made from: reports until `end` (UTC), so many `points`; None where it is not known."""

    begin: datetime | None = None
    end: datetime | None = None
    points: int | None = None

    def sentence(self) -> str:
        """The period and number in words."""
        if self.end is None:
            return tr("not known")
        text = tr("{begin} to {end}").format(begin=date(self.begin), end=date(self.end))
        return text if self.points is None else tr("points: {n}, {period}").format(n=number(self.points), period=text)


def training_of(layer: Any, given: Period | None) -> Training:
    """The period given, else what the raster's metadata say, as `kerneldensity` writes them."""
    from datetime import datetime, timedelta

    own: dict[str, str] = {}
    if isinstance(layer, QgsRasterLayer) and layer.providerType() == "gdal":
        own = dataset_of(layer).GetMetadata()
    points = int(own["POINTS"]) if own.get("POINTS", "").isdigit() else None
    if given is not None:
        return Training(given.start, given.end, points)
    try:
        first, last = (datetime.fromisoformat(own[key]) for key in ("TRAINED_FROM", "TRAINED_TO"))
    except (KeyError, ValueError):
        return Training(points=points)
    return Training(first, last + timedelta(seconds=1), points)  # the last report itself is no later one


@dataclass(frozen=True)
class Prediction:
    """Cells (n,) with what ranks them (NaN outside), their area and how many reports each is predicted to get.

    `mass` is None where the numbers say nothing about that. `name` is the layer's.
    """

    name: str
    what: str
    rank: NDArray[np.float64]
    area_km2: NDArray[np.float64]
    mass: NDArray[np.float64] | None
    _geometries: NDArray[Any] | None = None
    _raster: tuple[QgsCoordinateTransform, tuple[float, ...], int, int] | None = field(default=None, repr=False)

    @property
    def cells(self) -> int:
        """How many cells have a value."""
        import numpy as np

        return int(np.isfinite(self.rank).sum())

    def locate(
        self, x: NDArray[np.float64], y: NDArray[np.float64], feedback: QgsProcessingFeedback
    ) -> NDArray[np.int64]:
        """The cell of each point (m,), -1 outside; of areas within each other the smallest."""
        import numpy as np

        from ...analysis.areas import locate
        from ...layers.projection import transformed

        if self._raster is None:
            assert self._geometries is not None
            return locate(x, y, self._geometries, progress(feedback, 50, 80), feedback.isCanceled)
        transform, inverse, cols, rows = self._raster
        px, py = transformed(x, y, transform)
        with np.errstate(invalid="ignore"):
            col = np.floor(inverse[0] + px * inverse[1] + py * inverse[2])
            row = np.floor(inverse[3] + px * inverse[4] + py * inverse[5])
        inside = (col >= 0) & (col < cols) & (row >= 0) & (row < rows)
        return np.where(inside, row * cols + col, -1.0).astype(np.int64)


def read_prediction(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    layer: Any,
    crs: QgsCoordinateReferenceSystem,
    chosen: tuple[int, str, bool],
) -> Prediction:
    """The prediction of PREDICTION; `chosen` are its band, its field and whether that is a count."""
    band, name, is_count = chosen
    if layer is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, PREDICTION))
    if isinstance(layer, QgsRasterLayer):
        return _of_raster(layer, band, context, crs)
    return _of_cells(algorithm, parameters, context, feedback, layer, crs, name, is_count)


def _of_raster(
    layer: QgsRasterLayer, band: int, context: QgsProcessingContext, crs: QgsCoordinateReferenceSystem
) -> Prediction:
    import numpy as np
    from osgeo import gdal

    from ...analysis.grid import MAX_CELLS

    dataset = dataset_of(layer)
    cols, rows = dataset.RasterXSize, dataset.RasterYSize
    if cols * rows > MAX_CELLS:
        text = tr("The raster «{layer}» has {n} pixels, more than {most}. Make it coarser first.")
        raise UserError(text.format(layer=layer.name(), n=number(cols * rows), most=number(MAX_CELLS)))
    if not 1 <= band <= dataset.RasterCount:
        text = tr("The raster «{layer}» has no band {band}. It has {n}.")
        raise UserError(text.format(layer=layer.name(), band=band, n=dataset.RasterCount))
    found = dataset.GetRasterBand(band)
    values = found.ReadAsArray().astype(float).ravel()
    values[values == found.GetNoDataValue()] = np.nan
    corner = dataset.GetGeoTransform()
    area = np.broadcast_to(np.repeat(_pixel_areas(layer, corner, cols, rows, crs, context), cols), values.shape)
    mass = values * area if np.nanmin(values, initial=0.0) >= 0 else None
    to_raster = QgsCoordinateTransform(crs, layer.crs(), context.transformContext())
    what = found.GetDescription() or tr("band {band}").format(band=band)
    place = (to_raster, gdal.InvGeoTransform(corner), cols, rows)
    return Prediction(layer.name(), what, values, area, mass, None, place)


def _pixel_areas(
    layer: QgsRasterLayer,
    corner: tuple[float, ...],
    cols: int,
    rows: int,
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
) -> NDArray[np.float64]:
    """km² of a pixel in each row: in degrees they shrink towards the pole."""
    import numpy as np

    from ...layers.projection import transformed

    to_metric = QgsCoordinateTransform(layer.crs(), crs, context.transformContext())
    row = np.arange(rows) + 0.5
    sides = []
    for across, down in ((0.5, 0.0), (0.0, 0.5)):
        ends = []
        for sign in (-1.0, 1.0):
            col, line = cols / 2 + sign * across, row + sign * down
            x, y = corner[0] + col * corner[1] + line * corner[2], corner[3] + col * corner[4] + line * corner[5]
            ends.append(
                transformed(np.broadcast_to(x, row.shape).copy(), np.broadcast_to(y, row.shape).copy(), to_metric)
            )
        sides.append((ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]))
    (ax, ay), (bx, by) = sides
    return np.abs(ax * by - ay * bx) / 1e6


def _of_cells(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    layer: Any,
    crs: QgsCoordinateReferenceSystem,
    name: str,
    is_count: bool,
) -> Prediction:
    import numpy as np
    import shapely

    cells = area_inputs.read_areas(algorithm, parameters, PREDICTION, context, feedback, crs)
    assert cells is not None
    score = np.array([_number(feature[name]) for feature in cells.features])
    area = np.nan_to_num(shapely.area(cells.geometries)) / 1e6
    score[area <= 0] = np.nan
    if not np.isfinite(score).any():
        text = tr("The field «{field}» holds no number. Choose another.")
        raise UserError(text.format(field=name))
    lowest = float(np.nanmin(score))
    even = bool(np.ptp(area[np.isfinite(score)]) <= 1e-3 * area[np.isfinite(score)].max())
    if is_count and lowest < 0 and not even:
        text = tr(
            "The field «{field}» has numbers below zero, so it is no count, and the areas differ in size. Switch "
            "IS_COUNT off to rank them by the number as it is."
        )
        raise UserError(text.format(field=name))
    by_area = is_count and lowest >= 0
    with np.errstate(divide="ignore", invalid="ignore"):
        rank = score / area if by_area else score
    mass = (score if is_count else score * area) if lowest >= 0 else None
    what = tr("field {field}, per km²") if by_area and not even else tr("field {field}")
    return Prediction(layer.name(), what.format(field=name), rank, area, mass, cells.geometries)


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):  # NULL
        return float("nan")
