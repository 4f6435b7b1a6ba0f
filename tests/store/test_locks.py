"""The lock files beside a store: between processes, and whatever else a process does with the store's file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kmzb_plugin.store.errors import StoreUnavailable
from kmzb_plugin.store.gpkg import locks

HOLD = """
import sys
from pathlib import Path
from kmzb_plugin.store.gpkg import locks
with getattr(locks, sys.argv[1])(Path(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE_SECONDS", 0.2)


@pytest.fixture
def held(tmp_path: Path):
    """Another process that holds a lock of the store until it is told to let go."""
    store = tmp_path / "store.gpkg"
    store.touch()
    running = []

    def hold(kind: str) -> Path:
        other = subprocess.Popen(
            [sys.executable, "-c", HOLD, kind, str(store)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        running.append(other)
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        return store

    hold.running = running
    yield hold
    for other in running:
        if other.poll() is None:
            other.communicate("")


@pytest.mark.parametrize(
    ("theirs", "ours"), [("writing", "writing"), ("reading", "committing"), ("committing", "reading")]
)
def test_these_exclude_each_other(held, short_patience: None, theirs: str, ours: str) -> None:
    store = held(theirs)
    with pytest.raises(StoreUnavailable, match="Another program"), getattr(locks, ours)(store):
        pass


@pytest.mark.parametrize(("theirs", "ours"), [("reading", "reading"), ("writing", "reading")])
def test_these_go_side_by_side(held, short_patience: None, theirs: str, ours: str) -> None:
    with getattr(locks, ours)(held(theirs)):
        pass


def test_closing_the_store_s_file_in_the_same_process_drops_nothing(tmp_path: Path) -> None:
    store = tmp_path / "store.gpkg"
    store.touch()
    probe = HOLD.replace('print("held", flush=True)', 'print("held")').replace("sys.stdin.read()", "pass")
    probe = "from kmzb_plugin.store.gpkg import locks\nlocks.PATIENCE_SECONDS = 0.2\n" + probe
    with locks.writing(store):
        store.open("rb").close()
        done = subprocess.run(
            [sys.executable, "-c", probe, "writing", str(store)],
            capture_output=True,
            text=True,
            cwd=Path(__file__).parents[2],
            check=False,
        )
    assert "held" not in done.stdout
    assert "StoreHeld" in done.stderr


def test_a_process_that_dies_holds_nothing(held, short_patience: None) -> None:
    store = held("writing")
    (other,) = held.running
    other.kill()
    other.wait()
    with locks.writing(store):
        pass
