"""`visitround`: the order in which an officer visits the threats due, within a time and at the reported hours."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
)

from ...locale import number
from ...text import UserError, tr
from .. import inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..outputs import features_of, whole_or_nothing, write_table
from ..times import moments, texts
from .roads import add_network, add_speed, check_network, read_network

if TYPE_CHECKING:
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.roads import Travel
    from .roads import Network
    from .visitplan import VisitPlan

START = "START"
START_LAYER = "START_LAYER"
TIME_BUDGET = "TIME_BUDGET"
SPEED = "SPEED"
DETOUR = "DETOUR"
DWELL = "DWELL"
DEPARTURE = "DEPARTURE"
HOURS_AROUND = "HOURS_AROUND"
DAYS = "DAYS"
DUE_FIELD = "DUE_FIELD"
PLACE_FIELD = "PLACE_FIELD"
OUTPUT_ROUTE = "OUTPUT_ROUTE"
OUTPUT_STOPS = "OUTPUT_STOPS"
DEFAULTS = {
    inputs.TIME_FIELD: "occurred_at",
    DUE_FIELD: "due_at",
    inputs.CATEGORY_FIELD: "category",
    PLACE_FIELD: "place",
}
LONGEST = 720  # minutes: a shift
MOST_STOPS = 1000


def day_titles() -> dict[str, str]:
    """On which days a threat is visited, in words, by their codes."""
    return {
        "kind": tr("working days and weekends apart"),
        "same": tr("on the same weekday only"),
        "any": tr("on all days"),
    }


class VisitRound(KmzbAlgorithm):
    """Reads threats and roads, calls `analysis.rounds`. Memory: 200 bytes a pair of threats, 1000 of them at most."""

    algorithm_id = "visitround"

    def title(self) -> str:
        return tr("Visit round")

    def describe(self) -> str:
        return tr(
            "The order in which an officer visits the threats due: from the station and back within the time there is, "
            "at about the hour and on the kind of day at which each was reported to occur, the most urgent first where "
            "not all can be visited. What is left out is listed with the reason."
        )

    def setup(self) -> None:
        whole, real = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
        inputs.add_points(self)
        self.add(
            QgsProcessingParameterPoint(START, tr("Station"), optional=True),
            tr("Where the round begins and ends, as a point of the map."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                START_LAYER, tr("Station out of a layer"), [QgsProcessing.SourceType.VectorPoint], optional=True
            ),
            tr("The same as a layer with one point, or with one selected, instead of START."),
        )
        self.add(
            QgsProcessingParameterNumber(TIME_BUDGET, tr("Time there is [min]"), whole, 240, False, 0, LONGEST),
            tr("Minutes from leaving the station to being back, visits and waiting included."),
        )
        add_speed(
            self,
            SPEED,
            30.0,
            tr("How fast one gets on, and on roads without a speed of their own. On foot it is about 5."),
        )
        add_network(self, tr("Lines to travel along. Left empty: straight lines, made longer by DETOUR."))
        self.add(
            QgsProcessingParameterNumber(DWELL, tr("Time of a visit [min]"), real, 15.0, False, 0.0, 240.0),
            tr("How long one stays at each threat; 10 to 15 minutes is what hot spot patrols are advised to stay."),
        )
        self.add(
            QgsProcessingParameterDateTime(
                DEPARTURE, tr("Departure"), type=Qgis.ProcessingDateTimeParameterDataType.DateTime, optional=True
            ),
            tr("Day and time at which the round begins, in Polish civil time. Left empty: hours are not looked at."),
        )
        labels = {
            inputs.TIME_FIELD: (
                tr("Field of the time of the event"),
                tr("When the threat was reported to occur: its hour and weekday decide when it is visited."),
            ),
            DUE_FIELD: (
                tr("Field of the due date"),
                tr("What is due sooner goes before where not all can be visited."),
            ),
            inputs.CATEGORY_FIELD: (tr("Field of the category"), tr("What the threats are called in the report.")),
            PLACE_FIELD: (
                tr("Field of the place"),
                tr("Where they are, in words. Without it the report gives coordinates."),
            ),
        }
        for name, (label, help_text) in labels.items():
            inputs.add_field(self, name, label, DEFAULTS[name], help_text)
        self.add(
            QgsProcessingParameterNumber(HOURS_AROUND, tr("Hours around"), real, 2.0, False, 0.25, 5.0),
            tr("How many hours before or after the reported time of day a visit may begin."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                DAYS, tr("Days"), list(day_titles()), defaultValue="kind", usesStaticStrings=True
            ),
            tr(
                "Working days and weekends apart: what occurs on a working day is visited on one, what occurs at the "
                "weekend then."
            ),
            advanced=True,
            titles=day_titles(),
        )
        self.add(
            QgsProcessingParameterNumber(DETOUR, tr("Detour factor"), real, 1.3, False, 1.0, 5.0),
            tr("How much longer than the straight line the way is where there is no road layer; in towns about 1.3."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(inputs.SEED, tr("Seed"), whole, 1, False, 0),
            tr("The same seed gives the same round again; another one may give another round."),
            advanced=True,
        )
        inputs.add_crs(self)
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT_ROUTE, tr("Route"), QgsProcessing.SourceType.VectorLine),
            tr("A line for each leg of the round, with its minutes and metres."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT_STOPS, tr("Stops"), QgsProcessing.SourceType.VectorPoint),
            tr("All threats with their fields: the visited ones with order and times, the others with the reason."),
        )
        self.add_report()

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        if (parameters.get(START) is None) == (parameters.get(START_LAYER) is None):
            raise UserError(tr("Where does the round begin? Give either START or START_LAYER."))
        if self.parameterAsInt(parameters, TIME_BUDGET, context) <= 0:
            raise UserError(tr("There is no time for a round: TIME_BUDGET must be above 0 minutes."))
        for name, default in DEFAULTS.items():
            inputs.chosen_field(self, parameters, name, context, default)
        check_network(self, parameters, context)
        inputs.check_points(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from .round_report import round_report

        self.check(parameters, context)
        plan = self._plan(parameters, context, feedback)
        for sentence in (plan.answer(), *plan.notes()):
            feedback.pushInfo(sentence)
        with whole_or_nothing() as written:
            outputs = self._write(plan, parameters, context, feedback, written)
            report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
            if report_path:
                round_report(plan, self.started).write(report_path)
                outputs[HTML_REPORT] = report_path
        return outputs

    def _plan(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> VisitPlan:
        import numpy as np

        from ...analysis.rounds import Stops, planned
        from .hours import urgency, visiting_hours
        from .visitplan import VisitPlan

        chosen = {name: inputs.chosen_field(self, parameters, name, context, own) for name, own in DEFAULTS.items()}
        fields = list(dict.fromkeys(each for each in chosen.values() if each))
        data = inputs.read_metric_points(self, parameters, context, feedback, fields, share=10)
        data.require()
        n = len(data.points)
        if n > MOST_STOPS:
            text = tr("Threats to visit: {n}, and at most {most} can be planned. Choose those that are due by FILTER.")
            raise UserError(text.format(n=number(n), most=number(MOST_STOPS)))
        station = self._station(parameters, context, data.crs)
        kmh = self.parameterAsDouble(parameters, SPEED, context)
        network = read_network(self, parameters, context, feedback, data.crs, kmh)
        detour = self.parameterAsDouble(parameters, DETOUR, context)
        places = np.vstack([station, np.column_stack([data.x, data.y])])
        travel = _travel(places, network, kmh, detour, feedback)
        nothing = np.full(n, None, dtype=object)
        column = data.points.columns
        occurred = moments(column.get(chosen[inputs.TIME_FIELD], nothing))
        due = moments(column.get(chosen[DUE_FIELD], nothing))
        departure = self._departure(parameters, context)
        around = self.parameterAsDouble(parameters, HOURS_AROUND, context)
        days = self.parameterAsEnumString(parameters, DAYS, context)
        budget = float(self.parameterAsInt(parameters, TIME_BUDGET, context))
        hours = visiting_hours(occurred, departure, around, days, budget)
        dwell = np.full(n, self.parameterAsDouble(parameters, DWELL, context))
        weight = urgency(due, departure).astype(float)
        stops = Stops(travel.minutes, dwell, hours.opens, hours.closes, weight, budget)
        _require_possible(stops, hours.other_day)
        seed = self.parameterAsInt(parameters, inputs.SEED, context)
        found = planned(stops, seed, progress=progress(feedback, 50, 85), cancelled=feedback.isCanceled)
        order = [0, *(found.order + 1).tolist(), 0]
        starts, ends = places[order[:-1]], places[order[1:]]
        lines = [np.vstack(pair) for pair in zip(starts, ends, strict=True)]
        if network is not None:
            ways = network.roads.paths(starts, ends, network.most_gap, feedback.isCanceled)
            lines = [line if way is None else way for line, way in zip(lines, ways, strict=True)]
        stop_if_cancelled(feedback)
        return VisitPlan(
            data=data,
            station=station,
            stops=stops,
            round=found,
            metres=travel.metres,
            far=travel.far_destinations[1:],
            lines=lines,
            occurred=occurred,
            due=due,
            hours=hours,
            names=_names(column.get(chosen[inputs.CATEGORY_FIELD], nothing)),
            where=texts(column.get(chosen[PLACE_FIELD], nothing)),
            departure=departure,
            network=network,
            kmh=kmh,
            detour=detour,
            around=around,
            days=days,
            seed=seed,
        )

    def _station(
        self, parameters: dict[str, Any], context: QgsProcessingContext, crs: QgsCoordinateReferenceSystem
    ) -> tuple[float, float]:
        """The station in the metric system."""
        from qgis.core import QgsCoordinateTransform

        if parameters.get(START) is not None:
            point = self.parameterAsPoint(parameters, START, context, crs)
            return point.x(), point.y()
        source = self.parameterAsSource(parameters, START_LAYER, context)
        features = [feature for feature in source.getFeatures() if not feature.geometry().isEmpty()]
        if len(features) != 1:
            text = tr("The layer of the station holds {n} points. Select the one where the round begins.")
            raise UserError(text.format(n=number(len(features))))
        geometry = features[0].geometry()
        if source.sourceCrs().isValid():
            geometry.transform(QgsCoordinateTransform(source.sourceCrs(), crs, context.transformContext()))
        point = geometry.centroid().asPoint()
        return point.x(), point.y()

    def _departure(self, parameters: dict[str, Any], context: QgsProcessingContext) -> datetime | None:
        """The moment in UTC; None if it is not given."""
        from ...domain.periods import parse_moment

        if parameters.get(DEPARTURE) is None:
            return None
        given = self.parameterAsDateTime(parameters, DEPARTURE, context)
        if not given.isValid():
            raise UserError(tr("The departure cannot be read. Write it as 2025-05-14T08:00:00."))
        return parse_moment(given.toString("yyyy-MM-ddTHH:mm:ss"))

    def _write(
        self,
        plan: VisitPlan,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> dict[str, Any]:
        from ...layers.styles.rounds import style_route, style_stops
        from ..pointrows import write_points
        from .round_rows import leg_fields, leg_rows, stop_columns, stop_fields

        fields, kind = leg_fields(), Qgis.WkbType.LineString
        route = write_table(
            self,
            parameters,
            OUTPUT_ROUTE,
            context,
            feedback,
            fields,
            features_of(fields, leg_rows(plan)),
            written,
            kind,
            plan.data.crs,
        )
        aliases = {fields.at(i).name(): fields.at(i).alias() for i in range(fields.count())}
        name = tr("Visit round, stops: {n}, {km} km").format(
            n=number(len(plan.round.order)), km=number(plan.travelled / 1000, 1)
        )
        self.load_styled(context, route, name, partial(style_route, aliases))
        columns = stop_columns(plan)
        stops, aliases = write_points(
            self, parameters, OUTPUT_STOPS, context, feedback, plan.data, stop_fields(), columns, written, (90, 100)
        )
        self.load_styled(context, stops, tr("Stops of the round"), partial(style_stops, aliases), above=1)
        return {OUTPUT_ROUTE: route, OUTPUT_STOPS: stops}


def _travel(
    places: NDArray[np.float64],
    network: Network | None,
    kmh: float,
    detour: float,
    feedback: QgsProcessingFeedback,
) -> Travel:
    """Minutes and metres between all places, the first of which is the station."""
    import numpy as np

    from ...analysis.roads import Travel

    if network is None:
        metres = detour * np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
        near = np.zeros(len(places), dtype=bool)
        return Travel(metres / kmh * 0.06, metres, near, near)
    found = network.roads.travel(
        places,
        places,
        most_gap=network.most_gap,
        progress=progress(feedback, 20, 50),
        cancelled=feedback.isCanceled,
    )
    if found.far_origins[0]:
        text = tr("The station is farther than {gap} m from any road. Check the road layer, or raise POINT_TOLERANCE.")
        raise UserError(text.format(gap=number(network.most_gap)))
    return found


def _require_possible(stops: Any, other_day: NDArray[np.bool_]) -> None:
    """Refuses a round on which nothing can be visited, with what would work."""
    import numpy as np

    if stops.possible.any():
        return
    alone = stops.minutes[0, 1:] + stops.dwell + stops.minutes[1:, 0]
    if not np.isfinite(alone).any():
        raise UserError(tr("No threat can be reached on the roads. Check the road layer and its directions."))
    least = float(alone[np.isfinite(alone)].min())
    if least > stops.budget:
        text = tr("The time suffices for no visit: the nearest takes {least} min there and back of {budget} min.")
        raise UserError(text.format(least=number(np.ceil(least)), budget=number(stops.budget)))
    text = tr(
        "No threat occurs at the hours and on the kind of day of this round (on other days or hours: {n}). Choose "
        "another DEPARTURE, more HOURS_AROUND, or DAYS any."
    )
    raise UserError(text.format(n=number(int(other_day.sum()))))


def _names(categories: NDArray[Any]) -> list[str]:
    from ..codes import category_name

    return [category_name(str(each)) if each is not None and each == each else "" for each in categories]
