"""Where results come to lie in the layer tree beside a store's layers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer

from kmzb_plugin.layers.results import STORE, put_below_threats

CELLS, PLACES, ROWS = "Polygon?crs=EPSG:2180", "Point?crs=EPSG:2180", "NoGeometry"


@pytest.fixture
def tree(qgis_app: object) -> Iterator[QgsProject]:
    """A project with a store's group over a base map; nothing else of the store matters here."""
    project = QgsProject()
    root = project.layerTreeRoot()
    group = root.addGroup("KMZB")
    group.setCustomProperty(STORE, "radom")
    _add(project, "threats", PLACES, group)
    _add(project, "units", CELLS, group)
    _add(project, "base map", CELLS, root, -1)
    yield project
    project.clear()


def _add(project: QgsProject, name: str, kind: str, group: QgsLayerTreeGroup, position: int = 0) -> QgsVectorLayer:
    layer = QgsVectorLayer(kind, name, "memory")
    assert layer.isValid()
    project.addMapLayer(layer, False)
    group.insertLayer(position if position >= 0 else len(group.children()), layer)
    return layer


def _names(project: QgsProject) -> list[str]:
    """The entries of the tree, those of a group after it."""
    found = []

    def walk(group: QgsLayerTreeGroup) -> None:
        for node in group.children():
            found.append(node.name())
            if isinstance(node, QgsLayerTreeGroup):
                walk(node)

    walk(project.layerTreeRoot())
    return found


IN_GROUP = ["KMZB", "units", "threats"]


@pytest.mark.parametrize("among", [False, True])
def test_areas_go_below_the_group(tree: QgsProject, among: bool) -> None:
    root = tree.layerTreeRoot()
    layer = _add(tree, "cells", CELLS, root.findGroup("KMZB") if among else root)
    id_ = layer.id()
    root.findLayer(layer).setItemVisibilityChecked(False)
    assert put_below_threats(tree, layer)
    assert _names(tree) == [*IN_GROUP, "cells", "base map"]
    assert tree.mapLayer(id_) is not None
    assert not root.findLayer(id_).itemVisibilityChecked()


@pytest.mark.parametrize("kind", [PLACES, ROWS])
def test_what_covers_nothing_stays(tree: QgsProject, kind: str) -> None:
    layer = _add(tree, "result", kind, tree.layerTreeRoot())
    assert not put_below_threats(tree, layer)
    assert _names(tree)[0] == "result"


def test_what_lies_below_already_stays_and_so_does_what_is_in_a_group_of_a_persons_own(tree: QgsProject) -> None:
    root = tree.layerTreeRoot()
    below = _add(tree, "below", CELLS, root, -1)
    own = _add(tree, "own", CELLS, root.insertGroup(0, "Results"))
    assert not put_below_threats(tree, below)
    assert not put_below_threats(tree, own)
    assert _names(tree) == ["Results", "own", *IN_GROUP, "base map", "below"]


def test_results_of_one_run_keep_their_order_and_lie_over_earlier_ones(tree: QgsProject) -> None:
    root = tree.layerTreeRoot()
    earlier = _add(tree, "earlier", CELLS, root)
    assert put_below_threats(tree, earlier)
    low, high = _add(tree, "low", CELLS, root), _add(tree, "high", CELLS, root)
    assert put_below_threats(tree, high)
    assert put_below_threats(tree, low, {high.id()})
    assert _names(tree) == [*IN_GROUP, "high", "low", "earlier", "base map"]


def test_goes_below_every_store_that_it_would_cover(tree: QgsProject) -> None:
    root = tree.layerTreeRoot()
    nested = root.addGroup("Other stores").addGroup("KMZB – Warka")
    nested.setCustomProperty(STORE, "warka")
    layer = _add(tree, "cells", CELLS, root)
    assert put_below_threats(tree, layer)
    assert _names(tree) == [*IN_GROUP, "base map", "Other stores", "KMZB – Warka", "cells"]
