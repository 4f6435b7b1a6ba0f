"""A submission is the one form in which anything is written to a store; a receipt is the store's answer to it."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from ..text import UserError, tr
from .periods import iso, now

MAX_PAYLOAD_BYTES = 64 * 1024

LONGEST_DESCRIPTION = 2000
"""Letters of a report's description."""


class Kind(str, Enum):
    """What a submission does; the value is the code kept in the store."""

    VERIFICATION = "verification"
    CORRECTION = "correction"
    ANNOTATION = "annotation"
    ASSIGNMENT = "assignment"
    REPORT = "report"
    CASE = "case"
    DISCLOSURE = "disclosure"
    SETTING = "setting"


class Outcome(str, Enum):
    """The store's answer; the value is the code kept in the store."""

    ACCEPTED = "accepted"
    NOT_ALLOWED = "KM403"
    UNKNOWN = "KM404"
    CONFLICT = "KM409"
    ID_REUSED = "KM410"
    INVALID = "KM422"
    STORE_FAILED = "KM500"


def _canonical(payload: Mapping[str, Any]) -> str:
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


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
        return _canonical(self.payload)

    @property
    def kept_payload(self) -> dict[str, Any]:
        """The payload as a store keeps it: a report's description is moved out, its SHA-256 stays."""
        kept = dict(self.payload)
        if self.kind == Kind.REPORT and "description" in kept:
            kept["description_sha256"] = hashlib.sha256(str(kept.pop("description")).encode()).hexdigest()
        return kept

    @property
    def kept_payload_text(self) -> str:
        """The kept payload as canonical JSON."""
        return _canonical(self.kept_payload)

    @property
    def content(self) -> tuple[str, str | None, int | None, str]:
        """What makes two submissions with one id the same submission."""
        return (self.kind.value, self.threat_id, self.expected_version, self.payload_text)

    def check(self) -> None:
        """Refuses before anything is stored what no store can keep. Raises UserError."""
        text = self.payload_text
        try:
            size = len(text.encode("utf-8"))
        except UnicodeEncodeError as error:
            broken = tr("The text contains half a character, which cannot be stored. Remove it and try again.")
            raise UserError(broken, str(error)) from error
        if size > MAX_PAYLOAD_BYTES:
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


def report(
    category: str,
    geometry: Mapping[str, Any],
    *,
    description: str = "",
    occurred_at: str = "",
    source: str = "",
) -> Submission:
    """A new threat of the public plane; `geometry` is a GeoJSON point in the store's CRS, `source` the occasion.

    The threat gets the submission's own id. Personal data are masked here, because no store's door knows how.
    """
    from .redaction import mask

    payload = {"category": category, "geometry": geometry, "occurred_at": occurred_at, "source": source}
    if description:
        payload |= {"description": description, "description_masked": mask(description).text}
    return Submission(Kind.REPORT, None, None, payload)


MAX_CASE = 1000
"""Threats that one submission can link."""


def case(case_id: str, threat_ids: Sequence[str], *, title: str = "") -> Submission:
    """Links threats to be handled together under a case; a case that is not there yet is made."""
    return Submission(Kind.CASE, None, None, {"case_id": case_id, "threat_ids": list(threat_ids), "title": title})


MAX_DISCLOSED_IDS = 1000


def disclosure(what: str, threat_ids: Sequence[str], reason: str, *, recipient: str = "", said: str = "") -> Submission:
    """Descriptions shown (`what` = "description") or data that leave (`what` = "export", "briefing", "publication").

    `said` is what a publication says, for the store to keep. Up to 1,000 threats are named; of more only how many and
    the SHA-256 of their sorted ids, joined by LF.
    """
    payload: dict[str, Any] = {"what": what, "reason": reason, "recipient": recipient}
    if len(threat_ids) <= MAX_DISCLOSED_IDS:
        payload["object_ids"] = list(threat_ids)
    else:
        digest = hashlib.sha256("\n".join(sorted(threat_ids)).encode()).hexdigest()
        payload |= {"count": len(threat_ids), "sha256": digest}
    if said:
        payload["said"] = said
    return Submission(Kind.DISCLOSURE, None, None, payload)


def setting(name: str, value: str) -> Submission:
    """A rule of the store changed by its administrator."""
    return Submission(Kind.SETTING, None, None, {"name": name, "value": value})
