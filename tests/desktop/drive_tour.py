"""Runs inside the real QGIS window: an officer's first shift, a picture at each step; `tools.tour` starts it.

What to do comes in the environment: KMZB_PICTURES (the folder of the pictures), KMZB_LANGUAGE (pl or en), and what
`tests.desktop.inside` asks for.
"""

import os
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from qgis import processing
from qgis.core import QgsApplication, QgsPointXY
from qgis.PyQt.QtCore import QPoint, QRect, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDialog, QDockWidget, QToolBar
from qgis.utils import iface

from kmzb_plugin.domain import periods
from kmzb_plugin.domain.submission import verification
from kmzb_plugin.store import open_store, outbox
from tests.desktop.inside import answer, press, settle, wait_for, workbench

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


# --- the shift -------------------------------------------------------------------------------------------------------


def arrange():
    window = iface.mainWindow()
    window.showNormal()
    settle(300)
    window.setFixedSize(WIDTH, HEIGHT)
    window.move(0, 0)
    window.findChild(QDockWidget, "Browser").hide()
    for toolbar in window.findChildren(QToolBar):
        if toolbar.objectName() in (
            "mDataSourceManagerToolBar",
            "mDigitizeToolBar",
            "mLabelToolBar",
            "mVectorToolBar",
            "mPluginToolBar",
            "mWebToolBar",
            "mDatabaseToolBar",
            "mAnnotationsToolBar",
            "mSelectionToolBar",
            "mHelpToolBar",
            "mAdvancedDigitizeToolBar",
            "mSnappingToolBar",
        ):
            toolbar.hide()
    docks = [window.findChild(QDockWidget, "Layers"), workbench().dock.frame]
    window.resizeDocks(docks, [LAYERS, DOCK], Qt.Orientation.Horizontal)
    settle(500)


def start_page():
    shoot("01-start")
    dock, page = workbench().dock, workbench().first_run.page
    QTest.mouseClick(page.demoButton, LEFT)
    wait_for(lambda: dock.model.rowCount() and dock.card.threats, "the queue of the demo")
    to_queue(dock)
    settle(3000)


def queue_and_card():
    dock = workbench().dock
    rest()
    shoot("02-queue")
    workbench().first_run.hint.setVisible(False)
    choose(dock, lambda threat: bool(threat.description_masked) and threat.status == "new")
    press(Qt.Key.Key_Space)
    rest()
    shoot("03-card", area_of(dock))


def narrow():
    dock = workbench().dock
    dock.filter_bar.category.tick(["speeding"])
    dock.filter_bar.category.changed.emit()
    wait_for(lambda: dock.filter_bar.all.isVisible(), "the filter")
    rest()
    dock.ui.queueView.scrollToTop()
    top = area_of(dock)
    top.setBottom(area_of(dock.ui.queueView, 2).bottom())
    shoot("04-filter", top)
    QTest.mouseClick(dock.filter_bar.all, LEFT)
    rest()


def confirm():
    dock, session = workbench().dock, workbench().session
    to_queue(dock)
    choose(dock, lambda threat: threat.status == "verification")
    dock.ui.queueView.scrollToTop()
    press(Qt.Key.Key_2)
    wait_for(dock.card.noteEdit.hasFocus, "the note")
    write("Patrol na miejscu o 7:20, zgłoszenie potwierdzone." if POLISH else "Patrol there at 7:20, the report holds.")
    rest()
    shoot("05-confirm", area_of(dock))
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(session.outgoing.pending, "the decision in the outbox")
    wait_for(dock.card.withdrawButton.isVisible, "the button that takes back")
    settle(600)
    shoot("06-take-back", area_of(dock))
    press(Qt.Key.Key_U)
    wait_for(lambda: not session.outgoing.pending(), "the decision taken back")


def shoot_menu(name, *areas):
    """What the screen shows while a menu is open, and the menu closed."""

    def look():
        menu = QgsApplication.activePopupWidget()
        shoot(name, *areas, area_of(menu, RIM))
        menu.close()

    QTimer.singleShot(800, look)


def card_area(dock):
    return area_of(dock.card, RIM)


def template():
    dock = workbench().dock
    to_queue(dock)
    choose(dock, lambda threat: threat.status == "verification")
    shoot_menu("07-template", card_area(dock))
    press(Qt.Key.Key_T)
    settle(1500)


def similar():
    dock = workbench().dock
    to_queue(dock)
    for _ in range(60):
        settle(250)
        if len(dock.card.of_one_case()) in (3, 4, 5):
            break
        press(Qt.Key.Key_J)
    show_on_map(dock, 4000)
    rest()
    shoot_menu("08-similar", card_area(dock))
    dock.card.similarButton.showMenu()
    settle(1500)
    to_queue(dock)
    press(Qt.Key.Key_C)
    wait_for(workbench().session.outgoing.pending, "the case on its way")


