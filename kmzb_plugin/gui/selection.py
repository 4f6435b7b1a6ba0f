"""What is chosen, on the layers of threats: set from the list, heard from the map; the layers are read in tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import (
    QgsExpression,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..domain.threat import Threat
from ..layers.styles import MEMBERS
from .tasks import Tasks

MOST_SELECTED = 5000


class Selection(QObject):
    """`chosen_on_map` carries the ids of the threats that a person chose on the map."""

    chosen_on_map = pyqtSignal(list)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._layers: list[QgsVectorLayer] = []
        self._wanted: list[str] | None = None
        self._selecting = False

    def listen(self, layers: Sequence[QgsVectorLayer]) -> None:
        """These are the layers from now on."""
        for layer in self._layers:
            layer.selectionChanged.disconnect(self._on_selected)
        self._layers = list(layers)
        for layer in self._layers:
            layer.selectionChanged.connect(self._on_selected)

    def select(self, threats: Sequence[Threat]) -> None:
        """Selects exactly these; what was chosen on the map meanwhile is heard first."""
        self._wanted = [threat.id for threat in threats[:MOST_SELECTED]]
        self.again()

    def again(self) -> None:
        """Selects what was wanted last, on layers that are new."""
        wanted = self._wanted
        if not wanted:
            if wanted is not None:
                self._set([()] * len(self._layers))
            return
        layers = list(self._layers)
        asked = [(QgsVectorLayerFeatureSource(layer), layer.fields()) for layer in layers]

        def read() -> list[list[int]]:
            request = _of_threats(wanted)
            return [[feature.id() for feature in _features(*each, request)] for each in asked]

        def done(found: list[list[int]]) -> None:
            if wanted is self._wanted and layers == self._layers:
                self._set(found)

        self._tasks.once("select", read, done)

    def _set(self, found: Sequence[Sequence[int]]) -> None:
        self._selecting = True
        try:
            for layer, ids in zip(self._layers, found, strict=True):
                if ids or layer.selectedFeatureCount():
                    layer.selectByIds(list(ids))
        finally:
            self._selecting = False

    def _on_selected(self) -> None:
        if self._selecting:
            return
        self._wanted = None  # what is on its way would undo the person's choice
        asked = [
            (QgsVectorLayerFeatureSource(layer), layer.fields(), QgsFeatureRequest(chosen))
            for layer in self._layers
            if (chosen := layer.selectedFeatureIds()[:MOST_SELECTED])
        ]

        def read() -> list[str]:
            return [str(feature["id"]) for each in asked for feature in _features(*each)]

        self._tasks.once("chosen on the map", read, self.chosen_on_map.emit)


def members_of(layer: QgsVectorLayer) -> list[str]:
    """The ids of the threats in the groups chosen on a layer of groups; of any other layer none."""
    field = layer.fields().lookupField(str(layer.customProperty(MEMBERS) or ""))
    if field < 0:
        return []
    chosen = [each for feature in layer.selectedFeatures() for each in str(feature[field] or "").split(",") if each]
    return list(dict.fromkeys(chosen))[:MOST_SELECTED]


def _of_threats(ids: Iterable[str]) -> QgsFeatureRequest:
    """The features of these threats, by the provider's own search."""
    listed = ", ".join(QgsExpression.quotedString(id_) for id_ in ids)
    return QgsFeatureRequest(QgsExpression(f'"id" IN ({listed})'))


def _features(
    source: QgsVectorLayerFeatureSource, fields: QgsFields, request: QgsFeatureRequest
) -> Iterable[QgsFeature]:
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(["id"], fields)
    return source.getFeatures(request)
