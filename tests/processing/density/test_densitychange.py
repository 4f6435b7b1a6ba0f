"""`densitychange`: rates, differences and ratios, what chance means, and what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats

from kmzb_plugin.analysis.density import kernel_density

from ..conftest import point_layer, polygon_layer
from .significance import all_bands

FIRST, SECOND = "2025-01-01/2025-03-02", "2025-06-01/2025-07-01"  # 60 and 30 days
AREA = "POLYGON((630000 390000, 636000 390000, 636000 396000, 630000 396000, 630000 390000))"


def reports(first: int, second: int, more: int = 0, seed: int = 1) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Points anywhere in a square of 6 km, and `more` of the second period at a place."""
    rng = np.random.default_rng(seed)
    n = first + second
    x = np.r_[rng.uniform(630_000, 636_000, n), 634_500 + rng.normal(0, 90, more)]
    y = np.r_[rng.uniform(390_000, 396_000, n), 394_500 + rng.normal(0, 90, more)]
    times = [f"2025-02-{1 + i % 28:02}T12:00:00" for i in range(first)]
    times += [f"2025-06-{1 + i % 30:02}T12:00:00" for i in range(second + more)]
    return x, y, times


@pytest.fixture
def outputs(tmp_path: Path) -> dict[str, Any]:
    return {
        "PERIOD_1": FIRST,
        "PERIOD_2": SECOND,
        "RADIUS": 700,
        "PIXEL_SIZE": 100,
        "OUTPUT": str(tmp_path / "change.tif"),
        "OUTPUT_PVALUE": str(tmp_path / "p.tif"),
        "HTML_REPORT": str(tmp_path / "report.html"),
    }


def layer_of(x: np.ndarray, y: np.ndarray, times: list[str]) -> Any:
    return point_layer(x, y, fields={"reported_at": times})


