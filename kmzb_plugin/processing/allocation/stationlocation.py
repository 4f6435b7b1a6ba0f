"""`stationlocation`: where stations or posts should stand, with a certificate of how good the answer is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ...disk import reason
from ...text import UserError, tr
from .. import inputs
from ..base import HTML_REPORT, KmzbAlgorithm, stop_if_cancelled
from ..output_layers import OutputLayer, write_layers
from ..outputs import features_of, whole_or_nothing
from .costs import add_costs, check_costs, read_costs
from .demand import add_demand, check_demand, read_demand
from .sites import add_sites, read_sites
from .station_study import FIXED, ROLES, Question
from .station_wording import model_titles, role_titles

if TYPE_CHECKING:
    from .station_study import Study

CANDIDATES = "CANDIDATES"
EXISTING = "EXISTING"
EXISTING_ROLE = "EXISTING_ROLE"
PROPOSAL = "PROPOSAL"
MODEL = "MODEL"
P = "P"
TIME_LIMIT = "TIME_LIMIT"
DRAWS = "DRAWS"
OUTPUT_SITES = "OUTPUT_SITES"
OUTPUT_ALLOCATION = "OUTPUT_ALLOCATION"
OUTPUT_UNCOVERED = "OUTPUT_UNCOVERED"
RATIONALE = "RATIONALE"
MODELS = ["p_median", "maximal_covering", "set_covering", "p_center"]


class StationLocation(KmzbAlgorithm):
    """Reads demand, sites and roads, solves in `analysis.siting`. Memory: 60 bytes a pair of demand and site, 600 MB
    at most, and 300 bytes a point.
    """

    algorithm_id = "stationlocation"

    def title(self) -> str:
        return tr("Where stations should stand")

    def describe(self) -> str:
        return tr(
            "Where the next station or post should stand, and what that rests on: the sites that bring officers "
            "nearest to the demand, or most of it within a standard, or all of it with the fewest sites, beside the "
            "stations of today and beside a proposal of somebody else. It says what stays uncovered, how many sites "
            "bring what, which sites stay if the criteria change, and how much better any other choice could be at "
            "most. It decides nothing: cost, buildings and staff are not in it."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        inputs.add_weight(self)
        add_demand(self)
        add_sites(
            self,
            CANDIDATES,
            tr("Candidates"),
            tr("Where a site could stand: points, or places of any kind, which count at a point inside them."),
        )
        add_sites(self, EXISTING, tr("Existing stations"), tr("Where stations stand today."))
        self.add(
            QgsProcessingParameterEnum(
                EXISTING_ROLE,
                tr("What becomes of existing stations"),
                ROLES,
                defaultValue=FIXED,
                usesStaticStrings=True,
            ),
            tr(
                "They stay, and P counts the new sites (fixed) or all sites (fixed_counted); or they are candidates "
                "like the others and may be given up (movable), and P counts all sites."
            ),
            titles=role_titles(),
        )
        self._add_question()
        add_costs(self)
        add_sites(
            self, PROPOSAL, tr("Proposal to compare with"), tr("Sites that somebody else proposes, to be compared.")
        )
        whole = QgsProcessingParameterNumber.Type.Integer
        self.add(
            QgsProcessingParameterNumber(TIME_LIMIT, tr("Time limit [s]"), whole, 60, False, 1, 86_400),
            tr(
                "How long the best choice is sought; as long again is spent on the curve and on other criteria. Where "
                "time runs out the best found is given, with how much better another could be."
            ),
            advanced=True,
        )
        inputs.add_chance(
            self,
            DRAWS,
            tr("Trials with other weights"),
            20,
            tr("How often the weight of every place is changed by lot by up to 25 %, to see which sites stay."),
        )
        inputs.add_crs(self)
        self._add_outputs()
        self.add_report()

    def _add_question(self) -> None:
        self.add(
            QgsProcessingParameterEnum(MODEL, tr("Model"), MODELS, defaultValue="p_median", usesStaticStrings=True),
            tr("What is sought. Within the standard: not farther from a site than the standard distance or time."),
            titles=model_titles(),
        )
        whole = QgsProcessingParameterNumber.Type.Integer
        self.add(
            QgsProcessingParameterNumber(P, tr("Number of sites (P)"), whole, 1, False, 0, 10_000),
            tr("How many sites; set covering finds the number itself. 0: only what exists is judged."),
        )

    def _add_outputs(self) -> None:
        kinds = QgsProcessing.SourceType
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT_SITES, tr("Sites"), kinds.VectorPoint),
            tr("The sites chosen, new and existing, with the demand they serve, their ways and how firm they are."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT_ALLOCATION, tr("Who goes where"), kinds.VectorLine, optional=True),
            tr("A line from each place of demand to its site, with the way and whether that is within the standard."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT_UNCOVERED, tr("Uncovered demand"), kinds.VectorPoint, optional=True
            ),
            tr("The places of demand beyond the standard, or that cannot be reached, and why."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                RATIONALE, tr("Rationale"), fileFilter=tr("JSON files (*.json)"), optional=True, createByDefault=False
            ),
            tr(
                "A file with all parameters and the result. «qgis_process run kmzb:stationlocation -» reads it and "
                "computes the same again."
            ),
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        question = self._question(parameters, context)
        if parameters.get(CANDIDATES) is None:
            if parameters.get(EXISTING) is None:
                raise UserError(tr("There are no sites to choose from: give CANDIDATES."))
            if question.p > 0 and question.role == FIXED:
                raise UserError(tr("New sites need candidates: give CANDIDATES, or choose 0 in P."))
        check_demand(self, parameters, context)
        check_costs(self, parameters, context)
        inputs.check_points(self, parameters, context)

    def _question(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Question:
        return Question(
            self.parameterAsEnumString(parameters, MODEL, context),
            self.parameterAsInt(parameters, P, context),
            self.parameterAsEnumString(parameters, EXISTING_ROLE, context),
            float(self.parameterAsInt(parameters, TIME_LIMIT, context)),
            self.parameterAsInt(parameters, DRAWS, context),
            self.parameterAsInt(parameters, inputs.SEED, context),
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...analysis.highs import Highs
        from ...analysis.progress import awaited
        from .station_report import station_report, tell
        from .station_study import made_study
        from .station_wording import as_asked, rationale

        demand = read_demand(self, parameters, context, feedback)
        crs = demand.data.crs
        candidates, existing, proposal = (
            read_sites(self, parameters, name, context, feedback, crs) for name in (CANDIDATES, EXISTING, PROPOSAL)
        )
        costs = read_costs(self, parameters, context, feedback, crs)
        with Highs(feedback.isCanceled) as solver:
            question = self._question(parameters, context)
            study = made_study(question, demand, costs, candidates, existing, proposal, feedback, solver)
        tell(study, feedback)
        asked = self._asked(parameters, context)
        with whole_or_nothing() as written:
            outputs = self._write(study, parameters, context, feedback, written)
            stop_if_cancelled(feedback)
            if path := self.parameterAsFileOutput(parameters, RATIONALE, context):
                _save(path, rationale(study, asked))
                outputs[RATIONALE] = path
                written.append(path)
            if path := self.parameterAsFileOutput(parameters, HTML_REPORT, context):
                report = awaited(lambda: station_report(study, as_asked(asked), self.started), feedback.isCanceled)
                report.write(path)
                outputs[HTML_REPORT] = path
        return outputs

    def _asked(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, Any]:
        """All parameters, those left to their default too: another version may have other ones."""
        asked = self.asMap(parameters, context)
        given = asked["inputs"]
        defaults = {
            each.name(): each.defaultValue()
            for each in self.parameterDefinitions()
            if not each.isDestination() and each.defaultValue() not in (None, "")
        }
        return {**asked, "inputs": {**defaults, **given}}

    def _write(
        self,
        study: Study,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> dict[str, Any]:
        crs = study.demand.data.crs
        return write_layers(self, _layers(study), parameters, context, feedback, written, crs)


def _layers(study: Study) -> list[OutputLayer]:
    """From the lowest up."""
    from ...layers.styles.stations import style_sites, style_uncovered, style_ways
    from . import station_rows as rows
    from .station_wording import short_title

    name, unit, kinds = short_title(study), study.costs.unit, Qgis.WkbType
    site_fields, ways, missed = rows.site_fields(unit), rows.allocation_fields(unit), rows.uncovered_fields(unit)
    return [
        OutputLayer(
            OUTPUT_ALLOCATION,
            tr("{name}: who goes where").format(name=name),
            ways,
            features_of(ways, rows.allocation_rows(study)),
            kinds.LineString,
            partial(style_ways, study.costs.text(study.costs.standard)),
        ),
        OutputLayer(
            OUTPUT_UNCOVERED,
            tr("{name}: uncovered").format(name=name),
            missed,
            features_of(missed, rows.uncovered_rows(study)),
            kinds.Point,
            partial(style_uncovered, study.costs.text(study.costs.standard)),
        ),
        OutputLayer(
            OUTPUT_SITES,
            name,
            site_fields,
            features_of(site_fields, rows.site_rows(study)),
            kinds.Point,
            style_sites,
            always=True,
        ),
    ]


def _save(path: str, text: str) -> None:
    from pathlib import Path

    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        sentence = tr("The file {path} could not be written: {reason}.")
        raise UserError(sentence.format(path=path, reason=reason(error))) from error
