"""How Processing's dialogs ask for one of several values: by their titles, while scripts and models keep the codes.

Processing finds the class by its name, which `processing.base` gives; nothing else imports this module.
"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterEnum, QgsProcessingParameterString
from qgis.PyQt.QtWidgets import QComboBox

from ..briefing.templates import DEFAULT, titled
from ..processing.base import TITLES
from .own_field import OwnField


class NamedValues(OwnField):
    """A list of titles; where a text is asked for another one can be written as well, such as a path."""

    def createWidget(self, **more: Any) -> QComboBox:
        parameter = self.parameterDefinition()
        box, values = QComboBox(), _values(parameter)
        for value, title in values:
            box.addItem(title, value)
        if isinstance(parameter, QgsProcessingParameterString):
            box.setEditable(True)
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.setCurrentIndex(-1)
            box.lineEdit().setPlaceholderText(dict(values).get(DEFAULT, ""))
        box.setToolTip(parameter.toolTip())
        box.currentTextChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))
        return box

    def setValue(self, value: Any) -> None:
        text = "" if value is None else str(value)
        at = self.widget.findData(text)
        if at >= 0 or not self.widget.isEditable():
            self.widget.setCurrentIndex(max(at, 0))
        else:
            self.widget.setCurrentIndex(-1)
            self.widget.setEditText(text)

    def value(self) -> str:
        text = str(self.widget.currentText())
        at = self.widget.findText(text)
        return str(self.widget.itemData(at)) if at >= 0 else text.strip()


def _values(parameter: QgsProcessingParameterDefinition) -> list[tuple[str, str]]:
    """The values of a parameter with their titles, in their order."""
    if isinstance(parameter, QgsProcessingParameterEnum):
        titles = parameter.metadata()[TITLES]
        return [(code, titles.get(code, code)) for code in parameter.options()]
    return titled()
