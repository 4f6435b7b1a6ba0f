"""`hotspots` against Gi* by spdep and esda, through the algorithm."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

from ..conftest import ORACLES, point_layer, polygon_layer, read_raster, rows, saved


def test_grid_equals_spdep_on_the_grid_of_getis_and_ord(run: Any) -> None:
    """Each cell of the published 16 x 16 example holds as many points as its value says."""
    grid = pd.read_csv(ORACLES / "getisord_grid_spdep.csv")
    x, y = 600_015.0 + np.repeat(grid["x"], grid["val"]), 400_005.0 + np.repeat(grid["y"], grid["val"])
    left, low = 600_000 + grid["x"].min(), 399_990 + grid["y"].min()
    area = polygon_layer(
        [f"POLYGON(({left} {low}, {left + 480} {low}, {left + 480} {low + 480}, {left} {low + 480}, {left} {low}))"]
    )
    result = run(
        "hotspots",
        {
            "INPUT": point_layer(x.to_numpy(), y.to_numpy()),
            "MASK": area,
            "CELL_SIZE": 30,
            "DISTANCE_BAND": 30,
            "OUTPUT": "memory:",
        },
    )
    table = rows(result["OUTPUT"])
    assert len(table) == 256
    table["x"], table["y"] = (table["cx"] - 600_015).round(), (table["cy"] - 400_005).round()
    both = table.merge(grid, on=["x", "y"], validate="1:1")
    assert len(both) == 256
    assert (both["count"] == both["val"]).all()
    np.testing.assert_allclose(both["z"], both["GiStar_d30"], atol=1e-6)


def columbus() -> tuple[Any, Any, pd.DataFrame]:
    """A point with the crime rate as its weight in a small square for each of the 49 neighbourhoods."""
    table = pd.read_csv(ORACLES / "columbus_gi_spdep_esda.csv")
    squares = [
        f"POLYGON(({x - 0.01} {y - 0.01}, {x + 0.01} {y - 0.01}, {x + 0.01} {y + 0.01}, {x - 0.01} {y + 0.01}, "
        f"{x - 0.01} {y - 0.01}))"
        for x, y in zip(table["x"], table["y"], strict=True)
    ]
    points = point_layer(table["x"], table["y"], fields={"crime": table["CRIME"].tolist()})
    areas = polygon_layer(squares, fields={"i": table["i"].tolist(), "q": ["own"] * len(table)})
    return points, areas, table


def test_areas_equal_spdep_and_esda_on_columbus(run: Any) -> None:
    points, areas, expected = columbus()
    result = run(
        "hotspots",
        {
            "INPUT": points,
            "AREAS": areas,
            "WEIGHT_FIELD": "crime",
            "CRS": "EPSG:2180",
            "DISTANCE_BAND": 1.5,
            "OUTPUT": "memory:",
        },
    )
    table = rows(result["OUTPUT"])
    assert list(table["i"]) == list(expected["i"])  # the areas' own fields stay
    np.testing.assert_allclose(table["z"], expected["GiStar_d1.5"], atol=1e-6)
    np.testing.assert_allclose(table["p"] / 2, expected["p_norm_onesided_d1.5_esda"], atol=1e-6)
    assert list(table["neighbours"]) == list(expected["nbrs_d1.5"])


def test_the_same_seed_gives_the_same_permutations(run: Any) -> None:
    points, areas, expected = columbus()
    common = {"INPUT": points, "AREAS": areas, "WEIGHT_FIELD": "crime", "CRS": "EPSG:2180", "DISTANCE_BAND": 1.5}
    first, second, other = (
        rows(run("hotspots", {**common, "PERMUTATIONS": 999, "SEED": seed, "OUTPUT": "memory:"})["OUTPUT"])["p"]
        for seed in (1, 1, 2)
    )
    assert (first == second).all()
    assert (first != other).any()
    assert np.abs(first / 2 - expected["p_sim999_d1.5_esda"]).max() < 0.05


def test_too_few_permutations_are_told(run: Any, tmp_path: Path, log: Any) -> None:
    """The surest class is out of reach of 999 permutations, and not of as many as are named."""
    rng = np.random.default_rng(3)
    x = np.concatenate([rng.uniform(630_000, 640_000, 300), rng.normal(637_000, 200, 200)])
    y = np.concatenate([rng.uniform(390_000, 400_000, 300), rng.normal(393_000, 200, 200)])
    square = polygon_layer(["POLYGON((630000 390000, 640000 390000, 640000 400000, 630000 400000, 630000 390000))"])
    report = tmp_path / "report.html"
    common = {"INPUT": point_layer(x, y), "MASK": square, "CELL_SIZE": 500, "OUTPUT": "memory:"}
    run("hotspots", {**common, "PERMUTATIONS": 999, "HTML_REPORT": str(report)})
    (warning,) = log.warnings
    assert "With 999 permutations p cannot be small enough for so many places to be significant at 99 %" in warning
    assert warning in report.read_text(encoding="utf-8")
    needed = int(warning.split("at least ")[1].split()[0])
    assert (rows(run("hotspots", {**common, "PERMUTATIONS": needed})["OUTPUT"])["gi_bin"] == 3).any()
    assert log.warnings == [warning]


def test_too_few_reports_for_the_normal_distribution_are_told(run: Any, tmp_path: Path, log: Any) -> None:
    """The street crimes of Chicago in cells that hold one each at most; the size that is named is enough."""
    crimes = pd.read_csv(ORACLES / "chicago_street_crimes.csv")
    x, y = 600_000 + 0.3048 * crimes["x"], 400_000 + 0.3048 * crimes["y"]
    layer = {"INPUT": point_layer(x, y), "MASK": polygon_layer([shapely.box(x.min(), y.min(), x.max(), y.max()).wkt])}
    report = tmp_path / "report.html"
    run("hotspots", {**layer, "CELL_SIZE": 5.6, "OUTPUT": "memory:", "HTML_REPORT": str(report)})
    warning = log.warnings[-1]
    assert "Only 0.35 reports lie on average in a cell and its neighbours" in warning
    assert warning in report.read_text(encoding="utf-8")
    log.warnings.clear()
    advised = float(warning.split("cells of about ")[1].split()[0])
    run("hotspots", {**layer, "OUTPUT": "memory:", "CELL_SIZE": advised})
    run("hotspots", {**layer, "OUTPUT": "memory:", "CELL_SIZE": 5.6, "PERMUTATIONS": 99_999})
    assert not [each for each in log.warnings if "on average" in each]


@pytest.mark.parametrize("shape", ["square", "hexagon"])
def test_planted_cluster_is_the_hot_spot(shape: str, run: Any, tmp_path: Path, log: Any) -> None:
    rng = np.random.default_rng(3)
    x = np.concatenate([rng.uniform(630_000, 640_000, 300), rng.normal(637_000, 200, 200)])
    y = np.concatenate([rng.uniform(390_000, 400_000, 300), rng.normal(393_000, 200, 200)])
    report = tmp_path / "report.html"
    result = run(
        "hotspots",
        {
            "INPUT": point_layer(x, y),
            "CELL_SIZE": 500,
            "SHAPE": shape,
            "OUTPUT": str(tmp_path / "hot.gpkg"),
            "HTML_REPORT": str(report),
        },
    )
    table = rows(result["OUTPUT"])
    assert table["count"].sum() == 500
    hot = table[table["gi_bin"] == 3]
    assert 4 <= len(hot) <= 30
    assert np.hypot(hot["cx"] - 637_000, hot["cy"] - 393_000).max() < 1500
    assert (table[table["q"] <= 0.01]["gi_bin"].abs() == 3).all()
    assert any("Study area: not given: the cells within 1,500 m of a report" in info for info in log.infos)
    page = report.read_text(encoding="utf-8")
    assert f"{int((table['gi_bin'] >= 2).sum())} of {len(table):,} places; they hold".replace(",", "") in page.replace(
        ",", ""
    )
    assert "<svg" in page


def test_every_point_counts_once_and_areas_without_points_are_zero(run: Any) -> None:
    squares = [
        f"POLYGON(({i * 1000} {j * 1000}, {i * 1000 + 1000} {j * 1000}, {i * 1000 + 1000} {j * 1000 + 1000}, "
        f"{i * 1000} {j * 1000 + 1000}, {i * 1000} {j * 1000}))"
        for i in range(600, 606)
        for j in range(400, 406)
    ]
    corner = point_layer([601_000.0, 604_500.0, 0.0], [401_000.0, 404_500.0, 0.0])
    result = run(
        "hotspots", {"INPUT": corner, "AREAS": polygon_layer([*squares, ""]), "CRS": "EPSG:2180", "OUTPUT": "memory:"}
    )
    table = rows(result["OUTPUT"])
    assert len(table) == 37
    assert table["count"].sum() == 2
    assert table["count"].notna().sum() == 36
    assert sorted(set(table["neighbours"].dropna())) == [0, 4, 6, 9]


SQUARE = "POLYGON((630000 390000, 640000 390000, 640000 400000, 630000 400000, 630000 390000))"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"CELL_SIZE": 5000}, "at least 30 cells"),
        ({"CELL_SIZE": 1}, "would have more than 16,000,000 cells. Choose a cell size of at least 2.4"),
        (
            {"CELL_SIZE": 1, "MASK": True},
            "1,000,000 cells. Choose a cell size of at least 11 m. Or leave .*OUTPUT.* empty",
        ),
        ({"CELL_SIZE": 500, "DISTANCE_BAND": 100}, "at least a cell: 500 m"),
        ({"FILTER": "false"}, "No point is left"),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(wrong: dict[str, Any], sentence: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    rng = np.random.default_rng(1)
    layer = point_layer(rng.uniform(630_000, 640_000, 50), rng.uniform(390_000, 400_000, 50))
    if "MASK" in wrong:
        wrong = {**wrong, "MASK": polygon_layer([SQUARE])}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("hotspots", {"INPUT": layer, "OUTPUT": "memory:", **wrong})


@pytest.mark.parametrize(("shape", "smallest"), [("square", 10.0), ("hexagon", 10.7)])
def test_the_cell_size_that_is_named_works(
    shape: str, smallest: float, monkeypatch: pytest.MonkeyPatch, run: Any
) -> None:
    """With a hundredth of the cells, and ten times as large."""
    from qgis.core import QgsProcessingException

    monkeypatch.setattr("kmzb_plugin.processing.hotspots.hotspots.MOST_CELLS", 10_000)
    rng = np.random.default_rng(1)
    layer = point_layer(rng.uniform(630_000, 640_000, 50), rng.uniform(390_000, 400_000, 50))
    parameters = {"INPUT": layer, "MASK": polygon_layer([SQUARE]), "SHAPE": shape, "OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match="at least") as refused:
        run("hotspots", {**parameters, "CELL_SIZE": 90})
    named = float(re.search(r"at least (\d+) m", str(refused.value)).group(1))
    assert 10 * smallest <= named <= 10 * smallest + 10
    made = run("hotspots", {**parameters, "CELL_SIZE": named})["OUTPUT"]
    assert 8_000 < made.featureCount() <= 10_000


TOWN = "POLYGON((630230 390140, 638870 390410, 640000 397770, 636020 400000, 630260 398230, 630230 390140))"


def test_raster_holds_what_the_polygons_hold(run: Any, tmp_path: Path) -> None:
    from osgeo import gdal

    rng = np.random.default_rng(3)
    layer = point_layer(rng.normal(635_000, 2000, 400), rng.normal(395_000, 2000, 400))
    path = tmp_path / "hot.tif"
    parameters = {"INPUT": layer, "MASK": polygon_layer([TOWN]), "CELL_SIZE": 500, "DISTANCE_BAND": 1200}
    result = run("hotspots", {**parameters, "OUTPUT": "memory:", "OUTPUT_RASTER": str(path)})
    table = rows(result["OUTPUT"])
    raster = gdal.Open(str(path))
    left, _, _, top, _, _ = raster.GetGeoTransform()
    col, row = ((table["cx"] - left) // 500).astype(int), ((top - table["cy"]) // 500).astype(int)
    for number, name in enumerate(["z", "q", "gi_bin", "count"], 1):
        band = raster.GetRasterBand(number)
        assert band.GetDescription() == name
        values = band.ReadAsArray()
        np.testing.assert_allclose(values[row, col], table[name], rtol=1e-6)
        values[row, col] = band.GetNoDataValue()
        assert (values == band.GetNoDataValue()).all()
    assert (table["gi_bin"] == 3).any()
    report = tmp_path / "only.html"
    only = run("hotspots", {**parameters, "OUTPUT": None, "OUTPUT_RASTER": str(path), "HTML_REPORT": str(report)})
    assert set(only) == {"OUTPUT_RASTER", "HTML_REPORT"}
    assert "a cell belongs to the study area if its centre does" in report.read_text(encoding="utf-8")


def test_raster_is_styled_by_its_classes(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsRasterLayer

    from kmzb_plugin.layers.styles.hotspots import hot_spot_labels, style_hot_spots_raster

    rng = np.random.default_rng(3)
    layer = point_layer(rng.uniform(630_000, 640_000, 500), rng.uniform(390_000, 400_000, 500))
    path = run("hotspots", {"INPUT": layer, "OUTPUT_RASTER": str(tmp_path / "hot.tif")})["OUTPUT_RASTER"]
    raster = QgsRasterLayer(path, "hot")
    style_hot_spots_raster(raster, 3)
    assert raster.renderer().inputBand() == 3
    assert {int(each.value): each.label for each in raster.renderer().classes()} == hot_spot_labels()


def test_an_output_that_was_left_out_in_the_dialog_is_not_written(run: Any, tmp_path: Path) -> None:
    """As None or as an empty definition, which is what a model hands over."""
    from qgis.core import QgsProcessingOutputLayerDefinition, QgsProject

    rng = np.random.default_rng(3)
    layer = point_layer(rng.uniform(630_000, 640_000, 500), rng.uniform(390_000, 400_000, 500))
    report = str(tmp_path / "report.html")
    for nothing in (None, "", QgsProcessingOutputLayerDefinition("", QgsProject.instance())):
        parameters = {"INPUT": layer, "OUTPUT": nothing, "OUTPUT_RASTER": nothing, "HTML_REPORT": report}
        assert set(run("hotspots", parameters)) == {"HTML_REPORT"}


def test_more_cells_than_polygons_may_be_are_a_raster(run: Any, tmp_path: Path) -> None:
    layer = point_layer([600_000.0, 612_000.0, 603_000.0], [400_000.0, 409_000.0, 404_000.0])
    area = polygon_layer([shapely.box(600_000, 400_000, 612_000, 409_000).wkt])
    path = tmp_path / "hot.tif"
    result = run("hotspots", {"INPUT": layer, "MASK": area, "CELL_SIZE": 10, "OUTPUT_RASTER": str(path)})
    assert set(result) == {"OUTPUT_RASTER"}
    values, _, _ = read_raster(str(path))
    assert values.size == 1200 * 900
    assert np.isfinite(values).all()


def test_hexagons_equal_spdep_by_their_neighbours(run: Any) -> None:
    """Areas of the same shape as the hexagons, their centres as near, go the other way to the same values."""
    rng = np.random.default_rng(3)
    layer = point_layer(rng.normal(635_000, 2000, 400), rng.normal(395_000, 2000, 400))
    parameters = {"INPUT": layer, "DISTANCE_BAND": 1100, "OUTPUT": "memory:"}
    cells = run("hotspots", {**parameters, "CELL_SIZE": 600, "SHAPE": "hexagon"})["OUTPUT"]
    areas = run("hotspots", {**parameters, "AREAS": cells})["OUTPUT"]
    first, second = rows(cells), rows(areas)
    assert first["count"].tolist() == second["count"].tolist()
    assert first["neighbours"].tolist() == second["neighbours"].tolist()
    np.testing.assert_allclose(first["z"], second["z"], atol=1e-9)


def test_cancelled_while_writing_nothing_is_left(provider: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 80 else None)
    layer = point_layer([600_000.0, 620_000.0], [400_000.0, 420_000.0])
    area = polygon_layer([shapely.box(600_000, 400_000, 620_000, 420_000).wkt])
    parameters = {"INPUT": layer, "MASK": area, "CELL_SIZE": 100, "OUTPUT": str(tmp_path / "hot.shp")}
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        provider.algorithm("hotspots").create().run(parameters, QgsProcessingContext(), feedback, {}, False)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"OUTPUT": None}, "Nothing is to be written"),
        ({"OUTPUT_RASTER": "x.tif", "SHAPE": "hexagon"}, "A raster has square cells"),
        ({"OUTPUT_RASTER": "x.tif", "AREAS": "areas"}, "A raster has square cells"),
        ({"AREAS": "areas", "CELL_SIZE": 500}, "With .*AREAS.* there is no grid"),
        ({"AREAS": "areas", "DISTANCE_BAND": 100}, "must be at least 1,000 m. Otherwise no area has any"),
        ({"CELL_SIZE": 100, "DISTANCE_BAND": 60}, "at least a cell: 100 m"),
        ({"MASK": "small", "CELL_SIZE": 900}, "No cell of 900 m has its centre in the study area. 10 m would"),
        ({"MASK": "far"}, "No point lies in the study area"),
        ({"AREAS": "far"}, r"No point lies in the study area or the areas \(50 read\)"),
        (
            {"MASK": "all", "CELL_SIZE": 20, "PERMUTATIONS": 9999, "DISTANCE_BAND": 900},
            "9999 permutations work with up",
        ),
    ],
)
def test_choices_that_do_not_fit_are_refused(wrong: dict[str, Any], sentence: str, run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    rng = np.random.default_rng(1)
    layer = point_layer(rng.uniform(630_000, 640_000, 50), rng.uniform(390_000, 400_000, 50))
    side = range(0, 10_000, 1000)
    boxes = [shapely.box(630_000 + x, 390_000 + y, 631_000 + x, 391_000 + y).wkt for x in side for y in side]
    layers = {"areas": polygon_layer(boxes), "small": polygon_layer([shapely.box(6e5, 4e5, 600_100, 400_100).wkt])}
    layers |= {"all": polygon_layer([SQUARE]), "far": polygon_layer(["POLYGON((0 0, 9000 0, 9000 9000, 0 9000, 0 0))"])}
    given = {name: layers.get(value, value) if name in ("AREAS", "MASK") else value for name, value in wrong.items()}
    if "OUTPUT_RASTER" in given:
        given["OUTPUT_RASTER"] = str(tmp_path / given["OUTPUT_RASTER"])
    with pytest.raises(QgsProcessingException, match=sentence):
        run("hotspots", {"INPUT": layer, "OUTPUT": "memory:", **given})


@pytest.mark.parametrize("algorithm", ["hotspots", "localmoran"])
def test_areas_that_do_not_touch_need_a_distance(algorithm: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    points, areas, _ = columbus()
    parameters = {"INPUT": points, "AREAS": areas, "WEIGHT_FIELD": "crime", "CRS": "EPSG:2180", "OUTPUT": "memory:"}
    with pytest.raises(QgsProcessingException, match="No two areas touch. Give a .*DISTANCE_BAND.* of at least 1 m"):
        run(algorithm, parameters)
    assert rows(run(algorithm, {**parameters, "DISTANCE_BAND": 1})["OUTPUT"])["p"].notna().any()


def test_equal_counts_are_refused(run: Any) -> None:
    from qgis.core import QgsProcessingException

    x, y = np.meshgrid(np.arange(10) * 100 + 600_050.0, np.arange(10) * 100 + 400_050.0)
    with pytest.raises(QgsProcessingException, match="same value"):
        run("hotspots", {"INPUT": point_layer(x.ravel(), y.ravel()), "CELL_SIZE": 100, "OUTPUT": "memory:"})


def test_style_has_three_steps_each_way(run: Any) -> None:
    from kmzb_plugin.layers.styles.hotspots import style_hot_spots

    rng = np.random.default_rng(3)
    layer = run(
        "hotspots",
        {
            "INPUT": point_layer(rng.uniform(630_000, 640_000, 500), rng.uniform(390_000, 400_000, 500)),
            "OUTPUT": "memory:",
        },
    )["OUTPUT"]
    style_hot_spots(layer)
    categories = {each.value(): each.symbol().symbolLayer(0).fillColor() for each in layer.renderer().categories()}
    assert set(categories) == set(range(-3, 4))
    assert categories[0].alpha() < 30
    for way in (1, -1):  # grey print ranks them
        grey = [categories[way * step].lightness() for step in (1, 2, 3)]
        assert grey == sorted(grey, reverse=True)


def test_runs_in_qgis_process(qgis_process: Any, tmp_path: Path) -> None:
    points, areas, expected = columbus()
    inputs = {
        "INPUT": saved(points, tmp_path / "points.gpkg"),
        "AREAS": saved(areas, tmp_path / "areas.gpkg"),
        "WEIGHT_FIELD": "crime",
        "CRS": "EPSG:2180",
        "DISTANCE_BAND": 1.5,
        "OUTPUT": str(tmp_path / "hot.gpkg"),
    }
    done = qgis_process("--json", "run", "kmzb:hotspots", "-", stdin=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stderr + done.stdout
    output = json.loads(done.stdout)["results"]["OUTPUT"]
    np.testing.assert_allclose(rows(output)["z"], expected["GiStar_d1.5"], atol=1e-6)
