"""`spacetimedensity`: bands against the definition, the time of each, and what it refuses."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kmzb_plugin.domain.periods import WARSAW

from ..conftest import point_layer, polygon_layer
from .significance import all_bands

START = datetime(2024, 11, 4)  # a Monday


def reports(n: int = 250, days: float = 84.0) -> tuple[np.ndarray, np.ndarray, np.ndarray, Any]:
    """Points in a square of 4 km, their times in days since `START`, and their layer with weights."""
    rng = np.random.default_rng(8)
    x, y = rng.uniform(632_000, 636_000, n), rng.uniform(390_000, 394_000, n)
    minutes = np.sort(rng.integers(0, int(days * 1440), n))
    minutes[0], minutes[-1] = 60, int(days * 1440) - 60
    times = [str(np.datetime64(START) + np.timedelta64(int(each), "m")) for each in minutes]
    weights = rng.integers(1, 4, n).astype(float)
    return x, y, minutes / 1440, point_layer(x, y, fields={"reported_at": times, "w": weights.tolist()})


def by_definition(grid: Any, x: np.ndarray, y: np.ndarray, t: np.ndarray, at: float, w: Any = 1.0) -> np.ndarray:
    """Quartic, R = 800 m; 3/(4h) (1 - s²/h²) with h = 10 days; per km² and 30 days."""
    cx, cy = grid.centres()
    kt = w * np.where(np.abs(at - t) < 10, 0.075 * (1 - ((at - t) / 10) ** 2), 0)
    total = np.zeros(grid.shape)
    for px, py, height in zip(x, y, kt, strict=True):
        q = ((cx[None, :] - px) ** 2 + (cy[:, None] - py) ** 2) / 800**2
        total += height * np.where(q < 1, 3 / np.pi / 0.64 * (1 - np.minimum(q, 1)) ** 2, 0)
    return total * 30


@pytest.fixture
def parameters(tmp_path: Path) -> dict[str, Any]:
    return {"RADIUS": 800, "PIXEL_SIZE": 100, "TIME_BANDWIDTH": 10, "OUTPUT": str(tmp_path / "st.tif")}


def test_bands_are_the_sum_over_all_reports_at_the_middle_of_each_step(run: Any, parameters: dict[str, Any]) -> None:
    x, y, t, layer = reports()
    result = run("spacetimedensity", {"INPUT": layer, "STEP": "P1W", "TIME_EDGE_CORRECTION": False, **parameters})
    bands, grid, dataset = all_bands(result["OUTPUT"])
    assert len(bands) == 12
    for i, band in enumerate(bands):
        expected = by_definition(grid, x, y, t, 7 * i + 3.5)
        np.testing.assert_allclose(band, expected, atol=2e-5 * expected.max())
    assert dataset.GetRasterBand(1).GetDescription() == "2024-11-04 – 2024-11-10"
    assert dataset.GetRasterBand(12).GetDescription() == "2025-01-20 – 2025-01-26"
    assert dataset.GetRasterBand(1).GetUnitType() == "reports / km² in 30 days"
    assert dataset.GetMetadataItem("TIME_BANDWIDTH") == "10 days"


def test_weights_study_area_and_the_correction_of_the_first_and_last_steps(
    run: Any, parameters: dict[str, Any]
) -> None:
    x, y, t, layer = reports()
    area = polygon_layer(["POLYGON((632000 390000, 636000 390000, 636000 394000, 632000 390000))"])
    result = run("spacetimedensity", {"INPUT": layer, "WEIGHT_FIELD": "w", "MASK": area, "STEP": "7", **parameters})
    bands, grid, _ = all_bands(result["OUTPUT"])
    weights = np.array([feature["w"] for feature in layer.getFeatures()])
    inside = np.isfinite(bands[0])
    assert inside.mean() == pytest.approx(0.5, abs=0.03)
    first = by_definition(grid, x, y, t, 3.5, weights)[inside]
    share = 0.5 + 0.75 * 0.35 - 0.25 * 0.35**3  # of the kernel from the first day on
    np.testing.assert_allclose(bands[0][inside], first / share, atol=2e-5 * first.max() / share)
    middle = by_definition(grid, x, y, t, 38.5, weights)[inside]
    np.testing.assert_allclose(bands[5][inside], middle, atol=2e-5 * middle.max())


def test_all_bands_together_hold_all_reports(run: Any, parameters: dict[str, Any]) -> None:
    _, _, _, layer = reports()
    period = "2024-10-24/2025-02-08"  # more than the width on both sides
    result = run(
        "spacetimedensity", {"INPUT": layer, "STEP": "1", "PERIOD": period, "TIME_EDGE_CORRECTION": False, **parameters}
    )
    bands, grid, _ = all_bands(result["OUTPUT"])
    assert len(bands) == 107
    mass = sum(band.sum() for band in bands) / 30 * grid.cell**2 / 1e6
    assert mass == pytest.approx(250, rel=2e-3)


def test_a_forecast_knows_nothing_of_its_own_step(run: Any, parameters: dict[str, Any]) -> None:
    x, y, t, layer = reports()
    result = run("spacetimedensity", {"INPUT": layer, "STEP": "7", "ONE_SIDED": True, **parameters})
    bands, grid, dataset = all_bands(result["OUTPUT"])
    assert dataset.GetRasterBand(len(bands)).GetDescription() == "2025-01-27 – 2025-02-02"  # the week to come
    assert dataset.GetRasterBand(1).GetDescription() == "2024-11-18 – 2024-11-24"  # ten days of reports before it
    for i, band in enumerate(bands):
        past = t < 14 + 7 * i
        expected = 2 * by_definition(grid, x[past], y[past], t[past], 14 + 7 * i)
        np.testing.assert_allclose(band, expected, atol=2e-5 * expected.max())


def test_default_step_and_width_fit_the_reports(run: Any, log: Any, parameters: dict[str, Any]) -> None:
    _, _, t, layer = reports()
    result = run("spacetimedensity", {**parameters, "INPUT": layer, "TIME_BANDWIDTH": None})
    bands, _, dataset = all_bands(result["OUTPUT"])
    assert (len(bands), dataset.GetMetadataItem("STEP")) == (12, "P7D")
    width = np.sqrt(5) * 250**-0.2 * t.std(ddof=1)
    assert float(dataset.GetMetadataItem("TIME_BANDWIDTH").split()[0]) == pytest.approx(width, rel=1e-4)
    assert any(": 12; the reach of each report" in info and "Scott's rule" in info for info in log.infos)


def test_a_few_reports_do_not_reach_beyond_half_of_their_time(run: Any, log: Any, parameters: dict[str, Any]) -> None:
    layer = point_layer([633_000.0] * 2, [391_000.0] * 2, fields={"reported_at": ["2024-11-04", "2025-01-02"]})
    result = run("spacetimedensity", {**parameters, "INPUT": layer, "TIME_BANDWIDTH": None})
    assert all_bands(result["OUTPUT"])[2].GetMetadataItem("TIME_BANDWIDTH") == "30 days"
    assert not log.warnings


def test_months_are_those_of_the_calendar(run: Any, parameters: dict[str, Any]) -> None:
    _, _, _, layer = reports(60, 150)
    result = run("spacetimedensity", {"INPUT": layer, "STEP": "P1M", **parameters, "TIME_BANDWIDTH": 40})
    _, _, dataset = all_bands(result["OUTPUT"])
    names = [dataset.GetRasterBand(i).GetDescription() for i in (1, 2, 3)]
    assert names == ["2024-11-01 – 2024-11-30", "2024-12-01 – 2024-12-31", "2025-01-01 – 2025-01-31"]


def test_the_temporal_controller_plays_the_bands(
    provider: Any, parameters: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from qgis import processing
    from qgis.core import Qgis, QgsDateTimeRange, QgsMapRendererParallelJob, QgsMapSettings, QgsProject
    from qgis.PyQt.QtCore import QDateTime, QSize

    monkeypatch.setattr("processing.gui.Postprocessing.iface", None)
    _, _, _, layer = reports()
    processing.runAndLoadResults("kmzb:spacetimedensity", {"INPUT": layer, "STEP": "7", **parameters})
    (raster,) = QgsProject.instance().mapLayers().values()
    assert raster.name() == "Density in time, steps of a week, R = 800 m, ± 10 days"
    temporal = raster.temporalProperties()
    assert temporal.isActive()
    assert temporal.mode() == Qgis.RasterTemporalMode.FixedRangePerBand
    ranges = temporal.fixedRangePerBand()
    assert sorted(ranges) == list(range(1, 13))
    begin = int(datetime(2024, 11, 4, tzinfo=WARSAW).timestamp())
    assert ranges[1].begin() == QDateTime.fromSecsSinceEpoch(begin)
    assert all(ranges[i].end() == ranges[i + 1].begin() for i in range(1, 12))
    assert not ranges[1].includeEnd()
    items = raster.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert "reports / km² in 30 days" in items[1].label

    def picture(band: int) -> Any:
        settings = QgsMapSettings()
        settings.setLayers([raster])
        settings.setDestinationCrs(raster.crs())
        settings.setExtent(raster.extent())
        settings.setOutputSize(QSize(80, 80))
        settings.setIsTemporal(True)
        settings.setTemporalRange(QgsDateTimeRange(ranges[band].begin().addSecs(60), ranges[band].end().addSecs(-60)))
        job = QgsMapRendererParallelJob(settings)
        job.start()
        job.waitForFinished()
        return job.renderedImage()

    assert picture(2) == picture(2)
    assert picture(2) != picture(9)
    QgsProject.instance().removeMapLayer(raster.id())


def test_times_that_cannot_be_used_are_told(run: Any, log: Any, parameters: dict[str, Any]) -> None:
    times = ["2025-03-01", "2025-03-20", "", "soon", "2095-01-01"]
    layer = point_layer([633_000.0] * 5, [391_000.0] * 5, fields={"reported_at": times})
    run("spacetimedensity", {"INPUT": layer, "PERIOD": "2025-03-01/2025-04-01", "STEP": "7", **parameters})
    assert any("Points without a time that can be read in «reported_at», left out: 2" in info for info in log.infos)
    assert any("Reports dated in the future: 1." in warning for warning in log.warnings)


def test_bands_where_nothing_was_collected_are_empty(run: Any, log: Any, parameters: dict[str, Any]) -> None:
    _, _, _, layer = reports()
    run("spacetimedensity", {"INPUT": layer, "PERIOD": "2025-01-13/2025-02-24", "STEP": "7", **parameters})
    assert "Steps where too few reports were collected: 4; their bands are empty." in log.warnings
    bands, _, _ = all_bands(parameters["OUTPUT"])
    assert [bool(np.isfinite(band).any()) for band in bands] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"STEP": "week"}, "cannot be read"),
        ({"STEP": "0"}, "cannot be read"),
        ({"PERIOD": "2025"}, "cannot be read"),
        ({"STEP": "30"}, "at least 15 days, or reports would be passed over"),
        ({"STEP": "30", "ONE_SIDED": True}, "at least 30 days"),
        ({"STEP": "PT1M"}, r"steps of PT1M; 1,000 are the most. Choose a step of at least 0\.09 days"),
        (
            {"STEP": "0.1", "PIXEL_SIZE": 9},
            r"too large.* Choose a step of at least \d+ days, or pixels of at least \d+ m",
        ),
        ({"PERIOD": "2030-01-01/2030-03-01"}, "cover less than half"),
        ({"TIME_FIELD": "w"}, "No point has a time"),
        ({"FILTER": "false"}, "No point is left"),
        ({"RADIUS": 10}, "at least half a pixel"),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(
    wrong: dict[str, Any], sentence: str, run: Any, parameters: dict[str, Any]
) -> None:
    from qgis.core import QgsProcessingException

    _, _, _, layer = reports()
    with pytest.raises(QgsProcessingException, match=sentence):
        run("spacetimedensity", {"INPUT": layer, "STEP": "7", **parameters, **wrong})
    assert not Path(parameters["OUTPUT"]).exists()


def test_what_is_advised_works(run: Any, parameters: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    from qgis.core import QgsProcessingException

    _, _, _, layer = reports(60)
    monkeypatch.setattr("kmzb_plugin.processing.density.course.MOST_BANDS", 50)
    monkeypatch.setattr("kmzb_plugin.processing.density.course.MOST_VALUES", 20_000)
    advised = {}
    for step in ("1", "2"):
        with pytest.raises(QgsProcessingException) as refusal:
            run("spacetimedensity", {"INPUT": layer, **parameters, "STEP": step})
        advised[step] = re.findall(r"at least ([\d.]+)", str(refusal.value))
    assert advised["1"] == ["2"]
    days, pixel = advised["2"]
    run("spacetimedensity", {"INPUT": layer, **parameters, "STEP": days})
    run("spacetimedensity", {"INPUT": layer, **parameters, "STEP": "2", "PIXEL_SIZE": pixel})


def test_negative_weights_are_refused(run: Any, parameters: dict[str, Any]) -> None:
    from qgis.core import QgsProcessingException

    times = {"reported_at": ["2025-03-01", "2025-03-20"], "w": [1.0, -1.0]}
    layer = point_layer([633_000.0] * 2, [391_000.0] * 2, fields=times)
    with pytest.raises(QgsProcessingException, match="not negative"):
        run("spacetimedensity", {"INPUT": layer, "WEIGHT_FIELD": "w", "STEP": "7", **parameters})
    assert not Path(parameters["OUTPUT"]).exists()


def test_cancelled_between_bands_it_leaves_nothing(provider: Any, parameters: dict[str, Any]) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    _, _, _, layer = reports()
    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda value: feedback.cancel() if value > 60 else None)
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        provider.algorithm("spacetimedensity").create().run(
            {"INPUT": layer, "STEP": "1", **parameters}, QgsProcessingContext(), feedback, {}, False
        )
    assert not Path(parameters["OUTPUT"]).exists()


def test_without_a_time_it_says_so_within_a_model_too(provider: Any) -> None:
    """A model starts its steps without asking whether the parameters are right."""
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    given = {"INPUT": point_layer([600_050.0, 600_950.0], [400_050.0, 400_650.0]), "OUTPUT": "TEMPORARY_OUTPUT"}
    algorithm = provider.algorithm("spacetimedensity").create()
    with pytest.raises(QgsProcessingException, match="no field «reported_at»"):
        algorithm.run(given, QgsProcessingContext(), QgsProcessingFeedback(), {}, False)
