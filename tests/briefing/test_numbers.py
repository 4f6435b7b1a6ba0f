"""The numbers of the sheets, counted anew by SQL over the tables of a demo store, for two units and the garrison."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.briefing.content import build_content
from kmzb_plugin.briefing.garrison import build_garrison
from kmzb_plugin.briefing.month import build_month
from kmzb_plugin.briefing.scope import Scope, data_until, find_units, preceding
from kmzb_plugin.domain.periods import Period
from kmzb_plugin.store import open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.demo.create import create_demo_store

END = datetime(2026, 6, 30, 22, 0, tzinfo=UTC)  # midnight in Poland
PERIOD = Period.parse("2026-06-01/2026-07-01")
# In UTC, as the store writes moments; clocks stood at UTC+2, the 90 days reach back to 2 April.
START, STOP, BEFORE, BACK, BACK_BEFORE = (
    "2026-05-31T22:00:00Z", "2026-06-30T22:00:00Z", "2026-04-30T22:00:00Z", "2026-04-01T22:00:00Z",
    "2026-01-01T22:00:00Z",
)  # fmt: skip
TODAY_ENDS = "2026-07-01T22:00:00Z"
OPEN = "('new', 'verification', 'confirmed', 'confirmed_referred')"
CONFIRMED = "('confirmed', 'confirmed_referred', 'confirmed_eliminated')"
DECIDED = "('confirmed', 'confirmed_referred', 'confirmed_eliminated', 'not_confirmed', 'joke_or_mistake')"


@dataclass
class Counted:
    """A unit and everything below it in the tables of the store."""

    connection: sqlite3.Connection
    code: str

    def rows(self, what: str, where: str = "1", rest: str = "") -> list[tuple[Any, ...]]:
        return self.connection.execute(
            f"""
            WITH RECURSIVE mine(id) AS (
                SELECT id FROM unit WHERE code = :code
                UNION SELECT unit.id FROM unit JOIN mine ON unit.parent_id = mine.id
            ), report AS (
                SELECT *, coalesce(reported_at, occurred_at) AS moment FROM threat
                WHERE plane IN ('public', 'internet') AND unit_id IN (SELECT id FROM mine)
            )
            SELECT {what} FROM report WHERE {where} {rest}
            """,
            {"code": self.code},
        ).fetchall()

    def number(self, where: str) -> int:
        return int(self.rows("count(*)", where)[0][0])

    def by(self, column: str, where: str) -> Mapping[str, int]:
        return dict(self.rows(f"{column}, count(*)", where, f"GROUP BY {column}"))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, qgis_app: Any) -> Path:
    made = tmp_path_factory.mktemp("numbers") / "demo.gpkg"
    create_demo_store(str(made), count=4_000, seed=5, end=END)
    return made


@pytest.fixture(scope="module")
def store(path: Path) -> Iterator[Store]:
    opened = open_store(str(path))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def scope(store: Store) -> Scope:
    until = data_until(store, END)
    return Scope(PERIOD, preceding(PERIOD), max(PERIOD.end, until), until)


@pytest.fixture(scope="module")
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    yield opened
    opened.close()


def within(start: str, stop: str) -> str:
    return f"moment >= '{start}' AND moment < '{stop}'"


UNITS = ["KMP-1463", "KPP-1402"]


@pytest.mark.parametrize("code", UNITS)
def test_the_four_figures(code: str, store: Store, scope: Scope, connection: sqlite3.Connection) -> None:
    counted = Counted(connection, code)
    content = build_content(store, find_units(store, [code], scope.at)[0], scope)
    closed = f"status NOT IN {OPEN} AND updated_at >= '{START}'"
    arrived = f"moment >= '{START}'"
    assert content.open.now == counted.number(f"status IN {OPEN}") > 0
    assert content.open.arrived == counted.number(arrived) > 0
    assert content.open.closed == counted.number(closed) > 0
    assert content.open.before == counted.number(f"(status IN {OPEN} OR ({closed})) AND NOT ({arrived})")
    late = f"status IN {OPEN} AND due_at < '{STOP}'"
    assert content.overdue.now == counted.number(late) > 0
    assert content.overdue.since_start == counted.number(f"{late} AND due_at >= '{START}'")
    assert content.new.now == counted.number(within(START, STOP)) > 0
    # May has 31 days: the month before, and not 30 days
    assert content.new.before == counted.number(within(BEFORE, START)) > 0
    share = content.confirmed
    assert share.confirmed == counted.number(f"status IN {CONFIRMED} AND {within(BACK, STOP)}") > 0
    assert share.decided == counted.number(f"status IN {DECIDED} AND {within(BACK, STOP)}") > share.confirmed
    assert share.confirmed_before == counted.number(f"status IN {CONFIRMED} AND {within(BACK_BEFORE, BACK)}")
    assert share.decided_before == counted.number(f"status IN {DECIDED} AND {within(BACK_BEFORE, BACK)}")


@pytest.mark.parametrize("code", UNITS)
def test_what_is_due_and_how_late_it_is(code: str, store: Store, scope: Scope, connection: sqlite3.Connection) -> None:
    counted = Counted(connection, code)
    content = build_content(store, find_units(store, [code], scope.at)[0], scope)
    due = counted.rows(
        f"place, category, due_at < '{STOP}', julianday('{STOP}') - julianday(due_at)",
        f"status IN {OPEN} AND due_at < '{TODAY_ENDS}'",
        "ORDER BY due_at, moment, id",
    )
    assert [(row.place, row.category, row.overdue) for row in content.due] == [
        (place or "", category, bool(late)) for place, category, late, _ in due[:8]
    ]
    assert content.due_rest == max(len(due) - 8, 0)
    days = [(scope.at - row.due_at).total_seconds() / 86_400 for row in content.due]
    assert days == pytest.approx([age for *_, age in due[:8]], abs=1e-4)


@pytest.mark.parametrize("code", UNITS)
def test_categories_statuses_and_months(code: str, store: Store, scope: Scope, connection: sqlite3.Connection) -> None:
    counted = Counted(connection, code)
    unit = find_units(store, [code], scope.at)[0]
    content, month = build_content(store, unit, scope), build_month(store, unit, scope)
    now, before = counted.by("category", within(START, STOP)), counted.by("category", within(BEFORE, START))
    assert {row.category: row.now for row in content.changes if row.now} == now
    assert {row.category: row.before for row in content.changes if row.before} == before
    assert {row.category: row.now for row in month.categories if row.now} == now
    assert {row.category: row.before for row in month.categories if row.before} == before
    background = within(BACK, STOP)
    decided = counted.by("category", f"status IN {DECIDED} AND {background}")
    confirmed = counted.by("category", f"status IN {CONFIRMED} AND {background}")
    assert {row.category: row.decided for row in month.categories if row.decided} == decided
    assert {row.category: row.confirmed for row in month.categories if row.confirmed} == confirmed
    assert dict(month.statuses) == counted.by("status", within(START, STOP))
    assert sum(n for _, n in month.statuses) == content.new.now
    assert [each.count for each in month.months][-2:] == [content.new.before, content.new.now]
    # winter: clocks stood at UTC+1
    january = within("2025-12-31T23:00:00Z", "2026-01-31T23:00:00Z")
    assert {each.first.isoformat(): each.count for each in month.months}["2026-01-01"] == counted.number(january)
    assert content.heat.total + content.heat.without_hour == counted.number(background)


def test_the_units_side_by_side(store: Store, scope: Scope, connection: sqlite3.Connection) -> None:
    whole = build_garrison(store, find_units(store, ["KWP-RAD"], scope.at)[0], scope)
    rows = {unit.code: i for i, unit in enumerate(whole.units)}
    for code in UNITS:
        counted, i = Counted(connection, code), rows[code]
        assert whole.overdue.n[i] == counted.number(f"status IN {OPEN}")
        assert whole.overdue.k[i] == counted.number(f"status IN {OPEN} AND due_at < '{STOP}'")
        assert whole.change.second[i] == counted.number(within(START, STOP))
        assert whole.change.first[i] == counted.number(within(BEFORE, START))
        assert whole.confirmed.n[i] == counted.number(f"status IN {DECIDED} AND {within(BACK, STOP)}")
        assert whole.confirmed.k[i] == counted.number(f"status IN {CONFIRMED} AND {within(BACK, STOP)}")
    every = Counted(connection, "KWP-RAD")
    assert whole.overdue.n.sum() == every.number(f"status IN {OPEN}")
    assert whole.change.second.sum() == every.number(within(START, STOP))
    assert whole.change.first.sum() == every.number(within(BEFORE, START))
