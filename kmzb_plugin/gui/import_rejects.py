"""The rejected rows of an import as a layer that can be put right and imported again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ..text import tr

if TYPE_CHECKING:
    from ..store.intake.report import ImportReport
    from .import_work import Order

PROFILE, PLANE, SYSTEM, FOLDER = (f"kmzb/import/{name}" for name in ("profile", "plane", "system", "folder"))
"""What the layer keeps of its import, so that it can be imported again as the file was."""


def rejected_layer(report: ImportReport, order: Order) -> QgsVectorLayer | None:
    """A layer in memory of the rejected rows, each with its number and the reason; None where there are none.

    Made on the thread that calls, and given to the main thread.
    """
    from ..processing.store.importing import rejected_features, rejected_fields

    if report.rejected.empty:
        return None
    has_points = report.points is not None
    name = tr("Rejected rows of {name}").format(name=report.name)
    layer = QgsVectorLayer("Point" if has_points else "NoGeometry", name, "memory")
    if has_points:
        layer.setCrs(QgsCoordinateReferenceSystem(report.crs))
    layer.dataProvider().addAttributes(rejected_fields(report).toList())
    layer.updateFields()
    layer.dataProvider().addFeatures(list(rejected_features(report, layer.fields())))
    layer.setCustomProperty(PROFILE, json.dumps(order.profile.as_json()))
    layer.setCustomProperty(PLANE, order.plane.value)
    layer.setCustomProperty(SYSTEM, order.system)
    layer.setCustomProperty(FOLDER, str(order.table.folder or ""))
    layer.moveToThread(QCoreApplication.instance().thread())
    return layer
