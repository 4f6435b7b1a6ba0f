"""`colocation`: its table and report on the worked example and on a planted pair, and what it refuses."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kmzb_plugin import text
from kmzb_plugin.analysis.getisord import adjusted
from kmzb_plugin.locale import translation

from ..conftest import ORACLES, point_layer, rows, saved

TINY = [(0, 0, "A"), (1, 0, "A"), (0, 1, "B"), (10, 0, "B"), (11, 0, "B"), (10, 1.1, "A"), (5, 5, "B")]


def tiny_layer() -> Any:
    x, y, kind = zip(*TINY, strict=True)
    return point_layer(np.array(x) + 636_000.0, np.array(y) + 394_000.0, fields={"category": list(kind)})


def planted(unnamed: int = 0) -> Any:
    """Every drunkard has vandalism beside him, noise is anywhere, and three reports are of a rare kind."""
    rng = np.random.default_rng(4)
    drinking = rng.uniform(0, 5000, (60, 2))
    vandalism = np.vstack([drinking + rng.normal(0, 3, drinking.shape), rng.uniform(0, 5000, (60, 2))])
    xy = np.vstack([drinking, vandalism, rng.uniform(0, 5000, (303 + unnamed, 2))]) + np.array([636_000, 394_000])
    kinds = np.repeat(["public_alcohol", "vandalism", "<noise & co>", "begging", ""], [60, 120, 300, 3, unnamed])
    return point_layer(*xy.T, fields={"category": kinds.tolist()})


def test_the_worked_example(run: Any) -> None:
    table = rows(run("colocation", {"INPUT": tiny_layer(), "OUTPUT_TABLE": "memory:"})["OUTPUT_TABLE"])
    assert table[["category", "neighbour"]].to_numpy().tolist() == [["B", "B"], ["B", "A"], ["A", "B"], ["A", "A"]]
    np.testing.assert_allclose(table["quotient"], [1.0, 1.0, 0.75, 1.5])
    np.testing.assert_allclose(table["observed"], [2.0, 2.0, 1.5, 1.5])
    np.testing.assert_allclose(table["expected"], [2.0, 2.0, 2.0, 1.0])
    assert table["n"].tolist() == [4, 4, 3, 3]
    assert table["neighbour_n"].tolist() == [4, 3, 4, 3]
    assert table["few"].tolist() == [1, 1, 1, 1]
    assert table["finding"].tolist() == ["", "", "", ""]


def test_a_planted_pair_is_told_in_a_sentence_and_the_matrix_is_read_by_all(run: Any, tmp_path: Path, log: Any) -> None:
    report = tmp_path / "report.html"
    result = run("colocation", {"INPUT": planted(7), "OUTPUT_TABLE": "memory:", "HTML_REPORT": str(report)})
    table = rows(result["OUTPUT_TABLE"]).set_index(["category", "neighbour"])
    assert len(table) == 16
    near = table.loc[("public_alcohol", "vandalism")]
    assert near["finding"] == "more"
    assert near["quotient"] > 3
    assert near["chance_low"] < 1 < near["chance_high"] < near["quotient"]
    assert near["p"] == pytest.approx(0.002)
    np.testing.assert_allclose(table["q"], adjusted(table["p"], "fdr"))
    assert table.loc[("vandalism", "<noise & co>")]["finding"] == "less"
    assert table["few"].sum() == 7  # begging, in its row and its column
    assert any("Points without a category, left out: 7." in each for each in log.warnings)

    page = report.read_text(encoding="utf-8")
    answer = re.search('<p class="answer">(.*?)</p>', page)
    assert answer is not None
    assert "«Drinking alcohol in prohibited places» near «Acts of vandalism»" in answer[1]
    assert "without a category: 7" in page
    assert "fewer than 5 reports: little can be said" in page
    assert "Begging*" in page
    (drawing,) = re.findall("<svg.*?</svg>", page)
    svg = ET.fromstring(drawing)
    assert svg[0].tag == "title"
    assert svg[1].tag == "desc"
    assert len(svg.findall("rect")) == 16
    assert "Pairs found near each other more often" in (svg[1].text or "")
    assert "&lt;noise &amp; co&gt;" in page
    assert "<noise" not in page


def test_in_polish(run: Any, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    with text.speaking("pl", translation("pl")):
        run("colocation", {"INPUT": planted(), "OUTPUT_TABLE": "memory:", "HTML_REPORT": str(report)})
    page = report.read_text(encoding="utf-8")
    assert "Częściej, niż wynika z przypadku, są przy sobie" in page
    assert "„Spożywanie alkoholu w miejscach niedozwolonych” przy „Akty wandalizmu”" in page


def test_where_nothing_is_found_it_is_said_and_what_comes_nearest_is_listed(run: Any, tmp_path: Path) -> None:
    rng = np.random.default_rng(8)
    layer = point_layer(*rng.uniform(0, 5000, (2, 200)), fields={"category": (["a", "b", "c", "d"] * 50)})
    report = tmp_path / "report.html"
    run("colocation", {"INPUT": layer, "SIMULATIONS": 99, "OUTPUT_TABLE": "memory:", "HTML_REPORT": str(report)})
    page = report.read_text(encoding="utf-8")
    assert "No category is found near another one more often than chance would have it." in page
    assert "No pair is beyond chance; these come nearest to it." in page


def test_too_few_simulations_for_many_pairs_are_told(run: Any, tmp_path: Path) -> None:
    """100 pairs: with 99 simulations no p is below 0.02, and q is above 0.05 however clear the pairs are."""
    rng = np.random.default_rng(1)
    centres = rng.uniform(0, 50_000, (10, 2))
    xy = np.repeat(centres, 20, axis=0) + rng.normal(0, 5, (200, 2))
    layer = point_layer(*xy.T, fields={"category": np.repeat(list("abcdefghij"), 20).tolist()})
    report = tmp_path / "report.html"
    result = run(
        "colocation", {"INPUT": layer, "SIMULATIONS": 99, "OUTPUT_TABLE": "memory:", "HTML_REPORT": str(report)}
    )
    table = rows(result["OUTPUT_TABLE"])
    own = table[table["category"] == table["neighbour"]]
    assert (own["p"] == 0.02).all()
    assert (table["finding"] == "").all()
    assert "With SIMULATIONS = 999 the correction for many pairs may find something" in report.read_text("utf-8")


def test_chicagos_crimes_in_feet_by_qgis_process(qgis_process: Any, tmp_path: Path) -> None:
    """The counts are those of spatstat's nearest neighbours."""
    import pandas as pd

    known = json.loads((ORACLES / "chicago_relrisk_and_neighbours.json").read_text())
    crimes = pd.read_csv(ORACLES / "chicago_street_crimes.csv")
    layer = point_layer(crimes["x"], crimes["y"], fields={"category": crimes["crime"].tolist()})
    source, table = saved(layer, tmp_path / "crimes.gpkg"), tmp_path / "pairs.csv"
    done = qgis_process(
        "run", "kmzb:colocation", f"--INPUT={source}", "--NEIGHBOURS=3", "--CRS=EPSG:2180", f"--OUTPUT_TABLE={table}"
    )
    assert done.returncode == 0, done.stderr
    found = pd.read_csv(table).pivot(index="category", columns="neighbour", values="observed")
    np.testing.assert_allclose(found.loc[known["kinds"], known["kinds"]] * 3, known["neighbours_3"], atol=1e-6)


