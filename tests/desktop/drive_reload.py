"""Runs inside the real QGIS window: unloads and reloads the plugin and compares what QGIS holds before and after."""

import json
import os
import traceback
from collections import Counter
from pathlib import Path

from qgis.core import QgsApplication, QgsExpression, QgsProject
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer, QTranslator
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QMenu, QShortcut, QToolBar
from qgis.utils import iface, loadPlugin, plugins, startPlugin, unloadPlugin

PLUGIN = "kmzb_plugin"


def settle(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def held():
    """What QGIS holds, by kind."""
    window = iface.mainWindow()
    kinds = {"docks": QDockWidget, "toolbars": QToolBar, "menus": QMenu, "actions": QAction, "shortcuts": QShortcut}
    counts = {name: len(window.findChildren(kind)) for name, kind in kinds.items()}
    return counts | {
        "timers": len(window.findChildren(QTimer)),
        "objects_of_kmzb": sorted(
            child.objectName() for child in window.findChildren(QObject) if "kmzb" in child.objectName().lower()
        ),
        "menu_bar": [action.text() for action in window.menuBar().actions()],
        "providers": sorted(provider.id() for provider in QgsApplication.processingRegistry().providers()),
        "browser": sorted(each.name() for each in QgsApplication.dataItemProviderRegistry().providers()),
        "browser_menus": sorted(each.name() for each in QgsGui.dataItemGuiProviderRegistry().providers()),
        "layer_tree": iface.layerTreeView().receivers(iface.layerTreeView().contextMenuAboutToShow),
        "translators": len(QCoreApplication.instance().findChildren(QTranslator)),
        "functions": sorted(each.name() for each in QgsExpression.Functions() if each.name().startswith("kmzb")),
        "tasks": QgsApplication.taskManager().countActiveTasks(),
        "receivers": dict(
            Counter(
                {
                    "extent": iface.mapCanvas().receivers(iface.mapCanvas().extentsChanged),
                    "project": QgsProject.instance().receivers(QgsProject.instance().layersAdded),
                }
            )
        ),
    }


def drive():
    unloadPlugin(PLUGIN)
    settle(500)
    without = held()
    answers = []
    for _ in range(2):
        loadPlugin(PLUGIN)
        startPlugin(PLUGIN)
        settle(300)
        answers.append(held())
        workbench = plugins[PLUGIN].workbench
        workbench.session.open(os.environ["KMZB_STORE"])
        settle(4000)
        assert workbench.dock.model.rowCount() > 0
        unloadPlugin(PLUGIN)
        settle(500)
        QgsProject.instance().clear()
        settle(500)
        answers.append(held())
    return {
        "without": without,
        "with": answers[0],
        "after": answers[1],
        "with_again": answers[2],
        "after_again": answers[3],
    }


def main():
    try:
        answer = drive()
    except BaseException:
        answer = {"error": traceback.format_exc()}
    Path(os.environ["KMZB_ANSWER"]).write_text(json.dumps(answer), encoding="utf-8")
    os._exit(0)


QTimer.singleShot(1500, main)
