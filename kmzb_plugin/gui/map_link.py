"""What links the queue and the map: layers, selection both ways, following, flashing, the overview, pending marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..domain.submission import Kind
from ..domain.threat import Threat
from ..text import UserError, tr
from . import wording
from .map_view import MapView
from .selection import Selection, members_of
from .session import Session
from .steps import Steps
from .tasks import Away, Tasks

if TYPE_CHECKING:
    from ..layers.group import LayerGroup
    from ..layers.overview import Squares
    from ..store.filter import ThreatFilter

# The modules of the layers are imported when a store is opened: they bring pandas and shapely, and QGIS starts without.

SETTLE_MS = 250


class MapLink(QObject):
    """One store's layers in the project and on the canvas."""

    shown = pyqtSignal()
    chosen = pyqtSignal(list)
    chosen_on_map = pyqtSignal(list)
    failed = pyqtSignal(object)

    def __init__(self, session: Session, canvas: Any, project: QgsProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.view = MapView(session, canvas, project)
        """Places of the store on the map, and where the map looks."""
        self._canvas = self.canvas = canvas
        self._project = self.project = project
        self._tasks = Tasks(self._fail)
        self._group: LayerGroup | None = None
        self._listening: list[QgsVectorLayer] = []
        self._chosen: Sequence[Threat] = ()
        self._selection = Selection(self._tasks)
        self._selection.chosen_on_map.connect(self.chosen_on_map)
        self._opening = Steps(lambda error: self.failed.emit(error), self)
        self._refreshing = Steps(lambda error: self.failed.emit(error), self)
        self._counting = Steps(lambda error: self.failed.emit(error), self)
        self._places: dict[str, Threat] = {}
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._count_overview)
        self._marking = QTimer(self)
        self._marking.setSingleShot(True)
        self._marking.timeout.connect(self._show_pending)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._open_again)
        self._undo: list[Callable[[], Any]] = []
        for signal, slot in (
            (session.opened, self._on_opened),
            (project.cleared, self._on_project),
            (project.layerLoaded, self._on_reading),
            (project.readProject, self._on_project),
            (session.closed, self._on_closed),
            (session.filter_changed, self._on_filter),
            (session.changed_elsewhere, self._on_written),
            (session.outgoing.answered, self._on_written),
            (session.statistics_changed, self._show_statistics),
            (session.outgoing.changed, self._marking.start),
            (session.queue_read, self._remember),
            (canvas.extentsChanged, self._settle.start),
            (canvas.selectionChanged, self._on_groups_chosen),
            (project.layersWillBeRemoved, self._forget),
        ):
            signal.connect(slot)
            self._undo.append(partial(signal.disconnect, slot))

    def unload(self) -> None:
        """Lets go of canvas and layers; the layers stay in the person's project."""
        while self._undo:
            self._undo.pop()()
        self._on_closed()

    def _fail(self, error: UserError) -> None:
        if isinstance(error, Away):
            self._session.look_for_changes()
        else:
            self.failed.emit(error)

    # --- layers --------------------------------------------------------------------------------------------------

    def _on_opened(self, _: object) -> None:
        self._on_closed()
        session = self._session
        if (store := session.store) is None or (info := session.info) is None or (words := session.dictionary) is None:
            return
        from ..layers.group import opening
        from ..layers.recipes import Context

        empty = not self._project.mapLayers()
        pieces = opening(Context(store, info, words, session.units, session.statistics), self._project, session.filter)

        def done(group: LayerGroup) -> None:
            self._take(group, empty)
            self._show_statistics()  # imported meanwhile

        self._opening.start(pieces, done)

    def _take(self, group: LayerGroup, empty: bool) -> None:
        """The layers are there; `empty` where nothing was there before them."""
        self._group = group
        group.apply_filter(self._session.filter)
        group.planes_changed.connect(self._settle.start)
        self._listening = group.plane_layers()
        self._selection.listen(self._listening)
        if empty and (info := self._session.info) is not None:
            self._project.setCrs(QgsCoordinateReferenceSystem(info.crs))
            self._look_at_all(group)
        self._show_pending()
        self._selection.again()
        self._settle.start()
        self.shown.emit()

    def owns(self, node: Any) -> bool:
        """Whether an entry of the layer tree is the group of the store that is open."""
        from ..layers.group import is_group_of

        return self._session.info is not None and is_group_of(node, self._session.info.id)

    def restyled(self) -> dict[str, str]:
        """The layers that are drawn otherwise than they were made: their names by role."""
        from ..layers.group import restyled_layers

        return restyled_layers(self._session.store, self._project) if self._session.store is not None else {}

    def repair(self, restyle: Sequence[str]) -> str:
        """Puts every layer right and in its place, draws those of these roles anew; says what was done.

        Raises UserError if the store's layers cannot be opened.
        """
        from ..layers.group import open_layers

        if (store := self._session.store) is None:
            return ""
        self._on_closed()
        group = open_layers(store, self._project, self._session.filter, restyle)
        self._take(group, empty=False)
        self.select(self._chosen)
        return group.repaired.sentence()

    def _look_at_all(self, group: LayerGroup) -> None:
        """Shows the whole store where the map showed nothing."""
        if not group.whole.isEmpty():
            whole = QgsRectangle(group.whole)
            whole.scale(1.08)
            self._canvas.setExtent(whole)
            self._canvas.refresh()

    def _on_closed(self) -> None:
        self._settle.stop()
        self._again.stop()
        self._marking.stop()
        self._opening.stop()
        self._refreshing.stop()
        self._counting.stop()
        # What still reads is not waited for: its answer goes to nobody.
        self._tasks.abandon()
        self._selection.listen([])
        self._listening = []
        if self._group is not None:
            self._group.planes_changed.disconnect(self._settle.start)
            self._group.release()
            self._group = None
        self._places.clear()

    def _on_project(self, _: object = None) -> None:
        """Another project is opened: the store that is open is shown there too."""
        self._opening.stop()
        self._refreshing.stop()
        self._counting.stop()
        self._again.start()

    def _on_reading(self, _done: int, _of: int) -> None:
        """QGIS lets events through while it connects to servers, and the layers it reads are not all there yet."""
        self._again.stop()

    def _open_again(self) -> None:
        self._on_opened(None)

    def _forget(self, ids: list[str]) -> None:
        """What is going to be removed, by a person or because another project is opened, is not there any more."""
        self._listening = [layer for layer in self._listening if layer.id() not in ids]
        self._selection.listen(self._listening)

    def _on_filter(self) -> None:
        if self._group is not None:
            self._group.apply_filter(self._session.filter)
            self._settle.start()

    def _on_written(self, _: object = None) -> None:
        if self._group is not None:
            self._refreshing.start(self._group.refreshing())
            self._settle.start()

    def _show_statistics(self) -> None:
        """The layer of the counts by area alone is filled anew, or made; the others stay as they are."""
        group, found = self._group, self._session.statistics
        if group is not None and found is not None and not found.is_same(group.context.statistics):
            self._counting.start(group.counting(found))

    def _remember(self, queue: Any) -> None:
        """Where threats are, for those whose decision is on its way and that may have left the queue."""
        kept = {entry.submission.threat_id for entry in self._session.outgoing.pending()}
        self._places = {id_: threat for id_, threat in self._places.items() if id_ in kept}
        self._places.update((threat.id, threat) for threat in queue.threats)
        self._marking.start()

    def _show_pending(self) -> None:
        dictionary = self._session.dictionary
        if self._group is None or dictionary is None:
            return
        from ..layers.companions import Pending

        names = {status.code: wording.status_name(dictionary, status.code) for status in dictionary.workflow}
        text, marks = tr("{number}: {status}"), {}
        for entry in self._session.outgoing.pending():
            threat = self._places.get(entry.submission.threat_id or "")
            if threat is not None and entry.submission.kind is Kind.VERIFICATION:
                status = str(entry.submission.payload["new_status"])
                label = text.format(number=threat.number, status=names.get(status, status))
                marks[threat.id] = Pending(threat.id, threat.x, threat.y, status, label)
        self._group.show_pending(marks.values())

    def _count_overview(self) -> None:
        group, store, info = self._group, self._session.store, self._session.info
        if group is None or store is None or info is None or self._canvas.scale() <= 0 or self._session.is_lost:
            return
        from ..layers.overview import count_squares

        where, scale = group.counted(), self._canvas.scale()
        if not group.shows_overview(scale):
            return
        if (view := self.view.extent()) is None:
            return
        extent = (view.xMinimum(), view.yMinimum(), view.xMaximum(), view.yMaximum())

        def show(squares: Squares) -> None:
            if group is self._group:
                group.show_overview(squares)

        self._tasks.once("overview", lambda: count_squares(store, where, extent, scale), show)

    def shown_threats(self) -> str:
        """The id of the layer with all threats that the filter and the planes switched on show; empty without one."""
        from ..layers.recipes import CLUSTERS

        layer = self._group.layer(CLUSTERS) if self._group is not None else None
        return layer.id() if layer is not None else ""

    def counted(self) -> ThreatFilter | None:
        """The filter set, within the planes switched on; None while no store's layers are there."""
        return self._group.counted() if self._group is not None else None

    def draws_single(self) -> bool:
        """Whether the map shows threats one by one at its scale now, not counted together."""
        return any(self._is_drawn(layer) for layer in self._listening)

    def drawn_annotations(self) -> list[QgsVectorLayer]:
        """The layers of annotations that the map shows now."""
        from ..layers.recipes import ANNOTATIONS

        layers = [self._group.layer(role) for role in ANNOTATIONS] if self._group is not None else []
        return [layer for layer in layers if layer is not None and self._is_drawn(layer)]

    def _is_drawn(self, layer: QgsVectorLayer) -> bool:
        node = self._project.layerTreeRoot().findLayer(layer)
        return node is not None and bool(node.isVisible()) and bool(layer.isInScaleRange(self._canvas.scale()))

    def select_among_shown(self, threats: Sequence[Threat]) -> int:
        """Selects exactly these on the layer of `shown_threats`; how many of them it shows."""
        from ..layers.recipes import CLUSTERS

        layer = self._group.layer(CLUSTERS) if self._group is not None else None
        if layer is None or self._session.is_lost:
            return 0
        layer.selectByExpression(f'"id" IN ({_listed(threats)})' if threats else "false")
        return int(layer.selectedFeatureCount())

    # --- selection -----------------------------------------------------------------------------------------------

    def _on_groups_chosen(self, layer: QgsVectorLayer) -> None:
        """Whoever chooses groups that an algorithm has found chooses their threats."""
        if self._session.store is not None and (ids := members_of(layer)):
            self.chosen_on_map.emit(ids)

    def select(self, threats: Sequence[Threat]) -> None:
        """Selects exactly these on the map, as soon as the layers have told which of their features they are."""
        self._chosen = threats
        self.chosen.emit(list(threats))
        if not self._session.is_lost:
            self._selection.select(threats)


def _listed(threats: Sequence[Threat]) -> str:
    return ", ".join("'" + threat.id.replace("'", "''") + "'" for threat in threats)
