"""The maps of a briefing: open threats over the density of reports, and a detail where most of the list is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsNullSymbolRenderer,
    QgsPointXY,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
)

from ..analysis.density import kernel_density
from ..analysis.grid import Grid
from ..domain.statuses import Workflow
from ..layers.styles.scales import reports_per_km2, round_breaks
from ..store.base import Unit
from ..text import tr
from .content import BriefingContent
from .map_styles import GROUND, numbers, style_ground, write_raster
from .place_names import marks_of
from .sheet_map import NOWHERE, SheetMap, bounds_of, label, widened, with_margin

MARK_MM, SMALL_MARK_MM, MANY = 2.6, 1.8, 300
CELLS_ACROSS = 620
RADII = (100.0, 150.0, 200.0, 300.0, 500.0, 750.0, 1000.0, 1500.0, 2000.0, 3000.0, 5000.0)
RADIUS_SHARE = 1 / 35  # of the map's width: wide enough to read as ground, narrow enough to show places
DETAIL_WIDTH = 1500.0  # metres at least
DETAIL_SHARE = 1 / 5  # of the map's width at most
MOST_PLACED = 1000  # points are enough to find where most are
NAME_MM = (34.0, 5.0)  # what the name of a place takes beside its number
TOGETHER_MM = 4.5  # numbers of threats closer than this on the paper are written as one: 2, 5–8


def duty_map(
    project: QgsProject,
    content: BriefingContent,
    units: Sequence[Unit],
    workflow: Workflow,
    size: tuple[float, float],
    ground: Ground,
    *,
    numbered: bool = True,
) -> SheetMap:
    """The map of a unit; the file of its density is read as long as it is drawn."""
    map_ = SheetMap(project, _extent(content), size, units)
    map_.add_neighbours(content.unit)
    if ground.path:
        layer = QgsRasterLayer(ground.path, reports_per_km2())
        style_ground(layer, list(ground.breaks))
        map_.add(layer, legend=True)
    map_.add_outlines(content.unit)
    mark_mm = SMALL_MARK_MM if len(content.open_points) > MANY else MARK_MM
    map_.add_places(content.unit, marks_of(content.open_points, mark_mm))
    _add_threats(map_, content, workflow, mark_mm, 8.5 if numbered else 0)
    return map_


@dataclass(frozen=True)
class Ground:
    """The density of reports: its file, empty where there is none to draw, the breaks of its classes, its radius."""

    radius: float
    path: str = ""
    breaks: Sequence[float] = ()


def density_ground(content: BriefingContent, size: tuple[float, float], crs: str, folder: Path) -> Ground:
    """Computes the density for a map in a frame of that size and writes it into the folder; on any thread."""
    extent, points = whole_extent(content, size), content.background_points
    radius = density_radius(extent.width())
    if points.empty:
        return Ground(radius)
    grid = Grid.covering(
        (extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()), extent.width() / CELLS_ACROSS
    )
    mask = grid.rasterize_mask(shapely.from_wkb(content.unit.area_wkb)) if content.unit.area_wkb else None
    values = kernel_density(points["x"].to_numpy(), points["y"].to_numpy(), grid, radius, mask=mask)
    if not np.nanmax(values) > 0:
        return Ground(radius)
    path = write_raster(folder / "density.tif", values, grid, QgsCoordinateReferenceSystem(crs))
    return Ground(radius, path, round_breaks(values)[: len(GROUND) - 1])


def detail_map(
    project: QgsProject,
    content: BriefingContent,
    units: Sequence[Unit],
    workflow: Workflow,
    size: tuple[float, float],
    whole_width: float,
    base_map: QgsRasterLayer | None = None,
    *,
    numbered: bool = True,
) -> SheetMap:
    """Where most of the list is, at most a fifth of the whole map's width; with the names of the places."""
    aspect = size[0] / size[1]
    map_ = SheetMap(project, detail_extent(content, _extent(content).center(), whole_width, aspect), size, units)
    if base_map is None:
        map_.add_neighbours(content.unit)
    map_.add_base_map(base_map)
    map_.add_outlines(content.unit)
    map_.add_places(content.unit, marks_of(content.open_points, MARK_MM))
    _add_threats(map_, content, workflow, MARK_MM, 7.5 if numbered else 0, named=True)
    return map_


def density_radius(width: float) -> float:
    """The round radius nearest to a thirty-fifth of the map's width, in metres."""
    return min(RADII, key=lambda radius: abs(np.log(radius / (width * RADIUS_SHARE))))


