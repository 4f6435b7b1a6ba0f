"""What codes of categories and statuses are called in the user's language."""

from __future__ import annotations

from functools import lru_cache

from ..domain.categories import Categories
from ..domain.statuses import Workflow
from ..locale import language
from ..text import tr


def category_name(code: str) -> str:
    """The name of a category in the user's language; an unknown code as it was read."""
    return _categories().label(code, language()) or tr("without a category")


def status_name(code: str) -> str:
    """The name of a status in the user's language; an unknown code as it was read."""
    workflow = _workflow()
    return workflow[code].label(language()) if code in workflow else code


@lru_cache(maxsize=1)
def _categories() -> Categories:
    return Categories.seed()


@lru_cache(maxsize=1)
def _workflow() -> Workflow:
    return Workflow.seed()
