"""The schema goes forward by versions, a step whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from kmzb_plugin.store.postgres import migrations
from kmzb_plugin.store.postgres.create import create
from kmzb_plugin.store.upgrading import OlderSchema
from kmzb_plugin.text import UserError
from tests.store.postgres.desk import Desk
from tools.servers.postgres import Cluster

STEPS = {
    "01_patrol.sql": "CREATE TABLE patrol (fid bigint PRIMARY KEY, place geometry(Point, :srid));",
    "02_rights.sql": "GRANT SELECT ON patrol TO kmzb_read;"
    " CREATE FUNCTION newer() RETURNS integer LANGUAGE sql AS 'SELECT 2';",
}


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The schema of a later version: today's and one step more."""
    folder = tmp_path / "schema"
    shutil.copytree(migrations.FOLDER, folder)
    step = folder / f"{migrations.latest() + 1:04}"
    step.mkdir()
    for name, text in STEPS.items():
        (step / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def root(desk: Desk) -> Iterator[Any]:
    """The superuser's connection, in transactions."""
    with closing(desk.cluster.connect(desk.name)) as db:
        db.autocommit = False
        yield db


def version(desk: Desk) -> int:
    return int(desk.root("SELECT value FROM kmzb.meta WHERE name = 'schema_version'")[0][0])


def test_a_store_is_brought_to_the_next_version(desk: Desk, root: Any, newer: Path) -> None:
    now = migrations.latest()
    with pytest.raises(OlderSchema):
        migrations.check("x", version(desk), newer)
    assert migrations.migrate(root, "Test", newer) == (now, now + 1)
    assert version(desk) == now + 1
    migrations.check("x", version(desk), newer)
    assert desk.ask("reader", "SELECT * FROM kmzb.patrol") == []
    owners = "SELECT relowner::regrole::text FROM pg_class WHERE relname = 'patrol'"
    assert desk.root(owners) == [("kmzb_owner",)]
    assert desk.root("SELECT Find_SRID('kmzb', 'patrol', 'place')") == [(2180,)]
    # A new function is nobody's until it is given.
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        desk.ask("reader", "SELECT kmzb.newer()")
    audit = "SELECT actor, operation, object FROM kmzb.audit ORDER BY seq DESC LIMIT 1"
    assert desk.ask("administrator", audit) == [("postgres", "migrate", f"schema {now} to {now + 1}")]
    assert migrations.migrate(root, "Test", newer) == (now + 1, now + 1)
    assert desk.ask("reader", "SELECT valid FROM kmzb.audit_verdict") == [(True,)]
    # This version of the plugin says so.
    with pytest.raises(UserError, match="newer version"):
        migrations.check("x", version(desk))
    with pytest.raises(UserError, match="newer version"):
        migrations.migrate(root, "Test")


def test_a_step_that_fails_leaves_the_store_as_it_was(desk: Desk, root: Any, newer: Path) -> None:
    last = next(newer.glob("*/02_rights.sql"))
    last.write_text("GRANT SELECT ON patrol TO kmzb_read; SELECT 1 / 0;", encoding="utf-8")
    schema = (
        "SELECT md5(string_agg(c::text, '' ORDER BY c.oid)) FROM pg_class c WHERE relnamespace = 'kmzb'::regnamespace"
    )
    before = desk.root(schema), desk.root("SELECT count(*) FROM kmzb.audit"), version(desk)
    with pytest.raises(psycopg2.errors.DivisionByZero):
        migrations.migrate(root, "Test", newer)
    assert (desk.root(schema), desk.root("SELECT count(*) FROM kmzb.audit"), version(desk)) == before
    # The connection is the one of before, with its own role, and goes on.
    with root, root.cursor() as cursor:
        cursor.execute("SELECT current_user::text")
        assert cursor.fetchone() == ("postgres",)
    last.write_text(STEPS[last.name], encoding="utf-8")
    assert migrations.migrate(root, "Test", newer)[1] == version(desk)


def test_only_a_superuser_changes_the_schema(desk: Desk, newer: Path) -> None:
    with closing(desk.connect("all.bia")) as db:
        db.autocommit = False
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            migrations.migrate(db, "Test", newer)
    assert version(desk) == migrations.latest()


# --- making ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def empty(cluster: Cluster) -> Iterator[str]:
    """The name of an empty database."""
    cluster.execute("CREATE DATABASE empty")
    yield "empty"
    cluster.execute("DROP DATABASE empty WITH (FORCE)")


def make(cluster: Cluster, database: str, login: str = "postgres", password: str | None = None) -> None:
    with closing(cluster.connect(database, login, password)) as db:
        db.autocommit = False
        create(db, name="Drugi", garrison="KWP-RAD", crs="EPSG:2178")


def test_a_second_store_on_the_server_has_its_own_people(cluster: Cluster, empty: str, desk: Desk) -> None:
    make(cluster, empty)
    assert cluster.execute("SELECT count(*) FROM kmzb.person", database=empty) == [(0,)]
    assert cluster.execute("SELECT Find_SRID('kmzb', 'threat', 'geom')", database=empty) == [(2178,)]
    with pytest.raises(UserError, match="has a store already"):
        make(cluster, empty)


def test_making_a_store_needs_a_superuser_and_leaves_nothing(cluster: Cluster, empty: str) -> None:
    cluster.execute("CREATE ROLE maker LOGIN CREATEROLE PASSWORD 'x'")
    try:
        with pytest.raises(UserError, match="superuser"):
            make(cluster, empty, "maker", "x")
        assert cluster.execute("SELECT to_regnamespace('kmzb')", database=empty) == [(None,)]
    finally:
        cluster.execute("DROP ROLE maker")


def test_a_database_in_another_encoding_is_refused(cluster: Cluster) -> None:
    cluster.execute("CREATE DATABASE latin ENCODING 'LATIN2' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    try:
        with pytest.raises(UserError, match="LATIN2"):
            make(cluster, "latin")
    finally:
        cluster.execute("DROP DATABASE latin")
