"""Reading over the web: the server filters by place and by single values, the rest is done with the rows that come."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from ...domain.periods import parse_moment
from ...domain.threat import Event, Threat
from ...text import tr
from ..base import Dictionary, Said, Unit
from ..code_tables import dictionary as dictionary_of
from ..code_tables import parents_first
from ..filter import ThreatFilter
from ..order import Order, in_order
from . import rows
from .language import Check
from .rows import ask, is_plain
from .session import Session, unreadable

PART = 20_000
"""Rows of one part; a server that has as many for a question is asked part by part."""

MOST_SINGLE = 50
"""So many values are asked for one by one."""

_THREAT = (
    *("id", "number", "plane", "category", "status", "version", "occurred_at", "reported_at", "due_at"),
    *("description_masked", "place", "unit_id", "owner", "case_id", "x", "y"),
)
_CELL_SIZES = (10_000, 1_000)
_IN_TOTALS = {"plane", "status", "unit_id", "garrison"}


def found(session: Session, crs: str, where: ThreatFilter, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The rows that pass a filter, in no order, with at least these columns."""
    check = Check(where)
    wanted = tuple(dict.fromkeys(("id", *columns, *check.columns)))
    shape = {name: rows.THREAT[name] for name in wanted}
    seen: set[str] = set()
    for question in _questions(where, crs):
        for row in _parts(session, shape, {"properties": ",".join(wanted), **question}):
            # A threat may move from one part's time to another's.
            if check(row) and row["id"] not in seen:
                seen.add(row["id"])
                yield row


def _questions(where: ThreatFilter, crs: str) -> Iterator[dict[str, str]]:
    # In one reference system throughout: a transformed box finds nothing where the axes are said in the other order.
    system = f"http://www.opengis.net/def/crs/EPSG/0/{crs.partition(':')[2]}"
    question = {"crs": system, "bbox-crs": system}
    for column, values in (
        ("plane", where.planes),
        ("category", where.categories),
        ("status", where.statuses),
        ("unit_id", where.units),
        ("owner", () if where.owner is None else (where.owner,)),
        ("case_id", () if where.case_id is None else (where.case_id,)),
    ):
        if len(values) == 1 and is_plain(values[0]):
            question[column] = values[0]
    if where.extent:
        # Wider than asked by what a coordinate may lose on the way; the rows are looked at again.
        west, south, east, north = where.extent
        bounds = (west - 1, south - 1, east + 1, north + 1)
        question["bbox"] = ",".join(f"{edge:.3f}" for edge in bounds)
    if where.ids and len(where.ids) <= MOST_SINGLE and all(map(is_plain, where.ids)):
        yield from ({**question, "id": id_} for id_ in dict.fromkeys(where.ids))
    else:
        yield question


def _parts(session: Session, shape: rows.Shape, question: dict[str, str]) -> Iterator[dict[str, Any]]:
    """All rows for a question. Paging by an offset would need the server's own count, which is an estimate."""
    first = ask(session, "threats", shape, question, limit=PART)
    if len(first) < PART:
        yield from first
        return
    del first
    (parts,) = ask(session, "parts", rows.PARTS) or [{"last": None}]
    for part in range((parts["last"] or 0) + 1):
        yield from ask(session, "threats", shape, {**question, "part": str(part)}, limit=PART)


def threats(session: Session, crs: str, where: ThreatFilter, limit: int | None, order: Order) -> list[Threat]:
    """The first threats in an order."""
    ordered = in_order(list(found(session, crs, where, _THREAT)), order)
    return [_threat(session, row) for row in ordered[:limit]]


def _threat(session: Session, row: Mapping[str, Any]) -> Threat:
    values = {name: row[name] for name in _THREAT}
    for name in ("occurred_at", "reported_at", "due_at"):
        values[name] = None if row[name] is None else _moment(session, row[name])
    for name in ("description_masked", "place", "unit_id", "owner", "case_id"):
        values[name] = row[name] or ""
    return Threat(**values | {"x": float(row["x"]), "y": float(row["y"])})


def _moment(session: Session, text: str) -> datetime:
    try:
        return parse_moment(text)
    except (ValueError, OverflowError) as error:
        raise unreadable(session.place) from error


def frame(session: Session, crs: str, where: ThreatFilter, columns: Sequence[str]) -> pd.DataFrame:
    """Columns of `threat` in the order of fid. Raises ValueError for a column that is not there or is withheld."""
    _check_columns(columns)
    ordered = sorted(found(session, crs, where, ("fid", *columns)), key=lambda row: row["fid"])
    return pd.DataFrame([[row[name] for name in columns] for row in ordered], columns=list(columns))


def count(session: Session, crs: str, where: ThreatFilter) -> int:
    """How many threats pass the filter; from the kept counts where they can tell."""
    totals = _totals(session, where)
    if totals is not None:
        return sum(row["n"] for row in totals)
    return sum(1 for _ in found(session, crs, where, ()))


