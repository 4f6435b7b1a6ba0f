"""Runs inside the real QGIS window, twice in one profile: puts the plugin's parts elsewhere, looks where they are."""

import os

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMenu
from qgis.utils import iface

from tests.desktop.inside import answer, settle, wait_for, workbench


def put(bench, window):
    """The dock on the left and away, the toolbar at the right edge, a filter in a project."""
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, bench.dock.frame)
    window.addToolBar(Qt.ToolBarArea.RightToolBarArea, bench.commands.toolbar)
    bench.dock.frame.setUserVisible(False)
    bench.session.open(os.environ["KMZB_STORE"])
    wait_for(bench.dock.model.rowCount, "the queue")
    bench.dock.filter_bar.restore('{"overdue": true}')
    assert QgsProject.instance().write(os.environ["KMZB_PROJECT"])
    # As QGIS does when it is closed.
    QgsSettings().setValue("UI/state", window.saveState())
    QgsSettings().sync()


def listed(window, menu, part):
    """Whether QGIS's menu offers to show and hide a part."""
    return part.toggleViewAction() in window.findChild(QMenu, menu).actions()


def look():
    bench, window = workbench(), iface.mainWindow()
    if os.environ["KMZB_TURN"] == "first":
        put(bench, window)
    else:
        wait_for(lambda: bench.session.store, "the store of the last time")
        settle(500)
    window.grab().save(os.environ["KMZB_PICTURE"])
    return {
        "dock": int(window.dockWidgetArea(bench.dock.frame)),
        "toolbar": int(window.toolBarArea(bench.commands.toolbar)),
        "hidden": bench.dock.frame.isHidden(),
        "listed": [
            listed(window, "mToolbarMenu", bench.commands.toolbar),
            listed(window, "mPanelMenu", bench.dock.frame),
        ],
        "filter": bench.dock.filter_bar.saved(),
        "buttons": sum(action.isVisible() for action in bench.commands.toolbar.actions()),
    }


answer(look)
