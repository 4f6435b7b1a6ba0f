"""The line at the foot of the import: what goes on, how far it is, and the button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal

from ..text import UserError, tr
from .tasks import Errand, Failed, Tasks


class Errands(QObject):
    """One errand at a time: what went on before is wanted no longer. `changed` says that one begins or ends."""

    changed = pyqtSignal()

    def __init__(self, line: Any, failed: Failed) -> None:
        """`line` has the widgets `busyHolder`, `busyLabel`, `busyBar` and `stopButton`."""
        super().__init__(line)
        self._line, self._failed = line, failed
        self._errand: Errand | None = None
        self.tasks = Tasks(failed)
        policy = line.busyHolder.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else the page jumps with each errand
        line.busyHolder.setSizePolicy(policy)
        line.busyHolder.hide()
        line.stopButton.clicked.connect(lambda _: self.stop())

    @property
    def busy(self) -> bool:
        """Whether something goes on."""
        return self._errand is not None

    def run(self, text: str, work: Callable[[Errand], Any], done: Callable[[Any], None], title: str = "") -> None:
        """Does something in the background, and says so with a text; with a title also among QGIS's tasks."""
        self.drop()
        self._errand = errand = Errand()
        errand.progressed.connect(lambda part: self._show(errand, part), Qt.ConnectionType.QueuedConnection)
        self._line.busyLabel.setText(text)
        self._line.busyBar.setRange(0, 0)
        self._line.stopButton.setEnabled(True)
        self._line.busyHolder.show()

        def finished(answer: Any) -> None:
            if errand is self._errand:
                self._rest()
                done(answer)

        def broke(error: UserError) -> None:
            if errand is self._errand:
                self._rest()
                self._failed(error)

        self.tasks.start(lambda: work(errand), finished, broke, title, errand=errand)
        self.changed.emit()

    def _show(self, errand: Errand, part: float) -> None:
        if errand is self._errand:
            self._line.busyBar.setRange(0, 100)
            self._line.busyBar.setValue(round(100 * part))

    def _rest(self) -> None:
        self._errand = None
        self._line.busyHolder.hide()
        self.changed.emit()

    def stop(self) -> None:
        """The work ends as soon as it hears of it, and `failed` with it."""
        if self._errand is not None:
            self._errand.give_up()
            self._line.busyLabel.setText(tr("Stopping…"))
            self._line.stopButton.setEnabled(False)

    def drop(self) -> None:
        """Nobody waits for it any more."""
        if self._errand is not None:
            self._errand.give_up()
            self._rest()

    def leave(self) -> None:
        """Nobody waits for anything any more."""
        self.drop()
        self.tasks.abandon()
