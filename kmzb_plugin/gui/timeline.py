"""The history of a threat as a timeline: a line with marks at the left, date, what, who and text beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QPoint, QRect, QSizeF, Qt
from qgis.PyQt.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from qgis.PyQt.QtWidgets import QApplication, QFrame, QSizePolicy, QTextEdit, QWidget

from ..layers.marks import status_icon
from ..text import tr
from .icons import FOLDER
from .legible import dim_ink
from .painting import painting
from .timeline_lines import Line

MARK = 16


class Timeline(QTextEdit):
    """One text, so that all of it can be read out, chosen and copied; as high as it needs to be, it never scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._marks: dict[str, QPixmap] = {}
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        # QGIS's dark themes give texts a ground and a frame of their own.
        self.setStyleSheet("QTextEdit { background: transparent; border: none; padding: 0; margin: 0; }")
        self.document().setDocumentMargin(0)
        self.setAccessibleName(tr("History of the threat, newest first"))
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    @property
    def lines(self) -> list[Line]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows other lines; what is chosen in the text stays where they are the same."""
        if list(lines) != self._lines:
            self._lines = list(lines)
            self._write()

    def _write(self) -> None:
        self.clear()
        gutter = self._gutter()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        plain, strong, dim = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        # Its own ground is transparent, which its palette gives as black.
        dim.setForeground(dim_ink(self.palette(), QApplication.palette().window().color()))
        for place, line in enumerate(self._lines):
            paragraphs = [(line.what, strong), (" · ".join(part for part in (line.about, line.way) if part), dim)]
            paragraphs += [(text, plain) for text in line.text.split("\n") if text]
            for number, (text, letters) in enumerate(paragraphs):
                block = QTextBlockFormat()
                block.setLeftMargin(gutter)
                if number == len(paragraphs) - 1:
                    block.setBottomMargin(self.fontMetrics().height() * 0.5)
                if place or number:
                    cursor.insertBlock(block, letters)
                else:
                    cursor.setBlockFormat(block)
                cursor.insertText(text, letters)
                cursor.block().setUserState(place if number == 0 else -1)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit(self.document().size())

    def _gutter(self) -> int:
        return max(MARK, self.fontMetrics().height()) + 10

    # --- size ----------------------------------------------------------------------------------------------------

    def _fit(self, size: QSizeF) -> None:
        self.setFixedHeight(max(1, round(size.height()) + 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self.document().size())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and self._lines:
            self._marks.clear()
            self._write()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The card scrolls, not the text in it.
        event.ignore()

    # --- the line and its marks ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        places = self._mark_places()
        if not places:
            return
        colour = QColor(self.palette().color(QPalette.ColorRole.WindowText))
        colour.setAlpha(90)
        with painting(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour, 1.5))
            painter.drawLine(places[0], places[-1])
            for line, place in zip(self._lines, places, strict=True):
                self._paint_mark(painter, line, place)

    def _mark_places(self) -> list[QPoint]:
        """The middle of each mark: beside the first line of what it belongs to."""
        places, layout, across = [], self.document().documentLayout(), self._gutter() // 2 - 2
        block = self.document().begin()
        while block.isValid():
            if block.userState() >= 0 and block.layout().lineCount():
                top = layout.blockBoundingRect(block).top() + block.layout().lineAt(0).height() / 2
                places.append(QPoint(across, round(top)))
            block = block.next()
        return places if len(places) == len(self._lines) else []

    def _paint_mark(self, painter: QPainter, line: Line, place: QPoint) -> None:
        area = QRect(0, 0, MARK, MARK)
        area.moveCenter(place)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.drawEllipse(area.adjusted(-2, -2, 2, 2))
        painter.drawPixmap(area, self._mark(line))
        if line.way:
            # The ring that the map draws around what is on its way.
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1.5, Qt.PenStyle.DashLine))
            painter.drawEllipse(area.adjusted(-2, -2, 2, 2))

    def _mark(self, line: Line) -> QPixmap:
        key = line.sign or f"status:{line.status.code if line.status else ''}"
        if key not in self._marks:
            drawn = self._sign(line.sign) if line.sign else status_icon(line.status, MARK).pixmap(MARK, MARK)
            self._marks[key] = drawn
        return self._marks[key]

    def _sign(self, name: str) -> QPixmap:
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        path = Path(FOLDER) / "history" / f"{name}.svg"
        if not path.is_file():
            path = path.with_name("other.svg")
        image, _ = QgsApplication.svgCache().svgAsImage(str(path), MARK, colour, colour, 0, 1.0)
        return QPixmap.fromImage(image)
