"""One line for whoever decides for the first time; gone for good once they have."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from ..text import tr
from . import settings


class HintLine(QFrame):
    """Says how to decide, until somebody has decided or put it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 3, 3, 3)
        text = tr(
            "Click a decision below, or press its digit. A note is asked for where one is needed. U takes it back."
        )
        self.label = QLabel(text, self)
        self.label.setWordWrap(True)
        self.label.setMinimumWidth(1)
        self.close_button = QToolButton(self)
        self.close_button.setAutoRaise(True)
        self.close_button.setText("✕")
        self.close_button.setAccessibleName(tr("Hide this hint"))
        self.close_button.setToolTip(tr("Hide this hint"))
        self.close_button.clicked.connect(self.put_away)
        row.addWidget(self.label, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.setVisible(settings.hint_wanted())

    def put_away(self) -> None:
        """Not shown again, today or later."""
        settings.hint_read()
        self.hide()
