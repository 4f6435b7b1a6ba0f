"""The dialog that asks for the address of the unit's own base map."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QDialog, QWidget

from ..text import UserError, tr
from . import settings
from .forms import form, make_room, name_buttons
from .problem import say


class OwnBaseMapDialog(QDialog, form("base_map")):  # type: ignore[misc]
    """Asks for the address; it closes only with one that can be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setMinimumWidth(460)
        name_buttons(self.buttonBox, Ok=tr("S&how"))
        address, attribution = settings.own_base_map()
        self.addressEdit.setText(address)
        self.attributionEdit.setText(attribution)
        self.problemLabel.hide()
        self.buttonBox.accepted.connect(self._keep)
        self.buttonBox.rejected.connect(self.reject)

    def _keep(self) -> None:
        from ..layers.base_map import own

        address, attribution = self.addressEdit.text().strip(), self.attributionEdit.text().strip()
        try:
            own(address, attribution)
        except UserError as error:
            say(self.problemLabel, error.text)
            make_room(self)
            return
        settings.keep_own_base_map(address, attribution)
        self.accept()
