"""The door in SQL: the same id again, failures of the store, batches, and many sessions at once."""

from __future__ import annotations

import random
import select
import threading
from contextlib import closing
from dataclasses import replace
from typing import Any

import psycopg2.extensions
import pytest

from kmzb_plugin.domain import submission as s
from kmzb_plugin.domain.submission import Kind, Submission
from tests.store.postgres.desk import POINT, THREATS, Desk, insert

# --- the same id again -----------------------------------------------------------------------------------------------


def test_the_same_id_again_changes_nothing(desk: Desk) -> None:
    item = s.verification("west-1", 1, "verification")
    (first,) = desk.hand_in("officer", item)
    audit = "SELECT count(*) FROM kmzb.audit"
    before = desk.root(audit)
    other = replace(item, payload={**item.payload, "new_status": "joke_or_mistake", "note": "x"}, expected_version=2)
    assert desk.hand_in("officer", item) == desk.hand_in("officer", other) == [first]
    # Somebody else's row stays theirs, and its answer is not told.
    desk.as_("all.town").cursor().execute(
        "INSERT INTO kmzb.submission (id, kind, threat_id, payload) VALUES (%s, 'annotation', 'town-1', '{}')",
        (item.id,),
    )
    assert desk.ask("all.town", "SELECT * FROM kmzb.receipt WHERE id = %s", item.id) == []
    assert desk.root(audit) == before
    assert desk.threat("west-1")["version"] == 2


def test_one_id_twice_in_one_insert_is_decided_once(desk: Desk) -> None:
    item = s.annotation("west-1", "x")
    assert [answer.outcome for answer in desk.hand_in("officer", item, item)] == ["accepted", "accepted"]
    assert desk.root("SELECT count(*) FROM kmzb.annotation") == [(1,)]


def test_two_sessions_with_one_id_are_decided_once(desk: Desk) -> None:
    item = s.annotation("west-1", "x")
    row = tuple(item.as_row().values())
    with closing(desk.connect("officer")) as first, closing(desk.connect("officer")) as second:
        first.autocommit = False
        insert(first.cursor(), [row])
        waiting = threading.Thread(target=lambda: insert(second.cursor(), [row]))
        waiting.start()
        waiting.join(0.3)
        assert waiting.is_alive()
        first.commit()
        waiting.join(20)
        assert not waiting.is_alive()
    assert desk.receipt("officer", item.id).outcome == "accepted"
    assert desk.root("SELECT count(*) FROM kmzb.annotation") == [(1,)]


@pytest.mark.parametrize(
    "item", [s.annotation("west-1", "x"), s.report("vandalism", POINT, description="tel. 601 234 567")]
)
def test_a_failure_of_the_store_is_kept_and_decided_anew(desk: Desk, item: Submission) -> None:
    table = "threat" if item.kind is Kind.REPORT else "annotation"
    desk.root(f"ALTER TABLE kmzb.{table} ADD CONSTRAINT broken CHECK (fid < 0) NOT VALID")
    (failed,) = desk.hand_in("officer", item)
    assert (failed.outcome, failed.detail) == ("KM500", {"code": "23514"})
    assert desk.hand_in("officer", item)[0].outcome == "KM500"
    desk.root(f"ALTER TABLE kmzb.{table} DROP CONSTRAINT broken")
    changed = replace(item, payload={**item.payload, "kind": "x"})
    assert desk.hand_in("officer", changed)[0].outcome == "KM500"
    (mended,) = desk.hand_in("officer", item)
    assert mended.outcome == "accepted"
    assert mended.audit_head != failed.audit_head
    assert desk.root("SELECT count(*) FROM kmzb.submission WHERE payload LIKE '%601 234%'") == [(0,)]


def test_one_failure_leaves_the_rest_of_its_batch_alone(desk: Desk) -> None:
    desk.root("ALTER TABLE kmzb.threat ADD CONSTRAINT broken CHECK (id <> 'west-1' OR version = 1)")
    batch = [s.verification(threat, 1, "verification") for threat in ("east-1", "west-1", "west-2")]
    assert [answer.outcome for answer in desk.hand_in("officer", *batch)] == ["accepted", "KM500", "accepted"]


def test_what_concerns_the_whole_transaction_is_not_an_answer(desk: Desk) -> None:
    item = s.annotation("west-1", "x")
    desk.root(
        "CREATE FUNCTION public.broken() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$;"
        "CREATE TRIGGER broken BEFORE INSERT ON kmzb.annotation FOR EACH ROW EXECUTE FUNCTION public.broken()"
    )
    with pytest.raises(psycopg2.errors.DiskFull):
        desk.hand_in("officer", item)
    assert desk.ask("officer", "SELECT * FROM kmzb.receipt WHERE id = %s", item.id) == []


