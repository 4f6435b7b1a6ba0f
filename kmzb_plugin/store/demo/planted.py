"""What is planted in the synthetic data because real data have it, and where, so that searches can be tested."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from .geography import Geography
from .mix import MIX, OLD_NAMES
from .streets import Streets
from .texts import PERSONAL_DATA, add_personal_data, again

_FOREIGN_TERYT = ("0663", "1261", "2262", "3064", "0264")
_SECOND = np.timedelta64(1, "s")
_DAY = 86_400
_TESTS = ("test", "Test.", "sprawdzam czy działa", "próba", "asdf", "haha", "Ufo nad komendą")


@dataclass(frozen=True)
class Amounts:
    """How many of each there are; they are part of the whole count, not on top of it."""

    duplicates: int
    burst: int
    jokes: int
    emerging: int
    outside: int
    swapped: int
    wrong_teryt: int
    personal_data: int

    @classmethod
    def of(cls, count: int) -> Amounts:
        """For a store of `count` reports, 100 at least."""
        return cls(
            duplicates=max(3, round(0.03 * count)),
            burst=int(np.clip(round(0.008 * count), 8, 150)),
            jokes=int(np.clip(round(0.005 * count), 8, 120)),
            emerging=int(np.clip(round(0.008 * count), 8, 60)),
            outside=max(3, round(0.004 * count)),
            swapped=max(2, round(0.001 * count)),
            wrong_teryt=max(3, round(0.006 * count)),
            personal_data=max(8, round(0.012 * count)),
        )

    @property
    def added(self) -> int:
        """How many rows are planted as rows of their own; the others are changes to rows there are."""
        return self.duplicates + self.burst + self.jokes + self.emerging + self.outside


@dataclass(frozen=True)
class PlantedTruth:
    """The planted things by source_ref.

    `duplicates`: pairs of one category, at most 50 m and 30 days apart, described in much the same words. `burst`: one
    reporter's reports within three days in one street. `jokes`: tests and jokes at `jokes_at`, a command's own address.
    `emerging`: a new gathering place within 250 m of `emerging_at` in the last four weeks. `outside`: beyond the
    garrison. `swapped`: northing
    where the easting belongs. `personal_data`: the kind in each description.
    """

    duplicates: tuple[tuple[str, str], ...]
    burst: tuple[str, ...]
    jokes: tuple[str, ...]
    jokes_at: tuple[float, float]
    emerging: tuple[str, ...]
    emerging_at: tuple[float, float]
    outside: tuple[str, ...]
    swapped: tuple[str, ...]
    wrong_teryt: tuple[str, ...]
    old_names: tuple[str, ...]
    personal_data: dict[str, str]


def duplicates(base: pd.DataFrame, n: int, end: np.datetime64, rng: np.random.Generator) -> pd.DataFrame:
    """Second reports of what is reported already and described; `pair` is the position of the first one.

    One without a word cannot be told from a report of something else nearby, by a person or by anything.
    """
    described = base["description"] != ""
    early = np.flatnonzero(((base["reported"] < end - np.timedelta64(31, "D")) & described).to_numpy())
    first = np.sort(rng.choice(early, size=n, replace=False))
    rows = base.iloc[first].copy()
    distance, bearing = rng.uniform(5.0, 50.0, n), rng.uniform(0.0, 2 * np.pi, n)
    later = rng.integers(_DAY // 24, 29 * _DAY, n) * _SECOND
    rows["x"] += distance * np.cos(bearing)
    rows["y"] += distance * np.sin(bearing)
    for name in ("occurred", "reported"):
        rows[name] = rows[name].to_numpy() + later
    rows["description"] = [again(text, rng) for text in rows["description"]]
    return rows.assign(tag="duplicate", pair=first)


def burst(geography: Geography, streets: Streets, n: int, end: np.datetime64, rng: np.random.Generator) -> pd.DataFrame:
    """One person's reports: dozens about parking in one street within three days."""
    # A street of the garrison's largest town, well inside the garrison.
    place = int(geography.places["population"].to_numpy().argmax())
    own = np.flatnonzero(streets.place == place)
    street = own[np.argmax(streets.weight["centre"][own])]
    x, y = streets.click(np.full(n, street), "centre", rng)
    reported = end - np.timedelta64(46, "D") + np.sort(rng.integers(0, 3 * _DAY, n)) * _SECOND
    number = np.arange(1, n + 1).astype(str).astype(object)
    text = "Znowu to samo: samochód na chodniku przed moim oknem. Zgłoszenie nr " + number
    return _rows(geography, place, f"ul. {streets.name[street]}", x, y, reported, "improper_parking", text, "burst")


