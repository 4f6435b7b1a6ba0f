"""`categorychange`: what changed between two periods in each area and category, and is it more than chance?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
)

from ...locale import number
from ...text import UserError, tr
from .. import area_inputs, inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..outputs import features_of, fields_beside, is_wanted, multi, whole_or_nothing, write_table
from ..report import made_report
from ..times import moments, period_numbers, span, texts
from ..two_periods import add_two_periods, check_two_periods, short, time_field, two_periods
from .intervention import add_roles, given_names, intervene, read_roles

if TYPE_CHECKING:
    import pandas as pd

    from .change_rows import Found
    from .intervention import Intervention, Roles

NAME_FIELD = "NAME_FIELD"
NORMALISE = "NORMALISE"
HARM_FIELD = "HARM_FIELD"
PER_AREA = "PER_AREA"
SIMULATIONS = "SIMULATIONS"
S_METHOD = "S_METHOD"
BOOTSTRAP, SUBSAMPLE = "bootstrap", "subsample"
OUTPUT = "OUTPUT"
OUTPUT_TABLE = "OUTPUT_TABLE"
AREAS_ROSE, AREAS_FELL = "AREAS_ROSE", "AREAS_FELL"
S_ROBUST, S_STANDARD = "S_ROBUST", "S_STANDARD"
WDD, WDD_SE = "WDD", "WDD_SE"
CATEGORY = "category"


class CategoryChange(KmzbAlgorithm):
    """Reads points and areas, calls `analysis.areachange`, `similarity` and `displacement`.

    Memory: about 200 bytes a point, 24 bytes an area and sample of the S index.
    """

    algorithm_id = "categorychange"

    def title(self) -> str:
        return tr("Change by area and category")

    def describe(self) -> str:
        return tr(
            "What rose and what fell between two periods, in each area and category, and where by more than chance: "
            "rate ratio with its interval, exact test, corrected for looking at many areas. With treated areas it "
            "says whether they changed otherwise than the control areas (weighted displacement difference), and by "
            "Andresen's S whether the reports lie where they lay. A report counts once: where areas lie in each "
            "other, in the smallest one."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        area_inputs.add_areas(
            self,
            tr("Areas to count in, such as precincts; their fields are kept. A report counts in the smallest one."),
            optional=False,
        )
        add_two_periods(self)
        inputs.add_field(
            self,
            inputs.CATEGORY_FIELD,
            tr("Field of the category"),
            CATEGORY,
            tr("The field with the category. Without it all reports are one."),
        )
        self.add(
            QgsProcessingParameterBoolean(NORMALISE, tr("Compare with the change of the whole"), False),
            tr(
                "Off: chance means that the rate stayed the same. On: chance means that an area changed as all areas "
                "together did, and a category as all categories."
            ),
        )
        add_roles(self)
        self._add_advanced()
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT, tr("Areas with their change"), QgsProcessing.SourceType.VectorPolygon
            ),
            tr("The areas with both numbers, rate ratio, interval, p and q over all categories together."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT_TABLE, tr("Table"), QgsProcessing.SourceType.Vector, optional=True
            ),
            tr("A row for each area and category with a report in either period, with the same numbers."),
        )
        self.add_report()
        for name, label in {
            AREAS_ROSE: tr("Areas that rose by more than chance"),
            AREAS_FELL: tr("Areas that fell by more than chance"),
            S_ROBUST: tr("Robust S"),
            S_STANDARD: tr("Standard S"),
            WDD: tr("Weighted displacement difference"),
            WDD_SE: tr("Its standard error"),
        }.items():
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def _add_advanced(self) -> None:
        self.add(
            QgsProcessingParameterField(
                NAME_FIELD, tr("Field of the area's name"), None, area_inputs.AREAS, optional=True
            ),
            tr("By it TREATED and CONTROL find their areas: a name or a code. Left empty: the field «name»."),
            advanced=True,
        )
        numeric = QgsProcessingParameterField.DataType.Numeric
        self.add(
            QgsProcessingParameterField(HARM_FIELD, tr("Harm"), None, inputs.INPUT, numeric, optional=True),
            tr("How much a report weighs in the comparison of treated areas, such as days of the penalty."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(PER_AREA, tr("Compare treated areas per km²"), False),
            tr("For treated and control areas of different size. Off: their numbers are compared as they are."),
            advanced=True,
        )
        ways = QgsProcessingParameterEnum(
            S_METHOD, tr("Samples of the S index"), [BOOTSTRAP, SUBSAMPLE], defaultValue=BOOTSTRAP
        )
        ways.setUsesStaticStrings(True)
        self.add(
            ways,
            tr(
                "With replacement (bootstrap) as many reports are drawn as there are. Without it (subsample), 85 % of "
                "them, is Andresen's own way; its limits are narrower, so that more areas seem to have changed."
            ),
            advanced=True,
            titles={
                BOOTSTRAP: tr("drawn with replacement (bootstrap)"),
                SUBSAMPLE: tr("85 % drawn without replacement (Andresen)"),
            },
        )
        inputs.add_chance(
            self,
            SIMULATIONS,
            tr("Number of samples"),
            200,
            tr("For the S index. With 0 it is left out."),
        )
        inputs.add_crs(self)

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        check_two_periods(self, parameters, context)
        given_names(self, parameters, context)
        inputs.chosen_field(self, parameters, inputs.CATEGORY_FIELD, context, CATEGORY)
        inputs.chosen_field(self, parameters, HARM_FIELD, context)
        inputs.chosen_field(self, parameters, NAME_FIELD, context, layer=area_inputs.AREAS)
        inputs.check_points(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .change_report import change_report

        fields = {
            "time": time_field(self, parameters, context),
            CATEGORY: inputs.chosen_field(self, parameters, inputs.CATEGORY_FIELD, context, CATEGORY),
            "harm": inputs.chosen_field(self, parameters, HARM_FIELD, context),
        }
        read = list(dict.fromkeys(each for each in fields.values() if each))
        data = inputs.read_metric_points(self, parameters, context, feedback, read, share=40)
        data.require()
        areas = area_inputs.read_areas(self, parameters, area_inputs.AREAS, context, feedback, data.crs)
        assert areas is not None
        found = self._found(data, areas, fields, parameters, context, feedback)
        self._warn(found, feedback)
        stop_if_cancelled(feedback)
        outputs: dict[str, Any] = {}
        with whole_or_nothing() as written:
            outputs[OUTPUT] = self._write_areas(found, areas, parameters, context, feedback, written)
            if is_wanted(parameters, OUTPUT_TABLE):
                outputs[OUTPUT_TABLE] = self._write_table(found, parameters, context, feedback, written)
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if report_path:
            report = made_report(partial(change_report, found, areas, data, self.started), outputs, feedback)
            report.write(report_path)
            outputs[HTML_REPORT] = report_path
        return outputs | _numbers(found)

    def _found(
        self,
        data: inputs.MetricPoints,
        areas: area_inputs.Areas,
        fields: dict[str, str],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Found:
        import numpy as np
        import pandas as pd
        import shapely

        from ...analysis.areachange import area_change, dispersion
        from ...analysis.areas import locate
        from ...analysis.similarity import similarity
        from .change_rows import Found, by_category

        names = areas.names(self.parameterAsString(parameters, NAME_FIELD, context))
        roles = read_roles(given_names(self, parameters, context), names)
        periods = two_periods(self, parameters, context)
        days = (periods[0].days, periods[1].days)
        columns, cancelled = data.points.columns, feedback.isCanceled
        reported = moments(columns[fields["time"]], cancelled)
        reports = pd.DataFrame({"period": period_numbers(reported, list(periods), fields["time"])})
        reports["area"] = locate(data.x, data.y, areas.geometries, progress(feedback, 40, 65), cancelled)
        reports[CATEGORY] = texts(columns[fields[CATEGORY]], cancelled) if fields[CATEGORY] else ""
        reports["harm"] = pd.to_numeric(columns[fields["harm"]], errors="coerce") if fields["harm"] else 1.0
        in_time = reports["period"] >= 0
        counted = reports[in_time & (reports["area"] >= 0)]
        for i, period in enumerate(periods):
            if not (counted["period"] == i).any():
                text = tr("No report lies in the period {period} and the areas. {times}")
                raise UserError(text.format(period=period, times=span(reported)))
        first, second = (np.bincount(counted["area"][counted["period"] == i], minlength=len(names)) for i in (0, 1))
        normalised = self.parameterAsBool(parameters, NORMALISE, context)
        if normalised and int((first + second > 0).sum()) < 2:
            text = tr("Only one area has reports: it is the whole, and cannot change otherwise. Turn NORMALISE off.")
            raise UserError(text)
        has_shape = ~shapely.is_missing(areas.geometries) & ~shapely.is_empty(areas.geometries)
        feedback.setProgress(70)
        samples, seed = (self.parameterAsInt(parameters, name, context) for name in (SIMULATIONS, inputs.SEED))
        bootstrap = self.parameterAsString(parameters, S_METHOD, context) == BOOTSTRAP
        similar = None
        if samples and int(has_shape.sum()) > 1:  # one area always holds all
            similar = similarity(first, second, samples, seed, bootstrap, cancelled=cancelled)
        exposures = (float(first.sum()), float(second.sum())) if normalised else days
        return Found(
            periods,
            names,
            has_shape,
            area_change(first, second, exposures, cancelled=cancelled),
            area_change([first.sum()], [second.sum()], days),
            *by_category(counted, days, normalised, cancelled),
            normalised,
            dispersion(first, second),
            similar,
            bootstrap,
            samples,
            seed,
            self._intervention(counted, roles, areas, days, fields["harm"], parameters, context),
            int((in_time & (reports["area"] < 0)).sum()),
            int(reported.isna().sum()),
            int((~in_time & reported.notna().to_numpy()).sum()),
        )

    def _intervention(
        self,
        counted: pd.DataFrame,
        roles: Roles | None,
        areas: area_inputs.Areas,
        days: tuple[float, float],
        harm_field: str,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> Intervention | None:
        import numpy as np
        import shapely

        if roles is None:
            return None
        square_km = None
        if self.parameterAsBool(parameters, PER_AREA, context):
            square_km = np.nan_to_num(shapely.area(areas.geometries)) / 1e6
        harm = counted["harm"].to_numpy(dtype=float) if harm_field else None
        area, period = counted["area"].to_numpy(), counted["period"].to_numpy()
        return intervene(roles, area, period, days, harm, harm_field, square_km)

    def _warn(self, found: Found, feedback: QgsProcessingFeedback) -> None:
        from ...analysis.areachange import SMALL_COUNT

        counts = found.whole.first[0], found.whole.second[0]
        text = tr("Reports in the first period: {first}, in the second: {second}.")
        feedback.pushInfo(text.format(first=number(counts[0]), second=number(counts[1])))
        if found.outside:
            feedback.pushInfo(tr("Points in none of the areas, not counted: {n}").format(n=number(found.outside)))
        if found.shapeless:
            text = tr("Areas without a geometry, left empty: {n}")
            feedback.pushWarning(text.format(n=number(found.shapeless)))
        if found.intervention is not None and (found.intervention.counts[:2] < SMALL_COUNT).any():
            feedback.pushWarning(
                tr("A number of the treated or control areas is below 5: their comparison is not to be relied on.")
            )

    def _write_areas(
        self,
        found: Found,
        areas: area_inputs.Areas,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> str:
        from ...layers.styles.areas import set_aliases
        from ...layers.styles.change import style_change
        from .change_rows import area_fields, area_rows

        added = area_fields(found)
        fields, kept = fields_beside(areas.source.fields(), added)
        crs = areas.source.sourceCrs()
        rows = (
            (multi(feature.geometry()), [*(feature[i] for i in kept), *values])
            for feature, values in zip(areas.features, area_rows(found), strict=True)
        )
        destination = write_table(
            self,
            parameters,
            OUTPUT,
            context,
            feedback,
            fields,
            features_of(fields, rows),
            written,
            Qgis.WkbType.MultiPolygon,
            crs,
        )
        aliases = {each.name(): each.alias() for each in added}

        def style(layer: Any) -> None:
            style_change(layer, "change")
            set_aliases(layer, aliases)

        first, second = (short(period) for period in found.periods)
        text = tr("Change of reports, {first} → {second}")
        if found.normalised:
            text = tr("Change of reports against the whole, {first} → {second}")
        self.load_styled(context, destination, text.format(first=first, second=second), style)
        return destination

    def _write_table(
        self,
        found: Found,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> str:
        from ...layers.styles.areas import set_aliases
        from .change_rows import table_fields, table_rows

        fields = table_fields(found)
        rows = features_of(fields, ((None, row) for row in table_rows(found)))
        destination = write_table(self, parameters, OUTPUT_TABLE, context, feedback, fields, rows, written)
        aliases = {fields.at(i).name(): fields.at(i).alias() for i in range(fields.count())}
        self.load_styled(
            context, destination, tr("Change by area and category"), lambda layer: set_aliases(layer, aliases)
        )
        return destination


def _numbers(found: Found) -> dict[str, float]:
    """The outputs that are numbers; those that were not asked for are missing."""
    classes = found.areas.classes()
    numbers = {AREAS_ROSE: float((classes == 2).sum()), AREAS_FELL: float((classes == -2).sum())}
    if found.similar is not None:
        numbers |= {S_ROBUST: found.similar.robust, S_STANDARD: found.similar.standard}
    if found.intervention is not None:
        total = found.intervention.found.total
        numbers |= {WDD: total.estimate, WDD_SE: total.se}
    return numbers
