"""What is wrong with a report before it is handed in, said beside the field that has it."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ..domain.submission import LONGEST_DESCRIPTION
from ..store.base import Dictionary
from ..text import UserError, tr
from .report_around import say
from .report_draft import Draft


def too_long(text: str) -> str:
    """What to say about a description that no store takes; empty where it is not too long."""
    if len(text) <= LONGEST_DESCRIPTION:
        return ""
    over = len(text) - LONGEST_DESCRIPTION
    return tr("The text is %n characters too long.", over)


def in_future() -> str:
    """What to say about something that has yet to happen."""
    return tr("That is still to come. Check day and time.")


class ReportCheck:
    """Looks through the fields of a report; `ui` is the window of the form."""

    def __init__(self, ui: Any) -> None:
        self._ui = ui
        self._labels = (ui.categoryError, ui.whenError, ui.descriptionError, ui.placeError)

    def clear(self) -> None:
        """Nothing is wrong, as far as anybody has looked."""
        for label in self._labels:
            say(label, "")

    def passes(self, draft: Draft, dictionary: Dictionary | None) -> bool:
        """Whether the report can be handed in; says beside each field why not, and goes to the first."""
        problems = self._problems(draft, dictionary)
        if not problems:
            try:
                draft.submission().check()
            except UserError as error:
                problems = [(self._ui.descriptionError, self._ui.descriptionEdit, error.text)]
        self.clear()
        ui = self._ui
        for field in (ui.categoryBox, ui.dayBox, ui.descriptionEdit, ui.placeEdit):
            field.setAccessibleDescription("")
        for label, field, text in problems:
            say(label, text)
            field.setAccessibleDescription(text)
        for label, field, _ in problems[:1]:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            ui.scrollArea.ensureWidgetVisible(label)
        return not problems

    def _problems(self, draft: Draft, dictionary: Dictionary | None) -> list[tuple[QLabel, QWidget, str]]:
        ui = self._ui
        found: list[tuple[QLabel, QWidget, str]] = []
        typed = str(ui.categoryBox.currentText()).strip()
        if not draft.category:
            text = tr("«{text}» is not one category. Choose it from the list.").format(text=typed)
            found.append((ui.categoryError, ui.categoryBox, text if typed else tr("Choose a category.")))
        if draft.is_in_future:
            found.append((ui.whenError, ui.dayBox, in_future()))
        text = too_long(draft.description)
        if not text and not draft.description.strip() and dictionary is not None and draft.category:
            needed = dictionary.categories[draft.category].description_required
            text = tr("This category needs a description.") if needed else ""
        if text:
            found.append((ui.descriptionError, ui.descriptionEdit, text))
        if draft.x is None:
            kept = str(ui.placeError.text()).removeprefix("⚠ ")
            text = kept or tr("Say where: click on the map, or type the coordinates.")
            found.append((ui.placeError, ui.placeEdit, text))
        return found
