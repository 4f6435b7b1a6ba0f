"""What the scripts that run inside the real QGIS window share: waiting, keys, a heartbeat, what is cut off, the answer.

A script gets KMZB_STORE, KMZB_PICTURE (PNG to write) and KMZB_ANSWER (JSON to write) in the environment.
"""

import faulthandler
import json
import os
import sys
import time
import traceback
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QElapsedTimer, QEventLoop, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QTabBar,
    QToolButton,
    QWidget,
)
from qgis.utils import iface, plugins

PATIENCE_MS = 60_000
LONGEST_SECONDS = 140
START_MS = 1500
BEAT_MS = 5


def workbench():
    """The plugin's window; it comes shortly after QGIS's own."""
    wait_for(lambda: plugins["kmzb_plugin"].workbench, "the workbench")
    return plugins["kmzb_plugin"].workbench


def settle(milliseconds):
    """Lets QGIS go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(condition, what, patience=PATIENCE_MS):
    """Lets QGIS go on until the condition holds."""
    clock = QElapsedTimer()
    clock.start()
    while not condition():
        if clock.elapsed() > patience:
            raise AssertionError(f"waited in vain for: {what}")
        settle(50)


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    """A key for whatever has the focus, as from a keyboard: an open list takes it first."""
    taking = QgsApplication.activePopupWidget() or QgsApplication.focusWidget() or iface.mainWindow()
    QTest.keyClick(taking, key, modifier)
    settle(30)


class Heartbeat:
    """The longest time that the window did not answer, in seconds."""

    def __init__(self):
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._beat)
        self._timer.start(BEAT_MS)

    def _beat(self):
        moment = time.monotonic()
        self.longest = max(self.longest, moment - self._last)
        self._last = moment

    def start_anew(self):
        """Forgets what was."""
        self.longest, self._last = 0.0, time.monotonic()


def clipped(top):
    """The texts of a widget that do not fit where they stand, with their places; empty where all can be read."""
    found = []
    for widget in [top, *top.findChildren(QWidget)]:
        if not widget.isVisibleTo(top) or widget.window() is not top.window() or widget.visibleRegion().isEmpty():
            continue
        text, needed = _needed(widget)
        if text and (needed.width() > widget.width() + 1 or needed.height() > widget.height() + 1):
            have = f"{widget.width()}×{widget.height()}"
            found.append(
                f"{widget.objectName() or type(widget).__name__}: «{text}» {needed.width()}×{needed.height()} in {have}"
            )
    return found


def _needed(widget):
    """The text of a widget and the room that it takes; no text where somebody else looks after it."""
    needed = widget.minimumSizeHint()
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            needed.setWidth(0)
            needed.setHeight(widget.heightForWidth(widget.width()))
        elif widget.toolTip():  # cut with an ellipsis on purpose: the whole stands in the tool tip
            needed.setWidth(0)
        return widget.text(), needed
    if (
        isinstance(widget, QToolButton)
        and widget.text()
        and widget.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
    ):
        return widget.text(), widget.sizeHint()
    if isinstance(widget, QAbstractButton) and widget.text() and not isinstance(widget, QToolButton):
        if widget.toolTip():
            needed.setWidth(0)
        return widget.text(), needed
    if isinstance(widget, QGroupBox) and widget.title():
        needed.setHeight(0)
        return widget.title(), needed
    if isinstance(widget, QComboBox | QAbstractSpinBox):
        needed.setWidth(0)  # what is chosen may be cut; the list is not
        return "…", needed
    if isinstance(widget, QTabBar | QAbstractItemView):
        return "", needed
    return "", needed


def answer(drive, longest_seconds=LONGEST_SECONDS):
    """Runs `drive` once the window stands, writes what it returns, or how it failed with a picture, and ends QGIS."""

    def end(found):
        Path(os.environ["KMZB_ANSWER"]).write_text(json.dumps(found), encoding="utf-8")
        sys.stdout.flush()
        # QGIS's own way out asks about unsaved projects.
        os._exit(1 if "error" in found else 0)

    def give_up():
        """Somebody is asked something, and nobody answers."""
        asking = [
            each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not iface.mainWindow()
        ]
        (asking or [iface.mainWindow()])[-1].grab().save(os.environ["KMZB_PICTURE"])
        texts = [(each.windowTitle(), [label.text() for label in each.findChildren(QLabel)]) for each in asking]
        end({"error": f"it took too long; these windows stand: {texts}\n{''.join(traceback.format_stack())}"})

    def stop(kind, error, trace):
        """What the plugin raises ends the drive, in place of QGIS's dialog."""
        end({"error": "".join(traceback.format_exception(kind, error, trace))})

    def main():
        sys.excepthook = stop
        faulthandler.dump_traceback_later(longest_seconds + 10, exit=True)
        QTimer.singleShot(longest_seconds * 1000, give_up)
        try:
            found = drive()
        except BaseException:
            found = {"error": traceback.format_exc()}
            iface.mainWindow().grab().save(os.environ["KMZB_PICTURE"])
        end(found)

    QTimer.singleShot(START_MS, main)
