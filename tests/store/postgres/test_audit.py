"""The chain that PostgreSQL seals is the documented one, and no change to what is written stays hidden."""

from __future__ import annotations

import threading
from contextlib import closing
from datetime import UTC
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain import submission as s
from kmzb_plugin.store import audit
from kmzb_plugin.store.audit import AuditHead, AuditRow
from kmzb_plugin.store.base import AuditVerdict
from tests.store.postgres.desk import THREATS, Desk, insert


def recomputed(desk: Desk, known_head: str = "") -> AuditVerdict:
    """The verdict of the plugin's own function over the rows as an administrator reads them."""
    rows = [
        AuditRow(seq, block, f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}", *texts)
        for seq, block, at, *texts in desk.ask(
            "administrator", "SELECT seq, block, at, actor, operation, object, reason, recipient FROM kmzb.audit"
        )
        if block is not None
    ]
    heads = desk.ask("administrator", "SELECT block, last_seq, hash FROM kmzb.audit_head")
    return audit.verify(rows, [AuditHead(*head) for head in heads], known_head)


def stored(desk: Desk) -> tuple[Any, ...]:
    """The verdict of the store's own function, as anybody may ask for it."""
    return desk.ask("reader", "SELECT valid, entries, first_broken, head FROM kmzb.audit_verdict")[0]


def decide(desk: Desk, times: int = 4) -> list[str]:
    """Some blocks of several rows each; returns the head that each receipt told."""
    heads = []
    for number in range(times):
        answers = desk.hand_in("officer", *[s.annotation(threat, str(number)) for threat in ("west-1", "far-1")])
        heads += [answer.audit_head for answer in answers]
    return heads


def test_the_chain_is_the_documented_one(desk: Desk) -> None:
    heads = decide(desk)
    verdict = recomputed(desk)
    assert (verdict.valid, verdict.first_broken) == (True, None)
    assert verdict.head == heads[-1]
    assert stored(desk) == (True, verdict.entries, None, verdict.head)
    assert len(set(heads)) == 4
    for head in heads:
        assert recomputed(desk, head).knows_head
    # The store itself was the first to be written down.
    assert desk.ask("administrator", "SELECT operation, actor FROM kmzb.audit ORDER BY seq LIMIT 1") == [
        ("create", "postgres")
    ]


texts = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=30)


@given(reason=texts, recipient=texts)
def test_any_text_is_hashed_alike(shared: Desk, reason: str, recipient: str) -> None:
    shared.hand_in("officer", s.disclosure("export", ["west-1"], f"x{reason}", recipient=f"y{recipient}"))
    verdict = recomputed(shared)
    assert verdict.valid
    assert stored(shared) == (True, verdict.entries, None, verdict.head)


def test_what_was_rolled_back_leaves_no_gap(desk: Desk) -> None:
    before = stored(desk)
    with closing(desk.connect("officer")) as db:
        db.autocommit = False
        insert(db.cursor(), [tuple(s.annotation("west-1", "x").as_row().values())])
        db.rollback()
        assert stored(desk) == before
        kept, dropped = s.annotation("west-1", "kept"), s.annotation("west-1", "dropped")
        insert(db.cursor(), [tuple(kept.as_row().values())])
        db.cursor().execute("SAVEPOINT x")
        insert(db.cursor(), [tuple(dropped.as_row().values())])
        db.cursor().execute("ROLLBACK TO x")
        db.commit()
    assert stored(desk)[:3] == (True, before[1] + 1, None)
    assert recomputed(desk).valid


FORGED = (
    "INSERT INTO kmzb.audit (seq, block, at, actor, operation, object, tx, opens)"
    " VALUES ({}, {}, now(), '', '', '', '1', true)"
)


