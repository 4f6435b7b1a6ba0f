"""The words for periods and p values."""

from __future__ import annotations

from typing import Any

import pytest

from kmzb_plugin.domain.periods import Period
from kmzb_plugin.text import speaking


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2025-11-13/2025-11-20", "13.11.2025–19.11.2025"),
        ("2025-11-13/2025-11-14", "13.11.2025"),
        ("2025-11-22T06:00/2025-11-22T14:00", "22.11.2025 06:00–14:00"),
        ("2025-11-22T22:00/2025-11-23T06:00", "22.11.2025 22:00 – 23.11.2025 06:00"),
        ("2025-10-20/2025-10-27", "20.10.2025–26.10.2025"),  # the clocks change on the last day
    ],
)
def test_a_period_names_its_first_and_last_day_or_its_hours(period: str, expected: str, qgis_app: Any) -> None:
    from kmzb_plugin.briefing.words import period_text

    assert period_text(Period.parse(period)) == expected


@pytest.mark.parametrize(
    ("p", "polish", "english"),
    [(0.0004, "p < 0,001", "p < 0.001"), (0.0312, "p = 0,031", "p = 0.031"), (0.42, "p = 0,42", "p = 0.42")],
)
def test_p_is_written_as_the_language_does(p: float, polish: str, english: str, qgis_app: Any) -> None:
    from kmzb_plugin.briefing.words import p_value

    for language, expected in (("pl", polish), ("en", english)):
        with speaking(language, lambda text, n: text):
            assert p_value(p) == expected
