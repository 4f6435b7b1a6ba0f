"""The filter goes with QGIS's project: whoever opens it tomorrow, or gets it, sees the same threats."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt.QtXml import QDomDocument

from ..text import tr

if TYPE_CHECKING:
    from .filter_bar import FilterBar
    from .session import Session

ELEMENT, ATTRIBUTE = "kmzb", "filter"


class KeptFilter:
    """Keeps the filter of the project that is opened for whoever `serve`s it; `unload` ends it."""

    def __init__(self, project: QgsProject) -> None:
        self._project = project
        self._waiting: str | None = None
        self._undo: list[Callable[[], Any]] = []
        self._listen(project.readProject, self._read)

    def serve(self, session: Session, bar: FilterBar, say: Callable[[str], object]) -> None:
        """Writes the bar's filter into every project that is saved, sets the bar to that of one that is opened."""
        self._session, self._bar, self._say = session, bar, say
        self._listen(self._project.writeProject, self._write)
        self._listen(self._project.readProject, self._restore)
        self._listen(session.opened, self._restore)

    def unload(self) -> None:
        """Listens no more."""
        while self._undo:
            self._undo.pop()()

    def _listen(self, signal: Any, slot: Callable[..., object]) -> None:
        signal.connect(slot)
        self._undo.append(partial(signal.disconnect, slot))

    def _read(self, document: QDomDocument) -> None:
        element = document.documentElement().firstChildElement(ELEMENT)
        self._waiting = None if element.isNull() else element.attribute(ATTRIBUTE)

    def _write(self, document: QDomDocument) -> None:
        if self._session.store is not None:
            element = document.createElement(ELEMENT)
            element.setAttribute(ATTRIBUTE, self._bar.saved())
            document.documentElement().appendChild(element)

    def _restore(self, _: Any) -> None:
        # A project may be opened before its store.
        if self._session.store is None or self._waiting is None:
            return
        saved, self._waiting = self._waiting, None
        if not self._bar.restore(saved):
            self._say(tr("The project's filter was made for another store: what this one does not have was left out."))
