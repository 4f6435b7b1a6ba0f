"""Stores to test with: one fixture for all back ends, so that the contract is tested once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.store import create_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from tests.store.samples import fill


class GeoPackageBackend:
    """A store in a file."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "store.gpkg"
        self.store = create_store(str(self.path), "Test", "KWP-BIA")

    def break_updates_of(self, threat_id: str) -> None:
        """Makes the store fail in an unexpected way on one threat."""
        with sqlite3.connect(self.path) as db:
            db.execute(
                "CREATE TRIGGER broken BEFORE UPDATE ON threat"
                f" WHEN NEW.id = '{threat_id}' BEGIN SELECT RAISE(ABORT, 'broken'); END"
            )
        db.close()

    def mend(self) -> None:
        """Takes the failure away."""
        with sqlite3.connect(self.path) as db:
            db.execute("DROP TRIGGER broken")
        db.close()


BACKENDS: list[Callable[[Path], GeoPackageBackend]] = [GeoPackageBackend]


@pytest.fixture(params=BACKENDS, ids=lambda backend: backend.__name__)
def backend(request: pytest.FixtureRequest, tmp_path: Path, qgis_app: Any) -> Iterator[Any]:
    """A back end with units and 12 new threats."""
    made = request.param(tmp_path)
    fill(made.store)
    yield made
    made.store.close()


@pytest.fixture
def store(backend: Any) -> Store:
    """The store of a back end."""
    return backend.store


@pytest.fixture
def gpkg(tmp_path: Path, qgis_app: Any) -> Iterator[tuple[Store, Path]]:
    """A filled GeoPackage store and its path."""
    made = GeoPackageBackend(tmp_path)
    fill(made.store)
    yield made.store, made.path
    made.store.close()


def some_threats(store: Store, count: int = 12) -> list[Threat]:
    """The first threats of the store."""
    return store.threats(ThreatFilter(), limit=count)
