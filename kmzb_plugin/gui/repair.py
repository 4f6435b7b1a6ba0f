"""Repairing the map layers of the open store, from the menu and from the group in the layer tree."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtWidgets import QMenu, QMessageBox, QWidget

from ..text import UserError, tr
from .map_link import MapLink
from .messages import TITLE, Messages
from .session import Session


def title() -> str:
    """What the menus call it."""
    return tr("Repair the &map layers")


class Repair:
    """Asks about styles of the person's own, repairs, and says what was done."""

    def __init__(self, session: Session, link: MapLink, messages: Messages, window: QWidget, tree: Any) -> None:
        self._session, self._link, self._messages = session, link, messages
        self._window, self._tree = window, tree
        tree.contextMenuAboutToShow.connect(self._on_menu)

    def unload(self) -> None:
        """Offers nothing in the layer tree any more."""
        self._tree.contextMenuAboutToShow.disconnect(self._on_menu)

    def _on_menu(self, menu: QMenu) -> None:
        if self._link.owns(self._tree.currentNode()):
            menu.addSeparator()
            menu.addAction(title()).triggered.connect(lambda _=False: self.run())

    def run(self) -> None:
        """Repairs what is open."""
        if self._session.store is None:
            self._messages.say(tr("Open a store first: its layers are then repaired."))
            return
        if self._session.is_lost:
            self._messages.warn(tr("The store does not answer; its layers can be repaired when it is back."))
            return
        try:
            restyled = self._link.restyled()
            wanted = self._ask(list(restyled.values())) if restyled else False
            if wanted is None:
                return
            self._messages.say(self._link.repair(list(restyled) if wanted else []))
        except UserError as error:
            self._messages.fail(error)

    def _ask(self, names: list[str]) -> bool | None:
        """Whether the styles are restored; None to leave everything as it is."""
        text = tr("%n layers are drawn otherwise than KMZB draws them:", len(names)) + " " + ", ".join(names) + ".\n\n"
        text += tr("Give them back the style of KMZB? What was changed by hand is lost then.")
        box = QMessageBox(QMessageBox.Icon.Question, TITLE, text, parent=self._window)
        give = box.addButton(tr("&Give the style back"), QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton(tr("&Leave the styles"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(leave)
        box.exec()
        return {give: True, leave: False}.get(box.clickedButton())
