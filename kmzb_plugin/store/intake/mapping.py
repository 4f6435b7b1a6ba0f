"""From a file's columns to rows for a store: every row is either mapped or rejected with the reason."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ...domain.categories import Resolved
from ...domain.redaction import mask
from ...text import UserError, tr
from ..base import Dictionary
from . import moments
from .attachments import Named
from .coordinates import Located, locate
from .profile import FIELDS, MOMENTS, NEEDED, Profile
from .rejects import Rejects
from .table import Table

UNKNOWN = "unknown:"
STORE_COLUMNS = (
    "source_ref",
    "category",
    "status",
    *MOMENTS,
    "time_of_day",
    "weekdays",
    "description",
    "place",
    "teryt",
    "raw",
    "x",
    "y",
)
_IMPLAUSIBLE_BEFORE = np.datetime64("2000-01-01", "s")


@dataclass
class Findings:
    """What was noticed about rows that were taken all the same."""

    unknown_categories: Counter[str] = field(default_factory=Counter)
    unknown_statuses: Counter[str] = field(default_factory=Counter)
    old_categories: Counter[str] = field(default_factory=Counter)
    missing_columns: list[str] = field(default_factory=list)
    without_status: int = 0
    without_moment: int = 0
    early_moments: int = 0
    wrong_order: int = 0
    unreadable_codes: int = 0
    padded_teryt: int = 0
    conflicting_repeats: int = 0
    outside: int = 0
    doubtful: int = 0
    area: str = ""
    axes_exchanged: bool = False
    snapshot: bool = False


@dataclass(frozen=True)
class Mapped:
    """`rows` for `Importer.add_threats`; `rejected` has the columns row and reason and the file's own, as text;
    `reasons` counts its rows by reason.

    `repeated` rows say nothing new: their id stands earlier in the file. rows + repeated + rejected = rows read.
    `attachments` are the files named by the rows that were not rejected.
    """

    rows: pd.DataFrame
    rejected: pd.DataFrame
    reasons: list[tuple[str, int]]
    repeated: int
    findings: Findings
    attachments: list[Named] = field(default_factory=list)


def map_threats(table: Table, profile: Profile, dictionary: Dictionary, store_crs: str, garrison: str) -> Mapped:
    """Maps a whole file; about 1 µs and 3 kB a row and column. Raises UserError where the file does not fit at all."""
    findings = Findings(missing_columns=_check_columns(table, profile))
    rejects = Rejects(len(table.frame))
    columns = _Columns(table.frame, profile)
    mapped = pd.DataFrame(index=table.frame.index)
    mapped["category"], named_otherwise = _categories(columns, dictionary, rejects, findings)
    mapped["status"] = _statuses(columns, dictionary, findings)
    for name, texts in _moments(columns, profile, rejects, findings).items():
        mapped[name] = texts
    for name in ("time_of_day", "weekdays"):
        mapped[name] = _codes(columns[name], findings)
    for name in ("description", "place"):
        mapped[name] = columns[name]
    mapped["teryt"] = _teryt(columns["teryt"], findings)
    mapped["raw"] = _raw(table.frame, profile, named_otherwise)
    x, y = _given_coordinates(table, columns, rejects)
    teryt = mapped["teryt"].str.slice(0, 2).to_numpy(object)
    located = locate(x, y, teryt, table.crs or profile.crs, store_crs, garrison)
    _check_places(located, x, y, rejects, findings, store_crs)
    mapped["source_ref"] = _source_refs(columns, mapped, x, y)
    mapped["x"], mapped["y"] = located.x, located.y
    return _split(table, mapped, rejects, findings, located, columns["attachments"])


class _Columns:
    """The file's columns by the field they are for; empty text where the file has none."""

    def __init__(self, frame: pd.DataFrame, profile: Profile) -> None:
        self._frame, self._profile = frame, profile

    def name(self, field_name: str) -> str:
        return self._profile.columns.get(field_name, "")

    def __getitem__(self, field_name: str) -> pd.Series:
        column = self.name(field_name)
        if column not in self._frame.columns:
            return pd.Series("", index=self._frame.index, dtype=object)
        texts = self._frame[column].str.strip()
        values = self._profile.values.get(field_name)
        return texts.replace(dict(values)) if values else texts

    def hours(self) -> pd.Series:
        return self._frame[self._profile.time.hour]


