"""From a file's columns to rows for a store: every row is either mapped or rejected with the reason."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ...domain import teryt
from ...domain.categories import Resolved
from ...domain.redaction import mask
from ...locale import number
from ...text import tr
from ..base import Dictionary
from . import moments, pieces
from .attachments import Named
from .columns import as_profile_sees
from .coordinates import Located, locate
from .fields import Fields, check_columns
from .findings import Findings
from .limits import LONGEST_TEXT
from .placing import check_places, given_coordinates, without_degrees
from .profile import MOMENTS, Profile
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


@dataclass(frozen=True)
class Mapped:
    """`rows` for `Importer.add_threats`; `rejected` has the columns row and reason and the file's own, as text;
    `reasons` counts its rows by reason.

    `repeated` rows say nothing new: their id stands earlier in the file. rows + repeated + rejected = rows read.
    `attachments` are the files named by the rows that were not rejected. `points` (n, 2) are those of the rejected rows
    in the file's own reference system, NaN where a row has none; None where the file has no points.
    """

    rows: pd.DataFrame
    rejected: pd.DataFrame
    points: np.ndarray | None
    reasons: list[tuple[str, int]]
    repeated: int
    findings: Findings
    attachments: list[Named] = field(default_factory=list)


def map_threats(
    table: Table,
    profile: Profile,
    dictionary: Dictionary,
    store_crs: str,
    garrison: str,
    step: Callable[[float], object] = lambda fraction: None,
) -> Mapped:
    """Maps a whole file; about 1 µs and 3 kB a row and column. Raises UserError where the file does not fit at all.

    `step` hears between two of its steps how much is done, and may raise.
    """
    table = as_profile_sees(table, profile)
    findings = Findings(missing_columns=check_columns(table, profile))
    rejects = Rejects(len(table.frame))
    _check_lengths(table, rejects)
    columns = Fields(table.frame, profile)
    mapped = pd.DataFrame(index=table.frame.index)
    mapped["category"], named_otherwise = _categories(columns, dictionary, rejects, findings)
    mapped["status"] = _statuses(columns, dictionary, findings)
    step(0.1)
    for name, texts in _moments(columns, profile, rejects, findings).items():
        mapped[name] = texts
    step(0.4)
    for name in ("time_of_day", "weekdays"):
        mapped[name] = _codes(columns[name], findings)
    mapped["description"] = _described(columns["description"], table.frame, profile)
    mapped["place"] = columns["place"]
    mapped["teryt"] = _teryt(columns["teryt"], findings)
    mapped["raw"] = _raw(table.frame, profile, named_otherwise)
    step(0.6)
    x, y = given_coordinates(table, columns, rejects)
    x, y = without_degrees(x, y, table.crs or profile.crs, rejects)
    regions = mapped["teryt"].str.slice(0, 2).to_numpy(object)
    located = locate(x, y, regions, table.crs or profile.crs, store_crs, garrison)
    step(0.8)
    check_places(located, x, y, rejects, findings, store_crs)
    mapped["source_ref"] = _source_refs(columns, mapped, x, y)
    mapped["x"], mapped["y"] = located.x, located.y
    step(0.9)
    return _split(table, mapped, rejects, findings, located, columns["attachments"])


def _check_lengths(table: Table, rejects: Rejects) -> None:
    """Rejects rows with a value that is no value any more, before anything looks at it."""
    sentence = tr("The column «{column}» holds more than {n} characters.")
    for column in table.frame.columns:
        texts = table.frame[column].to_numpy(dtype=object)
        if len(texts) and max(map(len, texts)) > LONGEST_TEXT:
            long = np.fromiter((len(text) > LONGEST_TEXT for text in texts), dtype=bool, count=len(texts))
            rejects.add(long, sentence.format(column=column, n=number(LONGEST_TEXT)))


def _described(texts: pd.Series, frame: pd.DataFrame, profile: Profile) -> pd.Series:
    """Descriptions (n,), below them what the columns of the profile's `details` say, each with its name."""
    for name in profile.details:
        if name in frame.columns:
            said = frame[name].str.strip()
            line = (name + ": " + said).where(said != "", "")
            between = np.where((texts != "") & (line != ""), "\n", "")
            texts = texts + between + line
    return texts


