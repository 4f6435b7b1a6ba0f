"""The groups of the queue: threats under the name of their case, place, category or status."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from ..domain.threat import Threat
from ..store.base import Dictionary
from ..store.order import alphabetical
from ..text import number, tr
from . import wording


class Groups(str, Enum):
    """What threats are put together by; the value is the code that a person's settings keep."""

    NONE = "none"
    CASE = "case"
    PLACE = "place"
    CATEGORY = "category"
    STATUS = "status"


@dataclass
class Section:
    """One group of the queue with its threats, in the queue's order."""

    key: str
    name: str
    threats: list[Threat] = field(default_factory=list)

    def overdue(self, at: datetime) -> int:
        """How many of its threats are past their limit."""
        return sum(threat.is_overdue(at) for threat in self.threats)

    def spoken(self, at: datetime, *, folded: bool) -> str:
        """The header as text."""
        parts = [self.name, tr("%n threats", len(self.threats))]
        if overdue := self.overdue(at):
            parts.append(tr("%n overdue", overdue))
        if folded:
            parts.append(tr("folded"))
        return ", ".join(parts)

    def counts(self, at: datetime) -> tuple[str, str]:
        """How many, and how many of them are overdue: as the header shows them."""
        overdue = self.overdue(at)
        return number(len(self.threats)), number(overdue) if overdue else ""


def sections(threats: Iterable[Threat], groups: Groups, dictionary: Dictionary) -> list[Section]:
    """The groups in the order in which the queue comes to them, statuses in their own; those without a name last."""
    key = _KEYS[groups]
    found: dict[str, Section] = {}
    for threat in threats:
        code = key(threat)
        if code not in found:
            found[code] = Section(code, _name(code, threat, groups, dictionary))
        found[code].threats.append(threat)
    rank = {status.code: place for place, status in enumerate(dictionary.workflow)} if groups is Groups.STATUS else {}
    return sorted(found.values(), key=lambda section: (not section.key, rank.get(section.key, len(rank))))


_KEYS: dict[Groups, Callable[[Threat], str]] = {
    Groups.CASE: lambda threat: threat.case_id,
    # «ul. Polna» and «Ul.  Polna» are one street.
    Groups.PLACE: lambda threat: alphabetical(" ".join(threat.place.split())),
    Groups.CATEGORY: lambda threat: threat.category,
    Groups.STATUS: lambda threat: threat.status,
}


def _name(code: str, first: Threat, groups: Groups, dictionary: Dictionary) -> str:
    if groups is Groups.CATEGORY:
        return wording.category_name(dictionary, code)
    if groups is Groups.STATUS:
        return wording.status_name(dictionary, code)
    if groups is Groups.PLACE:
        return " ".join(first.place.split()) or tr("Without a place")
    if not code:
        return tr("In no case")
    # A case has no name of its own in the queue: the first of its threats says which it is.
    about = " · ".join(part for part in (first.place, first.number) if part)
    return tr("Case: {about}").format(about=about)
