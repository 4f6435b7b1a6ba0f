"""`relativerisk`: its rasters, contours and report on a planted place, and what it refuses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from kmzb_plugin.analysis.density import kernel_density
from kmzb_plugin.analysis.intervals import wilson

from ..conftest import ORACLES, point_layer, polygon_layer, rows, saved
from ..density.significance import all_bands

AREA = "POLYGON((630000 390000, 636000 390000, 636000 396000, 630000 396000, 630000 390000))"
HOT = (634_500.0, 391_500.0)
NOWHERE = {"OUTPUT": "TEMPORARY_OUTPUT", "CONTOURS": "memory:"}


def planted() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two towns with as many reports; speeding is 1 in 5, but around a place in the eastern one 4 in 5."""
    rng = np.random.default_rng(12)
    xy = np.vstack([rng.normal([631_500, 394_000], 600, (700, 2)), rng.normal([634_500, 391_900], 600, (700, 2))])
    xy = np.clip(xy, [630_001, 390_001], [635_999, 395_999])
    near = np.hypot(*(xy - HOT).T) < 350
    return xy[:, 0], xy[:, 1], rng.random(1400) < np.where(near, 0.8, 0.2)


def layer(unnamed: int = 0) -> Any:
    x, y, speeding = planted()
    kinds = np.where(speeding, "speeding", np.where(np.arange(1400) % 2, "vandalism", "begging")).tolist()
    more = np.full(unnamed, 633_000.0)
    return point_layer(np.r_[x, more], np.r_[y, more - 240_000], fields={"category": [*kinds, *[""] * unnamed]})


@pytest.fixture
def outputs(tmp_path: Path) -> dict[str, str]:
    return {
        "OUTPUT": str(tmp_path / "risk.tif"),
        "OUTPUT_PVALUE": str(tmp_path / "p.tif"),
        "CONTOURS": str(tmp_path / "contours.gpkg"),
        "HTML_REPORT": str(tmp_path / "report.html"),
    }


