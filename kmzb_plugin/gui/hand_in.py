"""What an officer hands in: decisions, remarks, corrections, reports; each goes into the outbox."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from ..domain import submission as submissions
from ..domain.periods import iso, now
from ..domain.statuses import Refusal
from ..domain.submission import Submission
from ..domain.threat import Threat
from ..store.base import Dictionary
from ..store.outbox import Outbox
from .outgoing import Outgoing
from .tasks import Failed
from .writes import nothing


@dataclass(frozen=True)
class Plan:
    """What one decision would do to several threats: those that it would move; the others, each with the reason."""

    allowed: tuple[Threat, ...]
    refused: tuple[tuple[Threat, Refusal], ...]


class HandIn:
    """Makes submissions and puts them on their way; what is a slip of the hand is held for some seconds."""

    def __init__(self, outgoing: Outgoing) -> None:
        self._outgoing = outgoing
        self._actor = ""
        self._rules: Dictionary | None = None

    def begin(self, actor: str, rules: Dictionary) -> None:
        """Hands in as this officer, by these rules."""
        self._actor, self._rules = actor, rules

    def end(self) -> None:
        """No store is open any more."""
        self._actor, self._rules = "", None

    @property
    def hold_seconds(self) -> float:
        """How long a decision can be withdrawn before it goes."""
        return float(self._rules.settings.get("outbox_hold_seconds", "8")) if self._rules else 8.0

    # --- deciding ------------------------------------------------------------------------------------------------

    def status_of(self, threat: Threat) -> str:
        """The status to decide from: what the store says, moved on by own decisions on their way."""
        status = threat.status
        for entry in self._outgoing.pending(threat.id):
            status = str(entry.submission.payload.get("new_status", status))
        return status

    def plan(self, threats: Sequence[Threat], status: str, note: str) -> Plan:
        """Which of the threats a decision would move, and why it would not move the others."""
        if self._rules is None:
            return Plan((), ())
        workflow = self._rules.workflow
        refusals = [(threat, workflow.refusal(self.status_of(threat), status, note)) for threat in threats]
        return Plan(
            tuple(threat for threat, refusal in refusals if refusal is None),
            tuple((threat, refusal) for threat, refusal in refusals if refusal is not None),
        )

    def decide(self, threats: Sequence[Threat], status: str, note: str, reason: str, seen_at: datetime) -> Plan:
        """Hands in a decision for each threat that may take the step; says which may not."""
        plan = self.plan(threats, status, note)

        def made(outbox: Outbox) -> list[Submission]:
            return [
                submissions.verification(
                    threat.id,
                    outbox.expected_version(threat.id, threat.version),
                    status,
                    note=note.strip(),
                    reason=reason,
                    seen_at=iso(seen_at),
                )
                for threat in plan.allowed
            ]

        if plan.allowed:
            self._outgoing.put(made, self.hold_seconds)
        return plan

    # --- about a threat ------------------------------------------------------------------------------------------

    def remark(
        self,
        threats: Sequence[Threat],
        text: str,
        done: Callable[[], None] = nothing,
        failed: Failed | None = None,
    ) -> None:
        """Adds a remark to each threat; `done` follows when they are in the outbox, or `failed`."""
        made = [submissions.annotation(threat.id, text.strip()) for threat in threats]
        self._outgoing.put(lambda _: made, 0, done, failed)

    def visit(self, threats: Sequence[Threat], text: str) -> None:
        """Notes that somebody has been there just now, at each threat; `text` may be empty."""
        moment = iso(now())
        made = [submissions.annotation(each.id, text.strip(), kind="visit", visited_at=moment) for each in threats]
        self._outgoing.put(lambda _: made, self.hold_seconds)

    def correct(
        self, threat: Threat, note: str, category: str | None, place: str | None, point: tuple[float, float] | None
    ) -> None:
        """Corrects what was reported; None is left as it is. `point` is easting and northing in the store's system."""
        geometry = {"type": "Point", "coordinates": list(point)} if point else None

        def made(outbox: Outbox) -> list[Submission]:
            version = outbox.expected_version(threat.id, threat.version)
            return [submissions.correction(threat.id, version, note, category=category, geometry=geometry, place=place)]

        self._outgoing.put(made, self.hold_seconds)

    def assign_to_me(self, threats: Sequence[Threat]) -> None:
        """Takes threats over, or gives back those that are mine."""
        actor = self._actor
        made = [
            submissions.assignment(
                threat.id, None if threat.owner == actor else actor, expected_owner=threat.owner or None
            )
            for threat in threats
        ]
        self._outgoing.put(lambda _: made, 0)

    def same_case(self, threats: Sequence[Threat]) -> None:
        """Links threats as one case: into the one that one of them is in already, else into a new one."""
        self.hand_over([_linked(threats, [threat.id for threat in threats])])

    # --- other things --------------------------------------------------------------------------------------------

    def report(
        self,
        report: Submission,
        same_case: Threat | None = None,
        done: Callable[[], None] = nothing,
        failed: Failed | None = None,
    ) -> tuple[str, ...]:
        """Hands in a new report, and its link to one case with another threat if one is given; the ids of what was
        handed in, the report's first. `done` follows when it is in the outbox, or `failed`.
        """
        made = [report]
        if same_case is not None:
            made.append(_linked([same_case], [report.id, same_case.id]))
        self._outgoing.put(lambda _: made, self.hold_seconds, done, failed)
        return tuple(submission.id for submission in made)

    def set_rules(self, rules: Sequence[tuple[str, str]]) -> None:
        """Changes rules of the store, given by name and value; they hold when the store has accepted them."""
        made = [submissions.setting(name, value) for name, value in rules]
        self._outgoing.put(lambda _: made, 0)

    def hand_over(self, made: Sequence[Submission]) -> None:
        """Hands in what was made elsewhere, held as long as a decision is."""
        self._outgoing.put(lambda _: list(made), self.hold_seconds)


def _linked(threats: Sequence[Threat], ids: Sequence[str]) -> Submission:
    """One case of these ids: the one that one of the threats is in already, else a new one."""
    known = [threat.case_id for threat in threats if threat.case_id]
    return submissions.case(known[0] if known else str(uuid.uuid4()), ids)
