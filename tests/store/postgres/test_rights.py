"""What a login can do besides handing in: nothing that changes the store."""

from __future__ import annotations

import json
from contextlib import closing
from typing import Any

import psycopg2
import psycopg2.extensions
import pytest

from kmzb_plugin.domain import submission as s
from tests.store.postgres.desk import (
    ADMINISTRATORS,
    DENIED,
    EVERYBODY,
    IMPORTERS,
    Desk,
    insert,
)

REFUSED = (
    DENIED,
    psycopg2.errors.ObjectNotInPrerequisiteState,
    psycopg2.errors.GeneratedAlways,
    psycopg2.errors.FeatureNotSupported,
    psycopg2.errors.WrongObjectType,
)
BULK = {
    *("import_run", "unit", "threat", "threat_description", "threat_raw", "attachment", "attachment_content"),
    "area_statistic",
}


# --- writing past the door -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("login", EVERYBODY)
def test_nobody_changes_or_empties_a_table(shared: Desk, login: str) -> None:
    open_to_import = {
        ("unit", "parent_id"),
        *(("import_run", name) for name in ("accepted", "duplicate", "what")),
        *(("area_statistic", name) for name in ("n", "import_id")),
    }
    allowed = set()
    columns = shared.root(
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'kmzb'"
        " AND is_generated = 'NEVER' AND (is_identity = 'NO')"
    )
    with closing(shared.connect(login)) as db, db.cursor() as cursor:
        for table, column in columns:
            try:
                cursor.execute(f'UPDATE kmzb."{table}" SET "{column}" = "{column}" WHERE false')
                allowed.add((table, column))
            except REFUSED:
                pass
        for table in shared.tables():
            for statement in ("DELETE FROM kmzb.{}", "TRUNCATE kmzb.{}", "SELECT FROM kmzb.{} FOR UPDATE",
                              "LOCK TABLE kmzb.{} IN EXCLUSIVE MODE"):  # fmt: skip
                try:
                    cursor.execute("BEGIN")
                    cursor.execute(statement.format(table))
                    allowed.add((table, statement))
                except REFUSED:
                    pass
                finally:
                    cursor.execute("ROLLBACK")
    expected = open_to_import if login in IMPORTERS else set()
    locks = {(name, "SELECT FROM kmzb.{} FOR UPDATE") for name in ("unit", "import_run", "area_statistic")}
    assert allowed == expected | (locks if login in IMPORTERS else set())


@pytest.mark.parametrize("login", EVERYBODY)
def test_rows_are_inserted_where_a_role_says(shared: Desk, login: str) -> None:
    expected = set() if login == "stranger" else {"submission"}
    expected |= BULK if login in IMPORTERS else set()
    expected |= {"purge_run"} if login in ADMINISTRATORS else set()
    found = shared.root(
        "SELECT relname FROM pg_class WHERE relnamespace = 'kmzb'::regnamespace AND relkind IN ('r', 'v')"
        " AND has_any_column_privilege(%s, oid, 'INSERT')",
        login,
    )
    assert {name for (name,) in found} == expected
    numbered = shared.root(
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'kmzb' AND is_identity = 'YES'"
        " AND has_column_privilege(%s, 'kmzb.' || table_name, column_name, 'INSERT')",
        login,
    )
    assert numbered == []


@pytest.mark.parametrize("login", EVERYBODY)
def test_nobody_owns_or_makes_anything(shared: Desk, login: str) -> None:
    statements = [
        "CREATE TABLE kmzb.x (y int)",
        "CREATE TABLE public.x (y int)",
        "CREATE SCHEMA x",
        "CREATE FUNCTION public.x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE VIEW public.x AS SELECT 1",
        "ALTER TABLE kmzb.submission DISABLE TRIGGER ALL",
        "ALTER TABLE kmzb.threat DISABLE ROW LEVEL SECURITY",
        "DROP POLICY read_scope ON kmzb.threat",
        "CREATE POLICY x ON kmzb.threat USING (true)",
        "CREATE TRIGGER x BEFORE INSERT ON kmzb.submission EXECUTE FUNCTION kmzb.notify_maps()",
        "CREATE RULE x AS ON INSERT TO kmzb.submission DO INSTEAD NOTHING",
        "GRANT kmzb_admin TO reader",
        "ALTER ROLE reader SUPERUSER",
        "SET session_replication_role = replica",
        "SET log_min_error_statement = debug1",
        "SET SESSION AUTHORIZATION postgres",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT pg_read_file('postgresql.conf')",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
        "COPY kmzb.submission TO '/tmp/x'",
        "COPY kmzb.submission TO PROGRAM 'cat'",
        *[f"SET ROLE {role}" for role in ("postgres", "kmzb_owner", "kmzb_purger", "nation") if role != login],
        *(["CREATE TEMPORARY TABLE x (y int)"] if login not in IMPORTERS else []),
        *(["CREATE FUNCTION pg_temp.x() RETURNS int LANGUAGE sql AS 'SELECT 1'"] if login not in IMPORTERS else []),
    ]
    assert [statement for statement in statements if not shared.denied(login, statement)] == []


