"""The way in: the start page while no store is open, the demo, and the hint until the first decision."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QObject, QTimer

from ..domain.submission import Kind
from ..domain.threat import Threat
from ..text import UserError, tr
from . import settings
from .demo import DemoMaker, demo_path
from .dock import WorkbenchDock
from .forms import follow
from .hint import HintLine
from .menu import Commands
from .session import Session
from .start_page import StartPage
from .tasks import Tasks
from .trying import missing_files, short_name

LEAST_OF_QUEUE = 160


class FirstRun(QObject):
    """Puts the start page and the hint into the dock; `unload` takes them out."""

    def __init__(
        self, session: Session, dock: WorkbenchDock, commands: Commands, place: Callable[[], Path] = demo_path
    ) -> None:
        super().__init__()
        self._session, self._dock, self._commands = session, dock, commands
        self._tasks = Tasks(lambda _: None)
        self._demo = DemoMaker(place(), self)
        self._show_how = False
        self.page = StartPage(dock.ui.pages)
        dock.ui.pages.addWidget(self.page)
        self.hint = HintLine(dock.ui.cardHolder)
        dock.ui.cardLayout.insertWidget(0, self.hint)
        page, demo = self.page, self._demo
        follow(dock.ui.tabs.tabBar(), *page.in_tab_order(), dock.filter_bar.period)
        follow(dock.ui.queueView, self.hint.close_button, dock.card.correctButton)
        page.demo_wanted.connect(self._make_demo)
        page.demo_not_wanted.connect(self._cancel_demo)
        page.open_wanted.connect(commands.choose_store)
        page.store_wanted.connect(self._open)
        page.keys_wanted.connect(dock.show_keys)
        demo.progressed.connect(page.show_progress)
        demo.made.connect(self._on_made)
        demo.given_up.connect(self._on_given_up)
        demo.failed.connect(self._on_demo_failed)
        dock.deeds.decided.connect(self.hint.put_away)
        dock.card.changed.connect(self._show_hint)
        self._undo: list[Callable[[], Any]] = []
        for signal, slot in (
            (session.opened, self._on_opened),
            (session.closed, self._on_closed),
            (session.failed, self._on_failed),
            (session.queue_read, self._on_queue),
        ):
            signal.connect(slot)
            self._undo.append(partial(signal.disconnect, slot))
        if session.store is None:
            self._on_closed()

    def unload(self) -> None:
        """Makes no more demo and listens no more; the widgets go with the dock."""
        while self._undo:
            self._undo.pop()()
        self._demo.unload()
        self._tasks.abandon()
        self.deleteLater()

    # --- the page ------------------------------------------------------------------------------------------------

    def _on_closed(self) -> None:
        self._show_way_in(True)
        self.page.say("")
        self.read_recent()

    def _on_opened(self, _: object) -> None:
        self.page.say("")
        self._show_way_in(False)
        self._show_hint()

    def _show_hint(self) -> None:
        """Only where there is something to decide."""
        wanted = settings.hint_wanted() and self._session.may(Kind.VERIFICATION)
        self.hint.setVisible(wanted and bool(self._dock.card.threats))

    def _show_way_in(self, on: bool) -> None:
        ui = self._dock.ui
        for part in (self._dock.filter_bar, ui.countLabel, ui.orderButton, ui.analyseButton, ui.cardArea):
            part.setVisible(not on)
        ui.pages.setCurrentWidget(self.page if on else ui.queuePage)

    def read_recent(self) -> None:
        """The stores opened before; which of their files are missing follows."""
        recent = tuple(settings.recent_stores())
        self.page.show_recent(recent, ())
        # A network drive that is away would hold the window.
        self._tasks.abandon()
        self._tasks.start(lambda: missing_files(recent), lambda missing: self.page.show_recent(recent, missing))

    def _open(self, location: str) -> None:
        self.page.say(tr("Opening {name}…").format(name=short_name(location)))
        self._commands.open(location, settings.login_of(location))

    def _on_failed(self, _: UserError) -> None:
        # The message bar says what went wrong.
        self.page.say("")

    # --- the demo ------------------------------------------------------------------------------------------------

    def _make_demo(self) -> None:
        self.page.show_making(True)
        self.page.say(tr("The demo is made as {path}.").format(path=self._demo.path))
        self._demo.start()

    def _cancel_demo(self) -> None:
        self.page.cancelButton.setEnabled(False)
        self._demo.cancel()

    def _on_made(self, location: str) -> None:
        self.page.show_making(False)
        self._show_how = True
        self._open(location)

    def _on_given_up(self) -> None:
        self.page.show_making(False)
        self.page.say(tr("No demo was made."))

    def _on_demo_failed(self, error: UserError) -> None:
        self.page.show_making(False)
        self.page.say(error.text)

    def _on_queue(self, _: object) -> None:
        """Somebody who has only just come shall find a threat that can be confirmed."""
        if self._show_how:
            self._show_how = False
            self._dock.choose_first(self._can_be_confirmed)
            # The card has its height when its widgets have been laid out.
            QTimer.singleShot(0, self._make_room)

    def _make_room(self) -> None:
        """The buttons that decide are seen without scrolling, as far as the queue can spare it."""
        ui = self._dock.ui
        whole, needed = sum(ui.splitter.sizes()), ui.cardHolder.layout().totalHeightForWidth(ui.cardHolder.width())
        card = min(needed, whole - LEAST_OF_QUEUE)
        if card > ui.splitter.sizes()[1]:
            ui.splitter.setSizes([whole - card, card])

    def _can_be_confirmed(self, threat: Threat) -> bool:
        # The note, which the step asks for, they will write.
        return bool(self._session.hand_in.plan([threat], "confirmed", "…").allowed)
