from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain.categories import UNKNOWN_PREFIX, Categories

CATEGORIES = Categories.seed()


@pytest.mark.parametrize(
    ("on", "expected"),
    # The map's own numbers; the dictionary keeps the retired names it knows of (kmzb: 24 in force since 2022).
    [(date(2026, 11, 22), 24), (date(2022, 1, 1), 24)],
)
def test_number_of_current_categories(on: date, expected: int) -> None:
    assert len(CATEGORIES.current(on)) == expected


def test_retired_category_is_not_offered_but_known() -> None:
    assert "wild_bathing_site" not in {category.code for category in CATEGORIES.current(date(2026, 1, 1))}
    assert CATEGORIES.resolve("Dzikie kąpieliska").code == "dangerous_water_place"
    assert CATEGORIES.resolve("Dzikie kąpieliska").alias == "wild_bathing_site"


def test_retired_category_without_successor_keeps_its_code() -> None:
    assert CATEGORIES.resolve("Utonięcia").code == "drownings"


@pytest.mark.parametrize("language", ["pl", "en"])
def test_every_name_resolves_to_its_category(language: str) -> None:
    for category in CATEGORIES:
        resolved = CATEGORIES.resolve(CATEGORIES.label(category.code, language))
        assert resolved.known
        assert resolved.code == (category.alias_of or category.code)


def test_every_alias_points_at_a_current_category() -> None:
    for category in CATEGORIES:
        if category.alias_of:
            assert CATEGORIES[category.alias_of].valid_to is None


def test_case_and_spaces_do_not_matter() -> None:
    assert CATEGORIES.resolve("  akty   WANDALIZMU ").code == "vandalism"


@given(st.text())
def test_unknown_text_is_kept_verbatim(text: str) -> None:
    resolved = CATEGORIES.resolve(text)
    if not resolved.known:
        assert resolved.code.removeprefix(UNKNOWN_PREFIX) == text.removeprefix(UNKNOWN_PREFIX)
        assert CATEGORIES.resolve(resolved.code) == resolved


def test_peoples_words_taken_for_a_category_are_masked() -> None:
    resolved = Categories.seed().resolve("Dzwonić 601 234 567")
    assert (resolved.code, resolved.known) == ("unknown:Dzwonić •••", False)
