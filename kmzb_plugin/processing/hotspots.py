"""`hotspots`: Getis-Ord Gi* on grid cells or areas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
)

from ..locale import number
from ..text import UserError, tr
from . import inputs
from .base import HTML_REPORT, KmzbAlgorithm, stop_if_cancelled
from .outputs import REAL, WHOLE, field, fields_beside, multi, opened_sink, write_rows
from .pictures import areas_picture
from .places import CELL_SIZE, Places, add_grid, check_places, gi_star_of, read_places
from .report import Bar, Report, bar_chart

if TYPE_CHECKING:
    from ..analysis.getisord import GetisOrd

DISTANCE_BAND = "DISTANCE_BAND"
CORRECTION = "CORRECTION"
PERMUTATIONS = "PERMUTATIONS"
OUTPUT = "OUTPUT"

CORRECTIONS = ["fdr", "bonferroni", "none"]
SHOWN = 10
PICTURED = 50_000


class HotSpots(KmzbAlgorithm):
    """Counts, tests, writes polygons. Memory: about 150 bytes a point and 2 kB a cell."""

    algorithm_id = "hotspots"

    def title(self) -> str:
        return tr("Hot spots (Getis-Ord Gi*)")

    def group_key(self) -> str:
        return "hotspots"

    def describe(self) -> str:
        return tr(
            "Which cells or areas, seen together with their neighbours, have more reports than chance would put "
            "there, and which have fewer. The probabilities are corrected for the many tests made at once. Give the "
            "study area: empty cells inside it count, what lies outside does not."
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
        self._add_test()
        inputs.add_weight(self)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Hot spots"), QgsProcessing.SourceType.VectorPolygon),
            tr("The cells or areas with the number of reports, z, p, corrected p and the class gi_bin (-3 to 3)."),
        )
        self.add_report()

    def _add_test(self) -> None:
        inputs.add_length(
            self,
            DISTANCE_BAND,
            tr("Neighbours within"),
            tr(
                "Distance of centres in metres up to which cells or areas are neighbours. Left empty: 1.5 cells, or "
                "the areas that touch."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                CORRECTION, tr("Correction for many tests"), CORRECTIONS, defaultValue="fdr", usesStaticStrings=True
            ),
            tr(
                "fdr keeps false finds rare among the finds (usual), bonferroni allows hardly any, none corrects "
                "nothing."
            ),
            advanced=True,
        )
        inputs.add_chance(
            self,
            PERMUTATIONS,
            tr("Permutations"),
            0,
            tr("0 takes p from the normal distribution. 999 computes it by shuffling the counts instead."),
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        check_places(self, parameters, context)
        cell, band = (self.parameterAsDouble(parameters, name, context) for name in (CELL_SIZE, DISTANCE_BAND))
        if cell and band and band < cell:
            text = tr("The distance of neighbours must be at least a cell: {least} m. Otherwise no cell has any.")
            raise UserError(text.format(least=f"{cell:g}"))
        inputs.check_points(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        weight_field = inputs.chosen_field(self, parameters, inputs.WEIGHT_FIELD, context)
        data = inputs.read_metric_points(self, parameters, context, feedback, weight_field=weight_field, share=25)
        places = read_places(self, parameters, context, feedback, data)
        band = inputs.length(self, parameters, DISTANCE_BAND, context) or places.default_band
        stop_if_cancelled(feedback)
        correction = self.parameterAsEnumString(parameters, CORRECTION, context)
        permutations = self.parameterAsInt(parameters, PERMUTATIONS, context)
        seed = self.parameterAsInt(parameters, inputs.SEED, context)
        result = gi_star_of(places, band, correction, permutations, seed, feedback)
        outputs = {OUTPUT: write_places(self, parameters, context, feedback, places, result, bool(weight_field))}
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            report = _report(places, band, result, data, self.started)
            report.method(tr("Correction"), correction)
            chance = tr("normal distribution") if not permutations else tr("{n} permutations, seed {seed}")
            report.method(tr("Probabilities"), chance.format(n=number(permutations), seed=seed))
            report.write(report_path)
            outputs[HTML_REPORT] = report_path
        return outputs


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
    import shapely

    from ..layers.output_styles import set_aliases, style_hot_spots

    added = [
        field("count", REAL if weighted else WHOLE, tr("Reports")),
        field("z", REAL, tr("z of Gi*")),
        field("p", REAL, tr("p")),
        field("q", REAL, tr("p, corrected")),
        field("gi_bin", WHOLE, tr("Class")),
        field("neighbours", WHOLE, tr("Neighbours, itself included")),
    ]
    fields, kept = fields_beside(places.fields, added)
    sink, destination = opened_sink(
        algorithm, parameters, OUTPUT, context, fields, Qgis.WkbType.MultiPolygon, places.crs
    )
    shapes = places.shapes or [geometry_of(wkb) for wkb in shapely.to_wkb(places.geometries)]
    chance = result.p if result.p_sim is None else result.p_sim
    computed = zip(places.counts, result.z, chance, result.q, result.gi_bin, result.neighbours, strict=True)
    own = places.own or [[]] * len(shapes)
    rows = (
        (multi(shape), [*(attributes[i] for i in kept), *values])
        for shape, attributes, values in zip(shapes, own, computed, strict=True)
    )
    write_rows(sink, fields, rows, feedback)
    del sink
    aliases = {each.name(): each.alias() for each in added}
    name = tr("Hot spots, {places}").format(places=places.description)

    def style(layer: Any) -> None:
        style_hot_spots(layer)
        set_aliases(layer, aliases)

    algorithm.load_styled(context, destination, name, style, above=1)
    return destination


def geometry_of(wkb: bytes) -> QgsGeometry:
    """A geometry out of its well-known binary."""
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry


def _report(places: Places, band: float, result: GetisOrd, data: inputs.MetricPoints, started: float) -> Report:
    import numpy as np

    from ..layers.output_styles import COLD, HOT, hot_spot_labels

    hot = result.gi_bin >= 2
    total = float(np.nansum(places.counts))
    share = 100 * float(np.nansum(places.counts[hot])) / total if total else 0.0
    if hot.any():
        text = tr("{hot} of {all} places are hot spots with 95 % confidence; they hold {share} % of the reports.")
    else:
        text = tr("None of {all} places is a hot spot with 95 % confidence: chance alone may explain the pattern.")
    answer = text.format(hot=number(int(hot.sum())), all=number(len(hot)), share=number(share, 1))
    report = Report(tr("Hot spots, {places}").format(places=places.description), answer, started)
    report.figure(tr("hot spots, 95 %"), number(int(hot.sum())))
    report.figure(tr("cold spots, 95 %"), number(int((result.gi_bin <= -2).sum())))
    report.figure(tr("reports counted"), number(total))
    labels, colours = hot_spot_labels(), {0: "#f4f4f4", **HOT, **{-step: colour for step, colour in COLD.items()}}
    if len(places.geometries) <= PICTURED:
        legend = [(colours[step], label) for step, label in labels.items()]
        picture = areas_picture(places.geometries, [colours[int(step)] for step in result.gi_bin], legend)
        report.image(picture, tr("Hot and cold spots; the darker, the surer. North is up."))
    bars = [
        Bar(label, n := int((result.gi_bin == step).sum()), number(n), colour=colours[step] if step else "#b8b8b8")
        for step, label in labels.items()
    ]
    report.svg(bar_chart(bars), tr("How many places are in which class."))
    report.table(*_strongest(places, result), tr("The hottest places."))
    data.into(report)
    report.method(tr("Places"), places.description)
    text = tr("{n} points lie in none of the places and are not counted")
    report.method(tr("Outside"), text.format(n=number(places.outside)))
    near = tr("places that touch") if not band else tr("centres at most {band} m apart")
    report.method(tr("Neighbours"), near.format(band=number(band)))
    report.method(
        tr("Method"), tr("Gi* of Getis and Ord (1995), binary weights, the place itself included; two-sided p.")
    )
    return report


def _strongest(places: Places, result: GetisOrd) -> tuple[list[str], list[tuple[object, ...]]]:
    """Column names and rows of the places with the highest z."""
    import numpy as np
    import shapely

    order = [int(i) for i in np.argsort(-np.nan_to_num(result.z, nan=-np.inf))[:SHOWN] if result.z[i] > 0]
    centres = shapely.centroid(places.geometries[order])
    rows: list[tuple[object, ...]] = [
        (
            places.names[i] if places.names else f"{centre.x:.0f}, {centre.y:.0f}",
            float(places.counts[i]) if places.counts[i] % 1 else int(places.counts[i]),
            float(result.z[i]),
            f"{result.q[i]:.2g}",
        )
        for i, centre in zip(order, centres, strict=True)
    ]
    return [tr("place") if places.names else tr("centre, m"), tr("reports"), "z", tr("p, corrected")], rows
