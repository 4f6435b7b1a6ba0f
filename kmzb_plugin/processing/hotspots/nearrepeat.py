"""`nearrepeat`: the Knox test for near repeats, with risk zones that expire."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterString,
)

from ...locale import number
from ...text import UserError, figure, tr
from .. import inputs
from ..base import HTML_REPORT, KmzbAlgorithm, progress, stop_if_cancelled
from ..eventtimes import CIVIL_ZONE, EventTimes, add_time, time_field, timed_points
from ..neighbours import CORRECTION, add_correction
from ..output_layers import OutputLayer, write_layers
from ..outputs import features_of, whole_or_nothing
from .bands import edges, metric_titles, space_names, time_names

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.nearchains import Chains, NearPairs
    from ...analysis.nearrepeat import Knox
    from .nearrepeat_rows import Zones

SPACE_BANDS = "SPACE_BANDS"
TIME_BANDS = "TIME_BANDS"
METRIC = "METRIC"
SIMULATIONS = "SIMULATIONS"
AS_OF = "AS_OF"
OUTPUT_TABLE = "OUTPUT_TABLE"
OUTPUT_PAIRS = "OUTPUT_PAIRS"
OUTPUT_ZONES = "OUTPUT_ZONES"
OUTPUT_EVENTS = "OUTPUT_EVENTS"
EVENTS_ABOVE = 3  # over the zones and pairs

SPACE_DEFAULT, TIME_DEFAULT = "100,200,300,400", "7,14,21,28"
METRICS = ["euclidean", "manhattan"]
LEVEL = 0.05
MOST_LINES = 1_000_000


@dataclass(frozen=True)
class NearRepeats:
    """The events, the test over their bands, and which of its cells are significant (bands of space, of time)."""

    data: inputs.MetricPoints
    times: EventTimes
    space_edges: list[float]
    time_edges: list[float]
    metric: str
    seed: int
    knox: Knox
    near: NearPairs
    chains: Chains
    q: NDArray[np.float64]
    significant: NDArray[np.bool_]
    correction: str

    @cached_property
    def civil(self) -> NDArray[np.datetime64]:
        """The moments of the events in Polish civil time, at midnight where days are counted from date to date."""
        from ...store.intake.moments import to_local

        if self.times.whole:
            return self.times.dates.astype("datetime64[s]")
        return to_local(self.times.moments, CIVIL_ZONE)

    def name(self) -> str:
        """What layers and report are called."""
        text = tr("Near repeats, up to {metres} m and {days} days")
        return text.format(metres=figure(self.space_edges[-1]), days=figure(self.time_edges[-1]))


class NearRepeat(KmzbAlgorithm):
    """Reads, computes in `analysis.nearrepeat`, writes. Memory: 300 bytes an event, 16 a pair in reach, and 100 MB."""

    algorithm_id = "nearrepeat"

    def title(self) -> str:
        return tr("Near repeats (Knox test)")

    def describe(self) -> str:
        return tr(
            "Whether an event is soon followed by another nearby more often than chance would have it, how near and "
            "how soon. Pairs of events are counted by distance and time apart and compared with the same places at "
            "times drawn by lot. Where it is so, zones around the latest events show where the risk is raised, and "
            "until when."
        )

    def setup(self) -> None:
        inputs.add_points(self)
        add_time(self, tr("When it happened."))
        self._add_bands()
        self.add(
            QgsProcessingParameterEnum(
                METRIC, tr("Distance"), METRICS, defaultValue="euclidean", usesStaticStrings=True
            ),
            tr("Along a street grid: east-west plus north-south."),
            advanced=True,
            titles=metric_titles(),
        )
        inputs.add_chance(
            self,
            SIMULATIONS,
            tr("Simulations"),
            999,
            tr("How often the times are drawn by lot. 0: p is taken from a Poisson distribution, an approximation."),
        )
        add_correction(self)
        self.add(
            QgsProcessingParameterString(AS_OF, tr("Risk zones as of"), optional=True),
            tr("The day that risk zones are drawn for, as 2025-07-01. Left empty: the day of the last event."),
            advanced=True,
        )
        inputs.add_crs(self)
        self._add_outputs()
        self.add_report()

    def _add_bands(self) -> None:
        self.add(
            QgsProcessingParameterString(SPACE_BANDS, tr("Bands of distance, m"), SPACE_DEFAULT),
            tr(
                "Ascending upper edges in metres, separated by commas; the edge itself belongs to the next band. "
                "Events at the same location are always a band of their own, and so is what lies beyond."
            ),
        )
        self.add(
            QgsProcessingParameterString(TIME_BANDS, tr("Bands of time, days"), TIME_DEFAULT),
            tr(
                "Ascending upper edges in days, separated by commas; the edge itself belongs to the next band: 7 is up "
                "to 6 days where only dates are known."
            ),
        )

    def _add_outputs(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT_TABLE, tr("Table"), QgsProcessing.SourceType.Vector),
            tr("A row for each pair of bands: pairs observed and expected, their ratio, p."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT_PAIRS, tr("Near pairs"), QgsProcessing.SourceType.VectorLine, optional=True
            ),
            tr("A line from each event to each that follows it within the bands, with its distance, days and kind."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT_ZONES, tr("Risk zones"), QgsProcessing.SourceType.VectorPolygon, optional=True
            ),
            tr(
                "Zones around the latest events, from the bands that are significant and hold at least 1.2 times as "
                "many pairs as by chance, with the moment they expire."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                OUTPUT_EVENTS,
                tr("Events with their role"),
                QgsProcessing.SourceType.VectorPoint,
                optional=True,
                createByDefault=False,
            ),
            tr("The events with their own fields, their role (originator, repeat, near repeat) and their chain."),
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._edges(parameters, context)
        self._as_of(parameters, context)
        if not time_field(self, parameters, context):
            text = tr("The layer has no field «reported_at». Choose the field with the time in TIME_FIELD.")
            raise UserError(text)
        inputs.check_points(self, parameters, context)

    def _edges(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[list[float], list[float]]:
        space = self.parameterAsString(parameters, SPACE_BANDS, context)
        time = self.parameterAsString(parameters, TIME_BANDS, context)
        return edges(space, SPACE_BANDS, SPACE_DEFAULT), edges(time, TIME_BANDS, TIME_DEFAULT)

    def _as_of(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Any:
        """AS_OF as datetime64 in civil time, None if it is not given."""
        import numpy as np

        text = self.parameterAsString(parameters, AS_OF, context).strip()
        try:
            return np.datetime64(text, "s") if text else None
        except ValueError as error:
            sentence = tr("AS_OF «{text}» is no date. Write it as 2025-07-01.")
            raise UserError(sentence.format(text=text)) from error

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...analysis.progress import awaited
        from .nearrepeat_report import near_repeat_report
        from .nearrepeat_rows import Zones

        result = self._tested(parameters, context, feedback)
        stop_if_cancelled(feedback)
        as_of = self._as_of(parameters, context)
        zones = awaited(lambda: Zones.of(result, as_of), feedback.isCanceled)
        _tell(result, zones, feedback)
        with whole_or_nothing() as written:
            outputs = self._write(result, zones, parameters, context, feedback, written)
            report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
            if report_path:
                report = awaited(partial(near_repeat_report, result, zones, self.started), feedback.isCanceled)
                report.write(report_path)
                outputs[HTML_REPORT] = report_path
        return outputs

    def _tested(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> NearRepeats:
        from ...analysis.nearchains import chains, near_pairs
        from ...analysis.nearrepeat import close_pairs, knox_of_pairs
        from ...analysis.progress import awaited

        space_edges, time_edges = self._edges(parameters, context)
        field = time_field(self, parameters, context)
        if not field:
            raise UserError(tr("The test needs the time of the events. Choose its field in TIME_FIELD."))
        data = inputs.read_metric_points(self, parameters, context, feedback, [field], share=15)
        data.require()
        data, times = timed_points(self, parameters, context, feedback, data, field, needed=True)
        _require_spread(data, times)
        metric = self.parameterAsEnumString(parameters, METRIC, context)
        cancelled = feedback.isCanceled
        pairs = close_pairs(
            data.x, data.y, space_edges, metric, progress=progress(feedback, 15, 30), cancelled=cancelled
        )
        near = near_pairs(pairs, times.days, time_edges, cancelled)
        if len(near) > MOST_LINES and parameters.get(OUTPUT_PAIRS) is not None:
            text = tr("Near pairs: {n}, and at most {most} are drawn. Choose smaller bands, or no OUTPUT_PAIRS.")
            raise UserError(text.format(n=number(len(near)), most=number(MOST_LINES)))
        simulations = self.parameterAsInt(parameters, SIMULATIONS, context)
        seed = self.parameterAsInt(parameters, inputs.SEED, context)
        feedback.pushInfo(tr("Pairs of events in reach of each other: {n}.").format(n=number(len(pairs))))
        knox = knox_of_pairs(
            pairs,
            times.days,
            time_edges,
            simulations,
            seed,
            progress=progress(feedback, 30, 85),
            cancelled=cancelled,
        )
        correction = self.parameterAsEnumString(parameters, CORRECTION, context)
        q = _corrected(knox, correction)
        significant = (q <= LEVEL) & (knox.ratio > 1)
        linked = (near.earlier, near.later, near.space == 0, len(data.points))
        roles = awaited(lambda: chains(*linked), cancelled)
        return NearRepeats(
            data, times, space_edges, time_edges, metric, seed, knox, near, roles, q, significant, correction
        )

    def _write(
        self,
        result: NearRepeats,
        zones: Zones,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> dict[str, Any]:
        layers, repeated = self._layers(result, zones), result.data.points.exploded > 0
        outputs = write_layers(self, layers, parameters, context, feedback, written, result.data.crs, repeated=repeated)
        if parameters.get(OUTPUT_EVENTS) is not None:
            outputs[OUTPUT_EVENTS] = self._write_events(result, parameters, context, feedback, written)
        return outputs

    def _write_events(
        self,
        result: NearRepeats,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        written: list[str],
    ) -> str:
        from ...layers.styles.nearrepeat import style_roles
        from ..pointrows import write_points
        from .nearrepeat_rows import event_columns, event_fields

        added, columns = event_fields(), event_columns(result)
        destination, aliases = write_points(
            self, parameters, OUTPUT_EVENTS, context, feedback, result.data, added, columns, written, (90, 100)
        )
        name = tr("{name}: events").format(name=result.name())
        self.load_styled(context, destination, name, partial(style_roles, aliases), EVENTS_ABOVE)
        return destination

    def _layers(self, result: NearRepeats, zones: Zones) -> list[OutputLayer]:
        from ...layers.styles.areas import set_aliases
        from ...layers.styles.nearrepeat import style_near_pairs, style_risk_zones
        from .nearrepeat_rows import pair_fields, pair_rows, table_fields, table_rows, zone_fields, zone_rows

        style_zones = partial(style_risk_zones, [kind.ratio for kind in zones.kinds])
        name, kinds = result.name(), Qgis.WkbType
        return [
            OutputLayer(
                OUTPUT_TABLE,
                tr("{name}: table").format(name=name),
                table_fields(),
                features_of(table_fields(), table_rows(result)),
                kinds.NoGeometry,
                lambda aliases, layer: set_aliases(layer, aliases),
            ),
            OutputLayer(
                OUTPUT_ZONES,
                tr("{name}: risk zones").format(name=name),
                zone_fields(),
                features_of(zone_fields(), zone_rows(result, zones)),
                kinds.MultiPolygon,
                style_zones,
            ),
            OutputLayer(
                OUTPUT_PAIRS,
                tr("{name}: pairs").format(name=name),
                pair_fields(),
                features_of(pair_fields(), pair_rows(result)),
                kinds.LineString,
                style_near_pairs,
            ),
        ]


def _require_spread(data: inputs.MetricPoints, times: EventTimes) -> None:
    """Refuses what holds no question: fewer than two events, one place, one time."""
    import numpy as np

    if len(data.points) < 2:
        raise UserError(tr("There is only one event with a time; the test needs at least two."))
    if np.ptp(data.x) == 0 and np.ptp(data.y) == 0:
        raise UserError(tr("All events are at one location: whether near ones follow each other cannot be said."))
    if np.ptp(times.days) == 0:
        raise UserError(tr("All events are at one time: whether they follow each other cannot be said."))


def _corrected(knox: Knox, correction: str) -> NDArray[np.float64]:
    """p corrected for the many cells within the bands; NaN for what is beyond."""
    import numpy as np

    from ...analysis.getisord import adjusted

    p = knox.p if knox.simulations else knox.p_poisson
    q = np.full(p.shape, np.nan)
    q[:-1, :-1] = adjusted(p[:-1, :-1].ravel(), correction).reshape(p[:-1, :-1].shape)
    return q


def _tell(result: NearRepeats, zones: Zones, feedback: QgsProcessingFeedback) -> None:
    import numpy as np

    cells = np.argwhere(result.significant)
    if not len(cells):
        feedback.pushInfo(tr("No pair of bands holds more pairs of events than chance would: there are no risk zones."))
        return
    spaces, spans = space_names(result.space_edges), time_names(result.time_edges)
    named = ", ".join(f"{spaces[s]} × {spans[t]}" for s, t in cells)
    feedback.pushInfo(tr("More pairs than by chance in: {cells}.").format(cells=named))
    text = tr("Risk zones open as of {day}: {n}.")
    feedback.pushInfo(text.format(n=number(len(zones.event)), day=str(zones.as_of.astype("datetime64[D]"))))
