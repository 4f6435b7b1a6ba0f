"""An empty store, as a garrison in Radom has it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.store import create_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.intake.importing import import_threats
from kmzb_plugin.store.intake.report import ImportReport
from tests.store.intake.samples import saved


@pytest.fixture
def radom(tmp_path: Path, qgis_app: Any) -> Iterator[Store]:
    """An empty store in EPSG:2180."""
    made = create_store(str(tmp_path / "radom.gpkg"), "Radom", "KWP-RAD")
    yield made
    made.close()


@pytest.fixture
def take(radom: Store, tmp_path: Path) -> Callable[[pd.DataFrame], ImportReport]:
    """Imports rows of the public record from a CSV file and checks that all are accounted for."""

    def call(frame: pd.DataFrame) -> ImportReport:
        report = import_threats(radom, saved(frame, tmp_path), plane=Plane.INTERNET)
        assert report.read == len(frame) == report.accepted + report.duplicate + len(report.rejected)
        return report

    return call
