"""One unit's sheet: a layout template filled with the content of a briefing.

A template is an ordinary QGIS layout that a unit may change. Its texts show layout variables (`[% @kmzb_unit %]`);
its tables, map and legend are found by their item ids. What a template leaves out is left out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    Qgis,
    QgsBasicNumericFormat,
    QgsCoordinateReferenceSystem,
    QgsExpressionContextUtils,
    QgsLayoutFrame,
    QgsLayoutItemLegend,
    QgsLayoutItemManualTable,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
    QgsTableCell,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF
from qgis.PyQt.QtXml import QDomDocument

from ..store.base import Dictionary, StoreInfo, Unit
from ..text import UserError, tr
from . import wording
from .content import BriefingContent
from .mapping import ACCENT, BriefingMap

TEMPLATES = Path(__file__).parent.parent / "templates"
DEFAULT_TEMPLATE = TEMPLATES / "odprawa.qpt"
PREFIX = "kmzb_"
INK = "#1c1c1c"
TASK_ROW_MM = 8.0
_SEGMENT_MM = 13  # the longest segment of a scale bar
_MM_PER_POINT = 25.4 / 72
_MEASURE = 100  # pixels: text is measured large, so that hinting does not matter
_SAFE = 0.97  # of the width: what fits by a hair is wrapped by the renderer


@dataclass(frozen=True)
class Sheet:
    """A filled layout and the project that owns it: both must be kept while it is exported."""

    layout: QgsPrintLayout
    project: QgsProject
    title: str


@dataclass(frozen=True)
class Source:
    """What all sheets of one run share."""

    info: StoreInfo
    dictionary: Dictionary
    units: Sequence[Unit]
    audit_head: str
    handling: str


def read_template(path: Path) -> QDomDocument:
    """The template as XML. Raises UserError if the file cannot be read or is no layout template."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            tr("The template «{path}» cannot be read. Choose a layout template (.qpt).").format(path=path), str(error)
        ) from error
    document = QDomDocument()
    read = document.setContent(text)
    if not (read[0] if isinstance(read, tuple) else read) or document.documentElement().tagName() != "Layout":
        raise UserError(
            tr("The file «{path}» is not a layout template. Choose one that QGIS saved (.qpt).").format(path=path)
        )
    return document


def make_sheet(content: BriefingContent, source: Source, template: QDomDocument, folder: Path) -> Sheet:
    """Fills the template in a project of its own; `folder` holds the density raster until the sheet is exported."""
    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem(source.info.crs))
    texts = wording.texts(content, source.info, source.handling, source.audit_head)
    title = f"{texts['unit']}, {texts['kind'].split(' · ')[0]}, {texts['period']}"
    metadata = project.metadata()
    metadata.setTitle(title)
    metadata.setAuthor(source.info.garrison)
    project.setMetadata(metadata)
    layout = QgsPrintLayout(project)
    _, loaded = layout.loadFromTemplate(template, QgsReadWriteContext())
    if not loaded:
        raise UserError(tr("The template could not be loaded. Choose a layout template that QGIS saved (.qpt)."))
    layout.setName(title)
    project.layoutManager().addLayout(layout)
    _fill_tables(layout, content, source.dictionary)
    radius = _fill_map(layout, project, content, source, folder)
    texts["density"] = wording.density_method(content.scope, radius) if radius else ""
    for name, text in texts.items():
        QgsExpressionContextUtils.setLayoutVariable(layout, PREFIX + name, text)
    layout.refresh()
    return Sheet(layout, project, title)


def _fill_tables(layout: QgsPrintLayout, content: BriefingContent, dictionary: Dictionary) -> None:
    categories = dictionary.categories
    _fill_table(layout, "due_table", wording.due_rows(content, categories))
    _fill_table(layout, "heat_table", wording.heat_rows(content))
    _fill_table(layout, "changes_table", wording.change_rows(content, categories))
    _fill_table(layout, "recurring_table", wording.recurring_rows(content, categories))
    _fill_table(layout, "tasks_table", wording.task_rows(), TASK_ROW_MM)