def _check_columns(table: Table, profile: Profile) -> list[str]:
    """The columns that are missing and can be; raises UserError where one is missing that cannot."""
    own = set(table.frame.columns)
    needed = {profile.columns[name] for name in NEEDED if name in profile.columns}
    if table.x is not None:
        needed -= {profile.columns.get("x", ""), profile.columns.get("y", "")}
    elif "x" not in profile.columns:
        raise UserError(
            tr("«{name}» has no geometries and the profile «{profile}» names no columns for x and y.").format(
                name=table.name, profile=profile.name
            )
        )
    if profile.time.hour:
        needed.add(profile.time.hour)
    missing = sorted(needed - own)
    if missing:
        raise UserError(
            tr(
                "«{name}» does not fit the import profile «{profile}»: the columns {missing} are missing. The file has "
                "the columns {present}. Choose another profile or correct the header; nothing was imported."
            ).format(
                name=table.name,
                profile=profile.name,
                missing=", ".join(missing),
                present=", ".join(table.frame.columns),
            )
        )
    optional = {profile.columns[name] for name in FIELDS if name in profile.columns and name not in NEEDED}
    return sorted(optional - own)


def _categories(
    columns: _Columns, dictionary: Dictionary, rejects: Rejects, findings: Findings
) -> tuple[np.ndarray, np.ndarray]:
    """Codes (n,), and the name in the file where it is not the code's own (n,), empty elsewhere."""
    texts = columns["category"]
    codes, distinct = pd.factorize(texts.to_numpy(dtype=object))
    counts = np.bincount(codes, minlength=len(distinct))
    resolved: list[Resolved] = [dictionary.categories.resolve(text) for text in distinct]
    for text, found, count in zip(distinct, resolved, map(int, counts), strict=True):
        if text and not found.known:
            findings.unknown_categories[text] += count
        elif found.alias:
            findings.old_categories[text] += count
    rejects.add(
        (texts == "").to_numpy(),
        tr("The column «{column}» is empty: a threat needs a category.").format(column=columns.name("category")),
    )
    found_codes = np.array([found.code for found in resolved], dtype=object)
    names = np.array(
        [text if found.alias else "" for text, found in zip(distinct, resolved, strict=True)], dtype=object
    )
    return (found_codes[codes], names[codes]) if len(distinct) else (texts.to_numpy(), texts.to_numpy())


def _statuses(columns: _Columns, dictionary: Dictionary, findings: Findings) -> np.ndarray:
    texts = columns["status"]
    codes, distinct = pd.factorize(texts.to_numpy(dtype=object))
    counts = np.bincount(codes, minlength=len(distinct))
    found = []
    for text, count in zip(distinct, map(int, counts), strict=True):
        code = dictionary.workflow.resolve(text) if text else "new"
        if not text and columns.name("status"):
            findings.without_status += count
        if code is None:
            findings.unknown_statuses[text] += count
        found.append(code or UNKNOWN + mask(text).text.removeprefix(UNKNOWN))
    return np.array(found, dtype=object)[codes] if len(distinct) else texts.to_numpy()


