"""Bringing what a client hands in into a form that a store can keep and compare, because a store trusts no client."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..domain.periods import iso
from ..domain.submission import MAX_PAYLOAD_BYTES, Kind, Submission

LONGEST_ID = 100
_INTEGER_LIMIT = 2**63


class Invalid(Exception):
    """A field cannot be taken; `problem` is a code that the client turns into a sentence."""

    def __init__(self, field: str, problem: str, **more: object) -> None:
        super().__init__(field, problem)
        self.problem = problem
        self.detail = {"field": field, "problem": problem, **more}


@dataclass(frozen=True)
class Received:
    """A submission in the form in which it can be handed in, stored and compared, and what keeps it from being decided.

    `kept` is the payload as it is stored: a report's description is moved out of it.
    """

    id: str
    kind: str
    threat_id: str | None
    expected_version: int | None
    payload: str
    kept: str
    client_at: str | None
    invalid: Invalid | None

    @property
    def content(self) -> tuple[str, str | None, int | None, str]:
        """What makes two submissions with one id the same submission."""
        return (self.kind, self.threat_id, self.expected_version, self.kept)


def receive(submission: Submission) -> Received:
    """Brings a submission of any content into storable form; never raises."""
    problems: list[Invalid] = []

    def kept(field: str, value: Any, read: Any) -> Any:
        try:
            return read(value)
        except Invalid as invalid:
            problems.append(Invalid(field, invalid.problem))
        # What reading runs into depends on what a hostile client made up: the answer is the same.
        except Exception:
            problems.append(Invalid(field, "wrong_type"))
        return None

    payload = kept("payload", submission, _payload_text)
    return Received(
        id=kept("id", submission.id, _uuid) or "",
        kind=kept("kind", submission.kind, lambda value: Kind(value).value) or "",
        threat_id=kept("threat_id", submission.threat_id, _optional_id),
        expected_version=kept("expected_version", submission.expected_version, _optional_integer),
        payload=payload or "null",
        kept=_kept(submission, payload),
        client_at=kept("client_at", submission.client_at, iso),
        invalid=problems[0] if problems else None,
    )


def _kept(submission: Submission, payload: str | None) -> str:
    """The payload as it is stored. Of a report that cannot be read, which may hold anything, nothing is."""
    if payload is None or (submission.kind == Kind.REPORT and not isinstance(submission.payload, Mapping)):
        return "null"
    return submission.kept_payload_text if submission.kind == Kind.REPORT else payload


def _uuid(value: Any) -> str:
    if not isinstance(value, str) or str(uuid.UUID(value)) != value:
        raise Invalid("id", "not_a_uuid")
    return value


def _optional_id(value: Any) -> str | None:
    """An id as its store made it; None where it is missing or empty."""
    if value is None:
        return None
    if len(storable(value)) > LONGEST_ID:
        raise Invalid("", "wrong_type")
    return value or None


def _optional_integer(value: Any) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not -_INTEGER_LIMIT <= value < _INTEGER_LIMIT:
        raise Invalid("", "wrong_type")
    return int(value)


def _payload_text(submission: Submission) -> str:
    text = storable(submission.payload_text)
    if len(text.encode()) > MAX_PAYLOAD_BYTES:
        raise Invalid("", "too_long")
    if "\\u0000" in text:
        raise Invalid("", "nul")
    json.loads(text, parse_constant=_refuse_constant)
    return text


def _refuse_constant(name: str) -> None:
    raise Invalid("", "not_finite")


def storable(value: Any) -> str:
    """A text that a database can keep. Raises Invalid."""
    if not isinstance(value, str):
        raise Invalid("", "wrong_type")
    if "\x00" in value:
        raise Invalid("", "nul")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Invalid("", "not_unicode") from error
    return str(value)
