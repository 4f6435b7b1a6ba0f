"""A submission as a server keeps it, and the answer that its client is given."""

from __future__ import annotations

import json
from dataclasses import dataclass

from ..domain.submission import Outcome, Receipt
from .received import Received

ERASED = "{}"
"""What a purge leaves of a payload."""


@dataclass(frozen=True)
class Stored:
    """A row of the view `receipt`."""

    id: str
    kind: str
    threat_id: str | None
    expected_version: int | None
    payload: str
    outcome: str
    detail: str
    audit_head: str

    @property
    def receipt(self) -> Receipt:
        """The answer that was given. Raises ValueError where the row cannot be one."""
        return Receipt(self.id, Outcome(self.outcome), json.loads(self.detail), self.audit_head)

    def is_from(self, item: Received) -> bool:
        """Whether this is what was handed in; a purge may have erased the payload since."""
        if (self.kind, self.threat_id, self.expected_version) != (item.kind, item.threat_id, item.expected_version):
            return False
        return self.payload in {item.kept, ERASED} or json.loads(self.payload) == json.loads(item.kept)


def answer(item: Received, stored: Stored | None) -> Receipt:
    """The answer to what was handed in, by the row that has its id."""
    if item.invalid is not None:
        return Receipt(item.id, Outcome.INVALID, item.invalid.detail)
    # An id that is taken and hidden from us was somebody else's.
    if stored is None or not stored.is_from(item):
        return Receipt(item.id, Outcome.ID_REUSED, {})
    return stored.receipt
