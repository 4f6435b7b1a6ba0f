"""A store with people and threats of two garrisons, talked to as any client can: with SQL and a login of one's own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import closing

import pytest

from kmzb_plugin.store.postgres.create import create
from kmzb_plugin.store.postgres.database import settle
from kmzb_plugin.store.postgres.people import add_person
from tests.store.postgres.desk import GARRISON, PASSWORD, PEOPLE, Desk, fill
from tools.servers.postgres import Cluster

FULL = "full_store"
_numbers = itertools.count()


@pytest.fixture(scope="session")
def full_store(cluster: Cluster) -> str:
    """The name of a database that all others are copied from."""
    cluster.execute(f"CREATE DATABASE {FULL}")
    with closing(cluster.connect(FULL)) as db:
        db.autocommit = False
        create(db, name="Test", garrison=GARRISON, crs="EPSG:2180")
        with db, db.cursor() as cursor:
            fill(cursor)
        for login, (roles, garrison, unit) in PEOPLE.items():
            add_person(db, login, [f"kmzb_{role}" for role in roles], garrison, unit, password=PASSWORD)
    cluster.execute(f"CREATE ROLE nobody LOGIN PASSWORD '{PASSWORD}' IN ROLE kmzb_verify, kmzb_admin, kmzb_import")
    cluster.execute(f"CREATE ROLE stranger LOGIN PASSWORD '{PASSWORD}'")
    return FULL


def copied(cluster: Cluster, template: str) -> Desk:
    """A store of its own with the people and threats of the template."""
    desk = Desk(cluster, f"desk_{next(_numbers)}")
    cluster.execute(f"CREATE DATABASE {desk.name} TEMPLATE {template}")
    with closing(cluster.connect(desk.name)) as db, db.cursor() as cursor:
        settle(cursor)
    return desk


@pytest.fixture
def desk(cluster: Cluster, full_store: str) -> Iterator[Desk]:
    """A store that the test may change."""
    made = copied(cluster, full_store)
    yield made
    made.close()


@pytest.fixture(scope="module")
def shared(cluster: Cluster, full_store: str) -> Iterator[Desk]:
    """A store for many examples of one module: they leave its threats as they are."""
    made = copied(cluster, full_store)
    yield made
    made.close()
