"""Work in the background: QGIS's task manager runs it, the answer comes back on the main thread."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import Any, TypeVar

from qgis.core import QgsApplication, QgsTask

from ..store.base import StoreUnavailable
from ..text import UserError, tr

Result = TypeVar("Result")
Failed = Callable[[UserError], None]


class _Task(QgsTask):
    def __init__(self, owner: Tasks, title: str, work: Callable[[], Any], done: Callable[[Any], None], failed: Failed):
        flags = QgsTask.Flag.CanCancel | QgsTask.Flag.Silent
        super().__init__(title, flags if title else flags | QgsTask.Flag.Hidden)
        self._owner: Tasks | None = owner
        self._work = work
        self._done = done
        self._failed = failed
        self._answer: Any = None
        self._error: UserError | None = None

    def run(self) -> bool:
        try:
            self._answer = self._work()
        except UserError as error:
            self._error = error
        except StoreUnavailable as error:
            self._error = UserError(
                tr("The store does not answer at the moment. What you decided is kept and will be sent."), str(error)
            )
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
        owner, self._owner = self._owner, None
        if owner is None or not owner.forget(self):
            return
        if result:
            self._done(self._answer)
        elif self._error is not None:
            self._failed(self._error)


class Tasks:
    """Starts background work and keeps hold of it: without a reference in Python neither it nor its answer happens."""

    def __init__(self, failed: Failed) -> None:
        self._failed = failed
        self._running: set[_Task] = set()

    def start(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Failed | None = None,
        title: str = "",
    ) -> None:
        """Runs `work` on another thread, then `done` with its answer, or `failed`, on the main thread.

        Without a title it is not listed among QGIS's tasks.
        """
        task = _Task(self, title, work, done, failed or self._failed)
        self._running.add(task)
        QgsApplication.taskManager().addTask(task)

    def forget(self, task: _Task) -> bool:
        """Whether the task's answer is still wanted."""
        wanted = task in self._running
        self._running.discard(task)
        return wanted

    def stop(self) -> None:
        """Waits for what runs; no answer arrives afterwards."""
        running, self._running = self._running, set()
        for task in running:
            task.cancel()
            task.waitForFinished(5000)
