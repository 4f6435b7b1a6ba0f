"""Runs inside the real QGIS window: does an officer's day while a heartbeat measures how long the window is held.

What to do comes in the environment: KMZB_TASK (a name in `TASKS`), KMZB_STORE, KMZB_ANSWER (JSON to write).
A hold is the time between two beats of a timer of the main thread: whatever keeps a click from being heard.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from qgis.core import QgsApplication, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface, loadPlugin, plugin_times, plugins, startPlugin, unloadPlugin

from kmzb_plugin.domain.submission import annotation
from kmzb_plugin.gui.tasks import at_work
from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter

PLUGIN = "kmzb_plugin"
BEAT_MS = 4
LOOK_MS = 3
LONG_MS = 100
QUIET_SECONDS = 0.6
"""Nothing runs and nothing is drawn for so long: a step is done."""

PATIENCE_SECONDS = 120
STEPS, STEP_MS = 50, 80
LONG_HOLD = "240"
ASKED_MS = 20
RELOADS = 10
SCALES = (5_000, 50_000, 500_000)


class Heartbeat:
    """Measures how long the main thread does not come back to its events, in ms, and how long for the plugin.

    A thread looks every few ms whether a function of the plugin is at work, or has called what is at work. QGIS's code
    often lets no other thread look meanwhile: then what is at work when it can look again counts for all that time.
    """

    def __init__(self) -> None:
        self.longest = self.ours = self.over = 0.0
        self._last = time.perf_counter()
        self._in_plugin = 0.0
        self._main = threading.get_ident()
        threading.Thread(target=self._watch, daemon=True).start()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._timer.start(BEAT_MS)

    def _watch(self) -> None:
        looked = time.perf_counter()
        while True:
            time.sleep(LOOK_MS / 1000)
            moment = time.perf_counter()
            frame: FrameType | None = sys._current_frames()[self._main]
            while frame is not None and PLUGIN not in frame.f_code.co_filename:
                frame = frame.f_back
            if frame is not None:
                self._in_plugin += (moment - max(looked, self._last)) * 1000
            looked = moment

    def beat(self) -> None:
        """The main thread came back."""
        moment = time.perf_counter()
        hold = (moment - self._last) * 1000 - BEAT_MS
        self._last = moment
        ours, self._in_plugin = self._in_plugin, 0.0
        self.longest = max(self.longest, hold)
        self.ours = max(self.ours, ours)
        if hold > LONG_MS:
            self.over += hold

    def begin(self) -> None:
        """Forgets what was before."""
        self.longest = self.ours = self.over = 0.0


def settle(milliseconds: int) -> None:
    """Lets QGIS go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def is_busy() -> bool:
    """Whether anything runs in the background or the map is drawn."""
    return bool(at_work or QgsApplication.taskManager().countActiveTasks()) or iface.mapCanvas().isDrawing()


def until_quiet(condition: Callable[[], object]) -> float:
    """Lets QGIS go on until the condition holds and nothing runs any more; when something last ran."""
    begin = last = time.perf_counter()
    while time.perf_counter() - last < QUIET_SECONDS:
        if is_busy() or not condition():
            last = time.perf_counter()
        if last - begin > PATIENCE_SECONDS:
            raise AssertionError(
                f"a step does not end: {len(at_work)} at work, drawing: {iface.mapCanvas().isDrawing()}"
            )
        settle(10)
    return last


def confirmed(act: Callable[[], object]) -> Callable[[], None]:
    """The act with the question that comes before many are changed, answered as soon as it stands there."""

    def answer() -> None:
        if box := QApplication.activeModalWidget():
            QTest.keyClick(box, Qt.Key.Key_Return)
        else:
            QTimer.singleShot(ASKED_MS, answer)

    def asked() -> None:
        QTimer.singleShot(ASKED_MS, answer)
        act()

    return asked


