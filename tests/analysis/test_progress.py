"""A job on several threads: order, progress, cancellation, errors."""

from __future__ import annotations

import time
from threading import Event, Lock, current_thread, main_thread

import pytest

from kmzb_plugin.analysis.progress import WORKERS, Cancelled, Job, awaited
from kmzb_plugin.text import speaking, tr


def test_results_come_in_the_order_of_the_items_and_in_the_callers_thread() -> None:
    taken: list[int] = []

    def work(i: int) -> int:
        assert current_thread() is not main_thread()
        time.sleep(0.002 * (i % 3))
        return i

    def take(i: int) -> None:
        assert current_thread() is main_thread()
        taken.append(i)

    Job(None, None).each(work, range(40), take)
    assert taken == list(range(40))


def test_only_few_results_wait() -> None:
    waiting, most, lock = 0, 0, Lock()

    def work(i: int) -> None:
        nonlocal waiting, most
        with lock:
            waiting += 1
            most = max(most, waiting)

    def take(_: None) -> None:
        nonlocal waiting
        with lock:
            waiting -= 1

    Job(None, None).each(work, range(200), take)
    assert most <= 2 * WORKERS + 1


def test_an_error_ends_the_job() -> None:
    done: list[int] = []

    def work(i: int) -> None:
        if i == 3:
            raise ValueError("three")
        done.append(i)

    with pytest.raises(ValueError, match="three"):
        Job(None, None).each(work, range(10_000))
    assert len(done) < 100


def test_a_cancel_stops_the_workers_between_two_pieces_of_work() -> None:
    asked: list[float] = []

    def cancelled() -> bool:
        asked.append(time.perf_counter())
        return len(asked) > 1

    job = Job(None, cancelled)
    job.begin(1.0)

    def work(_: int) -> None:
        while True:
            time.sleep(0.005)
            job.advance()

    begin = time.perf_counter()
    with pytest.raises(Cancelled):
        job.each(work, range(8))
    assert time.perf_counter() - begin < 2.0


def test_progress_grows_to_one_over_all_stages() -> None:
    seen: list[float] = []
    job = Job(seen.append, None)
    job.stages = 2
    for _ in range(2):
        job.begin(10.0)
        job.each(lambda _: (time.sleep(0.01), job.advance(1.0)), range(10))
    job.report()
    assert seen == sorted(seen)
    assert seen[-1] == pytest.approx(1.0)


def test_what_is_awaited_comes_back_or_raises() -> None:
    assert awaited(lambda: 7, None) == 7
    assert awaited(lambda: 7, lambda: False) == 7
    for cancelled in (None, lambda: False):
        with pytest.raises(ZeroDivisionError):
            awaited(lambda: 1 // 0, cancelled)


def test_a_cancel_ends_the_waiting_and_not_the_work() -> None:
    goes_on, asked = Event(), 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        assert current_thread() is main_thread()
        return asked > 2

    finished: list[bool] = []
    with pytest.raises(Cancelled):
        awaited(lambda: finished.append(goes_on.wait(30)), cancelled)
    assert not finished
    goes_on.set()


def test_nothing_begins_that_was_cancelled_before() -> None:
    begun: list[int] = []
    with pytest.raises(Cancelled):
        awaited(lambda: begun.append(1), lambda: True)
    assert not begun


def test_what_is_awaited_speaks_the_callers_language() -> None:
    with speaking("pl", lambda source, n: f"‹{source}›"):
        assert awaited(lambda: tr("day"), lambda: False) == "‹day›"


def test_run_returns_what_the_tasks_return_in_their_order() -> None:
    slow = Event()
    said: list[float] = []

    def first() -> str:
        slow.wait(5)
        return "first"

    def second() -> str:
        slow.set()
        return "second"

    assert Job(said.append, None).run(first, second) == ["first", "second"]
    assert said
