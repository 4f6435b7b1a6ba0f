"""`extractthreats`: threats of a store as a layer, descriptions masked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsVectorLayer,
)

from ...domain.periods import Period
from ...domain.planes import Plane
from ...locale import number
from ...text import UserError, tr
from ..base import KmzbAlgorithm
from ..outputs import opened_sink, write_rows
from .stores import add_codes, add_store, chosen_codes, opened_store

if TYPE_CHECKING:
    from ...store.base import Store
    from ...store.filter import ThreatFilter

PLANE = "PLANE"
PERIOD = "PERIOD"
CATEGORY = "CATEGORY"
STATUS = "STATUS"
UNIT = "UNIT"
EXTENT = "EXTENT"
OUTPUT = "OUTPUT"


class ExtractThreats(KmzbAlgorithm):
    """Filters in the store, copies the rows. Memory: one row at a time."""

    algorithm_id = "extractthreats"
    libraries = ("numpy", "pandas", "shapely")

    def title(self) -> str:
        return tr("Extract threats")

    def describe(self) -> str:
        return tr(
            "Copies the threats of a store that pass the filters into a layer for analysis. Descriptions are masked; "
            "the clear text never leaves the store this way. Every filter is optional."
        )

    def setup(self) -> None:
        add_store(self)
        add_codes(self, PLANE, tr("Planes"), tr("police, public, internet; several separated by commas."))
        add_codes(
            self,
            PERIOD,
            tr("Period of the report"),
            tr("As 2025-01-01/2025-07-01; the end is not included. Left empty: all."),
        )
        add_codes(self, CATEGORY, tr("Categories"), tr("Codes of categories, separated by commas."))
        add_codes(self, STATUS, tr("Statuses"), tr("Codes of statuses, separated by commas."))
        add_codes(self, UNIT, tr("Units"), tr("Codes of units, separated by commas; each includes the units below it."))
        self.add(
            QgsProcessingParameterExtent(EXTENT, tr("Extent"), optional=True),
            tr("Only threats within this rectangle."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Threats"), QgsProcessing.SourceType.VectorPoint),
            tr("The threats with all their fields, id and version among them."),
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._period(parameters, context)

    def _period(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Period | None:
        text = self.parameterAsString(parameters, PERIOD, context).strip()
        return Period.parse(text) if text else None

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...layers.styles.areas import set_aliases
        from ...layers.threat_form import aliases
        from ...layers.threat_style import status_renderer

        with opened_store(self, parameters, context, feedback) as store:
            info, dictionary = store.describe(), store.dictionary()
            where = self._where(store, parameters, context)
            total = store.count(where)
            source = store.layer_source("threat")
            options = QgsVectorLayer.LayerOptions()
            # Else QGIS prepares a file for editing, and decisions have to wait for it.
            options.forceReadOnly = True
            layer = QgsVectorLayer(source.uri, "threat", source.provider, options)
            if not (layer.isValid() and layer.setSubsetString(store.subset(where))):
                text = tr("The threats of the store «{name}» cannot be read.").format(name=info.name)
                raise UserError(text, layer.error().message())
            destination = self._copy(layer, total, parameters, context, feedback)
        feedback.pushInfo(tr("%n threats extracted.", total))
        text = tr("Threats, {store}, {n}").format(store=info.title, n=number(total))

        def style(result: Any) -> None:
            result.setRenderer(status_renderer(dictionary, detail=False))
            set_aliases(result, aliases())

        self.load_styled(context, destination, text, style)
        return {OUTPUT: destination}

    def _where(self, store: Store, parameters: dict[str, Any], context: QgsProcessingContext) -> ThreatFilter:
        from ...domain.categories import UNKNOWN_PREFIX
        from ...store.base import with_units_below
        from ...store.filter import ThreatFilter

        dictionary, units = store.dictionary(), store.units()
        extent = None
        if parameters.get(EXTENT):
            crs = QgsCoordinateReferenceSystem(store.describe().crs)
            box = self.parameterAsExtent(parameters, EXTENT, context, crs)
            extent = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
        known_units = [code for unit in units for code in (unit.code, unit.id)]
        return ThreatFilter(
            planes=chosen_codes(self, parameters, PLANE, context, [plane.value for plane in Plane]),
            categories=chosen_codes(
                self, parameters, CATEGORY, context, [each.code for each in dictionary.categories], UNKNOWN_PREFIX
            ),
            statuses=chosen_codes(
                self, parameters, STATUS, context, [each.code for each in dictionary.workflow], UNKNOWN_PREFIX
            ),
            units=with_units_below(chosen_codes(self, parameters, UNIT, context, known_units), units),
            period=self._period(parameters, context),
            extent=extent,
        )

    def _copy(
        self,
        layer: QgsVectorLayer,
        total: int,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        kept = [i for i in range(layer.fields().count()) if layer.fields().at(i).name() != "fid"]
        fields = QgsFields()
        for i in kept:
            fields.append(layer.fields().at(i))
        sink, destination = opened_sink(self, parameters, OUTPUT, context, fields, Qgis.WkbType.Point, layer.crs())

        def rows() -> Any:
            for n, feature in enumerate(layer.getFeatures(), 1):
                if n % 1000 == 0:
                    feedback.setProgress(100 * n / max(total, 1))
                yield feature.geometry(), [feature[i] for i in kept]

        write_rows(sink, fields, rows(), feedback)
        del sink
        return destination
