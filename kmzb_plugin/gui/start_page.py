"""What the dock shows while no store is open: what this is, and the three ways to begin."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget

from ..text import tr
from . import wording
from .demo import REPORTS
from .forms import form
from .icons import icon
from .trying import short_name

MOST_RECENT = 5
LONGEST = 40
"""Letters of a store's name that fit into the dock where it is narrow."""


class StartPage(QWidget, form("start")):  # type: ignore[misc]
    """Offers the demo, the dialog that opens a store, and the stores opened before."""

    demo_wanted = pyqtSignal()
    demo_not_wanted = pyqtSignal()
    open_wanted = pyqtSignal()
    store_wanted = pyqtSignal(str)
    keys_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._recent: tuple[str, ...] = ()
        for label in self.findChildren(QLabel):
            # Else its longest word widens the dock.
            label.setMinimumWidth(1)
        for button, name in ((self.demoButton, "createdemostore"), (self.openButton, "open")):
            button.setIcon(icon(name))
            button.setIconSize(QSize(24, 24))
            # Cut rather than the dock widened.
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            font = button.font()
            font.setBold(True)
            button.setFont(font)
        text = tr("{reports} invented reports around Radom. Nothing in them is real.")
        self.demoLabel.setText(text.format(reports=wording.number(REPORTS)))
        self.progressBar.setRange(0, 100)
        self.keysLabel.setText(f"<a href='keys'>{escape(tr('Keys of the queue'))}</a>")
        self.demoButton.clicked.connect(self.demo_wanted)
        self.cancelButton.clicked.connect(self.demo_not_wanted)
        self.openButton.clicked.connect(self.open_wanted)
        self.keysLabel.linkActivated.connect(lambda _: self.keys_wanted.emit())
        self.recentLabel.linkActivated.connect(lambda number: self.store_wanted.emit(self._recent[int(number)]))
        self.show_making(False)
        self.show_recent((), ())
        self.say("")

    def in_tab_order(self) -> tuple[QWidget, ...]:
        """What Tab goes through."""
        return self.demoButton, self.cancelButton, self.openButton, self.recentLabel, self.keysLabel

    def show_recent(self, locations: Sequence[str], missing: Collection[str]) -> None:
        """The stores opened before, newest first; those that are missing say so and lead nowhere."""
        self._recent = tuple(locations[:MOST_RECENT])
        lines = []
        for number, location in enumerate(self._recent):
            name = short_name(location)
            name = escape(name if len(name) <= LONGEST else name[: LONGEST - 1] + "…")
            if location in missing:
                lines.append(escape(tr("{name}: the file is missing").format(name=short_name(location))))
            else:
                lines.append(f"<a href='{number}'>{name}</a>")
        self.recentLabel.setText("".join(f"<p style='margin: 2px 0'>{line}</p>" for line in lines))
        self.recentLabel.setToolTip("\n".join(self._recent))
        self.recentTitle.setVisible(bool(lines))
        self.recentLabel.setVisible(bool(lines))

    def show_making(self, on: bool) -> None:
        """Whether the demo is being made."""
        self.progressBar.setValue(0)
        self.progressBar.setVisible(on)
        self.cancelButton.setVisible(on)
        self.cancelButton.setEnabled(True)
        self.demoButton.setEnabled(not on)
        self.openButton.setEnabled(not on)

    def show_progress(self, fraction: float) -> None:
        """How far the demo is."""
        self.progressBar.setValue(round(100 * fraction))

    def say(self, text: str) -> None:
        """What is happening, or has gone wrong; empty for nothing."""
        self.stateLabel.setText(text)
        self.stateLabel.setVisible(bool(text))