def _categories(
    columns: Fields, dictionary: Dictionary, rejects: Rejects, findings: Findings
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


def _statuses(columns: Fields, dictionary: Dictionary, findings: Findings) -> np.ndarray:
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


def _moments(columns: Fields, profile: Profile, rejects: Rejects, findings: Findings) -> dict[str, np.ndarray]:
    """ISO texts (n,) of the three moments; unreadable ones reject their row."""
    read: dict[str, np.ndarray] = {}
    sentence = tr("The column «{column}» holds no date that can be read.")
    for name in MOMENTS:
        texts = columns[name]
        read[name], unreadable = moments.parse(texts, profile.time)
        rejects.add(unreadable, sentence.format(column=columns.name(name)), texts[unreadable])
        if profile.time.format == "auto":
            findings.month_first += sum(map(moments.fits_month_first, texts[unreadable]))
    if profile.time.hour:
        hours = columns.hours()
        read[profile.day], unreadable = moments.set_hour(read[profile.day], hours, profile.time.zone)
        sentence = tr("The column «{column}» holds no hour from 0 to 23.")
        rejects.add(unreadable, sentence.format(column=profile.time.hour), hours[unreadable])
        findings.without_hour = int((~np.isnat(read[profile.day]) & (hours.str.strip() == "").to_numpy()).sum())
    every = np.column_stack([read[name] for name in MOMENTS])
    findings.without_moment = int(np.isnat(every).all(axis=1).sum())
    findings.early_moments = int((every < _IMPLAUSIBLE_BEFORE).any(axis=1).sum())
    findings.wrong_order = int(
        ((read["updated_at"] < read["reported_at"]) | (read["reported_at"] < read["occurred_at"])).sum()
    )
    return {name: moments.iso(values) for name, values in read.items()}


def _codes(texts: pd.Series, findings: Findings) -> np.ndarray:
    """Raw whole codes (n,) as the file has them, None where it has none; nothing is guessed."""
    numbers = pieces.numbers(texts.to_numpy(dtype=object))
    whole = np.isfinite(numbers) & (numbers == np.floor(numbers)) & (np.abs(numbers) < 2**31)
    findings.unreadable_codes += int(((texts != "").to_numpy() & ~whole).sum())
    codes = np.full(len(texts), None, dtype=object)
    codes[whole] = numbers[whole].astype(np.int64).tolist()
    return codes


def _teryt(texts: pd.Series, findings: Findings) -> pd.Series:
    """TERYT codes (n,); the leading zero that spreadsheets drop is put back. What is no code stays as it is written."""
    written = texts.tolist()
    read = teryt.read(written)
    findings.padded_teryt = sum(read.mended)
    findings.no_teryt = sum(
        bool(text) and code is None and not country
        for text, code, country in zip(written, read.codes, read.country, strict=True)
    )
    codes = [text if code is None else code for text, code in zip(written, read.codes, strict=True)]
    return pd.Series(codes, index=texts.index, dtype=object)


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


def _source_refs(columns: Fields, mapped: pd.DataFrame, x: np.ndarray, y: np.ndarray) -> np.ndarray:
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
    # Each column by itself: pandas would put them together first, with the interpreter to itself all the while.
    rows = pd.DataFrame({name: mapped[name].to_numpy()[kept] for name in STORE_COLUMNS}, copy=False)
    repeated = _repeated(rows["source_ref"].tolist())
    if repeated.any():
        same = rows.astype(str).duplicated().to_numpy()
        findings.conflicting_repeats = int((repeated & ~same).sum())
    findings.snapshot = looks_like_public_snapshot(rows)
    return Mapped(
        rows=rows[~repeated].reset_index(drop=True) if repeated.any() else rows,
        rejected=rejects.table(table),
        points=None if table.x is None or table.y is None else np.column_stack([table.x, table.y])[~kept],
        reasons=rejects.reasons(table),
        repeated=int(repeated.sum()),
        findings=findings,
        attachments=[Named(*each) for each in attachments],
    )


def _repeated(refs: list[str]) -> np.ndarray:
    """Which ids (n,) have stood before."""
    seen: set[str] = set()
    found = np.zeros(len(refs), dtype=bool)
    for i, ref in enumerate(refs):
        if ref in seen:
            found[i] = True
        seen.add(ref)
    return found


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
