"""`gridcounts`: how many reports lie in each cell, by category, per km² and per inhabitant."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsField,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterNumber,
)

from ...text import UserError, number, tr
from .. import inputs, outputs
from ..base import HTML_REPORT, KmzbAlgorithm, stop_if_cancelled
from ..codes import category_name
from ..frames import Frame, add_grid, read_frame
from ..outputs import REAL, TEXT, WHOLE
from ..population import POPULATION, add_population, check_population, inhabitants
from ..report import made_report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.progress import IsCancelled
    from ..cells import Cells
    from ..outputs import Column

FEWEST_INHABITANTS = "FEWEST_INHABITANTS"
OUTPUT = "OUTPUT"

CATEGORY = "category"
MOST_CATEGORIES = 100
PER = 1000.0  # inhabitants


class GridCounts(KmzbAlgorithm):
    """Counts and writes. Memory: about 150 bytes a point, and a kilobyte a cell."""

    algorithm_id = "gridcounts"

    def title(self) -> str:
        return tr("Counts in cells")

    def describe(self) -> str:
        return tr(
            "How many reports lie in each square or hexagon: as a number, per km² and, if it is known where people "
            "live, per 1,000 inhabitants with its interval; a column for each category. Of a cell at the edge only "
            "the part in the study area counts. Cells lie on round coordinates, so that runs can be compared."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        add_grid(self)
        inputs.add_field(
            self,
            inputs.CATEGORY_FIELD,
            tr("Field of the category"),
            CATEGORY,
            tr("Each of its values becomes a column of counts. Left empty: no such columns."),
        )
        add_population(self)
        self.add(
            QgsProcessingParameterNumber(
                FEWEST_INHABITANTS,
                tr("Fewest inhabitants for a rate"),
                QgsProcessingParameterNumber.Type.Double,
                100,
                False,
                1,
            ),
            tr("Where fewer people live there is no rate: one report would make it enormous."),
            advanced=True,
        )
        inputs.add_weight(self)
        inputs.add_extent(self)
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Counts in cells"), QgsProcessing.SourceType.VectorPolygon),
            tr("The cells with their counts, coloured by the number of reports or, with inhabitants, by the rate."),
        )
        self.add_report()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        inputs.check_points(self, parameters, context)
        check_population(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..cells import cells_of

        weight_field = inputs.chosen_field(self, parameters, inputs.WEIGHT_FIELD, context)
        category_field = inputs.chosen_field(self, parameters, inputs.CATEGORY_FIELD, context, CATEGORY)
        columns = [category_field] if category_field else []
        data = inputs.read_metric_points(self, parameters, context, feedback, columns, weight_field, share=30)
        if data.weights is not None and (data.weights < 0).any():
            raise UserError(tr("A point has a negative weight. A weight says how many reports the point stands for."))
        frame = read_frame(self, parameters, context, feedback, data)
        stop_if_cancelled(feedback)
        cells = cells_of(frame, data.crs, feedback)
        stop_if_cancelled(feedback)
        counts = _count(cells, frame, data, category_field, feedback.isCanceled)
        frame.tell(feedback, *counts.totals)
        if counts.outside:
            feedback.pushInfo(f"{counts.outside_sentence}.")
        feedback.setProgress(45)
        people = inhabitants(self, parameters, context, feedback, cells)
        if people is not None:
            fewest = self.parameterAsDouble(parameters, FEWEST_INHABITANTS, context)
            counts.rates = Rates.of(counts.count, people, fewest)
        feedback.setProgress(55)
        results = {OUTPUT: self._write(parameters, context, feedback, counts, bool(weight_field))}
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            from .gridcounts_report import counts_report

            layer = self.parameterAsLayer(parameters, POPULATION, context)
            name = "" if layer is None else layer.name()
            report = made_report(partial(counts_report, counts, data, name, self.started), results, feedback)
            report.write(report_path)
            results[HTML_REPORT] = report_path
        return results

    def _write(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        counts: Counts,
        weighted: bool,
    ) -> str:
        from ...layers.styles.areas import set_aliases, style_by_value

        fields, columns = counts.table(weighted)
        bare = QgsFields()
        for each in fields:
            bare.append(each)
        destination = outputs.write_layer(
            self, parameters, OUTPUT, context, feedback, bare, columns, counts.cells, start=55
        )
        aliases = {each.name(): each.alias() for each in fields}
        shown, values, unit = counts.shown()

        def style(layer: Any) -> None:
            style_by_value(layer, shown, values, unit)
            set_aliases(layer, aliases)

        self.load_styled(context, destination, counts.title(), style)
        return destination


@dataclass
class Rates:
    """`people` (n,) in each cell; reports per 1,000 of them and the limits, NaN where there are fewer than `fewest`."""

    people: NDArray[np.float64]
    fewest: float
    rate: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]

    @classmethod
    def of(cls, count: NDArray[np.float64], people: NDArray[np.float64], fewest: float) -> Rates:
        """From the counts (n,) of the cells; limits by Poisson's exact interval."""
        import numpy as np

        from ...analysis.intervals import poisson

        enough = np.where(people >= fewest, people, np.nan) / PER
        low, high = poisson(count)
        return cls(people, fewest, count / enough, low / enough, high / enough)


