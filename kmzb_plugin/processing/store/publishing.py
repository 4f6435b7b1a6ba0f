"""What of a store is made public: read, judged by the rules of visibility, counted at places and by spans."""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from ...analysis import publication as places
from ...analysis import suppression
from ...analysis.progress import IsCancelled, Progress
from ...analysis.publication import CATEGORY, COUNT, PLACE, SPAN, STATUS
from ...domain import spans
from ...domain.periods import WARSAW, WARSAW_NAME, Period
from ...domain.visibility import Limits, Rule, Shown, visible
from ...store.filter import ThreatFilter
from ...text import UserError, tr

if TYPE_CHECKING:
    from ...store.base import Dictionary, Store
    from .published_earlier import Earlier

_COLUMNS = ["id", "category", "status", "reported_at", "occurred_at", "updated_at", "x", "y"]
AS_OF = "as_of"


def whole_spans(period: Period, step: str) -> None:
    """Raises UserError for a period that is not made of whole months, quarters or years, with one that is.

    Two periods that differ by a day would tell the reports of that day.
    """
    whole = spans.widened(period, step)
    if Period.parse(whole) == period:
        return
    text = {
        "month": tr("A publication by months holds whole months. Choose for example {period}."),
        "quarter": tr("A publication by quarters holds whole quarters. Choose {period}, or count by months."),
        "year": tr("A publication by years holds whole years. Choose {period}, or count by months."),
    }[step]
    raise UserError(text.format(period=whole))


@dataclass(frozen=True)
class Selection:
    """The threats that the public may know of, and how many the rules took out.

    `threats` has a row a threat: id, reported, period, category, status, x, y, sensitive. `ids` are
    those of all that were read, `removed` counts by rule.
    """

    threats: pd.DataFrame
    ids: list[str]
    removed: Counter[Rule]

    @property
    def read(self) -> int:
        """How many threats were looked at."""
        return len(self.ids)


def select(store: Store, dictionary: Dictionary, period: Period | None, step: str, at: datetime) -> Selection:
    """Reads the threats of a period, or all, and judges them as they stand at a moment. Raises UserError: none there.

    Memory: about 1 kB a threat.
    """
    frame = store.frame(ThreatFilter(period=period), _COLUMNS)
    if frame.empty:
        raise UserError(
            tr("The store holds no threats in this period. Choose another one, or import threats first.")
            if period
            else tr("The store holds no threats. Import threats first.")
        )
    reported = _moments(frame["reported_at"]).fillna(_moments(frame["occurred_at"]))
    since = _moments(frame["updated_at"]).fillna(reported)
    kinds, which = _judged(frame, dictionary)
    lasts = np.array([kind.lasts or np.timedelta64("NaT") for kind in kinds], dtype="timedelta64[s]")[which]
    over = ~np.isnat(lasts) & ~(pd.Timestamp(at) - since < pd.Series(lasts, index=frame.index)).to_numpy()
    rules = np.array([kind.rule for kind in kinds], dtype=object)[which]
    rules[over & (rules == None)] = Rule.STATUS_OVER  # noqa: E711 (elementwise)
    rules[reported.isna().to_numpy() & (rules == None)] = Rule.NO_DATE  # noqa: E711 (elementwise)
    shown = rules == None  # noqa: E711 (elementwise)
    threats = pd.DataFrame(
        {
            "id": frame["id"],
            "reported": reported,
            SPAN: _spans(reported, step),
            CATEGORY: frame["category"],
            STATUS: frame["status"],
            "x": frame["x"].astype(float),
            "y": frame["y"].astype(float),
            "sensitive": np.array([kind.sensitive for kind in kinds])[which],
        }
    )[shown]
    return Selection(threats.reset_index(drop=True), frame["id"].tolist(), Counter(rules[~shown].tolist()))


def _moments(column: pd.Series) -> pd.Series:
    """The moments of a column as a store gives them, 2025-11-20T18:40:00Z; empty ones are none."""
    # Ten times as fast as pandas, which looks at every text by itself.
    texts = column.fillna("").to_numpy(dtype="U19")
    return pd.Series(pd.DatetimeIndex(texts.astype("datetime64[s]")).tz_localize("UTC"), index=column.index)


