"""The group of layers of one store: made, repaired, filtered and refreshed. Everything here is the main thread's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

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

from ..domain.planes import Plane, not_for_emergencies
from ..locale import language
from ..store.base import Dictionary, Store, StoreInfo, Unit
from ..store.filter import ThreatFilter
from ..text import UserError, tr
from .companions import (
    Pending,
    create_pending,
    fill_pending,
    name_units,
    style_annotations,
    style_units,
)
from .overview import Squares, create_overview, fill_overview
from .threat_form import describe_threats, plane_names
from .threat_style import style_clusters, style_threats

STORE = "kmzb/store"  # custom property of the group and its layers: the store's id
ROLE = "kmzb/role"  # custom property of a layer: what it is in the group
STYLED = "kmzb/styled"  # custom property of a layer: the style it was given, so that a person's own style is kept
STYLE = 3  # raise it when the styles change

JOURNAL = "OGR_SQLITE_JOURNAL"

PENDING, CLUSTERS, OVERVIEW, UNITS = "pending", "clusters", "overview", "units"
ANNOTATIONS = {"annotation_points": "Point", "annotation_lines": "LineString", "annotation_areas": "Polygon"}
PLANES = (Plane.POLICE.value, Plane.PUBLIC.value, Plane.INTERNET.value)
NO_PLANE = ""  # no threat has it: a filter for nothing


@dataclass(frozen=True)
class _Context:
    """What the layers are made from."""

    store: Store
    info: StoreInfo
    dictionary: Dictionary
    units: list[Unit]


@dataclass(frozen=True)
class _Over:
    """A table of the store; `geometry` chooses one type where it holds several, `only` some of its threats."""

    table: str
    geometry: str = ""
    only: ThreatFilter | None = None


@dataclass(frozen=True)
class _Recipe:
    """How the layer of one role is made, named and styled; `notes` say what it is.

    It is over a table of the store, or in memory and then made by a function. `style` is given once, so that a
    person's own style stays; `inform` every time the store is opened.
    """

    role: str
    name: str
    made: _Over | Callable[[], QgsVectorLayer]
    style: Callable[[QgsVectorLayer], None]
    notes: str
    inform: Callable[[QgsVectorLayer], None] = lambda layer: None


class LayerGroup(QObject):
    """The layers of one store in a project.

    `planes_changed` says that a plane was switched on or off: the overview then wants counting anew.
    """

    planes_changed = pyqtSignal()

    def __init__(self, project: QgsProject, node: QgsLayerTreeGroup, store: Store, where: ThreatFilter) -> None:
        super().__init__()
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


def open_layers(store: Store, project: QgsProject, where: ThreatFilter | None = None) -> LayerGroup:
    """The group of the store's layers in the project: made, or repaired where something is missing.

    Styles a person has changed are kept. Raises UserError if the store's layers cannot be opened.
    """
    info = store.describe()
    context = _Context(store, info, store.dictionary(), store.units())
    node = _group_node(project, info)
    for position, recipe in enumerate(_recipes(context)):
        _ensure(project, node, position, context, recipe)
    group = LayerGroup(project, node, store, where or ThreatFilter())
    group.apply_filter(where or ThreatFilter())
    return group


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


def _recipes(context: _Context) -> list[_Recipe]:
    """The layers from the top of the map to its bottom."""
    dictionary, crs = context.dictionary, context.info.crs
    return [
        _Recipe(
            PENDING,
            tr("Decisions on their way"),
            lambda: create_pending(crs, dictionary),
            lambda layer: None,
            tr("Decisions made here that the store has not answered yet. They are safe on this computer."),
        ),
        *_annotation_recipes(context),
        *_plane_recipes(context),
        _Recipe(
            CLUSTERS,
            tr("Threats near one another"),
            _Over("threat"),
            lambda layer: style_clusters(layer, dictionary),
            tr("Threats of the planes switched on, counted where they are close together.")
            + " "
            + not_for_emergencies(),
            lambda layer: describe_threats(layer, dictionary, context.units),
        ),
        _Recipe(
            UNITS,
            tr("Units"),
            _Over("unit"),
            style_units,
            tr("Areas of the police units that stand today."),
            lambda layer: name_units(layer, context.units),
        ),
        _Recipe(
            OVERVIEW,
            tr("Overview"),
            lambda: create_overview(crs),
            lambda layer: None,
            tr("How many threats each square holds, counted in the store.") + " " + not_for_emergencies(),
        ),
    ]


def _annotation_recipes(context: _Context) -> list[_Recipe]:
    names = {
        "annotation_points": tr("Annotations: places"),
        "annotation_lines": tr("Annotations: lines"),
        "annotation_areas": tr("Annotations: areas"),
    }
    notes = tr("Remarks, visits and shapes that officers drew. Write them in the workbench; here they are read-only.")
    return [
        _Recipe(role, names[role], _Over("annotation", geometry=kind), style_annotations, notes)
        for role, kind in ANNOTATIONS.items()
    ]


def _plane_recipes(context: _Context) -> list[_Recipe]:
    names = plane_names()
    notes = {
        Plane.POLICE.value: tr("Threats from the Police's own systems. For official use."),
        Plane.PUBLIC.value: tr("Threats that citizens reported to officers in person."),
        Plane.INTERNET.value: tr("Threats that citizens reported on the national map of safety threats."),
    }

    return [
        _Recipe(
            plane,
            names[plane],
            _Over("threat", only=ThreatFilter(planes=(plane,))),
            lambda layer: style_threats(layer, context.dictionary),
            notes[plane] + " " + tr("Reports are not crimes.") + " " + not_for_emergencies(),
            lambda layer: describe_threats(layer, context.dictionary, context.units),
        )
        for plane in PLANES
    ]


def _open(context: _Context, over: _Over, name: str) -> QgsVectorLayer:
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


def _reopen(context: _Context, over: _Over, layer: QgsVectorLayer) -> bool:
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
    project: QgsProject, group: QgsLayerTreeGroup, position: int, context: _Context, recipe: _Recipe
) -> QgsVectorLayer:
    """The layer of the recipe in the project, in the group and styled; what is there and sound is left alone."""
    layer = _find(project, context.info.id, recipe.role)
    if layer is not None and isinstance(recipe.made, _Over) and not _reopen(context, recipe.made, layer):
        project.removeMapLayer(layer.id())
        layer = None
    if layer is None:
        layer = _open(context, recipe.made, recipe.name) if isinstance(recipe.made, _Over) else recipe.made()
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
