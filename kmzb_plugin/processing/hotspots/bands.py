"""Bands written as text: ascending upper edges, not included."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from ...text import UserError, figure, tr

MOST = 30
SAME_LOCATION = "same location"
BEYOND = "beyond"


def edges(text: str, parameter: str, example: str) -> list[float]:
    """The edges of the text of a parameter. Raises UserError if it is not ascending numbers greater than zero."""
    parts = [part for part in re.split(r"[,;\s]+", text.strip()) if part]
    if not parts:
        sentence = tr("{parameter} is empty. Write ascending upper edges, for example {example}.")
        raise UserError(sentence.format(parameter=parameter, example=example))
    numbers = []
    for part in parts:
        try:
            value = float(part)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            sentence = tr("«{part}» in {parameter} is no number. Write ascending upper edges, for example {example}.")
            raise UserError(sentence.format(part=part, parameter=parameter, example=example))
        if value <= 0:
            sentence = tr(
                "The edges in {parameter} must be greater than zero, and {part} is not. An example: {example}."
            )
            raise UserError(sentence.format(part=part, parameter=parameter, example=example))
        numbers.append(value)
    if sorted(set(numbers)) != numbers:
        sentence = tr("The edges in {parameter} must ascend, none twice. Write them as {sorted}.")
        raise UserError(sentence.format(parameter=parameter, sorted=",".join(map(plain, sorted(set(numbers))))))
    if len(numbers) > MOST:
        sentence = tr("{parameter} has {n} edges; the most are {most}. Choose wider bands.")
        raise UserError(sentence.format(parameter=parameter, n=len(numbers), most=MOST))
    return numbers


def plain(value: float) -> str:
    """A number without needless zeros and without an exponent."""
    return f"{value:.10g}"


def metric_titles() -> dict[str, str]:
    """How distances are measured, in words, by the codes."""
    return {"euclidean": tr("as the crow flies"), "manhattan": tr("along a street grid (Manhattan)")}


def space_names(limits: Sequence[float]) -> list[str]:
    """The bands of distance as they stand in the table: codes, the same in every language."""
    lows = ["(0", *(f"[{plain(limit)}" for limit in limits[:-1])]
    return [SAME_LOCATION, *(f"{low},{plain(high)})" for low, high in zip(lows, limits, strict=True)), BEYOND]


def time_names(limits: Sequence[float]) -> list[str]:
    """The bands of time as they stand in the table."""
    lows = [0.0, *limits[:-1]]
    return [*(f"[{plain(low)},{plain(high)})" for low, high in zip(lows, limits, strict=True)), BEYOND]


def space_words(limits: Sequence[float]) -> list[str]:
    """The bands of distance for people to read, in metres."""
    lows = [0.0, *limits[:-1]]
    between = [f"{figure(low)}–{figure(high)} m" for low, high in zip(lows, limits, strict=True)]
    return [tr("same location"), *between, tr("{edge} m or more").format(edge=figure(limits[-1]))]


def time_words(limits: Sequence[float], whole: bool) -> list[str]:
    """The bands of time for people to read, in days; where days are whole, by the first and last that belong."""
    if not whole:
        lows = [0.0, *limits[:-1]]
        between = [
            tr("{low}–{high} days").format(low=figure(low), high=figure(high))
            for low, high in zip(lows, limits, strict=True)
        ]
        return [*between, tr("{edge} days or more").format(edge=figure(limits[-1]))]
    firsts = [0, *(math.ceil(limit) for limit in limits)]
    lasts = [math.ceil(limit) - 1 for limit in limits]
    words = []
    for first, last in zip(firsts, lasts, strict=False):
        if last < first:
            words.append(tr("no whole day"))
        elif first == last == 0:
            words.append(tr("same day"))
        elif first == last == 1:
            words.append(tr("1 day"))
        elif first == last:
            words.append(tr("{n} days").format(n=first))
        else:
            words.append(tr("{first} to {last} days").format(first=first, last=last))
    beyond = tr("1 day or more") if firsts[-1] == 1 else tr("{edge} days or more").format(edge=firsts[-1])
    return [*words, beyond]
