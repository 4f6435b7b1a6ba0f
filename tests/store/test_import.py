"""The bulk path into a store."""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain.periods import now, parse_moment
from kmzb_plugin.store.base import ImportCounts, ImportSource, Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.preparing import Preparation
from tests.store import backends
from tests.store.conftest import filled, some_threats
from tests.store.samples import SOURCE, SQUARE, threat_rows, unit_rows

CITY = ImportSource("police", "city", "city.csv")


@pytest.fixture(params=backends.IMPORTING)
def backend(request: pytest.FixtureRequest, tmp_path: Path, qgis_app: Any) -> Iterator[Any]:
    """The back ends that take imports."""
    yield from filled(request, tmp_path)


def add(store: Store, rows: pd.DataFrame, source: ImportSource = CITY) -> ImportCounts:
    with store.bulk_import(source) as importer:
        return importer.add_threats(rows)


def row(**values: object) -> pd.DataFrame:
    rows = threat_rows(1, first=5000)
    for name, value in values.items():
        rows[name] = value
    return rows


def frame(store: Store, *columns: str) -> dict[str, object]:
    """The one imported threat's columns."""
    found = store.frame(ThreatFilter(planes=("police",)), list(columns))
    assert len(found) == 1
    return found.iloc[0].to_dict()


def test_a_second_import_accepts_nothing(store: Store) -> None:
    rows = threat_rows(50, first=100)
    assert add(store, rows) == ImportCounts(50, 0)
    before = store.frame(ThreatFilter(), ["id", "number", "version"])
    assert add(store, rows) == ImportCounts(0, 50)
    assert add(store, threat_rows(60, first=95)) == ImportCounts(10, 50)
    after = store.frame(ThreatFilter(), ["id", "number", "version"])
    assert after.iloc[: len(before)].equals(before)


def test_identical_rows_with_refs_of_their_own_are_different_threats(store: Store) -> None:
    rows = pd.concat([threat_rows(1)] * 3, ignore_index=True)
    rows["source_ref"] = ["hash-1", "hash-2", "hash-3"]
    assert add(store, rows) == ImportCounts(3, 0)
    assert add(store, rows) == ImportCounts(0, 3)


def test_a_ref_repeated_in_the_rows_counts_once(store: Store) -> None:
    assert add(store, pd.concat([threat_rows(5, first=100)] * 2)) == ImportCounts(5, 5)


def test_the_refs_that_are_there_are_known(store: Store) -> None:
    rows = threat_rows(12, first=100)
    add(store, rows)
    refs = [*rows["source_ref"], "none", "'; --", ""]
    assert store.known_refs(CITY.system, refs) == set(rows["source_ref"])
    assert store.known_refs("other", refs) == set()
    assert store.known_refs(CITY.system, []) == set()


def test_two_systems_may_use_the_same_refs(store: Store) -> None:
    assert add(store, threat_rows(12)) == ImportCounts(12, 0)
    assert store.count(ThreatFilter()) == 24


def test_an_import_that_breaks_off_leaves_nothing(store: Store) -> None:
    state, before = store.state(), store.frame(ThreatFilter(), ["id"])

    def break_off() -> None:
        with store.bulk_import(CITY) as importer:
            importer.add_units(unit_rows().assign(valid_from="2026-01-01"))
            importer.add_threats(threat_rows(100, first=500))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert store.state() == state
    assert store.frame(ThreatFilter(), ["id"]).equals(before)
    assert len(store.units()) == 4
    assert add(store, threat_rows(100, first=500)) == ImportCounts(100, 0)


def test_rows_without_a_column_or_a_place_are_refused_whole(store: Store) -> None:
    with pytest.raises(ValueError, match="teryt"):
        add(store, threat_rows(5).drop(columns="teryt"))
    rows = threat_rows(5)
    rows.loc[3, "x"] = float("nan")
    with pytest.raises(ValueError, match="finite"):
        add(store, rows)
    with pytest.raises(ValueError, match="datetime"):
        add(store, row(reported_at="tomorrow"))
    assert store.count(ThreatFilter()) == 12


@pytest.mark.parametrize(
    ("times", "number"),
    [
        ({"reported_at": "2025-12-31T23:30:00Z", "occurred_at": "2024-05-05T10:00:00Z"}, "2025-000001"),
        ({"reported_at": "", "occurred_at": "2024-05-05T10:00:00Z"}, "2024-000001"),
        ({"reported_at": None, "occurred_at": None}, "now"),
    ],
)
def test_numbers_run_within_the_year_of_the_report(store: Store, times: dict[str, object], number: str) -> None:
    add(store, row(**times))
    if number == "now":
        assert frame(store, "number")["number"].startswith(f"{time.gmtime().tm_year}-")  # type: ignore[attr-defined]
    else:
        assert frame(store, "number")["number"] == number


def test_numbers_go_on_where_they_ended(store: Store) -> None:
    add(store, threat_rows(3, first=100))
    numbers = store.frame(ThreatFilter(), ["number"])["number"].tolist()
    assert numbers == [f"2026-{number:06d}" for number in range(1, 16)]


