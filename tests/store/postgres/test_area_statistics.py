"""Counts by area on a server: who reads them, who adds and corrects them, and that the audit keeps both counts."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from tests.store.postgres.desk import DENIED, GARRISON, OTHER, PEOPLE, Desk

RUN = (
    "INSERT INTO kmzb.import_run (plane, source_system, file_name, what) VALUES ('police', 'kgp', 'x.csv',"
    " 'statistics') RETURNING fid"
)
ADD = (
    "INSERT INTO kmzb.area_statistic (source_system, area_code, category, period, n, garrison, import_id)"
    " VALUES ('kgp', %s, 'theft', '2025', 5, %s, %s)"
)
CORRECT = "UPDATE kmzb.area_statistic SET n = n + 1, import_id = %s WHERE area_code = %s"


def run(cursor: Any) -> int:
    cursor.execute(RUN)
    return int(cursor.fetchone()[0])


def add(desk: Desk, login: str, code: str, garrison: str = GARRISON) -> None:
    with closing(desk.connect(login)) as db:
        db.autocommit = False
        with db, db.cursor() as cursor:
            cursor.execute(ADD, (code, garrison, run(cursor)))


@pytest.mark.parametrize("login", PEOPLE)
def test_everybody_of_the_store_reads_the_counts(desk: Desk, login: str) -> None:
    add(desk, "importer", "2061")
    add(desk, "all.other", "1463", OTHER)
    assert desk.ask(login, "SELECT area_code, n FROM kmzb.area_statistic ORDER BY 1") == [("1463", 5), ("2061", 5)]


def test_without_a_scope_nobody_reads_them(desk: Desk) -> None:
    add(desk, "importer", "2061")
    assert desk.ask("nobody", "SELECT * FROM kmzb.area_statistic") == []
    assert desk.denied("stranger", "SELECT * FROM kmzb.area_statistic")


def test_an_import_adds_for_its_own_garrison_and_in_its_own_run(desk: Desk) -> None:
    for login in ("reader", "officer", "analyst", "administrator"):
        with pytest.raises(DENIED):
            add(desk, login, "2061")
    for garrison in (OTHER, "KWP-NEW"):
        with pytest.raises(DENIED):
            add(desk, "importer", "2061", garrison)
    ((over,),) = desk.ask("importer", RUN)  # a transaction of its own, and the run ends with it
    assert desk.denied("importer", ADD, "2061", GARRISON, over)
    add(desk, "nation", "2061", OTHER)


def test_a_correction_is_logged_with_both_counts_and_by_whom(desk: Desk) -> None:
    add(desk, "importer", "2061")
    with closing(desk.connect("all.bia")) as db:
        db.autocommit = False
        with db, db.cursor() as cursor:
            cursor.execute(CORRECT, (run(cursor), "2061"))
            assert cursor.rowcount == 1
    audit = "SELECT actor, operation, object, reason FROM kmzb.audit ORDER BY seq DESC LIMIT 2"
    assert desk.root(audit) == [
        ("all.bia", "import statistics", "police kgp: 0 accepted, 0 duplicate", "x.csv"),
        ("all.bia", "correct statistic", "kgp 2061 theft 2025: 5 to 6", "x.csv"),
    ]
    assert desk.ask("reader", "SELECT valid FROM kmzb.audit_verdict") == [(True,)]


def test_nobody_corrects_outside_a_run_another_garrisons_counts_or_the_key(desk: Desk) -> None:
    add(desk, "importer", "2061")
    add(desk, "all.other", "1463", OTHER)
    assert desk.denied("importer", "UPDATE kmzb.area_statistic SET n = 7")
    assert desk.denied("importer", "UPDATE kmzb.area_statistic SET area_code = '2062'")
    assert desk.denied("importer", "UPDATE kmzb.area_statistic SET garrison = 'KWP-RAD'")
    for login in (*PEOPLE, "nobody"):
        assert desk.denied(login, "DELETE FROM kmzb.area_statistic")
    for login in ("reader", "officer", "analyst", "administrator"):
        assert desk.denied(login, "UPDATE kmzb.area_statistic SET n = 7")
    with closing(desk.connect("importer")) as db:
        db.autocommit = False
        with db, db.cursor() as cursor:
            cursor.execute(CORRECT, (run(cursor), "1463"))
            assert cursor.rowcount == 0
    assert desk.root("SELECT area_code, n FROM kmzb.area_statistic ORDER BY 1") == [("1463", 5), ("2061", 5)]
