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
from .import_work import MOST_VALUES, Unknown
from .wording import category_name, number

LONGEST = 56
"""Letters of a text that are shown: its beginning and its end, because texts may begin alike."""


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
        self._asked: dict[str, Counter[str]] | None = None
        self._guessed = False
        self._decided: set[str] = set()
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

    def set_meanings(self, values: Mapping[str, Mapping[str, str]], *, guessed: bool) -> None:
        """What a profile says of values; what was guessed is only proposed, because the words are alike."""
        self._meanings = {field: dict(meant) for field, meant in values.items()}
        self._guessed, self._decided = guessed, set()
        self._proposed = {(field, text) for field, meant in values.items() for text in meant if guessed}

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

    def show_unknown(self, unknown: Unknown) -> None:
        """Asks for these."""
        if unknown.found != self._asked:
            self._ask(unknown.found)
            self._asked = unknown.found
        for key in self._keys:
            self._propose(key, unknown.alike)
            self._show(key)
        self.hint.setText(self._sentence(unknown.whole))

    def _propose(self, key: str, alike: Mapping[str, Mapping[str, str]]) -> None:
        """What a text may mean, where nothing is known but the text itself."""
        field, text = self._keys[key]
        code = alike.get(field, {}).get(text, "")
        if code and self._guessed and key not in self._decided and not self._meanings.get(field, {}).get(text):
            self._meanings.setdefault(field, {})[text] = code
            self._proposed.add((field, text))

    def _ask(self, found: Mapping[str, Counter[str]]) -> None:
        """Makes the rows; who is at one of them stays there."""
        names = {"category": tr("Category"), "status": tr("Status")}
        at = next((key for key, box in self.rows.boxes.items() if box.hasFocus()), "")
        self._keys, rows, spoken, self._more = {}, {}, {}, 0
        for field, counts in found.items():
            for text, _ in counts.most_common(MOST_VALUES):
                key = f"{field}\n{text}"
                self._keys[key] = field, text
                rows[key] = f"{names[field]}: {quoted(_cut(text))}"
                self._counts[key] = counts[text]
                spoken[key] = tr("{text} is taken for").format(text=rows[key])
            self._more += max(0, len(counts) - MOST_VALUES)
        self.rows.setVisible(bool(rows))
        self.rows.build((tr("In the file"), tr("Taken for"), tr("Rows")), rows, spoken)
        for key, (field, _) in self._keys.items():
            self.rows.offer(self._choices[field], [key])
        if at in self.rows.boxes:
            self.rows.boxes[at].setFocus()

    def _show(self, key: str) -> None:
        field, text = self._keys[key]
        self.rows.choose(key, self._code(field, self._meanings.get(field, {}).get(text, "")))
        self._say(key)

    def _say(self, key: str) -> None:
        count = number(self._counts[key])
        text = self._keys[key][1]
        why = [quoted(text)] if len(text) > LONGEST else []
        if self._keys[key] in self._proposed:
            why.append(tr("Proposed, because the words are alike."))
            count = tr("{n} (proposed)").format(n=count)
        self.rows.say(key, count, "\n".join(why))

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
        self._decided.add(key)
        self._say(key)
        self.changed.emit()


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST * 2 // 3].rstrip()} … {text[-LONGEST // 3 :].lstrip()}"
