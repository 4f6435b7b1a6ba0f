"""The map of change: the units below one, by whether there are more or fewer reports than chance would have it."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Sequence

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
)

from ..store.base import Unit
from .charts import ACCENT
from .garrison import FOR_SURE, GarrisonContent
from .garrison_wording import change_names
from .map_styles import map_text
from .sheet_map import NOWHERE, SheetMap, bounds_of, geometry, label
from .words import short_name

WIDE_MM = 130.0  # of the frame: from here on units have room for their names
# Full, white and dotted: told apart on a grey printer, too.
_FILLS = {
    FOR_SURE: {"color": "#5b7ba6", "style": "solid"},
    -FOR_SURE: {"color": "#5b7ba6", "style": "dense6"},
    0: {"color": "#ffffff", "style": "solid"},
}


LETTER_MM, LINE_MM = 1.25, 2.9
"""How much room a letter and a line of a label take."""
LETTERS = 8  # of a line, or as many as the longest word has
BEYOND = 1.4  # so far a label may reach beyond the largest circle in an area


def named(number: str, unit: Unit, metre_per_mm: float) -> str:
    """The number and the name of a unit in short lines; the number alone where its area is too small for that."""
    name = short_name(unit.name)
    text = re.sub(r"(?<= )([a-z]{1,2}) ", "\\1\u00a0", f"{number} {name}")  # no short word ends a line
    lines = textwrap.wrap(text, max([LETTERS, *map(len, name.split())]), break_long_words=False)
    half = math.hypot(max(map(len, lines)) * LETTER_MM, len(lines) * LINE_MM) / 2
    _, radius = geometry(unit).poleOfInaccessibility(metre_per_mm)
    return "\n".join(lines) if half <= BEYOND * radius / metre_per_mm else number


def change_map(
    project: QgsProject, content: GarrisonContent, units: Sequence[Unit], size: tuple[float, float]
) -> SheetMap:
    """The units with their number in the table; in a wide frame with their name, too, where it has room."""
    map_ = SheetMap(project, bounds_of(content.unit) or QgsRectangle(NOWHERE), size, units)
    map_.add_neighbours(content.unit)
    classes, wide = content.change.classes(), map_.width >= WIDE_MM
    rows = [
        (geometry(unit), [_shown(int(classes[i])), named(str(i + 1), unit, map_.metre_per_mm) if wide else str(i + 1)])
        for i, unit in enumerate(content.units)
        if unit.area_wkb and (unit.id != content.unit.id or len(content.units) == 1)
    ]
    layer = map_.memory("Polygon", "change", ["change:integer", "text:string"], rows)
    names, there = change_names(), {values[0] for _, values in rows}
    categories = []
    for change, name in names.items():
        if change in there:
            symbol = QgsFillSymbol.createSimple({**_FILLS[change], "outline_color": ACCENT, "outline_width": "0.25"})
            categories.append(QgsRendererCategory(change, symbol, name))
    layer.setRenderer(QgsCategorizedSymbolRenderer("change", categories))
    label(layer, _texts(bold=not wide))
    map_.add(layer, legend=True)
    return map_


def _shown(change: int) -> int:
    """What p alone says is within chance here, as it is in the table."""
    return change if abs(change) == FOR_SURE else 0


def _texts(*, bold: bool) -> QgsPalLayerSettings:
    settings = QgsPalLayerSettings()
    settings.fieldName = "text"
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    settings.setFormat(map_text(6.5, "#000000", bold=bold))
    settings.placement = Qgis.LabelPlacement.Horizontal
    overlap = settings.placementSettings()
    overlap.setOverlapHandling(Qgis.LabelOverlapHandling.AllowOverlapIfRequired)
    settings.setPlacementSettings(overlap)
    return settings
