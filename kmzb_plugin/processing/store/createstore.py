"""`createstore`: a new, empty store with its code tables."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ...text import UserError, tr
from ..base import KmzbAlgorithm
from .stores import STORE, add_login, garrison_titles, login_of

NAME = "NAME"
GARRISON = "GARRISON"
CRS = "CRS"


class CreateStore(KmzbAlgorithm):
    """Calls `store.create_store`. Memory: small."""

    algorithm_id = "createstore"
    libraries = ("numpy", "pandas", "shapely")

    def title(self) -> str:
        return tr("Create a store")

    def describe(self) -> str:
        return tr(
            "Makes a new, empty store in a GeoPackage file or a PostgreSQL database, with the categories, statuses and "
            "rules of today. Units and threats are imported afterwards. Whoever has a file can read all of it: keep it "
            "where only those entitled can reach it."
        )

    def setup(self) -> None:
        self.add(
            QgsProcessingParameterFileDestination(STORE, tr("Store"), fileFilter=tr("GeoPackage (*.gpkg)")),
            tr(
                "The file to make; an existing file is not touched. Or an empty database, as "
                "postgresql://server/database: making a store there takes an administrator's login."
            ),
        )
        add_login(self)
        self.add(
            QgsProcessingParameterString(NAME, tr("Name")),
            tr("What the store is called in lists and on sheets, for example «KMP Radom»."),
        )
        self.add(
            QgsProcessingParameterString(GARRISON, tr("Garrison")),
            tr("The garrison or its code, for example KWP-RAD."),
            titles=garrison_titles(),
        )
        self.add(
            QgsProcessingParameterCrs(CRS, tr("Coordinate system"), "EPSG:2180"),
            tr("The metric coordinate system that all places are kept in. For Poland EPSG:2180."),
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ...layers.projection import is_metric

        crs: QgsCoordinateReferenceSystem = self.parameterAsCrs(parameters, CRS, context)
        if not is_metric(crs) or not crs.authid():
            text = tr("A store needs a metric coordinate system with a code. For Poland choose EPSG:2180.")
            raise UserError(text)
        if not self.parameterAsString(parameters, NAME, context).strip():
            raise UserError(tr("The store needs a name."))

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...store import create_store

        store = create_store(
            self.parameterAsFileOutput(parameters, STORE, context),
            self.parameterAsString(parameters, NAME, context).strip(),
            self.parameterAsString(parameters, GARRISON, context).strip(),
            self.parameterAsCrs(parameters, CRS, context).authid(),
            authcfg=login_of(self, parameters, context),
        )
        info = store.describe()
        store.close()
        text = tr("Made the store «{name}» in {crs}: {location}.")
        feedback.pushInfo(text.format(name=info.name, crs=info.crs, location=info.location))
        for warning in info.warnings:
            feedback.pushWarning(warning)
        return {STORE: info.location}
