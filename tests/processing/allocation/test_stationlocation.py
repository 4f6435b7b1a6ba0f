"""`stationlocation`: through QGIS against the known optima, its outputs, its report, and what it refuses."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path
from threading import Timer
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ..conftest import ORACLES, point_layer, polygon_layer, rows, saved

OUTPUTS = {"OUTPUT_SITES": "memory:", "OUTPUT_ALLOCATION": "memory:", "OUTPUT_UNCOVERED": "memory:"}
X, Y = 630_000.0, 390_000.0


def instance() -> tuple[Any, Any, dict[str, Any]]:
    """Demand and candidates of the instance solved by brute force, and its optima."""
    table = pd.read_csv(ORACLES / "pmedian_instance_60x20.csv")
    demand, sites = table[table["kind"] == "demand"], table[table["kind"] == "candidate"]
    optimum = json.loads((ORACLES / "pmedian_instance_60x20_optimum.json").read_text())
    points = point_layer(demand["x"].to_numpy(), demand["y"].to_numpy(), fields={"w": demand["weight"].tolist()})
    names = [f"c{i}" for i in range(len(sites))]
    return points, point_layer(sites["x"].to_numpy(), sites["y"].to_numpy(), fields={"name": names}), optimum


def asked(demand: Any, candidates: Any, **more: Any) -> dict[str, Any]:
    return {"INPUT": demand, "CANDIDATES": candidates, "DRAWS": 0, **OUTPUTS, **more}


@pytest.mark.parametrize("p", [1, 4])
def test_optima_of_brute_force(p: int, run: Any) -> None:
    demand, candidates, optimum = instance()
    wanted = optimum["solutions"][p - 1]
    parameters = asked(demand, candidates, WEIGHT_FIELD="w", P=p, DETOUR=1, STANDARD_DISTANCE=optimum["mclp_radius"])
    ways = rows(run("stationlocation", parameters)["OUTPUT_ALLOCATION"])
    assert (ways["weight"] * ways["way"]).sum() == pytest.approx(wanted["pmedian_objective"], rel=1e-9)
    ways = rows(run("stationlocation", {**parameters, "MODEL": "maximal_covering"})["OUTPUT_ALLOCATION"])
    assert ways["weight"][ways["covered"] == 1].sum() == wanted["mclp_covered"]
    ways = rows(run("stationlocation", {**parameters, "MODEL": "p_center"})["OUTPUT_ALLOCATION"])
    assert ways["way"].max() == pytest.approx(wanted["pcenter_radius"], rel=1e-9)


def line(places: list[float], **fields: Any) -> Any:
    """Points along a line, kilometres from its beginning."""
    return point_layer([X + 1000 * each for each in places], [Y] * len(places), fields=fields)


def test_outputs_hang_together(run: Any) -> None:
    demand = line([0, 1, 4, 5, 9], w=[1.0, 2.0, 3.0, 4.0, 0.0])
    candidates = line([0.5, 4.5, 4.5, 8], name=["a", "b", "twin of b", "c"])
    result = run(
        "stationlocation", asked(demand, candidates, WEIGHT_FIELD="w", P=1, DETOUR=1.5, STANDARD_DISTANCE=1000)
    )
    sites, ways, missed = (rows(result[name]) for name in OUTPUTS)
    assert sites[["name", "role", "load"]].to_numpy().tolist() == [["b", "new", 10.0]]
    assert sites["mean_way"][0] == pytest.approx(1.5 * (1 * 4500 + 2 * 3500 + 3 * 500 + 4 * 500) / 10)
    assert len(ways) == 4  # what weighs nothing is no demand
    assert sorted(ways["way"]) == pytest.approx([750, 750, 5250, 6750])
    assert sorted(missed["weight"]) == [1.0, 2.0]
    assert set(missed["reason"]) == {"another site could cover it"}
    assert ways["weight"].sum() == sites["load"].sum()


def test_twins_and_weightless_demand_are_counted(run: Any, log: Any) -> None:
    demand = line([0, 1, 9], w=[1.0, 2.0, 0.0])
    run("stationlocation", asked(demand, line([0, 1, 1]), WEIGHT_FIELD="w"))
    assert any("features 3, sites 2, without a place 0, at a place that is there 1" in info for info in log.infos)
    assert any("a weight of zero, left out as no demand: 1" in info for info in log.infos)


def test_existing_stations_stay_or_move(run: Any) -> None:
    demand, candidates = line([0, 0.1, 9, 9.1, 20]), line([0, 9, 20], name=["a", "b", "c"])
    existing = line([5], name=["old"])
    parameters = asked(demand, candidates, EXISTING=existing)

    def roles(**more: Any) -> dict[str, str]:
        return dict(rows(run("stationlocation", {**parameters, **more})["OUTPUT_SITES"])[["name", "role"]].to_numpy())

    assert roles(P=1) == {"c": "new", "old": "existing"}
    assert roles(P=1, EXISTING_ROLE="fixed_counted") == {"old": "existing"}
    assert roles(P=0) == {"old": "existing"}
    assert roles(P=3, EXISTING_ROLE="movable") == {"a": "new", "b": "new", "c": "new", "old": "given_up"}


def test_only_existing_stations_are_judged_without_candidates(run: Any) -> None:
    parameters = asked(line([0, 9]), None, EXISTING=line([5], name=["old"]), P=0)
    del parameters["CANDIDATES"]
    assert rows(run("stationlocation", parameters)["OUTPUT_SITES"])["role"].tolist() == ["existing"]


def test_layers_of_demand_count_by_their_shares(run: Any) -> None:
    """Three reports in the west, a block of flats and a field in the east."""
    squares = [
        f"POLYGON(({X + a} {Y - 500}, {X + a + 1000} {Y - 500}, {X + a + 1000} {Y + 500}, {X + a} {Y + 500}, "
        f"{X + a} {Y - 500}))"
        for a in (8_500, 20_000)
    ]
    people = polygon_layer(squares, fields={"people": [500, 0]})
    parameters = asked(
        line([0, 0, 0]), line([0, 9], name=["west", "east"]), DEMAND_2=people, DEMAND_2_WEIGHT_FIELD="people"
    )
    for shares, where in (("60,40", "west"), ("40,60", "east")):
        sites = rows(run("stationlocation", {**parameters, "SHARES": shares})["OUTPUT_SITES"])
        assert sites["name"].tolist() == [where]
        assert sites["load"].tolist() == [100.0]


def test_set_covering_lists_what_no_candidate_covers(run: Any) -> None:
    result = run(
        "stationlocation",
        asked(line([0, 1, 5, 6, 30]), line([0.5, 5.5], name=["a", "b"]), MODEL="set_covering", STANDARD_DISTANCE=2000),
    )
    assert sorted(rows(result["OUTPUT_SITES"])["name"]) == ["a", "b"]
    missed = rows(result["OUTPUT_UNCOVERED"])
    assert missed["cx"].tolist() == [X + 30_000]
    assert missed["reason"].tolist() == ["no candidate is near enough"]


def roads(*wkts: str) -> Any:
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    layer = QgsVectorLayer("LineString?crs=EPSG:2180", "roads", "memory")
    features = []
    for wkt in wkts:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_travel_time_over_roads_and_demand_without_a_way(run: Any, log: Any) -> None:
    network = roads(f"LINESTRING({X} {Y}, {X + 10_000} {Y})")
    demand, candidates = line([1, 9, 14]), line([0, 10], name=["west", "east"])
    result = run(
        "stationlocation",
        asked(demand, candidates, COST="network", NETWORK=network, SPEED=60, STANDARD_TIME=5, P=2),
    )
    ways, missed = rows(result["OUTPUT_ALLOCATION"]), rows(result["OUTPUT_UNCOVERED"])
    assert ways["way"].tolist() == pytest.approx([1.0, 1.0])  # a kilometre at 60 km/h
    assert missed["reason"].tolist() == ["no way from any site"]
    assert any("no site can reach: 1" in warning for warning in log.warnings)


def test_too_few_sites_for_roads_that_do_not_meet(run: Any) -> None:
    from qgis.core import QgsProcessingException

    network = roads(*(f"LINESTRING({X + a} {Y}, {X + a + 1000} {Y})" for a in (0, 5_000, 10_000)))
    parameters = asked(line([0.5, 5.5, 10.5]), line([0, 5, 10]), COST="network", NETWORK=network, P=2)
    with pytest.raises(QgsProcessingException, match="2 sites not all demand can be reached: 3 are needed"):
        run("stationlocation", parameters)
    covered = rows(run("stationlocation", {**parameters, "MODEL": "maximal_covering"})["OUTPUT_ALLOCATION"])
    assert covered["covered"].sum() == 2


def test_refuses_with_a_sentence(run: Any) -> None:
    from qgis.core import QgsProcessingException

    demand, candidates = line([0, 9], w=[0, 0]), line([0, 9])
    cases = {
        "New sites wanted: 3, candidates: 2. Choose P as 2": {"P": 3},
        "All weights in the field «w» are zero": {"WEIGHT_FIELD": "w"},
        "No site is asked for": {"P": 0},
        "holds no places": {"CANDIDATES": point_layer([], [])},
        "need roads": {"COST": "network"},
        "are not used with straight lines": {"NETWORK": roads(f"LINESTRING({X} {Y}, {X + 1} {Y})")},
        "cannot be read": {"SHARES": "much"},
        "Layers of demand: 1, shares given: 2": {"SHARES": "60,40"},
        "P counts the existing stations, which are 2": {
            "EXISTING": line([1, 2]),
            "EXISTING_ROLE": "fixed_counted",
            "P": 1,
        },
        "No demand lies within 300\N{NO-BREAK SPACE}m of any site. The nearest is 650\N{NO-BREAK SPACE}m away": {
            "MODEL": "set_covering",
            "STANDARD_DISTANCE": 300,
            "CANDIDATES": line([0.5]),
        },
    }
    for sentence, more in cases.items():
        with pytest.raises(QgsProcessingException, match=re.escape(sentence)):
            run("stationlocation", asked(demand, candidates, **more))
    without = asked(demand, None)
    del without["CANDIDATES"]
    with pytest.raises(QgsProcessingException, match="give .*CANDIDATES"):
        run("stationlocation", without)


def town(n: int = 300, m: int = 20, seed: int = 4) -> tuple[Any, Any]:
    rng = np.random.default_rng(seed)
    demand = point_layer(X + rng.uniform(0, 20_000, n), Y + rng.uniform(0, 20_000, n))
    names = [f"site {i}" for i in range(m)]
    sites = point_layer(X + rng.uniform(0, 20_000, m), Y + rng.uniform(0, 20_000, m), fields={"name": names})
    return demand, sites


def test_report_says_what_a_council_asks(run: Any, tmp_path: Path) -> None:
    demand, candidates = town()
    report = tmp_path / "report.html"
    run(
        "stationlocation",
        asked(
            demand,
            candidates,
            EXISTING=line([10], name=["old station"]),
            PROPOSAL=line([3], name=["proposed"]),
            MODEL="maximal_covering",
            P=2,
            STANDARD_DISTANCE=4000,
            DRAWS=3,
            HTML_REPORT=str(report),
        ),
    )
    page = report.read_text(encoding="utf-8")
    for part in (
        "New sites: «site",
        "no other choice is better: that is proven",
        "Compared",
        "the proposal",
        "What each further site brings",
        "What stays uncovered",
        "standard −25 %",
        "detour +25 %",
        "trials: 3",
        "Criteria and sources",
        "straight line × 1.30",
        "Certificate",
        "qgis_process run kmzb:stationlocation -",
    ):
        assert part in page, part
    assert page.count("<svg") == 3
    assert "<title>Demand and the sites that serve it; the area of a dot is its weight.</title>" in page


def test_time_limit_is_no_claim_of_an_optimum(run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kmzb_plugin.analysis.pmedian._ROUNDS", 5)
    monkeypatch.setattr("kmzb_plugin.analysis.pmedian.LARGEST", 0)
    report = tmp_path / "report.html"
    run("stationlocation", asked(*town(), P=5, HTML_REPORT=str(report)))
    page = report.read_text(encoding="utf-8")
    assert "It is not proven to be the best: it reaches" in page
    assert re.search(r"a gap of \d+\.\d\d %", page)


def test_rationale_computes_the_same_again(qgis_process: Any, run: Any, tmp_path: Path) -> None:
    demand, candidates = town()
    layers = {"demand": demand, "candidates": candidates}
    files = {name: saved(layer, tmp_path / f"{name}.gpkg") for name, layer in layers.items()}
    reasons = tmp_path / "rationale.json"
    parameters = asked(files["demand"], files["candidates"], P=3, RATIONALE=str(reasons))
    run("stationlocation", {**parameters, **{name: str(tmp_path / f"{name}.gpkg") for name in OUTPUTS}})
    first = json.loads(reasons.read_text(encoding="utf-8"))
    assert first["inputs"]["DETOUR"] == 1.3
    reasons.unlink()
    done = qgis_process("run", "kmzb:stationlocation", "-", stdin=json.dumps(first))
    assert done.returncode == 0, done.stderr
    assert json.loads(reasons.read_text(encoding="utf-8"))["result"]["sites"] == first["result"]["sites"]


def test_many_points_are_put_together_and_the_error_is_said(run: Any, log: Any) -> None:
    rng = np.random.default_rng(2)
    demand = point_layer(X + rng.uniform(0, 20_000, 6_000), Y + rng.uniform(0, 20_000, 6_000))
    ways = rows(run("stationlocation", asked(demand, town()[1]))["OUTPUT_ALLOCATION"])
    assert len(ways) <= 5_000
    assert ways["weight"].sum() == 6_000
    assert any("put together in squares of" in info and "at most" in info for info in log.infos)


def test_cancel_is_heard_while_the_solver_works(provider: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the relaxation everything is left to the solver, which takes many seconds."""
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    monkeypatch.setattr("kmzb_plugin.analysis.pmedian._ROUNDS", 1)
    feedback = QgsProcessingFeedback(False)
    pressed: list[float] = []

    def press() -> None:
        pressed.append(time.monotonic())
        feedback.cancel()

    demand, candidates = town(500, 60)
    timer = Timer(2.5, press)
    timer.start()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        provider.algorithm("stationlocation").create().run(
            asked(demand, candidates, P=10), QgsProcessingContext(), feedback, {}, False
        )
    assert time.monotonic() - pressed[0] < 1.5  # 0.2 s on a machine that does nothing else
