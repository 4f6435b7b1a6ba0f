"""The rules of duplicates: data that can be changed, and what cannot be a rule."""

from __future__ import annotations

import json

import pytest

from kmzb_plugin.domain.categories import Categories
from kmzb_plugin.domain.duplicates import ANY, DuplicateRules, changed_rules, read_rules
from kmzb_plugin.text import UserError

CODES = [each.code for each in Categories.seed()]


def test_the_seed_names_only_categories_there_are() -> None:
    rules = DuplicateRules.seed()
    named = {*rules.own, *(each for rule in rules.own.values() for each in rule.confused_with)}
    assert named <= set(CODES)
    assert frozenset(("speeding", "illegal_car_racing")) in rules.pairs_confused()
    assert rules["speeding"].metres == rules.other.metres == 150
    assert rules["vandalism"] is rules.other


def test_what_is_not_given_stays() -> None:
    rules = read_rules('{"speeding": {"metres": 80, "confused_with": []}, "vandalism": {"days": 7}}', CODES)
    assert (rules["speeding"].metres, rules["speeding"].days) == (80, 30)
    assert rules["speeding"].confused_with == ()
    assert (rules["vandalism"].days, rules["poaching"].days) == (7, 30)
    assert read_rules("  ") == DuplicateRules.seed()


def test_what_holds_for_all_holds_for_those_with_a_rule_of_their_own() -> None:
    rules = read_rules(json.dumps({ANY: {"metres": 60}, "drug_use": {"metres": 20}}), CODES)
    assert [rules[each].metres for each in ("vandalism", "speeding", "drug_use")] == [60, 60, 20]
    assert rules["speeding"].confused_with == ("illegal_car_racing",)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("{", "no JSON"),
        ("metres=5", "no JSON"),
        ("[1]", "object of rules by category"),
        ('{"speeding": 5}', "object of rules by category"),
        ('{"burglary": {"metres": 5}}', "«burglary», which there is not"),
        ('{"speeding": {"confused_with": ["burglary"]}}', "«burglary», which there is not"),
        ('{"speeding": {"confused_with": "drug_use"}}', "must be a list"),
        ('{"speeding": {"metres": -5}}', "«metres» is -5"),
        ('{"speeding": {"metres": "5"}}', '«metres» is "5"'),
        ('{"speeding": {"metres": true}}', "«metres» is true"),
        ('{"speeding": {"days": NaN}}', "«days» is NaN"),
        ('{"speeding": {"days": 1e9}}', "from 0 to"),
        ('{"speeding": {"radius": 5}}', "has «radius», which there is not"),
        ('{"speeding": {"likeness": 0}}', "above 0 and at most 1"),
        ('{"speeding": {"likeness": 1.5}}', "above 0 and at most 1"),
        ('{"speeding": {"burst_reports": 2.5}}', "whole number"),
        ('{"*": {"burst_reports": 1}}', "whole number"),
    ],
)
def test_what_is_no_rule_is_named(given: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        read_rules(given, CODES)
    assert said in refused.value.text


def test_a_store_keeps_its_own_rules_and_nonsense_changes_nothing() -> None:
    settings = {
        "retention_days": "9",
        "duplicate_rule:speeding": '{"metres": 40, "days": 3}',
        "duplicate_rule:vandalism": '{"metres": -1, "days": 3}',
        "duplicate_rule:poaching": "nonsense",
    }
    rules = DuplicateRules.of_settings(settings)
    assert (rules["speeding"].metres, rules["speeding"].days) == (40, 3)
    assert rules["vandalism"] == rules["poaching"] == DuplicateRules.seed().other
    assert read_rules(json.dumps(changed_rules(settings))) == rules
