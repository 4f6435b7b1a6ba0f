"""Which threats of a store: the filter parameters that algorithms share, and the threats as a layer that is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterExtent,
    QgsVectorLayer,
)

from ...domain.periods import Period
from ...domain.planes import Plane, plane_name
from ...locale import number
from ...text import UserError, tr
from ..base import CATEGORIES, STATUSES, UNITS, KmzbAlgorithm, stop_if_cancelled
from .stores import add_codes, chosen_codes

if TYPE_CHECKING:
    from ...store.base import Store
    from ...store.filter import ThreatFilter

PLANE = "PLANE"
PERIOD = "PERIOD"
CATEGORY = "CATEGORY"
STATUS = "STATUS"
UNIT = "UNIT"
EXTENT = "EXTENT"

_POLL_EVERY = 1_000


def add_filters(algorithm: KmzbAlgorithm) -> None:
    """PLANE, PERIOD, CATEGORY, STATUS, UNIT and EXTENT, all optional."""
    add_codes(
        algorithm,
        PLANE,
        tr("Planes"),
        tr("Where the threats come from; in scripts police, public, internet, separated by commas. Left empty: all."),
        {"": tr("all"), **{plane.value: plane_name(plane.value) for plane in Plane}},
    )
    add_codes(
        algorithm,
        PERIOD,
        tr("Period of the report"),
        tr("As 2025-01-01/2025-07-01; the end is not included. Left empty: all."),
    )
    add_codes(
        algorithm,
        CATEGORY,
        tr("Categories"),
        tr("What was reported, by the store's dictionary; in scripts codes, separated by commas. Left empty: all."),
        {"": tr("all")},
        CATEGORIES,
    )
    add_codes(
        algorithm,
        STATUS,
        tr("Statuses"),
        tr("How far the threats are; in scripts codes of statuses, separated by commas. Left empty: all."),
        {"": tr("all")},
        STATUSES,
    )
    add_codes(
        algorithm,
        UNIT,
        tr("Units"),
        tr(
            "The store's units, each with those below it; in scripts their codes, separated by commas. Left empty: all."
        ),
        {"": tr("all")},
        UNITS,
    )
    algorithm.add(
        QgsProcessingParameterExtent(EXTENT, tr("Extent"), optional=True),
        tr("Only threats within this rectangle."),
    )


def chosen_period(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> Period | None:
    """The period of PERIOD, None if it is empty. Raises UserError for one that cannot be read."""
    text = algorithm.parameterAsString(parameters, PERIOD, context).strip()
    return Period.parse(text) if text else None


def chosen_threats(
    algorithm: KmzbAlgorithm, store: Store, parameters: dict[str, Any], context: QgsProcessingContext
) -> ThreatFilter:
    """The filter that the parameters say. Raises UserError for a code that the store does not know."""
    from ...domain.categories import UNKNOWN_PREFIX
    from ...store.base import with_units_below
    from ...store.filter import ThreatFilter

    def codes(name: str, known: list[str], prefix: str | None = None, ids: Collection[str] = ()) -> tuple[str, ...]:
        return chosen_codes(algorithm, parameters, name, context, known, prefix, ids)

    dictionary, units = store.dictionary(), store.units()
    extent = None
    if parameters.get(EXTENT):
        crs = QgsCoordinateReferenceSystem(store.describe().crs)
        box = algorithm.parameterAsExtent(parameters, EXTENT, context, crs)
        extent = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    return ThreatFilter(
        planes=codes(PLANE, [plane.value for plane in Plane]),
        categories=codes(CATEGORY, [each.code for each in dictionary.categories], UNKNOWN_PREFIX),
        statuses=codes(STATUS, [each.code for each in dictionary.workflow], UNKNOWN_PREFIX),
        units=with_units_below(codes(UNIT, [unit.code for unit in units], ids={unit.id for unit in units}), units),
        period=chosen_period(algorithm, parameters, context),
        extent=extent,
    )


def threat_layer(store: Store, where: ThreatFilter) -> QgsVectorLayer:
    """The threats that pass, as a layer that is only read. Raises UserError where the store cannot be read."""
    source = store.layer_source("threat")
    options = QgsVectorLayer.LayerOptions()
    # Else QGIS prepares a file for editing, and decisions have to wait for it.
    options.forceReadOnly = True
    layer = QgsVectorLayer(source.uri, "threat", source.provider, options)
    if not (layer.isValid() and layer.setSubsetString(store.subset(where))):
        text = tr("The threats of the store «{name}» cannot be read.").format(name=store.describe().name)
        raise UserError(text, layer.error().message())
    return layer


def features(
    layer: QgsVectorLayer, total: int, feedback: QgsProcessingFeedback, request: QgsFeatureRequest | None = None
) -> Iterator[QgsFeature]:
    """The features of a layer of about `total`, with progress; a cancel ends it."""
    for n, feature in enumerate(layer.getFeatures(request or QgsFeatureRequest()), 1):
        if n % _POLL_EVERY == 0:
            feedback.setProgress(100 * n / max(total, 1))
            stop_if_cancelled(feedback)
        yield feature


def check_whole(store: Store, there: int, read: int) -> None:
    """Raises UserError: of the threats that are `there`, a layer gave less. One whose server is lost simply ends."""
    if read < there:
        text = tr("The store «{name}» broke off: of {n} threats {read} came. Try again, or narrow the filter.")
        raise UserError(text.format(name=store.describe().name, n=number(there), read=number(read)))
