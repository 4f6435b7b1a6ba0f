"""Qt's standard buttons in the plugin's own words: a Polish QGIS may lack Qt's own translation."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QDialogButtonBox, QMessageBox

from ..text import tr


def name_buttons(box: QDialogButtonBox | QMessageBox) -> None:
    """Writes the plugin's words on the standard buttons of a box, of those that it has."""
    kinds = type(box).StandardButton
    for kind, title in (
        (kinds.Ok, tr("&OK")),
        (kinds.Cancel, tr("&Cancel")),
        (kinds.Open, tr("&Open")),
        (kinds.Close, tr("&Close")),
        (kinds.Discard, tr("&Discard")),
    ):
        button = box.button(kind)
        if button is not None:
            button.setText(title)
