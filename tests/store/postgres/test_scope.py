"""Who sees what: by garrison, by unit and those below it, the nation, nobody; and what was handed over."""

from __future__ import annotations

import json
import uuid

import pytest

from kmzb_plugin.domain import submission as s
from tests.store.postgres.desk import Desk

BIA = {"west-1", "west-2", "east-1", "city-1", "far-1"}
SEEN = {
    "officer": BIA,
    "all.west": {"west-1", "west-2"},
    "all.city": BIA - {"far-1"},
    "all.town": {"town-1", "north-1"},
    "all.other": {"town-1", "north-1"},
    "nation": BIA | {"town-1", "north-1"},
    "nobody": set(),
}
KEYED = ("verification", "annotation", "assignment", "case_link")
POINTS = {"west": (1_200, 1_300), "town": (21_200, 1_300), "none": (15_000, 1_300)}


def point(where: str) -> dict[str, object]:
    return {"type": "Point", "coordinates": list(POINTS[where])}


def busy(desk: Desk) -> dict[str, set[str]]:
    """Does something of every kind to every threat; returns the submissions of each."""
    made: dict[str, set[str]] = {}
    for threat in SEEN["nation"]:
        batch = [
            s.verification(threat, 1, "verification"),
            s.annotation(threat, "x"),
            s.assignment(threat, "jan", expected_owner=None),
            s.correction(threat, 2, "x", place="Rynek"),
        ]
        answers = desk.hand_in("nation", *batch, s.case(str(uuid.uuid4()), [threat], title=f"Sprawa {threat}"))
        assert [answer.outcome for answer in answers] == ["accepted"] * 5
        made[threat] = {item.id for item in batch}
    return made


@pytest.mark.parametrize("login", SEEN)
def test_a_scope_holds_in_every_table(desk: Desk, login: str) -> None:
    made = busy(desk)
    seen = SEEN[login]
    ask = "SELECT DISTINCT %s FROM kmzb.%s"
    assert {row[0] for row in desk.ask(login, ask % ("id", "threat"))} == seen
    for table in KEYED:
        assert {row[0] for row in desk.ask(login, ask % ("threat_id", table))} == seen, table
    assert {row[0] for row in desk.ask(login, ask % ("threat_id", "event"))} == seen
    assert {row[0] for row in desk.ask(login, ask % ("title", "threat_case"))} == {
        f"Sprawa {threat}" for threat in seen
    }
    if login != "nation":
        expected = set().union(*(made[threat] for threat in seen)) if seen else set()
        for view in ("submission", "receipt"):
            assert {row[0] for row in desk.ask(login, ask % ("id::text", view))} == expected
    counted = desk.ask(login, "SELECT size, sum(n)::int FROM kmzb.cell_counts GROUP BY 1 ORDER BY 1")
    assert counted == ([(1000, len(seen)), (10000, len(seen))] if seen else [])
    desk.ask("reader", "SELECT kmzb.compact_cells()")
    assert desk.ask(login, "SELECT size, sum(n)::int FROM kmzb.cell_counts GROUP BY 1 ORDER BY 1") == counted


@pytest.mark.parametrize("login", [login for login in SEEN if login not in {"nobody", "nation"}])
def test_a_scope_decides_what_one_may_decide(shared: Desk, login: str) -> None:
    for threat in SEEN["nation"]:
        items = [
            s.annotation(threat, "x"),
            s.verification(threat, 7, "verification"),
            s.correction(threat, 7, "x", place="y"),
            s.assignment(threat, "jan", expected_owner="ewa"),
        ]
        listed = [s.disclosure("export", [threat], "x", recipient="y")]
        outcomes = [answer.outcome for answer in shared.hand_in(login, *items, *listed)]
        if threat not in SEEN[login]:
            assert outcomes == ["KM404"] * 5
        elif login == "officer":
            assert outcomes == ["accepted", "KM409", "KM409", "KM409", "accepted"]


def test_a_closed_unit_and_a_threat_without_one_are_their_garrisons(desk: Desk) -> None:
    assert desk.hand_in("all.city", s.annotation("far-1", "x"))[0].outcome == "KM404"
    assert desk.hand_in("all.bia", s.annotation("far-1", "x"))[0].outcome == "accepted"
    desk.root("UPDATE kmzb.unit SET valid_to = '2020-12-31' WHERE id = 'west'")
    assert desk.hand_in("all.west", s.annotation("west-1", "x"))[0].outcome == "accepted"


