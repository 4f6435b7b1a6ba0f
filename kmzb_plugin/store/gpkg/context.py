"""What a decision is made with, and how it is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from ...domain.periods import iso
from ...domain.submission import Kind, Outcome
from ..base import Dictionary
from ..places import UnitMap
from ..received import Invalid, Received
from . import queries
from .language import as_list
from .tables import read_dictionary, read_meta


class Refused(Exception):
    """The store's answer is no, for a reason that lies in what stands there now."""

    def __init__(self, outcome: Outcome, **detail: object) -> None:
        super().__init__(outcome)
        self.outcome = outcome
        self.detail = detail


@dataclass(frozen=True)
class Door:
    """What a decision is made with: the open transaction, the moment, who acts, and the rules."""

    db: sqlite3.Connection
    at: datetime
    actor: str

    @property
    def moment(self) -> str:
        """The moment as it is stored."""
        return iso(self.at)

    @cached_property
    def dictionary(self) -> Dictionary:
        """The rules as they stand."""
        return read_dictionary(self.db)

    def rules_changed(self) -> None:
        """Reads the rules anew for what is decided next."""
        self.__dict__.pop("dictionary", None)

    @cached_property
    def meta(self) -> dict[str, str]:
        """What the store says of itself."""
        return read_meta(self.db)

    @property
    def srs_id(self) -> int:
        """The number of the store's reference system."""
        return int(self.meta["crs"].partition(":")[2])

    @cached_property
    def units(self) -> UnitMap:
        """The units of today by place."""
        return UnitMap.of(queries.units(self.db), self.moment[:10])

    def threat(self, item: Received) -> sqlite3.Row:
        """The threat of a submission. Raises Invalid or Refused."""
        if not item.threat_id:
            raise Invalid("threat_id", "missing")
        row = self.db.execute("SELECT * FROM threat WHERE id = ?", (item.threat_id,)).fetchone()
        if row is None:
            raise Refused(Outcome.UNKNOWN, field="threat_id")
        return row

    def versioned_threat(self, item: Received) -> sqlite3.Row:
        """The threat, if the client has decided on what stands there now. Raises Invalid or Refused."""
        row = self.threat(item)
        if item.expected_version is None:
            raise Invalid("expected_version", "missing")
        if item.expected_version != row["version"]:
            raise Refused(Outcome.CONFLICT, **self.standing(row, Kind.VERIFICATION, Kind.CORRECTION))
        return row

    def listed(self, ids: Sequence[str], field: str) -> list[sqlite3.Row]:
        """The threats that a submission lists, in the order of their ids. Raises Refused if one is unknown."""
        found = self.db.execute(
            "SELECT * FROM threat WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", (as_list(ids),)
        ).fetchall()
        if len(found) != len(ids):
            raise Refused(Outcome.UNKNOWN, field=field)
        return found

    def standing(self, threat: sqlite3.Row, *kinds: Kind) -> dict[str, object]:
        """What stands now: version, status, and who brought it there by one of the kinds, and when."""
        last = self.db.execute(
            "SELECT actor, received_at FROM submission WHERE threat_id = ? AND outcome = 'accepted'"  # nosec B608
            f" AND kind IN ({', '.join('?' * len(kinds))}) ORDER BY fid DESC LIMIT 1",
            (threat["id"], *(kind.value for kind in kinds)),
        ).fetchone()
        return {
            "version": threat["version"],
            "status": threat["status"],
            "who": last["actor"] if last else "",
            "when": last["received_at"] if last else threat["updated_at"] or "",
        }
