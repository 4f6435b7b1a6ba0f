"""The layers of a store's group: what each is made from, how it is named, styled and explained."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from qgis.core import QgsVectorLayer

from ..domain.planes import Plane, not_for_emergencies
from ..store.base import Dictionary, Store, StoreInfo, Unit
from ..store.filter import ThreatFilter
from ..text import tr
from . import police_statistics
from .area_counts import AreaCounts
from .companions import create_pending, name_units, style_annotations, style_units
from .overview import create_overview
from .threat_form import describe_threats, plane_names
from .threat_style import style_clusters, style_threats

PENDING, CLUSTERS, OVERVIEW, UNITS = "pending", "clusters", "overview", "units"
STATISTICS = "statistics"
ANNOTATIONS = {"annotation_points": "Point", "annotation_lines": "LineString", "annotation_areas": "Polygon"}
PLANES = (Plane.POLICE.value, Plane.PUBLIC.value, Plane.INTERNET.value)
NO_PLANE = ""  # no threat has it: a filter for nothing


@dataclass(frozen=True)
class Context:
    """What the layers are made from: the store, and what it says of itself."""

    store: Store
    info: StoreInfo
    dictionary: Dictionary
    units: Sequence[Unit]
    statistics: AreaCounts | None = None
    """The counts by area of the last period; None where the store has none."""


@dataclass(frozen=True)
class Over:
    """A table of the store; `geometry` chooses one type where it holds several, `only` some of its threats."""

    table: str
    geometry: str = ""
    only: ThreatFilter | None = None


@dataclass(frozen=True)
class Recipe:
    """How the layer of one role is made, named and styled; `notes` say what it is, `shown` whether it begins visible.

    It is over a table of the store, or in memory and then made by a function. `style` is given once, so that a
    person's own style stays; `inform` every time the store is opened.
    """

    role: str
    name: str
    made: Over | Callable[[], QgsVectorLayer]
    style: Callable[[QgsVectorLayer], None]
    notes: str
    inform: Callable[[QgsVectorLayer], None] = lambda layer: None
    shown: bool = True


def recipes(context: Context) -> list[Recipe]:
    """The layers from the top of the map to its bottom."""
    dictionary, crs = context.dictionary, context.info.crs
    return [
        Recipe(
            PENDING,
            tr("Decisions on their way"),
            lambda: create_pending(crs, dictionary),
            lambda layer: None,
            tr("Decisions made here that the store has not answered yet. They are safe on this computer."),
        ),
        *_annotation_recipes(context),
        *_plane_recipes(context),
        Recipe(
            CLUSTERS,
            tr("Threats near one another"),
            Over("threat", only=ThreatFilter(planes=PLANES)),
            lambda layer: style_clusters(layer, dictionary),
            tr("Threats of the planes switched on, counted where they are close together.")
            + " "
            + not_for_emergencies(),
            lambda layer: describe_threats(layer, dictionary, context.units),
        ),
        *_statistics_recipes(context),
        Recipe(
            UNITS,
            tr("Units"),
            Over("unit"),
            style_units,
            tr("Areas of the police units that stand today."),
            lambda layer: name_units(layer, context.units),
        ),
        Recipe(
            OVERVIEW,
            tr("Overview"),
            lambda: create_overview(crs),
            lambda layer: None,
            tr("How many threats each square holds, counted in the store.") + " " + not_for_emergencies(),
        ),
    ]


def _statistics_recipes(context: Context) -> list[Recipe]:
    found, crs = context.statistics, context.info.crs
    if found is None:
        return []

    def inform(layer: QgsVectorLayer) -> None:
        police_statistics.fill_statistics(layer, found)

    name, notes = police_statistics.title(found), police_statistics.notes(found)
    create = partial(police_statistics.create_statistics, crs)
    return [Recipe(STATISTICS, name, create, police_statistics.style_statistics, notes, inform, shown=False)]


def _annotation_recipes(context: Context) -> list[Recipe]:
    names = {
        "annotation_points": tr("Annotations: places"),
        "annotation_lines": tr("Annotations: lines"),
        "annotation_areas": tr("Annotations: areas"),
    }
    notes = tr("Remarks, visits and shapes that officers drew. Write them in the workbench; here they are read-only.")
    return [
        Recipe(role, names[role], Over("annotation", geometry=kind), style_annotations, notes)
        for role, kind in ANNOTATIONS.items()
    ]


def _plane_recipes(context: Context) -> list[Recipe]:
    names = plane_names()
    notes = {
        Plane.POLICE.value: tr("Threats from the Police's own systems. For official use."),
        Plane.PUBLIC.value: tr("Threats that citizens reported to officers in person."),
        Plane.INTERNET.value: tr("Threats that citizens reported on the national map of safety threats."),
    }

    return [
        Recipe(
            plane,
            names[plane],
            Over("threat", only=ThreatFilter(planes=(plane,))),
            lambda layer: style_threats(layer, context.dictionary),
            notes[plane] + " " + tr("Reports are not crimes.") + " " + not_for_emergencies(),
            lambda layer: describe_threats(layer, context.dictionary, context.units),
        )
        for plane in PLANES
    ]


def within(where: ThreatFilter, planes: tuple[str, ...]) -> ThreatFilter:
    """The filter, and only these planes."""
    kept = tuple(plane for plane in planes if not where.planes or plane in where.planes)
    return replace(where, planes=kept or (NO_PLANE,))
