"""`clusters` against QGIS's own DBSCAN and ST-DBSCAN, and what a person can do wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from qgis.PyQt.QtCore import QDateTime, Qt

from ..conftest import point_layer, rows, saved

X0, Y0 = 630_000.0, 390_000.0


def towns(n: int = 300, seed: int = 11) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Two dense places among scattered points, with seconds of the year."""
    rng = np.random.default_rng(seed)
    close = n // 3
    x = np.concatenate(
        [rng.normal(2_000, 120, close), rng.normal(6_000, 120, close), rng.uniform(0, 8_000, n - 2 * close)]
    )
    y = np.concatenate(
        [rng.normal(2_000, 120, close), rng.normal(5_000, 120, close), rng.uniform(0, 8_000, n - 2 * close)]
    )
    return X0 + x, Y0 + y, rng.integers(0, 365 * 86_400, n)


def texts(seconds: np.ndarray) -> list[str]:
    """Moments as text in UTC."""
    return [f"{each}Z" for each in (np.datetime64("2025-01-01T00:00:00") + seconds.astype("timedelta64[s]"))]


def same_clusters(table: Any, theirs: list[Any], cores: np.ndarray) -> None:
    """QGIS gives a border point to the first cluster that reaches it, so only core points must agree."""
    missing = np.array([each is None for each in theirs])
    assert (table["role"] == "noise").tolist() == missing.tolist()
    pairs = {(a, b) for a, b, core in zip(theirs, table["cluster"], cores, strict=True) if core}
    assert len(pairs) == table["cluster"].nunique() == len({each for each in theirs if each is not None})


def test_clusters_equal_dbscan_of_qgis(run: Any) -> None:
    from qgis import processing

    x, y, _ = towns()
    layer = point_layer(x, y)
    result = run("clusters", {"INPUT": layer, "RADIUS": 100, "MIN_SIZE": 6, "OUTPUT": "memory:"})
    table = rows(result["OUTPUT"])
    peer = processing.run(
        "native:dbscanclustering", {"INPUT": layer, "EPS": 100.0, "MIN_SIZE": 6, "OUTPUT": "memory:"}
    )["OUTPUT"]
    theirs = rows(peer)["CLUSTER_ID"].astype(object).where(lambda each: each.notna(), None).tolist()
    same_clusters(table, theirs, (table["role"] == "core").to_numpy())
    distance = np.hypot(x[:, None] - x, y[:, None] - y)
    assert (table["role"] == "core").tolist() == ((distance <= 100).sum(axis=1) >= 6).tolist()


def test_clusters_equal_stdbscan_of_qgis(run: Any) -> None:
    """It takes the radius in time in milliseconds."""
    from qgis import processing
    from qgis.core import QgsField
    from qgis.PyQt.QtCore import QMetaType

    x, y, seconds = towns(600)
    layer = point_layer(x, y, fields={"when": texts(seconds)})
    provider = layer.dataProvider()
    provider.addAttributes([QgsField("moment", QMetaType.Type.QDateTime)])
    layer.updateFields()
    changes = {
        feature.id(): {1: QDateTime.fromString(feature["when"], Qt.DateFormat.ISODate)}
        for feature in layer.getFeatures()
    }
    provider.changeAttributeValues(changes)
    common = {"INPUT": layer, "MIN_SIZE": 5, "OUTPUT": "memory:"}
    result = run("clusters", {**common, "RADIUS": 200, "TIME_RADIUS": 10, "TIME_FIELD": "moment"})
    table = rows(result["OUTPUT"])
    peer = processing.run(
        "native:stdbscanclustering",
        {**common, "DATETIME_FIELD": "moment", "EPS": 200.0, "EPS2": 10 * 86_400_000.0},
    )["OUTPUT"]
    theirs = rows(peer)["CLUSTER_ID"].astype(object).where(lambda each: each.notna(), None).tolist()
    assert table["cluster"].nunique() > 5
    same_clusters(table, theirs, (table["role"] == "core").to_numpy())


