"""The group of layers of one store: made, repaired, filtered and refreshed. Everything here is the main thread's."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataProvider,
    QgsLayerNotesUtils,
    QgsLayerTreeGroup,
    QgsLayerTreeNode,
    QgsMapLayerStyle,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..domain.planes import Plane
from ..locale import language
from ..store.base import Store, StoreInfo
from ..store.filter import ThreatFilter
from ..text import UserError, tr
from .companions import Pending, fill_pending
from .overview import Squares, fill_overview
from .recipes import (
    CLUSTERS,
    OVERVIEW,
    PENDING,
    PLANES,
    Context,
    Over,
    Recipe,
    recipes,
)
from .repair import Repaired, put_in_place, same_look, stand_in, take_look

STORE = "kmzb/store"  # custom property of the group and its layers: the store's id
ROLE = "kmzb/role"  # custom property of a layer: what it is in the group
STYLED = "kmzb/styled"  # custom property of a layer: the style it was given, so that a person's own style is kept
STYLE = 3  # raise it when the styles change

JOURNAL = "OGR_SQLITE_JOURNAL"

NO_PLANE = ""  # no threat has it: a filter for nothing


class LayerGroup(QObject):
    """The layers of one store in a project.

    `planes_changed` says that a plane was switched on or off: the overview then wants counting anew.
    """

    planes_changed = pyqtSignal()

    def __init__(self, project: QgsProject, node: QgsLayerTreeGroup, store: Store, where: ThreatFilter) -> None:
        super().__init__()
        self.repaired = Repaired()
        self._project = project
        self._node: QgsLayerTreeGroup | None = node
        self._store = store
        self._store_id = store.describe().id
        self._where = where
        self._shown = self.visible_planes()
        node.visibilityChanged.connect(self._on_visibility)
        # The door never writes in WAL, and QGIS turns a GeoPackage to it as soon as somebody opens a layer of the file
        # by hand and edits it, unless this option of GDAL is set.
        self._journal = gdal.GetConfigOption(JOURNAL)
        gdal.SetConfigOption(JOURNAL, "DELETE")

    def layer(self, role: str) -> QgsVectorLayer | None:
        """The layer of a role: a plane's code, PENDING, CLUSTERS, OVERVIEW, UNITS or one of ANNOTATIONS."""
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
        return _within(self._where, self.visible_planes())

    def apply_filter(self, where: ThreatFilter) -> None:
        """Shows only threats that pass the filter; each provider filters for itself."""
        self._where = where
        for plane in PLANES:
            self._restrict(plane, _within(where, (plane,)))
        self._restrict(CLUSTERS, self.counted())

    def refresh(self) -> None:
        """Reads anew what the store holds now. Call it after anyone has written."""
        _reload(layer for layer in _own(self._project, self._store_id) if layer.isValid())

    def show_pending(self, entries: Iterable[Pending]) -> None:
        """Marks exactly these threats as decided and on their way."""
        if layer := self.layer(PENDING):
            fill_pending(layer, entries)

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
        layer, condition = self.layer(role), self._store.subset(where)
        if layer is not None and layer.subsetString() != condition:
            layer.setSubsetString(condition)
            layer.triggerRepaint()

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
    node = _group_node(project, context.info)
    done, layers, back = Repaired(), [], set()
    for position, recipe in enumerate(recipes(context)):
        before = _find(project, context.info.id, recipe.role)
        id_, was_valid = (before.id(), before.isValid()) if before is not None else ("", False)
        layer = _ensure(project, node, position, context, recipe)
        layers.append(layer)
        if layer.id() != id_:
            done.put_back += 1
            back.add(layer.id())
        elif not was_valid:
            done.mended += 1
        if recipe.role in (restyle or ()) and layer.id() == id_:
            take_look(layer, _fresh(layer, recipe))
            done.restyled += 1
    if restyle is not None:
        done.moved = put_in_place(project, node, layers, back)
    group = LayerGroup(project, node, store, where or ThreatFilter())
    group.apply_filter(where or ThreatFilter())
    group.repaired = done
    return group


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
    return Context(store, store.describe(), store.dictionary(), store.units())


def _own(project: QgsProject, store_id: str) -> list[QgsVectorLayer]:
    """The layers of the store that the project has."""
    return [layer for layer in project.mapLayers().values() if layer.customProperty(STORE) == store_id]