def test_functions_are_called_by_those_who_need_them(shared: Desk) -> None:
    everybody = {
        *("is_person", "my_rights", "my_nation", "my_garrisons", "my_units", "my_readers", "named_objects"),
        *("sees_case", "ids_of", "text_of", "payload_object", "is_about_the_store", "invalid", "refuse", "iso"),
        *("verify_audit", "compact_cells", "store_srid"),
    }
    more = {
        "kmzb_read": set(),
        "kmzb_verify": set(),
        "kmzb_analyse": set(),
        "kmzb_import": {"take_numbers", "my_runs", "is_my_garrison", "is_my_unit"},
        "kmzb_admin": {"purge", "preview_purge", "check_administrator"},
        "stranger": None,
    }
    for role, additional in more.items():
        found = shared.root(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'kmzb'::regnamespace"
            " AND has_function_privilege(%s, oid, 'EXECUTE')",
            role,
        )
        assert {name for (name,) in found} == (set() if additional is None else everybody | additional), role
    definers = shared.root(
        "SELECT DISTINCT proname FROM pg_proc WHERE prosecdef"
        " AND pronamespace NOT IN ('kmzb'::regnamespace, 'pg_catalog'::regnamespace)"
    )
    # PostGIS's own: the extent of a layer, for QGIS. In newer PostGIS it has its caller's rights.
    assert set(definers) <= {("st_estimatedextent",)}


def test_a_definers_function_looks_nowhere_else(shared: Desk) -> None:
    loose = shared.root(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'kmzb'::regnamespace AND prosecdef"
        " AND NOT 'search_path=kmzb, pg_temp' = ANY (COALESCE(proconfig, '{}'))"
    )
    assert loose == []
    # What an importer makes in its own session is never found by name.
    with closing(shared.connect("importer")) as db, db.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE person (login text, garrison text, unit_id text)")
        cursor.execute("INSERT INTO person VALUES ('importer', '*', NULL)")
        cursor.execute("CREATE TEMPORARY TABLE threat AS SELECT * FROM kmzb.threat")
        cursor.execute("SET search_path = pg_temp, kmzb, public")
        cursor.execute("SELECT count(*) FROM kmzb.threat WHERE garrison <> 'KWP-BIA'")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT kmzb.my_nation()")
        assert cursor.fetchone() == (False,)


def test_what_the_store_fills_in_cannot_be_forged(desk: Desk) -> None:
    forged = {
        "actor": "nation",
        "outcome": "accepted",
        "detail": '{"version": 99}',
        "received_at": "2001-01-01Z",
        "rights": ["kmzb_admin"],
        "in_scope": True,
        "case_in_scope": True,
        "garrison": "KWP-RAD",
        "unit_id": "town",
        "readers": ["town"],
        "fid": -5,
        "tx": "7",
    }
    answer = desk.hand_in_row(
        "reader", kind="setting", payload=json.dumps({"name": "retention_days", "value": "1"}), **forged
    )
    assert answer.outcome == "KM403"
    (row,) = desk.root(
        "SELECT actor, rights, in_scope, case_in_scope, garrison, unit_id, readers, fid > 0, tx::text <> '7',"
        " received_at > now() - interval '1 hour' FROM kmzb.submission"
    )
    assert row == ("reader", [], True, False, None, None, [], True, True, True)
    assert desk.root("SELECT actor FROM kmzb.audit ORDER BY seq DESC LIMIT 1") == [("reader",)]


@pytest.mark.parametrize("group", ["kmzb_read", "kmzb_verify", "kmzb_admin", "kmzb_import"])
def test_nobody_acts_under_the_name_of_a_group(desk: Desk, group: str) -> None:
    db = desk.connect("all.bia")
    with closing(db), db.cursor() as cursor:
        cursor.execute(f"SET ROLE {group}")
        items = [
            s.setting("retention_days", "1"),
            s.report("vandalism", {"type": "Point", "coordinates": [1, 1]}),
            s.disclosure("export", [str(n) for n in range(1001)], "x", recipient="y"),
        ]
        insert(cursor, [tuple(item.as_row().values()) for item in items])
        cursor.execute("SELECT outcome, detail FROM kmzb.submission")
        assert cursor.fetchall() == [("KM403", '{"field": "kind"}')] * 3
        cursor.execute("SELECT (SELECT count(*) FROM kmzb.threat), (SELECT count(DISTINCT actor) FROM kmzb.submission)")
        assert cursor.fetchone() == (0, 1)
        if group == "kmzb_admin":
            cursor.execute("SELECT count(*) FROM kmzb.audit")
            assert cursor.fetchone() == (0,)
            for dry_run in (True, False):
                with pytest.raises(DENIED):
                    cursor.execute("SELECT kmzb.purge(now(), %s)", (dry_run,))
        if group == "kmzb_import":
            with pytest.raises(DENIED):
                cursor.execute("INSERT INTO kmzb.import_run (plane, source_system, file_name) VALUES ('', '', '')")


