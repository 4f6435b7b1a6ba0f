"""RULES: read from the parameter, and as the limits that the search goes by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...disk import reason
from ...domain.categories import Categories
from ...domain.duplicates import DuplicateRules, read_rules
from ...text import UserError, tr

if TYPE_CHECKING:
    from ...analysis.duplicates import Limits

_DAY = 86_400


def rules_of(given: str, present: Sequence[str] | None = None) -> DuplicateRules:
    """The rules of JSON, or of a file that holds it; categories are those of the dictionary and those `present`.

    Without `present` any category may be named. Raises UserError.
    """
    text = given.strip()
    if text and text[0] not in '{["' and Path(text).suffix.lower() == ".json":
        try:
            text = Path(text).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            sentence = tr("The rules in {path} cannot be read: {reason}.")
            raise UserError(sentence.format(path=text, reason=reason(error))) from error
    known = None if present is None else [*(each.code for each in Categories.seed()), *present]
    return read_rules(text, known)


def limits_of(rules: DuplicateRules, categories: Sequence[str]) -> Limits:
    """The rules of these categories as arrays."""
    import numpy as np

    from ...analysis.duplicates import Limits

    own = [rules[each] for each in categories]

    def column(name: str) -> np.ndarray:
        return np.array([getattr(each, name) for each in own], dtype=float)

    def seconds(name: str) -> np.ndarray:
        return np.round(column(name) * _DAY).astype(np.int64)

    confused = np.zeros((len(own), len(own)), dtype=bool)
    for pair in rules.pairs_confused():
        if pair <= set(categories):
            one, other = (categories.index(each) for each in pair)
            confused[one, other] = confused[other, one] = True
    return Limits(
        column("metres"),
        seconds("days"),
        column("likeness"),
        column("bare_metres"),
        seconds("bare_days"),
        column("burst_reports").astype(np.int64),
        column("burst_metres"),
        seconds("burst_days"),
        confused,
    )
