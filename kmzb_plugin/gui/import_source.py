"""How Processing's dialogs ask what is imported: as QGIS does, but a layer of a store is not chosen by itself.

Processing finds the class by its name, which `processing.base` gives; nothing else imports this module.
"""

from __future__ import annotations

from typing import Any

from processing.gui.wrappers import DIALOG_BATCH, dialogTypes
from processing.tools.dataobjects import createContext
from qgis.core import QgsProcessingParameterDefinition
from qgis.gui import (
    QgsGui,
    QgsProcessingMapLayerComboBox,
    QgsProcessingParameterWidgetContext,
)
from qgis.PyQt.QtWidgets import QComboBox

from ..layers.results import STORE
from .own_field import OwnField


class ImportSource(OwnField):
    """QGIS's list of layers and files, which begins with the first by name: that mostly is one of the store."""

    def __new__(cls, parameter: QgsProcessingParameterDefinition, dialog: Any, *rest: Any, **more: Any) -> Any:
        """For a batch QGIS's own field, in which nothing is chosen."""
        if dialogTypes.get(type(dialog).__name__) != DIALOG_BATCH:
            return super().__new__(cls, parameter, dialog, *rest, **more)
        own = QgsGui.processingGuiRegistry().createParameterWidgetWrapper(parameter, DIALOG_BATCH)
        own.setDialog(dialog)
        return own

    def createWidget(self, **more: Any) -> QgsProcessingMapLayerComboBox:
        self._context = createContext()
        box = QgsProcessingMapLayerComboBox(self.parameterDefinition())
        box.setToolTip(self.parameterDefinition().toolTip())
        box.valueChanged.connect(lambda: self.widgetValueHasChanged.emit(self))
        return box

    def setWidgetContext(self, context: QgsProcessingParameterWidgetContext) -> None:
        super().setWidgetContext(context)
        self.widget.setWidgetContext(context)
        # As QGIS's own field: the layer that is active, else the first.
        if context.activeLayer() is not None:
            self.widget.setLayer(context.activeLayer())
        layer = self.widget.currentLayer()
        if layer is not None and layer.customProperty(STORE):
            # QGIS itself sets none where something has to be chosen.
            self.widget.findChild(QComboBox).setCurrentIndex(-1)

    def setValue(self, value: Any) -> None:
        self.widget.setValue(value, self._context)

    def value(self) -> Any:
        return self.widget.value()
