"""A real store, a real canvas and a real message bar for the parts of the window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgsDockWidget, QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QElapsedTimer, QEventLoop, QTimer

from kmzb_plugin.gui.dock import WorkbenchDock
from kmzb_plugin.gui.map_link import MapLink
from kmzb_plugin.gui.messages import Messages
from kmzb_plugin.gui.session import Session
from kmzb_plugin.store.demo.create import create_demo_store
from kmzb_plugin.store.outbox import Entry
from kmzb_plugin.text import UserError

PATIENCE_MS = 20_000


def settle(milliseconds: int) -> None:
    """Lets Qt go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(condition: Callable[[], object], what: str) -> None:
    """Lets Qt go on until the condition holds."""
    clock = QElapsedTimer()
    clock.start()
    while not condition():
        assert clock.elapsed() < PATIENCE_MS, f"waited in vain for: {what}"
        settle(20)


def in_outbox(session: Session) -> list[Entry]:
    """All that the outbox holds for the open store: the session itself keeps nothing that was accepted."""
    assert session.outgoing._outbox is not None
    assert session.info is not None
    return session.outgoing._outbox.entries(session.info.location)


def selected_on_map(window: Window) -> set[str]:
    """The ids of the threats that are selected on the layers of the planes."""
    layers = window.link._group.plane_layers()
    return {feature["id"] for layer in layers for feature in layer.selectedFeatures()}


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, qgis_app: QgsApplication) -> Path:
    """A store of invented reports; copied by every test."""
    path = tmp_path_factory.mktemp("demo") / "radom.gpkg"
    create_demo_store(str(path), count=600)
    return path


@pytest.fixture
def location(demo: Path, tmp_path: Path) -> str:
    """A store of the test's own."""
    return str(shutil.copy(demo, tmp_path / "own.gpkg"))


@pytest.fixture
def session(qgis_app: QgsApplication) -> Iterator[Session]:
    """A session without a store; what fails is listed in `session.errors`."""
    made = Session()
    made.errors = []
    made.failed.connect(made.errors.append)
    yield made
    made.close()


@pytest.fixture
def link(session: Session) -> Iterator[MapLink]:
    """The map of a session without a store, in an empty project."""
    QgsProject.instance().clear()
    canvas = QgsMapCanvas()
    canvas.resize(600, 500)
    made = MapLink(session, canvas, QgsProject.instance())
    yield made
    made.unload()
    QgsProject.instance().clear()


@dataclass
class Window:
    """The parts of the window that a test looks at."""

    session: Session
    link: MapLink
    dock: WorkbenchDock
    bar: QgsMessageBar
    errors: list[UserError]


@contextmanager
def opened_window(session: Session, location: str, authcfg: str = "") -> Iterator[Window]:
    """The dock with the store open and the queue read."""
    QgsProject.instance().clear()
    canvas, bar = QgsMapCanvas(), QgsMessageBar()
    canvas.resize(600, 500)
    link = MapLink(session, canvas, QgsProject.instance())
    dock = WorkbenchDock(session, link, Messages(bar, None), QgsDockWidget())
    dock.frame.show()
    dock.frame.resize(420, 900)
    session.open(location, authcfg)
    wait_for(lambda: dock.model.rowCount() and dock.card.threats and link.shown_threats(), "the queue and the layers")
    yield Window(session, link, dock, bar, session.errors)
    link.unload()
    dock.unload()
    dock.frame.deleteLater()
    QgsProject.instance().clear()


@pytest.fixture
def window(session: Session, location: str) -> Iterator[Window]:
    """The dock with a store in a file."""
    with opened_window(session, location) as made:
        yield made
