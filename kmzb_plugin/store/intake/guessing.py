"""What the columns of a file may be: by their names, and by what they hold. Somebody looks at it before it is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from ...locale import number
from ...text import quoted, tr
from ..base import Dictionary
from . import moments, near, words
from .columns import OWN
from .headers import labelled
from .places_guess import Place, find_place, of_points
from .preview import Preview
from .profile import MOMENTS, Profile, TimeRule
from .regions import voivodeships
from .table import Table

_ENOUGH = 0.5
_LOOKED_AT = 2_000
_CERTAIN_BY_CONTENT, _MOSTLY = 0.6, 0.9
_MEETING = (*words.NAMES["reported_at"], "data spotkania", "data debaty", "data", "date")
_TELLING = 4
"""Digits of a TERYT code that few other numbers have."""


@dataclass(frozen=True)
class Guess:
    """A profile to begin with; `why` has a sentence for each field it fills, and for `crs` and `time`.

    `unused` are the columns it does not map. `values` are, for category and status, the file's texts that the
    dictionary does not know, with how many rows each; for those that are nearly a known one the profile proposes it.
    """

    profile: Profile
    why: dict[str, str] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    values: dict[str, dict[str, int]] = field(default_factory=dict)


def guess(source: Preview | Table, dictionary: Dictionary, crs: str = "EPSG:2180", garrison: str = "") -> Guess:
    """A guess from the first rows. `crs` and `garrison` are the store's: they say where places should lie."""
    frame = source.frame.head(_LOOKED_AT)
    columns = {name: _Column(name, frame[name].str.strip(), dictionary) for name in frame.columns}
    for name in OWN if list(frame.columns)[:2] == list(OWN) else ():
        columns.pop(name)
    found, why = _by_name_and_content(columns)
    details = _above(source.above, columns, found, why)
    _by_dates(columns, found, why)
    time = _time(columns, found, why)
    place = _place(source, columns, found, crs, garrison)
    if place:
        found |= place.columns
        why |= place.sentences
    values, unknown = _values(columns, found, dictionary, why)
    profile = Profile(
        name=Path(source.name).stem or "import",
        crs=place.crs if place else source.crs or crs,
        columns=found,
        values=values,
        time=time,
        details=details,
    )
    used = profile.used_columns
    return Guess(profile, why, [name for name in frame.columns if name not in used], unknown)


class _Column:
    """A column and how much of it reads as what."""

    def __init__(self, name: str, texts: pd.Series, dictionary: Dictionary) -> None:
        self.name, self.texts = name, texts
        self._counts = texts[texts != ""].value_counts(sort=False)
        self._dictionary = dictionary

    @property
    def filled(self) -> int:
        """How many rows have a value."""
        return int(self._counts.sum())

    def counts(self) -> dict[str, int]:
        """How many rows have each value."""
        return {str(text): int(n) for text, n in self._counts.items()}

    def share(self, fits: Callable[[str], bool]) -> float:
        """The share of the filled rows whose value fits."""
        return sum(n for text, n in self.counts().items() if fits(text)) / max(self.filled, 1)

    def is_category(self, text: str) -> bool:
        """Whether the dictionary knows the category, also by an old name."""
        return self._dictionary.categories.resolve(text).known

    def is_status(self, text: str) -> bool:
        """Whether the dictionary knows the status."""
        return self._dictionary.workflow.resolve(text) is not None

    def moments(self) -> float:
        """The share that reads as moments."""
        found, _ = moments.parse(self.texts[self.texts != ""], TimeRule())
        return float((~np.isnat(found)).mean()) if len(found) else 0.0

    def distinct(self) -> float:
        """The share of different values among the filled."""
        return len(self._counts) / max(self.filled, 1)


def _is_teryt(text: str) -> bool:
    code = "0" + text if len(text) in (1, 3, 5) else text
    return code.isdecimal() and len(code) in (2, 4, 6, 7) and code[:2] in voivodeships()


def _is_hour(text: str) -> bool:
    return moments.time_of_day(text) is not None


def _holds(name: str, column: _Column) -> float:
    """How much of a column, from 0 to 1, can be what a field holds."""
    if not column.filled:
        return 0.5  # nothing speaks against it
    if name in MOMENTS:
        return column.moments()
    if name == "category":
        return max(0.5, column.share(column.is_category))
    if name == "status":
        return max(0.5 if len(column.counts()) <= 20 else 0.0, column.share(column.is_status))
    if name == "teryt":
        return column.share(_is_teryt)
    if name == "source_ref":
        return float(column.distinct() > 0.95)
    if name in ("time_of_day", "weekdays"):
        return column.share(str.isdecimal)
    return 1.0


def _by_name_and_content(columns: dict[str, _Column]) -> tuple[dict[str, str], dict[str, str]]:
    """Fields with their columns, and why: the likeliest pair first, each column once."""
    scores: list[tuple[float, str, str]] = []
    for name, column in columns.items():
        for each in words.NAMES:
            if each in ("x", "y"):
                continue
            likeness = words.likeness(name, words.NAMES[each])
            held = _holds(each, column) if likeness or each in ("category", "status", "teryt") else 0.0
            by_content = each in ("category", "status", "teryt") and held >= _CERTAIN_BY_CONTENT
            if each == "teryt" and not likeness:
                by_content = column.share(lambda text: len(text) >= _TELLING and _is_teryt(text)) >= _CERTAIN_BY_CONTENT
            score = likeness * (held >= _ENOUGH) + 0.5 * held * by_content
            if score >= _ENOUGH:
                scores.append((score, each, name))
    found: dict[str, str] = {}
    why: dict[str, str] = {}
    for _, each, name in sorted(scores, key=lambda one: (-one[0], list(words.NAMES).index(one[1]))):
        if each not in found and name not in found.values():
            found[each] = name
            why[each] = _sentence(each, columns[name])
    return found, why


