"""A road layer as a network, against QGIS's own network analysis."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
import shapely

from kmzb_plugin.analysis.roads import BACKWARD, BOTH, FORWARD, Roads
from kmzb_plugin.processing.allocation import roads as reading
from kmzb_plugin.processing.base import KmzbAlgorithm
from kmzb_plugin.text import UserError

from ..conftest import ORACLES

WAYS = {FORWARD: "F", BACKWARD: "T", BOTH: "B"}


def line_layer(wkts: list[str], crs: str = "EPSG:2180", fields: dict[str, list[Any]] | None = None) -> Any:
    """A memory layer of lines; an empty text is a feature without a geometry."""
    from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsVectorLayer
    from qgis.PyQt.QtCore import QMetaType

    fields = fields or {}
    layer = QgsVectorLayer(f"MultiLineString?crs={crs}", "streets", "memory")
    kinds = {int: QMetaType.Type.Int, float: QMetaType.Type.Double, str: QMetaType.Type.QString}
    layer.dataProvider().addAttributes([QgsField(name, kinds[type(values[0])]) for name, values in fields.items()])
    layer.updateFields()
    features = []
    for i, wkt in enumerate(wkts):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([values[i] for values in fields.values()])
        if wkt:
            geometry = QgsGeometry.fromWkt(wkt)
            geometry.convertToMultiType()
            feature.setGeometry(geometry)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def by_qgis(layer: Any, places: np.ndarray, *, seconds: bool) -> np.ndarray:
    """Costs (n, n) between the points of the network next to the places: seconds or metres, inf without a way."""
    from qgis.analysis import (
        QgsGraphAnalyzer,
        QgsGraphBuilder,
        QgsNetworkDistanceStrategy,
        QgsNetworkSpeedStrategy,
        QgsVectorLayerDirector,
    )
    from qgis.core import QgsPointXY

    names = layer.fields().names()
    both = QgsVectorLayerDirector.Direction.DirectionBoth
    director = QgsVectorLayerDirector(layer, names.index("way"), "F", "T", "B", both)
    if seconds:
        director.addStrategy(QgsNetworkSpeedStrategy(names.index("kmh"), 50, 1000 / 3600))
    else:
        director.addStrategy(QgsNetworkDistanceStrategy())
    builder = QgsGraphBuilder(layer.crs(), False, 0.5, "NONE")
    tied = director.makeGraph(builder, [QgsPointXY(*place) for place in places])
    graph = builder.graph()
    nodes = [graph.findVertex(point) for point in tied]
    costs = np.full((len(places), len(places)), np.inf)
    for i, node in enumerate(nodes):
        tree, cost = QgsGraphAnalyzer.dijkstra(graph, node, 0)
        costs[i] = [cost[other] if tree[other] != -1 or other == node else np.inf for other in nodes]
    return costs


def drawn() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Streets of a skewed town with one-way ones, speeds, and a part of its own."""
    rng = np.random.default_rng(12)
    even = np.stack(np.meshgrid(np.arange(9), np.arange(7), indexing="ij"), axis=-1)
    corners = 200 * even + rng.normal(0, 40, even.shape)
    east, north = np.stack([corners[:-1], corners[1:]], -2), np.stack([corners[:, :-1], corners[:, 1:]], -2)
    ends = np.concatenate([east.reshape(-1, 2, 2), north.reshape(-1, 2, 2)])
    ends = ends[rng.random(len(ends)) < 0.85]
    middle = ends.mean(axis=1) + rng.normal(0, 15, (len(ends), 2))
    lines = shapely.linestrings(np.stack([ends[:, 0], middle, ends[:, 1]], axis=1))
    lines = np.append(lines, shapely.linestrings([[(2500, 0), (2600, 300), (2550, 700)]]))
    return lines, rng.choice([30.0, 50.0, 90.0], len(lines)), rng.choice([BOTH, BOTH, FORWARD, BACKWARD], len(lines))


def chicago() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    segments = pd.read_csv(ORACLES / "chicago_streets_segments.csv").to_numpy().reshape(-1, 2, 2)
    return shapely.linestrings(segments), np.full(len(segments), 50.0), np.zeros(len(segments), dtype=int)


