"""Runs inside the real QGIS window: waits for the store that the person wants opened at the start."""

import json
import os
import traceback
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QLineEdit, QMessageBox
from qgis.utils import iface, plugins

from kmzb_plugin.gui.options import OptionsPage

PATIENCE_MS = 60_000
SETTLE_MS = 2000


def settle(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def widget(kind):
    return next(each for each in QApplication.allWidgets() if each.metaObject().className() == kind)


def wait_for(condition):
    clock = QElapsedTimer()
    clock.start()
    while not condition() and clock.elapsed() < PATIENCE_MS:
        settle(100)


def search_and_choose(dock):
    """Types into QGIS's search field and takes the first answer: the number that was typed, and the one on the card."""
    number = dock.model.threat(dock.model.rowCount() - 1).number
    iface.locatorSearch(f"kmzb {number}")
    field, answers = widget("QgsLocatorWidget"), widget("QgsLocatorResultsView")
    wait_for(lambda: answers.model().rowCount() > 1)
    QTest.keyClick(field.findChild(QLineEdit), Qt.Key.Key_Return)
    wait_for(lambda: [threat.number for threat in dock.card.threats] == [number])
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
    plugins["kmzb_plugin"].workbench.commands.menu.findChild(QAction, "kmzb_options").trigger()
    return seen


def look():
    dock = plugins["kmzb_plugin"].workbench.dock
    clock = QElapsedTimer()
    clock.start()
    while not dock.model.rowCount() and clock.elapsed() < PATIENCE_MS:
        settle(100)
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
    }


def main():
    try:
        answer = look()
    except BaseException:
        answer = {"error": traceback.format_exc()}
    Path(os.environ["KMZB_ANSWER"]).write_text(json.dumps(answer), encoding="utf-8")
    # QGIS's own way out asks about unsaved projects.
    os._exit(0)


QTimer.singleShot(1500, main)
