"""A store, a file and the window of the import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsProject,
)
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QWidget

from kmzb_plugin.gui import import_profiles, settings
from kmzb_plugin.gui.import_start import Imports
from kmzb_plugin.gui.messages import Messages
from kmzb_plugin.gui.session import Session
from kmzb_plugin.store import create_store

from ..conftest import wait_for
from .steps import BAD, GOOD, HEADER, Importing


@pytest.fixture
def location(tmp_path: Path, qgis_app: QgsApplication) -> str:
    path = str(tmp_path / "store.gpkg")
    create_store(path, "KMP Radom", "Radom").close()
    return path


@pytest.fixture
def made(session: Session, location: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Importing]:
    QgsProject.instance().clear()
    monkeypatch.setattr(import_profiles, "own_profiles", lambda: tmp_path / "profiles")
    settings.remember_import_system("internet", "KMZB")
    bar, window, shown = QgsMessageBar(), QWidget(), []
    imports = Imports(session, Messages(bar, window), QgsProject.instance(), shown.append, window)
    session.open(location)
    wait_for(lambda: session.store is not None, "the store")
    yield Importing(session, imports, bar, shown)
    imports.unload()
    window.deleteLater()
    QgsProject.instance().clear()


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    path = tmp_path / "zgloszenia.csv"
    path.write_text("\n".join([HEADER, *GOOD, BAD]) + "\n", encoding="cp1250")
    return path
