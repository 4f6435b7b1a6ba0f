"""The group of layers of one store: made, repaired, filtered and refreshed. Everything here is the main thread's."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable
from dataclasses import replace
from datetime import timedelta

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataProvider,
    QgsLayerNotesUtils,
    QgsLayerTreeGroup,
    QgsLayerTreeNode,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..domain.periods import iso, now
from ..domain.planes import Plane
from ..locale import language
from ..store.base import Store, StoreInfo
from ..store.filter import ThreatFilter
from ..text import UserError, tr
from .area_counts import AreaCounts, latest_on_the_map
from .begun import find_group, taken_away_if_left
from .companions import Marked, Pending, fill_pending
from .overview import Squares, fill_overview
from .recipes import CLUSTERS, OVERVIEW, PENDING, PLANES, STATISTICS, Context, Over, Recipe, recipes, within
from .repair import Repaired, put_in_place, same_look, stand_in, take_look
from .results import STORE

ROLE = "kmzb/role"  # custom property of a layer: what it is in the group
STYLED = "kmzb/styled"  # custom property of a layer: the style it was given, so that a person's own style is kept
STYLE = 4  # raise it when the styles change

JOURNAL = "OGR_SQLITE_JOURNAL"

CONTROLLER, BEGIN, END = "TemporalControllerWidget", "/StartDateTime", "/EndDateTime"  # where QGIS keeps its range


class LayerGroup(QObject):
    """The layers of one store in a project.

    `planes_changed` says that a plane was switched on or off: the overview then wants counting anew.
    """

    planes_changed = pyqtSignal()

    def __init__(
        self, project: QgsProject, node: QgsLayerTreeGroup, context: Context, where: ThreatFilter, whole: QgsRectangle
    ) -> None:
        super().__init__()
        self.repaired = Repaired()
        self._project = project
        self._node: QgsLayerTreeGroup | None = node
        self.context = context
        self._store_id = context.info.id
        self._where = where
        self.whole = whole
        """The extent of all threats, whatever the filter."""
        self._shown = self.visible_planes()
        self._marked: Marked | None = None
        node.visibilityChanged.connect(self._on_visibility)
        # The door never writes in WAL, and QGIS turns a GeoPackage to it as soon as somebody opens a layer of the file
        # by hand and edits it, unless this option of GDAL is set.
        self._journal = gdal.GetConfigOption(JOURNAL)
        gdal.SetConfigOption(JOURNAL, "DELETE")

    def layer(self, role: str) -> QgsVectorLayer | None:
        """The layer of a role: a plane's code, PENDING, CLUSTERS, OVERVIEW, STATISTICS, UNITS or an annotation's."""
        found = _find(self._project, self._store_id, role)
        return found if found is not None and found.isValid() else None

    def plane_layers(self) -> list[QgsVectorLayer]:
        """The layers of single threats that are there: for selecting on the map."""
        return [layer for plane in PLANES if (layer := self.layer(plane))]

    def visible_planes(self) -> tuple[str, ...]:
        """The planes switched on in the layer tree."""
        root = self._project.layerTreeRoot()
        shown = []
        for plane in PLANES:
            layer = _find(self._project, self._store_id, plane)
            node = root.findLayer(layer) if layer else None
            if node and node.itemVisibilityChecked():
                shown.append(plane)
        return tuple(shown)

    def counted(self) -> ThreatFilter:
        """The filter for what is counted on the map: the filter set, within the planes switched on."""
        return within(self._where, self.visible_planes())

    def apply_filter(self, where: ThreatFilter) -> None:
        """Shows only threats that pass the filter; each provider filters for itself."""
        for _ in self.filtering(where):
            pass

    def filtering(self, where: ThreatFilter) -> Generator[None, None, None]:
        """Does what `apply_filter` does a layer at a time."""
        self._where = where
        for plane in PLANES:
            self._restrict(plane, within(where, (plane,)))
            yield
        self._restrict(CLUSTERS, self.counted())

    def refresh(self) -> None:
        """Reads anew what the store holds now. Call it after anyone has written."""
        for _ in self.refreshing():
            pass

    def refreshing(self) -> Generator[None, None, None]:
        """Does what `refresh` does a layer at a time."""
        own = [layer for layer in _own(self._project, self._store_id) if layer.providerType() != "memory"]
        for layer in own:
            if not sip.isdeleted(layer) and layer.isValid():
                layer.dataProvider().reloadData()
                self._keep_extent(layer)
                yield
        for layer in own:
            if not sip.isdeleted(layer):
                layer.triggerRepaint()

    def counting(self, found: AreaCounts) -> Generator[None, None, None]:
        """Shows these counts by area, in pieces: fills their layer, or makes it where the store had none."""
        self.context, node = replace(self.context, statistics=found), self._node
        if node is None:
            return
        at, recipe = next((at, each) for at, each in enumerate(recipes(self.context)) if each.role == STATISTICS)
        pieces = _ensure(self._project, node, at, self.context, recipe, self._where, self.whole, set())
        # A person may take the group out of the project between two of them.
        while not sip.isdeleted(node) and next(pieces, False) is None:
            yield

    def show_pending(self, entries: Iterable[Pending]) -> None:
        """Marks exactly these threats as decided and on their way."""
        if layer := self.layer(PENDING):
            self._marked = fill_pending(layer, entries, self._marked)

    def shows_overview(self, scale: float) -> bool:
        """Whether the overview is seen at a map scale."""
        layer = self.layer(OVERVIEW)
        return layer is not None and bool(layer.isInScaleRange(scale))

    def show_overview(self, squares: Squares) -> None:
        """Fills the overview with what `overview.count_squares` counted."""
        if layer := self.layer(OVERVIEW):
            fill_overview(layer, squares)

    def release(self) -> None:
        """Lets go of the project without taking anything out of it."""
        if self._node is not None:
            if not sip.isdeleted(self._node):  # another project took its place
                self._node.visibilityChanged.disconnect(self._on_visibility)
            self._node = None
            gdal.SetConfigOption(JOURNAL, self._journal)

    def _restrict(self, role: str, where: ThreatFilter) -> None:
        layer, condition = self.layer(role), self.context.store.subset(where)
        if layer is not None and layer.subsetString() != condition:
            layer.setSubsetString(condition)
            self._keep_extent(layer)
            layer.triggerRepaint()

    def _keep_extent(self, layer: QgsVectorLayer) -> None:
        """All threats, whatever the filter: QGIS would read each of hundreds of thousands to know it more closely."""
        if layer.customProperty(ROLE) in (*PLANES, CLUSTERS):
            layer.setExtent(self.whole)

    def _on_visibility(self, _node: QgsLayerTreeNode) -> None:
        shown = self.visible_planes()
        if shown != self._shown:
            self._shown = shown
            self._restrict(CLUSTERS, self.counted())
            self.planes_changed.emit()


def open_layers(
    store: Store, project: QgsProject, where: ThreatFilter | None = None, restyle: Collection[str] | None = None
) -> LayerGroup:
    """The group of the store's layers in the project: made, or repaired where something is missing.

    Styles a person has changed and layers they have moved are left alone, unless `restyle` is given: then every layer
    is put into its place, and those of these roles are styled anew. `repaired` of the group says what was done. Raises
    UserError if the store's layers cannot be opened.
    """
    context = _context(store)
    pieces = opening(context, project, where or ThreatFilter(), restyle)
    while True:
        try:
            next(pieces)
        except StopIteration as end:
            group: LayerGroup = end.value
            return group


def opening(
    context: Context, project: QgsProject, where: ThreatFilter, restyle: Collection[str] | None = None
) -> Generator[None, None, LayerGroup]:
    """Does what `open_layers` does, a layer at a time; not to be gone on with once the project was cleared.

    Closed before its end it takes away a group that it began.

    The layers are opened on the main thread, because QGIS's Python lets no other thread go on meanwhile either.
    """
    with taken_away_if_left(project, context.info.id) as added:
        return (yield from _building(context, project, where, restyle, added))


def _building(
    context: Context, project: QgsProject, where: ThreatFilter, restyle: Collection[str] | None, added: set[str]
) -> Generator[None, None, LayerGroup]:
    _tell_controller(project)
    node = _group_node(project, context.info)
    whole = QgsRectangle()
    done, layers, back = Repaired(), [], set()
    for position, recipe in enumerate(recipes(context)):
        before = _find(project, context.info.id, recipe.role)
        id_, was_valid = (before.id(), before.isValid()) if before is not None else ("", False)
        layer = yield from _ensure(project, node, position, context, recipe, where, whole, added)
        layers.append(layer)
        if layer.id() != id_:
            done.put_back += 1
            back.add(layer.id())
        elif not was_valid:
            done.mended += 1
        if recipe.role in (restyle or ()) and layer.id() == id_:
            take_look(layer, _fresh(layer, recipe))
            done.restyled += 1
        yield
    if restyle is not None:
        done.moved = put_in_place(project, node, layers, back)
    group = LayerGroup(project, node, context, where, whole)
    try:
        yield from group.filtering(where)
    except BaseException:
        group.release()
        raise
    group.repaired = done
    return group


def _tell_controller(project: QgsProject) -> None:
    """The last year is what QGIS's temporal controller begins with, unless the project has a range already.

    Else it reads every threat for its range, on the main thread, whenever a layer is added to the project.
    """
    if not project.readEntry(CONTROLLER, BEGIN)[0]:
        moment = now()
        project.writeEntry(CONTROLLER, BEGIN, iso(moment - timedelta(days=365)))
        project.writeEntry(CONTROLLER, END, iso(moment))


def restyled_layers(store: Store, project: QgsProject) -> dict[str, str]:
    """The layers that are drawn otherwise than they were made: their names by role."""
    context = _context(store)
    found = {}
    for recipe in recipes(context):
        layer = _find(project, context.info.id, recipe.role)
        if recipe.role == OVERVIEW or layer is None or not layer.isValid():
            continue  # the overview gets other classes whenever it is counted
        if not same_look(layer, _fresh(layer, recipe)):
            found[recipe.role] = layer.name()
    return found


def _fresh(layer: QgsVectorLayer, recipe: Recipe) -> QgsVectorLayer:
    """A layer beside the project that is drawn as the recipe says."""
    fresh = stand_in(layer) if isinstance(recipe.made, Over) else recipe.made()
    recipe.style(fresh)
    return fresh


def is_group_of(node: QgsLayerTreeNode | None, store_id: str) -> bool:
    """Whether an entry of the layer tree is the group of a store."""
    return isinstance(node, QgsLayerTreeGroup) and node.customProperty(STORE) == store_id


def _context(store: Store) -> Context:
    return Context(store, store.describe(), store.dictionary(), store.units(), latest_on_the_map(store))


def _own(project: QgsProject, store_id: str) -> list[QgsVectorLayer]:
    """The layers of the store that the project has."""
    return [layer for layer in project.mapLayers().values() if layer.customProperty(STORE) == store_id]


def _group_node(project: QgsProject, info: StoreInfo) -> QgsLayerTreeGroup:
    node = find_group(project, info.id)
    if node is None:
        node = project.layerTreeRoot().insertGroup(0, "")
        node.setCustomProperty(STORE, info.id)
    node.setName(f"KMZB – {info.title}")
    return node


def _options() -> QgsVectorLayer.LayerOptions:
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    # Read-only from the start: else QGIS turns a GeoPackage to WAL while it looks whether it can be edited. The door
    # never writes in WAL, and layers that were opened without locks before read nothing but errors after.
    options.forceReadOnly = True
    return options


def _open(context: Context, over: Over, name: str) -> QgsVectorLayer:
    """A layer over a table of the store, without the recipe's filter."""
    source = context.store.layer_source(over.table, over.geometry)
    layer = QgsVectorLayer(source.uri, name, source.provider, _options())
    if not layer.isValid():
        raise _unopened(context, name, layer)
    if not layer.crs().isValid():
        layer.setCrs(QgsCoordinateReferenceSystem(context.info.crs))
    return layer


