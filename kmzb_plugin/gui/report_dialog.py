"""The window in which an officer enters what a citizen said: beside the map, kept while it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtGui import QCloseEvent, QKeySequence
from qgis.PyQt.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QShortcut, QStyle, QWidget

from ..domain.planes import not_for_emergencies
from ..domain.redaction import mask, suggest
from ..domain.submission import LONGEST_DESCRIPTION, Kind
from ..domain.threat import Threat
from ..store.outbox import State
from ..text import UserError, tr
from . import wording
from .forms import form
from .map_view import MapView
from .messages import TITLE
from .problem import say
from .reading import Around, Spot
from .report_around import NearbyList, PlaceField
from .report_check import ReportCheck, in_future, too_long
from .report_draft import Draft
from .report_fields import CategoryChoice, MomentChoice, masked_text, occasions, suggested_text
from .report_keeping import Keeping
from .session import Session

TYPING_MS = 500
NARROWEST, START = 380, QSize(440, 740)


class ReportDialog(QDialog, form("report")):  # type: ignore[misc]
    """Asks for one report after another; what was typed is kept until it is saved or thrown away.

    `chosen` gives the threats chosen in the queue, `show_threat` opens one there.
    """

    def __init__(
        self,
        session: Session,
        view: MapView,
        chosen: Callable[[], Sequence[Threat]],
        show_threat: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._session = session
        self._draft = Draft()
        self._busy = False
        self._handed: dict[str, tuple[Draft, tuple[str, ...]]] = {}
        self.keeping = Keeping(session, self.draft, self.show_draft, self.stateLabel.setText)
        self._around: Around | None = None
        self._check = ReportCheck(self)
        self.category = CategoryChoice(self.categoryBox)
        self.moment = MomentChoice(self.dayBox, self.dayEdit, self.partBox, self.clockEdit)
        self.place = PlaceField(self, session, view, chosen)
        self.nearby = NearbyList(self, session, show_threat)
        self.emergencyLabel.setText(not_for_emergencies())
        self.sourceBox.addItems(occasions())
        for label in self.findChildren(QLabel):
            if label.wordWrap():
                label.setMinimumSize(1, 1)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.keep)
        self._undo: list[Callable[[], Any]] = []
        self._connect()
        self.resize(START)
        self._on_opened()
        self.show_draft(Draft())

    def _connect(self) -> None:
        session = self._session
        for signal, slot in (
            (session.closing, self.keep),
            (session.closed, self._on_closed),
            (session.opened, self._on_opened),
            (session.outgoing.changed, self._show_buttons),
            (session.outgoing.taken_out, self._on_taken_out),
        ):
            signal.connect(slot)
            self._undo.append(partial(signal.disconnect, slot))
        self.category.changed.connect(self._on_category)
        self.moment.changed.connect(self._on_moment)
        self.descriptionEdit.textChanged.connect(self._on_description)
        self.sourceBox.editTextChanged.connect(lambda _: self._typing.start())
        self.place.changed.connect(self._on_place)
        self.nearby.changed.connect(self._show_buttons)
        self.addButton.clicked.connect(self.add_to_chosen)
        self.caseButton.clicked.connect(lambda: self.save(same_case=True))
        self.saveButton.clicked.connect(lambda: self.save())
        self.withdrawButton.clicked.connect(self.take_back)
        self.closeButton.clicked.connect(self.close)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)

    def unload(self) -> None:
        """Keeps what is written, and lets go of session and map."""
        self.keep()
        while self._undo:
            self._undo.pop()()
        self.place.unload()
        self.hide()

    # --- what is written -----------------------------------------------------------------------------------------

    def draft(self) -> Draft:
        """What stands in the fields."""
        x, y = self.place.place or (None, None)
        return Draft(
            category=self.category.code(),
            day=self.moment.day(),
            part=self.moment.part(),
            clock=self.moment.clock(),
            description=str(self.descriptionEdit.toPlainText()),
            source=str(self.sourceBox.currentText()),
            x=x,
            y=y,
            id=self._draft.id,
        )

    def show_draft(self, draft: Draft) -> None:
        """Fills the fields; what was there is gone."""
        self._draft = draft
        self.category.choose(draft.category)
        self.moment.show(draft)
        self.descriptionEdit.setPlainText(draft.description)
        self.sourceBox.setCurrentIndex(-1)
        self.sourceBox.setEditText(draft.source)
        self.place.show(None if draft.x is None or draft.y is None else (draft.x, draft.y))
        self._check.clear()
        self._on_category()
        self._on_moment()
        self._typing.stop()

    def keep(self) -> None:
        """Keeps what is written, so that a crash loses nothing."""
        self._typing.stop()
        self.keeping.keep()

    def begin(self, draft: Draft | None = None) -> None:
        """Shows the window, and what was left when it was written last; or `draft`, where one is given."""
        self.place.begin()
        self._find_room()
        if not self.isVisible():
            self.stateLabel.clear()
        self.show()
        self.raise_()
        self.activateWindow()
        if draft is not None:
            self._put_back(draft)
        else:
            self.keeping.restore()
        self.categoryBox.setFocus(Qt.FocusReason.ActiveWindowFocusReason)

    def _find_room(self) -> None:
        """No narrower than the fields are in the person's font, no higher than the screen."""
        edges = self.layout().contentsMargins()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.setMinimumWidth(max(NARROWEST, self.fields.minimumSizeHint().width() + bar + edges.left() + edges.right()))
        if (screen := QApplication.primaryScreen()) is not None and not self.isVisible():
            self.resize(self.size().boundedTo(screen.availableSize() * 0.95))

    def _put_back(self, draft: Draft) -> None:
        self.keeping.put_in(draft, tr("The report is taken back; here it is again."))

    def _on_category(self) -> None:
        dictionary, code = self._session.dictionary, self.category.code()
        required = (
            dictionary is not None
            and code in dictionary.categories
            and dictionary.categories[code].description_required
        )
        self.categoryHint.setText(tr("This category needs a description.") if required else "")
        self.categoryHint.setVisible(bool(required))
        if code:
            say(self.categoryError, "")
        self._typing.start()
        self._look_around()

    def _on_moment(self) -> None:
        draft = self.draft()
        hint = ""
        if draft.moment is not None and draft.part:
            hint = tr("Kept as {moment}.").format(moment=wording.date_time(draft.moment))
        elif draft.moment is not None:
            hint = tr("Kept as {day}, without an hour.").format(day=wording.date(draft.moment))
        if draft.is_ancient:
            hint += " ⚠ " + tr("That is more than a year ago.")
        self.whenHint.setText(hint)
        self.whenHint.setVisible(bool(hint) and not draft.is_in_future)
        say(self.whenError, in_future() if draft.is_in_future else "")
        self._typing.start()
        self._look_around()

    def _on_description(self) -> None:
        text = str(self.descriptionEdit.toPlainText())
        kept = text[:LONGEST_DESCRIPTION]
        told = [masked_text(dict(mask(kept).found)), suggested_text([kept[a:b] for a, b in suggest(kept)])]
        self.maskLabel.setText(" ".join(filter(None, told)))
        self.maskLabel.setVisible(any(told))
        self.countLabel.setText(f"{wording.number(len(text))} / {wording.number(LONGEST_DESCRIPTION)}" if text else "")
        say(self.descriptionError, too_long(text))
        self._typing.start()

    # --- what is around ------------------------------------------------------------------------------------------

    def _on_place(self) -> None:
        self._typing.start()
        self._look_around()

    def _spot(self) -> Spot | None:
        if self.place.place is None:
            return None
        draft = self.draft()
        # Not the moment that would be kept: in a part of the day that lasts, it is another one each time.
        return Spot(*self.place.place, draft.category, None if draft.is_in_future else draft.begins)

    def _look_around(self) -> None:
        """Looks up what is known about the place, and what is similar, unless that is known."""
        spot = self._spot()
        if self._around is not None and self._around.spot != spot:
            self._around = None
        if spot is not None and self._around is None:
            self._session.read_around(spot, self._on_around, self._on_unread)
        self._show_around()

    def _on_around(self, around: Around) -> None:
        if around.spot == self._spot():
            self._around = around
            self._show_around()

    def _on_unread(self, error: UserError) -> None:
        if self._spot() is not None:
            self.nearby.fail(error)

    def _show_around(self) -> None:
        self.place.describe(self._around)
        self.nearby.show(self._around)
        self._show_buttons()

    # --- saving --------------------------------------------------------------------------------------------------

    def save(self, same_case: bool = False) -> None:
        """Hands the report in, or says beside each field what is wrong with it."""
        self.place.settle()
        draft, other = self.draft(), self.nearby.chosen() if same_case else None
        if self._busy or self._session.info is None:
            return
        if not self._check.passes(draft, self._session.dictionary):
            return
        self._set_busy(True)
        ids: tuple[str, ...] = self._session.hand_in.report(
            draft.submission(), other, lambda: self._on_saved(draft, ids), self._on_not_saved
        )

    def add_to_chosen(self) -> None:
        """Adds what was said to the similar report chosen; no new one is made."""
        draft, other = self.draft(), self.nearby.chosen()
        if self._busy or other is None:
            return
        if text := too_long(draft.description):
            say(self.descriptionError, text)
            self.descriptionEdit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._set_busy(True)
        added = tr("Added to no. {number} as a remark.").format(number=other.number)
        self._session.hand_in.remark([other], draft.remark(), lambda: self._go_on(draft, added), self._on_not_saved)

    def _on_saved(self, draft: Draft, ids: tuple[str, ...]) -> None:
        self._handed[draft.id] = draft, ids
        self._go_on(draft, tr("Saved on this computer; it goes to the store in a moment."))

    def _go_on(self, draft: Draft, said: str) -> None:
        self._set_busy(False)
        self.show_draft(draft.next())
        self.keep()
        self.stateLabel.setText(said)
        self.keeping.follow()
        self._show_buttons()
        self.descriptionEdit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_not_saved(self, error: UserError) -> None:
        self._set_busy(False)
        self.stateLabel.setText("⚠ " + error.text)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_buttons()

    def _show_buttons(self) -> None:
        chosen = self.nearby.chosen() is not None and not self._busy
        self.saveButton.setEnabled(not self._busy)
        self.addButton.setEnabled(chosen and self._session.may(Kind.ANNOTATION))
        self.caseButton.setEnabled(chosen and self._session.may(Kind.CASE))
        self.withdrawButton.setVisible(bool(self._held()))

    # --- what became of it ---------------------------------------------------------------------------------------

    def _held(self) -> tuple[str, ...]:
        """What was handed in last, while it can be taken back."""
        known = {entry.submission.id: entry for entry in self._session.outgoing.entries}
        for id_ in reversed(self._handed):
            if id_ in known and known[id_].state is State.HELD:
                return self._handed[id_][1]
        return ()

    def take_back(self) -> None:
        """Takes back what was saved last, while it is held; it comes back into the fields."""
        self._session.outgoing.take_out(self._held())

    def _on_taken_out(self, ids: list[str]) -> None:
        for id_ in ids:
            if id_ in self._handed:
                self._put_back(self._handed.pop(id_)[0])

    def tell(self, text: str) -> None:
        """Says what the store answered to a report."""
        self.stateLabel.setText(text)

    def _on_opened(self, _: object = None) -> None:
        dictionary = self._session.dictionary
        if dictionary is not None:
            self.category.fill(dictionary)

    def _on_closed(self) -> None:
        self._handed.clear()
        self.place.leave()
        self.show_draft(Draft())
        self.keeping.forget()
        self.stateLabel.clear()
        self.hide()

    # --- closing -------------------------------------------------------------------------------------------------

    def reject(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.draft().holds_anything and not self._may_close():
            event.ignore()
            return
        self.place.leave()
        event.accept()

    def _may_close(self) -> bool:
        box = QMessageBox(QMessageBox.Icon.Question, TITLE, tr("This report is not saved yet."), parent=self)
        kept = box.addButton(tr("&Keep it for later"), QMessageBox.ButtonRole.AcceptRole)
        dropped = box.addButton(tr("&Throw it away"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(tr("&Go on writing"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(kept)
        box.exec()
        if box.clickedButton() is kept:
            self.keep()
        elif box.clickedButton() is dropped:
            self.show_draft(Draft())
            self.keep()
        return box.clickedButton() in (kept, dropped)