@pytest.mark.parametrize(
    ("kinds", "x", "more", "said"),
    [
        (["a"] * 4, [0, 1, 2, 3], {}, "All points are of one category"),
        (["a", "b", "b", "b"], [0, 1, 2, 3], {"NEIGHBOURS": 4}, "Points: 4. Each needs 4 others as neighbours"),
        (["a", "b", "b", "b"], [5, 5, 5, 5], {}, "All points lie at one place"),
        (["", "", "", ""], [0, 1, 2, 3], {}, "No point has a category in the field «category»"),
        (["a", "b", "b", "b"], [0, 1, 2, 3], {"SIMULATIONS": 19}, "With fewer than 39 simulations"),
        (["a", "b", "b", "b"], [0, 1, 2, 3], {"CATEGORY_FIELD": "kind"}, "has no field «kind». It has: category."),
    ],
)
def test_refusals(run: Any, kinds: list[str], x: list[float], more: dict[str, Any], said: str) -> None:
    from qgis.core import QgsProcessingException

    layer = point_layer(np.array(x) + 636_000.0, [394_000.0] * 4, fields={"category": kinds})
    with pytest.raises(QgsProcessingException, match=re.escape(said)):
        run("colocation", {"INPUT": layer, "OUTPUT_TABLE": "memory:", **more})


def test_a_layer_without_the_field_is_refused(run: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=r"Choose the field with the category in «.*» \(CATEGORY_FIELD\)"):
        run("colocation", {"INPUT": point_layer([0, 1], [0, 1]), "OUTPUT_TABLE": "memory:"})
