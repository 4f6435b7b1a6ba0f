"""`hotspots`: Getis-Ord Gi* on grid cells or areas."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterDestination,
)

from ...text import UserError, tr
from .. import area_inputs, inputs
from ..base import HTML_REPORT, KmzbAlgorithm, stop_if_cancelled
from ..frames import MOST_CELLS, SHAPE, add_grid
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
    gi_star_of,
    too_few_permutations,
    too_few_reports,
)
from ..outputs import REAL, WHOLE, field, fields_beside, is_wanted, write_layer
from ..places import Places, check_places, read_places
from ..report import made_report

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ...analysis.getisord import GetisOrd
    from ..outputs import Column

OUTPUT = "OUTPUT"
OUTPUT_RASTER = "OUTPUT_RASTER"
LEVEL = 0.01  # of the surest class


class HotSpots(KmzbAlgorithm):
    """Counts, tests, writes polygons, a raster or both.

    Memory: about 150 bytes a point, 100 a cell and 2 kB an area; 400 MB more for a million polygons.
    """

    algorithm_id = "hotspots"

    def title(self) -> str:
        return tr("Hot spots (Getis-Ord Gi*)")

    def describe(self) -> str:
        return tr(
            "Which cells or areas, seen together with their neighbours, have more reports than chance would put "
            "there, and which have fewer. The probabilities are corrected for the many tests made at once. Give the "
            "study area: empty cells inside it count, what lies outside does not."
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
        add_permutations(self, 0)
        inputs.add_weight(self)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT, tr("Hot spots"), QgsProcessing.SourceType.VectorPolygon, optional=True
            ),
            tr("The cells or areas with the number of reports, z, p, corrected p and the class gi_bin (-3 to 3)."),
        )
        self.add(
            QgsProcessingParameterRasterDestination(
                OUTPUT_RASTER, tr("Hot spots as a raster"), optional=True, createByDefault=False
            ),
            tr("Square cells as pixels with the bands z, q (p, corrected), gi_bin and count, for up to 16 million."),
        )
        self.add_report()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        check_places(self, parameters, context)
        if not any(is_wanted(parameters, name) for name in (OUTPUT, OUTPUT_RASTER, HTML_REPORT)):
            raise UserError(tr("Nothing is to be written. Choose at least one of the outputs."))
        squares = self.parameterAsEnumString(parameters, SHAPE, context) == "square"
        if is_wanted(parameters, OUTPUT_RASTER) and (parameters.get(area_inputs.AREAS) is not None or not squares):
            raise UserError(tr("A raster has square cells. Choose square cells, or leave OUTPUT_RASTER empty."))
        check_band(self, parameters, context)
        inputs.check_points(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .hotspots_report import hot_spots_report

        weight_field = inputs.chosen_field(self, parameters, inputs.WEIGHT_FIELD, context)
        data = inputs.read_metric_points(self, parameters, context, feedback, weight_field=weight_field, share=25)
        places = self._places(parameters, context, feedback, data)
        band = inputs.length(self, parameters, DISTANCE_BAND, context) or places.default_band
        stop_if_cancelled(feedback)
        correction = self.parameterAsEnumString(parameters, CORRECTION, context)
        permutations = self.parameterAsInt(parameters, PERMUTATIONS, context)
        seed = self.parameterAsInt(parameters, inputs.SEED, context)
        result = gi_star_of(places, band, correction, permutations, seed, feedback)
        hidden = ""
        if result.p_sim is None and not weight_field:
            hidden = too_few_reports(places, result.neighbours)
        elif result.p_sim is not None:
            hidden = too_few_permutations(result.p_sim, result.q, result.neighbours, permutations, correction, LEVEL)
        if hidden:
            feedback.pushWarning(hidden)
        feedback.setProgress(80)
        outputs = {}
        if is_wanted(parameters, OUTPUT_RASTER):
            outputs[OUTPUT_RASTER] = self._write_raster(parameters, context, feedback, places, result)
        if is_wanted(parameters, OUTPUT):
            outputs[OUTPUT] = write_places(self, parameters, context, feedback, places, result, bool(weight_field))
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            shown = (places, band, result, hidden, data, self.started)
            report = made_report(partial(hot_spots_report, *shown), outputs, feedback)
            report.method(tr("Correction"), correction_titles()[correction])
            report.method(tr("Probabilities"), chance_text(permutations, seed))
            report.write(report_path)
            outputs[HTML_REPORT] = report_path
        return outputs

    def _places(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        data: inputs.MetricPoints,
    ) -> Places:
        """The cells or areas; as many squares as a raster holds if no polygons are wanted."""
        from ...analysis.grid import MAX_CELLS

        if self.parameterAsEnumString(parameters, SHAPE, context) != "square":
            return read_places(self, parameters, context, feedback, data, MOST_CELLS)
        if not is_wanted(parameters, OUTPUT):
            return read_places(self, parameters, context, feedback, data, MAX_CELLS)
        hint = tr("Or leave OUTPUT empty and take OUTPUT_RASTER, which holds more.")
        return read_places(self, parameters, context, feedback, data, MOST_CELLS, hint)

    def _write_raster(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        places: Places,
        result: GetisOrd,
    ) -> str:
        from ...layers.styles.hotspots import style_hot_spots_raster
        from ..rasters import write_raster

        assert places.grid is not None
        path = self.parameterAsOutputLayer(parameters, OUTPUT_RASTER, context)
        values: dict[str, NDArray[Any]] = {
            "z": result.z,
            "q": result.q,
            "gi_bin": result.gi_bin,
            "count": places.counts,
        }
        bands = ((name, places.image(each)) for name, each in values.items())
        metadata = {"POINTS": str(int(places.counts.sum())), "CELL_SIZE": f"{places.cell:g} m"}
        write_raster(path, bands, places.grid, places.crs, unit="", metadata=metadata, cancelled=feedback.isCanceled)
        band = list(values).index("gi_bin") + 1
        name = tr("Hot spots, {places}").format(places=places.description)
        self.load_styled(context, path, name, lambda layer: style_hot_spots_raster(layer, band))
        return path


def write_places(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    places: Places,
    result: GetisOrd,
    weighted: bool,
) -> str:
    """Writes the cells or areas with their Gi* to OUTPUT and has them styled; returns where they went."""
    from ...layers.styles.areas import set_aliases
    from ...layers.styles.hotspots import style_hot_spots

    added = [
        field("count", REAL if weighted else WHOLE, tr("Reports")),
        field("z", REAL, tr("z of Gi*")),
        field("p", REAL, tr("p")),
        field("q", REAL, tr("p, corrected")),
        field("gi_bin", WHOLE, tr("Class")),
        field("neighbours", WHOLE, tr("Neighbours, itself included")),
    ]
    fields, kept = fields_beside(places.fields, added)
    chance = result.p if result.p_sim is None else result.p_sim
    columns: list[Column] = [
        *([attributes[i] for attributes in places.own] for i in kept),
        *(places.counts, result.z, chance, result.q, result.gi_bin, result.neighbours),
    ]
    destination = write_layer(algorithm, parameters, OUTPUT, context, feedback, fields, columns, places)
    aliases = {each.name(): each.alias() for each in added}
    name = tr("Hot spots, {places}").format(places=places.description)

    def style(layer: Any) -> None:
        style_hot_spots(layer)
        set_aliases(layer, aliases)

    algorithm.load_styled(context, destination, name, style, above=1)
    return destination
