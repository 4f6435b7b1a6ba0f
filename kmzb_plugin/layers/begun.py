"""A store's group in a project, and what becomes of one that was begun and left."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from qgis.core import QgsLayerTreeGroup, QgsProject

from .results import STORE


def find_group(project: QgsProject, store_id: str) -> QgsLayerTreeGroup | None:
    """The group of a store in the layer tree; None without one."""
    groups = project.layerTreeRoot().findGroups(True)
    return next((group for group in groups if group.customProperty(STORE) == store_id), None)


@contextmanager
def taken_away_if_left(project: QgsProject, store_id: str) -> Iterator[set[str]]:
    """Within it a generator builds the group; the ids of the layers that it adds go into the set.

    Where it is left before its end, another store being opened meanwhile, a group that it began goes again with these
    layers: half of one would show half of a store that is not open. One that the project had already stays, and so does
    what a person has put into it.
    """
    had = find_group(project, store_id) is not None
    added: set[str] = set()
    try:
        yield added
    except GeneratorExit:
        if not had:
            project.removeMapLayers([id_ for id_ in added if project.mapLayer(id_) is not None])
            node = find_group(project, store_id)
            if node is not None and not node.children():
                node.parent().removeChildNode(node)
        raise
