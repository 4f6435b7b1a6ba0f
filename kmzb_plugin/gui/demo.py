"""Making the demo store in the background, in a place of the person's own."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from qgis.PyQt.QtCore import QObject, QStandardPaths, pyqtSignal

from ..disk import reason
from ..domain.periods import now
from ..libraries import ALWAYS, require
from ..text import UserError, tr
from .tasks import Tasks

REPORTS = 5_000


def demo_path() -> Path:
    """Where this person's demo store stands, or would: among their documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / "KMZB" / "kmzb-demo.gpkg"


class DemoMaker(QObject):
    """Makes the demo; `progressed` gets the fraction done, `made` the location. One that is there is taken as it is."""

    progressed = pyqtSignal(float)
    made = pyqtSignal(str)
    given_up = pyqtSignal()
    failed = pyqtSignal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._stop = Event()
        self._tasks = Tasks(lambda error: self.failed.emit(error))

    def start(self) -> None:
        """Makes it, or finds it made."""
        self._stop = stop = Event()
        self._tasks.start(lambda: self._make(stop), self._done)

    def cancel(self) -> None:
        """Makes no demo; nothing is left of what was begun."""
        self._stop.set()

    def unload(self) -> None:
        """Stops what is being made, and waits for that."""
        self._stop.set()
        self._tasks.stop()

    def _make(self, stop: Event) -> str | None:
        from ..analysis.progress import Cancelled

        require(ALWAYS)  # before what needs them is imported
        from ..store.demo.create import create_demo_store

        if self.path.exists():
            return str(self.path)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            text = tr("The folder «{path}» for the demo cannot be made: {reason}.")
            raise UserError(text.format(path=self.path.parent, reason=reason(error))) from error
        try:
            # Up to today, so that limits, «the last 30 days» and what is new mean something in the window.
            today = now().replace(hour=0, minute=0, second=0, microsecond=0)
            create_demo_store(
                str(self.path), count=REPORTS, end=today, progress=self.progressed.emit, cancelled=stop.is_set
            )
        except Cancelled:
            return None
        return str(self.path)

    def _done(self, location: str | None) -> None:
        if location is None:
            self.given_up.emit()
        else:
            self.made.emit(location)
