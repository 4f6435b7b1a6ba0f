"""Attachments on a server: who sees the list, who reads the content, and what an importer can add."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from kmzb_plugin.domain import submission as s
from kmzb_plugin.store.postgres import migrations
from kmzb_plugin.store.postgres.create import create
from tests.store.postgres.desk import DENIED, GARRISON, OTHER, PEOPLE, SECRET, THREATS, UNITS, Desk
from tools.servers.postgres import Cluster

CONTENT = "SELECT threat_id FROM kmzb.attachment_content"
LIST = "SELECT threat_id FROM kmzb.attachment"
RUN = "INSERT INTO kmzb.import_run (plane, source_system, file_name) VALUES ('public', 'kmzb', 'x') RETURNING fid"
ADD = (
    "INSERT INTO kmzb.attachment (id, threat_id, name, media_type, size, sha256, cleaned, import_id, garrison, unit_id)"
    " VALUES ('new', %s, 'x.jpg', 'image/jpeg', 1, encode(sha256('x'), 'hex'), true, %s, %s, %s)"
)
FILL = (
    "INSERT INTO kmzb.attachment_content (attachment_id, threat_id, content, garrison, unit_id)"
    " VALUES (%s, %s, %s, %s, %s)"
)


@pytest.mark.parametrize("login", PEOPLE)
def test_the_list_is_seen_by_whoever_sees_the_threat(shared: Desk, login: str) -> None:
    threats = shared.ask(login, "SELECT id FROM kmzb.threat ORDER BY 1")
    assert shared.ask(login, LIST + " ORDER BY 1") == threats
    assert threats, login


def test_a_disclosure_opens_the_content_for_its_author_alone_and_for_a_while(desk: Desk) -> None:
    (answer,) = desk.hand_in("officer", s.disclosure("description", ["west-1"], "Wizja lokalna"))
    assert answer.outcome == "accepted"
    ((content,),) = desk.ask("officer", "SELECT content FROM kmzb.attachment_content")
    assert bytes(content).decode() == SECRET
    for login in set(PEOPLE) - {"officer"}:
        assert desk.ask(login, CONTENT) == [], login
    desk.root("UPDATE kmzb.disclosed SET open_until = clock_timestamp()")
    assert desk.ask("officer", CONTENT) == []


def test_another_garrison_opens_nothing(desk: Desk) -> None:
    (answer,) = desk.hand_in("all.other", s.disclosure("description", ["west-1"], "Ciekawość"))
    assert answer.outcome == "KM404"
    assert desk.ask("all.other", CONTENT) == []
    # Nor does a disclosure outlive the scope.
    desk.hand_in("all.west", s.disclosure("description", ["west-1"], "Wizja"))
    assert desk.ask("all.west", CONTENT) == [("west-1",)]
    desk.root("UPDATE kmzb.person SET unit_id = 'east' WHERE login = 'all.west'")
    assert desk.ask("all.west", CONTENT) == []


def test_what_is_handed_over_takes_its_attachments_along(desk: Desk) -> None:
    desk.hand_in("all.west", s.assignment("west-1", None, expected_owner=None, unit="town"))
    for login in ("all.town", "all.west", "all.other"):
        assert ("west-1",) in desk.ask(login, LIST), login
    desk.hand_in("all.town", s.disclosure("description", ["west-1"], "Wizja"))
    assert desk.ask("all.town", CONTENT) == [("west-1",)]


def _added(desk: Desk, login: str, threat: str, garrison: str, unit: str | None, *fill: Any) -> bool:
    """Whether an import of one's own may add this; what it does is undone."""
    with closing(desk.connect(login)) as db:
        db.autocommit = False
        try:
            with db.cursor() as cursor:
                cursor.execute(RUN)
                cursor.execute(ADD, (threat, cursor.fetchone()[0], garrison, unit))
                cursor.execute(FILL, fill or ("new", threat, b"x", garrison, unit))
        except DENIED:
            return False
        finally:
            db.rollback()
    return True


