"""Draws a row of the queue: status mark, category, place, age, and the signs for overdue, pending and mine."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QObject, QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPalette
from qgis.PyQt.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..domain.statuses import Status
from ..layers.marks import category_icon, status_icon
from .icons import icon
from .queue_model import Role

MARGIN = 6
MARK = 16
SIGN = 14
NARROW = 340


class QueueDelegate(QStyledItemDelegate):
    """One line a threat; at narrow widths the place goes to a second line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[str, QIcon] = {}
        self._categories: dict[tuple[str, str], QIcon] = {}
        self._overdue = icon("overdue")
        self._pending = icon("pending")

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        lines = 2 if self._is_narrow(option) else 1
        return QSize(120, QFontMetrics(option.font).height() * lines + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        options = QStyleOptionViewItem(option)
        self.initStyleOption(options, index)
        options.text = ""
        style = options.widget.style() if options.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, options, painter, options.widget)
        painter.save()
        self._paint_content(painter, options, index)
        painter.restore()

    def _paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        palette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        active = bool(option.state & QStyle.StateFlag.State_Active)
        group = QPalette.ColorGroup.Active if active or not chosen else QPalette.ColorGroup.Inactive
        ink = palette.color(group, QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        dim = ink if chosen else palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.PlaceholderText)
        threat = index.data(Role.THREAT)
        line = QFontMetrics(option.font).height()
        area = option.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        first = QRect(area.left(), area.top(), area.width(), line)

        def square(left: int, size: int) -> QRect:
            return QRect(left, first.top() + (line - size) // 2, size, size)

        self._mark(index.data(Role.STATUS)).paint(painter, square(first.left(), MARK))
        self._category(threat.category, ink.name()).paint(painter, square(first.left() + MARK + MARGIN, MARK))
        first.setLeft(first.left() + 2 * (MARK + MARGIN))
        for shown, sign in ((index.data(Role.PENDING), self._pending), (index.data(Role.OVERDUE), self._overdue)):
            if shown:
                place = square(first.right() - SIGN, SIGN)
                if chosen:  # the signs have colours of their own, which the selection's colour would swallow
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(palette.base())
                    painter.drawEllipse(place.adjusted(-1, -1, 1, 1))
                sign.paint(painter, place)
            # The column stays, so that ages stand below one another.
            first.setRight(first.right() - SIGN - 4)
        painter.setFont(option.font)
        age = ("☆ " if index.data(Role.MINE) else "") + index.data(Role.AGE)
        width = max(painter.fontMetrics().horizontalAdvance(age), painter.fontMetrics().horizontalAdvance("00 000"))
        painter.setPen(ink)
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, age)
        first.setRight(first.right() - width - MARGIN)
        place = first.translated(0, line)
        if not self._is_narrow(option):
            place = QRect(first)
            place.setLeft(first.left() + round(first.width() * 0.56) + MARGIN)
            first.setRight(place.left() - MARGIN)
        _draw(painter, first, index.data(Role.CATEGORY))
        painter.setPen(dim)
        _draw(painter, place, threat.place)

    def _is_narrow(self, option: QStyleOptionViewItem) -> bool:
        width = option.widget.viewport().width() if option.widget else option.rect.width()
        return bool(width < NARROW)

    def _mark(self, status: Status | None) -> QIcon:
        key = status.code if status else ""
        if key not in self._marks:
            self._marks[key] = status_icon(status, MARK)
        return self._marks[key]

    def _category(self, code: str, colour: str) -> QIcon:
        key = (code, colour)
        if key not in self._categories:
            self._categories[key] = category_icon(code, QColor(colour), MARK * 2)
        return self._categories[key]


def _draw(painter: QPainter, area: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
