"""The files of a publication: written beside, read back, moved in at the end; and what earlier ones say."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
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
from ...text import UserError, quoted, tr
from ..outputs import TEXT, WHOLE
from ..outputs import field as text_field
from .publishing import AS_OF, Publication, SpanTable, empty_counts, published_at

GEOPACKAGE, PROJECT, MANIFEST = "publication.gpkg", "publication.qgs", "publication.json"
PLACES, STATUSES, COUNTS, TABLE = "places", "statuses", "counts", "summary"
MAPPED = (PLACES, STATUSES, COUNTS)
FILES = (GEOPACKAGE, *(f"{name}.geojson" for name in MAPPED), PROJECT, MANIFEST)
_BESIDE = tuple(GEOPACKAGE + tail for tail in ("-wal", "-shm", "-journal"))  # of who reads the file now
_STAGING = ".publication-"
_FORMAT = 1
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


# --- what earlier publications say ------------------------------------------------------------------------------------


@dataclass
class Earlier:
    """What earlier publications of the same store say, each span as the latest of them has it."""

    counts: pd.DataFrame = field(default_factory=empty_counts)
    tables: dict[str, SpanTable] = field(default_factory=dict)
    shapes: dict[str, Any] = field(default_factory=dict)
    folders: list[Path] = field(default_factory=list)


def manifest(folder: Path) -> dict[str, Any] | None:
    """What a publication in the folder says of itself; None where there is none."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("kmzb_publication") == _FORMAT else None


def earlier_publications(
    folders: Sequence[Path], series: str, spans: Sequence[str], kind: str, grid: float, step: str
) -> Earlier:
    """Reads what publications of the store in the folders say of the spans.

    Raises UserError: one has other places, so that their difference would tell what lies between them; or is damaged.
    """
    found, years = Earlier(), {span[:4] for span in spans}
    theirs = [(folder, said) for folder in folders if (said := manifest(folder)) and said.get("series") == series]
    for folder, said in sorted(theirs, key=lambda each: published_at(str(each[1].get("published")))):
        alike = said.get("step") == step
        shared = [span for span in said.get("spans", []) if (span in spans if alike else span[:4] in years)]
        if not shared:
            continue
        if (said.get("places"), said.get("grid"), said.get("step")) != (kind, grid, step):
            raise _otherwise(folder, said, shared)
        _take(found, folder, [span for span in shared if span in spans])
    return found


def _otherwise(folder: Path, said: dict[str, Any], shared: Sequence[str]) -> UserError:
    text = tr(
        "The publication in «{folder}» has reports of {first} to {last} too, by {places} and by {step}. The "
        "difference of the two would tell small counts: choose the same, other years, or delete that one if nobody "
        "has had it."
    )
    size = tr("squares of {grid} m").format(grid=f"{said.get('grid', 0):g}")
    places = tr("streets") if said.get("places") == "streets" else size
    return UserError(
        text.format(
            folder=folder, first=shared[0], last=shared[-1], places=places, step=step_text(str(said.get("step")))
        )
    )


def step_text(step: str) -> str:
    """What a publication counts by."""
    return {"month": tr("month"), "quarter": tr("quarter"), "year": tr("year")}.get(step, step)


def _take(found: Earlier, folder: Path, spans: Sequence[str]) -> None:
    try:
        counts, tables, shapes = read_back(folder / GEOPACKAGE)
    except (sqlite3.Error, OSError, KeyError, ValueError) as error:  # pandas makes an OSError of what SQLite says
        text = tr("The earlier publication in «{folder}» cannot be read. Bring it back from a copy, or delete it.")
        raise UserError(text.format(folder=folder), str(error)) from error
    taken = counts[counts[SPAN].isin(spans)]
    found.counts = pd.concat([found.counts[~found.counts[SPAN].isin(spans)], taken], ignore_index=True)
    found.tables.update({span: table for span, table in tables.items() if span in spans})
    found.shapes.update({name: shapes[name] for name in taken[PLACE].unique()})
    found.folders.append(folder)


