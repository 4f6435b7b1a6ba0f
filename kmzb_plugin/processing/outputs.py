"""Vector outputs: sinks, and fields with their names in the user's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from traceback import clear_frames
from typing import TYPE_CHECKING, Any, Protocol

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsVectorFileWriter,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, QTime

from ..text import tr
from .base import KmzbAlgorithm, progress, stop_if_cancelled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[Any] | list[Any]

TEXT = QMetaType.Type.QString
WHOLE = QMetaType.Type.LongLong
REAL = QMetaType.Type.Double
DATE = QMetaType.Type.QDate
MOMENT = QMetaType.Type.QDateTime


_BATCH = 5_000  # features between two looks at the cancel button
MANY = 2_000  # features from which a GeoPackage is filled past QGIS's writer
_ROWS = 1_000  # the same where they are made one by one


class Geometries(Protocol):
    """What stands at a column of geometries: they are made while they are written."""

    @property
    def kind(self) -> Qgis.WkbType: ...

    @property
    def crs(self) -> QgsCoordinateReferenceSystem: ...

    def features(self, first: int, last: int) -> Sequence[QgsGeometry | None]: ...

    def cells(self, first: int, last: int) -> NDArray[Any] | None:
        """The same as shapely geometries in `crs`; None if they are written as they were read."""


def field(name: str, kind: QMetaType.Type, alias: str) -> QgsField:
    """A field with its name in the user's language."""
    made = QgsField(name, kind)
    made.setAlias(alias)
    return made


def fields_beside(own: QgsFields, added: Sequence[QgsField]) -> tuple[QgsFields, list[int]]:
    """A layer's own fields, without those that the added ones replace, and the added; and which of the own stay."""
    replaced = {each.name().lower() for each in added}
    kept = [i for i in range(own.count()) if own.at(i).name().lower() not in replaced]
    fields = QgsFields()
    for i in kept:
        fields.append(own.at(i))
    for each in added:
        fields.append(each)
    return fields, kept


def is_wanted(parameters: dict[str, Any], name: str) -> bool:
    """Whether an optional output is to be written."""
    value = parameters.get(name)
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        return value.sink.propertyType() != Qgis.PropertyType.Static or bool(value.sink.staticValue())
    return bool(value)


def is_new_geopackage(parameters: dict[str, Any], name: str, destination: str) -> bool:
    """Whether the output `name` is a file of its own that is filled past QGIS, not one that QGIS adds features to."""
    value = parameters.get(name)
    added_to = isinstance(value, QgsProcessingOutputLayerDefinition) and value.useRemapping()
    return destination.endswith(".gpkg") and not added_to


def opened_sink(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    fields: QgsFields,
    kind: Qgis.WkbType = Qgis.WkbType.NoGeometry,
    crs: QgsCoordinateReferenceSystem | None = None,
    *,
    repeated: bool = False,
) -> tuple[QgsFeatureSink, str]:
    """The sink of the output `name` and where it writes to; `repeated`: own keys may occur more than once."""
    bare = QgsFields()
    for i in range(fields.count()):
        each = fields.at(i)
        each.setAlias("")  # most formats keep none and warn: aliases are set on the loaded layer
        each.setComment("")
        bare.append(each)
    flags = [QgsFeatureSink.SinkFlag.RegeneratePrimaryKey] if repeated else []
    sink, destination = algorithm.parameterAsSink(
        parameters, name, context, bare, kind, crs or QgsCoordinateReferenceSystem(), *flags
    )
    if sink is None:
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, name))
    return sink, destination


def write_rows(
    sink: QgsFeatureSink,
    fields: QgsFields,
    rows: Iterable[tuple[QgsGeometry | None, Sequence[Any]]],
    feedback: QgsProcessingFeedback,
) -> None:
    """Adds a feature for each geometry and its attributes; numbers that are none become NULL."""
    write_features(sink, features_of(fields, rows), feedback)


def features_of(fields: QgsFields, rows: Iterable[tuple[QgsGeometry | None, Sequence[Any]]]) -> Iterator[QgsFeature]:
    """A feature for each geometry and its attributes; numbers that are none become NULL."""
    for geometry, values in rows:
        feature = QgsFeature(fields)
        feature.setAttributes([plain(value) for value in values])
        if geometry is not None:
            feature.setGeometry(geometry)
        yield feature


def write_features(sink: QgsFeatureSink, features: Iterable[QgsFeature], feedback: QgsProcessingFeedback) -> None:
    """Adds the features, in batches."""
    batch: list[QgsFeature] = []
    for feature in features:
        batch.append(feature)
        if len(batch) == _ROWS:
            _add(sink, batch, feedback)
            batch = []
    _add(sink, batch, feedback)
    if not sink.flushBuffer():
        raise _not_written(sink)


def _add(sink: QgsFeatureSink, batch: list[QgsFeature], feedback: QgsProcessingFeedback) -> None:
    stop_if_cancelled(feedback)
    if not sink.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
        raise _not_written(sink)


