"""Work in the background: QGIS's task manager runs it, the answer comes back on the main thread."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any, TypeVar

from qgis.core import QgsApplication, QgsTask

from ..store.base import StoreUnavailable, WayRefused
from ..text import UserError, tr

Result = TypeVar("Result")

PATIENCE_MS = 1500
"""How long the window waits for what is nearly done, before it is interrupted."""

INTERRUPTED_MS = 5000


class Away(UserError):
    """The store did not answer. `refused`: it will not either, until somebody does something about the login."""

    def __init__(self, error: StoreUnavailable) -> None:
        super().__init__(str(error))
        self.refused = isinstance(error, WayRefused)


Failed = Callable[[UserError], None]
_abandoned: set[_Task] = set()
"""Nobody waits for these; they are kept because a task without a reference in Python never ends."""


class _Task(QgsTask):
    def __init__(
        self,
        owner: Tasks,
        title: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Failed,
        unwanted: Callable[[Any], None] | None,
    ) -> None:
        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.Silent
        super().__init__(title, flags if title else flags | QgsTask.Flag.Hidden)
        self._owner: Tasks | None = owner
        self._work = work
        self._done = done
        self._failed = failed
        self._unwanted = unwanted
        self._answer: Any = None
        self._error: UserError | None = None

    def run(self) -> bool:
        try:
            self._answer = self._work()
        except UserError as error:
            self._error = error
        except StoreUnavailable as error:
            self._error = Away(error)
        except ModuleNotFoundError as error:
            text = tr("This needs the Python library «{name}», which this QGIS does not have. Install it there.")
            self._error = UserError(text.format(name=error.name), str(error))
        except Exception as error:  # an exception that leaves run() would end QGIS
            self._error = UserError(
                tr("Something unexpected went wrong: {error}. What you decided is safe.").format(error=error),
                traceback.format_exc(),
            )
        return self._error is None

    def finished(self, result: bool) -> None:
        _abandoned.discard(self)
        owner, self._owner = self._owner, None
        if owner is None or not owner.forget(self):
            if self._answer is not None and self._unwanted is not None:
                self._unwanted(self._answer)
        elif self._error is not None:
            self._failed(self._error)
        elif result:
            self._done(self._answer)


class Tasks:
    """Starts background work and keeps hold of it: without a reference in Python neither it nor its answer happens."""

    def __init__(self, failed: Failed) -> None:
        self._failed = failed
        self._running: set[_Task] = set()
        self._busy: set[str] = set()
        self._again: dict[str, Callable[[], None]] = {}

    def start(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed | None = None,
        title: str = "",
        unwanted: Callable[[Result], None] | None = None,
    ) -> None:
        """Runs `work` on another thread, then `done` with its answer, or `failed`, on the main thread.

        Without a title it is not listed among QGIS's tasks. `unwanted` gets an answer that nobody waits for any more.
        """
        task = _Task(self, title, work, done, failed or self._failed, unwanted)
        self._running.add(task)
        QgsApplication.taskManager().addTask(task)

    def once(
        self, key: str, work: Callable[[], Result], done: Callable[[Result], None], failed: Failed | None = None
    ) -> None:
        """Runs one work of a kind at a time; asked for meanwhile, it runs once more afterwards."""
        if key in self._busy:
            self._again[key] = lambda: self.once(key, work, done, failed)
            return
        self._busy.add(key)

        def free() -> None:
            self._busy.discard(key)
            if again := self._again.pop(key, None):
                again()

        def finished(answer: Result) -> None:
            done(answer)
            free()

        def broke(error: UserError) -> None:
            (failed or self._failed)(error)
            free()

        self.start(work, finished, broke)

    def is_busy(self, key: str) -> bool:
        """Whether a work of that kind runs."""
        return key in self._busy

    def forget(self, task: _Task) -> bool:
        """Whether the task's answer is still wanted."""
        wanted = task in self._running
        self._running.discard(task)
        return wanted

    def stop(self, interrupt: Callable[[], object] = lambda: None) -> None:
        """Waits for what runs, a moment by itself and then after `interrupt`; no answer arrives afterwards."""
        running = self._let_go()
        waiting = [task for task in running if not task.waitForFinished(PATIENCE_MS)]
        if waiting:
            interrupt()
            for task in waiting:
                task.waitForFinished(INTERRUPTED_MS)

    def abandon(self) -> None:
        """Waits for nothing: what runs ends some time, and its answer goes to nobody."""
        _abandoned.update(self._let_go())

    def _let_go(self) -> set[_Task]:
        running, self._running = self._running, set()
        self._busy.clear()
        self._again.clear()
        for task in running:
            task.cancel()
        return running
