"""Connections: refusals told apart from silence, waits that end, a dead server found again."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import psycopg2
import pytest

from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.domain.submission import annotation, verification
from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.store.base import ImportSource, Notices, Store
from kmzb_plugin.store.errors import Interrupted, StoreUnavailable, WayRefused
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.intake.importing import dry_run
from kmzb_plugin.store.intake.table import Table
from kmzb_plugin.store.location import parse
from kmzb_plugin.store.postgres import connection
from kmzb_plugin.text import UserError
from tests.servers.postgres import Database
from tests.servers.tcp_proxy import TcpProxy
from tests.store.conftest import some_threats
from tests.store.intake.samples import public_record
from tests.store.samples import fill


@pytest.fixture
def filled(database: Database, qgis_app: Any) -> Iterator[Store]:
    """A store with 12 threats."""
    store = open_store(database.location())
    fill(store)
    yield store
    store.close()


@pytest.fixture
def proxy(database: Database) -> Iterator[TcpProxy]:
    """A proxy before the server."""
    with TcpProxy(database.cluster.port) as made:
        yield made


def through(proxy: TcpProxy, database: Database) -> str:
    """The location of the store through the proxy."""
    return f"postgresql://{database.person}@127.0.0.1:{proxy.port}/{database.name}"


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("terminating connection due to unexpected postmaster exit", False),
        ("terminating connection due to administrator command", False),
        ("canceling authentication due to timeout", False),
        ("the database system is starting up", False),
        ("the database system is not yet accepting connections", False),
        ("sorry, too many clients already", False),
        ("remaining connection slots are reserved for roles with the SUPERUSER attribute", False),
        ('could not open file "global/pg_filenode.map": No such file or directory', False),
        ('password authentication failed for user "anna"', True),
        ('Peer authentication failed for user "anna"', True),
        ('role "anna" is not permitted to log in', True),
        ('role "anna" does not exist', True),
        ('permission denied for database "kmzb"', True),
        ('no pg_hba.conf entry for host "10.0.0.7", user "anna", database "kmzb", no encryption', True),
        ('pg_hba.conf rejects connection for host "10.0.0.7", user "anna", database "kmzb", no encryption', True),
    ],
)
def test_only_a_refusal_is_taken_for_one(said: str, refused: bool) -> None:
    """What PostgreSQL 15 says to somebody who signs in; libpq hands on the words alone, without their code."""
    words = f'connection to server at "127.0.0.1", port 5432 failed: FATAL:  {said}\n'
    with pytest.raises(StoreUnavailable) as raised, connection.speaking(parse("postgresql://127.0.0.1/kmzb")):
        raise psycopg2.OperationalError(words)
    assert isinstance(raised.value, WayRefused) is refused


def test_a_wrong_password_is_no_silence(database: Database, passfile: Path, qgis_app: Any) -> None:
    login = database.add("forgetful", ["verify"])
    database.execute(f"ALTER ROLE {login} PASSWORD 'other'")
    with pytest.raises(UserError, match="does not accept this login"):
        open_store(database.location("forgetful"))


def test_no_password_and_no_line_for_this_computer_are_said(
    database: Database, passfile: Path, qgis_app: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("PGPASSFILE", str(tmp_path / "none"))
        with pytest.raises(UserError, match="asks for a password and was given none"):
            open_store(database.location())
    rules = database.cluster.data / "pg_hba.conf"
    before = rules.read_text(encoding="utf-8")
    try:
        rules.write_text(before.replace("127.0.0.1/32", "127.0.0.2/32"), encoding="utf-8")
        database.cluster.reload()
        with pytest.raises(UserError, match="pg_hba.conf"):
            open_store(database.location())
    finally:
        rules.write_text(before, encoding="utf-8")
        database.cluster.reload()


def test_somebody_without_a_login_is_refused(database: Database, qgis_app: Any) -> None:
    with pytest.raises(UserError, match="asks for a password and was given none"):
        open_store(f"postgresql://nobody@127.0.0.1:{database.cluster.port}/{database.name}")


def test_a_database_that_is_not_there_is_named(database: Database, qgis_app: Any) -> None:
    with pytest.raises(UserError, match=r"no such database.*/missing"):
        open_store(f"postgresql://{database.person}@127.0.0.1:{database.cluster.port}/missing")


def test_a_database_without_a_store_is_said_to_be_none(database: Database, qgis_app: Any) -> None:
    with pytest.raises(UserError, match="not a store"):
        open_store(f"postgresql://{database.person}@127.0.0.1:{database.cluster.port}/postgres")


def test_somebody_who_is_nobody_in_this_store_sees_that_it_is_closed(database: Database, qgis_app: Any) -> None:
    login = database.add("stranger", [])
    database.execute(f"REVOKE kmzb_read FROM {login}")
    with pytest.raises(UserError, match="may not do this"):
        open_store(database.location("stranger"))


def test_no_server_is_silence(database: Database, proxy: TcpProxy, qgis_app: Any) -> None:
    proxy.refuse()
    with pytest.raises(StoreUnavailable, match="does not answer") as raised:
        open_store(through(proxy, database))
    assert not isinstance(raised.value, WayRefused)


def test_a_server_that_accepts_and_never_speaks_is_given_up(
    database: Database, proxy: TcpProxy, qgis_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection._LINK, "connect_timeout", 2)
    proxy.hold()
    with pytest.raises(StoreUnavailable, match="does not answer"):
        open_store(through(proxy, database))


def test_a_server_that_falls_silent_in_an_answer_is_given_up(
    database: Database, filled: Store, proxy: TcpProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(through(proxy, database))
    assert store.count(ThreatFilter()) == 12
    monkeypatch.setattr("kmzb_plugin.store.postgres.store.COUNT_SECONDS", 0.5)
    proxy.hold()
    with pytest.raises(StoreUnavailable):
        store.count(ThreatFilter())
    proxy.let_pass()
    assert store.count(ThreatFilter()) == 12
    store.close()


def test_reading_goes_on_after_the_server_was_started_anew(database: Database, filled: Store, proxy: TcpProxy) -> None:
    store = open_store(through(proxy, database))
    proxy.cut()
    assert store.count(ThreatFilter()) == 12
    store.close()


def test_a_hand_in_that_was_cut_is_unknown_and_its_id_tells(database: Database, filled: Store, proxy: TcpProxy) -> None:
    store = open_store(through(proxy, database))
    submission = verification(some_threats(store)[0].id, 1, "verification")
    assert store.receipt(submission.id) is None
    proxy.cut()
    with suppress(StoreUnavailable):
        store.submit([submission])
    (receipt,) = store.submit([submission])
    assert receipt.accepted
    assert filled.threats(ThreatFilter(ids=(submission.threat_id or "",)))[0].version == 2
    store.close()


def test_what_runs_is_stopped(database: Database, filled: Store) -> None:
    """A count that waits for a locked table ends when somebody stops it, on the server as well."""
    with database.superuser() as blocker:
        blocker.autocommit = False
        with blocker.cursor() as cursor:
            cursor.execute("LOCK TABLE kmzb.threat IN ACCESS EXCLUSIVE MODE")
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(filled.threats, ThreatFilter())
            _until_waiting(database)
            filled.interrupt()
            with pytest.raises(Interrupted):
                waiting.result(timeout=30)
        blocker.rollback()
    assert len(filled.threats(ThreatFilter())) == 12


def test_a_line_is_cut_whose_socket_libpq_has_closed() -> None:
    """The work on it is not over yet, and the number of its socket may be somebody else's by now."""
    ours, servers = socket.socketpair()
    lent = connection._Lent(ours)
    ours.close()
    with servers:
        another, peer = socket.socketpair()
        lent.cut()
        assert servers.recv(1) == b""
        another.send(b"x")
        assert peer.recv(1) == b"x"
        another.close()
        peer.close()
    lent.finish()
    lent.cut()


