"""Work for the main thread, asked for on another."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from qgis.PyQt.QtCore import QCoreApplication, QThread

from kmzb_plugin.processing.main_thread import on_main_thread
from kmzb_plugin.text import speaking, spoken_language


def waited(future: Future[Any]) -> Any:
    """The answer of another thread, while the main thread goes on."""
    while not future.done():
        QCoreApplication.processEvents()
    return future.result()


@pytest.fixture
def other(qgis_app: Any) -> Any:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_is_done_on_the_main_thread_from_anywhere(other: ThreadPoolExecutor) -> None:
    main = QThread.currentThread()
    assert on_main_thread(QThread.currentThread) == main
    assert waited(other.submit(lambda: on_main_thread(QThread.currentThread))) == main


def test_speaks_the_language_of_who_asks(other: ThreadPoolExecutor) -> None:
    def ask() -> str:
        with speaking("de", lambda text, n: text):
            return on_main_thread(spoken_language)

    assert waited(other.submit(ask)) == "de"
    assert spoken_language() == ""


def test_an_error_reaches_who_asked(other: ThreadPoolExecutor) -> None:
    def fail() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        waited(other.submit(lambda: on_main_thread(fail)))
