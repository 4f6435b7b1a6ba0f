"""Fills the maps of a layout with their layers, and what belongs to a map: scale bars and legends."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsBasicNumericFormat,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
)

from .card_map import overview_map, threat_map
from .change_map import change_map
from .duty_map import Ground, density_ground, detail_map, duty_map, whole_extent
from .parts import LEGENDS, MAPS
from .sheet_map import SheetMap
from .subject import Subject
from .wording import density_method

_SEGMENT_MM = 13  # the longest segment of a scale bar


def read_maps(subject: Subject, items: set[str]) -> None:
    """Reads from the store what the maps of the template show, before anything is drawn."""
    if {"map", "detail"} & items:
        _ = subject.duty
    if "change_map" in items:
        _ = subject.garrison
    if {"threat_map", "threat_overview"} & items:
        _ = subject.card


def map_sizes(layout: QgsPrintLayout, items: set[str]) -> dict[str, tuple[float, float]]:
    """Width and height in millimetres of the frames of the maps that the template has."""
    frames = {name: layout.itemById(name) for name in MAPS if name in items}
    return {
        name: (frame.rect().width(), frame.rect().height())
        for name, frame in frames.items()
        if isinstance(frame, QgsLayoutItemMap)
    }


def ground_of(subject: Subject, sizes: Mapping[str, tuple[float, float]], folder: Path) -> Ground | None:
    """The density under the map of the duty; None where the template has no such map. On any thread."""
    if "map" not in sizes:
        return None
    return density_ground(subject.duty, sizes["map"], subject.source.info.crs, folder)


def fill_maps(
    layout: QgsPrintLayout,
    project: QgsProject,
    subject: Subject,
    sizes: Mapping[str, tuple[float, float]],
    items: set[str],
    ground: Ground | None,
) -> str:
    """Fills the maps of the template; returns how the density was computed, empty where none is shown."""
    frames = {name: layout.itemById(name) for name in sizes}
    numbered = "due_table" in items  # numbers of a list that is not there would only puzzle
    source, workflow = subject.source, subject.source.dictionary.workflow
    maps: dict[str, SheetMap] = {}
    density = ""
    if ground is not None:
        maps["map"] = duty_map(project, subject.duty, source.units, workflow, sizes["map"], ground, numbered=numbered)
        density = density_method(subject.scope, ground.radius)
    if "detail" in sizes:
        whole = maps["map"].extent if "map" in maps else whole_extent(subject.duty, sizes["detail"])
        maps["detail"] = detail_map(
            project,
            subject.duty,
            source.units,
            workflow,
            sizes["detail"],
            whole.width(),
            source.base_map,
            numbered=numbered,
        )
    if "change_map" in sizes:
        maps["change_map"] = change_map(project, subject.garrison, source.units, sizes["change_map"])
    if subject.card is not None and "threat_map" in sizes:
        maps["threat_map"] = threat_map(
            project, subject.card, source.units, workflow, sizes["threat_map"], source.base_map
        )
    if subject.card is not None and "threat_overview" in sizes:
        maps["threat_overview"] = overview_map(project, subject.card, source.units, sizes["threat_overview"])
    for name, map_ in maps.items():
        frame = frames[name]
        frame.setCrs(project.crs())
        frame.zoomToExtent(map_.extent)
        frame.setLayers(map_.layers)
        frame.setKeepLayerSet(True)
    if maps:
        layout.setReferenceMap(frames[next(iter(maps))])
    for item in layout.items():
        if isinstance(item, QgsLayoutItemScaleBar):
            _fit_scale_bar(item)
        if isinstance(item, QgsLayoutItemScaleBar | QgsLayoutItemPicture) and item.linkedMap():
            item.linkedMap().addLabelBlockingItem(item)  # no name is hidden behind it
    for name, of in LEGENDS.items():
        legend = layout.itemById(name)
        if isinstance(legend, QgsLayoutItemLegend) and of in maps:
            _fill_legend(legend, maps[of])
    return density


def _fit_scale_bar(scale_bar: QgsLayoutItemScaleBar) -> None:
    """Two segments of 1, 2 or 5 times a power of ten, in metres below a kilometre."""
    frame = scale_bar.linkedMap()
    if frame is None:
        return
    longest = frame.extent().width() / frame.rect().width() * _SEGMENT_MM
    power = 10.0 ** math.floor(math.log10(longest))
    metres = max(step * power for step in (1, 2, 5) if step * power <= longest)
    in_metres = metres < 1000
    scale_bar.setUnits(Qgis.DistanceUnit.Meters if in_metres else Qgis.DistanceUnit.Kilometers)
    scale_bar.setUnitLabel("m" if in_metres else "km")
    scale_bar.setMapUnitsPerScaleBarUnit(1)
    scale_bar.setSegmentSizeMode(Qgis.ScaleBarSegmentSizeMode.Fixed)
    scale_bar.setUnitsPerSegment(metres if in_metres else metres / 1000)
    numbers = QgsBasicNumericFormat()
    numbers.setShowThousandsSeparator(False)
    scale_bar.setNumericFormat(numbers)
    scale_bar.update()


def _fill_legend(legend: QgsLayoutItemLegend, map_: SheetMap) -> None:
    """Only what the map shows and what a reader cannot guess."""
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.removeAllChildren()
    for layer in map_.legend:
        node = root.addLayer(layer)
        if layer.type() == Qgis.LayerType.Raster:
            # the first line names the band, the second is zero, which is drawn as paper
            count = len(legend.model().layerLegendNodes(node))
            QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(range(2, count)))
            QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
        elif layer.renderer().type() == "categorizedSymbol":
            QgsLegendRenderer.setNodeLegendStyle(node, QgsLegendStyle.Style.Hidden)
        legend.model().refreshLayerLegend(node)
    legend.updateLegend()
