"""When each point happened, in days: TIME_FIELD, TIME_RULE, and what is said about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProcessingParameterEnum

from ..locale import number
from ..text import UserError, tr
from . import inputs
from .base import KmzbAlgorithm
from .report import Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from ..analysis.progress import IsCancelled

TIME_RULE = "TIME_RULE"
RULES = ["auto", "dates", "elapsed"]
TIME_DEFAULT = "reported_at"
CIVIL_ZONE = "Europe/Warsaw"


def add_time(algorithm: KmzbAlgorithm, help_text: str) -> None:
    """TIME_FIELD, and TIME_RULE among the advanced parameters."""
    inputs.add_field(algorithm, inputs.TIME_FIELD, tr("Field of the time"), TIME_DEFAULT, help_text)
    algorithm.add(
        QgsProcessingParameterEnum(
            TIME_RULE, tr("How days are counted"), RULES, defaultValue="auto", usesStaticStrings=True
        ),
        tr(
            "From date to date (dates), whatever the hour; by the clock (elapsed), 24 hours a day. Automatically "
            "(auto): from date to date if all times are at one time of the day, as where only dates are known, else by "
            "the clock."
        ),
        advanced=True,
        titles={"auto": tr("automatically"), "dates": tr("from date to date"), "elapsed": tr("by the clock")},
    )


def time_field(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """The field with the time, empty if the layer has none of that name and none was chosen."""
    return inputs.chosen_field(algorithm, parameters, inputs.TIME_FIELD, context, TIME_DEFAULT)


@dataclass(frozen=True)
class EventTimes:
    """Arrays (n,) over points: `moments` in UTC (datetime64[s]), NaT where there is none that can be read.

    `days` count from the first moment: whole ones by `rule` "dates", else with fractions by "elapsed"; NaN for NaT.
    """

    moments: NDArray[np.datetime64]
    days: NDArray[np.float64]
    rule: str
    chosen: bool

    @property
    def known(self) -> NDArray[np.bool_]:
        import numpy as np

        return ~np.isnat(self.moments)

    @property
    def whole(self) -> bool:
        """Whether days are counted from date to date."""
        return self.rule == "dates"

    @cached_property
    def dates(self) -> NDArray[np.datetime64]:
        """The day of each moment in Polish civil time (datetime64[D])."""
        import numpy as np

        from ..store.intake.moments import to_local

        result = np.full(len(self.moments), np.datetime64("NaT"), dtype="datetime64[D]")
        result[self.known] = to_local(self.moments[self.known], CIVIL_ZONE).astype("datetime64[D]")
        return result

    def only(self, keep: NDArray[np.bool_]) -> EventTimes:
        """Those for which `keep` is true."""
        return replace(self, moments=self.moments[keep], days=self.days[keep])

    def tell(self, feedback: QgsProcessingFeedback) -> None:
        """Says in the log how days are counted, and what is odd about the times."""
        import numpy as np

        from ..domain.periods import now

        known = self.moments[self.known]
        if not len(known):
            return
        feedback.pushInfo(self.span())
        feedback.pushInfo(self.sentence())
        late = int((known > np.datetime64(now().replace(tzinfo=None), "s")).sum())
        if late:
            text = tr(
                "Points with a time in the future: {n}. They are used; check them, or leave them out by a filter."
            )
            feedback.pushWarning(text.format(n=number(late)))

    def span(self) -> str:
        """From when to when there are points."""
        import numpy as np

        dates = self.dates
        dates = dates[~np.isnat(dates)]
        return tr("The times are from {first} to {last}.").format(first=dates.min(), last=dates.max())

    def sentence(self) -> str:
        """How days are counted, and why."""
        if self.whole:
            why = tr("chosen") if self.chosen else tr("all times are at one time of the day")
            return tr("Days are counted from date to date ({why}).").format(why=why)
        why = tr("chosen") if self.chosen else tr("the times have hours")
        return tr("Days are counted by the clock, 24 hours each ({why}).").format(why=why)

    def into(self, report: Report) -> None:
        """Writes the same into the report's box."""
        report.method(tr("Times"), f"{self.span()} {self.sentence()}")


def event_times(values: Any, rule: str, cancelled: IsCancelled | None = None) -> EventTimes:
    """Moments and days of a column as it was read; `rule` is one of RULES."""
    import numpy as np

    from ..analysis.days import elapsed_days, only_dates, whole_days
    from ..analysis.progress import awaited
    from .times import moments

    read = moments(values, cancelled).dt.tz_localize(None).to_numpy().astype("datetime64[s]")
    if rule == "elapsed" or (rule == "auto" and not awaited(lambda: only_dates(read), cancelled)):
        return EventTimes(read, elapsed_days(read), "elapsed", rule != "auto")
    if rule == "auto":
        return EventTimes(read, whole_days(read), "dates", chosen=False)
    times = EventTimes(read, np.empty(0), "dates", chosen=True)
    return replace(times, days=whole_days(times.dates))


def timed_points(
    algorithm: KmzbAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    data: inputs.MetricPoints,
    field: str,
    *,
    needed: bool,
) -> tuple[inputs.MetricPoints, EventTimes]:
    """The points and their times; if times are `needed`, those without one that can be read are dropped and counted.

    Raises UserError if no time can be read at all.
    """
    from ..analysis.progress import awaited
    from ..layers.points import Loss
    from .times import texts

    rule = algorithm.parameterAsEnumString(parameters, TIME_RULE, context)
    times = event_times(data.points.columns[field], rule, feedback.isCanceled)
    known = times.known
    lost = int((~known).sum())
    if len(known) and not known.any():
        text = tr(
            "No time in the field «{field}» can be read, for example «{example}». Choose the field with the time."
        )
        raise UserError(text.format(field=field, example=texts(data.points.columns[field][:1])[0]))
    if lost and needed:
        text = tr("Points without a time that can be read, left out: {n}.")
        feedback.pushWarning(text.format(n=number(lost)))
        data = replace(data, points=data.points.only(known, Loss.NO_TIME))
        times = times.only(known)
    awaited(lambda: times.dates, feedback.isCanceled)  # they are kept: whoever needs them later has them at once
    times.tell(feedback)
    return data, times
