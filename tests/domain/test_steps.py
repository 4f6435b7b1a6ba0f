"""Steps of time: what is read, and where the calendar makes them uneven."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from kmzb_plugin.domain.periods import WARSAW
from kmzb_plugin.domain.steps import Step, backward, forward, midnight
from kmzb_plugin.text import UserError


def civil(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=WARSAW).astimezone(UTC)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("7", Step(days=7)),
        (" 1.0 ", Step(days=1)),
        ("0,5", Step(minutes=720)),
        ("P7D", Step(days=7)),
        ("P2W", Step(days=14)),
        ("p1m", Step(months=1)),
        ("P1Y2M", Step(months=14)),
        ("PT6H", Step(minutes=360)),
        ("P1DT12H30M", Step(days=1, minutes=750)),
    ],
)
def test_days_and_durations_are_read(text: str, step: Step) -> None:
    assert Step.parse(text) == step
    assert Step.parse(str(step)) == step


@pytest.mark.parametrize("text", ["", "week", "P", "PT", "P1", "1M", "0", "P0D", "-7", "nan", "inf", "P-1D", "P1.5M"])
def test_anything_else_is_refused_with_examples(text: str) -> None:
    with pytest.raises(UserError, match="cannot be read.*P1M"):
        Step.parse(text)


def test_a_step_is_said_as_people_say_it() -> None:
    said = {text: Step.parse(text).words() for text in ("1", "7", "14", "P1M", "P3M", "P1Y", "PT1H", "PT6H", "PT90M")}
    assert list(said.values()) == [
        "a day", "a week", "14 days", "a month", "a quarter", "a year", "an hour", "6 hours", "PT1H30M"
    ]  # fmt: skip


def test_months_end_where_the_calendar_ends_them() -> None:
    step = Step(months=1)
    edges = [step.after(civil(2026, 1, 31), n) for n in range(4)]
    assert edges == [civil(2026, 1, 31), civil(2026, 2, 28), civil(2026, 3, 31), civil(2026, 4, 30)]


def test_midnight_stays_midnight_when_the_clocks_change_and_hours_stay_hours() -> None:
    start = civil(2026, 3, 28)
    days = forward(start, civil(2026, 3, 31), Step(days=1))
    assert [period.start for period in days] == [civil(2026, 3, day) for day in (28, 29, 30)]
    assert days[1].end - days[1].start == timedelta(hours=23)
    hours = forward(start, civil(2026, 3, 30), Step(minutes=360))
    assert {period.end - period.start for period in hours} == {timedelta(hours=6)}
    assert midnight(civil(2026, 3, 29, 17, 5)) == civil(2026, 3, 29)


def test_forward_covers_and_backward_ends_exactly() -> None:
    start, end = civil(2026, 1, 1), civil(2026, 2, 1)
    weeks = forward(start, end, Step(days=7))
    assert len(weeks) == 5
    assert weeks[-1].end > end
    assert all(a.end == b.start for a, b in pairwise(weeks))
    back = backward(start, end, Step(days=7))
    assert (back[-1].end, len(back)) == (end, 4)
    assert back[0].start == civil(2026, 1, 4)
    assert backward(start, end, Step(days=40)) == []
    assert len(forward(start, start, Step(days=1))) == 1
