"""What a login can do besides handing in: nothing that changes the store or tells what it may not see."""

from __future__ import annotations

import json
import uuid
from contextlib import closing
from typing import Any

import psycopg2
import psycopg2.extensions
import pytest

from kmzb_plugin.domain import submission as s
from tests.store.postgres.desk import PASSWORD, PEOPLE, SECRET, THREATS, Desk, insert

DENIED = psycopg2.errors.InsufficientPrivilege
REFUSED = (
    DENIED,
    psycopg2.errors.ObjectNotInPrerequisiteState,
    psycopg2.errors.GeneratedAlways,
    psycopg2.errors.FeatureNotSupported,
    psycopg2.errors.WrongObjectType,
)
EVERYBODY = [*PEOPLE, "nobody", "stranger"]
IMPORTERS = {login for login, (roles, *_) in PEOPLE.items() if "import" in roles} | {"nobody"}
ADMINISTRATORS = {login for login, (roles, *_) in PEOPLE.items() if "admin" in roles} | {"nobody"}
BULK = {"import_run", "unit", "threat", "threat_description", "threat_raw"}
OPENED = "SELECT threat_id, text FROM kmzb.open_description"
CLEAR = ("threat_description", "threat_raw", "open_description")


def tables(desk: Desk) -> list[str]:
    return [
        name
        for (name,) in desk.root(
            "SELECT relname FROM pg_class WHERE relnamespace = 'kmzb'::regnamespace AND relkind IN ('r', 'v')"
        )
    ]


def denied(desk: Desk, login: str, statement: str, *values: Any) -> bool:
    """Whether the store refuses a statement to a login; what it does otherwise is undone."""
    with closing(desk.connect(login)) as db:
        db.autocommit = False
        try:
            db.cursor().execute(statement, values or None)
        except DENIED:
            return True
        finally:
            db.rollback()
    return False


# --- writing past the door -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("login", EVERYBODY)
def test_nobody_changes_or_empties_a_table(shared: Desk, login: str) -> None:
    open_to_import = {("unit", "parent_id"), *(("import_run", name) for name in ("accepted", "duplicate", "what"))}
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
        for table in tables(shared):
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
    locks = {("unit", "SELECT FROM kmzb.{} FOR UPDATE"), ("import_run", "SELECT FROM kmzb.{} FOR UPDATE")}
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
    assert [statement for statement in statements if not denied(shared, login, statement)] == []


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
    # PostGIS's own: the extent of a layer, for QGIS.
    assert definers == [("st_estimatedextent",)]


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
    assert denied(desk, "importer", add, None, "KWP-RAD")
    assert denied(desk, "importer", add, "town", "KWP-BIA")
    assert denied(desk, "importer", "UPDATE kmzb.unit SET parent_id = 'town' WHERE id = 'west'")
    assert not denied(desk, "importer", add, "city", "KWP-BIA")
    assert not denied(desk, "nation", add, "city", "KWP-NEW")


# --- reading the clear text ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("login", PEOPLE)
def test_no_clear_text_without_a_disclosure(shared: Desk, login: str) -> None:
    for table in CLEAR:
        assert shared.ask(login, f"SELECT * FROM kmzb.{table}") == []
        with closing(shared.connect(login)) as db, db.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM kmzb.{table} t WHERE t::text LIKE %s", (f"%{SECRET[:3]}%",))
            assert cursor.fetchone() == (0,)


def test_no_text_of_the_store_holds_a_description(desk: Desk) -> None:
    text = "Kowalski, tel. 601 234 567"
    item = s.report("vandalism", {"type": "Point", "coordinates": [1_200, 1_300]}, description=text)
    desk.hand_in("officer", item, s.disclosure("description", ["west-1"], "Wizja"))
    for table in set(tables(desk)) - set(CLEAR):
        found = desk.root(f"SELECT count(*) FROM kmzb.{table} t WHERE t::text ~ '601 234|{SECRET}'")
        assert found == [(0,)], table


def test_a_disclosure_that_is_taken_back_has_opened_nothing(desk: Desk) -> None:
    item = s.disclosure("description", ["west-1"], "x")
    with closing(desk.connect("officer")) as db:
        db.autocommit = False
        with db.cursor() as cursor:
            insert(cursor, [tuple(item.as_row().values())])
            cursor.execute("SELECT outcome FROM kmzb.submission WHERE id = %s", (item.id,))
            assert cursor.fetchone() == ("accepted",)
            for table in CLEAR:
                cursor.execute(f"SELECT count(*) FROM kmzb.{table}")
                assert cursor.fetchone() == (0,)
            cursor.execute("SAVEPOINT x")
            cursor.execute(OPENED)
            assert cursor.fetchall() == []
        db.commit()
        with db.cursor() as cursor:
            cursor.execute(OPENED)
            assert cursor.fetchall() == [("west-1", SECRET)]


def test_a_transaction_that_stays_open_sees_the_text_no_longer(desk: Desk) -> None:
    desk.hand_in("officer", s.disclosure("description", ["west-1"], "x"))
    with closing(desk.connect("officer")) as db:
        db.autocommit = False
        db.cursor().execute("SELECT 1")
        desk.root("UPDATE kmzb.disclosed SET open_until = clock_timestamp() + interval '1 second'")
        with db.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(1.1)")
            cursor.execute(OPENED)
            assert cursor.fetchall() == []


