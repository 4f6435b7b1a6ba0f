"""`localmoran` against spdep's values through the algorithm, and how it looks and speaks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ..conftest import ORACLES, point_layer, polygon_layer, rows, saved
from .test_hotspots import columbus


def grid_points(values: np.ndarray, size: float = 100.0) -> tuple[Any, Any, Any]:
    """Points in the middle of cells of a grid, as many as `values` (nrows, ncols) says, and the grid's area."""
    row, col = np.nonzero(np.ones(values.shape))
    x, y = 600_000 + (col + 0.5) * size, 400_000 + (values.shape[0] - row - 0.5) * size
    times = values.ravel().astype(int)
    width, height = values.shape[1] * size, values.shape[0] * size
    area = polygon_layer(
        [
            f"POLYGON((600000 400000, {600_000 + width} 400000, {600_000 + width} {400_000 + height}, "
            f"600000 {400_000 + height}, 600000 400000))"
        ]
    )
    return np.repeat(x, times), np.repeat(y, times), area


def test_areas_equal_spdep_on_columbus(run: Any) -> None:
    """Areas that touch as Columbus's neighbourhoods do: each is drawn as thin lines from itself to its neighbours."""
    points, _, _ = columbus()
    table = pd.read_csv(ORACLES / "columbus_gi_spdep_esda.csv")
    expected = pd.read_csv(ORACLES / "columbus_local_moran_spdep.csv")
    x, y = table["x"].to_numpy(), table["y"].to_numpy()
    wkts = []
    for line in (ORACLES / "columbus_nb_queen.txt").read_text().splitlines():
        own, *others = (int(number) - 1 for number in line.split())
        star = [f"(({x[own]} {y[own]}, {x[own] + 1e-4} {y[own]}, {x[own]} {y[own] + 1e-4}, {x[own]} {y[own]}))"]
        for other in others:
            ax, ay = (x[own] + x[other]) / 2, (y[own] + y[other]) / 2
            star.append(f"(({ax} {ay}, {ax + 1e-5} {ay}, {ax} {ay + 1e-5}, {ax} {ay}))")
        wkts.append(f"MULTIPOLYGON({', '.join(star)})")
    areas = polygon_layer(wkts, fields={"i": table["i"].tolist()})
    result = run(
        "localmoran",
        {
            "INPUT": points,
            "AREAS": areas,
            "WEIGHT_FIELD": "crime",
            "CRS": "EPSG:2180",
            "PERMUTATIONS": 0,
            "CORRECTION": "none",
            "OUTPUT": "memory:",
        },
    )
    found = rows(result["OUTPUT"])
    assert list(found["i"]) == list(range(1, 50))  # the areas' own fields stay
    np.testing.assert_allclose(found["moran_i"], expected["Ii"], atol=1e-9)
    np.testing.assert_allclose(found["z"], expected["Z.Ii"], atol=1e-9)
    np.testing.assert_allclose(found["p"], expected["p"], atol=1e-9)
    np.testing.assert_allclose(found["q"], expected["p"], atol=1e-9)
    names = {"High-High": "HH", "Low-High": "LH", "Low-Low": "LL", "High-Low": "HL"}
    assert list(found["quadrant"]) == [names[each] for each in expected["quadrant"]]
    significant = expected["p"] <= 0.05
    assert (found["cluster"][significant] == found["quadrant"][significant]).all()
    assert (found["cluster"][~significant] == "NS").all()


def test_squares_and_hexagons_and_the_same_cells_as_areas(run: Any) -> None:
    """The grid's sums by shifts are those of the weights that areas have."""
    values = np.random.default_rng(2).poisson(2.0, (9, 11))
    x, y, area = grid_points(values)
    points = point_layer(x, y)
    common = {"INPUT": points, "CRS": "EPSG:2180", "PERMUTATIONS": 499, "OUTPUT": "memory:"}
    cells = rows(run("localmoran", {**common, "MASK": area, "CELL_SIZE": 100})["OUTPUT"])
    squares = [
        f"POLYGON(({a} {b}, {a + 100} {b}, {a + 100} {b + 100}, {a} {b + 100}, {a} {b}))"
        for b in range(400_800, 399_999, -100)
        for a in range(600_000, 601_100, 100)
    ]
    areas = rows(run("localmoran", {**common, "AREAS": polygon_layer(squares)})["OUTPUT"])
    assert list(cells["count"]) == values.ravel().tolist()
    pd.testing.assert_frame_equal(cells, areas)
    hexagons = rows(run("localmoran", {**common, "SHAPE": "hexagon", "CELL_SIZE": 100})["OUTPUT"])
    assert hexagons["neighbours"].max() == 6
    assert hexagons["count"].sum() == values.sum()


