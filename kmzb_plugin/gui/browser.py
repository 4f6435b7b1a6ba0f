"""KMZB in QGIS's browser: the stores opened before, what their files hold, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsDataCollectionItem,
    QgsDataItem,
    QgsDataItemProvider,
    QgsLayerItem,
)
from qgis.gui import QgsDataItemGuiProvider, QgsGui
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QAction, QMenu

from ..store.base import StoreInfo
from ..text import UserError, tr
from . import settings
from .algorithms import start
from .icons import icon
from .menu import Commands
from .messages import Messages
from .session import Session
from .tasks import Tasks
from .trying import is_store, missing_files, short_name, try_store, verdict

ROOT = "kmzb:"
FAST = Qgis.BrowserItemCapability.Fast
"""Children are made on the main thread, because nothing is read for them."""


class _Stores:
    """What the items show: the stores opened before, and what is known of each. Asks no disk."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.missing: frozenset[str] = frozenset()
        self.answered: dict[str, str] = {}

    def known(self) -> list[str]:
        return settings.recent_stores()

    def is_open(self, location: str) -> bool:
        return bool(self._session.location) and self._session.location == location

    def state(self, location: str) -> str:
        """What stands behind the name; empty where nothing is known."""
        if self.is_open(location):
            return tr("open")
        if location in self.missing:
            return tr("the file is missing")
        return ""

    def hint(self, location: str) -> str:
        return "\n".join(part for part in (location, self.answered.get(location, "")) if part)


class StoreItem(QgsDataCollectionItem):
    """One store; of a file its tables are children, as ordinary layers."""

    def __init__(self, parent: QgsDataItem, location: str, stores: _Stores) -> None:
        state = stores.state(location)
        name = f"{short_name(location)} ({state})" if state else short_name(location)
        super().__init__(parent, name, f"{ROOT}/{location}")
        self.location = location
        self._is_file = "://" not in location and not location.startswith("service=")
        self._has_tables = self._is_file and location not in stores.missing
        self.setCapabilitiesV2(FAST)
        self.setIcon(icon("kmzb"))
        self.setToolTip(stores.hint(location))
        if not self._has_tables:
            self.setState(Qgis.BrowserItemState.Populated)

    def hasChildren(self) -> bool:
        return self._has_tables

    def createChildren(self) -> list[QgsDataItem]:
        if not self._has_tables:
            return []
        tables = (
            (tr("Threats"), "threat", Qgis.BrowserLayerType.Point),
            (tr("Units"), "unit", Qgis.BrowserLayerType.Polygon),
            (tr("Annotations"), "annotation", Qgis.BrowserLayerType.Vector),
        )
        made = []
        for name, table, kind in tables:
            uri = f"{self.location}|layername={table}"
            item = QgsLayerItem(self, name, f"{self.path()}/{table}", uri, kind, "ogr")
            item.setState(Qgis.BrowserItemState.Populated)
            made.append(_given_away(item))
        return made


class RootItem(QgsDataCollectionItem):
    """The node KMZB."""

    def __init__(self, stores: _Stores, look: Callable[[], object]) -> None:
        super().__init__(None, "KMZB", ROOT)
        self._stores, self._look = stores, look
        self.setCapabilitiesV2(FAST)
        self.setIcon(icon("kmzb"))
        self.setToolTip(tr("Stores of threats opened before"))

    def createChildren(self) -> list[QgsDataItem]:
        made = []
        for place, location in enumerate(self._stores.known()):
            item = StoreItem(self, location, self._stores)
            item.setSortKey(place)  # newest first, as everywhere else
            made.append(_given_away(item))
        self._look()
        return made


def _given_away(item: QgsDataItem) -> QgsDataItem:
    """QGIS owns the item from now on; without this Python would end it with its last reference."""
    sip.transferto(item, None)
    return item


class _Items(QgsDataItemProvider):
    """Makes the node for each browser that there is."""

    def __init__(self, make: Callable[[], RootItem]) -> None:
        super().__init__()
        self._make = make

    def name(self) -> str:
        return "KMZB"

    def capabilities(self) -> Any:
        return Qgis.DataItemProviderCapabilities(Qgis.DataItemProviderCapability.Databases)

    def createDataItem(self, path: str, parent: QgsDataItem | None) -> QgsDataItem | None:
        return None if path or parent is not None else self._make()


class _Menus(QgsDataItemGuiProvider):
    """Context menus and the double click; `fill` and `open` do the work."""

    def __init__(self, fill: Callable[[QgsDataItem, QMenu], None], open_item: Callable[[StoreItem], None]) -> None:
        super().__init__()
        self._fill, self._open = fill, open_item

    def name(self) -> str:
        return "KMZB"

    def populateContextMenu(self, item: QgsDataItem, menu: QMenu, selected: Any, context: Any) -> None:
        self._fill(item, menu)

    def handleDoubleClick(self, item: QgsDataItem, context: Any) -> bool:
        if not isinstance(item, StoreItem):
            return False
        self._open(item)
        return True


