"""What of a store is made public: read, judged by the rules of visibility, counted at places and by months."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import shapely

from ...analysis import publication as places
from ...analysis import suppression
from ...analysis.progress import IsCancelled, Progress
from ...analysis.publication import CATEGORY, COUNT, MONTH, PLACE, STATUS
from ...domain.periods import WARSAW, WARSAW_NAME, Period
from ...domain.visibility import Limits, Rule, Shown, visible
from ...store.filter import ThreatFilter
from ...text import UserError, tr

if TYPE_CHECKING:
    from ...store.base import Dictionary, Store
    from .published import Earlier

_COLUMNS = ["id", "category", "status", "reported_at", "occurred_at", "updated_at", "x", "y"]
AS_OF = "as_of"


def whole_months(period: Period) -> None:
    """Raises UserError for a period that is not made of whole calendar months, with one that is.

    Two periods that differ by a day would tell the reports of that day.
    """
    start, end = (moment.astimezone(WARSAW) for moment in (period.start, period.end))
    if all((each.day, each.hour, each.minute, each.second) == (1, 0, 0, 0) for each in (start, end)):
        return
    last = end if (end.day, end.hour, end.minute) == (1, 0, 0) else _next_month(end)
    text = tr(
        "A publication holds whole months: two of them that differ by a day would tell the reports of that day. "
        "Choose for example {period}."
    )
    raise UserError(text.format(period=f"{start:%Y-%m}-01/{last:%Y-%m}-01"))


def _next_month(moment: datetime) -> datetime:
    return moment.replace(year=moment.year + moment.month // 12, month=moment.month % 12 + 1, day=1)


@dataclass(frozen=True)
class Selection:
    """The threats that the public may know of, and how many the rules took out.

    `threats` has a row a threat: id, month (2025-03), category, status, x, y, sensitive. `removed` counts by rule.
    """

    threats: pd.DataFrame
    read: int
    removed: Counter[Rule]


def select(store: Store, dictionary: Dictionary, period: Period | None, at: datetime) -> Selection:
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
            MONTH: reported.dt.tz_convert(WARSAW_NAME).dt.strftime("%Y-%m"),
            CATEGORY: frame["category"],
            STATUS: frame["status"],
            "x": frame["x"].astype(float),
            "y": frame["y"].astype(float),
            "sensitive": np.array([kind.sensitive for kind in kinds])[which],
        }
    )[shown]
    return Selection(threats.reset_index(drop=True), len(frame), Counter(rules[~shown].tolist()))


def _moments(column: pd.Series) -> pd.Series:
    # None and empty texts become no moment at all.
    return pd.to_datetime(column, utc=True, errors="coerce", format="%Y-%m-%dT%H:%M:%SZ")


def _judged(frame: pd.DataFrame, dictionary: Dictionary) -> tuple[list[Shown], Any]:
    """The judgement of each pair of category and status that occurs, and which one each threat has."""
    pairs = pd.MultiIndex.from_frame(frame[["category", "status"]])
    which, found = pd.factorize(pairs)
    kinds = [visible(category, status, dictionary.categories, dictionary.workflow) for category, status in found]
    return kinds, which


@dataclass(frozen=True)
class MonthTable:
    """A month's counts by category and status with their totals behind them (m + 1, k + 1); NaN is suppressed.

    `primary` and `secondary` count the suppressed cells; both are 0 for one that stood in an earlier publication.
    """

    values: Any
    as_of: str
    primary: int = 0
    secondary: int = 0


@dataclass
class Publication:
    """Everything that is going to be written.

    `counts` has the columns place, month, category, status, n, as_of; `shapes` the geometry of each place.
    """

    kind: str
    grid: float
    threshold: int
    day: str
    months: list[str]
    categories: list[str]
    statuses: list[str]
    counts: pd.DataFrame
    tables: dict[str, MonthTable]
    shapes: dict[str, Any]
    removed_at_places: Counter[str] = field(default_factory=Counter)
    on_map: int = 0
    kept_months: list[str] = field(default_factory=list)


class Places(ABC):
    """Where reports are counted."""

    kind: str

    def __init__(self, grid: float, limits: Limits) -> None:
        self.grid = grid
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

    def __init__(self, grid: float, limits: Limits, names: list[str], lines: Any) -> None:
        super().__init__(grid, limits)
        there = ~shapely.is_missing(lines)
        self._lines, self._names = lines[there], np.array(names, dtype=object)[there]
        self._parts = pd.Series(range(len(self._names))).groupby(self._names).indices

    def names(self, x: Any, y: Any) -> Any:
        nearest = places.nearest_streets(x, y, self._lines, self.limits.street_metres)
        return np.append(self._names, np.array([None], dtype=object))[nearest]  # -1 is the last

    def shape(self, name: str) -> Any:
        found = self._parts.get(name)
        if found is None:
            return None
        return shapely.multilinestrings(shapely.get_parts(self._lines[found]))


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
    months: list[str],
    at: datetime,
    progress: Progress,
    cancelled: IsCancelled,
) -> Publication:
    """Counts at places and tables by months, none of them small, and none to be had by differences."""
    threshold, day = where.limits.small_count, f"{at.astimezone(WARSAW):%Y-%m-%d}"
    categories, statuses = lines_and_columns(dictionary)
    threats = selection.threats
    placed = threats[~threats["sensitive"]].copy()
    placed[PLACE] = where.names(placed["x"].to_numpy(), placed["y"].to_numpy())
    removed = Counter({"sensitive": len(threats) - len(placed), "no_street": int(placed[PLACE].isna().sum())})
    placed = placed.dropna(subset=[PLACE])
    counts = places.counts_at_places(placed, threshold).assign(**{AS_OF: day})
    removed["few"] = len(placed) - int(counts[COUNT].sum())
    made = Publication(
        where.kind, where.grid, threshold, day, months, categories, statuses, counts.iloc[:0], {}, {}, removed
    )
    unfinished = f"{at.astimezone(WARSAW):%Y-%m}"
    parts = [made.counts]
    by_month = dict(list(threats.groupby(MONTH)))
    for i, month in enumerate(months):
        progress(i / len(months))
        fresh, before = counts[counts[MONTH] == month], earlier.counts[earlier.counts[MONTH] == month]
        if month >= unfinished:  # without a table, which would count it twice
            parts.append(places.after_earlier(before, fresh, threshold))
        else:
            own = by_month.get(month, threats.iloc[:0])
            parts.append(_finished_month(made, month, own, fresh, before, earlier.tables.get(month), cancelled))
    made.counts = pd.concat(parts, ignore_index=True)
    made.on_map = int(made.counts.loc[made.counts[AS_OF] == day, COUNT].sum())
    removed["changed"] = int(counts[COUNT].sum()) - made.on_map
    shapes = {name: where.shape(name) for name in made.counts[PLACE].unique()}
    made.shapes = {name: earlier.shapes.get(name) if shape is None else shape for name, shape in shapes.items()}
    return made


def months_of(selection: Selection, period: Period | None) -> list[str]:
    """The months of a period, or from the first to the last in the store."""
    found = selection.threats[MONTH]
    if period is None:
        if found.empty:
            return []
        first, last = found.min(), found.max()
    else:
        first = f"{period.start.astimezone(WARSAW):%Y-%m}"
        last = f"{(period.end - pd.Timedelta(seconds=1)).astimezone(WARSAW):%Y-%m}"
    return pd.period_range(first, last, freq="M").strftime("%Y-%m").tolist()


def _finished_month(
    made: Publication,
    month: str,
    threats: pd.DataFrame,
    fresh: pd.DataFrame,
    before: pd.DataFrame,
    table_before: MonthTable | None,
    cancelled: IsCancelled,
) -> pd.DataFrame:
    """Adds the table of a month and returns the counts at its places, all of one day.

    Where a difference from an earlier publication would tell a small count, the whole month stands as it did then; at
    its first table such places are left out.
    """
    told = places.changes(before, fresh, made.threshold)
    if table_before is None:
        fresh = places.at_others(fresh, told)
    table = suppression.Table.of(_inner(made, threats), places.known_counts(fresh, made.categories, made.statuses))
    shown = suppression.protect(table, made.threshold, cancelled)
    values = np.where(shown, table.counts, np.nan).reshape(len(made.categories) + 1, len(made.statuses) + 1)
    if table_before is not None and (len(told) or places.table_tells(table_before.values, values, made.threshold)):
        made.tables[month] = table_before
        made.kept_months.append(month)
        return before
    small = suppression.small(table, made.threshold)
    made.tables[month] = MonthTable(values, made.day, int(small.sum()), int((~shown & ~small).sum()))
    return fresh


def _inner(made: Publication, threats: pd.DataFrame) -> Any:
    """The counts of a month (m, k) by category and status."""
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
    found = suppression.intervals(suppression.Table(numbers, known, relations), shown, hidden)
    return bool((found[:, 1] - known[hidden] >= made.threshold - 0.5).all())


def empty_counts() -> pd.DataFrame:
    """No counts at all, with their columns."""
    return pd.DataFrame({name: pd.Series(dtype=object) for name in (PLACE, MONTH, CATEGORY, STATUS)}).assign(
        **{COUNT: pd.Series(dtype=np.int64), AS_OF: pd.Series(dtype=object)}
    )


def published_at(text: str) -> datetime:
    """A moment written by `iso`; the earliest there is where it is none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