def test_bands_are_rates_of_the_exact_densities(run: Any, outputs: dict[str, Any]) -> None:
    x, y, times = reports(300, 200)
    result = run("densitychange", {"INPUT": layer_of(x, y, times), "SIMULATIONS": 39, **outputs})
    (difference, log_ratio, first, second), grid, dataset = all_bands(result["OUTPUT"])
    early = np.arange(500) < 300
    expected = [kernel_density(x[own], y[own], grid, 700.0) * 30 / days for own, days in ((early, 60), (~early, 30))]
    np.testing.assert_allclose(first, expected[0], rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(second, expected[1], rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(difference, expected[1] - expected[0], atol=1e-4)
    prior = 0.5 / (np.pi * 0.49) * 30 / 45
    np.testing.assert_allclose(log_ratio, np.log((expected[1] + prior) / (expected[0] + prior)), atol=1e-4)
    assert [dataset.GetRasterBand(i).GetDescription() for i in (1, 2, 3, 4)] == [
        "difference, reports / km² in 30 days",
        "natural logarithm of the ratio",
        "first period, reports / km² in 30 days",
        "second period, reports / km² in 30 days",
    ]
    assert dataset.GetRasterBand(2).GetUnitType() == ""
    assert dataset.GetRasterBand(3).GetUnitType() == "reports / km² in 30 days"


def test_a_place_that_rose_is_found(run: Any, outputs: dict[str, Any], tmp_path: Path) -> None:
    from qgis.core import QgsVectorLayer

    x, y, times = reports(400, 200, 40)
    contours = str(tmp_path / "c.gpkg")
    result = run("densitychange", {"INPUT": layer_of(x, y, times), "CONTOURS": contours, **outputs})
    (_, _, _, _, _, classes), grid, _ = all_bands(result["OUTPUT_PVALUE"])
    cx, cy = np.meshgrid(*grid.centres())
    distance = np.hypot(cx - 634_500, cy - 394_500)
    assert (classes[distance < 150] == 3).all()
    assert not (classes[distance > 1200] == 3).any()
    sure = [f.attributeMap() for f in QgsVectorLayer(contours, "c", "ogr").getFeatures() if f["class"] == 3]
    (found,) = sure
    assert found["reports_2"] >= 40
    assert found["reports_1"] < 15
    assert found["density_2"] > 2 * found["density_1"]
    assert found["difference"] == pytest.approx(all_bands(result["OUTPUT"])[0][0].max(), rel=1e-4)
    page = Path(result["HTML_REPORT"]).read_text(encoding="utf-8")
    for part in (
        "rose by 20 %",
        "Places where it surely rose: 1; fell: 0.",
        "random relabelling",
        "Places that rose",
        "400",
        "240",
    ):
        assert part in page, part


def test_periods_of_different_length_are_compared_by_their_rates(run: Any, outputs: dict[str, Any]) -> None:
    """Twice as many reports in twice the time are no change, neither of the whole nor of a place."""
    x, y, times = reports(800, 400, seed=2)
    result = run("densitychange", {"INPUT": layer_of(x, y, times), **outputs})
    (_, _, _, whole, _, _), _, _ = all_bands(result["OUTPUT_PVALUE"])
    (difference, *_), _, _ = all_bands(result["OUTPUT"])
    assert np.nanmin(whole) > 0.05
    assert abs(difference.mean()) < 0.05
    assert "did not change by more than chance" in Path(result["HTML_REPORT"]).read_text(encoding="utf-8")


def test_the_change_of_the_whole_is_seen_or_taken_out(run: Any, outputs: dict[str, Any]) -> None:
    """Everywhere three times as many: everything rose, and no place differently from the whole."""
    x, y, times = reports(400, 600)
    layer = layer_of(x, y, times)
    absolute = run("densitychange", {"INPUT": layer, **outputs})
    classes = all_bands(absolute["OUTPUT_PVALUE"])[0][5]
    assert (classes > 0).mean() > 0.3
    assert not (classes < -2).any()
    page = Path(outputs["HTML_REPORT"]).read_text(encoding="utf-8")
    assert "rose by 200 %" in page
    relative = run("densitychange", {"INPUT": layer, "NORMALISE": True, **outputs})
    (_, _, _, whole, _, _), grid, _ = all_bands(relative["OUTPUT_PVALUE"])
    assert np.nanmin(whole) > 0.05
    (difference, _, first, second), _, _ = all_bands(relative["OUTPUT"])
    np.testing.assert_allclose(difference, second - 3 * first, atol=1e-3)
    assert "No place changed so differently" in Path(outputs["HTML_REPORT"]).read_text(encoding="utf-8")


@pytest.mark.parametrize("normalise", [False, True])
def test_p_is_that_of_the_exact_distribution(normalise: bool, run: Any, outputs: dict[str, Any]) -> None:
    """With a uniform kernel the count of the second period in a disc is binomial, or hypergeometric."""
    x, y, times = reports(300, 200, 15)
    outputs = {**outputs, "KERNEL": "uniform", "SIMULATIONS": 499, "NORMALISE": normalise}
    result = run("densitychange", {"INPUT": layer_of(x, y, times), **outputs})
    (_, upper, lower, *_), grid, _ = all_bands(result["OUTPUT_PVALUE"])
    cx, cy = grid.centres()
    for row, col in ((20, 20), (30, 50), (21, 51), (60, 30), (7, 40)):
        centre = [np.floor(each / 100) * 100 + 50 for each in (x, y)]
        here = np.hypot(centre[0] - cx[col], centre[1] - cy[row]) <= 700 + 1e-9
        n, k = int(here.sum()), int(here[300:].sum())
        exact = stats.hypergeom(515, n, 215) if normalise else stats.binom(n, 1 / 3)
        for estimate, p in ((upper[row, col], exact.sf(k - 1)), (lower[row, col], exact.cdf(k))):
            assert abs(estimate - p) < 4 * np.sqrt(p * (1 - p) / 499) + 2 / 499


def test_only_what_lies_in_the_periods_and_the_area_counts(run: Any, outputs: dict[str, Any]) -> None:
    x, y, times = reports(60, 40)
    x, y = np.r_[x, 631_000, 632_000, 633_000, 650_000], np.r_[y, [391_000] * 4]
    times = [*times, "", "unknown", "2025-04-01", "2025-06-01T00:00:00"]
    run(
        "densitychange",
        {"INPUT": layer_of(x, y, times), "MASK": polygon_layer([AREA]), "SIMULATIONS": 39, **outputs},
    )
    page = Path(outputs["HTML_REPORT"]).read_text(encoding="utf-8")
    assert "without a time that can be read: 2, in neither period: 1, outside the study area: 1" in page
    difference, grid, _ = all_bands(outputs["OUTPUT"])
    assert grid.extent == (630_000.0, 390_000.0, 636_000.0, 396_000.0)


def test_raster_of_the_change_is_symmetric_around_zero(
    provider: Any, outputs: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from qgis import processing
    from qgis.core import QgsProject

    monkeypatch.setattr("processing.gui.Postprocessing.iface", None)
    processing.runAndLoadResults("kmzb:densitychange", {"INPUT": layer_of(*reports(300, 200, 40)), **outputs})
    layers = {each.name(): each for each in QgsProject.instance().mapLayers().values()}
    settings = "01.01.2025–01.03.2025 → 01.06.2025–30.06.2025, R = 700 m"
    items = layers[f"Change of the density, {settings}"].renderer().shader().rasterShaderFunction().colorRampItemList()
    limits = [item.value for item in items]
    assert limits[:3] == [-limit for limit in limits[5:2:-1]]
    assert np.isinf(limits[6])
    assert items[3].color.alpha() == 0
    assert "reports / km² in 30 days" in items[0].label
    assert (items[0].color.name(), items[6].color.name()) == ("#542788", "#b35806")
    assert layers[f"Significance of the change, {settings}"].renderer().classes()[0].label == "Rise, whole map p ≤ 0.05"
    for layer in layers.values():
        QgsProject.instance().removeMapLayer(layer.id())


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"PERIOD_1": "2025"}, "cannot be read"),
        ({"PERIOD_1": "2025-03-01/2025-01-01"}, "ends before it begins"),
        ({"PERIOD_2": "2025-02-01/2025-04-01"}, "overlap"),
        ({"PERIOD_1": "2015-01-01/2015-02-01"}, "No report lies in the period.*from 2025-02-01 to 2025-06-30"),
        ({"TIME_FIELD": "when"}, "no field «when»"),
        ({"SIMULATIONS": 0}, "fewer than 39"),
        ({"PIXEL_SIZE": 1500}, "at least half a pixel"),
        ({"EXTENT": "700000,701000,390000,391000 [EPSG:2180]"}, "No report reaches the raster"),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(
    wrong: dict[str, Any], sentence: str, run: Any, outputs: dict[str, Any]
) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=sentence):
        run("densitychange", {"INPUT": layer_of(*reports(30, 30)), **outputs, **wrong})
    assert not Path(outputs["OUTPUT"]).exists()


def test_layer_without_the_time_is_refused(run: Any, outputs: dict[str, Any]) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="TIME_FIELD"):
        run("densitychange", {"INPUT": point_layer([630_000.0], [390_000.0]), **outputs})


def test_one_report_in_each_period_is_no_change(run: Any, outputs: dict[str, Any]) -> None:
    times = ["2025-02-01", "2025-06-01"]
    result = run("densitychange", {"INPUT": layer_of(np.full(2, 633_000.0), np.full(2, 393_000.0), times), **outputs})
    assert not all_bands(result["OUTPUT_PVALUE"])[0][5].any()
