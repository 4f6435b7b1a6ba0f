"""QGIS's search field, asked as it asks: in another thread, with a feedback that may be cancelled."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsFeedback, QgsLocator, QgsLocatorContext, QgsLocatorResult

from kmzb_plugin.gui.locator import SHORTEST, ThreatLocator
from kmzb_plugin.gui.session import Session
from kmzb_plugin.locale import language
from kmzb_plugin.store.filter import ThreatFilter
from tests.gui.conftest import Window, wait_for


def found(session: Session, text: str, feedback: QgsFeedback | None = None) -> list[Any]:
    results: list[Any] = []
    locator = ThreatLocator(session, lambda threat: None)
    locator.resultFetched.connect(results.append)
    locator.fetchResults(text, QgsLocatorContext(), feedback or QgsFeedback())
    return results


def test_by_number_place_and_category(window: Window) -> None:
    store, dictionary = window.session.store, window.session.dictionary
    assert store is not None
    assert dictionary is not None
    threat = store.threats(ThreatFilter(), limit=1)[0]
    (by_number,) = found(window.session, threat.number)
    assert by_number.userData == threat.id
    assert threat.number in by_number.displayString
    assert threat.place in by_number.description
    place = threat.place[-6:]
    assert all(place.casefold() in result.description.casefold() for result in found(window.session, place))
    name = dictionary.categories.label("speeding", language())
    results = found(window.session, name[3:12].upper())
    assert results
    assert all(result.displayString.endswith(name) for result in results)


def test_says_nothing_for_too_little_nothing_open_or_a_cancel(window: Window, qgis_app: Any) -> None:
    assert found(window.session, "ab"[: SHORTEST - 1]) == []
    assert found(Session(), "ul.") == []
    feedback = QgsFeedback()
    feedback.cancel()
    assert found(window.session, "ul.", feedback) == []


def test_a_store_that_is_closed_meanwhile_offers_nothing(window: Window) -> None:
    store = window.session.store
    assert store is not None
    store.close()
    assert found(window.session, "ul.") == []


def test_through_qgis_own_locator(window: Window) -> None:
    """QGIS clones it and asks in a thread of its own."""
    store = window.session.store
    assert store is not None
    threat = store.threats(ThreatFilter(statuses=("confirmed_eliminated",)), limit=1)[0]
    chosen: list[str] = []
    qgis, locator = QgsLocator(), ThreatLocator(window.session, chosen.append)
    qgis.registerFilter(locator)
    results: list[Any] = []
    qgis.foundResult.connect(lambda result: results.append(QgsLocatorResult(result)))
    qgis.fetchResults(f"kmzb {threat.number}", QgsLocatorContext())
    wait_for(lambda: results, "what the search finds")
    locator.triggerResult(results[0])
    assert chosen == [threat.id]


def test_a_threat_that_the_filter_hides_is_shown(window: Window) -> None:
    store = window.session.store
    assert store is not None
    threat = store.threats(ThreatFilter(statuses=("confirmed_eliminated",)), limit=1)[0]
    assert window.dock.model.row_of(threat.id) < 0
    window.dock.show_threat(threat.id)
    wait_for(lambda: [each.id for each in window.dock.card.threats] == [threat.id], "the threat on the card")
    assert window.dock.filter_bar.text.text() == threat.number
