"""The words of a verification card: what is known of the threat, and the form to be filled in."""

from __future__ import annotations

from ..domain.event_names import event_name
from ..domain.statuses import Workflow
from ..domain.submission import Kind
from ..domain.threat import Event
from ..layers.threat_form import plane_names
from ..locale import date_time, language, number
from ..store.base import Dictionary
from ..text import tr
from .card import AROUND_METRES, CardContent
from .patterns import SIMILAR_METRES
from .words import Cell, Row, heading, place_name, short_name

HISTORY_ROWS = 9
BOX = "☐"


def card_texts(content: CardContent, dictionary: Dictionary, crs: str) -> dict[str, str]:
    """The texts by the name of their variable, without the prefix."""
    threat, similar = content.threat, content.similar
    hours = tr("most of them at {hours} o'clock").format(hours=similar.hours) if similar.hours else ""
    around = tr("Reports of the same category within {metres} m: {n}").format(
        metres=number(SIMILAR_METRES), n=number(similar.count)
    )
    rest = len(content.history) - HISTORY_ROWS
    return {
        "number": threat.number,
        "category": dictionary.categories.label(threat.category, language()),
        "status": _status(dictionary.workflow, threat.status),
        "place": place_name(threat.place),
        "coordinates": f"{number(threat.x)} E, {number(threat.y)} N ({crs})",
        "reported_title": tr("What was reported"),
        "description": threat.description_masked or tr("Without a description."),
        "similar": ", ".join(part for part in (around, hours) if part) + ".",
        "threat_map_title": tr("The place, {metres} m around it; crosses every 100 m").format(
            metres=number(AROUND_METRES / 2)
        ),
        "threat_overview_title": tr("In the area of the unit"),
        "history_title": tr("History"),
        "history_note": tr("Earlier entries: {n}.").format(n=number(rest)) if rest > 0 else "",
        "check_title": tr("Check on the spot"),
        "checked_by": tr("Checked by (name, service number)"),
        "checked_at": tr("Day and hour"),
        "found_title": tr("What was found"),
        "decision_title": tr("Decision"),
        "decisions": _decisions(content, dictionary.workflow),
        "reason_title": tr("Reason, measures taken"),
        "signature": tr("Signature of the officer"),
        "supervisor": tr("Seen by the superior"),
        "entered": tr("Entered in the map (day, by whom)"),
    }


def _status(workflow: Workflow, code: str) -> str:
    return workflow[code].label(language()) if code in workflow else code


def _decisions(content: CardContent, workflow: Workflow) -> str:
    """A box for each legal next status; none is chosen here."""
    steps = workflow.next_statuses(content.threat.status)
    if not steps:
        return tr("There is no further step from this status.")
    return "\n".join(f"{BOX}  {step.status.label(language())}" for step in steps)


def threat_rows(content: CardContent, dictionary: Dictionary) -> list[Row]:
    """What is known of the threat, a line each: name and value."""
    threat = content.threat
    pairs = (
        (tr("Status"), _status(dictionary.workflow, threat.status)),
        (tr("Place"), place_name(threat.place)),
        (tr("Occurred"), date_time(threat.occurred_at) or tr("unknown")),
        (tr("Reported"), date_time(threat.reported_at) or tr("unknown")),
        (tr("Limit"), date_time(threat.due_at) or tr("none")),
        (tr("Came by"), plane_names().get(threat.plane, threat.plane)),
        (tr("Unit"), short_name(content.unit.name) if content.unit else tr("none")),
        (tr("Assigned to"), threat.owner or tr("nobody")),
    )
    return [(Cell(name), Cell(value, bold=True)) for name, value in pairs]


def history_rows(content: CardContent, dictionary: Dictionary) -> list[Row]:
    """The last events, the oldest first, with a heading."""
    rows = [heading(tr("When"), tr("What"), tr("Who"), tr("Note"))]
    rows += [
        (
            Cell(date_time(event.at)),
            Cell(_what(event, dictionary.workflow)),
            Cell(event.actor),
            Cell(" ".join(event.text.split())),
        )
        for event in content.history[-HISTORY_ROWS:]
    ]
    return rows


def _what(event: Event, workflow: Workflow) -> str:
    if event.kind == Kind.VERIFICATION.value:
        return _status(workflow, event.to_status)
    return event_name(event.kind, event.detail)
