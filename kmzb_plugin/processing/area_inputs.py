"""The parameters that take polygons, and the areas read through them.

The libraries are imported inside the functions: a system that lacks one still lists the algorithms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureSource,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType

from ..locale import number
from ..text import UserError, tr
from .base import KmzbAlgorithm, stop_if_cancelled

if TYPE_CHECKING:
    import shapely
    from numpy.typing import NDArray

AREAS = "AREAS"
MASK = "MASK"


def add_areas(algorithm: KmzbAlgorithm, help_text: str, *, optional: bool) -> None:
    """AREAS."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            AREAS, tr("Areas"), [QgsProcessing.SourceType.VectorPolygon], optional=optional
        ),
        help_text,
    )


def add_mask(algorithm: KmzbAlgorithm, if_empty: str = "") -> None:
    """MASK; `if_empty` says what is taken without it."""
    text = tr("Polygons of the area that reports can come from. Outside it there is no result; inside it zero is zero.")
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            MASK, tr("Study area"), [QgsProcessing.SourceType.VectorPolygon], optional=True
        ),
        f"{text} {if_empty}".strip(),
    )


@dataclass(frozen=True)
class Areas:
    """Areas as shapely geometries (n,) in the metric system, beside the features they came from.

    Invalid geometries were repaired (`repaired` of them); None where a feature has none.
    """

    features: list[Any]
    geometries: NDArray[Any]
    source: QgsFeatureSource
    repaired: int

    def names(self, name_field: str = "") -> list[str]:
        """What each area is called: by `name_field`, else its field `name`, its first text field, or its number."""
        fields = self.source.fields()
        wanted = {name_field.lower()} if name_field else {"name", "nazwa"}
        index = next(
            (i for i in range(fields.count()) if fields.at(i).name().lower() in wanted),
            next((i for i in range(fields.count()) if fields.at(i).type() == QMetaType.Type.QString), -1),
        )
        return [
            str(feature[index]) if index >= 0 and feature[index] else str(i)
            for i, feature in enumerate(self.features, 1)
        ]


def read_areas(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    crs: QgsCoordinateReferenceSystem,
) -> Areas | None:
    """The polygons of the parameter `name` in `crs`; None if it is not given. Raises UserError if there are none."""
    from ..analysis.progress import awaited
    from ..store.intake.whole import whole

    if parameters.get(name) is None:
        return None
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, name))
    features: list[Any] = []
    wkb: list[bytes | None] = []
    transform = QgsCoordinateTransform(source.sourceCrs(), crs, context.transformContext())
    for feature in whole(source):
        stop_if_cancelled(feedback)
        features.append(feature)
        geometry = feature.geometry()
        if geometry.isEmpty():
            wkb.append(None)
            continue
        if source.sourceCrs().isValid():
            geometry.transform(transform)
        geometry.convertToStraightSegment()
        wkb.append(geometry.asWkb().data())
    if not any(wkb) or not _is_taken(algorithm.parameterDefinition(name), source):
        text = tr("The layer «{layer}» holds no polygons. Choose another one.")
        raise UserError(text.format(layer=source.sourceName()))
    geometries, repaired = awaited(partial(_valid, wkb), feedback.isCanceled)
    if repaired:
        text = tr("Invalid polygons, repaired for the computation: {n}.")
        feedback.pushWarning(text.format(n=number(repaired)))
    return Areas(features, geometries, source, repaired)


def _is_taken(parameter: QgsProcessingParameterFeatureSource, source: QgsFeatureSource) -> bool:
    """QGIS's window offers layers of the parameter's kinds alone; a script may give any."""
    kinds = {
        Qgis.GeometryType.Point: QgsProcessing.SourceType.VectorPoint,
        Qgis.GeometryType.Line: QgsProcessing.SourceType.VectorLine,
    }
    kind = kinds.get(QgsWkbTypes.geometryType(source.wkbType()), QgsProcessing.SourceType.VectorPolygon)
    return kind in parameter.dataTypes()


def _valid(wkb: list[bytes | None]) -> tuple[NDArray[Any], int]:
    """The geometries (n,), those that were invalid repaired, and how many these are."""
    import numpy as np
    import shapely

    geometries = shapely.from_wkb(np.array([*wkb, None], dtype=object))[:-1]
    broken = ~shapely.is_valid(geometries) & ~shapely.is_missing(geometries)
    geometries[broken] = shapely.make_valid(geometries[broken])
    return geometries, int(broken.sum())


def read_mask(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    crs: QgsCoordinateReferenceSystem,
) -> shapely.Geometry | None:
    """The polygons of MASK as one geometry in `crs`; None if it is not given."""
    import shapely

    from ..analysis.progress import awaited

    areas = read_areas(algorithm, parameters, MASK, context, feedback, crs)
    return None if areas is None else awaited(lambda: shapely.union_all(areas.geometries), feedback.isCanceled)
