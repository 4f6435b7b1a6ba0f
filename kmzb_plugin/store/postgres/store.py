"""The store in a PostgreSQL database with PostGIS."""

from __future__ import annotations

import json
import random
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pandas as pd
from psycopg2.extras import execute_values
from qgis.core import QgsDataSourceUri, QgsWkbTypes

from ...domain.periods import now
from ...domain.submission import Kind, Receipt, Submission
from ...domain.threat import Event, Threat
from ...text import UserError, tr
from ..attached import Attachment
from ..base import (
    AuditVerdict,
    Dictionary,
    Importer,
    ImportSource,
    LayerSource,
    Notices,
    PurgeCounts,
    Said,
    Store,
    StoreInfo,
    Unit,
)
from ..crs import metric_crs
from ..errors import StoreUnavailable, WayRefused
from ..filter import ThreatFilter
from ..location import Location
from ..order import DUE_FIRST, Order
from ..received import Received, receive
from ..stored import Stored, answer
from . import create as creation
from . import migrations, queries, statistics
from .administration import administering
from .connection import Connections, speaking
from .importer import PostgresImporter
from .language import PostgreSql

COUNT_SECONDS = 120.0
IMPORT_SECONDS = 3600.0
HAND_IN_SECONDS, HAND_IN_SECONDS_EACH = 20.0, 0.02
TIDY_EVERY = 1000
"""Rows written between two times that the kept counts are added up, by chance."""
PAGE = 1000
"""Submissions in one INSERT."""
MANY = 20
"""From so many on, verifications that are beyond doubt are decided together."""
WAY, MOST_WAYS = 1000, 4
"""A way of its own for so many of them, and how many ways at most."""

CHANNEL = "qgis"
"""On it the server says that somebody has written: the channel to which maps of QGIS can listen as well."""

_LAYERS = {
    "threat": ("threat", "Point"),
    "annotation": ("annotation_standing", "Point"),
    "unit": ("unit_today", "MultiPolygon"),
}