def test_a_disclosure_opens_nothing_outside_the_scope(desk: Desk) -> None:
    desk.hand_in("all.west", s.disclosure("description", ["west-1"], "x"))
    assert desk.ask("all.west", OPENED) == [("west-1", SECRET)]
    desk.hand_in("administrator", s.setting("scope:all.west", '{"garrison": "KWP-RAD", "unit": "town"}'))
    assert desk.ask("all.west", OPENED) == []


def test_a_disclosure_names_what_it_opens(desk: Desk) -> None:
    hidden = {"what": "description", "object_ids": ["west-1"], "reason": "x", "count": 0, "sha256": "0" * 64}
    (answer,) = desk.hand_in("officer", s.Submission(s.Kind.DISCLOSURE, None, None, hidden))
    assert answer.short == ("KM422", "sha256", "unexpected")
    assert desk.ask("officer", OPENED) == []


# --- what leaks elsewhere --------------------------------------------------------------------------------------------


def test_an_answer_does_not_tell_where_a_hidden_threat_is(desk: Desk) -> None:
    hidden, missing = (s.annotation(threat, "x") for threat in ("town-1", "nowhere"))
    listed = s.case(str(uuid.uuid4()), ["town-1"])
    desk.hand_in("officer", hidden, missing, listed)
    rows = desk.ask("officer", "SELECT outcome, garrison, unit_id, readers, in_scope FROM kmzb.submission ORDER BY fid")
    assert rows == [("KM404", None, None, [], False)] * 3
    # Nor does it show up with those who see the threat.
    assert desk.ask("all.other", "SELECT * FROM kmzb.submission") == []
    desk.hand_in("all.other", s.assignment("town-1", "ewa", expected_owner=None, unit="north"))
    assert desk.ask("officer", "SELECT DISTINCT garrison FROM kmzb.submission") == [(None,)]


def test_estimates_do_not_tell_the_texts(desk: Desk) -> None:
    desk.root(
        "WITH t AS (INSERT INTO kmzb.threat (geom, id, number, plane, category, status, garrison, source_system,"
        " source_ref, description_masked, x, y) SELECT ST_SetSRID(ST_MakePoint(n, n), 2180), 'e' || n, 'e' || n,"
        " 'police', 'speeding', 'new', 'KWP-RAD', 'x', n::text, 'masked' || n, n, n FROM generate_series(1, 900) AS n"
        " RETURNING id, number) INSERT INTO kmzb.threat_description (threat_id, text, garrison)"
        " SELECT id, 'text ' || number, 'KWP-RAD' FROM t"
    )
    desk.root("ANALYZE")
    private = {
        "threat": ["id", "number", "source_ref", "description_masked", "owner"],
        "threat_description": ["text"],
        "threat_raw": ["raw"],
        "threat_case": ["title"],
        "submission": ["payload", "detail"],
        "verification": ["note"],
        "annotation": ["text"],
    }
    for table, columns in private.items():
        for column in columns:
            estimates = set()
            for value in ("", "e5", "masked5", "text e5", "zzz"):
                plan = desk.ask("reader", f"EXPLAIN (FORMAT json) SELECT FROM kmzb.{table} WHERE {column} < %s", value)
                estimates.add(plan[0][0][0]["Plan"]["Plan Rows"])
            assert len(estimates) == 1, (table, column)
    assert desk.ask("reader", "SELECT * FROM pg_stats WHERE schemaname = 'kmzb' AND tablename LIKE 'threat%%'") == []


def test_plans_and_errors_do_not_tell_the_texts(shared: Desk) -> None:
    plan = [line for (line,) in shared.ask("officer", "EXPLAIN (ANALYZE, VERBOSE) SELECT * FROM kmzb.threat_raw")]
    assert "Kowalski" not in "".join(plan)
    for expression in ("text::int", "1 / (length(text) - length(text))", "(text || '{')::jsonb", "text::xml"):
        assert shared.ask("officer", f"SELECT {expression} FROM kmzb.threat_description") == []
        assert shared.ask("officer", f"SELECT 1 FROM kmzb.threat_description WHERE ({expression}) IS NULL") == []


def test_a_function_of_ones_own_sees_no_more(shared: Desk) -> None:
    """Importers may make temporary ones; they run only over rows that are theirs."""
    with closing(shared.connect("importer")) as db, db.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION pg_temp.tell(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS"
            " $$ BEGIN RAISE NOTICE 'told %', $1; RETURN true; END $$"
        )
        for table, column in (("threat_description", "text"), ("threat_raw", "raw")):
            cursor.execute(f"SELECT count(*) FROM kmzb.{table} WHERE pg_temp.tell({column})")
            assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM kmzb.threat WHERE pg_temp.tell(id)")
        told = {notice.split()[-1] for notice in db.notices}
        assert told == {threat for threat in THREATS if not threat.startswith(("town", "north"))}
        with pytest.raises(DENIED):
            cursor.execute("CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE sql LEAKPROOF AS 'SELECT true'")


