"""The file of an exported list: written beside its place and moved there when it is whole."""

from __future__ import annotations

import csv
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from ...disk import reason_in
from ...text import UserError, tr
from . import xlsx
from .cells import harmless_in_csv, writable
from .export_rows import EXCEL_DAY_OF_1970

_BATCH = 1_000
_DRIVERS = {
    ".geojson": ("GeoJSON", ["RFC7946=YES"]),
    ".gpkg": ("GPKG", []),
}


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """A place in the same folder to write to; what stands there in the end is moved to `path`, else nothing is left.

    Raises UserError where the folder or the file cannot be written.
    """
    scratch = path.with_name(f".{path.stem[:80]}-{secrets.token_hex(4)}{path.suffix}")
    try:
        # Found out before the store logs that something leaves it.
        scratch.touch(exist_ok=False)
        yield scratch
        os.replace(scratch, path)
    except OSError as error:
        text = tr(
            "«{path}» could not be written: {reason}. Choose another place. A file that was there before has stayed "
            "as it was."
        )
        raise UserError(text.format(path=path, reason=reason_in(error, path.parent)), str(error)) from error
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):  # it cannot be there, where it could not be made
                scratch.with_name(scratch.name + ending).unlink(missing_ok=True)


def write_csv(
    path: Path, columns: Sequence[xlsx.Column], chunks: Iterable[Sequence[Sequence[Any]]], separator: str
) -> int:
    """A CSV file with a byte order mark, by which Excel knows UTF-8; returns the number of rows.

    Numbers have a decimal comma where the separator is a semicolon: Excel knows the two together.
    """
    rows = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=separator, lineterminator="\r\n")
        writer.writerow([harmless_in_csv(column.title) for column in columns])
        for chunk in chunks:
            cells = [_written(column.kind, values, separator) for column, values in zip(columns, chunk, strict=True)]
            writer.writerows(zip(*cells, strict=True))
            rows += len(cells[0])
    return rows


def _written(kind: str, values: Sequence[Any], separator: str) -> list[str]:
    if kind == xlsx.TEXT:
        return [harmless_in_csv(writable(value)) if value else "" for value in values]
    if kind == xlsx.MOMENT:
        return _moments(values)
    mark = "," if separator == ";" else "."
    return ["" if value is None or value != value else f"{value:.2f}".replace(".", mark) for value in values]


def _moments(days: Sequence[float | str | None]) -> list[str]:
    """Days as Excel counts them as `2026-03-01 14:05`, which every Excel takes for a date; texts as they are."""
    import numpy as np

    seconds = [0 if day is None or isinstance(day, str) else (day - EXCEL_DAY_OF_1970) * 86_400 for day in days]
    moments = np.rint(seconds).astype(np.int64).astype("datetime64[s]").astype("datetime64[m]")
    told = np.datetime_as_string(moments).tolist()
    return [
        text.replace("T", " ") if isinstance(day, float) else day or "" for day, text in zip(days, told, strict=True)
    ]


def write_layer(
    path: Path, fields: QgsFields, features: Iterable[QgsFeature], crs: QgsCoordinateReferenceSystem, about: str
) -> int:
    """A GeoPackage, or GeoJSON (RFC 7946, so in WGS 84), by the ending of `path`; returns the number of rows.

    Raises UserError where the file cannot be written.
    """
    driver, layer_options = _DRIVERS[path.suffix.lower()]
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = driver, "threats"
    options.layerOptions = [*layer_options, f"DESCRIPTION={about}"] if driver == "GPKG" else layer_options
    path.unlink(missing_ok=True)
    writer = QgsVectorFileWriter.create(
        str(path), fields, Qgis.WkbType.Point, crs, QgsCoordinateTransformContext(), options
    )
    _check(writer)
    rows, batch = 0, []
    for feature in features:
        batch.append(feature)
        if len(batch) == _BATCH:
            rows += _add(writer, batch)
            batch = []
    rows += _add(writer, batch)
    writer.flushBuffer()
    _check(writer)
    del writer
    # What a full disk refuses when the file is closed is said by nobody.
    if not _is_whole(path, rows):
        raise OSError(tr("the file is not whole"))
    return rows


def _is_whole(path: Path, rows: int) -> bool:
    if path.suffix.lower() == ".gpkg":
        return bool(QgsVectorLayer(str(path), "written", "ogr").featureCount() == rows)
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 16))
        return b"".join(file.read().split()).endswith(b"]}")


def _add(writer: QgsVectorFileWriter, batch: list[QgsFeature]) -> int:
    if not writer.addFeatures(batch, QgsFeatureSink.Flag.FastInsert):
        raise OSError(writer.errorMessage())
    return len(batch)


def _check(writer: QgsVectorFileWriter) -> None:
    if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
        raise OSError(writer.errorMessage())
