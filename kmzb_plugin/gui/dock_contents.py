"""The inside of the dock, as its form draws it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtWidgets import QWidget

from .early import START_WIDTH
from .forms import form


class Contents(QWidget, form("dock")):  # type: ignore[misc]
    """The dock's inside, as the form draws it."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self.setupUi(self)
        self.splitter.setSizes([400, 340])
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.storeLabel.installEventFilter(self)
        for label in (self.countLabel, self.noneLabel):
            label.setMinimumSize(1, 1)  # else its longest word widens the dock
        self.noneLabel.hide()

    def sizeHint(self) -> QSize:
        return QSize(START_WIDTH, 800)

    def show_title(self, title: str) -> None:
        """The store's name, cut with an ellipsis where it does not fit."""
        self._title = title
        label = self.storeLabel
        label.setText(label.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, label.width()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.show_title(self._title)
        return False
