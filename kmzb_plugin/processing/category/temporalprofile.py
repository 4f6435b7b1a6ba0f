"""`temporalprofile`: hours, weekdays, months, holidays, and bursts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...domain.periods import Period
from ...locale import number
from ...text import UserError, tr
from .. import inputs
from ..base import HTML_REPORT, KmzbAlgorithm, stop_if_cancelled
from ..outputs import features_of, whole_or_nothing, write_table
from ..report import made_report
from .event_spans import MIDNIGHT_RULES, read_column, spans_of

if TYPE_CHECKING:
    import pandas as pd

    from .event_spans import Spans

START_FIELD = "START_FIELD"
END_FIELD = "END_FIELD"
PERIOD = "PERIOD"
BURST_DAYS = "BURST_DAYS"
MIDNIGHT = "MIDNIGHT"
OUTPUT_TABLE = "OUTPUT_TABLE"
DEFAULT_START = "reported_at"


class TemporalProfile(KmzbAlgorithm):
    """Reads points with times, calls `analysis.aoristic`, `timeprofile` and `scan`. Memory: about 1 kB a point."""

    algorithm_id = "temporalprofile"

    def title(self) -> str:
        return tr("Hours, weekdays, months")

    def describe(self) -> str:
        return tr(
            "When reports come: by hour and weekday, by weekday and month with how often each occurred, on public "
            "holidays and long weekends, month by month with the band of chance, and the bursts that chance does not "
            "explain. Where only an interval is known, the report is spread over it; where only a date is known, it "
            "counts for the day but for no hour."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        inputs.add_field(
            self,
            START_FIELD,
            tr("Field of the time, or of the start"),
            DEFAULT_START,
            tr("When it was reported or happened; with END_FIELD the earliest moment it can have happened."),
        )
        inputs.add_field(
            self,
            END_FIELD,
            tr("Field of the end"),
            "",
            tr("The latest moment it can have happened. Left empty: the time is known."),
        )
        self.add(
            QgsProcessingParameterString(PERIOD, tr("Period"), optional=True),
            tr("As 2025-01-01/2026-01-01; the end is not included. Left empty: from the first report to the last."),
        )
        whole = QgsProcessingParameterNumber.Type.Integer
        self.add(
            QgsProcessingParameterNumber(BURST_DAYS, tr("Length of a burst in days"), whole, 7, False, 1, 366),
            tr("The window in which unusually many reports are looked for, anywhere in the time."),
        )
        self.add(
            QgsProcessingParameterEnum(
                MIDNIGHT, tr("What midnight means"), MIDNIGHT_RULES, defaultValue="auto", usesStaticStrings=True
            ),
            tr(
                "A time at 0:00:00 is a date without an hour (date), or midnight (time). Automatically (auto): it is a "
                "date if more than three times as many reports have it as any other time of the day. What is written "
                "without a time is always a date."
            ),
            advanced=True,
            titles={"auto": tr("automatically"), "date": tr("a date without an hour"), "time": tr("really midnight")},
        )
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT_TABLE, tr("Table"), QgsProcessing.SourceType.Vector),
            tr(
                "A row for each hour of the week, hour, weekday, month, month of a year, kind of day, holiday and "
                "burst: what it is (kind, key), how many reports, how many were expected, z, p, the limits of chance."
            ),
        )
        self.add_report()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._period(parameters, context)
        if not inputs.chosen_field(self, parameters, START_FIELD, context, DEFAULT_START):
            text = tr("The layer has no field «reported_at». Choose the field with the time in START_FIELD.")
            raise UserError(text)
        inputs.chosen_field(self, parameters, END_FIELD, context)
        inputs.check_points(self, parameters, context)

    def _period(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Period | None:
        text = self.parameterAsString(parameters, PERIOD, context).strip()
        return Period.parse(text) if text else None

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...analysis.progress import awaited
        from .profile_tables import profile_table
        from .temporal_report import temporal_report
        from .time_profile import time_profile

        start = inputs.chosen_field(self, parameters, START_FIELD, context, DEFAULT_START)
        end = inputs.chosen_field(self, parameters, END_FIELD, context)
        fields = list(dict.fromkeys(name for name in (start, end) if name))
        data = inputs.read_metric_points(self, parameters, context, feedback, fields, share=50)
        data.require()
        period = self._period(parameters, context)
        spans = self._spans(data, start, end, period, parameters, context, feedback)
        for sentence in spans.account():
            feedback.pushInfo(sentence)
        feedback.setProgress(75)
        window = self.parameterAsInt(parameters, BURST_DAYS, context)
        profile = awaited(lambda: time_profile(spans, period, window), feedback.isCanceled)
        feedback.setProgress(90)
        table = awaited(lambda: profile_table(profile), feedback.isCanceled)
        stop_if_cancelled(feedback)
        outputs = {OUTPUT_TABLE: self._write(table, spans, parameters, context, feedback)}
        path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if path:
            report = made_report(lambda: temporal_report(profile, table, spans, data, self.started), outputs, feedback)
            report.write(path)
            outputs[HTML_REPORT] = path
        return outputs

    def _spans(
        self,
        data: inputs.MetricPoints,
        start: str,
        end: str,
        period: Period | None,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Spans:
        from ...analysis.progress import awaited

        rule = self.parameterAsEnumString(parameters, MIDNIGHT, context)
        columns = data.points.columns
        starts = read_column(columns[start], rule, feedback.isCanceled)
        ends = read_column(columns[end], rule, feedback.isCanceled) if end else None
        return awaited(lambda: spans_of(starts, ends, period), feedback.isCanceled)

    def _write(
        self,
        table: pd.DataFrame,
        spans: Spans,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        from ...layers.styles.areas import set_aliases
        from .profile_tables import profile_fields

        fields = profile_fields()
        features = features_of(fields, ((None, row) for row in table.itertuples(index=False, name=None)))
        with whole_or_nothing() as written:
            destination = write_table(self, parameters, OUTPUT_TABLE, context, feedback, fields, features, written)
        aliases = {fields.at(i).name(): fields.at(i).alias() for i in range(fields.count())}
        name = tr("Times, reports: {n}").format(n=number(len(spans)))
        self.load_styled(context, destination, name, lambda layer: set_aliases(layer, aliases))
        return destination
