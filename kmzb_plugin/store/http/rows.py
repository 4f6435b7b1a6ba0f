"""Rows as a server sends them, each column of the type that it has to have: a client trusts no server's answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from ...text import UserError
from ..errors import WayRefused
from .session import READ_SECONDS, Answer, NotTaken, Session, silent, unreadable

MOST_ROWS = 200_000
"""What the server gives for one question at most; see the unit of `deploy.services`."""

LONGEST = 200
"""No id and no code is longer."""

ATTEMPTS = 4
"""So often a question is asked until its answer is whole."""

PORTION = 1_000
"""QGIS Server takes 2,000 rows at once from its database, then twice or half as many as the time allows."""

_ALWAYS_FILTERED = {
    "receipt",
    "open_description",
    "attachment",
    "event",
    "audit_head",
    "audit_verdict",
    "area_statistic",
}

Kinds = tuple[type, ...]
TEXT: Kinds = (str,)
TEXT_OR_NONE: Kinds = (str, type(None))
WHOLE: Kinds = (int,)
WHOLE_OR_NONE: Kinds = (int, type(None))
NUMBER: Kinds = (int, float)
TRUTH: Kinds = (bool,)

Shape = Mapping[str, Kinds]

THREAT: Shape = {
    **dict.fromkeys(("id", "number", "plane", "category", "status", "garrison", "source_system", "source_ref"), TEXT),
    **dict.fromkeys(("occurred_at", "reported_at", "updated_at", "due_at", "review_at"), TEXT_OR_NONE),
    **dict.fromkeys(("description_masked", "place", "unit_id", "teryt", "case_id", "owner"), TEXT_OR_NONE),
    **dict.fromkeys(("fid", "version", "sensitive"), WHOLE),
    **dict.fromkeys(("time_of_day", "weekdays", "import_id"), WHOLE_OR_NONE),
    **dict.fromkeys(("x", "y"), NUMBER),
}
PARTS: Shape = {"last": WHOLE_OR_NONE}
TOTALS: Shape = {"garrison": TEXT, "unit_id": TEXT_OR_NONE, "plane": TEXT, "status": TEXT, "n": WHOLE}
CELLS: Shape = {"plane": TEXT, "status": TEXT, "cx": WHOLE, "cy": WHOLE, "n": WHOLE}
EVENT: Shape = {
    **dict.fromkeys(("at", "actor", "kind", "from_status", "to_status", "text", "detail"), TEXT),
    "seq": WHOLE,
}
UNIT: Shape = {
    **dict.fromkeys(("id", "code", "name", "valid_from"), TEXT),
    **dict.fromkeys(("parent_id", "valid_to", "area"), TEXT_OR_NONE),
}
RECEIPT: Shape = {
    **dict.fromkeys(("id", "kind", "payload", "outcome", "detail", "audit_head"), TEXT),
    "threat_id": TEXT_OR_NONE,
    "expected_version": WHOLE_OR_NONE,
}
STORE: Shape = dict.fromkeys(
    ("store_id", "name", "garrison", "reference_system", "schema_version", "synthetic", "actor", "rights"), TEXT
)
DESCRIPTION: Shape = {"threat_id": TEXT, "text": TEXT}
ATTACHMENT: Shape = {
    **dict.fromkeys(("id", "threat_id", "name", "media_type", "sha256"), TEXT),
    "size": WHOLE,
    "cleaned": TRUTH,
}
STATISTIC: Shape = {**dict.fromkeys(("source_system", "area_code", "category", "period"), TEXT), "n": WHOLE}
STATISTIC_PERIOD: Shape = {
    **dict.fromkeys(("source_system", "period"), TEXT),
    **dict.fromkeys(("digits", "areas", "counts"), WHOLE),
}
PUBLICATION: Shape = {"fid": WHOLE, "at": TEXT, "said": TEXT}
HEAD: Shape = {"hash": TEXT}
VERDICT: Shape = {"valid": TRUTH, "entries": WHOLE, "first_broken": WHOLE_OR_NONE, "head": TEXT}


@contextmanager
def not_given_yet(session: Session, text: str) -> Iterator[None]:
    """Makes a refusal a UserError of this text with {store}: the server's files are older than what is asked for."""
    try:
        yield
    except WayRefused as error:
        raise UserError(text.format(store=session.place.shown), str(error)) from error


def ask(
    session: Session,
    collection: str,
    shape: Shape,
    question: Mapping[str, str] | None = None,
    *,
    limit: int = MOST_ROWS,
    seconds: float = READ_SECONDS,
) -> list[dict[str, Any]]:
    """The rows of a collection that answer a question, all of them.

    QGIS Server says nothing of a database that is away or that breaks off: its answer is then empty, or shorter. So an
    answer has to have as many rows as the server counts beside it. Both may break off at the same row, between two
    portions from the database: an answer that ends there has to come twice, and an empty one from a store that answers
    otherwise. Raises as `Session.get`, and StoreUnavailable for a wrong type.
    """
    asked = {"limit": str(limit), **(question or {})}
    if collection not in _ALWAYS_FILTERED:
        # Without a condition the server would not count, but estimate.
        asked["whole"] = "1"
    before = -1
    with session.at_work():
        for _ in range(ATTEMPTS):
            found = _get(session, collection, asked, seconds)
            count = len(found.rows)
            # Else something was written between the two looks of the server, or it has lost its database.
            if count == min(limit, found.matched):
                ends_a_portion = count == found.matched and count % PORTION == 0
                if not ends_a_portion or (count == before and (count or is_alive(session))):
                    break
                before = count
        else:
            raise silent(session.place)
    for row in found.rows:
        for name, kinds in shape.items():
            # Truth is a number in Python, and none in an answer.
            if name not in row or type(row[name]) not in kinds:
                raise unreadable(session.place)
    return found.rows


def _get(session: Session, collection: str, asked: Mapping[str, str], seconds: float) -> Answer:
    try:
        return session.get(collection, asked, seconds)
    except NotTaken as error:
        raise error if is_alive(session) else silent(session.place) from error


def is_alive(session: Session) -> bool:
    """Whether the server has its database: every store has a head."""
    try:
        return bool(session.get("head", {"limit": "2", "whole": "1"}).rows)
    except NotTaken:
        return False


def is_plain(value: str) -> bool:
    """Whether a server compares the value as it is: an asterisk would stand for anything, and nothing for no filter."""
    return 0 < len(value) <= LONGEST and "*" not in value and value.isprintable() and value == value.strip()