# --- batches and races -----------------------------------------------------------------------------------------------


def test_a_chain_of_decisions_goes_through_in_one_insert(desk: Desk) -> None:
    new = s.report("vandalism", POINT)
    batch = [
        s.verification("west-1", 1, "verification"),
        s.verification("west-1", 2, "confirmed", note="Tak."),
        s.correction("west-1", 3, "x", place="Rynek"),
        s.verification("west-1", 3, "confirmed_eliminated", note="Za późno."),
        new,
        s.verification(new.id, 1, "verification"),
    ]
    answers = desk.hand_in("officer", *batch)
    assert [answer.outcome for answer in answers] == [*["accepted"] * 3, "KM409", "accepted", "accepted"]
    assert len({answer.audit_head for answer in answers}) == 1
    assert (
        answers[0].audit_head
        == desk.ask("reader", "SELECT hash FROM kmzb.audit_head ORDER BY block DESC LIMIT 1")[0][0]
    )


@pytest.mark.parametrize("isolation", ["READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"])
def test_of_two_decisions_on_one_version_one_wins(desk: Desk, isolation: str) -> None:
    outcomes: list[str] = []
    ready = threading.Barrier(4)

    def decide() -> None:
        with closing(desk.connect("officer")) as db:
            db.set_session(isolation_level=isolation, autocommit=False)
            item = s.verification("west-1", 1, "verification")
            ready.wait()
            for _ in range(20):
                try:
                    insert(db.cursor(), [tuple(item.as_row().values())])
                    db.commit()
                except psycopg2.extensions.TransactionRollbackError:
                    db.rollback()
                    continue
                outcomes.append(desk_outcome(db, item.id))
                return

    threads = [threading.Thread(target=decide) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(outcomes) == ["KM409", "KM409", "KM409", "accepted"]
    assert desk.threat("west-1")["version"] == 2


def desk_outcome(db: Any, submission_id: str) -> str:
    with db.cursor() as cursor:
        cursor.execute("SELECT outcome FROM kmzb.receipt WHERE id = %s", (submission_id,))
        return str(cursor.fetchone()[0])


def test_eight_sessions_with_sorted_batches_never_wait_in_a_circle(desk: Desk) -> None:
    desk.root(
        "INSERT INTO kmzb.threat (geom, id, number, plane, category, status, unit_id, garrison, source_system,"
        " source_ref, x, y) SELECT ST_SetSRID(ST_MakePoint(n, n), 2180), 'many-' || n, n::text, 'public', 'speeding',"
        " 'new', 'west', 'KWP-BIA', 'x', n::text, n, n FROM generate_series(1, 60) AS n"
    )
    faults: list[BaseException] = []
    outcomes: list[str] = []

    def work(seed: int) -> None:
        order = random.Random(seed)
        try:
            with closing(desk.connect("officer")) as db:
                for _ in range(4):
                    chosen = order.sample(range(1, 61), 40)
                    batch = [s.verification(f"many-{number}", 1, "verification") for number in chosen]
                    batch += [s.annotation(f"many-{number}", "x") for number in chosen[:5]]
                    batch.sort(key=lambda item: item.threat_id or "")
                    insert(db.cursor(), [tuple(item.as_row().values()) for item in batch])
                    outcomes.extend(desk_outcome(db, item.id) for item in batch if item.kind is Kind.VERIFICATION)
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert faults == []
    assert len(outcomes) == 8 * 4 * 40
    moved = desk.root("SELECT count(*) FROM kmzb.threat WHERE status = 'verification' AND version = 2")[0][0]
    assert outcomes.count("accepted") == moved == 60
    assert desk.ask("reader", "SELECT valid, first_broken FROM kmzb.audit_verdict") == [(True, None)]


def test_open_maps_hear_of_every_batch(desk: Desk) -> None:
    with closing(desk.connect("reader")) as listener:
        listener.cursor().execute("LISTEN qgis")
        desk.hand_in("officer", *[s.annotation(threat, "x") for threat in THREATS])
        assert select.select([listener], [], [], 20)[0]
        listener.poll()
        assert [(note.channel, note.payload) for note in listener.notifies] == [("qgis", "kmzb.threat")]
