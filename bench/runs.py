"""Runs of what is measured, each in a process of its own.

A small process starts each command and says how long it took and how much memory it needed at most. The system counts
the memory of the one who starts a process as the process's own, so it has to be small.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).parents[1]

Found = dict[str, Any]


def task(module: str, *arguments: object, python: str = sys.executable) -> Found:
    """`python -m module arguments`, which ends with `say`: what it said, and `megabytes`, its peak memory."""
    return command(python, "-m", module, *map(str, arguments))


def command(*parts: str) -> Found:
    """Runs a command: its `seconds` and `megabytes`, and what it said in the end if it is a task; ends if it fails."""
    started = [sys.executable, "-S", __file__, *parts]
    with tempfile.TemporaryDirectory() as runtime:
        environment = {"XDG_RUNTIME_DIR": runtime, "PYTHONWARNINGS": "ignore", **os.environ}
        done = subprocess.run(started, stdout=subprocess.PIPE, cwd=ROOT, env=environment, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(parts)} ended with code {done.returncode}.")
    *lines, measured = done.stdout.splitlines()
    said = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}
    return {**json.loads(measured), **said}


def say(**found: object) -> NoReturn:
    """Ends a task with what it has found, as JSON; `seconds` replace those of the whole process."""
    print(json.dumps(found), flush=True)
    os._exit(0)  # QGIS tears itself down too slowly for a child that has said what it had to say


def table(*names: str, width: int = 10) -> str:
    """A line of a table."""
    return "  ".join(f"{name:>{width}}" for name in names)


def versions() -> str:
    """Of QGIS and the libraries that compute, and the number of processors."""
    import numpy
    import scipy
    from osgeo import gdal
    from qgis.core import Qgis

    parts = [f"QGIS {Qgis.version()}", f"GDAL {gdal.__version__}", f"Python {platform.python_version()}"]
    return ", ".join([*parts, f"numpy {numpy.__version__}", f"scipy {scipy.__version__}", f"{os.cpu_count()} cores"])


if __name__ == "__main__":
    begin = time.perf_counter()
    code = subprocess.run(sys.argv[1:], check=False).returncode
    seconds = time.perf_counter() - begin
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}), flush=True)
    sys.exit(code)