def _above(
    above: list[list[str]], columns: dict[str, _Column], found: dict[str, str], why: dict[str, str]
) -> tuple[str, ...]:
    """What stands above the header with a label, to be written below each description; a date may be all rows'."""
    labels = {name: text for name, text in labelled(above).items() if name not in columns}
    for each in ("reported_at", "occurred_at"):
        for name, text in labels.items():
            dated = not np.isnat(moments.parse(pd.Series([text], dtype=object), TimeRule())[0][0])
            if dated and not set(found) & set(MOMENTS) and words.likeness(name, _MEETING) >= _ENOUGH:
                found[each] = name
                why[each] = tr("{column} stands above the header and holds for all rows.").format(column=quoted(name))
    return tuple(labels)


def _by_dates(columns: dict[str, _Column], found: dict[str, str], why: dict[str, str]) -> None:
    """Where no column is named like a moment, the first that holds dates."""
    if set(found) & set(MOMENTS):
        return
    for name, column in columns.items():
        # A plain number may be anything, so it has to look like a date as well.
        if name not in found.values() and column.share(_looks_dated) >= _MOSTLY and column.moments() >= _MOSTLY:
            found["occurred_at"] = name
            why["occurred_at"] = tr("{column} holds dates.").format(column=quoted(name))
            return


def _looks_dated(text: str) -> bool:
    return text[:1].isdigit() and any(mark in text for mark in "-./ ") and not text.replace(".", "", 1).isdecimal()


def _sentence(name: str, column: _Column) -> str:
    kinds: dict[str, tuple[Callable[[str], bool], str]] = {
        "category": (column.is_category, tr("{column}: {n} of {all} values are categories that the store knows.")),
        "status": (column.is_status, tr("{column}: {n} of {all} values are statuses that the store knows.")),
        "teryt": (_is_teryt, tr("{column}: {n} of {all} values are TERYT codes.")),
    }
    if name in kinds:
        fits, sentence = kinds[name]
        share = column.share(fits)
        if share > 0:
            n, every = round(share * column.filled), column.filled
            return sentence.format(column=quoted(column.name), n=number(n), all=number(every))
    if name in MOMENTS and column.filled:
        sentence = tr("{column} is named so, and {share} % of its values are dates.")
        return sentence.format(column=quoted(column.name), share=number(100 * column.moments()))
    return tr("{column} is named so.").format(column=quoted(column.name))


def _time(columns: dict[str, _Column], found: dict[str, str], why: dict[str, str]) -> TimeRule:
    """The hour may stand in a column of its own, and the month before the day."""
    used = set(found.values())
    hour = ""
    day = columns.get(found.get("occurred_at", found.get("reported_at", "")))
    if day and not day.share(lambda text: ":" in text):
        likely = [
            (words.likeness(name, words.HOURS), name)
            for name, column in columns.items()
            if name not in used and column.filled and column.share(_is_hour) >= _CERTAIN_BY_CONTENT
        ]
        best = max(likely, default=(0.0, ""))
        hour = best[1] if best[0] >= _ENOUGH else ""
    form = moments.month_first(
        [text for name in MOMENTS if found.get(name) in columns for text in columns[found[name]].counts()]
    )
    said = []
    if hour:
        said.append(tr("{column} holds the hour of the day.").format(column=quoted(hour)))
    if form:
        said.append(tr("In the dates the month stands before the day."))
    if said:
        why["time"] = " ".join(said)
    return TimeRule(form or "auto", hour=hour)


def _place(
    source: Preview | Table, columns: dict[str, _Column], found: dict[str, str], crs: str, garrison: str
) -> Place | None:
    codes = columns[found["teryt"]].texts if "teryt" in found else pd.Series([""] * len(source.frame), dtype=object)
    teryt = codes.head(_LOOKED_AT).map(lambda code: ("0" + code if len(code) in (1, 3, 5) else code)[:2])
    if source.x is not None and source.y is not None:
        x, y = source.x[:_LOOKED_AT], source.y[:_LOOKED_AT]
        return None if source.crs else of_points(x, y, teryt.to_numpy(object), crs, garrison)
    texts = {name: column.texts for name, column in columns.items()}
    return find_place(texts, set(found.values()), teryt.to_numpy(object), crs, garrison)


def _values(
    columns: dict[str, _Column], found: dict[str, str], dictionary: Dictionary, why: dict[str, str]
) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, int]]]:
    """What is proposed for texts that are nearly known, and all texts that are not known with their rows."""
    proposed: dict[str, dict[str, str]] = {}
    unknown: dict[str, dict[str, int]] = {}
    names = {"category": near.category_names(dictionary), "status": near.status_names(dictionary)}
    for each, known in names.items():
        if each not in found:
            continue
        column = columns[found[each]]
        fits = column.is_category if each == "category" else column.is_status
        strange = Counter({text: n for text, n in column.counts().items() if not fits(text)})
        unknown[each] = dict(strange.most_common())
        near_ones = {text: near.nearest(text, known, opposites=each == "status") for text in strange}
        proposed[each] = {text: code for text, code in near_ones.items() if code}
        if proposed[each]:
            sentence = tr("Nearly known texts, to be looked at: {n}.").format(n=number(len(proposed[each])))
            why[each] = f"{why[each]} {sentence}"
    return {name: texts for name, texts in proposed.items() if texts}, {n: t for n, t in unknown.items() if t}
