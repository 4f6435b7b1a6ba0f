"""The small store of `samples`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store.base import Store
from tests.briefing.samples import make_store


@pytest.fixture
def store(tmp_path: Path, qgis_app: Any) -> Iterator[Store]:
    made = make_store(tmp_path / "store.gpkg")
    yield made
    made.close()
