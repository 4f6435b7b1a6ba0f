"""Letting people in and out: roles and scope, the password that is written nowhere, and who may not."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import psycopg2
import pytest

from kmzb_plugin.domain import submission as s
from kmzb_plugin.store.postgres.people import add_person, remove_person
from kmzb_plugin.text import UserError
from tests.store.postgres.desk import PASSWORD, Desk


@pytest.fixture
def root(desk: Desk) -> Iterator[Any]:
    """The superuser's connection, in transactions."""
    with closing(desk.cluster.connect(desk.name)) as db:
        db.autocommit = False
        yield db


def roles_of(desk: Desk, login: str) -> set[str]:
    rows = desk.root(
        "SELECT roleid::regrole::text FROM pg_auth_members"
        " WHERE member = (SELECT oid FROM pg_roles WHERE rolname = %s)",
        login,
    )
    return {name.removeprefix("kmzb_") for (name,) in rows}


def test_somebody_is_let_in_changed_taken_out_and_let_in_again(desk: Desk, root: Any) -> None:
    add_person(root, "jan.k", ["kmzb_verify", "kmzb_analyse"], "KWP-BIA", "west", "Jan K.", PASSWORD)
    assert roles_of(desk, "jan.k") == {"read", "verify", "analyse"}
    assert desk.ask("jan.k", "SELECT id FROM kmzb.threat ORDER BY 1") == [("west-1",), ("west-2",)]
    add_person(root, "jan.k", ["kmzb_analyse"], "KWP-BIA")
    assert roles_of(desk, "jan.k") == {"read", "analyse"}
    # The open session has the new rights, and the password is the same.
    assert desk.ask("jan.k", "SELECT count(*) FROM kmzb.threat") == [(5,)]
    assert desk.hand_in("jan.k", s.verification("west-1", 1, "verification"))[0].outcome == "KM403"
    desk.connect("jan.k").close()
    session = desk.connect("jan.k")
    remove_person(root, "jan.k")
    assert roles_of(desk, "jan.k") == set()
    with pytest.raises(psycopg2.OperationalError):
        session.cursor().execute("SELECT 1")
    with pytest.raises(psycopg2.OperationalError):
        desk.connect("jan.k")
    add_person(root, "jan.k", [], "*")
    with closing(desk.connect("jan.k")) as db, db.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kmzb.threat")
        assert cursor.fetchone() == (7,)
    rows = desk.ask(
        "administrator", "SELECT actor, object FROM kmzb.audit WHERE operation = 'person' ORDER BY seq DESC LIMIT 4"
    )
    assert rows[::-1] == [
        ("postgres", "jan.k kmzb_verify kmzb_analyse scope KWP-BIA west"),
        ("postgres", "jan.k kmzb_analyse scope KWP-BIA"),
        ("postgres", "jan.k removed"),
        ("postgres", "jan.k  scope *"),
    ]
    assert desk.ask("reader", "SELECT valid FROM kmzb.audit_verdict") == [(True,)]


@pytest.mark.parametrize(
    ("login", "roles", "garrison", "unit", "words"),
    [
        ("Jan", [], "KWP-BIA", "", "cannot be a login"),
        ("kmzb_jan", [], "KWP-BIA", "", "cannot be a login"),
        ("pg_jan", [], "KWP-BIA", "", "cannot be a login"),
        ('jan"; DROP SCHEMA kmzb', [], "KWP-BIA", "", "cannot be a login"),
        ("j" * 64, [], "KWP-BIA", "", "cannot be a login"),
        ("jan\x00", [], "KWP-BIA", "", "cannot be a login"),
        ("ewa", ["kmzb_owner"], "KWP-BIA", "", "no role «kmzb_owner»"),
        ("ewa", ["postgres"], "KWP-BIA", "", "no role «postgres»"),
        ("ewa", [], " ", "", "needs a garrison"),
        ("ewa", [], "KWP-RAD", "west", "has no such unit"),
        ("ewa", [], "*", "west", "has no such unit"),
        ("ewa", [], "KWP-BIA", "'; --", "has no such unit"),
    ],
)
def test_what_makes_no_person_is_refused_and_leaves_nothing(
    desk: Desk, root: Any, login: str, roles: list[str], garrison: str, unit: str, words: str
) -> None:
    with pytest.raises(UserError, match=words):
        add_person(root, login, roles, garrison, unit)
    assert desk.root("SELECT count(*) FROM pg_roles WHERE rolname ~ '^(ewa|jan|j{64})$'") == [(0,)]


def test_somebody_who_is_not_there_cannot_be_taken_out(root: Any) -> None:
    for login in ("nowhere", "nobody", "postgres", 'x"; DROP SCHEMA kmzb; --'):
        with pytest.raises(UserError, match="Nobody has the login"):
            remove_person(root, login)


def test_only_the_databases_administrator_lets_people_in(desk: Desk) -> None:
    for login in ("administrator", "all.bia"):
        with closing(desk.connect(login)) as db:
            db.autocommit = False
            with pytest.raises(UserError, match="superuser"):
                add_person(db, "ewa", [], "KWP-BIA")
            with pytest.raises(UserError, match="superuser"):
                remove_person(db, "reader")
    assert desk.ask("reader", "SELECT count(*) FROM kmzb.threat") == [(5,)]


def test_a_password_is_in_no_log(desk: Desk, root: Any) -> None:
    password = f"Żółw '\" {uuid.uuid4()}"
    desk.root(f"ALTER DATABASE {desk.name} SET log_statement = 'all'")
    with closing(desk.cluster.connect(desk.name)) as db:
        db.autocommit = False
        add_person(db, "ewa.n", [], "KWP-BIA", password=password)
    log = desk.cluster.log.read_text(encoding="utf-8", errors="replace")
    assert 'ALTER ROLE "ewa.n" PASSWORD \'SCRAM-SHA-256$' in log
    assert password[-36:] not in log
    desk.cluster.connect(desk.name, "ewa.n", password).close()


def test_an_administrator_of_another_store_on_the_server_is_nobody_here(desk: Desk, root: Any) -> None:
    add_person(root, "training.admin", ["kmzb_admin"], "*", password=PASSWORD)
    desk.root("DELETE FROM kmzb.person WHERE login = 'training.admin'")
    for table in ("threat", "audit", "person", "submission"):
        assert desk.ask("training.admin", f"SELECT * FROM kmzb.{table}") == []
    (answer,) = desk.hand_in("training.admin", s.setting("retention_days", "1"))
    assert answer.outcome == "KM403"
