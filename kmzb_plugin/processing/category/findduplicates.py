"""`findduplicates`: reports that are likely about the same thing, and bursts of one hand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ...locale import number
from ...text import UserError, tr
from .. import inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..eventtimes import CIVIL_ZONE, EventTimes, add_time, time_field, timed_points
from ..output_layers import OutputLayer, write_layers
from ..outputs import features_of, is_wanted, whole_or_nothing
from .duplicate_rules import limits_of, rules_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.duplicates import Duplicates
    from ...domain.duplicates import DuplicateRules

RULES = "RULES"
TEXT_FIELD = "TEXT_FIELD"
SOURCE_FIELD = "SOURCE_FIELD"
ID_FIELD = "ID_FIELD"
CASE_FIELD = "CASE_FIELD"
OUTPUT_PAIRS = "OUTPUT_PAIRS"
OUTPUT_GROUPS = "OUTPUT_GROUPS"
DEFAULTS = {
    inputs.CATEGORY_FIELD: "category",
    TEXT_FIELD: "description_masked",
    SOURCE_FIELD: "",
    ID_FIELD: "id",
    CASE_FIELD: "case_id",
}
MOST_LINES = 1_000_000
_DAY = 86_400


@dataclass(frozen=True)
class FoundDuplicates:
    """The reports that were compared, and what was found; `fields` are the names of the fields that were read.

    `categories` are the codes that occur, `category` (n,) says which one a report has; `described` counts those with
    words.
    """

    data: inputs.MetricPoints
    times: EventTimes
    rules: DuplicateRules
    fields: dict[str, str]
    categories: list[str]
    category: NDArray[np.int64]
    described: int
    found: Duplicates

    @cached_property
    def civil(self) -> NDArray[np.datetime64]:
        """When each was reported, in Polish civil time; at midnight where only the day counts."""
        from ...store.intake.moments import to_local

        if self.times.whole:
            return self.times.dates.astype("datetime64[s]")
        return to_local(self.times.moments, CIVIL_ZONE)

    @cached_property
    def ids(self) -> list[str]:
        """What each report is called: its id in the store, or that of its feature."""
        field = self.fields[ID_FIELD]
        if not field:
            return [str(each) for each in self.data.points.ids.tolist()]
        from ..times import texts

        return [str(each) for each in texts(self.data.points.columns[field])]

    @cached_property
    def in_case(self) -> NDArray[np.bool_]:
        """Which reports belong to a case already."""
        import numpy as np

        from ..times import texts

        field = self.fields[CASE_FIELD]
        if not field:
            return np.zeros(len(self.data.points), dtype=bool)
        return np.asarray(texts(self.data.points.columns[field]), dtype=object) != ""

    @cached_property
    def members(self) -> list[NDArray[np.int64]]:
        """The reports of each group, in the order of time."""
        import numpy as np

        group = self.found.group
        inside = np.flatnonzero(group >= 0)
        inside = inside[np.lexsort((self.data.y[inside], self.data.x[inside], self.civil[inside], group[inside]))]
        return np.split(inside, np.cumsum(self.found.sizes)[:-1]) if len(inside) else []


class FindDuplicates(KmzbAlgorithm):
    """Reads, searches in `analysis.duplicates`, writes. Memory: 2.5 kB a report with words, 30 bytes a pair, 300 MB."""

    algorithm_id = "findduplicates"

    def title(self) -> str:
        return tr("Duplicates and bursts")

    def describe(self) -> str:
        return tr(
            "Which reports are likely about the same thing: near each other in place and time and in much the same "
            "words, by rules that differ by category. And bursts: many reports in the same words, or from one source, "
            "in a short time. It draws lines and groups to look at and to make cases of; nothing is deleted or changed."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        add_time(self, tr("When it was reported."))
        self._add_fields()
        self.add(
            QgsProcessingParameterString(RULES, tr("Rules of the search"), "", multiLine=True, optional=True),
            tr(
                "What differs from the rules by default, by category, as {example}; «*» stands for all. Or the path of "
                "a JSON file that holds it. Left empty: the default rules."
            ).format(example='{"speeding": {"metres": 100, "days": 14}}'),
        )
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT_PAIRS, tr("Pairs"), QgsProcessing.SourceType.VectorLine, optional=True
            ),
            tr("A line from each report to each that is likely the same: distance, hours apart, likeness, why."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT_GROUPS, tr("Groups"), QgsProcessing.SourceType.VectorPolygon),
            tr("The outline of each group of reports, with their ids, how many they are, the first and the last."),
        )
        self.add_report()

    def _add_fields(self) -> None:
        labels = {
            inputs.CATEGORY_FIELD: (
                tr("Field of the category"),
                tr("Only reports of one category are compared, and of those that are easily confused."),
            ),
            TEXT_FIELD: (
                tr("Field of the description"),
                tr("The words that are compared. Masked ones will do. Without it only place and time say anything."),
            ),
            SOURCE_FIELD: (
                tr("Field of the source"),
                tr("Who reported, if that is known: many reports of one source in a short time are a burst."),
            ),
            ID_FIELD: (
                tr("Field of the id"),
                tr("What the reports of a group are called by; the store's ids lead from a group to the queue."),
            ),
            CASE_FIELD: (
                tr("Field of the case"),
                tr("The case that a report belongs to already: a group says how many of its reports do."),
            ),
        }
        for name, (label, help_text) in labels.items():
            inputs.add_field(self, name, label, DEFAULTS[name], help_text)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        rules_of(self.parameterAsString(parameters, RULES, context))
        self._fields(parameters, context)
        if not time_field(self, parameters, context):
            text = tr("The layer has no field «reported_at». Choose the field with the time in TIME_FIELD.")
            raise UserError(text)
        inputs.check_points(self, parameters, context)

    def _fields(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, str]:
        return {
            name: inputs.chosen_field(self, parameters, name, context, default) for name, default in DEFAULTS.items()
        }

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...analysis.progress import awaited
        from .duplicates_report import duplicates_report

        result = self._searched(parameters, context, feedback)
        pairs = len(result.found.first)
        if pairs > MOST_LINES and is_wanted(parameters, OUTPUT_PAIRS):
            text = tr("Pairs: {n}, and at most {most} are drawn. Choose narrower rules, or no OUTPUT_PAIRS.")
            raise UserError(text.format(n=number(pairs), most=number(MOST_LINES)))
        bursts = int(result.found.is_burst.sum())
        text = tr("Pairs: {pairs}, groups of duplicates: {groups}, bursts: {bursts}.")
        groups = len(result.members) - bursts
        feedback.pushInfo(text.format(pairs=number(pairs), groups=number(groups), bursts=number(bursts)))
        with whole_or_nothing() as written:
            outputs = self._write(result, parameters, context, feedback, written)
            report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
            if report_path:
                report = awaited(partial(duplicates_report, result, self.started), feedback.isCanceled)
                report.write(report_path)
                outputs[HTML_REPORT] = report_path
        return outputs

    def _searched(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> FoundDuplicates:
        import numpy as np
        import pandas as pd

        from ...analysis.duplicates import MOST_PAIRS, Reports, TooManyPairs, find_duplicates
        from ...analysis.wording import Wording
        from ..times import texts

        fields, time = self._fields(parameters, context), time_field(self, parameters, context)
        if not time:
            raise UserError(tr("The search needs the time of the reports. Choose its field in TIME_FIELD."))
        read = list(dict.fromkeys([time, *(each for each in fields.values() if each)]))
        data = inputs.read_metric_points(self, parameters, context, feedback, read, share=15)
        data.require()
        data, times = timed_points(self, parameters, context, feedback, data, time, needed=True)
        columns, cancelled = data.points.columns, feedback.isCanceled
        nothing = np.full(len(data.points), "", dtype=object)

        def column(name: str) -> Any:
            return texts(columns[fields[name]], cancelled) if fields[name] else nothing

        category, names = pd.factorize(column(inputs.CATEGORY_FIELD))
        categories = [str(each) for each in names]
        rules = rules_of(self.parameterAsString(parameters, RULES, context), categories)
        source, names = pd.factorize(column(SOURCE_FIELD))
        source = np.where(np.asarray(names, dtype=object)[source] == "", -1, source)
        wording = Wording.of(column(TEXT_FIELD), progress(feedback, 20, 50), cancelled)
        whole = times.dates.astype("datetime64[s]") if times.whole else times.moments
        reports = Reports(data.x, data.y, whole.astype(np.int64), category.astype(np.int64), source, wording)
        try:
            limits = limits_of(rules, categories)
            found = find_duplicates(reports, limits, progress(feedback, 50, 85), cancelled)
        except TooManyPairs as error:
            text = tr(
                "More than {most} pairs look the same. Choose narrower rules: fewer metres or days, more likeness."
            )
            raise UserError(text.format(most=number(MOST_PAIRS))) from error
        stop_if_cancelled(feedback)
        described = int((wording.text >= 0).sum())
        result = FoundDuplicates(data, times, rules, fields, categories, category, described, found)
        _tell(result, feedback)
        return result

    def _write(
        self,
        result: FoundDuplicates,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> dict[str, Any]:
        return write_layers(self, _layers(result), parameters, context, feedback, written, result.data.crs)


def _layers(result: FoundDuplicates) -> list[OutputLayer]:
    from ...layers.styles.duplicates import style_groups, style_pairs
    from .duplicates_rows import group_fields, group_rows, pair_fields, pair_rows

    groups, pairs = number(len(result.members)), number(len(result.found.first))
    return [
        OutputLayer(
            OUTPUT_GROUPS,
            tr("Likely duplicates and bursts, groups: {n}").format(n=groups),
            group_fields(),
            features_of(group_fields(), group_rows(result)),
            Qgis.WkbType.MultiPolygon,
            style_groups,
        ),
        OutputLayer(
            OUTPUT_PAIRS,
            tr("Likely duplicates, pairs: {n}").format(n=pairs),
            pair_fields(),
            features_of(pair_fields(), pair_rows(result)),
            Qgis.WkbType.LineString,
            style_pairs,
        ),
    ]


def _tell(result: FoundDuplicates, feedback: QgsProcessingFeedback) -> None:
    """Says in the log what could not be looked at as one would think."""
    from ...analysis.reach import MOST_FOLLOWERS

    n = len(result.data.points)
    if not result.fields[TEXT_FIELD]:
        feedback.pushWarning(
            tr("The layer has no field with descriptions: only place and time are compared. Choose it in TEXT_FIELD.")
        )
    else:
        text = tr("Reports with words: {n} of {all}.")
        feedback.pushInfo(text.format(n=number(result.described), all=number(n)))
    if not result.fields[inputs.CATEGORY_FIELD]:
        feedback.pushWarning(
            tr("The layer has no field with the category: all reports are compared by the rule for all, «*».")
        )
    crowded = int(result.found.crowded.sum())
    if crowded:
        text = tr("Reports in crowded places, each compared with the {most} next ones in time around it only: {n}.")
        feedback.pushWarning(text.format(most=number(MOST_FOLLOWERS), n=number(crowded)))
