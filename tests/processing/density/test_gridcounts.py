"""`gridcounts` against QGIS's own counting and numpy's, its rates against Poisson's interval."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely
from scipy import stats

from kmzb_plugin.processing.density.gridcounts import column_names

from ..conftest import point_layer, polygon_layer, rows, saved

TOWN = "POLYGON((631130 391240, 638870 390410, 641930 397770, 636020 401510, 630260 398230, 631130 391240))"

WHOLE = "631000,642000,391000,402000 [EPSG:2180]"


@pytest.fixture
def reports(radom_points: Any) -> Any:
    x, y = radom_points
    rng = np.random.default_rng(3)
    categories = rng.choice(["speeding", "vandalism", "Śmieci i gruz"], len(x), p=[0.5, 0.3, 0.2]).tolist()
    return point_layer(x, y, fields={"category": categories, "n": rng.integers(1, 4, len(x)).tolist()})


@pytest.mark.parametrize("shape", ["square", "hexagon"])
def test_counts_as_qgis_counts_points_in_polygons(shape: str, reports: Any, run: Any) -> None:
    from qgis import processing

    made = run("gridcounts", {"INPUT": reports, "CELL_SIZE": 470, "SHAPE": shape, "OUTPUT": "memory:"})["OUTPUT"]
    counted = processing.run(
        "native:countpointsinpolygon",
        {"POLYGONS": made, "POINTS": reports, "FIELD": "theirs", "OUTPUT": "memory:"},
    )["OUTPUT"]
    table = rows(counted)
    assert table["count"].sum() == 2000
    assert (table["count"] == table["theirs"]).all()
    assert (table["n_speeding"] + table["n_vandalism"] + table["n_smieci_i_gruz"] == table["count"]).all()


def test_counts_as_numpys_histogram(radom_points: Any, reports: Any, run: Any) -> None:
    x, y = radom_points
    extent = "630500,641500,390000,402000 [EPSG:2180]"
    made = run("gridcounts", {"INPUT": reports, "CELL_SIZE": 500, "EXTENT": extent, "OUTPUT": "memory:"})["OUTPUT"]
    table = rows(made)
    expected = np.histogram2d(x, y, bins=[np.arange(630_500, 641_501, 500), np.arange(390_000, 402_001, 500)])[0]
    assert len(table) == expected.size
    col, row = ((table["cx"] - 630_500) // 500).astype(int), ((table["cy"] - 390_000) // 500).astype(int)
    assert table["count"].to_numpy() == pytest.approx(expected[col, row])
    assert table["per_km2"].to_numpy() == pytest.approx(expected[col, row] / 0.25)
    names = [f"500mN{int(cy // 500)}E{int(cx // 500)}" for cx, cy in zip(table["cx"], table["cy"], strict=True)]
    assert table["cell"].tolist() == names


@pytest.mark.parametrize("shape", ["square", "hexagon"])
def test_many_cells_in_a_file_are_those_in_memory(shape: str, reports: Any, run: Any, tmp_path: Path) -> None:
    """From 20,000 cells on a GeoPackage is filled in another way."""
    parameters = {"INPUT": reports, "CELL_SIZE": 60, "SHAPE": shape, "MASK": polygon_layer([TOWN])}
    first = run("gridcounts", {**parameters, "OUTPUT": "memory:"})["OUTPUT"]
    second = run("gridcounts", {**parameters, "OUTPUT": str(tmp_path / "cells.gpkg")})["OUTPUT"]
    assert first.featureCount() > 20_000
    pd.testing.assert_frame_equal(rows(first), rows(second).drop(columns="fid"), check_dtype=False)


def test_weights_are_summed(reports: Any, run: Any) -> None:
    made = run("gridcounts", {"INPUT": reports, "CELL_SIZE": 900, "WEIGHT_FIELD": "n", "OUTPUT": "memory:"})["OUTPUT"]
    table = rows(made)
    total = sum(feature["n"] for feature in reports.getFeatures())
    assert table["count"].sum() == pytest.approx(total)
    assert table[["n_speeding", "n_vandalism", "n_smieci_i_gruz"]].sum().sum() == pytest.approx(total)


@pytest.mark.parametrize("shape", ["square", "hexagon"])
def test_of_a_cell_at_the_edge_only_what_is_in_the_study_area_counts(
    shape: str, radom_points: Any, reports: Any, run: Any
) -> None:
    parameters = {"INPUT": reports, "CELL_SIZE": 600, "SHAPE": shape, "MASK": polygon_layer([TOWN])}
    made = run("gridcounts", {**parameters, "OUTPUT": "memory:"})["OUTPUT"]
    town = shapely.from_wkt(TOWN)
    cells = [shapely.from_wkb(feature.geometry().asWkb().data()) for feature in made.getFeatures()]
    parts = shapely.intersection(cells, town)
    points = shapely.points(*radom_points)
    table = rows(made)
    assert table["area_km2"].to_numpy() == pytest.approx(shapely.area(parts) / 1e6)
    assert table["area_km2"].sum() == pytest.approx(town.area / 1e6)
    assert table["count"].tolist() == [int(shapely.intersects(part, points).sum()) for part in parts]
    assert table["count"].sum() == shapely.contains(town, points).sum() < 2000
    assert table["per_km2"].to_numpy() == pytest.approx(table["count"] / table["area_km2"])


def test_a_study_area_without_reports_is_zero(run: Any, tmp_path: Path) -> None:
    nothing = point_layer([], [], fields={"category": []})
    report = tmp_path / "report.html"
    parameters = {"INPUT": nothing, "CELL_SIZE": 600, "MASK": polygon_layer([TOWN]), "HTML_REPORT": str(report)}
    table = rows(run("gridcounts", {**parameters, "OUTPUT": "memory:"})["OUTPUT"])
    assert len(table) > 200
    assert (table["count"] == 0).all()
    assert "0 of" in report.read_text(encoding="utf-8")


# -- inhabitants


def people_raster(path: Path, values: np.ndarray, crs: str, corner: tuple[float, float], pixel: float) -> str:
    from osgeo import gdal
    from qgis.core import QgsCoordinateReferenceSystem

    made = gdal.GetDriverByName("GTiff").Create(str(path), values.shape[1], values.shape[0], 1, gdal.GDT_Float32)
    made.SetGeoTransform((corner[0], pixel, 0, corner[1], 0, -pixel))
    made.SetProjection(QgsCoordinateReferenceSystem(crs).toWkt())
    made.GetRasterBand(1).SetNoDataValue(-200)
    made.GetRasterBand(1).WriteArray(values)
    made.FlushCache()
    return str(path)


def test_inhabitants_of_a_raster_are_spread_over_its_pixels(reports: Any, run: Any, tmp_path: Path) -> None:
    """Pixels of 1,000 m and cells of 250 m on the same lines: a cell has a sixteenth of its pixel."""
    values = np.random.default_rng(1).integers(0, 4000, (14, 14)).astype(float)
    values[3, 4] = -200
    raster = people_raster(tmp_path / "people.tif", values, "EPSG:2180", (629_000, 404_000), 1000)
    made = run(
        "gridcounts",
        {
            "INPUT": reports,
            "CELL_SIZE": 250,
            "EXTENT": "630000,642000,391000,402000 [EPSG:2180]",
            "POPULATION": raster,
            "OUTPUT": "memory:",
        },
    )["OUTPUT"]
    table = rows(made)
    row, col = ((404_000 - table["cy"]) // 1000).astype(int), ((table["cx"] - 629_000) // 1000).astype(int)
    expected = np.maximum(values[row, col], 0) / 16
    assert table["inhabitants"].to_numpy() == pytest.approx(expected)
    enough = table["inhabitants"] >= 100
    assert table["rate"].notna().tolist() == enough.tolist()
    some = table[enough]
    assert some["rate"].to_numpy() == pytest.approx(1000 * some["count"] / some["inhabitants"])
    low = np.where(some["count"] > 0, stats.chi2.ppf(0.025, 2 * some["count"]) / 2, 0)
    assert some["rate_low"].to_numpy() == pytest.approx(1000 * low / some["inhabitants"])
    high = stats.chi2.ppf(0.975, 2 * some["count"] + 2) / 2
    assert some["rate_high"].to_numpy() == pytest.approx(1000 * high / some["inhabitants"])


def test_inhabitants_of_a_raster_in_degrees_are_all_there(reports: Any, run: Any, tmp_path: Path) -> None:
    values = np.full((40, 60), 25.0)
    raster = people_raster(tmp_path / "people.tif", values, "EPSG:4326", (20.7, 51.6), 0.01)
    mask = polygon_layer([TOWN])
    parameters = {"INPUT": reports, "CELL_SIZE": 500, "MASK": mask, "POPULATION": raster, "OUTPUT": "memory:"}
    table = rows(run("gridcounts", parameters)["OUTPUT"])
    # 0.01° are 1112.6 m north and, at 51.42°, 695.2 m east on the ellipsoid; the map is true to 0.1 %
    expected = 25 * shapely.from_wkt(TOWN).area / (1112.6 * 695.2)
    assert table["inhabitants"].sum() == pytest.approx(expected, rel=0.005)


def test_inhabitants_of_polygons_by_the_area_they_share(reports: Any, run: Any) -> None:
    from qgis.core import QgsProject

    districts = polygon_layer(
        [
            "POLYGON((630000 390000, 636100 390000, 636100 402300, 630000 402300, 630000 390000))",
            "POLYGON((636100 390000, 643000 390000, 643000 402300, 636100 402300, 636100 390000))",
        ],
        fields={"people": [50_000, 20_000]},
    )
    QgsProject.instance().addMapLayer(districts)
    try:
        made = run(
            "gridcounts",
            {
                "INPUT": reports,
                "CELL_SIZE": 800,
                "MASK": polygon_layer([TOWN]),
                "POPULATION": districts.id(),
                "POPULATION_FIELD": "people",
                "OUTPUT": "memory:",
            },
        )["OUTPUT"]
    finally:
        QgsProject.instance().removeMapLayer(districts)
    town = shapely.from_wkt(TOWN)
    boxes = shapely.box([630_000, 636_100], 390_000, [636_100, 643_000], 402_300)
    table = rows(made)
    for feature, people in zip(made.getFeatures(), table["inhabitants"], strict=True):
        part = shapely.intersection(shapely.from_wkb(feature.geometry().asWkb().data()), town)
        expected = shapely.area(shapely.intersection(part, boxes)) / shapely.area(boxes) @ [50_000, 20_000]
        assert people == pytest.approx(expected)


def test_inhabitants_of_points_count_where_they_live(reports: Any, run: Any, tmp_path: Path) -> None:
    homes = point_layer([636_100.0, 636_200.0, 634_100.0], [394_100.0, 394_200.0, 398_600.0], fields={"n": [90, 30, 7]})
    path = saved(homes, tmp_path / "homes.gpkg")
    parameters = {"INPUT": reports, "CELL_SIZE": 500, "POPULATION": path, "OUTPUT": "memory:"}
    table = rows(run("gridcounts", {**parameters, "POPULATION_FIELD": "n"})["OUTPUT"])
    assert sorted(table["inhabitants"][table["inhabitants"] > 0]) == [7, 120]
    assert table["rate"].notna().sum() == 1  # below a hundred there is none
    alone = rows(run("gridcounts", {**parameters, "FEWEST_INHABITANTS": 1})["OUTPUT"])
    assert sorted(alone["inhabitants"][alone["inhabitants"] > 0]) == [1, 2]
    assert alone["rate"].notna().sum() == 2


# -- what people see


def test_layer_is_styled_by_what_it_shows_and_the_report_says_it(reports: Any, provider: Any, tmp_path: Path) -> None:
    from qgis.core import (
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProcessingOutputLayerDefinition,
        QgsProcessingUtils,
        QgsProject,
    )

    raster = people_raster(tmp_path / "people.tif", np.full((14, 14), 3000.0), "EPSG:2180", (629_000, 404_000), 1000)
    for population, field, unit in ((None, "count", "reports"), (raster, "rate", "reports / 1,000 inhabitants")):
        project, context, feedback = QgsProject(), QgsProcessingContext(), QgsProcessingFeedback(False)
        context.setProject(project)
        report = tmp_path / f"{field}.html"
        parameters = {
            "INPUT": reports,
            "CELL_SIZE": 400,
            "MASK": polygon_layer([TOWN]),
            "POPULATION": population,
            "OUTPUT": QgsProcessingOutputLayerDefinition("memory:", project),
            "HTML_REPORT": str(report),
        }
        _, done = provider.algorithm("gridcounts").create().run(parameters, context, feedback, {}, False)
        assert done
        ((layer_id, details),) = context.layersToLoadOnCompletion().items()
        layer = QgsProcessingUtils.mapLayerFromString(layer_id, context)
        details.postProcessor().postProcessLayer(layer, context, feedback)
        assert layer.renderer().classAttribute() == field
        assert any(unit in each.label() for each in layer.renderer().ranges())
        assert "squares of 400 m" in details.name
        assert layer.fields().at(layer.fields().indexOf("n_smieci_i_gruz")).alias() == "Śmieci i gruz"
        page = report.read_text(encoding="utf-8")
        assert "half of all reports" in page
        assert "Śmieci i gruz" in page
        assert "only that part counts" in page
        assert ("Garwood" in page) == (population is not None)


def test_field_names_are_plain_and_none_twice() -> None:
    names = column_names(["Wykroczenia: śmieci", "wykroczenia smieci", "", "Łąka", "a" * 60, "?"])
    assert names == [
        "n_wykroczenia_smieci",
        "n_wykroczenia_smieci__2",
        "n_other",
        "n_laka",
        "n_" + "a" * 40,
        "n_other__2",
    ]


def test_runs_in_qgis_process(qgis_process: Any, reports: Any, tmp_path: Path) -> None:
    raster = people_raster(tmp_path / "people.tif", np.full((14, 14), 3000.0), "EPSG:2180", (629_000, 404_000), 1000)
    inputs = {
        "INPUT": saved(reports, tmp_path / "points.gpkg"),
        "CELL_SIZE": 1000,
        "POPULATION": raster,
        "OUTPUT": str(tmp_path / "cells.gpkg"),
        "HTML_REPORT": str(tmp_path / "cells.html"),
    }
    done = qgis_process("--json", "run", "kmzb:gridcounts", "-", stdin=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stderr + done.stdout
    table = rows(json.loads(done.stdout)["results"]["OUTPUT"])
    assert table["count"].sum() == 2000
    assert table["inhabitants"].max() == pytest.approx(3000)


# -- what cannot work


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"CELL_SIZE": 5, "EXTENT": WHOLE}, "1,000,000 cells. Choose a cell size of at least 12 m"),
        (
            {"CELL_SIZE": 1, "SHAPE": "hexagon", "EXTENT": WHOLE},
            "1,000,000 cells. Choose a cell size of at least 12 m",
        ),
        ({"CATEGORY_FIELD": "none"}, "no field «none»"),
        ({"CATEGORY_FIELD": "id"}, "2000 different values; up to 100"),
        ({"WEIGHT_FIELD": "minus"}, "negative weight"),
        ({"FILTER": "false"}, "No point is left"),
        ({"MASK": "far"}, r"No point lies in the cells \(2,000 read\)"),
        ({"EXTENT": "0,1000,0,1000 [EPSG:2180]", "MASK": "town"}, "do not overlap"),
        ({"POPULATION": "far.tif"}, "does not reach the cells"),
        ({"POPULATION": "coarse.tif", "CELL_SIZE": 100}, "50,000 m wide: choose a cell size of at least 500 m"),
        ({"POPULATION": "districts.gpkg"}, "POPULATION_FIELD"),
        ({"POPULATION": "districts.gpkg", "POPULATION_FIELD": "other"}, "no field «other»"),
        ({"POPULATION": "districts.gpkg", "POPULATION_FIELD": "name"}, "«name» holds no numbers"),
        ({"POPULATION": "districts.gpkg", "POPULATION_FIELD": "people"}, "No inhabitant lives"),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(
    wrong: dict[str, Any], sentence: str, radom_points: Any, run: Any, tmp_path: Path
) -> None:
    from qgis.core import QgsProcessingException

    x, y = radom_points
    layer = point_layer(x, y, fields={"id": list(range(2000)), "minus": [-1.0, *[1.0] * 1999]})
    far = "POLYGON((0 0, 9000 0, 9000 9000, 0 9000, 0 0))"
    layers = {"far": polygon_layer([far]), "town": polygon_layer([TOWN])}
    people_raster(tmp_path / "far.tif", np.ones((3, 3)), "EPSG:2180", (0, 9000), 1000)
    people_raster(tmp_path / "coarse.tif", np.ones((3, 3)), "EPSG:2180", (600_000, 450_000), 50_000)
    saved(polygon_layer([far], fields={"people": [100], "name": ["a"]}), tmp_path / "districts.gpkg")
    if "MASK" in wrong:
        wrong = {**wrong, "MASK": layers[wrong["MASK"]]}
    if "POPULATION" in wrong:
        wrong = {**wrong, "POPULATION": str(tmp_path / wrong["POPULATION"])}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("gridcounts", {"INPUT": layer, "CELL_SIZE": 500, "OUTPUT": "memory:", **wrong})


def test_cancelled_while_writing_nothing_is_left(provider: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    layer = point_layer([600_000.0, 640_000.0], [300_000.0, 340_000.0])
    path = tmp_path / "cells.gpkg"
    feedback = QgsProcessingFeedback(False)
    pressed: list[float] = []

    def press(percent: float) -> None:
        if percent > 60 and not pressed:
            pressed.append(time.monotonic())
            feedback.cancel()

    feedback.progressChanged.connect(press)
    extent = "600000,640000,300000,340000 [EPSG:2180]"
    parameters = {"INPUT": layer, "CELL_SIZE": 100, "EXTENT": extent, "OUTPUT": str(path)}
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        provider.algorithm("gridcounts").create().run(parameters, QgsProcessingContext(), feedback, {}, False)
    assert pressed
    assert not list(tmp_path.iterdir())
