"""Runs inside the real QGIS window: decides while the primary server dies and a standby takes over.

In the environment: KMZB_STORE, KMZB_ANSWER (JSON to write), KMZB_PICTURE, KMZB_KILL (a file to make when the server
may be killed), KMZB_PROMOTED (a file that is there when another one has taken over).
"""

import os
from datetime import UTC, datetime
from pathlib import Path

from qgis.utils import iface

from tests.desktop.inside import Heartbeat, answer, settle, wait_for, workbench


def drive():
    """Decides before, during and after; looks at the map meanwhile."""
    heartbeat = Heartbeat()
    dock, session = workbench().dock, workbench().session
    session.open(os.environ["KMZB_STORE"])
    wait_for(lambda: dock.model.rowCount() >= 12, "the queue")
    settle(2000)  # the first map
    threats = [dock.model.threat(row) for row in range(12)]
    decided = []

    def decide(some):
        for threat in some:
            session.hand_in.decide([threat], "verification", "", "", datetime.now(UTC))
            decided.append(threat.id)
            settle(100)

    heartbeat.start_anew()
    decide(threats[:4])
    wait_for(lambda: not session.outgoing.pending(), "the first receipts")
    Path(os.environ["KMZB_KILL"]).touch()
    decide(threats[4:8])
    iface.mapCanvas().refreshAllLayers()
    wait_for(Path(os.environ["KMZB_PROMOTED"]).exists, "the new primary")
    decide(threats[8:])
    iface.mapCanvas().refreshAllLayers()
    wait_for(lambda: not session.outgoing.pending(), "the receipts of the new primary")
    longest = heartbeat.longest
    iface.mainWindow().grab().save(os.environ["KMZB_PICTURE"])
    return {"decided": decided, "attention": len(session.outgoing.attention()), "longest": longest}


answer(drive)
