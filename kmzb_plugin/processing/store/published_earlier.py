"""What earlier publications of a store say, so that a new one tells nothing by its difference from them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from ...analysis import publication as places
from ...analysis.publication import PLACE, SPAN
from ...domain.periods import WARSAW
from ...domain.spans import step_name
from ...text import UserError, quoted, tr
from .published import FORMAT, GEOPACKAGE, MANIFEST, read_back
from .published_log import Logged
from .publishing import Places, SpanTable, empty_counts, published_at


@dataclass
class Earlier:
    """What earlier publications of the same store say of the spans of a new one.

    `counts` and `tables` have each span as the latest of them has it; `versions` and `table_versions` all of them.
    `names` is what they are called, `withdrawn` the marks of those that nobody has had.
    """

    counts: pd.DataFrame = field(default_factory=empty_counts)
    tables: dict[str, SpanTable] = field(default_factory=dict)
    versions: list[tuple[list[str], pd.DataFrame]] = field(default_factory=list)
    table_versions: dict[str, list[SpanTable]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)

    def told(self, later: pd.DataFrame, threshold: int) -> pd.DataFrame:
        """Places and spans at which counts would tell a small one by the difference from any of the versions."""
        found = [places.changes(counts, later[later[SPAN].isin(spans)], threshold) for spans, counts in self.versions]
        return pd.concat([later.loc[[], [PLACE, SPAN]], *found]).drop_duplicates()

    def take(self, name: str, spans: Sequence[str], counts: pd.DataFrame, tables: dict[str, SpanTable]) -> None:
        """Adds the next publication: what it says of the spans that it shares with the new one."""
        own = counts[counts[SPAN].isin(spans)]
        self.versions.append((list(spans), own))
        self.counts = pd.concat([self.counts[~self.counts[SPAN].isin(spans)], own], ignore_index=True)
        for span, table in tables.items():
            if span in spans:
                self.tables[span] = table
                self.table_versions.setdefault(span, []).append(table)
        self.names.append(name)


@dataclass(frozen=True)
class _Found:
    """An earlier publication, in a folder, in the log, or in both."""

    name: str
    moment: str
    said: dict[str, Any]
    folder: Path | None
    logged: Logged | None


def manifest(folder: Path) -> dict[str, Any] | None:
    """What a publication in the folder says of itself; None where there is none."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("kmzb_publication") == FORMAT else None


def earlier_publications(
    folders: Sequence[Path],
    log: Sequence[Logged],
    withdrawn: Collection[str],
    series: str,
    spans: Sequence[str],
    where: Places,
) -> Earlier:
    """What publications of the store say of the spans: those of its log, and those in the folders.

    Raises UserError: one has other places, so that their difference would tell what lies between them; one in a folder
    is damaged; or nobody knows what was named as withdrawn.
    """
    theirs = [(folder, said) for folder in folders if (said := manifest(folder)) and said.get("series") == series]
    unknown = set(withdrawn) - {each.mark for each in log} - {str(said.get("mark")) for _, said in theirs}
    if unknown:
        text = tr("The store has logged no publication {marks}. Write WITHDRAWN as the refusal names it.")
        raise UserError(text.format(marks=", ".join(sorted(unknown))))
    aside = {*withdrawn, *(mark for each in log for mark in each.withdrawn)}
    found, years = Earlier(withdrawn=sorted(aside)), {span[:4] for span in spans}
    for each in _all(theirs, log):
        if each.said.get("mark") in aside or (each.logged and each.logged.mark in aside):
            continue
        alike = each.said.get("step") == where.step
        shared = [span for span in each.said.get("spans", []) if (span in spans if alike else span[:4] in years)]
        if not shared:
            continue
        if not _same_places(each.said, where):
            raise _otherwise(each, shared, where)
        own = [span for span in shared if span in spans]
        if each.logged:
            found.take(each.name, own, each.logged.counts, each.logged.tables)
        else:
            _take_folder(found, each, own)
    return found


def _all(theirs: Sequence[tuple[Path, dict[str, Any]]], log: Sequence[Logged]) -> list[_Found]:
    """Each publication once, the oldest first."""
    by_mark = {str(said.get("mark")): folder for folder, said in theirs}
    found = [
        _Found(_name(each.at, each.mark, by_mark.get(each.mark)), each.at, each.said, by_mark.get(each.mark), each)
        for each in log
    ]
    marks = {each.mark for each in log}
    found += [
        _Found(quoted(str(folder)), str(said.get("published")), said, folder, None)
        for folder, said in theirs
        if said.get("mark") not in marks
    ]
    return sorted(found, key=lambda each: published_at(each.moment))


def _name(at: str, mark: str, folder: Path | None) -> str:
    moment = f"{published_at(at).astimezone(WARSAW):%Y-%m-%d %H:%M}"
    name = tr("of {moment} ({mark})").format(moment=moment, mark=mark)
    return f"{name}, {quoted(str(folder))}" if folder else name


def _same_places(said: dict[str, Any], where: Places) -> bool:
    if (said.get("places"), said.get("grid"), said.get("step")) != (where.kind, where.grid, where.step):
        return False
    # Older publications do not say which streets they went by.
    return said.get("streets", where.streets) == where.streets


def _otherwise(each: _Found, shared: Sequence[str], where: Places) -> UserError:
    text = tr(
        "The publication {name} has reports of {first} to {last} too, by {places} and by {step}. The difference of the "
        "two would tell small counts: choose the same, or other years. If nobody has had that one, delete it, and "
        "write its mark in WITHDRAWN."
    )
    said = each.said
    size = tr("squares of {grid} m").format(grid=f"{said.get('grid', 0):g}")
    streets = tr("other streets") if where.kind == "streets" else tr("streets")
    return UserError(
        text.format(
            name=each.name,
            first=shared[0],
            last=shared[-1],
            places=streets if said.get("places") == "streets" else size,
            step=step_name(str(said.get("step"))),
        )
    )


def _take_folder(found: Earlier, each: _Found, spans: Sequence[str]) -> None:
    assert each.folder is not None
    try:
        counts, tables, _ = read_back(each.folder / GEOPACKAGE)
    except (sqlite3.Error, OSError, KeyError, ValueError) as error:  # pandas makes an OSError of what SQLite says
        text = tr("The earlier publication in «{folder}» cannot be read. Bring it back from a copy, or delete it.")
        raise UserError(text.format(folder=each.folder), str(error)) from error
    found.take(each.name, spans, counts, tables)
