"""The reports of a synthetic garrison as one table, from a seed; nothing here writes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from . import course, planted, rhythm, streets, texts
from .geography import Geography
from .mix import MIX, PLANES
from .planted import Amounts, PlantedTruth

_DELAY_HOURS = 5.0  # mean time from the event to the report


def reports(
    geography: Geography, count: int, years: int, end: np.datetime64, seed: int
) -> tuple[pd.DataFrame, PlantedTruth]:
    """`count` reports of the `years` years before `end`, in the order they were reported, and what is planted in them.

    Columns: those of `Importer.add_threats` with moments as datetime64[s], plus plane. Needs about 1 kB a report.
    """
    rng = np.random.default_rng(seed)
    start = end - np.timedelta64(365 * years, "D")
    amounts = Amounts.of(count)
    ground = streets.build(geography.places, rng)
    base = _ordinary(geography, ground, count - amounts.added, (start, end), rng)
    rows = pd.concat(
        [
            base,
            planted.duplicates(base, amounts.duplicates, end, rng),
            planted.burst(geography, ground, amounts.burst, end, rng),
            planted.jokes(geography, amounts.jokes, start, end, rng),
            planted.emerging(geography, amounts.emerging, end, rng),
            planted.outside(geography, amounts.outside, start, end, rng),
        ],
        ignore_index=True,
    )
    x, y, unit = (rows[name].to_numpy() for name in ("x", "y", "unit"))
    rows["teryt"] = geography.teryt(x, y, unit)
    rows = planted.spoil(rows, geography, amounts, start + (end - start) // 2, rng)
    rows = _with_course(rows, geography, end, rng)
    rows["x"], rows["y"] = rows["x"].round(2), rows["y"].round(2)
    rows["key"] = np.arange(len(rows))
    rows = rows.sort_values(["reported", "key"]).reset_index(drop=True)
    rows["source_ref"] = [f"SYN-{number:07d}" for number in range(1, len(rows) + 1)]
    return rows, planted.truth(rows, geography)


def _ordinary(
    geography: Geography,
    ground: streets.Streets,
    n: int,
    period: tuple[np.datetime64, np.datetime64],
    rng: np.random.Generator,
) -> pd.DataFrame:
    start, end = period
    percent = np.array([share.percent for share in MIX.values()])
    drawn = rng.choice(len(MIX), size=n, p=percent / percent.sum())
    shares = list(MIX.values())
    category = np.array(list(MIX), dtype=object)[drawn]
    kind = np.array([share.kind for share in shares])[drawn]
    plane = rng.choice(np.array(list(PLANES), dtype=object), size=n, p=list(PLANES.values()))
    street, x, y = _places(geography, ground, kind, rng)
    occurred = rhythm.moments(np.array([share.rhythm for share in shares])[drawn], start, end, rng)
    delay = np.round(rng.exponential(_DELAY_HOURS * 3600, n)).astype("timedelta64[s]")
    place = geography.places.iloc[ground.place[street]]
    return pd.DataFrame(
        {
            "plane": plane,
            "category": category,
            "occurred": occurred,
            "reported": np.minimum(occurred + delay, end - np.timedelta64(1, "s")),
            "description": texts.descriptions(category, plane, rng),
            "place": "ul. " + ground.name[street] + ", " + place["name"].to_numpy(object),
            "x": x,
            "y": y,
            "unit": place["unit"].to_numpy(),
            "tag": "",
            "pair": -1,
        }
    )


def _places(
    geography: Geography, ground: streets.Streets, kind: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Streets and coordinates (n,) inside the garrison: what falls beyond its border is clicked nearer the place."""
    n = len(kind)
    street = np.zeros(n, dtype=np.int64)
    x, y = np.zeros(n), np.zeros(n)
    for name in streets.KINDS:
        rows = np.flatnonzero(kind == name)
        street[rows] = ground.draw(name, len(rows), rng)
        x[rows], y[rows] = ground.click(street[rows], name, rng)
    beyond = np.flatnonzero(~_inside(geography.outline, x, y))
    middle = geography.places.iloc[ground.place[street[beyond]]]
    x[beyond] = middle["x"].to_numpy() + rng.uniform(-150.0, 150.0, len(beyond))
    y[beyond] = middle["y"].to_numpy() + rng.uniform(-150.0, 150.0, len(beyond))
    return street, x, y


def _inside(outline: shapely.Geometry, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    shapely.prepare(outline)
    return shapely.contains_xy(outline, x, y)


def _with_course(
    rows: pd.DataFrame, geography: Geography, end: np.datetime64, rng: np.random.Generator
) -> pd.DataFrame:
    category, plane = rows["category"].to_numpy(object), rows["plane"].to_numpy(object)
    chance = course.confirmed_share(category, rows["unit"].to_numpy(), len(geography.commands), rng)
    chance = np.where(rows["tag"] == "burst", 0.05, chance)
    reported = rows["reported"].to_numpy().astype("datetime64[s]")
    found = course.follow(reported, chance, plane, end, rng)
    decided = ~np.isin(found.status, ["new", "verification"])
    joke = (rows["tag"] == "joke").to_numpy() & decided
    return rows.assign(status=np.where(joke, "joke_or_mistake", found.status), updated=found.updated)
