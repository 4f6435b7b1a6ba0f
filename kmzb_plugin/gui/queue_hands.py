"""Going through the queue and choosing in it: by keys and by the mouse, past the headers of groups and with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from qgis.PyQt.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, Qt, QTimer
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent
from qgis.PyQt.QtWidgets import QListView

from ..domain.threat import Threat
from .queue_delegate import on_count
from .queue_groups import Section
from .queue_model import QueueModel, Role

_Flag = QItemSelectionModel.SelectionFlag
_BEFORE_HEADERS = (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class QueueHands(QObject):
    """What a person does in the list. Headers are never chosen themselves: their threats are."""

    def __init__(self, view: QListView, model: QueueModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    # --- choosing ------------------------------------------------------------------------------------------------

    def chosen(self) -> list[Threat]:
        """The threats chosen, in the queue's order."""
        indexes = sorted(self._view.selectionModel().selectedIndexes(), key=lambda index: int(index.row()))
        return [index.data(Role.THREAT) for index in indexes if index.data(Role.THREAT) is not None]

    @property
    def has_choice(self) -> bool:
        """Whether any threat is chosen."""
        return bool(self._view.selectionModel().hasSelection())

    @property
    def row(self) -> int:
        """The row where the person is; -1 for none."""
        return int(self._view.currentIndex().row())

    @property
    def header(self) -> Section | None:
        """The group whose header the person is on."""
        return self._model.section(self.row)

    def go_to(self, row: int) -> None:
        """Chooses this row alone; the view's own way would add to the selection while Ctrl is down."""
        self._view.selectionModel().setCurrentIndex(self._model.index(row), _Flag.ClearAndSelect)

    def go_near(self, row: int) -> None:
        """Chooses the threat in this row, or else one near it."""
        count = self._model.rowCount()
        rows = [*range(max(0, row), count), *range(min(row, count) - 1, -1, -1)]
        found = next((near for near in rows if self._model.section(near) is None), None)
        if found is not None:
            self.go_to(found)

    def select_rows(self, rows: Iterable[int]) -> None:
        """Selects exactly the rows that are there (0 and above), without taking the view's place."""
        known = [row for row in rows if row >= 0]
        model = self._view.selectionModel()
        if known:
            model.setCurrentIndex(self._model.index(known[0]), _Flag.NoUpdate)
        selection = QItemSelection()
        for first, last in _runs(known):
            selection.select(self._model.index(first), self._model.index(last))
        model.select(selection, _Flag.ClearAndSelect)

    def choose_beyond(self, rows: Sequence[int]) -> None:
        """Selects the rows that are there and shows the first of them, while nobody is told: more is chosen."""
        selection = self._view.selectionModel()
        selection.blockSignals(True)
        self.select_rows(rows)
        selection.blockSignals(False)
        self._view.viewport().update()
        if max(rows, default=-1) >= 0:
            self._view.scrollTo(self._view.currentIndex())

    def return_to_header(self, key: str) -> None:
        """Back to the header of a group, after the queue was read anew."""
        row = self._model.row_of_section(key)
        if row >= 0:
            self._view.selectionModel().setCurrentIndex(self._model.index(row), _Flag.NoUpdate)

    def choose_group(self, row: int = -1, *, added: bool = False) -> None:
        """Chooses all threats of the group that the row is in; `added` to what is chosen, or taken from it again."""
        header = self._model.header_row(row if row >= 0 else self.row)
        if header < 0:
            return
        section = self._model.section(header)
        assert section is not None
        self._model.fold(header, folded=False)
        selection = QItemSelection(self._model.index(header + 1), self._model.index(header + len(section.threats)))
        model = self._view.selectionModel()
        whole = all(model.isSelected(index) for index in selection.indexes())
        model.setCurrentIndex(self._model.index(header + 1), _Flag.NoUpdate)
        if added:
            model.select(selection, _Flag.Deselect if whole else _Flag.Select)
        else:
            model.select(selection, _Flag.ClearAndSelect)

    # --- going ---------------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """To the next threat (`by` 1) or the one before (-1); of a folded group to its header."""
        row, model = self.row + by, self._model
        while 0 <= row < model.rowCount() and model.section(row) is not None and not model.is_folded(row):
            row += by
        if 0 <= row < model.rowCount():
            self.go_to(row)
        elif by < 0 and self.row > 0:
            self._view.scrollToTop()
        self._view.setFocus()

    def fold(self) -> None:
        """Folds the group that the person is in, and goes to its header."""
        header = self._model.header_row(self.row)
        if header >= 0:
            self.go_to(header)
            self._model.fold(header, folded=True)

    def unfold(self) -> None:
        """From a header into its group."""
        header = self.row
        if self._model.section(header) is not None:
            self._model.fold(header, folded=False)
            self.go_to(header + 1)

    # --- events --------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and watched is self._view:
            return self._on_key(event)
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return watched is self._view.viewport() and self._on_click(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._model.is_grouped:
            return False
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Down: lambda: self.step(1),
            Qt.Key.Key_Up: lambda: self.step(-1),
            Qt.Key.Key_Left: self.fold,
            Qt.Key.Key_Right: self.unfold,
        }
        act = acts.get(event.key())
        if act is not None:
            act()
        elif event.key() in _BEFORE_HEADERS:
            # The view goes first.
            QTimer.singleShot(0, self._leave_header)
        return act is not None

    def _leave_header(self) -> None:
        if self.header is not None and not self._model.is_folded(self.row):
            self.step(1)

    def _on_click(self, event: QMouseEvent) -> bool:
        index = self._view.indexAt(event.pos())
        if event.button() != Qt.MouseButton.LeftButton or self._model.section(index.row()) is None:
            return False
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose_group(index.row(), added=True)
        elif on_count(self._view, index, event.pos()):
            self.choose_group(index.row())
        else:
            self._toggle(index.row())
        return True

    def _toggle(self, row: int) -> None:
        """What is chosen in other groups stays chosen."""
        folded = self._model.is_folded(row)
        self._model.fold(row, folded=not folded)
        if not folded and not self.has_choice:
            self.go_to(row)


def _runs(rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Rows that follow one another, as first and last: a selection of thousands stays quick in few ranges."""
    first = last = None
    for row in sorted(rows):
        if first is None or last is None:
            first = row
        elif row > last + 1:
            yield first, last
            first = row
        last = row
    if first is not None and last is not None:
        yield first, last