def _fill_table(
    layout: QgsPrintLayout, item_id: str, rows: Sequence[wording.Row], row_height: float | None = None
) -> None:
    """Puts the rows into the table of that id; what is too long for its column ends in an ellipsis."""
    frame = layout.itemById(item_id)
    if not isinstance(frame, QgsLayoutFrame) or not isinstance(frame.multiFrame(), QgsLayoutItemManualTable):
        return
    table: Any = frame.multiFrame()
    plain = table.contentTextFormat()
    widths = table.columnWidths()
    room = [widths[i] if i < len(widths) else 0.0 for i in range(max(map(len, rows)))]
    table.setTableContents([[_cell(cell, plain, room[i]) for i, cell in enumerate(row)] for row in rows])
    if row_height:
        table.setRowHeights([0.0] + [row_height] * (len(rows) - 1))


def _cell(cell: wording.Cell, plain: QgsTextFormat, room: float) -> QgsTableCell:
    format_ = QgsTextFormat(plain)
    font = format_.font()
    font.setBold(cell.bold)
    format_.setFont(font)
    format_.setNamedStyle("Bold" if cell.bold else "Book")
    format_.setColor(QColor("#ffffff" if cell.shade > 0.55 else INK))
    shown = QgsTableCell(_elided(cell.text, font, format_.size(), room))
    shown.setTextFormat(format_)
    if cell.shade:
        shown.setBackgroundColor(_tone(cell.shade))
    horizontal = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
    shown.setHorizontalAlignment(horizontal)
    shown.setVerticalAlignment(Qt.AlignmentFlag.AlignVCenter)
    return shown


def _elided(text: str, font: QFont, points: float, room: float) -> str:
    """The text, shortened to `room` millimetres; an automatic column (no room given) shows all of it."""
    if room <= 0:
        return text
    measured = QFont(font.family())
    measured.setBold(font.bold())
    measured.setPixelSize(_MEASURE)
    return QFontMetricsF(measured).elidedText(
        text, Qt.TextElideMode.ElideRight, _SAFE * room / (points * _MM_PER_POINT) * _MEASURE
    )


def _tone(shade: float) -> QColor:
    """The accent mixed with paper; even a single report is told from none."""
    full, share = QColor(ACCENT), 0.08 + 0.92 * shade
    return QColor(*(round(255 + (value - 255) * share) for value in (full.red(), full.green(), full.blue())))


def _fill_map(
    layout: QgsPrintLayout, project: QgsProject, content: BriefingContent, source: Source, folder: Path
) -> float | None:
    """Fills the maps and the legend; returns the radius of the density, None if the template has no map."""
    frame = layout.itemById("map")
    if not isinstance(frame, QgsLayoutItemMap):
        return None
    picture = BriefingMap(project, content, source.units, folder)
    picture.fit(frame.rect().width() / frame.rect().height())
    picture.build(source.dictionary.workflow)
    frame.setCrs(project.crs())
    frame.zoomToExtent(picture.extent)
    frame.setLayers(picture.layers)
    frame.setKeepLayerSet(True)
    layout.setReferenceMap(frame)
    detail = layout.itemById("detail")
    if isinstance(detail, QgsLayoutItemMap):
        detail.setCrs(project.crs())
        detail.zoomToExtent(picture.detail_extent(detail.rect().width() / detail.rect().height()))
        detail.setLayers(picture.detail_layers)
        detail.setKeepLayerSet(True)
    for scale_bar in (item for item in layout.items() if isinstance(item, QgsLayoutItemScaleBar)):
        _fit_scale_bar(scale_bar)
    legend = layout.itemById("legend")
    if isinstance(legend, QgsLayoutItemLegend):
        _fill_legend(legend, picture)
    return picture.radius


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


def _fill_legend(legend: QgsLayoutItemLegend, picture: BriefingMap) -> None:
    """Only what the map shows and what a reader cannot guess."""
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.removeAllChildren()
    for layer in picture.legend:
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
