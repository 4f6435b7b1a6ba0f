"""How long calculations report their progress and notice that they are no longer wanted."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from threading import Event, Lock

Progress = Callable[[float], object]
IsCancelled = Callable[[], bool]

POLL_SECONDS = 0.05


class Cancelled(Exception):
    """The caller's `cancelled()` said yes; nothing was returned."""


def stop_if(cancelled: IsCancelled | None) -> None:
    """Raises `Cancelled` if the caller wants no result any more."""
    if cancelled is not None and cancelled():
        raise Cancelled


@dataclass(frozen=True)
class Part:
    """A part of some work reports its fraction as that of the whole, from `begin` to `end`."""

    whole: Progress
    begin: float
    end: float

    def __call__(self, fraction: float) -> None:
        self.whole(self.begin + (self.end - self.begin) * fraction)


class Job:
    """Progress and cancellation of one calculation that may run on several threads.

    The callbacks are called from the caller's thread only (`run`); the workers call `advance`, which counts the work
    done and raises `Cancelled` once the caller has said so.
    """

    def __init__(self, progress: Progress | None, cancelled: IsCancelled | None) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._stop = Event()
        self._lock = Lock()
        self._done = 0.0
        self._total = 1.0
        self._stage = -1
        self.stages = 1

    def begin(self, work: float) -> None:
        """Starts the next of the job's `stages`, which consists of `work` units."""
        self._stage += 1
        self._done, self._total = 0.0, max(work, 1.0)

    def advance(self, work: float = 0.0) -> None:
        """Called by a worker between two pieces of work, at least every 0.1 s."""
        if self._stop.is_set():
            raise Cancelled
        with self._lock:
            self._done += work

    def report(self) -> None:
        """Calls the caller back; raises `Cancelled` if it wants no result any more."""
        if self._cancelled is not None and self._cancelled():
            self._stop.set()
            raise Cancelled
        if self._progress is not None:
            self._progress((max(self._stage, 0) + min(1.0, self._done / self._total)) / self.stages)

    def run(self, *tasks: Callable[[], object]) -> None:
        """Runs the tasks side by side, one thread each, and returns when all have ended; raises what one raised."""
        with ThreadPoolExecutor(max_workers=len(tasks)) as pool:
            futures: list[Future[object]] = [pool.submit(task) for task in tasks]
            try:
                while wait(futures, timeout=POLL_SECONDS).not_done:
                    self.report()
                for future in futures:
                    future.result()
                self.report()
            except BaseException:
                self._stop.set()
                raise
