"""Layers of sites: where stations are, could be, or are proposed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
)
from qgis.PyQt.QtCore import QMetaType

from ...locale import number
from ...text import UserError, tr
from ..base import KmzbAlgorithm, stop_if_cancelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

_SAME = 2  # decimals of a metre by which sites at one place are told


@dataclass(frozen=True)
class Sites:
    """Places with their names, `xy` (k, 2) in metres; `read` features, of which some had no place or shared one."""

    names: list[str]
    xy: NDArray[np.float64]
    layer: str = ""
    source: str = ""
    read: int = 0
    without_place: int = 0
    doubled: int = 0

    def __len__(self) -> int:
        return len(self.names)

    def account(self) -> str:
        """What was read and what was left out."""
        text = tr(
            "«{layer}»: features {read}, sites {sites}, without a place {lost}, at a place that is there {doubled}"
        )
        return text.format(
            layer=self.layer,
            read=number(self.read),
            sites=number(len(self)),
            lost=number(self.without_place),
            doubled=number(self.doubled),
        )

    def without(self, other: Sites) -> Sites:
        """These sites but those at a place of the other ones, which are counted as doubled."""
        import numpy as np

        there = {tuple(place) for place in other.xy.round(_SAME).tolist()}
        kept = np.array([tuple(place) not in there for place in self.xy.round(_SAME).tolist()], dtype=bool)
        return Sites(
            [name for name, keep in zip(self.names, kept, strict=True) if keep],
            self.xy[kept],
            self.layer,
            self.source,
            self.read,
            self.without_place,
            self.doubled + int((~kept).sum()),
        )


def no_sites() -> Sites:
    """None at all."""
    import numpy as np

    return Sites([], np.empty((0, 2)))


def add_sites(algorithm: KmzbAlgorithm, name: str, label: str, help_text: str) -> None:
    """A layer of points or other places, optional."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(name, label, [QgsProcessing.SourceType.VectorAnyGeometry], optional=True),
        help_text,
    )


def read_sites(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    crs: QgsCoordinateReferenceSystem,
) -> Sites:
    """The sites of the parameter `name` in `crs`, of an area a point inside it; none if it is not given.

    Sites at one place are one, with the first name. Raises UserError where the layer has no place at all.
    """
    import numpy as np

    from ...store.intake.whole import whole

    if parameters.get(name) is None:
        return no_sites()
    source = algorithm.parameterAsSource(parameters, name, context)
    if source is None:
        raise QgsProcessingException(algorithm.invalidSourceError(parameters, name))
    layer = algorithm.parameterAsVectorLayer(parameters, name, context)
    transform = QgsCoordinateTransform(source.sourceCrs(), crs, context.transformContext())
    field = _name_field(source)
    found: dict[tuple[float, float], tuple[str, float, float]] = {}
    read = lost = doubled = 0
    for feature in whole(source):
        stop_if_cancelled(feedback)
        read += 1
        place = _place(feature.geometry(), transform if source.sourceCrs().isValid() else None)
        if place is None:
            lost += 1
            continue
        key = (round(place[0], _SAME), round(place[1], _SAME))
        if key in found:
            doubled += 1
            continue
        found[key] = (_named(feature, field, read), *place)
    if not found:
        text = tr("The layer «{layer}» holds no places for sites. Choose another one.")
        raise UserError(text.format(layer=source.sourceName()))
    xy = np.array([[x, y] for _, x, y in found.values()])
    sites = Sites(
        [site for site, _, _ in found.values()],
        xy,
        source.sourceName(),
        layer.source() if layer is not None else "",
        read,
        lost,
        doubled,
    )
    feedback.pushInfo(sites.account() + ".")
    return sites


def _place(geometry: Any, transform: QgsCoordinateTransform | None) -> tuple[float, float] | None:
    if geometry.isEmpty():
        return None
    point = geometry.pointOnSurface()
    if point.isEmpty():
        return None
    try:
        if transform is not None:
            point.transform(transform)
    except QgsCsException:
        return None
    place = point.asPoint()
    return (place.x(), place.y()) if math.isfinite(place.x()) and math.isfinite(place.y()) else None


def _name_field(source: Any) -> int:
    """The field `name`, else the first text field."""
    fields = source.fields()
    every = range(fields.count())
    return next(
        (i for i in every if fields.at(i).name().lower() in {"name", "nazwa", "short_name"}),
        next((i for i in every if fields.at(i).type() == QMetaType.Type.QString), -1),
    )


def _named(feature: Any, field: int, place: int) -> str:
    value = feature[field] if field >= 0 else None
    return str(value) if value else tr("site {n}").format(n=place)


def joined(parts: Sequence[Sites]) -> tuple[list[str], NDArray[np.float64]]:
    """Names and places of all, one after the other."""
    import numpy as np

    return [name for part in parts for name in part.names], np.vstack([part.xy for part in parts])
