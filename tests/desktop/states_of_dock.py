"""The states of the dock: the start page, the queue and the card, the menus of the filter, the hot spots."""

from qgis.core import QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.utils import iface

from kmzb_plugin.gui.queue_groups import Groups
from kmzb_plugin.store.order import By
from kmzb_plugin.text import UserError
from tests.desktop.contrast import pale_labels, pale_texts
from tests.desktop.inside import press, settle, wait_for, workbench
from tests.desktop.walking import walk

LONG_NOTE = "Sprawdzono na miejscu, pojazdy stoją na chodniku przy przejściu dla pieszych. " * 6
LONG_WORDS = "Nie można otworzyć magazynu, ponieważ plik leży w folderze, do którego nie wolno pisać. " * 2


def look_at_start(album):
    """The page while no store is open: as it is, while the demo is made, with the stores opened before."""
    dock, page = workbench().dock, workbench().first_run.page
    album.look("start", dock)
    album.note("start" + album.suffix, pale_labels(dock))
    album.note("start" + album.suffix, walk(dock, dock.ui.tabs.tabBar()))
    page.show_making(True)
    page.show_progress(0.4)
    page.say("Demo powstaje jako /home/jankowalski/Dokumenty/KMZB/kmzb-demo.gpkg.")
    album.look("start-making", dock)
    page.show_making(False)
    gone = "/home/jankowalski/Dokumenty/KMZB/magazyn-komendy-powiatowej-na-rok-2026.gpkg"
    known = ("postgresql://baza.radom.policja.example/kmzb", "https://kmzb.example/radom", gone)
    page.say(LONG_WORDS)
    page.show_recent(known, {gone})
    album.look("start-recent", dock)
    page.say("")


def look_at_store(album, empty, location, hold):
    """The queue and the card, of an empty store and of one with threats."""
    dock, session = workbench().dock, workbench().session
    session.open(empty)
    wait_for(lambda: dock.ui.emptyLabel.isVisible() and session.info is not None, "the empty store")
    album.look("dock-store-empty", dock)
    session.open(location)
    wait_for(lambda: dock.model.rowCount() and dock.card.threats, "the queue")
    session.dictionary.settings["outbox_hold_seconds"] = hold
    dock.ui.queueView.setFocus()
    settle(300)
    album.look("dock-one", dock)
    album.note("dock-one" + album.suffix, pale_labels(dock))
    album.note("dock-one" + album.suffix, walk(dock, dock.ui.tabs.tabBar()))
    _look_at_card(album)
    _look_at_queue(album)
    _look_at_filter(album)
    _look_at_messages(album)


def _look_at_card(album):
    dock, session = workbench().dock, workbench().session
    view, card = dock.ui.queueView, dock.card
    dock.choose_first(lambda threat: bool(threat.description_masked))
    wait_for(lambda: card.descriptionLabel.isVisible() and card.timeline.lines, "a description")
    album.look("dock-description", dock)
    threat = card.threats[0]
    dock.deeds.show_description(threat.id, "Ustalenie sprawcy")
    wait_for(lambda: card.clearLabel.text(), "the clear text")
    album.look("dock-in-clear", dock)
    album.note("dock-in-clear" + album.suffix, pale_labels(dock))
    card.description.hide_clear()

    dock.choose_first(lambda threat: len(threat.place) > 150)
    settle(300)
    card.historyBox.setCollapsed(False)
    card.visitButton.click()
    wait_for(lambda: any(line.way for line in card.timeline.lines), "the visit on its way")
    dock.ui.cardArea.ensureWidgetVisible(card.timeline)
    album.look("dock-history", dock)
    album.note("dock-history" + album.suffix, pale_texts(card.timeline.viewport()))
    card.historyBox.setCollapsed(True)
    dock.deeds.take_back()
    settle(200)

    similar = _with_similar(dock)
    if similar is not None:
        album.look("dock-similar", dock)
        album.look_at_menu("menu-similar", card.similarButton.menu(), card.similarButton)
    dock.choose_first(lambda threat: threat.status == "new")
    press(Qt.Key.Key_N)
    card.noteEdit.setPlainText(LONG_NOTE)
    album.look("dock-note", dock)
    album.look_at_menu("menu-templates", card.templateButton.menu(), card.templateButton)
    card.clear_note()
    view.setFocus()
    card.press_digit(1)
    wait_for(session.outgoing.held, "the decision that is held")
    held = session.outgoing.held()[0].submission.threat_id
    dock.choose_first(lambda threat: threat.id == held)
    dock.ui.cardArea.verticalScrollBar().setValue(10_000)
    album.look("dock-held", dock)
    dock.deeds.take_back()
    wait_for(lambda: not session.outgoing.held(), "the decision taken back")


