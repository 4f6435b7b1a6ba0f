"""The filter goes with QGIS's project: whoever opens it tomorrow, or gets it, sees the same threats."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsProject
from qgis.PyQt.QtXml import QDomDocument

from ..text import tr
from .filter_bar import FilterBar
from .session import Session

ELEMENT, ATTRIBUTE = "kmzb", "filter"


class KeptFilter:
    """Writes the filter into the project when that is saved, and sets it when one is opened; `unload` ends it."""

    def __init__(self, session: Session, bar: FilterBar, project: QgsProject, say: Callable[[str], object]) -> None:
        self._session, self._bar, self._project, self._say = session, bar, project, say
        self._waiting: str | None = None
        project.writeProject.connect(self._write)
        project.readProject.connect(self._read)
        session.opened.connect(self._on_opened)

    def unload(self) -> None:
        """Listens no more."""
        self._project.writeProject.disconnect(self._write)
        self._project.readProject.disconnect(self._read)
        self._session.opened.disconnect(self._on_opened)

    def _write(self, document: QDomDocument) -> None:
        if self._session.store is not None:
            element = document.createElement(ELEMENT)
            element.setAttribute(ATTRIBUTE, self._bar.saved())
            document.documentElement().appendChild(element)

    def _read(self, document: QDomDocument) -> None:
        element = document.documentElement().firstChildElement(ELEMENT)
        if element.isNull():
            return
        self._waiting = element.attribute(ATTRIBUTE)
        if self._session.store is not None:
            self._restore()

    def _on_opened(self, _: Any) -> None:
        # A project that was opened before its store.
        if self._waiting is not None:
            self._restore()

    def _restore(self) -> None:
        saved, self._waiting = self._waiting, None
        if not self._bar.restore(saved or ""):
            self._say(tr("The project's filter was made for another store: what this one does not have was left out."))
