"""The guided tour: what came back, and what is made of the threats. Runs inside the real QGIS window."""

import os
from contextlib import closing

from qgis import processing
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtWidgets import QDialog, QDockWidget
from qgis.utils import iface

from kmzb_plugin.domain.submission import verification
from kmzb_plugin.store import open_store
from tests.desktop.inside import press, settle, wait_for, workbench
from tests.desktop.tour_hands import (
    FOLDER,
    POLISH,
    RIM,
    area_of,
    choose,
    dialog_at,
    rest,
    shoot,
    shoot_menu,
    to_queue,
)


def outbox_and_conflict():
    dock, session = workbench().dock, workbench().session
    to_queue(dock)
    session.outgoing.withdraw_last()
    wait_for(lambda: not session.outgoing.pending(), "the decisions taken back")
    choose(dock, lambda threat: threat.status == "new")
    press(Qt.Key.Key_1)
    wait_for(session.outgoing.pending, "the decision")
    threat_id = session.outgoing.pending()[0].submission.threat_id
    threat = dock.model.threat(dock.model.row_of(threat_id))
    os.environ["LOGNAME"] = "jan.wrona"
    with closing(open_store(session.location)) as other:
        (receipt,) = other.submit(
            [verification(threat.id, threat.version, "verification", note="Sprawdzam." if POLISH else "I am on it.")]
        )
        assert receipt.accepted, receipt
    os.environ["LOGNAME"] = "anna.nowak"
    wait_for(session.outgoing.attention, "the conflict")
    choose(dock, lambda threat: threat.status == "new" and threat.id != threat_id)
    press(Qt.Key.Key_1)
    wait_for(session.outgoing.pending, "another decision")
    rest()
    dock.outcomes.show_outbox()
    outbox = dock.outcomes.outbox
    dialog_at(outbox, 380, 200)
    settle(500)
    shoot("12-outbox", area_of(outbox, RIM), framed=[outbox])
    outbox.close()
    dock.outcomes.show_conflicts()
    conflict = dock.outcomes.conflicts
    wait_for(lambda: conflict.sides.rowCount() == 3, "the three sides")
    dialog_at(conflict, 500, 250)
    settle(300)
    shoot("13-conflict", area_of(conflict, RIM), framed=[conflict])
    conflict.keepButton.click()
    settle(300)


def hot_spots():
    dock = workbench().dock
    to_queue(dock)
    press(Qt.Key.Key_H)
    settle(300)
    dock.find_hot_spots()
    settle(800)
    dialog = next(each for each in QgsApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible())
    dialog.runButton().click()
    wait_for(lambda: dock.hot_spots.model.rowCount() > 0, "the hot spots in the list")
    settle(500)
    dialog.close()
    iface.mainWindow().activateWindow()
    for other in iface.mainWindow().findChildren(QDockWidget):
        if type(other).__name__ == "ResultsDock":
            other.hide()
    dock.show_queue()
    to_queue(dock)
    press(Qt.Key.Key_H)
    wait_for(dock.hot_spots.spotView.hasFocus, "the focus in the hot spots")
    press(Qt.Key.Key_J)
    press(Qt.Key.Key_K)
    press(Qt.Key.Key_Space)
    iface.mapCanvas().zoomByFactor(1.5)
    rest()
    shoot("14-hot-spots")
    dock.show_queue()
    shoot_menu("15-analyse", area_of(dock.ui.analyseButton, RIM))
    dock.ui.analyseButton.showMenu()
    settle(1500)


def briefing():
    folder = FOLDER / "sheets"
    parameters = {
        "STORE": workbench().session.location,
        "UNITS": "KMP-1463",
        "LANGUAGE": "pl" if POLISH else "en",
        "FORMAT": ["png"],
        "DPI": 110,
        "OUTPUT": str(folder),
    }
    processing.run("kmzb:stationbriefing", parameters)
    page = sorted(folder.rglob("*.png"))[0]
    QImage(str(page)).scaledToWidth(800, Qt.TransformationMode.SmoothTransformation).save(
        str(FOLDER / "16-briefing.png")
    )
