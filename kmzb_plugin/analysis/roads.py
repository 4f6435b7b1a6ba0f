"""Travel over roads: how long it takes from places to places, and along which line.

    roads = Roads.of(lines, kmh, directions)
    travel = roads.travel(origins, destinations)
    travel.minutes[i, j], travel.metres[i, j]

Lines join where their vertices meet; lines that only cross, as on a bridge, do not. The fastest route is Dijkstra's
(1959, Numerische Mathematik 1), by `scipy.sparse.csgraph`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree
from shapely.ops import substring

from kmzb_plugin.analysis.progress import IsCancelled, Progress, stop_if
from kmzb_plugin.analysis.segments import nearest_line

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]

BOTH, FORWARD, BACKWARD = 0, 1, -1

SNAP = 0.5
"""Metres within which vertices of lines are one crossing."""
WALKING_KMH = 5.0
"""How fast the way between a place and the nearest road is walked."""
MOST_GAP = 500.0
"""Metres from the nearest road beyond which a place cannot be reached."""

_TOGETHER = 1_000_000  # crossings looked at between two looks at whether the result is still wanted
_NOWHERE = -1
_SAME = 1e-6  # metres


@dataclass(frozen=True)
class Travel:
    """Minutes and metres of the fastest routes from n origins to m destinations (n, m); inf where there is none.

    `far_origins` (n,) and `far_destinations` (m,) are those too far from any road.
    """

    minutes: Floats
    metres: Floats
    far_origins: NDArray[np.bool_]
    far_destinations: NDArray[np.bool_]


@dataclass(frozen=True)
class Parts:
    """How many parts of the network do not hang together, and which share of its length lies outside the largest."""

    count: int
    outside: float


@dataclass(frozen=True)
class Roads:
    """Pieces of road from crossing to crossing: shapely lines (p,) in metres with the crossings at both ends.

    `along` and `against` (p,) are the minutes from `start` to `end` and back, inf where that is not allowed.
    """

    pieces: NDArray[np.object_]
    start: Numbers
    end: Numbers
    along: Floats
    against: Floats
    crossings: int

    @classmethod
    def of(cls, lines: ArrayLike, kmh: ArrayLike, directions: ArrayLike = BOTH, snap: float = SNAP) -> Roads:
        """The network of shapely line strings (n,) in metres.

        `kmh` is the speed of all or each (n,), above zero; `directions` are BOTH, FORWARD (as it is drawn) or
        BACKWARD. Vertices at most `snap` metres apart are one, also in a chain. Raises ValueError where a speed is
        not above zero or no line has a length. Memory: about 300 bytes a vertex.
        """
        given = np.asarray(lines, dtype=object).reshape(-1)
        speed = np.broadcast_to(np.asarray(kmh, dtype=float), len(given))
        way = np.broadcast_to(np.asarray(directions, dtype=np.int64), len(given))
        if not (np.isfinite(speed).all() and (speed > 0).all()):
            raise ValueError("speeds must be above zero")
        xy, line = shapely.get_coordinates(given, return_index=True)
        vertex, places = _snapped(xy, snap)
        fresh = np.r_[True, (vertex[1:] != vertex[:-1]) | (line[1:] != line[:-1])] if len(xy) else np.ones(0, bool)
        vertex, line = vertex[fresh], line[fresh]
        long_enough = np.bincount(line, minlength=len(given))[line] > 1
        vertex, line = vertex[long_enough], line[long_enough]
        if not len(vertex):
            raise ValueError("no line has a length")
        first = np.r_[True, line[1:] != line[:-1]]
        last = np.r_[first[1:], True]
        is_crossing = np.bincount(vertex, minlength=len(places)) > 1
        is_crossing[vertex[first | last]] = True
        crossing = is_crossing[vertex]
        inner = crossing & ~first & ~last
        row = np.repeat(np.arange(len(vertex)), 1 + inner)  # a crossing within a line ends a piece and begins one
        begins = np.r_[False, row[1:] == row[:-1]] | first[row]
        piece = np.cumsum(begins) - 1
        pieces = shapely.linestrings(places[vertex[row]], indices=piece)
        number = np.cumsum(is_crossing) - 1
        head = np.flatnonzero(begins)
        tail = np.r_[head[1:], len(row)] - 1
        of_line = line[row[head]]
        minutes = shapely.length(pieces) / speed[of_line] * 0.06
        return cls(
            pieces,
            number[vertex[row[head]]],
            number[vertex[row[tail]]],
            np.where(way[of_line] == BACKWARD, np.inf, minutes),
            np.where(way[of_line] == FORWARD, np.inf, minutes),
            int(is_crossing.sum()),
        )

    @cached_property
    def lengths(self) -> Floats:
        """Metres of the pieces (p,)."""
        lengths: Floats = shapely.length(self.pieces)
        return lengths

    @cached_property
    def parts(self) -> Parts:
        """How far the network hangs together if directions are left aside."""
        joined = sparse.coo_matrix((np.ones(len(self.start)), (self.start, self.end)), shape=(self.crossings,) * 2)
        count, of_crossing = connected_components(joined, directed=False)
        lengths = np.bincount(of_crossing[self.start], weights=self.lengths, minlength=count)
        return Parts(int(count), float(1 - lengths.max() / lengths.sum()))

    def travel(
        self,
        origins: ArrayLike,
        destinations: ArrayLike,
        walking_kmh: float = WALKING_KMH,
        most_gap: float = MOST_GAP,
        progress: Progress | None = None,
        cancelled: IsCancelled | None = None,
    ) -> Travel:
        """The fastest routes between places (n, 2) and (m, 2) in metres; raises Cancelled.

        From a place the nearest point of a road is walked to, at most `most_gap` metres. A place is no way from
        itself. Memory: 16 bytes a pair of places and 500 a piece of road.
        """
        a, b = _places(origins), _places(destinations)
        ends = self._ends(np.concatenate([a, b]), most_gap, cancelled)
        arcs = _Arcs.of(self, ends)
        here, there = ends.node[: len(a)], ends.node[len(a) :]
        reversed_ = len(np.unique(there)) < len(np.unique(here))
        minutes, metres = arcs.costs(*((there, here) if reversed_ else (here, there)), reversed_, progress, cancelled)
        gap = ends.gap[: len(a), None] + ends.gap[None, len(a) :]
        minutes += gap / walking_kmh * 0.06
        metres += gap
        same = (a[:, None, 0] == b[None, :, 0]) & (a[:, None, 1] == b[None, :, 1]) & np.isfinite(gap)
        minutes[same] = metres[same] = 0.0
        return Travel(minutes, metres, here == _NOWHERE, there == _NOWHERE)

    def paths(
        self,
        origins: ArrayLike,
        destinations: ArrayLike,
        most_gap: float = MOST_GAP,
        cancelled: IsCancelled | None = None,
    ) -> list[Floats | None]:
        """The line (k, 2) of the fastest route from each origin (n, 2) to its destination (n, 2), None without one.

        The lines begin and end at the places; raises Cancelled.
        """
        a, b = _places(origins), _places(destinations)
        ends = self._ends(np.concatenate([a, b]), most_gap, cancelled)
        arcs = _Arcs.of(self, ends)
        found: list[Floats | None] = []
        for i, j in zip(range(len(a)), range(len(a), len(a) + len(b)), strict=True):
            stop_if(cancelled)
            here, there = int(ends.node[i]), int(ends.node[j])
            route = None if _NOWHERE in (here, there) else arcs.route(here, there)
            if route is None:
                found.append(None)
                continue
            lines = [self._stretch(arcs, arc) for arc in route]
            line = np.vstack([a[i], ends.point[i], *lines, ends.point[j], b[j - len(a)]])
            found.append(line[np.r_[True, (np.abs(np.diff(line, axis=0)) > _SAME).any(axis=1)]])
        return found

    def _stretch(self, arcs: _Arcs, arc: int) -> Floats:
        stretch = substring(self.pieces[arcs.piece[arc]], arcs.begin[arc], arcs.finish[arc])
        xy: Floats = shapely.get_coordinates(stretch)
        return xy

    def _ends(self, places: Floats, most_gap: float, cancelled: IsCancelled | None) -> _Ends:
        """Where the places meet the network."""
        piece, _ = nearest_line(places[:, 0], places[:, 1], self.pieces, most_gap, None, cancelled)
        near = piece != _NOWHERE
        points, lines = shapely.points(places[near]), self.pieces[piece[near]]
        gap = np.full(len(places), np.inf)
        gap[near] = shapely.distance(points, lines)
        along = shapely.line_locate_point(lines, points)
        length = self.lengths[piece[near]]
        node = np.full(len(places), _NOWHERE, dtype=np.int64)
        found = np.where(along < length / 2, self.start[piece[near]], self.end[piece[near]])
        within = (along > _SAME) & (along < length - _SAME)
        cuts, which = np.unique(np.column_stack([piece[near], along])[within], axis=0, return_inverse=True)
        found[within] = self.crossings + which.reshape(-1)
        node[near] = found
        point = np.full((len(places), 2), np.nan)
        point[near] = shapely.get_coordinates(shapely.line_interpolate_point(lines, along))
        return _Ends(node, gap, point, cuts[:, 0].astype(np.int64), cuts[:, 1])


@dataclass(frozen=True)
class _Ends:
    """Where each place meets the network: its `node` (n,), -1 if none is near, the metres to walk, and the `point`.

    Nodes beyond the crossings are the cuts (c,): points within a `piece`, so many metres `along` it.
    """

    node: Numbers
    gap: Floats
    point: Floats
    piece: Numbers
    along: Floats


@dataclass(frozen=True)
class _Arcs:
    """Ways from node to node, sorted by both, the fastest of parallel ones: each goes along a piece of road.

    It leads from `begin` to `finish` metres of the piece.
    """

    tail: Numbers
    head: Numbers
    minutes: Floats
    piece: Numbers
    begin: Floats
    finish: Floats
    nodes: int

    @classmethod
    def of(cls, roads: Roads, ends: _Ends) -> _Arcs:
        """The arcs of all pieces, cut where places meet them."""
        count = len(roads.pieces)
        nodes = roads.crossings + len(ends.piece)
        every = np.arange(count)
        piece = np.concatenate([every, ends.piece, every])
        at = np.concatenate([np.zeros(count), ends.along, roads.lengths])
        node = np.concatenate([roads.start, np.arange(roads.crossings, nodes), roads.end])
        rank = np.repeat([0, 1, 2], [count, len(ends.piece), count])
        order = np.lexsort((at, rank, piece))
        piece, at, node = piece[order], at[order], node[order]
        one = np.flatnonzero(piece[1:] == piece[:-1])
        share = (at[one + 1] - at[one]) / roads.lengths[piece[one]]
        tail, head = np.r_[node[one], node[one + 1]], np.r_[node[one + 1], node[one]]
        minutes = np.r_[share * roads.along[piece[one]], share * roads.against[piece[one]]]
        begin, finish = np.r_[at[one], at[one + 1]], np.r_[at[one + 1], at[one]]
        piece = np.r_[piece[one], piece[one]]
        order = np.lexsort((minutes, head, tail))
        order = order[np.isfinite(minutes[order]) & (tail[order] != head[order])]
        fresh = np.ones(len(order), dtype=bool)
        fresh[1:] = (tail[order[1:]] != tail[order[:-1]]) | (head[order[1:]] != head[order[:-1]])
        kept = order[fresh]
        return cls(tail[kept], head[kept], minutes[kept], piece[kept], begin[kept], finish[kept], nodes)

    @cached_property
    def _graph(self) -> sparse.csr_matrix:
        pointer = np.searchsorted(self.tail, np.arange(self.nodes + 1))
        return sparse.csr_matrix((self.minutes, self.head, pointer), shape=(self.nodes, self.nodes))

    @cached_property
    def _keys(self) -> Numbers:
        return self.tail * self.nodes + self.head

    def _between(self, tail: Numbers, head: Numbers) -> Numbers:
        """The numbers of the arcs from `tail` to `head`."""
        found: Numbers = np.searchsorted(self._keys, tail * self.nodes + head)
        return found

    def costs(
        self,
        sources: Numbers,
        targets: Numbers,
        reversed_: bool,
        progress: Progress | None,
        cancelled: IsCancelled | None,
    ) -> tuple[Floats, Floats]:
        """Minutes and metres from sources (n,) to targets (m,); `reversed_`: from the targets to the sources, (m, n).

        Dijkstra's algorithm runs once for each source that is a node of its own.
        """
        minutes = np.full((len(sources), len(targets)), np.inf)
        metres = minutes.copy()
        reached = targets != _NOWHERE
        distinct, which = np.unique(sources, return_inverse=True)
        for i, tree in enumerate(self._trees(distinct, reversed_, cancelled)):
            if tree is not None:
                rows = np.flatnonzero(which == i)
                minutes[np.ix_(rows, reached)] = tree[0][targets[reached]]
                metres[np.ix_(rows, reached)] = tree[1][targets[reached]]
            if progress is not None:
                progress((i + 1) / len(distinct))
        return (minutes.T.copy(), metres.T.copy()) if reversed_ else (minutes, metres)

    def _trees(
        self, sources: Numbers, reversed_: bool, cancelled: IsCancelled | None
    ) -> Iterator[tuple[Floats, Floats] | None]:
        """Minutes and metres (nodes,) from each source to everywhere, None for a place that is no node."""
        graph = self._graph.T.tocsr() if reversed_ else self._graph
        at_once = max(1, _TOGETHER // self.nodes)
        if len(sources) and sources[0] == _NOWHERE:
            yield None
            sources = sources[1:]
        for first in range(0, len(sources), at_once):
            stop_if(cancelled)
            some = sources[first : first + at_once]
            minutes, before = dijkstra(graph, indices=some, return_predecessors=True)
            for row, came_from in zip(minutes, before, strict=True):
                metres = self._metres(came_from.astype(np.int64), reversed_)
                yield row, np.where(np.isfinite(row), metres, np.inf)

    def _metres(self, before: Numbers, reversed_: bool) -> Floats:
        """Metres (nodes,) along a tree of fastest routes in which each node comes after `before`."""
        node = np.flatnonzero(before >= 0)
        arc = self._between(node, before[node]) if reversed_ else self._between(before[node], node)
        metres = np.zeros(len(before))
        metres[node] = np.abs(self.finish[arc] - self.begin[arc])
        above = np.arange(len(before))
        above[node] = before[node]
        while True:  # each round looks twice as far up the tree
            further = above[above]
            if np.array_equal(further, above):
                break
            metres += metres[above]
            above = further
        return metres

    def route(self, here: int, there: int) -> list[int] | None:
        """The arcs of the fastest route, None if there is none."""
        minutes, before = dijkstra(self._graph, indices=here, return_predecessors=True)
        if not np.isfinite(minutes[there]):
            return None
        nodes = [there]
        while nodes[-1] != here:
            nodes.append(int(before[nodes[-1]]))
        steps = np.array(nodes[::-1])
        return [int(arc) for arc in self._between(steps[:-1], steps[1:])]


def _places(places: ArrayLike) -> Floats:
    return np.asarray(places, dtype=float).reshape(-1, 2)


def _snapped(xy: Floats, snap: float) -> tuple[Numbers, Floats]:
    """For each vertex (n, 2) the number of its place, and the places (m, 2): vertices within `snap` share one."""
    distinct, which = np.unique(xy, axis=0, return_inverse=True)
    which = which.reshape(-1)
    pairs = np.empty((0, 2), dtype=np.int64)
    if snap > 0 and len(distinct):
        pairs = cKDTree(distinct).query_pairs(snap, output_type="ndarray")
    if not len(pairs):
        return which.astype(np.int64), distinct
    joined = sparse.coo_matrix((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(distinct),) * 2)
    count, group = connected_components(joined, directed=False)
    first = np.full(count, len(distinct), dtype=np.int64)
    np.minimum.at(first, group, np.arange(len(distinct)))
    return group[which].astype(np.int64), distinct[first]
