"""What QGIS has to know of before its window stands, and nothing else: its start does not wait for the rest."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from importlib import import_module
from typing import Any

from qgis.core import QgsProject, QgsSettings
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt, QTimer
from qgis.PyQt.QtWidgets import QMainWindow, QWidget

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


class FirstWidth(QObject):
    """Gives a dock that QGIS has no place for yet the width wanted, as soon as its window has room for it.

    The first window of a new profile has none: its map takes nearly all of it, whatever the docks ask for. From the map
    alone, never from QGIS's own docks. Once a person has given the dock a width it stays.
    """

    def __init__(self, window: QMainWindow, frame: QgsDockWidget) -> None:
        super().__init__(frame)
        self._window, self._frame = window, frame
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._widen)
        if not _has_place(frame):
            window.installEventFilter(self)
            self._look.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Resize):
            self._look.start()  # docks are laid out after it
        elif event.type() == QEvent.Type.MouseButtonPress and self._window.isSeparator(event.pos()):
            self.end()
        return False

    def end(self) -> None:
        """Lets the dock be."""
        self._look.stop()
        self._window.removeEventFilter(self)

    def _widen(self) -> None:
        window, frame = self._window, self._frame
        if not frame.isVisible() or frame.isFloating():
            return
        of_map = window.centralWidget()
        spare = of_map.width() - max(of_map.minimumWidth(), of_map.minimumSizeHint().width())
        wanted = min(START_WIDTH, frame.width() + spare)
        if wanted > frame.width():
            window.resizeDocks([frame], [wanted], Qt.Orientation.Horizontal)
        if wanted >= START_WIDTH:
            self.end()


def _has_place(frame: QgsDockWidget) -> bool:
    """Whether QGIS knows from an earlier start where the dock was; it writes names as Qt's streams do."""
    state = QgsSettings().value("UI/state")
    return state is not None and frame.objectName().encode("utf-16-be") in bytes(state)


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
        self._undo.append(FirstWidth(window, self.frame).end)
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
