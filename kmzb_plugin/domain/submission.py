"""A submission is the one form in which anything is written to a store; a receipt is the store's answer to it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from ..text import UserError, tr
from .periods import iso, now

MAX_PAYLOAD_BYTES = 64 * 1024


class Kind(str, Enum):
    """What a submission does; the value is the code kept in the store."""

    VERIFICATION = "verification"
    CORRECTION = "correction"
    ANNOTATION = "annotation"
    ASSIGNMENT = "assignment"


class Outcome(str, Enum):
    """The store's answer; the value is the code kept in the store."""

    ACCEPTED = "accepted"
    NOT_ALLOWED = "KM403"
    UNKNOWN = "KM404"
    CONFLICT = "KM409"
    ID_REUSED = "KM410"
    INVALID = "KM422"
    STORE_FAILED = "KM500"


@dataclass(frozen=True)
class Submission:
    """One row handed in. `threat_id` is empty for a free annotation, `expected_version` where none is checked."""

    kind: Kind
    threat_id: str | None
    expected_version: int | None
    payload: Mapping[str, Any]
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    client_at: datetime = field(default_factory=now)

    @property
    def payload_text(self) -> str:
        """The payload as canonical JSON, the form that is stored and compared."""
        return json.dumps(self.payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @property
    def content(self) -> tuple[str, str | None, int | None, str]:
        """What makes two submissions with one id the same submission."""
        return (self.kind.value, self.threat_id, self.expected_version, self.payload_text)

    def check(self) -> None:
        """Refuses before anything is stored what no store can keep. Raises UserError."""
        text = self.payload_text
        if len(text.encode("utf-8")) > MAX_PAYLOAD_BYTES:
            raise UserError(tr("The text is too long: a decision with its note may take 64 kB at most."))
        if "\x00" in text or "\\u0000" in text:
            raise UserError(tr("The text contains a NUL character, which cannot be stored. Remove it and try again."))

    def as_row(self) -> dict[str, Any]:
        """The columns that the client fills in."""
        return {
            "id": self.id,
            "kind": self.kind.value,
            "threat_id": self.threat_id,
            "expected_version": self.expected_version,
            "payload": self.payload_text,
            "client_at": iso(self.client_at),
        }


@dataclass(frozen=True)
class Receipt:
    """The store's answer to one submission; `audit_head` is the head of the audit chain that sealed it."""

    id: str
    outcome: Outcome
    detail: Mapping[str, Any]
    audit_head: str = ""

    @property
    def accepted(self) -> bool:
        """Whether the submission was applied."""
        return self.outcome is Outcome.ACCEPTED


def verification(
    threat_id: str, expected_version: int, new_status: str, *, note: str = "", reason: str = "", seen_at: str = ""
) -> Submission:
    """A decision about a threat's status."""
    payload = {"new_status": new_status, "reason": reason, "note": note, "seen_at": seen_at}
    return Submission(Kind.VERIFICATION, threat_id, expected_version, payload)


def correction(
    threat_id: str,
    expected_version: int,
    note: str,
    *,
    category: str | None = None,
    geometry: Mapping[str, Any] | None = None,
    place: str | None = None,
) -> Submission:
    """A correction of what was reported; `geometry` is a GeoJSON point in the store's CRS (easting, northing)."""
    payload: dict[str, Any] = {"note": note}
    payload |= {
        name: value
        for name, value in (("category", category), ("geometry", geometry), ("place", place))
        if value is not None
    }
    return Submission(Kind.CORRECTION, threat_id, expected_version, payload)


def annotation(
    threat_id: str | None, text: str, *, kind: str = "remark", geometry: Mapping[str, Any] | None = None, **more: str
) -> Submission:
    """A remark, a visit or a drawn shape; `more` may hold visited_at, supersedes, retracts."""
    return Submission(Kind.ANNOTATION, threat_id, None, {"kind": kind, "text": text, "geometry": geometry, **more})


def assignment(
    threat_id: str, officer: str | None, *, expected_owner: str | None, unit: str | None = None, due_at: str = ""
) -> Submission:
    """Who has the threat, until when; a null officer releases it, `unit` hands it over."""
    payload = {"officer": officer, "unit": unit, "due_at": due_at, "expected_owner": expected_owner}
    return Submission(Kind.ASSIGNMENT, threat_id, None, payload)
