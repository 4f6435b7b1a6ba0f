"""Work that only the main thread may do, in pieces: between them the window hears clicks and draws itself."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from typing import Any, TypeVar

from qgis.PyQt.QtCore import QObject, QTimer

from ..text import UserError

Result = TypeVar("Result")


class Steps(QObject):
    """Runs one generator at a time, a piece each time the window comes back to its events."""

    def __init__(self, failed: Callable[[UserError], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failed = failed
        self._pieces: Generator[None, None, Any] | None = None
        self._at_work: Generator[None, None, Any] | None = None
        """What is within a piece just now: it cannot be closed before the piece ends."""
        self._done: Callable[[Any], object] = lambda _: None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)

    def start(self, pieces: Generator[None, None, Result], done: Callable[[Result], object] = lambda _: None) -> None:
        """Begins, and gives what the generator returns to `done`; what ran before ends as with `stop`."""
        self.stop()
        self._pieces, self._done = pieces, done
        self._next.start()

    def stop(self) -> None:
        """Closes what runs where it is; it may take back what it began."""
        self._next.stop()
        pieces, self._pieces = self._pieces, None
        if pieces is not None and pieces is not self._at_work:
            pieces.close()

    def _go_on(self) -> None:
        pieces = self._pieces
        if pieces is None:
            return
        try:
            self._at_work = pieces
            next(pieces)
        except StopIteration as end:
            self._end(pieces, partial(self._done, end.value))
        except UserError as error:
            self._end(pieces, partial(self._failed, error))
        else:
            self._at_work = None
            # A piece may let events through, and somebody then stop or begin something else.
            if self._pieces is pieces:
                self._next.start()
            else:
                pieces.close()

    def _end(self, pieces: Generator[None, None, Any], tell: Callable[[], object]) -> None:
        self._at_work = None
        if self._pieces is pieces:
            self._pieces = None
            tell()
