"""What is past its review date is erased, named in the audit, and nothing else is touched."""

from __future__ import annotations

import json
import threading
from contextlib import closing

import pytest

from kmzb_plugin.domain import submission as s
from tests.store.postgres.desk import DENIED, POINT, SECRET, THREATS, Desk, insert

PURGE = "SELECT kmzb.purge(%s, %s)"
NOW = "2032-01-01Z"
PRIVATE = f"{SECRET}|tajne|601 234 567|masked"


def everything(desk: Desk) -> dict[str, str]:
    """A fingerprint of every table and of every sequence that a rolled-back write would move."""
    relations = desk.root(
        "SELECT relname, relkind FROM pg_class WHERE relnamespace = 'kmzb'::regnamespace AND relkind IN ('r', 'S')"
    )
    column = {"r": "t::text", "S": "last_value::text"}
    return {
        name: desk.root(f"SELECT md5(string_agg({column[kind]}, '' ORDER BY {column[kind]})) FROM kmzb.{name} t")[0][0]
        for name, kind in relations
    }


def counts(desk: Desk, dry_run: bool, login: str = "administrator", before: str = NOW) -> list[int]:
    ((answer,),) = desk.ask(login, PURGE, before, dry_run)
    found = json.loads(answer)
    return [found.pop(name) for name in ("threats", "descriptions", "raw", "notes", "payloads", "attachments")]


@pytest.fixture
def old(desk: Desk) -> Desk:
    """A store in which some threats are past their review date, with private texts in every place there is."""
    reports = [
        s.report("vandalism", POINT, description="tel. 601 234 567"),
        s.report("vandalism", POINT, source="tajne"),
    ]
    desk.hand_in(
        "officer",
        s.verification("west-1", 1, "joke_or_mistake", note="tajne"),
        s.annotation("west-1", "tajne"),
        s.annotation("west-1", "", kind="visit", visited_at="2026-11-20"),
        s.verification("west-1", 1, "joke_or_mistake", note="tajne i spóźnione"),
        s.annotation("west-2", "zostaje"),
        s.verification("east-1", 1, "verification"),
        *reports,
    )
    desk.root("UPDATE kmzb.threat SET description_masked = 'masked' WHERE description_masked IS NOT NULL")
    desk.root("DELETE FROM kmzb.threat_description WHERE threat_id = 'town-1'")
    desk.root("DELETE FROM kmzb.threat_raw WHERE threat_id = 'town-1'")
    desk.root("UPDATE kmzb.threat SET description_masked = NULL WHERE id = 'town-1'")
    for threat in ("town-1", "east-1"):
        desk.root("DELETE FROM kmzb.attachment_content WHERE threat_id = %s", threat)
        desk.root("DELETE FROM kmzb.attachment WHERE threat_id = %s", threat)
    # Of the reviewed: one with everything, one with a visit's payload only, one with nothing, two reports.
    desk.root("DELETE FROM kmzb.threat_description WHERE threat_id = 'east-1'")
    desk.root("DELETE FROM kmzb.threat_raw WHERE threat_id = 'east-1'")
    desk.root("UPDATE kmzb.threat SET description_masked = NULL WHERE id = 'east-1'")
    past = ["west-1", "east-1", "town-1", *(report.id for report in reports)]
    desk.root("UPDATE kmzb.threat SET review_at = '2020-01-01Z' WHERE id = ANY (%s)", past)
    return desk


def test_what_is_past_its_date_is_erased_and_named(old: Desk) -> None:
    before = everything(old)
    expected = [4, 2, 1, 2, 7, 1]
    assert counts(old, dry_run=True) == expected
    assert everything(old) == before
    assert counts(old, dry_run=False) == expected
    erased = [
        row[0] for row in old.root("SELECT id FROM kmzb.threat WHERE review_at < '2021-01-01Z' AND id <> 'town-1'")
    ]
    # Nothing private is left with them, and nothing is lost of the others.
    for table, column in (
        *(("threat", "id"), ("threat_description", "threat_id"), ("threat_raw", "threat_id"), ("event", "threat_id")),
        *(("verification", "threat_id"), ("annotation", "threat_id"), ("submission", "threat_id")),
    ):
        left = f"SELECT count(*) FROM kmzb.{table} t WHERE {column} = ANY (%s) AND t::text ~ %s"
        assert old.root(left, erased, PRIVATE) == [(0,)], table
    left = old.root("SELECT name, size, sha256 <> '' FROM kmzb.attachment WHERE threat_id = ANY (%s)", erased)
    assert left == [("", len(SECRET.encode()), True)], "that there was one"
    assert old.root("SELECT count(*) FROM kmzb.attachment_content") == [(len(THREATS) - 3,)]
    assert old.root("SELECT count(*) FROM kmzb.submission WHERE kind = 'report' AND payload <> '{}'") == [(0,)]
    kept = old.root("SELECT count(*) FROM kmzb.threat_description")
    assert kept == [(len(THREATS) - 3,)]
    assert old.root("SELECT text FROM kmzb.annotation WHERE threat_id = 'west-2'") == [("zostaje",)]
    # What was decided stays, and its history can still be read.
    history = old.ask("officer", "SELECT kind, to_status, text FROM kmzb.event WHERE threat_id = 'west-1' ORDER BY seq")
    assert history[1:] == [("verification", "joke_or_mistake", ""), ("annotation", "", ""), ("annotation", "", "")]
    rows = old.ask(
        "administrator", "SELECT actor, operation, object FROM kmzb.audit WHERE operation = 'purge' ORDER BY seq"
    )
    assert sorted(rows[:-1]) == [("administrator", "purge", f"threat {threat}") for threat in sorted(erased)]
    assert rows[-1][2].startswith("4 threats reviewed before 20")
    assert old.ask("reader", "SELECT valid FROM kmzb.audit_verdict") == [(True,)]
    assert counts(old, dry_run=False) == [0, 0, 0, 0, 0, 0]


