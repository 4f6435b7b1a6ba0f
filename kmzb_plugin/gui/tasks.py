"""Work in the background: a thread of our own runs it, the answer comes back on the main thread.

QGIS's task manager would do, but it can lose a task that begins while another one ends
(https://github.com/qgis/QGIS/pull/67040): nothing then ever follows. Work with a title is listed there all the same.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from threading import Event
from typing import Any, TypeVar

from qgis.core import QgsApplication, QgsProxyProgressTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from ..analysis.progress import Cancelled
from ..disk import reason
from ..libraries import what_lacks
from ..store.errors import StoreUnavailable, WayRefused
from ..text import UserError, tr

Result = TypeVar("Result")

PATIENCE_SECONDS = 0.08
"""How long the window waits for what is nearly done, before it is interrupted; nobody notices so short a hold."""

INTERRUPTED_SECONDS = 5.0
MOST_AT_ONCE = 8


class Away(UserError):
    """The store did not answer. `refused`: it will not either, until somebody does something about the login."""

    def __init__(self, error: StoreUnavailable) -> None:
        super().__init__(str(error))
        self.refused = isinstance(error, WayRefused)


class GivenUp(UserError):
    """Somebody wanted the work no longer, and it has ended before it was done."""


Failed = Callable[[UserError], None]


class Errand(QObject):
    """What somebody waits for and sees going on: it tells how far it is, and hears when it is given up.

    Made on the main thread, where `progressed` arrives with the fraction done; `tell` and `is_given_up` are for the
    thread that works. The work raises `Cancelled` once it is given up; what it does all the same counts.
    """

    progressed = pyqtSignal(float)

    def __init__(self) -> None:
        super().__init__()
        self._over = Event()

    def tell(self, fraction: float) -> None:
        """How much is done, from 0 to 1."""
        self.progressed.emit(fraction)

    def give_up(self) -> None:
        """Nobody wants it any more."""
        self._over.set()

    def is_given_up(self) -> bool:
        """Whether somebody gave it up."""
        return self._over.is_set()


class _Bell(QObject):
    """Brings a task that is done to the main thread."""

    rung = pyqtSignal(object)


class _Crew:
    """The threads that work, and the bell; made when first needed."""

    def __init__(self) -> None:
        self._threads: ThreadPoolExecutor | None = None
        self._bell: _Bell | None = None

    def take(self, task: _Task) -> Future[None]:
        """Lets a thread run the task."""
        if self._threads is None or self._bell is None:
            self._threads, self._bell = ThreadPoolExecutor(MOST_AT_ONCE, "kmzb"), _Bell()
            self._bell.rung.connect(_Task.tell, Qt.ConnectionType.QueuedConnection)
        return self._threads.submit(task.run, self._bell)

    def dismiss(self) -> None:
        """Ends the threads as soon as they are free."""
        if self._threads is not None and self._bell is not None:
            self._threads.shutdown(wait=False, cancel_futures=True)
            self._bell.deleteLater()
            self._threads = self._bell = None


_crew = _Crew()
dismiss = _crew.dismiss
at_work: set[_Task] = set()
"""Tasks of which nobody has heard yet, also those for which nobody waits any more."""


class _Task:
    def __init__(
        self,
        owner: Tasks,
        title: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Failed,
        unwanted: Callable[[Any], None] | None,
        errand: Errand | None,
    ) -> None:
        self._owner: Tasks | None = owner
        self._errand = errand
        self._work = work
        self._done = done
        self._failed = failed
        self._unwanted = unwanted
        self._answer: Any = None
        self._error: UserError | None = None
        self._listed = self._list(title) if title else None
        at_work.add(self)
        self.future = _crew.take(self)

    def _list(self, title: str) -> QgsProxyProgressTask:
        """Among QGIS's tasks, where the person can give it up."""
        listed = QgsProxyProgressTask(title, True)
        listed.canceled.connect(self._give_up)
        if self._errand is not None:
            self._errand.progressed.connect(self._show, Qt.ConnectionType.QueuedConnection)
        QgsApplication.taskManager().addTask(listed)
        return listed

    def _show(self, fraction: float) -> None:
        if self._listed is not None and not sip.isdeleted(self._listed):
            self._listed.setProxyProgress(100 * fraction)

    def _give_up(self) -> None:
        if self._errand is not None:
            self._errand.give_up()
        elif self._owner is not None:
            self._owner.forget(self)

    def run(self, bell: _Bell) -> None:
        """On a thread of the crew."""
        try:
            self._answer = self._work()
        except Cancelled:
            self._error = GivenUp(tr("Cancelled."))
        except UserError as error:
            self._error = error
        except StoreUnavailable as error:
            self._error = Away(error)
        except ModuleNotFoundError as error:
            self._error = UserError(what_lacks((error.name or "").split(".")[:1]) or str(error), str(error))
        except Exception as error:
            self._error = UserError(
                tr("Something unexpected went wrong: {error}. What you decided is safe.").format(error=reason(error)),
                traceback.format_exc(),
            )
        try:
            bell.rung.emit(self)
        except RuntimeError:  # the bell is gone with the plugin
            self._drop()

    def tell(self) -> None:
        """On the main thread: the answer to whoever waits for it."""
        at_work.discard(self)
        self._unlist()
        owner, self._owner = self._owner, None
        if owner is None or not owner.forget(self):
            self._drop()
        elif self._error is not None:
            self._failed(self._error)
        else:
            self._done(self._answer)

    def _drop(self) -> None:
        if self._answer is not None and self._unwanted is not None:
            self._unwanted(self._answer)

    def cancel(self) -> None:
        """It does not begin any more; what has begun goes on."""
        if self.future.cancel():
            at_work.discard(self)
            self._unlist()

    def _unlist(self) -> None:
        listed, self._listed = self._listed, None
        if listed is not None and not sip.isdeleted(listed):
            listed.canceled.disconnect(self._give_up)
            listed.finalize(True)


class Tasks:
    """Starts background work and hands its answers on, as long as they are wanted.

    `failed` must not be the `emit` of a signal of what holds this: Python does not see such a circle, and keeps it.
    """

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
        errand: Errand | None = None,
    ) -> None:
        """Runs `work` on another thread, then `done` with its answer, or `failed`, on the main thread.

        Without a title it is not listed among QGIS's tasks. `unwanted` gets an answer that nobody waits for any more.
        With an `errand`, giving it up among QGIS's tasks asks the work to end, and `failed` hears of it.
        """
        self._running.add(_Task(self, title, work, done, failed or self._failed, unwanted, errand))

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
        running = [task.future for task in self._let_go()]
        if wait(running, PATIENCE_SECONDS).not_done:
            interrupt()
            wait(running, INTERRUPTED_SECONDS)

    def abandon(self) -> None:
        """Waits for nothing: what runs ends some time, and its answer goes to nobody."""
        self._let_go()

    def _let_go(self) -> set[_Task]:
        running, self._running = self._running, set()
        self._busy.clear()
        self._again.clear()
        for task in running:
            task.cancel()
        return running
