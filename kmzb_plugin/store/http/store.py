"""The store behind a web server: QGIS Server's OGC API Features for rows and decisions, its WFS for layers."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import pandas as pd

from ...domain.submission import Receipt, Submission
from ...domain.threat import Event, Threat
from ...text import UserError, tr
from ..attached import Attachment
from ..base import (
    AuditVerdict,
    Dictionary,
    Importer,
    ImportSource,
    LayerSource,
    PurgeCounts,
    Said,
    Store,
    StoreInfo,
    Unit,
)
from ..errors import WayRefused
from ..filter import ThreatFilter
from ..location import Location
from ..order import DUE_FIRST, Order
from ..postgres import migrations
from ..received import Received, receive
from ..stored import Stored, answer
from . import queries, rows, statistics
from .language import EXPRESSION
from .rows import ask, is_plain
from .session import PROBE_SECONDS, NotTaken, Session, silent, unreadable
from .transport import Transport

VERIFY_SECONDS = 120.0
_HASH = re.compile(r"[0-9a-f]{64}")
_LAYERS = {
    ("threat", ""): "threat",
    ("threat", "Point"): "threat",
    ("annotation", ""): "annotation_point",
    ("annotation", "Point"): "annotation_point",
    ("annotation", "LineString"): "annotation_linestring",
    ("annotation", "Polygon"): "annotation_polygon",
    ("unit", ""): "unit_today",
}


class HttpStore(Store):
    """A store over the web, as the login that was given may see it. `way` replaces the usual transport."""

    def __init__(self, place: Location, authcfg: str = "", way: Transport | None = None) -> None:
        self._place = place
        self._authcfg = authcfg
        self._session = Session(place, authcfg, way)
        try:
            self._info = self._read_info()
        except WayRefused as error:
            self._session.close()
            raise UserError(str(error)) from error
        except BaseException:
            self._session.close()
            raise

    def _read_info(self) -> StoreInfo:
        """What the store says of itself and of who asks; refuses a store of another version."""
        found = ask(self._session, "store", rows.STORE, limit=2, seconds=PROBE_SECONDS)
        if len(found) != 1 or not found[0]["schema_version"].isdecimal():
            raise unreadable(self._place)
        row = found[0]
        migrations.check(self._place.shown, int(row["schema_version"]))
        return StoreInfo.of_row(self._place, row | {"crs": row["reference_system"]})

    def describe(self) -> StoreInfo:
        return self._info

    def dictionary(self) -> Dictionary:
        with self._session.at_work():
            return queries.dictionary(self._session)

    # --- handing in ----------------------------------------------------------------------------------------------

    def submit(self, batch: Sequence[Submission]) -> list[Receipt]:
        received = [receive(submission) for submission in batch]
        with self._session.at_work():
            answers: dict[int, Receipt] = {}
            # By threat, as over every other way; the sort keeps a chain's order.
            for index in sorted(range(len(received)), key=lambda index: received[index].threat_id or ""):
                answers[index] = self._hand_in(received[index])
        return [answers[index] for index in range(len(received))]

    def _hand_in(self, item: Received) -> Receipt:
        """What the server says to a submission is only that it came; its answer stands in the store."""
        if item.invalid is not None:
            return answer(item, None)
        row = {
            "id": item.id,
            "kind": item.kind,
            "threat_id": item.threat_id,
            "expected_version": item.expected_version,
            "payload": item.payload,
            "client_at": item.client_at,
        }
        try:
            self._session.post("submission", row)
        except NotTaken as error:
            raise error if rows.is_alive(self._session) else silent(self._place) from error
        try:
            return answer(item, self._stored(item.id))
        except (ValueError, RecursionError) as error:
            raise unreadable(self._place) from error

    def receipt(self, submission_id: str) -> Receipt | None:
        stored = self._stored(submission_id)
        try:
            return None if stored is None else stored.receipt
        except (ValueError, RecursionError) as error:
            raise unreadable(self._place) from error

    def _stored(self, submission_id: str) -> Stored | None:
        try:
            id_ = str(uuid.UUID(submission_id))
        except ValueError:
            return None
        found = ask(self._session, "receipt", rows.RECEIPT, {"id": id_}, limit=2)
        if not found:
            return None
        if len(found) > 1 or found[0]["id"] != id_:
            raise unreadable(self._place)
        return Stored(**{name: found[0][name] for name in rows.RECEIPT})

    # --- reading -------------------------------------------------------------------------------------------------

    def threats(self, where: ThreatFilter, *, limit: int | None = None, order: Order = DUE_FIRST) -> list[Threat]:
        with self._session.at_work():
            return queries.threats(self._session, self._info.crs, where, limit, order)

    def frame(self, where: ThreatFilter, columns: Sequence[str]) -> pd.DataFrame:
        with self._session.at_work():
            return queries.frame(self._session, self._info.crs, where, columns)

    def history(self, threat_id: str) -> list[Event]:
        return queries.history(self._session, threat_id)

    def count(self, where: ThreatFilter) -> int:
        with self._session.at_work():
            return queries.count(self._session, self._info.crs, where)

    def count_by(self, where: ThreatFilter, *columns: str) -> pd.DataFrame:
        with self._session.at_work():
            return queries.count_by(self._session, self._info.crs, where, columns)

    def count_cells(self, where: ThreatFilter, cell: float) -> pd.DataFrame:
        with self._session.at_work():
            return queries.count_cells(self._session, self._info.crs, where, cell)

    def units(self) -> list[Unit]:
        return queries.units(self._session)

    def description(self, threat_id: str) -> str | None:
        if not is_plain(threat_id):
            return None
        found = ask(self._session, "open_description", rows.DESCRIPTION, {"threat_id": threat_id}, limit=2)
        return next((row["text"] for row in found if row["threat_id"] == threat_id), None)

    def attachments(self, threat_id: str) -> list[Attachment]:
        if not is_plain(threat_id):
            return []
        text = tr(
            "The server of «{store}» does not list attachments yet. Its administrator has to write its files anew."
        )
        # Whatever else is wrong with the way would have been said of the threat.
        with rows.not_given_yet(self._session, text):
            found = ask(self._session, "attachment", rows.ATTACHMENT, {"threat_id": threat_id})
        listed = [Attachment(**{name: row[name] for name in rows.ATTACHMENT}) for row in found]
        return sorted((item for item in listed if item.threat_id == threat_id), key=lambda item: (item.name, item.id))

    def attachment(self, attachment_id: str) -> bytes | None:
        raise UserError(
            tr(
                "Attachments are not shown over the web: what is in them does not leave the server this way. Open the "
                "store by its PostgreSQL address: postgresql://server/database."
            )
        )

    def statistics(self, source_system: str = "", period: str = "") -> pd.DataFrame:
        with self._session.at_work():
            return statistics.read(self._session, source_system, period)

    def statistic_periods(self) -> pd.DataFrame:
        return statistics.periods(self._session)

    def publications(self) -> list[Said]:
        with self._session.at_work():
            return queries.publications(self._session)

    # --- layers --------------------------------------------------------------------------------------------------

    def layer_source(self, table: str, geometry: str = "") -> LayerSource:
        name = _LAYERS.get((table, geometry))
        if name is None:
            raise ValueError(f"there is no layer {table!r} of {geometry!r} in a store")
        # Version 1.0.0 alone has easting first in every reference system, and filters in the server.
        words = {
            "typename": name,
            "url": f"{self._place.address}/wfs",
            "version": "1.0.0",
            "srsname": self._info.crs,
            "restrictToRequestBBOX": "1",
            "pagingEnabled": "false",
            "authcfg": self._authcfg,
        }
        return LayerSource(" ".join(f"{name}='{value}'" for name, value in words.items() if value), "WFS")

    def subset(self, where: ThreatFilter) -> str:
        return "" if where == ThreatFilter() else where.literal(EXPRESSION)

    # --- the audit -----------------------------------------------------------------------------------------------

    def audit_head(self) -> str:
        found = ask(self._session, "head", rows.HEAD, limit=2)
        if not found:
            raise silent(self._place)
        return str(found[0]["hash"])

    def verify_audit(self, known_head: str = "") -> AuditVerdict:
        with self._session.at_work():
            found = ask(self._session, "audit_verdict", rows.VERDICT, limit=2, seconds=VERIFY_SECONDS)
            if len(found) != 1:
                raise unreadable(self._place)
            row = found[0]
            knows = None
            if known_head:
                knows = bool(_HASH.fullmatch(known_head)) and bool(
                    ask(self._session, "audit_head", rows.HEAD, {"hash": known_head}, limit=1)
                )
        return AuditVerdict(row["valid"], row["entries"], row["first_broken"], row["head"], knows)

    # --- what is not done over the web ---------------------------------------------------------------------------

    def purge(self, before: datetime, *, dry_run: bool) -> PurgeCounts:
        raise UserError(
            tr("A store is not purged over the web. Use its PostgreSQL address: postgresql://server/database.")
        )

    @contextmanager
    def bulk_import(self, source: ImportSource) -> Iterator[Importer]:
        raise _not_imported()
        yield

    def known_refs(self, system: str, refs: Sequence[str]) -> set[str]:
        raise _not_imported()

    def interrupt(self) -> None:
        self._session.interrupt()

    def close(self) -> None:
        self._session.close()


def _not_imported() -> UserError:
    return UserError(
        tr("Nothing is imported over the web. Use the store's PostgreSQL address: postgresql://server/database.")
    )
