"""Every dialog of the plugin, each in the states that it can be in, with a store open."""

from qgis.core import QgsFeature, QgsGeometry, QgsNullSymbolRenderer, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QAction, QDialogButtonBox
from qgis.utils import iface

from kmzb_plugin.domain.submission import verification
from kmzb_plugin.gui.options import OptionsPage
from kmzb_plugin.gui.report_draft import Draft
from kmzb_plugin.store import open_store
from tests.desktop.inside import settle, wait_for, workbench
from tests.desktop.looking import dialog_of
from tests.desktop.states_of_import import look_at_import
from tests.desktop.walking import walk

NOTE = "Pojazd stoi na chodniku. "


def look_at_all(album):
    """One dialog after another."""
    for look in (
        _look_at_opening,
        _look_at_small_ones,
        _look_at_correction,
        _look_at_rules,
        _look_at_report,
        look_at_import,
        _look_at_map_forms,
        _look_at_repair,
        _look_at_briefing,
        _look_at_attachments,
        _look_at_outbox,
        _look_at_conflict,
    ):
        look(album)
        settle(50)


def _command(name):
    return workbench().commands.menu.findChild(QAction, f"kmzb_{name}")


def _look_at_opening(album):
    location = workbench().session.info.location
    workbench().commands.choose_store()
    dialog = dialog_of("OpenStoreDialog")
    for name, button in (("file", dialog.fileButton), ("server", dialog.serverButton), ("web", dialog.webButton)):
        button.setChecked(True)
        dialog.hostEdit.setText("baza.radom.policja.example" if name == "server" else "")
        dialog.addressEdit.setText("https://kmzb.example/radom" if name == "web" else "")
        album.look(f"open-store-{name}", dialog)
        album.note(f"open-store-{name}", walk(dialog, button))
    for name, path in (("good", location), ("bad", location + "/nie/ma/takiego/pliku/na/tym/komputerze.gpkg")):
        dialog.fileButton.setChecked(True)
        dialog.pathEdit.lineEdit().setFocus()
        dialog.pathEdit.setFilePath(path)
        dialog.test()
        wait_for(lambda: dialog.verdictLabel.text()[:1] in tuple("✓✗"), "the verdict")
        album.look(f"open-store-{name}", dialog)
    dialog.reject()


def _look_at_small_ones(album):
    dock, menu = workbench().dock, workbench().commands.menu
    dock.choose_first(lambda threat: bool(threat.description_masked))
    wait_for(dock.card.showButton.isVisible, "a description")
    album.look_at_modal("description-reason", dock.card.description.press)
    album.look_at_modal("keys", dock.show_keys)
    album.look_at_modal("options", _command("options").trigger, part=OptionsPage)
    album.look_at_menu("menu-kmzb", menu, iface.mainWindow().menuBar())
    store = dock.ui.storeButton
    album.look_at_menu("menu-store", store.menu(), store)
    album.look_at_menu("menu-tools", workbench().tools.menu, iface.mainWindow().menuBar())
    album.look_at_menu("menu-base-map", workbench()._base_maps.menu, iface.mainWindow().menuBar())
    album.look_at_modal("base-map", workbench()._base_maps.ask, lambda dialog: album.note("base-map", _walked(dialog)))

    def accept_nonsense(dialog):
        dialog.addressEdit.setText("to nie jest adres")
        dialog.buttonBox.button(QDialogButtonBox.StandardButton.Ok).click()

    album.look_at_modal("base-map-wrong", workbench()._base_maps.ask, accept_nonsense)
    dock.ui.queueView.selectAll()
    wait_for(lambda: len(dock.card.threats) > 20, "many")
    dock.card.noteEdit.setPlainText(NOTE * 8)
    album.look_at_modal("many", lambda: dock.card.press_digit(1))
    dock.card.clear_note()
    dock.hands.go_to(0)


def _walked(dialog):
    return walk(dialog, dialog.addressEdit)


