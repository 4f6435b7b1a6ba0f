"""The study area and the cells that are taken if nobody gives them, the same wherever reports are counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

from .conftest import point_layer, polygon_layer, rows

ALGORITHMS = {
    "gridcounts": {},
    "hotspots": {},
    "localmoran": {"PERMUTATIONS": 0},
    "concentration": {},
    "emerginghotspots": {"TIME_FIELD": "day"},
    "optimizedhotspots": {"OUTPUT_HOTSPOTS": "memory:"},
}
HAVE_HEXAGONS = [name for name in ALGORITHMS if name != "optimizedhotspots"]


def towns(n: int = 120) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Reports in two towns of 2 × 2 km, 16 km apart, a cluster in one of them, and their days."""
    rng = np.random.default_rng(8)
    x, y = 600_000 + rng.uniform(0, 2000, n), 400_000 + rng.uniform(0, 2000, n)
    x[n // 2 :] += 18_000
    x[: n // 6], y[: n // 6] = 601_000 + rng.normal(0, 80, (2, n // 6)) + [[0], [-200_000]]
    days = pd.date_range("2025-01-01", "2025-06-01", n).strftime("%Y-%m-%d")
    return x, y, rng.permutation(days).tolist()


def counted(run: Any, name: str, x: Any, y: Any, days: Any, **parameters: Any) -> pd.DataFrame:
    """Centres and counts of the cells, sorted."""
    layer = point_layer(x, y, fields={"day": list(days)})
    made = run(name, {"INPUT": layer, "OUTPUT": "memory:", **ALGORITHMS[name], **parameters})["OUTPUT"]
    table = rows(made).rename(columns={"ICOUNT": "count"})[["cx", "cy", "count"]].round(3)
    return table.sort_values(["cx", "cy"], ignore_index=True)


def test_all_take_the_same_cells(run: Any) -> None:
    """But for emerging hot spots, which leave out the reports before the first whole step."""
    first = counted(run, "gridcounts", *towns())
    for name in ALGORITHMS:
        if name != "emerginghotspots":
            assert counted(run, name, *towns()).equals(first)


@pytest.mark.parametrize("shape", ["square", "hexagon"])
@pytest.mark.parametrize("name", HAVE_HEXAGONS)
def test_the_fields_between_two_towns_take_no_part(name: str, shape: str, run: Any, log: Any) -> None:
    table = counted(run, name, *towns(), SHAPE=shape)
    assert not table["cx"].between(603_500, 616_500).any()
    assert table["count"].sum() == pytest.approx(120, abs=8 if name == "emerginghotspots" else 0)
    assert any(info.startswith("Study area: not given: the cells within ") for info in log.infos)
    assert any(info.startswith("Cell size: ") and "twice the typical distance" in info for info in log.infos)


@pytest.mark.parametrize("name", ALGORITHMS)
def test_a_stray_changes_nothing_for_the_others_and_is_named(name: str, run: Any, log: Any, tmp_path: Path) -> None:
    x, y, days = towns()
    alone = counted(run, name, x, y, days)
    assert not log.warnings or "Far" not in log.warnings[0]
    report = tmp_path / "report.html"
    beside = counted(
        run, name, np.append(x, 0.0), np.append(y, 0.0), [*days, "2025-05-20"], HTML_REPORT=str(report), CRS="EPSG:2180"
    )
    assert beside.equals(alone)
    named = "Points far from the rest: 1 of 1"
    (warning,) = [each for each in log.warnings if named in each]
    assert "the farthest at 0, 0 (" in warning
    page = report.read_text(encoding="utf-8")
    assert named in page
    assert "not counted: 1" in page


@pytest.mark.parametrize("shape", ["square", "hexagon"])
@pytest.mark.parametrize("name", HAVE_HEXAGONS)
def test_a_cell_size_that_is_given_is_taken(name: str, shape: str, run: Any, log: Any) -> None:
    table = counted(run, name, *towns(), SHAPE=shape, CELL_SIZE=400)
    assert np.diff(np.sort(table["cx"].unique())).min() == pytest.approx(400 if shape == "square" else 200)
    assert any("Study area: not given: the cells within 1,200 m of a report" in info for info in log.infos)
    assert any(info.startswith("Cell size: 400 m: given") for info in log.infos)


@pytest.mark.parametrize("name", ALGORITHMS)
def test_a_study_area_that_is_given_is_taken_with_its_fields(name: str, run: Any, log: Any) -> None:
    area = shapely.box(600_000, 400_000, 620_000, 402_000)
    table = counted(run, name, *towns(), MASK=polygon_layer([area.wkt]))
    assert table["cx"].between(605_000, 615_000).any()
    assert any(info.startswith("Study area: as given") for info in log.infos)


def test_a_step_of_time_asks_for_larger_cells(run: Any, log: Any) -> None:
    """At random the distance to the nearest place grows as the root of how many times fewer there are."""
    rng = np.random.default_rng(2)
    x, y = 600_000 + rng.uniform(0, 10_000, (2, 4000)) + [[0], [-200_000]]
    days = pd.date_range("2025-01-01", "2025-12-15", 4000).strftime("%Y-%m-%d")
    cell = {}
    for name in ("hotspots", "emerginghotspots"):
        table = counted(run, name, x, y, days)
        cell[name] = np.diff(np.sort(table["cx"].unique())).min()
    (said,) = [info for info in log.infos if "steps there are fewer reports" in info]
    steps = int(said.split("in each of ")[1].split()[0])
    assert cell["emerginghotspots"] / cell["hotspots"] == pytest.approx(np.sqrt(steps), rel=0.2)


def test_one_place_asks_for_a_cell_size(run: Any) -> None:
    from qgis.core import QgsProcessingException

    x, y = [600_000.0] * 3, [400_000.0] * 3
    with pytest.raises(QgsProcessingException, match="no cell size follows from them"):
        counted(run, "gridcounts", x, y, ["2025-01-01"] * 3)
    assert counted(run, "gridcounts", x, y, ["2025-01-01"] * 3, CELL_SIZE=100)["count"].sum() == 3