def report():
    dock, canvas = workbench().dock, iface.mapCanvas()
    to_queue(dock)
    recent = BEGIN - timedelta(days=14)
    choose(dock, lambda threat: threat.category == "improper_parking" and threat.reported_at > recent)
    show_on_map(dock, 4000, beside=270)
    rest()
    press(Qt.Key.Key_R)
    wait_for(lambda: dock.reports.dialog is not None and dock.reports.dialog.isActiveWindow(), "the window of reports")
    dialog = dock.reports.dialog
    dialog.resize(520, 740)
    dialog_at(dialog, WIDTH - DOCK - 540, 130)
    dialog.categoryBox.setCurrentIndex(dialog.categoryBox.findData(dock.card.threats[0].category))
    dialog.descriptionEdit.setFocus()
    write(
        "Auto na chodniku, wózek nie przejedzie, tel. 601 234 567."
        if POLISH
        else "A car on the pavement, no way for a pram, tel. 601 234 567."
    )
    dialog.mapButton.click()
    wait_for(lambda: dialog.place.click.is_active, "the click that is waited for")
    where = canvas.getCoordinateTransform().transform(dock.card.threats[0].x - 40, dock.card.threats[0].y - 30)
    QTest.mouseClick(canvas.viewport(), LEFT, NO_KEY, QPoint(round(where.x()), round(where.y())))
    wait_for(lambda: dialog.place.place is not None, "the place")
    wait_for(dialog.nearbyBox.isVisible, "what is near")
    rest()
    dialog.nearbyView.setCurrentRow(0)
    dialog.raise_()
    shoot("09-report", area_of(dialog).adjusted(-270, -RIM, RIM, RIM), framed=[dialog])
    dialog.activateWindow()
    dialog.descriptionEdit.setFocus()
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: not dialog.draft().holds_anything, "the report handed in")
    dialog.close()
    wait_for(lambda: not workbench().session.outgoing.pending(), "the report in the store")


def correct():
    dock, canvas = workbench().dock, iface.mapCanvas()
    to_queue(dock)
    choose(dock, lambda threat: threat.status == "new" and bool(threat.place))
    show_on_map(dock, 4000, beside=220)
    rest()
    press(Qt.Key.Key_E)
    wait_for(lambda: dock.corrections.dialog is not None, "the window of corrections")
    dialog = dock.corrections.dialog
    middle = canvas.viewport().rect().center()
    dialog_at(dialog, WIDTH - DOCK - dialog.width() - 30, canvas.viewport().mapToGlobal(middle).y() - 220)
    dialog.mapButton.click()
    QTest.mouseClick(canvas.viewport(), LEFT, NO_KEY, middle + QPoint(-280, 70))
    settle(300)
    dialog.raise_()
    dialog.noteEdit.setPlainText(
        "Zgłaszający wskazał miejsce przez telefon." if POLISH else "The caller named the place by phone."
    )
    rest()
    shoot("10-correct", area_of(dialog).adjusted(-330, -RIM, RIM, RIM), framed=[dialog])
    dialog.close()


def many():
    dock, canvas, session = workbench().dock, iface.mapCanvas(), workbench().session
    crowd = Counter((threat.x // 3000, threat.y // 3000) for threat in dock._queue.threats)
    ((east, north), _), *_ = crowd.most_common()
    canvas.setCenter(QgsPointXY((east + 0.5) * 3000, (north + 0.5) * 3000))
    canvas.zoomScale(20000)
    rest()
    workbench().tools.action("selectrectangle").trigger()
    middle = canvas.viewport().rect().center()
    drag(middle - QPoint(300, 280), middle + QPoint(300, 280))
    wait_for(lambda: len(dock.card.threats) > 20, "the threats in the rectangle")
    rest()
    to_queue(dock)
    press(Qt.Key.Key_4)
    wait_for(dock.card.noteEdit.hasFocus, "the note for all")
    write("Zmieniono organizację ruchu." if POLISH else "The traffic layout was changed.")

    def look(box):
        dialog_at(box, 300, 400)
        settle(500)
        shoot("11-many", framed=[box])
        box.defaultButton().click()

    failed = when_modal(look)
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not failed, failed
    wait_for(session.outgoing.pending, "the decisions in the outbox")
    iface.actionPan().trigger()


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


def drive():
    set_the_clock()
    arrange()
    steps = (
        start_page,
        queue_and_card,
        narrow,
        confirm,
        template,
        similar,
        report,
        correct,
        many,
        outbox_and_conflict,
        hot_spots,
        briefing,
    )
    return {step.__name__: step() for step in steps}


answer(drive)