def test_copy_gives_what_select_gives(shared: Desk) -> None:
    class Lines(list):
        write = list.append

    for login in ("reader", "all.west", "nobody"):
        with closing(shared.connect(login)) as db, db.cursor() as cursor:
            cursor.execute("SELECT id FROM kmzb.threat")
            visible = sorted(row[0] for row in cursor)
            lines = Lines()
            cursor.copy_expert("COPY kmzb.threat (id) TO STDOUT", lines)
            assert sorted(line.decode().strip() for line in lines) == visible
            lines.clear()
            cursor.copy_expert("COPY kmzb.threat_description TO STDOUT", lines)
            assert lines == []
    with closing(shared.connect("reader")) as db, db.cursor() as cursor:
        cursor.execute("SET row_security = off")
        with pytest.raises(DENIED):
            cursor.execute("SELECT * FROM kmzb.threat")


@pytest.mark.parametrize("login", EVERYBODY)
def test_sequences_sessions_and_passwords_are_not_told(shared: Desk, login: str) -> None:
    with closing(shared.cluster.connect(shared.name)) as other, closing(shared.connect(login)) as db:
        other.cursor().execute("SELECT 'hidden from others'")
        with db.cursor() as cursor:
            cursor.execute("SELECT DISTINCT query FROM pg_stat_activity WHERE usename <> %s", (login,))
            assert {row[0] for row in cursor} == {"<insufficient privilege>"}
            cursor.execute("SELECT count(*) FROM pg_sequences WHERE schemaname = 'kmzb' AND last_value IS NOT NULL")
            assert cursor.fetchone() == (0,)
            for statement in (
                "SELECT last_value FROM kmzb.submission_fid",
                "SELECT nextval('kmzb.submission_fid')",
                "SELECT setval('kmzb.submission_fid', 1)",
                "SELECT nextval('kmzb.threat_fid_seq')",
                "SELECT * FROM pg_authid",
                "SELECT * FROM pg_statistic",
                "SELECT * FROM kmzb.number_counter",
                "SELECT * FROM kmzb.submission_id",
            ):
                with pytest.raises(DENIED):
                    cursor.execute(statement)


def test_only_administrators_read_the_audit_and_the_people(shared: Desk) -> None:
    for login in EVERYBODY:
        if login not in ADMINISTRATORS:
            assert denied(shared, login, "SELECT * FROM kmzb.audit")
    assert shared.ask("nobody", "SELECT * FROM kmzb.audit") == []
    assert shared.ask("nobody", "SELECT * FROM kmzb.person") == []
    assert shared.ask("administrator", "SELECT count(*) > 0 FROM kmzb.audit") == [(True,)]
    assert shared.ask("administrator", "SELECT count(*) FROM kmzb.person") == [(len(PEOPLE),)]
    assert shared.ask("officer", "SELECT login FROM kmzb.person") == [("officer",)]


def test_whoever_has_no_role_does_not_see_that_there_is_a_store(shared: Desk) -> None:
    for table in tables(shared):
        assert denied(shared, "stranger", f"SELECT * FROM kmzb.{table}")
    assert denied(shared, "stranger", "SELECT kmzb.verify_audit()")


def test_no_statement_with_a_description_comes_into_the_servers_log(desk: Desk) -> None:
    """Whatever fails: a failing statement holds the whole text that was handed in."""
    secret = f"secret {uuid.uuid4()}"
    point = {"type": "Point", "coordinates": [1, 1]}
    item = s.report("vandalism", point, description=secret)
    with closing(desk.connect("officer")) as db, db.cursor() as cursor:
        cursor.execute("SET statement_timeout = '1ms'")
        with pytest.raises(psycopg2.errors.QueryCanceled):
            insert(cursor, [tuple(item.as_row().values())] * 200)
        cursor.execute("RESET statement_timeout")
        with pytest.raises(psycopg2.errors.NotNullViolation):
            cursor.execute("INSERT INTO kmzb.submission (kind, payload) VALUES ('report', %s)", (item.payload_text,))
    log = desk.cluster.log.read_text(encoding="utf-8", errors="replace")
    assert "canceling statement" in log
    assert secret not in log


def test_an_early_seal_harms_only_who_does_it(desk: Desk) -> None:
    first, second = s.annotation("west-1", "x"), s.annotation("west-1", "y")
    with closing(desk.connect("officer")) as db:
        db.autocommit = False
        insert(db.cursor(), [tuple(first.as_row().values())])
        db.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(psycopg2.extensions.TransactionRollbackError):
            insert(db.cursor(), [tuple(second.as_row().values())])
        db.rollback()
    assert desk.root("SELECT count(*) FROM kmzb.submission") == [(0,)]
    assert desk.ask("reader", "SELECT valid FROM kmzb.audit_verdict") == [(True,)]


def test_a_login_of_the_tests_has_the_password_of_the_tests(shared: Desk) -> None:
    """Else every refusal above would be one of the login."""
    with pytest.raises(psycopg2.OperationalError):
        shared.cluster.connect(shared.name, "reader", PASSWORD + "x")
