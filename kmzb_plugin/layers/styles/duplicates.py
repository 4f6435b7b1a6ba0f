"""The styles of likely duplicates: pairs by why they are one, outlines of groups with how many they hold."""

from __future__ import annotations

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from ...text import tr
from . import MEMBERS
from .areas import set_aliases
from .halo import halo_text

# Okabe and Ito (2008): told apart in every way of seeing; solid, dashed and dotted besides.
_DUPLICATES, _BARE, _BURST = "#0072b2", "#009e73", "#d55e00"


def style_pairs(aliases: dict[str, str], layer: QgsVectorLayer) -> None:
    """Lines by why the two are a pair."""
    looks = {
        "words": (_DUPLICATES, "solid", tr("Much the same words")),
        "bare": (_BARE, "dot", tr("No words to compare, same place, a few hours apart")),
        "burst": (_BURST, "dash", tr("One after the other in a burst")),
    }
    categories = [
        QgsRendererCategory(
            why,
            QgsLineSymbol.createSimple({"color": colour, "width": "0.5", "line_style": line, "capstyle": "round"}),
            label,
        )
        for why, (colour, line, label) in looks.items()
    ]
    layer.setRenderer(QgsCategorizedSymbolRenderer("why", categories))
    set_aliases(layer, aliases)
    layer.triggerRepaint()


def style_groups(aliases: dict[str, str], layer: QgsVectorLayer) -> None:
    """Outlines by kind, with the number of reports; whoever chooses one chooses its reports in the queue."""
    looks = {
        "duplicates": (_DUPLICATES, "solid", tr("Likely duplicates, with the number of reports")),
        "burst": (_BURST, "dash", tr("Burst of one hand, with the number of reports")),
    }
    categories = [QgsRendererCategory(kind, _outline(*look[:2]), look[2]) for kind, look in looks.items()]
    layer.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
    layer.setCustomProperty(MEMBERS, "ids")
    _label(layer)
    set_aliases(layer, aliases)
    layer.triggerRepaint()


def _outline(colour: str, line: str) -> QgsFillSymbol:
    fill = QColor(colour)
    return QgsFillSymbol.createSimple(
        {
            "color": f"{fill.red()},{fill.green()},{fill.blue()},45",
            "outline_color": colour,
            "outline_width": "0.45",
            "outline_style": line,
        }
    )


def _label(layer: QgsVectorLayer) -> None:
    """How many reports a group holds, if they are more than two; where there is no room the larger ones win."""
    settings = QgsPalLayerSettings()
    settings.fieldName = 'if("reports" > 2, "reports", \'\')'
    settings.isExpression = True
    settings.setFormat(halo_text(8))
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
