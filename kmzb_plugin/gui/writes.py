"""What is done to the outbox, one thing after another in the order it was asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from ..store.outbox import UNFINISHED, Entry, Outbox, State
from ..text import UserError
from .tasks import Failed, Tasks

NEEDS_ATTENTION = (State.CONFLICT, State.REJECTED, State.FAILED, State.BLOCKED)
FOLLOWED = (*UNFINISHED, *NEEDS_ATTENTION)
"""States of the entries that are read after every change: what was accepted stays in the outbox for weeks."""

Work = Callable[[], tuple[Entry, ...]]
"""Does something to the outbox, and answers with what is `followed` afterwards."""


def followed(outbox: Outbox, location: str) -> tuple[Entry, ...]:
    """The entries of a store that are on their way, or ended without being applied and are not read yet."""
    return tuple(outbox.entries(location, FOLLOWED))


def nothing() -> None:
    """What follows where nothing has to."""


class Writes:
    """Works in the background; `shown` gets what the outbox holds after each thing done, `failed` what went wrong."""

    def __init__(self, tasks: Tasks, shown: Callable[[tuple[Entry, ...]], None], failed: Failed) -> None:
        self._tasks, self._shown, self._failed = tasks, shown, failed
        self._waiting: deque[tuple[Work, Callable[[], None], Failed]] = deque()
        self._busy = False

    def add(self, work: Work, done: Callable[[], None] = nothing, failed: Failed | None = None) -> None:
        """Does this when all that was asked for before is done; `done` or `failed` follows."""
        self._waiting.append((work, done, failed or self._failed))
        self._next()

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        self._busy = True
        work, done, failed = self._waiting[0]

        def end() -> None:
            self._waiting.popleft()
            self._busy = False
            self._next()

        def finished(entries: tuple[Entry, ...]) -> None:
            self._shown(entries)
            done()
            end()

        def broke(error: UserError) -> None:
            failed(error)
            end()

        self._tasks.start(work, finished, broke)

    def finish(self) -> None:
        """What was asked for in the last moment still goes to the disk: a task that was stopped may not have begun."""
        while self._waiting:
            work, _, failed = self._waiting.popleft()
            try:
                work()
            except UserError as error:
                failed(error)
        self._busy = False