def _unopened(context: Context, name: str, layer: QgsVectorLayer) -> UserError:
    text = tr("The layer «{name}» of the store «{store}» cannot be opened. Check that the store is whole.")
    return UserError(text.format(name=name, store=context.info.name), layer.error().message())


def _reopen(context: Context, over: Over, layer: QgsVectorLayer) -> bool:
    """Opens a layer that the project brought along as `_open` does, where the store is now; whether it worked.

    Its style stays as it is: one that could not be opened before gets that of the project back by itself.
    """
    source = context.store.layer_source(over.table, over.geometry)
    flags = QgsDataProvider.ReadFlags(QgsDataProvider.ReadFlag.ForceReadOnly)
    # By its name: else QGIS's Python takes it for the flag that loads a default style, and the layer can be edited.
    layer.setDataSource(source.uri, layer.name(), source.provider, QgsDataProvider.ProviderOptions(), flags=flags)
    return bool(layer.isValid())


def _ensure(
    project: QgsProject,
    group: QgsLayerTreeGroup,
    position: int,
    context: Context,
    recipe: Recipe,
    where: ThreatFilter,
    whole: QgsRectangle,
    added: set[str],
) -> Generator[None, None, QgsVectorLayer]:
    """The layer of the recipe in the project, in the group and styled; what is there and sound is left alone.

    The first layer of threats tells the extent of all in `whole`; the id of a new one goes into `added`.
    """
    over = recipe.made if isinstance(recipe.made, Over) else None
    layer = _find(project, context.info.id, recipe.role)
    if layer is not None and over is not None:
        if not _reopen(context, over, layer):
            project.removeMapLayer(layer.id())
            layer = None
        yield
    is_new = layer is None
    if layer is None:
        layer = recipe.made() if callable(recipe.made) else _open(context, recipe.made, recipe.name)
    if over is not None and over.only is not None:
        _restrict(context, layer, over.only, where, whole)
    if is_new:
        layer.setCustomProperty(STORE, context.info.id)
        layer.setCustomProperty(ROLE, recipe.role)
        yield
        added.add(layer.id())
        project.addMapLayer(layer, False)
    if project.layerTreeRoot().findLayer(layer) is None:
        entry = group.insertLayer(min(position, len(group.children())), layer)
        entry.setExpanded(recipe.role == Plane.INTERNET.value)
        entry.setItemVisibilityChecked(recipe.shown)
    yield
    recipe.inform(layer)
    style = f"{STYLE}-{language()}"
    if layer.customProperty(STYLED) != style:
        layer.setName(recipe.name)
        recipe.style(layer)
        QgsLayerNotesUtils.setLayerNotes(layer, f"<p>{recipe.notes}</p>")
        layer.setCustomProperty(STYLED, style)
    return layer


def _restrict(
    context: Context, layer: QgsVectorLayer, only: ThreatFilter, where: ThreatFilter, whole: QgsRectangle
) -> None:
    """The part of the filter that the layer shows, and the extent of all: known at once while nothing is filtered."""
    if whole.isNull():
        whole.combineExtentWith(layer.extent())
    if not layer.setSubsetString(context.store.subset(within(where, only.planes))):
        raise _unopened(context, layer.name(), layer)
    layer.setExtent(whole)


def _find(project: QgsProject, store_id: str, role: str) -> QgsVectorLayer | None:
    return next((layer for layer in _own(project, store_id) if layer.customProperty(ROLE) == role), None)
