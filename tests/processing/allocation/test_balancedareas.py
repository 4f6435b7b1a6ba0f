"""`balancedareas` through `processing.run`, on good layers and bad ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from ..conftest import point_layer, polygon_layer

COLUMNS, ROWS, SIDE = 6, 5, 500


def squares() -> list[shapely.Geometry]:
    """Squares row by row from the south-west."""
    return [
        shapely.box(630_000 + x * SIDE, 390_000 + y * SIDE, 630_000 + (x + 1) * SIDE, 390_000 + (y + 1) * SIDE)
        for y in range(ROWS)
        for x in range(COLUMNS)
    ]


def units(shapes: list[Any] | None = None, loads: list[Any] | None = None, **more: Any) -> Any:
    shapes = squares() if shapes is None else shapes
    loads = [float(1 + i % 4) for i in range(len(shapes))] if loads is None else loads
    fields = {"block": [f"B{i}" for i in range(len(shapes))], "load": loads}
    return polygon_layer([shape.wkt if shape is not None else "" for shape in shapes], fields=fields, **more)


def given(layer: Any, count: int = 3, **more: Any) -> dict[str, Any]:
    return {"UNITS": layer, "AREAS_COUNT": count, "WORKLOAD_FIELD": "load", "OUTPUT": "memory:", **more}


def geometries(layer: Any) -> list[shapely.Geometry]:
    return [shapely.from_wkb(feature.geometry().asWkb().data()) for feature in layer.getFeatures()]


def test_areas_are_whole_cover_all_and_share_the_work(run: Any, log: Any, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    result = run("balancedareas", given(units(), OUTPUT_UNITS="memory:", HTML_REPORT=str(report)))
    rows = list(result["OUTPUT"].getFeatures())
    shapes = geometries(result["OUTPUT"])
    assert [row["area"] for row in rows] == [1, 2, 3]
    assert all(len(shapely.get_parts(shape)) == 1 for shape in shapes)
    assert shapely.union_all(shapes).area == pytest.approx(COLUMNS * ROWS * SIDE**2)
    assert sum(shape.area for shape in shapes) == pytest.approx(COLUMNS * ROWS * SIDE**2)
    assert sum(row["workload"] for row in rows) == sum(1 + i % 4 for i in range(30))
    assert max(abs(row["deviation"]) for row in rows) <= 5
    north = [shapely.centroid(shape).y for shape in shapes]
    assert north == sorted(north, reverse=True)
    for row, shape in zip(rows, shapes, strict=True):
        assert row["area_km2"] == pytest.approx(shape.area / 1e6)
        assert row["compactness"] == pytest.approx(4 * np.pi * shape.area / shape.length**2, abs=1e-3)
    by_area: dict[int, float] = {}
    for unit in result["OUTPUT_UNITS"].getFeatures():
        by_area[unit["area"]] = by_area.get(unit["area"], 0) + unit["load"]
        assert unit["area_name"] == f"Area {unit['area']}"
        assert unit["block"].startswith("B")
    assert by_area == {row["area"]: row["workload"] for row in rows}
    page = report.read_text(encoding="utf-8")
    assert "Workload of the areas; the mean is 24.3" in page
    assert page.count("<svg") == 1
    assert "All areas are within 5 % of the mean" in page.replace("5.0 %", "5 %")
    assert any("Areas: 3. By workload the largest" in info for info in log.infos)


def test_points_are_the_workload_where_there_is_no_field(run: Any, log: Any) -> None:
    rng = np.random.default_rng(3)
    x, y = rng.uniform(629_500, 633_000, 300), rng.uniform(390_000, 392_500, 300)
    result = run(
        "balancedareas",
        {"UNITS": units(), "INPUT": point_layer(x, y), "AREAS_COUNT": 4, "OUTPUT": "memory:"},
    )
    inside = int((x >= 630_000).sum())
    assert sum(row["workload"] for row in result["OUTPUT"].getFeatures()) == inside
    assert any(f"Points in no unit, not counted: {300 - inside}." in info for info in log.infos)


def test_a_bad_layer_is_used_and_what_is_wrong_is_said(run: Any, log: Any) -> None:
    shapes: list[Any] = squares()
    shapes[7] = None
    shapes[14] = shapely.box(*np.add(shapes[14].bounds, [0, 0, -0.4, 0]))
    shapes[21] = shapely.box(*np.add(shapes[21].bounds, [-60, 0, 0, 0]))
    loads: list[Any] = [2.0] * 30
    loads[3] = None
    result = run("balancedareas", given(units(shapes, loads), OUTPUT_UNITS="memory:"))
    said = " ".join(log.infos)
    assert "Units without a geometry, in no area: 1." in said
    assert "Units without a workload, taken as 0: 1." in said
    assert "Holes between units, in no area: 1." in said
    assert "Slivers between units, closed: 1." in said
    assert "overlap by more than 0.50 m: 1, 3.00 ha in all" in said
    assert sum(row["workload"] for row in result["OUTPUT"].getFeatures()) == 28 * 2
    without = [row for row in result["OUTPUT_UNITS"].getFeatures() if not row.hasGeometry()]
    assert [str(row["area"]) for row in without] == ["NULL"]
    rings = shapely.get_num_interior_rings(np.concatenate([shapely.get_parts(g) for g in geometries(result["OUTPUT"])]))
    assert rings.sum() <= 1


def test_islands_are_joined_or_left_apart(run: Any, log: Any) -> None:
    shapes = [*squares(), shapely.box(640_000, 390_000, 640_500, 390_500)]
    loads = [1.0] * 30 + [6.0]
    joined = run("balancedareas", given(units(shapes, loads)))
    assert max(abs(row["deviation"]) for row in joined["OUTPUT"].getFeatures()) <= 5
    assert any("do not touch: 2. Areas may reach across" in info for info in log.infos)
    apart = run("balancedareas", given(units(shapes, loads), ISLANDS="apart"))
    assert sorted(row["workload"] for row in apart["OUTPUT"].getFeatures()) == [6, 15, 15]
    assert any("No area has units of two parts." in info for info in log.infos)
    assert any("cannot be smaller in any division" in info for info in log.infos)


def test_a_heavy_unit_is_named(run: Any, log: Any) -> None:
    run("balancedareas", given(units(loads=[1.0] * 29 + [60.0])))
    assert any("«B29» alone weighs 60, more than an area should (29.7)" in info for info in log.infos)


def test_degrees_and_zero_workloads(run: Any) -> None:
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry, QgsProject

    to_degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:2180"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    shapes = []
    for square in squares():
        geometry = QgsGeometry.fromWkt(square.wkt)
        geometry.transform(to_degrees)
        shapes.append(shapely.from_wkb(geometry.asWkb().data()))
    loads = [0.0] * 20 + [1.0] * 10
    result = run("balancedareas", given(units(shapes, loads, crs="EPSG:4326"), 2))
    assert result["OUTPUT"].crs().authid() == "EPSG:2180"
    assert [row["workload"] for row in result["OUTPUT"].getFeatures()] == [5, 5]
    assert sum(row["area_km2"] for row in result["OUTPUT"].getFeatures()) == pytest.approx(7.5, rel=1e-4)


@pytest.mark.parametrize(
    ("loads", "more", "sentence"),
    [
        (None, {"AREAS_COUNT": 31}, "Areas wanted: 31, units there are: 30"),
        ([0.0] * 30, {}, "No unit has a workload above zero"),
        ([-1.0] + [1.0] * 29, {}, "Units with a workload below zero: 1; the least is -1"),
        (None, {"WORKLOAD_FIELD": None}, "What is the workload"),
        (None, {"INPUT": "points"}, "leave one of them empty"),
        (None, {"WORKLOAD_FIELD": "nosuch"}, "no field «nosuch»"),
    ],
)
def test_what_cannot_work_gets_a_sentence(loads: Any, more: dict[str, Any], sentence: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    if "INPUT" in more:
        more = {"INPUT": point_layer([630_100.0], [390_100.0])}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("balancedareas", given(units(loads=loads)) | more)


def test_more_parts_than_areas_is_refused_only_apart(run: Any) -> None:
    from qgis.core import QgsProcessingException

    lonely = [shapely.box(630_000 + i * 2000, 390_000, 630_500 + i * 2000, 390_500) for i in range(5)]
    with pytest.raises(QgsProcessingException, match="choose 5 or more"):
        run("balancedareas", given(units(lonely), ISLANDS="apart"))
    assert run("balancedareas", given(units(lonely)))["OUTPUT"].featureCount() == 3


def test_points_are_no_units(run: Any) -> None:
    from qgis.core import QgsProcessingException

    points = point_layer([630_000, 631_000, 632_000, 633_000], [390_000, 390_500, 391_000, 391_500])
    with pytest.raises(QgsProcessingException, match="holds no polygons"):
        run("balancedareas", {"INPUT": points, "UNITS": points, "AREAS_COUNT": 2, "OUTPUT": "memory:"})