def _with_similar(dock):
    for row in range(min(60, dock.model.rowCount())):
        if (threat := dock.model.threat(row)) is None:
            continue
        dock.hands.go_to(row)
        wait_for(lambda id_=threat.id: [each.id for each in dock.card.threats] == [id_], "the card")
        settle(60)
        if dock.card.similarButton.isVisible():
            return threat
    return None


def _look_at_queue(album):
    dock = workbench().dock
    view = dock.ui.queueView
    album.note("queue" + album.suffix, pale_texts(view.viewport()))
    view.selectAll()
    wait_for(lambda: len(dock.card.threats) > 1, "the summary of many")
    album.look("dock-many", dock)
    album.note("dock-many" + album.suffix, pale_texts(view.viewport()))
    view.clearSelection()
    settle(100)
    album.look("dock-none", dock)
    dock.order.choose(By.NEWEST, Groups.STATUS)
    settle(500)
    view.scrollToTop()
    album.look("dock-grouped", dock)
    album.look_at_menu("menu-order", dock.order.menu, dock.ui.orderButton)
    dock.order.fold_wanted.emit(True)
    settle(100)
    album.look("dock-folded", dock)
    album.note("dock-folded" + album.suffix, pale_texts(view.viewport()))
    dock.order.choose(By.DUE, Groups.NONE)
    settle(500)


def _look_at_filter(album):
    dock = workbench().dock
    bar = dock.filter_bar
    for name in ("period", "plane", "category", "status", "unit"):
        chip = getattr(bar, name)
        if chip.isVisible():
            album.look_at_menu(f"menu-{name}", chip.menu(), chip)
    album.look_at_menu("menu-analyse", dock.ui.analyseButton.menu(), dock.ui.analyseButton)
    bar.show_overdue()
    settle(500)
    album.look("dock-overdue", dock)
    bar.restore('{"period": 365, "planes": ["internet", "police"], "status": "verification", "mine": true}')
    bar.category.tick([action.data() for action in bar.category._actions[:3]])
    bar.text.setText("nie ma takiego miejsca")
    wait_for(lambda: dock.model.rowCount() == 0, "nothing that passes")
    album.look("dock-nothing-passes", dock)
    bar.reset()
    wait_for(lambda: dock.model.rowCount() and dock.card.threats, "the queue again")


def _look_at_messages(album):
    bar, messages = iface.messageBar(), workbench()._messages
    bar.clearWidgets()
    messages.fail(UserError(LONG_WORDS, "OSError: [Errno 13] Permission denied"))
    album.look("message-error", bar)
    album.look_at_modal("message-details", lambda: messages._show(UserError(LONG_WORDS, "OSError: [Errno 13]")))
    bar.clearWidgets()


def look_at_hot_spots(album):
    """The list of hot spots, empty and with some."""
    dock = workbench().dock
    dock.show_hot_spots()
    album.look("hot-spots-none", dock)
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:2180&field=rank:integer&field=name:string&field=count:integer&field=ratio:double"
        "&field=share:double&field=area_km2:double&field=density:double&field=category:string&field=category_share:double",
        "Gorące punkty",
        "memory",
    )
    names = ("ul. Bolesława Limanowskiego przy Kościuszki, Radom-Śródmieście", "Borki", "park Leśniczówka")
    threat = dock.model.threat(0)
    for rank, name in enumerate(names, 1):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(
            [rank, name, 40 - rank * 7, 9.5 / rank, 9.8 / rank, 0.04, 900.0, "Nieprawidłowe parkowanie", 60.0]
        )
        x = threat.x + 500 * rank
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, threat.y, x + 200, threat.y + 200)))
        layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    wait_for(lambda: dock.hot_spots.model.rowCount() == len(names), "the hot spots")
    dock.hot_spots.begin()
    settle(200)
    album.look("hot-spots", dock)
    album.note("hot-spots" + album.suffix, walk(dock, dock.ui.tabs.tabBar()))
    QgsProject.instance().removeMapLayer(layer.id())
    dock.show_queue()