class PostgresStore(Store):
    """A store in a database, as the login that was given may see it."""

    def __init__(self, place: Location, authcfg: str = "", clock: Callable[[], datetime] = now) -> None:
        self._place = place
        self._authcfg = authcfg
        self._clock = clock
        self._connections = Connections(place, authcfg)
        try:
            self._meta = self._read_meta()
        except BaseException as error:
            self._connections.close()
            if isinstance(error, WayRefused):
                raise UserError(str(error)) from error
            if isinstance(error, StoreUnavailable):
                text = tr("The server of «{store}» does not answer. Check the address and the network, or try again.")
                raise StoreUnavailable(text.format(store=place.shown)) from error
            raise
        self._language = PostgreSql(int(self._meta["crs"].partition(":")[2]))

    def _read_meta(self) -> dict[str, str]:
        """What the store says of itself and of who asks; refuses a database that is no store of this version."""

        def ask(cursor: Any) -> dict[str, str]:
            cursor.execute("SELECT to_regclass('kmzb.meta') IS NOT NULL AND to_regclass('kmzb.store') IS NOT NULL")
            if not cursor.fetchone()[0]:
                raise UserError(
                    tr("The database «{store}» is not a store of KMZB Analyst, or it is not open to you.").format(
                        store=self._place.shown
                    )
                )
            cursor.execute("SELECT * FROM store")
            return dict(zip((column.name for column in cursor.description), cursor.fetchone(), strict=True))

        meta = self._connections.read(ask)
        migrations.check(self._place.shown, int(meta["schema_version"]))
        return meta

    def describe(self) -> StoreInfo:
        return StoreInfo.of_row(self._place, self._meta)

    def dictionary(self) -> Dictionary:
        return self._connections.read(queries.dictionary)

    # --- handing in ----------------------------------------------------------------------------------------------

    def submit(self, batch: Sequence[Submission]) -> list[Receipt]:
        received = [receive(submission) for submission in batch]
        sound = [item for item in received if item.invalid is None]
        # By threat, so that two batches never wait for each other in a circle; the sort keeps a chain's order.
        sound.sort(key=lambda item: item.threat_id or "")
        if sound:
            ways = _ways(sound)
            if len(ways) == 1:
                self._hand_in(sound)
            else:
                with ThreadPoolExecutor(len(ways)) as pool:
                    # The first that fails is told; whatever the others did is read back by its ids.
                    deque(pool.map(self._hand_in, ways), maxlen=0)
            self._tidy_up(len(sound))
        # The block is sealed when the transaction commits, so the answers are read after it.
        stored = self._stored([item.id for item in sound])
        return [answer(item, stored.get(item.id)) for item in received]

    def _hand_in(self, items: Sequence[Received]) -> None:
        """Hands in one transaction, sealed as one audit block."""
        with self._connections.writing(HAND_IN_SECONDS + HAND_IN_SECONDS_EACH * len(items)) as cursor:
            if _decided_together(items):
                cursor.execute("SET LOCAL kmzb.together = on")
            execute_values(
                cursor,
                "INSERT INTO submission (id, kind, threat_id, expected_version, payload, client_at) VALUES %s",
                [
                    (item.id, item.kind, item.threat_id, item.expected_version, item.payload, item.client_at)
                    for item in items
                ],
                template="(%s::uuid, %s, %s, %s, %s, %s::timestamptz)",
                page_size=PAGE,
            )

    def _tidy_up(self, written: int) -> None:
        """Adds up the differences to the kept counts once in a while, so that reading them stays quick."""
        if random.random() * TIDY_EVERY < written:
            self._connections.read_latest(lambda cursor: cursor.execute("SELECT compact_cells()"), COUNT_SECONDS)

    def receipt(self, submission_id: str) -> Receipt | None:
        try:
            uuid.UUID(submission_id)
        except ValueError:
            return None
        row = self._stored([submission_id]).get(submission_id)
        return None if row is None else row.receipt

    def _stored(self, ids: Sequence[str]) -> dict[str, Stored]:
        if not ids:
            return {}

        def ask(cursor: Any) -> dict[str, Stored]:
            if self._connections.has_standbys:
                # An answer may be visible on a primary before any standby has it. What commits after it waits for the
                # standby, and so does this message, which says nothing.
                cursor.execute("SET LOCAL synchronous_commit = remote_apply")
                cursor.execute("SELECT pg_logical_emit_message(true, 'kmzb', '')")
            cursor.execute(
                "SELECT id::text, kind, threat_id, expected_version, payload, outcome, detail, audit_head FROM receipt"
                " WHERE id = ANY (%s::uuid[])",
                (list(ids),),
            )
            return {row[0]: Stored(*row) for row in cursor}

        return self._connections.read_latest(ask)

    # --- reading -------------------------------------------------------------------------------------------------

    def threats(self, where: ThreatFilter, *, limit: int | None = None, order: Order = DUE_FIRST) -> list[Threat]:
        return self._connections.read(lambda cursor: queries.threats(cursor, where, self._language, limit, order))

    def frame(self, where: ThreatFilter, columns: Sequence[str]) -> pd.DataFrame:
        return self._connections.read(
            lambda cursor: queries.frame(cursor, where, self._language, columns), COUNT_SECONDS
        )

    def history(self, threat_id: str) -> list[Event]:
        return self._connections.read(lambda cursor: queries.history(cursor, threat_id))

    def count(self, where: ThreatFilter) -> int:
        return self._connections.read(lambda cursor: queries.count(cursor, where, self._language), COUNT_SECONDS)

    def count_by(self, where: ThreatFilter, *columns: str) -> pd.DataFrame:
        return self._connections.read(
            lambda cursor: queries.count_by(cursor, where, self._language, columns), COUNT_SECONDS
        )

    def count_cells(self, where: ThreatFilter, cell: float) -> pd.DataFrame:
        return self._connections.read(
            lambda cursor: queries.count_cells(cursor, where, self._language, cell), COUNT_SECONDS
        )

    def known_refs(self, system: str, refs: Sequence[str]) -> set[str]:
        return self._connections.read(lambda cursor: queries.known_refs(cursor, system, refs), COUNT_SECONDS)

    def units(self) -> list[Unit]:
        return self._connections.read(queries.units)

    def description(self, threat_id: str) -> str | None:
        def ask(cursor: Any) -> str | None:
            cursor.execute("SELECT text FROM open_description WHERE threat_id = %s", (threat_id,))
            row = cursor.fetchone()
            return row[0] if row else None

        return self._connections.read_latest(ask)

    def attachments(self, threat_id: str) -> list[Attachment]:
        return self._connections.read(lambda cursor: queries.attachments(cursor, threat_id))

    def attachment(self, attachment_id: str) -> bytes | None:
        def ask(cursor: Any) -> bytes | None:
            cursor.execute("SELECT content FROM attachment_content WHERE attachment_id = %s", (attachment_id,))
            row = cursor.fetchone()
            return bytes(row[0]) if row else None

        return self._connections.read_latest(ask)

    def statistics(self, source_system: str = "", period: str = "") -> pd.DataFrame:
        return self._connections.read(lambda cursor: statistics.read(cursor, source_system, period), COUNT_SECONDS)

    def statistic_periods(self) -> pd.DataFrame:
        return self._connections.read(statistics.periods, COUNT_SECONDS)

    def publications(self) -> list[Said]:
        return self._connections.read_latest(queries.publications)

    # --- layers --------------------------------------------------------------------------------------------------

    def layer_source(self, table: str, geometry: str = "") -> LayerSource:
        if table not in _LAYERS:
            raise ValueError(f"there is no layer {table!r} in a store")
        relation, kind = _LAYERS[table]
        uri = self._layer_server()
        uri.setDataSource("kmzb", relation, "geom", "", "fid")
        uri.setSrid(self._meta["crs"].partition(":")[2])
        uri.setWkbType(QgsWkbTypes.parseType(geometry or kind))
        uri.setUseEstimatedMetadata(True)
        uri.setParam("checkPrimaryKeyUnicity", "0")
        return LayerSource(uri.uri(False), "postgres")

    def _layer_server(self) -> QgsDataSourceUri:
        """The server as QGIS's provider is told; of several the one that reading goes to comes first."""
        words = dict(self._place.words)
        uri = QgsDataSourceUri()
        ssl = QgsDataSourceUri.decodeSslMode(words.get("sslmode", "prefer"))
        user = "" if self._authcfg else words.get("user", "")
        if "service" in words:
            uri.setConnection(words["service"], "", user, "", ssl, self._authcfg)
            return uri
        servers = list(zip(words["host"].split(","), words["port"].split(","), strict=True))
        if len(servers) > 1:
            near = self._connections.host_in_use()
            servers.sort(key=lambda server: server != near)
        hosts, ports = (",".join(part) for part in zip(*servers, strict=True))
        uri.setConnection(hosts, ports, words["dbname"], user, "", ssl, self._authcfg)
        return uri

    def subset(self, where: ThreatFilter) -> str:
        return "" if where == ThreatFilter() else where.literal(self._language)

    # --- the audit, the purge ------------------------------------------------------------------------------------

    def audit_head(self) -> str:
        def ask(cursor: Any) -> str:
            cursor.execute("SELECT hash FROM audit_head ORDER BY block DESC LIMIT 1")
            row = cursor.fetchone()
            return row[0] if row else ""

        return self._connections.read(ask)

    def listen(self) -> PostgresNotices:
        return PostgresNotices(self._place, self._connections.listening(CHANNEL))

    def verify_audit(self, known_head: str = "") -> AuditVerdict:
        def ask(cursor: Any) -> AuditVerdict:
            cursor.execute("SELECT valid, entries, first_broken, head FROM audit_verdict")
            valid, entries, first_broken, head = cursor.fetchone()
            knows = None
            if known_head:
                cursor.execute("SELECT EXISTS (SELECT FROM audit_head WHERE hash = %s)", (known_head,))
                knows = cursor.fetchone()[0]
            return AuditVerdict(valid, entries, first_broken, head, knows)

        return self._connections.read(ask, COUNT_SECONDS)

    def purge(self, before: datetime, *, dry_run: bool) -> PurgeCounts:
        with self._connections.writing(COUNT_SECONDS) as cursor:
            cursor.execute("SELECT purge(%s, %s)", (before, dry_run))
            return PurgeCounts(**json.loads(cursor.fetchone()[0]))

    # --- the rest ------------------------------------------------------------------------------------------------

    @contextmanager
    def bulk_import(self, source: ImportSource) -> Iterator[Importer]:
        with self._connections.writing(IMPORT_SECONDS) as cursor:
            importer = PostgresImporter(cursor, source, self._clock(), self._meta, queries.dictionary(cursor))
            yield importer
            importer.finish()
        self._tidy_up(TIDY_EVERY)

    def interrupt(self) -> None:
        self._connections.interrupt()

    def close(self) -> None:
        self._connections.close()


