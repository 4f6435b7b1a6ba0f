"""A small store whose answers can be worked out by hand.

The period is 13-19 November 2025, compared with the week before; clocks stand at UTC+1.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import shapely

from kmzb_plugin.briefing.scope import Scope
from kmzb_plugin.domain.periods import Period
from kmzb_plugin.store import create_store
from kmzb_plugin.store.base import ImportSource, Store

PERIOD = "2025-11-13/2025-11-20"
COMPARE = "2025-11-06/2025-11-13"
UNTIL = datetime(2025, 11, 18, 9, 0, tzinfo=UTC)

# ref, category, status, reported, updated, occurred, place, metres east and north of (600 000, 500 000)
_ROWS = [
    ("p1", "speeding", "new", "2025-11-18T09:00:00Z", "", "2025-11-17T17:30:00Z", "ul. Długa", 2000, 5000),
    ("p2", "speeding", "new", "2025-11-16T10:00:00Z", "", "2025-11-16T18:00:00Z", "ul. Długa", 2060, 5000),
    ("p3", "improper_parking", "new", "2025-11-17T12:00:00Z", "", "", "", 7000, 3000),
    ("p4", "speeding", "confirmed", "2025-11-14T08:00:00Z", "2025-11-15T08:00:00Z", "2025-11-13T17:15:00Z",
     "ul. Długa", 2060, 5030),
    ("p5", "public_alcohol", "not_confirmed", "2025-11-13T08:00:00Z", "2025-11-18T08:00:00Z", "", "park", 8000, 8000),
    ("c1", "speeding", "verification", "2025-11-10T08:00:00Z", "2025-11-11T08:00:00Z", "", "ul. Żółkiewskiego",
     5000, 1000),
    ("c2", "speeding", "confirmed_eliminated", "2025-11-08T08:00:00Z", "2025-11-14T08:00:00Z", "", "ul. Nowa",
     9000, 1000),
    ("o1", "speeding", "confirmed_eliminated", "2025-09-01T08:00:00Z", "2025-09-05T08:00:00Z", "", "ul. Długa",
     2060, 5070),
    ("o2", "vandalism", "confirmed", "2025-09-10T08:00:00Z", "2025-09-12T08:00:00Z", "2025-09-09T22:00:00Z", "",
     4000, 4000),
    ("o3", "vandalism", "joke_or_mistake", "2025-10-01T08:00:00Z", "2025-10-02T08:00:00Z", "", "", 4500, 4000),
    ("b1", "speeding", "not_confirmed", "2025-07-01T08:00:00Z", "2025-07-05T08:00:00Z", "", "", 1000, 1000),
    ("b2", "speeding", "confirmed_eliminated", "2025-06-30T08:00:00Z", "2025-07-05T08:00:00Z", "", "", 1000, 9000),
    ("x1", "speeding", "new", "2025-11-17T08:00:00Z", "", "", "", 15000, 5000),
]  # fmt: skip


def scope() -> Scope:
    """What the briefings of these tests look at."""
    period = Period.parse(PERIOD)
    return Scope(period, Period.parse(COMPARE), max(period.end, UNTIL), UNTIL)


def make_store(path: Path, *, synthetic: bool = True) -> Store:
    """The store: KMP with a precinct in its west, KPP beside it without reports in the period but one, KPB empty."""

    def area(*bounds: float) -> bytes:
        return shapely.to_wkb(shapely.multipolygons([shapely.box(*bounds)]))

    columns = ["code", "name", "parent_code", "valid_from", "valid_to", "area_wkb"]
    units = [
        ("KMP", "KMP Białystok <test>", "", "2016-01-01", "", area(600e3, 500e3, 610e3, 510e3)),
        ("KP-1", "Komisariat I", "KMP", "2016-01-01", "", area(600e3, 500e3, 603e3, 510e3)),
        ("KPP", "KPP Łapy", "", "2016-01-01", "", area(610e3, 500e3, 620e3, 510e3)),
        ("KPB", "KPP Pusta", "", "2016-01-01", "", area(620e3, 500e3, 630e3, 510e3)),
        ("OLD", "Posterunek dawny", "", "2016-01-01", "2020-12-31", area(630e3, 500e3, 640e3, 510e3)),
    ]
    names = ["source_ref", "category", "status", "reported_at", "updated_at", "occurred_at", "place", "x", "y"]
    threats = pd.DataFrame(_ROWS, columns=names)
    threats["x"] += 600_000.0
    threats["y"] += 500_000.0
    threats = threats.assign(time_of_day=None, weekdays=None, description="", teryt="", raw="")
    moment = datetime(2025, 11, 19, 20, 0, tzinfo=UTC)
    store = create_store(
        str(path),
        "Podlaska (demo)",
        "KWP w Białymstoku",
        synthetic=synthetic,
        store_id="00000000-0000-4000-8000-000000000001",
        at=moment,
    )
    with store.bulk_import(ImportSource("internet", "kmzb", "reports.csv")) as importer:
        importer.add_units(pd.DataFrame(units, columns=columns))
        importer.add_threats(threats)
    return store
