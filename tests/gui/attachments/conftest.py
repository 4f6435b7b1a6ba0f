"""A store with photos, the attachments of a threat, and what opens files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtGui import QDesktopServices

from kmzb_plugin.gui.attachments import Attachments
from kmzb_plugin.store.demo.create import create_demo_store

from ..conftest import Window
from .steps import Opener, choose, with_photos


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, qgis_app: Any) -> Path:
    """A store in which a threat that waits has two photos and a PDF file."""
    path = tmp_path_factory.mktemp("photos") / "radom.gpkg"
    create_demo_store(str(path), count=600, seed=13)
    return path


@pytest.fixture
def shown(window: Window) -> Attachments:
    """The card of a threat with two photos and a PDF file."""
    store = window.session.store
    assert store is not None
    for id_ in with_photos(store):
        if len(store.attachments(id_)) == 3:
            return choose(window, id_)
    raise AssertionError("no such threat in the demo")


@pytest.fixture
def opener() -> Iterator[Opener]:
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("file")