def count_by(session: Session, crs: str, where: ThreatFilter, columns: Sequence[str]) -> pd.DataFrame:
    """Counts in column n for each combination of values, in the order of the values."""
    _check_columns(columns)
    totals = _totals(session, where) if set(columns) <= _IN_TOTALS else None
    counted = totals if totals is not None else [row | {"n": 1} for row in found(session, crs, where, columns)]
    sums: dict[tuple[Any, ...], int] = {}
    for row in counted:
        key = tuple(row[name] for name in columns)
        sums[key] = sums.get(key, 0) + row["n"]
    ordered = sorted(sums, key=lambda key: [(value is not None, value) for value in key])
    return pd.DataFrame([[*key, sums[key]] for key in ordered if sums[key]], columns=[*columns, "n"])


def _totals(session: Session, where: ThreatFilter) -> list[dict[str, Any]] | None:
    if ThreatFilter(planes=where.planes, statuses=where.statuses, units=where.units) != where:
        return None
    check = Check(where)
    return [row for row in ask(session, "totals", rows.TOTALS) if check(row)]


def count_cells(session: Session, crs: str, where: ThreatFilter, cell: float) -> pd.DataFrame:
    """Counts by square cell of `cell` metres: columns cx, cy and n."""
    if not cell > 0:
        raise ValueError("a cell has a side above zero")
    size = next((size for size in _CELL_SIZES if cell % size == 0), 0)
    sums: dict[tuple[int, int], int] = {}
    kept = _kept_cells(session, crs, where, size) if size else None
    if kept is not None:
        step = int(cell // size)
        places = ((row["cx"] // step, row["cy"] // step, row["n"]) for row in kept)
    else:
        places = ((int(row["x"] // cell), int(row["y"] // cell), 1) for row in found(session, crs, where, ("x", "y")))
    for cx, cy, n in places:
        sums[cx, cy] = sums.get((cx, cy), 0) + n
    return pd.DataFrame([[*key, sums[key]] for key in sorted(sums) if sums[key]], columns=["cx", "cy", "n"])


def _kept_cells(session: Session, crs: str, where: ThreatFilter, size: int) -> list[dict[str, Any]] | None:
    """The kept counts of a view; None where only the threats themselves can tell."""
    known = ThreatFilter(planes=where.planes, statuses=where.statuses, extent=where.extent)
    if known != where or not all(edge % size == 0 for edge in where.extent or ()):
        return None
    (question,) = _questions(known, crs)
    found_ = ask(session, "cells", rows.CELLS, {**question, "size": str(size)})
    if len(found_) >= rows.MOST_ROWS:
        return None
    check = Check(ThreatFilter(planes=where.planes, statuses=where.statuses))
    west, south, east, north = (int(edge // size) for edge in where.extent) if where.extent else (0, 0, 0, 0)
    return [
        row
        for row in found_
        if check(row) and (not where.extent or (west <= row["cx"] < east and south <= row["cy"] < north))
    ]


def dictionary(session: Session) -> Dictionary:
    """The code tables."""

    def table(name: str) -> list[Any]:
        return sorted(ask(session, name, {"fid": rows.WHOLE}), key=lambda row: row["fid"])

    try:
        return dictionary_of(table)
    except (KeyError, ValueError, TypeError) as error:
        raise unreadable(session.place) from error


def units(session: Session) -> list[Unit]:
    """The units, parents before children, siblings by code."""
    ordered = sorted(ask(session, "units", rows.UNIT), key=lambda row: (row["code"], row["valid_from"]))
    try:
        return parents_first(
            Unit(
                row["id"],
                row["code"],
                row["name"],
                row["parent_id"] or "",
                row["valid_from"],
                row["valid_to"] or "",
                None if row["area"] is None else bytes.fromhex(row["area"]),
            )
            for row in ordered
        )
    except (ValueError, RecursionError) as error:
        raise unreadable(session.place) from error


def history(session: Session, threat_id: str) -> list[Event]:
    """The import or report and everything accepted since, oldest first; nothing for an unknown threat."""
    if not is_plain(threat_id):
        return []
    ordered = sorted(ask(session, "event", rows.EVENT, {"threat_id": threat_id}), key=lambda row: row["seq"])
    try:
        return [
            Event(
                parse_moment(row["at"]),
                row["actor"],
                row["kind"],
                row["from_status"],
                row["to_status"],
                row["text"],
                dict(json.loads(row["detail"])),
            )
            for row in ordered
        ]
    except (ValueError, TypeError, RecursionError) as error:
        raise unreadable(session.place) from error


def publications(session: Session) -> list[Said]:
    """What each publication said, the oldest first. Raises UserError: the server's files are older than the log."""
    text = tr(
        "The server of «{store}» does not say yet what was published before. Its administrator has to write its files "
        "anew."
    )
    with rows.not_given_yet(session, text):
        found = ask(session, "publications", rows.PUBLICATION)
    return [Said(row["at"], row["said"]) for row in sorted(found, key=lambda row: row["fid"])]


def _check_columns(columns: Sequence[str]) -> None:
    unknown = [name for name in columns if name not in rows.THREAT]
    if unknown or not columns:
        raise ValueError(f"the table threat gives no columns {sorted(unknown)}")
