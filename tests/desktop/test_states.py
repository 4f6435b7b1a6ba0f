"""Every dialog and every state of the dock in the real window: no text cut off, everything named, reached and legible.

In Polish with the dock at both widths, in English in the dark theme, and in Polish with letters twice as large.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store.demo.create import create_demo_store

from .desktop import NIGHT, run_qgis

DRIVE = Path(__file__).parent / "drive_states.py"
REPORTS = 800
FEWEST = 60
"""States that are looked at, at least: a drive that looks at nothing finds nothing wrong."""

RUNS: dict[str, dict[str, str]] = {
    "polish": {"language": "pl", "KMZB_WIDTHS": "420 300"},
    "english-night": {"language": "en", "theme": NIGHT},
    "polish-200": {"language": "pl", "QT_FONT_DPI": "192"},
}
AT_ONCE = 2
SECONDS = 340


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Future[dict[str, Any]]]]:
    """What each of the runs found; they go on side by side."""
    demo = tmp_path_factory.mktemp("states") / "radom.gpkg"
    create_demo_store(str(demo), count=REPORTS)

    def look(name: str) -> dict[str, Any]:
        folder = tmp_path_factory.mktemp(name)
        store = shutil.copy(demo, folder / "radom.gpkg")
        return run_qgis(DRIVE, store, folder / "window.png", folder, seconds=SECONDS, **RUNS[name])  # type: ignore[arg-type]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield {name: pool.submit(look, name) for name in RUNS}


@pytest.mark.timeout(900)
@pytest.mark.parametrize("run", RUNS)
def test_nothing_is_wrong_in_any_state(run: str, looked: dict[str, Future[dict[str, Any]]]) -> None:
    found = looked[run].result()
    assert "error" not in found, found["error"]
    assert len(found) >= FEWEST
    assert {state: faults for state, faults in found.items() if faults} == {}
