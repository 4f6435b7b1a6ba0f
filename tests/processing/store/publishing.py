"""A small store whose publication can be worked out by hand, and publications read as anybody reads them.

It is published on 19 November 2025, in the fourth quarter. Squares have 500 m; A, B and C are three of them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from kmzb_plugin.store.base import ImportSource, Store

NOW = datetime(2025, 11, 19, 20, 0, tzinfo=UTC)
PERIOD = "2025-07-01/2026-01-01"
SECRET = "Sąsiad spod piątki, PESEL 44051401359"

A, B, C = (600_100.0, 500_100.0), (600_700.0, 500_100.0), (603_000.0, 503_000.0)
SQUARE_A, SQUARE_B, SQUARE_C = "500mN500000E600000", "500mN500000E600500", "500mN503000E603000"
AUGUST, OCTOBER = "2025-08-14T10:23:45Z", "2025-10-09T17:05:11Z"

# how many, category, status, reported, updated, where; the sum and what becomes of each is in the tests
ROWS = [
    (8, "speeding", "new", AUGUST, "", A),
    (6, "improper_parking", "confirmed", AUGUST, "2025-08-20T08:00:00Z", A),
    (1, "stray_dogs", "new", AUGUST, "", A),
    (4, "speeding", "new", AUGUST, "", B),
    (6, "vandalism", "confirmed_eliminated", AUGUST, "2025-11-10T08:00:00Z", C),
    (3, "begging", "new", AUGUST, "", A),
    (2, "drug_use", "confirmed", AUGUST, "", A),
    (1, "unknown:Hałas", "new", AUGUST, "", A),
    (1, "dangerous_entertainment_venue", "new", AUGUST, "", A),
    (2, "speeding", "joke_or_mistake", AUGUST, "", A),
    (5, "speeding", "not_confirmed", AUGUST, "2025-09-01T08:00:00Z", A),
    (9, "speeding", "confirmed_eliminated", AUGUST, "2025-10-01T08:00:00Z", A),
    (5, "speeding", "new", OCTOBER, "", A),
    (2, "speeding", "not_confirmed", OCTOBER, "2025-11-18T08:00:00Z", A),
]
READ = sum(row[0] for row in ROWS)
ON_MAP = 8 + 1 + 6 + 6 + 5 + 2


def fill_store(store: Store, rows: Sequence[tuple] = ROWS) -> None:
    """Adds the threats."""
    single = [
        (f"ref-{i}-{j}", category, status, reported, updated, x + j, y + j)
        for i, (n, category, status, reported, updated, (x, y)) in enumerate(rows)
        for j in range(n)
    ]
    names = ["source_ref", "category", "status", "reported_at", "updated_at", "x", "y"]
    threats = pd.DataFrame(single, columns=names)
    threats = threats.assign(occurred_at="", time_of_day=3, weekdays=None, description=SECRET, place="ul. Tajna 5")
    with store.bulk_import(ImportSource("internet", "kmzb", "reports.csv")) as importer:
        importer.add_threats(threats.assign(teryt="", raw=""))


def table(folder: Path, name: str) -> pd.DataFrame:
    """A layer of a publication's GeoPackage without its shapes."""
    with closing(sqlite3.connect(folder / "publication.gpkg")) as db:
        return pd.read_sql(f"SELECT * FROM {name} ORDER BY fid", db).drop(columns=["fid", "geom"], errors="ignore")


def counts(folder: Path) -> list[tuple[str, str, str, str, int]]:
    """Place, period, category, status and number of every count."""
    found = table(folder, "counts")[["place", "period", "category", "status", "reports"]]
    return [tuple(row) for row in found.itertuples(index=False)]


def everything(folder: Path) -> bytes:
    """All that was published, as bytes."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
