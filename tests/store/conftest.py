"""Stores to test with: one fixture for all back ends, so that the contract is tested once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.domain.submission import Receipt, Submission
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.outbox import Outbox
from tests.store import backends
from tests.store.backends.geopackage import Backend as GeoPackageBackend
from tests.store.samples import fill


@pytest.fixture(params=backends.NAMES)
def backend(request: pytest.FixtureRequest, tmp_path: Path, qgis_app: Any) -> Iterator[Any]:
    """A back end with units and 12 new threats."""
    yield from filled(request, tmp_path)


def filled(request: pytest.FixtureRequest, folder: Path) -> Iterator[Any]:
    """The back end that a fixture's parameter names, with units and 12 new threats."""
    made = backends.backend(request.param)(request, folder)
    fill(made.importing)
    yield made
    made.close()


@pytest.fixture
def store(backend: Any) -> Store:
    """The store of a back end."""
    return backend.store


@pytest.fixture
def gpkg(request: pytest.FixtureRequest, tmp_path: Path, qgis_app: Any) -> Iterator[tuple[Store, Path]]:
    """A filled GeoPackage store and its path."""
    made = GeoPackageBackend(request, tmp_path)
    fill(made.store)
    yield made.store, made.path
    made.close()


def one(store: Store, submission: Submission) -> Receipt:
    """Hands in one submission; its receipt can be read back."""
    (receipt,) = store.submit([submission])
    assert receipt.id == submission.id
    assert store.receipt(submission.id) == receipt
    return receipt


def some_threats(store: Store, count: int = 12) -> list[Threat]:
    """The first threats of the store."""
    return store.threats(ThreatFilter(), limit=count)


@pytest.fixture
def outbox_path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "outbox.sqlite"


@pytest.fixture
def outbox(outbox_path: Path) -> Outbox:
    return Outbox(outbox_path)