def _look_at_correction(album):
    dock = workbench().dock
    dock.choose_first(lambda threat: len(threat.place) > 150)
    wait_for(lambda: len(dock.card.threats) == 1, "the one threat")
    dock.corrections.open()
    dialog = dialog_of("CorrectionDialog")
    album.look("correction", dialog)
    album.note("correction", walk(dialog, dialog.categoryBox))
    dialog.placeEdit.setText("ul. Tadeusza Kościuszki przy Bolesława Limanowskiego, Radom-Śródmieście")
    dialog.positionEdit.setText("635000; 392000")
    dialog.sendButton.click()
    album.look("correction-refused", dialog)
    dialog.positionEdit.setText("nigdzie")
    album.look("correction-wrong", dialog)
    dialog.close()


def _look_at_rules(album):
    rules = workbench().dock.rules
    rules.open()
    wait_for(lambda: rules.dialog is not None and rules.dialog.isVisible(), "the rules")
    dialog = rules.dialog
    for page in range(dialog.tabs.count()):
        dialog.tabs.setCurrentIndex(page)
        album.look(f"rules-{page + 1}", dialog)
        album.note(f"rules-{page + 1}", walk(dialog, dialog.tabs.tabBar()))
    dialog.handlingEdit.setText("do użytku służbowego " * 40)
    dialog.saveButton.click()
    album.look("rules-refused", dialog)
    album.look_at_modal("rules-discard", dialog.reject)
    dialog.leave()


def _look_at_report(album):
    dock = workbench().dock
    threats = [dock.model.threat(row) for row in range(dock.model.rowCount())]
    threat = max(threats, key=lambda each: each.occurred_at or each.reported_at)
    dock.reports.enter()
    dialog = dialog_of("ReportDialog")
    album.look("report", dialog)
    album.note("report", walk(dialog, dialog.categoryBox))
    dialog.saveButton.click()
    album.look("report-missing", dialog)
    dialog.show_draft(
        Draft(
            category=threat.category,
            day=(threat.occurred_at or threat.reported_at).date().isoformat(),
            description="Dzwonić 601 234 567. " * 12,
            x=threat.x,
            y=threat.y,
        )
    )
    workbench()._link.view.follow(threat.x, threat.y)
    wait_for(lambda: dialog.placeHint.text() and dialog.nearbyBox.isVisible(), "what is near")
    settle(700)
    album.look("report-similar", dialog)
    album.look_at_modal("report-close", dialog.close)
    dialog.show_draft(Draft())
    dialog.close()


def _look_at_map_forms(album):
    tools, dock = workbench().tools, workbench().dock
    threat = dock.model.threat(0)
    dock.hands.go_to(0)
    settle(100)
    for what in ("point", "line"):
        tools.take_up(f"draw{what}")
        tool = tools._made[f"draw{what}"]
        end = QgsPointXY(threat.x + 100, threat.y)
        shape = (
            QgsGeometry.fromPointXY(end)
            if what == "point"
            else QgsGeometry.fromPolylineXY([end, QgsPointXY(threat.x, threat.y)])
        )
        tool.finished(shape, Qt.KeyboardModifier.NoModifier)
        album.look(f"drawing-{what}", tool.dialog)
        album.note(f"drawing-{what}", walk(tool.dialog, tool.dialog.textEdit))
        tool.dialog.reject()
    layer = QgsVectorLayer("Point?crs=EPSG:2180&field=name:string", "Komisariaty i posterunki", "memory")
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(threat.x, threat.y)))
    layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    tools.name_stations()
    dialog = dialog_of("StationsDialog")
    album.look("stations", dialog)
    album.note("stations", walk(dialog, dialog.layerBox))
    dialog.reject()
    tools.take_up("pick")
    pick = tools._made["pick"]
    pick._ask([dock.model.threat(row) for row in range(12)], iface.mapCanvas().mapToGlobal(QPoint(40, 40)), add=False)
    album.look("menu-pick", pick.menu)
    pick.menu.close()
    iface.actionPan().trigger()
    QgsProject.instance().removeMapLayer(layer.id())


def _look_at_repair(album):
    """What is asked where somebody has drawn a layer otherwise."""
    # Of the store that is open: the one opened before it has left its layers in the project.
    layer = workbench()._link._group.layer("internet")
    before = layer.renderer().clone()
    layer.setRenderer(QgsNullSymbolRenderer())
    settle(200)
    album.look_at_modal("repair", _command("repair").trigger)
    layer.setRenderer(before)
    settle(200)


