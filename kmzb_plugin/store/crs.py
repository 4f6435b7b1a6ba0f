"""The one metric reference system of a store."""

from __future__ import annotations

from qgis.core import Qgis, QgsCoordinateReferenceSystem

from ..text import UserError, tr


def metric_crs(text: str) -> str:
    """The code of a new store's reference system, `EPSG:2180`. Raises UserError: unknown, not in metres, no number."""
    crs = QgsCoordinateReferenceSystem(text)
    if not crs.isValid() or ":" not in crs.authid():
        raise UserError(
            tr("The reference system «{crs}» is not known. Write it as EPSG:2180, for instance.").format(crs=text)
        )
    if crs.isGeographic() or crs.mapUnits() != Qgis.DistanceUnit.Meters:
        raise UserError(
            tr(
                "The reference system «{crs}» does not count in metres. Choose a metric one, EPSG:2180 for Poland."
            ).format(crs=text)
        )
    if not crs.authid().partition(":")[2].isdecimal():
        raise UserError(
            tr("The reference system «{crs}» has no number. Choose one from the EPSG list.").format(crs=crs.authid())
        )
    return crs.authid()
