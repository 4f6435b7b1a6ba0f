"""`densitysignificance` against points at risk: whether a part of them stands closer together than the whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from scipy import stats

from kmzb_plugin.analysis.density import kernel_density

from ..conftest import point_layer
from .significance import all_bands


def at_risk() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """800 reports in two towns, and which of them are of one kind: in the eastern town more often."""
    rng = np.random.default_rng(12)
    west = rng.normal([631_500, 393_000], 500, (500, 2))
    east = rng.normal([634_500, 393_000], 500, (300, 2))
    xy = np.vstack([west, east])
    kind = rng.random(800) < np.where(np.arange(800) < 500, 0.15, 0.5)
    return xy[:, 0], xy[:, 1], kind


def test_a_part_of_the_points_at_risk_is_relabelled(run: Any, log: Any, outputs: dict[str, str]) -> None:
    x, y, kind = at_risk()
    result = run(
        "densitysignificance",
        {
            "INPUT": point_layer(x, y, fields={"category": np.where(kind, "noise", "other").tolist()}),
            "FILTER": "category = 'noise'",
            "AT_RISK": point_layer(x, y),
            "RADIUS": 700,
            "PIXEL_SIZE": 100,
            **outputs,
        },
    )
    assert any("are among the points at risk" in info for info in log.infos)
    (_, expected, _), grid, _ = all_bands(result["OUTPUT"])
    everything = kernel_density(x, y, grid, 700.0) * kind.mean()
    np.testing.assert_allclose(expected, everything, atol=0.02 * everything.max())
    (_, _, _, _, _, classes), _, _ = all_bands(result["OUTPUT_PVALUE"])
    cx, cy = np.meshgrid(*grid.centres())
    assert (classes[np.hypot(cx - 634_500, cy - 393_000) < 150] == 3).all()
    assert (classes[np.hypot(cx - 631_500, cy - 393_000) < 150] == -3).all()
    page = Path(result["HTML_REPORT"]).read_text(encoding="utf-8")
    assert f"random labelling: {int(kind.sum())} of the 800 points at risk" in page


def test_points_that_are_no_part_of_those_at_risk_are_drawn_from_them(run: Any, log: Any, tmp_path: Path) -> None:
    """The exact distribution: with a uniform kernel the count in a disc is binomial, by the residents in it."""
    x, y, kind = at_risk()
    residents = np.where(x < 633_000, 10.0, 30.0)
    found = run(
        "densitysignificance",
        {
            "INPUT": point_layer(x[kind] + 5.0, y[kind]),
            "AT_RISK": point_layer(x, y, fields={"residents": residents.tolist()}),
            "AT_RISK_WEIGHT_FIELD": "residents",
            "RADIUS": 700,
            "PIXEL_SIZE": 100,
            "KERNEL": "uniform",
            "SIMULATIONS": 499,
            "OUTPUT": str(tmp_path / "d.tif"),
            "OUTPUT_PVALUE": str(tmp_path / "p.tif"),
            "CONTOURS": "memory:",
        },
    )
    (_, upper, lower, *_), grid, dataset = all_bands(found["OUTPUT_PVALUE"])
    assert "in proportion to their weight" in dataset.GetMetadataItem("NULL")
    cx, cy = grid.centres()
    n = int(kind.sum())
    for row, col in ((30, 25), (30, 55), (24, 28), (35, 60), (20, 40)):

        def in_disc(px: np.ndarray, py: np.ndarray, row: int = row, col: int = col) -> np.ndarray:
            centre = [np.floor(each / 100) * 100 + 50 for each in (px, py)]
            return np.hypot(centre[0] - cx[col], centre[1] - cy[row]) <= 700 + 1e-9

        share = residents[in_disc(x, y)].sum() / residents.sum()
        observed = int(in_disc(x[kind] + 5.0, y[kind]).sum())
        for estimate, p in (
            (upper[row, col], stats.binom.sf(observed - 1, n, share)),
            (lower[row, col], stats.binom.cdf(observed, n, share)),
        ):
            assert abs(estimate - p) < 4 * np.sqrt(p * (1 - p) / 499) + 2 / 499


def test_points_not_at_risk_are_counted_and_told(run: Any, log: Any, outputs: dict[str, str]) -> None:
    x, y, kind = at_risk()
    moved = x.copy()
    moved[np.flatnonzero(kind)[:3]] += 50
    run(
        "densitysignificance",
        {
            "INPUT": point_layer(moved[kind], y[kind]),
            "AT_RISK": point_layer(x, y),
            "RADIUS": 700,
            "PIXEL_SIZE": 200,
            "SIMULATIONS": 39,
            **outputs,
        },
    )
    assert any(f"not among the points at risk: 3 of {kind.sum()}." in info for info in log.infos)
