"""Writing to the outbox: in the background, in the order it was asked for, and what stands there afterwards."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from ..store.outbox import UNFINISHED, Entry, Outbox, State
from ..text import UserError
from .tasks import Tasks

NEEDS_ATTENTION = (State.CONFLICT, State.REJECTED, State.FAILED, State.BLOCKED)
FOLLOWED = (*UNFINISHED, *NEEDS_ATTENTION)
"""States of the entries that are read after every change: what was accepted stays in the outbox for weeks."""

Work = Callable[[], tuple[Entry, ...]]


def followed(outbox: Outbox, location: str) -> tuple[Entry, ...]:
    """The entries of a store that are on their way, or ended without being applied and are not read yet."""
    return tuple(outbox.entries(location, FOLLOWED))


class Writes:
    """Works that touch the outbox, one after another; each gives the entries as they are afterwards to `take`."""

    def __init__(
        self, tasks: Tasks, take: Callable[[tuple[Entry, ...]], object], failed: Callable[[UserError], object]
    ) -> None:
        self._tasks, self._take, self._failed = tasks, take, failed
        self._waiting: deque[tuple[Work, Callable[[], object]]] = deque()
        self._writing = False

    def add(self, work: Work, done: Callable[[], object] = lambda: None) -> None:
        """Does a work when those before it are done."""
        self._waiting.append((work, done))
        self._next()

    def _next(self) -> None:
        if self._writing or not self._waiting:
            return
        self._writing = True
        work, done = self._waiting[0]

        def end() -> None:
            self._waiting.popleft()
            self._writing = False
            self._next()

        def finished(entries: tuple[Entry, ...]) -> None:
            self._take(entries)
            done()
            end()

        def broke(error: UserError) -> None:
            self._failed(error)
            end()

        self._tasks.start(work, finished, broke)

    def finish(self) -> None:
        """What was decided in the last moment still goes to the disk: a task that was stopped may not have begun."""
        while self._waiting:
            work, _ = self._waiting.popleft()
            try:
                work()
            except UserError as error:
                self._failed(error)
        self._writing = False
