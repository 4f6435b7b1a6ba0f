"""`extractthreats`: threats of a store as a layer, descriptions masked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from qgis.core import (
    Qgis,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsVectorLayer,
)

from ...locale import number
from ...text import tr
from ..base import KmzbAlgorithm
from ..outputs import opened_sink, write_rows
from .filtering import add_filters, check_whole, chosen_period, chosen_threats, features, threat_layer
from .stores import add_store, opened_store

OUTPUT = "OUTPUT"


class ExtractThreats(KmzbAlgorithm):
    """Filters in the store, copies the rows. Memory: one row at a time."""

    algorithm_id = "extractthreats"
    libraries = ("numpy", "pandas", "shapely")

    def title(self) -> str:
        return tr("Extract threats")

    def describe(self) -> str:
        return tr(
            "Copies the threats of a store that pass the filters into a layer for analysis. Descriptions are masked, "
            "and what the imported file held in other columns stays in the store; the clear text never leaves it this "
            "way. Every filter is optional."
        )

    def setup(self) -> None:
        add_store(self)
        add_filters(self)
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Threats"), QgsProcessing.SourceType.VectorPoint),
            tr("The threats with all their fields, id and version among them."),
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        chosen_period(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...layers.styles.areas import set_aliases
        from ...layers.threat_form import aliases
        from ...layers.threat_style import status_renderer

        with opened_store(self, parameters, context, feedback) as store:
            info, dictionary = store.describe(), store.dictionary()
            where = chosen_threats(self, store, parameters, context)
            total = store.count(where)
            layer = threat_layer(store, where)
            destination, copied = self._copy(layer, total, parameters, context, feedback)
            if copied < total:
                check_whole(store, len(store.frame(where, ["id"])), copied)
        feedback.pushInfo(tr("%n threats extracted.", copied))
        text = tr("Threats, {store}, {n}").format(store=info.title, n=number(copied))

        def style(result: Any) -> None:
            result.setRenderer(status_renderer(dictionary, detail=False))
            set_aliases(result, aliases())

        self.load_styled(context, destination, text, style)
        return {OUTPUT: destination}

    def _copy(
        self,
        layer: QgsVectorLayer,
        total: int,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[str, int]:
        """Where the rows went, and how many."""
        kept = [i for i in range(layer.fields().count()) if layer.fields().at(i).name() != "fid"]
        fields = QgsFields()
        for i in kept:
            fields.append(layer.fields().at(i))
        sink, destination = opened_sink(self, parameters, OUTPUT, context, fields, Qgis.WkbType.Point, layer.crs())
        copied = 0

        def rows() -> Iterator[tuple[QgsGeometry, list[Any]]]:
            nonlocal copied
            for feature in features(layer, total, feedback):
                copied += 1
                yield feature.geometry(), [feature[i] for i in kept]

        write_rows(sink, fields, rows(), feedback)
        del sink
        return destination, copied
