"""Local Moran's I of a grid against esda's Moran_Local, with 999 and 9,999 conditional permutations.

Values that vary smoothly and have noise on them, queen contiguity, weights that sum to one, one core each. Measured
from the array of values to I and p; esda needs its neighbour lists for it, and they count. esda runs with numba, and on
a grid of 10 × 10 first, so that what numba compiles is not measured. Each run has a process of its own; peak memory is
the whole process's.

Both have computed the same where I agrees to 1e-9, once esda's division by n - 1 is undone, and p as well as two draws
of so many permutations agree: esda's is the tail in which the value lies, ours twice that.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from bench.peers import pip_peer

SIDES = (100, 316, 1000)
PERMUTATIONS = (999, 9_999)
MOST_FOR_PEER = 3e9  # cells times permutations times neighbours: what it does in minutes
OURS, PEER = "ours", "esda"


def main() -> None:
    python = pip_peer("esda==2.9.0", "libpysal==4.14.1", "numba")
    print("Local Moran's I on a grid against esda.Moran_Local, queen contiguity, from the values to I and p.")
    heads = ("cells", "draws", "ours s", "esda s", "ratio", "ours MB", "esda MB", "I apart", "p apart", "expected")
    print("  ".join(f"{head:>9}" for head in heads))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for side in SIDES:
            np.save(folder / "values.npy", values(side))
            for permutations in PERMUTATIONS:
                ours = run(sys.executable, OURS, folder, permutations)
                row = f"{side * side:>9}  {permutations:>9}  {ours['seconds']:>9.2f}"
                if side * side * permutations * 8 > MOST_FOR_PEER:
                    print(f"{row}  {'–':>9}  {'–':>9}  {ours['megabytes']:>9.0f}", flush=True)
                    continue
                peer = run(python, PEER, folder, permutations)
                row += f"  {peer['seconds']:>9.2f}  {peer['seconds'] / ours['seconds']:>8.0f}×"
                row += f"  {ours['megabytes']:>9.0f}  {peer['megabytes']:>9.0f}"
                i_apart, p_apart, expected = apart(folder, permutations)
                print(f"{row}  {i_apart:>9.1e}  {p_apart:>9.1e}  {expected:>9.1e}", flush=True)
                if i_apart > 1e-9 or p_apart > 2 * expected:
                    raise SystemExit("The two have not computed the same.")


def values(side: int) -> np.ndarray:
    """A wavy surface with noise (side, side), the same every time."""
    x, y = np.meshgrid(np.arange(side) / 12.0, np.arange(side) / 17.0)
    return np.sin(x) * np.cos(y) * 0.4 + np.random.default_rng(1).normal(size=(side, side))


def run(python: str, which: str, folder: Path, permutations: int) -> dict[str, Any]:
    """Runs one of the two in a process of its own: seconds and peak MB; I and p are left in the folder."""
    command = [python, "-m", "bench.bench_moran", which, str(folder), str(permutations)]
    alone = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdout=said, env={**os.environ, **alone})
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{which} ended with code {child.returncode}.")
        said.seek(0)
        return {**json.loads(said.read().splitlines()[-1]), "megabytes": usage.ru_maxrss / 1024}


def apart(folder: Path, permutations: int) -> tuple[float, float, float]:
    """How far I and p of the two lie apart: the largest of I, the mean of p; and the mean that chance explains."""
    ours, peer = (np.load(folder / f"{which}.npz") for which in (OURS, PEER))
    n = len(ours["i"])
    i_apart = np.abs(ours["i"] - peer["i"] * n / (n - 1)).max()
    tail = peer["p"]
    p_apart = np.abs(ours["p"] - np.minimum(2 * tail, 1.0)).mean()
    # twice the standard error of the difference of two such shares, of which the mean absolute value is 0.8
    expected = (0.8 * 2 * np.sqrt(2 * tail * (1 - tail) / permutations)).mean()
    return float(i_apart), float(p_apart), float(expected)


def measure(which: str, folder: Path, permutations: int) -> float:
    """Seconds from the values to I and p in this process, which are left in the folder."""
    seconds = 0.0
    for array in (values(10), np.load(folder / "values.npy")):
        begin = time.perf_counter()
        i, p = (ours if which == OURS else esda)(array, permutations)
        seconds = time.perf_counter() - begin
    np.savez(folder / f"{which}.npz", i=i, p=p)
    return seconds


def ours(array: np.ndarray, permutations: int) -> tuple[np.ndarray, np.ndarray]:
    from kmzb_plugin.analysis.moran import local_moran
    from kmzb_plugin.analysis.neighbours import grid_sums

    found = local_moran(array, grid_sums(1.5), "none", permutations)
    return found.i.ravel(), found.p.ravel()


def esda(array: np.ndarray, permutations: int) -> tuple[np.ndarray, np.ndarray]:
    import warnings

    from esda import Moran_Local
    from libpysal.weights import lat2W

    warnings.simplefilter("ignore")
    weights = lat2W(*array.shape, rook=False)
    found = Moran_Local(array.ravel(), weights, permutations=permutations, keep_simulations=False, seed=1)
    return found.Is, found.p_sim


if __name__ == "__main__":
    print(json.dumps({"seconds": measure(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))}))