def test_planted_cluster_and_outlier_are_found_and_reported(run: Any, tmp_path: Path, log: Any) -> None:
    values = np.random.default_rng(5).poisson(1.0, (30, 30))
    values[4:9, 4:9] += 9
    values[20:26, 15:21] += 9
    values[22, 18] = 0
    x, y, area = grid_points(values)
    report = tmp_path / "report.html"
    result = run(
        "localmoran",
        {
            "INPUT": point_layer(x, y),
            "MASK": area,
            "CELL_SIZE": 100,
            "OUTPUT": str(tmp_path / "moran.gpkg"),
            "HTML_REPORT": str(report),
        },
    )
    table = rows(result["OUTPUT"])
    cluster = table["cluster"].to_numpy().reshape(30, 30)
    assert (cluster[5:8, 5:8] == "HH").all()
    assert cluster[22, 18] == "LH"
    assert (cluster == "NS").sum() > 600
    page = report.read_text(encoding="utf-8")
    assert "Places resemble their neighbours more than chance would have it" in page
    assert f"Places in high clusters: {(cluster == 'HH').sum()}, in" in page
    assert "two-sided p &lt; 0.0001 by the normal distribution" in page
    assert "permutations: 9,999, seed 1" in page
    assert page.count("<svg") == 2
    assert not log.warnings


def test_too_few_permutations_are_told(run: Any, log: Any) -> None:
    values = np.random.default_rng(5).poisson(1.0, (40, 40))
    values[4:9, 4:9] += 9
    x, y, area = grid_points(values)
    common = {"INPUT": point_layer(x, y), "MASK": area, "CELL_SIZE": 100, "OUTPUT": "memory:"}
    table = rows(run("localmoran", {**common, "PERMUTATIONS": 999})["OUTPUT"])
    assert set(table["cluster"]) == {"NS"}
    (warning,) = log.warnings
    assert "With 999 permutations p cannot be small enough" in warning
    needed = int(warning.split("at least ")[1].split()[0])
    assert "HH" in set(rows(run("localmoran", {**common, "PERMUTATIONS": needed})["OUTPUT"])["cluster"])
    assert "HH" in set(rows(run("localmoran", {**common, "PERMUTATIONS": 0})["OUTPUT"])["cluster"])


