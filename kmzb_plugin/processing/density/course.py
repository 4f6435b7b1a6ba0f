"""The course of time that a density is followed through: timed points, steps, and how far a report reaches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingFeedback

from ...domain.periods import WARSAW, Period, now
from ...domain.steps import Step, backward, forward, midnight
from ...locale import number
from ...text import UserError, figure, tr
from .. import inputs
from ..times import moments, span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ...analysis.grid import Grid

MOST_BANDS = 1000
MOST_VALUES = 60_000_000  # pixels of all bands: 240 MB
FEWEST_STEPS = 12  # that the default step makes, if it can
DEFAULT_STEPS = ("P12M", "P3M", "P1M", "P7D", "P1D", "PT1H")
DAY = 86_400.0
DAYS = Step(days=1)


@dataclass(frozen=True)
class Timed:
    """Points (n,) with a readable time, in days since `origin`, from `first` to `last` (whole civil days)."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    days: NDArray[np.float64]
    weights: NDArray[np.float64] | None
    origin: datetime
    first: datetime
    last: datetime

    def in_days(self, moment: datetime) -> float:
        return (moment - self.origin).total_seconds() / DAY


@dataclass(frozen=True)
class Course:
    """The steps, one a band; the width of the kernel in days and where it came from; whether it looks back only."""

    periods: list[Period]
    step: Step
    width: float
    rule: str
    one_sided: bool

    def at(self, timed: Timed) -> list[float]:
        """When each band is taken, in days: at the middle of its step; looking ahead, at its beginning."""
        part = 0.0 if self.one_sided else 0.5
        return [timed.in_days(period.start) + part * period.days for period in self.periods]


def timed_points(data: inputs.MetricPoints, field: str, feedback: QgsProcessingFeedback) -> Timed:
    """The points with a time; says how many have none, or one to come."""
    import pandas as pd

    reported = moments(data.points.columns[field], feedback.isCanceled)
    known = reported.notna().to_numpy()
    if not known.any():
        raise UserError(tr("No point has a time that can be read in the field «{field}».").format(field=field))
    if not known.all():
        text = tr("Points without a time that can be read in «{field}», left out: {n}.")
        feedback.pushInfo(text.format(n=number(int((~known).sum())), field=field))
    feedback.pushInfo(span(reported))
    future = int((reported > pd.Timestamp(now())).sum())
    if future:
        text = tr("Reports dated in the future: {n}. If that is wrong, leave them out by FILTER or by PERIOD.")
        feedback.pushWarning(text.format(n=number(future)))
    used = reported[known]
    origin = midnight(used.min().to_pydatetime())
    last = DAYS.after(midnight(used.max().to_pydatetime()), 1)
    days = ((used - pd.Timestamp(origin)) / pd.Timedelta(days=1)).to_numpy(dtype=float)
    weights = None if data.weights is None else data.weights[known]
    return Timed(data.x[known], data.y[known], days, weights, origin, origin, last)


def course_of(
    timed: Timed, period: Period | None, step: Step | None, width: float | None, *, one_sided: bool
) -> Course:
    """The steps and the width in time, from what is given and else from the times of the reports.

    Refuses a width that would pass over reports, and more bands than a raster should have.
    """
    from ...analysis.spacetime import scott_in_time

    covered = period or Period(timed.first, timed.last)
    step = step or _default_step(covered.days)
    least = step.length if one_sided else step.length / 2
    if width and width < least * (1 - 1e-9):
        text = tr(
            "With steps of {step} the width in time must be at least {least} days, or reports would be passed over. "
            "Choose a greater width or shorter steps."
        )
        raise UserError(text.format(step=step.words(), least=f"{least:.4g}"))
    _check_number(covered, step)
    rule = tr("given") if width else tr("Scott's rule, at least a step")
    if not width:
        # a few reports far apart must not reach beyond half of the time that they are from
        width = max(min(scott_in_time(timed.days), Period(timed.first, timed.last).days / 2), step.length)
    if period is not None:
        periods = forward(period.start, period.end, step)
        if periods[-1].end > period.end:
            periods[-1] = Period(periods[-1].start, period.end)
    elif one_sided:
        periods = _ahead(timed, step, width)
    else:
        periods = _over(timed, step)
    return Course(periods, step, width, rule, one_sided)