def _until_waiting(database: Database) -> None:
    pause = threading.Event()
    while not database.execute(
        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = %s", (database.name,)
    ):
        pause.wait(0.02)


def test_no_password_is_in_what_people_see(database: Database, passfile: Path, filled: Store) -> None:
    password = next(
        line.rpartition(":")[2] for line in passfile.read_text().splitlines() if f":{database.person}:" in line
    )
    info, source = filled.describe(), filled.layer_source("threat")
    assert password not in f"{info}{source}"
    database.execute(f"ALTER ROLE {database.person} PASSWORD 'secret-word'")
    with pytest.raises(UserError) as raised:
        open_store(database.location())
    assert "secret-word" not in f"{raised.value}{raised.value.details}"


def test_a_full_table_of_logins_is_tried_again(database: Database, filled: Store, proxy: TcpProxy) -> None:
    database.execute(f"ALTER ROLE {database.person} CONNECTION LIMIT 0")
    with pytest.raises(StoreUnavailable) as raised:
        open_store(database.location())
    assert not isinstance(raised.value, WayRefused)


def test_a_store_is_made_once_in_a_database(database: Database, qgis_app: Any, monkeypatch: Any) -> None:
    monkeypatch.setenv("PGPASSWORD", database.cluster.password)
    database.cluster.execute(f'CREATE DATABASE "{database.name}_new"')
    location = f"postgresql://postgres@127.0.0.1:{database.cluster.port}/{database.name}_new"
    store = create_store(location, "Nowy", "KWP-RAD", "EPSG:32617", synthetic=True)
    info = store.describe()
    assert (info.name, info.garrison, info.crs, info.synthetic) == ("Nowy", "KWP-RAD", "EPSG:32617", True)
    store.close()
    with pytest.raises(UserError, match="has a store already"):
        create_store(location, "Nowy", "KWP-RAD")
    database.cluster.execute(f'DROP DATABASE "{database.name}_new" WITH (FORCE)')


