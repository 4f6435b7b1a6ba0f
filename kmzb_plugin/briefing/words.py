"""Numbers, periods and cells as all sheets write them, in the language spoken."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape

from ..domain.periods import WARSAW, Period
from ..locale import date, date_time, language, number
from ..text import tr
from .content import ALPHA

MOST = 999  # percent: of a change beyond it nothing more is known than that it is large
MOST_TIMES = 99
LONG_NAME = 30  # letters of a unit's name: longer ones are written short in the head of a sheet
# What long names of units begin with, and how the Police write it short.
_SHORT_FORMS = (
    ("Komenda Stołeczna Policji", "KSP"),
    ("Komenda Wojewódzka Policji", "KWP"),
    ("Komenda Miejska Policji", "KMP"),
    ("Komenda Powiatowa Policji", "KPP"),
    ("Komenda Rejonowa Policji", "KRP"),
    ("Komisariat Policji", "KP"),
    ("Posterunek Policji", "PP"),
)
UP, DOWN, SAME = "▲", "▼", "="


@dataclass(frozen=True)
class Cell:
    """A cell of a table; `shade` from 0 (paper) to 1 (full tone)."""

    text: str
    bold: bool = False
    right: bool = False
    shade: float = 0.0


Row = tuple[Cell, ...]


def heading(*texts: str, right_from: int = 99) -> Row:
    """The first row of a table; from `right_from` on columns are numbers."""
    return tuple(Cell(text, bold=True, right=i >= right_from) for i, text in enumerate(texts))


def percent(share: float) -> str:
    """`58 %` in Polish, `58%` in English."""
    return number(100 * share) + ("\u00a0%" if language() == "pl" else "%")


def part(share: float) -> str:
    """A share of what was counted: of neither none nor all it is said that it is none or all."""
    if 0 < share < 0.005:
        return f"< {percent(0.01)}"
    return f"> {percent(0.99)}" if 0.995 <= share < 1 else percent(share)


def p_value(p: float) -> str:
    """`p = 0,003`, or `p < 0,001`."""
    return f"p < {number(0.001, 3)}" if p < 0.001 else f"p = {number(p, 3 if p < 0.1 else 2)}"


def arrow(now: float, before: float) -> str:
    """More, less or as many."""
    return UP if now > before else DOWN if now < before else SAME


def evidence(p: float) -> str:
    """Whether it is more than chance, with p."""
    text = tr("more than chance ({p})") if p < ALPHA else tr("within chance ({p})")
    return text.format(p=p_value(p).replace(" ", "\u00a0"))


def day(moment: datetime) -> str:
    """`20.11`, in Polish civil time."""
    return moment.astimezone(WARSAW).strftime("%d.%m")


def period_text(period: Period) -> str:
    """Whole days by their first and last, a part of a day with its hours."""
    first, last = period.start.astimezone(WARSAW), period.end.astimezone(WARSAW)
    if (first.hour, first.minute, last.hour, last.minute) == (0, 0, 0, 0):
        last -= timedelta(hours=1)
        return date(first) if first.date() == last.date() else f"{date(first)}–{date(last)}"
    if first.date() == last.date():
        return f"{date_time(first)}–{last:%H:%M}"
    return f"{date_time(first)} – {date_time(last)}"


def short_period(period: Period) -> str:
    """`13.11–19.11`, for a narrow column."""
    last = period.end - timedelta(seconds=1)
    return day(period.start) if day(period.start) == day(last) else f"{day(period.start)}–{day(last)}"


def emphasised(text: str, yes: bool) -> str:
    """As HTML, in bold where it is so."""
    return f"<b>{escape(text)}</b>" if yes else escape(text)


def place_name(place: str) -> str:
    """The place, or where to look for it."""
    return place or tr("place on the map")


def short_name(name: str) -> str:
    """The name of a unit with the kind of unit as the Police abbreviate it: `KPP w Ciechanowie`."""
    for whole, short in _SHORT_FORMS:
        if name.casefold().startswith(whole.casefold()):
            return f"{short}{name[len(whole) :]}"
    return name


def nothing(columns: int, column: int = 0) -> Row:
    """The only line of a table that has none; the word stands in that column."""
    return tuple(Cell(tr("None.") if i == column else "") for i in range(columns))


def weekdays() -> tuple[str, ...]:
    """Short names of the days, Monday first."""
    return tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun")


def share_text(k: int, n: int, low: float, high: float) -> str:
    """`58 % (54–62 %)`; a dash where nothing was counted."""
    return f"{part(k / n)} ({number(100 * low)}–{percent(high)})" if n else "–"


def change_text(ratio: float, low: float, high: float) -> str:
    """A ratio of rates as a change in percent with its interval: `+40 % (+5 – +87 %)`; a dash where there is none.

    An upper limit beyond 999 % is left out: `+481 % (from +194 %)`.
    """
    if math.isnan(ratio):
        return "–"
    if math.isinf(ratio):
        return tr("at least {percent}").format(percent=_signed(low)) if low > 1 else "–"
    if _beyond(low):
        return _signed(ratio)
    if _beyond(high):
        return tr("{change} (from {low})").format(change=_signed(ratio), low=_signed(low))
    return f"{_signed(ratio)} ({_signed(low, unit=False)} – {_signed(high)})"


def times_text(ratio: float, low: float, high: float) -> str:
    """A ratio of rates with its interval: `2.1 (1.4–3.2)`; from its lower limit on where there was nothing before.

    From 10 on without decimals, and an upper limit beyond 99 is left out.
    """
    if math.isinf(ratio):
        return f"≥ {_times(low)}"
    if high > MOST_TIMES:
        return tr("{times} (from {low})").format(times=_times(ratio), low=_times(low))
    return f"{_times(ratio)} ({_times(low)}–{_times(high)})"


def _times(ratio: float) -> str:
    return number(ratio, 0 if ratio >= 10 else 1)


def _beyond(ratio: float) -> bool:
    return round(100 * (min(ratio, 1e6) - 1)) > MOST


def _signed(ratio: float, *, unit: bool = True) -> str:
    change = round(100 * (min(ratio, 1e6) - 1))
    if change > MOST:
        return f"> +{percent(MOST / 100) if unit else number(MOST)}"
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return sign + (percent(abs(change) / 100) if unit else number(abs(change)))
