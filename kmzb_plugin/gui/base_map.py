"""The menu `Base map`: none, the public ones, the unit's own. Nothing is loaded before somebody chooses it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.core import QgsBlockingNetworkRequest, QgsProject
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkRequest
from qgis.PyQt.QtWidgets import QActionGroup, QDialog, QMenu, QWidget

from ..text import UserError, tr
from . import settings
from .messages import Messages
from .tasks import Tasks

if TYPE_CHECKING:
    from ..layers.base_map import BaseMap

# The module of the layers is imported when the menu is opened, and the dialog when it is: QGIS starts without.

PATIENCE_MS = 10_000
NONE, OWN = "", "own"


class BaseMaps:
    """Keeps the menu; `choose` puts a base map below the threats, or takes it away."""

    def __init__(self, project: QgsProject, messages: Messages, window: QWidget) -> None:
        self._project, self._messages, self._window = project, messages, window
        self._tasks = Tasks(messages.fail)
        self._silent: set[str] = set()
        self.menu = QMenu(tr("&Base map"), window)
        self.menu.setObjectName("KmzbBaseMap")
        self.menu.aboutToShow.connect(self._fill)

    def unload(self) -> None:
        """Takes the menu away; a base map stays in the person's project."""
        self._tasks.abandon()
        self.menu.setParent(None)
        self.menu.deleteLater()

    def _fill(self) -> None:
        from ..layers.base_map import known, shown

        self.menu.clear()
        group, now = QActionGroup(self.menu), shown(self._project)
        choices: list[tuple[str, str]] = [(NONE, tr("&None")), *((each.key, each.name) for each in known())]
        if settings.own_base_map()[0]:
            choices.append((OWN, tr("Base map of the &unit")))
        for key, name in choices:
            action = self.menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(key == now)
            group.addAction(action)
            action.triggered.connect(partial(self._on_chosen, key))
        self.menu.addSeparator()
        self.menu.addAction(tr("&Address of the unit's base map…")).triggered.connect(lambda _=False: self.ask())

    def _on_chosen(self, key: str, _: bool = False) -> None:
        self.choose(key)

    def ask(self) -> None:
        """Asks for the address of the unit's own base map, and shows that."""
        from .own_base_map import OwnBaseMapDialog

        if OwnBaseMapDialog(self._window).exec() == QDialog.DialogCode.Accepted:
            self.choose(OWN)

    def choose(self, key: str) -> None:
        """Shows a base map once it has answered; without one only takes away what is there."""
        from ..layers.base_map import known, own, show

        self._tasks.abandon()
        if key == NONE:
            show(self._project, None)
            return
        try:
            chosen = own(*settings.own_base_map()) if key == OWN else next(each for each in known() if each.key == key)
        except UserError as error:
            self._messages.fail(error)
            return
        self._tasks.start(lambda: _answers(chosen.probe), partial(self._on_answer, chosen))

    def _on_answer(self, chosen: BaseMap, answers: bool) -> None:
        from ..layers.base_map import show

        if answers:
            self._silent.discard(chosen.key)
            try:
                show(self._project, chosen)
            except UserError as error:
                self._messages.fail(error)
        elif chosen.key not in self._silent:
            # Said once: whoever tries again and again knows.
            self._silent.add(chosen.key)
            text = tr("The base map «{name}» does not answer. The map goes on without it; choose it again later.")
            self._messages.warn(text.format(name=chosen.name))


def _answers(address: str) -> bool:
    """Whether anything answers at an address, be it that there is no tile in that place. Blocks."""
    request = QNetworkRequest(QUrl(address))
    request.setTransferTimeout(PATIENCE_MS)
    # As QGIS asks for what a service can do: it then finds the answer where this one was kept.
    control = QNetworkRequest.CacheLoadControl.PreferCache
    request.setAttribute(QNetworkRequest.Attribute.CacheLoadControlAttribute, control)
    request.setAttribute(QNetworkRequest.Attribute.CacheSaveControlAttribute, True)
    asked = QgsBlockingNetworkRequest()
    asked.get(request)
    status: Any = asked.reply().attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    return status is not None and int(status) < 500
