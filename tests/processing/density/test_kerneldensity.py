"""`kerneldensity` against direct summation, and what its raster, report and refusals look like."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ..conftest import point_layer, polygon_layer, read_raster, saved

# Each kernel at d <= 1 with radius one and integral one: Silverman (1986); the Gaussian with sigma = 1/3, cut off.
FORMULAS = {
    "uniform": lambda d: np.ones_like(d) / np.pi,
    "epanechnikov": lambda d: 2 / np.pi * (1 - d**2),
    "quartic": lambda d: 3 / np.pi * (1 - d**2) ** 2,
    "triweight": lambda d: 4 / np.pi * (1 - d**2) ** 3,
    "triangular": lambda d: 3 / np.pi * (1 - d),
    "gaussian": lambda d: 9 / (2 * np.pi) * np.exp(-4.5 * d**2) / (1 - np.exp(-4.5)),
}


def direct_sum(
    x: np.ndarray, y: np.ndarray, transform: tuple[float, ...], shape: tuple[int, int], kernel: str, radius: float
) -> np.ndarray:
    """The definition, one row at a time; per km²."""
    left, pixel, _, top, _, _ = transform
    cx = left + (np.arange(shape[1]) + 0.5) * pixel
    rows = []
    for v in top - (np.arange(shape[0]) + 0.5) * pixel:
        near = np.abs(y - v) <= radius
        d = np.hypot(cx[:, None] - x[None, near], v - y[None, near]) / radius
        rows.append(np.where(d <= 1, FORMULAS[kernel](d), 0.0).sum(axis=1))
    return np.array(rows) / radius**2 * 1e6


@pytest.mark.parametrize("kernel", sorted(FORMULAS))
def test_raster_equals_direct_summation(kernel: str, run: Any, radom_points: Any, tmp_path: Path) -> None:
    x, y = radom_points
    output = str(tmp_path / "density.tif")
    run(
        "kerneldensity",
        {"INPUT": point_layer(x, y), "RADIUS": 800, "PIXEL_SIZE": 50, "KERNEL": kernel, "OUTPUT": output},
    )
    values, transform, dataset = read_raster(output)
    expected = direct_sum(x, y, transform, values.shape, kernel, 800)
    assert np.abs(values - expected).max() < 1e-6 * expected.max()
    if kernel != "uniform":  # the disc's edge is sampled by whole pixels
        assert values.sum() * 50 * 50 / 1e6 == pytest.approx(len(x), rel=1e-4)
    assert dataset.GetRasterBand(1).DataType == 6  # float32


def test_mass_of_the_uniform_kernel_on_fine_pixels(run: Any, radom_points: Any, tmp_path: Path) -> None:
    x, y = radom_points
    output = str(tmp_path / "density.tif")
    run(
        "kerneldensity",
        {"INPUT": point_layer(x, y), "RADIUS": 800, "PIXEL_SIZE": 10, "KERNEL": "uniform", "OUTPUT": output},
    )
    values, _, _ = read_raster(output)
    assert values.sum() * 100 / 1e6 == pytest.approx(len(x), rel=1e-4)


def test_weights_count_as_points(run: Any, tmp_path: Path, log: Any) -> None:
    x, y = np.array([636_000.0, 637_000.0, 638_000.0]), np.array([394_000.0, 394_500.0, 395_000.0])
    weighted = point_layer(x, y, fields={"w": [2.0, 1.0, None]})
    repeated = point_layer(x[[0, 0, 1]], y[[0, 0, 1]])
    common = {"RADIUS": 500, "PIXEL_SIZE": 50, "EXTENT": "635000,639000,393000,396000 [EPSG:2180]"}
    run("kerneldensity", {"INPUT": weighted, "WEIGHT_FIELD": "w", "OUTPUT": str(tmp_path / "a.tif"), **common})
    assert any("without a weight: 1" in info for info in log.infos)
    run("kerneldensity", {"INPUT": repeated, "OUTPUT": str(tmp_path / "b.tif"), **common})
    np.testing.assert_allclose(
        read_raster(str(tmp_path / "a.tif"))[0], read_raster(str(tmp_path / "b.tif"))[0], rtol=1e-6
    )


def test_outside_the_study_area_is_nodata_inside_is_zero(run: Any, tmp_path: Path) -> None:
    points = point_layer([636_000.0], [394_000.0])
    area = polygon_layer(["POLYGON((635000 393000, 640000 393000, 640000 396000, 635000 393000))"])
    output = str(tmp_path / "density.tif")
    run("kerneldensity", {"INPUT": points, "RADIUS": 500, "PIXEL_SIZE": 100, "MASK": area, "OUTPUT": output})
    values, (left, pixel, _, top, _, _), dataset = read_raster(output)
    assert (left, top, pixel) == (635_000, 396_000, 100)
    assert np.isnan(values[0, 0])  # north-west, outside the triangle
    assert values[5, -2] == 0.0  # inside, far from the point
    assert np.isfinite(values).mean() == pytest.approx(0.5, abs=0.03)
    assert dataset.GetRasterBand(1).GetDescription() == "reports / km²"


def test_degrees_give_what_the_projected_layer_gives(run: Any, radom_points: Any, tmp_path: Path) -> None:
    from qgis.core import QgsCoordinateReferenceSystem as Crs
    from qgis.core import QgsCoordinateTransform, QgsProject

    x, y = radom_points
    to_degrees = QgsCoordinateTransform(Crs("EPSG:2180"), Crs("EPSG:4326"), QgsProject.instance())
    degrees = [to_degrees.transform(a, b) for a, b in zip(x, y, strict=True)]
    common = {"RADIUS": 800, "PIXEL_SIZE": 100, "EXTENT": "631000,642000,391000,402000 [EPSG:2180]"}
    run("kerneldensity", {"INPUT": point_layer(x, y), "OUTPUT": str(tmp_path / "m.tif"), **common})
    layer = point_layer([p.x() for p in degrees], [p.y() for p in degrees], "EPSG:4326")
    run("kerneldensity", {"INPUT": layer, "OUTPUT": str(tmp_path / "d.tif"), **common})
    metric, transform, _ = read_raster(str(tmp_path / "m.tif"))
    other, other_transform, dataset = read_raster(str(tmp_path / "d.tif"))
    assert transform == other_transform
    assert "2180" in dataset.GetSpatialRef().GetAuthorityCode(None)
    assert np.abs(metric - other).max() < 1e-6 * metric.max()


def test_defaults_need_no_choice(run: Any, radom_points: Any, tmp_path: Path, log: Any) -> None:
    x, y = radom_points
    report = tmp_path / "report.html"
    result = run(
        "kerneldensity",
        {"INPUT": point_layer(x, y, missing=3), "OUTPUT": str(tmp_path / "density.tif"), "HTML_REPORT": str(report)},
    )
    values, transform, _ = read_raster(result["OUTPUT"])
    page = report.read_text(encoding="utf-8")
    # clusters with a standard deviation of 600 m, 500 points each: Scott's rule for one of them alone gives 600 m
    (radius,) = re.findall(r"Radius ([\d,]+) m \(default rule\)", " ".join(log.infos))
    assert 400 <= float(radius.replace(",", "")) <= 1000
    assert f"Why a radius of {radius} m" in page
    assert "within which the typical report has 45 others" in page
    assert "the reports foretell each other best" in page
    assert transform[1] in {20, 50, 100}
    assert not log.warnings
    assert values.sum() * transform[1] ** 2 / 1e6 == pytest.approx(2000, rel=1e-4)
    assert "features read: 2,003, points used: 2,000, features dropped: 3 (without a geometry: 3)" in page
    assert "reports, not crimes" in page
    assert "data:image/png;base64," in page


def test_filter_and_selection_are_honoured(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

    layer = point_layer([636_000.0, 638_000.0], [394_000.0, 394_000.0], fields={"category": ["noise", "speeding"]})
    common = {"RADIUS": 500, "PIXEL_SIZE": 50, "EXTENT": "635000,639000,393000,396000 [EPSG:2180]"}
    run(
        "kerneldensity",
        {"INPUT": layer, "FILTER": "\"category\" = 'noise'", "OUTPUT": str(tmp_path / "f.tif"), **common},
    )
    QgsProject.instance().addMapLayer(layer)
    layer.selectByIds([1])
    chosen = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    run("kerneldensity", {"INPUT": chosen, "OUTPUT": str(tmp_path / "s.tif"), **common})
    QgsProject.instance().removeMapLayer(layer.id())
    filtered, selected = read_raster(str(tmp_path / "f.tif"))[0], read_raster(str(tmp_path / "s.tif"))[0]
    np.testing.assert_array_equal(filtered, selected)
    assert filtered[:, :30].sum() > 0
    assert filtered[:, 50:].sum() == 0


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"BANDWIDTH_RULE": "fixed"}, "needs a radius"),
        *(({"BANDWIDTH_RULE": r, "RADIUS": 100}, "Leave .*RADIUS.* empty") for r in ("scott", "esri", "likelihood")),
        ({"BANDWIDTH_RULE": "holdout"}, "needs the time of the reports"),
        ({"BANDWIDTH_RULE": "likelihood"}, "three places"),
        ({"EDGE_CORRECTION": "uniform", "RADIUS": 100}, "Choose it in .*MASK"),
        ({"PER_CATEGORY": True, "RADIUS": 100}, "no field «category»"),
        ({"PER_CATEGORY": True, "RADIUS": 100, "CATEGORY_FIELD": "kind"}, "no field «kind»"),
        ({"RADIUS": 100, "TIME_FIELD": "when"}, "no field «when»"),
        ({"RADIUS": 10, "PIXEL_SIZE": 100}, "at least half a pixel: 50 m"),
        ({"CRS": "EPSG:4326", "RADIUS": 100}, "not in metres"),
        ({"RADIUS": 100, "PIXEL_SIZE": 1, "EXTENT": "0,100000,0,100000 [EPSG:2180]"}, "at least 26 or"),
        ({"RADIUS": 100, "FILTER": "false"}, "No point is left"),
        ({"RADIUS": 100, "FILTER": "category = ("}, "filter cannot be read"),
        ({"RADIUS": 100, "FILTER": '"kind" = 1'}, "field «kind», which the layer lacks"),
        ({"RADIUS": 100, "WEIGHT_FIELD": "w"}, "w"),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(
    wrong: dict[str, Any], sentence: str, run: Any, tmp_path: Path
) -> None:
    from qgis.core import QgsProcessingException

    layer = point_layer([636_000.0, 638_000.0], [394_000.0, 395_000.0])
    with pytest.raises(QgsProcessingException, match=sentence):
        run("kerneldensity", {"INPUT": layer, "OUTPUT": str(tmp_path / "x.tif"), **wrong})
    assert not (tmp_path / "x.tif").exists()


def test_layer_without_a_coordinate_system_is_refused(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    layer = point_layer([1.0, 2.0], [1.0, 2.0], crs="")
    with pytest.raises(QgsProcessingException, match="no coordinate system"):
        run("kerneldensity", {"INPUT": layer, "RADIUS": 100, "OUTPUT": str(tmp_path / "x.tif")})


def test_raster_is_styled_in_round_classes(
    provider: Any, radom_points: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As QGIS does it after a run in the window: the output is loaded and styled, zero transparent."""
    from qgis import processing
    from qgis.core import QgsProject

    monkeypatch.setattr("processing.gui.Postprocessing.iface", None)
    result = processing.runAndLoadResults(
        "kmzb:kerneldensity", {"INPUT": point_layer(*radom_points), "RADIUS": 700, "OUTPUT": str(tmp_path / "d.tif")}
    )
    (layer,) = [each for each in QgsProject.instance().mapLayers().values() if each.source() == result["OUTPUT"]]
    assert layer.name() == "Density (reports / km²), quartic, R = 700 m"
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert items[0].value == 0
    assert items[0].color.alpha() == 0
    assert 5 <= len(items) - 1 <= 7
    assert "reports / km²" in items[1].label
    lightness = [item.color.lightness() for item in items[1:]]
    assert lightness == sorted(lightness, reverse=True)
    QgsProject.instance().removeMapLayer(layer.id())


