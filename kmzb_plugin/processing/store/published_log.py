"""What the store keeps of each publication: enough to hold any later one against it, wherever its files have gone."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ...analysis.publication import COUNT, KEYS
from ...store.base import Said, Store
from ...text import UserError, tr
from ..briefing.disclosing import disclose
from .publishing import AS_OF, Publication, SpanTable

_FORMAT = 1
_PART = 20_000
"""Letters of one part: beside it a submission has room for the ids of 1,000 threats."""
_LARGEST = 64 * 2**20
_TEXTS = [*KEYS, AS_OF]


@dataclass(frozen=True)
class Logged:
    """A publication as the log has it; `mark` is what people call it by, `withdrawn` those that nobody has had."""

    mark: str
    at: str
    said: dict[str, Any]
    counts: pd.DataFrame
    tables: dict[str, SpanTable]

    @property
    def withdrawn(self) -> list[str]:
        """The marks of publications that whoever made this one said nobody has had."""
        return list(self.said["withdrawn"])


def layout_of(made: Publication) -> dict[str, Any]:
    """What decides which reports stand together: two publications are only compared where it is the same."""
    return {
        "places": made.kind,
        "grid": made.grid,
        "streets": made.streets,
        "step": made.step,
        "small_count": made.threshold,
        "spans": made.periods,
    }


def entry(made: Publication, withdrawn: Sequence[str]) -> tuple[str, list[str]]:
    """The mark of a publication, and its entry for the log in parts that a submission can carry."""
    said: dict[str, Any] = {**layout_of(made), "withdrawn": list(withdrawn)}
    for name in _TEXTS:
        which, values = pd.factorize(made.counts[name], sort=True)
        said[name] = [which.tolist(), list(values)]
    said[COUNT] = made.counts[COUNT].astype(int).tolist()
    said["tables"] = {
        span: [[None if value != value else int(value) for value in row] for row in table.values.tolist()]
        for span, table in made.tables.items()
    }
    said["tables_as_of"] = {span: table.as_of for span, table in made.tables.items()}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
    data = base64.b64encode(zlib.compress(text, 9)).decode()
    mark = hashlib.sha256(text).hexdigest()[:8]
    pieces = [data[start : start + _PART] for start in range(0, len(data), _PART)]
    parts = [
        {"kmzb_publication": _FORMAT, "mark": mark, "part": number, "parts": len(pieces), "data": piece}
        for number, piece in enumerate(pieces, 1)
    ]
    return mark, [json.dumps(part) for part in parts]


def log_publication(
    store: Store, known: int, mark: str, parts: Sequence[str], ids: Sequence[str], reason: str, recipient: str
) -> None:
    """Logs what leaves, and what it says in `parts`, as much as one submission can carry at a time.

    `known` is how many entries the log had when the publication was held against them. The log is read again after its
    own entry: of two who publish at once, at least the second sees the other's. Raises UserError: nothing may leave.
    """
    if _others(store, known, []):
        raise UserError(tr("Somebody else has published this store meanwhile. Nothing was published: try again."))
    for i, said in enumerate(parts, 1):
        told = reason if len(parts) == 1 else f"{reason} ({i}/{len(parts)})"
        disclose(store, "publication", ids, told, recipient, said)
    if _others(store, known, parts):
        text = tr(
            "Somebody else has published this store at the same moment. Nothing was published, though the log has "
            "{mark}: try again, with {mark} in WITHDRAWN."
        )
        raise UserError(text.format(mark=mark))


def _others(store: Store, known: int, own: Sequence[str]) -> bool:
    """Whether the log has more than what was known and one's own."""
    return any(each.text not in own for each in store.publications()[known:])


def entries(log: Sequence[Said]) -> list[Logged]:
    """The publications of a log, the oldest first; one of which a part is missing never left.

    Raises UserError: an entry cannot be read.
    """
    parts: dict[str, dict[int, str]] = {}
    found: list[Logged] = []
    for each in log:
        try:
            part = json.loads(each.text)
            if part["kmzb_publication"] != _FORMAT:
                raise ValueError(part["kmzb_publication"])
            mark, number, count = str(part["mark"]), int(part["part"]), int(part["parts"])
            own = parts.setdefault(mark, {})
            own[number] = str(part["data"])
            if len(own) == count:
                del parts[mark]
                found.append(_read(mark, each.at, "".join(own[i] for i in range(1, count + 1))))
        # Whatever somebody wrote there: reading stumbles over it in many ways.
        except (ValueError, KeyError, TypeError, IndexError, RecursionError, zlib.error) as error:
            text = tr(
                "What the store keeps of the publication of {moment} cannot be read. Update the plugin: without it, "
                "nobody can tell whether a difference gives a small count."
            )
            raise UserError(text.format(moment=each.at), str(error)) from error
    return found


def _read(mark: str, at: str, data: str) -> Logged:
    said = json.loads(zlib.decompressobj().decompress(base64.b64decode(data, validate=True), _LARGEST))
    columns = {name: np.array(said[name][1], dtype=object)[np.array(said[name][0], dtype=int)] for name in _TEXTS}
    counts = pd.DataFrame({**{name: columns[name] for name in KEYS}, COUNT: said[COUNT], AS_OF: columns[AS_OF]})
    tables = {
        str(span): SpanTable(np.array(rows, dtype=float), str(said["tables_as_of"][span]))
        for span, rows in said["tables"].items()
    }
    if not isinstance(said["spans"], list) or not isinstance(said["withdrawn"], list):
        raise TypeError("spans")
    return Logged(mark, at, said, counts.astype({COUNT: np.int64}), tables)