def _default_step(days: float) -> Step:
    """The longest step that gives at least 12 of them in so many days, else the shortest there is."""
    steps = [Step.parse(text) for text in DEFAULT_STEPS]
    return next((step for step in steps if days / step.length > FEWEST_STEPS - 0.02), steps[-1])


def _begin(first: datetime, step: Step) -> datetime:
    """Where steps of the calendar begin: with the year, the month or the week of the first day, else with that day."""
    day = first.astimezone(WARSAW)
    if step.days == step.minutes == 0:
        turn = day.replace(day=1, month=1 if step.months % 12 == 0 else day.month)
        if step.months % 12 and 12 % step.months == 0:
            turn = turn.replace(month=(day.month - 1) // step.months * step.months + 1)
        return midnight(turn)
    if step == Step(days=7):
        return midnight(day - timedelta(days=day.weekday()))
    return first


def _over(timed: Timed, step: Step) -> list[Period]:
    """The steps from the first report to the last, without one at either end that lies for the most part beyond."""
    every = forward(_begin(timed.first, step), timed.last, step)
    middles = [period.start + (period.end - period.start) / 2 for period in every]
    within = [period for period, middle in zip(every, middles, strict=True) if timed.first <= middle <= timed.last]
    return within or every[:1]


def _ahead(timed: Timed, step: Step, width: float) -> list[Period]:
    """The step to come and those before it, back to the first that has a whole width of reports behind it."""
    coming = Period(timed.last, step.after(timed.last, 1))
    return [*backward(timed.first + timedelta(days=width), timed.last, step), coming]


def _check_number(period: Period, step: Step) -> None:
    """Refuses more bands than a raster should have, with the smallest step that works."""
    if period.days / step.length <= MOST_BANDS:
        return
    text = tr(
        "In {days} there are {n} steps of {step}; {most} are the most. Choose a step of at least {least} "
        "days, a shorter PERIOD, or leave out stray times by FILTER."
    )
    least = period.days / MOST_BANDS
    least = float(f"{least * 1.05:.1g}") if least < 1 else -int(-least // 1)
    raise UserError(
        text.format(
            days=span_text(period),
            n=number(period.days / step.length),
            step=step.words(),
            most=number(MOST_BANDS),
            least=f"{least:g}",
        )
    )


def check_size(course: Course, grid: Grid) -> None:
    """Refuses more pixels in all bands than memory should hold, with the step or the pixels that work."""
    import numpy as np

    bands, pixels = len(course.periods), grid.ncols * grid.nrows
    if bands * pixels <= MOST_VALUES:
        return
    fewer = max(MOST_VALUES // pixels - 1, 1)
    days = sum(period.days for period in course.periods) / fewer
    text = tr(
        "The raster would be too large: bands {bands}, pixels in each {pixels}. Choose a step of at least {days} "
        "days, or pixels of at least {cell} m."
    )
    raise UserError(
        text.format(
            bands=number(bands),
            pixels=number(pixels),
            days=number(np.ceil(days * 1.1)),
            cell=figure(np.ceil(grid.cell * np.sqrt(bands * pixels / MOST_VALUES) * 1.05)),
        )
    )


def tell_course(course: Course, timed: Timed, feedback: QgsProcessingFeedback) -> None:
    text = tr("Steps of {step} from {start} to {end}: {n}; the reach of each report in days: {width} ({rule}).")
    feedback.pushInfo(
        text.format(
            n=number(len(course.periods)),
            step=course.step.words(),
            start=span_text(course.periods[0], course.step),
            end=span_text(course.periods[-1], course.step),
            width=number(course.width, 1),
            rule=course.rule,
        )
    )


def span_text(period: Period, step: Step = DAYS) -> str:
    """`2026-03-02 – 2026-03-08` in civil days, the last included; with hours where steps are shorter than a day."""
    form = "%Y-%m-%d" if not step.minutes else "%Y-%m-%d %H:%M"
    last = period.end - timedelta(seconds=1) if not step.minutes else period.end
    begin, end = (moment.astimezone(WARSAW).strftime(form) for moment in (period.start, last))
    return begin if begin == end else f"{begin} – {end}"
