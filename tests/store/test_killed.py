"""A process killed between any two steps of the outbox and the store loses nothing and doubles nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kmzb_plugin.store.base import Store

ROOT = Path(__file__).parents[2]


def run(path: Path, *arguments: str) -> int:
    """Runs the killing program on a copy of the store; returns how many children it killed."""
    path.rename(path.with_name("template.gpkg"))
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.killing", arguments[0], path.parent, *arguments[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return int(done.stdout)


def test_killed_before_every_statement(gpkg: tuple[Store, Path]) -> None:
    gpkg[0].close()
    assert run(gpkg[1], "steps") > 60


def test_killed_at_random_moments(gpkg: tuple[Store, Path]) -> None:
    gpkg[0].close()
    assert run(gpkg[1], "moments", "30") == 30
