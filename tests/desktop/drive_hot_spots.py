"""Runs inside the real QGIS window: finds the hot spots of the store's threats, goes through them by the keyboard.

What to do comes in the environment: KMZB_STORE, KMZB_PICTURE (PNG to write), KMZB_ANSWER (JSON to write).
"""

import os

from qgis import processing
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface

from tests.desktop.inside import answer, press, settle, wait_for, workbench

SETTLE_MS = 2000


def drive():
    window = iface.mainWindow()
    window.resize(1500, 940)
    window.findChild(QDockWidget, "Browser").hide()
    dock, session, canvas = workbench().dock, workbench().session, iface.mapCanvas()
    window.resizeDocks([dock.frame], [int(os.environ.get("KMZB_WIDTH", "420"))], Qt.Orientation.Horizontal)
    session.open(os.environ["KMZB_STORE"])
    wait_for(lambda: dock.model.rowCount() > 0, "the queue")
    dock.filter_bar.restore('{"status": "all"}')
    wait_for(lambda: dock.model.rowCount() > 300, "the whole queue")

    wait_for(dock._link.shown_threats, "the layers")  # they come piece by piece, after the queue
    layer = dock._link.shown_threats()
    parameters = {"INPUT": layer, "OUTPUT": "TEMPORARY_OUTPUT", "OUTPUT_HOTSPOTS": "TEMPORARY_OUTPUT"}
    processing.runAndLoadResults("kmzb:optimizedhotspots", parameters)
    wait_for(lambda: dock.hot_spots.model.rowCount() > 0, "the hot spots in the list")
    tab = dock.ui.tabs.tabText(1)
    window.activateWindow()
    dock.activateWindow()
    dock.ui.queueView.setFocus()
    wait_for(dock.ui.queueView.hasFocus, "the focus in the queue")
    press(Qt.Key.Key_H)
    wait_for(dock.hot_spots.spotView.hasFocus, "the focus in the hot spots")
    before = canvas.extent()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    shown = dock.hot_spots.current().geometry.boundingBox()
    zoomed = canvas.extent().contains(shown) and canvas.extent().width() < before.width() / 2
    settle(SETTLE_MS)
    iface.messageBar().clearWidgets()
    settle(300)
    window.grab().save(os.environ["KMZB_PICTURE"])
    press(Qt.Key.Key_Escape)
    back = abs(canvas.extent().width() - before.width()) < 1
    press(Qt.Key.Key_Escape)
    settle(100)
    names = [layer.name() for layer in QgsProject.instance().layerTreeRoot().layerOrder()]
    return {
        "tab": tab,
        "rows": dock.hot_spots.model.rowCount(),
        "zoomed": zoomed,
        "back": back,
        "queue_has_focus": dock.ui.queueView.hasFocus(),
        "pending": len(session.outgoing.pending()),
        "order": names,
        "active": iface.activeLayer().name() if iface.activeLayer() else "",
    }


answer(drive)
