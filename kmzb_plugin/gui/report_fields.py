"""The fields of a report that offer something: categories, the moment, occasions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from qgis.PyQt.QtCore import QDate, QModelIndex, QObject, Qt, QTime, pyqtSignal
from qgis.PyQt.QtGui import QPalette, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QDateEdit, QTimeEdit

from ..domain.categories import Category
from ..domain.periods import WARSAW, now
from ..layers.marks import category_icon
from ..locale import language, sort_key
from ..store.base import Dictionary
from ..text import quoted, tr
from . import wording
from .legible import ClearPlaceholder
from .report_draft import EXACT, NOT_KNOWN, PARTS, Draft, part_name

CODE = Qt.ItemDataRole.UserRole
EARLIEST = QDate(1990, 1, 1)
OTHER_DAY = "other"


def today() -> date:
    """The day in Polish civil time."""
    return now().astimezone(WARSAW).date()


def occasions() -> list[str]:
    """What is suggested; anything else may be written."""
    return [
        tr("conversation on the beat"),
        tr("visit of a citizen"),
        tr("telephone"),
        tr("public safety debate"),
        tr("meeting with residents"),
        tr("letter or e-mail"),
        tr("local government"),
        tr("school"),
    ]


class CategoryChoice(QObject):
    """Categories under the headings of their groups, found by any part of a name."""

    changed = pyqtSignal()

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)
        self._box = box
        self._names: dict[str, str] = {}
        self._found = QStandardItemModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated[QModelIndex].connect(lambda index: self.choose(str(index.data(CODE))))
        box.setCompleter(completer)
        box.setMaxVisibleItems(16)
        box.lineEdit().setPlaceholderText(tr("type a part of the name"))
        ClearPlaceholder(box.lineEdit())
        box.editTextChanged.connect(self._on_text)

    def fill(self, dictionary: Dictionary) -> None:
        """Offers what the store takes for a new report today."""
        model = QStandardItemModel(self)
        ink = self._box.palette().color(QPalette.ColorRole.Text)
        groups: dict[str, list[Category]] = {}
        for category in dictionary.categories.current(today()):
            # One that is going to end is not taken any more either.
            if not category.alias_of and category.valid_to is None:
                groups.setdefault(wording.group_name(category.group), []).append(category)
        self._names = {}
        self._found.clear()
        for group in sorted(groups, key=sort_key):
            model.appendRow(_heading(group))
            for category in sorted(groups[group], key=lambda each: sort_key(_name(dictionary, each))):
                name = _name(dictionary, category)
                self._names[category.code] = name
                picture = category_icon(category.code, ink, 32)
                for offered in (model, self._found):
                    item = QStandardItem(picture, name)
                    item.setData(category.code, CODE)
                    item.setToolTip(name)
                    offered.appendRow(item)
        self._box.setModel(model)
        self._box.setCurrentIndex(-1)

    def _on_text(self, text: str) -> None:
        index = self._box.currentIndex()
        if index >= 0 and text != self._box.itemText(index):
            # Else the icon of the one chosen before stands beside other words.
            edit = self._box.lineEdit()
            position = edit.cursorPosition()
            self._box.blockSignals(True)
            self._box.setCurrentIndex(-1)
            self._box.setEditText(text)
            edit.setCursorPosition(position)
            self._box.blockSignals(False)
        self.changed.emit()

    def code(self) -> str:
        """The category that the text names: its whole name, or a part that only one has; else empty."""
        text = " ".join(str(self._box.currentText()).split()).casefold()
        if not text:
            return ""
        whole = [code for code, name in self._names.items() if name.casefold() == text]
        partly = [code for code, name in self._names.items() if text in name.casefold()]
        return next(iter(whole or (partly if len(partly) == 1 else ())), "")

    def choose(self, code: str) -> None:
        """Shows a category; none where the store does not offer it."""
        self._box.setCurrentIndex(self._box.findData(code, CODE) if code else -1)
        if self._box.currentIndex() < 0:
            self._box.clearEditText()
        self._box.lineEdit().setCursorPosition(0)


def _name(dictionary: Dictionary, category: Category) -> str:
    name = dictionary.categories.label(category.code, language())
    return tr("{category} (needs a description)").format(category=name) if category.description_required else name


def _heading(text: str) -> QStandardItem:
    item = QStandardItem(text)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    font = item.font()
    font.setBold(True)
    item.setFont(font)
    return item


class MomentChoice(QObject):
    """A day and a part of it or an exact time, none of which has to be known."""

    changed = pyqtSignal()

    def __init__(self, day: QComboBox, date_: QDateEdit, part: QComboBox, clock: QTimeEdit) -> None:
        super().__init__(day)
        self._day, self._date, self._part, self._clock = day, date_, part, clock
        for name, value in (
            (tr("day not known"), ""),
            (tr("today"), 0),
            (tr("yesterday"), 1),
            (tr("another day"), OTHER_DAY),
        ):
            day.addItem(name, value)
        for code in (NOT_KNOWN, *PARTS, EXACT):
            part.addItem(part_name(code), code)
        date_.setMinimumDate(EARLIEST)
        self.show(Draft())
        for signal in (day.currentIndexChanged, part.currentIndexChanged, date_.dateChanged, clock.timeChanged):
            signal.connect(self._on_change)

    def _on_change(self, _: object) -> None:
        self._show_parts()
        self.changed.emit()

    def _show_parts(self) -> None:
        self._date.setVisible(self._day.currentData() == OTHER_DAY)
        self._part.setEnabled(self._day.currentData() != "")
        self._clock.setVisible(self._part.isEnabled() and self._part.currentData() == EXACT)

    def day(self) -> str:
        """The day as an ISO date; empty where it is not known."""
        value = self._day.currentData()
        if value == OTHER_DAY:
            return str(self._date.date().toString(Qt.DateFormat.ISODate))
        return "" if value == "" else (today() - timedelta(days=int(value))).isoformat()

    def part(self) -> str:
        """The part of the day."""
        return str(self._part.currentData()) if self._part.isEnabled() else NOT_KNOWN

    def clock(self) -> str:
        """The exact time, HH:MM; empty where none is given."""
        return str(self._clock.time().toString("HH:mm")) if self.part() == EXACT else ""

    def show(self, draft: Draft) -> None:
        """Shows what a draft says."""
        day = date.fromisoformat(draft.day) if draft.day else None
        back = (today() - day).days if day else None
        value = "" if back is None else back if back in (0, 1) else OTHER_DAY
        self._date.setDate(QDate(day or today()))
        self._day.setCurrentIndex(self._day.findData(value))
        self._part.setCurrentIndex(max(0, self._part.findData(draft.part)))
        moment = now().astimezone(WARSAW)
        self._clock.setTime(QTime.fromString(draft.clock, "HH:mm") if draft.clock else QTime(moment.hour, 0))
        self._show_parts()


def masked_text(found: dict[str, int]) -> str:
    """Which personal data a text holds, as a sentence; empty for none."""
    names = {
        "pesel": lambda n: tr("%n PESEL numbers", n),
        "phone": lambda n: tr("%n telephone numbers", n),
        "email": lambda n: tr("%n e-mail addresses", n),
        "plate": lambda n: tr("%n registration plates", n),
        "nip": lambda n: tr("%n tax numbers (NIP)", n),
        "regon": lambda n: tr("%n business numbers (REGON)", n),
        "account": lambda n: tr("%n bank accounts", n),
        "identity_card": lambda n: tr("%n identity cards", n),
        "passport": lambda n: tr("%n passports", n),
        "ip": lambda n: tr("%n IP addresses", n),
        "url": lambda n: tr("%n profiles on the web", n),
    }
    parts = [say(found[kind]) for kind, say in names.items() if found.get(kind)]
    return tr("Masked in view: {what}.").format(what=", ".join(parts)) if parts else ""


def suggested_text(texts: Sequence[str]) -> str:
    """What a person should look at again, as a sentence; empty for nothing."""
    if not texts:
        return ""
    told = ", ".join(quoted(text) for text in texts[:2])
    return tr("Says who lives where and is not masked: {what}. Leave out the name if you can.").format(what=told)
