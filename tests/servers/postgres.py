"""A PostgreSQL server for the whole run, and databases with stores in it."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store.postgres.create import create
from kmzb_plugin.store.postgres.database import settle
from kmzb_plugin.store.postgres.people import add_person
from tools.servers.postgres import SUPERUSER, Cluster

GARRISON = "KWP-BIA"
TEMPLATE = "template_store"
RULES = ("category", "status", "status_transition", "reason", "note_template", "setting", "person")


@dataclass
class Database:
    """A store in a database of its own. Logins belong to the whole server, so each gets this database's suffix."""

    cluster: Cluster
    name: str
    passfile: Path

    def location(self, login: str = "") -> str:
        """Where the store is, for a login (the first officer without one)."""
        user = self.login(login) if login else self.person
        return f"postgresql://{user}@127.0.0.1:{self.cluster.port}/{self.name}"

    def login(self, name: str) -> str:
        """The name on the server of somebody called so in this database."""
        return f"{name}_{self.name.rpartition('_')[2]}"

    @property
    def person(self) -> str:
        """An officer with every right in the whole garrison."""
        return self.login("officer")

    def add(self, name: str, roles: Sequence[str], garrison: str = GARRISON, unit_id: str = "") -> str:
        """A person with roles (`verify`, `analyse` ...) and a scope; returns the login."""
        login, password = self.login(name), uuid.uuid4().hex
        with closing(self.superuser()) as db:
            db.autocommit = False
            add_person(db, login, [f"kmzb_{role}" for role in roles], garrison, unit_id, password=password)
        with self.passfile.open("a", encoding="utf-8") as lines:
            lines.write(f"127.0.0.1:*:*:{login}:{password}\n")
        return login

    def superuser(self) -> Any:
        """A connection as the superuser."""
        return self.cluster.connect(self.name)

    def execute(self, statement: str, values: Sequence[object] = ()) -> list[tuple]:
        """Runs one statement as the superuser and returns its rows."""
        return self.cluster.execute(statement, values, self.name)

    def remember(self) -> None:
        """Keeps the rules and the people as they are now, for `empty`."""
        self.execute("CREATE SCHEMA seed")
        for table in RULES:
            self.execute(f"CREATE TABLE seed.{table} AS TABLE kmzb.{table}")

    def empty(self) -> None:
        """Makes the store what it was at `remember`, which takes a fraction of the time of making another one."""
        tables = self.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'kmzb'")
        filled = ", ".join(f"kmzb.{name}" for (name,) in tables if name not in {*RULES, "meta"})
        rules = "".join(
            f"DELETE FROM kmzb.{table}; INSERT INTO kmzb.{table} OVERRIDING SYSTEM VALUE SELECT * FROM seed.{table};"
            for table in RULES
        )
        self.execute(
            f"TRUNCATE {filled} RESTART IDENTITY; {rules} ALTER SEQUENCE kmzb.submission_fid RESTART;"
            " SELECT kmzb.log('postgres', 'create', 'store')"
        )

    def drop(self) -> None:
        """Ends all connections and removes the database."""
        self.cluster.execute(f'DROP DATABASE IF EXISTS "{self.name}" WITH (FORCE)')


def pass_file(folder: Path) -> Path:
    """An empty file for libpq's passwords, which it refuses unless it is the owner's alone."""
    path = folder / "pgpass"
    path.touch(mode=0o600)
    return path


@pytest.fixture(scope="session")
def server_folder() -> Iterator[Path]:
    """Where servers keep their data. Not under pytest's own folder, which every new run closes to all but its user."""
    folder = Path(tempfile.mkdtemp(prefix="kmzb-servers-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def cluster(server_folder: Path) -> Iterator[Cluster]:
    """One server for all tests of this process; a second store in it starts as a copy of the first."""
    # Nothing here has to outlive a power cut, and the tests' own kills do not need it: the system's cache stays.
    made = Cluster(server_folder, "shared", fsync="off", full_page_writes="off").make().start()
    made.execute(f"CREATE DATABASE {TEMPLATE}")
    with closing(made.connect(TEMPLATE)) as db:
        db.autocommit = False
        create(db, name="Test", garrison=GARRISON, crs="EPSG:2180")
    yield made
    made.remove()


@pytest.fixture(scope="session")
def passfile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """libpq's password file of this process."""
    path = pass_file(tmp_path_factory.mktemp("passwords"))
    before = os.environ.get("PGPASSFILE")
    os.environ["PGPASSFILE"] = str(path)
    yield path
    if before is None:
        del os.environ["PGPASSFILE"]
    else:
        os.environ["PGPASSFILE"] = before


def make_database(cluster: Cluster, passfile: Path) -> Database:
    """A database with a new, empty store of its own and one officer with every right."""
    made = Database(cluster, f"store_{uuid.uuid4().hex[:8]}", passfile)
    cluster.execute(f'CREATE DATABASE "{made.name}" TEMPLATE {TEMPLATE}')
    with closing(made.superuser()) as db, db.cursor() as cursor:
        settle(cursor)
    made.execute("UPDATE kmzb.meta SET value = %s WHERE name = 'store_id'", (str(uuid.uuid4()),))
    made.add("officer", ["verify", "analyse", "import", "admin"])
    return made


class Pool:
    """Databases with an empty store, each lent to one test at a time."""

    def __init__(self, cluster: Cluster, passfile: Path) -> None:
        self._cluster, self._passfile = cluster, passfile
        self._free: list[Database] = []

    def take(self) -> Database:
        """A database with a new, empty store and one officer with every right."""
        if self._free:
            found = self._free.pop()
            found.empty()
            return found
        made = make_database(self._cluster, self._passfile)
        made.remember()
        return made

    def give_back(self, database: Database) -> None:
        """The next test may have it."""
        self._free.append(database)


@pytest.fixture(scope="session")
def pool(cluster: Cluster, passfile: Path) -> Pool:
    """The databases of the tests that treat all back ends alike."""
    return Pool(cluster, passfile)


@pytest.fixture
def database(cluster: Cluster, passfile: Path) -> Iterator[Database]:
    """A database with an empty store."""
    made = make_database(cluster, passfile)
    yield made
    made.drop()


__all__ = ["GARRISON", "SUPERUSER", "Database", "Pool", "cluster", "database", "passfile", "pool", "server_folder"]
