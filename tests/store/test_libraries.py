"""A system that lacks what a server needs says so."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

CODE = """
import sys
sys.modules[{library!r}] = None
from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.text import UserError
try:
    {call}
except UserError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("call", "library"),
    [
        ("open_store('postgresql://db/kmzb')", "psycopg2"),
        ("create_store('postgresql://db/kmzb', 'Test', 'KWP-RAD')", "psycopg2"),
        ("open_store('https://kmzb.example/kmzb')", "requests"),
    ],
)
def test_a_missing_library_is_named(call: str, library: str) -> None:
    code = CODE.format(library=library, call=call)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert f"needs the Python library {library}" in done.stdout, done.stderr


def test_the_web_needs_no_library_of_the_database() -> None:
    code = CODE.format(library="psycopg2", call="import kmzb_plugin.store.http.store; print('it loads')")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "it loads" in done.stdout, done.stderr
