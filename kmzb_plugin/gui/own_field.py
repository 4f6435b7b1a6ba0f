"""What the plugin's own fields in Processing's dialogs share."""

from __future__ import annotations

from typing import Any

from processing.gui.wrappers import WidgetWrapper
from qgis.core import QgsProcessingParameterDefinition
from qgis.gui import QgsAbstractProcessingParameterWidgetWrapper, QgsGui
from qgis.PyQt.QtWidgets import QLabel

MODELS = "ModelerParametersDialog"
"""The name by which Processing itself tells the window of models from its dialogs."""


class OwnField(WidgetWrapper):
    """A field in the dialogs of Processing; in the window of models QGIS's own stands, which offers inputs as well."""

    def __new__(cls, parameter: QgsProcessingParameterDefinition, dialog: Any, *rest: Any, **more: Any) -> Any:
        if type(dialog).__name__ != MODELS:
            return super().__new__(cls)
        own = QgsGui.processingGuiRegistry().createModelerParameterWidget(
            dialog.model, dialog.childId, parameter, dialog.context
        )
        own.setDialog(dialog)
        return own

    def createLabel(self) -> QLabel | None:
        # QGIS's own: that of Processing's Python part says «optional» in English.
        return QgsAbstractProcessingParameterWidgetWrapper.createLabel(self)


def codes_of(value: Any) -> list[str]:
    """The codes of a parameter's value: a list, or a text with commas between them."""
    parts = value if isinstance(value, list | tuple) else ("" if value is None else str(value)).split(",")
    return [text for part in parts if (text := str(part).strip())]
