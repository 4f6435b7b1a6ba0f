"""What networks and servers do to a hand-in: each decision ends applied once, or in an answer a person can act on."""

from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kmzb_plugin.domain.submission import Outcome, Submission, annotation, verification
from kmzb_plugin.store import open_store
from kmzb_plugin.store.outbox import UNFINISHED, State
from kmzb_plugin.store.postgres import connection
from kmzb_plugin.store.postgres import store as postgres
from kmzb_plugin.store.postgres.migrations import latest
from kmzb_plugin.text import UserError
from tools.servers.postgres import Cluster

from .conftest import Site, together


def decisions(threats: list[str], note: str = "") -> list[Submission]:
    return [verification(threat, 1, "verification", note=note) for threat in threats]


def test_the_server_is_killed_and_started_in_the_middle_of_it(site: Site, mortal: Cluster) -> None:
    officer, chance = site.officer(), random.Random(7)
    made = decisions(site.threats()) + [annotation(threat, f"{n}") for threat in site.threats() for n in range(4)]
    for submission in made:
        officer.put(submission)
    over: list[bool] = []

    def kill() -> None:
        for _ in range(4):
            time.sleep(chance.uniform(0.02, 0.3))
            mortal.kill()
            mortal.start()
        over.append(True)

    together(kill, lambda: officer.work_off(lambda: time.sleep(0.2)))
    assert over
    assert set(officer.states().values()) == {State.ACCEPTED}
    site.check(accepted=len(made))


@pytest.mark.parametrize("side", ["sent", "received"])
def test_a_cut_at_any_byte_applies_nothing_twice(site: Site, side: str) -> None:
    officer, threats = site.officer(), site.threats()
    officer.put(annotation(threats[0], "warm"))
    officer.work_off()
    cuts = 0
    for number, byte in enumerate(range(0, 800, 16)):
        site.network.cut_after(**{side: byte})
        officer.put(verification(threats[number], 1, "verification"), annotation(threats[-1], str(number)))
        officer.work_off(lambda: None)
        cuts += not site.network.waits_to_cut
        site.network.let_pass()
    assert cuts > 20
    assert set(officer.states().values()) == {State.ACCEPTED}
    site.check(accepted=len(officer.states()))


def test_a_cut_between_the_commit_and_its_answer_is_read_back(site: Site) -> None:
    """The server has applied it and sealed its block; only the word of it never arrives."""
    officer, threat = site.officer(), site.threats()[0]
    officer.put(annotation(threat, "warm"))
    officer.work_off()
    # The deferred seal runs at COMMIT: a pause there lets the cut fall between it and the answer.
    site.database.execute(
        "CREATE FUNCTION kmzb.pause() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN PERFORM pg_sleep(1); RETURN NULL; END $$;"
        "CREATE CONSTRAINT TRIGGER zz_pause AFTER INSERT ON kmzb.submission DEFERRABLE INITIALLY DEFERRED"
        " FOR EACH ROW EXECUTE FUNCTION kmzb.pause()"
    )
    (decision,) = decisions([threat])
    officer.put(decision)

    def cut_while_it_commits() -> None:
        while not site.database.execute(
            "SELECT 1 FROM pg_stat_activity"
            " WHERE query = 'COMMIT' AND state = 'active' AND datname = current_database()"
        ):
            time.sleep(0.01)
        site.network.cut_after(received=0)

    together(cut_while_it_commits, officer.send)
    assert officer.states()[decision.id] is State.QUEUED
    while not site.database.execute("SELECT 1 FROM kmzb.submission WHERE id = %s", (decision.id,)):
        time.sleep(0.05)
    officer.work_off()
    assert officer.states()[decision.id] is State.ACCEPTED
    site.check(accepted=2)


def test_a_network_that_falls_silent_is_given_up_and_tried_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    officer = site.officer()
    officer.put(annotation(site.threats()[0], "warm"))
    officer.work_off()
    monkeypatch.setattr(postgres, "HAND_IN_SECONDS", 1.0)
    made = decisions(site.threats()[:5])
    officer.put(*made)
    site.network.hold()

    def mend() -> None:
        # The hand-in is given up by then; whether the store answers otherwise is still being asked.
        time.sleep(4)
        site.network.let_pass()

    together(mend, officer.send)
    assert {officer.states()[submission.id] for submission in made} == {State.QUEUED}
    assert all(entry.last_error for entry in officer.outbox.entries(states=UNFINISHED))
    officer.work_off()
    assert set(officer.states().values()) == {State.ACCEPTED}
    site.check(accepted=6)


