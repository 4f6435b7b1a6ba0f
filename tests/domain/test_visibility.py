"""What the public may see of a threat: the facts of the national map, as its rules are published."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kmzb_plugin.domain.categories import Categories
from kmzb_plugin.domain.statuses import Workflow
from kmzb_plugin.domain.visibility import Limits, Rule, visible

CATEGORIES, WORKFLOW = Categories.seed(), Workflow.seed()


@pytest.mark.parametrize(
    ("category", "status", "rule", "days"),
    [
        ("speeding", "new", None, None),
        ("speeding", "verification", None, None),
        ("speeding", "confirmed", None, None),
        ("speeding", "confirmed_referred", None, None),
        ("speeding", "not_confirmed", None, 7),
        ("speeding", "confirmed_eliminated", None, 31),
        ("speeding", "joke_or_mistake", Rule.STATUS_NEVER, None),
        ("animal_cruelty", "confirmed", Rule.CATEGORY_NEVER, None),
        ("drug_use", "new", Rule.CATEGORY_NEVER, None),
        ("dangerous_entertainment_venue", "new", Rule.NOT_CONFIRMED_YET, None),
        ("dangerous_entertainment_venue", "verification", Rule.NOT_CONFIRMED_YET, None),
        ("dangerous_entertainment_venue", "not_confirmed", Rule.NOT_CONFIRMED_YET, None),
        ("dangerous_entertainment_venue", "confirmed", None, None),
        ("dangerous_entertainment_venue", "confirmed_referred", None, None),
        ("dangerous_entertainment_venue", "confirmed_eliminated", None, 31),
        ("unknown:Zakłócanie ciszy", "new", Rule.CATEGORY_UNKNOWN, None),
        ("speeding", "unknown:Odłożone", Rule.STATUS_UNKNOWN, None),
    ],
)
def test_category_and_status_decide_what_is_shown(
    category: str, status: str, rule: Rule | None, days: int | None
) -> None:
    shown = visible(category, status, CATEGORIES, WORKFLOW)
    assert shown.rule is rule
    assert shown.lasts == (None if days is None else timedelta(days=days))


@pytest.mark.parametrize("category", ["youth_gathering_at_risk", "homeless_person_needs_help", "begging"])
def test_sensitive_categories_are_counted_for_the_whole_area_alone(category: str) -> None:
    assert visible(category, "confirmed", CATEGORIES, WORKFLOW).sensitive
    assert not visible("speeding", "confirmed", CATEGORIES, WORKFLOW).sensitive


def test_the_rules_are_those_of_the_store() -> None:
    """A store whose map shows eliminated ones for ten days, and a category that has become a secret."""
    workflow = Workflow(
        [replace(each, public_days=10 if each.code == "confirmed_eliminated" else None) for each in WORKFLOW], {}
    )
    categories = Categories([replace(CATEGORIES["speeding"], public="no"), CATEGORIES["vandalism"]])
    assert visible("vandalism", "confirmed_eliminated", categories, workflow).lasts == timedelta(days=10)
    assert visible("speeding", "confirmed", categories, workflow).rule is Rule.CATEGORY_NEVER


def test_a_word_that_no_rule_knows_hides() -> None:
    categories = Categories([replace(CATEGORIES["speeding"], public="maybe")])
    assert visible("speeding", "confirmed", categories, WORKFLOW).rule is Rule.CATEGORY_NEVER


def test_limits_are_settings_of_the_store_where_they_stand() -> None:
    assert Limits.of_settings({}) == Limits(5, 250, 100)
    assert Limits.of_settings({"small_count": "10", "least_grid": "1000", "street_metres": ""}) == Limits(10, 1000, 100)
