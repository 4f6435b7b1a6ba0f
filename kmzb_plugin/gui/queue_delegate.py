"""Draws a row of the queue: status mark, category, place, time left, and the signs for overdue, pending and mine."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QObject, QPoint, QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette, QPolygon
from qgis.PyQt.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ..domain.periods import now
from ..domain.statuses import Status
from ..layers.marks import category_icon, status_icon
from .icons import icon
from .legible import dim_ink, legible
from .queue_groups import Section
from .queue_model import Role

MARGIN = 6
MARK = 16
SIGN = 14
NARROW = 340
"""Below this width the place goes to a second line."""

WIDE = 500
"""From this width on there is room for both the age and the time left."""


class QueueDelegate(QStyledItemDelegate):
    """One line a threat; at narrow widths the place goes to a second line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[str, QIcon] = {}
        self._categories: dict[tuple[str, str], QIcon] = {}
        self._overdue = icon("overdue")
        self._pending = icon("pending")
        self.shows_age = False
        """Whether a line of middling width has the age of the report rather than the time left: where that orders."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        lines = 2 if self._is_narrow(option) else 1
        return QSize(120, QFontMetrics(option.font).height() * lines + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        options = QStyleOptionViewItem(option)
        self.initStyleOption(options, index)
        options.text = ""
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            chosen = options.palette.color(group, QPalette.ColorRole.Highlight)
            ink = options.palette.color(group, QPalette.ColorRole.HighlightedText)
            options.palette.setColor(group, QPalette.ColorRole.Highlight, legible(chosen, ink))
        style = options.widget.style() if options.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, options, painter, options.widget)
        painter.save()
        section = index.data(Role.SECTION)
        if section is not None:
            self._paint_header(painter, options, section, folded=index.data(Role.FOLDED))
        else:
            self._paint_content(painter, options, index)
        painter.restore()

    def _paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        palette = option.palette
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        active = bool(option.state & QStyle.StateFlag.State_Active)
        group = QPalette.ColorGroup.Active if active or not chosen else QPalette.ColorGroup.Inactive
        ink = palette.color(group, QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        dim = ink if chosen else dim_ink(palette, palette.base().color(), palette.alternateBase().color())
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
        painter.setPen(ink)
        narrow = self._is_narrow(option)
        age, due = index.data(Role.AGE), index.data(Role.DUE)
        said = [age, due] if _width(option) >= WIDE else [age if narrow or self.shows_age else due or age]
        if index.data(Role.MINE):
            said[-1] = f"☆ {said[-1]}"
        for text in reversed(said):
            _take_column(painter, first, text)
        place = first.translated(0, line)
        if narrow:
            # Below the age, which leaves it the room of the signs.
            place.setRight(area.right())
            if due:
                _take_column(painter, place, due)
        else:
            place = QRect(first)
            place.setLeft(first.left() + round(first.width() * 0.56) + MARGIN)
            first.setRight(place.left() - MARGIN)
        _draw(painter, first, index.data(Role.CATEGORY))
        painter.setPen(dim)
        _draw(painter, place, threat.place)

    def _paint_header(self, painter: QPainter, option: QStyleOptionViewItem, section: Section, *, folded: bool) -> None:
        palette = option.palette
        ground = QColor(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
        ground.setAlpha(22)
        painter.fillRect(option.rect, ground)
        ink = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text)
        area = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPolygon(_triangle(QRect(area.left(), area.center().y() - SIGN // 2, SIGN, SIGN), folded=folded))
        count, overdue = section.counts(now())
        font = QFont(option.font)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(ink)
        counted = count_area(option.rect, QFontMetrics(font), count)
        painter.drawText(counted, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        area.setLeft(area.left() + SIGN + MARGIN)
        area.setRight(counted.left() - MARGIN)
        if overdue:
            self._overdue.paint(painter, QRect(area.right() - SIGN, area.center().y() - SIGN // 2, SIGN, SIGN))
            area.setRight(area.right() - SIGN - 4)
            painter.setFont(option.font)
            _take_column(painter, area, overdue, least="")
            painter.setFont(font)
        _draw(painter, area, section.name)

    def _is_narrow(self, option: QStyleOptionViewItem) -> bool:
        return _width(option) < NARROW

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


def count_area(row: QRect, metrics: QFontMetrics, count: str) -> QRect:
    """Where the header of a group in this row says how many threats it has: a click there chooses them."""
    width = max(metrics.horizontalAdvance(count), metrics.horizontalAdvance("000"))
    return QRect(row.right() - MARGIN - width, row.top(), width, row.height())


def on_count(view: QListView, index: QModelIndex, at: QPoint) -> bool:
    """Whether a point of the list is on the number in the header of a group."""
    font = QFont(view.font())
    font.setBold(True)
    count, _ = index.data(Role.SECTION).counts(now())
    area = count_area(view.visualRect(index), QFontMetrics(font), count)
    return bool(area.adjusted(-MARGIN, 0, MARGIN, 0).contains(at))


def _width(option: QStyleOptionViewItem) -> int:
    return int(option.widget.viewport().width() if option.widget else option.rect.width())


def _triangle(area: QRect, *, folded: bool) -> QPolygon:
    """Points down where the group is open, else to the side."""
    inner = area.adjusted(3, 3, -3, -3)
    if folded:
        return QPolygon([inner.topLeft(), inner.bottomLeft(), QPoint(inner.right(), inner.center().y())])
    return QPolygon([inner.topLeft(), inner.topRight(), QPoint(inner.center().x(), inner.bottom())])


def _take_column(painter: QPainter, area: QRect, text: str, least: str = "00 000") -> None:
    """Draws a text at the right end of an area, which loses its column; columns stand below one another."""
    metrics = painter.fontMetrics()
    width = max(metrics.horizontalAdvance(text), metrics.horizontalAdvance(least))
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    area.setRight(area.right() - width - MARGIN)


def _draw(painter: QPainter, area: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
