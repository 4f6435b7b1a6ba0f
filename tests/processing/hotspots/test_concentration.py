"""`concentration` through the algorithm: Gini's known values, the 80-20 table, street segments."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ..conftest import ORACLES, point_layer, polygon_layer, rows, saved

TEN = [
    f"POLYGON(({x} 390000, {x + 1000} 390000, {x + 1000} 391000, {x} 391000, {x} 390000))"
    for x in range(630_000, 640_000, 1000)
]
FIELDS = ["RANK", "ICOUNT", "PERC", "CUMU_PERC", "CUMU_LPERC", "CLASS"]


def points_in(counts: list[int]) -> Any:
    """So many points in each of the ten squares."""
    x = np.repeat(630_500.0 + 1000 * np.arange(len(counts)), counts)
    return point_layer(x, np.full(len(x), 390_500.0))


def line_layer(ends: list[list[tuple[float, float]]], crs: str, fields: dict[str, Any]) -> Any:
    from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsPointXY, QgsVectorLayer
    from qgis.PyQt.QtCore import QMetaType

    layer = QgsVectorLayer(f"LineString?crs={crs}", "streets", "memory")
    layer.dataProvider().addAttributes([QgsField(name, QMetaType.Type.QString) for name in fields])
    layer.updateFields()
    features = []
    for i, line in enumerate(ends):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([str(values[i]) for values in fields.values()])
        if line:
            feature.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(*end) for end in line]))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


@pytest.mark.parametrize(
    ("counts", "gini"),
    [
        ([10, 8, 2], (0.78, 0.78, 0.866667)),
        ([5, 2, 1], (0.80, 0.75, 0.857143)),
        ([10], (0.90, 0.90, 1.0)),
        ([3, 1, 1], (0.78, 0.56, 0.70)),
    ],
)
def test_gini_of_lorenzginis_examples(counts: list[int], gini: tuple[float, ...], run: Any) -> None:
    result = run("concentration", {"INPUT": points_in(counts), "AREAS": polygon_layer(TEN), "OUTPUT": "memory:"})
    found = [result[name] for name in ("GINI", "GINI_GENERALISED", "GINI_UNBIASED")]
    assert found == pytest.approx(gini, abs=5e-7)


def test_table_is_ranked_and_keeps_the_areas_fields(run: Any) -> None:
    areas = polygon_layer([*TEN, ""], fields={"name": [*"abcdefghij", "nowhere"]})
    result = run("concentration", {"INPUT": points_in([2, 0, 12, 4, 2]), "AREAS": areas, "OUTPUT": "memory:"})
    table = rows(result["OUTPUT"])
    assert list(table.columns)[:7] == ["name", *FIELDS]
    assert "".join(table["name"]) == "cdaebfghij"
    assert table["RANK"].tolist() == list(range(1, 11))
    assert table["ICOUNT"].tolist() == [12, 4, 2, 2, *[0] * 6]
    assert table["PERC"].tolist() == [60, 20, 10, 10, *[0] * 6]
    assert table["CUMU_PERC"].tolist() == [60, 80, 90, *[100] * 7]
    assert table["CUMU_LPERC"].tolist() == pytest.approx(range(10, 101, 10))
    assert table["CLASS"].tolist() == [1, 3, 4, 4, *[0] * 6]  # the fullest alone holds the first 25 % and 50 %
    assert (result["SHARE_25"], result["SHARE_50"], result["SHARE_80"]) == (10, 10, 20)


def test_cells_of_the_study_area_are_ranked(radom_points: Any, run: Any, log: Any) -> None:
    x, y = radom_points
    area = "POLYGON((630000 390000, 642000 390000, 642000 402000, 630000 402000, 630000 390000))"
    parameters = {"INPUT": point_layer(x, y), "CELL_SIZE": 1000, "OUTPUT": "memory:"}
    table = rows(run("concentration", {**parameters, "MASK": polygon_layer([area])})["OUTPUT"])
    bins = [np.arange(630_000, 642_001, 1000), np.arange(390_000, 402_001, 1000)]
    counts = np.histogram2d(x, y, bins=bins)[0]
    assert table["ICOUNT"].tolist() == sorted(counts.ravel().astype(int).tolist(), reverse=True)
    here = counts[((table["cx"] - 630_000) // 1000).astype(int), ((table["cy"] - 390_000) // 1000).astype(int)]
    assert table["ICOUNT"].tolist() == here.tolist()
    assert any("50 % of the reports lie in" in info for info in log.infos)


def test_street_crimes_of_chicago_lie_on_their_segments(run: Any) -> None:
    """spatstat's data set: each of the 116 crimes was placed on one of the 503 segments."""
    streets = pd.read_csv(ORACLES / "chicago_streets_segments.csv") * 0.3048
    crimes = pd.read_csv(ORACLES / "chicago_street_crimes.csv")
    ends = [[(row.x0, row.y0), (row.x1, row.y1)] for row in streets.itertuples()]
    lines = line_layer(ends, "EPSG:26971", {"name": list(range(len(ends)))})
    points = point_layer(crimes["x"] * 0.3048, crimes["y"] * 0.3048, "EPSG:26971")
    result = run(
        "concentration",
        {"INPUT": points, "AREAS": lines, "CRS": "EPSG:26971", "MAX_DISTANCE": 0.01, "OUTPUT": "memory:"},
    )
    table = rows(result["OUTPUT"])
    assert len(table) == 503
    assert table["ICOUNT"].sum() == 116
    first = np.array(ends)[table["name"].astype(int), 0]
    along = np.array(ends)[table["name"].astype(int), 1] - first
    xy = np.column_stack([crimes["x"], crimes["y"]]) * 0.3048
    t = np.clip(((xy[:, None] - first) * along).sum(axis=2) / (along**2).sum(axis=1), 0, 1)
    distance = np.hypot(*np.moveaxis(xy[:, None] - first - t[:, :, None] * along, 2, 0))
    near = distance.min(axis=1)[:, None] >= distance - 1e-9
    assert distance.min(axis=1).max() < 0.01
    assert (near.sum(axis=1) == 1).all()
    assert table["ICOUNT"].tolist() == near.sum(axis=0).tolist()


