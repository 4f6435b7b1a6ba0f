"""`localmoran`: local Moran's I on grid cells or areas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
)

from ..locale import number
from ..text import tr
from . import inputs
from .base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from .moran_report import moran_report
from .neighbours import CORRECTION, DISTANCE_BAND, add_band, add_correction, check_band, neighbour_sums
from .outputs import REAL, TEXT, WHOLE, field, fields_beside, multi, opened_sink, write_rows
from .places import SHAPE, Places, add_grid, check_places, read_places

if TYPE_CHECKING:
    from ..analysis.moran import LocalMoran

PERMUTATIONS = "PERMUTATIONS"
OUTPUT = "OUTPUT"
MOST_PERMUTATIONS = 99_999


class LocalMoranAlgorithm(KmzbAlgorithm):
    """Counts, tests, writes polygons. Memory: about 150 bytes a point and 2 kB a cell or area, of at most a million.

    A million cells are tested in seconds: the draws are shared, and what `analysis.permutation` cannot hold it refuses.
    """

    algorithm_id = "localmoran"

    def title(self) -> str:
        return tr("Clusters and outliers (local Moran's I)")

    def group_key(self) -> str:
        return "hotspots"

    def describe(self) -> str:
        return tr(
            "Which cells or areas with many reports lie among others with many, and few among few: clusters; and which "
            "differ from what surrounds them: outliers, such as one bad place in a quiet quarter, which hot spots by "
            "Gi* do not show. Give the study area: empty cells inside it count, what lies outside does not."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        inputs.add_areas(
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
        inputs.add_chance(
            self,
            PERMUTATIONS,
            tr("Permutations"),
            9_999,
            tr(
                "How often the counts are shuffled to see what chance does. p cannot be below 2 / (permutations + 1), "
                "so 999 find nothing among thousands of cells. 0 takes p from the normal distribution."
            ),
        )
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
        from ..analysis.moran import local_moran

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
            neighbour_sums(places, band, self.parameterAsEnumString(parameters, SHAPE, context)),
            correction,
            permutations,
            seed,
            progress=progress(feedback, 60, 90),
            cancelled=feedback.isCanceled,
        )
        hidden = _hidden(result, permutations, correction)
        if hidden:
            feedback.pushWarning(hidden)
        outputs = {OUTPUT: self._write(parameters, context, feedback, places, result, bool(weight_field))}
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            report = moran_report(places, band, result, hidden, data, self.started)
            report.method(tr("Correction"), correction)
            chance = tr("normal distribution") if not permutations else tr("{n} permutations, seed {seed}")
            report.method(tr("Probabilities"), chance.format(n=number(permutations), seed=seed))
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
        import shapely

        from ..analysis.moran import QUADRANTS
        from ..layers.output_styles import NOT_SIGNIFICANT, set_aliases, style_local_moran

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
        stop_if_cancelled(feedback)
        sink, destination = opened_sink(
            self, parameters, OUTPUT, context, fields, Qgis.WkbType.MultiPolygon, places.crs
        )
        shapes = places.shapes or [_geometry(wkb) for wkb in shapely.to_wkb(places.geometries)]
        names = [name or None for name in QUADRANTS]
        tested = np.isfinite(result.p)
        computed = zip(
            *(places.counts, result.lag, result.i, result.z, result.p, result.q),
            (names[code] for code in result.quadrant),
            (
                names[code] or (NOT_SIGNIFICANT if known else None)
                for code, known in zip(result.cluster, tested, strict=True)
            ),
            result.neighbours,
            strict=True,
        )
        own = places.own or [[]] * len(shapes)
        rows = (
            (multi(shape), [*(attributes[i] for i in kept), *values])
            for shape, attributes, values in zip(shapes, own, computed, strict=True)
        )
        write_rows(sink, fields, rows, feedback)
        del sink
        aliases = {each.name(): each.alias() for each in added}

        def style(layer: Any) -> None:
            style_local_moran(layer)
            set_aliases(layer, aliases)

        name = tr("Clusters and outliers, {places}").format(places=places.description)
        self.load_styled(context, destination, name, style)
        return destination


def _geometry(wkb: bytes) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry


def _hidden(result: LocalMoran, permutations: int, correction: str) -> str:
    """What to do where too few permutations were made for the correction to find anything; empty otherwise."""
    from ..analysis.moran import permutations_needed

    needed = permutations_needed(result, permutations, correction)
    if needed is None:
        return ""
    if needed > MOST_PERMUTATIONS:
        text = tr(
            "With {n} permutations p cannot be small enough for so many places. Choose larger cells, or 0 permutations "
            "to take p from the normal distribution."
        )
    else:
        text = tr(
            "With {n} permutations p cannot be small enough for so many places. Choose at least {needed} permutations."
        )
    return text.format(n=number(permutations), needed=needed)
