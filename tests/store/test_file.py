"""What holds for a store file alone: clocks, accounts, the audit's lines, and the bytes after a purge."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from kmzb_plugin.domain.periods import now
from kmzb_plugin.domain.submission import disclosure, report, setting
from kmzb_plugin.store import create_store
from kmzb_plugin.store.base import PurgeCounts, Store
from kmzb_plugin.store.errors import StoreUnavailable
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.gpkg.disclosures import OPEN_FOR
from kmzb_plugin.store.gpkg.store import GpkgStore
from tests.store.conftest import one, some_threats

POINT = {"type": "Point", "coordinates": [605_000.5, 505_000.25]}


@pytest.fixture
def file(gpkg: tuple[Store, Path]) -> GpkgStore:
    """The store as a file, whose clock can be set."""
    store = gpkg[0]
    assert isinstance(store, GpkgStore)
    return store


def test_the_clear_text_closes_after_a_quarter_of_an_hour(file: GpkgStore) -> None:
    start = now().replace(microsecond=0)
    file.clock = lambda: start
    id_ = some_threats(file)[0].id
    assert one(file, disclosure("description", [id_], "Kontrola.")).accepted
    file.clock = lambda: start + timedelta(minutes=14, seconds=59)
    assert file.description(id_)
    file.clock = lambda: start + OPEN_FOR
    assert file.description(id_) is None
    assert one(file, disclosure("description", [id_], "Kontrola.")).accepted
    assert file.description(id_)


def test_a_file_that_is_gone_or_replaced_is_not_read_on(file: GpkgStore, gpkg: tuple[Store, Path]) -> None:
    """An open connection goes on reading what was deleted."""
    path = gpkg[1]
    whole = file.count(ThreatFilter())
    assert whole
    away = path.rename(path.with_name("away.gpkg"))
    for _ in range(2):
        with pytest.raises(StoreUnavailable, match="not there any more"):
            file.state()
    away.rename(path)
    assert file.count(ThreatFilter()) == whole
    other = path.with_name("other.gpkg")
    create_store(str(other), "KMP Radom", "Radom").close()
    other.replace(path)  # as a program does that brings files up to date
    assert file.count(ThreatFilter()) == 0


def test_a_disclosure_opens_nothing_to_anybody_else(file: GpkgStore, monkeypatch: pytest.MonkeyPatch) -> None:
    id_ = some_threats(file)[0].id
    assert one(file, disclosure("description", [id_], "Kontrola.")).accepted
    monkeypatch.setenv("LOGNAME", "somebody-else")
    assert file.describe().actor == "somebody-else"
    assert file.description(id_) is None


def audited(path: Path) -> list[tuple[str, str, str, str]]:
    db = sqlite3.connect(path)
    found = db.execute("SELECT operation, object, reason, recipient FROM audit ORDER BY seq").fetchall()
    db.close()
    return found


def test_the_audit_says_what_was_disclosed_to_whom_and_why(file: GpkgStore, gpkg: tuple[Store, Path]) -> None:
    ids = sorted(threat.id for threat in some_threats(file, 2))
    many = [str(number) for number in range(1001)]
    named = disclosure("export", ids, "Analiza roczna", recipient="KGP")
    hashed = disclosure("export", many, "Analiza roczna", recipient="KGP")
    refused = disclosure("export", ids, "Analiza roczna")
    assert [r.accepted for r in file.submit([named, hashed, refused])] == [True, True, False]
    digest = hashed.payload["sha256"]
    assert audited(gpkg[1])[-3:] == [
        ("disclosure accepted", f"export {' '.join(ids)}", "Analiza roczna", "KGP"),
        ("disclosure accepted", f"export 1001 threats sha256 {digest}", "Analiza roczna", "KGP"),
        ("disclosure KM422", f"submission {refused.id} threat -", "", ""),
    ]
    assert file.verify_audit().valid


def test_a_report_is_purged_with_everything_it_said(file: GpkgStore, gpkg: tuple[Store, Path]) -> None:
    secret = "Zgłasza Kowalska z parteru"
    submission = report("speeding", POINT, description=secret)
    receipt = one(file, submission)
    assert receipt.accepted
    later = now() + timedelta(days=1827)
    assert secret.encode() in gpkg[1].read_bytes()
    file.clock = lambda: later
    only_reported = file.purge(now(), dry_run=True)
    assert only_reported == PurgeCounts(0, 0, 0, 0, 0), "a moment before the review dates"
    counts = file.purge(later, dry_run=False)
    assert (counts.threats, counts.descriptions, counts.payloads) == (13, 13, 1)
    assert secret.encode() not in gpkg[1].read_bytes(), "what is erased is not in the file any more"
    assert "description_sha256" not in file.history(submission.id)[0].detail
    purged = [(operation, object_) for operation, object_, *_ in audited(gpkg[1]) if operation == "purge"]
    assert ("purge", f"threat {submission.id}") in purged
    assert purged[-1][1].startswith("13 threats reviewed before 20")
    assert len(purged) == 14


def test_a_file_has_no_logins_to_give_a_scope(file: GpkgStore) -> None:
    receipt = one(file, setting("scope:jan", '{"garrison": "KWP-BIA", "unit": ""}'))
    assert receipt.detail == {"field": "name", "problem": "no_logins"}


def test_reports_go_on_with_the_numbers_of_the_year(file: GpkgStore) -> None:
    numbers = {threat.number for threat in some_threats(file)}
    assert max(numbers) == "2026-000012"
    march = now().replace(year=2026, month=3)
    file.clock = lambda: march
    assert one(file, report("speeding", POINT)).detail["number"] == "2026-000013"
    file.clock = lambda: march.replace(year=2027)
    assert one(file, report("speeding", POINT)).detail["number"] == "2027-000001"
    assert file.count(ThreatFilter()) == 14