@pytest.mark.parametrize("town", [drawn, chicago])
def test_as_qgis_measures(town: Any, qgis_app: Any) -> None:
    lines, kmh, ways = town()
    layer = line_layer(shapely.to_wkt(lines, -1).tolist(), fields={"kmh": kmh.tolist(), "way": [WAYS[w] for w in ways]})
    west, south, east, north = shapely.total_bounds(lines)
    places = np.random.default_rng(3).uniform([west, south], [east, north], (25, 2))
    gap = shapely.distance(shapely.points(places), shapely.union_all(lines))
    both = gap[:, None] + gap[None]
    np.fill_diagonal(both, 0)
    roads = Roads.of(lines, kmh, ways)
    travel = roads.travel(places, places, walking_kmh=6, most_gap=5000)
    np.testing.assert_allclose(travel.minutes, by_qgis(layer, places, seconds=True) / 60 + both * 0.01, rtol=1e-6)
    flat = Roads.of(lines, 60, ways).travel(places, places, most_gap=5000)
    np.testing.assert_allclose(flat.metres, by_qgis(layer, places, seconds=False) + both, rtol=1e-6)
    assert np.isfinite(travel.minutes).any()


class Reader(KmzbAlgorithm):
    """An algorithm that reads a network and nothing else."""

    algorithm_id = "reader"

    def setup(self) -> None:
        reading.add_network(self, "Roads.")

    def read(self, parameters: dict[str, Any], feedback: Any) -> Any:
        from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext

        self.initAlgorithm()
        context = QgsProcessingContext()
        reading.check_network(self, parameters, context)
        metric = QgsCoordinateReferenceSystem("EPSG:2180")
        return reading.read_network(self, parameters, context, feedback, metric, 40.0)


def test_what_was_read_and_left_out_is_said(qgis_app: Any, log: Any) -> None:
    wkts = [
        "LINESTRING(630000 390000, 631000 390000)",
        "LINESTRING(631000 390000, 631000 391000)",
        "LINESTRING(640000 390000, 641000 390000)",
        "",
        "MULTILINESTRING((631000 391000, 631000 392000), (631000 392000, 632000 392000))",
    ]
    layer = line_layer(wkts, fields={"kmh": [60.0, 0.0, None, 50.0, 30.0], "way": ["F", "B", "?", "F", "T"]})
    given = {"NETWORK": layer, "SPEED_FIELD": "kmh", "DIRECTION_FIELD": "way"}
    values = {"VALUE_FORWARD": "F", "VALUE_BACKWARD": "T", "VALUE_BOTH": "B"}
    network = Reader().read(given | values, log)
    said = " ".join(log.infos)
    assert "Lines of the road layer: 5, of these one-way: 3." in said
    assert "without a line, left out: 1." in said
    assert "Roads without a speed in «kmh», taken at 40 km/h: 2." in said
    assert "none of the values given, taken by DEFAULT_DIRECTION: 1." in said
    assert "parts that do not touch: 2; 20 % of its length" in said.replace("20.0", "20")
    travel = network.roads.travel([(630_000, 390_000)], [(631_000, 391_000), (632_000, 392_000)])
    assert travel.minutes[0, 0] == pytest.approx(1 + 1.5)
    assert np.isinf(travel.minutes[0, 1])  # backward only


def test_degrees_become_metres(qgis_app: Any, log: Any) -> None:
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry, QgsProject

    metric, degrees = (QgsCoordinateReferenceSystem(name) for name in ("EPSG:2180", "EPSG:4326"))
    line = QgsGeometry.fromWkt("LINESTRING(630000 390000, 631000 390000)")
    line.transform(QgsCoordinateTransform(metric, degrees, QgsProject.instance()))
    network = Reader().read({"NETWORK": line_layer([line.asWkt(12)], "EPSG:4326")}, log)
    assert network.roads.lengths == pytest.approx([1000], abs=0.01)


@pytest.mark.parametrize(
    ("wkts", "given", "sentence"),
    [
        ([""], {}, "holds no lines"),
        (["LINESTRING(0 0, 0 0.1)"], {}, "holds no lines"),
        (["LINESTRING(0 0, 0 100)"], {"VALUE_FORWARD": "1", "VALUE_BOTH": "1"}, "One value stands for two"),
        (["LINESTRING(0 0, 0 100)"], {"SPEED_FIELD": "nosuch"}, "no field «nosuch»"),
    ],
)
def test_what_is_no_network_gets_a_sentence(
    wkts: list[str], given: dict[str, Any], sentence: str, qgis_app: Any, log: Any
) -> None:
    with pytest.raises(UserError) as refused:
        Reader().read({"NETWORK": line_layer(wkts)} | given, log)
    assert sentence in refused.value.text


def test_without_a_layer_there_is_no_network(qgis_app: Any, log: Any) -> None:
    assert Reader().read({}, log) is None
