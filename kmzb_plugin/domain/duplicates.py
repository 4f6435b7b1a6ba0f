"""When two reports may be about the same thing: how near, how soon after each other, in how much the same words.

The rules are data: a row for each category and one, `*`, for the rest. A store's administrator changes them there
(the settings `duplicate_rule:CATEGORY`), whoever searches a layer gives them as JSON. The window's "similar nearby"
and the search for duplicates go by the same ones.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from ..text import UserError, figure, tr
from . import tables

ANY = "*"
SETTING = "duplicate_rule:"
_WHOLE = {"burst_reports"}
_LEAST_BURST = 3
_LARGEST = 10_000
_NAMES = "confused_with"


@dataclass(frozen=True)
class DuplicateRule:
    """What holds for the reports of a category.

    Two of them are similar within `metres` and `days`; likely duplicates if their words are alike, by `likeness` from
    0 to 1, or, where one has no words, within `bare_metres` and `bare_days`. At least `burst_reports` in the same
    words, or from one source, within `burst_metres` and `burst_days` are a burst. Reports of the categories
    `confused_with` this one are compared with them by their words.
    """

    metres: float
    days: float
    likeness: float
    bare_metres: float
    bare_days: float
    burst_reports: int
    burst_metres: float
    burst_days: float
    confused_with: tuple[str, ...] = ()

    def changed(self, category: str, given: Mapping[str, Any]) -> DuplicateRule:
        """The rule with other values. Raises UserError that names the category and the value that cannot be."""
        known = [each.name for each in fields(self)]
        for name, value in given.items():
            if name not in known:
                text = tr("The rule for «{category}» has «{name}», which there is not. There are: {names}.")
                raise UserError(text.format(category=category, name=name, names=", ".join(known)))
            _check(category, name, value)
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else int(value) if name in _WHOLE else value
            for name, value in given.items()
        }
        return replace(self, **values)


def _check(category: str, name: str, value: Any) -> None:
    """Raises UserError for a value that the rule cannot have."""
    if name == _NAMES:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            text = tr('The rule for «{category}»: «{name}» must be a list of categories, as ["speeding"].')
            raise UserError(text.format(category=category, name=name))
        return
    number = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if not number or not 0 <= value <= _LARGEST:
        text = tr("The rule for «{category}»: «{name}» is {value}; it must be a number from 0 to {most}.")
        shown = json.dumps(value, ensure_ascii=False)
        raise UserError(text.format(category=category, name=name, value=shown, most=figure(_LARGEST)))
    if name == "likeness" and not 0 < value <= 1:
        text = tr("The rule for «{category}»: «likeness» is {value}; it must be above 0 and at most 1.")
        raise UserError(text.format(category=category, value=figure(float(value))))
    if name in _WHOLE and (value != int(value) or value < _LEAST_BURST):
        text = tr("The rule for «{category}»: «burst_reports» is {value}; it must be a whole number, {least} or more.")
        raise UserError(text.format(category=category, value=figure(float(value)), least=_LEAST_BURST))


@dataclass(frozen=True)
class DuplicateRules:
    """The rule of each category that has one of its own, and that of all the others."""

    other: DuplicateRule
    own: Mapping[str, DuplicateRule]

    @classmethod
    def seed(cls) -> DuplicateRules:
        """The rules a new store begins with."""
        rows = {row.pop("category"): row for row in tables.seed("duplicate_rules")}
        whole = rows.pop(ANY)
        return cls(_of_row(whole), {category: _of_row(_filled(row, whole)) for category, row in rows.items()})

    @classmethod
    def of_settings(cls, settings: Mapping[str, str]) -> DuplicateRules:
        """The rules of a store: the seed, with what its administrator has changed."""
        return cls.seed().changed(changed_rules(settings))

    def __getitem__(self, category: str) -> DuplicateRule:
        return self.own.get(category, self.other)

    def changed(self, given: object, known: Iterable[str] | None = None) -> DuplicateRules:
        """The rules with those `given` by category; what is not given of a rule stays. `*` changes that of the others.

        Raises UserError for what is no rule, and for a category that is not among those `known`.
        """
        if not isinstance(given, dict) or not all(isinstance(values, dict) for values in given.values()):
            text = tr("RULES must be an object of rules by category, as {example}.")
            raise UserError(text.format(example=EXAMPLE))
        # what holds for all holds for those with a rule of their own as well, unless that says otherwise
        common = given.get(ANY, {})
        other = self.other.changed(ANY, common)
        own = {category: rule.changed(ANY, common) for category, rule in self.own.items()}
        for category, values in given.items():
            if category != ANY:
                own[category] = own.get(category, other).changed(category, values)
        names = None if known is None else {ANY, *known}
        for category, values in given.items():
            for name in (category, *values.get(_NAMES, ())):
                if names is not None and name not in names:
                    text = tr("RULES names the category «{category}», which there is not. There are: {names}.")
                    raise UserError(text.format(category=name, names=", ".join(sorted(names))))
        return DuplicateRules(other, own)

    def pairs_confused(self) -> set[frozenset[str]]:
        """The pairs of categories that are taken for one another, whichever of the two says so."""
        return {
            frozenset((category, name))
            for category, rule in self.own.items()
            for name in rule.confused_with
            if name != category
        }


def changed_rules(settings: Mapping[str, str]) -> dict[str, Any]:
    """What an administrator has changed in the rules of a store, by category."""
    changed = {}
    for name, value in settings.items():
        category = name.removeprefix(SETTING)
        if category == name:
            continue
        try:
            given = json.loads(value)
            DuplicateRules.seed().changed({category: given})
        except (UserError, ValueError):
            continue  # the door lets pass what is no rule to us; the card of a threat must open all the same
        changed[category] = given
    return changed


EXAMPLE = '{"speeding": {"metres": 100, "days": 14}}'


def _filled(row: Mapping[str, str], whole: Mapping[str, str]) -> dict[str, str]:
    """A row of the table: an empty cell holds what the row for all categories has."""
    return {name: value or whole[name] for name, value in row.items()}


def _of_row(row: Mapping[str, str]) -> DuplicateRule:
    values: dict[str, Any] = {
        name: int(value) if name in _WHOLE else float(value) for name, value in row.items() if name != _NAMES
    }
    return DuplicateRule(**values, confused_with=tuple(row[_NAMES].split()))


def read_rules(text: str, known: Iterable[str] | None = None) -> DuplicateRules:
    """The seed's rules with those that the JSON changes; empty changes nothing. Raises UserError."""
    if not text.strip():
        return DuplicateRules.seed()
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        sentence = tr("RULES is no JSON ({reason}). Write it as {example}, or name a file that holds it.")
        raise UserError(sentence.format(reason=error, example=EXAMPLE)) from error
    return DuplicateRules.seed().changed(given, known)
