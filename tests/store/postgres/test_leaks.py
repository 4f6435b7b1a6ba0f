"""The clear text is read after a disclosure and in no other way; nothing else tells what a login may not see."""

from __future__ import annotations

import uuid
from contextlib import closing

import psycopg2
import psycopg2.extensions
import pytest

from kmzb_plugin.domain import submission as s
from tests.store.postgres.desk import (
    ADMINISTRATORS,
    DENIED,
    EVERYBODY,
    PASSWORD,
    PEOPLE,
    SECRET,
    THREATS,
    Desk,
    insert,
)

OPENED = "SELECT threat_id, text FROM kmzb.open_description"
CLEAR = ("threat_description", "threat_raw", "open_description", "attachment_content")


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
    for table in set(desk.tables()) - set(CLEAR):
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
        "attachment": ["id", "name", "sha256"],
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
            assert shared.denied(login, "SELECT * FROM kmzb.audit")
    assert shared.ask("nobody", "SELECT * FROM kmzb.audit") == []
    assert shared.ask("nobody", "SELECT * FROM kmzb.person") == []
    assert shared.ask("administrator", "SELECT count(*) > 0 FROM kmzb.audit") == [(True,)]
    assert shared.ask("administrator", "SELECT count(*) FROM kmzb.person") == [(len(PEOPLE),)]
    assert shared.ask("officer", "SELECT login FROM kmzb.person") == [("officer",)]


def test_whoever_has_no_role_does_not_see_that_there_is_a_store(shared: Desk) -> None:
    for table in shared.tables():
        assert shared.denied("stranger", f"SELECT * FROM kmzb.{table}")
    assert shared.denied("stranger", "SELECT kmzb.verify_audit()")


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
