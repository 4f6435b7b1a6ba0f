"""What QGIS does on its main thread alone, for an algorithm that runs on another."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import copy_context
from typing import Generic, TypeVar

from qgis.PyQt.QtCore import QCoreApplication, QObject, Qt, QThread, pyqtSignal, pyqtSlot

Result = TypeVar("Result")


def on_main_thread(work: Callable[[], Result]) -> Result:
    """What `work` returns, done on the main thread in the caller's language; waits. Raises what it raises."""
    application = QCoreApplication.instance()
    if application is None or QThread.currentThread() == application.thread():
        return work()
    asked = _Asked(work)
    asked.moveToThread(application.thread())
    return asked.answer()


class _Asked(QObject, Generic[Result]):
    _begin = pyqtSignal()

    def __init__(self, work: Callable[[], Result]) -> None:
        super().__init__()
        self._work = work
        self._context = copy_context()
        self._results: list[Result] = []
        self._error: BaseException | None = None
        self._over = threading.Event()
        self._begin.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def answer(self) -> Result:
        self._begin.emit()
        self._over.wait()
        if self._error is not None:
            raise self._error
        return self._results[0]

    @pyqtSlot()  # else Qt would call it in the thread that asks
    def _do(self) -> None:
        try:
            self._results.append(self._context.run(self._work))
        except BaseException as error:
            self._error = error
        finally:
            self._over.set()
