"""How `kerneldensity` chooses its radius and says so, and what it makes of points astray."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kmzb_plugin.analysis import bandwidth
from kmzb_plugin.analysis.kernels import KERNELS

from ..conftest import point_layer, polygon_layer, read_raster


def chicago() -> tuple[np.ndarray, np.ndarray]:
    """Local feet, moved to where metres of EPSG:2180 are true."""
    import pandas as pd

    crimes = pd.read_csv(Path(__file__).parents[2] / "data" / "oracles" / "chicago_street_crimes.csv")
    return crimes["x"].to_numpy() + 630_000, crimes["y"].to_numpy() + 390_000


def plain(text: str) -> str:
    return text.replace(",", "").replace("\u202f", "").replace("&#x27;", "'")


@pytest.mark.parametrize("kernel", ["quartic", "gaussian"])
@pytest.mark.parametrize(
    ("rule", "function", "words"),
    [
        ("scott", bandwidth.scott, r"Scott's rule n\^\(-1/6\) · s: n = 116"),
        ("esri", bandwidth.esri, r"standard distance SD = [\d.]+ m median distance from the mean centre Dm = [\d.]+ m"),
        ("likelihood", bandwidth.by_likelihood, r"of \d\d radii .* 116 of 116 places were judged"),
    ],
)
def test_rules_are_echoed_with_their_numbers(
    rule: str, function: Any, words: str, kernel: str, run: Any, tmp_path: Path, log: Any
) -> None:
    x, y = chicago()
    report = tmp_path / "report.html"
    parameters = {"INPUT": point_layer(x, y), "BANDWIDTH_RULE": rule, "KERNEL": kernel}
    run("kerneldensity", {**parameters, "OUTPUT": str(tmp_path / "d.tif"), "HTML_REPORT": str(report)})
    expected = function(x, y, kernel).radius
    said, page = plain(" ".join(log.infos)), plain(report.read_text(encoding="utf-8"))
    for text in (said, page):
        assert re.search(words, text)
    assert f"Radius {expected:.0f} m" in said
    assert f"{expected:.1f} m" in page
    _, _, dataset = read_raster(str(tmp_path / "d.tif"))
    metadata = dataset.GetMetadata()
    assert metadata["BANDWIDTH_RULE"] == rule
    assert float(metadata["RADIUS"].split()[0]) == pytest.approx(expected, rel=1e-5)
    assert ("<polyline" in page) == (rule == "likelihood")


def test_likelihood_is_corrected_at_the_edge_where_the_density_is(run: Any, tmp_path: Path) -> None:
    """spatstat's bw.ppl: 56.7 with edge correction, 53.4 without; ours are 2^(1/8) apart."""
    x, y = chicago()
    area = polygon_layer(["POLYGON((630000 390150, 631300 390150, 631300 391300, 630000 391300, 630000 390150))"])
    sigmas = {}
    for correction in ("none", "uniform"):
        output = str(tmp_path / f"{correction}.tif")
        parameters = {"BANDWIDTH_RULE": "likelihood", "KERNEL": "gaussian", "EDGE_CORRECTION": correction}
        run("kerneldensity", {"INPUT": point_layer(x, y), "MASK": area, "OUTPUT": output, **parameters})
        sigmas[correction] = float(read_raster(output)[2].GetMetadataItem("RADIUS").split()[0]) / 3
    assert sigmas["none"] == pytest.approx(53.35, rel=0.045)
    assert sigmas["uniform"] == pytest.approx(56.66, rel=0.045)


def two_years(n: int) -> tuple[np.ndarray, np.ndarray, list[str | None]]:
    rng = np.random.default_rng(4)
    centres = rng.random((9, 2)) * [12_000, 9_000] + [630_000, 390_000]
    xy = centres[rng.integers(0, 9, n)] + rng.normal(0, 400, (n, 2))
    days = np.sort(rng.integers(0, 720, n))
    times = [str(np.datetime64("2024-01-01T08:00:00") + np.timedelta64(int(day), "D")) + "Z" for day in days]
    return xy[:, 0], xy[:, 1], [*times[:-2], None, "soon"]


