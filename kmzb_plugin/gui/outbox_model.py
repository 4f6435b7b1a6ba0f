"""What is on its way and what came back, as a table: newest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from ..domain.submission import Kind
from ..domain.threat import Threat
from ..processing.store.receipts import sentence
from ..store.base import Dictionary
from ..store.outbox import Entry, State
from ..text import tr
from . import wording
from .icons import icon_for_lists

ENTRY = Qt.ItemDataRole.UserRole + 1
WHEN, WHAT, ABOUT, STATE, ANSWER = range(5)
"""The columns."""

_ICONS = {
    State.ACCEPTED: "accepted",
    State.HELD: "pending",
    State.QUEUED: "outbox",
    State.SENDING: "outbox",
}


def state_name(state: State) -> str:
    """Where an entry stands, in the user's language."""
    names = {
        State.HELD: tr("can be taken back"),
        State.QUEUED: tr("waits for the store"),
        State.SENDING: tr("on its way"),
        State.ACCEPTED: tr("accepted"),
        State.CONFLICT: tr("someone was first"),
        State.REJECTED: tr("refused"),
        State.FAILED: tr("failed"),
        State.BLOCKED: tr("waits behind another"),
    }
    return names[state]


def said(entry: Entry, dictionary: Dictionary) -> str:
    """What was last heard of an entry; nothing where there is nothing to hear yet."""
    from .conflict import why

    if entry.state in (State.CONFLICT, State.BLOCKED) or (entry.receipt is None and entry.state is State.FAILED):
        return why(entry, dictionary)
    return sentence(entry.receipt, dictionary) if entry.receipt is not None else entry.last_error


class OutboxModel(QAbstractTableModel):
    """One entry a row: when, what, about which threat, where it stands, what was answered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._threats: dict[str, Threat] = {}
        self._dictionary: Dictionary | None = None

    def show(self, entries: Iterable[Entry], dictionary: Dictionary | None) -> None:
        """Shows other entries, which come oldest first; what is there already keeps its place."""
        self._dictionary = dictionary
        entries = [] if dictionary is None else list(entries)[::-1]
        if [entry.submission.id for entry in entries] != [entry.submission.id for entry in self._entries]:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()
        else:
            self._entries = entries
            self._changed()

    def name_threats(self, threats: Sequence[Threat]) -> None:
        """Tells numbers and places of more threats, which an entry does not hold."""
        self._threats.update((threat.id, threat) for threat in threats)
        self._changed()

    def _changed(self) -> None:
        if self._entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._entries) - 1, self.columnCount() - 1))

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def columnCount(self, parent: QModelIndex | None = None) -> int:
        return ANSWER + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (tr("When"), tr("What"), tr("Threat"), tr("Where it stands"), tr("Last answer"))[section]

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry, dictionary = self._entries[index.row()], self._dictionary
        if role == ENTRY:
            return entry
        if dictionary is None:
            return None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == STATE:
            return icon_for_lists(_ICONS.get(entry.state, "conflict"))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cell(index.column(), entry, dictionary)
        return None

    def _cell(self, column: int, entry: Entry, dictionary: Dictionary) -> str:
        if column == WHEN:
            return wording.date_time(entry.created_at)
        if column == WHAT:
            return _what(entry, dictionary)
        if column == ABOUT:
            threat = self._threats.get(entry.submission.threat_id or "")
            return " · ".join(part for part in (threat.number, threat.place) if part) if threat else ""
        return state_name(entry.state) if column == STATE else said(entry, dictionary)


def _what(entry: Entry, dictionary: Dictionary) -> str:
    submission = entry.submission
    if submission.kind is Kind.REPORT:
        return tr("Report: {category}").format(
            category=wording.category_name(dictionary, str(submission.payload.get("category", "")))
        )
    if submission.kind is Kind.CORRECTION:
        return f"{wording.kind_name(submission.kind.value)}: {submission.payload.get('note', '')}"
    if submission.kind is Kind.SETTING:
        return f"{wording.kind_name(submission.kind.value)}: {submission.payload.get('name', '')}"
    if submission.kind is not Kind.VERIFICATION:
        return wording.event_name(submission.kind.value, submission.payload)
    status = wording.status_name(dictionary, str(submission.payload.get("new_status", "")))
    note = str(submission.payload.get("note", ""))
    return f"{status}: {note}" if note else status
