"""What a person may have done to the group of layers by accident: found, put right, and said in one sentence."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from qgis.core import (
    QgsLayerTreeGroup,
    QgsLayerTreeLayer,
    QgsLayerTreeNode,
    QgsMapLayer,
    QgsProject,
    QgsReadWriteContext,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtXml import QDomDocument

from ..text import tr

_LOOK = QgsMapLayer.StyleCategory.Symbology | QgsMapLayer.StyleCategory.Labeling | QgsMapLayer.StyleCategory.Rendering
_OWN_NAME = re.compile(r"\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?")


@dataclass
class Repaired:
    """How many layers were put back, mended, moved into place, and given their style again."""

    put_back: int = 0
    mended: int = 0
    moved: int = 0
    restyled: int = 0

    def sentence(self) -> str:
        """What was done, for people."""
        parts = [
            tr("%n layers put back", self.put_back) if self.put_back else "",
            tr("%n layers opened again", self.mended) if self.mended else "",
            tr("%n layers moved into place", self.moved) if self.moved else "",
            tr("%n styles restored", self.restyled) if self.restyled else "",
        ]
        done = ", ".join(part for part in parts if part)
        return (
            f"{done[0].upper()}{done[1:]}." if done else tr("The map layers are in order; nothing had to be repaired.")
        )


def same_look(layer: QgsVectorLayer, fresh: QgsVectorLayer) -> bool:
    """Whether a layer is drawn as one that was styled just now."""
    return _look(layer) == _look(fresh)


def take_look(layer: QgsVectorLayer, fresh: QgsVectorLayer) -> None:
    """Draws a layer as another; its name, notes and form stay."""
    layer.importNamedStyle(_written(fresh), _LOOK)
    layer.triggerRepaint()


def stand_in(layer: QgsVectorLayer) -> QgsVectorLayer:
    """An empty layer with the fields and the kind of geometry of another, to be styled and compared with it."""
    kind = QgsWkbTypes.displayString(layer.wkbType())
    made = QgsVectorLayer(f"{kind}?crs={layer.crs().authid()}", "", "memory")
    made.dataProvider().addAttributes(list(layer.fields()))
    made.updateFields()
    return made


def _look(layer: QgsVectorLayer) -> str:
    """How a layer is drawn, spelt in one way: read back once, without names made by chance and without an order."""
    document = _written(layer)
    # What was never written to a project and what was read from one differ in trifles.
    again = stand_in(layer)
    again.importNamedStyle(document, _LOOK)
    return _canonical(ET.fromstring(_written(again).toString()))  # nosec B314


def _written(layer: QgsVectorLayer) -> QDomDocument:
    document = QDomDocument()
    layer.exportNamedStyle(document, QgsReadWriteContext(), _LOOK)
    return document


def _canonical(element: ET.Element) -> str:
    attributes = " ".join(
        f"{name}={_OWN_NAME.sub('', value)}" for name, value in sorted(element.attrib.items()) if name != "version"
    )
    children = "".join(_canonical(child) for child in element)
    return f"<{element.tag} {attributes}>{(element.text or '').strip()}{children}</>"


def put_in_place(project: QgsProject, group: QgsLayerTreeGroup, layers: list[QgsVectorLayer], counted: set[str]) -> int:
    """Moves the layers into the group, in this order; how many were moved, without those in `counted`.

    What a person has put into the group beside them stays, below them.
    """
    nodes = [project.layerTreeRoot().findLayer(layer) for layer in layers]
    in_group = [node for node in group.children() if isinstance(node, QgsLayerTreeLayer)]
    right = [node for node in in_group if node in nodes]
    if right == nodes:
        return 0
    out = [node for node in nodes if node not in right]
    settled = [node for node in right if node.layerId() not in counted]
    moved = {node.layerId() for node in out} | _out_of_order(settled, nodes)
    for position, node in enumerate(nodes):
        # A layer leaves the project with its last entry in the tree: the copy is put in first.
        group.insertChildNode(position, node.clone())
        node.parent().removeChildNode(node)
    return len(moved - counted)


def _out_of_order(found: list[QgsLayerTreeNode], wanted: list[QgsLayerTreeNode]) -> set[str]:
    """The fewest layers that have to move for the rest to stand in order."""
    places = [wanted.index(node) for node in found]
    best: list[list[int]] = []
    for end, place in enumerate(places):
        before = max((run for run in best if places[run[-1]] < place), key=len, default=[])
        best.append([*before, end])
    stay = max(best, key=len, default=[])
    return {node.layerId() for index, node in enumerate(found) if index not in stay}
