"""The fields and rows of the outputs of `nearrepeat`, and its risk zones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsField, QgsFields, QgsGeometry

from ...text import tr
from ..outputs import MOMENT, REAL, TEXT, WHOLE, date_times, field, geometry, multi
from .bands import space_names, time_names

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from .nearrepeat import NearRepeats

ROUND, DIAMOND = 16, 1  # segments a quarter of a zone: what is within reach by streets is a diamond
SAME_RADIUS = 25.0  # how wide the zone of a location is drawn, in metres, if the first band is not narrower
LEAST_RATIO = 1.2  # below it a zone would warn of next to nothing, however sure; the Near Repeat Calculator's rule
_DAY = 86_400
_LINES_AT_ONCE = 2_000


def _fields(*made: QgsField) -> QgsFields:
    fields = QgsFields()
    for each in made:
        fields.append(each)
    return fields


def table_fields() -> QgsFields:
    """What a pair of bands has."""
    return _fields(
        field("space_band", TEXT, tr("Distance, m")),
        field("time_band", TEXT, tr("Time, days")),
        field("observed", WHOLE, tr("Pairs observed")),
        field("expected", REAL, tr("Pairs expected by chance")),
        field("knox_ratio", REAL, tr("Knox ratio")),
        field("p", REAL, tr("p, one-sided: as many or more by chance")),
        field("q", REAL, tr("p, corrected")),
        field("significant", WHOLE, tr("Significant, 5 %")),
        field("simulated_mean", REAL, tr("Mean of the simulations")),
        field("simulated_median", REAL, tr("Median of the simulations")),
        field("p_poisson", REAL, tr("p by a Poisson distribution")),
        field("space_from", REAL, tr("Distance from, m")),
        field("space_to", REAL, tr("Distance below, m")),
        field("time_from", REAL, tr("Days from")),
        field("time_to", REAL, tr("Days below")),
    )


def table_rows(result: NearRepeats) -> Iterator[tuple[None, list[Any]]]:
    """A row for each pair of bands, distance by distance."""
    knox = result.knox
    spaces, spans = space_names(result.space_edges), time_names(result.time_edges)
    space_limits = [(0.0, 0.0), *_limits(result.space_edges)]
    for s, t in ((s, t) for s in range(len(spaces)) for t in range(len(spans))):
        yield (
            None,
            [
                spaces[s],
                spans[t],
                knox.observed[s, t],
                knox.expected[s, t],
                knox.ratio[s, t],
                knox.p[s, t],
                result.q[s, t],
                int(result.significant[s, t]),
                knox.simulated_mean[s, t],
                knox.simulated_median[s, t],
                knox.p_poisson[s, t],
                *space_limits[s],
                *_limits(result.time_edges)[t],
            ],
        )


def _limits(edges: Sequence[float]) -> list[tuple[float, float | None]]:
    return [*zip([0.0, *edges[:-1]], edges, strict=True), (edges[-1], None)]


def pair_fields() -> QgsFields:
    """What a near pair has."""
    return _fields(
        field("earlier_id", WHOLE, tr("Earlier event, id in the layer")),
        field("later_id", WHOLE, tr("Later event, id in the layer")),
        field("earlier_time", MOMENT, tr("Earlier event, time")),
        field("later_time", MOMENT, tr("Later event, time")),
        field("ds", REAL, tr("Distance, m")),
        field("dt", REAL, tr("Days apart")),
        field("space_band", TEXT, tr("Band of distance, m")),
        field("time_band", TEXT, tr("Band of time, days")),
        field("kind", TEXT, tr("Kind: repeat (same location), near repeat")),
        field("originator", WHOLE, tr("The earlier event follows no other")),
        field("significant", WHOLE, tr("The bands are significant")),
        field("chain", WHOLE, tr("Chain")),
        field("chain_size", WHOLE, tr("Events in the chain")),
    )


def pair_rows(result: NearRepeats) -> Iterator[tuple[QgsGeometry, list[Any]]]:
    """A line from the earlier to the later event of each pair; at one location both its ends are there."""
    import numpy as np
    import shapely

    near, chains = result.near, result.chains
    x, y = result.data.x, result.data.y
    dx, dy = np.abs(x[near.earlier] - x[near.later]), np.abs(y[near.earlier] - y[near.later])
    apart = dx + dy if result.metric == "manhattan" else np.hypot(dx, dy)
    ids, moments = result.data.points.ids, result.civil
    spaces, spans = space_names(result.space_edges), time_names(result.time_edges)
    significant = result.significant[near.space, near.time]
    for begin in range(0, len(near), _LINES_AT_ONCE):
        part = slice(begin, begin + _LINES_AT_ONCE)
        ends = np.stack([near.earlier[part], near.later[part]], axis=1)
        first, second = date_times(moments[near.earlier[part]]), date_times(moments[near.later[part]])
        lines = shapely.to_wkb(shapely.linestrings(np.stack([x[ends], y[ends]], axis=2)))
        for i, wkb in enumerate(lines, begin):
            one, other = int(near.earlier[i]), int(near.later[i])
            yield (
                geometry(wkb),
                [
                    ids[one],
                    ids[other],
                    first[i - begin],
                    second[i - begin],
                    apart[i],
                    near.days[i],
                    spaces[near.space[i]],
                    spans[near.time[i]],
                    "repeat" if near.space[i] == 0 else "near repeat",
                    int(chains.role[one] == "originator"),
                    int(significant[i]),
                    int(chains.chain[one]) + 1,
                    chains.size[one],
                ],
            )


def event_fields() -> list[QgsField]:
    """What an event gets."""
    return [
        field("role", TEXT, tr("Role: originator, repeat, near repeat")),
        field("chain", WHOLE, tr("Chain")),
        field("chain_size", WHOLE, tr("Events in the chain")),
    ]


def event_columns(result: NearRepeats) -> list[list[Any]]:
    """The values of these fields (events,); chains count from 1."""
    role, chain, size = (values.tolist() for values in (result.chains.role, result.chains.chain, result.chains.size))
    return [
        [each or None for each in role],
        [each + 1 if each >= 0 else None for each in chain],
        [each if number >= 0 else None for each, number in zip(size, chain, strict=True)],
    ]


@dataclass(frozen=True)
class ZoneKind:
    """A band of distance and the bands of time, one after the other, in which it is significant.

    `inner` and `outer` radius in metres, from when to when in days after an event, pairs observed over expected.
    """

    band: str
    inner: float
    outer: float
    begins: float
    ends: float
    ratio: float


@dataclass(frozen=True)
class Zones:
    """The zones (m,) that have not expired at `as_of`: their `event`, and which of the `kinds` they are."""

    kinds: list[ZoneKind]
    event: NDArray[np.int64]
    kind: NDArray[np.int64]
    as_of: np.datetime64

    @classmethod
    def of(cls, result: NearRepeats, as_of: np.datetime64 | None) -> Zones:
        """Around the events up to `as_of` (civil time; None: the last event), from the significant bands."""
        import numpy as np

        moments = result.civil
        last = moments.max() if as_of is None else as_of
        kinds = zone_kinds(result)
        passed = (last - moments).astype(np.int64) / _DAY
        ends = np.array([kind.ends for kind in kinds])
        event, kind = np.nonzero((passed[:, None] >= 0) & (passed[:, None] < ends[None, :]))
        return cls(kinds, event, kind, last)


def zone_kinds(result: NearRepeats) -> list[ZoneKind]:
    """Runs of bands of time, significant and at least LEAST_RATIO, for each band of distance."""
    knox = result.knox
    strong = result.significant & (knox.ratio >= LEAST_RATIO)
    names, span = space_names(result.space_edges), [0.0, *result.time_edges]
    same = min(SAME_RADIUS, result.space_edges[0] / 4)
    radii = [(0.0, same), *zip([0.0, *result.space_edges[:-1]], result.space_edges, strict=True)]
    kinds = []
    for s, (inner, outer) in enumerate(radii):
        t = 0
        while t < len(result.time_edges):
            end = t
            while end < len(result.time_edges) and strong[s, end]:
                end += 1
            if end > t:
                ratio = float(knox.observed[s, t:end].sum() / knox.expected[s, t:end].sum())
                kinds.append(ZoneKind(names[s], inner, outer, span[t], span[end], ratio))
            t = end + 1
    return kinds


def zone_fields() -> QgsFields:
    """What a risk zone has."""
    return _fields(
        field("event_id", WHOLE, tr("Event, id in the layer")),
        field("event_time", MOMENT, tr("Time of the event")),
        field("space_band", TEXT, tr("Band of distance, m")),
        field("radius_m", REAL, tr("Radius, m")),
        field("valid_from", MOMENT, tr("Valid from")),
        field("expires", MOMENT, tr("Expires")),
        field("days_left", REAL, tr("Days left")),
        field("knox_ratio", REAL, tr("Knox ratio")),
    )


def zone_rows(result: NearRepeats, zones: Zones) -> Iterator[tuple[QgsGeometry | None, list[Any]]]:
    """A disc or ring for each zone, the weakest first, so that the strongest are drawn last."""
    import numpy as np
    import shapely

    segments = DIAMOND if result.metric == "manhattan" else ROUND
    moments, ids = result.civil, result.data.points.ids
    ratios = np.array([kind.ratio for kind in zones.kinds])
    for i in np.argsort(ratios[zones.kind], kind="stable") if len(zones.event) else ():
        event, kind = int(zones.event[i]), zones.kinds[int(zones.kind[i])]
        point = shapely.points(result.data.x[event], result.data.y[event])
        shape = shapely.buffer(point, kind.outer, quad_segs=segments)
        if kind.inner > 0:
            shape = shapely.difference(shape, shapely.buffer(point, kind.inner, quad_segs=segments))
        begins, ends = (moments[event] + np.timedelta64(round(days * _DAY), "s") for days in (kind.begins, kind.ends))
        times = date_times(np.array([moments[event], begins, ends]))
        left = (ends - zones.as_of).astype(np.int64) / _DAY
        yield (
            multi(geometry(shapely.to_wkb(shape))),
            [ids[event], times[0], kind.band, kind.outer, times[1], times[2], left, kind.ratio],
        )
