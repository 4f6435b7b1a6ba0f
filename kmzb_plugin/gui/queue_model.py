"""The queue as a list model: a threat a row, or the header of a group; drawn by the delegate, spoken too."""

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
from .queue_groups import Groups, Section, sections


class Role(IntEnum):
    """What the delegate and the dock ask for, beside Qt's own roles."""

    THREAT = Qt.ItemDataRole.UserRole + 1
    CATEGORY = Qt.ItemDataRole.UserRole + 2
    AGE = Qt.ItemDataRole.UserRole + 3
    OVERDUE = Qt.ItemDataRole.UserRole + 4
    PENDING = Qt.ItemDataRole.UserRole + 5
    STATUS = Qt.ItemDataRole.UserRole + 6
    MINE = Qt.ItemDataRole.UserRole + 7
    DUE = Qt.ItemDataRole.UserRole + 8
    SECTION = Qt.ItemDataRole.UserRole + 9
    FOLDED = Qt.ItemDataRole.UserRole + 10


class QueueModel(QAbstractListModel):
    """Threats in the order in which they were read; with groups, each under its header unless that is folded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threats: tuple[Threat, ...] = ()
        self._groups = Groups.NONE
        self._sections: list[Section] = []
        self._folded: set[str] = set()
        self._lines: list[Threat | Section] = []
        self._rows: dict[str, int] = {}
        self._pending: frozenset[str] = frozenset()
        self._dictionary: Dictionary | None = None
        self._actor = ""

    def set_dictionary(self, dictionary: Dictionary | None, actor: str = "") -> None:
        """The code tables that names come from, and who is working."""
        self._dictionary = dictionary
        self._actor = actor
        self._folded.clear()
        self.set_threats(())

    def renew_dictionary(self, dictionary: Dictionary | None) -> None:
        """The same code tables, read anew: the threats stay."""
        self._dictionary = dictionary

    def set_threats(self, threats: Sequence[Threat]) -> None:
        """Shows other threats."""
        self.beginResetModel()
        self._threats = tuple(threats)
        self._arrange()
        self.endResetModel()

    def set_groups(self, groups: Groups) -> None:
        """Puts the threats together otherwise, every group open."""
        if groups is not self._groups:
            self.beginResetModel()
            self._groups = groups
            self._folded.clear()
            self._arrange()
            self.endResetModel()

    def _arrange(self) -> None:
        if self._groups is Groups.NONE or self._dictionary is None:
            self._sections, self._lines = [], list(self._threats)
        else:
            self._sections, self._lines = sections(self._threats, self._groups, self._dictionary), []
        for section in self._sections:
            self._lines.append(section)
            if section.key not in self._folded:
                self._lines += section.threats
        self._count()

    def _count(self) -> None:
        self._rows = {line.id: row for row, line in enumerate(self._lines) if isinstance(line, Threat)}

    def set_pending(self, ids: Iterable[str]) -> None:
        """Marks the threats that have a decision on its way."""
        pending = frozenset(ids)
        changed = pending ^ self._pending
        self._pending = pending
        # Said once: the view, and whoever listens with it, would take each of thousands for itself.
        if rows := [self._rows[id_] for id_ in changed if id_ in self._rows]:
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    # --- rows ----------------------------------------------------------------------------------------------------

    def row_of(self, threat_id: str) -> int:
        """The row of a threat, or -1: it is not in the queue, or its group is folded."""
        return self._rows.get(threat_id, -1)

    def threat(self, row: int) -> Threat:
        """The threat of a row. Raises TypeError for the header of a group."""
        line = self._lines[row]
        if not isinstance(line, Threat):
            raise TypeError(f"row {row} is the header of a group")
        return line

    def next_open_row(self, after: int) -> int:
        """The next threat's row without a decision on its way, going round; -1 where there is none."""
        count = len(self._lines)
        for step in range(1, count + 1):
            row = (after + step) % count
            line = self._lines[row]
            if isinstance(line, Threat) and line.id not in self._pending:
                return row
        return -1

    # --- groups --------------------------------------------------------------------------------------------------

    @property
    def is_grouped(self) -> bool:
        """Whether there are headers."""
        return bool(self._sections)

    def section(self, row: int) -> Section | None:
        """The group whose header stands in the row; None for a threat, or no row."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, Section) else None

    def header_row(self, row: int) -> int:
        """The row of the header that a row stands under, or is; -1 without groups."""
        return next((above for above in range(row, -1, -1) if self.section(above) is not None), -1)

    def row_of_section(self, key: str) -> int:
        """The row of a group's header, or -1."""
        return next((row for row, line in enumerate(self._lines) if isinstance(line, Section) and line.key == key), -1)

    def is_folded(self, row: int) -> bool:
        """Whether the row is the header of a group that is folded."""
        section = self.section(row)
        return section is not None and section.key in self._folded

    def fold(self, row: int, folded: bool) -> None:
        """Folds the group whose header stands in the row, or unfolds it."""
        section = self.section(row)
        if section is None or folded is (section.key in self._folded):
            return
        first, last = row + 1, row + len(section.threats)
        if folded:
            self.beginRemoveRows(QModelIndex(), first, last)
            self._folded.add(section.key)
            del self._lines[first : last + 1]
            self._count()
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), first, last)
            self._folded.discard(section.key)
            self._lines[first:first] = section.threats
            self._count()
            self.endInsertRows()
        self.dataChanged.emit(self.index(row), self.index(row))

    def fold_all(self, folded: bool) -> None:
        """Folds every group, or unfolds it."""
        self.beginResetModel()
        self._folded = {section.key for section in self._sections} if folded else set()
        self._arrange()
        self.endResetModel()

    def reveal(self, ids: Iterable[str]) -> None:
        """Unfolds the groups that hide these threats."""
        wanted = {id_ for id_ in ids if id_ not in self._rows}
        for section in self._sections if wanted else ():
            if section.key in self._folded and any(threat.id in wanted for threat in section.threats):
                self.fold(self.row_of_section(section.key), folded=False)

    # --- Qt's model ----------------------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def flags(self, index: QModelIndex) -> Any:
        if self.section(index.row()) is not None:
            # Chosen by its threats: a header within a range would bring all of them along.
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._dictionary is None:
            return None
        line = self._lines[index.row()]
        if isinstance(line, Section):
            return self._of_section(line, role)
        threat = line
        if role == Role.THREAT:
            return threat
        if role in (Qt.ItemDataRole.DisplayRole, Role.CATEGORY):
            return wording.category_name(self._dictionary, threat.category)
        if role == Role.AGE:
            return wording.age(threat.reported_at or threat.occurred_at, now())
        if role == Role.DUE:
            return wording.due_short(threat, now())
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

    def _of_section(self, section: Section, role: int) -> Any:
        folded = section.key in self._folded
        if role == Role.SECTION:
            return section
        if role == Role.FOLDED:
            return folded
        if role == Qt.ItemDataRole.DisplayRole:
            return section.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return section.spoken(now(), folded=folded)
        if role == Qt.ItemDataRole.ToolTipRole:
            how = tr("A click folds it, one on the number chooses all of it (G), with Ctrl in addition.")
            return section.spoken(now(), folded=folded) + "\n" + how
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
            wording.due(threat, now()),
        ]
        if threat.id in self._pending:
            parts.append(tr("your decision is on its way"))
        if threat.owner:
            parts.append(tr("assigned to {officer}").format(officer=threat.owner))
        return ", ".join(part for part in parts if part)
