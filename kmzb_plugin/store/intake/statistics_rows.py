"""From a table of statistics to counts: one row a count, each either taken or left out with the reason."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

import numpy as np
import pandas as pd

from ...domain import teryt
from ...domain.categories import Categories
from ...domain.statistic_periods import StatisticPeriod, read_period
from ...text import UserError, tr
from ..statistics import ALL
from . import statistics_columns
from .rejects import fitted
from .statistics_columns import TOTAL, Columns, CountColumn
from .statistics_profile import StatisticsProfile
from .table import Table

SUM = "sum"
"""Stands for the period of a sum over the periods beside it."""

LARGEST = 2_000_000_000
_BLANKS = re.compile(r"(?<=\d)[\s\u00a0\u202f](?=\d)")


@dataclass
class Findings:
    """What was noticed; `levels` are the areas by the number of digits of their codes."""

    mended: int = 0
    sums: int = 0
    totals_kept: int = 0
    empty: int = 0
    zeros: int = 0
    marked_missing: int = 0
    rows_without_counts: int = 0
    without_category: bool = False
    unknown_categories: Counter[str] = field(default_factory=Counter)
    old_categories: Counter[str] = field(default_factory=Counter)
    levels: Counter[int] = field(default_factory=Counter)


@dataclass(frozen=True)
class Statistics:
    """`rows` are the columns area_code, category, period, n; `rejected` one row a row of the table, with its reasons.

    read = len(rows) + repeated + rejected_counts.
    """

    rows: pd.DataFrame
    columns: Columns
    read: int
    repeated: int
    rejected: pd.DataFrame
    rejected_counts: int
    reasons: list[tuple[str, int]]
    findings: Findings


def map_statistics(
    table: Table, profile: StatisticsProfile, categories: Categories, *, category: str = "", period: str = ""
) -> Statistics:
    """The counts of a table. `category` and `period` stand for what neither table nor profile says.

    Raises UserError where the table cannot be one of statistics.
    """
    columns = statistics_columns.find(table, profile)
    frame, findings = table.frame, Findings()
    fixed = _fixed_period(profile.period or period, columns, table)
    codes = teryt.read(frame[columns.area].tolist())
    row_reasons = _row_reasons(table, columns, codes)
    parts = [_column(frame, columns, each, profile, fixed) for each in columns.counts]
    records = pd.concat(parts, ignore_index=True)
    filled = records["text"] != ""
    findings.empty = int((~filled).sum()) if columns.wide else 0
    findings.rows_without_counts = len(frame) - records.loc[filled, "at"].nunique() if columns.wide else 0
    records = records[filled] if columns.wide else records
    records = records.sort_values(["at", "column"], kind="stable").reset_index(drop=True)
    at = records["at"].to_numpy()
    records["area_code"] = np.array(codes.codes, dtype=object)[at]
    records["reason"] = np.array(row_reasons, dtype=object)[at]
    _read_counts(records, profile, findings)
    _read_categories(records, profile, categories, category, findings)
    _leave_out_sums(records, findings)
    _check_periods(records)
    _check_contradictions(records)
    taken = records[records["reason"] == ""]
    repeated = taken.duplicated(["area_code", "category", "period"]).to_numpy()
    rows = taken.loc[~repeated, ["area_code", "category", "period", "n"]].reset_index(drop=True)
    mended = np.array(codes.mended, dtype=bool)
    findings.mended = int(mended[np.unique(taken["at"].to_numpy(dtype=np.int64))].sum())
    findings.levels = Counter(map(len, rows["area_code"].drop_duplicates()))
    rejected, reasons = _rejected(table, records, columns.wide)
    malformed = len(table.malformed)
    return Statistics(
        rows=rows,
        columns=columns,
        read=len(records) + malformed,
        repeated=int(repeated.sum()),
        rejected=rejected,
        rejected_counts=int((records["reason"] != "").sum()) + malformed,
        reasons=reasons,
        findings=findings,
    )


def _fixed_period(text: str, columns: Columns, table: Table) -> StatisticPeriod | None:
    if text:
        if fixed := read_period(text):
            return fixed
        raise UserError(
            tr(
                "The period «{text}» is no year, half, quarter or month. Write it as 2025, 2025-H1, 2025-Q3 or 2025-07."
            ).format(text=text)
        )
    if not columns.period and all(each.period is None for each in columns.counts):
        raise UserError(
            tr(
                "Neither a column of «{name}» nor its heads say the period of the counts. Write it into the parameter "
                "PERIOD, as 2025 or 2025-H1. Nothing was imported."
            ).format(name=table.name)
        )
    return None


def _row_reasons(table: Table, columns: Columns, codes: teryt.Codes) -> list[str]:
    """Why a row cannot be taken, by what stands for its area; empty where it can."""
    total = tr("The row is a sum of other rows: it would count them twice.")
    nothing, wrong = tr("The row has no code of an area."), tr("«{text}» is no TERYT code.")
    texts = table.frame[columns.area].str.strip().tolist()
    # What a sum calls itself may stand in another column: «Polska», «Ogółem».
    said = table.frame[columns.left].apply(lambda cells: cells.str.strip().str.fullmatch(TOTAL)).any(axis=1).tolist()
    reasons = []
    for code, country, text, calls_itself in zip(codes.codes, codes.country, texts, said, strict=True):
        if code is not None:
            reasons.append("")
        elif country or TOTAL.fullmatch(text) or (not text and calls_itself):
            reasons.append(total)
        else:
            reasons.append(wrong.format(text=text) if text else nothing)
    return reasons


def _column(
    frame: pd.DataFrame,
    columns: Columns,
    counts: CountColumn,
    profile: StatisticsProfile,
    fixed: StatisticPeriod | None,
) -> pd.DataFrame:
    """The cells of a column of counts with what is said of each."""
    n = len(frame)
    said = frame[columns.category].str.strip() if columns.category else pd.Series([counts.category] * n, dtype=object)
    if counts.period is not None or not columns.period:
        chosen = counts.period or fixed
        periods = [chosen.code if chosen else ""] * n
        written = [counts.name] * n
    else:
        years = frame[columns.period].tolist()
        part = counts.part
        beside = frame[columns.part].tolist() if columns.part else [part] * n
        pairs = list(zip(beside, years, strict=True))
        found = {(b, y): read_period(b, y) if b.strip() else read_period(y) for b, y in set(pairs)}
        codes = {pair: each.code if each else "" for pair, each in found.items()}
        periods = [codes[pair] for pair in pairs]
        written = [f"{b} {y}".strip() for b, y in pairs]
    if counts.is_total and counts.period is None and any(each.period or each.part for each in columns.counts):
        periods, said = [SUM] * n, pd.Series([""] * n, dtype=object)
    return pd.DataFrame(
        {
            "at": np.arange(n),
            "column": counts.name,
            "text": frame[counts.name].str.strip(),
            "said": said.to_numpy(dtype=object),
            "period": periods,
            "written": written,
        }
    )


def _reject(records: pd.DataFrame, where: np.ndarray, reasons: list[str] | str) -> None:
    """Notes a reason for records that have none yet."""
    fresh = where & (records["reason"] == "").to_numpy()
    if isinstance(reasons, str):
        records.loc[fresh, "reason"] = reasons
    else:
        records.loc[fresh, "reason"] = np.array(reasons, dtype=object)[fresh]


def _read_counts(records: pd.DataFrame, profile: StatisticsProfile, findings: Findings) -> None:
    """The column n, and a reason for what is no count."""
    texts = records["text"]
    known = {text: _whole(text) for text in texts.drop_duplicates()}
    known |= dict.fromkeys(profile.zero, 0)
    known |= dict.fromkeys(profile.missing, tr("The count is marked as missing."))
    values = texts.map(known)
    is_number = np.array([isinstance(value, int) for value in values], dtype=bool)
    records["n"] = np.where(is_number, values.to_numpy(object), 0).astype(np.int64)
    good = (records["reason"] == "").to_numpy()
    findings.zeros = int((texts.isin(profile.zero).to_numpy() & good).sum())
    findings.marked_missing = int((texts.isin(profile.missing).to_numpy() & good).sum())
    _reject(records, ~is_number, [str(value) for value in values])


def _whole(text: str) -> int | str:
    """The count that a text says, or why it says none."""
    if not text:
        return tr("The count is missing.")
    try:
        value = Decimal(_BLANKS.sub("", text).replace("−", "-").replace(",", "."))
    except InvalidOperation:
        return tr("«{text}» is no number.").format(text=text)
    if not value.is_finite():
        return tr("«{text}» is no number.").format(text=text)
    if value < 0:
        return tr("The count «{text}» is below zero.").format(text=text)
    if value > LARGEST:
        return tr("The count «{text}» is too large.").format(text=text)
    if value != value.to_integral_value():
        return tr("The count «{text}» is not whole.").format(text=text)
    return int(value)


def _read_categories(
    records: pd.DataFrame, profile: StatisticsProfile, categories: Categories, fallback: str, findings: Findings
) -> None:
    """The column category: codes of the store, else the table's own words behind `unknown:`; sums are ALL."""
    said = records["said"].str.replace(r"\s+", " ", regex=True)
    fixed = profile.category or fallback
    if (said == "").all():
        said = said.where(said != "", fixed)
        findings.without_category = not fixed
    resolved: dict[str, str] = {}
    counts = said[records["reason"] == ""].value_counts()
    for text in said.drop_duplicates():
        if not text or (TOTAL.fullmatch(text) and text not in profile.values):
            resolved[text] = ALL
            continue
        found = categories.resolve(profile.values.get(text, text))
        resolved[text] = found.code
        if not found.known:
            findings.unknown_categories[text] += int(counts.get(text, 0))
        elif found.alias:
            findings.old_categories[text] += int(counts.get(text, 0))
    records["category"] = said.map(resolved)
    blank = (said == "").to_numpy()
    if not blank.all():
        _reject(records, blank, tr("The row has no category."))


