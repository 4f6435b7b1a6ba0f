"""Looks at a state of the real window: takes its picture and lists what is wrong with it.

What is cut off, what a keyboard can reach without a name to be read out, mnemonics that stand twice in one window: in
QGIS's own, also those of its menu bar, in the language that it runs in.
"""

import os
import re
from pathlib import Path

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QGroupBox,
    QLabel,
    QTabBar,
    QWidget,
)
from qgis.utils import iface

from tests.desktop.inside import clipped, settle, wait_for
from tests.desktop.walking import reachable

SETTLE_MS = 120
MODAL_MS = 250


class Album:
    """The states looked at: `found` has the faults of each; pictures are kept where there is a folder for them."""

    def __init__(self):
        self.found = {}
        self.folder = Path(os.environ["KMZB_PICTURES"]) if "KMZB_PICTURES" in os.environ else None
        self.suffix = ""

    def look(self, name, widget):
        """Notes the faults of a state."""
        self.take(name, widget)
        name += self.suffix
        self.note(name, [*clipped(widget), *unnamed(widget), *twice(widget), *beyond_screen(widget)])

    def take(self, name, widget):
        """Only the picture, where the window is QGIS's own."""
        settle(SETTLE_MS)
        if self.folder is not None:
            widget.grab().save(str(self.folder / f"{name}{self.suffix}.png"))

    def note(self, name, faults):
        """Adds faults to a state."""
        self.found.setdefault(name, []).extend(faults)

    def look_at_modal(self, name, act, first=lambda dialog: None, part=None):
        """A dialog that waits for an answer: `first` does something with it, it is looked at and sent away.

        Of a dialog of QGIS's only the `part` of this class is ours.
        """
        seen = []

        def look():
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                return
            seen.append(dialog)
            try:
                first(dialog)
                self.look(name, dialog if part is None else dialog.findChild(part))
            finally:
                dialog.reject()

        QTimer.singleShot(MODAL_MS, look)
        act()
        if not seen:
            self.note(name, ["it did not come up"])

    def look_at_menu(self, name, menu, over):
        """A menu, opened over a widget."""
        menu.aboutToShow.emit()
        menu.popup(over.mapToGlobal(over.rect().bottomLeft()))
        self.look(name, menu)
        menu.close()


def dialog_of(kind):
    """The window of this class, once it is there."""

    def shown():
        return [each for each in QApplication.topLevelWidgets() if type(each).__name__ == kind and each.isVisible()]

    wait_for(shown, kind)
    return shown()[0]


def unnamed(top):
    """What the keyboard reaches and a screen reader has nothing to say about."""
    buddies = {label.buddy() for label in top.findChildren(QLabel) if label.buddy() is not None}
    found = []
    for widget in reachable(top):
        said = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton | QLabel) else "")
        if isinstance(widget, QGroupBox):
            said = said or widget.title()
        if isinstance(widget, QTabBar):
            said = said or widget.tabText(0)
        if not said and widget not in buddies and not _is_of_qgis(widget):
            found.append(f"{widget.objectName() or type(widget).__name__}: no name")
    return found


def _is_of_qgis(widget):
    """Parts of a QGIS widget that has a name itself, or buttons that Qt adds."""
    parent = widget.parentWidget()
    return (parent is not None and type(parent).__name__.startswith(("Qgs", "QMessageBox"))) or _in_title(widget)


def _in_title(widget):
    return isinstance(widget.parentWidget(), QDockWidget)


def twice(top):
    """Mnemonics that two of the window's widgets have, or one and the menu bar: Qt then gives them by turns."""
    letters = {}
    if top.window() is iface.mainWindow():
        of_menus = [menu.text() for menu in iface.mainWindow().menuBar().actions() if menu.isVisible()]
        for text in of_menus:
            for letter in _mnemonics(text):
                letters[letter] = [f"menu {text}"]  # two of QGIS's own are not ours to tell apart
    for widget in [top, *top.findChildren(QWidget)]:
        if not widget.isVisibleTo(top) or not widget.isEnabledTo(top) or widget.window() is not top.window():
            continue
        texts = []
        if isinstance(widget, QTabBar):
            texts = [widget.tabText(tab) for tab in range(widget.count())]
        elif isinstance(widget, QLabel):
            texts = [widget.text()] if widget.buddy() is not None else []
        elif isinstance(widget, QAbstractButton):
            texts = [widget.text()]
        elif isinstance(widget, QGroupBox):
            texts = [widget.title()]
        for text in texts:
            for letter in _mnemonics(text):
                letters.setdefault(letter, []).append(text)
    return [f"Alt+{letter}: {' | '.join(texts)}" for letter, texts in letters.items() if len(texts) > 1]


def _mnemonics(text):
    return [letter.lower() for letter in re.findall(r"&([^\W_])", text.replace("&&", ""))]


def beyond_screen(top):
    """A window or menu that does not fit on the screen."""
    if not top.isWindow():
        return []
    area = top.screen().geometry()
    size = top.frameGeometry().size()
    fits = size.width() <= area.width() and size.height() <= area.height()
    return [] if fits else [f"{size.width()}×{size.height()} is larger than the screen"]