def test_holdout_chooses_by_forecast_and_shows_every_candidate(run: Any, tmp_path: Path, log: Any) -> None:
    x, y, times = two_years(900)
    report = tmp_path / "report.html"
    parameters = {"INPUT": point_layer(x, y, fields={"reported_at": times}), "BANDWIDTH_RULE": "holdout"}
    run("kerneldensity", {**parameters, "OUTPUT": str(tmp_path / "d.tif"), "HTML_REPORT": str(report)})
    page = plain(report.read_text(encoding="utf-8"))
    found = re.search(
        r"Of (\d+) radii from (\d+) to (\d+) m the one whose density of 3 periods best foretold the period after them "
        r"in 3 tests; periods of ([\d.]+) days from \d\d.01.2024 to \d\d.12.2025. On the 5 % of the area",
        page,
    )
    assert found is not None
    assert float(found[4]) == pytest.approx(120, abs=1.5)
    assert any("Points without a time that can be read: 2." in warning for warning in log.warnings)
    metadata = read_raster(str(tmp_path / "d.tif"))[2].GetMetadata()
    assert metadata["BANDWIDTH_RULE"] == "holdout"
    assert 200 <= float(metadata["RADIUS"].split()[0]) <= 3000  # clusters with a standard deviation of 400 m
    (line,) = re.findall(r'<polyline class="curve" points="([^"]+)"', page)
    assert len(line.split()) == int(found[1])


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"HOLDOUT_PERIOD": 300}, r"reach over 2 of 300 days. Choose periods of at most 179\.\d days"),
        ({"HOLDOUT_PERIOD": 10}, r"at least 20 points in each period, but one from 202\d-\d\d-\d\d holds \d+"),
        ({"FILTER": "\"reported_at\" < '2024-02-01'"}, r"at least 80 points with a time, but there are \d\d"),
        ({"TIME_FIELD": ""}, "needs the time of the reports"),
    ],
)
def test_holdout_refuses_with_what_would_do(wrong: dict[str, Any], sentence: str, run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    x, y, times = two_years(900)
    layer = point_layer(x, y, fields={"reported_at": times})
    parameters = {"INPUT": layer, "BANDWIDTH_RULE": "holdout", "OUTPUT": str(tmp_path / "d.tif"), **wrong}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("kerneldensity", parameters)
    assert not (tmp_path / "d.tif").exists()


def test_raster_remembers_what_it_was_made_from(run: Any, tmp_path: Path) -> None:
    x, y, times = two_years(300)
    layer = point_layer(x, y, fields={"reported_at": times, "w": [2.0] * 300})
    run("kerneldensity", {"INPUT": layer, "RADIUS": 500, "WEIGHT_FIELD": "w", "OUTPUT": str(tmp_path / "d.tif")})
    metadata = read_raster(str(tmp_path / "d.tif"))[2].GetMetadata()
    known = sorted(each for each in times[:-2] if each)
    assert metadata["TRAINED_FROM"] == known[0].replace("Z", "+00:00")
    assert metadata["TRAINED_TO"] == known[-1].replace("Z", "+00:00")
    assert (metadata["POINTS"], metadata["WEIGHT_FIELD"]) == ("300", "w")
    run("kerneldensity", {"INPUT": point_layer(x, y), "RADIUS": 500, "OUTPUT": str(tmp_path / "e.tif")})
    assert "TRAINED_TO" not in read_raster(str(tmp_path / "e.tif"))[2].GetMetadata()


def test_a_stray_point_at_zero_is_named_and_does_not_explode_the_raster(
    run: Any, radom_points: Any, tmp_path: Path, log: Any
) -> None:
    x, y = radom_points
    report = tmp_path / "report.html"
    strays = point_layer(np.append(x, [0.0, 0.0]), np.append(y, [0.0, 100.0]))
    run("kerneldensity", {"INPUT": strays, "OUTPUT": str(tmp_path / "s.tif"), "HTML_REPORT": str(report)})
    (warning,) = log.warnings
    assert "Points far from the rest: 2 of 2,002, 749 km from the middle, the farthest at 0, 0 (" in warning
    assert warning.endswith("else give a study area or an extent. The raster leaves them out.")
    assert "Points far from the rest: 2 of 2,002" in report.read_text(encoding="utf-8")
    run("kerneldensity", {"INPUT": point_layer(x, y), "OUTPUT": str(tmp_path / "p.tif")})
    with_strays, without = read_raster(str(tmp_path / "s.tif")), read_raster(str(tmp_path / "p.tif"))
    assert with_strays[1] == without[1]
    np.testing.assert_allclose(with_strays[0], without[0], rtol=1e-5)


def test_strays_that_fit_in_are_in(run: Any, tmp_path: Path, log: Any) -> None:
    rng = np.random.default_rng(3)
    x, y = rng.normal(636_000, 300, 200), rng.normal(394_000, 300, 200)
    x[0] += 9_000
    run("kerneldensity", {"INPUT": point_layer(x, y), "RADIUS": 200, "OUTPUT": str(tmp_path / "d.tif")})
    values, (left, pixel, *_), _ = read_raster(str(tmp_path / "d.tif"))
    assert left + pixel * values.shape[1] > x[0]
    assert any("Points far from the rest: 1 of 200" in warning for warning in log.warnings)


def test_one_place_is_refused_by_name(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    for n in (1, 30):
        layer = point_layer([636_000.0] * n, [394_000.0] * n)
        with pytest.raises(QgsProcessingException, match=r"All points lie at one place.*Give .*RADIUS"):
            run("kerneldensity", {"INPUT": layer, "OUTPUT": str(tmp_path / "d.tif")})
        run("kerneldensity", {"INPUT": layer, "RADIUS": 300, "OUTPUT": str(tmp_path / "d.tif")})
        values, (_, pixel, *_), _ = read_raster(str(tmp_path / "d.tif"))
        peak = KERNELS["quartic"].constant / 0.3**2
        assert values.sum() * pixel**2 / 1e6 == pytest.approx(n, rel=1e-3)
        assert values.max() == pytest.approx(n * peak, rel=0.02)


def test_radii_that_show_too_little_are_told(run: Any, radom_points: Any, tmp_path: Path, log: Any) -> None:
    layer = point_layer(*radom_points)
    run("kerneldensity", {"INPUT": layer, "BANDWIDTH_RULE": "scott", "OUTPUT": str(tmp_path / "d.tif")})
    assert any("takes all points for one cluster" in w and "for example 200 m" in w for w in log.warnings)
    run("kerneldensity", {"INPUT": layer, "RADIUS": 30_000, "OUTPUT": str(tmp_path / "d.tif")})
    assert any("radius of 30,000 m reaches beyond the whole map" in w for w in log.warnings)


def test_wide_default_rasters_keep_a_pixel_that_shows_the_radius(run: Any, tmp_path: Path, log: Any) -> None:
    """50 km across with a radius of 60 m: pixels below half the radius although two million would not do."""
    rng = np.random.default_rng(3)
    x, y = rng.uniform(600_000, 650_000, 400), rng.uniform(350_000, 400_000, 400)
    report = tmp_path / "r.html"
    run(
        "kerneldensity",
        {"INPUT": point_layer(x, y), "RADIUS": 60, "OUTPUT": str(tmp_path / "d.tif"), "HTML_REPORT": str(report)},
    )
    values, (_, pixel, *_), _ = read_raster(str(tmp_path / "d.tif"))
    assert pixel == 20
    assert 2_000_000 < values.size < 16_000_000
    page = report.read_text(encoding="utf-8")
    assert "Pixels in a radius here: 3. Finer ones would make the raster too large" in page
