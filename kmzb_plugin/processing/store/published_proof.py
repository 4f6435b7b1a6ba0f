"""The proof that a publication holds what it promises: computed anew from the written files, and nothing else."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ...analysis import publication as places
from ...analysis.publication import COUNT, PLACE, SPAN, STATUS
from ...locale import number
from ...text import UserError, tr
from .published import (
    COLUMNS,
    COUNTS,
    FILES,
    GEOPACKAGE,
    MAPPED,
    PLACES,
    STATUSES,
    middle,
    read_back,
    status_spots,
)
from .published_earlier import Earlier
from .publishing import Publication, SpanTable, is_safe

_UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_REPORT_NUMBER = re.compile(rb"\b(?:19|20)\d\d-\d{6}\b")
_NEAR = 1e-6  # metres
_ANY = 2**62  # a threshold by which every difference is told


@dataclass(frozen=True)
class Check:
    """One promise: what was looked at, how many of it, and what was found."""

    promise: str
    looked_at: int
    found: str
    holds: bool


@dataclass(frozen=True)
class _Files:
    """What stands in the written files."""

    layers: dict[str, pd.DataFrame]
    collections: dict[str, pd.DataFrame]
    counts: pd.DataFrame
    tables: dict[str, SpanTable]
    shapes: dict[str, Any]
    points: dict[str, Any]


def prove(
    made: Publication, earlier: Earlier, folder: Path, secrets: Sequence[str], ids: Collection[str]
) -> list[Check]:
    """Every promise, computed from the files. Raises UserError for the first that does not hold.

    `secrets` are texts that may stand nowhere, such as paths of this machine; `ids` those of the threats.
    """
    try:
        files = _read(folder)
    except (sqlite3.Error, KeyError, ValueError, OSError) as error:
        raise UserError(
            tr("The written files cannot be read back: the disk may be full. Nothing was published."), str(error)
        ) from error
    checks = [
        _fields(files),
        _complete(files, made),
        _least(files, made.threshold),
        _sums(files),
        _positions(files, made),
        _alike(files),
        _tables(files, made),
        _differences(files, earlier, made.threshold),
        _texts(folder, secrets, ids),
    ]
    for check in checks:
        if not check.holds:
            text = tr("Nothing was published, because the written files do not keep a promise: {promise} ({found})")
            raise UserError(text.format(promise=check.promise, found=check.found))
    return checks


def _read(folder: Path) -> _Files:
    layers, points = {}, {}
    with closing(sqlite3.connect(f"{(folder / GEOPACKAGE).absolute().as_uri()}?mode=ro", uri=True)) as db:
        for name in COLUMNS:
            table = pd.read_sql(f"SELECT * FROM {name} ORDER BY fid", db).drop(columns="fid")  # nosec B608
            if name in (STATUSES, COUNTS):
                points[name] = shapely.from_wkb([blob[-21:] for blob in table["geom"]])
            layers[name] = table.drop(columns="geom", errors="ignore")
    collections = {}
    for name in MAPPED:
        features = json.loads((folder / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
        collections[name] = pd.DataFrame([each["properties"] for each in features], columns=_keys(features, name))
    return _Files(layers, collections, *read_back(folder / GEOPACKAGE), points)


def _keys(features: list[dict[str, Any]], name: str) -> list[str]:
    keys = {key for each in features for key in each["properties"]}
    own = [column for column in COLUMNS[name] if column in keys]
    return own + sorted(keys - set(own))


def _fields(files: _Files) -> Check:
    written = [
        (name, list(table.columns)) for part in (files.layers, files.collections) for name, table in part.items()
    ]
    wrong = [name for name, columns in written if columns != list(COLUMNS[name])]
    found = ", ".join(wrong) if wrong else tr("only the fields that are meant to be public")
    return Check(tr("Layers hold no other fields."), len(written), found, not wrong)


def _complete(files: _Files, made: Publication) -> Check:
    rows = len(files.layers[COUNTS])
    tables = {span: table.as_of for span, table in files.tables.items()}
    holds = rows == len(made.counts) and tables == {span: table.as_of for span, table in made.tables.items()}
    found = tr("counts written: {n}, tables: {tables}").format(n=number(rows), tables=number(len(tables)))
    return Check(tr("The files are complete."), rows, found, holds)


def _least(files: _Files, threshold: int) -> Check:
    found = pd.concat([part[name][COUNT] for part in (files.layers, files.collections) for name in MAPPED])
    least = int(found.min()) if len(found) else 0
    text = tr("the smallest is {n}").format(n=number(least))
    return Check(
        tr("No count on the map is below {n}.").format(n=threshold), len(found), text, least >= threshold or found.empty
    )


def _sums(files: _Files) -> Check:
    counts = files.counts
    by_place = counts.groupby(PLACE)[COUNT].sum().to_dict()
    by_status = counts.groupby([PLACE, STATUS])[COUNT].sum().to_dict()
    at_places = dict(files.layers[PLACES][[PLACE, COUNT]].itertuples(index=False, name=None))
    at_statuses = {(p, s): n for p, s, n in files.layers[STATUSES][[PLACE, STATUS, COUNT]].itertuples(index=False)}
    holds = at_places == by_place and at_statuses == by_status
    found = tr("every sum is that of its published parts") if holds else tr("a sum has a rest")
    return Check(tr("No sum on the map leaves a rest."), len(by_place) + len(by_status), found, holds)


def _positions(files: _Files, made: Publication) -> Check:
    spots = status_spots(made)
    middles = {name: middle(shape) for name, shape in files.shapes.items()}
    away = [0.0]
    for names, points, codes in (
        (files.layers[COUNTS][PLACE], files.points[COUNTS], None),
        (files.layers[STATUSES][PLACE], files.points[STATUSES], files.layers[STATUSES][STATUS]),
    ):
        wanted = np.array([(middles[name].x, middles[name].y) for name in names]).reshape(-1, 2)
        if codes is not None:
            wanted = wanted + np.array([spots[code] for code in codes]).reshape(-1, 2)
        away += np.abs(shapely.get_coordinates(points) - wanted).max(axis=1, initial=0.0).tolist()
    if made.kind == "squares":
        away += [shape.hausdorff_distance(places.cell_shape(name)) for name, shape in files.shapes.items()]
        sides = {name.partition("mN")[0] for name in files.shapes}
        holds = sides <= {f"{made.grid:.15g}"}
        found = tr("squares of {grid} m on whole multiples").format(grid=f"{made.grid:g}")
    else:
        holds, found = True, tr("whole streets")
    found += ", " + tr("positions by place and status alone")
    return Check(tr("Positions are those of places."), len(away) - 1, found, holds and max(away) < _NEAR)


def _alike(files: _Files) -> Check:
    rows = sum(map(len, files.collections.values()))
    holds = all(
        files.layers[name].astype(object).values.tolist() == files.collections[name].astype(object).values.tolist()
        for name in MAPPED
    )
    found = tr("row for row") if holds else tr("rows differ")
    return Check(tr("GeoJSON says what the GeoPackage says."), rows, found, holds)


def _tables(files: _Files, made: Publication) -> Check:
    unsafe = [
        span
        for span, table in files.tables.items()
        if not is_safe(table.values, _beside(files.counts, span, table), made)
    ]
    cells = sum(table.values.size for table in files.tables.values())
    hidden = sum(int(np.isnan(table.values).sum()) for table in files.tables.values())
    found = tr("suppressed: {n}; by the solver's attack each may be {least} or more").format(
        n=number(hidden), least=made.threshold
    )
    return Check(
        tr("Totals, and the map beside them, give no small count back."),
        cells,
        ", ".join(unsafe) if unsafe else found,
        not unsafe,
    )


def _beside(counts: pd.DataFrame, span: str, table: SpanTable) -> pd.DataFrame:
    """What the map says of a span on the day of its table."""
    return counts[(counts[SPAN] == span) & (counts["as_of"] == table.as_of)]


def _differences(files: _Files, earlier: Earlier, threshold: int) -> Check:
    shared = files.counts[SPAN].isin({span for spans, _ in earlier.versions for span in spans})
    told = len(_anew(earlier.told(files.counts, threshold), files.counts, earlier))
    tables = [span for span in files.tables if span in earlier.tables]
    told += sum(_table_tells(files.tables[span], earlier.table_versions[span], threshold) for span in tables)
    if not earlier.names:
        found = tr("there is none to compare with")
    else:
        found = tr("compared with the publications {names}").format(names="; ".join(earlier.names))
    return Check(
        tr("The difference from an earlier publication is no small count."),
        int(shared.sum()) + len(tables),
        found,
        not told,
    )


def _anew(told: pd.DataFrame, counts: pd.DataFrame, earlier: Earlier) -> pd.DataFrame:
    """The places told that do not stand as one of the earlier publications has them: those say nothing new."""
    for spans, before in earlier.versions:
        same = told[told[SPAN].isin(spans)]
        other = places.changes(before, counts[counts[SPAN].isin(spans)], _ANY)
        stands = ~pd.MultiIndex.from_frame(same).isin(pd.MultiIndex.from_frame(other))
        told = told.drop(index=same.index[stands])
    return told


def _table_tells(table: SpanTable, versions: Sequence[SpanTable], threshold: int) -> bool:
    if any(np.array_equal(table.values, each.values, equal_nan=True) for each in versions):
        return False
    return any(places.table_tells(each.values, table.values, threshold) for each in versions)


def _texts(folder: Path, secrets: Sequence[str], ids: Collection[str]) -> Check:
    known = {each.encode() for each in ids}
    found: list[str] = []
    for path in _written(folder):
        content = path.read_bytes()
        found += [secret for secret in secrets if secret and secret.encode() in content]
        found += [match.decode() for match in _UUID.findall(content) if match in known]
        found += [match.decode() for match in _REPORT_NUMBER.findall(content)]
    text = tr("found: {n}").format(n=number(len(found)))
    promise = tr("No file holds an id or a number of a threat, or a path of this machine.")
    return Check(promise, len(list(_written(folder))), text, not found)


def _written(folder: Path) -> Iterator[Path]:
    return (folder / name for name in FILES if (folder / name).exists())
