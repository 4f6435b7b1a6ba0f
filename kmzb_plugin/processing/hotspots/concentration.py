"""`concentration`: how much of the reports few places hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsWkbTypes,
)

from ...locale import number
from ...text import UserError, figure, tr
from .. import area_inputs, inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..frames import add_grid
from ..outputs import REAL, WHOLE, field, fields_beside, is_wanted, multi, write_layer
from ..places import Places, check_places, counted, read_places
from ..report import made_report

if TYPE_CHECKING:
    from ...analysis.concentration import Concentration, Gini
    from ..outputs import Column

MAX_DISTANCE = "MAX_DISTANCE"
OUTPUT = "OUTPUT"

PERCENTS = (25.0, 50.0, 80.0)
REACH = 100.0  # metres from a line, where nothing else is said
NUMBERS = ("GINI", "GINI_GENERALISED", "GINI_UNBIASED", *(f"SHARE_{percent:g}" for percent in PERCENTS))


class ConcentrationAlgorithm(KmzbAlgorithm):
    """Counts, ranks, writes. Memory: about 150 bytes a point and a kilobyte a place."""

    algorithm_id = "concentration"

    def title(self) -> str:
        return tr("Concentration (80-20 rule, Gini)")

    def describe(self) -> str:
        return tr(
            "How few places hold how many of the reports: areas, street segments or cells ranked by their reports, "
            "the smallest share of them that holds 25, 50 and 80 %, the Lorenz curve and Gini's coefficient, also as "
            "corrected for fewer reports than places."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        self.add(
            QgsProcessingParameterFeatureSource(
                area_inputs.AREAS,
                tr("Areas or street segments"),
                [QgsProcessing.SourceType.VectorPolygon, QgsProcessing.SourceType.VectorLine],
                optional=True,
            ),
            tr(
                "Polygons, in the smallest of which a report counts, or lines, of which it counts at the nearest; "
                "their fields are kept. Left empty, a grid of cells is made."
            ),
        )
        inputs.add_length(
            self,
            MAX_DISTANCE,
            tr("Farthest from a line"),
            tr("Reports farther than so many metres from every line count nowhere. Left empty: 100 m."),
            advanced=True,
        )
        add_grid(self)
        inputs.add_weight(self)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT, tr("Ranked places"), QgsProcessing.SourceType.VectorAnyGeometry, optional=True
            ),
            tr("The places, fullest first, with their number of reports and the cumulated shares."),
        )
        self.add_report()
        labels = [tr("Gini"), tr("Gini, generalised"), tr("Gini, unbiased")]
        labels += [tr("Share of places with {percent} %").format(percent=f"{each:g}") for each in PERCENTS]
        for name, label in zip(NUMBERS, labels, strict=True):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        check_places(self, parameters, context)
        inputs.check_points(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...analysis.concentration import concentration, gini

        weight_field = inputs.chosen_field(self, parameters, inputs.WEIGHT_FIELD, context)
        data = inputs.read_metric_points(self, parameters, context, feedback, weight_field=weight_field, share=25)
        places, ties = self._places(parameters, context, feedback, data)
        stop_if_cancelled(feedback)
        known = [i for i, count in enumerate(places.counts) if count == count]
        table = concentration(places.counts[known])
        found = Found(places, known, table, gini(table.counts), ties)
        for sentence in found.sentences():
            feedback.pushInfo(sentence)
        results: dict[str, Any] = found.numbers()
        if is_wanted(parameters, OUTPUT):
            results[OUTPUT] = self._write(parameters, context, feedback, found, bool(weight_field))
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            from .concentration_report import concentration_report

            report = made_report(partial(concentration_report, found, data, self.started), results, feedback)
            report.write(report_path)
            results[HTML_REPORT] = report_path
        return results

    def _places(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        data: inputs.MetricPoints,
    ) -> tuple[Places | Lines, int]:
        """Areas, lines or cells with their counts, and how many points were equally near to several lines."""
        from ...analysis.segments import nearest_line

        source = self.parameterAsSource(parameters, area_inputs.AREAS, context)
        if source is None or QgsWkbTypes.geometryType(source.wkbType()) != QgsWkbTypes.GeometryType.LineGeometry:
            return read_places(self, parameters, context, feedback, data), 0
        data.require()
        read = area_inputs.read_areas(self, parameters, area_inputs.AREAS, context, feedback, data.crs)
        assert read is not None
        reach = inputs.length(self, parameters, MAX_DISTANCE, context) or REACH
        report = progress(feedback, 30, 60)
        index, ties = nearest_line(data.x, data.y, read.geometries, reach, report, feedback.isCanceled)
        counts, outside = counted(index, data.weights, len(read.features))
        if outside == len(data.x):
            text = tr("No point lies within {reach} m of a line ({n} read). Check the coordinate systems of both.")
            raise UserError(text.format(n=number(outside), reach=figure(reach)))
        return Lines(read, counts, outside, reach), ties

    def _write(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        found: Found,
        weighted: bool,
    ) -> str:
        import numpy as np

        from ...layers.styles.areas import set_aliases, style_ranks

        places, table = found.places, found.table
        added = [
            field("RANK", WHOLE, tr("Rank")),
            field("ICOUNT", REAL if weighted else WHOLE, tr("Reports")),
            field("PERC", REAL, tr("% of the reports")),
            field("CUMU_PERC", REAL, tr("% of the reports, cumulated")),
            field("CUMU_LPERC", REAL, tr("% of the places, cumulated")),
            field("CLASS", WHOLE, tr("Class")),
        ]
        fields, kept = fields_beside(places.fields, added)
        order = np.argsort(table.rank)
        classes, fewest = table.classes(PERCENTS)
        computed = (table.rank, table.counts, table.percent, table.cumulative, table.places, classes)
        rows = np.asarray(found.known)[order]
        columns: list[Column] = [
            *([places.own[row][i] for row in rows] for i in kept),
            *(column[order] for column in computed),
        ]
        ranked = _Ranked(places, rows)
        destination = write_layer(self, parameters, OUTPUT, context, feedback, fields, columns, ranked)
        aliases = {each.name(): each.alias() for each in added}
        labels = class_labels(table, fewest)

        def style(layer: Any) -> None:
            style_ranks(layer, "CLASS", labels)
            set_aliases(layer, aliases)

        name = tr("Concentration, {places}").format(places=places.description)
        self.load_styled(context, destination, name, style)
        return destination


class Lines:
    """Street segments and how many reports lie at each: as `Places`, as far as it is asked for here."""

    kind = Qgis.WkbType.MultiLineString

    def __init__(self, read: area_inputs.Areas, counts: Any, outside: int, reach: float) -> None:
        self.geometries = read.geometries
        self.counts = counts
        self.counts[[geometry is None or geometry.is_empty for geometry in read.geometries]] = float("nan")
        self.outside = outside
        self.reach = reach
        self.description = tr("segments ({n})").format(n=number(len(read.features)))
        self.names = read.names()
        self.crs: QgsCoordinateReferenceSystem = read.source.sourceCrs()
        self.fields = read.source.fields()
        self.own = [feature.attributes() for feature in read.features]
        self._shapes = [feature.geometry() for feature in read.features]

    def some_features(self, which: Any) -> list[QgsGeometry | None]:
        """The geometries with these numbers as they were read."""
        return [multi(self._shapes[i]) for i in which]


class _Ranked:
    """Places in the order of their rank, for the writer."""

    def __init__(self, places: Places | Lines, rows: Any) -> None:
        self.kind = places.kind
        self.crs = places.crs
        self._places = places
        self._rows = rows

    def features(self, first: int, last: int) -> Sequence[QgsGeometry | None]:
        """Some of the geometries."""
        return self._places.some_features(self._rows[first:last])

    def cells(self, first: int, last: int) -> Any:
        """The same as shapely geometries; None for what is written as it was read."""
        if isinstance(self._places, Lines) or self._places.polygons is not None:
            return None
        return self._places.some(self._rows[first:last])


@dataclass(frozen=True)
class Found:
    """What was found: the 80-20 table and Gini of those places that have a geometry (`known`, numbers)."""

    places: Places | Lines
    known: list[int]
    table: Concentration
    gini: Gini
    ties: int

    def numbers(self) -> dict[str, float | None]:
        """The numeric outputs; None where one is not defined."""
        values = [self.gini.plain, self.gini.generalised, self.gini.unbiased]
        values += [self.table.smallest_share(percent)[1] for percent in PERCENTS]
        return {name: value if value == value else None for name, value in zip(NUMBERS, values, strict=True)}

    def sentences(self) -> list[str]:
        """How few places hold how much."""
        text = tr("{percent} % of the reports lie in {share} % of the places: {n} of {all}.")
        sentences = []
        for percent in PERCENTS:
            n, share = self.table.smallest_share(percent)
            sentences.append(
                text.format(percent=f"{percent:g}", share=number(share, 1), n=number(n), all=number(len(self.known)))
            )
        return sentences


def class_labels(table: Concentration, fewest: Sequence[float]) -> dict[int, str]:
    """What the classes mean, from the fullest places to those without reports; empty classes are left out.

    Each is named by the fewest reports in one of its places and by what it holds together with those before it.
    """
    labels: dict[int, str] = {}
    total = table.counts.sum()
    for i, least in enumerate(fewest):
        if i and least == fewest[i - 1]:
            continue
        share = number(100 * table.counts[table.counts >= least].sum() / total)
        text = tr("{n}+: {share} %") if labels else tr("{n}+ reports: {share} % of all")
        labels[i + 1] = text.format(n=f"{least:g}", share=share)
    return {**labels, 0: tr("no reports")}
