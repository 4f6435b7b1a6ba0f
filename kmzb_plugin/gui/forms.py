"""The one way a .ui file becomes a class, and what all forms need done to them."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from qgis.PyQt import uic
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QApplication, QDialogButtonBox, QHeaderView, QWidget

from ..text import tr

FOLDER = Path(__file__).parent.parent / "forms"


@cache
def form(name: str) -> Any:
    """The class made of `forms/<name>.ui`: a widget mixes it in and calls `setupUi(self)`.

    The file is read then and not before: QGIS starts without reading forms that nobody opens.
    """

    class Form:
        def setupUi(self, widget: Any) -> None:
            uic.loadUi(str(FOLDER / f"{name}.ui"), widget)

    return Form


def follow(*widgets: QWidget) -> None:
    """Lets Tab go from each widget to the next."""
    # What is made of parts stands right before the part that it hands its focus on to: Tab comes to that part wherever
    # the whole stands, and goes on from the part.
    wholes = [(whole, part) for part in widgets if (whole := _whole(part)) is not None]
    for whole, _ in wholes:
        whole.setFocusProxy(None)  # else Qt moves all that is in it
    of = {part: whole for whole, part in wholes}
    for one, other in pairwise(each for part in widgets for each in (of.get(part), part) if each is not None):
        QWidget.setTabOrder(one, other)
    for whole, part in wholes:
        whole.setFocusProxy(part)


def _whole(part: QWidget) -> QWidget | None:
    """What is made of parts and hands its focus on to this one."""
    whole = part.parentWidget()
    while whole is not None and whole.focusProxy() is not part:
        whole = whole.parentWidget()
    return whole


def name_buttons(box: QDialogButtonBox, **texts: str) -> None:
    """Gives standard buttons our own words: Qt's stand in English where its translations are not installed.

    `texts` are by the button's name in Qt; Cancel has its word already.
    """
    for name, text in {"Cancel": tr("&Cancel"), **texts}.items():
        button = box.button(getattr(QDialogButtonBox.StandardButton, name))
        button.setText(text)
        button.setIcon(QIcon())


def plain_header(header: QHeaderView) -> None:
    """Names of columns as all tables here have them: at the left, never bold, cut with an ellipsis."""
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    header.setTextElideMode(Qt.TextElideMode.ElideRight)


def make_room(window: Any) -> None:
    """Makes a window higher where the texts in it need that."""
    window.layout().activate()
    wanted = window.layout().totalHeightForWidth(window.width())
    if wanted > window.height():
        window.resize(window.width(), wanted)


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Gives a window its size to begin with, or what the screen has room for."""
    size = QSize(width, height)
    if (screen := QApplication.primaryScreen()) is not None:
        size = size.boundedTo(screen.availableSize() * 0.95)
    window.resize(size)
