"""The menu and the toolbar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar, QWidget

from ..text import tr
from . import settings
from .algorithms import start
from .analyse import Analyse
from .icons import icon
from .import_start import Imports
from .repair import title as repair_title
from .session import Session
from .tools.actions import MapTools

ON_TOOLBAR = ("kerneldensity", "optimizedhotspots", "categorysummary", "stationbriefing")

if TYPE_CHECKING:
    from .open_store import OpenStoreDialog


class Commands:
    """The menu `KMZB` with everything, and the toolbar with what is needed daily."""

    def __init__(
        self,
        session: Session,
        window: QWidget,
        toolbar: QToolBar,
        dock: Any,
        imports: Imports,
        tools: MapTools,
        analyse: Analyse,
        base_maps: QMenu,
        repair: Callable[[], Any],
        show_options: Callable[[], Any],
        show_manual: Callable[[], Any],
    ) -> None:
        self._session = session
        self._analyse = analyse
        self._dock = dock
        self._window = window
        self._opening: OpenStoreDialog | None = None
        self.menu = QMenu("&KMZB", window)
        self.menu.setObjectName("KmzbMenu")
        self.toolbar = toolbar
        opened = self._add("open", tr("&Open a store…"), self.choose_store, on_toolbar=True)
        self._recent = QMenu(tr("&Recent stores"), self.menu)
        self._recent.aboutToShow.connect(self._fill_recent)
        self.menu.addMenu(self._recent)
        opened.setToolTip(tr("Open a store of threats"))
        self._close = self._add("", tr("&Close the store"), session.close, name="close")
        self.menu.addSeparator()
        shown = dock.frame.toggleViewAction()
        shown.setText(tr("&Queue of threats"))
        shown.setIcon(icon("queue"))
        self.menu.addAction(shown)
        self.toolbar.addAction(shown)
        self._report = self._add("report", tr("Enter a repor&t…"), dock.reports.enter, on_toolbar=True)
        self._report.setToolTip(tr("Enter a report of a citizen (R in the queue)"))
        self._rules = self._add("settings", tr("Reasons and &templates…"), dock.rules.open, name="rules")
        self._refresh = self._add("refresh", tr("Read &anew"), session.refresh, on_toolbar=True)
        self.menu.addMenu(tools.menu)
        self.menu.addMenu(base_maps)
        self._repair = self._add("", repair_title(), repair, name="repair")
        self.toolbar.addSeparator()
        tools.add_to(self.toolbar)
        self.menu.addSeparator()
        self.toolbar.addSeparator()
        self._import = self._add("importthreats", tr("&Import threats…"), imports.open, on_toolbar=True)
        for name, title in (
            ("importunits", tr("Import &units…")),
            ("importareastatistics", tr("Import area &statistics…")),
            ("createdemostore", tr("Create a &demo store…")),
            ("createstore", tr("Create an &empty store…")),
            ("verifyaudit", tr("&Verify the audit…")),
            ("purge", tr("&Erase what is past its review date…")),
        ):
            self._add(name, title, partial(self._start, name))
            if name == "importareastatistics":
                self.menu.addSeparator()
        self.menu.addSeparator()
        self.menu.addMenu(analyse.menu)
        for name in ON_TOOLBAR:
            self.toolbar.addAction(analyse.actions[name])
        self.menu.addSeparator()
        self._add("", tr("O&ptions…"), show_options, name="options")
        self._add("help", tr("Manua&l"), show_manual, name="manual")
        self._add("", tr("&Keys…"), dock.show_keys, name="help")
        self._of_store = self._store_menu()
        dock.ui.storeButton.setMenu(self._of_store)
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_closed)
        self._on_closed()

    def unload(self) -> None:
        """Takes menu and toolbar away."""
        self._session.opened.disconnect(self._on_opened)
        self._session.closed.disconnect(self._on_closed)
        if self._opening is not None:
            self._opening.close()
        self._dock.ui.storeButton.setMenu(None)
        self.toolbar.clear()
        for widget in (self.menu, self._of_store):
            widget.setParent(None)
            widget.deleteLater()

    def _store_menu(self) -> QMenu:
        """What is done with the store that is open, beside its name."""
        menu = QMenu(self._window)
        menu.addActions([self._import, self._rules, self._repair])
        menu.addSeparator()
        menu.addAction(self._close)
        return menu

    def _add(
        self, picture: str, title: str, act: Callable[[], Any], *, on_toolbar: bool = False, name: str = ""
    ) -> QAction:
        action = QAction(icon(picture), title, self.menu) if picture else QAction(title, self.menu)
        action.setObjectName(f"kmzb_{name or picture}")
        action.triggered.connect(lambda _=False: act())
        self.menu.addAction(action)
        if on_toolbar:
            self.toolbar.addAction(action)
        return action

    def actions(self) -> list[QAction]:
        """Those that can have a key of their own."""
        own = [action for action in self.menu.actions() if action.objectName() and action.menu() is None]
        return [*own, *self._analyse.actions.values()]

    def choose_store(self) -> None:
        """Asks where the store is and opens it."""
        if self._opening is None:
            from .open_store import OpenStoreDialog  # its form is read when it is first wanted: QGIS starts sooner

            self._opening = OpenStoreDialog(self._window)
            self._opening.chosen.connect(self.open)
            self._opening.finished.connect(self._forget_opening)
        self._opening.show()
        self._opening.raise_()

    def _forget_opening(self, _: int) -> None:
        self._opening = None

    def open(self, location: str, authcfg: str) -> None:
        """Opens a store, once QGIS can read the login."""
        from .open_store import unlock

        if unlock(authcfg):
            self._session.open(location, authcfg)

    def open_last(self) -> None:
        """Opens the store of the last time, if the person wants that."""
        if location := settings.store_to_open():
            self.open(location, settings.login_of(location))

    def _start(self, name: str) -> None:
        """Opens the dialog of an algorithm, for the store that is open where it is for one that exists."""
        session = self._session
        is_for_opened = bool(session.location) and not name.startswith("create")
        start(name, {"STORE": session.location, "AUTHCFG": session.authcfg} if is_for_opened else {})

    def _fill_recent(self) -> None:
        self._recent.clear()
        for location in settings.recent_stores():
            action = self._recent.addAction(location)
            action.triggered.connect(
                lambda _=False, location=location: self.open(location, settings.login_of(location))
            )
        if self._recent.isEmpty():
            self._recent.addAction(tr("None yet")).setEnabled(False)

    def _on_opened(self, _: Any) -> None:
        settings.remember_store(self._session.location, self._session.authcfg)
        for action in self._needing_a_store():
            action.setEnabled(True)

    def _on_closed(self) -> None:
        for action in self._needing_a_store():
            action.setEnabled(False)

    def _needing_a_store(self) -> tuple[QAction, ...]:
        return self._close, self._refresh, self._repair, self._report, self._rules, self._import
