"""What happened to a threat, and what is on its way to it, as the lines of its timeline: newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..domain.periods import parse_moment
from ..domain.statuses import Status
from ..domain.submission import Kind
from ..domain.threat import Event, Threat
from ..locale import language
from ..store.base import Dictionary
from ..store.outbox import Entry
from ..text import tr
from . import wording
from .changes import change_lines, standing, wanted

_REPORTED = ("import", Kind.REPORT.value)


@dataclass(frozen=True)
class Line:
    """One thing that happened: marked by `status`, else by the sign `sign`; `way` says where an own one stands."""

    what: str
    about: str
    text: str
    status: Status | None
    sign: str
    way: str = ""


def waiting_for(threat_id: str, on_the_way: Iterable[Entry]) -> list[Entry]:
    """What of all that is on its way is for a threat, oldest first: also what is for several at once, as a case is."""
    return [
        entry
        for entry in on_the_way
        if entry.submission.threat_id == threat_id or threat_id in entry.submission.payload.get("threat_ids", ())
    ]


def lines(
    dictionary: Dictionary, threat: Threat, history: Sequence[Event], on_the_way: Iterable[Entry], actor: str
) -> list[Line]:
    """Own entries on their way on top, then the history from its end."""
    from .outbox_model import state_name

    known = {str(event.detail.get("submission_id", "")) for event in history}
    # What has arrived a moment ago may still stand in the outbox.
    waiting = [entry for entry in on_the_way if entry.submission.id not in known]
    made = [_line(dictionary, _event(entry, threat, actor), state_name(entry.state)) for entry in reversed(waiting)]
    return [*made, *(_line(dictionary, event) for event in reversed(history))]


def _event(entry: Entry, threat: Threat, actor: str) -> Event:
    """What the entry will be in the history, as far as that can be known."""
    submission, payload = entry.submission, dict(entry.submission.payload)
    detail = dict(payload)
    if submission.kind is Kind.CORRECTION:
        detail |= {"before": standing(threat), "after": wanted(payload)}
    if submission.kind is Kind.ASSIGNMENT:
        detail |= {"owner": payload.get("officer"), "from_owner": threat.owner}
    text = str(payload.get("note") or payload.get("text") or payload.get("title") or "")
    return Event(entry.created_at, actor, submission.kind.value, "", str(payload.get("new_status") or ""), text, detail)


def _line(dictionary: Dictionary, event: Event, way: str = "") -> Line:
    kind = str(event.detail.get("kind") or event.kind)
    is_decision = event.kind == Kind.VERIFICATION.value
    what = wording.event_name(event.kind, event.detail)
    if is_decision:
        steps = (event.from_status, event.to_status)
        what = " → ".join(wording.status_name(dictionary, code) for code in steps if code)
    about = " · ".join(part for part in (wording.date_time(event.at), event.actor) if part)
    more = [*_more(dictionary, event), event.text]
    return Line(
        what,
        about,
        "\n".join(part.strip() for part in more if part.strip()),
        wording.status_or_none(dictionary, event.to_status) if is_decision else None,
        "" if is_decision else "import" if kind in _REPORTED else kind,
        way,
    )


def _more(dictionary: Dictionary, event: Event) -> list[str]:
    """What an event says beside its text."""
    detail = event.detail
    if event.kind == Kind.VERIFICATION.value and detail.get("reason"):
        return [_reason(dictionary, str(detail["reason"]))]
    if event.kind == Kind.CORRECTION.value:
        return change_lines(dictionary, detail.get("before") or {}, detail.get("after") or wanted(detail))
    if event.kind == Kind.ASSIGNMENT.value:
        if detail.get("owner"):
            return [tr("assigned to {officer}").format(officer=detail["owner"])]
        return [tr("given back by {officer}").format(officer=detail["from_owner"])] if detail.get("from_owner") else []
    if detail.get("kind") == "visit" and detail.get("visited_at"):
        return [tr("on the spot {when}").format(when=wording.date_time(parse_moment(str(detail["visited_at"]))))]
    if detail.get("retracts"):
        return [tr("taken back")]
    return []


def _reason(dictionary: Dictionary, code: str) -> str:
    known = next((reason for reason in dictionary.reasons if reason.code == code), None)
    if known is None:
        return code
    return known.name_pl if language() == "pl" else known.name_en
