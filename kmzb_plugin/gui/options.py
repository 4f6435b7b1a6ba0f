"""The page in QGIS's options: what is opened at the start, which stores are remembered, where decisions wait."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QWidget

from ..store.outbox import default_outbox_path
from . import settings
from .forms import form
from .icons import icon

OPTIONS_PAGE = "KmzbOptions"
"""The page's name, by which QGIS turns to it: its form's."""


class OptionsPage(QgsOptionsPageWidget, form("options")):  # type: ignore[misc]
    """What this person wants on this computer; `apply` keeps it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.openBox.setChecked(settings.opens_on_start())
        self.storesView.addItems(settings.recent_stores())
        self.storesView.itemSelectionChanged.connect(self._on_selection)
        self.forgetButton.clicked.connect(self._forget)
        self._outbox = default_outbox_path()
        self.outboxLabel.setText(str(self._outbox))
        self.folderButton.clicked.connect(self._open_folder)
        self._on_selection()

    def _on_selection(self) -> None:
        self.forgetButton.setEnabled(bool(self.storesView.selectedItems()))

    def _forget(self) -> None:
        for item in self.storesView.selectedItems():
            self.storesView.takeItem(self.storesView.row(item))

    def _open_folder(self) -> None:
        folder = next(each for each in (self._outbox.parent, *self._outbox.parents) if each.exists())
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(folder))))

    def apply(self) -> None:
        """Keeps what was set; QGIS calls it when its options are accepted."""
        settings.set_open_on_start(self.openBox.isChecked())
        kept = [self.storesView.item(row).text() for row in range(self.storesView.count())]
        settings.forget_stores([known for known in settings.recent_stores() if known not in kept])


class OptionsFactory(QgsOptionsWidgetFactory):
    """Puts the page among QGIS's own."""

    def __init__(self) -> None:
        super().__init__("KMZB", icon("kmzb"), "kmzb")

    def createWidget(self, parent: QWidget | None) -> OptionsPage:
        return OptionsPage(parent)
