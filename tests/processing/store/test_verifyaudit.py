"""`verifyaudit` on whole, changed and replaced stores."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.domain.submission import verification
from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.store.filter import ThreatFilter
from tests.store.samples import fill


@pytest.fixture
def store_path(tmp_path: Path, provider: Any) -> str:
    """A store with an import and twelve decisions, a block each."""
    store = create_store(str(tmp_path / "store.gpkg"), "Test <1>", "KWP-BIA")
    fill(store)
    for threat in store.threats(ThreatFilter()):
        store.submit([verification(threat.id, 1, "verification")])
    store.close()
    return str(tmp_path / "store.gpkg")


def head_of(path: str) -> str:
    store = open_store(path)
    head = store.audit_head()
    store.close()
    return head


def test_a_whole_chain_is_said_to_be_whole(run: Any, log: Any, store_path: str, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    result = run("verifyaudit", {"STORE": store_path, "HTML_REPORT": str(report)})
    assert (result["VALID"], result["FIRST_BROKEN"], result["HEAD"]) == (True, 0, head_of(store_path))
    assert result["ENTRY_COUNT"] >= 14
    assert any("whole" in info for info in log.infos)
    page = report.read_text(encoding="utf-8")
    assert "Test &lt;1&gt;" in page
    assert result["HEAD"] in page


def test_an_entry_that_was_changed_is_found(run: Any, log: Any, store_path: str) -> None:
    with sqlite3.connect(store_path) as db:
        db.create_function("kmzb_door", 0, lambda: 1)
        (block,) = db.execute("SELECT block FROM audit ORDER BY seq DESC LIMIT 1 OFFSET 3").fetchone()
        db.execute("UPDATE audit SET actor = 'somebody.else' WHERE block = ?", (block,))
    result = run("verifyaudit", {"STORE": store_path})
    assert (result["VALID"], result["FIRST_BROKEN"]) == (False, block)
    assert any("broken from block" in warning for warning in log.warnings)


def test_a_chain_that_was_made_anew_lacks_the_known_head(run: Any, log: Any, store_path: str, tmp_path: Path) -> None:
    known = head_of(store_path)
    kept = run("verifyaudit", {"STORE": store_path, "KNOWN_HEAD": f" {known[:32]} {known[32:].upper()} "})
    assert kept["VALID"] is True
    other = create_store(str(tmp_path / "other.gpkg"), "Test", "KWP-BIA")
    fill(other)
    other.close()
    result = run("verifyaudit", {"STORE": str(tmp_path / "other.gpkg"), "KNOWN_HEAD": known})
    assert (result["VALID"], result["FIRST_BROKEN"]) == (False, 0)
    assert any("known head is not in it" in warning for warning in log.warnings)


@pytest.mark.parametrize("head", ["abc", "x" * 64, "0" * 65])
def test_a_head_that_is_none_is_refused(head: str, run: Any, store_path: str) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="64 digits"):
        run("verifyaudit", {"STORE": store_path, "KNOWN_HEAD": head})