class Day:
    """The steps, and what was measured of them."""

    def __init__(self) -> None:
        self.heart = Heartbeat()
        self.rows: list[dict[str, Any]] = []

    @property
    def dock(self) -> Any:
        return plugins[PLUGIN].workbench.dock

    @property
    def session(self) -> Any:
        return plugins[PLUGIN].workbench.session

    def step(
        self,
        name: str,
        act: Callable[[], object],
        until: Callable[[], object] = lambda: True,
        *,
        at_once: bool = False,
    ) -> None:
        """Measures one step from the act until it is done; it begins when nothing runs, or at once."""
        if not at_once:
            until_quiet(lambda: True)
        self.heart.begin()
        begin = time.perf_counter()
        act()
        done = until_quiet(until)
        self._note(name, done - begin)

    def _note(self, name: str, seconds: float) -> None:
        heart = self.heart
        held = {"longest": heart.longest, "ours": heart.ours, "over": heart.over}
        self.rows.append({"step": name, "seconds": seconds, **held})

    def project_step(self, name: str, path: Path) -> None:
        """QGIS reads a project in one go, which is its own; then what the plugin does there is measured."""
        until_quiet(lambda: True)
        self.heart.begin()
        begin = time.perf_counter()
        QgsProject.instance().read(str(path))
        self.heart.beat()
        self._note(f"QGIS reads {name}", time.perf_counter() - begin)
        self.step(f"the store's layers in {name}", lambda: None, self._has_layers, at_once=True)

    def filter(self, **parts: Any) -> None:
        self.dock.filter_bar.restore(json.dumps(parts))

    # --- the steps -----------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Everything, in the order of a day."""
        dock, session = self.dock, self.session
        self.step("opening the store", lambda: session.open(os.environ["KMZB_STORE"]), dock.model.rowCount)
        self.read()
        self.decide()
        self.look()
        self.others()

    def read(self) -> None:
        dock, view = self.dock, self.dock.ui.queueView
        self.step("filter: last 12 months", lambda: self.filter(period=365))
        self.step("filter: one category", lambda: self.filter(categories=["speeding"]))
        self.step("filter: a text", lambda: dock.filter_bar.text.setText("lipowa"), self._is_filtered)
        self.step("filter: all statuses", lambda: self.filter(status="all"))
        self.filter(status="confirmed")
        until_quiet(dock.model.rowCount)
        self.step("choosing one threat", lambda: view.setCurrentIndex(dock.model.index(5)))
        self.step(f"{STEPS} threats with J, {STEP_MS} ms each", self._step_through)
        self.step("choosing all of the list", view.selectAll)

    def _is_filtered(self) -> bool:
        return self.session.filter.text == "lipowa"

    def _step_through(self) -> None:
        self.dock.ui.queueView.setFocus()
        for _ in range(STEPS):
            QTest.keyClick(self.dock.ui.queueView, Qt.Key.Key_J)
            settle(STEP_MS)

    def decide(self) -> None:
        dock, session, view = self.dock, self.session, self.dock.ui.queueView
        session.dictionary.settings["outbox_hold_seconds"] = LONG_HOLD
        rows = dock.model.rowCount()
        named = f"{rows:,} threats"

        def all_held() -> bool:
            return len(session.outgoing.pending()) == rows

        self.step(f"deciding about {named}", confirmed(self._decide), all_held)
        self.step("opening the outbox with them", dock.outcomes.show_outbox)
        self.step("taking it back, the outbox open", dock.deeds.take_back, lambda: not session.outgoing.pending())
        dock.outcomes.outbox.close()
        # Else it waits until the event loop that runs this script comes back, which is never.
        QCoreApplication.sendPostedEvents(dock.outcomes.outbox, QEvent.Type.DeferredDelete)
        view.selectAll()
        self.step(f"a visit at {named}", confirmed(dock.deeds.visit), all_held)
        self.step("taking it back", dock.deeds.take_back, lambda: not session.outgoing.pending())
        session.dictionary.settings["outbox_hold_seconds"] = "0"
        view.selectAll()
        began: list[Any] = []
        session.outgoing.changed.connect(lambda: began.append(None))
        sent = f"deciding about {named} and sending it"
        self.step(sent, confirmed(self._decide), lambda: began and not session.outgoing.pending())
        session.dictionary.settings["outbox_hold_seconds"] = LONG_HOLD

    def _decide(self) -> None:
        self.dock.card.noteEdit.setPlainText("Usunięto na miejscu.")
        self.dock.card.press("confirmed_eliminated")

    def look(self) -> None:
        canvas, dock = iface.mapCanvas(), self.dock
        self.filter(status="all")
        until_quiet(dock.model.rowCount)
        threat = dock.model.threat(0)
        canvas.setCenter(QgsPointXY(threat.x, threat.y))
        for scale in SCALES:
            self.step(f"zooming to 1:{scale:,} and panning", partial(self._pan, scale))

    def _pan(self, scale: float) -> None:
        canvas = iface.mapCanvas()
        canvas.zoomScale(scale)
        settle(500)
        for right in (1, -1, 1):
            centre, width = canvas.center(), canvas.extent().width()
            canvas.setCenter(QgsPointXY(centre.x() + right * width / 2, centre.y()))
            canvas.refresh()
            settle(500)

    def others(self) -> None:
        session = self.session
        self.step("refreshing", self.dock.ui.refreshButton.click)
        self.step("another officer writes", self._write_elsewhere)
        folder = Path(os.environ["KMZB_ANSWER"]).parent
        project = QgsProject.instance()
        project.write(str(folder / "day.qgz"))
        other = QgsProject()
        other.addMapLayer(QgsVectorLayer("Point?crs=EPSG:2180", "mine", "memory"))
        other.write(str(folder / "other.qgz"))
        self.project_step("another project", folder / "other.qgz")
        self.project_step("a project with the store", folder / "day.qgz")
        self.step("closing the store", session.close)

    def _has_layers(self) -> bool:
        return len(QgsProject.instance().mapLayers()) > 7

    def _write_elsewhere(self) -> None:
        store = open_store(os.environ["KMZB_STORE"])
        (threat,) = store.threats(ThreatFilter(), limit=1)
        assert all(receipt.accepted for receipt in store.submit([annotation(threat.id, "Byłem na miejscu.")]))
        store.close()
        self.heart.begin()
        self.session.look_for_changes()


