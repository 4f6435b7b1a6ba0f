"""Runs inside the real QGIS window: unloads and reloads the plugin and compares what QGIS holds before and after."""

import ctypes
import gc
import os
import sys
from collections import Counter
from pathlib import Path

from qgis.core import QgsApplication, QgsExpression, QgsProject
from qgis.gui import QgsGui, QgsVertexMarker
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, QTimer, QTranslator
from qgis.PyQt.QtWidgets import QAction, QDockWidget, QMenu, QShortcut, QToolBar
from qgis.utils import iface, loadPlugin, startPlugin, unloadPlugin

from tests.desktop import inside
from tests.desktop.inside import answer, wait_for, workbench

PLUGIN = "kmzb_plugin"
ROUNDS = 10


def settle(milliseconds):
    inside.settle(milliseconds)
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
        "algorithms": sum(each.id().startswith("kmzb:") for each in QgsApplication.processingRegistry().algorithms()),
        "modules": sum(name.split(".")[0] == PLUGIN for name in sys.modules),
        "browser": sorted(each.name() for each in QgsApplication.dataItemProviderRegistry().providers()),
        "browser_menus": sorted(each.name() for each in QgsGui.dataItemGuiProviderRegistry().providers()),
        "layer_tree": iface.layerTreeView().receivers(iface.layerTreeView().contextMenuAboutToShow),
        "translators": len(QCoreApplication.instance().findChildren(QTranslator)),
        "functions": sorted(each.name() for each in QgsExpression.Functions() if each.name().startswith("kmzb")),
        "marks": sum(isinstance(item, QgsVertexMarker) for item in iface.mapCanvas().scene().items()),
        "tool": type(iface.mapCanvas().mapTool()).__name__,
        "tasks": QgsApplication.taskManager().countActiveTasks(),
        "receivers": dict(
            Counter(
                {
                    "extent": iface.mapCanvas().receivers(iface.mapCanvas().extentsChanged),
                    "tool": iface.mapCanvas().receivers(iface.mapCanvas().mapToolSet),
                    "crs": iface.mapCanvas().receivers(iface.mapCanvas().destinationCrsChanged),
                    "project": QgsProject.instance().receivers(QgsProject.instance().layersAdded),
                }
            )
        ),
    }


def resident():
    """Megabytes of memory that QGIS holds, without what the C library keeps back for later."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def drive():
    """Ten times: the plugin is loaded, a store opened, a threat looked at, and everything taken back."""
    unloadPlugin(PLUGIN)
    settle(500)
    without = held()
    rounds, files, memory = [], [], []
    for _ in range(ROUNDS):
        loadPlugin(PLUGIN)
        startPlugin(PLUGIN)
        settle(300)
        loaded = held()
        dock, session = workbench().dock, workbench().session
        session.open(os.environ["KMZB_STORE"])
        wait_for(dock.model.rowCount, "the queue")
        settle(700)
        dock.reports.enter()
        report = dock.reports.dialog
        report.threatButton.click()
        report.descriptionEdit.setPlainText("Niedokończone.")
        report.mapButton.click()
        assert report.place.click.is_active
        settle(300)
        del dock, session, report
        unloadPlugin(PLUGIN)
        settle(300)
        QgsProject.instance().clear()
        settle(300)
        rounds.append([loaded, held()])
        files.append(sum("radom" in os.readlink(each) for each in Path("/proc/self/fd").iterdir() if each.is_symlink()))
        memory.append(resident())
    return {"without": without, "rounds": rounds, "files": files, "memory": memory}


answer(drive)
