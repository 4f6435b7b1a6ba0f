"""`importareastatistics`: counts of police statistics by area into a store, joined to areas on the map."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ...locale import number
from ...text import tr
from ..area_inputs import AREAS, add_areas
from ..base import progress
from ..outputs import whole_or_nothing
from ..report import Report
from .importing import INPUT, ImportAlgorithm, input_file
from .stores import add_store, opened_store

if TYPE_CHECKING:
    from ...store.intake.statistics import StatisticsReport
    from ...store.intake.table import Table
    from .joined_areas import Joined

PROFILE = "PROFILE"
SOURCE_SYSTEM = "SOURCE_SYSTEM"
CATEGORY = "CATEGORY"
PERIOD = "PERIOD"
CODE_FIELD = "CODE_FIELD"
POPULATION_FIELD = "POPULATION_FIELD"
OUTPUT_AREAS = "OUTPUT_AREAS"
OUTPUT_UNMATCHED = "OUTPUT_UNMATCHED"
CORRECTED_COUNT = "CORRECTED_COUNT"
UNMATCHED_CODES = "UNMATCHED_CODES"
UNMATCHED_AREAS = "UNMATCHED_AREAS"
DEFAULT_PROFILE = "auto"


class ImportAreaStatistics(ImportAlgorithm):
    """Reads, maps and hands over in one transaction. Memory: about 1.5 kB a count, and the areas."""

    algorithm_id = "importareastatistics"

    def __init__(self) -> None:
        super().__init__()
        self._joined: Joined | None = None

    def title(self) -> str:
        return tr("Import area statistics")

    def describe(self) -> str:
        return tr(
            "Brings counts of police statistics by area (plane 1) into a store: a table with a row for each count, or "
            "with a column for each category or period. Areas are known by their TERYT codes; leading zeros that a "
            "spreadsheet dropped are put back. The same table can be imported again: what is there is counted, not "
            "doubled, and another count takes the place of the older one, which stays in the audit. Sums are left out. "
            "With a layer of areas the counts of the last period come out joined to it, with rates."
        )

    def setup(self) -> None:
        self.add_input(
            tr("Table or layer"),
            QgsProcessing.SourceType.TypeVector,
            tr("A CSV file (also compressed as .gz), a spreadsheet (.xlsx, .ods) or a layer with the counts."),
        )
        add_store(self)
        self.add(
            QgsProcessingParameterString(PROFILE, tr("Import profile"), defaultValue=DEFAULT_PROFILE),
            tr(
                "Automatically (auto): the columns are found by their names and contents. Else the path of a JSON file "
                "of your own that names them."
            ),
            titles={DEFAULT_PROFILE: tr("automatically")},
        )
        self.add(
            QgsProcessingParameterString(PERIOD, tr("Period"), optional=True),
            tr("For tables that do not say it: 2025, 2025-H1, 2025-Q3 or 2025-07."),
        )
        self.add(
            QgsProcessingParameterString(CATEGORY, tr("Category"), optional=True),
            tr("For tables that do not say it: a code of the store or a name. Left empty: all categories together."),
        )
        self.add(
            QgsProcessingParameterString(SOURCE_SYSTEM, tr("Source system"), optional=True),
            tr(
                "Tells the counts of one system from those of another; a later import corrects those of its own. Left "
                "empty: the name of the profile."
            ),
            advanced=True,
        )
        self._add_areas()
        self.add_results()
        for name, label in (
            (CORRECTED_COUNT, tr("Counts corrected")),
            (UNMATCHED_CODES, tr("Codes without an area")),
            (UNMATCHED_AREAS, tr("Areas without a count")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def _add_areas(self) -> None:
        add_areas(self, tr("Polygons with TERYT codes, to join the counts of the last period to."), optional=True)
        self.add(
            QgsProcessingParameterField(
                CODE_FIELD, tr("Field with the TERYT code"), parentLayerParameterName=AREAS, optional=True
            ),
            tr("Left empty: the field that is named as such or holds such codes."),
        )
        self.add(
            QgsProcessingParameterField(
                POPULATION_FIELD,
                tr("Field with the inhabitants"),
                parentLayerParameterName=AREAS,
                type=Qgis.ProcessingFieldParameterDataType.Numeric,
                optional=True,
            ),
            tr("With it the rate is a count per 100,000 inhabitants, else per km²."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT_AREAS, tr("Areas with counts"), QgsProcessing.SourceType.VectorPolygon, optional=True
            ),
            tr("The areas with the count, its rate with a 95 % interval, and a field for each category."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT_UNMATCHED, tr("Codes without a match"), QgsProcessing.SourceType.TypeVector, optional=True
            ),
            tr("The codes of the statistics without an area, and the areas without a count."),
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ...domain.statistic_periods import read_period
        from ...store.intake import statistics_profile
        from ...text import UserError

        statistics_profile.load(self.parameterAsString(parameters, PROFILE, context))
        period = self.parameterAsString(parameters, PERIOD, context).strip()
        if period and read_period(period) is None:
            raise UserError(
                tr(
                    "The period «{text}» is no year, half, quarter or month. Write it as 2025, 2025-H1, 2025-Q3 or "
                    "2025-07."
                ).format(text=period)
            )
        # What a dialog offers by itself is asked for by nobody.
        asked = [name for name in (OUTPUT_AREAS, OUTPUT_UNMATCHED) if _is_asked_for(parameters, name)]
        if asked and parameters.get(AREAS) is None:
            raise UserError(
                tr("{output} needs a layer of areas: fill in AREAS, or leave {output} empty.").format(output=asked[0])
            )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...store.intake import statistics_profile
        from ...store.intake.statistics import import_statistics
        from .joined_areas import read_areas

        profile = statistics_profile.load(self.parameterAsString(parameters, PROFILE, context))
        self.check_outputs(parameters, context)
        # Whatever is wrong with the areas is said before anything is imported.
        areas = read_areas(self, parameters, context, feedback) if parameters.get(AREAS) is not None else None
        with opened_store(self, parameters, context, feedback) as store:
            report = import_statistics(
                store,
                self._table(parameters, context, feedback),
                profile=profile,
                source_system=self.parameterAsString(parameters, SOURCE_SYSTEM, context),
                category=self.parameterAsString(parameters, CATEGORY, context).strip(),
                period=self.parameterAsString(parameters, PERIOD, context).strip(),
                progress=progress(feedback, 10.0, 70.0),
                cancelled=feedback.isCanceled,
            )
            with _imported_already(feedback):
                self._joined = areas.joined(store, report.source_system) if areas is not None else None
        with _imported_already(feedback), whole_or_nothing() as written:
            outputs = self._write_joined(parameters, context, feedback, written)
            results = self.results(report, parameters, context, feedback)
        return results | outputs | {CORRECTED_COUNT: report.corrected}

    def _write_joined(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> dict[str, Any]:
        joined = self._joined
        if joined is None:
            return {OUTPUT_AREAS: None, OUTPUT_UNMATCHED: None, UNMATCHED_CODES: 0, UNMATCHED_AREAS: 0}
        for note in joined.notes():
            feedback.pushWarning(note)
        return {
            **joined.write(self, OUTPUT_AREAS, OUTPUT_UNMATCHED, parameters, context, feedback, written),
            UNMATCHED_CODES: len(joined.codes_without_area),
            UNMATCHED_AREAS: len(joined.areas_without_count),
        }

    def _table(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Table:
        from ...store.intake.reading import read_file, read_layer

        path = input_file(parameters)
        if path is not None:
            return read_file(path, cancelled=feedback.isCanceled, progress=progress(feedback, 0.0, 10.0))
        source = self.parameterAsSource(parameters, INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, INPUT))
        source.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
        return read_layer(source, source.sourceName(), cancelled=feedback.isCanceled)

    def answer(self, report: StatisticsReport) -> str:
        from .statistics_page import answer

        return answer(report)

    def refusal(self, reason: str, count: int) -> str:
        return tr("Counts not taken: {n}. {reason}").format(n=number(count), reason=reason)

    def page(self, report: StatisticsReport) -> Report:
        from .statistics_page import page

        return page(report, self._joined, self.title(), self.started)


def _is_asked_for(parameters: dict[str, Any], name: str) -> bool:
    """Whether somebody chose a place for an output: not a temporary layer, which dialogs make unless told not to."""
    value = parameters.get(name)
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue() if value.sink.propertyType() == Qgis.PropertyType.Static else value.sink
    return bool(value) and value != QgsProcessing.TEMPORARY_OUTPUT


@contextmanager
def _imported_already(feedback: QgsProcessingFeedback) -> Iterator[None]:
    """What is stopped in here has imported its counts before: it says so."""
    from ...store.errors import Interrupted

    try:
        yield
    except (Interrupted, QgsProcessingException) as error:
        if feedback.isCanceled():
            text = tr("Cancelled. The counts had been imported by then; import the same table again for the outputs.")
            raise QgsProcessingException(text) from error
        raise
