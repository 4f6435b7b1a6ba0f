"""What the texts of a file mean that the store does not know: each is kept as it is, or taken for one that it knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QVBoxLayout, QWidget

from ..domain.periods import WARSAW, now
from ..locale import language, sort_key
from ..store.base import Dictionary
from ..text import quoted, tr
from .import_rows import ChoiceRows, named
from .wording import category_name, number

MOST = 100
"""Values of a field that are asked for; the others are kept as they are, and counted."""

LONGEST = 40


class ValuesTab(QWidget):
    """A row for each unknown value, the most frequent first."""

    changed = pyqtSignal()

    def __init__(self, dictionary: Dictionary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dictionary = dictionary
        self._meanings: dict[str, dict[str, str]] = {}
        self._proposed: set[tuple[str, str]] = set()
        self._keys: dict[str, tuple[str, str]] = {}
        self._counts: dict[str, int] = {}
        self._more = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setMinimumSize(1, 1)
        layout.addWidget(self.hint)
        self.rows = ChoiceRows(tr("Unknown values"), (5, 2), self)
        layout.addWidget(self.rows, 1)
        self.rows.changed.connect(self._on_chosen)
        today = now().astimezone(WARSAW).date()
        categories = {
            category.code: category_name(dictionary, category.code)
            for category in dictionary.categories
            if category.is_current(today) and not category.alias_of
        }
        statuses = {status.code: status.label(language()) for status in dictionary.workflow}
        keep = {"": tr("keep as it is (unknown)")}
        ordered = dict(sorted(categories.items(), key=lambda pair: sort_key(pair[1])))
        self._choices = {"category": named({**keep, **ordered}), "status": named({**keep, **statuses})}
        for model in self._choices.values():
            model.setParent(self)

    def meanings(self) -> dict[str, dict[str, str]]:
        """What values are taken for, by field."""
        return {field: dict(values) for field, values in self._meanings.items() if values}

    def set_meanings(self, values: Mapping[str, Mapping[str, str]], proposed: Mapping[str, Mapping[str, str]]) -> None:
        """What a profile says of values, and which of that is only proposed, because the words are alike."""
        self._meanings = {field: dict(meant) for field, meant in values.items()}
        self._proposed = {(field, text) for field, meant in proposed.items() for text in meant}

    def names(self, field: str) -> list[str]:
        """The names that the store knows for a field; none where it knows no list."""
        model = self._choices.get(field)
        return [str(model.index(row, 0).data()) for row in range(1, model.rowCount())] if model is not None else []

    def undecided(self) -> int:
        """Values that nobody has decided on: kept as they are, or taken for what is proposed."""
        return self._more + sum(
            (field, text) in self._proposed or not self._meanings.get(field, {}).get(text)
            for field, text in self._keys.values()
        )

    def show_unknown(self, found: Mapping[str, Counter[str]], *, whole: bool) -> None:
        """Asks for these; `whole` says whether all rows of the file were looked at."""
        names = {"category": tr("Category"), "status": tr("Status")}
        self._keys, rows, spoken, self._more = {}, {}, {}, 0
        for field, counts in found.items():
            for text, _ in counts.most_common(MOST):
                key = f"{field}\n{text}"
                self._keys[key] = field, text
                cut = text if len(text) <= LONGEST else text[:LONGEST] + "…"
                rows[key] = f"{names[field]}: {quoted(cut)}"
                spoken[key] = tr("{text} is taken for").format(text=rows[key])
            self._more += max(0, len(counts) - MOST)
        self.hint.setText(self._sentence(whole))
        self.rows.setVisible(bool(rows))
        self.rows.build((tr("In the file"), tr("Taken for"), tr("Rows")), rows, spoken)
        for key, (field, text) in self._keys.items():
            self.rows.offer(self._choices[field], [key])
            self.rows.choose(key, self._code(field, self._meanings.get(field, {}).get(text, "")))
            self._counts[key] = found[field][text]
            self._say(key)

    def _say(self, key: str) -> None:
        count = number(self._counts[key])
        if self._keys[key] in self._proposed:
            self.rows.say(key, tr("{n} (proposed)").format(n=count), tr("Proposed, because the words are alike."))
        else:
            self.rows.say(key, count)

    def _code(self, field: str, text: str) -> str:
        """The code of what a profile calls by its name or its code."""
        if not text:
            return ""
        if field == "category":
            return self._dictionary.categories.resolve(text).code
        return self._dictionary.workflow.resolve(text) or ""

    def _sentence(self, whole: bool) -> str:
        if not self._keys:
            if whole:
                return tr("The store knows all categories and statuses of the file.")
            return tr("The store knows all categories and statuses of the first rows. The others are being read.")
        text = tr("The store does not know these texts. What is kept stays word for word, and can be put right later.")
        if self._more:
            text += " " + tr("Rarer texts that are kept as they are: {n}.").format(n=number(self._more))
        if not whole:
            text += " " + tr("Counted in the first rows; the others are being read.")
        return text

    def _on_chosen(self, key: str) -> None:
        field, text = self._keys[key]
        meant = self._meanings.setdefault(field, {})
        if code := self.rows.chosen(key):
            meant[text] = code
        else:
            meant.pop(text, None)
        self._proposed.discard((field, text))
        self._say(key)
        self.changed.emit()
