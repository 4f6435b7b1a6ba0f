"""Half a million rows as an Excel file against openpyxl and GDAL's own driver, and `kmzb:exportthreats` on a store.

The three write the same rows: texts, two moments, two numbers, made while they are written. Each has a process of its
own. CPU are seconds of the processor, which other work on the machine changes less; peak memory is the whole process's.
openpyxl writes in its way for large files; GDAL's driver keeps all rows until it is closed, and knows no header that
stays in sight and no widths. The store is a file with as many threats; all four formats are written from it, the
disclosure included.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.peers import pip_peer
from bench.runs import say, table, task, versions

ROWS = 500_000
CHUNK = 5_000
TITLES = ("Number", "Category", "Status", "Reported", "Due", "Place", "Description", "Easting", "Northing")
FORMATS = ("xlsx", "csv", "gpkg", "geojson")
MODULE = "bench.bench_export"


def main() -> None:
    print(f"Lists of {ROWS} rows. {versions()}.")
    openpyxl = pip_peer("openpyxl==3.1.5")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(table("", "seconds", "CPU", "peak MB", "file MB", "CPU ratio"))
        ours = task(MODULE, "rows", folder / "ours.xlsx")
        for label, found in (
            ("ours", ours),
            ("openpyxl", task(MODULE, "openpyxl", folder / "openpyxl.xlsx", python=openpyxl)),
            ("GDAL", task(MODULE, "gdal", folder / "gdal.xlsx")),
        ):
            _line(label, found, f"{found['cpu'] / ours['cpu']:.1f}×")
        store = folder / "store.gpkg"
        task(MODULE, "store", store)
        for ending in FORMATS:
            _line(ending, task(MODULE, "export", folder / f"list.{ending}"))


def _line(label: str, found: dict[str, Any], *more: str) -> None:
    numbers = (found["seconds"], found["cpu"], found["megabytes"], found["size"] / 1e6)
    print(table(label, *(f"{value:.1f}" for value in numbers), *more), flush=True)


def chunks() -> Iterator[list[list[Any]]]:
    """The rows, a list for each column."""
    for first in range(0, ROWS, CHUNK):
        n = range(first, first + CHUNK)
        yield [
            [f"2026-{i:06d}" for i in n],
            ["Przekraczanie dozwolonej prędkości"] * CHUNK,
            ["Potwierdzone" if i % 3 else "Nowe" for i in n],
            [46_000 + i / 1440 for i in n],
            [46_007 + i / 1440 for i in n],
            [f"ul. Polna {i % 200}, Radom" for i in n],
            [f"Codziennie po 22 wyścigi, zgłoszenie {i} & dalsze" for i in n],
            [630_000 + i / 100 for i in n],
            [390_000 + i / 100 for i in n],
        ]


def rows_task(path: Path) -> None:
    from kmzb_plugin.processing.store.xlsx import MOMENT, REAL, TEXT, Column, workbook

    kinds = (TEXT, TEXT, TEXT, MOMENT, MOMENT, TEXT, TEXT, REAL, REAL)
    columns = [Column(title, kind, 20) for title, kind in zip(TITLES, kinds, strict=True)]
    with workbook(path) as book:
        book.add_list("Threats", columns, chunks())


def openpyxl_task(path: Path) -> None:
    from datetime import datetime, timedelta

    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Threats")
    sheet.append(TITLES)
    origin = datetime(1899, 12, 30)
    for chunk in chunks():
        for row in zip(*chunk, strict=True):
            cells = [*row[:3], *(origin + timedelta(days=each) for each in row[3:5]), *row[5:]]
            sheet.append([WriteOnlyCell(sheet, value=value) for value in cells])
    book.save(path)


def gdal_task(path: Path) -> None:
    from datetime import datetime, timedelta

    from osgeo import ogr

    source = ogr.GetDriverByName("XLSX").CreateDataSource(str(path))
    layer = source.CreateLayer("Threats")
    kinds = [ogr.OFTString] * 3 + [ogr.OFTDateTime] * 2 + [ogr.OFTString] * 2 + [ogr.OFTReal] * 2
    for title, kind in zip(TITLES, kinds, strict=True):
        layer.CreateField(ogr.FieldDefn(title, kind))
    origin = datetime(1899, 12, 30)
    for chunk in chunks():
        for row in zip(*chunk, strict=True):
            feature = ogr.Feature(layer.GetLayerDefn())
            for i, value in enumerate(row):
                feature.SetField(i, (origin + timedelta(days=value)).isoformat() if i in (3, 4) else value)
            layer.CreateFeature(feature)
    del layer, source


def store_task(path: Path) -> None:
    from kmzb_plugin.store import create_store
    from tests.store.samples import SOURCE, threat_rows, unit_rows

    store = create_store(str(path), "KMP", "KWP-BIA")
    with store.bulk_import(SOURCE) as importer:
        importer.add_units(unit_rows())
        importer.add_threats(threat_rows(ROWS))
    store.close()


def export_task(path: Path) -> None:
    from qgis import processing

    store = path.with_name("store.gpkg")
    processing.run(
        "kmzb:exportthreats", {"STORE": str(store), "REASON": "Bench", "RECIPIENT": "Bench", "OUTPUT": str(path)}
    )


def measure(what: str, path: Path) -> None:
    """One task in this process; what is measured begins when QGIS has started."""
    if what in {"store", "export"}:
        from qgis.core import QgsApplication

        application = QgsApplication([], False)
        application.initQgis()
        sys.path.append(str(Path(application.pkgDataPath()) / "python" / "plugins"))
        from processing.core.Processing import Processing

        from kmzb_plugin import classFactory

        Processing.initialize()
        plugin = classFactory(None)  # kept: the algorithms go with it
        plugin.initProcessing()
    begin, cpu = time.perf_counter(), _cpu()
    globals()[f"{what}_task"](path)
    say(seconds=time.perf_counter() - begin, cpu=_cpu() - cpu, size=path.stat().st_size)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    measure(sys.argv[1], Path(sys.argv[2]))
