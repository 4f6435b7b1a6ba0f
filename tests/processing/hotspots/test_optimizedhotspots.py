"""`optimizedhotspots`: the whole question in one run, over cells and areas, and what it says where it cannot be."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ..conftest import point_layer, polygon_layer, read_raster, rows, saved

SQUARES = [
    f"POLYGON(({x} {y}, {x + 1000} {y}, {x + 1000} {y + 1000}, {x} {y + 1000}, {x} {y}))"
    for x in range(630_000, 642_000, 1000)
    for y in range(390_000, 402_000, 1000)
]


def planted(
    scattered: int = 800, each: int = 150, seed: int = 3
) -> tuple[np.ndarray, np.ndarray, dict[str, list[str]]]:
    """Points at random in 12 × 12 km near Wolanów, and two clusters with a street and a category each."""
    rng = np.random.default_rng(seed)
    centres = np.array([[637_300.0, 393_200.0], [633_000.0, 398_000.0]])
    clusters = np.repeat(centres, [each, each // 2], axis=0) + rng.normal(0, 200, (each + each // 2, 2))
    xy = np.vstack([rng.uniform([630_000, 390_000], [642_000, 402_000], (scattered, 2)), clusters])
    fields = {
        "place": ["ul. Inna"] * scattered + ["ul. Polna"] * each + ["ul. Krótka"] * (each // 2),
        "category": ["noise"] * scattered + ["speeding"] * each + ["vandalism"] * (each // 2),
    }
    return xy[:, 0], xy[:, 1], fields


def outputs(**more: Any) -> dict[str, Any]:
    return {"OUTPUT": "memory:", "OUTPUT_HOTSPOTS": "memory:", **more}


def test_planted_clusters_are_found_named_and_ranked(run: Any, log: Any, tmp_path: Path) -> None:
    x, y, fields = planted()
    result = run(
        "optimizedhotspots",
        {
            "INPUT": point_layer(x, y, fields=fields),
            **outputs(OUTPUT_DENSITY=str(tmp_path / "density.tif"), HTML_REPORT=str(tmp_path / "report.html")),
        },
    )
    spots, cells = rows(result["OUTPUT_HOTSPOTS"]), rows(result["OUTPUT"])
    assert list(spots["rank"][:2]) == [1, 2]
    assert list(spots["name"][:2]) == ["ul. Polna", "ul. Krótka"]
    assert list(spots["category"][:2]) == ["Speeding", "Acts of vandalism"]
    assert np.hypot(spots["cx"][0] - 637_300, spots["cy"][0] - 393_200) < 400
    assert np.hypot(spots["cx"][1] - 633_000, spots["cy"][1] - 398_000) < 400
    assert spots["count"][0] >= 130
    assert (spots["category_share"][:2] > 80).all()
    # the numbers belong together
    assert cells["count"].sum() == len(x)
    np.testing.assert_allclose(spots["ratio"], spots["count"] / spots["expected"])
    np.testing.assert_allclose(spots["share"], 100 * spots["count"] / len(x))
    np.testing.assert_allclose(spots["density"], spots["count"] / spots["area_km2"])
    above = spots["count"] - spots["expected"]
    assert (above.diff().dropna() <= 0).all()
    assert (spots["q_min"] <= 0.05).all()
    side = np.sqrt(result["OUTPUT"].getFeature(1).geometry().area())
    np.testing.assert_allclose(spots["expected"] / cells["count"].mean(), spots["area_km2"] * 1e6 / side**2)
    # the density shows them too
    values, transform, _ = read_raster(str(tmp_path / "density.tif"))
    row, col = np.unravel_index(np.nanargmax(values), values.shape)
    assert np.hypot(transform[0] + col * transform[1] - 637_300, transform[3] + row * transform[5] - 393_200) < 300
    # every choice is said in the log and in the report
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    for label in ("Study area", "Cell size", "Distance band", "Probabilities", "Radius of the density"):
        said = [info for info in log.infos if info.startswith(f"{label}: ")]
        assert len(said) == 1, label
        assert label in page
    assert page.index("Hot spots: ") < page.index("ul. Polna") < page.index("How it was computed")
    assert "<svg" in page
    assert "<img" in page


def test_hot_spots_hold_the_points_that_lie_in_them(run: Any) -> None:
    x, y, fields = planted()
    result = run("optimizedhotspots", {"INPUT": point_layer(x, y, fields=fields), "CELL_SIZE": 400, **outputs()})
    import shapely

    for feature in result["OUTPUT_HOTSPOTS"].getFeatures():
        shape = shapely.from_wkb(feature.geometry().asWkb().data())
        assert shape.is_valid
        assert shapely.contains_xy(shape, x, y).sum() == feature["count"]  # no point lies on an edge
        assert shape.area / 1e6 == pytest.approx(feature["area_km2"])


@pytest.mark.parametrize("seed", range(5))
def test_random_points_have_no_hot_spot(seed: int, run: Any, tmp_path: Path, log: Any) -> None:
    rng = np.random.default_rng(seed)
    layer = point_layer(rng.uniform(630_000, 640_000, 600), rng.uniform(390_000, 400_000, 600))
    report = tmp_path / "report.html"
    result = run("optimizedhotspots", {"INPUT": layer, **outputs(HTML_REPORT=str(report))})
    assert result["OUTPUT_HOTSPOTS"].featureCount() == 0
    assert "There is no hot spot" in report.read_text(encoding="utf-8")
    assert any("no hot spot" in info for info in log.infos)


def test_areas_are_tested_instead_of_cells_and_name_the_hot_spots(run: Any, log: Any, tmp_path: Path) -> None:
    x, y, fields = planted()
    names = [f"Rejon {i}" for i in range(len(SQUARES))]
    result = run(
        "optimizedhotspots",
        {
            "INPUT": point_layer(x, y, fields=fields),
            "AREAS": polygon_layer([*SQUARES, ""], fields={"name": [*names, "nowhere"]}),
            **outputs(OUTPUT_DENSITY=str(tmp_path / "density.tif"), HTML_REPORT=str(tmp_path / "report.html")),
        },
    )
    areas, spots = rows(result["OUTPUT"]), rows(result["OUTPUT_HOTSPOTS"])
    assert list(areas["name"]) == [*names, "nowhere"]  # the areas' own fields stay
    assert areas["count"].sum() == len(x)
    assert spots["name"][0] == areas.loc[areas["count"].idxmax(), "name"]
    assert spots["category"][0] == "Speeding"
    assert any(info.startswith("Neighbours: ") for info in log.infos)
    assert not any(info.startswith("Cell size") for info in log.infos)
    values, _, _ = read_raster(str(tmp_path / "density.tif"))
    assert np.isfinite(values).any()


def test_study_area_decides_what_counts(run: Any, log: Any) -> None:
    x, y, fields = planted()
    half = polygon_layer(["POLYGON((630000 390000, 642000 390000, 642000 396000, 630000 396000, 630000 390000))"])
    result = run("optimizedhotspots", {"INPUT": point_layer(x, y, fields=fields), "MASK": half, **outputs()})
    cells, spots = rows(result["OUTPUT"]), rows(result["OUTPUT_HOTSPOTS"])
    assert cells["cy"].max() < 396_000
    assert abs(cells["count"].sum() - (y < 396_000).sum()) < 20
    assert "ul. Krótka" not in set(spots["name"])
    assert not any("Study area: not given" in info for info in log.infos)


def test_a_point_far_away_is_named_and_left_out(run: Any, log: Any) -> None:
    x, y, fields = planted()
    x[0], y[0] = 0.0, 0.0
    result = run("optimizedhotspots", {"INPUT": point_layer(x, y, fields=fields), **outputs()})
    (warning,) = [each for each in log.warnings if "Points far from the rest" in each]
    assert f": 1 of {len(x):,}," in warning
    assert "the farthest at 0, 0 (" in warning
    assert rows(result["OUTPUT"])["count"].sum() == len(x) - 1


def test_a_point_far_away_does_not_widen_the_density(run: Any, tmp_path: Path, log: Any) -> None:
    x, y, fields = planted()
    x[0] += 90_000
    path = str(tmp_path / "density.tif")
    run("optimizedhotspots", {"INPUT": point_layer(x, y, fields=fields), **outputs(OUTPUT_DENSITY=path)})
    values, (_, pixel, *_), _ = read_raster(path)
    assert values.shape[1] * pixel < 20_000
    assert sum("Points far from the rest" in each for each in log.warnings) == 1


def test_place_and_category_are_optional(run: Any) -> None:
    x, y, _ = planted()
    spots = rows(run("optimizedhotspots", {"INPUT": point_layer(x, y), **outputs()})["OUTPUT_HOTSPOTS"])
    assert "category" not in spots
    assert re.fullmatch(r"Wolanów, \d\.\d km [NESW]+", spots["name"][0])


def test_numbers_as_categories_and_empty_places(run: Any) -> None:
    x, y, fields = planted()
    own = {"kind": [3.0] * len(x), "place": [None] * len(x)}
    parameters = {"INPUT": point_layer(x, y, fields=own), "CATEGORY_FIELD": "kind", **outputs()}
    spots = rows(run("optimizedhotspots", parameters)["OUTPUT_HOTSPOTS"])
    assert spots["category"][0] == "3"
    assert re.fullmatch(r"Wolanów, \d\.\d km [NESW]+", spots["name"][0])


def test_weights_count_and_are_told(run: Any, log: Any) -> None:
    x, y, fields = planted()
    weight = [0.5] * 800 + [2.5] * (len(x) - 800)
    layer = point_layer(x, y, fields={**fields, "w": weight})
    result = run("optimizedhotspots", {"INPUT": layer, "WEIGHT_FIELD": "w", **outputs()})
    assert rows(result["OUTPUT"])["count"].sum() == pytest.approx(sum(weight))
    assert any("Probabilities: two-sided, normal distribution" in info for info in log.infos)


def test_what_is_given_is_taken(run: Any, log: Any) -> None:
    x, y, fields = planted()
    parameters = {"INPUT": point_layer(x, y, fields=fields), "CELL_SIZE": 500, "DISTANCE_BAND": 1000, **outputs()}
    cells = rows(run("optimizedhotspots", parameters)["OUTPUT"])
    assert sorted(set(cells["neighbours"]))[-1] == 13
    assert any("Distance band: 1,000 m: given" in info for info in log.infos)
    assert any("Cell size: 500 m: given" in info for info in log.infos)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"FILTER": "false"}, "No point is left"),
        ({"FILTER": "$id <= 12"}, "at least 30 reports; there are 12"),
        ({"CELL_SIZE": 5000}, "at least 30 cells"),
        ({"CELL_SIZE": 1}, "Choose a cell size of at least"),
        ({"CELL_SIZE": 500, "DISTANCE_BAND": 100}, "at least a cell: 500 m"),
        ({"DISTANCE_BAND": 20}, "must be at least a cell: 1,000 m"),
        ({"MASK": "tiny", "CELL_SIZE": 900}, "No cell of 900 m has its centre in the study area. 130 m would"),
        ({"AREAS": True, "CELL_SIZE": 500}, "leave .*CELL_SIZE.* empty"),
        ({"AREAS": True, "MASK": True}, "leave .*MASK.* empty"),
        ({"AREAS": 4}, "at least 30 cells or areas; there are 4"),
        ({"MASK": "elsewhere"}, "No point lies in the study area"),
        ({"PLACE_FIELD": "street"}, "no field «street»"),
        ({"WEIGHT_FIELD": "w"}, "not negative"),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(wrong: dict[str, Any], sentence: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    x, y, fields = planted(60, 20)
    x[:30], y[:30] = np.linspace(630_100, 641_900, 30), 390_050
    far = ["POLYGON((0 0, 1000 0, 1000 1000, 0 1000, 0 0))"]
    if "AREAS" in wrong:
        wrong = {**wrong, "AREAS": polygon_layer(SQUARES if wrong["AREAS"] is True else SQUARES[: wrong["AREAS"]])}
    if "MASK" in wrong:
        tiny = ["POLYGON((630000 390000, 642000 390000, 642000 390100, 630100 390100, 630100 402000, 630000 390000))"]
        masks = {"elsewhere": far, "tiny": tiny}
        wrong = {**wrong, "MASK": polygon_layer(masks.get(wrong["MASK"], SQUARES))}
    layer = point_layer(x, y, fields={**fields, "w": [-1.0] * len(x)})
    with pytest.raises(QgsProcessingException, match=sentence):
        run("optimizedhotspots", {"INPUT": layer, **outputs(), **wrong})


def test_coincident_points_are_refused(run: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="All points lie at one place"):
        run("optimizedhotspots", {"INPUT": point_layer([636_000.0] * 50, [394_000.0] * 50), **outputs()})


def test_equal_counts_are_refused(run: Any) -> None:
    from qgis.core import QgsProcessingException

    x, y = (each.ravel() for each in np.meshgrid(np.arange(12) * 100 + 600_050.0, np.arange(12) * 100 + 400_050.0))
    area = polygon_layer(["POLYGON((600000 400000, 601200 400000, 601200 401200, 600000 401200, 600000 400000))"])
    parameters = {"INPUT": point_layer(x, y), "MASK": area, "CELL_SIZE": 100, **outputs()}
    with pytest.raises(QgsProcessingException, match="same value"):
        run("optimizedhotspots", parameters)


def test_cancelled_between_any_two_steps_nothing_is_written(provider: Any, tmp_path: Path) -> None:
    """Every question whether it is still wanted is answered with no, one after the other."""
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    x, y, fields = planted(100, 40)
    layer = point_layer(x, y, fields=fields)

    class Impatient(QgsProcessingFeedback):
        def __init__(self, patience: int) -> None:
            super().__init__(False)
            self.left = patience

        def isCanceled(self) -> bool:
            self.left -= 1
            return self.left < 0

    parameters = {
        "INPUT": layer,
        "OUTPUT": str(tmp_path / "cells.gpkg"),
        "OUTPUT_HOTSPOTS": str(tmp_path / "spots.gpkg"),
        "OUTPUT_DENSITY": str(tmp_path / "density.tif"),
    }
    for patience in range(200):
        algorithm, said = provider.algorithm("optimizedhotspots").create(), ""
        try:
            algorithm.run(parameters, QgsProcessingContext(), Impatient(patience), {}, False)
        except QgsProcessingException as refused:
            said = str(refused)
        if not said:
            break
        assert "Cancelled" in said
        assert list(tmp_path.iterdir()) == []
    assert 20 < patience < 150
    assert len(list(tmp_path.iterdir())) == 3


def test_degrees_give_the_same_as_metres(run: Any) -> None:
    from qgis.core import QgsCoordinateReferenceSystem as Crs
    from qgis.core import QgsCoordinateTransform, QgsProject

    x, y, fields = planted()
    change = QgsCoordinateTransform(Crs("EPSG:2180"), Crs("EPSG:4326"), QgsProject.instance())
    degrees = [change.transform(a, b) for a, b in zip(x, y, strict=True)]
    layer = point_layer([p.x() for p in degrees], [p.y() for p in degrees], "EPSG:4326", fields=fields)
    in_degrees = rows(run("optimizedhotspots", {"INPUT": layer, **outputs()})["OUTPUT_HOTSPOTS"])
    in_metres = rows(
        run("optimizedhotspots", {"INPUT": point_layer(x, y, fields=fields), **outputs()})["OUTPUT_HOTSPOTS"]
    )
    pd.testing.assert_frame_equal(in_degrees, in_metres, atol=1e-3)


def test_order_of_the_points_does_not_matter(run: Any) -> None:
    x, y, fields = planted()
    order = np.random.default_rng(1).permutation(len(x))
    shuffled = point_layer(x[order], y[order], fields={k: [v[i] for i in order] for k, v in fields.items()})
    first = rows(run("optimizedhotspots", {"INPUT": point_layer(x, y, fields=fields), **outputs()})["OUTPUT_HOTSPOTS"])
    second = rows(run("optimizedhotspots", {"INPUT": shuffled, **outputs()})["OUTPUT_HOTSPOTS"])
    pd.testing.assert_frame_equal(first, second)


def test_hot_spots_are_styled_with_their_rank(run: Any) -> None:
    from kmzb_plugin.layers.styles.hotspots import style_ranked_spots

    x, y, fields = planted()
    layer = run("optimizedhotspots", {"INPUT": point_layer(x, y, fields=fields), **outputs()})["OUTPUT_HOTSPOTS"]
    style_ranked_spots(layer)
    assert layer.renderer().symbol().symbolLayer(0).fillColor().alpha() == 0
    assert layer.labelsEnabled()
    assert '"rank"' in layer.labeling().settings().fieldName


def test_runs_in_qgis_process(qgis_process: Any, tmp_path: Path) -> None:
    x, y, fields = planted()
    inputs = {
        "INPUT": saved(point_layer(x, y, fields=fields), tmp_path / "points.gpkg"),
        "OUTPUT": str(tmp_path / "cells.gpkg"),
        "OUTPUT_HOTSPOTS": str(tmp_path / "spots.gpkg"),
    }
    done = qgis_process("--json", "run", "kmzb:optimizedhotspots", "-", stdin=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stderr + done.stdout
    results = json.loads(done.stdout)["results"]
    assert rows(results["OUTPUT_HOTSPOTS"])["name"][0] == "ul. Polna"


def test_reports_at_two_places_only_are_refused(run: Any) -> None:
    from qgis.core import QgsProcessingException

    layer = point_layer(np.repeat([600_000.0, 605_000.0], [40, 20]), np.repeat([400_000.0, 402_000.0], [40, 20]))
    with pytest.raises(QgsProcessingException, match="reports lie: only 2;"):
        run("optimizedhotspots", {"INPUT": layer, **outputs()})


def test_one_hot_spot_is_not_called_the_first(run: Any, log: Any) -> None:
    rng = np.random.default_rng(4)
    x, y = (np.concatenate([rng.uniform(0, 8000, 300), rng.normal(5000, 150, 200)]) for _ in range(2))
    run("optimizedhotspots", {"INPUT": point_layer(630_000 + x, 390_000 + y), **outputs()})
    assert any(info.startswith("One hot spot holds") and " It is Wolanów" in info for info in log.infos)
