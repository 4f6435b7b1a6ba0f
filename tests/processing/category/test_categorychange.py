"""`categorychange` on counts made by hand: the published values in areas, what is refused, what the report says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.processing.category.intervention import split_names

from ..conftest import point_layer, polygon_layer, rows

PERIODS = {"PERIOD_1": "2025-01-01/2025-02-01", "PERIOD_2": "2025-02-01/2025-03-04"}
"""Both of 31 days."""
OUTPUTS = {"OUTPUT": "memory:", "OUTPUT_TABLE": "memory:"}
NAMES = ["Stare Miasto", "Zamłynie", "Glinice", "Planty, część północna", "Borki"]


def square(column: int, size: int = 1000) -> str:
    x = 600_000 + 1000 * column
    return f"POLYGON(({x} 400000, {x + size} 400000, {x + size} {400_000 + size}, {x} {400_000 + size}, {x} 400000))"


def reports(*rows: tuple[int, str, int, int], harm: float | None = None) -> Any:
    """Points from rows of column, category, and the numbers of January and February."""
    x, kind, time = [], [], []
    for column, category, first, second in rows:
        x += [600_100.0 + 1000 * column + i for i in range(first + second)]
        kind += [category] * (first + second)
        time += ["2025-01-15T08:00:00Z"] * first + ["2025-02-15T08:00:00Z"] * second
    fields: dict[str, Any] = {"category": kind, "reported_at": time}
    if harm is not None:
        fields["harm"] = [harm] * len(x)
    return point_layer(x, [400_500.0] * len(x), fields=fields)


def areas(n: int = 4) -> Any:
    return polygon_layer([square(i) for i in range(n)], fields={"name": NAMES[:n], "n_1": [9] * n})


PAPER = [(0, "a", 207, 110), (1, "a", 308, 318), (2, "a", 178, 157), (3, "a", 150, 140)]


def test_areas_hold_both_numbers_and_the_published_p(provider: Any, run: Any, log: Any) -> None:
    layer = reports((0, "a", 0, 3), (1, "a", 6, 2), (2, "a", 12, 4), (2, "b", 8, 6))
    result = run("categorychange", {"INPUT": layer, "AREAS": areas(), **PERIODS, **OUTPUTS})
    table = rows(result["OUTPUT"])
    assert table["name"].tolist() == NAMES[:4]
    assert table["n_1"].tolist() == [0, 6, 20, 0]  # in place of the areas' own field
    assert table["n_2"].tolist() == [3, 2, 10, 0]
    assert table["difference"].tolist() == [3, -4, -10, 0]
    assert table["p"].tolist()[:3] == pytest.approx([0.0884, 0.1749, 0.0688], abs=5e-5)
    assert table.loc[0, ["percent", "ratio", "ratio_high"]].isna().all()  # nothing before
    assert table["ratio_low"][0] > 0
    assert table["percent"][2] == pytest.approx(-50)
    assert table.loc[3, ["p", "q", "ratio"]].isna().all()
    assert table["local_s"].tolist()[3] == 0
    pairs = rows(result["OUTPUT_TABLE"])
    assert list(zip(pairs["area"], pairs["category"], pairs["n_1"], pairs["n_2"], strict=True)) == [
        (1, "a", 0, 3),
        (2, "a", 6, 2),
        (3, "a", 12, 4),
        (3, "b", 8, 6),
    ]
    assert "Reports in the first period: 26, in the second: 15." in log.infos


def test_periods_of_unequal_length_are_compared_by_rate(provider: Any, run: Any) -> None:
    layer = reports((0, "a", 40, 80), (1, "a", 40, 40))
    periods = {"PERIOD_1": "2025-01-01/2025-02-01", "PERIOD_2": "2025-02-01/2025-04-04"}  # 31 and 62 days
    table = rows(run("categorychange", {"INPUT": layer, "AREAS": areas(2), **periods, "OUTPUT": "memory:"})["OUTPUT"])
    # the clock goes forward in between: an hour less
    assert table["ratio"].tolist() == pytest.approx([1.0, 0.5], rel=1e-3)
    assert table["expected"].tolist() == pytest.approx([80, 80], rel=1e-3)
    assert table["change"].tolist() == [0, -2]


def test_against_the_whole(provider: Any, run: Any, tmp_path: Path) -> None:
    layer = reports(*((i, "a", 100, 200) for i in range(3)), (3, "a", 100, 80))
    parameters = {"INPUT": layer, "AREAS": areas(), **PERIODS, "OUTPUT": "memory:", "NORMALISE": True}
    table = rows(run("categorychange", parameters | {"HTML_REPORT": str(tmp_path / "r.html")})["OUTPUT"])
    assert table["change"].tolist()[3] == -2
    assert table["ratio"].tolist() == pytest.approx([200 / 170] * 3 + [80 / 170])
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "In all areas together the rate rose by 70 %" in page
    assert re.search(r"Areas that rose against the whole by more than chance: \d, that fell: 1, of 4\.", page)


def test_the_papers_displacement_difference(provider: Any, run: Any, tmp_path: Path) -> None:
    parameters = {
        "INPUT": reports(*PAPER),
        "AREAS": areas(),
        **PERIODS,
        "TREATED": "stare miasto",
        "CONTROL": "Zamłynie",
        "DISPLACEMENT": "Glinice",
        "DISPLACEMENT_CONTROL": "Planty, część północna;",
        "OUTPUT": "memory:",
        "HTML_REPORT": str(tmp_path / "r.html"),
    }
    result = run("categorychange", parameters)
    assert (result["WDD"], result["WDD_SE"]) == pytest.approx((-118, 1568**0.5))
    assert (result["AREAS_ROSE"], result["AREAS_FELL"]) == (0, 1)
    table = rows(result["OUTPUT"])
    assert table["role"].tolist() == [
        "treated areas",
        "control areas",
        "areas it may have moved to",
        "their control areas",
    ]
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "fell by 118 reports (95 % interval −196 to −40.4), more than chance." in page
    assert "−2.98" in page
    assert "39.6" in page


def test_harm_and_area_weigh(provider: Any, run: Any, tmp_path: Path) -> None:
    wide = polygon_layer([square(0), square(1, 999)], fields={"code": ["A1", "B2"], "name": ["x", "y"]})
    parameters = {
        "INPUT": reports(*PAPER[:2], harm=2.5),
        "AREAS": wide,
        **PERIODS,
        "NAME_FIELD": "code",
        "TREATED": "a1",
        "CONTROL": "B2",
        "HARM_FIELD": "harm",
        "PER_AREA": True,
        "OUTPUT": "memory:",
        "HTML_REPORT": str(tmp_path / "r.html"),
    }
    run("categorychange", parameters)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    estimate = 2.5 * (-97 - 10 / 0.998001)
    assert f"fell by {-estimate:.0f} units of harm per km²" in page
    assert "became 0.51 times what it would have become if" in page


def test_small_numbers_are_shown_with_intervals_and_warned_of(
    provider: Any, run: Any, log: Any, tmp_path: Path
) -> None:
    layer = reports((0, "a", 3, 9), (1, "a", 8, 7))
    treated = {"TREATED": "Stare Miasto", "CONTROL": "Zamłynie", "HTML_REPORT": str(tmp_path / "r.html")}
    run("categorychange", {"INPUT": layer, "AREAS": areas(2), **PERIODS, "OUTPUT": "memory:"} | treated)
    assert any("below 5" in warning for warning in log.warnings)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "3.00 (0.75–17.23)" in page
    assert "do not rely on it" in page
    assert "differ more than twofold" in page
    assert "<title>Change by area" in page
    assert "Stare Miasto: 3 → 9" in page  # for those who hear the chart


def test_holes_overlaps_and_areas_without_geometry(provider: Any, run: Any, log: Any) -> None:
    hole = square(0).replace("))", "), (600050 400400, 600050 400600, 600400 400600, 600400 400400, 600050 400400))")
    layer = polygon_layer([hole, "", square(1), square(1, 500)], fields={"name": ["hole", "none", "large", "small"]})
    points = reports((0, "a", 5, 5), (1, "a", 4, 6))
    table = rows(run("categorychange", {"INPUT": points, "AREAS": layer, **PERIODS, "OUTPUT": "memory:"})["OUTPUT"])
    assert [table["n_1"][i] for i in (0, 2, 3)] == [0, 0, 4]  # the smallest of those that lie in each other
    assert table.loc[1, ["n_1", "n_2", "p", "change"]].isna().all()
    assert "Areas without a geometry, left empty: 1" in log.warnings
    assert "Points in none of the areas, not counted: 10" in log.infos


def test_one_area_without_categories(provider: Any, run: Any, tmp_path: Path) -> None:
    layer = point_layer(
        [600_100.0] * 30, [400_100.0] * 30, fields={"reported_at": ["2025-01-15"] * 10 + ["2025-02-15"] * 20}
    )
    parameters = {"INPUT": layer, "AREAS": areas(1), **PERIODS, **OUTPUTS, "HTML_REPORT": str(tmp_path / "r.html")}
    result = run("categorychange", parameters)
    table = rows(result["OUTPUT"])
    assert table["ratio"].tolist() == pytest.approx([2.0])
    assert "local_s" not in table
    assert "S_ROBUST" not in result
    assert rows(result["OUTPUT_TABLE"])["n_2"].tolist() == [20]
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "In no area did reports rise or fall by more than chance; areas compared: 1." in page
    assert "Andresen" not in page


REFUSED = [
    ({"PERIOD_2": "2025-01-20/2025-03-01"}, "overlap: a report would count twice"),
    ({"PERIOD_2": "2026-02-01/2026-03-01"}, r"No report lies in the period 2026-.*The reports are from 2025-01-15"),
    ({"PERIOD_1": "January"}, "«January» cannot be read"),
    (
        {"TREATED": "Stare Miasto, Nowe Miasto", "CONTROL": "Glinice"},
        r"No area has the name «Nowe Miasto» \(TREATED\). There are: «Stare M",
    ),
    ({"TREATED": "Glinice", "CONTROL": "Glinice"}, "«Glinice» is named in .*TREATED.* and in .*CONTROL"),
    ({"CONTROL": "Glinice"}, "no treated ones"),
    ({"TREATED": "Glinice"}, "TREATED.* needs .*CONTROL"),
    ({"TREATED": "Glinice", "CONTROL": "Zamłynie", "DISPLACEMENT": "Borki"}, "belong together"),
    ({"CATEGORY_FIELD": "kind"}, "no field «kind»"),
    ({"HARM_FIELD": "harm", "TREATED": "Stare Miasto", "CONTROL": "Glinice"}, "harm below zero: 10"),
]


@pytest.mark.parametrize(("changed", "sentence"), REFUSED)
def test_what_cannot_work_gets_a_sentence(changed: dict[str, str], sentence: str, provider: Any, run: Any) -> None:
    from qgis.core import QgsProcessingException

    layer = reports((0, "a", 5, 5), harm=-1.0)
    with pytest.raises(QgsProcessingException, match=sentence):
        run("categorychange", {"INPUT": layer, "AREAS": areas(), **PERIODS, "OUTPUT": "memory:"} | changed)


def test_normalised_by_itself_is_refused(provider: Any, run: Any) -> None:
    from qgis.core import QgsProcessingException

    layer = reports((0, "a", 5, 5))
    parameters = {"INPUT": layer, "AREAS": areas(), **PERIODS, "NORMALISE": True, "OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match="Only one area has reports"):
        run("categorychange", parameters)


def test_names_with_commas() -> None:
    assert split_names(" A ,B,, ") == ["A", "B"]
    assert split_names("Planty, część północna; B") == ["Planty, część północna", "B"]
    assert split_names("") == []
