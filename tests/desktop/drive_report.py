"""Runs inside the real QGIS window: enters a report of a citizen by keys and a click on the map.

What to do comes in the environment: KMZB_STORE, KMZB_PICTURE (PNG to write), KMZB_ANSWER (JSON to write).
"""

import os

from qgis.core import QgsApplication, QgsPointXY
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface

from tests.desktop.inside import answer, press, settle, wait_for, workbench


def write(text):
    QTest.keyClicks(QgsApplication.focusWidget(), text)
    settle(30)


def drive():
    window = iface.mainWindow()
    window.resize(1500, 940)
    window.findChild(QDockWidget, "Browser").hide()
    dock, session, canvas = workbench().dock, workbench().session, iface.mapCanvas()
    session.open(os.environ["KMZB_STORE"])
    wait_for(lambda: dock.model.rowCount() > 0, "the queue")
    wait_for(dock._link.shown_threats, "the layers, and with them the map's reference system")
    session.dictionary.settings["outbox_hold_seconds"] = "1"
    near = dock.card.threats[0]
    canvas.setCenter(QgsPointXY(near.x, near.y))
    canvas.zoomScale(8000)
    window.activateWindow()
    dock.activateWindow()
    dock.ui.queueView.setFocus()
    wait_for(dock.ui.queueView.hasFocus, "the focus in the queue")
    before = type(canvas.mapTool()).__name__

    press(Qt.Key.Key_R)
    wait_for(lambda: dock.reports.dialog is not None and dock.reports.dialog.isActiveWindow(), "the window of reports")
    dialog = dock.reports.dialog
    wait_for(lambda: QgsApplication.focusWidget() in (dialog.categoryBox, dialog.categoryBox.lineEdit()), "the focus")
    write("wandal")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    chosen = dialog.categoryBox.currentText()
    dialog.descriptionEdit.setFocus()
    settle(50)
    write("Wybite szyby, tel. 601 234 567")
    press(Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)  # the mnemonic of the button in Polish
    wait_for(lambda: dialog.place.click.is_active, "the click that is waited for")
    viewport = canvas.viewport()
    middle = viewport.rect().center()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    wait_for(lambda: dialog.place.place is not None, "the place")
    wait_for(dialog.nearbyBox.isVisible, "what is near")
    settle(1500)
    dialog.grab().save(os.environ["KMZB_PICTURE"])
    place = dialog.place.place
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: "nr" in dialog.stateLabel.text(), "the number")
    said = dialog.stateLabel.text()
    press(Qt.Key.Key_Escape)
    return {
        "chosen": chosen,
        "place": place,
        "said": said,
        "errors": dialog.placeError.text(),
        "closed": not dialog.isVisible(),
        "tool_is_back": type(canvas.mapTool()).__name__ == before,
    }


answer(drive)
