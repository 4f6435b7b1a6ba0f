"""Edge correction, rates, bands by category and adaptive radii of `kerneldensity`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ..conftest import point_layer, polygon_layer, read_raster, saved

SQUARE = "POLYGON((634000 392000, 640000 392000, 640000 398000, 634000 398000, 634000 392000))"
COMMON = {"RADIUS": 800, "PIXEL_SIZE": 50}


def even_points(n: int = 3000) -> tuple[np.ndarray, np.ndarray]:
    """Evenly over the square and around it."""
    rng = np.random.default_rng(1)
    return rng.uniform(633_000, 641_000, n), rng.uniform(391_000, 399_000, n)


def bands(path: str) -> dict[str, np.ndarray]:
    from osgeo import gdal

    dataset = gdal.Open(path)
    found = {}
    for i in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(i)
        values = band.ReadAsArray().astype(float)
        found[band.GetDescription()] = np.where(values == band.GetNoDataValue(), np.nan, values)
    return found


def test_edge_corrections_lift_the_border_and_diggle_keeps_the_sum(run: Any, tmp_path: Path) -> None:
    x, y = even_points()
    inside = (x >= 634_000) & (x <= 640_000) & (y >= 392_000) & (y <= 398_000)
    layer, area = point_layer(x[inside], y[inside]), polygon_layer([SQUARE])
    values = {}
    for correction in ("none", "uniform", "diggle"):
        output, report = str(tmp_path / f"{correction}.tif"), tmp_path / f"{correction}.html"
        parameters = {"INPUT": layer, "MASK": area, "EDGE_CORRECTION": correction, "HTML_REPORT": str(report)}
        run("kerneldensity", {**COMMON, **parameters, "OUTPUT": output})
        values[correction], _, dataset = read_raster(output)
        assert dataset.GetMetadataItem("EDGE_CORRECTION") == correction
        page = report.read_text(encoding="utf-8")
        assert {"none": "no correction", "uniform": "uniform, as in spatstat", "diggle": "(Diggle)"}[correction] in page
    per_km2 = inside.sum() / 36
    corner = {name: each[:6, :6].mean() / per_km2 for name, each in values.items()}
    middle = {name: each[40:80, 40:80].mean() / per_km2 for name, each in values.items()}
    assert corner["none"] < 0.5
    assert 0.6 < corner["uniform"] < 1.5
    assert 0.6 < corner["diggle"] < 1.5
    assert middle["none"] == pytest.approx(middle["uniform"], rel=1e-6)
    mass = {name: each.sum() * 0.05**2 for name, each in values.items()}
    assert mass["diggle"] == pytest.approx(inside.sum(), rel=1e-3)
    assert mass["none"] < 0.97 * inside.sum()


def test_points_outside_the_study_area_are_left_out_by_a_correction_and_told(run: Any, tmp_path: Path) -> None:
    x, y = even_points()
    report = tmp_path / "report.html"
    layer, area = point_layer(x, y), polygon_layer([SQUARE])
    parameters = {"INPUT": layer, "MASK": area, "EDGE_CORRECTION": "uniform", "HTML_REPORT": str(report)}
    run("kerneldensity", {**COMMON, **parameters, "OUTPUT": str(tmp_path / "d.tif")})
    outside = ((x < 634_000) | (x >= 640_000) | (y < 392_000) | (y >= 398_000)).sum()
    assert f"points outside the study area, left out: {outside:,}" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize("correction", ["uniform", "diggle"])
def test_an_extent_cuts_the_corrected_raster_and_changes_nothing_in_it(
    correction: str, run: Any, tmp_path: Path
) -> None:
    """Its sides are no border: beyond them the points are known."""
    x, y = even_points()
    common = {**COMMON, "INPUT": point_layer(x, y), "MASK": polygon_layer([SQUARE]), "EDGE_CORRECTION": correction}
    run("kerneldensity", {**common, "OUTPUT": str(tmp_path / "whole.tif")})
    cut = "634000,637000,395000,398000 [EPSG:2180]"
    report = tmp_path / "cut.html"
    run("kerneldensity", {**common, "EXTENT": cut, "OUTPUT": str(tmp_path / "cut.tif"), "HTML_REPORT": str(report)})
    outside = ((x < 634_000) | (x >= 640_000) | (y < 392_000) | (y >= 398_000)).sum()
    assert f"points outside the study area, left out: {outside:,}" in report.read_text(encoding="utf-8")
    whole, part = read_raster(str(tmp_path / "whole.tif"))[0], read_raster(str(tmp_path / "cut.tif"))[0]
    assert part.shape == (60, 60)
    np.testing.assert_allclose(part, whole[:60, :60], rtol=1e-5)


def test_a_band_for_each_category_and_the_first_for_all(run: Any, tmp_path: Path) -> None:
    x, y = even_points(600)
    names = (["noise"] * 300 + ["speeding"] * 200 + ["Łódź, grób"] * 90 + [None] * 10)[:600]
    report = tmp_path / "report.html"
    layer = point_layer(x, y, fields={"category": names})
    output = str(tmp_path / "d.tif")
    parameters = {"INPUT": layer, "PER_CATEGORY": True, "OUTPUT": output, "HTML_REPORT": str(report)}
    run("kerneldensity", {**COMMON, **parameters})
    found = bands(output)
    assert list(found) == ["all categories", "noise", "speeding", "Łódź, grób"]
    masses = [each.sum() * 0.05**2 for each in found.values()]
    assert masses == pytest.approx([600, 300, 200, 90], rel=1e-3)
    run("kerneldensity", {**COMMON, "INPUT": layer, "OUTPUT": str(tmp_path / "whole.tif")})
    np.testing.assert_allclose(found["all categories"], read_raster(str(tmp_path / "whole.tif"))[0], rtol=1e-5)
    only = {"INPUT": layer, "FILTER": "\"category\" = 'noise'", "EXTENT": _extent(output)}
    run("kerneldensity", {**COMMON, **only, "OUTPUT": str(tmp_path / "noise.tif")})
    np.testing.assert_allclose(found["noise"], read_raster(str(tmp_path / "noise.tif"))[0], rtol=1e-5, atol=1e-6)
    page = report.read_text(encoding="utf-8")
    assert "bands beside the first: 3; points without a category, in the first only: 10" in page
    assert '<td class="n">2</td><td >noise</td><td class="n">300</td>' in page


def _extent(path: str) -> str:
    values, (left, pixel, _, top, _, _), _ = read_raster(path)
    rows, cols = values.shape
    return f"{left},{left + cols * pixel},{top - rows * pixel},{top} [EPSG:2180]"


def test_too_many_bands_are_refused_with_what_would_do(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    x, y = even_points(300)
    layer = point_layer(
        x, y, fields={"category": [str(i) for i in range(300)], "kind": [str(i % 30) for i in range(300)]}
    )
    common = {"INPUT": layer, "PER_CATEGORY": True, "RADIUS": 800, "OUTPUT": str(tmp_path / "d.tif")}
    with pytest.raises(QgsProcessingException, match="300 categories, but at most 99"):
        run("kerneldensity", common)
    with pytest.raises(QgsProcessingException, match=r"bands 31, pixels in each 3,.* 1\.\d times as wide"):
        run("kerneldensity", {**common, "CATEGORY_FIELD": "kind", "PIXEL_SIZE": 5})


def test_style_shows_the_first_band(provider: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from qgis import processing
    from qgis.core import QgsProject

    monkeypatch.setattr("processing.gui.Postprocessing.iface", None)
    x, y = even_points(300)
    layer = point_layer(x, y, fields={"category": ["a"] * 200 + ["b"] * 100})
    parameters = {"INPUT": layer, "RADIUS": 800, "PER_CATEGORY": True, "OUTPUT": str(tmp_path / "d.tif")}
    result = processing.runAndLoadResults("kmzb:kerneldensity", parameters)
    (made,) = [each for each in QgsProject.instance().mapLayers().values() if each.source() == result["OUTPUT"]]
    assert made.bandCount() == 3
    assert made.renderer().type() == "singlebandpseudocolor"
    assert made.renderer().inputBand() == 1
    QgsProject.instance().removeMapLayer(made.id())


def people_raster(path: Path, cell: float = 250.0, nodata: bool = False) -> str:
    """200 people in each pixel of the west half, 50 in each of the east half."""
    from osgeo import gdal, osr

    n = int(8000 / cell)
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), n, n, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform((633_000, cell, 0, 399_000, 0, -cell))
    system = osr.SpatialReference()
    system.ImportFromEPSG(2180)
    dataset.SetProjection(system.ExportToWkt())
    values = np.full((n, n), 50.0)
    values[:, : n // 2] = 200.0
    band = dataset.GetRasterBand(1)
    if nodata:
        band.SetNoDataValue(-1)
        values[:, -n // 4 :] = -1
    band.WriteArray(values)
    dataset.FlushCache()
    return str(path)


def test_rate_per_inhabitants_of_a_raster(run: Any, tmp_path: Path) -> None:
    x, y = even_points(4000)
    output, report = str(tmp_path / "rate.tif"), tmp_path / "rate.html"
    people = people_raster(tmp_path / "people.tif")
    parameters = {"INPUT": point_layer(x, y), "POPULATION": people, "MASK": polygon_layer([SQUARE])}
    run("kerneldensity", {**COMMON, **parameters, "OUTPUT": output, "HTML_REPORT": str(report)})
    values, _, dataset = read_raster(output)
    # 4000 reports on 64 km² against 3,200 and 800 people a km²
    assert values[:, :30].mean() == pytest.approx(1000 * 62.5 / 3200, rel=0.06)
    assert values[:, -30:].mean() == pytest.approx(1000 * 62.5 / 800, rel=0.06)
    band = dataset.GetRasterBand(1)
    assert band.GetUnitType() == band.GetDescription() == "reports / 1,000 inhabitants"
    assert dataset.GetMetadataItem("POPULATION") == "people"
    page = report.read_text(encoding="utf-8")
    assert "<title>Rate (reports / 1,000 inhabitants), quartic, R = 800 m</title>" in page
    assert "in the whole area" in page
    assert "less than 100 of it lies within the radius" in page


def test_people_of_wide_pixels_are_spread(run: Any, tmp_path: Path) -> None:
    """Pixels of 2 km and a radius of 800 m: as pixels of 250 m that hold a 64th each."""
    x, y = even_points(4000)
    rates = {}
    for cell in (250.0, 2000.0):
        people = people_raster(tmp_path / f"people{cell:g}.tif", cell)
        output = str(tmp_path / f"rate{cell:g}.tif")
        parameters = {"INPUT": point_layer(x, y), "POPULATION": people, "MASK": polygon_layer([SQUARE])}
        run("kerneldensity", {**COMMON, **parameters, "LEAST_POPULATION": 0, "OUTPUT": output})
        rates[cell] = read_raster(output)[0]
    np.testing.assert_allclose(rates[2000.0] / 64, rates[250.0], rtol=0.08)


def test_where_few_live_there_is_no_rate(run: Any, tmp_path: Path, log: Any) -> None:
    x, y = even_points(2000)
    people = people_raster(tmp_path / "people.tif", nodata=True)
    report = tmp_path / "rate.html"
    parameters = {"INPUT": point_layer(x, y), "POPULATION": people, "HTML_REPORT": str(report)}
    area = polygon_layer(["POLYGON((633500 392000, 640900 392000, 640900 398000, 633500 398000, 633500 392000))"])
    run("kerneldensity", {**COMMON, **parameters, "MASK": area, "OUTPUT": str(tmp_path / "r.tif")})
    values, (left, pixel, *_), _ = read_raster(str(tmp_path / "r.tif"))
    # nobody east of 639,000; some of the kernel still reaches there
    column = int((639_000 - left) / pixel)
    assert np.isfinite(values[40:60, : column - 2]).all()
    assert np.isnan(values[40:60, column + 16 :]).all()
    assert "without a rate is" in report.read_text(encoding="utf-8")
    run(
        "kerneldensity",
        {**COMMON, **parameters, "MASK": area, "LEAST_POPULATION": 0, "OUTPUT": str(tmp_path / "z.tif")},
    )
    assert np.isfinite(read_raster(str(tmp_path / "z.tif"))[0]).sum() > np.isfinite(values).sum()


@pytest.mark.parametrize("correction", ["none", "uniform"])
def test_rate_over_points_is_one_where_they_are_the_same(correction: str, run: Any, tmp_path: Path) -> None:
    x, y = even_points(2000)
    layer, output = point_layer(x, y), str(tmp_path / "rate.tif")
    parameters = {"INPUT": layer, "POPULATION": layer, "MASK": polygon_layer([SQUARE]), "EDGE_CORRECTION": correction}
    run("kerneldensity", {**COMMON, **parameters, "OUTPUT": output})
    values, _, dataset = read_raster(output)
    np.testing.assert_allclose(values, 1.0, rtol=1e-5)
    assert dataset.GetRasterBand(1).GetUnitType() == "reports / expected one"


def test_rate_over_points_with_a_number_and_by_category(run: Any, tmp_path: Path, log: Any) -> None:
    x, y = even_points(2000)
    layer = point_layer(x, y, fields={"category": ["a"] * 1500 + ["b"] * 500})
    at_risk = saved(point_layer(x, y, fields={"people": [4.0] * 1999 + [-3.0]}), tmp_path / "risk.gpkg")
    parameters = {"INPUT": layer, "POPULATION": at_risk, "POPULATION_FIELD": "people", "POPULATION_PER": 100}
    parameters |= {"PER_CATEGORY": True, "MASK": polygon_layer([SQUARE]), "OUTPUT": str(tmp_path / "r.tif")}
    run("kerneldensity", {**COMMON, **parameters})
    found = bands(str(tmp_path / "r.tif"))
    assert np.nanmean(found["all categories"]) == pytest.approx(25, rel=1e-2)
    np.testing.assert_allclose(found["a"] + found["b"], found["all categories"], rtol=1e-4)
    assert any("Numbers below zero in the field «people», counted as none: 1." in warning for warning in log.warnings)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"POPULATION_FIELD": "many"}, "no field «many»"),
        ({"ADAPTIVE": True}, "leave .*ADAPTIVE.* or .*POPULATION.* out"),
        ({"EXTENT": "100000,110000,700000,710000 [EPSG:2180]"}, "Nothing of «points» lies in the extent"),
    ],
)
def test_rates_that_cannot_be_are_refused(wrong: dict[str, Any], sentence: str, run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    layer = point_layer(*even_points(100))
    with pytest.raises(QgsProcessingException, match=sentence):
        run(
            "kerneldensity", {**COMMON, "INPUT": layer, "POPULATION": layer, "OUTPUT": str(tmp_path / "r.tif"), **wrong}
        )


def test_adaptive_radii_are_abramsons(run: Any, radom_points: Any, tmp_path: Path) -> None:
    from kmzb_plugin.analysis.adaptive import abramson, adaptive_density, pilot_at_points
    from kmzb_plugin.analysis.grid import Grid

    x, y = radom_points
    output, report = str(tmp_path / "a.tif"), tmp_path / "a.html"
    parameters = {"INPUT": point_layer(x, y), "RADIUS": 700, "ADAPTIVE": True, "HTML_REPORT": str(report)}
    run("kerneldensity", {**parameters, "OUTPUT": output})
    values, (left, pixel, _, top, _, _), dataset = read_raster(output)
    grid = Grid(left, top - pixel * values.shape[0], pixel, values.shape[1], values.shape[0])
    radii = abramson(pilot_at_points(x, y, 700.0), 700.0)
    expected = adaptive_density(x, y, radii.radius, grid)
    assert np.abs(values - expected).max() < 1e-6 * expected.max()
    assert values.sum() * pixel**2 / 1e6 == pytest.approx(2000, rel=1e-3)
    assert dataset.GetMetadataItem("ADAPTIVE") == "yes"
    page = report.read_text(encoding="utf-8")
    assert "adaptive, typically R = 700 m" in page
    assert f"it falls to {radii.radius.min():,.0f} m where reports are densest" in page


def test_adaptive_with_diggle_keeps_the_sum_and_uniform_is_refused(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    x, y = even_points(2000)
    inside = (x >= 634_000) & (x < 640_000) & (y >= 392_000) & (y < 398_000)
    common = {**COMMON, "INPUT": point_layer(x, y), "MASK": polygon_layer([SQUARE]), "ADAPTIVE": True}
    run("kerneldensity", {**common, "EDGE_CORRECTION": "diggle", "OUTPUT": str(tmp_path / "d.tif")})
    mass = np.nansum(read_raster(str(tmp_path / "d.tif"))[0]) * 0.05**2
    assert mass == pytest.approx(inside.sum(), rel=2e-3)
    with pytest.raises(QgsProcessingException, match="only «weights corrected"):
        run("kerneldensity", {**common, "EDGE_CORRECTION": "uniform", "OUTPUT": str(tmp_path / "u.tif")})


def test_weights_below_zero_are_refused_with_their_number(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    layer = point_layer(*even_points(4), fields={"w": [1.0, -2.0, -3.5, 4.0], "none": [0.0] * 4})
    common = {**COMMON, "INPUT": layer, "OUTPUT": str(tmp_path / "d.tif")}
    with pytest.raises(
        QgsProcessingException, match=r"Points with a weight below zero in the field «w»: 2; the least weight is -3.5"
    ):
        run("kerneldensity", {**common, "WEIGHT_FIELD": "w"})
    with pytest.raises(QgsProcessingException, match="All weights in the field «none» are zero"):
        run("kerneldensity", {**common, "WEIGHT_FIELD": "none"})


def test_a_study_area_elsewhere_gives_zero_and_is_told(run: Any, tmp_path: Path, log: Any) -> None:
    layer = point_layer(*even_points(50))
    area = polygon_layer(["POLYGON((500000 300000, 505000 300000, 505000 305000, 500000 300000))"])
    run("kerneldensity", {**COMMON, "INPUT": layer, "MASK": area, "OUTPUT": str(tmp_path / "d.tif")})
    assert np.nanmax(read_raster(str(tmp_path / "d.tif"))[0]) == 0.0
    assert any("No point lies in the study area" in warning for warning in log.warnings)


@pytest.mark.parametrize("after", [0.0, 26.0, 43.0, 60.0])
def test_cancelled_at_any_moment_nothing_is_written(after: float, provider: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    x, y = even_points(3000)
    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda value: feedback.cancel() if value > after else None)
    parameters = {"INPUT": point_layer(x, y), "ADAPTIVE": True, "OUTPUT": str(tmp_path / "d.tif")}
    parameters |= {"MASK": polygon_layer([SQUARE]), "EDGE_CORRECTION": "diggle"}
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        provider.algorithm("kerneldensity").create().run(parameters, QgsProcessingContext(), feedback, {}, False)
    assert not (tmp_path / "d.tif").exists()