def test_clear_text_is_kept_apart_and_masked_everywhere_else(gpkg: tuple[Store, Path]) -> None:
    store, path = gpkg
    threat = some_threats(store)[0]
    assert "601 234 567" not in threat.description_masked
    assert "•••" in threat.description_masked
    db = sqlite3.connect(path)
    (text,) = db.execute("SELECT text FROM threat_description WHERE threat_id = ?", (threat.id,)).fetchone()
    assert text.endswith("tel. 601 234 567")
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in set(tables) - {"threat_description"}:
        assert not any("601 234" in str(value) for found in db.execute(f'SELECT * FROM "{table}"') for value in found)
    db.close()


def test_no_description_leaves_no_row(gpkg: tuple[Store, Path]) -> None:
    add(gpkg[0], row(description=None))
    assert frame(gpkg[0], "description_masked")["description_masked"] is None
    db = sqlite3.connect(gpkg[1])
    assert db.execute("SELECT COUNT(*) FROM threat_description").fetchone() == (12,)
    db.close()


def test_the_smallest_valid_unit_around_the_place_has_the_threat(store: Store) -> None:
    west, south, east, _ = SQUARE
    places = {"west": west + 100, "edge": east - 100, "border": (west + east) / 2, "outside": east + 1}
    rows = pd.concat([row(x=x, y=south + 5, source_ref=name) for name, x in places.items()])
    add(store, rows)
    codes = {unit.id: unit.code for unit in store.units()}
    found = store.frame(ThreatFilter(planes=("police",)), ["source_ref", "unit_id"]).set_index("source_ref")["unit_id"]
    assert codes[found["west"]] == "KP-W"  # not the smaller one that closed in 2020
    assert codes[found["edge"]] == "KMP"
    assert codes[found["border"]] == "KP-E"
    assert found["outside"] is None


@pytest.mark.parametrize(
    ("status", "updated_at", "due_at"),
    [
        ("new", "2026-03-09T00:00:00Z", "2026-03-04T10:00:00Z"),
        ("verification", "2026-03-09T00:00:00Z", "2026-03-14T00:00:00Z"),
        ("verification", "", "2026-03-06T10:00:00Z"),
        ("confirmed", "2026-03-09T00:00:00Z", None),
        ("unknown:Zamknięte", "", None),
    ],
)
def test_the_limit_runs_from_the_entry_into_the_status(
    store: Store, status: str, updated_at: str, due_at: str | None
) -> None:
    add(store, row(status=status, updated_at=updated_at, reported_at="2026-03-01T10:00:00Z"))
    assert frame(store, "status", "due_at") == {"status": status, "due_at": due_at}


def test_the_rest_of_a_row(store: Store) -> None:
    add(
        store,
        row(
            category="drug_use",
            time_of_day=4,
            weekdays=None,
            occurred_at="2026-02-28T20:00:00Z",
            reported_at="2026-03-01T10:00:00Z",
            raw='{"a": 1}',
            teryt="",
        ),
    )
    assert frame(store, "sensitive", "time_of_day", "weekdays", "garrison", "review_at", "teryt", "version") == {
        "sensitive": 1,
        "time_of_day": 4,
        "weekdays": None,
        "garrison": "KWP-BIA",
        "review_at": "2031-03-01T10:00:00Z",
        "teryt": None,
        "version": 1,
    }
    (threat,) = store.threats(ThreatFilter(planes=("police",)))
    assert threat.occurred_at == parse_moment("2026-02-28T20:00:00Z")


def test_units_are_known_by_code_and_day(store: Store) -> None:
    with store.bulk_import(CITY) as importer:
        assert importer.add_units(unit_rows()) == ImportCounts(0, 4)
        later = unit_rows().iloc[:1].assign(valid_from="2027-01-01", parent_code="KMP", area_wkb=None)
        assert importer.add_units(later) == ImportCounts(1, 0)
    units = store.units()
    codes = {unit.id: unit.code for unit in units}
    assert [unit.code for unit in units] == ["KMP", "KP-E", "KP-OLD", "KP-W", "KP-W"]
    assert {codes.get(unit.parent_id, "") for unit in units if unit.code != "KMP"} == {"KMP"}
    assert units[-1].area_wkb is None


def test_what_came_in_stands_in_the_audit_and_in_the_history(gpkg: tuple[Store, Path]) -> None:
    store, path = gpkg
    add(store, threat_rows(3, first=100))
    db = sqlite3.connect(path)
    last = db.execute("SELECT operation, object, reason FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    db.close()
    assert last == ("import threats", "police city: 3 accepted, 0 duplicate", "city.csv")
    threat = store.threats(ThreatFilter(planes=("police",)))[0]
    (event,) = store.history(threat.id)
    assert (event.kind, event.text, event.detail["source_system"]) == ("import", "city.csv", "city")
    assert store.verify_audit().valid


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
def test_ids_are_name_based_uuids(refs: list[str]) -> None:
    store_id = "5f0c2a52-5a4c-4a2e-9d25-0c6b8f1f0a11"
    preparation = Preparation(SOURCE, now(), store_id, None, lambda *_: 0)  # type: ignore[arg-type]
    namespace = uuid.uuid5(uuid.UUID(store_id), SOURCE.system)
    for ref in refs:
        assert preparation.threat_id(ref) == str(uuid.uuid5(namespace, ref))
