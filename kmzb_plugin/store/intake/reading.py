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
from qgis.core import Qgis, QgsFeature, QgsFeatureRequest, QgsFeatureSource, QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from ...analysis.progress import Cancelled
from ...text import UserError, tr
from . import dbf, delimited, limits, open311, sheets
from .headers import unique_names
from .options import FIND_OUT, ReadOptions
from .table import Table

_DELIMITED = {".csv", ".tsv", ".txt"}
_POLL_EVERY = 5_000


def is_table_file(path: Path) -> bool:
    """Whether a file is read by this module itself rather than as a layer by QGIS."""
    own = is_delimited(path) or is_sheet(path) or path.suffix.lower() == ".shp"
    return own or open311.is_requests(path)


def is_delimited(path: Path) -> bool:
    """Whether a file is a CSV file by its name."""
    return _suffix(path) in _DELIMITED


def is_sheet(path: Path) -> bool:
    """Whether a file is a spreadsheet by its name."""
    return path.suffix.lower() in sheets.KINDS


def _suffix(path: Path) -> str:
    return Path(path.stem if path.suffix.lower() == ".gz" else path.name).suffix.lower()


def read_file(
    source: str | Path,
    options: ReadOptions = FIND_OUT,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[float], object] = lambda fraction: None,
) -> Table:
    """Any file, or the address of service requests; `progress` hears of a spreadsheet, which takes the longest.

    Raises UserError where it is missing or cannot be read, Cancelled.
    """
    if open311.is_address(source):
        return open311.fetch(str(source), cancelled)
    path = existing(source)
    if is_delimited(path):
        return delimited.read(path, options, cancelled)
    if is_sheet(path):
        return sheets.read(path, options, cancelled, progress=progress)[0]
    if open311.is_requests(path):
        return open311.read(path)
    layer, options = layer_of(source, options)
    return replace(read_layer(layer, path.name, cancelled), folder=path.parent, read_as=options)


def existing(source: str | Path) -> Path:
    """The path of a file that is there and not empty. Raises UserError."""
    path = Path(str(source).partition("|")[0])
    if path.is_dir():
        raise UserError(tr("«{path}» is a folder. Choose a file.").format(path=path))
    if not path.is_file():
        raise UserError(tr("There is no file «{path}».").format(path=path))
    if path.stat().st_size == 0:
        raise UserError(tr("The file «{name}» is empty.").format(name=path.name))
    return path


def layer_of(source: str | Path, options: ReadOptions) -> tuple[QgsVectorLayer, ReadOptions]:
    """The layer of a file, read in the encoding its texts are in, and how it was read. Raises UserError."""
    path = Path(str(source).partition("|")[0])
    chosen = f"{path}|layername={options.sheet}" if options.sheet else str(source)
    layer = QgsVectorLayer(chosen, path.stem, "ogr")
    if not layer.isValid():
        if options.sheet and QgsVectorLayer(str(source), path.stem, "ogr").isValid():
            raise UserError(
                tr("«{name}» has no sheet «{sheet}». It has: {sheets}.").format(
                    name=path.name, sheet=options.sheet, sheets=", ".join(layer_names(path))
                )
            )
        raise UserError(tr("The file «{name}» is no table and no layer that QGIS can open.").format(name=path.name))
    encoding = options.encoding or dbf.encoding(path)
    if encoding:
        layer.setProviderEncoding(encoding)
    return layer, replace(options, encoding=encoding)


def layer_names(path: Path) -> list[str]:
    """The names of the layers of a file that holds several; empty where it holds one."""
    found = QgsProviderRegistry.instance().querySublayers(str(path))
    names = [each.name() for each in found if each.type() == Qgis.LayerType.Vector]
    return names if len(names) > 1 else []


def read_layer(
    source: QgsFeatureSource,
    name: str,
    cancelled: Callable[[], bool] = lambda: False,
    most_rows: int | None = None,
) -> Table:
    """A vector layer or the source of an algorithm; points keep their coordinates, other shapes have none.

    With `most_rows` no more than the first of them. Raises UserError where it is too large or breaks off, Cancelled.
    """
    fields = [field.name() for field in source.fields()]
    total = source.featureCount()
    bearable = limits.most_rows()
    request = QgsFeatureRequest()
    if most_rows is not None:
        request.setLimit(most_rows)
        total = min(total, most_rows)
    if total > bearable:
        raise limits.too_many_rows(name, bearable)
    cells: list[tuple[str, ...]] = []
    points: list[tuple[float, float]] = []
    for i, feature in enumerate(source.getFeatures(request)):
        if i % _POLL_EVERY == 0 and cancelled():
            raise Cancelled
        if i >= bearable:
            raise limits.too_many_rows(name, bearable)
        cells.append(tuple([as_text(value) for value in feature.attributes()]))
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
        frame=pd.DataFrame(cells, columns=unique_names(fields), dtype=object),
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
