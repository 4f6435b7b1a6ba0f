"""Statuses of a threat and the transitions between them: the one place where the rule stands, read from data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from . import tables


@dataclass(frozen=True)
class Status:
    """One status; `due_days` is the limit for leaving it, `public_days` how long the public map shows it."""

    code: str
    name_pl: str
    name_en: str
    colour: str
    open: bool
    solved: bool
    public_days: int | None
    due_days: int | None

    @classmethod
    def from_row(cls, row: tables.Row) -> Status:
        """From a row of statuses.csv or of a store's table `status`."""
        return cls(
            code=tables.text(row["code"]),
            name_pl=tables.text(row["name_pl"]),
            name_en=tables.text(row["name_en"]),
            colour=tables.text(row["colour"]),
            open=tables.truth(row["open"]),
            solved=tables.truth(row["solved"]),
            public_days=tables.number(row["public_days"]),
            due_days=tables.number(row["due_days"]),
        )

    def label(self, language: str = "pl") -> str:
        """The name shown to people."""
        return self.name_pl if language == "pl" else self.name_en


class Refusal(Enum):
    """Why a transition is refused."""

    UNKNOWN_STATUS = "unknown_status"
    ILLEGAL_TRANSITION = "illegal_transition"
    NOTE_REQUIRED = "note_required"


@dataclass(frozen=True)
class NextStatus:
    """A legal next status and whether the decision needs a note."""

    status: Status
    note_required: bool


class Workflow:
    """The state machine over statuses."""

    def __init__(self, statuses: Iterable[Status], transitions: Mapping[tuple[str, str], bool]) -> None:
        self._statuses = {status.code: status for status in statuses}
        self._transitions = dict(transitions)

    @classmethod
    def from_rows(cls, statuses: Iterable[tables.Row], transitions: Iterable[tables.Row]) -> Workflow:
        """From the rows of the CSV files or of a store's tables `status` and `status_transition`."""
        return cls(
            (Status.from_row(row) for row in statuses),
            {
                (tables.text(row["from_status"]), tables.text(row["to_status"])): tables.truth(row["note_required"])
                for row in transitions
            },
        )

    @classmethod
    def seed(cls) -> Workflow:
        """The statuses and transitions a new store begins with."""
        return cls.from_rows(tables.seed("statuses"), tables.seed("transitions"))

    def __iter__(self) -> Iterator[Status]:
        return iter(self._statuses.values())

    def __contains__(self, code: object) -> bool:
        return code in self._statuses

    def __getitem__(self, code: str) -> Status:
        return self._statuses[code]

    def next_statuses(self, current: str) -> list[NextStatus]:
        """The legal next statuses in the order of the table of statuses; none for an unknown status."""
        return [
            NextStatus(status, self._transitions[current, status.code])
            for status in self._statuses.values()
            if (current, status.code) in self._transitions
        ]

    def refusal(self, current: str, new: str, note: str) -> Refusal | None:
        """Why the step from `current` to `new` with that note is refused; None if it is legal."""
        if new not in self._statuses:
            return Refusal.UNKNOWN_STATUS
        note_required = self._transitions.get((current, new))
        if note_required is None:
            return Refusal.ILLEGAL_TRANSITION
        if note_required and not note.strip():
            return Refusal.NOTE_REQUIRED
        return None

    def resolve(self, text: str) -> str | None:
        """The code a text of an imported file stands for (code, Polish or English name); None if unknown."""
        wanted = " ".join(text.split()).casefold()
        for status in self._statuses.values():
            if wanted in {status.code, status.name_pl.casefold(), status.name_en.casefold()}:
                return status.code
        return None

    def due_at(self, code: str, entered_at: datetime) -> datetime | None:
        """When a threat that entered the status then is due; None where the status has no limit or is unknown."""
        status = self._statuses.get(code)
        if status is None or status.due_days is None:
            return None
        return entered_at + timedelta(days=status.due_days)
