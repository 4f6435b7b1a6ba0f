"""`purge` counts first and erases only when told to."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.domain.periods import iso, now
from kmzb_plugin.store import create_store, open_store
from tests.store.samples import SOURCE, threat_rows, unit_rows

COUNTS = ("THREAT_COUNT", "DESCRIPTION_COUNT", "RAW_COUNT", "NOTE_COUNT", "PAYLOAD_COUNT", "ATTACHMENT_COUNT")


@pytest.fixture
def store_path(tmp_path: Path, provider: Any) -> str:
    """A store with five threats past their review date and seven of today."""
    store = create_store(str(tmp_path / "store.gpkg"), "Test", "KWP-BIA")
    old, young = threat_rows(5), threat_rows(7, first=100)
    for rows, moment in ((old, now() - timedelta(days=20_000)), (young, now())):
        rows["reported_at"] = iso(moment)
    with store.bulk_import(SOURCE) as importer:
        importer.add_units(unit_rows())
        importer.add_threats(old)
        importer.add_threats(young)
    store.close()
    return str(tmp_path / "store.gpkg")


def test_counts_first_then_erases_then_finds_nothing(run: Any, log: Any, store_path: str, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    counted = run("purge", {"STORE": store_path, "HTML_REPORT": str(report)})
    assert [counted[name] for name in COUNTS[:2]] == [5, 5]
    assert "Nothing was erased" in report.read_text(encoding="utf-8")
    store = open_store(store_path)
    before = store.state()
    store.close()
    erased = run("purge", {"STORE": store_path, "DRY_RUN": False})
    assert [erased[name] for name in COUNTS] == [counted[name] for name in COUNTS]
    assert any("was erased" in info for info in log.infos)
    store = open_store(store_path)
    assert store.state() != before
    assert store.verify_audit().valid
    store.close()
    assert [run("purge", {"STORE": store_path, "DRY_RUN": False})[name] for name in COUNTS] == [0] * len(COUNTS)


def test_an_earlier_day_spares_what_came_later(run: Any, store_path: str) -> None:
    assert run("purge", {"STORE": store_path, "BEFORE": "1950-01-01", "DRY_RUN": False})["THREAT_COUNT"] == 0


@pytest.mark.parametrize(("before", "sentence"), [("soon", "is no date"), ("2999-01-01", "in the future")])
def test_a_day_that_cannot_be_is_refused(before: str, sentence: str, run: Any, store_path: str) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=sentence):
        run("purge", {"STORE": store_path, "BEFORE": before})
