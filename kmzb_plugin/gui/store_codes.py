"""How Processing's dialogs ask for categories, statuses and units: by the titles they have in the store it names.

Processing finds the class by its name, which `processing.base` gives; nothing else imports this module. The value is
the text of codes that scripts and models write.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsApplication
from qgis.gui import QgsAbstractProcessingParameterWidgetWrapper as Field
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget

from ..processing.base import OF_STORE, TITLES
from ..processing.store.stores import AUTHCFG, STORE
from ..text import tr
from .legible import ClearPlaceholder
from .own_field import OwnField, codes_of
from .store_entries import Entries, entries_of_store, shipped
from .tasks import Tasks
from .tick_box import TickBox
from .trying import file_of

TYPING_MS = 400


class StoreCodes(OwnField):
    """A list to be ticked; where nothing is known that could be offered, a line for codes."""

    def createWidget(self, **more: Any) -> QStackedWidget:
        parameter = self.parameterDefinition()
        self._of: str = parameter.metadata()[OF_STORE]
        self._waiting: Entries | None = None
        empty = parameter.metadata()[TITLES][""]
        self._box, self._line = TickBox(parameter.description(), empty), QLineEdit()
        self._line.setAccessibleName(parameter.description())
        self._line.setPlaceholderText(tr("{all}; or codes, separated by commas").format(all=empty))
        ClearPlaceholder(self._line)
        stack = QStackedWidget()
        stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for page in (self._line, self._box):
            page.setToolTip(parameter.toolTip())
            stack.addWidget(page)
        self._box.changed.connect(self._on_changed)
        self._line.textChanged.connect(self._on_changed)
        self._line.editingFinished.connect(self._on_left)
        self.widget = stack
        self._offer(shipped())
        return stack

    def postInitialize(self, fields: list[Field]) -> None:
        """The other fields of the dialog are there."""
        super().postInitialize(fields)
        named = {field.parameterDefinition().name(): field for field in fields}
        found = named[STORE].findChild(_NamedStore)
        store = found if isinstance(found, _NamedStore) else _NamedStore(named[STORE], named[AUTHCFG])
        store.read.connect(self._on_read)

    def setValue(self, value: Any) -> None:
        self._show(codes_of(value))

    def value(self) -> str:
        return ",".join(self._codes())

    def _codes(self) -> list[str]:
        return self._box.ticked() if self.widget.currentWidget() is self._box else codes_of(self._line.text())

    def _show(self, codes: Sequence[str]) -> None:
        self._box.tick(codes)
        self._line.setText(",".join(codes))

    def _on_changed(self, _: str = "") -> None:
        self.widgetValueHasChanged.emit(self)

    def _on_read(self, entries: Entries) -> None:
        if sip.isdeleted(self.widget):
            return
        if self._line.hasFocus():  # not from under the fingers
            self._waiting = entries
        else:
            self._offer(entries)

    def _on_left(self) -> None:
        if self._waiting is not None:
            self._offer(self._waiting)

    def _offer(self, entries: Entries) -> None:
        self._waiting = None
        codes = self._codes()
        self._box.offer(entries[self._of])
        self.widget.setCurrentWidget(self._box if entries[self._of] else self._line)
        self._show(codes)


class _NamedStore(QObject):
    """The store that a dialog names, read once for all of its fields; `read` carries what they offer.

    An address is asked only when it is written to its end: a login is sent to no server that nobody meant.
    """

    read = pyqtSignal(object)

    def __init__(self, store: Field, login: Field) -> None:
        super().__init__(store)
        self._store, self._login = store, login
        self._asked: tuple[str, str] | None = None
        self._tasks = Tasks(lambda _: self._on_failed())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._edit = store.wrappedWidget().findChild(QLineEdit)
        self._edit.editingFinished.connect(self._look)
        for field in (store, login):
            field.widgetValueHasChanged.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self, _: object = None) -> None:
        # Whoever is not typing waits for nothing, but what fills in the fields does so one after the other.
        self._timer.start(TYPING_MS if self._edit.hasFocus() else 0)

    def _look(self) -> None:
        self._timer.stop()
        if sip.isdeleted(self._edit):
            return
        location, login = (str(field.parameterValue() or "").strip() for field in (self._store, self._login))
        if (location, login) == self._asked or (self._edit.hasFocus() and file_of(location) is None):
            return
        self._asked = (location, login)
        self._tasks.abandon()
        # QGIS's master password is asked for when the algorithm needs it, not for a list.
        if not location or (login and not QgsApplication.authManager().masterPasswordIsSet()):
            self._on_failed()
        else:
            self._tasks.start(lambda: entries_of_store(location, login), self._on_read)

    def _on_read(self, entries: Entries) -> None:
        if not sip.isdeleted(self):
            self.read.emit(entries)

    def _on_failed(self) -> None:
        """Nothing is said of it: the algorithm will, if it is run."""
        self._asked = None
        self._on_read(shipped())
