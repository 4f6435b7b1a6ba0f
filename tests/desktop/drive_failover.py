"""Runs inside the real QGIS window: decides while the primary server dies and a standby takes over.

In the environment: KMZB_STORE, KMZB_ANSWER (JSON to write), KMZB_PICTURE, KMZB_KILL (a file to make when the server
may be killed), KMZB_PROMOTED (a file that is there when another one has taken over).
"""

import faulthandler
import json
import os
import sys
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path

from qgis.PyQt.QtCore import QElapsedTimer, QEventLoop, QTimer
from qgis.utils import iface, plugins

PATIENCE_MS = 90_000


class Heartbeat:
    """The longest time that the window did not answer."""

    def __init__(self):
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(20)

    def _beat(self):
        moment = time.monotonic()
        self.longest = max(self.longest, moment - self._last)
        self._last = moment

    def start_anew(self):
        self.longest, self._last = 0.0, time.monotonic()


def settle(milliseconds):
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(condition, what):
    """Lets QGIS go on until the condition holds."""
    clock = QElapsedTimer()
    clock.start()
    while not condition():
        if clock.elapsed() > PATIENCE_MS:
            raise AssertionError(f"waited in vain for: {what}")
        settle(50)


def drive():
    """Decides before, during and after; looks at the map meanwhile."""
    heartbeat = Heartbeat()
    workbench = plugins["kmzb_plugin"].workbench
    dock, session = workbench.dock, workbench.session
    session.open(os.environ["KMZB_STORE"])
    wait_for(lambda: dock.model.rowCount() >= 12, "the queue")
    settle(2000)  # the first map
    threats = [dock.model.threat(row) for row in range(12)]
    decided = []

    def decide(some):
        for threat in some:
            session.decide([threat], "verification", "", "", datetime.now(UTC))
            decided.append(threat.id)
            settle(100)

    heartbeat.start_anew()
    decide(threats[:4])
    wait_for(lambda: not session.pending(), "the first receipts")
    Path(os.environ["KMZB_KILL"]).touch()
    decide(threats[4:8])
    iface.mapCanvas().refreshAllLayers()
    wait_for(Path(os.environ["KMZB_PROMOTED"]).exists, "the new primary")
    decide(threats[8:])
    iface.mapCanvas().refreshAllLayers()
    wait_for(lambda: not session.pending(), "the receipts of the new primary")
    longest = heartbeat.longest
    iface.mainWindow().grab().save(os.environ["KMZB_PICTURE"])
    return {"decided": decided, "attention": len(session.attention()), "longest": longest}


def main():
    faulthandler.dump_traceback_later(170, exit=True)
    try:
        answer = drive()
    except BaseException:
        answer = {"error": traceback.format_exc()}
        iface.mainWindow().grab().save(os.environ["KMZB_PICTURE"])
    Path(os.environ["KMZB_ANSWER"]).write_text(json.dumps(answer), encoding="utf-8")
    sys.stdout.flush()
    os._exit(1 if "error" in answer else 0)


QTimer.singleShot(1500, main)
