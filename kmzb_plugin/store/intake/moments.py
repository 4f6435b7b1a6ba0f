"""Moments as files write them, read a whole column at a time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import pandas as pd
from dateutil import tz

from .pieces import numbers, pieces
from .profile import TimeRule

FIRST_YEAR, LAST_YEAR = 1900, 2100
_FIRST = np.datetime64(f"{FIRST_YEAR}-01-01", "s")
_END = np.datetime64(f"{LAST_YEAR + 1}-01-01", "s")
_EPOCH = datetime(1970, 1, 1)
_NUMBER = re.compile(r"[+-]?\d+(\.\d*)?([eE][+-]?\d+)?")
# The day first, as Poles write it, with whatever stands between: 20.11.2025, 20/11/2025 r. godz. 18:40, 20 XI 2025.
_DAY_FIRST = re.compile(
    r"(\d{1,2})\s*(?:[./-]|\s)\s*(\d{1,2}|[^\W\d_]+)\.?\s*(?:[./-]|\s)\s*(\d{4}|\d{2}(?!\d))(.*)", re.DOTALL
)
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)(.*)", re.DOTALL)
_BETWEEN = re.compile(r"^\s*(?:r(?:oku|\.)?)?[\s,;T]*(?:o\s+)?(?:godz(?:ina|iny|\.)?|g\.)?[\s:]*", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2})(?:[.:](\d{2})(?:[.:](\d{2})([.,]\d+)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?")
_MONTHS = (
    *(
        "stycz jan i",
        "lut feb ii",
        "mar iii",
        "kwi apr iv",
        "maj may v",
        "czerw jun vi",
        "lip jul vii",
        "sier aug viii",
    ),
    *("wrze sep ix", "paź paz oct x", "lis nov xi", "gru dec xii"),
)
# Days since 1899-12-30, as spreadsheets keep moments: 1982 to 2099.
_SPREADSHEET = datetime(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 30_000, 73_050
# What `auto` takes for a number of milliseconds or seconds: 1973 and 2001 in each unit. Shorter numbers are dates
# such as 20251120.
_MILLISECONDS_FROM, _SECONDS_FROM = 1e11, 1e9


def parse(texts: pd.Series, rule: TimeRule) -> tuple[np.ndarray, np.ndarray]:
    """UTC moments (n,) datetime64[s], NaT where the text is empty or unreadable, and which are unreadable (n,) bool."""
    written = texts.to_numpy(dtype=object)
    stored = _stored(written) if rule.format == "auto" else None
    if stored is not None:
        return _plausible(stored)
    codes, distinct = pd.factorize(written)
    seconds = np.zeros(len(distinct), dtype=np.int64)
    kind = np.full(len(distinct), _EMPTY, dtype=np.int8)
    known = _counted(distinct, rule.format, seconds)
    kind[known] = _AWARE
    for i in np.flatnonzero(~known).tolist():
        text = distinct[i].strip()
        if text:
            try:
                seconds[i], kind[i] = _read(text, rule.format)
            except (ValueError, OverflowError):
                kind[i] = _UNREADABLE
    moments = np.full(len(distinct), np.datetime64("NaT"), dtype="datetime64[s]")
    aware, naive = kind == _AWARE, kind == _NAIVE
    moments[aware] = seconds[aware].astype("datetime64[s]")
    moments[naive] = to_utc(seconds[naive].astype("datetime64[s]"), rule.zone)
    moments, implausible = _plausible(moments)
    return moments[codes], ((kind == _UNREADABLE) | implausible)[codes]


def _counted(texts: np.ndarray, form: str, seconds: np.ndarray) -> np.ndarray:
    """Which texts (n,) are numbers since 1970 written plainly; their `seconds` are filled in, all at once."""
    if form not in {"epoch_milliseconds", "epoch_seconds"}:
        return np.zeros(len(texts), dtype=bool)
    values = numbers(texts)
    known = np.abs(values) < 1e15  # NaN is not
    values = values[known]
    seconds[known] = values // 1000 if form == "epoch_milliseconds" else np.trunc(values)
    return known


def parse_written(texts: np.ndarray, rule: TimeRule) -> np.ndarray:
    """UTC moments (n,) datetime64[s] of texts of one kind in ASCII, NaT where they are empty or not plausible.

    These are dates (S10), civil moments (S19, `2025-11-20T18:40:00`) or moments in UTC (S20, with Z); all are times.
    """
    moments = texts.astype(f"S{_STORED - 1}").astype("datetime64[s]")
    if texts.dtype.itemsize < _STORED:
        moments = to_utc(moments, rule.zone)
    return _plausible(moments)[0]


def _plausible(moments: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The moments, NaT where they are not plausible, and where that is."""
    with np.errstate(invalid="ignore"):
        implausible = ~np.isnat(moments) & ((moments < _FIRST) | (moments >= _END))
    return np.where(implausible, np.datetime64("NaT"), moments), implausible


