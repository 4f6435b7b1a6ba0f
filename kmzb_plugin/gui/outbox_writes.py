"""What touches the outbox: done in the background, in the order it was asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from ..store.outbox import Entry
from ..text import UserError
from .tasks import Tasks

Work = Callable[[], tuple[Entry, ...]]
"""Does something and returns the outbox as it is afterwards."""


class OutboxWrites:
    """One write after another; `show` gets the entries after each."""

    def __init__(
        self, tasks: Tasks, show: Callable[[tuple[Entry, ...]], None], failed: Callable[[UserError], None]
    ) -> None:
        self._tasks, self._show, self._failed = tasks, show, failed
        self._waiting: deque[tuple[Work, Callable[[], None]]] = deque()
        self._busy = False

    def add(self, work: Work, done: Callable[[], None] = lambda: None) -> None:
        """Does it when its turn comes, then `done`."""
        self._waiting.append((work, done))
        self._next()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        work, done = self._waiting[0]

        def end() -> None:
            self._waiting.popleft()
            self._busy = False
            self._next()

        def finished(entries: tuple[Entry, ...]) -> None:
            self._show(entries)
            done()
            end()

        def failed(error: UserError) -> None:
            self._failed(error)
            end()

        self._tasks.start(work, finished, failed)

    def finish(self) -> None:
        """What was decided in the last moment still goes to the disk: a task that was stopped may not have begun."""
        while self._waiting:
            work, _ = self._waiting.popleft()
            try:
                work()
            except UserError as error:
                self._failed(error)
        self._busy = False
