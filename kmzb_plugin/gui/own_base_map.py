"""The dialog that asks for the address of the unit's own base map."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QDialog, QWidget

from ..text import UserError
from . import settings
from .buttons import name_buttons
from .forms import form


class OwnBaseMapDialog(QDialog, form("base_map")):  # type: ignore[misc]
    """Asks for the address; it closes only with one that can be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setMinimumWidth(460)
        address, attribution = settings.own_base_map()
        self.addressEdit.setText(address)
        self.attributionEdit.setText(attribution)
        self.problemLabel.hide()
        name_buttons(self.buttonBox)
        self.buttonBox.accepted.connect(self._keep)
        self.buttonBox.rejected.connect(self.reject)

    def _keep(self) -> None:
        from ..layers.base_map import own

        address, attribution = self.addressEdit.text().strip(), self.attributionEdit.text().strip()
        try:
            own(address, attribution)
        except UserError as error:
            self.problemLabel.setText(error.text)
            self.problemLabel.show()
            self.adjustSize()
            return
        settings.keep_own_base_map(address, attribution)
        self.accept()
