"""When things are reported: by the hour of the week and the season, differently for each kind of threat."""

from __future__ import annotations

import numpy as np

from ..intake.moments import to_utc

ZONE = "Europe/Warsaw"

# The rhythm of a category: (hour of the peak, its width in hours, its weight) …, the weight of Saturday and Sunday
# against a working day, and the months in which there is more of it.
_RHYTHMS: dict[str, tuple[tuple[tuple[float, float, float], ...], float, tuple[int, ...]]] = {
    "drive": (((7.5, 1.6, 1.0), (16.5, 2.4, 1.5), (21.0, 2.5, 0.5)), 0.85, (5, 6, 9, 10)),
    "park": (((9.0, 2.0, 1.0), (13.0, 3.0, 1.2), (17.5, 2.5, 0.9)), 0.6, (4, 5, 9, 10, 11)),
    "evening": (((20.5, 2.5, 1.6), (15.0, 3.5, 0.5)), 1.45, (5, 6, 7, 8)),
    "night": (((23.0, 1.8, 1.6), (20.0, 2.0, 0.4)), 1.9, (5, 6, 7, 8, 9)),
    "day": (((11.0, 3.5, 1.0), (16.0, 3.0, 1.0)), 1.0, (4, 5, 6, 7, 8, 9)),
    "spring": (((14.0, 3.0, 1.0),), 1.2, (3, 4)),
    "winter": (((7.0, 3.0, 0.7), (20.0, 4.0, 1.0)), 1.0, (1, 2, 11, 12)),
}
_BACKGROUND = 0.04
_SEASON = 1.7


def moments(rhythm: np.ndarray, start: np.datetime64, end: np.datetime64, rng: np.random.Generator) -> np.ndarray:
    """UTC moments (n,) datetime64[s] in [start, end) for rhythms (n,) named in this module, at least a day long."""
    days = np.arange(start.astype("datetime64[D]"), end.astype("datetime64[D]"))
    weekday = (days.astype(np.int64) + 3) % 7  # the first of January 1970 was a Thursday
    month = days.astype("datetime64[M]").astype(np.int64) % 12 + 1
    growth = np.linspace(1.0, 1.15, len(days))
    local = np.empty(len(rhythm), dtype="datetime64[s]")
    for name in sorted(_RHYTHMS):
        rows = np.flatnonzero(rhythm == name)
        peaks, weekend, months = _RHYTHMS[name]
        weight = growth * np.where(weekday >= 5, weekend, 1.0) * np.where(np.isin(month, months), _SEASON, 1.0)
        day = rng.choice(days, size=len(rows), p=weight / weight.sum())
        hour = rng.choice(24, size=len(rows), p=_hours(peaks))
        second = hour * 3600 + rng.integers(0, 3600, len(rows))
        local[rows] = day.astype("datetime64[s]") + second.astype("timedelta64[s]")
    return np.minimum(to_utc(local, ZONE), end - np.timedelta64(1, "m"))


def _hours(peaks: tuple[tuple[float, float, float], ...]) -> np.ndarray:
    """Shares (24,) of the hours of a day: peaks that wrap around midnight over a low background."""
    hour = np.arange(24) + 0.5
    shares = np.full(24, _BACKGROUND)
    for middle, width, weight in peaks:
        apart = np.abs(hour - middle)
        apart = np.minimum(apart, 24 - apart)
        shares = shares + weight * np.exp(-0.5 * (apart / width) ** 2) / width
    return shares / shares.sum()
