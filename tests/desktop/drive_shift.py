"""Runs inside the real QGIS window: a whole shift, from opening the store to an empty queue and a printed briefing.

In the environment besides: KMZB_BRIEFING (the folder to print into), KMZB_HALF (a file to make when half is decided).
"""

import os
from pathlib import Path

from qgis import processing
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDockWidget, QPushButton
from qgis.utils import iface

from kmzb_plugin.gui.open_store import OpenStoreDialog
from tests.desktop.inside import Heartbeat, answer, press, settle, wait_for, workbench

VERIFICATION, JOKE = Qt.Key.Key_1, Qt.Key.Key_9
PATIENCE_MS = 100_000


def open_store():
    """By the menu's dialog, as an officer does on the first day."""
    workbench().commands.menu.findChild(QAction, "kmzb_open").trigger()
    wait_for(lambda: iface.mainWindow().findChild(OpenStoreDialog), "the dialog")
    dialog = iface.mainWindow().findChild(OpenStoreDialog)
    dialog.show_location(os.environ["KMZB_STORE"])
    QTest.mouseClick(dialog.buttonBox.button(dialog.buttonBox.StandardButton.Open), Qt.MouseButton.LeftButton)


def only_new(dock):
    """The filter's button for the status, and in its menu the new ones."""
    status = dock.filter_bar.status
    new = next(status_ for status_ in workbench().session.dictionary.workflow if status_.code == "new")
    action = next(each for each in status.menu().actions() if each.text().replace("&", "") == new.label("pl"))
    action.trigger()


def work_off(dock, session):
    """Decides what is on top until nothing is left; every fourth with a note as a joke. Returns what was decided."""
    decided = {}
    total = dock.model.rowCount()
    while len(decided) < total:
        (threat,) = dock.card.threats
        assert threat.id not in decided, "the next one is not chosen"
        if len(decided) % 4 == 3:
            press(JOKE)
            QTest.keyClicks(dock.card.noteEdit, "Patrol nic nie zastal.")
            press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            decided[threat.id] = "joke_or_mistake"
        else:
            press(VERIFICATION)
            decided[threat.id] = "verification"
        wait_for(lambda id_=threat.id: session.outgoing.pending(id_), "the decision in the outbox")
        if len(decided) == total // 2:
            Path(os.environ["KMZB_HALF"]).touch()
            settle(1500)
    return decided


def print_briefing():
    """By the menu's dialog of the algorithm."""
    store = os.environ["KMZB_STORE"]
    dialog = processing.createAlgorithmDialog(
        "kmzb:stationbriefing",
        {"STORE": store, "OUTPUT": os.environ["KMZB_BRIEFING"], "DPI": 96, "RECIPIENT": "odprawa"},
    )
    dialog.show()
    run = next(button for button in dialog.findChildren(QPushButton) if button is dialog.runButton())
    QTest.mouseClick(run, Qt.MouseButton.LeftButton)
    wait_for(lambda: list(Path(os.environ["KMZB_BRIEFING"]).glob("*.pdf")), "the briefing")
    wait_for(run.isEnabled, "its end")
    dialog.reject()
    settle(200)


def drive():
    window, dock, session = iface.mainWindow(), workbench().dock, workbench().session
    window.resize(1500, 940)
    window.findChild(QDockWidget, "Browser").hide()
    open_store()
    wait_for(dock.model.rowCount, "the queue")
    only_new(dock)
    window.activateWindow()
    dock.activateWindow()
    dock.ui.queueView.setFocus()
    wait_for(dock.ui.queueView.hasFocus, "the focus in the queue")
    settle(2000)
    heartbeat = Heartbeat()
    decided = work_off(dock, session)
    wait_for(lambda: not session.outgoing.pending(), "the receipts", PATIENCE_MS)
    wait_for(lambda: not dock.model.rowCount(), "the empty queue", PATIENCE_MS)
    longest = heartbeat.longest
    empty = dock.ui.emptyLabel.text()
    boxes = [
        f"{type(each).__name__}: {each.windowTitle()}"
        for each in QApplication.topLevelWidgets()
        if each.isVisible() and each.isModal()
    ]
    window.grab().save(os.environ["KMZB_PICTURE"])
    print_briefing()
    return {
        "decided": decided,
        "attention": len(session.outgoing.attention()),
        "empty": empty,
        "longest": longest,
        "boxes": boxes,
        "tasks": QgsApplication.taskManager().countActiveTasks(),
    }


answer(drive)
