"""The browser of hot spots: a ranked list of what an analysis found, kept in step with its layer and with the map."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer, QgsVectorLayerFeatureSource
from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence, QResizeEvent
from qgis.PyQt.QtWidgets import QHeaderView, QLabel, QShortcut, QWidget

from ..text import UserError
from .area_view import AreaView
from .focus_ring import FocusRing
from .forms import form
from .hot_spots_model import NAME, RANK, HotSpot, HotSpotsModel, details, holds_hot_spots, read_spots
from .icons import icon
from .tasks import Tasks

SETTLE_MS = 250
NARROW = 340


class HotSpotsPanel(QWidget, form("hot_spots")):  # type: ignore[misc]
    """Lists the hot spots of the layer chosen; the last one added to the project is chosen by itself.

    `counted` says how many are listed, `find_wanted` that somebody wants to find some, `left` that the map is as it was
    and somebody wants to go on elsewhere.
    """

    counted = pyqtSignal(int)
    find_wanted = pyqtSignal()
    left = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, canvas: Any, project: QgsProject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._project = project
        self._layer: QgsVectorLayer | None = None
        self._view = AreaView(canvas, project)
        self._tasks = Tasks(self._fail)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._read)
        self.model = HotSpotsModel(self)
        self._set_up_view()
        self._add_keys()
        self._undo: list[Callable[[], Any]] = []
        for signal, slot in (
            (project.layersAdded, self._on_added),
            (project.layersWillBeRemoved, self._on_removing),
            (project.layersRemoved, self._on_removed),
        ):
            signal.connect(slot)
            self._undo.append(partial(signal.disconnect, slot))
        self.layerBox.layerChanged.connect(self._watch)
        for button in (self.againButton, self.findButton):
            button.setIcon(icon("optimizedhotspots"))
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(lambda _=False: self.find_wanted.emit())
        self._list_layers()

    def _set_up_view(self) -> None:
        view = self.spotView
        view.setModel(self.model)
        FocusRing(view)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(RANK, QHeaderView.ResizeMode.Fixed)
        header.setResizeContentsPrecision(50)  # rows, the first of which are the largest: a thousand take a second
        for label in self.findChildren(QLabel):
            if label.wordWrap():
                label.setMinimumSize(1, 1)  # else its longest word widens the dock
        view.selectionModel().currentRowChanged.connect(self._on_current)
        view.clicked.connect(self.show_current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow each name has two lines; one line is cut at its end, not after its last whole word."""
        lines = 2 if event.size().width() < NARROW else 1
        self.spotView.setWordWrap(lines > 1)
        self.spotView.verticalHeader().setDefaultSectionSize(lines * self.spotView.fontMetrics().height() + 10)
        super().resizeEvent(event)

    def _add_keys(self) -> None:
        acts: list[tuple[Any, Callable[[], object]]] = [
            (Qt.Key.Key_Space, self.show_current),
            (Qt.Key.Key_Return, self.show_current),
            (Qt.Key.Key_Enter, self.show_current),
            ("J", lambda: self._step(1)),
            ("K", lambda: self._step(-1)),
        ]
        for key, act in acts:
            shortcut = QShortcut(QKeySequence(key), self.spotView)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.go_back)

    def unload(self) -> None:
        """Lets go of the project and its layers."""
        while self._undo:
            self._undo.pop()()
        self.layerBox.layerChanged.disconnect(self._watch)
        self._let_go()
        self._tasks.stop()

    # --- layers ----------------------------------------------------------------------------------------------------

    def _on_added(self, layers: list[QgsMapLayer]) -> None:
        found = [layer for layer in layers if holds_hot_spots(layer)]
        self._list_layers(found[-1] if found else None)

    def _on_removing(self, ids: list[str]) -> None:
        if self._layer is not None and self._layer.id() in ids:
            self._let_go()

    def _on_removed(self, _: list[str]) -> None:
        self._list_layers()

    def _list_layers(self, wanted: QgsMapLayer | None = None) -> None:
        """Offers the layers that hold hot spots, and shows the wanted one or the one shown before."""
        layers = self._project.mapLayers().values()
        self.layerBox.blockSignals(True)
        self.layerBox.setExceptedLayerList([layer for layer in layers if not holds_hot_spots(layer)])
        if (chosen := wanted or self._layer) is not None:
            self.layerBox.setLayer(chosen)
        self.layerBox.blockSignals(False)
        self._watch(self.layerBox.currentLayer())

    def _watch(self, layer: QgsMapLayer | None) -> None:
        """Lists this layer's hot spots from now on, however it changes."""
        if not holds_hot_spots(layer):
            layer = None
        if layer is self._layer:
            self._show_page()
            return
        self._let_go()
        self._layer = layer
        if layer is not None:
            for signal in self._changes(layer):
                signal.connect(self._settle.start)
            layer.updatedFields.connect(self._on_fields)
        self._show_page()
        self._view.forget()
        self._read()

    @staticmethod
    def _changes(layer: QgsVectorLayer) -> list[Any]:
        """What tells that a layer holds something else than before."""
        return [layer.dataChanged, layer.layerModified, layer.editingStopped, layer.subsetStringChanged]

    def _on_fields(self) -> None:
        self._list_layers()
        self._settle.start()

    def _let_go(self) -> None:
        layer, self._layer = self._layer, None
        self._settle.stop()
        if layer is not None:
            for signal in self._changes(layer):
                signal.disconnect(self._settle.start)
            layer.updatedFields.disconnect(self._on_fields)
        self._show([])

    # --- the list --------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        layer = self._layer
        if layer is None:
            return
        source = QgsVectorLayerFeatureSource(layer)
        self._tasks.once("spots", lambda: read_spots(source), lambda spots: self._on_read(layer, spots))

    def _on_read(self, layer: QgsVectorLayer, spots: list[HotSpot]) -> None:
        if layer is self._layer:
            self._show(spots)

    def _fail(self, error: UserError) -> None:
        self._show([])
        self.failed.emit(error)

    def _show(self, spots: list[HotSpot]) -> None:
        """Lists these; the one chosen stays chosen."""
        chosen = self.current()
        self.model.set_spots(spots)
        widest = max((len(str(spot.rank or "")) for spot in spots), default=1)
        self.spotView.setColumnWidth(RANK, self.spotView.fontMetrics().horizontalAdvance("0" * widest) + 12)
        row = self.model.row_of(chosen.id) if chosen else -1
        if spots:
            self._go_to(max(row, 0), quietly=True)
        self._tell()
        self._show_page()
        self.counted.emit(len(spots))

    def _show_page(self) -> None:
        self.pages.setCurrentWidget(self.emptyPage if self._layer is None else self.listPage)

    def current(self) -> HotSpot | None:
        """The hot spot chosen."""
        index = self.spotView.currentIndex()
        return self.model.spot(index.row()) if index.isValid() else None

    def _go_to(self, row: int, *, quietly: bool = False) -> None:
        selection = self.spotView.selectionModel()
        selection.blockSignals(quietly)
        selection.setCurrentIndex(
            self.model.index(row, 0),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        selection.blockSignals(False)
        self.spotView.viewport().update()

    def _step(self, by: int) -> None:
        row = self.spotView.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self._go_to(row)

    def _on_current(self, *_: QModelIndex) -> None:
        self._tell()
        spot = self.current()
        if spot is not None and self._layer is not None:
            self._view.follow(spot.geometry, self._layer.crs())

    def _tell(self) -> None:
        spot = self.current()
        self.detailLabel.setText(f"{spot.name}\n{details(spot)}" if spot else "")

    # --- the map ---------------------------------------------------------------------------------------------------

    def show_current(self, *_: QModelIndex) -> None:
        """Zooms to the hot spot chosen and flashes it."""
        spot = self.current()
        if spot is not None and self._layer is not None:
            self._view.show(spot.geometry, self._layer.crs())

    def go_back(self) -> None:
        """The map as it was before; if it is, back to where somebody came from."""
        if not self._view.back():
            self.left.emit()

    def begin(self) -> None:
        """Somebody comes to the list: the map now is what Escape goes back to."""
        self._view.forget()
        (self.findButton if self._layer is None else self.spotView).setFocus()
