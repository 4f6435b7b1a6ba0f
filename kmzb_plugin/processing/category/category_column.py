"""The field that says which category, or status, each point is of."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

from qgis.core import QgsProcessingContext

from ...text import UserError, tr
from .. import inputs
from ..base import KmzbAlgorithm
from ..codes import category_name, status_name

CATEGORY = "category"
NEAREST = 3  # categories that are offered where one does not occur
MOST_NAMED = 8
ALIKE = 0.5  # of what `difflib` calls similar


def add_category_field(algorithm: KmzbAlgorithm, help_text: str) -> None:
    """CATEGORY_FIELD."""
    inputs.add_field(algorithm, inputs.CATEGORY_FIELD, tr("Field of the category"), CATEGORY, help_text)


def category_field(algorithm: KmzbAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """The field chosen, or the store's own. Raises UserError if the layer has neither."""
    name = inputs.chosen_field(algorithm, parameters, inputs.CATEGORY_FIELD, context, CATEGORY)
    if not name:
        text = tr("The layer has no field «category». Choose the field with the category in CATEGORY_FIELD.")
        raise UserError(text)
    return name


def no_category(field: str) -> UserError:
    """The refusal where the field is empty in every point."""
    text = tr("No point has a category in the field «{field}». Choose another field in CATEGORY_FIELD.")
    return UserError(text.format(field=field))


def label_of(code: str) -> str:
    """What a category or a status is called; an unknown code as it was read."""
    name = category_name(code)
    return status_name(code) if name == code else name


def chosen_codes(text: str, present: Sequence[str], field: str) -> list[str]:
    """The codes that a text names: a code, or several with commas between them, or what they are called.

    `present` are the codes that occur, the most frequent first. Raises UserError for one that does not, with those
    nearest to it.
    """
    if text.strip() in present:
        return [text.strip()]
    known: dict[str, str] = {}
    for code in present:
        for name in (code, label_of(code)):
            known.setdefault(name.casefold(), code)
    chosen = []
    for part in filter(None, (each.strip() for each in text.split(","))):
        code = part if part in present else known.get(part.casefold(), "")
        if not code:
            raise _does_not_occur(part, present, known, field)
        chosen.append(code)
    if not chosen:
        raise UserError(tr("Say in CATEGORY which category is compared with all reports."))
    return list(dict.fromkeys(chosen))


def _does_not_occur(part: str, present: Sequence[str], known: dict[str, str], field: str) -> UserError:
    near = [known[name] for name in get_close_matches(part.casefold(), list(known), 2 * NEAREST, ALIKE)]
    nearest = list(dict.fromkeys(near))[:NEAREST]
    if nearest:
        text = tr("The category «{category}» does not occur in the field «{field}». Nearest to it: {others}.")
    else:
        nearest = list(present[:MOST_NAMED])
        text = tr("The category «{category}» does not occur in the field «{field}». Most frequent there: {others}.")
    others = ", ".join(code if label_of(code) == code else f"{code} ({label_of(code)})" for code in nearest)
    return UserError(text.format(category=part, field=field, others=others))
