"""The queue as a list model: one threat a row, drawn by the delegate, spoken by screen readers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from ..domain.periods import now
from ..domain.threat import Threat
from ..store.base import Dictionary
from ..text import tr
from . import wording


class Role(IntEnum):
    """What the delegate and the dock ask for, beside Qt's own roles."""

    THREAT = Qt.ItemDataRole.UserRole + 1
    CATEGORY = Qt.ItemDataRole.UserRole + 2
    AGE = Qt.ItemDataRole.UserRole + 3
    OVERDUE = Qt.ItemDataRole.UserRole + 4
    PENDING = Qt.ItemDataRole.UserRole + 5
    STATUS = Qt.ItemDataRole.UserRole + 6
    MINE = Qt.ItemDataRole.UserRole + 7


class QueueModel(QAbstractListModel):
    """Threats in the order of the store: due first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threats: tuple[Threat, ...] = ()
        self._rows: dict[str, int] = {}
        self._pending: frozenset[str] = frozenset()
        self._dictionary: Dictionary | None = None
        self._actor = ""

    def set_dictionary(self, dictionary: Dictionary | None, actor: str = "") -> None:
        """The code tables that names come from, and who is working."""
        self._dictionary = dictionary
        self._actor = actor
        self.set_threats(())

    def set_threats(self, threats: Sequence[Threat]) -> None:
        """Shows other threats."""
        self.beginResetModel()
        self._threats = tuple(threats)
        self._rows = {threat.id: row for row, threat in enumerate(self._threats)}
        self.endResetModel()

    def set_pending(self, ids: Iterable[str]) -> None:
        """Marks the threats that have a decision on its way."""
        pending = frozenset(ids)
        changed = pending ^ self._pending
        self._pending = pending
        # Said once: the view, and whoever listens with it, would take each of thousands for itself.
        if rows := [self._rows[id_] for id_ in changed if id_ in self._rows]:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    def row_of(self, threat_id: str) -> int:
        """The row of a threat, or -1."""
        return self._rows.get(threat_id, -1)

    def threat(self, row: int) -> Threat:
        """The threat of a row."""
        return self._threats[row]

    def next_open_row(self, after: int) -> int:
        """The next row without a decision on its way, going round; -1 where there is none."""
        count = len(self._threats)
        for step in range(1, count + 1):
            row = (after + step) % count
            if self._threats[row].id not in self._pending:
                return row
        return -1

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._threats)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._dictionary is None:
            return None
        threat = self._threats[index.row()]
        if role == Role.THREAT:
            return threat
        if role in (Qt.ItemDataRole.DisplayRole, Role.CATEGORY):
            return wording.category_name(self._dictionary, threat.category)
        if role == Role.AGE:
            return wording.age(threat.reported_at or threat.occurred_at, now())
        if role == Role.OVERDUE:
            return threat.is_overdue(now())
        if role == Role.PENDING:
            return threat.id in self._pending
        if role == Role.STATUS:
            return wording.status_or_none(self._dictionary, threat.status)
        if role == Role.MINE:
            return bool(threat.owner) and threat.owner == self._actor
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._spoken(threat)
        return None

    def _spoken(self, threat: Threat) -> str:
        """The row as text: everything that shape, colour and signs say."""
        assert self._dictionary is not None
        parts = [
            wording.category_name(self._dictionary, threat.category),
            wording.status_name(self._dictionary, threat.status),
            threat.place,
            wording.age(threat.reported_at or threat.occurred_at, now()),
            threat.number,
        ]
        if threat.is_overdue(now()):
            parts.append(tr("overdue"))
        if threat.id in self._pending:
            parts.append(tr("your decision is on its way"))
        if threat.owner:
            parts.append(tr("assigned to {officer}").format(officer=threat.owner))
        return ", ".join(part for part in parts if part)
