"""Asks for what is the same in all rows of a file, as the day of the meeting that a list comes from."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QInputDialog, QWidget

from ..text import tr


def ask_for_all_rows(parent: QWidget, field: str, choices: Sequence[str] = ()) -> str:
    """A text for a field, one of `choices` where there are any; empty where none is given."""
    dialog = QInputDialog(parent)
    dialog.setWindowTitle(tr("The same in all rows"))
    dialog.setLabelText(tr("{field} of all rows").format(field=field))
    if choices:
        dialog.setComboBoxItems(list(choices))
    dialog.setOkButtonText(tr("&Take it"))
    dialog.setCancelButtonText(tr("&Cancel"))
    return str(dialog.textValue()).strip() if dialog.exec() else ""