def _leave_out_sums(records: pd.DataFrame, findings: Findings) -> None:
    """Sums over periods, and over the categories beside them, would count twice.

    A total that is something else than the sum of the categories beside it (the table has only some of them, or one
    holds another) tells more than they do: all totals of the table are kept then.
    """
    text = tr("The count is a sum of others: it would count them twice.")
    of_periods = (records["period"] == SUM).to_numpy()
    usable = (records["reason"] == "").to_numpy() & ~of_periods
    totals = (records["category"] == ALL).to_numpy()
    key = ["area_code", "period"]
    single = records[usable & ~totals].drop_duplicates([*key, "category"]).groupby(key)["n"].sum()
    beside = records[usable & totals].drop_duplicates(key).set_index(key)["n"]
    both = beside.index.intersection(single.index)
    doubled = totals & pd.MultiIndex.from_frame(records[key].fillna("").astype(str)).isin(both)
    if len(both) and not (beside[both] == single[both]).all():
        findings.totals_kept = int((doubled & usable).sum())
        doubled[:] = False
    _reject(records, of_periods | doubled, text)
    row_sum = tr("The row is a sum of other rows: it would count them twice.")
    findings.sums = int(records["reason"].isin([text, row_sum]).sum())


def _check_periods(records: pd.DataFrame) -> None:
    wrong = (records["period"] == "").to_numpy()
    text = tr("«{text}» is no year, half, quarter or month.")
    _reject(records, wrong, [text.format(text=each) for each in records["written"]] if wrong.any() else "")


