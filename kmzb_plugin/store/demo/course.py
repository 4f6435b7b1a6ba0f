"""How far the work on synthetic reports has come: statuses and the moments they were reached."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .mix import ELIMINATED, JOKES, MIX, REFERRED

_DAY = 86_400.0
_SLOW = 0.15  # reports that wait far longer than they should: the overdue ones of the last weeks
_SLOW_FACTOR = 9.0
_READ, _VERIFIED, _ELIMINATED = 1.1, 3.2, 26.0  # mean days from one step to the next


@dataclass(frozen=True)
class Course:
    """Status codes (n,) and when the last step was taken (n,), datetime64[s] UTC; the report itself for new ones."""

    status: np.ndarray
    updated: np.ndarray


def confirmed_share(category: np.ndarray, unit: np.ndarray, units: int, rng: np.random.Generator) -> np.ndarray:
    """The chance (n,) that a report is confirmed: the category's, moved by the strictness of its unit.

    Units differ by some 15 percentage points either way, as the real ones do.
    """
    strictness = np.clip(rng.normal(-0.15, 0.55, units), -1.3, 1.0)
    base = np.array([MIX[code].confirmed if code in MIX else 0.40 for code in category])
    return 1.0 / (1.0 + np.exp(-(np.log(base / (1.0 - base)) + strictness[unit])))


def follow(
    reported: np.ndarray, chance: np.ndarray, plane: np.ndarray, end: np.datetime64, rng: np.random.Generator
) -> Course:
    """Follows reports (n,) up to the end: read, verified, and where confirmed eliminated or passed on."""
    n = len(reported)
    slow = np.where(rng.random(n) < _SLOW, _SLOW_FACTOR, 1.0)
    read = reported + _seconds(rng.gamma(2.0, _READ / 2.0, n) * slow)
    verified = read + _seconds(rng.gamma(2.0, _VERIFIED / 2.0, n) * slow)
    confirmed = rng.random(n) < chance
    joke = (plane == "internet") & (rng.random(n) < JOKES)
    solved = verified + _seconds(rng.gamma(1.5, _ELIMINATED / 1.5, n))
    eliminated = rng.random(n) < ELIMINATED
    referred = rng.random(n) < REFERRED
    final = np.where(eliminated, "confirmed_eliminated", np.where(referred, "confirmed_referred", "confirmed"))
    status = np.full(n, "new", dtype=object)
    updated = reported.copy()
    _step(status, updated, read, "verification", read < end)
    done = verified < end
    _step(status, updated, verified, "not_confirmed", done & ~confirmed)
    _step(status, updated, verified, "confirmed", done & confirmed)
    _step(status, updated, verified, "joke_or_mistake", done & joke)
    _step(status, updated, solved, final, (solved < end) & confirmed & ~joke)
    return Course(status, updated)


def _step(status: np.ndarray, updated: np.ndarray, at: np.ndarray, new: str | np.ndarray, taken: np.ndarray) -> None:
    status[taken] = new if isinstance(new, str) else new[taken]
    updated[taken] = at[taken]


def _seconds(days: np.ndarray) -> np.ndarray:
    return np.round(days * _DAY).astype("timedelta64[s]")
