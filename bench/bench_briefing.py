"""Briefings of 50 units in one go at 300 dpi, against QGIS's own atlas over the same page.

Ours is `stationbriefing` as people run it: reading, counting, density, the log in the store, map, tables, PDF. The peer
gets a page that is ready, filled for the whole garrison with all of its layers: QGIS's atlas moves the map from unit to
unit and writes a PDF each, with nothing to read or to count. The bar is 3 seconds a unit, whatever the peer; `cpu s` is
the processor's part of ours, which tells a busy machine from a slow sheet.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsLayoutExporter, QgsLayoutItemMap, QgsProcessingFeedback, QgsVectorLayer

from bench.runs import table, versions

GARRISON, COUNT, END = "KWP-KAT", 60_000, "2025-11-30"
UNITS, DPI = 50, 300
TEMPLATES = ("patrol", "weekly")
BAR_SECONDS = 3.0


def main(count: int = COUNT, units: int = UNITS) -> None:
    with qgis(), tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        store = folder / "store.gpkg"
        run("createdemostore", GARRISON=GARRISON, COUNT=count, END=END, OUTPUT=str(store))
        codes = unit_codes(store)[:units]
        print(f"Briefings of {len(codes)} units with {count:,} threats at {DPI} dpi: {versions()}")
        print(table("template", "ours s", "cpu s", "peer s", "ratio", "kB a unit"))
        for template in TEMPLATES:
            ours, processor, size = printed(store, codes, template, folder / template)
            peer = atlas(store, codes, template, folder)
            figures = (f"{each:.2f}" for each in (ours, processor, peer, ours / peer))
            print(table(template, *figures, f"{size / 1024:.0f}"), flush=True)
            if ours > BAR_SECONDS:
                raise SystemExit(f"A unit takes more than {BAR_SECONDS:g} s.")


@contextmanager
def qgis() -> Iterator[None]:
    """QGIS without a window, with the plugin's algorithms."""
    sys.path.append("/usr/share/qgis/python/plugins")
    application = QgsApplication([], False)
    application.initQgis()
    from processing.core.Processing import Processing

    from kmzb_plugin import classFactory

    Processing.initialize()
    plugin = classFactory(None)
    plugin.initProcessing()
    yield
    plugin.unload()
    application.exitQgis()


def run(algorithm: str, **parameters: Any) -> dict[str, Any]:
    from qgis import processing

    return processing.run(f"kmzb:{algorithm}", parameters, feedback=QgsProcessingFeedback(False))


def unit_codes(store: Path) -> list[str]:
    from kmzb_plugin.store import open_store

    opened = open_store(str(store))
    codes = [unit.code for unit in opened.units() if unit.parent_id]
    opened.close()
    return codes


def printed(store: Path, codes: list[str], template: str, folder: Path) -> tuple[float, float, float]:
    """Seconds, seconds of the processor, and bytes a unit."""
    begin, processor = time.perf_counter(), time.process_time()
    run("stationbriefing", STORE=str(store), UNITS=",".join(codes), TEMPLATE=template, DPI=DPI, OUTPUT=str(folder))
    seconds, processor = time.perf_counter() - begin, time.process_time() - processor
    sizes = [path.stat().st_size for path in folder.glob("*.pdf")]
    assert len(sizes) == len(codes)
    return seconds / len(codes), processor / len(codes), sum(sizes) / len(sizes)


def atlas(store: Path, codes: list[str], template: str, folder: Path) -> float:
    """Seconds a unit of QGIS's atlas over the page of the whole garrison."""
    from kmzb_plugin.briefing import templates
    from kmzb_plugin.briefing.scope import Scope, data_until, default_period, preceding, whole_garrison
    from kmzb_plugin.briefing.sheet import make_sheet
    from kmzb_plugin.briefing.subject import Source, Subject
    from kmzb_plugin.domain.periods import now
    from kmzb_plugin.store import open_store

    opened = open_store(str(store))
    until = data_until(opened, now())
    period = default_period(until)
    scope = Scope(period, preceding(period), max(period.end, until), until)
    source = Source(opened, opened.describe(), opened.dictionary(), opened.units(), "")
    whole = whole_garrison("", opened.units(), scope.at)
    sheet = make_sheet(Subject(source, scope, whole), templates.read(templates.find(template)), folder)
    coverage = QgsVectorLayer(f"{store}|layername=unit", "unit", "ogr")
    coverage.setSubsetString('"code" IN ({})'.format(", ".join(f"'{code}'" for code in codes)))
    sheet.project.addMapLayer(coverage, False)
    control = sheet.layout.atlas()
    control.setCoverageLayer(coverage)
    control.setEnabled(True)
    control.setFilenameExpression("'atlas-' || @atlas_featurenumber")
    frame = sheet.layout.itemById("map")
    frame.setAtlasDriven(True)
    frame.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Auto)
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = DPI
    begin = time.perf_counter()
    QgsLayoutExporter.exportToPdfs(control, str(folder / "atlas"), settings)
    seconds = time.perf_counter() - begin
    made = len(list(folder.glob("atlas*.pdf")))
    assert made == len(codes), f"the atlas wrote {made} files"
    for path in folder.glob("atlas*.pdf"):
        path.unlink()
    sheet.close()
    opened.close()
    return seconds / len(codes)


if __name__ == "__main__":
    main()
