"""The guided tour: the start, the queue and the card, a decision. Runs inside the real QGIS window."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from kmzb_plugin.layers.group import ROLE
from kmzb_plugin.layers.recipes import OVERVIEW
from tests.desktop.inside import press, settle, wait_for, workbench
from tests.desktop.tour_hands import (
    LEFT,
    POLISH,
    area_of,
    card_area,
    choose,
    rest,
    shoot,
    shoot_menu,
    show_on_map,
    to_queue,
    write,
)


def start_page():
    shoot("01-start")
    dock, page = workbench().dock, workbench().first_run.page
    QTest.mouseClick(page.demoButton, LEFT)
    wait_for(lambda: dock.model.rowCount() and dock.card.threats, "the queue of the demo")
    to_queue(dock)
    settle(3000)


def overview_is_filled():
    layers = QgsProject.instance().mapLayers().values()
    return any(layer.customProperty(ROLE) == OVERVIEW and layer.featureCount() for layer in layers)


def queue_and_card():
    dock = workbench().dock
    wait_for(overview_is_filled, "the overview")
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