def test_a_full_disk_keeps_decisions_and_says_so(site: Site, mortal: Cluster) -> None:
    """The file of a table becomes the device that is always full: what the server gets is the real ENOSPC."""
    officer, threat = site.officer(), site.threats()[0]
    ((relative,),) = site.database.execute("SELECT pg_relation_filepath('kmzb.annotation')")
    file = mortal.data / relative
    mortal.stop()
    assert file.stat().st_size == 0
    file.unlink()
    file.symlink_to("/dev/full")
    mortal.start()
    remark, decision = annotation(threat, "x"), decisions([site.threats()[1]])[0]
    officer.put(remark)
    officer.send()
    officer.put(decision)
    for _ in range(4):
        officer.send()
    assert officer.states() == {remark.id: State.QUEUED, decision.id: State.ACCEPTED}
    assert any("disk" in error and "full" in error for error in officer.errors)
    mortal.stop("immediate")
    file.unlink()
    file.touch()
    mortal._give_away(file)
    mortal.start()
    officer.work_off()
    assert set(officer.states().values()) == {State.ACCEPTED}
    site.check(accepted=2)


def test_a_server_with_no_place_left_is_waited_for(site: Site) -> None:
    officer = site.officer()
    officer.put(*decisions(site.threats()[:3]))
    person = site.database.person
    site.database.execute(f'ALTER ROLE "{person}" CONNECTION LIMIT 0')
    officer.send()
    assert set(officer.states().values()) == {State.QUEUED}
    site.database.execute(f'ALTER ROLE "{person}" CONNECTION LIMIT -1')
    officer.work_off()
    site.check(accepted=3)