def test_the_future_and_what_has_no_date_are_not_erased(old: Desk) -> None:
    old.root("UPDATE kmzb.threat SET review_at = NULL WHERE id = 'west-1'")
    assert counts(old, dry_run=True, before="9999-01-01Z")[0] == 3
    assert counts(old, dry_run=True, before="2019-01-01Z") == [0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("login", ["reader", "officer", "analyst", "importer", "stranger", "nobody"])
def test_only_administrators_purge(old: Desk, login: str) -> None:
    before = everything(old)
    for statement in (
        "SELECT kmzb.purge('2032-01-01Z', true)",
        "SELECT kmzb.purge('2032-01-01Z', false)",
        "INSERT INTO kmzb.purge_run (before) VALUES (now())",
        *(() if login == "nobody" else ("SELECT kmzb.preview_purge(now())",)),
        "SELECT kmzb.purge_counts(ARRAY['west-1'])",
        "SELECT kmzb.purgeable(now())",
    ):
        with pytest.raises(DENIED):
            old.ask(login, statement)
    after = everything(old)
    assert {name for name in before if before[name] != after[name]} <= {"purge_run_fid_seq"}


def test_a_run_cannot_be_forged(old: Desk) -> None:
    old.ask(
        "administrator",
        "INSERT INTO kmzb.purge_run (at, actor, before, counts) VALUES ('2001-01-01Z', 'nation', '2500-01-01Z', '{}')",
    )
    (row,) = old.root(
        "SELECT actor, at > now() - interval '1 hour', before <= now(), counts <> '{}' FROM kmzb.purge_run"
    )
    assert row == ("administrator", True, True, True)


def test_the_purger_can_do_nothing_else(desk: Desk) -> None:
    rows = desk.root(
        "SELECT DISTINCT r, table_name, CASE r WHEN 'INSERT' THEN '*' ELSE column_name END"
        " FROM information_schema.columns CROSS JOIN (VALUES ('INSERT'), ('UPDATE')) AS rights (r)"
        " WHERE table_schema = 'kmzb' AND has_column_privilege('kmzb_purger', 'kmzb.' || table_name, column_name, r)"
    )
    assert set(rows) == {
        ("UPDATE", "threat", "description_masked"),
        ("UPDATE", "verification", "note"),
        ("UPDATE", "annotation", "text"),
        ("UPDATE", "submission", "payload"),
        ("UPDATE", "attachment", "name"),
    }
    deletable = desk.root(
        "SELECT relname FROM pg_class WHERE relnamespace = 'kmzb'::regnamespace AND relkind = 'r'"
        " AND has_table_privilege('kmzb_purger', oid, 'DELETE, TRUNCATE, REFERENCES, TRIGGER')"
        " ORDER BY 1"
    )
    assert deletable == [("attachment_content",), ("threat_description",), ("threat_raw",)]
    assert desk.root("SELECT has_column_privilege('kmzb_purger', 'kmzb.attachment_content', 'content', 'SELECT')") == [
        (False,)
    ]
    rights = "SELECT rolcanlogin, rolsuper, rolbypassrls, has_schema_privilege(rolname, 'kmzb', 'CREATE') FROM pg_roles"
    assert desk.root(rights + " WHERE rolname = 'kmzb_purger'") == [(False, False, False, False)]
    assert desk.root("SELECT count(*) FROM pg_auth_members WHERE roleid = 'kmzb_purger'::regrole") == [(0,)]


def test_decisions_and_a_purge_at_once_go_one_after_the_other(old: Desk) -> None:
    outcomes: list[str] = []
    faults: list[BaseException] = []

    def decide() -> None:
        try:
            with closing(old.connect("officer")) as db:
                for _ in range(30):
                    batch = [s.annotation(threat, "później") for threat in ("east-1", "west-1", "west-2")]
                    insert(db.cursor(), [tuple(item.as_row().values()) for item in batch])
                    outcomes.append("done")
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=decide) for _ in range(2)]
    for thread in threads:
        thread.start()
    erased = [counts(old, dry_run=False)[0] for _ in range(5)]
    for thread in threads:
        thread.join(60)
    assert (faults, len(outcomes)) == ([], 60)
    assert erased[0] >= 2
    counts(old, dry_run=False)
    assert old.root("SELECT count(*) FROM kmzb.annotation WHERE text <> '' AND threat_id <> 'west-2'") == [(0,)]
    assert old.ask("reader", "SELECT valid FROM kmzb.audit_verdict") == [(True,)]