def day() -> dict[str, Any]:
    """The day of an officer."""
    window = iface.mainWindow()
    window.resize(1500, 940)
    window.activateWindow()
    until_quiet(stands)
    settle(2000)
    measured = Day()
    measured.run()
    return {"rows": measured.rows}


def alone() -> dict[str, Any]:
    """How long QGIS without the plugin is held after it has read the day's project."""
    window = iface.mainWindow()
    window.resize(1500, 940)
    window.activateWindow()
    settle(2000)
    heart = Heartbeat()
    QgsProject.instance().read(os.environ["KMZB_PROJECT"])
    heart.beat()
    heart.begin()
    until_quiet(lambda: True)
    return {"longest": heart.longest}


def started() -> dict[str, Any]:
    """When QGIS came to its events, what starting the plugin took of the processor, and how long it held afterwards."""
    said = plugin_times.get(PLUGIN, "0")
    heart = Heartbeat()
    whole = until_quiet(lambda: PLUGIN not in plugins or stands())
    plugin = float(re.findall(r"[\d.]+", said)[0])
    after = time.time() - BORN - (time.perf_counter() - whole)
    return {"at": BORN, "processor": PROCESSOR, "plugin": plugin, "held": heart.longest, "after": after}


def stands() -> bool:
    """Whether all of the plugin has come: QGIS's window does not wait for it."""
    return QgsApplication.processingRegistry().providerById("kmzb") is not None


def megabytes() -> float:
    """The memory of this process that is in use now, without what the C library keeps back for later."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    found = re.search(r"VmRSS:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    assert found is not None
    return int(found[1]) / 1024


def reloaded() -> dict[str, Any]:
    """The memory after each of the reloads, the store opened and closed each time; the first is before them."""

    def measured() -> Iterator[float]:
        until_quiet(stands)
        for _ in range(RELOADS + 1):
            plugins[PLUGIN].workbench.session.open(os.environ["KMZB_STORE"])
            until_quiet(plugins[PLUGIN].workbench.dock.model.rowCount)
            unloadPlugin(PLUGIN)
            QgsProject.instance().clear()
            settle(500)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            yield megabytes()
            loadPlugin(PLUGIN)
            startPlugin(PLUGIN)

    return {"megabytes": list(measured())}


TASKS: dict[str, Callable[[], dict[str, Any]]] = {"day": day, "alone": alone, "started": started, "reloaded": reloaded}
BORN = PROCESSOR = 0.0


def main() -> None:
    """Does the task and ends QGIS with its answer."""
    global BORN, PROCESSOR
    BORN, PROCESSOR = time.time(), time.process_time()
    try:
        answer = TASKS[os.environ["KMZB_TASK"]]()
    except BaseException:
        answer = {"error": traceback.format_exc()}
    Path(os.environ["KMZB_ANSWER"]).write_text(json.dumps(answer), encoding="utf-8")
    os._exit(0)  # QGIS's own way out asks about unsaved projects


QTimer.singleShot(0, main)