def whole_extent(content: BriefingContent, size: tuple[float, float]) -> QgsRectangle:
    """What a map of the unit in a frame of that size shows."""
    return widened(_extent(content), size[0] / size[1])


def _extent(content: BriefingContent) -> QgsRectangle:
    """The unit's area with a margin; without an area, where the reports are."""
    bounds = bounds_of(content.unit)
    if bounds is not None:
        return bounds
    points = pd.concat([content.open_points, content.background_points])[["x", "y"]]
    if points.empty:
        return QgsRectangle(NOWHERE)
    around = QgsRectangle(points["x"].min(), points["y"].min(), points["x"].max(), points["y"].max())
    return with_margin(around.buffered(500))


def detail_extent(content: BriefingContent, centre: QgsPointXY, whole_width: float, aspect: float) -> QgsRectangle:
    """Where most of the numbered threats, or reports, stand close together."""
    points = content.open_points
    chosen = points[points["rank"] > 0]
    if chosen.empty:
        chosen = content.background_points.head(MOST_PLACED)
    if chosen.empty:  # there is nothing to look at closer
        return QgsRectangle.fromCenterAndSize(centre, whole_width, whole_width / aspect)
    reach = whole_width * DETAIL_SHARE / 2
    x, y = chosen["x"].to_numpy(float), chosen["y"].to_numpy(float)
    together = (abs(x[:, None] - x) <= reach) & (abs(y[:, None] - y) <= reach / aspect)
    near = together[together.sum(axis=1).argmax()]
    box = QgsRectangle(x[near].min(), y[near].min(), x[near].max(), y[near].max())
    width = max(1.4 * box.width(), 1.4 * box.height() * aspect, DETAIL_WIDTH)
    return QgsRectangle.fromCenterAndSize(box.center(), width, width / aspect)


def _add_threats(
    map_: SheetMap, content: BriefingContent, workflow: Workflow, mark_mm: float, points: float, *, named: bool = False
) -> None:
    """The open threats by status, and over them the numbers of the list in so many points; 0 leaves them out."""
    threats = content.open_points
    if threats.empty:
        return
    rows = threats.sort_values("rank", kind="stable")  # the numbered ones are drawn last, on top
    layer = map_.threats(tr("Open threats"), rows, workflow, mark_mm)
    map_.add(layer)
    map_.legend.insert(0, layer)
    if not points:
        return
    places = {row.rank: row.place.partition(",")[0] if named else "" for row in content.due}
    scale = map_.metre_per_mm
    ranked = rows[rows["rank"] > 0]
    labelled = [(row.x, row.y, int(row.rank), places.get(row.rank, "")) for row in ranked.itertuples()]
    texts = map_.memory(
        "Point",
        "numbers",
        ["text:string"],
        (
            (QgsGeometry.fromPointXY(QgsPointXY(x, y)), [text])
            for x, y, text in joined(labelled, TOGETHER_MM * scale, (NAME_MM[0] * scale, NAME_MM[1] * scale))
        ),
    )
    texts.setRenderer(QgsNullSymbolRenderer())
    label(texts, numbers(points))
    map_.add(texts)


def joined(
    rows: Sequence[tuple[float, float, int, str]], reach: float, room: tuple[float, float]
) -> list[tuple[float, float, str]]:
    """Labels for rows of x, y, number and place: numbers within `reach` metres of the first of them are one label.

    The place is added where all of them have the same, and no other label stands within `room` metres across and up.
    """
    groups: list[list[tuple[float, float, int, str]]] = []
    for row in sorted(rows, key=lambda each: each[2]):
        for group in groups:
            if np.hypot(row[0] - group[0][0], row[1] - group[0][1]) <= reach:
                group.append(row)
                break
        else:
            groups.append([row])
    labels = []
    for group in groups:
        (x, y, _, place), names = group[0], {row[3] for row in group}
        others = [other[0] for other in groups if other is not group]
        alone = all(abs(other[0] - x) > room[0] or abs(other[1] - y) > room[1] for other in others)
        name = f" {place}" if alone and place and len(names) == 1 else ""
        labels.append((x, y, runs([row[2] for row in group]) + name))
    return labels


def runs(found: Sequence[int]) -> str:
    """`2, 5–8` for 2, 5, 6, 7, 8."""
    parts = []
    for _, run in groupby(enumerate(found), key=lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        parts.append(f"{members[0]}–{members[-1]}" if len(members) > 2 else ", ".join(map(str, members)))
    return ", ".join(parts)
