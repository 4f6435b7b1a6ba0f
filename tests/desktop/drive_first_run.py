"""Runs inside the real QGIS window: somebody who has never seen it goes from nothing to a confirmed threat."""

import os

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QElapsedTimer, Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface

from tests.desktop.inside import answer, settle, wait_for, workbench

PICTURE = os.environ["KMZB_PICTURE"]


def grab(dock, name):
    """The dock at both widths, and the window."""
    window = iface.mainWindow()
    for width in (300, 420):
        window.resizeDocks([dock.frame], [width], Qt.Orientation.Horizontal)
        settle(300)
        dock.grab().save(PICTURE.replace(".png", f"-{name}-{width}.png"))
    window.grab().save(PICTURE.replace(".png", f"-{name}.png"))


def drive():
    window = iface.mainWindow()
    window.resize(1500, 940)
    bench = workbench()
    window.findChild(QDockWidget, "Browser").hide()
    dock, session, page = bench.dock, bench.session, bench.first_run.page
    settle(500)
    width = dock.frame.width()
    grab(dock, "start")
    begins = {
        "width": width,
        "page": page.isVisible(),
        "card": dock.ui.cardArea.isVisible(),
        "filter": dock.filter_bar.isVisible(),
    }
    QTest.mouseClick(page.demoButton, Qt.MouseButton.LeftButton)
    wait_for(lambda: page.progressBar.value() > 20, "the progress")
    dock.grab().save(PICTURE.replace(".png", "-making.png"))
    QTest.mouseClick(page.cancelButton, Qt.MouseButton.LeftButton)
    wait_for(lambda: page.demoButton.isEnabled(), "the end of the demo that nobody wants")
    said = page.stateLabel.text()
    left = [each.name for each in bench.first_run._demo.path.parent.iterdir()]
    clock = QElapsedTimer()
    clock.start()
    QTest.mouseClick(page.demoButton, Qt.MouseButton.LeftButton)
    wait_for(lambda: dock.model.rowCount() and dock.card.threats, "the queue of the demo")
    seconds = clock.elapsed() / 1000
    window.activateWindow()
    dock.activateWindow()
    dock.ui.queueView.setFocus()
    wait_for(dock.ui.queueView.hasFocus, "the focus in the queue")
    settle(2500)
    grab(dock, "demo")
    hint = bench.first_run.hint.isVisible()
    threat = dock.card.threats[0]
    QTest.keyClick(QgsApplication.focusWidget(), Qt.Key.Key_2)
    wait_for(dock.card.noteEdit.hasFocus, "the note that is asked for")
    settle(200)
    dock.grab().save(PICTURE.replace(".png", "-note.png"))
    QTest.keyClicks(dock.card.noteEdit, "Potwierdzam.")
    QTest.keyClick(dock.card.noteEdit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(session.outgoing.pending, "the decision in the outbox")
    times = QgsProject.instance().timeSettings().temporalRange()
    seen = {
        "begins": begins,
        "cancelled": said,
        "left": left,
        "seconds": seconds,
        "hint": hint,
        "hint_after": bench.first_run.hint.isVisible(),
        "decided": session.outgoing.pending()[0].submission.payload["new_status"],
        "same": session.outgoing.pending()[0].submission.threat_id == threat.id,
        "span": [times.begin().toString("yyyy-MM-dd"), times.end().toString("yyyy-MM-dd")],
        "controller": iface.mapCanvas().temporalController().temporalExtents().begin().toString("yyyy-MM-dd"),
    }
    session.close()
    settle(300)
    seen["page_again"] = page.isVisible()
    seen["recent"] = page.recentLabel.text()
    grab(dock, "recent")
    return seen


answer(drive)