def _check_contradictions(records: pd.DataFrame) -> None:
    """Two different counts for one area, category and period: nobody knows which is right, so neither is taken."""
    key = ["area_code", "category", "period"]
    good = records[records["reason"] == ""]
    spread = good.groupby(key, sort=False)["n"].agg(["min", "max"])
    wrong = spread[spread["min"] != spread["max"]]
    if wrong.empty:
        return
    index = pd.MultiIndex.from_frame(records[key].fillna("").astype(str))
    text = tr("The table has different counts for this area, category and period: from {least} to {most}.")
    said = {each: text.format(least=low, most=high) for each, low, high in wrong.itertuples(name=None)}
    _reject(records, index.isin(wrong.index), [said.get(each, "") for each in index])


def _rejected(table: Table, records: pd.DataFrame, wide: bool) -> tuple[pd.DataFrame, list[tuple[str, int]]]:
    """The rows with something that was not taken, with the reasons; and how many counts each reason is for."""
    bad = records[records["reason"] != ""]
    with_head = tr("Column «{column}»: {reason}")
    by_row: dict[int, dict[str, None]] = {}
    # What holds for all counts of a row is said once.
    alike = Counter(zip(bad["at"], bad["reason"], strict=True))
    counts_of = Counter(records["at"].tolist()) if wide else Counter()
    for at, column, reason in zip(bad["at"], bad["column"], bad["reason"], strict=True):
        said = with_head.format(column=column, reason=reason) if alike[at, reason] < counts_of[at] else reason
        by_row.setdefault(at, {})[said] = None
    at = np.array(sorted(by_row), dtype=np.int64)
    rejected = table.frame.iloc[at].copy()
    rejected.insert(0, "reason", [" ".join(by_row[i]) for i in at.tolist()], allow_duplicates=True)
    rejected.insert(0, "row", table.rows[at], allow_duplicates=True)
    counts = Counter(bad["reason"].tolist())
    if table.malformed:
        width = len(table.frame.columns)
        lines = [[item.row, item.reason, *fitted(item.cells, width)] for item in table.malformed]
        rejected = pd.concat([rejected, pd.DataFrame(lines, columns=rejected.columns, dtype=object)], ignore_index=True)
        counts[tr("The row has another number of values than the header.")] = len(table.malformed)
    return rejected.reset_index(drop=True), counts.most_common()