_STORED = len("2025-11-20T18:40:00Z")
_EMPTY, _AWARE, _NAIVE, _UNREADABLE = range(4)


def _stored(texts: np.ndarray) -> np.ndarray | None:
    """Moments (n,) datetime64[s] of texts that are all as a store keeps them, `2025-11-20T18:40:00Z`, else None."""
    if not len(texts) or not all(len(text) == _STORED and text[-1] == "Z" for text in texts):
        return None
    try:
        return texts.astype(f"U{_STORED - 1}").astype("datetime64[s]")
    except ValueError:
        return None


def _read(text: str, form: str) -> tuple[int, int]:
    """Seconds since 1970 and whether they are UTC or civil time. Raises ValueError or OverflowError."""
    if form == "epoch_milliseconds":
        return int(float(text) // 1000), _AWARE
    if form == "epoch_seconds":
        return int(float(text)), _AWARE
    if form != "auto":
        return _seconds(datetime.strptime(text, form))
    if _NUMBER.fullmatch(text) and float(text) >= _SECONDS_FROM:
        number = float(text)
        return int(number // 1000 if number >= _MILLISECONDS_FROM else number), _AWARE
    if _NUMBER.fullmatch(text) and _FIRST_SERIAL <= float(text) <= _LAST_SERIAL:
        return _seconds(_SPREADSHEET + timedelta(seconds=round(float(text) * 86_400)))
    written = _DAY_FIRST.fullmatch(text)
    if written:
        day, month, year, rest = written.groups()
        year = "20" * (len(year) == 2) + year
        return _seconds(datetime.fromisoformat(f"{year}-{_month(month):02}-{day:0>2}{_clock(rest)}"))
    written = _YEAR_FIRST.fullmatch(text)
    if written:
        year, month, day, rest = written.groups()
        return _seconds(datetime.fromisoformat(f"{year}-{month:0>2}-{day:0>2}{_clock(rest)}"))
    return _seconds(datetime.fromisoformat(text))


def _clock(rest: str) -> str:
    """What stands behind a date as ISO 8601 has it. Raises ValueError: Python would read 18.40 as 18 hours."""
    rest = _BETWEEN.sub("", rest).strip()
    if not rest:
        return ""
    clock = _TIME.fullmatch(rest)
    if not clock:
        raise ValueError(rest)
    hour, minute, second, fraction, zone = clock.groups()
    return f"T{hour:0>2}:{minute or '00'}:{second or '00'}{fraction or ''}{zone or ''}"


def _month(text: str) -> int:
    """The number of a month by its number, its Roman number, or its Polish or English name. Raises ValueError."""
    if text.isdecimal():
        return int(text)
    word = text.casefold()
    for number, names in enumerate(_MONTHS, start=1):
        for name in names.split():
            roman = set(name) <= set("ivx")
            if word == name or (not roman and len(word) > 2 and (word.startswith(name) or name.startswith(word))):
                return number
    raise ValueError(text)


def _seconds(moment: datetime) -> tuple[int, int]:
    if moment.tzinfo is not None:
        return int(moment.timestamp()), _AWARE
    return int((moment - _EPOCH).total_seconds()), _NAIVE


def to_utc(local: np.ndarray, zone: str) -> np.ndarray:
    """Civil moments (n,) datetime64[s] of a time zone as UTC; beyond the plausible years they stay as they are.

    The hour that comes twice in autumn is read as its first; in the hour that spring leaves out the clock is taken to
    be an hour slow.
    """
    place = tz.gettz(zone)

    def offset(moment: datetime) -> timedelta | None:
        existing = tz.resolve_imaginary(moment.replace(tzinfo=place))
        late = existing.replace(tzinfo=None) - moment
        shift = existing.utcoffset()
        return None if shift is None else shift - late

    return local - _offsets(local, offset)


def to_local(moments: np.ndarray, zone: str) -> np.ndarray:
    """UTC moments (n,) datetime64[s] as civil moments of a time zone."""
    place = tz.gettz(zone)
    return moments + _offsets(moments, lambda moment: moment.replace(tzinfo=UTC).astimezone(place).utcoffset())


def _offsets(moments: np.ndarray, offset: Callable[[datetime], timedelta | None]) -> np.ndarray:
    """Offsets (n,) timedelta64[s].

    Clocks change on quarters of an hour and not twice a day, so each day is asked for its beginning and its end, and
    only where these differ each quarter of it.
    """
    plausible = (moments >= _FIRST) & (moments < _END)
    known = moments[plausible].astype(np.int64)
    days, day_of = np.unique(known // 86_400, return_inverse=True)
    begins, ends = ([_seconds_of(offset, 86_400 * day) for day in (days + k).tolist()] for k in (0, 1))
    shifts = np.array(begins, dtype=np.int64)[day_of] if len(days) else np.zeros(0, dtype=np.int64)
    changing = np.isin(day_of, np.flatnonzero(np.array(begins) != np.array(ends)))
    quarters, quarter_of = np.unique(known[changing] // 900, return_inverse=True)
    if len(quarters):
        asked = [_seconds_of(offset, 900 * quarter) for quarter in quarters.tolist()]
        shifts[changing] = np.array(asked, dtype=np.int64)[quarter_of]
    seconds = np.zeros(len(moments), dtype=np.int64)
    seconds[plausible] = shifts
    return seconds.astype("timedelta64[s]")


def _seconds_of(offset: Callable[[datetime], timedelta | None], moment: int) -> int:
    return int((offset(_EPOCH + timedelta(seconds=moment)) or timedelta(0)).total_seconds())


_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2})(?:[:.](\d{2}))?)?(?:[.,]0+)?")


def time_of_day(text: str) -> int | None:
    """Seconds since midnight of an hour (`18`, `18.0`) or a time (`18:40`, `18.40`, `7:05:09`), else None."""
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        return None
    hour, minute, second = (int(part or 0) for part in match.groups())
    return 3600 * hour + 60 * minute + second if hour < 24 and minute < 60 and second < 60 else None


def set_hour(moments: np.ndarray, hours: pd.Series, zone: str) -> tuple[np.ndarray, np.ndarray]:
    """Moments (n,) moved to the given time of their own day in the zone, and which times are unreadable (n,) bool.

    Where there is none a moment stays as it is.
    """
    codes, distinct = pd.factorize(hours.to_numpy(dtype=object))
    read = [time_of_day(text) for text in distinct]
    readable = np.array([each is not None for each in read], dtype=bool)[codes]
    seconds = np.array([each or 0 for each in read], dtype=np.int64)[codes]
    known = readable & ~np.isnat(moments)
    days = to_local(moments[known], zone).astype("datetime64[D]").astype("datetime64[s]")
    result = moments.copy()
    result[known] = to_utc(days + seconds[known].astype("timedelta64[s]"), zone)
    return result, ~readable & (hours.str.strip() != "").to_numpy(dtype=bool)


def fits_month_first(text: str) -> bool:
    """Whether a text is a date, but only with the month before the day."""
    match = _PARTED.fullmatch(text)
    return bool(match) and int(match[1]) <= 12 < int(match[3]) <= 31  # type: ignore[index]


_PARTED = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:\s+(\d{1,2}:\d{2})(:\d{2})?(\s*[AaPp][Mm])?)?\s*")