def test_points_keep_their_fields_and_clusters_say_what_they_are(run: Any, tmp_path: Path) -> None:
    x, y, seconds = towns()
    fields = {"reported_at": texts(seconds), "category": ["noise", "bins"] * 150, "number": list(range(300))}
    report = tmp_path / "report.html"
    result = run(
        "clusters",
        {
            "INPUT": saved(point_layer(x, y, fields=fields, missing=3), tmp_path / "points.gpkg"),
            "RADIUS": 100,
            "MIN_SIZE": 8,
            "OUTPUT": str(tmp_path / "out.gpkg"),
            "OUTPUT_CLUSTERS": "memory:",
            "HTML_REPORT": str(report),
        },
    )
    points, clusters = rows(result["OUTPUT"]), rows(result["OUTPUT_CLUSTERS"])
    assert points["number"].tolist() == list(range(300))
    np.testing.assert_allclose(points["cx"], x)
    assert clusters["count"].tolist() == points["cluster"].value_counts().tolist()
    assert clusters["cluster"].tolist() == list(range(1, len(clusters) + 1))
    assert len(clusters) == 2
    largest = points[points["cluster"] == 1]
    assert (largest["cluster_size"] == clusters["count"][0]).all()
    assert clusters["x"][0] == pytest.approx(largest["cx"].mean())
    assert clusters["semi_major"][0] == pytest.approx(170, abs=40)
    days = sorted(largest["reported_at"])
    assert clusters["first_date"][0].toString(Qt.DateFormat.ISODate) == days[0][:10]
    assert 0 < clusters["persistence"][0] <= 1
    assert set(clusters["category_1"]) | set(clusters["category_2"]) == {"noise", "bins"}
    assert clusters["nearest"].tolist() == [2, 1]
    page = report.read_text(encoding="utf-8")
    assert "Clusters: 2, with" in page
    assert page.index("Clusters: 2, with") < page.index("100 m (given)")
    assert "with an empty geometry: 3" in page
    assert "<svg" in page


def test_defaults_find_the_planted_clusters_and_say_why(run: Any, log: Any) -> None:
    x, y, _ = towns()
    run("clusters", {"INPUT": point_layer(x, y), "OUTPUT": "memory:", "OUTPUT_CLUSTERS": "memory:"})
    assert any("points spread evenly would form next to no clusters" in info for info in log.infos)
    assert any("at least 6 points (ln n, at least 5)" in info for info in log.infos)
    assert any(info.startswith(("Clusters: 2, with", "Clusters: 3, with")) for info in log.infos)


def test_evenly_spread_points_have_next_to_no_clusters(run: Any, log: Any) -> None:
    rng = np.random.default_rng(3)
    layer = point_layer(X0 + rng.uniform(0, 5000, 1500), Y0 + rng.uniform(0, 5000, 1500))
    table = rows(run("clusters", {"INPUT": layer, "OUTPUT": "memory:"})["OUTPUT"])
    assert (table["role"] != "noise").mean() < 0.03


