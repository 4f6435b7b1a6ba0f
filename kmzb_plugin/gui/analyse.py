"""The menu `Analyse`: the common algorithms, with the threats that the filter shows or those chosen filled in."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from qgis.PyQt.QtWidgets import QAction, QMenu, QWidget

from ..domain.duplicates import changed_rules
from ..text import tr
from . import settings
from .algorithms import start
from .dock import WorkbenchDock
from .icons import icon
from .map_link import MapLink
from .messages import Messages
from .session import Session

FEWEST = 3
"""Threats below which no algorithm has anything to say."""

CARD = "verification_card"
"""The template, and the action that prints it."""

FAVOURITES = ("optimizedhotspots", "kerneldensity", "categorysummary", "stationbriefing")


def titles() -> dict[str, str]:
    """The algorithms over threats, by name."""
    return {
        "optimizedhotspots": tr("&Find hot spots…"),
        "kerneldensity": tr("&Density…"),
        "hotspots": tr("&Hot spots…"),
        "categorysummary": tr("Su&mmary by category…"),
        "clusters": tr("C&lusters…"),
        "nearrepeat": tr("Near &repeats…"),
        "findduplicates": tr("D&uplicates and bursts…"),
    }


class Analyse:
    """`menu` is for the menu bar and the dock alike; `actions` are by the name of the algorithm."""

    def __init__(
        self, session: Session, dock: WorkbenchDock, link: MapLink, messages: Messages, window: QWidget
    ) -> None:
        self._session, self._dock, self._link, self._messages = session, dock, link, messages
        self.menu = QMenu(tr("&Analyse"), window)
        self.menu.setObjectName("KmzbAnalyse")
        self.menu.setIcon(icon("analyse"))
        self.actions: dict[str, QAction] = {}
        for name, title in titles().items():
            self.actions[name] = self._add(self.menu, name, title, partial(self.start, name))
        self._chosen = QMenu(tr("Only the threats &chosen"), self.menu)
        for name, title in titles().items():
            self._add(self._chosen, name, title, partial(self.start_chosen, name))
        self.menu.addSeparator()
        self.menu.addMenu(self._chosen)
        self.menu.addSeparator()
        self.actions["stationbriefing"] = self._add(
            self.menu, "stationbriefing", tr("Station &briefing…"), self.start_briefing
        )
        self.actions[CARD] = self._add(self.menu, "verificationcard", tr("&Verification card…"), self.start_card)
        self.actions["exportthreats"] = self._add(
            self.menu, "exportthreats", tr("E&xport the list…"), self.start_export
        )
        self.actions["publish"] = self._add(self.menu, "publish", tr("&Publish a map…"), self.start_publish)
        for name, action in self.actions.items():
            action.setObjectName(f"kmzb_{name}")
        self.menu.aboutToShow.connect(self._count_chosen)
        dock.ui.analyseButton.setIcon(icon("analyse"))
        dock.ui.analyseButton.setMenu(self.menu)

    def unload(self) -> None:
        """Takes the menu away."""
        self._dock.ui.analyseButton.setMenu(None)
        self.menu.setParent(None)
        self.menu.deleteLater()

    def start(self, name: str) -> None:
        """Opens the dialog with the threats that the filter and the planes switched on show."""
        layer = self._link.shown_threats()
        start(name, {"INPUT": layer, **self._own(name)} if layer else {})

    def start_chosen(self, name: str) -> None:
        """Opens the dialog with the threats chosen in the queue alone."""
        from qgis.core import QgsProcessingFeatureSourceDefinition

        chosen = self._dock.card.threats
        selected = self._link.select_among_shown(chosen)
        if selected < FEWEST:
            self._messages.say(tr("Choose at least {n} threats in the queue, or on the map.").format(n=FEWEST))
            return
        if selected < len(chosen):
            self._messages.say(tr("%n threats chosen are on planes that are switched off.", len(chosen) - selected))
        source = QgsProcessingFeatureSourceDefinition(self._link.shown_threats(), True)
        start(name, {"INPUT": source, **self._own(name)})

    def _own(self, name: str) -> dict[str, str]:
        """What an algorithm gets of the store's rules."""
        if name != "findduplicates" or (dictionary := self._session.dictionary) is None:
            return {}
        changed = changed_rules(dictionary.settings)
        return {"RULES": json.dumps(changed, ensure_ascii=False)} if changed else {}

    def start_briefing(self) -> None:
        """Opens the dialog with the store that is open, and the units of the queue's filter."""
        codes = self._units_chosen() if self._session.location else []
        start("stationbriefing", {**self._store(), **({"UNITS": ", ".join(codes)} if codes else {})})

    def start_publish(self) -> None:
        """Opens the dialog with the store that is open: a publication is of the whole store, whatever the filter."""
        start("publish", self._store())

    def _store(self) -> dict[str, str]:
        """What the algorithms over a store get of it; nothing while none is open."""
        session = self._session
        return {"STORE": session.location, "AUTHCFG": session.authcfg} if session.location else {}

    def _units_chosen(self) -> list[str]:
        """The codes of the units in the filter, without those below, which it has as well and algorithms include."""
        chosen = set(self._session.filter.units)
        return [unit.code for unit in self._session.units if unit.id in chosen and unit.parent_id not in chosen]

    def start_export(self) -> None:
        """Opens the dialog with the filter of the queue; it asks for the reason and the recipient."""
        session, where = self._session, self._session.filter
        if not session.location:
            start("exportthreats", {})
            return
        if where.owner is not None or where.overdue_at is not None or where.text:
            self._messages.say(
                tr("The list goes by planes, categories, statuses, units and period, not by mine, overdue or text.")
            )
        codes = {
            "PLANE": where.planes,
            "CATEGORY": where.categories,
            "STATUS": where.statuses,
            "UNIT": self._units_chosen(),
            "PERIOD": (str(where.period),) if where.period else (),
        }
        given = {name: ",".join(values) for name, values in codes.items() if values}
        start("exportthreats", {**self._store(), **given})

    def start_card(self) -> None:
        """Opens the dialog for the verification cards of the threats on the card."""
        chosen = self._dock.card.threats
        if not chosen:
            self._messages.say(tr("Choose the threat in the queue, or on the map."))
            return
        start(
            "stationbriefing",
            {**self._store(), "TEMPLATE": CARD, "THREATS": ", ".join(threat.number for threat in chosen)},
        )

    def _count_chosen(self) -> None:
        count = len(self._dock.card.threats) if self._session.store is not None else 0
        self._chosen.setEnabled(count > 0)
        self._chosen.setTitle(tr("Only the %n threats &chosen", count) if count else tr("Only the threats &chosen"))

    def _add(self, menu: QMenu, name: str, title: str, act: Any) -> QAction:
        action = QAction(icon(name), title, menu)
        action.triggered.connect(lambda _=False: act())
        menu.addAction(action)
        return action


def add_favourites() -> None:
    """Puts the common algorithms among Processing's favourites, once: who takes the star away is not asked again."""
    from qgis.gui import QgsGui

    # Since QGIS 3.40, and said to be unstable.
    manager = getattr(QgsGui, "processingFavoriteAlgorithmManager", lambda: None)()
    if manager is None or settings.favourites_added():
        return
    for name in FAVOURITES:
        manager.add(f"kmzb:{name}")
