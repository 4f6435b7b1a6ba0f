"""Reports that are likely about the same thing, and bursts of one hand: pairs, and groups of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from kmzb_plugin.analysis.grouping import Links, grouped
from kmzb_plugin.analysis.progress import IsCancelled, Part, Progress, awaited, stop_if
from kmzb_plugin.analysis.reach import Reach
from kmzb_plugin.analysis.wording import Wording

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

MOST_PAIRS = 20_000_000
WORDS, BARE, BURST = 0, 1, 2
"""Why a pair is one: alike in their words; near at hand where one has none; one after the other in a burst."""


class TooManyPairs(Exception):
    """More than MOST_PAIRS pairs are alike: the rules tell nothing apart here."""


@dataclass(frozen=True)
class Reports:
    """Arrays (n,) over reports: metres, seconds, numbers of categories and of sources (-1: not known), their words."""

    x: Floats
    y: Floats
    seconds: Integers
    category: Integers
    source: Integers
    wording: Wording


@dataclass(frozen=True)
class Limits:
    """The rules by number of category, arrays (k,); `confused` (k, k) says which are compared with each other.

    Metres, seconds and likeness as `domain.duplicates.DuplicateRule` says.
    """

    metres: Floats
    within: Integers
    likeness: Floats
    bare_metres: Floats
    bare_within: Integers
    burst_reports: Integers
    burst_metres: Floats
    burst_within: Integers
    confused: NDArray[np.bool_]


@dataclass(frozen=True)
class Duplicates:
    """Pairs (m,) of rows, the earlier and the later one, and the groups of reports.

    `metres`, `seconds` and `likeness` (NaN where one has no words) are between the two, `why` is WORDS, BARE or BURST.
    `group` (n,) numbers the groups, the largest first, -1 for reports in none; `is_burst` is by group. `crowded` (n,)
    are those in so crowded a place that they were not compared with all around them.
    """

    first: Integers
    second: Integers
    metres: Floats
    seconds: Integers
    likeness: NDArray[np.float32]
    why: NDArray[np.int8]
    group: Integers
    is_burst: NDArray[np.bool_]
    crowded: NDArray[np.bool_]

    @property
    def sizes(self) -> Integers:
        """Reports in each group."""
        return np.bincount(self.group[self.group >= 0], minlength=len(self.is_burst))


def find_duplicates(
    reports: Reports, limits: Limits, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Duplicates:
    """Pairs and groups of likely duplicates and bursts; raises TooManyPairs and Cancelled.

    A pair is of one category, or of two that are confused, within the lesser reach of the two and alike in its words by
    the greater limit; where one has no words, of one category and within the bare reach. A burst are reports of any
    category in the same words, or of one source, any two of which lie within its metres and time: its pairs are each
    report and the next. In a group of duplicates, too, any two lie within reach, so that none grows along a street. A
    report is in one group at most, and in a burst first.

    Memory: 100 bytes a report, 30 a pair, the texts, and 200 MB.
    """
    if progress is None:
        progress = _nothing
    hands, crowded_hands = _alike(reports, limits, True, Part(progress, 0.0, 0.4), cancelled)
    burst = awaited(lambda: grouped(hands, reports.x, reports.y, reports.seconds), cancelled)
    burst = _large_enough(burst, limits.burst_reports[reports.category])
    found, crowded = _alike(reports, limits, False, Part(progress, 0.4, 0.9), cancelled)
    stop_if(cancelled)
    # within a burst everything is alike: each report and the next say as much
    found = found.only((burst[found.first] < 0) | (burst[found.first] != burst[found.second]))
    free = (burst[found.first] < 0) & (burst[found.second] < 0)
    apart = found.only(free)
    alike = awaited(lambda: grouped(apart, reports.x, reports.y, reports.seconds), cancelled)
    group, is_burst = _numbered(burst, alike, reports)
    chain = _chain(burst, reports)
    progress(1.0)
    first, second = (np.concatenate(each) for each in zip((found.first, found.second), chain, strict=True))
    metres = np.hypot(reports.x[first] - reports.x[second], reports.y[first] - reports.y[second])
    likeness = reports.wording.likeness(first, second, cancelled)
    why = np.where(np.isnan(likeness), BARE, WORDS).astype(np.int8)
    why[len(found.first) :] = BURST
    seconds = reports.seconds[second] - reports.seconds[first]
    return Duplicates(first, second, metres, seconds, likeness, why, group, is_burst, crowded | crowded_hands)


def _nothing(fraction: float) -> None:
    """Progress that nobody wants to hear of."""


def _alike(
    reports: Reports, limits: Limits, bursts: bool, progress: Progress, cancelled: IsCancelled | None
) -> tuple[Links, NDArray[np.bool_]]:
    """The pairs of duplicates, or those of one hand, by row; and which reports are in a crowded place."""
    # categories that are confused are looked through together, and for bursts all
    if bursts:
        metres, within, family = limits.burst_metres, limits.burst_within, np.zeros(len(limits.metres), dtype=np.int64)
    else:
        metres, within = limits.metres, limits.within
        family = connected_components(csr_matrix(limits.confused), directed=False)[1].astype(np.int64)
    widest, longest = np.zeros(family.max(initial=0) + 1), np.zeros(family.max(initial=0) + 1, dtype=np.int64)
    np.maximum.at(widest, family, metres)
    np.maximum.at(longest, family, within)
    kind = family[reports.category]
    reach = awaited(lambda: Reach(reports.x, reports.y, reports.seconds, kind, widest, longest), cancelled)
    parts: list[tuple[NDArray[np.int32], ...]] = []
    total = 0
    for done, earlier, later, apart in reach.pairs(cancelled):
        stop_if(cancelled)
        first, second = reach.order[earlier], reach.order[later]
        one, other = reports.category[first], reports.category[second]
        seconds = reports.seconds[second] - reports.seconds[first]
        near = (apart <= np.minimum(metres[one], metres[other])) & (seconds <= np.minimum(within[one], within[other]))
        if not bursts:
            near &= (one == other) | limits.confused[one, other]
        first, second, one, other = first[near], second[near], one[near], other[near]
        apart, seconds = apart[near], seconds[near]
        likeness = reports.wording.likeness(first, second, cancelled)
        kept = likeness >= np.maximum(limits.likeness[one], limits.likeness[other]).astype(np.float32)
        if bursts:
            kept |= (reports.source[first] >= 0) & (reports.source[first] == reports.source[second])
        else:
            bare = (apart <= limits.bare_metres[one]) & (seconds <= limits.bare_within[one]) & (one == other)
            kept |= np.isnan(likeness) & bare
        parts.append((first[kept].astype(np.int32), second[kept].astype(np.int32), apart[kept].astype(np.float32)))
        total += int(kept.sum())
        if total > MOST_PAIRS:
            raise TooManyPairs
        progress(done)
    empty = (np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32))
    first, second, apart = (np.concatenate(each) for each in zip(empty, *parts, strict=True))
    crowded = np.zeros(len(reports.x), dtype=bool)
    crowded[reach.order[reach.crowded]] = True
    one, other = reports.category[first], reports.category[second]
    most = np.minimum(metres[one], metres[other]), np.minimum(within[one], within[other])
    return Links(first, second, apart, *most), crowded


def _large_enough(group: Integers, fewest: Integers) -> Integers:
    """The groups that have as many reports as the rule of one of their categories asks for; the others are none."""
    inside = np.flatnonzero(group >= 0)
    sizes = np.bincount(group[inside], minlength=group.max(initial=-1) + 1)
    least = np.full(len(sizes), np.iinfo(np.int64).max)
    np.minimum.at(least, group[inside], fewest[inside])
    kept = group.copy()
    kept[inside] = np.where((sizes >= least)[group[inside]], group[inside], -1)
    return kept


def _numbered(burst: Integers, alike: Integers, reports: Reports) -> tuple[Integers, NDArray[np.bool_]]:
    """Both kinds of groups in one numbering: the largest first, of equal ones the earliest; and which are bursts."""
    both = np.where(burst >= 0, burst, np.where(alike >= 0, alike + burst.max(initial=-1) + 1, -1))
    inside = np.flatnonzero(both >= 0)
    _, label = np.unique(both[inside], return_inverse=True)
    label = label.ravel()
    size = np.bincount(label)
    place = np.empty(len(both), dtype=np.int64)
    place[np.lexsort((reports.y, reports.x, reports.seconds))] = np.arange(len(both))
    earliest = np.full(len(size), len(both))
    np.minimum.at(earliest, label, place[inside])
    rank = np.empty(len(size), dtype=np.int64)
    rank[np.lexsort((earliest, -size))] = np.arange(len(size))
    group = np.full(len(both), -1)
    group[inside] = rank[label]
    is_burst = np.zeros(len(size), dtype=bool)
    is_burst[group[burst >= 0]] = True
    return group, is_burst


def _chain(burst: Integers, reports: Reports) -> tuple[Integers, Integers]:
    """Each report of a burst and the next one in time."""
    inside = np.flatnonzero(burst >= 0)
    ordered = inside[np.lexsort((reports.y[inside], reports.x[inside], reports.seconds[inside], burst[inside]))]
    follows = burst[ordered[1:]] == burst[ordered[:-1]]
    return ordered[:-1][follows], ordered[1:][follows]
