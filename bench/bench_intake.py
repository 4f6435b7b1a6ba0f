"""The import of 500,000 reports against what brings the same rows into a database without asking anything.

Ours reads, maps, checks every row, masks personal data, numbers, puts each threat to its unit, knows what is there
already and audits; into a GeoPackage store. The peers copy: ogr2ogr from CSV into a GeoPackage with points in the
store's reference system and a spatial index; pandas reads the same file as texts and writes it by `to_sql` into SQLite.
Every run has a process of its own, which begins with its libraries unloaded; peak memory is the whole process's.
"CPU" are seconds of the processor, all threads together, which other work on the machine changes less. "preview" is
what the wizard waits for. "again" imports the same file a second time and takes nothing, "dry run" says so
before it is imported. "cancel" is how long an import goes on after somebody presses Cancel half way, and what it then
leaves: nothing, the file as it was.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from bench import runs

ROWS = 500_000
_CATEGORIES = ("Przekraczanie dozwolonej prędkości", "Nieprawidłowe parkowanie", "Akty wandalizmu", "Żebractwo")
_STATUSES = ("Nowe", "Potwierdzone", "Niepotwierdzone", "Weryfikacja")
_TEXTS = (
    "",
    "Kierowcy jeżdżą za szybko, najwięcej między 16 a 18.",
    "Samochody stoją na chodniku przy szkole, proszę dzwonić 600 123 456.",
    "Grupa osób pije alkohol na ławce obok placu zabaw; powtarza się co wieczór.",
)


def main(rows: int = ROWS) -> None:
    """Measures and prints a table."""
    print(f"Import of {rows:,} reports from CSV. {runs.versions()}.")
    print(runs.table("what", "seconds", "ratio", "CPU s", "ratio", "MB", "rows"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "reports.csv"
        _write(source, rows)
        print(f"The file has {source.stat().st_size / 1e6:.0f} MB.")
        ours = runs.task("bench.bench_intake", "ours", folder)
        _row("ours", ours, ours)
        for peer in ("ogr2ogr", "to_sql"):
            _row(peer, runs.task("bench.bench_intake", peer, folder), ours)
        for more in ("preview", "dry run", "again", "cancel"):
            _row(more, runs.task("bench.bench_intake", more, folder), ours)


def _row(what: str, found: runs.Found, ours: runs.Found) -> None:
    times = [
        text for name in ("seconds", "processor") for text in (f"{found[name]:.2f}", f"{found[name] / ours[name]:.2f}×")
    ]
    print(runs.table(what, *times, f"{found['megabytes']:.0f}", f"{found['rows']:,}"), flush=True)


def _write(path: Path, rows: int) -> None:
    import numpy as np
    import pandas as pd

    rng = np.random.default_rng(7)
    second = 1_704_067_200 + rng.integers(0, 2 * 365 * 86_400, rows)

    def of(texts: tuple[str, ...]) -> np.ndarray:
        return np.array(texts, dtype=object)[rng.integers(0, len(texts), rows)]

    pd.DataFrame(
        {
            "OBJECTID": np.arange(1, rows + 1),
            "Typ": of(_CATEGORIES),
            "Status": of(_STATUSES),
            "Data zdarzenia": second * 1000,
            "Data utworzenia": (second + 3600) * 1000,
            "Data modyfikacji": (second + 90_000) * 1000,
            "Pora dnia": rng.integers(1, 5, rows),
            "Dni tygodnia": rng.integers(1, 128, rows),
            "TERYT": "1463",
            "Opis": of(_TEXTS),
            "x": (637_000 + rng.normal(0, 4000, rows)).round(2),
            "y": (395_000 + rng.normal(0, 4000, rows)).round(2),
        }
    ).to_csv(path, index=False, sep=";")


def _clocks() -> tuple[float, float]:
    """Seconds of the clock and of the processor, which other work on the machine changes less."""
    return time.perf_counter(), time.process_time()


def _say(begin: tuple[float, float], rows: int) -> None:
    seconds, processor = _clocks()
    runs.say(seconds=seconds - begin[0], processor=processor - begin[1], rows=rows)


def ours(folder: Path) -> None:
    """The import into a new store; the store stays for the runs after it."""
    from kmzb_plugin.store import create_store

    store = create_store(str(folder / "store.gpkg"), "Radom", "KWP-RAD")
    store.close()
    begin = _clocks()
    report = _import(folder / "store.gpkg", folder / "reports.csv")
    _say(begin, report.accepted)


def again(folder: Path) -> None:
    """The same file into the same store."""
    begin = _clocks()
    report = _import(folder / "store.gpkg", folder / "reports.csv")
    _say(begin, report.accepted)


def dry_run(folder: Path) -> None:
    """What a second import would do."""
    begin = _clocks()
    report = _import(folder / "store.gpkg", folder / "reports.csv", dry=True)
    _say(begin, report.accepted)


def cancel(folder: Path) -> None:
    """Cancelled half way into an empty store: seconds until it has ended."""
    from kmzb_plugin.analysis.progress import Cancelled
    from kmzb_plugin.store import create_store, open_store

    path = folder / "cancelled.gpkg"
    create_store(str(path), "Radom", "KWP-RAD").close()
    pressed: list[tuple[float, float]] = []

    def progress(fraction: float) -> None:
        if fraction > 0.6 and not pressed:
            pressed.append(_clocks())

    try:
        _import(path, folder / "reports.csv", progress=progress, cancelled=lambda: bool(pressed))
    except Cancelled:
        begin, ended = pressed[0], _clocks()
        with closing(open_store(str(path))) as store:
            from kmzb_plugin.store.filter import ThreatFilter

            left = store.count(ThreatFilter())
        runs.say(seconds=ended[0] - begin[0], processor=ended[1] - begin[1], rows=left)
    raise SystemExit("It was not cancelled.")


def preview(folder: Path) -> None:
    """The first 100 rows."""
    from kmzb_plugin.store.intake.preview import preview as first

    begin = _clocks()
    found = first(folder / "reports.csv")
    _say(begin, len(found.rows))


def _import(store_path: Path, source: Path, *, dry: bool = False, **more: object):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    from kmzb_plugin.domain.planes import Plane
    from kmzb_plugin.store import open_store
    from kmzb_plugin.store.intake import importing, profile

    public = profile.load(profile.DEFAULT)
    chosen = replace(public, columns={**public.columns, "description": "Opis"})
    with closing(open_store(str(store_path))) as store:
        work = importing.dry_run if dry else importing.import_threats
        return work(store, source, plane=Plane.INTERNET, profile=chosen, **more)  # type: ignore[arg-type]


def ogr2ogr(folder: Path) -> None:
    """GDAL's own way, in this process."""
    from osgeo import gdal

    gdal.UseExceptions()
    begin = _clocks()
    opened = gdal.OpenEx(
        str(folder / "reports.csv"),
        open_options=["X_POSSIBLE_NAMES=x", "Y_POSSIBLE_NAMES=y", "AUTODETECT_TYPE=YES"],
    )
    target = folder / "ogr.gpkg"
    made = gdal.VectorTranslate(
        str(target), opened, format="GPKG", layerName="threat", srcSRS="EPSG:2180", dstSRS="EPSG:2180"
    )
    rows = made.GetLayer(0).GetFeatureCount()
    made.FlushCache()
    del made
    _say(begin, rows)


def to_sql(folder: Path) -> None:
    """pandas' way."""
    import pandas as pd

    begin = _clocks()
    frame = pd.read_csv(folder / "reports.csv", sep=";", dtype=str, keep_default_na=False)
    with closing(sqlite3.connect(folder / "pandas.sqlite")) as db:
        frame.to_sql("threat", db, index=False)
        db.commit()
    _say(begin, len(frame))


if __name__ == "__main__":
    from qgis.core import QgsApplication

    QgsApplication([], False)
    globals()[sys.argv[1].replace(" ", "_")](Path(sys.argv[2]))
