"""The files of a publication: written, and read back."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsVectorFileWriter,
)

from ...analysis.publication import CATEGORY, COUNT, PLACE, SEVERAL, SPAN, STATUS, TOTAL
from ...locale import language
from ...store.base import Dictionary
from ...text import tr
from ..outputs import TEXT, WHOLE
from ..outputs import field as text_field
from .published_log import layout_of
from .publishing import AS_OF, Publication, SpanTable

GEOPACKAGE, PROJECT, MANIFEST = "publication.gpkg", "publication.qgs", "publication.json"
PLACES, STATUSES, COUNTS, TABLE = "places", "statuses", "counts", "summary"
MAPPED = (PLACES, STATUSES, COUNTS)
FILES = (GEOPACKAGE, *(f"{name}.geojson" for name in MAPPED), PROJECT, MANIFEST)
FORMAT = 1
DIGITS = 6  # of a degree: a decimetre

COLUMNS = {
    PLACES: (PLACE, COUNT),
    STATUSES: (PLACE, STATUS, "status_name", COUNT),
    COUNTS: (PLACE, SPAN, CATEGORY, "category_name", STATUS, "status_name", COUNT, AS_OF),
    TABLE: (SPAN, CATEGORY, "category_name", STATUS, "status_name", COUNT, AS_OF),
}
"""The fields of each layer; nothing else leaves."""


def series_of(store_id: str) -> str:
    """What publications of one store have in common, from which the store's id cannot be had."""
    return hashlib.sha256(f"publication of {store_id}".encode()).hexdigest()[:16]


def write_data(made: Publication, dictionary: Dictionary, crs: QgsCoordinateReferenceSystem, folder: Path) -> None:
    """The GeoPackage and the GeoJSON files. Raises UserError or OSError."""
    layers = _rows(made, dictionary)
    fields = {name: _fields(name) for name in COLUMNS}
    shapes = {
        PLACES: Qgis.WkbType.MultiPolygon if made.kind == "squares" else Qgis.WkbType.MultiLineString,
        STATUSES: Qgis.WkbType.Point,
        COUNTS: Qgis.WkbType.Point,
        TABLE: Qgis.WkbType.NoGeometry,
    }
    for name, rows in layers.items():
        _write_layer(folder / GEOPACKAGE, name, fields[name], shapes[name], crs, rows)
    degrees = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateTransformContext())
    for name in MAPPED:
        _write_geojson(folder / f"{name}.geojson", COLUMNS[name], layers[name], degrees)


Row = tuple[Any, list[Any]]


def _rows(made: Publication, dictionary: Dictionary) -> dict[str, list[Row]]:
    """The shape and the values of each feature of each layer."""
    spoken = language()
    counts = made.counts

    def status_name(code: str) -> str:
        return {SEVERAL: tr("several statuses"), TOTAL: tr("total")}.get(code) or (
            dictionary.workflow[code].label(spoken) if code in dictionary.workflow else code
        )

    def category_name(code: str) -> str:
        return {SEVERAL: tr("several categories"), TOTAL: tr("total")}.get(code) or dictionary.categories.label(
            code, spoken
        )

    middles = {name: middle(shape) for name, shape in made.shapes.items()}
    by_place = counts.groupby(PLACE, sort=True)[COUNT].sum()
    by_status = counts.groupby([PLACE, STATUS], sort=True)[COUNT].sum()
    spots = status_spots(made)
    return {
        PLACES: [(made.shapes[name], [name, int(n)]) for name, n in by_place.items()],
        STATUSES: [
            (
                shapely.Point(middles[name].x + spots[code][0], middles[name].y + spots[code][1]),
                [name, code, status_name(code), int(n)],
            )
            for (name, code), n in by_status.items()
        ],
        COUNTS: [
            (
                middles[row[0]],
                [row[0], row[1], row[2], category_name(row[2]), row[3], status_name(row[3]), int(row[4]), row[5]],
            )
            for row in counts[[PLACE, SPAN, CATEGORY, STATUS, COUNT, AS_OF]].itertuples(index=False, name=None)
        ],
        TABLE: [
            (None, [span, line, category_name(line), column, status_name(column), _whole(value), table.as_of])
            for span, table in sorted(made.tables.items())
            for line, values in zip([*made.categories, TOTAL], table.values.tolist(), strict=True)
            for column, value in zip([*made.statuses, TOTAL], values, strict=True)
        ],
    }


def _whole(value: float) -> int | None:
    return None if value != value else int(value)


def middle(shape: Any) -> Any:
    """Where the counts of a place are drawn: the middle of a square, or of the longest part of a street."""
    if shape.geom_type.endswith("Polygon"):
        return shape.centroid
    longest = max(getattr(shape, "geoms", [shape]), key=lambda part: part.length)
    return longest.interpolate(0.5, normalized=True)


STREET_SPOTS = 60.0  # metres between the marks of the statuses of a street


