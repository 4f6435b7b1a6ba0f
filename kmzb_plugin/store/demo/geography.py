"""The ground of a synthetic garrison: its outline, places and units, in EPSG:2180."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ...domain import ground, tables
from ...text import UserError, tr
from ..intake.regions import voivodeships
from ..intake.transform import WGS84, reference_system, transform

CRS = "EPSG:2180"
VALID_FROM = "2016-01-01"
_CITY_POWIATS_FROM = 61  # the last two digits of the TERYT code of a town with the rights of a powiat
_SPLIT_FROM = 60_000  # inhabitants of a town that has komisariaty
_INHABITANTS_PER_STATION = 55_000
_OWN_STATION_FROM = 9_000  # inhabitants of a second town that has a komisariat of its own
_STATION_RADIUS = 4_000.0
_EDGE = 300.0  # places nearer to the generalised outline are left out, else their reports would lie beyond it
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True)
class Geography:
    """`places`: name, x, y, population, unit (position in `commands`). `commands`: the county and city commands with
    code, name, town, x, y, population, county, city (TERYT codes), area. `units`: rows for `Importer.add_units`.
    """

    garrison_name: str
    outline: shapely.Geometry
    places: pd.DataFrame
    commands: pd.DataFrame
    units: pd.DataFrame

    def teryt(self, x: np.ndarray, y: np.ndarray, unit: np.ndarray) -> np.ndarray:
        """The powiat's code (n,) of places inside commands: the town's own near its centre, if it has one."""
        commands = self.commands.iloc[unit]
        reach = town_radius(commands["population"].to_numpy())
        distance = np.hypot(x - commands["x"].to_numpy(), y - commands["y"].to_numpy())
        in_town = (commands["city"] != "").to_numpy() & ((distance <= reach) | (commands["county"] == "").to_numpy())
        return np.where(in_town, commands["city"], commands["county"])


town_radius = np.vectorize(ground.town_radius, otypes=[float])


def read(garrison: str) -> Geography:
    """The ground of one of the 17 garrisons. Raises UserError for an unknown code."""
    rows = {row["code"]: row for row in tables.seed("garrisons")}
    if garrison not in rows:
        raise UserError(
            tr("The garrison «{code}» is not known. The garrisons are {codes}.").format(
                code=garrison, codes=", ".join(rows)
            )
        )
    voivodeship = rows[garrison]["teryt_voivodeship"]
    places = _metric(pd.read_csv(ground.DATA / "places.csv", dtype={"voivodeship": str}))
    places = places[places["voivodeship"] == voivodeship]
    seats = _seats(places, voivodeship)
    own = _own_powiats(rows, garrison)
    area = _outline(voivodeship)
    cells = _cells(seats, area)
    seats["area"] = cells
    commands = _commands(seats[[bool(own(codes)) for codes in seats["codes"]]])
    outline = shapely.union_all(commands["area"].tolist())
    inside = shapely.contains_xy(shapely.buffer(outline, -_EDGE), places["x"].to_numpy(), places["y"].to_numpy())
    places = places[inside][["name", "x", "y", "population"]].reset_index(drop=True)
    places["unit"] = _nearest(places, commands)
    name = rows[garrison]["name_pl"]
    units = _units(garrison, name, outline, commands, places)
    return Geography(name, outline, places, commands, units)


def _own_powiats(rows: dict[str, dict[str, str]], garrison: str) -> Callable[[list[str]], set[str]]:
    """Which of some powiats a garrison has: those it lists, else those that no other garrison lists."""
    listed = set(rows[garrison]["teryt_powiats"].split())
    others = {code for key, row in rows.items() if key != garrison for code in row["teryt_powiats"].split()}
    return lambda codes: listed & set(codes) if listed else set(codes) - others


def _metric(frame: pd.DataFrame) -> pd.DataFrame:
    longitude, latitude = frame["longitude"].to_numpy(float), frame["latitude"].to_numpy(float)
    x, y = transform(longitude, latitude, reference_system(WGS84), reference_system(CRS))
    return frame.assign(x=np.round(x, 1), y=np.round(y, 1))


def _outline(voivodeship: str) -> shapely.Geometry:
    """The voivodeship's outline; its vertices are transformed, its edges stay straight."""

    def project(coordinates: np.ndarray) -> np.ndarray:
        x, y = transform(coordinates[:, 0], coordinates[:, 1], reference_system(WGS84), reference_system(CRS))
        return np.round(np.column_stack([x, y]), 1)

    return shapely.make_valid(shapely.transform(voivodeships()[voivodeship], project))