def _look_at_briefing(album):
    """The dialogs of Processing that the window opens with what it knows."""
    analyse = workbench()._analyse
    for name, start in (("briefing", analyse.start_briefing), ("verification-card", analyse.start_card)):
        start()
        dialog = dialog_of("AlgorithmDialog")
        album.take(name, dialog)
        dialog.close()
        wait_for(lambda dialog=dialog: sip.isdeleted(dialog) or not dialog.isVisible(), "the dialog closed")


def _look_at_attachments(album):
    dock, session = workbench().dock, workbench().session
    store = open_store(session.info.location)
    ids = [dock.model.threat(row).id for row in range(dock.model.rowCount())]
    most = max(ids, key=lambda id_: len(store.attachments(id_)))
    store.close()
    dock.choose_first(lambda threat: threat.id == most)
    wait_for(dock.attachments.button.isVisible, "the attachments")
    album.look("dock-attachments", dock)
    dock.attachments.open_list()
    dialog = dialog_of("AttachmentsDialog")
    album.look("attachments", dialog)
    album.note("attachments", walk(dialog, dialog.filesView))
    pictures = dock.attachments._pictures()
    album.look_at_modal("attachment-reason", lambda: dock.attachments._ask_reason(pictures[0]))
    dock.attachments.open(pictures[0], "Oględziny")
    wait_for(lambda: dock.attachments.picture is not None and dock.attachments.picture.isVisible(), "the picture")
    album.look("picture", dock.attachments.picture)
    album.note("picture", walk(dock.attachments.picture, dock.attachments.picture.closeButton))
    others = [each for each in dock.attachments._attachments if not each.is_picture]
    if others:
        album.look_at_modal("attachment-other", lambda: dock.attachments._offer(others[0], b""))
    dock.attachments.picture.close()
    dialog.close()


def _look_at_outbox(album):
    dock, session = workbench().dock, workbench().session
    dock.outcomes.show_outbox()
    dialog = dialog_of("OutboxDialog")
    album.look("outbox-empty", dialog)
    for row in range(3):
        dock.hands.go_to(row)
        settle(100)
        dock.card.visitButton.click()
    wait_for(lambda: len(session.outgoing.held()) == 3, "what is held")
    wait_for(lambda: dialog.model.rowCount() >= 3, "the rows")
    settle(200)
    dialog.entriesView.selectRow(0)
    album.look("outbox", dialog)
    album.note("outbox", walk(dialog, dialog.entriesView))
    session.outgoing.take_out([entry.submission.id for entry in session.outgoing.held()])
    wait_for(lambda: not session.outgoing.held(), "the empty outbox")
    dialog.close()


def _look_at_conflict(album):
    dock, session = workbench().dock, workbench().session
    held = session.dictionary.settings["outbox_hold_seconds"]
    dock.choose_first(lambda threat: threat.status == "new")
    settle(200)
    (threat,) = dock.card.threats
    session.dictionary.settings["outbox_hold_seconds"] = "1"
    dock.card.press_digit(1)
    wait_for(session.outgoing.pending, "the decision")
    other = open_store(session.info.location)
    other.submit([verification(threat.id, threat.version, "joke_or_mistake", note=NOTE * 5)])
    other.close()
    wait_for(session.outgoing.attention, "the conflict")
    session.dictionary.settings["outbox_hold_seconds"] = held
    settle(200)
    album.look("message-conflict", iface.messageBar())
    iface.messageBar().clearWidgets()
    dock.outcomes.show_conflicts()
    dialog = dialog_of("ConflictDialog")
    wait_for(lambda: dialog.sides.rowCount() == 3, "the three sides")
    settle(100)
    album.look("conflict", dialog)
    album.note("conflict", walk(dialog, dialog.laterButton))
    album.look("dock-attention", dock)
    dialog.keepButton.click()
    wait_for(lambda: not session.outgoing.attention(), "nothing left to look at")