class PostgresNotices(Notices):
    """Hears the server's NOTIFY; of several servers the primary's, which is the only one to say anything."""

    def __init__(self, place: Location, db: Any) -> None:
        self._place = place
        self._db = db

    def fileno(self) -> int:
        return int(self._db.fileno())

    def heard(self) -> bool:
        with speaking(self._place):
            self._db.poll()
        any_notice = bool(self._db.notifies)
        self._db.notifies.clear()
        return any_notice

    def close(self) -> None:
        self._db.close()


def _decided_together(items: Sequence[Received]) -> bool:
    """Whether the door may look at all of them at once: it keeps no order between kinds then."""
    return len(items) >= MANY and {item.kind for item in items} == {Kind.VERIFICATION.value}


def _ways(items: list[Received]) -> list[list[Received]]:
    """A large batch in parts of its own connection and transaction each; what is on one threat stays in one part."""
    count = min(MOST_WAYS, len(items) // WAY) if _decided_together(items) else 1
    if count < 2:
        return [items]
    ways: list[list[Received]] = [[]]
    for item in items:
        if len(ways[-1]) >= len(items) / count and item.threat_id != ways[-1][-1].threat_id:
            ways.append([])
        ways[-1].append(item)
    return ways


def make(
    place: Location,
    authcfg: str,
    *,
    name: str,
    garrison: str,
    crs: str,
    synthetic: bool,
    store_id: str | None,
    at: datetime | None,
) -> PostgresStore:
    """Makes a store in an empty database and opens it. Raises UserError."""
    system = metric_crs(crs)
    with administering(place, authcfg) as db:
        creation.create(db, name=name, garrison=garrison, crs=system, synthetic=synthetic, store_id=store_id, at=at)
    return PostgresStore(place, authcfg, now if at is None else lambda: at)
