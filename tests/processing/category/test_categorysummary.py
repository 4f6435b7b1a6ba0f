"""`categorysummary` on counts worked out by hand, with the intervals of published tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ..conftest import point_layer, polygon_layer, rows, saved

SQUARES = [
    "POLYGON((600000 400000, 601000 400000, 601000 401000, 600000 401000, 600000 400000))",
    "POLYGON((601000 400000, 603000 400000, 603000 401000, 601000 401000, 601000 400000))",
    "POLYGON((610000 400000, 611000 400000, 611000 401000, 610000 401000, 610000 400000))",
]

# x, category, status, reported_at, updated_at; the first six lie in the first square, the next four in the second
THREATS = [
    (600_100, "speeding", "confirmed", "2025-01-10T08:00:00Z", "2025-01-12T08:00:00Z"),
    (600_200, "speeding", "not_confirmed", "2025-01-11T08:00:00Z", "2025-01-15T08:00:00Z"),
    (600_300, "speeding", "new", "2025-01-31T22:59:59Z", ""),
    (600_400, "speeding", "confirmed_eliminated", "2025-02-01", "2025-02-09T23:00:00Z"),
    (600_500, "vandalism", "joke_or_mistake", "2025-02-05T08:00:00Z", "2025-02-06T08:00:00Z"),
    (600_600, "unknown:Dym", "new", "2025-02-05T08:00:00Z", ""),
    (601_100, "vandalism", "confirmed", "2025-01-10T08:00:00Z", "2025-01-11T08:00:00Z"),
    (601_200, "vandalism", "verification", "2025-01-10T08:00:00Z", ""),
    (601_300, "vandalism", "new", "2025-03-10T08:00:00Z", ""),
    (601_400, "vandalism", "new", "yesterday", ""),
    (650_000, "vandalism", "new", "2025-01-10T08:00:00Z", ""),
]
MEMORY = {"OUTPUT": "memory:", "OUTPUT_TABLE": "memory:"}
PERIODS = "2025-01-01/2025-02-01, 2025-02-01/2025-03-01"


@pytest.fixture
def threats(provider: Any) -> Any:
    x, category, status, reported, updated = zip(*THREATS, strict=True)
    fields = {"category": category, "status": status, "reported_at": reported, "updated_at": updated}
    return point_layer(x, [400_500] * len(x), fields=fields)


@pytest.fixture
def areas(provider: Any) -> Any:
    return polygon_layer(SQUARES, fields={"name": ["Stare Miasto", "Zamłynie", "Glinice"], "n": [7, 8, 9]})


def test_areas_hold_their_numbers(threats: Any, areas: Any, run: Any) -> None:
    table = rows(run("categorysummary", {"INPUT": threats, "AREAS": areas, **MEMORY})["OUTPUT"])
    assert table["name"].tolist() == ["Stare Miasto", "Zamłynie", "Glinice"]
    assert table["n"].tolist() == [6, 4, 0]  # replaces the areas' own field of that name
    assert table["per_km2"].tolist() == pytest.approx([6, 2, 0])
    assert table["dominant"].tolist()[:2] == ["Speeding", "Acts of vandalism"]
    assert table["dominant"].isna()[2]
    assert table["decided"].tolist() == [4, 1, 0]
    assert table["confirmed"].tolist() == [2, 1, 0]
    # Wilson's interval of 2 of 4: Newcombe (1998) method 3
    assert [table["confirmed_low"][0], table["confirmed_high"][0]] == pytest.approx([0.15004, 0.84996], abs=1e-5)
    assert table["median_days"][0] == pytest.approx(3.0)  # 2, 4, 9, 1 days: the day alone begins at 23:00 UTC
    assert table["timed"].tolist() == [4, 1, 0]


def test_periods_are_half_open_in_polish_time(threats: Any, areas: Any, run: Any) -> None:
    result = run(
        "categorysummary",
        {"INPUT": threats, "AREAS": areas, "PERIODS": PERIODS, **MEMORY},
    )
    table = rows(result["OUTPUT"])
    assert table["n_1"].tolist() == [3, 2, 0]
    assert table["n_2"].tolist() == [3, 0, 0]
    assert table["n"].tolist() == [6, 2, 0]
    long = rows(result["OUTPUT_TABLE"])
    assert long["n"].sum() == 8
    assert set(long["period"]) == {
        "2024-12-31T23:00:00Z/2025-01-31T23:00:00Z",
        "2025-01-31T23:00:00Z/2025-02-28T23:00:00Z",
    }
    speeding = long[(long["area"] == 1) & (long["category"] == "speeding") & long["period"].str.startswith("2024")]
    assert dict(zip(speeding["status"], speeding["n"], strict=True)) == {"confirmed": 1, "not_confirmed": 1, "new": 1}
    assert set(speeding["category_n"]) == {3}
    assert set(long[long["category"] == "unknown:Dym"]["category_name"]) == {"Dym"}


def test_location_quotient_by_hand(threats: Any, areas: Any, run: Any) -> None:
    result = run("categorysummary", {"INPUT": threats, "AREAS": areas, **MEMORY})
    long = rows(result["OUTPUT_TABLE"])
    speeding = long[(long["area"] == 1) & (long["category"] == "speeding")]
    assert speeding["lq"].tolist() == pytest.approx([(4 / 6) / (4 / 10)] * len(speeding))
    assert long[long["area"] == 2]["lq"].isna().all()  # fewer than five reports say nothing


def test_report_says_it_in_words(threats: Any, areas: Any, run: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    run(
        "categorysummary",
        {
            "INPUT": threats,
            "AREAS": areas,
            "PERIODS": PERIODS,
            "OUTPUT": "memory:",
            "OUTPUT_TABLE": "memory:",
            "HTML_REPORT": str(path),
        },
    )
    page = path.read_text(encoding="utf-8")
    assert "Most frequent is «Speeding»: 4 of 8 reports, 50.0 %." in page
    assert "Of 5 decided, 3 were confirmed: 60.0 %" in page
    assert "points in none of the areas, not counted: 1" in page
    assert "1 without a readable time, 1 in none of the periods" in page
    assert page.count("<svg") == 3


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"PERIODS": "2025-01-01/2025-02-01,2025-01-15/2025-03-01"}, "overlap"),
        ({"PERIODS": "2025"}, "cannot be read"),
        ({"PERIODS": "2020-01-01/2020-02-01"}, "No report lies.*from 2025-01-10 to 2025-03-10"),
        ({"CATEGORY_FIELD": "kind"}, "no field «kind».*category, status"),
        ({"FILTER": "false"}, "No point is left"),
    ],
)
def test_what_cannot_work_is_refused(wrong: dict[str, Any], sentence: str, threats: Any, areas: Any, run: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=sentence):
        run(
            "categorysummary",
            {"INPUT": threats, "AREAS": areas, **MEMORY, **wrong},
        )


def test_layer_without_statuses_is_counted_all_the_same(areas: Any, run: Any) -> None:
    points = point_layer([600_100, 600_200], [400_500, 400_500], fields={"category": ["speeding", "vandalism"]})
    result = run("categorysummary", {"INPUT": points, "AREAS": areas, **MEMORY})
    assert rows(result["OUTPUT"])["n"].tolist() == [2, 0, 0]
    assert rows(result["OUTPUT_TABLE"])["status"].tolist() == ["", ""]


def test_runs_in_qgis_process(threats: Any, areas: Any, qgis_process: Any, tmp_path: Path) -> None:
    inputs = {
        "INPUT": saved(threats, tmp_path / "threats.gpkg"),
        "AREAS": saved(areas, tmp_path / "areas.gpkg"),
        "PERIODS": PERIODS,
        "OUTPUT": str(tmp_path / "summary.gpkg"),
        "OUTPUT_TABLE": str(tmp_path / "table.gpkg"),
        "HTML_REPORT": str(tmp_path / "report.html"),
    }
    done = qgis_process("--json", "run", "kmzb:categorysummary", "-", stdin=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stderr + done.stdout
    results = json.loads(done.stdout)["results"]
    assert rows(results["OUTPUT"])["n"].tolist() == [6, 2, 0]
    assert rows(results["OUTPUT_TABLE"])["n"].sum() == 8
    assert Path(results["HTML_REPORT"]).exists()


def test_what_stands_out_is_named(areas: Any, run: Any, tmp_path: Path) -> None:
    """Speeding is four fifths of the one area and a fifth of the other: 0.8 / 0.5 = 1.6."""
    x = [600_500] * 50 + [602_000] * 50
    category = (["speeding"] * 40 + ["vandalism"] * 10) + (["speeding"] * 10 + ["vandalism"] * 40)
    path = tmp_path / "report.html"
    layer = point_layer(x, [400_500] * 100, fields={"category": category})
    run("categorysummary", {"INPUT": layer, "AREAS": areas, **MEMORY, "HTML_REPORT": str(path)})
    page = path.read_text(encoding="utf-8")
    table = page[page.index("What stands out where") :]
    # Wilson's interval of 40 of 50 is 0.6696-0.8876
    assert table.index("Stare Miasto") < table.index("Speeding") < table.index("1.6 (1.3–1.8)")
    assert "Zamłynie" in table
    assert "confirmed of those decided" not in page


def test_areas_with_holes_overlaps_and_no_shape(provider: Any, run: Any) -> None:
    """What lies in a hole is outside, what lies in two areas counts in the smaller one; no geometry holds nothing."""
    ring = (
        SQUARES[0].removesuffix(")") + ", (600400 400400, 600600 400400, 600600 400600, 600400 400600, 600400 400400))"
    )
    small = "POLYGON((600800 400400, 600950 400400, 600950 400600, 600800 400600, 600800 400400))"
    areas = polygon_layer([ring, "", small, "POLYGON EMPTY"], fields={"name": ["ring", "none", "small", "empty"]})
    x = [600_500, 600_100, 600_900, 600_400]  # the last lies on the border of the hole, which belongs to the area
    points = point_layer(x, [400_500] * 4, fields={"category": ["speeding"] * 4})
    result = run("categorysummary", {"INPUT": points, "AREAS": areas, **MEMORY})
    table = rows(result["OUTPUT"])
    assert table["n"].tolist() == [2, 0, 1, 0]
    assert table["per_km2"].isna().tolist() == [False, True, False, True]
    assert table["entropy"][0] == 0.0  # one category only
    assert table["dominant"][0] == "Speeding"
    assert rows(result["OUTPUT_TABLE"])[["area_name", "n"]].to_numpy().tolist() == [["ring", 2], ["small", 1]]


def test_one_of_the_periods_is_empty(threats: Any, areas: Any, run: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    periods = f"{PERIODS}, 2026-01-01/2026-02-01"
    result = run(
        "categorysummary", {"INPUT": threats, "AREAS": areas, "PERIODS": periods, **MEMORY, "HTML_REPORT": str(path)}
    )
    table = rows(result["OUTPUT"])
    assert table[["n_1", "n_2", "n_3"]].to_numpy().tolist() == [[3, 3, 0], [2, 0, 0], [0, 0, 0]]
    assert "Reports by period." in path.read_text(encoding="utf-8")


def test_periods_need_a_time(areas: Any, run: Any) -> None:
    from qgis.core import QgsProcessingException

    points = point_layer([600_100], [400_500], fields={"category": ["speeding"]})
    with pytest.raises(QgsProcessingException, match="Periods need the time"):
        run("categorysummary", {"INPUT": points, "AREAS": areas, "PERIODS": PERIODS, **MEMORY})
    away = point_layer([650_100], [400_500], fields={"category": ["speeding"]})
    with pytest.raises(QgsProcessingException, match="No report lies in the areas"):
        run("categorysummary", {"INPUT": away, "AREAS": areas, **MEMORY})


def test_a_large_table_in_a_file_is_the_one_in_memory(areas: Any, run: Any, tmp_path: Path) -> None:
    """A file is filled past QGIS from 2,000 rows on."""
    kinds = [f"unknown:{i:04}" for i in range(2_100)]
    fields = {"category": kinds * 2, "status": ["new"] * 2_100 + ["confirmed"] * 2_100}
    points = point_layer([600_100] * 2_100 + [601_500] * 2_100, [400_500] * 4_200, fields=fields)
    inputs = {"INPUT": points, "AREAS": areas, "OUTPUT": "memory:"}
    kept = rows(run("categorysummary", {**inputs, "OUTPUT_TABLE": "memory:"})["OUTPUT_TABLE"])
    written = rows(run("categorysummary", {**inputs, "OUTPUT_TABLE": str(tmp_path / "table.gpkg")})["OUTPUT_TABLE"])
    assert len(kept) == 4_200
    assert written.drop(columns="fid").equals(kept)
