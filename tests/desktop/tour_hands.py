"""The guided tour: its clock, its pictures, its hands. Runs inside the real QGIS window."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

from qgis.core import QgsApplication, QgsPointXY
from qgis.PyQt.QtCore import QPoint, QRect, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QPainter
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface

from kmzb_plugin.domain import periods
from kmzb_plugin.store import outbox
from tests.desktop.inside import settle, wait_for

FOLDER = Path(os.environ["KMZB_PICTURES"])
POLISH = os.environ["KMZB_LANGUAGE"] == "pl"
WIDTH, HEIGHT, DOCK, LAYERS = 1500, 940, 420, 260
BEGIN = datetime(2026, 7, 1, 5, 50, tzinfo=UTC)  # ten to eight in Radom
RIM = 8
EDGE = QColor("#8a8a8a")
DRAW_MS = 1500
LEFT = Qt.MouseButton.LeftButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def shifted():
    """Stands in for `periods.now`, with the names of its module."""
    return datetime.now(UTC) + SHIFT  # noqa: F821


class OutboxClock:
    """The outbox counts seconds by the module `time`."""

    def __getattr__(self, name):
        return getattr(time, name)

    def time(self):
        return periods.now().timestamp()


def set_the_clock():
    """The shift begins at the same moment each time: days and limits in the pictures stay what they are."""
    periods.SHIFT = BEGIN - periods.now()
    # The function itself: who has imported it has it too.
    periods.now.__code__ = shifted.__code__
    outbox.time = OutboxClock()


# --- pictures --------------------------------------------------------------------------------------------------------


def area_of(widget, rim=0):
    """Where a widget stands on the screen."""
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size()).adjusted(-rim, -rim, rim, rim)


def shoot(name, *areas, framed=()):
    """What the screen shows of the areas together; of the whole window without any. Dialogs get the edge that the
    desktop would give them."""
    settle(200)
    whole = QgsApplication.primaryScreen().grabWindow(0).toImage()
    painter = QPainter(whole)
    painter.setPen(EDGE)
    for dialog in framed:
        painter.drawRect(area_of(dialog).adjusted(-1, -1, 0, 0))
    painter.end()
    wanted = area_of(iface.mainWindow())
    if areas:
        united = areas[0]
        for area in areas[1:]:
            united = united.united(area)
        wanted = united.intersected(whole.rect())
    whole.copy(wanted).save(str(FOLDER / f"{name}.png"))


def rest():
    """Lets the map be drawn; what was said before is put away."""
    iface.messageBar().clearWidgets()
    settle(300)
    wait_for(lambda: not iface.mapCanvas().isDrawing(), "the map")
    settle(DRAW_MS)


def dialog_at(dialog, x, y):
    dialog.move(x, y)
    settle(300)


# --- hands -----------------------------------------------------------------------------------------------------------


def write(text):
    """As from a keyboard; QTest has no Polish letters for a text field."""
    field = QgsApplication.focusWidget()
    (field.insertPlainText if hasattr(field, "insertPlainText") else field.insert)(text)
    settle(50)


def to_queue(dock):
    window = iface.mainWindow()
    window.activateWindow()
    dock.activateWindow()
    dock.ui.queueView.setFocus()
    wait_for(dock.ui.queueView.hasFocus, "the focus in the queue")


def choose(dock, condition):
    """The first threat of the queue for which it holds, with its history read."""
    seen = []
    dock.card.read.connect(seen.append)
    before = [threat.id for threat in dock.card.threats]
    dock.choose_first(condition)
    if [threat.id for threat in dock.card.threats] != before:
        wait_for(lambda: seen and seen[-1].threat.id == dock.card.threats[0].id, "the card")
    dock.card.read.disconnect(seen.append)


def show_on_map(dock, scale, beside=0):
    """What Space does, at a scale of the tour's own; so many metres left of the middle, where a window stands there."""
    threat = dock.card.threats[0]
    iface.mapCanvas().setCenter(QgsPointXY(threat.x + beside, threat.y))
    iface.mapCanvas().zoomScale(scale)


def drag(start, end):
    viewport = iface.mapCanvas().viewport()
    QTest.mousePress(viewport, LEFT, NO_KEY, start)
    for i in range(1, 6):
        QTest.mouseMove(viewport, start + (end - start) * i / 5)
        settle(20)
    QTest.mouseRelease(viewport, LEFT, NO_KEY, end)


def when_modal(act):
    """Does something with the question that the next key asks."""
    failed = []

    def look():
        box = QgsApplication.activeModalWidget()
        if box is None:
            QTimer.singleShot(100, look)
            return
        try:
            act(box)
        except BaseException as error:
            failed.append(error)
            box.close()

    QTimer.singleShot(300, look)
    return failed


def shoot_menu(name, *areas):
    """What the screen shows while a menu is open, and the menu closed."""

    def look():
        menu = QgsApplication.activePopupWidget()
        shoot(name, *areas, area_of(menu, RIM))
        menu.close()

    QTimer.singleShot(800, look)


def card_area(dock):
    return area_of(dock.card, RIM)
