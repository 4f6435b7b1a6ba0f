"""Puts the window's parts together: session, map, dock, menu; and takes them apart again."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QEvent, QObject
from qgis.PyQt.QtWidgets import QAction, QMessageBox

from ..text import tr
from . import expressions, tasks
from .analyse import Analyse, add_favourites
from .base_map import BaseMaps
from .browser import Browser
from .credentials import QuietCredentials
from .dock import WorkbenchDock
from .early import Early, drop
from .first_run import FirstRun
from .icons import icon
from .import_start import Imports
from .locator import ThreatLocator
from .manual import open_manual
from .map_link import MapLink
from .menu import Commands
from .messages import TITLE, Messages
from .options import OPTIONS_PAGE, OptionsFactory
from .outbox_button import OutboxButton
from .repair import Repair
from .session import Session
from .temporal import Temporal
from .tools.actions import MapTools
from .tools.base import Around

PRODUCT = "KMZB Analyst"


class _Farewell(QObject):
    """Says, when QGIS is closed with decisions still on their way, that nothing is lost."""

    def __init__(self, session: Session, window: QObject) -> None:
        super().__init__(window)
        self._session = session

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close and (waiting := len(self._session.outgoing.pending())):
            text = tr(
                "%n decisions are still on their way. They are saved on this computer and go when the store is open"
                " again. Nothing is lost.",
                waiting,
            )
            box = QMessageBox(QMessageBox.Icon.Information, TITLE, text, parent=self.parent())
            box.addButton(tr("&Close"), QMessageBox.ButtonRole.AcceptRole)
            box.exec()
        return False


class Workbench:
    """The window's part of the plugin; `session` and `dock` are its parts worth reaching for."""

    def __init__(self, iface: Any, early: Early) -> None:
        self._iface, self._early = iface, early
        self._undo: list[Callable[[], Any]] = [tasks.dismiss]

    def building(self) -> Generator[None, None, None]:
        """Builds it, a piece at a time."""
        iface, early = self._iface, self._early
        window = iface.mainWindow()
        self.session = Session()
        self._undo.append(self.session.deleteLater)
        self._undo.append(self.session.close)
        self._undo.append(QuietCredentials(self.session).unload)
        self._link = link = MapLink(self.session, iface.mapCanvas(), QgsProject.instance())
        self._undo.append(link.unload)
        self._messages = messages = Messages(iface.messageBar(), window)
        self.dock = WorkbenchDock(self.session, link, messages, early.frame)
        self._undo.append(self.dock.unload)
        yield
        early.kept_filter.serve(self.session, self.dock.filter_bar, messages.say)
        around = Around(self.session, link, self.dock, messages, window)
        self.tools = MapTools(around, lambda: iface.actionPan().trigger())
        self._undo.append(self.tools.unload)
        self._analyse = analyse = Analyse(self.session, self.dock, link, messages, window)
        self._undo.append(analyse.unload)
        self._base_maps = base_maps = BaseMaps(QgsProject.instance(), messages, window)
        self._undo.append(base_maps.unload)
        repair = Repair(self.session, link, messages, window, iface.layerTreeView())
        self._undo.append(repair.unload)
        self.imports = Imports(self.session, messages, QgsProject.instance(), iface.showAttributeTable, window)
        self._undo.append(self.imports.unload)
        self.commands = Commands(
            self.session,
            window,
            early.toolbar,
            self.dock,
            self.imports,
            self.tools,
            analyse,
            base_maps.menu,
            repair.run,
            lambda: iface.showOptionsDialog(window, OPTIONS_PAGE),
            lambda: open_manual(messages),
        )
        self._undo.append(self.commands.unload)
        self.first_run = FirstRun(self.session, self.dock, self.commands)
        self._undo.append(self.first_run.unload)
        bar = window.menuBar()
        bar.insertMenu(iface.firstRightStandardMenu().menuAction(), self.commands.menu)
        self._undo.append(lambda: bar.removeAction(self.commands.menu.menuAction()))
        farewell = _Farewell(self.session, window)
        window.installEventFilter(farewell)
        self._undo.append(farewell.deleteLater)
        self._undo.append(lambda: window.removeEventFilter(farewell))
        yield
        self._join_qgis(iface)
        self.commands.open_last()

    def _join_qgis(self, iface: Any) -> None:
        """What QGIS has a place for: its options, its search field, its expressions, its table of shortcuts."""
        add_favourites()
        temporal = Temporal(self.session, self._link)
        self._undo.append(temporal.unload)
        browser = Browser(self.session, self.commands, self._messages)
        self._undo.append(browser.unload)
        options = OptionsFactory()
        iface.registerOptionsWidgetFactory(options)
        self._undo.append(lambda: iface.unregisterOptionsWidgetFactory(options))
        locator = ThreatLocator(self.session, self.show_threat)
        iface.registerLocatorFilter(locator)
        self._undo.append(lambda: iface.deregisterLocatorFilter(locator))
        self._undo.append(expressions.register(lambda: self.session.dictionary))
        waiting = OutboxButton(self.session, iface.mainWindow())
        waiting.clicked.connect(self.dock.outcomes.show_outbox)
        iface.statusBarIface().addPermanentWidget(waiting)
        self._undo.append(waiting.deleteLater)
        self._undo.append(lambda: iface.statusBarIface().removeWidget(waiting))
        self._undo.append(waiting.unload)
        manual = QAction(icon("kmzb"), PRODUCT, iface.mainWindow())
        manual.setObjectName("kmzb_help_menu")
        manual.triggered.connect(lambda _=False: open_manual(self._messages))
        iface.pluginHelpMenu().addAction(manual)
        self._undo.append(partial(drop, manual))
        self._undo.append(lambda: iface.pluginHelpMenu().removeAction(manual))
        for action in (*self.commands.actions(), *self.tools.actions()):
            iface.registerMainWindowAction(action, "")
            self._undo.append(partial(iface.unregisterMainWindowAction, action))

    def show_threat(self, threat_id: str) -> None:
        """Turns to one threat as it stands now: in the queue, whatever the filter was, and on the map."""
        self.dock.frame.setUserVisible(True)
        self.dock.show_threat(threat_id)
        self.session.read_threats([threat_id], self._link.view.zoom_and_flash)

    def unload(self) -> None:
        """Takes everything back, last first."""
        while self._undo:
            self._undo.pop()()
