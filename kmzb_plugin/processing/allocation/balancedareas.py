"""`balancedareas`: contiguous areas of equal workload out of small units."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ...locale import number
from ...text import UserError, figure, tr
from .. import area_inputs, inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress
from ..outputs import features_of, is_wanted, whole_or_nothing, write_table
from ..places import counted
from .division import Division, from_the_north, joined

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


UNITS = "UNITS"
AREAS_COUNT = "AREAS_COUNT"
WORKLOAD_FIELD = "WORKLOAD_FIELD"
TOLERANCE = "TOLERANCE"
ISLANDS = "ISLANDS"
GAP = "GAP"
OUTPUT = "OUTPUT"
OUTPUT_UNITS = "OUTPUT_UNITS"
ISLAND_WAYS = ["join", "apart"]


class BalancedAreas(KmzbAlgorithm):
    """Reads units and what they weigh, calls `analysis.contiguity` and `analysis.balance`. Memory: 2 kB a unit."""

    algorithm_id = "balancedareas"

    def title(self) -> str:
        return tr("Balanced areas")

    def describe(self) -> str:
        return tr(
            "Joins small units, such as precinct blocks or grid cells, to contiguous areas of equal workload that are "
            "as compact as that allows. It says how unequal the areas still are, and what forces that. A proposal to "
            "talk about: rivers, railways and habits are not in the layer."
        )

    def setup(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(UNITS, tr("Units"), [QgsProcessing.SourceType.VectorPolygon]),
            tr("The small polygons that areas are made of. Each goes to one area as a whole."),
        )
        whole, real = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
        self.add(
            QgsProcessingParameterNumber(AREAS_COUNT, tr("Number of areas"), whole, 4, False, 2, 1000),
            tr("How many areas there are to be; at most as many as units."),
        )
        self.add(
            QgsProcessingParameterField(
                WORKLOAD_FIELD,
                tr("Field of the workload"),
                None,
                UNITS,
                QgsProcessingParameterField.DataType.Numeric,
                optional=True,
            ),
            tr("What a unit weighs: reports, hours, residents. Left empty: the points of INPUT in it are counted."),
        )
        inputs.add_points(self, tr("They are counted in the units where no WORKLOAD_FIELD is chosen."))
        self.add(
            QgsProcessingParameterNumber(TOLERANCE, tr("Tolerated deviation [%]"), real, 5.0, False, 0.0, 50.0),
            tr("How far from the mean an area may be for the sake of compact areas. 0: as equal as can be found."),
        )
        self.add(
            QgsProcessingParameterEnum(
                ISLANDS, tr("Parts that do not touch"), ISLAND_WAYS, defaultValue="join", usesStaticStrings=True
            ),
            tr(
                "Joined (join): an area may reach across the shortest gap to an island or a part of its own. Apart "
                "(apart): none does, and each part gets its own areas."
            ),
            advanced=True,
            titles={"join": tr("joined across the gap"), "apart": tr("apart, with areas of their own")},
        )
        inputs.add_length(
            self,
            GAP,
            tr("Gaps passed over"),
            tr(
                "Metres up to which gaps and overlaps between units are errors of drawing. Left empty: 1 m, less where "
                "units are small."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(inputs.SEED, tr("Seed"), whole, 1, False, 0),
            tr("The same seed gives the same areas again; another one may give other areas, as good or better."),
            advanced=True,
        )
        inputs.add_crs(self)
        polygons = QgsProcessing.SourceType.VectorPolygon
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Balanced areas"), polygons),
            tr("The areas with their workload and how far they are from the mean."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT_UNITS, tr("Units with their area"), polygons, optional=True, createByDefault=False
            ),
            tr("The units with the number and name of the area they belong to."),
        )
        self.add_report()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        by_field = bool(inputs.chosen_field(self, parameters, WORKLOAD_FIELD, context, layer=UNITS))
        by_points = parameters.get(inputs.INPUT) is not None
        if by_field and by_points:
            raise UserError(
                tr("The workload is either WORKLOAD_FIELD or the points of INPUT: leave one of them empty.")
            )
        if not by_field and not by_points:
            raise UserError(tr("What is the workload? Choose WORKLOAD_FIELD, or points to count in INPUT."))
        inputs.check_points(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .balanced_report import balanced_report, sentences

        self.check(parameters, context)
        division = self._division(parameters, context, feedback)
        for sentence in sentences(division):
            feedback.pushInfo(sentence)
        with whole_or_nothing() as written:
            outputs = self._write(division, parameters, context, feedback, written)
            report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
            if report_path:
                balanced_report(division, self.started).write(report_path)
                outputs[HTML_REPORT] = report_path
        return outputs

    def _division(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Division:
        import numpy as np
        import shapely

        from ...analysis.balance import balanced
        from ...analysis.contiguity import bridges, shared_borders
        from ...analysis.progress import awaited

        units, workload, outside, source, metric = self._workload(parameters, context, feedback)
        unknown = int(np.isnan(workload).sum())
        workload = np.nan_to_num(workload)
        there = ~(shapely.is_missing(units.geometries) | shapely.is_empty(units.geometries))
        count = self.parameterAsInt(parameters, AREAS_COUNT, context)
        self._require(workload, there, count, source)
        shapes = units.geometries[there]
        gap = inputs.length(self, parameters, GAP, context)
        borders = awaited(lambda: shared_borders(shapes, gap), feedback.isCanceled)
        feedback.setProgress(40)
        apart = self.parameterAsEnumString(parameters, ISLANDS, context) == "apart"
        if apart and borders.parts > count:
            text = tr(
                "The units fall into parts that do not touch: {parts}. Without areas across gaps there must be at "
                "least as many areas; choose {parts} or more, a larger GAP, or ISLANDS join."
            )
            raise UserError(text.format(parts=number(borders.parts)))
        across = np.empty((0, 2), dtype=np.int64) if apart else bridges(shapes, borders.part)
        tolerance = self.parameterAsDouble(parameters, TOLERANCE, context) / 100
        seed = self.parameterAsInt(parameters, inputs.SEED, context)
        found = balanced(
            workload[there],
            np.concatenate([borders.pairs, across]),
            np.concatenate([borders.lengths, np.zeros(len(across))]),
            count,
            tolerance,
            seed,
            borders.part if apart else None,
            progress(feedback, 40, 90),
            feedback.isCanceled,
        )
        of_unit = np.full(len(there), -1, dtype=np.int64)
        order = from_the_north(shapes, found.area, count)
        of_unit[there] = np.argsort(order)[found.area]
        found = type(found)(of_unit[there], found.loads[order], found.border, found.least_largest)
        areas = np.array([joined(shapes[found.area == each], borders.gap) for each in range(count)], dtype=object)
        return Division(
            units, workload, unknown, of_unit, found, areas, borders, apart, tolerance, seed, outside, source, *metric
        )

    def _workload(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> tuple[area_inputs.Areas, NDArray[np.float64], int | None, str, tuple[QgsCoordinateReferenceSystem, str]]:
        """The units, what each weighs, how many points are in none, what was counted, the system and why that."""
        import numpy as np

        from ...analysis.areas import locate
        from ...layers.projection import choose_crs

        name = self.parameterAsString(parameters, WORKLOAD_FIELD, context)
        if not name:
            data = inputs.read_metric_points(self, parameters, context, feedback, share=20)
            data.require()
            units = area_inputs.read_areas(self, parameters, UNITS, context, feedback, data.crs)
            assert units is not None
            index = locate(data.x, data.y, units.geometries, progress(feedback, 20, 30), feedback.isCanceled)
            counts, outside = counted(index, None, len(units.features))
            return units, counts, outside, " ".join(data.account()), (data.crs, data.crs_reason)
        source = self.parameterAsSource(parameters, UNITS, context)
        box = source.sourceExtent()
        x, y = np.array([box.xMinimum(), box.xMaximum()]), np.array([box.yMinimum(), box.yMaximum()])
        given = self.parameterAsCrs(parameters, inputs.CRS, context)
        known = np.isfinite(x) & np.isfinite(y)
        metric = choose_crs(source.sourceCrs(), x[known], y[known], given, context.transformContext())
        text = tr("Computed in {crs} ({reason}).")
        feedback.pushInfo(text.format(crs=metric.crs.authid(), reason=metric.reason))
        units = area_inputs.read_areas(self, parameters, UNITS, context, feedback, metric.crs)
        assert units is not None
        values = np.array([_number(feature[name]) for feature in units.features])
        return units, values, None, tr("field «{field}»").format(field=name), (metric.crs, metric.reason)

    def _require(self, workload: NDArray[np.float64], there: NDArray[np.bool_], count: int, source: str) -> None:
        """Refuses workloads below zero or all zero, and more areas than units."""
        if workload.min() < 0:
            text = tr("Units with a workload below zero: {n}; the least is {least}. Workloads must be 0 or more.")
            raise UserError(text.format(n=number(int((workload < 0).sum())), least=figure(workload.min())))
        if not workload[there].sum() > 0:
            text = tr("No unit has a workload above zero ({source}). Choose another field, or other points.")
            raise UserError(text.format(source=source.rstrip(".")))
        if count > there.sum():
            text = tr("Areas wanted: {count}, units there are: {units}. Choose {units} areas or fewer.")
            raise UserError(text.format(count=number(count), units=number(int(there.sum()))))

    def _write(
        self,
        division: Division,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> dict[str, Any]:
        from ...layers.styles.balance import style_areas, style_units
        from .balanced_rows import area_fields, area_rows, unit_fields, unit_rows

        look = partial(_styled, division)
        name = tr("Balanced areas: {n}, largest deviation {most} %").format(
            n=number(division.count), most=number(100 * abs(division.found.deviations).max(), 1)
        )
        kind, fields = Qgis.WkbType.MultiPolygon, area_fields()
        features = features_of(fields, area_rows(division))
        target = write_table(self, parameters, OUTPUT, context, feedback, fields, features, written, kind, division.crs)
        self.load_styled(context, target, name, look(fields, style_areas), above=1)
        outputs = {OUTPUT: target}
        if is_wanted(parameters, OUTPUT_UNITS):
            source = division.units.source
            fields, kept = unit_fields(source.fields())
            features = features_of(fields, unit_rows(division, kept))
            target = write_table(
                self, parameters, OUTPUT_UNITS, context, feedback, fields, features, written, kind, source.sourceCrs()
            )
            self.load_styled(context, target, tr("Units with their area"), look(fields, style_units))
            outputs[OUTPUT_UNITS] = target
        return outputs


def _styled(division: Division, fields: QgsFields, style: Callable[..., object]) -> Callable[[Any], object]:
    aliases = {fields.at(i).name(): fields.at(i).alias() for i in range(fields.count())}
    return lambda layer: style(layer, division.colours, division.names, aliases)


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return float("nan")
