"""The guided tour: what is done on the map, a report, a correction, many at once. Runs inside the real QGIS window."""

from collections import Counter
from datetime import timedelta

from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface

from tests.desktop.inside import press, settle, wait_for, workbench
from tests.desktop.tour_hands import (
    BEGIN,
    DOCK,
    LEFT,
    NO_KEY,
    POLISH,
    RIM,
    WIDTH,
    area_of,
    choose,
    dialog_at,
    drag,
    rest,
    shoot,
    show_on_map,
    to_queue,
    when_modal,
    write,
)


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