@pytest.mark.parametrize(
    ("tamper", "block"),
    [
        ("UPDATE kmzb.audit SET actor = 'nobody' WHERE block = 3 AND seq % 2 = 0", 3),
        ("UPDATE kmzb.audit SET at = at + interval '1 microsecond' WHERE block = 4", 4),
        ("UPDATE kmzb.audit SET object = object || ' ', operation = rtrim(operation) WHERE block = 2", 2),
        ("UPDATE kmzb.audit SET recipient = reason, reason = 'x' WHERE block = 5", 5),
        ("DELETE FROM kmzb.audit WHERE seq = (SELECT max(seq) FROM kmzb.audit WHERE block = 4)", 4),
        ("DELETE FROM kmzb.audit WHERE block = 4", 4),
        ("UPDATE kmzb.audit_head SET hash = repeat('0', 64) WHERE block = 3", 3),
        ("DELETE FROM kmzb.audit_head WHERE block = 3", 3),
        ("DELETE FROM kmzb.audit WHERE block = 3; DELETE FROM kmzb.audit_head WHERE block = 3", 3),
        ("UPDATE kmzb.audit SET seq = -seq WHERE block = 4", 4),
        ("UPDATE kmzb.audit SET block = 4 WHERE block = 5", 4),
        ("UPDATE kmzb.audit_head SET last_seq = last_seq + 1 WHERE block = 2", 2),
        (FORGED.format(99, 3), 3),
        (FORGED.format(99, 9), 6),
    ],
)
def test_tampering_is_found_at_its_block(desk: Desk, tamper: str, block: int) -> None:
    # Blocks 1 to 5: the store's making, the people and what decides now.
    desk.root("TRUNCATE kmzb.audit, kmzb.audit_head")
    decide(desk, 5)
    assert stored(desk)[0]
    # What somebody with the whole server and some patience can do.
    desk.root(f"SET session_replication_role = replica; {tamper}")
    verdict = recomputed(desk)
    assert (verdict.valid, verdict.first_broken) == (False, block)
    assert stored(desk) == (False, verdict.entries, block, verdict.head)


def test_a_row_that_nothing_sealed_is_found(desk: Desk) -> None:
    decide(desk, 2)
    ((last,),) = desk.root("SELECT max(block) FROM kmzb.audit_head")
    desk.root("SET session_replication_role = replica; " + FORGED.format("NULL", "NULL"))
    assert stored(desk)[0] is False
    assert stored(desk)[2] == last + 1


def test_a_chain_that_was_made_anew_lacks_the_head_somebody_kept(desk: Desk) -> None:
    (kept, *_) = decide(desk, 1)
    desk.root("TRUNCATE kmzb.audit, kmzb.audit_head")
    decide(desk, 3)
    verdict = recomputed(desk, kept)
    assert (verdict.valid, verdict.knows_head) == (True, False)


def test_what_is_not_committed_breaks_nothing(desk: Desk) -> None:
    with closing(desk.connect("all.bia")) as db:
        db.autocommit = False
        insert(db.cursor(), [tuple(s.annotation("west-1", "x").as_row().values())])
        with db.cursor() as cursor:
            cursor.execute("SELECT valid, first_broken FROM kmzb.audit_verdict")
            assert cursor.fetchone() == (True, None)
        assert stored(desk)[0]
        db.commit()
    assert recomputed(desk).valid


@pytest.mark.parametrize("isolation", ["READ COMMITTED", "SERIALIZABLE"])
def test_many_commit_at_once_into_one_chain(desk: Desk, isolation: str) -> None:
    heads: list[str] = []
    faults: list[BaseException] = []

    def work(number: int) -> None:
        threat = sorted(THREATS)[number % len(THREATS)]
        try:
            with closing(desk.connect("nation")) as db:
                db.set_session(isolation_level=isolation, autocommit=False)
                for _ in range(10):
                    items = [s.annotation(threat, "x") for _ in range(3)]
                    hand_in_again_and_again(db, items)
                    with db, db.cursor() as cursor:
                        cursor.execute("SELECT audit_head FROM kmzb.receipt WHERE id = %s", (items[0].id,))
                        heads.append(cursor.fetchone()[0])
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert faults == []
    verdict = recomputed(desk)
    assert verdict.valid
    assert stored(desk) == (True, verdict.entries, None, verdict.head)
    assert len(set(heads)) == len(heads) == 80
    assert all(recomputed(desk, head).knows_head for head in heads[::10])
    assert desk.root("SELECT count(*) FROM kmzb.annotation") == [(240,)]


def hand_in_again_and_again(db: Any, items: list[s.Submission]) -> None:
    for _ in range(200):
        try:
            with db:
                insert(db.cursor(), [tuple(item.as_row().values()) for item in items])
        except Exception as fault:
            if getattr(fault, "pgcode", "")[:2] != "40":
                raise
        else:
            return
    raise AssertionError("never got through")
