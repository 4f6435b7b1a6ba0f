"""`analysis.rounds` against OR-tools and a long run of the same, and travel over roads against QGIS.

A round of 60 stops without hours and with time enough is a shortest tour, which OR-tools searches, too: by guided local
search for 10 seconds. "Long" is ours with 10 times as many tries; lengths are in percent above the best of all three.

Travel: minutes between all crossings of a town chosen as origins and destinations, by `analysis.roads` and by
`QgsGraphAnalyzer`, both from lines to costs; they have found the same where no cost differs by a millionth.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from bench.peers import pip_peer

STOPS = 60
TOWNS = (1, 2, 3, 4, 5)
PEER_SECONDS = 10
STREETS = 60  # each way
PLACES = 60
ROOT = Path(__file__).parents[1]


def main() -> None:
    rounds()
    print(flush=True)
    travel()


def rounds() -> None:
    python = pip_peer("ortools==9.11.4210")
    print(f"Round of {STOPS} stops: seconds, and percent above the best.")
    print(f"{'town':>6}{'ours s':>8}{'ours %':>8}{'long s':>8}{'long %':>8}{'OR s':>8}{'OR %':>8}")
    for town in TOWNS:
        found = [ours(town), ours(town, 10), or_tools_apart(python, town)]
        best = min(each["length"] for each in found)
        cells = [f"{each['seconds']:>8.2f}{100 * (each['length'] / best - 1):>8.1f}" for each in found]
        print(f"{town:>6}{''.join(cells)}", flush=True)
        if found[0]["length"] > 1.05 * best:
            raise SystemExit("The round is more than 5 % longer than the best that was found.")


def places(town: int) -> np.ndarray:
    """Where the station and the stops are: half of them in five clusters."""
    rng = np.random.default_rng(town)
    centres = rng.uniform(0, 10_000, (5, 2))
    clustered = centres[rng.integers(0, 5, STOPS // 2)] + rng.normal(0, 500, (STOPS // 2, 2))
    return np.vstack([rng.uniform(0, 10_000, (STOPS + 1 - len(clustered), 2)), clustered])


def distances(town: int) -> np.ndarray:
    xy = places(town)
    between: np.ndarray = np.hypot(*(xy[:, None] - xy[None]).transpose(2, 0, 1))
    return between


def ours(town: int, times: int = 1) -> dict[str, float]:
    from kmzb_plugin.analysis.rounds import TRIES, Stops, planned

    nothing = np.zeros(STOPS)
    stops = Stops(distances(town), nothing, nothing, np.full(STOPS, np.inf), np.ones(STOPS), 1e9)
    begun = time.perf_counter()
    plan = planned(stops, tries=TRIES * times)
    assert len(plan.order) == STOPS
    return {"seconds": time.perf_counter() - begun, "length": plan.end}


def or_tools_apart(python: str, town: int) -> dict[str, float]:
    """What OR-tools finds, in an environment of its own."""
    done = subprocess.run(
        [python, "-m", "bench.bench_rounds", str(town)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def or_tools(town: int) -> dict[str, float]:
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    matrix = distances(town)
    whole = np.rint(matrix * 100).astype(int).tolist()
    manager = pywrapcp.RoutingIndexManager(len(whole), 1, 0)
    model = pywrapcp.RoutingModel(manager)
    cost = model.RegisterTransitCallback(lambda a, b: whole[manager.IndexToNode(a)][manager.IndexToNode(b)])
    model.SetArcCostEvaluatorOfAllVehicles(cost)
    search = pywrapcp.DefaultRoutingSearchParameters()
    search.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    search.time_limit.FromSeconds(PEER_SECONDS)
    begun = time.perf_counter()
    solution = model.SolveWithParameters(search)
    return {"seconds": time.perf_counter() - begun, "length": solution.ObjectiveValue() / 100}


def travel() -> None:
    import shapely

    from kmzb_plugin.analysis.roads import Roads
    from tools.demo import qgis

    rng = np.random.default_rng(1)
    even = np.stack(np.meshgrid(np.arange(STREETS), np.arange(STREETS), indexing="ij"), axis=-1)
    corners = 200 * even + rng.normal(0, 30, even.shape)
    east, north = np.stack([corners[:-1], corners[1:]], -2), np.stack([corners[:, :-1], corners[:, 1:]], -2)
    lines = shapely.linestrings(np.concatenate([east.reshape(-1, 2, 2), north.reshape(-1, 2, 2)]))
    chosen = corners.reshape(-1, 2)[rng.choice(STREETS * STREETS, PLACES, replace=False)]
    begun = time.perf_counter()
    metres = Roads.of(lines, 50.0).travel(chosen, chosen).metres
    own = time.perf_counter() - begun
    with qgis():
        theirs, seconds = by_qgis(shapely.to_wkb(lines), chosen)
    same = np.allclose(metres, theirs, rtol=1e-6)
    print(f"Travel between {PLACES} places over {len(lines)} streets: ours {own:.2f} s, QGIS {seconds:.2f} s, ", end="")
    print(f"ratio {seconds / own:.1f}×, same: {'yes' if same else 'no'}.")
    if not same:
        raise SystemExit("The two have not found the same ways.")


def by_qgis(wkb: Any, chosen: np.ndarray) -> tuple[np.ndarray, float]:
    from qgis.analysis import QgsGraphAnalyzer, QgsGraphBuilder, QgsNetworkDistanceStrategy, QgsVectorLayerDirector
    from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

    layer = QgsVectorLayer("LineString?crs=EPSG:2180", "streets", "memory")
    features = []
    for each in wkb:
        geometry, feature = QgsGeometry(), QgsFeature()
        geometry.fromWkb(each)
        feature.setGeometry(geometry)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    begun = time.perf_counter()
    both = QgsVectorLayerDirector.Direction.DirectionBoth
    director = QgsVectorLayerDirector(layer, -1, "", "", "", both)
    director.addStrategy(QgsNetworkDistanceStrategy())
    builder = QgsGraphBuilder(layer.crs(), False, 0.5, "NONE")
    tied = director.makeGraph(builder, [QgsPointXY(*place) for place in chosen.tolist()])
    graph = builder.graph()
    nodes = [graph.findVertex(point) for point in tied]
    costs = np.array([[QgsGraphAnalyzer.dijkstra(graph, node, 0)[1]] for node in nodes])[:, 0]
    return costs[:, nodes], time.perf_counter() - begun


if __name__ == "__main__":
    print(json.dumps(or_tools(int(sys.argv[1]))))
