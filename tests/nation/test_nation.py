"""The synthetic nation: as many as asked, shared out as published, whole in every table that an import writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from kmzb_plugin.domain import tables
from kmzb_plugin.domain.redaction import mask
from kmzb_plugin.store.demo.mix import MIX
from kmzb_plugin.store.postgres.people import add_person
from tests.nation.conftest import COUNT
from tools import nation
from tools.servers.postgres import Cluster

CONTENT = (
    "SELECT md5(string_agg(concat_ws('|', id, number, plane, category, status, x, y, ST_AsEWKT(geom), reported_at,"
    " due_at, unit_id, garrison, source_ref, description_masked), ',' ORDER BY id)) FROM kmzb.threat"
)
INDEXES = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'kmzb' ORDER BY indexname"


@pytest.fixture
def empty(national: Cluster) -> Iterator[Cluster]:
    """A second database `empty` with a national store without anything in it."""
    national.execute("CREATE DATABASE empty")
    with closing(national.connect("empty")) as db:
        db.autocommit = False
        nation.make_store(db)
    yield national
    national.execute("DROP DATABASE empty WITH (FORCE)")


def ask(cluster: Cluster, statement: str, *values: object, database: str = "nation") -> list[tuple]:
    return cluster.execute(statement, values, database)


def test_garrisons_have_their_shares(national: Cluster) -> None:
    found = dict(ask(national, "SELECT garrison, count(*) FROM kmzb.threat GROUP BY 1"))
    shares = {row["code"]: float(row["share_percent"]) for row in tables.seed("garrisons")}
    assert sum(found.values()) == COUNT
    assert {code: round(n / COUNT * 100, 1) for code, n in found.items()} == shares


def test_categories_are_as_frequent_as_published(national: Cluster) -> None:
    found = dict(ask(national, "SELECT category, count(*) FROM kmzb.threat GROUP BY 1"))
    assert set(found) <= {row["code"] for row in tables.seed("categories")}
    for category, share in MIX.items():
        assert found.get(category, 0) / COUNT * 100 == pytest.approx(share.percent, abs=1.5), category


def test_units_hold_their_threats(national: Cluster) -> None:
    ((units, tops, lost),) = ask(
        national,
        "SELECT count(*), count(*) FILTER (WHERE parent_id IS NULL),"
        " count(*) FILTER (WHERE parent_id IS NOT NULL AND parent_id NOT IN (SELECT id FROM kmzb.unit)) FROM kmzb.unit",
    )
    assert units > 350
    assert (tops, lost) == (17, 0)
    ((wrong,),) = ask(
        national,
        "SELECT count(*) FROM kmzb.threat t LEFT JOIN kmzb.unit u ON u.id = t.unit_id"
        " WHERE t.unit_id IS DISTINCT FROM (kmzb.unit_at(t.geom)).id AND t.fid % 10 = 0"
        " AND u.area IS DISTINCT FROM (kmzb.unit_at(t.geom)).area",
    )
    assert wrong == 0


def test_the_kept_cells_are_the_counts(national: Cluster) -> None:
    for size in (1_000, 10_000):
        kept = ask(
            national,
            "SELECT garrison, unit_id, plane, status, cx, cy, n FROM kmzb.cell_counts WHERE size = %s ORDER BY"
            " 1, 2, 3, 4, 5, 6",
            size,
        )
        counted = ask(
            national,
            "SELECT garrison, unit_id, plane, status, floor(x / %s)::integer, floor(y / %s)::integer, count(*)"
            " FROM kmzb.threat GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6",
            size,
            size,
        )
        assert kept == counted
    assert ask(national, "SELECT count(*) FROM kmzb.cell_change") == [(0,)]


def test_runs_numbers_and_audit_are_an_imports(national: Cluster) -> None:
    runs = ask(national, "SELECT fid, accepted FROM kmzb.import_run WHERE what = 'threats' ORDER BY fid")
    assert len(runs) == 17 * 3
    assert runs == ask(national, "SELECT import_id, count(*) FROM kmzb.threat GROUP BY 1 ORDER BY 1")
    ((numbers, highest),) = ask(
        national, "SELECT count(DISTINCT number), max(number) FROM kmzb.threat WHERE number LIKE '2025-%%'"
    )
    assert highest == f"2025-{numbers:06d}"
    assert ask(national, "SELECT last FROM kmzb.number_counter WHERE year = 2025") == [(numbers,)]
    assert ask(national, "SELECT valid, entries FROM kmzb.verify_audit()") == [(True, 1 + 1 + 17 * 3)]


def test_descriptions_are_masked_in_the_layers(national: Cluster) -> None:
    texts = ask(
        national,
        "SELECT DISTINCT d.text, t.description_masked FROM kmzb.threat_description d"
        " FULL JOIN kmzb.threat t ON t.id = d.threat_id WHERE t.description_masked <> ''",
    )
    assert sum(clear != masked for clear, masked in texts) > 100
    assert all(mask(clear).text == masked for clear, masked in texts)


def test_a_garrison_sees_its_own(national: Cluster) -> None:
    with closing(national.connect("nation")) as db:
        db.autocommit = False
        add_person(db, "anna", ["kmzb_verify"], "KWP-RAD", password="only on loopback")
        add_person(db, "zofia", ["kmzb_analyse"], "*", password="only on loopback")
    seen = {}
    for login in ("anna", "zofia"):
        with closing(national.connect("nation", login, "only on loopback")) as db, db.cursor() as cursor:
            cursor.execute("SELECT count(*), count(DISTINCT garrison) FROM kmzb.threat")
            seen[login] = cursor.fetchone()
    assert seen == {"anna": (COUNT * 6 // 100, 1), "zofia": (COUNT, 17)}


def test_the_same_seed_makes_the_same_nation(empty: Cluster) -> None:
    before = ask(empty, INDEXES, database="empty")
    with closing(empty.connect("empty")) as db:
        nation.fill(db, COUNT)
    assert ask(empty, CONTENT, database="empty") == ask(empty, CONTENT)
    assert ask(empty, INDEXES, database="empty") == before


def test_a_store_in_use_is_refused(national: Cluster) -> None:
    before = ask(national, CONTENT)
    with closing(national.connect("nation")) as db, pytest.raises(ValueError, match="not empty"):
        nation.fill(db, COUNT, 2)
    assert ask(national, CONTENT) == before


def test_what_fails_leaves_nothing(empty: Cluster) -> None:
    indexes = ask(empty, INDEXES, database="empty")

    def fail(line: str) -> None:
        if line.startswith("KWP-GDA"):
            raise KeyError(line)

    with closing(empty.connect("empty")) as db, pytest.raises(KeyError):
        nation.fill(db, nation.SMALLEST, said=fail)
    left = "SELECT (SELECT count(*) FROM kmzb.threat), (SELECT count(*) FROM kmzb.unit)"
    assert ask(empty, left, database="empty") == [(0, 0)]
    assert ask(empty, INDEXES, database="empty") == indexes


def test_too_few_are_refused(empty: Cluster) -> None:
    with closing(empty.connect("empty")) as db, pytest.raises(ValueError, match="5000"):
        nation.fill(db, 100)
