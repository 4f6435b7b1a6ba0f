"""What the window reads of a store in one go; everything here blocks and belongs into a task."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..domain import submission as submissions
from ..domain.periods import now
from ..domain.threat import Event, Threat
from ..processing.store.receipts import sentence
from ..store import open_store
from ..store.attached import Attachment
from ..store.base import Dictionary, Store, StoreInfo, Unit
from ..store.filter import ThreatFilter
from ..store.outbox import Entry, Outbox, default_outbox_path
from ..store.similar import similar
from ..text import UserError

QUEUE_ROWS = 2000
"""Threats the list holds at most; the count line says how many there are."""


@dataclass(frozen=True)
class Opened:
    """A store that was opened, with what is needed of it at once."""

    store: Store
    info: StoreInfo
    dictionary: Dictionary
    units: tuple[Unit, ...]
    outbox: Outbox
    state: str
    entries: tuple[Entry, ...]

    def close(self) -> None:
        """Closes both, where nobody wants them any more."""
        self.store.close()
        self.outbox.close()


@dataclass(frozen=True)
class Queue:
    """The queue as it was read: the first threats that pass `where`, and how many pass it, are overdue, are in the
    store.
    """

    where: ThreatFilter
    threats: tuple[Threat, ...]
    passing: int
    overdue: int
    total: int


@dataclass(frozen=True)
class Card:
    """One threat, what happened to it, what may be the same, what came with it.

    `threat` is None where the store no longer has it; `attachments_note` says why they are not listed.
    """

    threat: Threat | None
    history: tuple[Event, ...]
    similar: tuple[Threat, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    attachments_note: str = ""


def open_all(location: str, authcfg: str) -> Opened:
    """Opens a store and the outbox. Raises as `open_store` does."""
    store = open_store(location, authcfg)
    try:
        outbox = Outbox(default_outbox_path())
        info = store.describe()
        entries = tuple(outbox.entries(info.location))
        return Opened(store, info, store.dictionary(), tuple(store.units()), outbox, store.state(), entries)
    except BaseException:
        store.close()
        raise


def read_queue(store: Store, where: ThreatFilter) -> Queue:
    """The first threats that pass the filter, and the counts."""
    overdue = replace(where, overdue_at=where.overdue_at or now())
    return Queue(
        where,
        tuple(store.threats(where, limit=QUEUE_ROWS)),
        store.count(where),
        store.count(overdue),
        store.count(ThreatFilter()),
    )


def read_card(store: Store, threat_id: str) -> Card:
    """One threat as it stands now, with its history and similar ones nearby."""
    found = store.threats(ThreatFilter(ids=(threat_id,)), limit=1)
    if not found:
        return Card(None, ())
    attachments, note = _attachments(store, threat_id)
    return Card(found[0], tuple(store.history(threat_id)), tuple(similar(store, found[0])), attachments, note)


def _attachments(store: Store, threat_id: str) -> tuple[tuple[Attachment, ...], str]:
    """What came with the threat, or why that is not known: the rest of the card does not depend on it."""
    try:
        return tuple(store.attachments(threat_id)), ""
    except UserError as error:
        return (), error.text


def read_description(store: Store, dictionary: Dictionary, threat_id: str, reason: str) -> str | None:
    """The clear text of a threat, once the store has logged why it is shown. Raises UserError: refused."""
    (receipt,) = store.submit([submissions.disclosure("description", [threat_id], reason)])
    if not receipt.accepted:
        raise UserError(sentence(receipt, dictionary))
    return store.description(threat_id)
