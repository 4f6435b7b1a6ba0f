"""The audit chain: every transaction seals its rows into one block whose hash covers the block before it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .base import AuditVerdict


@dataclass(frozen=True)
class AuditRow:
    """Who did what to which object; `at` is UTC with microseconds, `2025-11-20T18:40:00.000000Z`."""

    seq: int
    block: int
    at: str
    actor: str
    operation: str
    object: str
    reason: str = ""
    recipient: str = ""


@dataclass(frozen=True)
class AuditHead:
    """A sealed block: its number, its last row and its hash."""

    block: int
    last_seq: int
    hash: str


def _row_bytes(row: AuditRow) -> bytes:
    fields = (str(row.seq), row.at, row.actor, row.operation, row.object, row.reason, row.recipient)
    encoded = (field.encode("utf-8", "surrogatepass") for field in fields)
    return b"".join(b"%d:%b" % (len(field), field) for field in encoded)


def block_hash(previous: str, rows: Sequence[AuditRow]) -> str:
    """SHA-256 of the previous block's hash (empty for the first) and the rows by seq, joined by LF.

    A row is its fields as UTF-8, each behind its length in bytes and a colon, so that no two rows read the same.
    """
    ordered = sorted(rows, key=lambda row: row.seq)
    return hashlib.sha256(b"\n".join([previous.encode("ascii"), *map(_row_bytes, ordered)])).hexdigest()


def verify(rows: Iterable[AuditRow], heads: Sequence[AuditHead], known_head: str = "") -> AuditVerdict:
    """Recomputes the chain, and looks for a head that was kept elsewhere.

    The first broken block is the first that is missing, incomplete or has another hash.
    """
    by_block: defaultdict[int, list[AuditRow]] = defaultdict(list)
    for row in rows:
        by_block[row.block].append(row)
    sealed = {head.block: head for head in heads}
    entries = sum(map(len, by_block.values()))
    knows = known_head in {head.hash for head in heads} if known_head else None
    previous, last_seq = "", 0
    for block in range(1, max([*sealed, *by_block], default=0) + 1):
        head, inside = sealed.get(block), by_block.get(block, [])
        complete = sorted(row.seq for row in inside) == list(range(last_seq + 1, last_seq + 1 + len(inside)))
        whole = head is not None and inside and complete and head.last_seq == last_seq + len(inside)
        if head is None or not whole or block_hash(previous, inside) != head.hash:
            return AuditVerdict(False, entries, block, previous, knows)
        previous, last_seq = head.hash, head.last_seq
    return AuditVerdict(True, entries, None, previous, knows)