def test_runs_in_qgis_process(qgis_process: Any, radom_points: Any, tmp_path: Path) -> None:
    source = saved(point_layer(*radom_points), tmp_path / "points.gpkg")
    inputs = {"INPUT": source, "RADIUS": 800, "PIXEL_SIZE": 100, "OUTPUT": str(tmp_path / "density.tif")}
    done = qgis_process("--json", "run", "kmzb:kerneldensity", "-", stdin=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stderr + done.stdout
    assert json.loads(done.stdout)["results"]["OUTPUT"] == inputs["OUTPUT"]
    values, transform, _ = read_raster(inputs["OUTPUT"])
    expected = direct_sum(*radom_points, transform, values.shape, "quartic", 800)
    assert np.abs(values - expected).max() < 1e-6 * expected.max()


def test_raster_that_cannot_be_written_is_named(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    (tmp_path / "file").write_text("")
    output = str(tmp_path / "file" / "x.tif")
    with pytest.raises(QgsProcessingException, match=r"x\.tif could not be written"):
        run("kerneldensity", {"INPUT": point_layer([636_000.0], [394_000.0]), "RADIUS": 500, "OUTPUT": output})


def test_study_area_elsewhere_is_told(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    area = polygon_layer(["POLYGON((635000 393000, 635010 393000, 635010 393010, 635000 393000))"])
    parameters = {"INPUT": point_layer([636_000.0], [394_000.0]), "RADIUS": 500, "PIXEL_SIZE": 100, "MASK": area}
    with pytest.raises(QgsProcessingException, match="covers no pixel"):
        run("kerneldensity", {**parameters, "OUTPUT": str(tmp_path / "x.tif")})


def test_other_formats_by_the_ending(run: Any, tmp_path: Path) -> None:
    layer = point_layer([636_000.0], [394_000.0])
    for name in ("x.tif", "x.asc"):
        run("kerneldensity", {"INPUT": layer, "RADIUS": 500, "PIXEL_SIZE": 100, "OUTPUT": str(tmp_path / name)})
    tiff, plain = (read_raster(str(tmp_path / name)) for name in ("x.tif", "x.asc"))
    assert plain[2].GetDriver().ShortName == "AAIGrid"
    np.testing.assert_allclose(plain[0], tiff[0], rtol=1e-5)
    assert tiff[2].GetRasterBand(1).GetBlockSize() == [256, 256]
    assert tiff[2].GetMetadataItem("COMPRESSION", "IMAGE_STRUCTURE") == "DEFLATE"
