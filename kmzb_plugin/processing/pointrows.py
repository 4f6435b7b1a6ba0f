"""Points written with the attributes of the features they came from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
)

from ..text import UserError, tr
from . import inputs
from .base import KmzbAlgorithm, progress
from .outputs import MANY, fields_beside, is_new_geopackage, opened_sink, write_features

if TYPE_CHECKING:
    from ..layers.geopackage import Table


def write_points(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
    added: Sequence[QgsField],
    columns: Sequence[list[Any]],
    written: list[str],
    span: tuple[float, float],
) -> tuple[str, dict[str, str]]:
    """Writes the points of INPUT to the output `name`, adds where to to `written`, and returns it.

    Each has the attributes of its feature and the `added` fields with the `columns` (points,) of numbers, texts and
    None. Many from one GeoPackage to another go past QGIS, with the same result. The progress bar goes through the
    `span` of percents. Also returned: the names of all fields in the user's language.
    """
    source = algorithm.parameterAsSource(parameters, inputs.INPUT, context)
    fields, kept = fields_beside(source.fields(), added)
    aliases = {fields.at(i).name(): fields.at(i).alias() for i in range(fields.count())}
    place = (fields, Qgis.WkbType.Point, data.crs)
    repeated = data.points.exploded > 0
    sink, destination = opened_sink(algorithm, parameters, name, context, *place, repeated=repeated)
    written.append(destination)
    table = None
    if len(data.points) >= MANY and not repeated and is_new_geopackage(parameters, name, destination):
        table = _table(algorithm, parameters, context)
    if table is not None and fields.lookupField(table.key) >= 0:
        sink = None  # closes it
        if _copied(destination, table, data, fields, columns, feedback, span):
            return destination, aliases
        # the file once more: a temporary one must not get another name
        sink, _ = opened_sink(algorithm, {**parameters, name: destination}, name, context, *place)
    features = _features(source, data, fields, kept, columns, progress(feedback, *span))
    write_features(sink, features, feedback)
    return destination, aliases


def _table(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> Table | None:
    """The table in a GeoPackage that the points come from, if that is all of what they are."""
    from ..layers.geopackage import table_of

    value = parameters.get(inputs.INPUT)
    if isinstance(value, QgsProcessingFeatureSourceDefinition):  # which points it chose is known
        value = value.source.staticValue()
    layer = algorithm.parameterAsVectorLayer({inputs.INPUT: value}, inputs.INPUT, context)
    return None if layer is None else table_of(layer)


def _copied(
    destination: str,
    table: Table,
    data: inputs.MetricPoints,
    fields: QgsFields,
    columns: Sequence[list[Any]],
    feedback: QgsProcessingFeedback,
    span: tuple[float, float],
) -> bool:
    """Whether SQLite alone has written the points; else that is for QGIS to do."""
    import numpy as np

    from ..layers.geopackage import copy_points

    order = np.argsort(data.points.ids, kind="stable")
    names = [each for each in fields.names() if each != table.key]
    return copy_points(
        destination,
        table,
        names[: len(names) - len(columns)],
        data.points.ids[order],
        np.column_stack([data.x, data.y])[order],
        [[column[i] for i in order.tolist()] for column in columns],
        progress(feedback, *span),
        feedback.isCanceled,
    )


def _features(
    source: QgsFeatureSource,
    data: inputs.MetricPoints,
    fields: QgsFields,
    kept: Sequence[int],
    columns: Sequence[list[Any]],
    progress: Callable[[float], object],
) -> Iterator[QgsFeature]:
    """A feature for each point with the attributes of its own that are `kept`, and its values in the columns.

    The source is read a second time, without geometries: attributes of a million features need not be held in memory.
    `progress` gets the fraction that is done. Raises UserError if a feature is gone.
    """
    import numpy as np

    order = np.argsort(data.points.ids, kind="stable")
    ids, numbers = data.points.ids[order].tolist(), order.tolist()
    x, y = data.x.tolist(), data.y.tolist()
    rows = list(zip(*columns, strict=True))
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    key = data.points.key
    everything = list(kept) == list(range(source.fields().count()))
    if data.filter:
        request.setFilterExpression(data.filter)
    done = 0
    for feature in source.getFeatures(request):
        own_id = feature[key] if key else feature.id()
        place = bisect_left(ids, own_id)
        if place == len(ids) or ids[place] != own_id:
            continue
        own = feature.attributes()
        own = own if everything else [own[index] for index in kept]
        feature.setFields(fields, False)
        while place < len(ids) and ids[place] == own_id:
            i = numbers[place]
            made = QgsFeature(feature)
            made.setAttributes([*own, *rows[i]])
            made.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x[i], y[i])))
            yield made
            place += 1
            done += 1
            if done % 1000 == 0:
                progress(done / len(ids))
    if done != len(ids):
        raise UserError(tr("The layer of the points has changed while it was read. Start again."))