@pytest.mark.parametrize("shape", ["square", "hexagon"])
def test_many_cells_are_pictured_as_a_raster(
    shape: str, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kmzb_plugin.processing.hotspots.moran_report.PICTURED", 100)
    values = np.random.default_rng(5).poisson(1.0, (20, 20))
    values[4:9, 4:9] += 9
    x, y, area = grid_points(values)
    report = tmp_path / "report.html"
    parameters = {"INPUT": point_layer(x, y), "MASK": area, "CELL_SIZE": 100, "SHAPE": shape, "PERMUTATIONS": 0}
    run("localmoran", {**parameters, "OUTPUT": "memory:", "HTML_REPORT": str(report)})
    page = report.read_text(encoding="utf-8")
    assert "<img" in page
    assert "a cell belongs to the study area if its centre does" in page


def test_cancelled_while_writing_nothing_is_left(
    provider: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    monkeypatch.setattr("kmzb_plugin.processing.outputs._BATCH", 20)
    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 81 else None)
    x, y, area = grid_points(np.random.default_rng(5).poisson(1.0, (20, 20)))
    parameters = {"INPUT": point_layer(x, y), "MASK": area, "CELL_SIZE": 100, "PERMUTATIONS": 99}
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        provider.algorithm("localmoran").create().run(
            {**parameters, "OUTPUT": str(tmp_path / "moran.gpkg")}, QgsProcessingContext(), feedback, {}, False
        )
    assert not list(tmp_path.iterdir())


def test_the_same_seed_gives_the_same(run: Any) -> None:
    values = np.random.default_rng(8).poisson(1.5, (12, 12))
    x, y, area = grid_points(values)
    common = {"INPUT": point_layer(x, y), "MASK": area, "CELL_SIZE": 100, "PERMUTATIONS": 99, "OUTPUT": "memory:"}
    first, again, other = (rows(run("localmoran", {**common, "SEED": seed})["OUTPUT"])["p"] for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()


def test_areas_without_geometry_or_neighbours_have_no_result(run: Any) -> None:
    squares = [
        f"POLYGON(({i} {j}, {i + 1000} {j}, {i + 1000} {j + 1000}, {i} {j + 1000}, {i} {j}))"
        for i in range(600_000, 606_000, 1000)
        for j in range(400_000, 406_000, 1000)
    ]
    island = "POLYGON((650000 450000, 651000 450000, 651000 451000, 650000 451000, 650000 450000))"
    rng = np.random.default_rng(1)
    points = point_layer(rng.uniform(600_000, 606_000, 200), rng.uniform(400_000, 406_000, 200))
    for band in (0, 1500):
        parameters = {"INPUT": points, "AREAS": polygon_layer([*squares, island, ""]), "OUTPUT": "memory:"}
        table = rows(run("localmoran", {**parameters, "DISTANCE_BAND": band, "CRS": "EPSG:2180"})["OUTPUT"])
        assert len(table) == 38
        assert table["cluster"].notna().tolist() == [True] * 36 + [False] * 2
        assert table["p"].notna().tolist() == [True] * 36 + [False] * 2
        assert table["neighbours"].tolist()[-2:] == [0, 0]
        assert table["count"].tolist()[-2] == 0
        assert np.isnan(table["count"].tolist()[-1])
        assert sorted(set(table["neighbours"])) == [0, 3, 5, 8]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"CELL_SIZE": 5000}, "Moran's I needs at least 30 cells or areas; there are"),
        ({"CELL_SIZE": 500, "DISTANCE_BAND": 100}, "at least a cell: 500 m"),
        ({"DISTANCE_BAND": 20}, "at least a cell: "),
        ({"FILTER": "false"}, "No point is left"),
        (
            {"PERMUTATIONS": 99_999, "CELL_SIZE": 100, "DISTANCE_BAND": 1000},
            "permutations work with up to 99 neighbours",
        ),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(wrong: dict[str, Any], sentence: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    rng = np.random.default_rng(1)
    layer = point_layer(rng.uniform(630_000, 640_000, 50), rng.uniform(390_000, 400_000, 50))
    with pytest.raises(QgsProcessingException, match=sentence):
        run("localmoran", {"INPUT": layer, "OUTPUT": "memory:", **wrong})


def test_style_colours_only_what_is_significant(run: Any) -> None:
    from kmzb_plugin.layers.styles.moran import style_local_moran

    values = np.random.default_rng(8).poisson(1.5, (12, 12))
    x, y, area = grid_points(values)
    layer = run("localmoran", {"INPUT": point_layer(x, y), "MASK": area, "CELL_SIZE": 100, "OUTPUT": "memory:"})[
        "OUTPUT"
    ]
    style_local_moran(layer)
    symbols = {each.value(): each.symbol().clone() for each in layer.renderer().categories()}
    assert set(symbols) == {"HH", "HL", "LH", "LL", "NS", ""}
    assert symbols["NS"].symbolLayer(0).fillColor().alpha() < 30
    # low ones are hatched, outliers lighter than clusters: grey print tells the four apart
    assert {name: symbols[name].symbolLayerCount() for name in ("HH", "HL", "LH", "LL")} == {
        "HH": 1,
        "HL": 1,
        "LH": 2,
        "LL": 2,
    }
    light = {name: symbols[name].symbolLayer(0).fillColor().lightness() for name in ("HH", "HL", "LH", "LL")}
    assert min(light["HL"], light["LH"]) > 100 + max(light["HH"], light["LL"]) - 40


def test_runs_in_qgis_process(qgis_process: Any, tmp_path: Path) -> None:
    points, areas, _ = columbus()
    inputs = {
        "INPUT": saved(points, tmp_path / "points.gpkg"),
        "AREAS": saved(areas, tmp_path / "areas.gpkg"),
        "WEIGHT_FIELD": "crime",
        "CRS": "EPSG:2180",
        "DISTANCE_BAND": 1.5,
        "OUTPUT": str(tmp_path / "moran.gpkg"),
        "HTML_REPORT": str(tmp_path / "moran.html"),
    }
    done = qgis_process("--json", "run", "kmzb:localmoran", "-", stdin=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stderr + done.stdout
    assert len(rows(json.loads(done.stdout)["results"]["OUTPUT"])) == 49
    assert (tmp_path / "moran.html").exists()
