"""Points of a layer as arrays: a million of them in a tenth of a second where the source allows it.

A file goes through OGR's Arrow stream and a table of PostgreSQL through COPY, under the filter of its layer, as the
layers of a store have one; whatever is selected, edited or served otherwise goes through QGIS's feature iterator with
only the attributes that are needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from osgeo import gdal, ogr
from qgis.core import QgsFeatureRequest, QgsFeatureSource, QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from ..analysis.progress import Cancelled, stop_if
from ..store.intake.whole import damaged, stop_if_damaged, whole
from ..text import UserError, tr
from .columns import MOMENT, NO_TIME, OddTime, arrow_column, feature_column, joined_columns, time_column
from .rtree import quoted

_BATCH = 65536
_SIZES = (21, 29, 37)  # bytes of a point in well-known binary: with two, three and four coordinates
_ARROW_FIELDS = {
    QMetaType.Type.QString,
    QMetaType.Type.Int,
    QMetaType.Type.LongLong,
    QMetaType.Type.Double,
    QMetaType.Type.Bool,
}
_TIMES = {QMetaType.Type.QDate: b"0000-00-00", QMetaType.Type.QDateTime: MOMENT}


class Loss(str, Enum):
    """Why a feature gave no point."""

    NO_GEOMETRY = "no_geometry"
    EMPTY = "empty"
    NOT_FINITE = "not_finite"
    OUTSIDE_CRS = "outside_crs"
    NO_WEIGHT = "no_weight"
    NO_TIME = "no_time"


ID = "$id"  # no field can be called that


@dataclass(frozen=True)
class Points:
    """Coordinates (n,) in the layer's CRS and attributes (n,): numbers as float with NaN, the rest as text or None.

    Texts that were asked for as codes are a `pandas.Categorical`, and times of a file are ASCII, empty if missing: one
    column has dates (S10), civil moments (S19) or moments in UTC (S20), as texts that are all moments of a store are
    too. `processing.times` reads them all.
    `features` were read; `dropped` says how many of them gave no point and why; `exploded` of them held several.
    `key` is the field of the source whose values the ids are; they are QGIS's own where it is empty.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    columns: dict[str, Any]
    features: int
    dropped: Counter[Loss] = field(default_factory=Counter)
    exploded: int = 0
    key: str = ""

    def __len__(self) -> int:
        return len(self.x)

    @property
    def ids(self) -> NDArray[np.int64]:
        """Which feature of the source each point comes from (n,); points of a multipoint share one."""
        return self.columns[ID]

    def only(self, keep: NDArray[np.bool_], loss: Loss | None = None) -> Points:
        """The points for which `keep` is true; the others are counted under `loss`."""
        if keep.all():
            return self
        dropped = Counter(self.dropped)
        if loss is not None:
            dropped[loss] += int((~keep).sum())
        columns = {name: values[keep] for name, values in self.columns.items()}
        return replace(self, x=self.x[keep], y=self.y[keep], columns=columns, dropped=dropped)


def read_points(
    source: QgsFeatureSource,
    layer: QgsVectorLayer | None,
    fields: Sequence[str] = (),
    *,
    coded: Collection[str] = (),
    expression: str = "",
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], object] = lambda fraction: None,
) -> Points:
    """The points of `source` with the attributes `fields`, those that satisfy the QGIS expression only.

    `layer` is the layer behind the source where the source is all of it, None where it is a part (a selection, say):
    only then may its file be read past QGIS. Multipoints become their points. The texts of the fields in `coded` are
    few and come as codes. Raises Cancelled, and UserError if the file has changed or ends early. Memory: about 150
    bytes a point and the text of its attributes.
    """
    if layer is not None and not expression:
        points = _past_qgis(layer, fields, coded, cancelled, progress)
        if points is not None:
            return points
        progress(0.0)
    return _from_iterator(source, fields, coded, expression, cancelled, progress)


