"""Space-time cubes: counts by place and step of time."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kmzb_plugin.text import UserError, number, tr

FEWEST_STEPS = 10
MOST_STEPS = 1_000
MOST_BINS = 16_000_000
WHOLE_WEEKS = (1, 7, 14, 28, 91, 182, 364)  # days; from a week on each step holds every day of the week equally often
WANTED_STEPS = 12
SLACK = 0.05  # of a step that the first one may lack
STRETCHED = 3.0  # times as long
DAY = 86_400  # seconds


@dataclass(frozen=True)
class Steps:
    """`number` steps of `length` seconds each; the last one ends with the moment `end`, which belongs to it.

    Step j of 0 … number - 1 holds the moments t with end - (number - j) length < t <= end - (number - j - 1) length.
    """

    end: np.datetime64
    length: int
    number: int

    @classmethod
    def aligned(cls, moments: NDArray[np.datetime64], days: float | None = None) -> Steps:
        """As many whole steps as fit between the first and the last of `moments` (n,) datetime64[s], none of them NaT.

        So the last step is never a part of one; what lies before the first step is left over. The first one may begin a
        twentieth of a step before the first moment, a day where all moments are bare dates. Without `days` a step is
        the longest of 1, 7, 14, 28, 91, 182 and 364 days that gives at least 12 steps, else one day. Refuses fewer
        than 10 steps and more than 1000, with the length that would work.
        """
        first, end = moments.min(), moments.max()
        dates = first != end and not ((end - moments).astype("timedelta64[s]").astype(np.int64) % DAY).any()
        span = float((end - first) / np.timedelta64(1, "s")) / DAY + (1.0 if dates else 0.0)
        tolerated = 0.0 if dates else SLACK
        if days is None:
            days = max([step for step in WHOLE_WEEKS if span / step + tolerated >= WANTED_STEPS], default=1)
        length = max(round(days * DAY), 1)
        many = math.floor(span * DAY / length + tolerated)
        if many < FEWEST_STEPS:
            raise _too_few(span, days, many)
        if many > MOST_STEPS:
            text = tr("STEP {days} makes {number} steps; {most} are the most. Choose a STEP of at least {least} days.")
            least = math.ceil(span / MOST_STEPS * 100 - 1e-9) / 100
            raise UserError(
                text.format(days=f"{days:g}", number=number(many), most=number(MOST_STEPS), least=f"{least:g}")
            )
        return cls(end, length, many)

    def numbers(self, moments: NDArray[np.datetime64]) -> NDArray[np.int64]:
        """The step of each moment (n,), -1 before the first one, after the last one and for NaT."""
        known = ~np.isnat(moments)
        back = (self.end - np.where(known, moments, self.end)).astype("timedelta64[s]").astype(np.int64)
        step = self.number - 1 - back // self.length
        return np.where(known & (step >= 0) & (step < self.number), step, -1)

    def ends(self) -> list[np.datetime64]:
        """The moment each step ends with."""
        return [self.end - np.timedelta64(self.length * back, "s") for back in range(self.number - 1, -1, -1)]

    @property
    def days(self) -> float:
        return self.length / DAY

    @property
    def start(self) -> np.datetime64:
        """The moment after which the first step begins."""
        return self.end - np.timedelta64(self.length * self.number, "s")


def stray_moment(moments: NDArray[np.datetime64]) -> int | None:
    """Number of the moment farthest from the middle one, if it and a few others make the time three times as long.

    `moments` (n,) datetime64[s], none of them NaT. A few are one in a thousand, but at least one. None where no moment
    is so far off, or where there are fewer than ten.
    """
    seconds = moments.astype("datetime64[s]").astype(np.int64)
    if len(seconds) < FEWEST_STEPS:
        return None
    far = np.abs(seconds - int(np.median(seconds)))
    few = max(1, len(seconds) // 1000)
    rest = np.argpartition(far, len(far) - few)[:-few]
    if np.ptp(seconds) <= STRETCHED * np.ptp(seconds[rest]):
        return None
    return int(far.argmax())


def _too_few(span: float, days: float, many: int) -> UserError:
    if not span:
        return UserError(tr("All reports have the same time. Without a course in time nothing can emerge."))
    text = tr(
        "The reports cover {span} days. STEP {days} makes {number} steps, and at least {fewest} are needed. Choose a "
        "STEP of at most {most} days, or take in more time."
    )
    most = _rounded_down(span / FEWEST_STEPS)
    return UserError(
        text.format(span=f"{span:.4g}", days=f"{days:g}", number=number(many), fewest=FEWEST_STEPS, most=f"{most:g}")
    )


def _rounded_down(days: float) -> float:
    """To two digits, so that it can be typed."""
    if days <= 0:
        return 0.0
    digit = 10.0 ** (math.floor(math.log10(days)) - 1)
    return math.floor(days / digit + 1e-9) * digit


def check_bins(places: int, steps: Steps) -> None:
    """Refuses a cube of more than 16 million bins and names what would work."""
    if places * steps.number <= MOST_BINS:
        return
    text = tr(
        "{places} cells in {steps} steps are more than {most} bins. Choose cells {factor} times as large, or a STEP of "
        "at least {days} days."
    )
    factor = math.ceil(math.sqrt(places * steps.number / MOST_BINS) * 11) / 10
    fewer = max(MOST_BINS // places, 1)
    days = math.ceil(steps.days * steps.number / fewer * 100) / 100
    counts = {"places": number(places), "steps": number(steps.number), "most": number(MOST_BINS)}
    raise UserError(text.format(**counts, factor=factor, days=f"{days:g}"))


def cube(
    place: NDArray[np.int64],
    step: NDArray[np.int64],
    places: int,
    steps: int,
    weights: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Number (or sum of weights) of the points in each place and step, shape (steps, places).

    `place` and `step` (n,); a point whose place or step is -1 is left out.
    """
    known = (place >= 0) & (step >= 0)
    chosen = None if weights is None else weights[known]
    counts = np.bincount(step[known] * places + place[known], weights=chosen, minlength=steps * places)
    return counts.reshape(steps, places).astype(float)
