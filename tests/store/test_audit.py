"""The audit chain: any change to what is written is found, at the block where it was made."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain.submission import annotation
from kmzb_plugin.store import audit
from kmzb_plugin.store.audit import AuditHead, AuditRow
from kmzb_plugin.store.base import Store
from tests.store.conftest import some_threats

texts = st.text(max_size=8)
rows_of_one_block = st.lists(
    st.builds(AuditRow, st.just(0), st.just(0), texts, texts, texts, texts, texts, texts), min_size=1, max_size=4
)


def chain(blocks: list[list[AuditRow]]) -> tuple[list[AuditRow], list[AuditHead]]:
    rows, heads, previous = [], [], ""
    for number, block in enumerate(blocks, start=1):
        numbered = [replace(row, seq=len(rows) + at, block=number) for at, row in enumerate(block, start=1)]
        rows += numbered
        previous = audit.block_hash(previous, numbered)
        heads.append(AuditHead(number, len(rows), previous))
    return rows, heads


def test_the_hash_is_the_documented_one() -> None:
    first = AuditRow(1, 1, "2026-03-01T10:00:00.000000Z", "jan", "create", "store ł", "", "")
    second = replace(first, seq=2, object="")
    text = (
        "abc\n1:127:2026-03-01T10:00:00.000000Z3:jan6:create8:store ł0:0:"
        "\n1:227:2026-03-01T10:00:00.000000Z3:jan6:create0:0:0:"
    )
    assert audit.block_hash("abc", [second, first]) == hashlib.sha256(text.encode()).hexdigest()


@given(st.lists(rows_of_one_block, max_size=5))
def test_an_untouched_chain_is_valid(blocks: list[list[AuditRow]]) -> None:
    rows, heads = chain(blocks)
    verdict = audit.verify(reversed(rows), reversed(heads))
    assert verdict.valid
    assert verdict.entries == len(rows)
    assert verdict.head == (heads[-1].hash if heads else "")


@given(st.lists(rows_of_one_block, min_size=1, max_size=5), st.data())
def test_any_change_is_found_at_its_block(blocks: list[list[AuditRow]], data: st.DataObject) -> None:
    rows, heads = chain(blocks)
    index = data.draw(st.integers(0, len(rows) - 1))
    name = data.draw(st.sampled_from(["at", "actor", "operation", "object", "reason", "recipient"]))
    changed = rows.copy()
    changed[index] = replace(rows[index], **{name: getattr(rows[index], name) + "x"})
    verdict = audit.verify(changed, heads)
    assert (verdict.valid, verdict.first_broken) == (False, rows[index].block)
    without = rows[:index] + rows[index + 1 :]
    assert audit.verify(without, heads).first_broken == rows[index].block


@given(st.lists(rows_of_one_block, min_size=2, max_size=5), st.data())
def test_a_block_that_is_gone_or_exchanged_is_found(blocks: list[list[AuditRow]], data: st.DataObject) -> None:
    rows, heads = chain(blocks)
    number = data.draw(st.integers(1, len(blocks) - 1))
    rest = [row for row in rows if row.block != number]
    assert audit.verify(rest, [head for head in heads if head.block != number]).first_broken == number
    assert audit.verify(rows, [head for head in heads if head.block != number]).first_broken == number
    moved = [replace(row, block=number) if row.block == number + 1 else row for row in rows]
    assert audit.verify(moved, heads).first_broken == number


@pytest.mark.parametrize(
    ("tamper", "block"),
    [
        ("UPDATE audit SET actor = 'nobody' WHERE block = 3", 3),
        ("UPDATE audit SET at = '2020-01-01T00:00:00.000000Z' WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE block = 4", 4),
        ("UPDATE audit_head SET hash = 'x' WHERE block = 2", 2),
        ("DELETE FROM audit_head WHERE block = 5", 5),
        ("UPDATE audit SET seq = -seq WHERE block = 4", 4),
        ("INSERT INTO audit (seq, block, at, actor, operation, object) VALUES (99, 3, '', '', '', '')", 3),
        ("INSERT INTO audit (seq, block, at, actor, operation, object) VALUES (99, 9, '', '', '', '')", 8),
    ],
)
def test_tampering_in_the_file_is_found(gpkg: tuple[Store, Path], tamper: str, block: int) -> None:
    store, path = gpkg
    for threat in some_threats(store, 5):
        store.submit([annotation(threat.id, "x")])
    intact = store.verify_audit()
    assert intact.valid
    assert intact.head == store.state()
    db = sqlite3.connect(path)
    # What somebody with the file and some patience can do.
    db.create_function("kmzb_door", 0, lambda: 1)
    with db:
        db.execute(tamper)
    db.close()
    verdict = store.verify_audit()
    assert (verdict.valid, verdict.first_broken) == (False, block)