def _past_qgis(
    layer: QgsVectorLayer,
    fields: Sequence[str],
    coded: Collection[str],
    cancelled: Callable[[], bool],
    progress: Callable[[float], object],
) -> Points | None:
    """As `read_points`, without QGIS making features; None where that is for QGIS."""
    if layer.providerType() == "postgres":
        from .postgres import points_by_copy

        return points_by_copy(layer, fields, coded, cancelled, progress)
    file = _file_of(layer, fields)
    with suppress(OddTime):
        return None if file is None else _from_arrow(file, fields, coded, cancelled, progress)
    return None


def condition_of(layer: QgsVectorLayer) -> str | None:
    """The layer's filter as OGR takes it, empty for all; None if it is a query of its own, or has a comment."""
    condition: str = layer.subsetString().strip()
    own_query = condition.upper().startswith("SELECT")
    return None if own_query or "--" in condition or "/*" in condition else condition


@dataclass(frozen=True)
class _File:
    """What OGR reads for a layer: `name` is empty for the first one; of each time, how its text begins (0: a digit)."""

    layer: str
    path: str
    name: str
    condition: str
    times: dict[str, bytes]


def _file_of(layer: QgsVectorLayer, fields: Sequence[str]) -> _File | None:
    """The file, if the layer shows all of it that its filter lets through, and nothing else."""
    condition = condition_of(layer)
    if layer.providerType() != "ogr" or condition is None or layer.isEditable():
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    known = {"path", "layerName", "subset"}
    if {key for key, value in parts.items() if value not in (None, "", [], {})} - known or not parts.get("path"):
        return None
    own = {each.name(): each.type() for each in layer.dataProvider().fields()}
    times = {each: _TIMES[own[each]] for each in fields if own.get(each) in _TIMES}
    if any(own.get(each) not in _ARROW_FIELDS for each in fields if each not in times):
        return None
    if times and layer.storageType() != "GPKG":
        return None
    return _File(layer.name(), parts["path"], parts.get("layerName") or "", condition, times)


def _from_arrow(
    file: _File,
    fields: Sequence[str],
    coded: Collection[str],
    cancelled: Callable[[], bool],
    progress: Callable[[float], object],
) -> Points:
    """OGR reads on in a thread of its own while a batch is looked at. Raises OddTime."""
    dataset, layer = _opened(file, fields)
    total, done = max(layer.GetFeatureCount(), 1), 0
    parts: list[Points] = []
    gdal.ErrorReset()
    try:
        with _only(dataset, layer, fields, file) as rows, closing(_stream(rows, fields, coded, file.times)) as batches:
            for part in batches:
                parts.append(part)
                stop_if(cancelled)
                done += part.features
                if not part.features:  # GDAL 3.6 would go on with empty batches for ever
                    stop_if_damaged(file.layer, done, done + 1)
                progress(min(1.0, done / total))
            stop_if_damaged(file.layer, done, total)
    except RuntimeError as error:  # GDAL's, where somebody has told it to raise
        raise damaged(file.layer, done, str(error)) from error
    if any(len({part.columns[each].dtype for part in parts} - {NO_TIME}) > 1 for each in file.times):
        raise OddTime  # the column holds both civil time and UTC
    return joined(parts, fields)


def _opened(file: _File, fields: Sequence[str]) -> tuple[gdal.Dataset, ogr.Layer]:
    """The file for OGR, filtered. Raises UserError where it no longer holds the layer and its fields."""
    dataset = layer = None
    with suppress(RuntimeError):  # GDAL's, where somebody has told it to raise
        dataset = gdal.OpenEx(file.path, gdal.OF_VECTOR | gdal.OF_READONLY)
        layer = dataset and (dataset.GetLayerByName(file.name) if file.name else dataset.GetLayer(0))
        if layer and layer.SetAttributeFilter(file.condition or None) != ogr.OGRERR_NONE:
            layer = None
    if not layer or any(layer.FindFieldIndex(each, True) < 0 for each in fields if each != layer.GetFIDColumn()):
        text = tr("The file of the layer «{layer}» has been moved or changed. Load the layer again: {path}")
        raise UserError(text.format(layer=file.layer, path=file.path))
    return dataset, layer


