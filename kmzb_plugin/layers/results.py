"""Where a result stands among the layers: what covers lies below the threats, on the main thread alone."""

from __future__ import annotations

from collections.abc import Collection

from qgis.core import Qgis, QgsLayerTreeGroup, QgsLayerTreeLayer, QgsLayerTreeNode, QgsMapLayer, QgsProject

STORE = "kmzb/store"  # custom property of a store's group and of its layers: the store's id


def put_below_threats(project: QgsProject, layer: QgsMapLayer, over: Collection[str] = ()) -> bool:
    """Moves a layer of areas or cells that QGIS has just added over a store's layers, or among them, right below them.

    Below those of the ids in `over`, which stand there already. QGIS adds a result over the layer that is chosen in the
    layer tree. One that it has put into a group of a person's own stays, and so does one of points or lines. Whether it
    was moved.
    """
    root = project.layerTreeRoot()
    node = root.findLayer(layer.id())
    if node is None or not _covers(layer):
        return False
    stores = [group for group in root.findGroups(True) if group.customProperty(STORE)]
    among = any(_is_in(node, group) for group in stores)
    if node.parent() is not root and not among:
        return False
    place = _path(node)
    covered = [group for group in stores if place < _path(group) or _is_in(node, group)]
    if not covered:
        return False
    lowest = max(covered, key=_path)
    parent = lowest.parent()
    beside = parent.children()
    position = beside.index(lowest) + 1
    while position < len(beside) and _is_one_of(beside[position], over):
        position += 1
    # A layer leaves the project with its last entry in the tree: the copy is put in first.
    parent.insertChildNode(position, node.clone())
    node.parent().removeChildNode(node)
    return True


def _covers(layer: QgsMapLayer) -> bool:
    if layer.type() == Qgis.LayerType.Vector:
        return bool(layer.geometryType() == Qgis.GeometryType.Polygon)
    return bool(layer.type() == Qgis.LayerType.Raster)


def _is_in(node: QgsLayerTreeNode, group: QgsLayerTreeGroup) -> bool:
    return _path(node)[: len(_path(group))] == _path(group)


def _is_one_of(node: QgsLayerTreeNode, ids: Collection[str]) -> bool:
    return isinstance(node, QgsLayerTreeLayer) and node.layerId() in ids


def _path(node: QgsLayerTreeNode) -> tuple[int, ...]:
    """The places of the node and of those it is in, from the root: they sort as the tree shows them."""
    parent = node.parent()
    return () if parent is None else (*_path(parent), parent.children().index(node))
