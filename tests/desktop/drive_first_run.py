"""Runs inside the real QGIS window: somebody who has never seen it goes from nothing to a confirmed threat."""

import faulthandler
import json
import os
import traceback
from pathlib import Path

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface, plugins

PATIENCE_MS = 60_000
PICTURE = os.environ["KMZB_PICTURE"]


def settle(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(condition, what):
    clock = QElapsedTimer()
    clock.start()
    while not condition():
        assert clock.elapsed() < PATIENCE_MS, f"waited in vain for: {what}"
        settle(20)


def grab(dock, name):
    """The dock at both widths, and the window."""
    window = iface.mainWindow()
    for width in (300, 420):
        window.resizeDocks([dock], [width], Qt.Orientation.Horizontal)
        settle(300)
        dock.grab().save(PICTURE.replace(".png", f"-{name}-{width}.png"))
    window.grab().save(PICTURE.replace(".png", f"-{name}.png"))


def drive():
    window = iface.mainWindow()
    window.resize(1500, 940)
    window.findChild(QDockWidget, "Browser").hide()
    workbench = plugins["kmzb_plugin"].workbench
    dock, session, page = workbench.dock, workbench.session, workbench.first_run.page
    settle(500)
    grab(dock, "start")
    begins = {"page": page.isVisible(), "card": dock.ui.cardArea.isVisible(), "filter": dock.filter_bar.isVisible()}
    QTest.mouseClick(page.demoButton, Qt.MouseButton.LeftButton)
    wait_for(lambda: page.progressBar.value() > 20, "the progress")
    dock.grab().save(PICTURE.replace(".png", "-making.png"))
    QTest.mouseClick(page.cancelButton, Qt.MouseButton.LeftButton)
    wait_for(lambda: page.demoButton.isEnabled(), "the end of the demo that nobody wants")
    said = page.stateLabel.text()
    left = [each.name for each in workbench.first_run._demo.path.parent.iterdir()]
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
    hint = workbench.first_run.hint.isVisible()
    threat = dock.card.threats[0]
    QTest.keyClick(QgsApplication.focusWidget(), Qt.Key.Key_2)
    wait_for(dock.card.noteEdit.hasFocus, "the note that is asked for")
    settle(200)
    dock.grab().save(PICTURE.replace(".png", "-note.png"))
    QTest.keyClicks(dock.card.noteEdit, "Potwierdzam.")
    QTest.keyClick(dock.card.noteEdit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(session.outgoing.pending, "the decision in the outbox")
    times = QgsProject.instance().timeSettings().temporalRange()
    answer = {
        "begins": begins,
        "cancelled": said,
        "left": left,
        "seconds": seconds,
        "hint": hint,
        "hint_after": workbench.first_run.hint.isVisible(),
        "decided": session.outgoing.pending()[0].submission.payload["new_status"],
        "same": session.outgoing.pending()[0].submission.threat_id == threat.id,
        "span": [times.begin().toString("yyyy-MM-dd"), times.end().toString("yyyy-MM-dd")],
        "controller": iface.mapCanvas().temporalController().temporalExtents().begin().toString("yyyy-MM-dd"),
    }
    session.close()
    settle(300)
    answer["page_again"] = page.isVisible()
    answer["recent"] = page.recentLabel.text()
    grab(dock, "recent")
    return answer


def main():
    faulthandler.dump_traceback_later(150, exit=True)
    try:
        answer = drive()
    except BaseException:
        answer = {"error": traceback.format_exc()}
        iface.mainWindow().grab().save(PICTURE)
    Path(os.environ["KMZB_ANSWER"]).write_text(json.dumps(answer), encoding="utf-8")
    # QGIS's own way out asks about unsaved projects.
    os._exit(0)


QTimer.singleShot(1500, main)
