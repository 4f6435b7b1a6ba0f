"""`evaluatehotspots`: rasters and cells against known rows, and tests that would flatter refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ..conftest import ORACLES, point_layer, polygon_layer, saved

COLUMNS = ["coverage", "cells", "hits", "hit_rate", "pai", "pei", "rri", "ser"]


def rows(result: dict[str, Any]) -> list[dict[str, Any]]:
    layer = result["OUTPUT_TABLE"]
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes(), strict=True)) for feature in layer.getFeatures()]


def squares(n: int, size: float = 100.0, left: float = 636_000.0) -> list[str]:
    """Squares in a row, eastward."""
    corners = [(left + i * size, 394_000.0) for i in range(n)]
    return [f"POLYGON(({x} {y}, {x + size} {y}, {x + size} {y + size}, {x} {y + size}, {x} {y}))" for x, y in corners]


def in_squares(counts: list[int], size: float = 100.0) -> tuple[np.ndarray, np.ndarray]:
    x = np.repeat(636_000.0 + (np.arange(len(counts)) + 0.5) * size, counts)
    return x, np.full(len(x), 394_050.0)


def raster(path: Path, values: np.ndarray, corner: tuple[float, float], cell: float, **metadata: str) -> str:
    from osgeo import gdal, osr

    dataset = gdal.GetDriverByName("GTiff").Create(str(path), values.shape[1], values.shape[0], 1, gdal.GDT_Float32)
    dataset.SetGeoTransform((corner[0], cell, 0, corner[1] + cell * values.shape[0], 0, -cell))
    system = osr.SpatialReference()
    system.ImportFromEPSG(int(metadata.pop("epsg", "2180")))
    dataset.SetProjection(system.ExportToWkt())
    dataset.SetMetadata(metadata)
    dataset.GetRasterBand(1).SetNoDataValue(-9999)
    dataset.GetRasterBand(1).WriteArray(np.where(np.isnan(values), -9999, values))
    dataset.FlushCache()
    return str(path)


def test_rows_of_ptools_from_cells(run: Any) -> None:
    """Definitions 2.0: observed 6, 7, 3, 2, 1, 0, predicted 8, 4, 4, 2, 1, 0; the tie is told against the map."""
    cells = polygon_layer(squares(6), fields={"n": [8, 4, 4, 2, 1, 0]})
    points = point_layer(*in_squares([6, 7, 3, 2, 1, 0]))
    coverages = ",".join(f"{100 * (i + 1) / 6:.4f}" for i in range(6))
    parameters = {"INPUT": points, "PREDICTION": cells, "PREDICTION_FIELD": "n", "COVERAGES": coverages}
    found = rows(run("evaluatehotspots", {**parameters, "OUTPUT_TABLE": "memory:"}))
    assert [row["hits"] for row in found] == [6, 9, 16, 18, 19, 19]
    pai = [1.894737, 1.421053, 1.684211, 1.421053, 1.2, 1.0]
    assert [row["pai"] for row in found] == pytest.approx(pai, abs=5e-7)
    assert [row["pei"] for row in found] == pytest.approx([0.857143, 0.692308, 1, 1, 1, 1], abs=5e-7)
    assert found[0]["ser"] == pytest.approx(600.0)
    assert found[0]["hit_low"] < found[0]["hit_rate"] < found[0]["hit_high"]


def test_break_and_enter_in_toronto_from_a_raster(run: Any, tmp_path: Path) -> None:
    """Counts of 2018 as a raster, the reports of 2019 as points; ties by the lowest cell number, as in the oracle."""
    oracle = json.loads((ORACLES / "toronto_pai.json").read_text())
    table = pd.read_csv(ORACLES / "toronto_be_2018_2019_cells500.csv")
    nx, ny = oracle["nx"], oracle["ny"]
    before, after = np.zeros((2, nx * ny))
    before[table["cell"]], after[table["cell"]] = table["n2018"], table["n2019"].astype(float)
    # a little less from cell to cell, too little for float32 to mix up the counts; rows from the south
    ranked = (before + 1 - np.arange(nx * ny) * 1e-4 / 2).reshape(ny, nx)[::-1]
    path = raster(tmp_path / "n2018.tif", ranked, (oracle["x0"], oracle["y0"]), 500.0, epsg="26917")
    cell = np.repeat(np.arange(nx * ny), after.astype(int))
    x, y = oracle["x0"] + (cell % nx + 0.5) * 500, oracle["y0"] + (cell // nx + 0.5) * 500
    points = point_layer(x, y, "EPSG:26917")
    parameters = {"INPUT": points, "PREDICTION": path, "COVERAGES": "0.5,1,2,5,10", "CRS": "EPSG:26917"}
    found = rows(run("evaluatehotspots", {**parameters, "OUTPUT_TABLE": "memory:"}))
    for row, wanted in zip(found, oracle["rows"], strict=True):
        assert (row["cells"], row["hits"]) == (wanted["cells"], wanted["hits"])
        assert row["pai"] == pytest.approx(wanted["PAI"], rel=1e-6)
        assert row["pei"] == pytest.approx(wanted["PEI"], rel=1e-6)
        assert row["hit_rate"] == pytest.approx(100 * wanted["hit_rate"], rel=1e-6)
        assert row["area_km2"] == pytest.approx(0.25 * wanted["cells"], rel=1e-3)


def test_areas_of_different_size_are_ranked_by_density_where_the_field_is_a_count(run: Any) -> None:
    big = "POLYGON((636100 394000, 637100 394000, 637100 395000, 636100 395000, 636100 394000))"
    cells = polygon_layer([squares(1)[0], big], fields={"n": [5, 40]})
    points = point_layer([636_050.0, 636_500.0], [394_050.0, 394_500.0])
    parameters = {"INPUT": points, "PREDICTION": cells, "PREDICTION_FIELD": "n", "COVERAGES": "1,50"}
    small_first = rows(run("evaluatehotspots", {**parameters, "OUTPUT_TABLE": "memory:"}))
    assert small_first[0]["area_km2"] == pytest.approx(0.01)
    assert small_first[0]["rri"] == pytest.approx((1 / 5) / (2 / 45))
    big_first = rows(run("evaluatehotspots", {**parameters, "IS_COUNT": False, "OUTPUT_TABLE": "memory:"}))
    assert big_first[0]["area_km2"] == pytest.approx(1.0)


def year(n: int = 400) -> Any:
    """Reports of 2024 and 2025 in two clusters."""
    rng = np.random.default_rng(2)
    centres = np.array([[636_000.0, 394_000.0], [639_000.0, 396_000.0]])
    xy = centres[rng.integers(0, 2, n)] + rng.normal(0, 300, (n, 2))
    days = np.sort(rng.integers(0, 730, n))
    times = [str(np.datetime64("2024-01-01T09:00:00") + np.timedelta64(int(day), "D")) + "Z" for day in days]
    return point_layer(xy[:, 0], xy[:, 1], fields={"reported_at": times})


BEFORE = "\"reported_at\" < '2025-01-01'"


def test_only_later_points_are_tested(run: Any, tmp_path: Path, log: Any) -> None:
    layer, trained, report = year(), str(tmp_path / "trained.tif"), tmp_path / "report.html"
    run("kerneldensity", {"INPUT": layer, "FILTER": BEFORE, "RADIUS": 500, "OUTPUT": trained})
    earlier = sum(f["reported_at"] < "2025-01-01" for f in layer.getFeatures())
    parameters = {"INPUT": layer, "PREDICTION": trained, "HTML_REPORT": str(report), "OUTPUT_TABLE": "memory:"}
    found = rows(run("evaluatehotspots", parameters))
    assert any(f"the prediction was made from their time: {earlier}." in warning for warning in log.warnings)
    only = {"FILTER": "\"reported_at\" >= '2025-01-01'", "OUTPUT_TABLE": "memory:"}
    assert found == rows(run("evaluatehotspots", {**parameters, **only}))
    assert [row["coverage"] for row in found] == [1, 2, 5, 10]
    assert found[2]["pai"] > 5
    page = report.read_text(encoding="utf-8")
    assert "<title>Evaluation of trained</title>" in page
    assert page.count("<svg") == 2
    assert "times as many as chance would" in page
    assert "prediction</text>" in page
    assert "best possible</text>" in page


def test_a_test_with_the_same_reports_is_refused(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    layer, trained = year(), str(tmp_path / "trained.tif")
    run("kerneldensity", {"INPUT": layer, "FILTER": BEFORE, "RADIUS": 500, "OUTPUT": trained})
    with pytest.raises(QgsProcessingException, match=r"All points \(\d+\) are from .* always looks good"):
        run("evaluatehotspots", {"INPUT": layer, "FILTER": BEFORE, "PREDICTION": trained, "OUTPUT_TABLE": "memory:"})
    # said by hand, for a map that does not say it itself
    cells = polygon_layer(squares(40, 200.0), fields={"n": list(range(40))})
    common = {"INPUT": layer, "PREDICTION": cells, "PREDICTION_FIELD": "n", "OUTPUT_TABLE": "memory:"}
    with pytest.raises(QgsProcessingException, match="Choose points that are later"):
        run("evaluatehotspots", {**common, "TRAINED": "2024-01-01/2026-01-01"})


@pytest.mark.parametrize("case", ["same number", "no time", "not known"])
def test_where_it_is_not_sure_that_points_are_later_it_is_told(case: str, run: Any, tmp_path: Path, log: Any) -> None:
    layer, trained, report = year(), str(tmp_path / "trained.tif"), tmp_path / "report.html"
    bare = point_layer([f.geometry().asPoint().x() for f in layer.getFeatures()], [394_000.0] * 400)
    made_from = bare if case == "same number" else layer
    run("kerneldensity", {"INPUT": made_from, "RADIUS": 500, "OUTPUT": trained})
    prediction, field = trained, ""
    if case == "not known":
        prediction = saved(
            polygon_layer(squares(60, 200.0, 633_000.0), fields={"n": list(range(60))}), tmp_path / "c.gpkg"
        )
        field = "n"
    tested = {"same number": bare, "no time": point_layer([636_000.0] * 9, [394_000.0] * 9), "not known": layer}[case]
    parameters = {"INPUT": tested, "PREDICTION": prediction, "PREDICTION_FIELD": field, "HTML_REPORT": str(report)}
    run("evaluatehotspots", {**parameters, "OUTPUT_TABLE": "memory:"})
    words = {
        "same number": "made from as many points as are tested, 400: these seem to be the same",
        "no time": "The points have no time that can be read",
        "not known": "It is not known from which period the prediction was made",
    }[case]
    assert any(words in warning for warning in log.warnings)
    page = report.read_text(encoding="utf-8")
    assert "Mind this" in page
    assert words in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"COVERAGES": "1,many"}, "«1,many» cannot be read"),
        ({"COVERAGES": "0,5"}, "percent above 0 and up to 100"),
        ({"COVERAGES": "101"}, "percent above 0 and up to 100"),
        ({"TRAINED": "2025"}, "Write it as 2025-01-01/2025-07-01"),
        ({"PREDICTION_FIELD": ""}, "Choose the field that ranks the cells"),
        ({"PREDICTION_FIELD": "m"}, "no field «m». It has: n, word"),
        ({"FILTER": "false"}, "No point is left"),
        ({"TIME_FIELD": "when"}, "no field «when»"),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(wrong: dict[str, Any], sentence: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    cells = polygon_layer(squares(3), fields={"n": [1, 2, 3], "word": ["a", "b", "c"]})
    points = point_layer(*in_squares([1, 1, 1]))
    parameters = {"INPUT": points, "PREDICTION": cells, "PREDICTION_FIELD": "n", "OUTPUT_TABLE": "memory:", **wrong}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("evaluatehotspots", parameters)


def test_points_elsewhere_and_fields_without_numbers(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    cells = polygon_layer(squares(3), fields={"n": [1, 2, 3]})
    common = {"PREDICTION": cells, "PREDICTION_FIELD": "n", "OUTPUT_TABLE": "memory:"}
    with pytest.raises(
        QgsProcessingException, match=r"No later point lies where the prediction has a value \(2 read\)"
    ):
        run("evaluatehotspots", {**common, "INPUT": point_layer([1.0, 2.0], [1.0, 2.0])})
    empty = raster(tmp_path / "empty.tif", np.full((4, 4), np.nan), (636_000.0, 394_000.0), 100.0)
    points = point_layer(*in_squares([1, 1, 1]))
    with pytest.raises(QgsProcessingException, match=r"No later point .* \(3 read\)"):
        run("evaluatehotspots", {"INPUT": points, "PREDICTION": empty, "OUTPUT_TABLE": "memory:"})
    with pytest.raises(QgsProcessingException, match="has no band 3. It has 1"):
        run("evaluatehotspots", {"INPUT": points, "PREDICTION": empty, "PREDICTION_BAND": 3, "OUTPUT_TABLE": "memory:"})
    uneven = [*squares(1), "POLYGON((636100 394000, 637100 394000, 637100 395000, 636100 395000, 636100 394000))"]
    scores = polygon_layer(uneven, fields={"z": [-1.5, 2.0]})
    common = {"INPUT": points, "PREDICTION": scores, "PREDICTION_FIELD": "z", "OUTPUT_TABLE": "memory:"}
    with pytest.raises(QgsProcessingException, match="numbers below zero, so it is no count"):
        run("evaluatehotspots", common)
    assert rows(run("evaluatehotspots", {**common, "IS_COUNT": False}))


def test_points_outside_the_raster_and_in_nodata_are_told(run: Any, tmp_path: Path) -> None:
    values = np.array([[np.nan, 5.0, 1.0]])
    path = raster(tmp_path / "r.tif", values, (636_000.0, 394_000.0), 100.0)
    report = tmp_path / "report.html"
    points = point_layer([636_050.0, 636_150.0, 636_250.0, 640_000.0], [394_050.0] * 4)
    parameters = {"INPUT": points, "PREDICTION": path, "COVERAGES": "50", "HTML_REPORT": str(report)}
    (row,) = rows(run("evaluatehotspots", {**parameters, "OUTPUT_TABLE": "memory:"}))
    assert (row["hits"], row["hit_rate"], row["pai"]) == (1, 50, 1)
    assert "later points tested: 2; left out by their time: 0, outside the prediction: 2" in report.read_text("utf-8")


def test_a_raster_in_degrees_is_measured_in_metres(run: Any, tmp_path: Path) -> None:
    """Pixels of 0.01° at 51° north: 0.7 km wide and 1.1 km high, smaller in the north."""
    values = np.arange(100.0).reshape(10, 10)
    path = raster(tmp_path / "degrees.tif", values, (21.0, 51.0), 0.01, epsg="4326")
    points = point_layer([21.095], [51.005], "EPSG:4326")  # the pixel of 99
    parameters = {"INPUT": points, "PREDICTION": path, "COVERAGES": "1,100", "OUTPUT_TABLE": "memory:"}
    first, whole = rows(run("evaluatehotspots", parameters))
    assert (first["cells"], first["hits"]) == (1, 1)
    assert first["area_km2"] == pytest.approx(0.781, rel=2e-3)
    assert first["area_km2"] > whole["area_km2"] / 100