def _moments(columns: _Columns, profile: Profile, rejects: Rejects, findings: Findings) -> dict[str, np.ndarray]:
    """ISO texts (n,) of the three moments; unreadable ones reject their row."""
    read: dict[str, np.ndarray] = {}
    sentence = tr("The column «{column}» holds no date that can be read.")
    for name in MOMENTS:
        texts = columns[name]
        read[name], unreadable = moments.parse(texts, profile.time)
        rejects.add(unreadable, sentence.format(column=columns.name(name)), texts[unreadable])
    if profile.time.hour:
        hours = columns.hours()
        read["occurred_at"], unreadable = moments.set_hour(read["occurred_at"], hours, profile.time.zone)
        sentence = tr("The column «{column}» holds no hour from 0 to 23.")
        rejects.add(unreadable, sentence.format(column=profile.time.hour), hours[unreadable])
    every = np.column_stack([read[name] for name in MOMENTS])
    findings.without_moment = int(np.isnat(every).all(axis=1).sum())
    findings.early_moments = int((every < _IMPLAUSIBLE_BEFORE).any(axis=1).sum())
    findings.wrong_order = int(
        ((read["updated_at"] < read["reported_at"]) | (read["reported_at"] < read["occurred_at"])).sum()
    )
    return {name: moments.iso(values) for name, values in read.items()}


def _codes(texts: pd.Series, findings: Findings) -> np.ndarray:
    """Raw whole codes (n,) as the file has them, None where it has none; nothing is guessed."""
    numbers = pd.to_numeric(texts, errors="coerce").to_numpy(dtype=float)
    whole = np.isfinite(numbers) & (numbers == np.floor(numbers)) & (np.abs(numbers) < 2**31)
    findings.unreadable_codes += int(((texts != "").to_numpy() & ~whole).sum())
    codes = np.full(len(texts), None, dtype=object)
    codes[whole] = numbers[whole].astype(np.int64).tolist()
    return codes


def _teryt(texts: pd.Series, findings: Findings) -> pd.Series:
    """TERYT codes (n,); the leading zero that spreadsheets drop is put back where the length shows that it is gone."""
    shortened = texts.str.fullmatch(r"\d|\d{3}|\d{5}").to_numpy(dtype=bool)
    findings.padded_teryt = int(shortened.sum())
    return texts.where(~shortened, "0" + texts)


def _raw(frame: pd.DataFrame, profile: Profile, named_otherwise: np.ndarray) -> list[str]:
    """The unmapped columns as JSON (n,), and the category's own words where they were translated into a code."""
    names = [name for name in frame.columns if name not in profile.used_columns]
    category = profile.columns["category"]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    texts = []
    cells = frame[names].itertuples(index=False, name=None) if names else [()] * len(frame)
    for values, old_name in zip(cells, named_otherwise, strict=True):
        content = {name: value for name, value in zip(names, values, strict=True) if value}
        if old_name:
            content[category] = old_name
        texts.append(encode(content) if content else "")
    return texts


def _given_coordinates(table: Table, columns: _Columns, rejects: Rejects) -> tuple[np.ndarray, np.ndarray]:
    """Easting and northing (n,) as the file has them, NaN where they are missing or unreadable."""
    if table.x is not None and table.y is not None:
        x, y = table.x, table.y
        rejects.add(~(np.isfinite(x) & np.isfinite(y)), tr("The row has no point."))
        return x, y
    read = []
    missing = tr("The column «{column}» is empty: the row has no coordinates.")
    wrong = tr("The column «{column}» holds no coordinate.")
    for name in ("x", "y"):
        texts, column = columns[name], columns.name(name)
        values = pd.to_numeric(texts.str.replace(",", ".", regex=False), errors="coerce").to_numpy(dtype=float)
        values[~np.isfinite(values)] = np.nan
        empty = (texts == "").to_numpy()
        rejects.add(empty, missing.format(column=column))
        unreadable = np.isnan(values) & ~empty
        rejects.add(unreadable, wrong.format(column=column), texts[unreadable])
        read.append(values)
    x, y = read
    nowhere = (x == 0) & (y == 0)
    rejects.add(nowhere, tr("Both coordinates are 0: the row has no place."))
    x[nowhere] = y[nowhere] = np.nan
    return x, y


