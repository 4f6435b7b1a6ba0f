"""A synthetic nation: millions of threats over the 17 garrisons of Poland, straight into a PostgreSQL store.

python -m tools.nation [COUNT] [SEED]                 a server of its own in a temporary folder: says time and size
python -m tools.nation [COUNT] [SEED] --into DSN      an empty store that is there (libpq's words, a superuser)

Figures. About 4 million reports in all by 2026, 0.4 to 0.66 million a year, a garrison 20,000 to 55,000 a year: so 5
million over 8 years (published yearly counts of the national map). Garrisons by `share_percent` of
`kmzb_plugin/domain/data/garrisons.csv`. Of all reports 37 % are speeding, 24 % parking, 9.5 % alcohol ...: the table
`MIX` of `kmzb_plugin/store/demo/mix.py` with the confirmed shares by category (parking 65 %, speed 58 %,
infrastructure 66 %, alcohol 38 %, rest 40 %; 85 to 90 % of the confirmed are eliminated), as published for 2022 to
2025. Streets, piles, rhythm and what is planted are those of the demo garrison; units are its garrisons, 334 county and
city commands and 316 stations. Nothing in it is real.

The rows take the import's tables (a run, threats of that run, numbers from the counter, an audit block, the cells'
trigger), in one transaction: the whole nation or nothing. Secondary indexes of an empty store are set aside meanwhile
and built at the end; an import beside people's work may not do that, it would lock them out.
"""

from __future__ import annotations

import argparse
import hashlib
import resource
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import psycopg2
import shapely
from qgis.core import QgsApplication

from kmzb_plugin.domain import tables
from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.domain.redaction import mask
from kmzb_plugin.store.base import Unit
from kmzb_plugin.store.demo import generate, geography
from kmzb_plugin.store.demo.geography import Geography
from kmzb_plugin.store.places import UnitMap
from kmzb_plugin.store.postgres.create import create
from tools.servers.postgres import Cluster

NATION, NAME, CRS = "KGP", "Polska", geography.CRS
COUNT, SMALLEST = 5_000_000, 5_000
YEARS = 8
END = np.datetime64("2026-07-01T00:00:00", "s")
SYSTEM = "synthetic"
STORE_ID = uuid.UUID("0c9d2a54-6f1b-5f3e-8a77-4b1de0f3c217")
CHUNK = 100_000
"""Rows written as text at a time."""

_COLUMNS = (
    "geom, id, number, plane, category, status, occurred_at, reported_at, updated_at, due_at, description_masked,"
    " place, unit_id, teryt, garrison, source_system, source_ref, sensitive, review_at, import_id, x, y"
)


@dataclass(frozen=True)
class Rules:
    """What the store says about the rows: days to the limit by status, days kept, sensitive categories, its id."""

    due_days: dict[str, int]
    retention_days: int
    sensitive: frozenset[str]
    store_id: uuid.UUID
    srid: int


def make_store(db: Any) -> None:
    """An empty national store in the database of an open connection of a superuser."""
    create(db, name=NAME, garrison=NATION, crs=CRS, synthetic=True, store_id=str(STORE_ID))


