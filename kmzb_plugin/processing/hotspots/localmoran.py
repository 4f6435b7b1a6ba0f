"""`localmoran`: local Moran's I on grid cells or areas."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
)

from ...text import tr
from .. import area_inputs, inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..frames import add_grid
from ..neighbours import (
    CORRECTION,
    DISTANCE_BAND,
    PERMUTATIONS,
    add_band,
    add_correction,
    add_permutations,
    chance_text,
    check_band,
    correction_titles,
    neighbour_sums,
    too_few_permutations,
)
from ..outputs import REAL, TEXT, WHOLE, field, fields_beside, write_layer
from ..places import Places, check_places, read_places
from ..report import made_report

if TYPE_CHECKING:
    from ...analysis.moran import LocalMoran
    from ..outputs import Column

OUTPUT = "OUTPUT"


class LocalMoranAlgorithm(KmzbAlgorithm):
    """Counts, tests, writes polygons. Memory: about 150 bytes a point, 300 a cell and 2 kB an area.

    A million cells are tested in seconds: the draws are shared, and what `analysis.permutation` cannot hold it refuses.
    """

    algorithm_id = "localmoran"

    def title(self) -> str:
        return tr("Clusters and outliers (local Moran's I)")

    def describe(self) -> str:
        return tr(
            "Which cells or areas with many reports lie among others with many, and few among few: clusters; and which "
            "differ from what surrounds them: outliers, such as one bad place in a quiet quarter, which hot spots by "
            "Gi* do not show. Give the study area: empty cells inside it count, what lies outside does not."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        area_inputs.add_areas(
            self,
            tr(
                "Areas to test, such as precincts; their fields are kept, and a report counts in the smallest one that "
                "holds it. Left empty, a grid of cells is made."
            ),
            optional=True,
        )
        add_grid(self)
        add_band(self)
        add_correction(self)
        add_permutations(self, 9_999)
        inputs.add_weight(self)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT, tr("Clusters and outliers"), QgsProcessing.SourceType.VectorPolygon
            ),
            tr(
                "The cells or areas with the number of reports, the neighbours' mean, local Moran's I, z, p, corrected "
                "p, the quadrant, and the same where it is significant (cluster)."
            ),
        )
        self.add_report()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        check_places(self, parameters, context)
        check_band(self, parameters, context)
        inputs.check_points(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...analysis.moran import LEVEL, local_moran
        from .moran_report import moran_report

        weight_field = inputs.chosen_field(self, parameters, inputs.WEIGHT_FIELD, context)
        data = inputs.read_metric_points(self, parameters, context, feedback, weight_field=weight_field, share=25)
        places = read_places(self, parameters, context, feedback, data)
        stop_if_cancelled(feedback)
        band = inputs.length(self, parameters, DISTANCE_BAND, context) or places.default_band
        correction = self.parameterAsEnumString(parameters, CORRECTION, context)
        permutations = self.parameterAsInt(parameters, PERMUTATIONS, context)
        seed = self.parameterAsInt(parameters, inputs.SEED, context)
        result = local_moran(
            places.counts,
            neighbour_sums(places, band),
            correction,
            permutations,
            seed,
            progress=progress(feedback, 60, 80),
            cancelled=feedback.isCanceled,
        )
        hidden = too_few_permutations(result.p, result.q, result.neighbours, permutations, correction, LEVEL)
        if hidden:
            feedback.pushWarning(hidden)
        outputs = {OUTPUT: self._write(parameters, context, feedback, places, result, bool(weight_field))}
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            shown = (places, band, result, hidden, data, self.started)
            report = made_report(partial(moran_report, *shown), outputs, feedback)
            report.method(tr("Correction"), correction_titles()[correction])
            report.method(tr("Probabilities"), chance_text(permutations, seed))
            report.write(report_path)
            outputs[HTML_REPORT] = report_path
        return outputs

    def _write(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        places: Places,
        result: LocalMoran,
        weighted: bool,
    ) -> str:
        import numpy as np

        from ...analysis.moran import QUADRANTS
        from ...layers.styles.areas import set_aliases
        from ...layers.styles.moran import NOT_SIGNIFICANT, style_local_moran

        added = [
            field("count", REAL if weighted else WHOLE, tr("Reports")),
            field("lag", REAL, tr("Neighbours' mean")),
            field("moran_i", REAL, tr("Local Moran's I")),
            field("z", REAL, tr("z of I")),
            field("p", REAL, tr("p")),
            field("q", REAL, tr("p, corrected")),
            field("quadrant", TEXT, tr("Quadrant")),
            field("cluster", TEXT, tr("Quadrant if significant")),
            field("neighbours", WHOLE, tr("Neighbours")),
        ]
        fields, kept = fields_beside(places.fields, added)
        names = np.array([name or None for name in QUADRANTS], dtype=object)
        cluster = names[result.cluster]
        cluster[np.isfinite(result.p) & (result.cluster == 0)] = NOT_SIGNIFICANT
        columns: list[Column] = [
            *([attributes[i] for attributes in places.own] for i in kept),
            *(places.counts, result.lag, result.i, result.z, result.p, result.q),
            *(names[result.quadrant], cluster, result.neighbours),
        ]
        destination = write_layer(self, parameters, OUTPUT, context, feedback, fields, columns, places)
        aliases = {each.name(): each.alias() for each in added}

        def style(layer: Any) -> None:
            style_local_moran(layer)
            set_aliases(layer, aliases)

        name = tr("Clusters and outliers, {places}").format(places=places.description)
        self.load_styled(context, destination, name, style)
        return destination
