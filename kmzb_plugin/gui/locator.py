"""Threats in QGIS's search field: `kmzb` and a part of a number, a place or a category."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from qgis.core import QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult

from ..domain.periods import now
from ..domain.threat import Threat
from ..locale import language
from ..store.errors import Misuse, StoreUnavailable
from ..store.filter import ThreatFilter
from ..text import UserError, tr
from . import wording
from .icons import icon
from .session import Session

SHORTEST, MOST = 2, 15
"""Letters that are looked for, at least; threats that are offered for each way of finding them."""


class ThreatLocator(QgsLocatorFilter):
    """Looks in the open store, in QGIS's own thread; `show` gets the id of the threat that was chosen."""

    def __init__(self, session: Session, show: Callable[[str], object]) -> None:
        super().__init__()
        self._session = session
        self._show = show
        self._icon = icon("kmzb")
        # Every letter typed for something else would ask the store.
        self.setUseWithoutPrefix(False)
        self.setFetchResultsDelay(200)

    def clone(self) -> ThreatLocator:
        return ThreatLocator(self._session, self._show)

    def name(self) -> str:
        return "kmzb_threats"

    def displayName(self) -> str:
        return tr("Threats of the open store")

    def prefix(self) -> str:
        return "kmzb"

    def priority(self) -> QgsLocatorFilter.Priority:
        return QgsLocatorFilter.Priority.Medium

    def fetchResults(self, text: str, context: QgsLocatorContext, feedback: Any) -> None:
        text = text.strip()
        if len(text) < SHORTEST:
            return
        # A store that does not answer, or is being closed at this moment, offers nothing; the dock says so already.
        with suppress(StoreUnavailable, UserError, Misuse):
            for threat in self._found(text):
                if feedback.isCanceled():
                    return
                self.resultFetched.emit(self._result(threat))

    def _found(self, text: str) -> Iterator[Threat]:
        store, dictionary = self._session.store, self._session.dictionary
        if store is None or dictionary is None:
            return
        yield from (mentioned := store.threats(ThreatFilter(text=text), limit=MOST))
        known = {threat.id for threat in mentioned}
        categories = tuple(
            category.code
            for category in dictionary.categories
            if text.casefold() in dictionary.categories.label(category.code, language()).casefold()
        )
        if categories:
            found = store.threats(ThreatFilter(categories=categories), limit=MOST)
            yield from (threat for threat in found if threat.id not in known)

    def _result(self, threat: Threat) -> QgsLocatorResult:
        dictionary = self._session.dictionary
        result = QgsLocatorResult()
        result.filter = self
        result.setUserData(threat.id)  # it is read anew when it is chosen
        result.icon = self._icon
        result.displayString = threat.number
        if dictionary is not None:
            parts = (
                wording.category_name(dictionary, threat.category),
                wording.status_name(dictionary, threat.status),
                threat.place,
                wording.age(threat.reported_at, now()),
            )
            result.displayString = " · ".join((threat.number, parts[0]))
            result.description = " · ".join(part for part in parts[1:] if part)
        return result

    def triggerResult(self, result: QgsLocatorResult) -> None:
        self._show(result.userData)
