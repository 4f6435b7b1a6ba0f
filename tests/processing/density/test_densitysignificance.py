"""`densitysignificance`: what its rasters, contours and report say, and what it refuses."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from kmzb_plugin.analysis.density import kernel_density
from kmzb_plugin.analysis.getisord import adjusted

from ..conftest import point_layer, polygon_layer, saved
from .significance import AREA, HOT, all_bands, planted


def test_a_planted_hot_spot_is_found_in_the_area(run: Any, outputs: dict[str, str]) -> None:
    from qgis.core import QgsVectorLayer

    x, y = planted()
    result = run(
        "densitysignificance",
        {"INPUT": point_layer(x, y), "MASK": polygon_layer([AREA]), "RADIUS": 600, "PIXEL_SIZE": 60, **outputs},
    )
    (density, expected, threshold), grid, dataset = all_bands(result["OUTPUT"])
    exact = kernel_density(x, y, grid, 600.0)
    inside = np.isfinite(density)
    np.testing.assert_array_equal(inside, grid.rasterize_mask(shapely.from_wkt(AREA)))
    np.testing.assert_allclose(density[inside], exact[inside], rtol=1e-5, atol=1e-4)
    km2 = shapely.area(shapely.from_wkt(AREA)) / 1e6
    assert np.nanmax(expected) == pytest.approx(len(x) / km2, rel=0.02)
    assert dataset.GetRasterBand(1).GetDescription() == "reports / km²"
    assert dataset.GetMetadataItem("SIMULATIONS") == "199"

    (two_sided, upper, lower, whole, q, classes), _, p_file = all_bands(result["OUTPUT_PVALUE"])
    assert [p_file.GetRasterBand(i + 1).GetDescription() for i in range(6)] == [
        "p, two-sided",
        "p, upper tail",
        "p, lower tail",
        "p for the whole map, two-sided",
        "q (false discovery rate) of the two-sided p",
        "class, -3 to 3",
    ]
    np.testing.assert_allclose(two_sided, np.minimum(1, 2 * np.fmin(upper, lower)), rtol=1e-5)
    np.testing.assert_allclose(q, adjusted(two_sided, "fdr"), rtol=1e-5)
    assert np.nanmin(upper) == pytest.approx(1 / 200)
    np.testing.assert_allclose((upper * 200)[inside], np.rint(upper * 200)[inside], atol=1e-3)

    cx, cy = np.meshgrid(*grid.centres())
    near = np.hypot(cx - HOT[0], cy - HOT[1]) < 200
    far = np.hypot(cx - HOT[0], cy - HOT[1]) > 1000
    assert (classes[near] == 3).all()
    assert (whole[near] <= 0.05).all()
    assert not (classes[far & inside] == 3).any()
    # the threshold is what it says: on the density moved to pixels, so nearly on the exact one
    assert ((density > threshold * 1.05)[inside] <= (classes == 3)[inside]).all()

    layer = QgsVectorLayer(result["CONTOURS"], "c", "ogr")
    found = [feature.attributeMap() for feature in layer.getFeatures()]
    (sure,) = [each for each in found if each["class"] == 3]
    assert sure["scope"] == "map"
    assert 55 <= sure["reports"] <= 75
    assert sure["expected"] == pytest.approx(len(x) / km2, rel=0.02)
    assert sure["density"] > 3 * sure["expected"]
    assert sure["area_km2"] == pytest.approx((classes == 3).sum() * 0.0036, rel=0.15)
    assert sure["peak"] == pytest.approx(density[near].max(), rel=1e-4)
    drawn = {(abs(each["class"]), each["level"], each["scope"]) for each in found}
    assert drawn <= {(3, 0.05, "map"), (2, 0.01, "place"), (1, 0.05, "place")}
    page = Path(result["HTML_REPORT"]).read_text(encoding="utf-8")
    for part in (
        "more reports than chance would put anywhere on the map",
        "anywhere in the study area of 41 km²",
        "Two-sided p = 2",
        "Westfall and Young",
        "199, seed 1",
        "reports, not crimes",
        "data:image/png;base64,",
    ):
        assert part in page, part


def test_the_same_seed_gives_the_same_files_and_another_does_not(run: Any, tmp_path: Path) -> None:
    x, y = planted(150, 20)
    found = []
    for i, seed in enumerate((7, 7, 8)):
        result = run(
            "densitysignificance",
            {
                "INPUT": point_layer(x, y),
                "MASK": polygon_layer([AREA]),
                "RADIUS": 600,
                "PIXEL_SIZE": 150,
                "SEED": seed,
                "SIMULATIONS": 59,
                "OUTPUT": str(tmp_path / f"d{i}.tif"),
                "OUTPUT_PVALUE": str(tmp_path / f"p{i}.tif"),
                "CONTOURS": "memory:",
            },
        )
        found.append(all_bands(result["OUTPUT_PVALUE"])[0])
    np.testing.assert_array_equal(found[0], found[1])
    assert not np.array_equal(found[0], found[2], equal_nan=True)


def test_what_lies_outside_the_area_is_left_out_and_counted(run: Any, log: Any, outputs: dict[str, str]) -> None:
    x, y = planted(100, 10)
    common = {"RADIUS": 800, "PIXEL_SIZE": 200, "SIMULATIONS": 39, **outputs}
    run(
        "densitysignificance",
        {"INPUT": point_layer(np.r_[x, 640_000], np.r_[y, 395_000]), "MASK": polygon_layer([AREA]), **common},
    )
    assert "Points outside the study area, left out: 1." in log.infos
    (density, *_), grid, _ = all_bands(outputs["OUTPUT"])
    assert np.nansum(density) * 0.04 <= 110
    run("densitysignificance", {"INPUT": point_layer(x, y), **common})
    assert any(warning.startswith("Study area: not given: the cells within") for warning in log.warnings)
    assert "Points outside" not in " ".join(log.infos[-3:])
    west = "630000,633000,390000,396000 [EPSG:2180]"
    run("densitysignificance", {"INPUT": point_layer(x, y), "MASK": polygon_layer([AREA]), "EXTENT": west, **common})
    (density, expected, _), grid, _ = all_bands(outputs["OUTPUT"])
    assert grid.extent == (630_000.0, 390_000.0, 633_000.0, 396_000.0)
    assert np.nanmax(expected) == pytest.approx(((x < 633_000) & (y < 396_000)).sum() / 18, rel=0.02)


def test_without_a_study_area_chance_stays_near_the_reports(run: Any, log: Any, outputs: dict[str, str]) -> None:
    """Two towns at random, 16 km apart, and a point at 0, 0: no more there than chance, and nothing between them."""
    rng = np.random.default_rng(5)
    x, y = 600_000 + rng.uniform(0, 2000, 200), 400_000 + rng.uniform(0, 2000, 200)
    x[100:] += 18_000
    layer = point_layer(np.append(x, 0.0), np.append(y, 0.0))
    common = {"INPUT": layer, "CRS": "EPSG:2180", "RADIUS": 500, "SIMULATIONS": 59}
    run("densitysignificance", {**common, **outputs})
    (_, expected, _), grid, _ = all_bands(outputs["OUTPUT"])
    classes = all_bands(outputs["OUTPUT_PVALUE"])[0][5]
    east = np.broadcast_to(grid.centres()[0], grid.shape)
    assert np.isnan(expected[(east > 603_000) & (east < 617_000)]).all()
    assert np.nansum(expected) * (grid.cell / 1000) ** 2 == pytest.approx(200, rel=0.2)
    assert not (classes == 3).any()
    assert any("Points far from the rest: 1 of 201" in warning for warning in log.warnings)
    page = Path(outputs["HTML_REPORT"]).read_text(encoding="utf-8")
    assert "Study area: not given: the cells within" in page
    assert "Points far from the rest: 1 of 201" in page
    towns = polygon_layer([shapely.box(600_000, 400_000, 620_000, 402_000).wkt])
    run("densitysignificance", {**common, "MASK": towns, **outputs})
    assert (all_bands(outputs["OUTPUT_PVALUE"])[0][5] == 3).any()  # with the fields both towns stand out


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SIMULATIONS": 19}, "fewer than 39 simulations"),
        ({"RADIUS": 10, "PIXEL_SIZE": 100}, "at least half a pixel: 50 m"),
        ({"CRS": "EPSG:4326"}, "not in metres"),
        ({"FILTER": "false"}, "No point is left"),
        ({"PIXEL_SIZE": 0.5}, "cell size of at least"),
        ({"EXTENT": "700000,701000,390000,391000 [EPSG:2180]"}, "no area in common"),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(
    wrong: dict[str, Any], sentence: str, run: Any, outputs: dict[str, str]
) -> None:
    from qgis.core import QgsProcessingException

    x, y = planted(50, 10)
    parameters = {"INPUT": point_layer(x, y), "MASK": polygon_layer([AREA]), "RADIUS": 500, "PIXEL_SIZE": 200}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("densitysignificance", {**parameters, **outputs, **wrong})
    assert not any(Path(path).exists() for path in outputs.values())


def test_odd_points_get_an_answer(run: Any, outputs: dict[str, str]) -> None:
    """One point, all at one place, on a line, an area elsewhere, points at risk elsewhere or with bad weights."""
    from qgis.core import QgsProcessingException

    def refused(sentence: str, **parameters: Any) -> None:
        with pytest.raises(QgsProcessingException, match=sentence):
            run("densitysignificance", {"RADIUS": 500, "PIXEL_SIZE": 100, "SIMULATIONS": 39, **outputs, **parameters})

    one, line = point_layer([634_000.0], [392_000.0]), point_layer([631_000.0, 632_000.0], [392_000.0] * 2)
    far = "POLYGON((700000 390000, 701000 390000, 701000 391000, 700000 390000))"
    refused("span no area", INPUT=one)
    refused("span no area", INPUT=line)
    refused(r"No point lies in the study area \(2 read\)", INPUT=line, MASK=polygon_layer([far]))
    refused("No point at risk is left", INPUT=one, AT_RISK=point_layer([], []))
    weights = {"w": [-1.0, 3.0]}
    refused(
        "must not be negative",
        INPUT=one,
        AT_RISK=point_layer([1.0, 2.0], [1.0, 2.0], fields=weights),
        AT_RISK_WEIGHT_FIELD="w",
    )
    refused("no field «v»", INPUT=one, AT_RISK=point_layer([1.0], [2.0], fields={"w": [1.0]}), AT_RISK_WEIGHT_FIELD="v")
    refused("one place", INPUT=point_layer([634_000.0] * 5, [392_000.0] * 5), MASK=polygon_layer([AREA]), RADIUS=None)

    for layer in (one, point_layer([634_000.0] * 30, [392_000.0] * 30)):
        common = {"MASK": polygon_layer([AREA]), "RADIUS": 500, "PIXEL_SIZE": 100, "SIMULATIONS": 39}
        result = run("densitysignificance", {"INPUT": layer, **common, **outputs})
        classes = all_bands(result["OUTPUT_PVALUE"])[0][5]
        assert (classes == 3).any() == (layer.featureCount() == 30)


def test_a_radius_over_the_whole_area_finds_nothing_and_says_why(run: Any, log: Any, outputs: dict[str, str]) -> None:
    x, y = planted(80, 5)
    run(
        "densitysignificance",
        {
            "INPUT": point_layer(x, y),
            "MASK": polygon_layer([AREA]),
            "RADIUS": 90_000,
            "PIXEL_SIZE": 200,
            "SIMULATIONS": 59,
            **outputs,
        },
    )
    assert any("little but one large blur" in warning for warning in log.warnings)
    page = Path(outputs["HTML_REPORT"]).read_text(encoding="utf-8")
    assert "Nowhere are there more reports" in page or "no place has so many" in page


def test_outputs_are_styled_and_named(provider: Any, outputs: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    from qgis import processing
    from qgis.core import QgsProject
    from qgis.PyQt.QtCore import Qt

    monkeypatch.setattr("processing.gui.Postprocessing.iface", None)
    x, y = planted()
    parameters = {"INPUT": point_layer(x, y), "MASK": polygon_layer([AREA]), "RADIUS": 600, "PIXEL_SIZE": 60}
    processing.runAndLoadResults("kmzb:densitysignificance", {**parameters, **outputs})
    layers = {each.name(): each for each in QgsProject.instance().mapLayers().values()}
    settings = "quartic, R = 600 m, simulations: 199"
    density = layers[f"Density, {settings}"]
    assert "reports / km²" in density.renderer().shader().rasterShaderFunction().colorRampItemList()[1].label
    p = layers[f"Significance of the density, {settings}"].renderer()
    assert p.type() == "paletted"
    assert p.inputBand() == 6
    assert p.classes()[0].label == "More, whole map p ≤ 0.05"
    contours = layers[f"Tolerance contours, {settings}"]
    symbols = {each.value(): each.symbol().symbolLayer(0) for each in contours.renderer().categories()}
    assert set(symbols) == {-3, -2, -1, 1, 2, 3}
    assert symbols[3].strokeWidth() > symbols[2].strokeWidth() > symbols[1].strokeWidth()
    assert symbols[-1].strokeStyle() == Qt.PenStyle.DashLine
    assert contours.fields().at(contours.fields().lookupField("reports")).alias() == "Reports"
    for layer in layers.values():
        QgsProject.instance().removeMapLayer(layer.id())


def test_cancel_between_simulations_leaves_nothing(provider: Any, outputs: dict[str, str]) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    x, y = planted()
    feedback = QgsProcessingFeedback(False)
    pressed: list[float] = []

    def press() -> None:
        pressed.append(time.monotonic())
        feedback.cancel()

    def watch(value: float) -> None:
        if value > 35 and not pressed:
            press()

    feedback.progressChanged.connect(
        watch,
    )
    parameters = {"INPUT": point_layer(x, y), "MASK": polygon_layer([AREA]), "RADIUS": 600, "PIXEL_SIZE": 12}
    alarm = threading.Timer(60, press)
    alarm.start()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        provider.algorithm("densitysignificance").create().run(
            {**parameters, "SIMULATIONS": 9999, **outputs}, QgsProcessingContext(), feedback, {}, False
        )
    alarm.cancel()
    assert time.monotonic() - pressed[0] < 2  # 0.2 s on a machine that does nothing else
    assert not any(Path(path).exists() for path in outputs.values())


def test_a_cancel_while_the_contours_are_measured_leaves_nothing(
    run: Any, log: Any, outputs: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qgis.core import QgsProcessingException

    def cancelling(x: Any, y: Any) -> Any:
        def count(polygons: Any) -> list[int]:
            log.cancel()
            return [0] * len(polygons)

        return count

    monkeypatch.setattr("kmzb_plugin.processing.density.densitysignificance.points_in", cancelling)
    layer = point_layer(*np.random.default_rng(2).uniform([630_000, 390_000], [634_000, 394_000], (200, 2)).T)
    parameters = {"INPUT": layer, "RADIUS": 600, "SIMULATIONS": 39, **outputs}
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("densitysignificance", parameters)
    assert not [each for each in tmp_path.rglob("*") if each.suffix in {".tif", ".gpkg"}]


def test_runs_in_qgis_process(qgis_process: Any, outputs: dict[str, str], tmp_path: Path) -> None:
    x, y = planted(100, 20)
    inputs = {
        "INPUT": saved(point_layer(x, y), tmp_path / "points.gpkg"),
        "MASK": saved(polygon_layer([AREA]), tmp_path / "area.gpkg"),
        "RADIUS": 600,
        "SIMULATIONS": 59,
        **outputs,
    }
    done = qgis_process("--json", "run", "kmzb:densitysignificance", "-", stdin=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stderr + done.stdout
    assert json.loads(done.stdout)["results"]["OUTPUT_PVALUE"] == outputs["OUTPUT_PVALUE"]
    assert all(Path(path).exists() for path in outputs.values())