def _check_places(
    located: Located, x: np.ndarray, y: np.ndarray, rejects: Rejects, findings: Findings, store_crs: str
) -> None:
    places = np.array([f"{a:g}, {b:g}" for a, b in zip(x, y, strict=True)], dtype=object)
    rejects.add(
        located.untransformable,
        tr("The coordinates lie outside everything that {crs} can show.").format(crs=store_crs),
        places[located.untransformable],
    )
    rejects.add(
        located.swapped,
        tr(
            "The coordinates fit only when they are exchanged, unlike the other rows. Write the easting (or longitude) "
            "as x and the northing (or latitude) as y."
        ),
        places[located.swapped],
    )
    findings.axes_exchanged = located.all_swapped
    findings.area = located.area


def _source_refs(columns: _Columns, mapped: pd.DataFrame, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The file's own ids (n,); where there is none, SHA-256 of the mapped row and its ordinal among identical rows.

    Identical rows of a file without ids may be different events, so none of them is taken for a repetition; the
    coordinates are hashed as they stand in the file, which no version of a projection library changes.
    """
    refs = columns["source_ref"].to_numpy(dtype=object).copy()
    nameless = refs == ""
    if nameless.any():
        names = [name for name in STORE_COLUMNS if name in mapped.columns]
        cells = mapped.loc[nameless, names].itertuples(index=False, name=None)
        contents = pd.Series(
            ["\x1f".join(map(str, row)) for row in zip(map(_joined, cells), x[nameless], y[nameless], strict=True)],
            dtype=object,
        )
        ordinals = contents.groupby(contents).cumcount()
        refs[nameless] = [
            f"{hashlib.sha256(content.encode('utf-8', 'surrogatepass')).hexdigest()}-{ordinal}"
            for content, ordinal in zip(contents, ordinals, strict=True)
        ]
    return refs


def _joined(cells: tuple[object, ...]) -> str:
    return "\x1f".join("" if cell is None else str(cell) for cell in cells)


def _split(
    table: Table,
    mapped: pd.DataFrame,
    rejects: Rejects,
    findings: Findings,
    located: Located,
    files: pd.Series,
) -> Mapped:
    kept = rejects.kept
    named = kept & (files != "").to_numpy()
    attachments = zip(mapped.loc[named, "source_ref"], table.rows[named].tolist(), files[named], strict=True)
    findings.outside = int((located.outside & kept).sum())
    findings.doubtful = int((located.doubtful & kept).sum())
    rows = mapped.loc[kept, list(STORE_COLUMNS)].reset_index(drop=True)
    repeated = rows["source_ref"].duplicated().to_numpy()
    if repeated.any():
        same = rows.astype(str).duplicated().to_numpy()
        findings.conflicting_repeats = int((repeated & ~same).sum())
    findings.snapshot = looks_like_public_snapshot(rows)
    return Mapped(
        rows=rows[~repeated].reset_index(drop=True),
        rejected=rejects.table(table),
        reasons=rejects.reasons(table),
        repeated=int(repeated.sum()),
        findings=findings,
        attachments=[Named(*each) for each in attachments],
    )


def looks_like_public_snapshot(rows: pd.DataFrame) -> bool:
    """Whether rows look like what the public map shows on one day.

    It hides unconfirmed reports after 7 days and jokes at once, so shares of confirmed reports cannot be computed from
    it. Judged only where there is enough to judge: 200 rows over more than 60 days, some of them decided.
    """
    if len(rows) < 200 or not rows["status"].str.startswith("confirmed").any():
        return False
    changed = rows["updated_at"].where(rows["updated_at"] != "", rows["reported_at"])
    days = pd.to_datetime(changed[changed != ""], utc=True)
    if days.empty or (days.max() - days.min()).days <= 60:
        return False
    old = days < days.max() - pd.Timedelta(days=8)
    hidden = rows.loc[old.index[old], "status"].isin(["not_confirmed", "joke_or_mistake"])
    return not hidden.any()