def write_layer(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    fields: QgsFields,
    columns: Sequence[Column],
    geometries: Geometries | None,
    start: float = 80.0,
) -> str:
    """Writes the output `name` column by column, in batches, and returns where it was written to.

    A column has a value for each of the n features: an array of numbers or of text, or a list of what QGIS takes.
    `geometries` is None for a table without any. Where it ends early, by a cancel or an error, no file is left. The
    progress bar goes from `start` percent to 100.
    """
    shapes = () if geometries is None else (geometries.kind, geometries.crs)
    sink, destination = opened_sink(algorithm, parameters, name, context, fields, *shapes)
    many = len(columns[0]) >= MANY and is_new_geopackage(parameters, name, destination)
    many = many and (geometries is None or geometries.cells(0, 1) is not None)
    try:
        if not many:
            _write_batches(sink, fields, columns, geometries, feedback, start)
        sink = None  # closes it
        if many:
            _fill(destination, fields, columns, geometries, feedback, start)
    except BaseException as error:
        clear_frames(error.__traceback__)  # what they hold would keep the file open
        sink = None
        discard(destination)
        raise
    return destination


def _fill(
    path: str,
    fields: QgsFields,
    columns: Sequence[Column],
    geometries: Geometries | None,
    feedback: QgsProcessingFeedback,
    start: float,
) -> None:
    from ..layers.geopackage import fill, fill_table

    whole, told = _whole(fields), progress(feedback, start, 100)
    if geometries is None:
        fill_table(path, list(map(_listed, columns, whole)), told, feedback.isCanceled)
        return

    def rows(first: int, last: int) -> Iterable[Sequence[Any]]:
        return zip(*map(_listed, (column[first:last] for column in columns), whole), strict=True)

    def cells(first: int, last: int) -> NDArray[Any]:
        found = geometries.cells(first, last)
        assert found is not None
        return found

    fill(path, len(columns[0]), rows, cells, told, feedback.isCanceled)


def _write_batches(
    sink: QgsFeatureSink,
    fields: QgsFields,
    columns: Sequence[Column],
    geometries: Geometries | None,
    feedback: QgsProcessingFeedback,
    start: float,
) -> None:
    total = len(columns[0])
    whole = _whole(fields)
    for first in range(0, total, _BATCH):
        stop_if_cancelled(feedback)
        last = min(first + _BATCH, total)
        rows = zip(*map(_listed, (column[first:last] for column in columns), whole), strict=True)
        batch = []
        shapes = [None] * (last - first) if geometries is None else geometries.features(first, last)
        for geometry, values in zip(shapes, rows, strict=True):
            feature = QgsFeature(fields)
            feature.setAttributes(list(values))
            if geometry is not None:
                feature.setGeometry(geometry)
            batch.append(feature)
        _add(sink, batch, feedback)
        feedback.setProgress(start + (100.0 - start) * last / total)
    if not sink.flushBuffer():
        raise _not_written(sink)


def _whole(fields: QgsFields) -> list[bool]:
    return [fields.at(i).type() == WHOLE for i in range(fields.count())]


def _listed(column: Column, whole: bool) -> list[Any]:
    """Values as QGIS takes them."""
    if isinstance(column, list):
        return [plain(value) for value in column]
    values = column.tolist()
    if column.dtype.kind != "f":
        return values
    if whole:
        return [int(value) if value == value else None for value in values]
    if not (column != column).any():
        return values
    return [value if value == value else None for value in values]


def discard(destination: str) -> None:
    """Removes a file that was written in part; a table among others in a file or a database is left alone."""
    path = Path(destination)
    if path.suffix == ".shp":
        QgsVectorFileWriter.deleteShapeFile(destination)
    elif path.is_file():
        path.unlink()


def _not_written(sink: QgsFeatureSink) -> QgsProcessingException:
    text = tr("A row of the result could not be written: {reason}.")
    return QgsProcessingException(text.format(reason=sink.lastError()))


@contextmanager
def whole_or_nothing() -> Iterator[list[str]]:
    """A list of what is written within the block; where that ends early, by a cancel or an error, no file is left."""
    written: list[str] = []
    try:
        yield written
    except BaseException as error:
        clear_frames(error.__traceback__)  # else a sink stays open that is still named there
        for destination in written:
            discard(destination)
        raise


def write_table(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    fields: QgsFields,
    features: Iterable[QgsFeature],
    written: list[str],
    kind: Qgis.WkbType = Qgis.WkbType.NoGeometry,
    crs: QgsCoordinateReferenceSystem | None = None,
    *,
    repeated: bool = False,
) -> str:
    """Writes features to the output `name`, adds where to to `written` and returns it; the rest as `opened_sink`."""
    sink, destination = opened_sink(algorithm, parameters, name, context, fields, kind, crs, repeated=repeated)
    written.append(destination)
    write_features(sink, features, feedback)
    return destination


def plain(value: Any) -> Any:
    """A value as QGIS takes it: numpy's numbers as Python's, NaN as NULL."""
    kind = type(value)
    if value is None or kind is str or kind is int:
        return value
    if kind is float:
        return None if value != value else value
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and value != value else value


def date_times(moments: NDArray[np.datetime64]) -> list[QDateTime]:
    """Moments (n,) as QGIS takes them."""
    return [
        QDateTime(QDate(each.year, each.month, each.day), QTime(each.hour, each.minute, each.second))
        for each in moments.tolist()
    ]


def geometry(wkb: bytes) -> QgsGeometry:
    """A geometry from its well-known binary."""
    made = QgsGeometry()
    made.fromWkb(wkb)
    return made


def multi(geometry: QgsGeometry) -> QgsGeometry | None:
    """The geometry as one of many parts, as sinks of polygons want it; None if there is none."""
    if geometry.isNull():
        return None
    geometry.convertToMultiType()
    return geometry
