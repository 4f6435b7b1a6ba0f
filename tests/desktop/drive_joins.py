"""Runs inside the real QGIS window: the browser, the repair of the layers, a base map, and the menu Analyse."""

import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from qgis.core import QgsFavoritesItem, QgsProject
from qgis.gui import QgsBrowserGuiModel, QgsDataItemGuiContext, QgsGui
from qgis.PyQt.QtCore import QBuffer, QIODevice, QModelIndex, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDockWidget, QMenu, QTreeView
from qgis.utils import iface

from kmzb_plugin.gui import settings
from kmzb_plugin.layers.base_map import shown
from tests.desktop.inside import answer, settle, wait_for, workbench

PICTURE = os.environ["KMZB_PICTURE"]
STORE = os.environ["KMZB_STORE"]


def messages():
    return [item.text() for item in iface.messageBar().items()]


def picture(name):
    settle(1500)
    iface.mainWindow().grab().save(PICTURE.replace(".png", f"-{name}.png"))


class Tiles(BaseHTTPRequestHandler):
    """Every tile is a strong red."""

    asked = 0

    def do_GET(self):
        Tiles.asked += 1
        image = QImage(256, 256, QImage.Format.Format_RGB32)
        image.fill(QColor(220, 30, 30))
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")
        body = bytes(buffer.data())
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def menu_of(item):
    """What the context menu of an item of the browser offers, by its text."""
    menu = QMenu()
    for provider in QgsGui.dataItemGuiProviderRegistry().providers():
        if provider.name() == "KMZB":
            provider.populateContextMenu(item, menu, [item], QgsDataItemGuiContext())
    return menu, {action.text().replace("&", ""): action for action in menu.actions()}


def under(model, parent):
    """The indexes below another; the items themselves hand their children over to whoever asks in Python."""
    model.fetchMore(parent)
    return [model.index(row, 0, parent) for row in range(model.rowCount(parent))]


def names(model, parent):
    return [index.data() for index in under(model, parent)]


def called(model, parent, beginning):
    return next(index for index in under(model, parent) if index.data().startswith(beginning))


def own_root(model):
    return next(index for index in under(model, QModelIndex()) if index.data() == "KMZB")


def look_at_browser(bench):
    settings.remember_store(str(Path(STORE).with_name("gone.gpkg")))
    settings.remember_store(STORE)
    dock = iface.mainWindow().findChild(QDockWidget, "Browser")
    dock.show()
    dock.raise_()
    view = dock.findChild(QTreeView)
    model = QgsBrowserGuiModel()
    model.initialize()
    root = own_root(model)
    wait_for(lambda: any("(" in name for name in names(model, root)), "what is missing")
    seen = {"children": names(model, root), "root_menu": list(menu_of(model.dataItem(root))[1])}
    seen["tables"] = names(model, called(model, root, "radom"))
    menu, actions = menu_of(model.dataItem(called(model, root, "radom")))
    seen["store_menu"] = list(actions)
    # The same for the tree that people see.
    shown_model = view.model()
    for row in range(shown_model.rowCount()):
        index = shown_model.index(row, 0)
        if index.data() == "KMZB":
            view.expand(index)
            settle(300)
            view.expand(shown_model.index(0, 0, index))
            view.scrollTo(index, QTreeView.ScrollHint.PositionAtTop)
    picture("browser")
    next(action for text, action in actions.items() if text.startswith("Sprawdź")).trigger()
    wait_for(lambda: any("✓" in text for text in messages()), "the verdict")
    seen["verdict"] = messages()[0]
    store = model.dataItem(called(model, root, "radom"))
    seen["hint"] = called(model, root, "radom").data(Qt.ItemDataRole.ToolTipRole)
    opened = [
        provider.handleDoubleClick(store, QgsDataItemGuiContext())
        for provider in QgsGui.dataItemGuiProviderRegistry().providers()
        if provider.name() == "KMZB"
    ]
    wait_for(lambda: bench.dock.model.rowCount(), "the queue")
    seen["double_click"] = opened
    settle(500)
    seen["open_now"] = names(model, root)
    seen["missing_menu"] = list(menu_of(model.dataItem(called(model, root, "gone")))[1])
    dock.hide()
    return seen, model


def offered(model, path):
    """What KMZB offers for a file in the browser's own folders."""
    index = model.findPath(path)
    if not index.isValid():
        model.addFavoriteDirectory(str(Path(path).parent), "folder")
        settle(500)
        favourites = next(
            each for each in under(model, QModelIndex()) if type(model.dataItem(each)) is QgsFavoritesItem
        )
        wait_for(lambda: under(model, favourites), "the folder among the favourites")
        folder = under(model, favourites)[0]
        wait_for(lambda: any(model.dataItem(each).path() == path for each in under(model, folder)), "the file")
        index = next(each for each in under(model, folder) if model.dataItem(each).path() == path)
    menu, actions = menu_of(model.dataItem(index))
    before = {text: action.isEnabled() for text, action in actions.items()}
    settle(1000)
    return {"before": before, "after": {text: (each.isEnabled(), each.isVisible()) for text, each in actions.items()}}