@dataclass
class Counts:
    """What was counted: `count` (n,) reports in each of the cells, and of each category (code, name) the same."""

    cells: Cells
    frame: Frame
    count: NDArray[np.float64]
    outside: int
    categories: list[tuple[str, str, NDArray[np.float64]]] = field(default_factory=list)
    rates: Rates | None = None

    @property
    def per_km2(self) -> NDArray[np.float64]:
        return self.count / (self.cells.square_metres / 1e6)

    @property
    def totals(self) -> tuple[int, float, float]:
        """How many cells there are, their km² and the reports in one of them."""
        return len(self.cells), float(self.cells.square_metres.sum()) / 1e6, float(self.count.mean())

    @property
    def outside_sentence(self) -> str:
        """How many points were not counted."""
        text = tr("Points in no cell or outside the study area, not counted: {n}")
        return text.format(n=number(self.outside))

    def shown(self) -> tuple[str, NDArray[np.float64], str]:
        """The field that the map shows, its values and its unit."""
        if self.rates is not None:
            return "rate", self.rates.rate, tr("reports / 1,000 inhabitants")
        return "count", self.count, tr("reports")

    def title(self) -> str:
        """The name of the layer."""
        text = tr("Reports per 1,000 inhabitants, {cells}") if self.rates is not None else tr("Reports, {cells}")
        return text.format(cells=self.frame.describe(len(self.cells)))

    def table(self, weighted: bool) -> tuple[list[QgsField], list[Column]]:
        """The fields and their columns."""
        kind = REAL if weighted else WHOLE
        columns: list[tuple[QgsField, Column]] = [
            (outputs.field("cell", TEXT, tr("Cell")), self._names()),
            (outputs.field("count", kind, tr("Reports")), self.count),
            (outputs.field("per_km2", REAL, tr("Reports / km²")), self.per_km2),
            (outputs.field("area_km2", REAL, tr("Area in km²")), self.cells.square_metres / 1e6),
        ]
        if self.rates is not None:
            rates = self.rates
            columns += [
                (outputs.field("inhabitants", REAL, tr("Inhabitants")), rates.people),
                (outputs.field("rate", REAL, tr("Reports / 1,000 inhabitants")), rates.rate),
                (outputs.field("rate_low", REAL, tr("Rate, lower limit (95 %)")), rates.low),
                (outputs.field("rate_high", REAL, tr("Rate, upper limit (95 %)")), rates.high),
            ]
        columns += [(outputs.field(code, kind, name), count) for code, name, count in self.categories]
        return [each for each, _ in columns], [column for _, column in columns]

    def _names(self) -> list[str]:
        """What a cell is called in every run: its size, row and column, counted from the origin of coordinates."""
        first, second = self.cells.lattice.places(self.cells.numbers)
        size = f"{self.frame.size:g}m"
        letters = "N{}E{}" if self.frame.shape == "square" else "R{}Q{}"
        pattern = size + letters
        return [pattern.format(a, b) for a, b in zip(first.tolist(), second.tolist(), strict=True)]


def _count(
    cells: Cells, frame: Frame, data: inputs.MetricPoints, category_field: str, cancelled: IsCancelled
) -> Counts:
    import numpy as np

    from ...analysis.progress import awaited

    found = awaited(lambda: cells.locate(data.x, data.y), cancelled)
    inside = found >= 0
    if len(found) and not inside.any():
        text = tr("No point lies in the cells ({n} read). Check the study area, the extent and their coordinates.")
        raise UserError(text.format(n=number(len(found))))
    where = found[inside]
    weights = None if data.weights is None else data.weights[inside]
    count = np.bincount(where, weights=weights, minlength=len(cells)).astype(float)
    counts = Counts(cells, frame, count, int((~inside).sum()))
    if category_field:
        codes, names = _categories(data.points.columns[category_field][inside], category_field, cancelled)
        for i, (name, value) in enumerate(zip(column_names(names), names, strict=True)):
            own = codes == i
            many = np.bincount(where[own], weights=None if weights is None else weights[own], minlength=len(cells))
            counts.categories.append((name, category_name(value), many.astype(np.float32)))
    return counts


def _categories(values: NDArray[Any], field_name: str, cancelled: IsCancelled) -> tuple[NDArray[np.int64], list[str]]:
    """Number of each value among the different ones, and these, most frequent first."""
    import numpy as np
    import pandas as pd

    from ..times import texts

    codes, names = pd.factorize(texts(values, cancelled))
    if len(names) > MOST_CATEGORIES:
        text = tr("The field «{field}» has {n} different values; up to {most} become columns. Choose another field.")
        raise UserError(text.format(field=field_name, n=len(names), most=MOST_CATEGORIES))
    order = np.argsort(-np.bincount(codes, minlength=len(names)), kind="stable")
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    return rank[codes], [str(names[i]) for i in order]


def column_names(values: list[str]) -> list[str]:
    """Field names out of values: plain letters, none twice."""
    import re
    import unicodedata

    names: list[str] = []
    for value in values:
        plain = unicodedata.normalize("NFKD", value.replace("ł", "l").replace("Ł", "L")).encode("ascii", "ignore")
        name = "n_" + (re.sub(r"[^a-z0-9]+", "_", plain.decode().lower()).strip("_")[:40] or "other")
        same = sum(each == name or each.startswith(f"{name}__") for each in names)
        names.append(f"{name}__{same + 1}" if same else name)
    return names
