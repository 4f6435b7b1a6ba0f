"""The rejected rows of an import as a layer that can be put right and imported again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication

from ..domain.planes import Plane
from ..text import UserError, tr

if TYPE_CHECKING:
    from ..store.intake.profile import Profile
    from ..store.intake.report import ImportReport
    from .import_work import Order

PROFILE, PLANE, SYSTEM, FOLDER = (f"kmzb/import/{name}" for name in ("profile", "plane", "system", "folder"))
"""What the layer keeps of its import, so that it can be imported again as the file was: among its own properties, and
among the keywords of its metadata, which QGIS writes into or beside a file that the layer is saved to.
"""


@dataclass(frozen=True)
class Kept:
    """How a layer of rejected rows came to be: it is imported again in the same way."""

    profile: Profile
    plane: Plane
    system: str


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
    kept = {
        PROFILE: json.dumps(order.profile.as_json()),
        PLANE: order.plane.value,
        SYSTEM: order.system,
        FOLDER: str(order.table.folder or ""),
    }
    metadata = layer.metadata()
    for key, text in kept.items():
        layer.setCustomProperty(key, text)
        metadata.addKeywords(key, [text])
    layer.setMetadata(metadata)
    layer.moveToThread(QCoreApplication.instance().thread())
    return layer


def _said_of(layer: QgsVectorLayer, key: str) -> str:
    """What a layer of rejected rows, or the file that it was saved to, keeps of its import; empty for any other."""
    if text := str(layer.customProperty(key, "") or ""):
        return text
    metadata = layer.metadata()
    if not metadata.keywords(key):
        # Of a file beside the data QGIS reads it on demand only.
        reader = QgsVectorLayer("NoGeometry", "", "memory")
        reader.loadNamedMetadata(layer.metadataUri())
        metadata = reader.metadata()
    return next(iter(metadata.keywords(key)), "")


def kept_of(layer: QgsVectorLayer) -> Kept | None:
    """What a layer says of the import that rejected its rows; None for any other layer."""
    from ..store.intake import profile as profiles

    text, plane = _said_of(layer, PROFILE), _said_of(layer, PLANE)
    known = [each.value for each in Plane]
    try:
        profile = profiles.parse(text) if text else None
    except UserError:
        return None  # somebody has written into it
    if profile is None:
        return None
    return Kept(profile, Plane(plane) if plane in known else Plane.INTERNET, _said_of(layer, SYSTEM))


def kept_folder(layer: QgsVectorLayer) -> Path | None:
    """Where the files lie that rejected rows name; None for any other layer."""
    text = _said_of(layer, FOLDER)
    return Path(text) if text else None
