"""How Processing's dialogs ask for one of several values: by their titles, while scripts and models keep the codes.

Processing finds the class by its name, which `processing.base` gives; nothing else imports this module.
"""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingParameterDefinition, QgsProcessingParameterEnum, QgsProcessingParameterString
from qgis.PyQt.QtWidgets import QComboBox

from ..briefing import templates
from ..processing.base import SEVERAL, TITLES
from .own_field import OwnField, codes_of
from .tick_box import Entry, TickBox


class NamedValues(OwnField):
    """A list of titles, to be ticked where several may be chosen; for a text another one can be written as well."""

    def createWidget(self, **more: Any) -> QComboBox:
        parameter = self.parameterDefinition()
        titles = _titles(parameter)
        if self._several():
            box = TickBox(parameter.description(), titles.get("", ""))
            box.offer(Entry(code, title) for code, title in titles.items() if code)
            box.changed.connect(lambda: self.widgetValueHasChanged.emit(self))
        else:
            box = _listed(titles, isinstance(parameter, QgsProcessingParameterString))
            box.currentTextChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))
        box.setToolTip(parameter.toolTip())
        return box

    def setValue(self, value: Any) -> None:
        if self._several():
            self.widget.tick(codes_of(value))
            return
        text = "" if value is None else str(value)
        at = self.widget.findData(text)
        if at >= 0 or not self.widget.isEditable():
            self.widget.setCurrentIndex(max(at, 0))
        else:
            self.widget.setCurrentIndex(-1)
            self.widget.setEditText(text)

    def value(self) -> str | list[str] | None:
        of_text = isinstance(self.parameterDefinition(), QgsProcessingParameterString)
        if self._several():
            chosen: list[str] = self.widget.ticked()
            return ",".join(chosen) if of_text else chosen
        text = str(self.widget.currentText())
        at = self.widget.findText(text)
        if at < 0:
            return text.strip()
        return str(self.widget.itemData(at)) or None

    def _several(self) -> bool:
        parameter = self.parameterDefinition()
        if isinstance(parameter, QgsProcessingParameterEnum):
            return bool(parameter.allowMultiple())
        return bool(parameter.metadata().get(SEVERAL))


def _titles(parameter: QgsProcessingParameterDefinition) -> dict[str, str]:
    """The titles of a parameter's values, in their order; that of "" says what an empty value means."""
    titles: dict[str, str] = parameter.metadata()[TITLES]
    if isinstance(parameter, QgsProcessingParameterEnum):
        offered = ["", *parameter.options()] if "" in titles else parameter.options()
        return {code: titles[code] for code in offered}
    return titles or _kept(parameter.name())


def _kept(parameter: str) -> dict[str, str]:
    """What a parameter takes that people add to: templates, import profiles."""
    if parameter == "TEMPLATE":
        found = dict(templates.titled())
        return {"": found[templates.DEFAULT], **found}
    from ..processing.store.importthreats import own_profiles
    from ..store.intake import profile

    return profile.titled(own_profiles())


def _listed(titles: dict[str, str], editable: bool) -> QComboBox:
    """A box of which one is chosen. In one that can be written into an empty value is told, not offered."""
    box = QComboBox()
    for code, title in titles.items():
        if code or not editable:
            box.addItem(title, code)
    if editable:
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setCurrentIndex(-1)
        box.lineEdit().setPlaceholderText(titles.get("", ""))
    return box
