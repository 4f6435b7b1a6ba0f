"""The field for longer texts."""

from __future__ import annotations

from qgis.PyQt.QtCore import QMimeData
from qgis.PyQt.QtWidgets import QPlainTextEdit, QToolTip

from ..text import tr
from .wording import number

MOST_AT_ONCE = 65_536
"""Characters that are pasted or dropped at once: more than any text may have, and no more than Qt lays out at once."""


class PlainText(QPlainTextEdit):
    """Plain text into which nobody pastes a whole log by mistake: the window would stand for minutes."""

    def insertFromMimeData(self, source: QMimeData | None) -> None:
        """Qt's hook for what is pasted or dropped; too much is refused with a sentence, and the text stays as it is."""
        text = source.text() if source is not None else ""
        if len(text) <= MOST_AT_ONCE:
            super().insertFromMimeData(source)
            return
        sentence = tr("Not pasted, too many characters: {n}. At most {most} can be pasted at once.")
        said = sentence.format(n=number(len(text)), most=number(MOST_AT_ONCE))
        QToolTip.showText(self.mapToGlobal(self.cursorRect().bottomLeft()), said, self)