def test_a_report_belongs_where_it_lies_else_to_its_author(desk: Desk) -> None:
    items = [s.report("vandalism", point(where)) for where in ("west", "town", "none")]
    desk.hand_in("all.other", *items)
    keys = [(row["garrison"], row["unit_id"]) for row in map(desk.threat, (item.id for item in items))]
    assert keys == [("KWP-BIA", "west"), ("KWP-RAD", "town"), ("KWP-RAD", None)]
    nations = s.report("vandalism", point("none"))
    desk.hand_in("nation", nations)
    assert desk.threat(nations.id)["garrison"] == "KWP-BIA"
    # The nation sees garrisons that no unit belongs to.
    desk.hand_in("administrator", s.setting("scope:reader", '{"garrison": "KWP-NEW", "unit": ""}'))
    desk.root("GRANT kmzb_verify TO reader")
    try:
        new = s.report("vandalism", point("none"))
        desk.hand_in("reader", new)
    finally:
        desk.root("REVOKE kmzb_verify FROM reader")
    assert desk.threat(new.id)["garrison"] == "KWP-NEW"
    assert desk.ask("nation", "SELECT count(*) FROM kmzb.threat WHERE garrison = 'KWP-NEW'") == [(1,)]
    assert desk.ask("officer", "SELECT count(*) FROM kmzb.threat WHERE garrison = 'KWP-NEW'") == [(0,)]


def test_a_new_scope_holds_at_once(desk: Desk) -> None:
    visible = "SELECT id FROM kmzb.threat"
    assert {row[0] for row in desk.ask("all.west", visible)} == SEEN["all.west"]
    for garrison, unit, seen in (
        ("KWP-RAD", "", SEEN["all.other"]),
        ("*", "", SEEN["nation"]),
        ("KWP-BIA", "city", SEEN["all.city"]),
        ("KWP-POZ", "", set()),
    ):
        (answer,) = desk.hand_in(
            "administrator", s.setting("scope:all.west", json.dumps({"garrison": garrison, "unit": unit}))
        )
        assert answer.outcome == "accepted"
        # The session is the one that was open before.
        assert {row[0] for row in desk.ask("all.west", visible)} == seen
        store = desk.ask("all.west", "SELECT person_garrison, person_unit FROM kmzb.store")
        assert store == [(garrison, unit)]


def test_somebody_without_a_scope_is_told_what_the_store_is_and_no_more(shared: Desk) -> None:
    ((actor, rights, garrison, name),) = shared.ask(
        "nobody", "SELECT actor, rights, person_garrison, name FROM kmzb.store"
    )
    assert (actor, rights, garrison, name) == ("nobody", "", "", "Test")
    assert shared.ask("all.west", "SELECT rights FROM kmzb.store") == [
        ("kmzb_verify kmzb_analyse kmzb_import kmzb_admin",)
    ]
    assert shared.hand_in("nobody", s.annotation("west-1", "x"))[0].outcome == "KM403"


# --- handing over ----------------------------------------------------------------------------------------------------


def readable(desk: Desk, login: str, threat: str) -> dict[str, int]:
    """How many rows about a threat somebody sees, by table."""
    counts = {}
    for table in ("threat", *KEYED, "event", "submission"):
        column = "id" if table == "threat" else "threat_id"
        ((counts[table],),) = desk.ask(login, f"SELECT count(*) FROM kmzb.{table} WHERE {column} = %s", threat)
    return counts


@pytest.mark.parametrize(
    ("threat", "unit", "keep", "gain", "never"),
    [
        ("west-1", "east", ["all.west", "all.city", "officer"], ["all.city"], ["all.town", "all.other"]),
        ("west-1", "town", ["all.west", "all.city", "officer"], ["all.town", "all.other"], []),
        ("far-1", "north", ["officer"], ["all.town", "all.other"], ["all.west", "all.city"]),
        ("far-1", "west", ["officer"], ["all.west", "all.city"], ["all.town"]),
    ],
)
def test_both_sides_read_what_was_handed_over(
    desk: Desk, threat: str, unit: str, keep: list[str], gain: list[str], never: list[str]
) -> None:
    busy(desk)
    before = readable(desk, "nation", threat)
    (answer,) = desk.hand_in("officer", s.assignment(threat, None, expected_owner="jan", unit=unit))
    assert answer.outcome == "accepted"
    after = {name: count + (name in {"assignment", "event", "submission"}) for name, count in before.items()}
    for login in (*keep, *gain):
        assert readable(desk, login, threat) == after, login
    for login in never:
        assert set(readable(desk, login, threat).values()) == {0}, login
    opened = s.disclosure("description", [threat], "x")
    assert desk.hand_in(gain[0], opened)[0].outcome == "accepted"
    assert len(desk.ask(gain[0], "SELECT * FROM kmzb.open_description")) == 1
    assert len(desk.ask(gain[0], "SELECT * FROM kmzb.threat_raw")) == 1