def _spans(moments: pd.Series, step: str) -> Any:
    """The names of the spans of moments (n,)."""
    local = moments.dt.tz_convert(WARSAW_NAME)
    month = (local.dt.year * 12 + local.dt.month - 1).fillna(0).to_numpy(int)
    found, which = np.unique(month, return_inverse=True)
    return np.array([spans.name(each // 12, each % 12 + 1, step) for each in found], dtype=object)[which]


def _judged(frame: pd.DataFrame, dictionary: Dictionary) -> tuple[list[Shown], Any]:
    """The judgement of each pair of category and status that occurs, and which one each threat has."""
    pairs = pd.MultiIndex.from_frame(frame[["category", "status"]])
    which, found = pd.factorize(pairs)
    kinds = [visible(category, status, dictionary.categories, dictionary.workflow) for category, status in found]
    return kinds, which


@dataclass(frozen=True)
class SpanTable:
    """A span's counts by category and status with their totals behind them (m + 1, k + 1); NaN is suppressed.

    `primary` and `secondary` count the suppressed cells; both are 0 for one that stood in an earlier publication.
    """

    values: Any
    as_of: str
    primary: int = 0
    secondary: int = 0


@dataclass
class Publication:
    """Everything that is going to be written.

    `counts` has the columns place, span, category, status, n, as_of; `shapes` the geometry of each place.
    """

    kind: str
    grid: float
    step: str
    threshold: int
    as_of: str
    periods: list[str]
    categories: list[str]
    statuses: list[str]
    counts: pd.DataFrame
    tables: dict[str, SpanTable]
    shapes: dict[str, Any]
    streets: str = ""
    removed_at_places: Counter[str] = field(default_factory=Counter)
    on_map: int = 0
    kept_spans: list[str] = field(default_factory=list)


class Places(ABC):
    """Where reports are counted, and by which spans of the calendar."""

    kind: str
    streets = ""
    """A digest of the lines, empty for squares: of other streets a difference would tell what lies between them."""

    def __init__(self, grid: float, step: str, limits: Limits) -> None:
        self.grid = grid
        self.step = step
        self.limits = limits

    @abstractmethod
    def names(self, x: Any, y: Any) -> Any:
        """The place of each point (n,), None where it has none."""

    @abstractmethod
    def shape(self, name: str) -> Any:
        """The geometry of a place; None where it is not known any more."""


class Squares(Places):
    """Squares of one side."""

    kind = "squares"

    def names(self, x: Any, y: Any) -> Any:
        return places.cell_names(x, y, self.grid)

    def shape(self, name: str) -> Any:
        return places.cell_shape(name)


class Streets(Places):
    """Streets by their names, each of all lines that have the name."""

    kind = "streets"

    def __init__(self, grid: float, step: str, limits: Limits, names: list[str], lines: Any) -> None:
        super().__init__(grid, step, limits)
        there = ~shapely.is_missing(lines)
        self._lines, self._names = lines[there], np.array(names, dtype=object)[there]
        self.streets = _digest(self._names, self._lines)
        self._parts = pd.Series(range(len(self._names))).groupby(self._names).indices

    def names(self, x: Any, y: Any) -> Any:
        nearest = places.nearest_streets(x, y, self._lines, self.limits.street_metres)
        return np.append(self._names, np.array([None], dtype=object))[nearest]  # -1 is the last

    def shape(self, name: str) -> Any:
        found = self._parts.get(name)
        if found is None:
            return None
        return shapely.multilinestrings(shapely.get_parts(self._lines[found]))


def _digest(names: Any, lines: Any) -> str:
    """The same for the same lines of the same names, in any order and to a metre."""
    shapes = shapely.to_wkb(shapely.transform(lines, np.round))
    rows = sorted(
        hashlib.sha256(f"{name}\n".encode() + shape).digest() for name, shape in zip(names, shapes, strict=True)
    )
    return hashlib.sha256(b"".join(rows)).hexdigest()[:16]


def lines_and_columns(dictionary: Dictionary) -> tuple[list[str], list[str]]:
    """The categories and statuses that a table of the public has."""
    categories = [kind.code for kind in dictionary.categories if kind.public in {"yes", "confirmed_only"}]
    statuses = [status.code for status in dictionary.workflow if status.public_days is None or status.public_days > 0]
    return categories, statuses


def publication(
    selection: Selection,
    dictionary: Dictionary,
    where: Places,
    earlier: Earlier,
    periods: list[str],
    at: datetime,
    progress: Progress,
    cancelled: IsCancelled,
) -> Publication:
    """Counts at places and tables by spans, none of them small, and none to be had by differences."""
    threshold, moment = where.limits.small_count, f"{at.astimezone(WARSAW):%Y-%m-%d %H:%M:%S}"
    categories, statuses = lines_and_columns(dictionary)
    threats = selection.threats
    placed = threats[~threats["sensitive"]].copy()
    placed[PLACE] = where.names(placed["x"].to_numpy(), placed["y"].to_numpy())
    removed = Counter({"sensitive": len(threats) - len(placed), "no_street": int(placed[PLACE].isna().sum())})
    placed = placed.dropna(subset=[PLACE])
    counts = places.counts_at_places(placed, threshold).assign(**{AS_OF: moment})
    removed["few"] = len(placed) - int(counts[COUNT].sum())
    made = Publication(
        where.kind,
        where.grid,
        where.step,
        threshold,
        moment,
        periods,
        categories,
        statuses,
        counts.iloc[:0],
        {},
        {},
        where.streets,
        removed,
    )
    unfinished = spans.of(at, where.step)
    parts = [made.counts]
    told = earlier.told(counts, threshold)
    by_span = dict(list(threats.groupby(SPAN)))
    for i, span in enumerate(periods):
        progress(i / len(periods))
        fresh, before = counts[counts[SPAN] == span], earlier.counts[earlier.counts[SPAN] == span]
        here = _Span(span, by_span.get(span, threats.iloc[:0]), fresh, before, told[told[SPAN] == span])
        if span >= unfinished:  # without a table, which would count it twice
            parts.append(here.counts(threshold))
        else:
            parts.append(_finished(made, here, earlier, cancelled))
    made.counts = pd.concat(parts).sort_values(places.KEYS, ignore_index=True)
    made.shapes = {name: where.shape(name) for name in made.counts[PLACE].unique()}
    # Of streets under a name that the layer does not have any more there is nothing to be drawn.
    made.shapes = {name: shape for name, shape in made.shapes.items() if shape is not None}
    made.counts = made.counts[made.counts[PLACE].isin(list(made.shapes))].reset_index(drop=True)
    made.on_map = int(made.counts.loc[made.counts[AS_OF] == moment, COUNT].sum())
    removed["changed"] = int(counts[COUNT].sum()) - made.on_map
    return made


def spans_of(selection: Selection, period: Period | None, step: str) -> list[str]:
    """The spans of a period, or from the first to the last of the threats that may be shown."""
    if period is None:
        reported = selection.threats["reported"]
        if reported.empty:
            return []
        period = Period(reported.min().to_pydatetime(), reported.max().to_pydatetime() + timedelta(seconds=1))
    return spans.within(period, step)


@dataclass(frozen=True)
class _Span:
    """The threats of a span, its counts now and in the latest publication, and the places told by differences."""

    name: str
    threats: pd.DataFrame
    fresh: pd.DataFrame
    before: pd.DataFrame
    told: pd.DataFrame

    def counts(self, threshold: int) -> pd.DataFrame:
        """What is published at its places."""
        return places.after_earlier(self.before, self.fresh, self.told, threshold)


def _finished(made: Publication, span: _Span, earlier: Earlier, cancelled: IsCancelled) -> pd.DataFrame:
    """Adds the table of a span and returns the counts at its places.

    Where a difference from an earlier publication would tell a small count, the table stands as it did then, and so
    does every such place. A table is only made beside places of the same day: at the first one such places are left
    out. One that is not safe by a limit that was raised since does not stand any more.
    """
    table_before, fresh = earlier.tables.get(span.name), span.fresh
    if table_before is None:
        fresh = places.at_others(fresh, span.told)
    table = suppression.Table.of(_inner(made, span.threats), places.known_counts(fresh, made.categories, made.statuses))
    shown = suppression.protect(table, made.threshold, cancelled)
    values = np.where(shown, table.counts, np.nan).reshape(len(made.categories) + 1, len(made.statuses) + 1)
    versions = earlier.table_versions.get(span.name, [])
    tells = any(places.table_tells(each.values, values, made.threshold) for each in versions)
    if table_before is not None and (len(span.told) or tells):
        counts = span.counts(made.threshold)
        if is_safe(table_before.values, counts[counts[AS_OF] == table_before.as_of], made):
            made.tables[span.name] = table_before
            made.kept_spans.append(span.name)
        return counts
    small = suppression.small(table, made.threshold)
    made.tables[span.name] = SpanTable(values, made.as_of, int(small.sum()), int((~shown & ~small).sum()))
    return fresh


def _inner(made: Publication, threats: pd.DataFrame) -> Any:
    """The counts of a span (m, k) by category and status."""
    inner = np.zeros((len(made.categories), len(made.statuses)), dtype=np.int64)
    rows = {code: i for i, code in enumerate(made.categories)}
    columns = {code: j for j, code in enumerate(made.statuses)}
    np.add.at(inner, (threats[CATEGORY].map(rows).to_numpy(int), threats[STATUS].map(columns).to_numpy(int)), 1)
    return inner


def is_safe(values: Any, counts: pd.DataFrame, made: Publication) -> bool:
    """Whether nobody can tell by a published table (NaN is suppressed) and the places that a count is a small one.

    Asks of what is published alone: a count is nothing, or `threshold` or more, or the attacker has to think that it
    may be.
    """
    shown = ~np.isnan(values).ravel()
    numbers = np.nan_to_num(values).astype(np.int64).ravel()
    known = places.known_counts(counts, made.categories, made.statuses).ravel()
    beyond = numbers - known
    if ((beyond != 0) & (beyond < made.threshold) & shown).any():
        return False
    relations = suppression.relations(*(side - 1 for side in values.shape))
    hidden = np.flatnonzero(~shown)
    found = suppression.highest(suppression.Table(numbers, known, relations), shown, hidden)
    return bool((found - known[hidden] >= made.threshold - 0.5).all())


def empty_counts() -> pd.DataFrame:
    """No counts at all, with their columns."""
    return pd.DataFrame({name: pd.Series(dtype=object) for name in (PLACE, SPAN, CATEGORY, STATUS)}).assign(
        **{COUNT: pd.Series(dtype=np.int64), AS_OF: pd.Series(dtype=object)}
    )


def published_at(text: str) -> datetime:
    """A moment written by `iso`; the earliest there is where it is none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
