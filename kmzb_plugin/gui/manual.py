"""Opens the manual that comes with the plugin, in the person's language."""

from __future__ import annotations

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ..text import UserError, tr
from .messages import Messages


def open_manual(messages: Messages) -> None:
    """Its first page, in the browser that the computer opens pages with."""
    from ..processing.base import manual_page

    address = manual_page("index")
    if not address:
        messages.fail(UserError(tr("The manual cannot be opened. Install the plugin again from its zip.")))
    elif not QDesktopServices.openUrl(QUrl(address)):
        text = tr("This computer has no program for web pages. The manual is in the file {path}.")
        messages.fail(UserError(text.format(path=QUrl(address).toLocalFile()), address))
