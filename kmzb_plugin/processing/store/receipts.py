"""What became of a submission, as a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...locale import language
from ...text import tr

if TYPE_CHECKING:
    from ...domain.submission import Receipt
    from ...store.base import Dictionary


def sentence(receipt: Receipt, dictionary: Dictionary) -> str:
    """What the store answered, in the user's language."""
    from ...domain.submission import Outcome

    detail = {key: str(value) for key, value in receipt.detail.items()}
    status = _status(dictionary, detail.get("status", ""))
    if receipt.outcome is Outcome.ACCEPTED and "number" in detail:
        return tr("Accepted as no. {number}.").format(number=detail["number"])
    if receipt.outcome is Outcome.ACCEPTED and "version" not in detail:
        return tr("Accepted.")
    if receipt.outcome is Outcome.ACCEPTED:
        return tr("Accepted: version {version}, status «{status}».").format(
            version=detail.get("version", ""), status=status
        )
    if receipt.outcome is Outcome.CONFLICT:
        text = tr("Someone else was first: version {version}, status «{status}», by {who} at {when}. Decide again.")
        return text.format(
            version=detail.get("version", ""),
            status=status,
            who=detail.get("who", "") or tr("the import"),
            when=detail.get("when", ""),
        )
    if receipt.outcome is Outcome.INVALID:
        return _invalid(detail, status)
    sentences = {
        Outcome.NOT_ALLOWED: tr("Your role may not do this."),
        Outcome.UNKNOWN: tr("The store has no threat with this id, or you may not see it."),
        Outcome.ID_REUSED: tr("This submission id was used before for something else. Leave the id empty."),
        Outcome.STORE_FAILED: tr("The store failed on this one. Try again; if it stays so, tell the administrator."),
    }
    return sentences[receipt.outcome]


def _invalid(detail: dict[str, str], status: str) -> str:
    problem, field = detail.get("problem", ""), detail.get("field", "")
    sentences = {
        "illegal_transition": tr("From the status «{status}» there is no step to the new status."),
        "note_required": tr("This step needs a note."),
        "unknown_status": tr("The new status is unknown to the store."),
        "missing": tr("The field {field} is empty."),
        "unknown_value": tr("The value of {field} is unknown to the store."),
        "too_long": tr("The text of {field} is too long."),
        "too_many": tr("There are too many values in {field}."),
        "in_future": tr("The moment in {field} is in the future."),
    }
    text = sentences.get(problem, tr("The field {field} cannot be read ({problem})."))
    return text.format(status=status, field=field, problem=problem)


def _status(dictionary: Dictionary, code: str) -> str:
    return dictionary.workflow[code].label(language()) if code in dictionary.workflow else code
