"""`kmzb:stationlocation`'s mathematics against spopt with the same solver, HiGHS.

Both get the same matrix of costs and give back sites that are proven to be the best; measured is from the matrix to the
answer, without the time that libraries take to load: the p-median of 500 places of demand and 60 candidates, drawn
evenly over a square (the hardest: no site stands out) and in clusters as demand is. Both have found the same where the
values agree to nine digits. Then maximal covering of 5,000 places by 20 of 200 candidates: the seconds and the gap
that is left. Each run has a process of its own; peak memory is the whole process's, without that of the solver's.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from bench.peers import pip_peer
from bench.runs import say, table, task, versions

MODULE = "bench.bench_allocation"
PEER = ("spopt==0.7.0", "highspy==1.10.0")
SIDE = 30_000.0
STANDARD = 2_500.0
MEDIANS = (("even", 1, 5), ("even", 1, 20), ("even", 3, 5), ("even", 3, 10), ("clusters", 1, 5), ("clusters", 2, 10))
COVERS = (("even", 3, 20), ("clusters", 1, 20))
SECONDS = 60.0


def main() -> None:
    python = pip_peer(*PEER)
    print(f"{versions()}, {', '.join(PEER)}.")
    print("p-median, 500 × 60, to the proven optimum.")
    print(table("demand", "seed", "p", "ours s", "spopt s", "ratio", "ours MB", "spopt MB", "gap %"))
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "instance.npz"
        for kind, seed, p in MEDIANS:
            _write(path, kind, seed, 500, 60)
            ours = task(MODULE, "median_ours", path, p)
            peer = task(MODULE, "median_spopt", path, p, python=python)
            if abs(ours["value"] - peer["value"]) > 1e-9 * peer["value"]:
                raise SystemExit(f"The two have not found the same: {ours['value']}, {peer['value']}.")
            _row(kind, seed, p, ours, peer)
        print("Maximal covering, 5,000 × 200, a minute at most.")
        print(table("demand", "seed", "p", "ours s", "spopt s", "ratio", "ours MB", "spopt MB", "gap %"))
        for kind, seed, p in COVERS:
            _write(path, kind, seed, 5_000, 200)
            ours = task(MODULE, "cover_ours", path, p)
            peer = task(MODULE, "cover_spopt", path, p, python=python)
            if ours["value"] < peer["value"] * (1 - max(ours["gap"], 1e-9)):
                raise SystemExit(f"Ours is worse than it says: {ours['value']}, {peer['value']}.")
            _row(kind, seed, p, ours, peer)
            if ours["gap"] > 0.01 or ours["seconds"] > SECONDS + 5:
                raise SystemExit("The gap is not below 1 % within a minute.")


def _row(kind: str, seed: int, p: int, ours: dict[str, float], peer: dict[str, float]) -> None:
    ratio = f"{peer['seconds'] / ours['seconds']:.1f}×"
    seconds = (f"{ours['seconds']:.2f}", f"{peer['seconds']:.2f}", ratio)
    memory = (f"{ours['megabytes']:.0f}", f"{peer['megabytes']:.0f}")
    print(table(kind, str(seed), str(p), *seconds, *memory, f"{100 * ours['gap']:.3f}"), flush=True)


def _write(path: Path, kind: str, seed: int, n: int, m: int) -> None:
    """Demand, candidates and weights."""
    rng = np.random.default_rng(seed)
    if kind == "even":
        demand, sites = rng.uniform(0, SIDE, (n, 2)), rng.uniform(0, SIDE, (m, 2))
    else:
        centres = rng.uniform(0, SIDE, (12, 2))
        demand = centres[rng.integers(0, 12, n)] + rng.normal(0, SIDE / 15, (n, 2))
        sites = demand[rng.choice(n, m, replace=False)]
    cost = np.hypot(demand[:, :1] - sites[:, 0], demand[:, 1:] - sites[:, 1])
    np.savez(path, cost=cost, weight=rng.integers(1, 50, n).astype(float))


def _ours(path: Path, p: int, model: str) -> None:
    from kmzb_plugin.analysis.highs import Highs
    from kmzb_plugin.analysis.siting import Problem, locate

    with np.load(path) as read:
        cost, weight = read["cost"], read["weight"]
    problem = Problem(cost, weight, np.zeros(cost.shape[1], dtype=bool), STANDARD)
    begin = time.perf_counter()
    with Highs() as solver:
        found = locate(problem, model, p, SECONDS, solver)
        seconds = time.perf_counter() - begin
    say(seconds=seconds, value=found.value, gap=found.gap)


def median_ours(path: Path, p: int) -> None:
    _ours(path, p, "p_median")


def cover_ours(path: Path, p: int) -> None:
    _ours(path, p, "maximal_covering")


def median_spopt(path: Path, p: int) -> None:
    import pulp
    from spopt.locate import PMedian

    with np.load(path) as read:
        cost, weight = read["cost"], read["weight"]
    begin = time.perf_counter()
    model = PMedian.from_cost_matrix(cost, weight, p_facilities=p)
    model = model.solve(pulp.HiGHS(msg=False, gapRel=0.0))
    seconds = time.perf_counter() - begin
    say(seconds=seconds, value=model.problem.objective.value())


def cover_spopt(path: Path, p: int) -> None:
    import pulp
    from spopt.locate import MCLP

    with np.load(path) as read:
        cost, weight = read["cost"], read["weight"]
    begin = time.perf_counter()
    model = MCLP.from_cost_matrix(cost, weight, STANDARD, p_facilities=p)
    model = model.solve(pulp.HiGHS(msg=False, gapRel=0.0, timeLimit=SECONDS))
    seconds = time.perf_counter() - begin
    say(seconds=seconds, value=model.problem.objective.value())


if __name__ == "__main__":
    if len(sys.argv) > 1:
        globals()[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
