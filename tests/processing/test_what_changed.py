"""The study of what changed in Toronto: every number in its text, in both languages, is what the algorithm gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from kmzb_plugin.analysis import intervals
from kmzb_plugin.analysis.areachange import dispersion
from kmzb_plugin.analysis.displacement import weighted_displacement_difference
from kmzb_plugin.analysis.similarity import similarity
from kmzb_plugin.locale import number, translation
from kmzb_plugin.text import speaking
from tools.help_pictures import City, computed
from tools.what_changed import BY_MAP, IMAGES, LANGUAGES, chosen, commands, prepared, steps, worked

from .conftest import rows

DOCS = Path(__file__).parents[2] / "docs"
FILES = {"en": DOCS / "what-changed.md", "pl": DOCS / "what-changed.pl.md"}
LARGEST_PICTURE = 60_000
NUMBER = re.compile(r"(?<![\w.,-])[+−]?\d+(?:[,.\u00a0]\d+)*")
HALF_DAYS = (181 - 1 / 24, 184 + 1 / 24)
"""In Polish civil time the first half of a year is an hour short, the second has one more."""

DOVERCOURT = "Dovercourt-Wallace Emerson-Junction"


@dataclass(frozen=True)
class Run:
    """The areas of a step with their numbers, its table, and what its report says in English."""

    areas: pd.DataFrame
    table: pd.DataFrame | None
    report: str

    def alone(self, code: int) -> int:
        return int((self.areas["change"] == code).sum())

    def area(self, name: str) -> pd.Series:
        return self.areas.set_index("name").loc[name]

    def whole(self) -> list[float]:
        """Change of the whole in percent, and its limits."""
        first, second = self.areas["n_1"].sum(), self.areas["n_2"].sum()
        days = (365.0, 365.0) if len(self.areas) > 1000 else HALF_DAYS
        return [100 * (float(each) - 1) for each in intervals.rate_ratio(first, second, *days)]

    def role(self, name: str) -> list[int]:
        own = self.areas[self.areas["role"] == name]
        return [int(own["n_1"].sum()), int(own["n_2"].sum())]


@pytest.fixture(scope="module")
def city(provider: Any, tmp_path_factory: pytest.TempPathFactory) -> City:
    return prepared(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="module")
def runs(city: City) -> dict[str, Run]:
    found = {}
    with speaking("en", translation("en")):
        for name in steps():
            layers = worked(name, city)
            table = rows(layers["OUTPUT_TABLE"]) if "OUTPUT_TABLE" in layers else None
            found[name] = Run(rows(layers["OUTPUT"]), table, (city.folder / f"{name}.html").read_text())
    return found


def text_of(language: str) -> list[str]:
    """The sections of the page without commands, pictures, addresses and what is set as code."""
    page = FILES[language].read_text(encoding="utf-8")
    for noise in (r"```.*?```", r"^!\[.*?\)$", r"`[^`]*`", r"\]\([^)]*\)"):
        page = re.sub(noise, "", page, flags=re.DOTALL | re.MULTILINE)
    return re.split(r"^## ", page, flags=re.MULTILINE)


def changed(run: Run, name: str, decimals: int = 2) -> list[tuple[float, int]]:
    """Change in percent, both numbers, limits of the ratio of an area."""
    area = run.area(name)
    return [
        (area["n_1"], 0),
        (area["n_2"], 0),
        (area["percent"], 0),
        (area["ratio_low"], decimals),
        (area["ratio_high"], decimals),
    ]


def whole_numbers(*values: float) -> list[tuple[float, int]]:
    return [(value, 0) for value in values]


def spread(run: Run) -> float:
    found = dispersion(run.areas["n_1"], run.areas["n_2"])
    assert found is not None
    return found.factor


def expected(runs: dict[str, Run]) -> list[list[tuple[float, int]]]:
    """The numbers of each section in their order, with their decimals; those that are no result stand as they are."""
    halves, whole, years = runs["halves"], runs["whole"], runs["years"]
    areas, cells = len(halves.areas), len(years.areas)
    total = [int(halves.areas[each].sum()) for each in ("n_1", "n_2")]
    percent, low, high = halves.whole()
    rose, fell, pale = halves.alone(2), halves.alone(-2), (halves.alone(1), halves.alone(-1))
    dovercourt, riverdale, alderwood = (changed(halves, name) for name in (DOVERCOURT, "North Riverdale", "Alderwood"))
    in_halves = [
        *whole_numbers(*total, 184, 181, percent, 95, low, high),
        *whole_numbers(areas, int((halves.areas["percent"].abs() >= 25).sum()), rose + fell, rose, fell),
        *whole_numbers(sum(pale), *pale, areas, 0.05 * areas),
        *dovercourt,
        riverdale[2],
        riverdale[0],
        riverdale[1],
        *riverdale[3:],
        *alderwood[:2],
    ]
    other = (whole.alone(1), whole.alone(-1))
    assert not whole.alone(2) + whole.alone(-2)
    in_whole = [(percent, 0), (whole.areas["q"].min(), 3), *whole_numbers(sum(other), *other, 0.05 * areas)]
    in_whole.append((spread(halves), 2))
    table = halves.table
    assert table is not None
    kinds = table.groupby("category")[["n_1", "n_2"]].sum()
    in_kinds = []
    for kind in ("Break and Enter", "Assault", "Auto Theft", "Robbery", "Theft Over"):
        n1, n2 = kinds.loc[kind]
        in_kinds += whole_numbers(100 * (n2 / n1 * HALF_DAYS[0] / HALF_DAYS[1] - 1), n1, n2)
    n1, n2 = kinds.loc["Theft Over"]
    sure = table[table["q"] <= 0.05]
    assert sure["area_name"].tolist() == [DOVERCOURT]
    p = float(intervals.poisson_etest(n1, n2, *HALF_DAYS))
    in_kinds += [(p, 3), *whole_numbers(len(table), len(sure), sure["n_1"].iloc[0], sure["n_2"].iloc[0])]
    in_kinds.append((sure["q"].iloc[0], 3))
    alike = similarity(halves.areas["n_1"], halves.areas["n_2"], bootstrap=True)
    in_shares = [(100 * alike.robust, 1), (100 * alike.unchanged, 1)]
    in_shares += whole_numbers((halves.areas["local_s"] == 1).sum(), (halves.areas["local_s"] == -1).sum())
    one = (years.alone(1), years.alone(-1))
    assert not years.alone(2) + years.alone(-2)
    few = int((years.areas[["n_1", "n_2"]].min(axis=1) < 5).sum())
    in_years = [
        *whole_numbers(years.areas["n_1"].sum(), years.areas["n_2"].sum(), *years.whole()),
        *whole_numbers(cells, sum(one), *one),
        (years.areas["q"].min(), 3),
        *whole_numbers(few, 5, 0),
    ]
    n_break_ins = years.areas[["n_1", "n_2"]].to_numpy().sum()
    return [
        whole_numbers(29_876, areas, n_break_ins, cells, 500),
        in_halves,
        in_whole,
        in_kinds,
        in_shares,
        in_years,
        _pretended(runs),
        [],
    ]


def _pretended(runs: dict[str, Run]) -> list[tuple[float, int]]:
    numbers: list[tuple[float, int]] = whole_numbers(8)
    for name in ("pretended", "again"):
        treated, control = (runs[name].role(part) for part in ("treated areas", "control areas"))
        total = weighted_displacement_difference([treated, control], (91 / 92, 1.0)).total
        numbers += whole_numbers(*treated, *control, total.estimate)
        if name == "pretended":
            numbers += [(95, 0), *whole_numbers(*total.interval()), (total.z, 2), (total.p, 3)]
        else:
            numbers += whole_numbers(*total.interval())
    run = runs["pretended"]
    own = run.areas[run.areas["role"] == "control areas"]
    factor = dispersion(own["n_1"], own["n_2"])
    assert factor is not None
    total = weighted_displacement_difference(
        [run.role("treated areas"), run.role("control areas")], (91 / 92, 1.0)
    ).total
    half = 1.959964 * total.se * np.sqrt(factor.factor)
    return [*numbers, (factor.factor, 1), *whole_numbers(total.estimate - half, total.estimate + half)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_in_the_text_is_a_result(language: str, runs: dict[str, Run]) -> None:
    sections = text_of(language)
    wanted = expected(runs)
    assert len(sections) == len(wanted)
    with speaking(language, translation(language)):
        for section, numbers in zip(sections, wanted, strict=True):
            written = [re.sub("^[+−]", "", each) for each in NUMBER.findall(section)]
            said = [number(abs(round(value, decimals)), decimals) for value, decimals in numbers]
            assert written == said, section.splitlines()[0]
            below = [value for value, _ in numbers if value < 0]
            assert len(re.findall("−", section)) == len(below), section.splitlines()[0]


def test_reports_say_the_same(runs: dict[str, Run]) -> None:
    """What was computed here from the counts stands in the reports as well."""
    assert "rose by 8 % (95 % interval +6 to +11 %)" in runs["halves"].report
    assert "67.9 %" in runs["halves"].report
    assert "fell by 95.0 reports (95 % interval −163 to −27.3)" in runs["pretended"].report
    assert "2.8 times as differently" in runs["pretended"].report
    assert "(53.8 reports, 95 % interval −11.4 to 119)" in runs["again"].report


def test_neighbourhoods_chosen_by_the_map_are_those_that_rose_most(city: City, tmp_path: Path) -> None:
    quarters = {"PERIOD_1": "2019-01-01/2019-04-01", "PERIOD_2": "2019-04-01/2019-07-01", "SIMULATIONS": 0}
    parameters = steps()["again"].parameters | quarters | {"TREATED": "", "CONTROL": ""}
    areas = rows(computed("categorychange", city.filled(parameters), tmp_path, [])["OUTPUT"]).set_index("name")
    treated, control = chosen(areas["n_1"].to_dict(), areas["n_2"].to_dict())
    assert (tuple(treated), tuple(control)) == BY_MAP


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_are_those_that_were_run_and_pictures_are_there(language: str) -> None:
    page = FILES[language].read_text(encoding="utf-8")
    assert re.findall(r"^```\n(.*?)\n```$", page, re.MULTILINE | re.DOTALL) == commands()
    shown = re.findall(r"^!\[[^]]+\]\((.+)\)$", page, re.MULTILINE)
    assert {DOCS / path for path in shown} == set(IMAGES.glob(f"*.{language}.png"))
    assert max((DOCS / path).stat().st_size for path in shown) < LARGEST_PICTURE


def test_no_picture_is_left_over() -> None:
    assert {path.suffixes[0][1:] for path in IMAGES.iterdir()} == set(LANGUAGES)