def read_back(path: Path) -> tuple[pd.DataFrame, dict[str, SpanTable], dict[str, Any]]:
    """Counts, tables and shapes of a publication's GeoPackage, from the file alone."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        counts = pd.read_sql(
            f"SELECT {PLACE}, {SPAN}, {CATEGORY}, {STATUS}, {COUNT}, {AS_OF} FROM {COUNTS} ORDER BY fid", db
        )
        rows = pd.read_sql(f"SELECT {SPAN}, {CATEGORY}, {STATUS}, {COUNT}, {AS_OF} FROM {TABLE} ORDER BY fid", db)
        shapes = {
            name: shapely.from_wkb(_wkb(blob)) for name, blob in db.execute(f"SELECT {PLACE}, geom FROM {PLACES}")
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


# --- writing ----------------------------------------------------------------------------------------------------------


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


STREET_SPOTS = 25.0  # metres between the marks of the statuses of a street


def status_spots(made: Publication) -> dict[str, tuple[float, float]]:
    """Where each status is drawn from the middle of a place, in metres: the same in all, so it tells nothing."""
    step = made.grid / 4 if made.kind == "squares" else STREET_SPOTS
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


def write_manifest(made: Publication, series: str, published: str, folder: Path) -> None:
    """What a later publication of the store has to know of this one."""
    said = {
        "kmzb_publication": _FORMAT,
        "series": series,
        "published": published,
        "places": made.kind,
        "grid": made.grid,
        "small_count": made.threshold,
        "step": made.step,
        "spans": made.periods,
        "files": list(FILES),
    }
    (folder / MANIFEST).write_text(json.dumps(said, indent=1), encoding="utf-8")


# --- the folder -------------------------------------------------------------------------------------------------------


def check_folder(folder: Path, series: str) -> None:
    """Raises UserError: the folder holds something else than an earlier publication of this store."""
    if not folder.exists():
        return
    try:
        found = sorted(path.name for path in folder.iterdir() if not path.name.startswith(_STAGING))
    except OSError as error:
        text = tr("«{folder}» is not a folder that can be read. Choose another one.")
        raise UserError(text.format(folder=folder), str(error)) from error
    said = manifest(folder)
    if said and said.get("series") == series:
        found = [name for name in found if name not in (*FILES, *_BESIDE)]
    if found:
        names = ", ".join(map(quoted, found[:3])) + (" …" if len(found) > 3 else "")
        text = tr(
            "The folder «{folder}» is not empty: it holds {names}. A publication replaces nothing but an earlier one "
            "of the same store: choose an empty folder."
        )
        raise UserError(text.format(folder=folder, names=names))


@contextmanager
def staged(folder: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A folder to write into beside what stands there, and what moves all of it in. Otherwise nothing is left.

    Raises UserError where the disk refuses.
    """
    made = _missing(folder)
    staging: Path | None = None
    done = False

    def move_in() -> None:
        nonlocal done
        assert staging is not None
        _replace(staging, folder)
        done = True

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{_STAGING}*"):  # by a run that was killed
            shutil.rmtree(left, ignore_errors=True)
        staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
        yield staging, move_in
    except OSError as error:
        text = tr("The publication cannot be written into «{folder}»: {reason}. What stands there was not changed.")
        raise UserError(text.format(folder=folder, reason=error.strerror or error), str(error)) from error
    finally:
        if staging is not None:
            shutil.rmtree(staging, ignore_errors=True)
        if not done:
            for each in made:
                with suppress(OSError):
                    each.rmdir()


def _missing(folder: Path) -> list[Path]:
    """The folders that have to be made for it, the innermost first."""
    return [each for each in (folder, *folder.parents) if not each.exists()]


def _replace(staging: Path, folder: Path) -> None:
    """Moves every file in; one that cannot be moved brings all of what stood there back."""
    old = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
    moved: list[str] = []
    try:
        for name in (*_BESIDE, *FILES):
            if (folder / name).exists():
                os.replace(folder / name, old / name)
            if (staging / name).exists():
                moved.append(name)
                os.replace(staging / name, folder / name)
    except OSError:
        for name in moved:
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
        for path in old.iterdir():
            os.replace(path, folder / path.name)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