@contextmanager
def _only(dataset: gdal.Dataset, layer: ogr.Layer, fields: Sequence[str], file: _File) -> Iterator[ogr.Layer]:
    """The layer with these fields only; with its times as they are written, which its own stream does not tell."""
    if file.times:
        own = (layer.GetFIDColumn(), layer.GetGeometryColumn())
        if not all(own):
            raise OddTime
        columns = [
            f"CAST({name} AS TEXT) AS {name}" if each in file.times else name
            for each, name in ((each, quoted(each)) for each in dict.fromkeys((*own, *fields)))
        ]
        where = f" WHERE {file.condition}" if file.condition else ""
        result = dataset.ExecuteSQL(f"SELECT {', '.join(columns)} FROM {quoted(layer.GetName())}{where}")  # nosec B608
        try:
            yield result
        finally:
            dataset.ReleaseResultSet(result)
        return
    definition = layer.GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    # the FID stays: without any attribute GDAL 3.6 would hand out empty geometries
    layer.SetIgnoredFields([*(each for each in names if each not in fields), "OGR_STYLE"])
    yield layer


def _stream(
    layer: ogr.Layer, fields: Sequence[str], coded: Collection[str], times: dict[str, bytes]
) -> Generator[Points, None, None]:
    geometry, key = layer.GetGeometryColumn() or "wkb_geometry", layer.GetFIDColumn() or "OGC_FID"
    stream = layer.GetArrowStreamAsNumPy(options=[f"MAX_FEATURES_IN_BATCH={_BATCH}"])
    # the stream must be released before its dataset, also when it is left early
    with closing(iter(stream)) as batches:
        for batch in batches:
            columns: dict[str, Any] = {
                each: arrow_column(batch[each], each in coded) for each in fields if each not in times
            }
            columns |= {each: time_column(batch[each], form) for each, form in times.items()}
            columns[ID] = np.ma.getdata(batch[key]).astype(np.int64)
            yield _parse(batch[geometry], columns)


def _from_iterator(
    source: QgsFeatureSource,
    fields: Sequence[str],
    coded: Collection[str],
    expression: str,
    cancelled: Callable[[], bool],
    progress: Callable[[float], object],
) -> Points:
    request = QgsFeatureRequest()
    if expression:
        request.setFilterExpression(expression)
    own = source.fields()
    index = [own.lookupField(name) for name in fields]
    request.setSubsetOfAttributes(index)
    total = max(source.featureCount(), 1)
    parts: list[Points] = []
    wkb: list[bytes] = []
    ids: list[int] = []
    values: list[list[Any]] = [[] for _ in fields]
    numeric = [own.at(i).isNumeric() for i in index]

    def batch() -> Points:
        columns = {
            name: feature_column(column, number) for name, column, number in zip(fields, values, numeric, strict=True)
        }
        columns |= {name: pd.Categorical(columns[name]) for name in coded if columns[name].dtype == object}
        columns[ID] = np.array(ids, dtype=np.int64)
        return _parse(np.array([*wkb, None], dtype=object)[:-1], columns)

    for n, feature in enumerate(whole(source, request), 1):
        wkb.append(feature.geometry().asWkb().data() if feature.hasGeometry() else b"")
        ids.append(feature.id())
        for column, i in zip(values, index, strict=True):
            column.append(feature[i])
        if n % 4096 == 0:
            if cancelled():
                raise Cancelled
            progress(min(1.0, n / total))
        if len(wkb) == _BATCH:
            parts.append(batch())
            wkb.clear()
            ids.clear()
            for column in values:
                column.clear()
    parts.append(batch())
    return joined(parts, fields)


def joined(parts: list[Points], fields: Sequence[str]) -> Points:
    """Batches of points as one; without any, no points, with `fields` for columns."""
    if not parts:
        columns: dict[str, NDArray[Any]] = {name: np.empty(0, dtype=object) for name in fields}
        columns[ID] = np.empty(0, dtype=np.int64)
        return Points(np.empty(0), np.empty(0), columns, 0)
    if len(parts) == 1:
        return parts[0]
    return Points(
        np.concatenate([part.x for part in parts]),
        np.concatenate([part.y for part in parts]),
        {name: joined_columns([part.columns[name] for part in parts]) for name in parts[0].columns},
        sum(part.features for part in parts),
        sum((part.dropped for part in parts), Counter()),
        sum(part.exploded for part in parts),
    )