def test_a_threat_that_is_locked_stops_no_other(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    officer, threats = site.officer(direct=True), site.threats()
    monkeypatch.setattr(connection, "LOCK_SECONDS", 1)
    made = decisions(threats)
    officer.put(*made)
    holder = site.database.superuser()
    holder.autocommit = False
    with holder.cursor() as cursor:
        cursor.execute("SELECT 1 FROM kmzb.threat WHERE id = %s FOR UPDATE", (threats[17],))
        until = time.monotonic() + 100
        while sum(state is State.ACCEPTED for state in officer.states().values()) < len(made) - 1:
            officer.send()
            assert time.monotonic() < until, officer.errors[-2:]
    assert officer.states()[made[17].id] is State.QUEUED
    holder.rollback()
    holder.close()
    officer.work_off()
    site.check(accepted=len(made))


@pytest.mark.parametrize("year", [1990, 2190])
def test_the_clients_clock_decides_nothing(site: Site, year: int) -> None:
    officer = site.officer()
    skewed = [replace(made, client_at=datetime(year, 1, 1, tzinfo=UTC)) for made in decisions(site.threats()[:3])]
    officer.put(*skewed)
    officer.work_off()
    site.check(accepted=3)
    ((off,),) = site.database.execute(
        "SELECT count(*) FROM kmzb.submission WHERE abs(extract(epoch FROM received_at - now())) > 600"
    )
    assert off == 0
    assert {entry.receipt.detail["version"] for entry in officer.outbox.entries()} == {2}


def test_two_clients_with_one_id(site: Site) -> None:
    one, two, three = site.officer(), site.officer(), site.officer()
    threats = site.threats()
    (decision,) = decisions(threats[:1])
    other = replace(decisions(threats[1:2])[0], id=decision.id)
    one.put(decision)
    two.put(decision)
    together(one.work_off, two.work_off)
    assert {**one.states(), **two.states()} == {decision.id: State.ACCEPTED}
    first, second = (officer.outbox.entries()[0].receipt for officer in (one, two))
    assert first == second
    three.put(other)
    three.work_off()
    (failed,) = three.outbox.entries()
    assert (failed.state, failed.receipt.outcome) == (State.FAILED, Outcome.ID_REUSED)
    three.outbox.withdraw(other.id)
    site.check(accepted=1)


def test_the_same_batch_twice_changes_nothing(site: Site) -> None:
    batch = decisions(site.threats()) + [annotation(threat, "x") for threat in site.threats()]
    store = open_store(site.database.location())
    first, state = store.submit(batch), store.state()
    assert {receipt.outcome for receipt in first} == {Outcome.ACCEPTED}
    assert store.submit(batch) == first
    assert store.submit(list(reversed(batch))) == list(reversed(first))
    assert store.state() == state
    store.close()


def test_eight_clients_in_random_order_have_one_winner_each(site: Site) -> None:
    threats, officers = site.threats(), [site.officer(direct=True) for _ in range(8)]
    for seed, officer in enumerate(officers):
        chance, order = random.Random(seed), list(threats)
        chance.shuffle(order)
        made = decisions(order, note=str(seed))
        officer.put(*made[:25])
        officer.put(*made[25:])
    together(*(officer.work_off for officer in officers))
    outcomes = [entry.receipt.outcome for officer in officers for entry in officer.outbox.entries()]
    assert outcomes.count(Outcome.ACCEPTED) == len(threats)
    assert outcomes.count(Outcome.CONFLICT) == 7 * len(threats)
    site.check(accepted=len(threats))


def test_a_login_that_is_revoked_in_the_middle(site: Site) -> None:
    officer, person, threats = site.officer(), site.database.person, site.threats()
    officer.put(*decisions(threats[:2]))
    officer.work_off()
    site.database.execute(f'ALTER ROLE "{person}" NOLOGIN')
    site.database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (person,))
    officer.put(*decisions(threats[2:5]))
    officer.work_off()
    failed = officer.outbox.entries(states=[State.FAILED])
    assert len(failed) == 3
    assert all("does not accept this login" in entry.last_error for entry in failed)
    site.database.execute(f'ALTER ROLE "{person}" LOGIN')
    for entry in failed:
        assert officer.outbox.retry(entry.submission.id)
    officer.work_off()
    site.check(accepted=5)


def test_rights_that_are_taken_in_the_middle_are_the_stores_own_answer(site: Site) -> None:
    officer, person = site.officer(), site.database.person
    site.database.execute(f'REVOKE kmzb_verify, kmzb_admin FROM "{person}"')
    officer.put(*decisions(site.threats()[:2]))
    officer.work_off()
    assert {entry.receipt.outcome for entry in officer.outbox.entries()} == {Outcome.NOT_ALLOWED}
    site.check(accepted=0)


def test_a_store_of_a_newer_version_is_refused_and_the_decisions_wait(site: Site) -> None:
    officer = site.officer()
    officer.put(*decisions(site.threats()[:2]))
    site.database.execute("UPDATE kmzb.meta SET value = '99' WHERE name = 'schema_version'")
    officer.send()
    assert "newer version" in officer.errors[0]
    assert set(officer.states().values()) == {State.QUEUED}
    site.database.execute(f"UPDATE kmzb.meta SET value = '{latest()}' WHERE name = 'schema_version'")
    officer.work_off()
    site.check(accepted=2)


def test_a_schema_that_changes_under_an_open_store_loses_nothing(site: Site) -> None:
    officer = site.officer()
    officer.put(annotation(site.threats()[0], "warm"))
    officer.work_off()
    site.database.execute("ALTER TABLE kmzb.submission RENAME TO moved")
    officer.put(*decisions(site.threats()[:2]))
    officer.send()
    assert {entry.state for entry in officer.outbox.entries(states=UNFINISHED)} == {State.QUEUED}
    assert any("is not a store" in error for error in officer.errors)
    site.database.execute("ALTER TABLE kmzb.moved RENAME TO submission")
    officer.work_off()
    site.check(accepted=3)


def test_an_older_store_is_refused_with_the_way_out(site: Site) -> None:
    site.database.execute("UPDATE kmzb.meta SET value = '0' WHERE name = 'schema_version'")
    with pytest.raises(UserError, match="older version"):
        open_store(site.database.location())
