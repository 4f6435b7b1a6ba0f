"""Runs inside the real QGIS window: waits for the store that the person wants opened at the start."""

import os
import traceback

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QLineEdit, QMessageBox
from qgis.utils import iface

from kmzb_plugin.gui.options import OptionsPage
from tests.desktop.inside import answer, settle, wait_for, workbench

SETTLE_MS = 2000


def widget(kind):
    return next(each for each in QApplication.allWidgets() if each.metaObject().className() == kind)


def search_and_choose(dock):
    """Types into QGIS's search field and takes the first answer: the number that was typed, and the one on the card."""
    number = dock.model.threat(dock.model.rowCount() - 1).number
    iface.locatorSearch(f"kmzb {number}")
    field, answers = widget("QgsLocatorWidget"), widget("QgsLocatorResultsView")
    wait_for(lambda: answers.model().rowCount() > 1, "answers")
    QTest.keyClick(field.findChild(QLineEdit), Qt.Key.Key_Return)
    wait_for(lambda: [threat.number for threat in dock.card.threats] == [number], "the threat on the card")
    return number, [threat.number for threat in dock.card.threats]


def look_at_options():
    """The page that QGIS's options open at."""
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        try:
            page = dialog.findChild(OptionsPage)
            seen.append([page.isVisible(), page.openBox.isChecked()])
            dialog.grab().save(os.environ["KMZB_PICTURE"].replace(".png", "-options.png"))
        except BaseException:
            seen.append(traceback.format_exc())
        dialog.reject()

    QTimer.singleShot(1500, look)
    workbench().commands.menu.findChild(QAction, "kmzb_options").trigger()
    return seen


def look():
    dock = workbench().dock
    wait_for(dock.model.rowCount, "the queue")
    settle(SETTLE_MS)
    found = search_and_choose(dock)
    options = look_at_options()
    iface.mainWindow().grab().save(os.environ["KMZB_PICTURE"])
    return {
        "rows": dock.model.rowCount(),
        "layers": len(QgsProject.instance().mapLayers()),
        "questions": [box.text() for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox)],
        "found": found,
        "options": options,
        "crs": QgsProject.instance().crs().authid(),
        "all_time": not iface.mapCanvas().mapSettings().isTemporal(),
    }


answer(look)
