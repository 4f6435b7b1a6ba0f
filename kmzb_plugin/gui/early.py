"""What QGIS has to know of before its window stands, and nothing else: its start does not wait for the rest."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from importlib import import_module
from typing import Any

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QObject, QSize, Qt
from qgis.PyQt.QtWidgets import QWidget

from ..text import tr
from .kept_filter import KeptFilter

START_WIDTH = 420

# What the workbench is made of, in pieces that each take a moment to import.
_PIECES = (
    "..domain.redaction",
    "..domain.categories",
    "..store.outbox",
    ".expressions",
    ".timeline",
    ".reading",
    ".deeds",
    ".dock",
    ".browser",
    ".workbench",
)


class _Room(QWidget):
    """Keeps the room in the dock for what is going to fill it."""

    def sizeHint(self) -> QSize:
        return QSize(START_WIDTH, 800)


class Early:
    """Toolbar and dock, because QGIS then gives them their places, and the filter of the project it is started with."""

    def __init__(self, iface: Any) -> None:
        window = iface.mainWindow()
        self._undo: list[Callable[[], Any]] = []
        self.toolbar = iface.addToolBar("KMZB")
        self.toolbar.setObjectName("KmzbToolbar")
        self._undo.append(partial(drop, self.toolbar))
        self._undo.append(lambda: window.removeToolBar(self.toolbar))
        self.frame = QgsDockWidget(tr("KMZB – queue"), window)
        self.frame.setObjectName("KmzbWorkbench")
        self.frame.setWidget(_Room())
        self._undo.append(partial(drop, self.frame))
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.frame)
        self._undo.append(lambda: iface.removeDockWidget(self.frame))
        window.resizeDocks([self.frame], [START_WIDTH], Qt.Orientation.Horizontal)
        self.kept_filter = KeptFilter(QgsProject.instance())
        self._undo.append(self.kept_filter.unload)

    def unload(self) -> None:
        """Takes everything back, last first."""
        while self._undo:
            self._undo.pop()()


def importing() -> Generator[None, None, None]:
    """Imports the workbench, a piece at a time."""
    for piece in _PIECES:
        import_module(piece, __package__)
        yield


def drop(part: QObject) -> None:
    """Takes a part of the window out at once, and ends it when nothing is in its way any more."""
    part.setParent(None)
    part.deleteLater()
