"""In which order a store hands out threats: applied in the store, so that the first of many are the right ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from .filter import Language


class By(str, Enum):
    """What threats are ordered by; the value is the code that a person's settings keep."""

    DUE = "due"
    NEWEST = "newest"
    OLDEST = "oldest"
    PLACE = "place"
    CATEGORY = "category"


@dataclass(frozen=True)
class Order:
    """What first; within it due first, then oldest report first, then by number.

    NEWEST and OLDEST look at when a threat was reported, or occurred where only that is known; what is unknown comes
    last. PLACE is alphabetical as Polish has it, the same in every store; no place comes last. CATEGORY follows
    `categories`, codes in the order wanted; others come last.
    """

    by: By = By.DUE
    categories: tuple[str, ...] = ()


DUE_FIRST = Order()

_POLISH = {"ą": "a~", "ć": "c~", "ę": "e~", "ł": "l~", "ń": "n~", "ó": "o~", "ś": "s~", "ź": "z~", "ż": "z~~"}
"""Each letter directly behind the one it is made from: `~` stands behind every letter of ASCII."""

_FOLDED = _POLISH | {letter.upper(): key for letter, key in _POLISH.items()}
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_FOLDING = str.maketrans(_FOLDED) | _ASCII_LOWER
_KNOWN = "COALESCE(reported_at, occurred_at)"
_DUE = f"due_at NULLS LAST, {_KNOWN} NULLS FIRST, number"


def alphabetical(text: str) -> str:
    """The key by which texts sort as Polish sorts them, compared by code points."""
    return text.translate(_FOLDING)


def order_by(order: Order, language: Language) -> tuple[str, list[object]]:
    """What stands behind ORDER BY in a store's SQL, and the values of its marks."""
    if order.by is By.NEWEST:
        return f"{_KNOWN} DESC NULLS LAST, number DESC", []
    if order.by is By.OLDEST:
        return f"{_KNOWN} NULLS LAST, number", []
    if order.by is By.PLACE:
        key = f"lower(place {language.by_code_points})"
        for letter, instead in _FOLDED.items():
            key = f"replace({key}, '{letter}', '{instead}')"
        return f"COALESCE(place, '') = '', {key} {language.by_code_points}, {_DUE}", []
    if order.by is By.CATEGORY and order.categories:
        ranks = " ".join(f"WHEN {language.mark} THEN {rank}" for rank in range(len(order.categories)))
        return f"CASE category {ranks} ELSE {len(order.categories)} END, {_DUE}", list(order.categories)
    return _DUE, []


def in_order(rows: list[Mapping[str, Any]], order: Order) -> list[Mapping[str, Any]]:
    """The same for rows that have come already, their moments texts in ISO 8601 UTC."""
    ordered = sorted(rows, key=_due_first)
    if order.by is By.NEWEST:
        return sorted(ordered, key=lambda row: (_known(row), row["number"]), reverse=True)
    if order.by is By.OLDEST:
        return sorted(ordered, key=lambda row: (not _known(row), _known(row), row["number"]))
    if order.by is By.PLACE:
        return sorted(ordered, key=lambda row: (not row["place"], alphabetical(row["place"] or "")))
    if order.by is By.CATEGORY:
        ranks = {code: rank for rank, code in enumerate(order.categories)}
        return sorted(ordered, key=lambda row: ranks.get(row["category"], len(ranks)))
    return ordered


def _known(row: Mapping[str, Any]) -> str:
    return row["reported_at"] or row["occurred_at"] or ""


def _due_first(row: Mapping[str, Any]) -> tuple[bool, str, str, str]:
    return (row["due_at"] is None, row["due_at"] or "", _known(row), row["number"])