def fill(db: Any, count: int = COUNT, seed: int = 1, said: Callable[[str], object] = lambda line: None) -> int:
    """Adds `count` invented threats and their units to a store without any; returns how many.

    `db` is an open connection of a superuser. The same count, seed and store id make the same content. Raises
    ValueError: too few to share out, a store that is not empty.
    """
    if count < SMALLEST:
        raise ValueError(f"a nation has {SMALLEST} threats or more")
    db.autocommit = False
    with db, db.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = kmzb, public")
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        cursor.execute("SET LOCAL work_mem = '128MB'")
        cursor.execute("LOCK TABLE threat, unit IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("SELECT EXISTS (SELECT FROM threat) OR EXISTS (SELECT FROM unit)")
        if cursor.fetchone()[0]:
            raise ValueError("the store is not empty")
        rules = _rules(cursor)
        grounds = {row["code"]: geography.read(row["code"]) for row in tables.seed("garrisons")}
        units = _add_units(cursor, grounds, rules)
        with _indexes_aside(cursor, ("threat", "threat_description"), said):
            for number, (garrison, share) in enumerate(_shares(count).items()):
                rows, _ = generate.reports(grounds[garrison], share, YEARS, END, seed * 1_000 + number)
                _add(cursor, garrison, _prepared(rows, garrison, units, rules), rules)
                said(f"{garrison}: {share:,} threats")
    db.autocommit = True
    with db.cursor() as cursor:
        cursor.execute("SELECT kmzb.compact_cells()")
        cursor.execute("VACUUM (ANALYZE) kmzb.threat, kmzb.threat_description, kmzb.unit")
        cursor.execute("VACUUM (ANALYZE) kmzb.cell_total, kmzb.cell_change")
    return count


def _shares(count: int) -> dict[str, int]:
    """How many of the threats each garrison has; the largest takes what rounding leaves."""
    weights = {row["code"]: float(row["share_percent"]) for row in tables.seed("garrisons")}
    shares = {code: int(count * weight / sum(weights.values())) for code, weight in weights.items()}
    shares[max(shares, key=lambda code: shares[code])] += count - sum(shares.values())
    return shares


def _rules(cursor: Any) -> Rules:
    cursor.execute("SELECT code, due_days FROM status WHERE due_days IS NOT NULL")
    due_days = dict(cursor.fetchall())
    cursor.execute("SELECT code FROM category WHERE sensitive")
    sensitive = frozenset(code for (code,) in cursor.fetchall())
    cursor.execute("SELECT value FROM setting WHERE name = 'retention_days'")
    retention = int(cursor.fetchone()[0])
    cursor.execute("SELECT name, value FROM meta WHERE name IN ('store_id', 'crs')")
    meta = dict(cursor.fetchall())
    if meta["crs"] != CRS:
        raise ValueError(f"the nation lies in {CRS}, the store in {meta['crs']}")
    return Rules(due_days, retention, sensitive, uuid.UUID(meta["store_id"]), int(CRS.partition(":")[2]))


# --- units -----------------------------------------------------------------------------------------------------------


def _add_units(cursor: Any, grounds: dict[str, Geography], rules: Rules) -> UnitMap:
    """All garrisons' units, parents first, and the map that tells the unit of a place."""
    _import_run(cursor, "", "units", "units", sum(len(ground.units) for ground in grounds.values()))
    units = []
    for garrison, ground in grounds.items():
        ids = {code: _unit_id(rules, code) for code in ground.units["code"]}
        for row in ground.units.itertuples(index=False):
            parent = ids.get(row.parent_code, "")
            unit = Unit(ids[row.code], row.code, row.name, parent, row.valid_from, row.valid_to, row.area_wkb)
            cursor.execute(
                "INSERT INTO unit (geom, id, code, name, parent_id, valid_from, garrison)"
                " VALUES (ST_GeomFromWKB(%s, %s), %s, %s, %s, NULLIF(%s, ''), %s, %s)",
                (unit.area_wkb, rules.srid, unit.id, unit.code, unit.name, parent, unit.valid_from, garrison),
            )
            units.append(unit)
    return UnitMap.of(units, str(END)[:10])


def _unit_id(rules: Rules, code: str) -> str:
    return str(uuid.uuid5(rules.store_id, f"unit {code} {geography.VALID_FROM}"))


# --- threats ---------------------------------------------------------------------------------------------------------


def _prepared(rows: pd.DataFrame, garrison: str, units: UnitMap, rules: Rules) -> pd.DataFrame:
    """The columns of `threat` that follow from the reports of one garrison; moments as datetime64[s]."""
    x, y = rows["x"].to_numpy(float), rows["y"].to_numpy(float)
    points = shapely.set_srid(shapely.points(x, y), rules.srid)
    status = rows["status"].to_numpy(object)
    reported, updated = (rows[name].to_numpy().astype("datetime64[s]") for name in ("reported", "updated"))
    # A new threat waits since its report, any other since the step that brought it where it is.
    entered = np.where(status == "new", reported, updated)
    due = np.full(len(rows), np.datetime64("NaT", "s"))
    for code, days in rules.due_days.items():
        due[status == code] = entered[status == code] + np.timedelta64(days, "D")
    refs = [f"{garrison}-{ref}" for ref in rows["source_ref"]]
    return pd.DataFrame(
        {
            "geom": shapely.to_wkb(points, hex=True, include_srid=True),
            "id": _ids(refs, rules.store_id),
            "number": "",
            "plane": rows["plane"].to_numpy(),
            "category": rows["category"].to_numpy(),
            "status": status,
            "occurred_at": rows["occurred"].to_numpy().astype("datetime64[s]"),
            "reported_at": reported,
            "updated_at": updated,
            "due_at": due,
            "description_masked": _masked(rows["description"]),
            "place": rows["place"].to_numpy(),
            "unit_id": units.find(x, y),
            "teryt": rows["teryt"].to_numpy(),
            "garrison": garrison,
            "source_system": SYSTEM,
            "source_ref": refs,
            "sensitive": rows["category"].isin(rules.sensitive).to_numpy(),
            "review_at": reported + np.timedelta64(rules.retention_days, "D"),
            "import_id": 0,
            "x": x,
            "y": y,
            "description": rows["description"].to_numpy(),
        }
    )


def _add(cursor: Any, garrison: str, rows: pd.DataFrame, rules: Rules) -> None:
    """One run for each plane; the rows of a garrison in one piece, in the order they were reported."""
    runs = {
        plane.value: _import_run(cursor, plane.value, garrison, "threats", int((rows["plane"] == plane.value).sum()))
        for plane in Plane
    }
    rows = rows.assign(import_id=rows["plane"].map(runs), number=_numbers(cursor, rows["reported_at"]))
    described = rows.loc[rows["description"] != "", ["id", "description", "garrison", "unit_id"]]
    _copy(cursor, f"threat ({_COLUMNS})", rows.drop(columns="description"))
    _copy(cursor, "threat_description (threat_id, text, garrison, unit_id)", described)


def _import_run(cursor: Any, plane: str, garrison: str, what: str, accepted: int) -> int:
    cursor.execute(
        "INSERT INTO import_run (actor, plane, source_system, file_name, what, accepted)"
        " VALUES (current_user, %s, %s, %s, %s, %s) RETURNING fid",
        (plane, SYSTEM, f"nation {garrison}", what, accepted),
    )
    return int(cursor.fetchone()[0])


def _numbers(cursor: Any, reported: pd.Series) -> list[str]:
    """The store's running numbers within the year of the report, from its counter."""
    years = reported.dt.year
    before = {}
    for year, n in years.value_counts(sort=False).sort_index().items():
        cursor.execute("SELECT take_numbers(%s, %s)", (int(year), int(n)))
        before[year] = int(cursor.fetchone()[0])
    counted = years.map(before) + years.groupby(years).cumcount() + 1
    return [f"{year}-{number:06d}" for year, number in zip(years, counted, strict=True)]


def _ids(refs: list[str], store_id: uuid.UUID) -> list[str]:
    """Ids that follow from the store, the source system and the row's id there (UUID version 5), as an import's do."""
    namespace = uuid.uuid5(store_id, SYSTEM).bytes
    digests = (hashlib.sha1(namespace + ref.encode(), usedforsecurity=False).digest() for ref in refs)
    return [str(uuid.UUID(bytes=digest[:16], version=5)) for digest in digests]


def _masked(descriptions: pd.Series) -> np.ndarray:
    """Personal data masked, each different text looked at once."""
    masked = {text: mask(text).text for text in descriptions.unique()}
    return descriptions.map(masked).to_numpy()


def _copy(cursor: Any, target: str, rows: pd.DataFrame) -> None:
    """All rows in one statement, so that the cells are counted once."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as file:
        for start in range(0, len(rows), CHUNK):
            rows.iloc[start : start + CHUNK].to_csv(
                file, header=False, index=False, date_format="%Y-%m-%dT%H:%M:%SZ", lineterminator="\n"
            )
        file.seek(0)
        cursor.copy_expert(f"COPY {target} FROM STDIN WITH (FORMAT csv)", file)


@contextmanager
def _indexes_aside(cursor: Any, names: tuple[str, ...], said: Callable[[str], object]) -> Iterator[None]:
    """Drops the indexes that no constraint needs, and builds them again from all rows at the end."""
    cursor.execute(
        "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
        " WHERE i.indrelid = ANY (%s::regclass[]) AND NOT EXISTS ("
        "  SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)",
        ([f"kmzb.{name}" for name in names],),
    )
    found = cursor.fetchall()
    for index, _ in found:
        cursor.execute(f"DROP INDEX {index}")
    yield
    said(f"{len(found)} indexes")
    for _, definition in found:
        cursor.execute(definition)


# --- on the command line ---------------------------------------------------------------------------------------------


def _size(db: Any) -> str:
    with db.cursor() as cursor:
        cursor.execute(
            "SELECT pg_size_pretty(pg_database_size(current_database())), pg_size_pretty(pg_table_size('kmzb.threat')),"
            " pg_size_pretty(pg_indexes_size('kmzb.threat')),"
            " pg_size_pretty(pg_total_relation_size('kmzb.threat_description')),"
            " pg_size_pretty(pg_total_relation_size('kmzb.cell_total'))"
        )
        whole, rows, indexes, texts, cells = cursor.fetchone()
    return f"database {whole}: threats {rows}, their indexes {indexes}, clear texts {texts}, cells {cells}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("count", nargs="?", type=int, default=COUNT)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    parser.add_argument("--into", default="", metavar="DSN")
    wanted = parser.parse_args()
    QgsApplication([], False)  # its reference systems are wanted
    started = time.monotonic()

    def said(line: str) -> None:
        print(f"{time.monotonic() - started:7.1f} s  {line}", flush=True)

    def measured(db: Any) -> None:
        try:
            fill(db, wanted.count, wanted.seed, said)
        except ValueError as error:
            raise SystemExit(f"Nothing was added: {error}.") from error
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        said(f"{wanted.count:,} threats; {_size(db)}; this program {peak:,.0f} MB at most")

    if wanted.into:
        with closing(psycopg2.connect(wanted.into)) as db:
            measured(db)
        return
    with tempfile.TemporaryDirectory() as name, server(Path(name)) as cluster, closing(cluster.connect("nation")) as db:
        measured(db)


@contextmanager
def server(folder: Path, **settings: str) -> Iterator[Cluster]:
    """A server of its own with an empty national store in its database `nation`, gone at the end."""
    cluster = Cluster(folder, "nation", shared_buffers="1GB", max_wal_size="8GB", **settings).make().start()
    try:
        cluster.execute("CREATE DATABASE nation")
        with closing(cluster.connect("nation")) as db:
            db.autocommit = False
            make_store(db)
        yield cluster
    finally:
        cluster.remove()


if __name__ == "__main__":
    main()
