"""How long calculations report their progress and notice that they are no longer wanted."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from dataclasses import dataclass
from threading import Event, Lock
from time import monotonic
from typing import TypeVar

Progress = Callable[[float], object]
IsCancelled = Callable[[], bool]

POLL_SECONDS = 0.05
WORKERS = min(4, os.cpu_count() or 1)  # more would wait for the interpreter

Item = TypeVar("Item")
Result = TypeVar("Result")


class Cancelled(Exception):
    """The caller's `cancelled()` said yes; nothing was returned."""


def stop_if(cancelled: IsCancelled | None) -> None:
    """Raises `Cancelled` if the caller wants no result any more."""
    if cancelled is not None and cancelled():
        raise Cancelled


def awaited(work: Callable[[], Result], cancelled: IsCancelled | None) -> Result:
    """What `work` returns, or raises; it runs in a thread of its own while the caller asks `cancelled` every 0.05 s.

    For a call of a library that takes long, cannot be interrupted and lets other threads run. Raises `Cancelled` at
    once when the caller says so; the call then goes on to its end unheard, so it must change nothing.
    """
    if cancelled is None:
        return work()
    stop_if(cancelled)
    pool = ThreadPoolExecutor(1)
    future = pool.submit(copy_context().run, work)  # texts in the language that the caller speaks
    pool.shutdown(wait=False)
    while wait([future], timeout=POLL_SECONDS).not_done:
        stop_if(cancelled)
    return future.result()


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
        self._reported = 0.0
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
        self._reported = monotonic()
        if self._cancelled is not None and self._cancelled():
            self._stop.set()
            raise Cancelled
        if self._progress is not None:
            self._progress((max(self._stage, 0) + min(1.0, self._done / self._total)) / self.stages)

    def run(self, *tasks: Callable[[], Result]) -> list[Result]:
        """Runs the tasks side by side, one thread each, and returns what each returned; raises what one raised."""
        with ThreadPoolExecutor(max_workers=len(tasks)) as pool:
            futures = [pool.submit(task) for task in tasks]
            try:
                while wait(futures, timeout=POLL_SECONDS).not_done:
                    self.report()
                results = [future.result() for future in futures]
                self.report()
                return results
            except BaseException:
                self._stop.set()
                raise

    def each(
        self,
        function: Callable[[Item], Result],
        items: Iterable[Item],
        consume: Callable[[Result], object] = lambda result: None,
    ) -> None:
        """Calls `function` for every item on as many threads as there are processors, at most `WORKERS`.

        `consume` gets the results in the order of the items, in the caller's thread: a sum it makes does not depend on
        which thread was faster. No more than twice as many results as threads are kept. Raises what `function` raised.
        """
        waiting: deque[Future[Result]] = deque()
        with ThreadPoolExecutor(WORKERS) as pool:
            try:
                for item in items:
                    waiting.append(pool.submit(function, item))
                    if len(waiting) > 2 * WORKERS:
                        consume(self._awaited(waiting.popleft()))
                while waiting:
                    consume(self._awaited(waiting.popleft()))
            except BaseException:
                self._stop.set()
                for future in waiting:
                    future.cancel()
                raise

    def _awaited(self, future: Future[Result]) -> Result:
        while wait([future], timeout=POLL_SECONDS).not_done:
            self.report()
        if monotonic() - self._reported > POLL_SECONDS:
            self.report()
        return future.result()