def test_somebody_who_may_not_make_a_store_is_told_so(database: Database, qgis_app: Any) -> None:
    with pytest.raises(UserError, match="superuser|may not"):
        create_store(f"postgresql://{database.person}@127.0.0.1:{database.cluster.port}/postgres", "N", "KWP-RAD")


def test_the_kept_counts_are_the_live_ones(filled: Store) -> None:
    for threat in some_threats(filled, 6):
        filled.submit([verification(threat.id, 1, "verification")])
    live = filled.frame(ThreatFilter(), ["x", "y", "status"])
    for size in (1000, 2000, 10_000, 20_000):
        kept = filled.count_cells(ThreatFilter(), float(size)).set_index(["cx", "cy"])["n"].to_dict()
        counted = live.groupby([live["x"] // size, live["y"] // size]).size().to_dict()
        assert kept == counted
    assert filled.count(ThreatFilter(statuses=("verification",))) == 6


def test_one_who_may_only_read_is_told_so(database: Database, filled: Store) -> None:
    database.add("reader", [])
    reader = open_store(database.location("reader"))
    assert reader.describe().rights == ()
    (receipt,) = reader.submit([annotation(some_threats(reader)[0].id, "x")])
    assert receipt.outcome.value == "KM403"
    with (
        pytest.raises(UserError, match="may not"),
        reader.bulk_import(ImportSource("public", "kmzb", "a.csv")),
    ):
        pass
    table = Table("a.csv", public_record(1), np.array([2]))
    with pytest.raises(UserError, match="may not import"):
        dry_run(reader, table, plane=Plane.PUBLIC)
    reader.close()


def test_hears_who_writes_until_the_connection_dies(filled: Store, database: Database) -> None:
    notices = filled.listen()
    assert notices is not None
    assert not notices.heard()
    filled.submit([annotation(some_threats(filled)[0].id, "Byłem na miejscu.")])
    assert select.select([notices], [], [], 10)[0]
    assert (notices.heard(), notices.heard()) == (True, False)
    database.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND query LIKE 'LISTEN%'"
    )
    with pytest.raises(StoreUnavailable):
        _hear_to_the_end(notices)
    notices.close()


def _hear_to_the_end(notices: Notices) -> None:
    for _ in range(3):  # the server's last word comes before the end of the line
        assert select.select([notices], [], [], 10)[0]
        notices.heard()