# --- the bulk path ---------------------------------------------------------------------------------------------------

RUN = "INSERT INTO kmzb.import_run (plane, source_system, file_name) VALUES ('police', 'x', 'f.csv') RETURNING fid"
NEW_THREAT = (
    "INSERT INTO kmzb.threat (geom, id, number, plane, category, status, garrison, source_system, source_ref,"
    " import_id, x, y{names}) VALUES (ST_SetSRID(ST_MakePoint(1, 1), 2180), 'new-1', 'n', 'police', 'speeding', 'new',"
    " %s, 'x', 'y', %s, 1, 1{values})"
)


def import_threat(cursor: Any, garrison: str = "KWP-BIA", run: int | None = None, **more: str) -> None:
    if run is None:
        cursor.execute(RUN)
        run = cursor.fetchone()[0]
    names, values = "".join(f", {name}" for name in more), "".join(f", {value}" for value in more.values())
    cursor.execute(NEW_THREAT.format(names=names, values=values), (garrison, run))


@pytest.mark.parametrize(
    "fault",
    [
        {"garrison": "KWP-RAD"},
        {"run": 1},
        {"version": "7"},
        {"owner": "'jan'"},
        {"case_id": "'x'"},
        {"readers": "ARRAY['town']"},
    ],
)
def test_an_import_writes_only_its_own(shared: Desk, fault: dict[str, Any]) -> None:
    with closing(shared.connect("importer")) as db:
        db.autocommit = False
        import_threat(db.cursor())
        db.rollback()
        with pytest.raises(DENIED):
            import_threat(db.cursor(), **fault)


@pytest.mark.parametrize("login", ["all.west", "nobody", "analyst"])
def test_whoever_has_no_garrison_imports_nothing(shared: Desk, login: str) -> None:
    with closing(shared.connect(login)) as db:
        db.autocommit = False
        with pytest.raises(DENIED):
            import_threat(db.cursor())


def test_an_import_attaches_texts_to_its_own_threats_alone(shared: Desk) -> None:
    attach = "INSERT INTO kmzb.threat_description (threat_id, text, garrison, unit_id) VALUES (%s, 'x', %s, %s)"
    with closing(shared.connect("importer")) as db:
        db.autocommit = False
        import_threat(db.cursor())
        db.cursor().execute(attach, ("new-1", "KWP-BIA", None))
        for values in (("new-1", "KWP-RAD", None), ("new-1", "KWP-BIA", "town"), ("far-1", "KWP-BIA", None)):
            db.rollback()
            import_threat(db.cursor())
            with pytest.raises((DENIED, psycopg2.errors.UniqueViolation)):
                db.cursor().execute(attach, values)


def test_an_import_run_is_stamped_and_closed(desk: Desk) -> None:
    forged = "INSERT INTO kmzb.import_run (at, actor, plane, source_system, file_name, tx)"
    desk.ask("importer", f"{forged} VALUES ('2001-01-01Z', 'nation', 'police', 'x', 'f', '5')")
    (row,) = desk.root(
        "SELECT actor, at > now() - interval '1 hour', tx::text <> '5' FROM kmzb.import_run ORDER BY fid DESC LIMIT 1"
    )
    assert row == ("importer", True, True)
    desk.ask("importer", "UPDATE kmzb.import_run SET accepted = 99")
    assert desk.root("SELECT max(accepted) FROM kmzb.import_run") == [(0,)]
    assert desk.root("SELECT actor, operation, object FROM kmzb.audit ORDER BY seq DESC LIMIT 1") == [
        ("importer", "import", "police x: 0 accepted, 0 duplicate")
    ]


def test_nobody_puts_a_foreign_unit_under_their_own(desk: Desk) -> None:
    for login in ("importer", "all.west", "all.bia"):
        desk.ask(login, "UPDATE kmzb.unit SET parent_id = 'west' WHERE garrison = 'KWP-RAD'")
    assert desk.root("SELECT id, parent_id FROM kmzb.unit WHERE garrison = 'KWP-RAD' ORDER BY id") == [
        ("north", "town"),
        ("town", None),
    ]
    add = "INSERT INTO kmzb.unit (id, code, name, parent_id, valid_from, garrison) VALUES ('z', 'Z', 'z', %s, '', %s)"
    assert desk.denied("importer", add, None, "KWP-RAD")
    assert desk.denied("importer", add, "town", "KWP-BIA")
    assert desk.denied("importer", "UPDATE kmzb.unit SET parent_id = 'town' WHERE id = 'west'")
    assert not desk.denied("importer", add, "city", "KWP-BIA")
    assert not desk.denied("nation", add, "city", "KWP-NEW")