class Browser:
    """The part of QGIS's browser that is ours; `unload` takes it out."""

    def __init__(self, session: Session, commands: Commands, messages: Messages) -> None:
        self._session, self._commands, self._messages = session, commands, messages
        self._tasks = Tasks(lambda _: None)
        self._stores = _Stores(session)
        self._roots: list[RootItem] = []
        self._items, self._menus = _Items(self._make_root), _Menus(self._fill, self._open_item)
        # Both are QGIS's own from here on.
        QgsApplication.dataItemProviderRegistry().addProvider(self._items)
        QgsGui.dataItemGuiProviderRegistry().addProvider(self._menus)
        session.opened.connect(self._show)
        session.closed.connect(self._show)

    def unload(self) -> None:
        """Takes node and menus out of every browser."""
        self._session.opened.disconnect(self._show)
        self._session.closed.disconnect(self._show)
        self._tasks.abandon()
        QgsGui.dataItemGuiProviderRegistry().removeProvider(self._menus)
        QgsApplication.dataItemProviderRegistry().removeProvider(self._items)
        self._roots.clear()

    def _make_root(self) -> RootItem:
        root = RootItem(self._stores, self._look)
        self._roots.append(root)
        _given_away(root)
        return root

    def _show(self, _: object = None) -> None:
        """What is known has changed."""
        self._roots = [root for root in self._roots if not sip.isdeleted(root)]
        for root in self._roots:
            if root.state() == Qgis.BrowserItemState.Populated:
                # Refreshed, it would keep items of the same path with the words they had.
                root.depopulate()
                root.populate(True)

    def _look(self) -> None:
        """Which files are missing: a drive that is away would hold the window."""
        known = tuple(self._stores.known())

        def done(missing: frozenset[str]) -> None:
            if missing != self._stores.missing:
                self._stores.missing = missing
                self._show()

        self._tasks.start(lambda: missing_files(known), done)

    # --- menus ---------------------------------------------------------------------------------------------------

    def _fill(self, item: QgsDataItem, menu: QMenu) -> None:
        if isinstance(item, RootItem):
            _add(menu, tr("&Open a store…"), self._commands.choose_store, "open")
            _add(menu, tr("Create a &demo store…"), lambda: start("createdemostore"), "createdemostore")
        elif isinstance(item, StoreItem):
            location = item.location
            _add(menu, tr("Open in the &workbench"), lambda: self._open(location), "open")
            _add(menu, tr("&Test the connection"), lambda: self._test(location))
            _add(menu, tr("&Forget"), lambda: self._forget(location))
        elif (path := _package_of(item)) and not isinstance(item.parent(), StoreItem):
            self._offer(path, menu)

    def _offer(self, path: str, menu: QMenu) -> None:
        """`Open in KMZB` for a file that is a store, which is found out while the menu is open."""
        action = _add(menu, tr("Open in &KMZB"), lambda: self._open(path), "kmzb")
        action.setEnabled(False)

        def done(found: bool) -> None:
            if not sip.isdeleted(action):
                action.setEnabled(found)
                action.setVisible(found)

        self._tasks.start(lambda: is_store(path), done)

    # --- what they do --------------------------------------------------------------------------------------------

    def _open_item(self, item: StoreItem) -> None:
        self._open(item.location)

    def _open(self, location: str) -> None:
        self._commands.open(location, settings.login_of(location))

    def _forget(self, location: str) -> None:
        settings.forget_stores([location])
        self._show()

    def _test(self, location: str) -> None:
        from .open_store import unlock

        authcfg = settings.login_of(location)
        if not unlock(authcfg):
            self._messages.warn(tr("Without its master password QGIS cannot read the login."))
            return

        def found(info: StoreInfo) -> None:
            self._note(location, verdict(info))
            self._messages.say(verdict(info))

        def failed(error: UserError) -> None:
            self._note(location, "✗ " + error.text)
            self._messages.fail(error)

        self._messages.say(tr("Waiting for an answer…"))
        self._tasks.start(lambda: try_store(location, authcfg), found, failed)

    def _note(self, location: str, text: str) -> None:
        self._stores.answered[location] = text
        self._show()


def _package_of(item: QgsDataItem) -> str:
    """The path of the GeoPackage that an item of QGIS's own stands for; empty for anything else."""
    path = item.path()
    return path if path.lower().endswith(".gpkg") and "|" not in path and "://" not in path else ""


def _add(menu: QMenu, title: str, act: Callable[[], object], picture: str = "") -> QAction:
    action = QAction(icon(picture), title, menu) if picture else QAction(title, menu)
    action.triggered.connect(lambda _=False: act())
    menu.addAction(action)
    return action
