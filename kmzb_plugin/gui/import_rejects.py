"""The rejected rows of an import as a layer that can be put right and imported again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ..processing.outputs import TEXT, WHOLE, field
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
    import numpy as np

    from ..store.intake.columns import OWN, field_names

    if report.rejected.empty:
        return None
    table, own = order.table, list(map(str, report.rejected.columns[2:]))
    xs, ys = table.x, table.y
    has_points = xs is not None and ys is not None
    name = tr("Rejected rows of {name}").format(name=report.name)
    layer = QgsVectorLayer("Point" if has_points else "NoGeometry", name, "memory")
    if has_points:
        layer.setCrs(QgsCoordinateReferenceSystem(table.crs))
    fields = [field(OWN[0], WHOLE, tr("Row")), field(OWN[1], TEXT, tr("Reason"))]
    for column, name in zip(own, field_names(own), strict=True):
        fields.append(field(name, TEXT, column))
    layer.dataProvider().addAttributes(fields)
    layer.updateFields()
    places = dict(zip(table.rows.tolist(), range(len(table.rows)), strict=True)) if has_points else {}
    features = []
    for row in report.rejected.itertuples(index=False, name=None):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([int(row[0]), *map(str, row[1:])])
        place = places.get(int(row[0]))
        if place is not None and xs is not None and ys is not None and np.isfinite(xs[place] + ys[place]):
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(xs[place], ys[place])))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.setCustomProperty(PROFILE, json.dumps(order.profile.as_json()))
    layer.setCustomProperty(PLANE, order.plane.value)
    layer.setCustomProperty(SYSTEM, order.system)
    layer.setCustomProperty(FOLDER, str(table.folder or ""))
    layer.moveToThread(QCoreApplication.instance().thread())
    return layer
