"""Functions of QGIS's expressions: what codes mean in the open store, and how old something is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from html import escape
from typing import Any

from qgis.core import QgsExpression, QgsExpressionFunction
from qgis.PyQt.QtCore import QDate, QDateTime

from ..domain.categories import Categories
from ..domain.periods import now, parse_moment
from ..domain.statuses import Workflow
from ..locale import language
from ..store.base import Dictionary
from ..text import tr
from . import wording

GROUP = "KMZB"


@dataclass(frozen=True)
class Names:
    """The categories and statuses of the open store; without one, those a new store begins with."""

    dictionary: Callable[[], Dictionary | None]

    def status(self, code: str) -> str:
        """The status's name; an unknown code as it is."""
        dictionary = self.dictionary()
        workflow = Workflow.seed() if dictionary is None else dictionary.workflow
        return workflow[code].label(language()) if code in workflow else code

    def category(self, code: str) -> str:
        """The category's name; an unknown code as it is."""
        return self._categories().label(code, language())

    def group(self, code: str) -> str | None:
        """The name of the category's group; None for a category that the store does not know."""
        found = next((category for category in self._categories() if category.code == code), None)
        return None if found is None else wording.group_name(found.group)

    def _categories(self) -> Categories:
        dictionary = self.dictionary()
        return Categories.seed() if dictionary is None else dictionary.categories


def age_in_days(moment: Any) -> int:
    """Whole days since a moment: Qt's date or time, or ISO 8601 text (UTC where it names no zone)."""
    if isinstance(moment, QDateTime):
        since = moment.toUTC().toPyDateTime().replace(tzinfo=UTC)
    elif isinstance(moment, QDate):
        since = QDateTime(moment).toUTC().toPyDateTime().replace(tzinfo=UTC)
    else:
        since = parse_moment(str(moment))
    return (now() - since).days


class _Function(QgsExpressionFunction):
    """One argument in, a value out; NULL in, NULL out."""

    def __init__(self, name: str, argument: str, does: str, example: str, compute: Callable[[Any], Any]) -> None:
        text = f"<h3>{name}({escape(argument)})</h3><p>{escape(does)}</p><p><code>{escape(example)}</code></p>"
        super().__init__(name, 1, GROUP, text)
        self._compute = compute

    def func(self, values: list[Any], context: Any, expression: Any, node: Any) -> Any:
        try:
            return self._compute(values[0])
        except (ValueError, TypeError):
            text = tr("{function}: «{value}» cannot be read.").format(function=self.name(), value=values[0])
            expression.setEvalErrorString(text)
            return None


def functions(dictionary: Callable[[], Dictionary | None]) -> list[QgsExpressionFunction]:
    """The functions; `dictionary` gives that of the open store, from any thread."""
    names = Names(dictionary)
    code, moment = tr("code"), tr("moment")
    return [
        _Function(
            "kmzb_status",
            code,
            tr("The name of a status in your language."),
            'kmzb_status("status") → \'' + names.status("confirmed") + "'",
            lambda value: names.status(str(value)),
        ),
        _Function(
            "kmzb_category",
            code,
            tr("The name of a category in your language."),
            'kmzb_category("category") → \'' + names.category("speeding") + "'",
            lambda value: names.category(str(value)),
        ),
        _Function(
            "kmzb_category_group",
            code,
            tr("The group of a category in your language; NULL for one that is not in the list."),
            'kmzb_category_group("category") → \'' + (names.group("speeding") or "") + "'",
            lambda value: names.group(str(value)),
        ),
        _Function(
            "kmzb_plane",
            code,
            tr("The name of a plane in your language."),
            'kmzb_plane("plane") → \'' + wording.plane_name("public") + "'",
            lambda value: wording.plane_name(str(value)),
        ),
        _Function(
            "kmzb_age_days",
            moment,
            tr("How many whole days ago a moment was."),
            'kmzb_age_days("reported_at") → 3',
            age_in_days,
        ),
    ]


def register(dictionary: Callable[[], Dictionary | None]) -> Callable[[], None]:
    """Makes the functions known to QGIS; the result takes them back."""
    made = functions(dictionary)
    for function in made:
        QgsExpression.registerFunction(function)

    def take_back() -> None:
        for function in made:
            QgsExpression.unregisterFunction(function.name())

    return take_back
