"""Reading whatever people have: CSV, spreadsheets, and every vector layer that QGIS opens."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from osgeo import gdal, ogr
from qgis.core import QgsFeature, QgsFeatureSource, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from ...analysis.progress import Cancelled
from ...text import UserError, tr
from . import delimited
from .table import Table

_DELIMITED = {".csv", ".tsv", ".txt"}
_SHEETS = {".xlsx": "OGR_XLSX_HEADERS", ".ods": "OGR_ODS_HEADERS"}
_POLL_EVERY = 5_000


def is_table_file(path: Path) -> bool:
    """Whether a file is read as a table by this module rather than as a layer by QGIS."""
    return _suffix(path) in _DELIMITED or _suffix(path) in _SHEETS


def _suffix(path: Path) -> str:
    return Path(path.stem if path.suffix.lower() == ".gz" else path.name).suffix.lower()


def read_file(source: str | Path, cancelled: Callable[[], bool] = lambda: False) -> Table:
    """Any file. Raises UserError where it is missing or cannot be read."""
    path = Path(str(source).partition("|")[0])
    if not path.is_file():
        raise UserError(tr("There is no file «{path}».").format(path=path))
    if path.stat().st_size == 0:
        raise UserError(tr("The file «{name}» is empty.").format(name=path.name))
    if _suffix(path) in _DELIMITED:
        return replace(delimited.read(path), folder=path.parent)
    if _suffix(path) in _SHEETS:
        return replace(_read_sheet(path), folder=path.parent)
    layer = QgsVectorLayer(str(source), path.stem, "ogr")
    if not layer.isValid():
        raise UserError(tr("The file «{name}» is no table and no layer that QGIS can open.").format(name=path.name))
    return replace(read_layer(layer, path.name, cancelled), folder=path.parent)


def read_layer(source: QgsFeatureSource, name: str, cancelled: Callable[[], bool] = lambda: False) -> Table:
    """A vector layer or the source of an algorithm; points keep their coordinates, other shapes have none."""
    fields = [field.name() for field in source.fields()]
    total = source.featureCount()
    cells: list[list[str]] = []
    points: list[tuple[float, float]] = []
    for i, feature in enumerate(source.getFeatures()):
        if i % _POLL_EVERY == 0 and cancelled():
            raise Cancelled
        cells.append([as_text(value) for value in feature.attributes()])
        points.append(_point(feature))
    if total > 0 and len(cells) < total:
        raise UserError(
            tr("Only {read} of the {total} rows of «{name}» could be read. Nothing was imported.").format(
                read=len(cells), total=total, name=name
            )
        )
    coordinates = np.array(points, dtype=float).reshape(-1, 2)
    crs = source.sourceCrs()
    spatial = crs.isValid() or np.isfinite(coordinates).any()
    return Table(
        name=name,
        frame=pd.DataFrame(cells, columns=delimited.unique_names(fields), dtype=object),
        rows=np.arange(1, len(cells) + 1),
        x=coordinates[:, 0] if spatial else None,
        y=coordinates[:, 1] if spatial else None,
        crs=crs.authid() or crs.toWkt() if crs.isValid() else "",
        form=tr("layer"),
    )


def _point(feature: QgsFeature) -> tuple[float, float]:
    geometry = feature.geometry()
    if geometry.isNull() or geometry.isEmpty():
        return np.nan, np.nan
    vertices = geometry.constGet()
    if vertices.vertexCount() != 1:
        return np.nan, np.nan
    point = next(geometry.vertices())
    return point.x(), point.y()


def as_text(value: Any) -> str:
    """An attribute as a CSV file would have it: whole numbers without a point, moments in ISO 8601, null as empty."""
    if value is None or (hasattr(value, "isNull") and value.isNull()):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return "" if np.isnan(value) else str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, QDateTime | QDate | QTime):
        return str(value.toString(Qt.DateFormat.ISODate))
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _read_sheet(path: Path) -> Table:
    """The first sheet that has rows, its first row as the header."""
    option = _SHEETS[_suffix(path)]
    # A sheet of texts alone would else have no header. Sheets are parsed when they are read, not when opened.
    gdal.SetThreadLocalConfigOption(option, "FORCE")
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
        if dataset is None:
            raise RuntimeError(path.name)
        for sheet in (dataset.GetLayer(i) for i in range(dataset.GetLayerCount())):
            if sheet.GetLayerDefn().GetFieldCount() > 0:
                return _sheet_table(sheet, path.name)
    except RuntimeError as error:  # also GDAL's own, where another plugin has switched its exceptions on
        raise UserError(tr("The file «{name}» is damaged or is no spreadsheet.").format(name=path.name)) from error
    finally:
        gdal.PopErrorHandler()
        gdal.SetThreadLocalConfigOption(option, None)
    raise UserError(tr("The file «{name}» is empty.").format(name=path.name))


def _sheet_table(sheet: ogr.Layer, name: str) -> Table:
    definition = sheet.GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    rows, cells = [], []
    for feature in sheet:
        values = [_cell(feature, i) for i in range(len(names))]
        if any(value.strip() for value in values):
            rows.append(feature.GetFID())
            cells.append(values)
    return Table(
        name=name,
        frame=pd.DataFrame(cells, columns=delimited.unique_names(names), dtype=object),
        rows=np.array(rows, dtype=np.int64),
        form=tr("sheet «{name}»").format(name=sheet.GetName()),
    )


def _cell(feature: ogr.Feature, i: int) -> str:
    if not feature.IsFieldSetAndNotNull(i):
        return ""
    if feature.GetFieldType(i) == ogr.OFTReal:
        return as_text(feature.GetFieldAsDouble(i))
    return str(feature.GetFieldAsString(i))