def test_every_point_of_a_multipoint_has_its_own_cluster(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    layer = QgsVectorLayer("MultiPoint?crs=EPSG:2180&field=name:string", "many", "memory")
    for name, wkt in {
        "both": f"MULTIPOINT(({X0} {Y0}),({X0 + 5000} {Y0}))",
        "one": f"MULTIPOINT(({X0 + 1} {Y0}),({X0 + 2} {Y0}))",
    }.items():
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeatures([feature])
    source = saved(layer, tmp_path / "many.gpkg")
    result = run("clusters", {"INPUT": source, "RADIUS": 10, "MIN_SIZE": 3, "OUTPUT": str(tmp_path / "out.gpkg")})
    table = rows(result["OUTPUT"])
    assert list(zip(table["name"], table["role"], strict=True)) == [
        ("both", "core"),
        ("both", "noise"),
        ("one", "core"),
        ("one", "core"),
    ]


def test_times_that_cannot_be_read_are_counted_and_left_out_only_where_time_matters(run: Any, log: Any) -> None:
    x, y, seconds = towns(90)
    times: list[Any] = texts(seconds)
    times[:3] = [None, "soon", "1066-10-14"]
    layer = point_layer(x, y, fields={"reported_at": times})
    common = {"INPUT": layer, "RADIUS": 500, "MIN_SIZE": 3, "OUTPUT": "memory:"}
    assert len(rows(run("clusters", common)["OUTPUT"])) == 90
    assert not log.warnings
    assert len(rows(run("clusters", {**common, "TIME_RADIUS": 30})["OUTPUT"])) == 87
    assert any("Points without a time that can be read, left out: 3." in warning for warning in log.warnings)


def test_future_times_are_told(run: Any, log: Any) -> None:
    x, y, seconds = towns(30)
    times = [*texts(seconds)[:-1], "2099-01-01"]
    run("clusters", {"INPUT": point_layer(x, y, fields={"reported_at": times}), "RADIUS": 50, "OUTPUT": "memory:"})
    assert any("Points with a time in the future: 1." in warning for warning in log.warnings)


def test_dates_count_as_dates_and_hours_by_the_clock(run: Any, log: Any) -> None:
    """Around the clock change of 30 March 2025 a day has 23 hours; for dates it is a day."""
    x, y = np.full(4, X0), np.full(4, Y0)
    days = ["2025-03-29", "2025-03-30", "2025-03-31", "2025-04-02"]
    common = {"RADIUS": 10, "MIN_SIZE": 2, "TIME_RADIUS": 1, "OUTPUT": "memory:"}
    table = rows(run("clusters", {"INPUT": point_layer(x, y, fields={"reported_at": days}), **common})["OUTPUT"])
    assert table["role"].tolist() == ["core", "core", "core", "noise"]
    assert any("from date to date" in info for info in log.infos)
    hours = ["2025-03-28T08:00", "2025-03-29T08:01", "2025-03-30T09:01", "2025-03-31T10:30"]
    layer = point_layer(x, y, fields={"reported_at": hours})
    table = rows(run("clusters", {"INPUT": layer, **common})["OUTPUT"])
    assert table["role"].tolist() == ["noise", "core", "core", "noise"]
    table = rows(run("clusters", {"INPUT": layer, **common, "TIME_RULE": "dates"})["OUTPUT"])
    assert table["role"].tolist() == ["core"] * 4


def test_no_cluster_is_a_result_with_the_radius_that_would_give_one(run: Any, log: Any) -> None:
    x = X0 + np.arange(10) * 100.0
    layer = point_layer(x, np.full(10, Y0))
    result = run(
        "clusters",
        {"INPUT": layer, "RADIUS": 50, "MIN_SIZE": 3, "OUTPUT": "memory:", "OUTPUT_CLUSTERS": "memory:"},
    )
    assert set(rows(result["OUTPUT"])["role"]) == {"noise"}
    assert result["OUTPUT_CLUSTERS"].featureCount() == 0
    (warning,) = log.warnings
    assert "From a radius of 101 m on" in warning or "From a radius of 100 m on" in warning


def test_points_at_one_place_are_one_cluster_that_can_be_seen(run: Any) -> None:
    layer = point_layer(np.full(20, X0), np.full(20, Y0))
    result = run("clusters", {"INPUT": layer, "RADIUS": 100, "OUTPUT": "memory:", "OUTPUT_CLUSTERS": "memory:"})
    (cluster,) = result["OUTPUT_CLUSTERS"].getFeatures()
    assert cluster["count"] == 20
    assert cluster["area_km2"] == 0
    assert cluster.geometry().area() > 1000


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"TIME_RADIUS": 3}, "needs the time of the points"),
        ({"TIME_FIELD": "nowhen"}, "no field «nowhen»"),
        ({"CATEGORY_FIELD": "nowhat"}, "no field «nowhat»"),
        ({"MIN_SIZE": 100}, "Points: only 40, and a cluster needs 100"),
        ({"TIME_RADIUS": 3, "TIME_FIELD": "name"}, "No time in the field «name» can be read, for example «x»"),
        ({"FILTER": "false"}, "No point is left"),
        ({"FILTER": "$id = 1"}, "Points: only 1,"),
        ({"RADIUS": 1e-9}, "choose at least"),
        ({"MIN_SIZE": 1}, "MIN_SIZE"),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(wrong: dict[str, Any], sentence: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    x, y, _ = towns(40)
    layer = point_layer(x, y, fields={"name": ["x"] * 40})
    with pytest.raises(QgsProcessingException, match=sentence):
        run("clusters", {"INPUT": layer, "RADIUS": 100, "OUTPUT": "memory:", **wrong})


def test_points_on_a_line_need_a_radius(run: Any) -> None:
    from qgis.core import QgsProcessingException

    layer = point_layer(X0 + np.arange(20.0), np.full(20, Y0))
    with pytest.raises(QgsProcessingException, match="Give .*RADIUS"):
        run("clusters", {"INPUT": layer, "OUTPUT": "memory:"})


def test_a_stray_point_far_away_changes_next_to_nothing(run: Any) -> None:
    x, y, _ = towns(400)
    one = rows(run("clusters", {"INPUT": point_layer(x, y), "MIN_SIZE": 6, "OUTPUT": "memory:"})["OUTPUT"])
    layer = point_layer(np.append(x, 0.0), np.append(y, 0.0))
    other = rows(run("clusters", {"INPUT": layer, "MIN_SIZE": 6, "CRS": "EPSG:2180", "OUTPUT": "memory:"})["OUTPUT"])
    assert other["role"].iloc[-1] == "noise"
    assert abs(other["cluster"].nunique() - one["cluster"].nunique()) <= 1


def test_cancel_leaves_no_file(provider: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    rng = np.random.default_rng(5)
    layer = point_layer(rng.uniform(600_000, 640_000, 20_000), rng.uniform(300_000, 340_000, 20_000))
    for percent in (10, 40, 70, 90):
        feedback = QgsProcessingFeedback(False)
        feedback.progressChanged.connect(lambda value, p=percent, f=feedback: f.cancel() if value >= p else None)
        outputs = {"OUTPUT": str(tmp_path / "p.gpkg"), "OUTPUT_CLUSTERS": str(tmp_path / "c.gpkg")}
        with pytest.raises(QgsProcessingException, match="Cancelled"):
            provider.algorithm("clusters").create().run(
                {"INPUT": layer, "RADIUS": 300, **outputs}, QgsProcessingContext(), feedback, {}, False
            )
        assert list(tmp_path.iterdir()) == []


def test_clusters_are_told_apart_by_shape_and_number(run: Any) -> None:
    from qgis.core import QgsSymbolLayer

    from kmzb_plugin.layers.styles.clusters import COLOURS, SHAPES, style_cluster_areas, style_cluster_points

    x, y, _ = towns()
    result = run(
        "clusters",
        {"INPUT": point_layer(x, y), "RADIUS": 100, "OUTPUT": "memory:", "OUTPUT_CLUSTERS": "memory:"},
    )
    points, areas = result["OUTPUT"], result["OUTPUT_CLUSTERS"]
    style_cluster_points(points, {"cluster": "Cluster"})
    categories = {each.value(): each for each in points.renderer().categories()}
    assert set(categories) == {"core", "border", "noise"}
    shape = categories["core"].symbol().symbolLayer(0).dataDefinedProperties().property(QgsSymbolLayer.Property.Name)
    assert all(repr(each) in shape.expressionString() for each in SHAPES)
    assert np.gcd(len(COLOURS), len(SHAPES)) == 1  # so that pairs of colour and shape return as late as can be
    style_cluster_areas(areas, np.array([f["count"] for f in areas.getFeatures()], dtype=float), {})
    assert areas.labelsEnabled()
    renderer = areas.renderer()
    assert all(renderer.rangeForValue(f["count"]) for f in areas.getFeatures())


def test_runs_in_qgis_process(qgis_process: Any, tmp_path: Path) -> None:
    x, y, _ = towns()
    inputs = {
        "INPUT": saved(point_layer(x, y), tmp_path / "points.gpkg"),
        "RADIUS": 100,
        "MIN_SIZE": 6,
        "OUTPUT": str(tmp_path / "out.gpkg"),
    }
    done = qgis_process("--json", "run", "kmzb:clusters", "-", stdin=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stderr + done.stdout
    assert rows(json.loads(done.stdout)["results"]["OUTPUT"])["cluster"].nunique() >= 2
