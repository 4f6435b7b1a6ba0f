"""Correcting what was reported: category, place and position, with a note that says why; old → new before it goes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QDialog, QShortcut, QWidget

from ..domain.submission import Kind
from ..domain.threat import Threat
from ..locale import language, sort_key
from ..store.base import Dictionary
from ..text import UserError, tr
from . import rights, wording
from .card import CardWidget
from .changes import change_lines, standing, wanted
from .correction_drawing import CorrectionDrawing
from .forms import form
from .icons import icon
from .map_click import MapClick
from .map_view import MapView
from .messages import Messages
from .positions import Position, read_position, written
from .problem import say
from .session import Session

LONGEST_PLACE, LONGEST_NOTE = 300, 4000


class CorrectionDialog(QDialog, form("correction")):  # type: ignore[misc]
    """Beside the map, which can be clicked meanwhile; `handed_in` when the correction is on its way."""

    handed_in = pyqtSignal()

    def __init__(self, session: Session, view: MapView, threat: Threat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        assert session.dictionary is not None
        assert session.info is not None
        self._session, self.threat = session, threat
        self._dictionary: Dictionary = session.dictionary
        self._info = session.info
        self._before = standing(threat)
        for entry in session.outgoing.pending(threat.id):
            if entry.submission.kind is Kind.CORRECTION:
                self._before |= wanted(entry.submission.payload)
        self._click = MapClick(view, self)
        self._drawing = CorrectionDrawing(view, (self._before["x"], self._before["y"]))
        self._fill()
        self._connect()
        self._show()

    def _fill(self) -> None:
        before = self._before
        self.titleLabel.setText(
            " · ".join(
                (
                    wording.category_name(self._dictionary, self.threat.category),
                    tr("no. {number}").format(number=self.threat.number),
                )
            )
        )
        _fill_categories(self.categoryBox, self._dictionary, before["category"])
        self.placeEdit.setText(before["place"])
        self.placeEdit.setCursorPosition(0)
        self._position = written(before["x"], before["y"])
        self.positionEdit.setText(self._position)
        self.positionEdit.setToolTip(
            tr("Easting and northing in {crs}, or latitude and longitude in degrees").format(crs=self._info.crs)
        )
        self.mapButton.setIcon(icon("select"))
        self.problemLabel.hide()
        for label in (self.titleLabel, self.changesLabel, self.problemLabel):
            label.setMinimumSize(1, 1)

    def _connect(self) -> None:
        self.categoryBox.currentTextChanged.connect(lambda _: self._show())
        self.placeEdit.textChanged.connect(lambda _: self._show())
        self.positionEdit.textChanged.connect(lambda _: self._show())
        self.noteEdit.textChanged.connect(self._clear_problem)
        self.mapButton.toggled.connect(lambda on: self._click.start() if on else self._click.stop())
        self._click.clicked.connect(lambda x, y: self.positionEdit.setText(written(x, y)))
        self._click.failed.connect(lambda error: self._refuse(error.text, self.positionEdit))
        self._click.active_changed.connect(self.mapButton.setChecked)
        self.sendButton.clicked.connect(self._send)
        self.closeButton.clicked.connect(self.close)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._send)
        self._session.closed.connect(self.close)
        self.finished.connect(lambda _: self._leave_map())

    def _leave_map(self) -> None:
        self._click.unload()
        self._drawing.unload()

    def begin_with(self, payload: Mapping[str, Any]) -> None:
        """Starts from a correction that was not applied."""
        new = wanted(payload)
        if "category" in new:
            self.categoryBox.setCurrentIndex(self.categoryBox.findData(new["category"]))
        if "place" in new:
            self.placeEdit.setText(new["place"])
        if "x" in new:
            self.positionEdit.setText(written(new["x"], new["y"]))
        self.noteEdit.setPlainText(str(payload.get("note", "")))

    # --- what is wanted ------------------------------------------------------------------------------------------

    def _category(self) -> str:
        """The code chosen. Raises UserError: a text that is no category."""
        text = self.categoryBox.currentText().strip()
        row = self.categoryBox.findText(text, Qt.MatchFlag.MatchFixedString)
        if row < 0:
            raise UserError(tr("There is no category «{text}». Choose one of the list.").format(text=text))
        return str(self.categoryBox.itemData(row))

    def _point(self) -> Position | None:
        """The new position; None where it stays. Raises UserError."""
        text = self.positionEdit.text().strip()
        return None if text == self._position else read_position(text, self._info)

    def _place(self) -> str:
        text = self.placeEdit.text()
        if text != self._before["place"]:
            text = " ".join(text.split())
        if not text and self._before["place"]:
            raise UserError(tr("A place cannot be left empty. Write what it should say."))
        if len(text) > LONGEST_PLACE:
            raise UserError(tr("The place may have {n} characters at most.").format(n=LONGEST_PLACE))
        return text

    def _after(self) -> dict[str, Any]:
        """What would become another. Raises UserError, the field named."""
        after: dict[str, Any] = {}
        for field, read in (
            (self.categoryBox, lambda: {"category": self._category()}),
            (self.placeEdit, lambda: {"place": self._place()}),
            (self.positionEdit, lambda: {"x": point.x, "y": point.y} if (point := self._point()) else {}),
        ):
            try:
                after |= read()
            except UserError as error:
                raise _Wrong(error.text, field) from error
        return {name: value for name, value in after.items() if value != self._before[name]}

    def _show(self) -> None:
        """Old → new, as it stands in the fields."""
        self._clear_problem()
        try:
            after = self._after()
        except _Wrong as wrong:
            say(self.changesLabel, wrong.text)
            return
        # The axis that happens to be the same belongs to the point all the same.
        point = self._point()
        if point is not None:
            after |= {"x": point.x, "y": point.y}
        self._drawing.show((point.x, point.y) if point is not None else None)
        changes = change_lines(self._dictionary, self._before, after) or [tr("Nothing is changed yet.")]
        doubts = [point.doubt] if point is not None and point.doubt else []
        self.changesLabel.setText("\n".join([*changes, *doubts]))

    def _clear_problem(self) -> None:
        self.problemLabel.hide()

    def _refuse(self, text: str, field: QWidget) -> None:
        say(self.problemLabel, text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        note = self.noteEdit.toPlainText().strip()
        try:
            after, point = self._after(), self._point()
        except _Wrong as wrong:
            self._refuse(wrong.text, wrong.field)
            return
        if not after:
            self._refuse(tr("Nothing is changed yet. Change the category, the place or the position."), self.placeEdit)
        elif not note:
            self._refuse(tr("A correction needs a note that says why."), self.noteEdit)
        elif len(note) > LONGEST_NOTE:
            self._refuse(tr("The note may have {n} characters at most.").format(n=LONGEST_NOTE), self.noteEdit)
        else:
            new = (point.x, point.y) if point is not None else None
            self._session.hand_in.correct(self.threat, note, after.get("category"), after.get("place"), new)
            self.handed_in.emit()
            self.close()


class _Wrong(UserError):
    """What cannot be taken, and the field that has it."""

    def __init__(self, text: str, field: QWidget) -> None:
        super().__init__(text)
        self.field = field


def _fill_categories(box: QComboBox, dictionary: Dictionary, current: str) -> None:
    """All that a report may have today, found by any part of their names; and the one that it has."""
    codes = {category.code for category in dictionary.categories.current(date.today()) if not category.alias_of}
    names = {code: dictionary.categories.label(code, language()) for code in codes | {current}}
    for code in sorted(names, key=lambda code: sort_key(names[code])):
        box.addItem(names[code], code)
    box.setCurrentIndex(box.findData(current))
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = QCompleter(box.model(), box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    box.setCompleter(completer)
    box.lineEdit().setCursorPosition(0)


class Corrections(QObject):
    """Opens the dialog for the threat on the card; one at a time."""

    def __init__(self, session: Session, card: CardWidget, view: MapView, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._card, self._view = session, card, view
        self._messages, self._window = messages, window
        self.dialog: CorrectionDialog | None = None
        card.correctButton.clicked.connect(lambda _=False: self.open())

    def open(self) -> None:
        """For the one threat chosen."""
        threats, info = self._card.threats, self._session.info
        if not threats or info is None:
            return
        if len(threats) > 1:
            self._messages.say(tr("One threat at a time can be corrected. Choose one."))
        elif not self._session.may(Kind.CORRECTION):
            self._messages.say(rights.refusal(info))
        else:
            self._open(threats[0])

    def again(self, threat_id: str, payload: Mapping[str, Any]) -> None:
        """For a correction that was not applied: with what it wanted, over what stands now."""

        def read(threats: list[Threat]) -> None:
            for threat in threats:
                self._open(threat).begin_with(payload)

        self._session.read_threats([threat_id], read)

    def _open(self, threat: Threat) -> CorrectionDialog:
        dialog = self.dialog
        if dialog is None or dialog.threat.id != threat.id:
            self.unload()
            self.dialog = dialog = CorrectionDialog(self._session, self._view, threat, self._window)
            dialog.handed_in.connect(self._on_handed_in)
            dialog.finished.connect(self._forget)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        return dialog

    def _on_handed_in(self) -> None:
        self._messages.say(tr("The correction is on its way. U takes it back."))

    def _forget(self) -> None:
        if self.sender() is self.dialog:
            self.dialog = None

    def unload(self) -> None:
        """Closes the dialog."""
        if self.dialog is not None:
            self.dialog.close()
