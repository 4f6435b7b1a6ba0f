"""`verificationfunnel`: the confirmed share of units in a funnel plot, what is open, what was decided in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...domain.periods import Period, parse_moment
from ...domain.statuses import Workflow
from ...locale import number, sort_key
from ...text import UserError, tr
from .. import area_inputs, inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..outputs import features_of, whole_or_nothing, write_table
from ..report import made_report
from ..times import moments, period_numbers, span, texts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.funnel import Funnel
    from ...analysis.verification import Verification

UNIT_FIELD = "UNIT_FIELD"
DECIDED_FIELD = "DECIDED_FIELD"
PERIOD = "PERIOD"
AS_OF = "AS_OF"
LIMIT_DAYS = "LIMIT_DAYS"
OUTPUT_TABLE = "OUTPUT_TABLE"
DEFAULTS = {
    UNIT_FIELD: "unit_id",
    inputs.STATUS_FIELD: "status",
    inputs.TIME_FIELD: "reported_at",
    DECIDED_FIELD: "updated_at",
}


@dataclass(frozen=True)
class UnitResults:
    """What was found for the units `names`, in their order; `as_of` is in UTC.

    Left out: `no_unit` without a unit, `untimed` without a readable time where a period was asked for, `other_time`
    outside that period. `last_read` says that `as_of` is the last time in the data.
    """

    names: list[str]
    verification: Verification
    funnel: Funnel
    as_of: np.datetime64
    last_read: bool
    limit_days: float
    period: Period | None
    no_unit: int
    untimed: int
    other_time: int
    snapshot: bool


def limit_of_the_workflow() -> float:
    """Days from a report to its decision: the limits for leaving the statuses before one, added up."""
    workflow = Workflow.seed()
    return float(sum(workflow[code].due_days or 0 for code in ("new", "verification")))


class VerificationFunnel(KmzbAlgorithm):
    """Reads points and units, calls `analysis.verification` and `funnel`. Memory: about 1 kB a point."""

    algorithm_id = "verificationfunnel"

    def title(self) -> str:
        return tr("Confirmed share of units")

    def describe(self) -> str:
        return tr(
            "How large the share of confirmed reports is in each unit, and whether it differs from that of all by more "
            "than chance: a funnel plot, in which small units have wide limits, instead of a ranking. Also what is "
            "still undecided and for how long, and the share decided within the limit. A share outside the limits asks "
            "for a reason; it is no mark for a unit."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        labels = {
            UNIT_FIELD: (tr("Field of the unit"), tr("The unit that decides. AREAS, if given, are taken instead.")),
            inputs.STATUS_FIELD: (tr("Field of the status"), tr("The field with the status code.")),
            inputs.TIME_FIELD: (tr("Field of the time"), tr("When it was reported.")),
            DECIDED_FIELD: (
                tr("Field of the decision's time"),
                tr("When it was decided. The store's own field holds the last change, which is later if one followed."),
            ),
        }
        area_inputs.add_areas(
            self,
            tr("Areas of the units. A report counts in the smallest one; outside all it is left out."),
            optional=True,
        )
        for name, (label, help_text) in labels.items():
            inputs.add_field(self, name, label, DEFAULTS[name], help_text)
        self.add(
            QgsProcessingParameterString(PERIOD, tr("Period"), optional=True),
            tr("Only what was reported in it, as 2025-01-01/2026-01-01; the end is not included."),
        )
        self.add(
            QgsProcessingParameterString(AS_OF, tr("State of"), optional=True),
            tr(
                "The day or moment at which the age of undecided reports is counted, as 2026-01-01. Left empty: the "
                "last time in the data."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                LIMIT_DAYS,
                tr("Limit in days"),
                QgsProcessingParameterNumber.Type.Double,
                limit_of_the_workflow(),
                False,
                0.01,
                3650,
            ),
            tr("How many days a decision may take from the report: by default the limits of the first two statuses."),
        )
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT_TABLE, tr("Table"), QgsProcessing.SourceType.Vector),
            tr("A row for each unit: counts, shares with intervals, limits of the funnel, position, age, due."),
        )
        self.add_report()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._period(parameters, context)
        self._as_of(parameters, context)
        if not self._field(parameters, inputs.STATUS_FIELD, context):
            raise UserError(tr("The layer has no field «status». Choose the field with the status in STATUS_FIELD."))
        if parameters.get(area_inputs.AREAS) is None and not self._field(parameters, UNIT_FIELD, context):
            text = tr("The layer has no field «unit_id». Choose the field with the unit in UNIT_FIELD, or give AREAS.")
            raise UserError(text)
        inputs.check_points(self, parameters, context)

    def _field(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> str:
        return inputs.chosen_field(self, parameters, name, context, DEFAULTS[name])

    def _period(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Period | None:
        text = self.parameterAsString(parameters, PERIOD, context).strip()
        return Period.parse(text) if text else None

    def _as_of(self, parameters: dict[str, Any], context: QgsProcessingContext) -> np.datetime64 | None:
        import numpy as np

        text = self.parameterAsString(parameters, AS_OF, context).strip()
        if not text:
            return None
        try:
            return np.datetime64(parse_moment(text).replace(tzinfo=None), "s")
        except ValueError as error:
            sentence = tr("AS_OF «{text}» is no date. Write it as 2025-07-01.")
            raise UserError(sentence.format(text=text), str(error)) from error

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .funnel_report import account, funnel_report

        names = {name: self._field(parameters, name, context) for name in DEFAULTS}
        if parameters.get(area_inputs.AREAS) is not None:
            names[UNIT_FIELD] = ""
        fields = list(dict.fromkeys(field for field in names.values() if field))
        data = inputs.read_metric_points(self, parameters, context, feedback, fields, share=50)
        data.require()
        unit, unit_names = self._units(data, names[UNIT_FIELD], parameters, context, feedback)
        stop_if_cancelled(feedback)
        results = self._results(data, unit, unit_names, names, parameters, context, feedback)
        for sentence in account(results):
            feedback.pushWarning(sentence)
        feedback.setProgress(90)
        outputs = {OUTPUT_TABLE: self._write(results, parameters, context, feedback)}
        path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if path:
            report = made_report(lambda: funnel_report(results, data, self.started), outputs, feedback)
            report.write(path)
            outputs[HTML_REPORT] = path
        return outputs

    def _units(
        self,
        data: inputs.MetricPoints,
        field: str,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> tuple[NDArray[np.int64], list[str]]:
        """The number of each point's unit (n,), -1 for none, and the names of the units, in their order."""
        import numpy as np
        import pandas as pd

        from ...analysis.areas import locate

        if field:
            codes, found = pd.factorize(texts(data.points.columns[field], feedback.isCanceled))
            written = self._written_names(field, parameters, context)
            all_names = [written.get(str(each), str(each)) for each in found]
        else:
            areas = area_inputs.read_areas(self, parameters, area_inputs.AREAS, context, feedback, data.crs)
            assert areas is not None
            codes = locate(data.x, data.y, areas.geometries, progress(feedback, 50, 80), feedback.isCanceled)
            all_names = areas.names()
        order = sorted((i for i, name in enumerate(all_names) if name.strip()), key=lambda i: sort_key(all_names[i]))
        number_of = np.full(len(all_names) + 1, -1)  # the last is for none
        number_of[order] = np.arange(len(order))
        return number_of[codes], [all_names[i] for i in order]

    def _written_names(self, field: str, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, str]:
        """What the layer's form calls the values of a field, as those of a store call units; perhaps nothing."""
        layer = self.parameterAsVectorLayer(parameters, inputs.INPUT, context)
        if layer is None:
            return {}
        setup = layer.editorWidgetSetup(layer.fields().lookupField(field))
        pairs = setup.config().get("map", []) if setup.type() == "ValueMap" else []
        entries = pairs if isinstance(pairs, list) else [pairs]
        return {str(value): str(name) for entry in entries for name, value in entry.items()}

    def _results(
        self,
        data: inputs.MetricPoints,
        unit: NDArray[np.int64],
        unit_names: list[str],
        names: dict[str, str],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> UnitResults:
        import numpy as np

        from ...analysis.funnel import funnel
        from ...analysis.progress import awaited
        from ...analysis.verification import verification

        column = data.points.columns
        nothing = np.full(len(unit), None, dtype=object)
        reported = moments(column.get(names[inputs.TIME_FIELD], nothing), feedback.isCanceled)
        decided = moments(column.get(names[DECIDED_FIELD], nothing), feedback.isCanceled)
        period = self._period(parameters, context)
        inside = period_numbers(reported, [period] if period else [], names[inputs.TIME_FIELD]) == 0
        chosen = inside & (unit >= 0)
        if not chosen.any():
            text = tr("No report with a unit lies in the period. {times}")
            raise UserError(text.format(times=span(reported)))
        untimed = int(reported.isna().sum()) if period else 0
        begin, end = (
            each.dt.tz_localize(None).to_numpy().astype("datetime64[s]")[chosen] for each in (reported, decided)
        )
        status = texts(column[names[inputs.STATUS_FIELD]])[chosen]
        as_of = self._as_of(parameters, context)
        times = np.concatenate([begin, end])
        times = times[~np.isnat(times)]
        last = times.max() if len(times) else np.datetime64("NaT", "s")
        limit = self.parameterAsDouble(parameters, LIMIT_DAYS, context)
        workflow = [each.code for each in Workflow.seed()]
        moment = last if as_of is None else as_of
        found = awaited(
            lambda: verification(unit[chosen], len(unit_names), status, begin, end, moment, limit, workflow),
            feedback.isCanceled,
        )
        return UnitResults(
            unit_names,
            found,
            funnel(found.units["confirmed"], found.units["decided"]),
            moment,
            as_of is None,
            limit,
            period,
            int((inside & (unit < 0)).sum()),
            untimed,
            int((~inside).sum()) - untimed,
            awaited(lambda: self._is_snapshot(column, names, chosen), feedback.isCanceled),
        )

    def _is_snapshot(self, column: dict[str, Any], names: dict[str, str], chosen: NDArray[np.bool_]) -> bool:
        """Whether the reports look like what the public map shows on one day."""
        import pandas as pd

        from ...store.intake.mapping import looks_like_public_snapshot

        needed = {"status": inputs.STATUS_FIELD, "reported_at": inputs.TIME_FIELD, "updated_at": DECIDED_FIELD}
        if not all(names[name] for name in needed.values()):
            return False
        return looks_like_public_snapshot(
            pd.DataFrame({name: texts(column[names[parameter]])[chosen] for name, parameter in needed.items()})
        )

    def _write(
        self,
        results: UnitResults,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        from ...layers.styles.areas import set_aliases
        from .funnel_tables import funnel_fields, funnel_rows

        fields = funnel_fields(results)
        features = features_of(fields, ((None, row) for row in funnel_rows(results)))
        with whole_or_nothing() as written:
            destination = write_table(self, parameters, OUTPUT_TABLE, context, feedback, fields, features, written)
        aliases = {fields.at(i).name(): fields.at(i).alias() for i in range(fields.count())}
        name = tr("Confirmed share, units: {n}").format(n=number(len(results.names)))
        self.load_styled(context, destination, name, lambda layer: set_aliases(layer, aliases))
        return destination