def month_first(texts: Sequence[str]) -> str:
    """The pattern of dates whose month stands before the day, where some say so and none speaks against it; else empty.

    All of them have to be written alike: a pattern has one form.
    """
    matches = [match for match in map(_PARTED.fullmatch, texts) if match]
    if not matches or len(matches) < len([text for text in texts if text.strip()]):
        return ""
    if any(int(match[1]) > 12 for match in matches) or not any(int(match[3]) > 12 for match in matches):
        return ""
    forms = {(match[2], bool(match[5]), bool(match[6]), bool(match[7])) for match in matches}
    if len(forms) != 1:
        return ""
    ((mark, timed, seconds, halves),) = forms
    clock = (" %I:%M" if halves else " %H:%M") + (":%S" if seconds else "") + (" %p" if halves else "")
    return f"%m{mark}%d{mark}%Y" + (clock if timed else "")


def iso(moments: np.ndarray) -> np.ndarray:
    """Moments (n,) as the store keeps them, `2025-11-20T18:40:00Z`, empty text for NaT."""
    texts = np.empty(len(moments), dtype=object)
    for part, into in zip(pieces(moments), pieces(texts), strict=True):
        into[:] = [f"{text}Z" for text in np.datetime_as_string(part, unit="s").tolist()]
    texts[np.isnat(moments)] = ""
    return texts