def _reload(layers: Iterable[QgsVectorLayer]) -> None:
    for layer in layers:
        if layer.providerType() != "memory":
            layer.dataProvider().reloadData()
            layer.triggerRepaint()


def _group_node(project: QgsProject, info: StoreInfo) -> QgsLayerTreeGroup:
    root = project.layerTreeRoot()
    node = next((group for group in root.findGroups(True) if group.customProperty(STORE) == info.id), None)
    if node is None:
        node = root.insertGroup(0, "")
        node.setCustomProperty(STORE, info.id)
    node.setName(f"KMZB – {info.title}")
    return node


def _open(context: Context, over: Over, name: str) -> QgsVectorLayer:
    """A layer over a table of the store."""
    source = context.store.layer_source(over.table, over.geometry)
    subset = context.store.subset(over.only) if over.only else ""
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    # Read-only from the start: else QGIS turns a GeoPackage to WAL while it looks whether it can be edited. The door
    # never writes in WAL, and layers that were opened without locks before read nothing but errors after.
    options.forceReadOnly = True
    layer = QgsVectorLayer(source.uri, name, source.provider, options)
    if not layer.isValid() or (subset and not layer.setSubsetString(subset)):
        raise UserError(
            tr("The layer «{name}» of the store «{store}» cannot be opened. Check that the store is whole.").format(
                name=name, store=context.info.name
            ),
            layer.error().message(),
        )
    if not layer.crs().isValid():
        layer.setCrs(QgsCoordinateReferenceSystem(context.info.crs))
    return layer


def _reopen(context: Context, over: Over, layer: QgsVectorLayer) -> bool:
    """Opens a layer that the project brought along as `_open` does, where the store is now; whether it worked."""
    source = context.store.layer_source(over.table, over.geometry)
    flags = QgsDataProvider.ReadFlags(QgsDataProvider.ReadFlag.ForceReadOnly)
    options = QgsDataProvider.ProviderOptions()
    style = QgsMapLayerStyle()
    had_style = layer.isValid()  # one that could not be opened gets the style of the project back by itself
    style.readFromLayer(layer)  # a layer of another source begins with a style of its own
    layer.setDataSource(source.uri, layer.name(), source.provider, options, flags)
    if had_style:
        style.writeToLayer(layer)
    return bool(layer.isValid()) and (over.only is None or layer.setSubsetString(context.store.subset(over.only)))


def _ensure(
    project: QgsProject, group: QgsLayerTreeGroup, position: int, context: Context, recipe: Recipe
) -> QgsVectorLayer:
    """The layer of the recipe in the project, in the group and styled; what is there and sound is left alone."""
    layer = _find(project, context.info.id, recipe.role)
    if layer is not None and isinstance(recipe.made, Over) and not _reopen(context, recipe.made, layer):
        project.removeMapLayer(layer.id())
        layer = None
    if layer is None:
        layer = _open(context, recipe.made, recipe.name) if isinstance(recipe.made, Over) else recipe.made()
        layer.setCustomProperty(STORE, context.info.id)
        layer.setCustomProperty(ROLE, recipe.role)
        project.addMapLayer(layer, False)
    if project.layerTreeRoot().findLayer(layer) is None:
        entry = group.insertLayer(min(position, len(group.children())), layer)
        entry.setExpanded(recipe.role == Plane.INTERNET.value)
    recipe.inform(layer)
    style = f"{STYLE}-{language()}"
    if layer.customProperty(STYLED) != style:
        layer.setName(recipe.name)
        recipe.style(layer)
        QgsLayerNotesUtils.setLayerNotes(layer, f"<p>{recipe.notes}</p>")
        layer.setCustomProperty(STYLED, style)
    return layer


def _find(project: QgsProject, store_id: str, role: str) -> QgsVectorLayer | None:
    return next((layer for layer in _own(project, store_id) if layer.customProperty(ROLE) == role), None)


def _within(where: ThreatFilter, planes: tuple[str, ...]) -> ThreatFilter:
    """The filter, and only these planes."""
    kept = tuple(plane for plane in planes if not where.planes or plane in where.planes)
    return replace(where, planes=kept or (NO_PLANE,))
