"""`categorysummary`: category, area, status and period: counts, shares, location quotients, confirmed shares."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ...domain.periods import Period
from ...locale import number
from ...text import UserError, tr
from .. import area_inputs, inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..outputs import fields_beside, multi, opened_sink, write_layer, write_rows
from ..times import coded, moments, period_numbers, span
from ..two_periods import short

if TYPE_CHECKING:
    from ...analysis.summary import CategorySummary

PERIODS = "PERIODS"
DECIDED_FIELD = "DECIDED_FIELD"
OUTPUT = "OUTPUT"
OUTPUT_TABLE = "OUTPUT_TABLE"
DEFAULTS = {
    inputs.CATEGORY_FIELD: "category",
    inputs.STATUS_FIELD: "status",
    inputs.TIME_FIELD: "reported_at",
    DECIDED_FIELD: "updated_at",
}


@dataclass(frozen=True)
class Summary:
    """`by_area` over areas and periods, `whole` with all areas as one, `overall` by area with all periods as one.

    Of the reports that were not counted, `outside` lie in no area, `untimed` have no readable time, `other_time` lie in
    none of the periods.
    """

    by_area: CategorySummary
    whole: CategorySummary
    overall: CategorySummary
    periods: list[Period]
    outside: int
    untimed: int
    other_time: int


class CategorySummaryAlgorithm(KmzbAlgorithm):
    """Reads points and areas, calls `analysis.summary`. Memory: about 100 bytes a point, 250 with status and times."""

    algorithm_id = "categorysummary"

    def title(self) -> str:
        return tr("Category summary")

    def describe(self) -> str:
        return tr(
            "What is reported where, and what comes of it: for each area, category, status and period the number and "
            "share of reports, how far a category stands out in an area (location quotient), the share confirmed of "
            "those decided with its interval, and the time to the decision. A report counts once: where areas lie in "
            "each other, in the inner one."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        area_inputs.add_areas(
            self,
            tr("Areas to count in, such as precincts; their fields are kept. A report counts in the smallest one."),
            optional=False,
        )
        self.add(
            QgsProcessingParameterString(PERIODS, tr("Periods"), optional=True),
            tr(
                "One or several, as 2025-01-01/2025-07-01, separated by commas; the end is not included and they must "
                "not overlap. Left empty: all times as one."
            ),
        )
        labels = {
            inputs.CATEGORY_FIELD: (tr("Field of the category"), tr("The field with the category.")),
            inputs.STATUS_FIELD: (
                tr("Field of the status"),
                tr("The field with the status code. Without it nothing is said about decisions."),
            ),
            inputs.TIME_FIELD: (tr("Field of the time"), tr("When it was reported; PERIODS look at it.")),
            DECIDED_FIELD: (
                tr("Field of the decision's time"),
                tr("When it was decided. The store's own field holds the last change, which is later if one followed."),
            ),
        }
        for name, (label, help_text) in labels.items():
            inputs.add_field(self, name, label, DEFAULTS[name], help_text)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT, tr("Areas with their summary"), QgsProcessing.SourceType.VectorPolygon
            ),
            tr("The areas with the numbers over all periods together."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT_TABLE, tr("Table"), QgsProcessing.SourceType.Vector),
            tr(
                "A row for each area, period, category and status that occurs: n counts it; the columns from "
                "category_n on are about the category in the area and period over all statuses."
            ),
        )
        self.add_report()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._periods(parameters, context)
        if not self._field(parameters, inputs.CATEGORY_FIELD, context):
            text = tr("The layer has no field «category». Choose the field with the category in CATEGORY_FIELD.")
            raise UserError(text)
        inputs.check_points(self, parameters, context)

    def _field(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        return inputs.chosen_field(self, parameters, name, context, DEFAULTS[name])

    def _periods(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[Period]:
        text = self.parameterAsString(parameters, PERIODS, context)
        periods = [Period.parse(part.strip()) for part in text.split(",") if part.strip()]
        ordered = sorted(periods, key=lambda period: period.start)
        for earlier, later in pairwise(ordered):
            if later.start < earlier.end:
                sentence = tr("The periods {first} and {second} overlap: a report would count twice.")
                raise UserError(sentence.format(first=short(earlier), second=short(later)))
        return periods

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .summary_report import summary_report

        names = {name: self._field(parameters, name, context) for name in DEFAULTS}
        fields = list(dict.fromkeys(field for field in names.values() if field))
        codes = {names[inputs.CATEGORY_FIELD], names[inputs.STATUS_FIELD]} - {""}
        data = inputs.read_metric_points(self, parameters, context, feedback, fields, share=40, coded=codes)
        data.require()
        areas = area_inputs.read_areas(self, parameters, area_inputs.AREAS, context, feedback, data.crs)
        assert areas is not None
        summary = self._summary(data, areas, names, self._periods(parameters, context), feedback)
        stop_if_cancelled(feedback)
        outputs = {
            OUTPUT: self._write_areas(summary, areas, parameters, context, feedback),
            OUTPUT_TABLE: self._write_table(summary, areas, parameters, context, feedback),
        }
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            report = summary_report(summary, areas, data, names[inputs.STATUS_FIELD] != "", self.started)
            report.write(report_path)
            outputs[HTML_REPORT] = report_path
        return outputs

    def _summary(
        self,
        data: inputs.MetricPoints,
        areas: area_inputs.Areas,
        names: dict[str, str],
        periods: list[Period],
        feedback: QgsProcessingFeedback,
    ) -> Summary:
        from ...analysis.areas import locate
        from ...analysis.summary import summarised, tally

        cancelled = feedback.isCanceled
        area = locate(data.x, data.y, areas.geometries, progress(feedback, 40, 65), cancelled)
        columns = {name: data.points.columns[field] for name, field in names.items() if field}
        category = coded(columns[inputs.CATEGORY_FIELD], cancelled)
        status, reported, decided = (
            read(columns[name], cancelled) if name in columns else None
            for read, name in ((coded, inputs.STATUS_FIELD), (moments, inputs.TIME_FIELD), (moments, DECIDED_FIELD))
        )
        period, untimed = None, 0
        if periods:
            period = period_numbers(reported, periods, names[inputs.TIME_FIELD])
            assert reported is not None  # without a time periods are refused
            untimed = int(reported.isna().sum())
        counted = tally(category, area, status, period, reported, decided)
        if counted.counts.empty:
            times = "" if reported is None else span(reported)
            raise UserError(tr("No report lies in the areas and periods. {times}").format(times=times).strip())
        stop_if_cancelled(feedback)
        by_area = summarised(counted)
        return Summary(
            by_area,
            summarised(counted.as_one("area", "period")),
            summarised(counted.as_one("period")) if len(periods) > 1 else by_area,
            periods,
            int((area < 0).sum()),
            untimed,
            0 if period is None else int((period < 0).sum()) - untimed,
        )

    def _write_areas(
        self,
        summary: Summary,
        areas: area_inputs.Areas,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        from ...layers.styles.areas import set_aliases, style_by_value
        from ...layers.styles.scales import reports_per_km2
        from .summary_tables import area_fields, area_rows

        added = area_fields(summary.periods)
        fields, kept = fields_beside(areas.source.fields(), added)
        crs = areas.source.sourceCrs()
        sink, destination = opened_sink(self, parameters, OUTPUT, context, fields, Qgis.WkbType.MultiPolygon, crs)
        computed, per_km2 = area_rows(summary, areas)
        rows = (
            (multi(feature.geometry()), [*(feature[i] for i in kept), *values])
            for feature, values in zip(areas.features, computed, strict=True)
        )
        write_rows(sink, fields, rows, feedback)
        del sink
        aliases = {each.name(): each.alias() for each in added}

        def style(layer: Any) -> None:
            style_by_value(layer, "per_km2", per_km2, reports_per_km2())
            set_aliases(layer, aliases)

        name = tr("Categories, reports: {n}, areas: {areas}")
        n = int(summary.whole.areas["n"].sum())
        text = name.format(n=number(n), areas=number(len(areas.features)))
        self.load_styled(context, destination, text, style)
        return destination

    def _write_table(
        self,
        summary: Summary,
        areas: area_inputs.Areas,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        from ...layers.styles.areas import set_aliases
        from .summary_tables import long_columns, long_fields

        fields = long_fields()
        columns = long_columns(summary, areas.names())
        destination = write_layer(self, parameters, OUTPUT_TABLE, context, feedback, fields, columns, None)
        aliases = {fields.at(i).name(): fields.at(i).alias() for i in range(fields.count())}
        self.load_styled(
            context, destination, tr("Categories by area and period"), lambda layer: set_aliases(layer, aliases)
        )
        return destination
