"""Buttons and lists that cut a long text with an ellipsis; Qt cuts it in the middle of a letter."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QHelpEvent, QPaintEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QToolTip,
)

from .painting import painting

AROUND = 4
"""Pixels that a style leaves between a text and what is beside it."""


class CutButton(QPushButton):
    """The tool tip has to have the whole text."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        if not option.icon.isNull():
            room -= option.iconSize.width() + AROUND
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)
        with painting(self) as painter:
            painter.drawControl(QStyle.ControlElement.CE_PushButton, option)


class CutBox(QComboBox):
    """The list that opens has the whole texts; a tool tip has the one that is cut, where nothing else is said."""

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self._shown(option)
        with painting(self) as painter:
            painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            option = QStyleOptionComboBox()
            self.initStyleOption(option)
            if self._shown(option) != option.currentText:
                QToolTip.showText(event.globalPos(), option.currentText, self)
                return True
        return bool(super().event(event))

    def _shown(self, option: QStyleOptionComboBox) -> str:
        """As much of the text as there is room for."""
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        room = field.width() - AROUND
        if not option.currentIcon.isNull():
            room -= option.iconSize.width() + AROUND
        return str(option.fontMetrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room))