def status_spots(made: Publication) -> dict[str, tuple[float, float]]:
    """Where each status is drawn from the middle of a place, in metres: the same in all, so it tells nothing."""
    step = 0.3 * made.grid if made.kind == "squares" else STREET_SPOTS
    codes = [*made.statuses, SEVERAL]
    wide = int(np.ceil(np.sqrt(len(codes))))
    step = step * 3 / max(wide, 3)
    return {
        code: ((i % wide - (wide - 1) / 2) * step, ((wide - 1) / 2 - i // wide) * step) for i, code in enumerate(codes)
    }


def _fields(name: str) -> QgsFields:
    made = QgsFields()
    for column in COLUMNS[name]:
        made.append(text_field(column, WHOLE if column == COUNT else TEXT, ""))
    return made


def _write_layer(
    path: Path, name: str, fields: QgsFields, kind: Qgis.WkbType, crs: QgsCoordinateReferenceSystem, rows: list[Row]
) -> None:
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", name
    options.layerOptions = ["FID=fid", "GEOMETRY_NAME=geom"]
    create = QgsVectorFileWriter.ActionOnExistingFile
    options.actionOnExistingFile = create.CreateOrOverwriteLayer if path.exists() else create.CreateOrOverwriteFile
    gdal.ErrorReset()
    writer = QgsVectorFileWriter.create(str(path), fields, kind, crs, QgsCoordinateTransformContext(), options)
    features = []
    for shape, values in rows:
        feature = QgsFeature(fields)
        feature.setAttributes(values)
        if shape is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(shapely.to_wkb(shape))
            if kind in {Qgis.WkbType.MultiPolygon, Qgis.WkbType.MultiLineString}:
                geometry.convertToMultiType()
            feature.setGeometry(geometry)
        features.append(feature)
    written = not writer.hasError() and writer.addFeatures(features, QgsFeatureSink.Flag.FastInsert)
    written = written and writer.flushBuffer()
    reason = writer.errorMessage()
    del writer  # what is written then is looked at when it is read back
    if not written:
        raise OSError(reason or gdal.GetLastErrorMsg())


def _write_geojson(path: Path, columns: Sequence[str], rows: list[Row], degrees: QgsCoordinateTransform) -> None:
    """A collection as RFC 7946 wants it: degrees, longitude first, rings against the clock."""
    shapes: dict[int, str] = {}
    with path.open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[')
        for i, (shape, values) in enumerate(rows):
            if id(shape) not in shapes:
                shapes[id(shape)] = _geojson(shape, degrees)
            properties = json.dumps(dict(zip(columns, values, strict=True)), ensure_ascii=False)
            comma = "," if i else ""
            file.write(f'{comma}\n{{"type":"Feature","geometry":{shapes[id(shape)]},"properties":{properties}}}')
        file.write("\n]}\n")


def _geojson(shape: Any, degrees: QgsCoordinateTransform) -> str:
    geometry = QgsGeometry()
    geometry.fromWkb(shapely.to_wkb(shape))
    geometry.transform(degrees)
    return str((geometry.forcePolygonCounterClockwise() if shape.area else geometry).asJson(DIGITS))


def write_manifest(made: Publication, series: str, published: str, mark: str, folder: Path) -> None:
    """What a later publication of the store has to know of this one; `mark` is what the store's log calls it by."""
    said = {
        "kmzb_publication": FORMAT,
        "series": series,
        "published": published,
        "mark": mark,
        **layout_of(made),
        "files": list(FILES),
    }
    (folder / MANIFEST).write_text(json.dumps(said, indent=1), encoding="utf-8")


def read_back(path: Path) -> tuple[pd.DataFrame, dict[str, SpanTable], dict[str, Any]]:
    """Counts, tables and shapes of a publication's GeoPackage, from the file alone."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        told = f"{SPAN}, {CATEGORY}, {STATUS}, {COUNT}, {AS_OF}"
        counts = pd.read_sql(f"SELECT {PLACE}, {told} FROM {COUNTS} ORDER BY fid", db)  # nosec B608
        rows = pd.read_sql(f"SELECT {told} FROM {TABLE} ORDER BY fid", db)  # nosec B608
        shapes = {
            name: shapely.from_wkb(_wkb(blob))
            for name, blob in db.execute(f"SELECT {PLACE}, geom FROM {PLACES}")  # nosec B608
        }
    tables = {}
    for span, table in rows.groupby(SPAN, sort=True):
        width = table[STATUS].nunique()
        values = table[COUNT].astype(float).to_numpy().reshape(-1, width)
        tables[str(span)] = SpanTable(values, str(table[AS_OF].iloc[0]))
    return counts, tables, shapes


def _wkb(blob: bytes) -> bytes:
    """The well-known binary behind a GeoPackage's header, whose length its flags tell."""
    envelope = (0, 32, 48, 48, 64)[(blob[3] >> 1) & 0b111]
    return blob[8 + envelope :]