def jokes(
    geography: Geography, n: int, start: np.datetime64, end: np.datetime64, rng: np.random.Generator
) -> pd.DataFrame:
    """Tests and jokes at the address of the largest command."""
    middle_x, middle_y = jokes_place(geography)
    place = int(geography.places["population"].to_numpy().argmax())
    seconds = int((end - start) / _SECOND) - 14 * _DAY
    reported = start + np.sort(rng.integers(0, seconds, n)) * _SECOND
    category = rng.choice(np.array(list(MIX), dtype=object), n)
    text = rng.choice(np.array(_TESTS, dtype=object), n)
    x, y = middle_x + rng.normal(0.0, 4.0, n), middle_y + rng.normal(0.0, 4.0, n)
    return _rows(geography, place, "siedziba jednostki", x, y, reported, category, text, "joke")


def jokes_place(geography: Geography) -> tuple[float, float]:
    """The invented address of the largest command."""
    command = geography.commands.sort_values("population").iloc[-1]
    return float(command["x"]) + 120.0, float(command["y"]) - 80.0


def emerging(geography: Geography, n: int, end: np.datetime64, rng: np.random.Generator) -> pd.DataFrame:
    """A place where people have begun to gather and race: nothing before, much in the last four weeks."""
    place, (middle_x, middle_y) = _emerging_place(geography)
    radius, bearing = 250.0 * np.sqrt(rng.random(n)), rng.uniform(0.0, 2 * np.pi, n)
    # Reckoned from the end, which is a midnight unless another moment was asked for: the late evenings.
    before_midnight = rng.integers(0, 27, n) * _DAY + rng.integers(_DAY // 24, _DAY // 6, n)
    reported = end - np.sort(before_midnight)[::-1] * _SECOND
    category = rng.choice(np.array(["illegal_car_racing", "public_alcohol"], dtype=object), n, p=[0.7, 0.3])
    text = "Nocne spotkania kierowców na parkingu przy markecie, hałas do rana."
    x, y = middle_x + radius * np.cos(bearing), middle_y + radius * np.sin(bearing)
    return _rows(geography, place, "parking przy markecie", x, y, reported, category, text, "emerging")


def _emerging_place(geography: Geography) -> tuple[int, tuple[float, float]]:
    places = geography.places
    place = int(places["population"].to_numpy().argsort(kind="stable")[-min(2, len(places))])
    return place, (float(places["x"].iloc[place]) + 200.0, float(places["y"].iloc[place]) + 150.0)


def outside(
    geography: Geography, n: int, start: np.datetime64, end: np.datetime64, rng: np.random.Generator
) -> pd.DataFrame:
    """Reports that were clicked beyond the border of the garrison, by half a kilometre to fifteen."""
    border = shapely.boundary(geography.outline)
    near = shapely.get_coordinates(shapely.line_interpolate_point(border, rng.random(60 * n), normalized=True))
    candidates = near + rng.normal(0.0, 6_000.0, near.shape)
    distance = shapely.distance(shapely.points(candidates), geography.outline)
    found = candidates[(distance > 500.0) & (distance < 15_000.0)][:n]
    seconds = int((end - start) / _SECOND)
    reported = start + np.sort(rng.integers(0, seconds, len(found))) * _SECOND
    return _rows(geography, 0, "", found[:, 0], found[:, 1], reported, "speeding", "", "outside")


def _rows(
    geography: Geography,
    place: int,
    street: str,
    x: np.ndarray,
    y: np.ndarray,
    reported: np.ndarray,
    category: str | np.ndarray,
    text: str | np.ndarray,
    tag: str,
) -> pd.DataFrame:
    town = geography.places["name"].iloc[place]
    return pd.DataFrame(
        {
            "plane": "internet",
            "category": category,
            "occurred": reported - np.timedelta64(20, "m"),
            "reported": reported,
            "description": text,
            "place": f"{street}, {town}" if street else "",
            "x": x,
            "y": y,
            "unit": int(geography.places["unit"].iloc[place]),
            "tag": tag,
            "pair": -1,
        }
    )


def spoil(
    rows: pd.DataFrame,
    geography: Geography,
    amounts: Amounts,
    middle: np.datetime64,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """Changes rows in place as real ones are wrong; adds the columns swapped, wrong_teryt, old_name, personal_data."""
    ordinary = rng.permutation(np.flatnonzero((rows["tag"] == "").to_numpy()))
    wrong, personal, rest = np.split(ordinary, np.cumsum([amounts.wrong_teryt, amounts.personal_data]))
    x, y = rows["x"].to_numpy()[rest], rows["y"].to_numpy()[rest]
    # Exchanged coordinates that fall inside again are no mistake that anyone could see.
    swapped = rest[~shapely.contains_xy(geography.outline, y, x)][: amounts.swapped]
    rows = rows.assign(swapped=False, wrong_teryt=False, old_name="", personal_data="", raw="")
    rows.loc[swapped, ["x", "y"]] = rows.loc[swapped, ["y", "x"]].to_numpy()
    rows.loc[swapped, "swapped"] = True
    foreign = [code for code in _FOREIGN_TERYT if code[:2] != rows["teryt"].iloc[0][:2]]
    rows.loc[wrong, "teryt"] = rng.choice(np.array(foreign, dtype=object), len(wrong))
    rows.loc[wrong, "wrong_teryt"] = True
    rows.loc[personal, "personal_data"] = [PERSONAL_DATA[i % len(PERSONAL_DATA)] for i in range(len(personal))]
    rows.loc[personal, "plane"] = "internet"
    for i in personal:
        text, kind = rows.at[i, "description"], rows.at[i, "personal_data"]
        rows.at[i, "description"] = add_personal_data(text, kind, rng)
    old = rows["category"].isin(list(OLD_NAMES)) & (rows["reported"] < middle)
    rows.loc[old, "old_name"] = rows.loc[old, "category"].map(OLD_NAMES)
    rows.loc[old, "raw"] = [json.dumps({"Typ": name}, ensure_ascii=False) for name in rows.loc[old, "old_name"]]
    return rows


def truth(rows: pd.DataFrame, geography: Geography) -> PlantedTruth:
    """The planted things of finished rows, which have a source_ref and the position `key` that pairs point at."""
    refs = rows["source_ref"]
    by_key = dict(zip(rows["key"], refs, strict=True))
    second = rows[rows["tag"] == "duplicate"]
    personal = rows[rows["personal_data"] != ""]

    def tagged(tag: str) -> tuple[str, ...]:
        return tuple(refs[rows["tag"] == tag])

    return PlantedTruth(
        duplicates=tuple((by_key[pair], ref) for pair, ref in zip(second["pair"], second["source_ref"], strict=True)),
        burst=tagged("burst"),
        jokes=tagged("joke"),
        jokes_at=jokes_place(geography),
        emerging=tagged("emerging"),
        emerging_at=_emerging_place(geography)[1],
        outside=tagged("outside"),
        swapped=tuple(refs[rows["swapped"]]),
        wrong_teryt=tuple(refs[rows["wrong_teryt"]]),
        old_names=tuple(refs[rows["old_name"] != ""]),
        personal_data=dict(zip(personal["source_ref"], personal["personal_data"], strict=True)),
    )