def test_a_planted_place_is_found_by_its_share_and_not_the_town_of_most_reports(
    run: Any, log: Any, outputs: dict[str, str]
) -> None:
    x, y, speeding = planted()
    result = run(
        "relativerisk",
        {"INPUT": layer(3), "CATEGORY": "speeding", "MASK": polygon_layer([AREA]), "RADIUS": 500, **outputs},
    )
    (ratio, share, density), grid, dataset = all_bands(result["OUTPUT"])
    of_kind, of_all = (kernel_density(x[own], y[own], grid, 500.0) for own in (speeding, speeding | True))
    known = np.isfinite(ratio)
    cx, cy = (each.ravel() for each in np.meshgrid(*grid.centres()))
    near = (np.hypot(cx[:, None] - x, cy[:, None] - y) <= 250).sum(axis=1).reshape(grid.shape)
    np.testing.assert_array_equal(known, near >= 5)
    np.testing.assert_allclose(share[known], 100 * (of_kind / np.maximum(of_all, 1e-9))[known], rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(ratio[known], share[known] / (100 * speeding.mean()), rtol=1e-5)
    np.testing.assert_allclose(density, of_all, rtol=1e-4, atol=1e-4)
    names = [dataset.GetRasterBand(i).GetDescription() for i in (1, 2, 3)]
    assert names == ["× the overall share", "share of the category, %", "all reports, reports / km²"]
    assert dataset.GetMetadataItem("CATEGORY") == "speeding"
    assert dataset.GetMetadataItem("POINTS_OF_CATEGORY") == str(speeding.sum())

    (*_, classes), _, _ = all_bands(result["OUTPUT_PVALUE"])
    distance = np.hypot(cx - HOT[0], cy - HOT[1]).reshape(grid.shape)
    assert (classes[known & (distance < 150)] == 3).all()
    assert not (classes[known & (distance > 1000)] == 3).any()
    np.testing.assert_array_equal(np.isfinite(classes), known)

    contours = rows(result["CONTOURS"])
    (sure,) = contours[contours["class"] == 3].to_dict("records")
    assert sure["share"] == pytest.approx(100 * sure["reports"] / sure["all_reports"])
    low, high = wilson(sure["reports"], sure["all_reports"])
    assert (sure["share_low"], sure["share_high"]) == pytest.approx((100 * low, 100 * high))
    assert sure["share_low"] > 100 * speeding.mean()
    assert sure["peak"] == pytest.approx(np.nanmax(ratio), rel=1e-4)
    assert 1.5 < sure["ratio"] <= sure["peak"]
    assert any("Points without a category, left out: 3." in each for each in log.warnings)
    page = Path(result["HTML_REPORT"]).read_text(encoding="utf-8")
    for part in (
        "the share of «Speeding» is higher than chance would make it anywhere on the map",
        "random relabelling",
        "where fewer than 5 reports lie within half the radius",
        "without a category: 3",
        "Kelsall and Diggle (1995)",
        "reports, not crimes",
    ):
        assert part in page, part


def test_contours_do_not_reach_where_no_share_is_told(run: Any, outputs: dict[str, str]) -> None:
    result = run("relativerisk", {"INPUT": layer(), "CATEGORY": "speeding", "RADIUS": 500, **outputs})
    (ratio, *_), grid, _ = all_bands(result["OUTPUT"])
    told = shapely.union_all(grid.widened(1).polygons(np.flatnonzero(np.pad(np.isfinite(ratio), 1))))
    from qgis.core import QgsVectorLayer

    found = QgsVectorLayer(result["CONTOURS"], "c", "ogr")
    shapes = [shapely.from_wkb(each.geometry().asWkb().data()) for each in found.getFeatures()]
    assert shapes
    assert all(shapely.difference(each, shapely.buffer(told, grid.cell)).is_empty for each in shapes)


def test_without_a_radius_it_is_the_one_that_foretells_best_and_the_report_explains_it(
    run: Any, tmp_path: Path, log: Any
) -> None:
    result = run(
        "relativerisk",
        {
            "INPUT": layer(),
            "CATEGORY": "Speeding",
            "SIMULATIONS": 39,
            "OUTPUT": str(tmp_path / "risk.tif"),
            "CONTOURS": "memory:",
            "HTML_REPORT": str(tmp_path / "report.html"),
        },
    )
    assert set(result) == {"OUTPUT", "CONTOURS", "HTML_REPORT"}
    _, _, dataset = all_bands(result["OUTPUT"])
    assert dataset.GetMetadataItem("BANDWIDTH_RULE") == "relative"
    assert 200 < float(dataset.GetMetadataItem("RADIUS").split()[0]) < 1500
    assert any("shares foretold best" in each for each in log.infos)
    assert "Likelihood cross-validation of the share" in Path(result["HTML_REPORT"]).read_text(encoding="utf-8")


@pytest.mark.parametrize(("given", "codes"), [("speeding", 1), ("speeding, vandalism", 2), ("ACTS OF VANDALISM", 1)])
def test_a_category_is_named_by_code_or_name_and_several_count_as_one(
    run: Any, tmp_path: Path, given: str, codes: int
) -> None:
    parameters = {"INPUT": layer(), "CATEGORY": given, "RADIUS": 800, "SIMULATIONS": 39, "CONTOURS": "memory:"}
    result = run("relativerisk", {**parameters, "OUTPUT": str(tmp_path / "r.tif")})
    _, _, dataset = all_bands(result["OUTPUT"])
    assert len(dataset.GetMetadataItem("CATEGORY").split(",")) == codes


def test_a_status_is_as_good_as_a_category_and_by_chance_nothing_is_found(run: Any, outputs: dict[str, str]) -> None:
    x, y, _ = planted()
    status = np.where(np.random.default_rng(6).random(1400) < 0.3, "confirmed", "not_confirmed").tolist()
    result = run(
        "relativerisk",
        {
            "INPUT": point_layer(x, y, fields={"status": status}),
            "CATEGORY_FIELD": "status",
            "CATEGORY": "Confirmed",
            "RADIUS": 600,
            **outputs,
        },
    )
    page = Path(result["HTML_REPORT"]).read_text(encoding="utf-8")
    assert "Nowhere is the share of «Confirmed" in page


def test_chicagos_thefts_by_qgis_process(qgis_process: Any, tmp_path: Path) -> None:
    """The share with the quartic kernel of the same spread is near that of spatstat's Gaussian; see tests/analysis."""
    import pandas as pd

    crimes, oracle = (pd.read_csv(ORACLES / f"chicago_{name}.csv") for name in ("street_crimes", "relrisk_spatstat"))
    points = point_layer(crimes["x"], crimes["y"], fields={"kind": crimes["crime"].tolist()})
    source, risk = saved(points, tmp_path / "crimes.gpkg"), tmp_path / "risk.tif"
    done = qgis_process(
        "run",
        "kmzb:relativerisk",
        f"--INPUT={source}",
        "--CRS=EPSG:2180",
        "--CATEGORY_FIELD=kind",
        "--CATEGORY=theft",
        "--KERNEL=gaussian",
        "--RADIUS=450",
        "--PIXEL_SIZE=50",
        "--EXTENT=0,1300,150,1300",
        "--LEAST_REPORTS=5",
        "--SIMULATIONS=39",
        f"--OUTPUT={risk}",
        f"--CONTOURS={tmp_path / 'contours.gpkg'}",
    )
    assert done.returncode == 0, done.stderr
    (_, share, _), grid, _ = all_bands(str(risk))
    found = share.ravel()[grid.cell_index(oracle["x"], oracle["y"])] / 100
    known = np.isfinite(found)
    assert known.sum() > 300
    # the product's Gaussian ends at 3 sigma, which leaves out 1 % of the mass, all of it far away
    assert np.abs(found - oracle["theft"])[known].max() < 0.05


@pytest.mark.parametrize(
    ("kinds", "more", "said"),
    [
        (["speeding"] * 6, {}, "All reports are of «Speeding»: there are no others"),
        (
            ["speeding"] * 5 + ["x"],
            {"CATEGORY": "speding"},
            "«speding» does not occur in the field «category». Nearest",
        ),
        (["speeding"] * 5 + ["x"], {"CATEGORY": "speding"}, "Nearest to it: speeding (Speeding)."),
        (["speeding"] * 5 + ["x"], {"CATEGORY": "zzzz"}, "Most frequent there: speeding (Speeding), x."),
        (["speeding"] * 5 + ["x"], {"CATEGORY": " , "}, "Say in «Category» (CATEGORY) which category"),
        ([""] * 6, {}, "No point has a category in the field «category»"),
        (["speeding"] * 5 + ["x"], {"RADIUS": 5, "PIXEL_SIZE": 10}, "Nowhere do 5 reports lie within half the radius"),
        (["speeding"] * 5 + ["x"], {"RADIUS": 4, "PIXEL_SIZE": 10}, "at least half a pixel: 5 m"),
        (["speeding"] * 5 + ["x"], {"SIMULATIONS": 9}, "With fewer than 39 simulations"),
    ],
)
def test_refusals(run: Any, tmp_path: Path, kinds: list[str], more: dict[str, Any], said: str) -> None:
    from qgis.core import QgsProcessingException

    points = point_layer(np.arange(6) * 900 + 636_000.0, [394_000.0] * 6, fields={"category": kinds})
    outputs = {"OUTPUT": str(tmp_path / "r.tif"), "CONTOURS": "memory:"}
    parameters = {"INPUT": points, "CATEGORY": "speeding", "RADIUS": 500, **outputs}
    with pytest.raises(QgsProcessingException, match=re.escape(said)):
        run("relativerisk", parameters | more)
    assert not (tmp_path / "r.tif").exists()


@pytest.mark.parametrize("radius", [None, 500])
def test_all_at_one_place_is_refused(run: Any, radius: float | None) -> None:
    from qgis.core import QgsProcessingException

    points = point_layer([636_000.0] * 6, [394_000.0] * 6, fields={"category": ["speeding", "x"] * 3})
    with pytest.raises(QgsProcessingException, match="All points lie at one place, so that no share can differ"):
        run("relativerisk", {"INPUT": points, "CATEGORY": "speeding", "RADIUS": radius, **NOWHERE})


def test_an_area_without_the_category_is_told(run: Any) -> None:
    from qgis.core import QgsProcessingException

    west = "POLYGON((630000 390000, 630500 390000, 630500 396000, 630000 396000, 630000 390000))"
    points = point_layer([630_100.0, 630_200.0, 633_000.0], [391_000.0] * 3, fields={"category": ["a", "a", "b"]})
    with pytest.raises(QgsProcessingException, match="No report of «b» lies in the study area"):
        run("relativerisk", {"INPUT": points, "CATEGORY": "b", "MASK": polygon_layer([west]), **NOWHERE})
