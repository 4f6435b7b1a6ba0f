"""`colocation`: which categories are found near which more, or less, often than chance would have it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ...locale import number
from ...text import tr
from .. import inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..codes import category_name
from ..outputs import REAL, TEXT, WHOLE, features_of, field, whole_or_nothing, write_table
from ..report import made_report
from ..times import texts
from ..tolerance import SIMULATIONS, check_simulations
from .category_column import add_category_field, category_field, no_category

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.colocation import Colocation

NEIGHBOURS = "NEIGHBOURS"
OUTPUT_TABLE = "OUTPUT_TABLE"
DEFAULT_SIMULATIONS = 999
FEW = 5  # reports of a category: with fewer it is marked
LEVEL = 0.05


@dataclass(frozen=True)
class Colocated:
    """The quotients of the categories `codes` (k,), the most frequent first; `q` (k, k) are the p after the correction.

    `unnamed` points have no category and were left out; `needed` simulations would let the correction find something.
    """

    found: Colocation
    codes: Sequence[str]
    q: NDArray[np.float64]
    unnamed: int
    needed: int | None
    seed: int

    @property
    def names(self) -> list[str]:
        return [category_name(code) for code in self.codes]

    @property
    def side(self) -> NDArray[np.int8]:
        """(k, k): 1 where the row is found near the column more often than by chance, -1 where less often, else 0."""
        import numpy as np

        pairs = self.found.pairs
        side = np.where(pairs.observed > pairs.expected, 1, -1)
        return np.where(self.q <= LEVEL * (1 + 1e-9), side, 0).astype(np.int8)

    @property
    def few(self) -> NDArray[np.bool_]:
        """(k,) which categories have so few reports that little can be said of them."""
        return self.found.counts < FEW


class ColocationAlgorithm(KmzbAlgorithm):
    """Reads points, calls `analysis.colocation`. Memory: 100 bytes a point and neighbour, and at most 700 MB for the
    counts of all relabellings (16 MB for 999 of 30 categories)."""

    algorithm_id = "colocation"

    def title(self) -> str:
        return tr("Colocation of categories")

    def describe(self) -> str:
        return tr(
            "Which categories are found near which, more or less often than chance would have it: is drinking in "
            "public reported beside acts of vandalism, and the other way round? The nearest neighbours of each report "
            "are counted by category and compared with the same places where the categories are dealt out anew."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        add_category_field(self, tr("The field with the category."))
        self.add(
            QgsProcessingParameterNumber(
                NEIGHBOURS, tr("Nearest neighbours"), QgsProcessingParameterNumber.Type.Integer, 1, False, 1, 100
            ),
            tr(
                "How many of the nearest reports are looked at. 1 is usual; 3 to 10 look at a wider surrounding. Those "
                "equally far share, and reports at one place are each other's neighbours."
            ),
        )
        inputs.add_chance(
            self,
            SIMULATIONS,
            tr("Simulations"),
            DEFAULT_SIMULATIONS,
            tr(
                "How often the categories are dealt out anew. The smallest p is 2 / (simulations + 1); with many "
                "categories the correction for many pairs needs 999 or more."
            ),
        )
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT_TABLE, tr("Table"), QgsProcessing.SourceType.Vector),
            tr(
                "A row for each ordered pair of categories: how often the first is found near the second, how often by "
                "chance, their ratio with the interval of chance, p and q."
            ),
        )
        self.add_report()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        check_simulations(self, parameters, context)
        category_field(self, parameters, context)
        inputs.check_points(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .colocation_report import colocation_report

        name = category_field(self, parameters, context)
        data = inputs.read_metric_points(self, parameters, context, feedback, [name], share=20)
        data.require()
        result = self._found(data, texts(data.points.columns[name], feedback.isCanceled), parameters, context, feedback)
        stop_if_cancelled(feedback)
        with whole_or_nothing() as written:
            fields, rows = _fields(), features_of(_fields(), ((None, row) for row in _rows(result)))
            destination = write_table(self, parameters, OUTPUT_TABLE, context, feedback, fields, rows, written)
        self._style(result, destination, fields, context)
        outputs: dict[str, Any] = {OUTPUT_TABLE: destination}
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            make = partial(colocation_report, result, data, self.started)
            made_report(make, outputs, feedback).write(report_path)
            outputs[HTML_REPORT] = report_path
        return outputs

    def _found(
        self,
        data: inputs.MetricPoints,
        category: NDArray[Any],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Colocated:
        import pandas as pd

        from ...analysis.colocation import colocation
        from ...analysis.getisord import adjusted
        from ...analysis.permutation import permutations_needed

        named = category != ""
        if not named.any():
            raise no_category(category_field(self, parameters, context))
        unnamed = int((~named).sum())
        if unnamed:
            feedback.pushWarning(tr("Points without a category, left out: {n}.").format(n=number(unnamed)))
        counts = pd.Series(category[named]).value_counts()
        codes = sorted(counts.index, key=lambda code: (-counts[code], code))
        where = pd.Index(codes).get_indexer(category[named])
        simulations = self.parameterAsInt(parameters, SIMULATIONS, context)
        seed = self.parameterAsInt(parameters, inputs.SEED, context)
        found = colocation(
            data.x[named],
            data.y[named],
            where,
            self.parameterAsInt(parameters, NEIGHBOURS, context),
            simulations,
            seed,
            progress=progress(feedback, 20, 95),
            cancelled=feedback.isCanceled,
        )
        q = adjusted(found.pairs.p, "fdr")
        needed = permutations_needed(found.pairs.p, q, simulations, "fdr", LEVEL)
        return Colocated(found, codes, q, unnamed, needed, seed)

    def _style(self, result: Colocated, destination: str, fields: QgsFields, context: QgsProcessingContext) -> None:
        from ...layers.styles.areas import set_aliases

        aliases = {fields.at(i).name(): fields.at(i).alias() for i in range(fields.count())}
        text = tr("Colocation, categories: {k}, neighbours: {n}, simulations: {m}")
        name = text.format(
            k=number(len(result.codes)), n=number(result.found.neighbours), m=number(result.found.simulations)
        )
        self.load_styled(context, destination, name, lambda layer: set_aliases(layer, aliases))


def _fields() -> QgsFields:
    fields = QgsFields()
    for each in (
        field("category", TEXT, tr("Code of the category")),
        field("category_name", TEXT, tr("Category")),
        field("n", WHOLE, tr("Reports")),
        field("neighbour", TEXT, tr("Code of the neighbour's category")),
        field("neighbour_name", TEXT, tr("Found near")),
        field("neighbour_n", WHOLE, tr("Reports of the neighbour's category")),
        field("observed", REAL, tr("Found near it, reports")),
        field("expected", REAL, tr("By chance, reports")),
        field("quotient", REAL, tr("Colocation quotient")),
        field("chance_low", REAL, tr("Quotient by chance, lower limit (95 %)")),
        field("chance_high", REAL, tr("Quotient by chance, upper limit (95 %)")),
        field("p", REAL, tr("p, two-sided")),
        field("q", REAL, tr("q (false discovery rate)")),
        field("finding", TEXT, tr("Against chance (more, less)")),
        field("few", WHOLE, tr("Fewer than 5 reports of one of them")),
    ):
        fields.append(each)
    return fields


def _rows(result: Colocated) -> Iterator[list[Any]]:
    """A row for each ordered pair, the most frequent categories first."""
    pairs, side, few = result.found.pairs, result.side, result.few
    quotient, counts, names = pairs.quotient, result.found.counts, result.names
    findings = {1: "more", -1: "less", 0: ""}
    for i, code in enumerate(result.codes):
        for j, other in enumerate(result.codes):
            measures = (pairs.observed, pairs.expected, quotient, pairs.low, pairs.high, pairs.p, result.q)
            yield [
                code,
                names[i],
                counts[i],
                other,
                names[j],
                counts[j],
                *(each[i, j] for each in measures),
                findings[int(side[i, j])],
                int(few[i] or few[j]),
            ]
