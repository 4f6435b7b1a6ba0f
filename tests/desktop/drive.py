"""Runs inside the real QGIS window: opens the store, decides by the keyboard alone, grabs the window, says what it saw.

What to do comes in the environment: KMZB_STORE, KMZB_PICTURE (PNG to write), KMZB_ANSWER (JSON to write).
"""

import os

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar
from qgis.utils import iface

from tests.desktop.inside import answer, press, settle, wait_for, workbench

SETTLE_MS = 2500


def hide_what_is_in_the_way(window):
    """The picture shows what an officer keeps open: the layers, the map, the queue."""
    window.findChild(QDockWidget, "Browser").hide()
    layers = window.findChild(QDockWidget, "Layers")
    window.resizeDocks([layers], [260], Qt.Orientation.Horizontal)
    for toolbar in window.findChildren(QToolBar):
        if toolbar.objectName() in ("mDataSourceManagerToolBar", "mDigitizeToolBar", "mLabelToolBar", "mVectorToolBar"):
            toolbar.hide()


def go_to_new(dock):
    """Down the queue to the next report that nobody has read."""
    for _ in range(dock.model.rowCount()):
        if dock.card.threats[0].status == "new":
            return
        press(Qt.Key.Key_J)
    raise AssertionError("no new report in the queue")


def drive():
    """The day of an officer in a minute."""
    window = iface.mainWindow()
    width, height = (int(side) for side in os.environ.get("KMZB_SIZE", "1500x940").split("x"))
    window.resize(width, height)
    hide_what_is_in_the_way(window)
    dock, session = workbench().dock, workbench().session
    window.resizeDocks([dock.frame], [440], Qt.Orientation.Horizontal)
    session.open(os.environ["KMZB_STORE"])
    wait_for(lambda: dock.model.rowCount() > 0, "the queue")
    window.activateWindow()
    dock.activateWindow()
    dock.ui.queueView.setFocus()
    wait_for(dock.ui.queueView.hasFocus, "the focus in the queue")

    go_to_new(dock)
    first = dock.card.threats[0]
    press(Qt.Key.Key_Space)
    settle(SETTLE_MS)
    press(Qt.Key.Key_1)
    wait_for(session.outgoing.pending, "the decision in the outbox")
    moved_on = dock.card.threats[0].id != first.id

    go_to_new(dock)
    press(Qt.Key.Key_9)
    note_has_focus = dock.card.noteEdit.hasFocus()
    second = dock.card.threats[0]
    QTest.keyClicks(dock.card.noteEdit, "Proba, jak 1 i 2.")
    typed = dock.card.note
    settle(SETTLE_MS)
    iface.messageBar().clearWidgets()
    settle(300)
    window.grab().save(os.environ["KMZB_PICTURE"])
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: len(session.outgoing.pending()) == 2, "the second decision in the outbox")
    go_to_new(dock)
    third = dock.card.threats[0]
    press(Qt.Key.Key_1)
    wait_for(lambda: session.outgoing.pending(third.id), "the third decision in the outbox")
    press(Qt.Key.Key_U)
    wait_for(lambda: not session.outgoing.pending(third.id), "the third decision taken back")
    wait_for(lambda: not session.outgoing.pending(), "the receipts")
    return {
        "first": first.id,
        "second": second.id,
        "withdrawn": third.id,
        "moved_on": moved_on,
        "note_has_focus": note_has_focus,
        "typed": typed,
        "not_applied": len(session.outgoing.attention()),
    }


answer(drive)
