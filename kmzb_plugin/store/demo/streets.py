"""Invented streets around real places, and where along them people report: unevenly, with piles on the centre line."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from .geography import town_radius

NAMES = (
    "Kolejowa", "Szkolna", "Polna", "Ogrodowa", "Lipowa", "Leśna", "Słoneczna", "Krótka", "Kwiatowa", "Kościelna",
    "Mickiewicza", "Słowackiego", "Sienkiewicza", "Kościuszki", "Żeromskiego", "Piłsudskiego", "Warszawska", "Radomska",
    "Lubelska", "Kielecka", "Krakowska", "Poznańska", "Gdańska", "Wrocławska", "Łódzka", "Parkowa", "Sportowa",
    "Zielona", "Łąkowa", "Nowa", "Długa", "Wąska", "Młyńska", "Rzeczna", "Mostowa", "Targowa", "Rybna", "Fabryczna",
    "Przemysłowa", "Składowa", "Garbarska", "Piekarska", "Tkacka", "Kowalska", "Brzozowa", "Dębowa", "Klonowa",
    "Akacjowa", "Jesionowa", "Sosnowa", "Świerkowa", "Wierzbowa", "Topolowa", "Wiśniowa", "Malinowa", "Jagodowa",
    "Wrzosowa", "Różana", "Konwaliowa", "Makowa", "Chopina", "Moniuszki", "Paderewskiego", "Matejki", "Reymonta",
    "Konopnickiej", "Orzeszkowej", "Prusa", "Norwida", "Kochanowskiego", "Reja", "Kopernika", "Skłodowskiej-Curie",
    "Traugutta", "Pułaskiego", "Sobieskiego", "Jagiellońska", "Kazimierza Wielkiego", "Chrobrego", "Batorego",
    "Królowej Jadwigi", "Grunwaldzka", "Niepodległości", "Wolności", "Konstytucji 3 Maja", "11 Listopada",
    "Armii Krajowej", "Wojska Polskiego", "Partyzantów", "Strażacka", "Pocztowa", "Szpitalna", "Dworcowa", "Zamkowa",
    "Podgórna", "Wesoła", "Spokojna", "Cicha", "Jasna", "Pogodna", "Tęczowa", "Gwiaździsta", "Sadowa", "Wiejska",
    "Graniczna", "Boczna", "Okrężna", "Obwodowa", "Cmentarna", "Świętej Anny", "Witosa", "Struga", "Kelles-Krauza",
)  # fmt: skip

KINDS = ("road", "centre", "outskirts")
_PILE_SHARE = 0.28  # clicks that land exactly on one of a street's few usual points
_CLICK_ERROR = 16.0  # metres
_FIELD_ERROR = 450.0  # metres off the road, for what happens in fields and forests


@dataclass(frozen=True)
class Streets:
    """Straight streets (m,): the place they belong to, middle, direction, length, name, and a weight (m,) per kind."""

    place: np.ndarray
    x: np.ndarray
    y: np.ndarray
    along_x: np.ndarray
    along_y: np.ndarray
    length: np.ndarray
    name: np.ndarray
    weight: dict[str, np.ndarray]

    def draw(self, kind: str, n: int, rng: np.random.Generator) -> np.ndarray:
        """Positions (n,) of streets, by the weight they have for that kind of threat."""
        weight = self.weight[kind]
        return rng.choice(len(weight), size=n, p=weight / weight.sum())

    def click(self, street: np.ndarray, kind: str, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """Where reports (n,) on those streets are clicked: easting and northing in metres."""
        n = len(street)
        position = rng.uniform(-0.5, 0.5, n)
        error = _FIELD_ERROR if kind == "outskirts" else _CLICK_ERROR
        aside, ahead = rng.normal(0.0, error, (2, n))
        pile = (rng.random(n) < _PILE_SHARE) & (kind != "outskirts")
        usual = rng.integers(-1, 2, n) * 0.3
        position = np.where(pile, usual, position) * self.length[street] + np.where(pile, 0.0, ahead)
        aside = np.where(pile, 0.0, aside)
        x = self.x[street] + position * self.along_x[street] - aside * self.along_y[street]
        y = self.y[street] + position * self.along_y[street] + aside * self.along_x[street]
        return x, y


def build(places: pd.DataFrame, rng: np.random.Generator) -> Streets:
    """Streets of all places: more and longer ones in towns, in two main directions, a few of them main roads."""
    population = places["population"].to_numpy(float)
    count = np.clip(np.sqrt(population) / 2.2, 3, len(NAMES)).astype(int)
    place = np.repeat(np.arange(len(places)), count)
    n = len(place)
    reach = town_radius(population)[place]
    main = rng.random(n) < 0.15
    distance = np.abs(rng.normal(0.0, 0.45, n)).clip(max=1.4)
    bearing = rng.uniform(0.0, 2 * np.pi, n)
    grid = rng.uniform(0.0, np.pi / 2, len(places))[place] + rng.integers(0, 2, n) * np.pi / 2
    direction = np.where(main, bearing, grid + rng.normal(0.0, 0.06, n))
    length = np.where(main, 1.1 * reach, rng.lognormal(5.7, 0.5, n).clip(80.0, 1_500.0))
    names = np.concatenate([rng.permutation(np.array(NAMES, dtype=object))[:m] for m in count])
    busy = rng.gamma(0.45, 1.0, n) + 0.02
    within = {
        "road": busy * np.where(main, 5.0, 1.0),
        "centre": busy * np.exp(-2.5 * distance),
        "outskirts": np.where(distance > 0.5, 1.0, 0.15),
    }
    people = (population / population.sum())[place]
    return Streets(
        place=place,
        x=places["x"].to_numpy()[place] + distance * reach * np.cos(bearing),
        y=places["y"].to_numpy()[place] + distance * reach * np.sin(bearing),
        along_x=np.cos(direction),
        along_y=np.sin(direction),
        length=length,
        name=names,
        weight={kind: people * values / _sums(values, place)[place] for kind, values in within.items()},
    )


def _sums(values: np.ndarray, place: np.ndarray) -> np.ndarray:
    return np.bincount(place, weights=values)
