"""Rows to fill stores with, made by a seed."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from kmzb_plugin.store.base import ImportSource, Store

SOURCE = ImportSource("public", "kmzb", "reports.csv")
SQUARE = (600_000.0, 500_000.0, 610_000.0, 510_000.0)


def threat_rows(count: int, *, status: str = "new", first: int = 0, seed: int = 1) -> pd.DataFrame:
    """Threats inside SQUARE, reported one an hour from 1 March 2026 on, with refs `r<first>`, `r<first + 1>` ..."""
    random = np.random.default_rng(seed + first)
    hours = np.datetime64("2026-03-01T00:00:00") + np.arange(first, first + count).astype("timedelta64[h]")
    return pd.DataFrame(
        {
            "source_ref": [f"r{number}" for number in range(first, first + count)],
            "category": "speeding",
            "status": status,
            "occurred_at": "",
            "reported_at": [f"{moment}Z" for moment in np.datetime_as_string(hours, unit="s")],
            "updated_at": "",
            "time_of_day": 1,
            "weekdays": None,
            "description": [f"Szkoła nr {number}, tel. 601 234 567" for number in range(first, first + count)],
            "place": "Białystok",
            "teryt": "2061011",
            "raw": "",
            "x": random.uniform(SQUARE[0], SQUARE[2], count),
            "y": random.uniform(SQUARE[1], SQUARE[3], count),
        }
    )


def unit_rows() -> pd.DataFrame:
    """A city unit over SQUARE, two precincts inside it and one that closed in 2020; children before the parent."""
    west, south, east, north = SQUARE
    middle = (west + east) / 2

    def area(*bounds: float) -> bytes:
        return shapely.to_wkb(shapely.multipolygons([shapely.box(*bounds)]))

    return pd.DataFrame(
        [
            ("KP-W", "Komisariat Zachód", "KMP", "2016-01-01", "", area(west, south, middle, north)),
            ("KP-E", "Komisariat Wschód", "KMP", "2016-01-01", "", area(middle, south, east - 1000, north)),
            ("KP-OLD", "Posterunek", "KMP", "2016-01-01", "2020-12-31", area(west, south, west + 500, north)),
            ("KMP", "Komenda Miejska", "", "2016-01-01", "", area(west, south, east, north)),
        ],
        columns=["code", "name", "parent_code", "valid_from", "valid_to", "area_wkb"],
    )


def fill(store: Store, count: int = 12, *, status: str = "new") -> None:
    """Adds the units and some threats."""
    with store.bulk_import(SOURCE) as importer:
        importer.add_units(unit_rows())
        importer.add_threats(threat_rows(count, status=status))
