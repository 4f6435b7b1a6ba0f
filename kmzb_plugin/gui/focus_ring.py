"""A ring around what has the focus, where a style draws none: lists and pictures."""

from __future__ import annotations

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, QObject
from qgis.PyQt.QtWidgets import QFocusFrame, QWidget


class FocusRing(QObject):
    """Goes with the widget that it is put around, which needs two pixels of room in its layout."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._frame = QFocusFrame(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if sip.isdeleted(self._frame):
            return False  # its window goes, and with it the focus
        if event.type() == QEvent.Type.FocusIn:
            self._frame.setWidget(self._widget)
        elif event.type() == QEvent.Type.FocusOut:
            self._frame.setWidget(None)
        return False
