"""Work in the background: everything begun is heard of, and nobody waits longer than they want."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication

from kmzb_plugin.analysis.progress import stop_if
from kmzb_plugin.gui.tasks import Errand, GivenUp, Tasks, at_work
from kmzb_plugin.text import UserError

from .conftest import settle, wait_for

CHAINS, LINKS = 20, 30


@pytest.fixture
def errors() -> list[UserError]:
    return []


@pytest.fixture
def tasks(qgis_app: QgsApplication, errors: list[UserError]) -> Iterator[Tasks]:
    made = Tasks(errors.append)
    yield made
    made.stop()
    wait_for(lambda: not at_work, "the end of all work")


def test_hundreds_that_begin_as_others_end_are_all_heard_of(tasks: Tasks) -> None:
    """QGIS's own task manager loses some of these for good on a busy machine."""
    left = [LINKS] * CHAINS

    def go_on(chain: int) -> None:
        left[chain] -= 1
        if left[chain]:
            tasks.start(lambda: time.sleep(0.001), lambda _: go_on(chain))

    for chain in range(CHAINS):
        tasks.start(lambda: None, lambda _, chain=chain: go_on(chain))
    wait_for(lambda: not any(left), "every link of every chain")


def test_the_answer_comes_on_the_main_thread_and_the_work_is_done_on_another(tasks: Tasks) -> None:
    seen: list[threading.Thread] = []
    tasks.start(threading.current_thread, lambda worker: seen.extend([worker, threading.current_thread()]))
    wait_for(lambda: seen, "the answer")
    assert seen[0] is not seen[1] is threading.main_thread()


def test_what_breaks_is_said_and_what_is_unknown_does_not_end_qgis(tasks: Tasks, errors: list[UserError]) -> None:
    def known() -> None:
        raise UserError("Zamknięte.")

    def unknown() -> None:
        raise ZeroDivisionError("by nothing")

    tasks.start(known, lambda _: None)
    tasks.start(unknown, lambda _: None)
    wait_for(lambda: len(errors) == 2, "both errors")
    assert {error.text.partition(":")[0] for error in errors} == {"Zamknięte.", "Something unexpected went wrong"}


def test_a_title_is_listed_and_given_up_in_the_list(tasks: Tasks) -> None:
    manager, free, heard, thrown_away = QgsApplication.taskManager(), threading.Event(), [], []
    tasks.start(free.wait, heard.append, title="Opening", unwanted=thrown_away.append)
    (listed,) = (task for task in manager.activeTasks() if task.description() == "Opening")
    listed.cancel()
    free.set()
    wait_for(lambda: thrown_away, "the answer that nobody wants")
    settle(100)
    assert heard == []
    assert manager.countActiveTasks() == 0


def test_an_errand_hears_that_it_is_given_up_in_the_list_and_its_end_is_told(
    tasks: Tasks, errors: list[UserError]
) -> None:
    manager, errand, told = QgsApplication.taskManager(), Errand(), []
    errand.progressed.connect(told.append)

    def work() -> None:
        errand.tell(0.25)
        while True:
            time.sleep(0.01)
            stop_if(errand.is_given_up)

    tasks.start(work, told.append, title="Importing", errand=errand)
    (listed,) = (task for task in manager.activeTasks() if task.description() == "Importing")
    wait_for(lambda: listed.progress() == 25, "the progress in the list")
    listed.cancel()
    wait_for(lambda: errors, "the end")
    assert isinstance(errors[0], GivenUp)
    assert told == [0.25]
    assert manager.countActiveTasks() == 0


def test_an_errand_that_was_done_before_it_heard_counts(tasks: Tasks) -> None:
    errand, heard = Errand(), []
    errand.give_up()
    tasks.start(lambda: "imported", heard.append, errand=errand)
    wait_for(lambda: heard == ["imported"], "the answer")


def test_a_title_goes_from_the_list_when_the_work_is_done(tasks: Tasks) -> None:
    heard: list[int] = []
    for number in range(20):
        tasks.start(lambda number=number: number, heard.append, title="Opening")
    wait_for(lambda: len(heard) == 20, "the answers")
    wait_for(lambda: QgsApplication.taskManager().countActiveTasks() == 0, "the empty list")


def test_stopping_interrupts_what_does_not_end_by_itself(tasks: Tasks) -> None:
    free, heard = threading.Event(), []
    tasks.start(lambda: free.wait(60), heard.append)
    begin = time.monotonic()
    tasks.stop(free.set)
    assert time.monotonic() - begin < 10
    settle(50)
    assert heard == []


def test_one_of_a_kind_at_a_time_and_the_last_asked_for_afterwards(tasks: Tasks) -> None:
    free, heard = threading.Event(), []
    for name in "abc":
        tasks.once("card", lambda name=name: free.wait() and name, heard.append)
    assert tasks.is_busy("card")
    free.set()
    wait_for(lambda: heard == ["a", "c"], "the first and the last")
    assert not tasks.is_busy("card")
