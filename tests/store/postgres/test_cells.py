"""The kept counts of squares are the counts of the threats, whatever happens and while they are added up."""

from __future__ import annotations

import random
import threading
import uuid
from contextlib import closing

import psycopg2

from kmzb_plugin.domain import submission as s
from tests.store.postgres.desk import UNITS, Desk, insert

LIVE = """
SELECT size, garrison, unit_id, plane, status, floor(x / size)::int, floor(y / size)::int, count(*)
FROM kmzb.threat CROSS JOIN (VALUES (1000), (10000)) AS sizes (size) GROUP BY 1, 2, 3, 4, 5, 6, 7
"""
KEPT = "SELECT size, garrison, unit_id, plane, status, cx, cy, n FROM kmzb.cell_counts"
BOTH = (
    f"SELECT (SELECT count(*) FROM (({LIVE}) EXCEPT ({KEPT})) a), (SELECT count(*) FROM (({KEPT}) EXCEPT ({LIVE})) b)"
)
NEXT = {"new": ["verification", "joke_or_mistake"], "verification": ["confirmed", "not_confirmed"]}


def some_change(order: random.Random, threat: str, version: int, status: str) -> list[s.Submission]:
    """One or two legal acts on a threat, or a new one somewhere on the map."""
    place = {"type": "Point", "coordinates": [order.uniform(-9_000, 31_000), order.uniform(-9_000, 12_000)]}
    choices = [
        [s.correction(threat, version, "x", geometry=place)],
        [s.verification(threat, version, order.choice(NEXT.get(status, ["verification"])), note="x")],
        [s.assignment(threat, None, expected_owner=None, unit=order.choice(list(UNITS)))],
        [s.report("vandalism", place)],
        [s.annotation(threat, "x"), s.case(str(uuid.uuid4()), [threat])],
    ]
    return order.choice(choices)


def change(desk: Desk, seed: int, times: int) -> None:
    """Random changes in one session."""
    order = random.Random(seed)
    with closing(desk.connect("nation")) as db, db.cursor() as cursor:
        for _ in range(times):
            cursor.execute("SELECT id, version, status FROM kmzb.threat ORDER BY id")
            batch = [item for row in order.sample(cursor.fetchall(), 3) for item in some_change(order, *row)]
            batch.sort(key=lambda item: item.threat_id or "")
            try:
                insert(cursor, [tuple(item.as_row().values()) for item in batch])
            except psycopg2.extensions.TransactionRollbackError:
                continue


def test_kept_counts_are_the_live_counts(desk: Desk) -> None:
    for seed in range(4):
        change(desk, seed, 15)
        assert desk.ask("nation", BOTH) == [(0, 0)]
        if seed % 2:
            ((moved,),) = desk.ask("reader", "SELECT kmzb.compact_cells()")
            assert moved > 0
            assert desk.ask("nation", BOTH) == [(0, 0)]
            assert desk.root("SELECT count(*) FROM kmzb.cell_change") == [(0,)]
            assert desk.root("SELECT count(*) FROM kmzb.cell_total WHERE n = 0") == [(0,)]
    assert desk.root("SELECT count(*) > 20 FROM kmzb.threat") == [(True,)]
    twice = "SELECT count(*) FROM kmzb.cell_total GROUP BY size, garrison, unit_id, readers, plane, status, cx, cy"
    assert {row[0] for row in desk.root(twice)} == {1}
    for login in ("reader", "all.west", "all.city", "all.other"):
        assert desk.ask(login, BOTH) == [(0, 0)], login


def test_kept_counts_hold_while_they_are_added_up(desk: Desk) -> None:
    wrong: list[tuple] = []
    faults: list[BaseException] = []
    over = threading.Event()

    def guarded(work: object, *arguments: object) -> threading.Thread:
        def run() -> None:
            try:
                work(*arguments)  # type: ignore[operator]
            except BaseException as fault:
                faults.append(fault)

        return threading.Thread(target=run)

    def add_up() -> None:
        with closing(desk.connect("reader")) as db, db.cursor() as cursor:
            while not over.is_set():
                cursor.execute("SELECT kmzb.compact_cells()")

    def compare() -> None:
        with closing(desk.connect("nation")) as db, db.cursor() as cursor:
            while not over.is_set():
                cursor.execute(BOTH)
                wrong.extend(row for row in cursor if row != (0, 0))

    beside = [guarded(add_up), guarded(add_up), guarded(compare)]
    writing = [guarded(change, desk, seed, 20) for seed in range(10, 13)]
    for thread in (*beside, *writing):
        thread.start()
    for thread in writing:
        thread.join(120)
    over.set()
    for thread in beside:
        thread.join(60)
    assert (faults, wrong) == ([], [])
    desk.ask("reader", "SELECT kmzb.compact_cells()")
    assert desk.ask("nation", BOTH) == [(0, 0)]


def test_what_lies_beyond_any_map_is_counted_at_its_rim(desk: Desk) -> None:
    desk.root("UPDATE kmzb.threat SET x = 1e300, y = -1e18 WHERE id = 'west-1'")
    assert desk.ask("nation", "SELECT sum(n) FROM kmzb.cell_counts WHERE size = 1000") == [(7,)]
    assert desk.ask("nation", "SELECT cx, cy FROM kmzb.cell_counts WHERE cx = 1000000000") == [(10**9, -(10**9))] * 2
