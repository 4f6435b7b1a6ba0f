"""Which columns hold the places of a file, and in which reference system: by where the places then lie."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import permutations

import numpy as np
import pandas as pd

from ...locale import number
from ...text import quoted, tr
from . import regions, words, written
from .coordinates import expected_share
from .transform import reference_system

_POLISH_GUESSES = (
    *("EPSG:2180", "EPSG:4326", "EPSG:3857", "EPSG:32634", "EPSG:32633"),
    *("EPSG:2178", "EPSG:2177", "EPSG:2179", "EPSG:2176"),
)
_OTHER_GUESSES = ("EPSG:4326", "EPSG:3857")
_BY_NAME, _READABLE, _FITS = 0.55, 0.5, 0.5
_BY_CONTENT = 0.9
_MOST_COLUMNS = 6


@dataclass(frozen=True)
class Fit:
    """A reference system, the share of places that lie where they should in it, and whether x and y are exchanged."""

    crs: str
    share: float
    exchanged: bool


@dataclass(frozen=True)
class Place:
    """The fields x and y with their columns (none for a layer with points), and the reference system."""

    columns: dict[str, str]
    crs: str
    sentences: dict[str, str] = field(default_factory=dict)


def best_fit(x: np.ndarray, y: np.ndarray, teryt: np.ndarray, store_crs: str, garrison: str) -> Fit | None:
    """The reference system in which most places (n,) lie where the store expects them; None where hardly any do.

    Of equals the first of the list, and the axes as they are.
    """
    given = np.isfinite(x) & np.isfinite(y)
    x, y, teryt = x[given], y[given], teryt[given]
    if not len(x):
        return None
    polish = reference_system(store_crs).authid() in regions.POLISH_SYSTEMS
    found: Fit | None = None
    for crs in dict.fromkeys([*(_POLISH_GUESSES if polish else (store_crs, *_OTHER_GUESSES))]):
        for exchanged, share in enumerate(expected_share(x, y, teryt, crs, store_crs, garrison)):
            if found is None or share > found.share + 0.02:
                found = Fit(crs, share, bool(exchanged))
    return found if found and found.share >= _FITS else None


def find_place(
    texts: dict[str, pd.Series], taken: set[str], teryt: np.ndarray, store_crs: str, garrison: str
) -> Place | None:
    """The columns of a table that hold its places: by their names, else by where the places would lie."""
    numbers = {name: written.numbers(column) for name, column in texts.items() if name not in taken}
    filled = {name: max(int((texts[name] != "").sum()), 1) for name in numbers}
    readable = {name: np.isfinite(values).sum() / filled[name] for name, values in numbers.items()}
    chosen = {
        axis: max(numbers, key=lambda name: words.likeness(name, words.NAMES[axis]) * (readable[name] >= _READABLE))
        for axis in ("x", "y")
        if numbers
    }
    if len(set(chosen.values())) == 2 and all(
        words.likeness(name, words.NAMES[axis]) >= _BY_NAME and readable[name] >= _READABLE
        for axis, name in chosen.items()
    ):
        fit = best_fit(numbers[chosen["x"]], numbers[chosen["y"]], teryt, store_crs, garrison)
        return _place(chosen["x"], chosen["y"], fit, store_crs, by_name=True)
    both = _pair(texts, taken, teryt, store_crs, garrison)
    if both:
        return both
    possible = [name for name in numbers if readable[name] >= _BY_CONTENT and len(np.unique(numbers[name])) > 1]
    best: tuple[float, str, str, Fit] | None = None
    for x, y in permutations(possible[:_MOST_COLUMNS], 2):
        fit = best_fit(numbers[x], numbers[y], teryt, store_crs, garrison)
        if fit and not fit.exchanged and fit.share >= _BY_CONTENT and (best is None or fit.share > best[0]):
            best = fit.share, x, y, fit
    return _place(best[1], best[2], best[3], store_crs, by_name=False) if best else None


def _pair(
    texts: dict[str, pd.Series], taken: set[str], teryt: np.ndarray, store_crs: str, garrison: str
) -> Place | None:
    """One column that holds both."""
    for name, column in texts.items():
        if name in taken:
            continue
        x, y = written.pairs(column)
        if np.isfinite(x).sum() >= _BY_CONTENT * max((column != "").sum(), 1) and np.isfinite(x).any():
            fit = best_fit(x, y, teryt, store_crs, garrison)
            sentence = tr("{column} holds both coordinates of a place.").format(column=quoted(name))
            crs = fit.crs if fit else "EPSG:4326" if np.nanmax(np.abs(x)) <= 180 else store_crs
            return Place({"x": name, "y": name}, crs, {"x": sentence, "crs": _about(fit, crs)})
    return None


def _place(x: str, y: str, fit: Fit | None, store_crs: str, *, by_name: bool) -> Place:
    if fit and fit.exchanged:
        x, y = y, x
        sentence = tr("{x} holds the eastings (or longitudes) and {y} the northings (or latitudes): so the places fit.")
    elif by_name:
        sentence = tr("{x} and {y} are named like coordinates.")
    else:
        sentence = tr("{x} and {y} hold numbers that lie where places are expected.")
    sentence = sentence.format(x=quoted(x), y=quoted(y))
    crs = fit.crs if fit else store_crs
    return Place({"x": x, "y": y}, crs, {"x": sentence, "y": sentence, "crs": _about(fit, crs)})


def of_points(x: np.ndarray, y: np.ndarray, teryt: np.ndarray, store_crs: str, garrison: str) -> Place:
    """The reference system of a layer that does not say its own."""
    fit = best_fit(x, y, teryt, store_crs, garrison)
    crs = fit.crs if fit else store_crs
    return Place({}, crs, {"crs": _about(fit, crs)})


def _about(fit: Fit | None, crs: str) -> str:
    if fit is None:
        return tr("No usual reference system puts the places where they are expected. Choose it yourself.")
    return tr("In {crs} {share} % of the places lie where they are expected.").format(
        crs=crs, share=number(100 * fit.share)
    )
