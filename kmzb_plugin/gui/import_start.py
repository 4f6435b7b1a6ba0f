"""Opens the window that imports threats, for those who may import into the store that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtWidgets import QWidget

from ..store.location import Kind, parse
from ..text import quoted, tr
from . import rights
from .messages import Messages
from .session import Session

if TYPE_CHECKING:
    from .import_wizard import ImportWizard


class Imports(QObject):
    """One window at a time; it goes with the store."""

    def __init__(
        self,
        session: Session,
        messages: Messages,
        project: QgsProject,
        show_rows: Callable[[QgsVectorLayer], Any],
        window: QWidget | None,
    ) -> None:
        super().__init__(window)
        self._session, self._messages, self._project, self._show_rows = session, messages, project, show_rows
        self._window = window
        self.wizard: ImportWizard | None = None
        session.closing.connect(self._leave)

    def open(self) -> None:
        """Shows the window, or says why nothing can be imported."""
        info, dictionary = self._session.info, self._session.dictionary
        if info is None or dictionary is None:
            self._messages.say(tr("Open the store first that the threats are to go into."))
        elif parse(self._session.location).kind is Kind.HTTP:
            self._messages.say(
                tr("Nothing is imported over the web. Open the store by its PostgreSQL address to import.")
            )
        elif "import" not in info.rights:
            self._messages.say(rights.no_import(info))
        elif self.wizard is not None:
            self.wizard.raise_()
            self.wizard.activateWindow()
        else:
            from .import_wizard import ImportWizard  # its forms are read when it is first wanted: QGIS starts sooner

            location, login = self._session.location, self._session.authcfg
            self.wizard = ImportWizard(location, login, info, dictionary, self._project, self._window)
            self.wizard.imported.connect(self._on_imported)
            self.wizard.rows_wanted.connect(self._show_rows)
            self.wizard.finished.connect(self._forget)
            self.wizard.show()

    def _on_imported(self) -> None:
        self._session.refresh()
        self._session.look_for_changes()

    def _forget(self) -> None:
        self.wizard = None

    def _leave(self) -> None:
        """The store closes, and with it what is done for it."""
        if (wizard := self.wizard) is None:
            return
        name = wizard.importing
        wizard.leave()
        if name:
            self._messages.warn(
                tr(
                    "The store was closed while {name} was imported, and the import was given up. Import it again: no "
                    "row is doubled."
                ).format(name=quoted(name))
            )

    def unload(self) -> None:
        """Closes the window, and goes: QGIS's own window, which it belongs to, stays."""
        self._session.closing.disconnect(self._leave)
        self._leave()
        self.deleteLater()