def _seats(places: pd.DataFrame, voivodeship: str) -> pd.DataFrame:
    """The towns that powiats are drawn around; a town may be the seat of two, its own and that of the land about it."""
    powiats = _metric(pd.read_csv(ground.DATA / "powiats.csv", dtype={"teryt": str}))
    powiats = powiats[powiats["teryt"].str.startswith(voivodeship)]
    population = places.groupby("name")["population"].max()
    rows = [
        {
            "town": town,
            "x": group["x"].iloc[0],
            "y": group["y"].iloc[0],
            "population": int(population.get(town, 5_000)),
            "codes": group["teryt"].tolist(),
        }
        for town, group in powiats.groupby("seat", sort=True)
    ]
    return pd.DataFrame(rows)


def _cells(seats: pd.DataFrame, outline: shapely.Geometry) -> np.ndarray:
    """The part of the outline that is nearest to each seat."""
    return _voronoi(seats["x"].to_numpy(), seats["y"].to_numpy(), outline)


def _voronoi(x: np.ndarray, y: np.ndarray, outline: shapely.Geometry) -> np.ndarray:
    points = shapely.points(x, y)
    if len(points) == 1:
        return np.array([outline], dtype=object)
    diagram = shapely.voronoi_polygons(shapely.multipoints(points), extend_to=outline)
    cells = shapely.get_parts(diagram)
    point, cell = shapely.STRtree(cells).query(points, predicate="intersects")
    ordered = np.empty(len(points), dtype=object)
    ordered[point] = cells[cell]
    return np.array([shapely.intersection(cell, outline) for cell in ordered], dtype=object)


def _commands(seats: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for seat in seats.itertuples(index=False):
        city = next((code for code in seat.codes if int(code[2:]) >= _CITY_POWIATS_FROM), "")
        county = next((code for code in seat.codes if code != city), "")
        kind = "KRP" if seat.town == "Warszawa" else "KMP" if city else "KPP"
        rows.append(
            {
                "code": f"{kind}-{city or county}",
                "name": f"{kind} {seat.town}",
                "town": seat.town,
                "x": seat.x,
                "y": seat.y,
                "population": seat.population,
                "county": county,
                "city": city,
                "area": seat.area,
            }
        )
    return pd.DataFrame(rows).sort_values("code").reset_index(drop=True)


def _nearest(places: pd.DataFrame, commands: pd.DataFrame) -> np.ndarray:
    tree = shapely.STRtree(shapely.points(commands[["x", "y"]].to_numpy(float)))
    return tree.nearest(shapely.points(places[["x", "y"]].to_numpy(float)))


def _units(
    garrison: str, name: str, outline: shapely.Geometry, commands: pd.DataFrame, places: pd.DataFrame
) -> pd.DataFrame:
    """The garrison, its commands, and the stations below those of the larger towns."""
    rows: list[tuple[str, str, str, shapely.Geometry]] = [(garrison, name, "", outline)]
    rows += [(command.code, command.name, garrison, command.area) for command in commands.itertuples(index=False)]
    for i, command in enumerate(commands.itertuples(index=False)):
        if command.population >= _SPLIT_FROM:
            rows += _town_stations(command)
        else:
            rows += _country_station(command, places[places["unit"] == i])
    frame = pd.DataFrame(rows, columns=["code", "name", "parent_code", "area"])
    frame["area_wkb"] = [shapely.to_wkb(_multipolygon(area)) for area in frame["area"]]
    frame["valid_from"], frame["valid_to"] = VALID_FROM, ""
    return frame


def _town_stations(command: Any) -> list[tuple[str, str, str, shapely.Geometry]]:
    """Komisariaty I, II …: sectors of the command's area about the middle of its town."""
    town = command._asdict()
    count = int(np.clip(round(town["population"] / _INHABITANTS_PER_STATION), 2, len(_ROMAN)))
    angle = 2 * np.pi * np.arange(count) / count + 0.6
    radius = 0.35 * float(town_radius(np.array(town["population"])))
    cells = _voronoi(town["x"] + radius * np.cos(angle), town["y"] + radius * np.sin(angle), town["area"])
    return [
        (f"{town['code']}-KP{i + 1}", f"KP {_ROMAN[i]} {town['town']}", town["code"], cell)
        for i, cell in enumerate(cells)
    ]


def _country_station(command: Any, places: pd.DataFrame) -> list[tuple[str, str, str, shapely.Geometry]]:
    """A komisariat in the second town of a county, where it is large enough."""
    town = command._asdict()
    others = places[(places["name"] != town["town"]) & (places["population"] >= _OWN_STATION_FROM)]
    if others.empty:
        return []
    second = others.sort_values(["population", "name"], ascending=[False, True]).iloc[0]
    reach = shapely.buffer(shapely.Point(second["x"], second["y"]), _STATION_RADIUS)
    area = shapely.intersection(reach, town["area"])
    return [(f"{town['code']}-KP1", f"KP {second['name']}", town["code"], area)]


def _multipolygon(area: shapely.Geometry) -> shapely.Geometry:
    return shapely.multipolygons([part for part in shapely.get_parts(area).tolist() if part.geom_type == "Polygon"])
