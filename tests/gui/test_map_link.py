"""The layers of one store after another in one project."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsProject

from kmzb_plugin.gui.map_link import MapLink
from kmzb_plugin.gui.session import Session
from kmzb_plugin.layers.results import STORE
from kmzb_plugin.store import create_store

from .conftest import settle, wait_for


def _stores_shown() -> list[str]:
    groups = QgsProject.instance().layerTreeRoot().findGroups(True)
    return [group.customProperty(STORE) for group in groups]


@pytest.mark.parametrize("whole", [False, True])
def test_a_store_opened_before_the_one_before_it_was_all_there(
    session: Session, link: MapLink, location: str, tmp_path: Path, whole: bool
) -> None:
    other = str(tmp_path / "other.gpkg")
    create_store(other, "KMP Radom", "Radom").close()
    project = QgsProject.instance()
    session.open(location)
    wait_for(link.shown_threats if whole else project.mapLayers, "the layers")
    first = session.info.id
    assert bool(link.shown_threats()) == whole
    session.open(other)
    wait_for(lambda: session.info is not None and session.info.id != first and link.shown_threats(), "the other")
    settle(50)
    second = session.info.id
    # The one that was all there is the person's to keep; of one that was only begun nothing is left.
    assert _stores_shown() == ([second, first] if whole else [second])
    shown = {layer.customProperty(STORE) for layer in project.mapLayers().values()}
    assert shown == ({first, second} if whole else {second})
    assert session.errors == []


def test_closed_before_the_layers_were_all_there(session: Session, link: MapLink, location: str) -> None:
    session.open(location)
    wait_for(QgsProject.instance().mapLayers, "a layer")
    session.close()
    assert _stores_shown() == []
    assert QgsProject.instance().mapLayers() == {}