def test_an_import_adds_to_threats_of_its_own_garrison_only(shared: Desk) -> None:
    for threat, (unit, *_) in THREATS.items():
        garrison = UNITS[unit][0] if unit else GARRISON
        assert _added(shared, "importer", threat, garrison, unit) == (garrison == GARRISON), threat
        assert _added(shared, "nation", threat, garrison, unit), threat
        assert not _added(shared, "all.west", threat, garrison, unit), "a unit imports nothing"
    for login in ("reader", "officer", "analyst", "administrator", "nobody", "stranger"):
        assert not _added(shared, login, "west-1", GARRISON, "west"), login


def test_an_import_lends_no_keys_that_the_threat_has_not(shared: Desk) -> None:
    assert not _added(shared, "importer", "west-1", GARRISON, "east")
    assert not _added(shared, "nation", "west-1", OTHER, "town")
    assert not _added(shared, "importer", "nowhere", GARRISON, "west")


@pytest.mark.parametrize(
    "fill",
    [
        ("new", "west-1", b"y", GARRISON, "west"),
        ("new", "west-1", b"xx", GARRISON, "west"),
        ("new", "west-2", b"x", GARRISON, "west"),
        ("new", "west-1", b"x", GARRISON, "east"),
        ("photo west-2", "west-2", SECRET.encode(), GARRISON, "west"),
    ],
)
def test_the_content_is_what_the_list_says(desk: Desk, fill: tuple[Any, ...]) -> None:
    desk.root("DELETE FROM kmzb.attachment_content WHERE threat_id = 'west-2'")
    assert not _added(desk, "importer", "west-1", GARRISON, "west", *fill)


def test_an_import_is_over_when_its_transaction_is(desk: Desk) -> None:
    with closing(desk.connect("importer")) as db, db.cursor() as cursor:
        cursor.execute(RUN)
        run = cursor.fetchone()[0]
        with pytest.raises(DENIED):
            cursor.execute(ADD, ("west-1", run, GARRISON, "west"))


# --- the step to this schema -----------------------------------------------------------------------------------------


def test_a_store_without_attachments_gets_them_and_keeps_its_purge(
    cluster: Cluster, full_store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = migrations.steps()
    cluster.execute("CREATE DATABASE first")
    try:
        with closing(cluster.connect("first")) as db:
            db.autocommit = False
            with monkeypatch.context() as patch:
                patch.setattr(migrations, "steps", lambda folder=None: {1: every[1]})
                create(db, name="Pierwszy", garrison=GARRISON, crs="EPSG:2180")
            rights = (
                "SELECT proname, proowner::regrole::text, proacl::text FROM pg_proc WHERE proname IN ('run_purge',"
                " 'preview_purge', 'purge', 'purge_counts') ORDER BY 1"
            )
            before = cluster.execute(rights, database="first")
            assert ("run_purge", "kmzb_purger") in [row[:2] for row in before]
            with db, db.cursor() as cursor:
                cursor.execute("DELETE FROM kmzb.setting WHERE name = 'attachment_mb'")
            assert migrations.migrate(db, "Test") == (1, migrations.latest())
            assert cluster.execute(rights, database="first") == before
        setting = "SELECT value FROM kmzb.setting WHERE name = 'attachment_mb'"
        assert cluster.execute(setting, database="first") == [("10",)]
        assert _schema(cluster, "first") == _schema(cluster, full_store)
    finally:
        cluster.execute("DROP DATABASE first WITH (FORCE)")


def _schema(cluster: Cluster, database: str) -> list[Any]:
    """What defines a store: functions, columns, policies, rights."""
    statements = (
        "SELECT p.oid::regprocedure::text, md5(prosrc), proowner::regrole::text, proacl::text FROM pg_proc p"
        " WHERE pronamespace = 'kmzb'::regnamespace ORDER BY 1",
        "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'kmzb'"
        " ORDER BY 1, 2",
        "SELECT tablename, policyname, roles::text, cmd, qual, with_check FROM pg_policies ORDER BY 1, 2",
        "SELECT relname, relacl::text, relrowsecurity FROM pg_class"
        " WHERE relnamespace = 'kmzb'::regnamespace ORDER BY 1",
        "SELECT attrelid::regclass::text, attname, attacl::text, attstattarget FROM pg_attribute"
        " WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'kmzb'::regnamespace) ORDER BY 1, 2",
    )
    return [cluster.execute(statement, database=database) for statement in statements]