def test_what_comes_after_the_handing_over_is_read_by_both_as_well(desk: Desk) -> None:
    desk.hand_in("all.west", s.assignment("west-1", None, expected_owner=None, unit="town"))
    desk.hand_in("all.town", s.verification("west-1", 1, "verification"), s.annotation("west-1", "x"))
    assert readable(desk, "all.west", "west-1") == readable(desk, "all.town", "west-1")
    # And back again: both have had it.
    desk.hand_in("all.town", s.assignment("west-1", None, expected_owner=None, unit="west"))
    assert readable(desk, "all.west", "west-1") == readable(desk, "all.town", "west-1")
    assert desk.threat("west-1")["readers"] == ["west", "KWP-BIA", "town", "KWP-RAD"]


def test_a_report_that_is_handed_over_brings_its_beginning(desk: Desk) -> None:
    item = s.report("vandalism", point("west"), description="Szyba")
    desk.hand_in("all.west", item, s.assignment(item.id, None, expected_owner=None, unit="town"))
    kinds = "SELECT kind FROM kmzb.event WHERE threat_id = %s ORDER BY seq"
    assert (
        desk.ask("all.town", kinds, item.id) == desk.ask("all.west", kinds, item.id) == [("report",), ("assignment",)]
    )


# --- cases and free annotations --------------------------------------------------------------------------------------


def test_a_case_of_others_is_not_there(desk: Desk) -> None:
    theirs = str(uuid.uuid4())
    desk.hand_in("all.other", s.case(theirs, ["town-1"], title="Ich sprawa"))
    (answer,) = desk.hand_in("officer", s.case(theirs, ["west-1"], title="Moja"))
    assert answer.short == ("KM404", "case_id", None)
    assert desk.root("SELECT title FROM kmzb.threat_case") == [("Ich sprawa",)]
    assert desk.ask("officer", "SELECT * FROM kmzb.threat_case") == []
    # The nation links over the border; from then on both see it.
    desk.hand_in("nation", s.case(theirs, ["west-1"]))
    (answer,) = desk.hand_in("officer", s.case(theirs, ["west-2"], title="Wspólna"))
    assert answer.outcome == "accepted"
    assert desk.ask("all.other", "SELECT title FROM kmzb.threat_case") == [("Wspólna",)]
    # Its other threats are named to nobody who may not see them.
    assert desk.ask("officer", "SELECT threat_id FROM kmzb.case_link ORDER BY 1") == [("west-1",), ("west-2",)]


def test_a_free_annotation_of_others_is_not_there(desk: Desk) -> None:
    theirs = s.annotation(None, "x", kind="shape", geometry=point("town"))
    desk.hand_in("all.town", theirs)
    take_back = s.annotation(None, "", retracts=theirs.id)
    replace = s.annotation(None, "y", kind="shape", geometry=point("west"), supersedes=theirs.id)
    answers = desk.hand_in("officer", take_back, replace)
    assert [answer.short for answer in answers] == [("KM404", "retracts", None), ("KM404", "supersedes", None)]


@pytest.mark.parametrize("login", ["officer", "nation", "all.city", "all.west"])
def test_whoever_saw_an_annotation_sees_that_it_is_gone(desk: Desk, login: str) -> None:
    first, second = (s.annotation(None, "x", kind="shape", geometry=point("west")) for _ in range(2))
    desk.hand_in("all.west", first, second)
    standing = "SELECT id FROM kmzb.annotation_standing"
    watchers = ("reader", "all.city", "all.west", "nation")
    for watcher in watchers:
        assert len(desk.ask(watcher, standing)) == 2
    moved = s.annotation(None, "y", kind="shape", geometry=point("none"), supersedes=second.id)
    answers = desk.hand_in(login, s.annotation(None, "", retracts=first.id), moved)
    assert [answer.outcome for answer in answers] == ["accepted"] * 2
    for watcher in watchers:
        assert desk.ask(watcher, standing) == [(moved.id,)], watcher
