"""The buttons of a card: the legal next statuses of the threats chosen, a digit each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..domain.statuses import Refusal, Status, Workflow
from ..domain.threat import Threat
from ..locale import language, number
from ..store.base import Dictionary
from ..text import tr
from . import wording
from .session import Session

LAST_DIGIT = 9


def digit_of(workflow: Workflow, code: str) -> int:
    """The key of a status: its place in the table, the same on every card; the last has 9, far from the others.

    So the hand learns them, and a slip does not discard a report.
    """
    codes = [status.code for status in workflow]
    return LAST_DIGIT if code == codes[-1] else codes.index(code)


@dataclass(frozen=True)
class Choice:
    """One decision that is possible: for how many of the threats, and whether it needs a note."""

    status: Status
    digit: int
    note_required: bool
    allowed: int
    refused: tuple[tuple[str, int], ...]

    def label(self, chosen: int) -> str:
        """What stands on the button; with several chosen, for how many of them it holds."""
        count = "" if self.allowed == chosen else "  " + tr("({n} of {of})").format(n=self.allowed, of=chosen)
        return f"{self.digit}   {self.status.label(language())}{count}"


def choices(session: Session, threats: Sequence[Threat]) -> list[Choice]:
    """The decisions possible for at least one of the threats, by digit."""
    dictionary = session.dictionary
    if dictionary is None or not threats:
        return []
    current = Counter(session.hand_in.status_of(threat) for threat in threats)
    return sorted(_choices(dictionary, current), key=lambda choice: choice.digit)


def _choices(dictionary: Dictionary, current: Counter[str]) -> Iterator[Choice]:
    workflow = dictionary.workflow
    steps = {code: {step.status.code: step.note_required for step in workflow.next_statuses(code)} for code in current}
    for status in workflow:
        allowed = {code: n for code, n in current.items() if status.code in steps[code]}
        if allowed:
            yield Choice(
                status,
                digit_of(workflow, status.code),
                any(steps[code][status.code] for code in allowed),
                sum(allowed.values()),
                tuple((code, n) for code, n in current.items() if code not in allowed),
            )


def refused_text(dictionary: Dictionary, possible: Sequence[Choice]) -> str:
    """For several threats: what each decision leaves out, and why."""
    lines = []
    for choice in possible:
        if choice.refused:
            reasons = " ".join(
                f"{number(n)} × "
                + wording.refusal_text(dictionary, Refusal.ILLEGAL_TRANSITION, code, choice.status.code)
                for code, n in choice.refused
            )
            lines.append(
                tr("{digit}: %n stay as they are.", sum(n for _, n in choice.refused)).format(digit=choice.digit)
                + " "
                + reasons
            )
    return "\n".join(lines)
