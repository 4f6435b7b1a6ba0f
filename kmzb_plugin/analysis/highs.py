"""HiGHS, out of scipy, for mixed-integer programs: in a process of its own, so that it can be stopped.

scipy 1.10 holds the interpreter while HiGHS works: in a thread it would stop the whole program, and the cancel
button with it. A child process has its own interpreter, may be ended at any moment, and keeps running for all the
programs of one calculation. It is ended, too, where HiGHS does not keep to its time limit: the one in scipy 1.10 goes
round for ever on some programs. Where no interpreter of Python can be found nothing is solved, and whoever asked has to
do with the bound it has.
"""

from __future__ import annotations

import io
import math
import os
import struct
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, sparse

from kmzb_plugin.analysis.progress import Cancelled, IsCancelled, awaited, stop_if

Floats = NDArray[np.float64]

_FACTOR, _GRACE = 1.5, 2.0  # of its time limit, and seconds, after which HiGHS is taken to be lost
_LENGTH = struct.Struct("<Q")
_PROVEN, _LIMIT, _INFEASIBLE = 0, 1, 2  # scipy's codes
_CHILD = "import sys; sys.path[:] = sys.argv[1:]; from kmzb_plugin.analysis.highs import serve; serve()"


@dataclass(frozen=True)
class Program:
    """Minimise cost·x where low <= matrix·x <= high, 0 <= x <= 1, and the `integral` ones of x are 0 or 1.

    `cost`, `integral` (k,); `matrix` (rows, k); `low`, `high` (rows,).
    """

    cost: Floats
    matrix: sparse.csr_matrix
    low: Floats
    high: Floats
    integral: NDArray[np.bool_]


@dataclass(frozen=True)
class Answer:
    """The best `x` (k,) found, None if none was; no x is cheaper than `bound`; `infeasible`: none can exist."""

    x: Floats | None
    bound: float
    infeasible: bool


class Highs:
    """Solves programs one after the other; use it as a context, so that the child ends with it."""

    def __init__(self, cancelled: IsCancelled | None = None) -> None:
        self.cancelled = cancelled
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Highs:
        return self

    def __exit__(self, *raised: object) -> None:
        self._end()

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
            self._child = None

    def solve(self, program: Program, seconds: float) -> Answer:
        """The best that is found within `seconds`; nothing where it answers much later, or cannot be started.

        Raises Cancelled; RuntimeError if HiGHS fails.
        """
        python = interpreter()
        if not python:
            return Answer(None, -math.inf, False)
        packed = {
            "cost": program.cost,
            "data": program.matrix.data,
            "indices": program.matrix.indices,
            "indptr": program.matrix.indptr,
            "low": program.low,
            "high": program.high,
            "integral": program.integral,
            "seconds": np.array(seconds),
        }
        latest = time.monotonic() + _FACTOR * seconds + _GRACE

        def unwanted() -> bool:
            return time.monotonic() > latest or (self.cancelled is not None and self.cancelled())

        try:
            found = awaited(partial(self._ask, python, packed), unwanted)
        except Cancelled:
            self._end()  # what it was asked would be answered to the next one
            stop_if(self.cancelled)
            return Answer(None, -math.inf, False)
        status = int(found["status"])
        if status not in (_PROVEN, _LIMIT, _INFEASIBLE):
            raise RuntimeError(f"HiGHS ended with status {status}")
        x = found["x"] if len(found["x"]) else None
        return Answer(x, float(found["bound"]), status == _INFEASIBLE)

    def _ask(self, python: str, packed: Mapping[str, Any]) -> Mapping[str, Any]:
        if self._child is None:
            hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # no black window on Windows
            self._child = subprocess.Popen(
                [python, "-c", _CHILD, *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=hidden,
            )
        child = self._child
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            _send(child.stdin, packed)
            return _received(child.stdout)
        except (OSError, EOFError) as error:
            raise RuntimeError("HiGHS ended without an answer") from error


def interpreter() -> str:
    """The Python that this process runs on or beside; empty if none is found. In QGIS on Windows it is QGIS itself."""
    beside = Path(sys.exec_prefix)
    names = [sys.executable or "", str(beside / "python.exe"), str(beside / "python3.exe")]
    names += [str(beside / "bin" / name) for name in (f"python{sys.version_info[0]}.{sys.version_info[1]}", "python3")]
    return next((name for name in names if Path(name).name.startswith("python") and os.access(name, os.X_OK)), "")


def serve() -> None:
    """The child: answers programs from the standard input until it ends."""
    source = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what HiGHS prints must not come between
    while True:
        try:
            asked = _received(source)
        except EOFError:
            return
        _send(answers, _solved(asked))


def _solved(packed: Mapping[str, Any]) -> dict[str, Any]:
    rows, columns = len(packed["low"]), len(packed["cost"])
    matrix = sparse.csr_matrix((packed["data"], packed["indices"], packed["indptr"]), shape=(rows, columns))
    found = optimize.milp(
        packed["cost"],
        integrality=packed["integral"].astype(int),
        bounds=optimize.Bounds(0.0, 1.0),
        constraints=optimize.LinearConstraint(matrix, packed["low"], packed["high"]),
        options={"time_limit": float(packed["seconds"]), "mip_rel_gap": 0.0},
    )
    bound = found.get("mip_dual_bound")
    return {
        "status": np.array(found.status),
        "x": np.empty(0) if found.x is None else found.x,
        "bound": np.array(-math.inf if bound is None else bound, dtype=float),
    }


def _send(pipe: IO[bytes], arrays: Mapping[str, Any]) -> None:
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    data = buffer.getvalue()
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _received(pipe: IO[bytes]) -> Mapping[str, Any]:
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    data = pipe.read(_LENGTH.unpack(head)[0])
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}