def _parse(wkb: NDArray[Any], columns: dict[str, NDArray[Any]]) -> Points:
    """Points out of well-known binary, empty or masked where there is none."""
    features = len(wkb)
    if wkb.dtype.kind in "SV" and wkb.dtype.itemsize in _SIZES and not np.ma.is_masked(wkb):
        x, y, is_point = _plain_points(wkb, wkb.dtype.itemsize)
        x, y = x.copy(), y.copy()
        if is_point.all() and np.isfinite(x).all() and np.isfinite(y).all():
            return Points(x, y, columns, features)
    x = np.full(features, np.nan)
    y = np.full(features, np.nan)
    dropped: Counter[Loss] = Counter()
    length: NDArray[Any]
    if wkb.dtype.kind in "SV" and not np.ma.is_masked(wkb):
        length = np.full(features, wkb.dtype.itemsize)
    else:
        null = np.ma.getmaskarray(wkb)
        data = np.ma.getdata(wkb).astype(object)
        data[null] = None
        wkb = data
        length = np.fromiter((len(each) if each is not None else 0 for each in data), dtype=np.int64, count=features)
    missing = length == 0
    dropped[Loss.NO_GEOMETRY] = int(missing.sum())
    others = ~missing
    for size in _SIZES:
        chosen = np.flatnonzero(length == size)
        if len(chosen):
            x[chosen], y[chosen], is_point = _plain_points(wkb if len(chosen) == features else wkb[chosen], size)
            others[chosen[is_point]] = False
    plain = Points(x, y, columns, features, dropped).only(~missing & ~others)
    parts = [finite(plain)]
    if others.any():
        parts.append(finite(_exploded(wkb[others], {name: values[others] for name, values in columns.items()})))
    table = joined(parts, tuple(columns))
    return replace(table, features=features, dropped=+table.dropped)


def _plain_points(wkb: NDArray[Any], size: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Coordinates of little-endian points of `size` bytes, and which of the geometries are such points."""
    layout = np.dtype([("order", "u1"), ("type", "<u4"), ("x", "<f8"), ("y", "<f8"), ("more", f"V{size - _SIZES[0]}")])
    raw = np.ascontiguousarray(np.ma.getdata(wkb)) if wkb.dtype.kind in "SV" else b"".join(wkb)
    table = np.frombuffer(raw, dtype=layout)
    # Of two coordinates there is one way to say so; Z and M are said in ISO's and in EWKB's way.
    kind = table["type"] if size == _SIZES[0] else (table["type"] & 0x0FFFFFFF) % 1000
    return table["x"], table["y"], (table["order"] == 1) & (kind == 1)


def _exploded(wkb: NDArray[Any], columns: dict[str, NDArray[Any]]) -> Points:
    """The points of multipoints and of whatever else is no plain point, attributes repeated."""
    geometries = shapely.from_wkb([bytes(each) for each in wkb])
    xy, owner = shapely.get_coordinates(geometries, return_index=True)
    count = np.bincount(owner, minlength=len(geometries))
    repeated = {name: values[owner] for name, values in columns.items()}
    dropped = Counter({Loss.EMPTY: int((count == 0).sum())})
    return Points(xy[:, 0].copy(), xy[:, 1].copy(), repeated, 0, dropped, int((count > 1).sum()))


def finite(points: Points) -> Points:
    """Without the points whose coordinates are not numbers: an empty point is written as (NaN, NaN)."""
    empty = np.isnan(points.x) & np.isnan(points.y)
    kept = points.only(~empty, Loss.EMPTY)
    return kept.only(np.isfinite(kept.x) & np.isfinite(kept.y), Loss.NOT_FINITE)


def drop_impossible(points: Points, geographic: bool) -> Points:
    """Without points that lie nowhere on earth: beyond 90° of latitude or 360° of longitude."""
    if not geographic:
        return points
    return points.only((np.abs(points.x) <= 360) & (np.abs(points.y) <= 90), Loss.OUTSIDE_CRS)