def test_reports_at_a_crossing_and_far_from_streets(run: Any, tmp_path: Path) -> None:
    lines = [[(0, 0), (100, 0)], [(100, 0), (200, 0)], []]
    streets = line_layer(
        [[(x + 630_000, y + 390_000) for x, y in line] for line in lines], "EPSG:2180", {"name": "abc"}
    )
    points = point_layer([630_100.0, 630_150.0, 630_150.0], [390_000.0, 390_040.0, 390_140.0])
    report = tmp_path / "report.html"
    parameters = {"INPUT": points, "AREAS": streets, "OUTPUT": str(tmp_path / "out.gpkg"), "HTML_REPORT": str(report)}
    table = rows(run("concentration", parameters)["OUTPUT"])
    assert dict(zip(table["name"], table["ICOUNT"], strict=True)) == {"a": 1, "b": 1}
    page = report.read_text(encoding="utf-8")
    assert "points farther than 100 m from every line, not counted: 1" in page
    assert "points equally near to several lines, as at a crossing: 1;" in page
    assert "places, left out: 1" in page


@pytest.mark.parametrize("shape", ["square", "hexagon", "areas"])
def test_report_shows_the_curve_and_the_fullest(shape: str, radom_points: Any, run: Any, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    areas = [each.replace(" 390000", " 394000").replace(" 391000", " 395000") for each in TEN]
    places = {"AREAS": polygon_layer(areas)} if shape == "areas" else {"CELL_SIZE": 700, "SHAPE": shape}
    parameters = {"INPUT": point_layer(*radom_points), "OUTPUT": None, "HTML_REPORT": str(report), **places}
    result = run("concentration", parameters)
    assert "OUTPUT" not in result
    page = report.read_text(encoding="utf-8")
    assert "Half of the reports lie in" in page
    assert 'class="curve"' in page
    assert "data:image/png" in page
    assert f"{result['GINI_GENERALISED']:.3f}" in page
    assert ("not given: the cells within 2,100 m of a report" in page) == (shape != "areas")


def test_style_ranks_in_grey_and_names_the_classes(run: Any) -> None:
    from kmzb_plugin.analysis.concentration import concentration
    from kmzb_plugin.layers.styles.areas import style_ranks
    from kmzb_plugin.processing.hotspots.concentration import PERCENTS, class_labels

    counts = [12, 4, 2, 2, *[0] * 6]
    layer = run("concentration", {"INPUT": points_in(counts), "AREAS": polygon_layer(TEN), "OUTPUT": "memory:"})[
        "OUTPUT"
    ]
    table = concentration(counts)
    labels = class_labels(table, table.classes(PERCENTS)[1])
    assert labels == {1: "12+ reports: 60 % of all", 3: "4+: 80 %", 4: "2+: 100 %", 0: "no reports"}
    style_ranks(layer, "CLASS", labels)
    colours = [each.symbol().symbolLayer(0).fillColor() for each in layer.renderer().categories()]
    grey = [colour.lightness() for colour in colours[:-1]]
    assert grey == sorted(grey)
    assert colours[-1].alpha() < 30


def test_runs_in_qgis_process(qgis_process: Any, tmp_path: Path) -> None:
    inputs = {
        "INPUT": saved(points_in([10, 8, 2]), tmp_path / "points.gpkg"),
        "AREAS": saved(polygon_layer(TEN, fields={"name": list("abcdefghij")}), tmp_path / "areas.gpkg"),
        "OUTPUT": str(tmp_path / "out.gpkg"),
    }
    done = qgis_process("--json", "run", "kmzb:concentration", "-", stdin=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stderr + done.stdout
    result = json.loads(done.stdout)["results"]
    assert result["GINI_UNBIASED"] == pytest.approx(0.866667, abs=5e-7)
    assert rows(result["OUTPUT"])["ICOUNT"].tolist() == [10, 8, 2, *[0] * 7]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"FILTER": "false"}, "No point is left"),
        ({"AREAS": "far"}, r"No point lies in .* \(20 read\)"),
        ({"AREAS": "streets"}, r"No point lies within 100 m of a line \(20 read\)"),
        ({"AREAS": "far", "CELL_SIZE": 10}, "With .*AREAS.* there is no grid"),
        ({"WEIGHT_FIELD": "minus"}, "negative number of reports"),
        ({"CELL_SIZE": 1}, "Choose a cell size of at least"),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(wrong: dict[str, Any], sentence: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    rng = np.random.default_rng(1)
    x, y = rng.uniform(630_000, 639_000, 20), rng.uniform(390_000, 399_000, 20)
    layer = point_layer(x, y, fields={"minus": [-1.0] * 20})
    layers = {
        "far": polygon_layer(["POLYGON((0 0, 9000 0, 9000 9000, 0 9000, 0 0))"]),
        "streets": line_layer([[(0.0, 0.0), (1.0, 1.0)]], "EPSG:2180", {"name": "a"}),
    }
    given = {name: layers.get(value, value) if name == "AREAS" else value for name, value in wrong.items()}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("concentration", {"INPUT": layer, "OUTPUT": "memory:", **given})