def repair(bench):
    project = QgsProject.instance()
    root, link = project.layerTreeRoot(), bench._link
    seen = {}
    bench.commands._repair.trigger()
    seen["nothing"] = messages()[0]
    group = link._group
    project.removeMapLayer(group.layer("public").id())
    node = root.findLayer(group.layer("units"))
    root.insertChildNode(0, node.clone())
    node.parent().removeChildNode(node)
    group.layer("police").setOpacity(0.2)
    group.layer("internet").renderer().deleteAllCategories()
    settle(300)
    asked = []

    def answer():
        box = QApplication.activeModalWidget()
        asked.append(box.text())
        box.grab().save(PICTURE.replace(".png", "-ask.png"))
        box.buttons()[0].click()

    QTimer.singleShot(1000, answer)
    bench.commands._repair.trigger()
    seen["asked"], seen["said"] = asked, messages()[0]
    settle(300)
    seen["order"] = [entry.layer().customProperty("kmzb/role") for entry in root.findLayers()]
    seen["opacity"] = link._group.layer("police").opacity()
    seen["categories"] = len(link._group.layer("internet").renderer().categories())
    tree = iface.layerTreeView()
    tree.setCurrentLayer(None)
    tree.setCurrentIndex(tree.model().index(0, 0))
    menu = QMenu()
    tree.contextMenuAboutToShow.emit(menu)
    seen["tree_menu"] = [action.text() for action in menu.actions() if action.text()]
    picture("repaired")
    return seen


def colour():
    return QColor(iface.mapCanvas().grab().toImage().pixel(10, 10)).name()


def base_map(bench):
    project, maps = QgsProject.instance(), bench._base_maps
    server = ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.keep_own_base_map(f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png", "© Jednostka")
    before = iface.mapCanvas().extent()
    maps.choose("own")
    wait_for(lambda: shown(project) == "own", "the base map")
    lowest = project.layerTreeRoot().findLayers()[-1].layer()
    wait_for(lambda: Tiles.asked > 1, "the tiles")
    wait_for(lambda: colour() != "#ffffff", "the base map on the canvas")
    picture("base")
    seen = {
        "lowest": lowest.name(),
        "asked": Tiles.asked,
        "credit": lowest.serverProperties().attribution(),
        "colour": colour(),
        "extent_kept": iface.mapCanvas().extent() == before,
    }
    settings.keep_own_base_map("http://127.0.0.1:9/{z}/{x}/{y}.png", "")
    iface.messageBar().clearWidgets()
    for _ in range(2):
        maps.choose("own")
        settle(2500)
    seen["silent"] = messages()
    seen["kept"] = shown(project)
    maps.choose("geoportal")
    settle(4000)
    seen["geoportal"] = [shown(project), messages()]
    maps.menu.aboutToShow.emit()
    seen["menu"] = [(action.text(), action.isChecked()) for action in maps.menu.actions() if action.text()]
    maps.choose("")
    seen["none"] = shown(project)
    iface.messageBar().clearWidgets()
    return seen


def analyse(bench):
    dock = bench.dock
    menu = dock.ui.analyseButton.menu()
    seen = {"dialogs": []}
    dock.hands.select_rows([0, 1, 2, 3])
    settle(300)
    menu.aboutToShow.emit()
    seen["menu"] = [action.text() for action in menu.actions() if action.text()]
    names = list(bench._analyse.actions)
    for name in names:
        bench._analyse.actions[name].trigger()
        settle(400)
        dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible())
        # Nothing, where something is still to be written: a reason for what leaves the store.
        parameters = dialog.createProcessingParameters() or {
            "STORE": dialog.mainWidget().wrappers["STORE"].parameterValue()
        }
        seen["dialogs"].append([name, str(parameters.get("INPUT", parameters.get("STORE", "")))])
        dialog.reject()
        settle(100)
    bench._analyse.start_chosen("kerneldensity")
    settle(400)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible())
    given = dialog.createProcessingParameters()["INPUT"]
    seen["chosen"] = [given.selectedFeaturesOnly, given.source.staticValue()]
    seen["selected"] = QgsProject.instance().mapLayer(seen["chosen"][1]).selectedFeatureCount()
    dialog.grab().save(PICTURE.replace(".png", "-dialog.png"))
    dialog.reject()
    menu.popup(dock.mapToGlobal(dock.ui.analyseButton.pos()))
    settle(500)
    menu.grab().save(PICTURE.replace(".png", "-menu.png"))
    menu.close()
    bench.commands.menu.popup(dock.mapToGlobal(dock.ui.analyseButton.pos()))
    settle(500)
    bench.commands.menu.grab().save(PICTURE.replace(".png", "-kmzb.png"))
    bench.commands.menu.close()
    favourites = QgsGui.processingFavoriteAlgorithmManager().favoriteAlgorithmIds()
    seen["favourites"] = sorted(favourites)
    return seen


def scales():
    canvas = iface.mapCanvas()
    for scale in (5_000, 50_000, 500_000):
        canvas.zoomScale(scale)
        settle(3500)
        iface.mainWindow().grab().save(PICTURE.replace(".png", f"-{scale}.png"))


def drive():
    window = iface.mainWindow()
    window.resize(1500, 940)
    bench = workbench()
    settle(500)
    seen = {}
    seen["browser"], model = look_at_browser(bench)
    window.resizeDocks(
        [window.findChild(QDockWidget, "Layers"), bench.dock.frame], [260, 420], Qt.Orientation.Horizontal
    )
    seen["offered"] = [offered(model, STORE), offered(model, os.environ["KMZB_OTHER"])]
    iface.messageBar().clearWidgets()
    seen["repair"] = repair(bench)
    iface.messageBar().clearWidgets()
    seen["base_map"] = base_map(bench)
    seen["analyse"] = analyse(bench)
    bench._link.view.zoom_and_flash(bench.dock.card.threats[:1])
    settle(500)
    centre, threat = iface.mapCanvas().center(), bench.dock.card.threats[0]
    seen["all_time"] = iface.mapCanvas().temporalRange().isInfinite()
    seen["centre"] = [round(centre.x() - threat.x), round(centre.y() - threat.y), round(iface.mapCanvas().scale())]
    scales()
    return seen


answer(drive, longest_seconds=170)
