"""KMZB in QGIS's browser: what stands there, what the menus offer, and that nothing of it stays after unload."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsBrowserModel, QgsDataItem, QgsSettings
from qgis.gui import QgsDataItemGuiContext, QgsGui, QgsMessageBar
from qgis.PyQt.QtCore import QModelIndex, Qt
from qgis.PyQt.QtWidgets import QAction, QMenu

from kmzb_plugin.gui import settings
from kmzb_plugin.gui.browser import Browser
from kmzb_plugin.gui.messages import Messages
from kmzb_plugin.gui.session import Session
from kmzb_plugin.store.demo.create import create_demo_store

from .conftest import wait_for


class _Commands:
    """What the browser asks of the menu."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def choose_store(self) -> None:
        pass

    def open(self, location: str, authcfg: str) -> None:
        self.session.open(location, authcfg)


class Shown:
    """The browser as a person sees it."""

    def __init__(self, browser: Browser, bar: QgsMessageBar) -> None:
        self.browser, self.bar = browser, bar
        self.model = QgsBrowserModel()
        self.model.initialize()

    def under(self, parent: QModelIndex) -> list[QModelIndex]:
        self.model.fetchMore(parent)
        return [self.model.index(row, 0, parent) for row in range(self.model.rowCount(parent))]

    def root(self) -> QModelIndex | None:
        return next((each for each in self.under(QModelIndex()) if each.data() == "KMZB"), None)

    def stores(self) -> list[str]:
        return sorted(str(each.data()) for each in self.under(self.root()))

    def item(self, beginning: str) -> QgsDataItem:
        index = next(each for each in self.under(self.root()) if each.data().startswith(beginning))
        return self.model.dataItem(index)

    def tables(self, beginning: str) -> list[str]:
        index = next(each for each in self.under(self.root()) if each.data().startswith(beginning))
        return sorted(str(each.data()) for each in self.under(index))

    def hint(self, beginning: str) -> str:
        index = next(each for each in self.under(self.root()) if each.data().startswith(beginning))
        return str(index.data(Qt.ItemDataRole.ToolTipRole))


def _ours() -> list:
    return [each for each in QgsGui.dataItemGuiProviderRegistry().providers() if each.name() == "KMZB"]


def _menu(item: QgsDataItem) -> tuple[QMenu, dict[str, QAction]]:
    menu = QMenu()
    for provider in _ours():
        provider.populateContextMenu(item, menu, [item], QgsDataItemGuiContext())
    return menu, {action.text().replace("&", ""): action for action in menu.actions()}


@pytest.fixture
def shown(session: Session, location: str) -> Iterator[Shown]:
    """Two stores opened before, one of which is gone."""
    QgsSettings().remove("kmzb")
    settings.remember_store(str(Path(location).with_name("gone.gpkg")))
    settings.remember_store("postgresql://server:5432/kmzb")
    settings.remember_store(location)
    bar = QgsMessageBar()
    browser = Browser(session, _Commands(session), Messages(bar, None))
    made = Shown(browser, bar)
    yield made
    if _ours():
        browser.unload()
    QgsSettings().remove("kmzb")


def _wait_until(shown: Shown, condition: Callable[[list[str]], bool], what: str) -> None:
    wait_for(lambda: condition(shown.stores()), what)


def test_the_stores_stand_there_and_say_what_is_missing(shown: Shown) -> None:
    _wait_until(shown, lambda names: "gone.gpkg (the file is missing)" in names, "what is missing")
    assert shown.stores() == ["gone.gpkg (the file is missing)", "own.gpkg", "postgresql://server:5432/kmzb"]
    assert shown.tables("own") == ["Annotations", "Threats", "Units"]
    assert shown.tables("gone") == shown.tables("postgresql") == []


def test_a_double_click_opens_the_store_and_it_says_so(shown: Shown, session: Session) -> None:
    assert [each.handleDoubleClick(shown.item("own"), QgsDataItemGuiContext()) for each in _ours()] == [True]
    wait_for(lambda: session.store is not None, "the store")
    _wait_until(shown, lambda names: "own.gpkg (open)" in names, "that it is open")
    session.close()
    _wait_until(shown, lambda names: "own.gpkg" in names, "that it is closed")


def test_menus_open_test_and_forget(shown: Shown) -> None:
    menu, actions = _menu(shown.model.dataItem(shown.root()))
    assert list(actions) == ["Open a store…", "Create a demo store…"]
    menu, actions = _menu(shown.item("own"))
    assert list(actions) == ["Open in the workbench", "Test the connection", "Forget"]
    actions["Test the connection"].trigger()
    wait_for(lambda: any("✓" in item.text() for item in shown.bar.items()), "the verdict")
    assert "✓" in shown.hint("own")
    menu, actions = _menu(shown.item("gone"))
    actions["Test the connection"].trigger()
    wait_for(lambda: any("There is no file" in item.text() for item in shown.bar.items()), "the refusal")
    menu, actions = _menu(shown.item("gone"))
    actions["Forget"].trigger()
    assert not any(name.startswith("gone") for name in shown.stores())
    assert len(settings.recent_stores()) == 2


def test_only_a_file_that_is_a_store_is_offered(shown: Shown, session: Session, tmp_path: Path) -> None:
    from osgeo import ogr

    folder = tmp_path / "files"
    folder.mkdir()
    create_demo_store(str(folder / "store.gpkg"), count=100)
    ogr.GetDriverByName("GPKG").CreateDataSource(str(folder / "other.gpkg")).CreateLayer("x", geom_type=ogr.wkbPoint)

    def item(name: str) -> QgsDataItem:
        from qgis.core import QgsDataCollectionItem

        made = QgsDataCollectionItem(None, name, str(folder / name))
        kept.append(made)
        return made

    kept: list[QgsDataItem] = []
    _menu_kept, offered = _menu(item("store.gpkg"))
    _other_kept, not_offered = _menu(item("other.gpkg"))
    assert not offered["Open in KMZB"].isEnabled()
    wait_for(offered["Open in KMZB"].isEnabled, "that it is a store")
    wait_for(lambda: not not_offered["Open in KMZB"].isVisible(), "that it is none")
    assert not _menu(item("notes.txt"))[1]
    offered["Open in KMZB"].trigger()
    wait_for(lambda: session.location.endswith("store.gpkg"), "the store")


def test_a_menu_closed_before_the_answer_does_no_harm(shown: Shown, location: str) -> None:
    from qgis.core import QgsDataCollectionItem

    item = QgsDataCollectionItem(None, "own", location)
    menu, _ = _menu(item)
    menu.deleteLater()
    del menu
    QgsApplication.sendPostedEvents(None, 52)
    wait_for(lambda: not shown.browser._tasks._running, "the answer to nobody")


def test_ten_reloads_leave_nothing(shown: Shown, session: Session) -> None:
    shown.stores()
    shown.browser.unload()
    assert shown.root() is None
    before = len(QgsApplication.dataItemProviderRegistry().providers()), len(_ours())
    for _ in range(10):
        again = Browser(session, _Commands(session), shown.browser._messages)
        assert shown.root() is not None
        shown.stores()
        again.unload()
        assert shown.root() is None
    assert (len(QgsApplication.dataItemProviderRegistry().providers()), len(_ours())) == before
