"""Reading all features of a layer or none: QGIS ends silently where a file is damaged or a server is lost."""

from __future__ import annotations

from collections.abc import Iterator

from osgeo import gdal
from qgis.core import QgsFeature, QgsFeatureRequest, QgsFeatureSource, QgsProcessingFeatureSource

from ...text import UserError, number, tr

_MEANWHILE = 100
_UNCHECKED = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks


def whole(source: QgsFeatureSource, request: QgsFeatureRequest | None = None) -> Iterator[QgsFeature]:
    """The features of the source, geometries as they are. Raises UserError in the end if it gave only some of them.

    How many there are may be an old number or a guess: where fewer came, they are counted once more, and one in a
    hundred may have come meanwhile.
    """
    request = request or QgsFeatureRequest()
    expected = source.featureCount() if request.filterType() == QgsFeatureRequest.FilterType.FilterNone else 0
    gdal.ErrorReset()
    n = 0
    for feature in _features(source, request):
        n += 1
        yield feature
    stop_if_damaged(source.sourceName(), n, expected)
    if n < expected and _counted(source) > n + n // _MEANWHILE:
        text = tr(
            "The layer «{layer}» broke off (features read: {n}). Try again, and load it again if that does not help."
        )
        raise UserError(text.format(layer=source.sourceName(), n=number(n)))


def stop_if_damaged(layer: str, n: int, expected: int) -> None:
    """Raises UserError if GDAL, in this thread, failed in reading on after n features of so many.

    It also fails at what costs no features, such as another dialect of SQL that QGIS tries.
    """
    failure = gdal.GetLastErrorMsg() if gdal.GetLastErrorType() >= gdal.CE_Failure else ""
    if failure and (n < expected or "sqlite3_step" in failure):
        raise damaged(layer, n, failure)


def damaged(layer: str, n: int, details: str) -> UserError:
    """The error of a file that GDAL cannot read after n features."""
    text = tr("The file of the layer «{layer}» is damaged (features read before: {n}). Use another copy of it.")
    return UserError(text.format(layer=layer, n=number(n)), details)


def _features(source: QgsFeatureSource, request: QgsFeatureRequest) -> Iterator[QgsFeature]:
    if isinstance(source, QgsProcessingFeatureSource):
        return source.getFeatures(request, _UNCHECKED)
    return source.getFeatures(request)


def _counted(source: QgsFeatureSource) -> int:
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setNoAttributes()
    return sum(1 for _ in _features(source, request))
