"""A decision that was not applied: what I saw, what I decided, what stands now, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from qgis.PyQt.QtCore import QSize, Qt, QTimer
from qgis.PyQt.QtWidgets import QDialog, QHBoxLayout, QLabel, QWidget

from ..domain.periods import parse_moment
from ..domain.submission import Kind
from ..layers.marks import status_icon
from ..processing.store.receipts import sentence
from ..store.base import Dictionary
from ..store.outbox import Entry, State
from ..text import tr
from . import wording
from .changes import change_lines, standing, wanted
from .forms import form, make_room
from .reading import Card
from .session import Session


def why(entry: Entry, dictionary: Dictionary) -> str:
    """Why the entry was not applied, in one sentence."""
    if entry.state is State.CONFLICT and entry.submission.kind is Kind.CORRECTION:
        return tr("Someone changed this threat before you. Nothing was overwritten and your correction is kept here.")
    if entry.state is State.CONFLICT:
        return tr("Someone decided before you. Nothing was overwritten and your decision is kept here.")
    if entry.state is State.BLOCKED:
        return tr("An earlier decision of yours on this threat was not applied, so this one waits.")
    if entry.receipt is None:
        return tr("The store refused it on the way: {reason}").format(reason=entry.last_error)
    return sentence(entry.receipt, dictionary)


def seen_status(entry: Entry, card: Card) -> str:
    """The status the officer saw: that of the version the decision expected."""
    version = entry.submission.expected_version or 0
    moves = [event for event in card.history if event.kind == Kind.VERIFICATION.value]
    before = [event.to_status for event in moves if int(event.detail.get("version", 0)) <= version]
    after = [event.from_status for event in moves if int(event.detail.get("version", 0)) > version]
    if before:
        return before[-1]
    if after:
        return after[0]
    return card.threat.status if card.threat else ""


def _free_title(entry: Entry, dictionary: Dictionary) -> str:
    """What a submission about no threat is about."""
    kind, payload = entry.submission.kind, entry.submission.payload
    if kind is Kind.REPORT:
        category = wording.category_name(dictionary, str(payload.get("category", "")))
        return tr("Report of a citizen: {category}").format(category=category)
    return f"{wording.kind_name(kind.value)}: {payload.get('name', '')}"


def seen_report(entry: Entry, card: Card) -> dict[str, Any]:
    """What the officer saw of the report: as it stands now, without what was corrected after the version expected."""
    version = entry.submission.expected_version or 0
    seen = standing(card.threat) if card.threat else {}
    for event in reversed(card.history):
        if event.kind == Kind.CORRECTION.value and int(event.detail.get("version", 0)) > version:
            seen |= dict(event.detail.get("before") or {})
    return seen


class ConflictDialog(QDialog, form("conflict")):  # type: ignore[misc]
    """Goes through what was not applied, one after another; nothing is decided for the officer."""

    def __init__(
        self,
        session: Session,
        decide_again: Callable[[str], None],
        report_again: Callable[[Entry], None],
        correct_again: Callable[[str, Mapping[str, Any]], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.resize(560, 380)  # no smallest size: the layout knows what its buttons need
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._decide_again, self._report_again, self._correct_again = decide_again, report_again, correct_again
        self._entry: Entry | None = None
        self.keepButton.clicked.connect(self._keep)
        self.retryButton.clicked.connect(self._retry)
        self.againButton.clicked.connect(self._again)
        self.laterButton.clicked.connect(self.close)
        session.outgoing.changed.connect(self._next)
        self._next()

    def _next(self) -> None:
        waiting, dictionary = self._session.outgoing.attention(), self._session.dictionary
        if not waiting or dictionary is None:
            self.close()
            return
        self.positionLabel.setText(tr("%n not applied", len(waiting)))
        if self._entry is not None and self._entry.submission.id == waiting[0].submission.id:
            return
        self._entry = entry = waiting[0]
        self.whyLabel.setText(why(entry, dictionary))
        # Set as text first: the sides are known only when the store has been read.
        kind, about = entry.submission.kind, entry.submission.threat_id
        while self.sides.rowCount():
            self.sides.removeRow(0)
        self.titleLabel.setText(about or _free_title(entry, dictionary))
        self.keepButton.setText(tr("&Drop it") if kind is Kind.REPORT else tr("&Keep what stands"))
        self.retryButton.setVisible(entry.state in (State.FAILED, State.BLOCKED))
        self.againButton.setVisible(kind is Kind.REPORT or about is not None)
        again = {Kind.REPORT: tr("&Write it again"), Kind.CORRECTION: tr("&Correct again")}
        self.againButton.setText(again.get(kind, tr("&Decide again")))
        if entry.submission.threat_id:
            self._session.read_card(entry.submission.threat_id, lambda card: self._show(entry, card), asker="conflict")

    def _show(self, entry: Entry, card: Card) -> None:
        dictionary = self._session.dictionary
        if dictionary is None or entry is not self._entry:
            return
        while self.sides.rowCount():
            self.sides.removeRow(0)
        threat = card.threat
        if threat is not None:
            self.titleLabel.setText(
                " · ".join(
                    part
                    for part in (
                        wording.category_name(dictionary, threat.category),
                        threat.place,
                        tr("no. {number}").format(number=threat.number),
                    )
                    if part
                )
            )
        payload = entry.submission.payload
        if entry.submission.kind is Kind.CORRECTION and threat is not None:
            self._show_correction(dictionary, entry, card)
            QTimer.singleShot(0, partial(make_room, self))  # when the new texts have their places
            return
        if entry.submission.kind is Kind.VERIFICATION:
            self._side(dictionary, tr("What you saw"), seen_status(entry, card), "")
            self._side(
                dictionary,
                tr("What you decided"),
                str(payload.get("new_status", "")),
                "\n".join(
                    part
                    for part in (wording.date_time(entry.submission.client_at), str(payload.get("note", "")))
                    if part
                ),
            )
        detail = entry.receipt.detail if entry.receipt else {}
        who, when = str(detail.get("who") or ""), str(detail.get("when") or "")
        last = next((event for event in reversed(card.history) if event.kind == Kind.VERIFICATION.value), None)
        about = ", ".join(part for part in (who, wording.date_time(parse_moment(when)) if when else "") if part)
        standing = threat.status if threat else str(detail.get("status", ""))
        self._side(
            dictionary,
            tr("What stands now"),
            standing,
            "\n".join(part for part in (about, last.text if last and who == last.actor else "") if part),
        )
        QTimer.singleShot(0, partial(make_room, self))  # when the new texts have their places

    def _show_correction(self, dictionary: Dictionary, entry: Entry, card: Card) -> None:
        """What it was to become, and what others have made of the threat meanwhile."""
        threat, seen = card.threat, seen_report(entry, card)
        assert threat is not None
        self._side(dictionary, tr("What you saw"), "", _report(dictionary, seen))
        note = str(entry.submission.payload.get("note", ""))
        wished = change_lines(dictionary, seen, wanted(entry.submission.payload))
        self._side(dictionary, tr("What you corrected"), "", "\n".join((*wished, note)))
        version = entry.submission.expected_version or 0
        later = [event for event in card.history if int(event.detail.get("version", 0)) > version]
        about = [
            " · ".join((wording.kind_name(event.kind), event.actor, wording.date_time(event.at))) for event in later
        ]
        changed = change_lines(dictionary, seen, standing(threat)) or [_report(dictionary, standing(threat))]
        self._side(dictionary, tr("What stands now"), threat.status, "\n".join((*changed, *about)))

    def _side(self, dictionary: Dictionary, title: str, status: str, text: str) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        mark = QLabel()
        known = wording.status_or_none(dictionary, status)
        if status:
            mark.setPixmap(status_icon(known).pixmap(QSize(16, 16)))
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        label = QLabel("\n".join(part for part in (wording.status_name(dictionary, status), text) if part))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        row.addWidget(mark)
        row.addWidget(label, 1)
        name = QLabel(title)
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        name.setBuddy(holder)
        self.sides.addRow(name, holder)

    def _keep(self) -> None:
        if self._entry is not None:
            self._session.outgoing.take_out([self._entry.submission.id])

    def _retry(self) -> None:
        """Sends it again, and with it all that the same refusal on the way stopped."""
        if self._entry is None:
            return
        alike = self._session.outgoing.attention() if self._entry.receipt is None else [self._entry]
        failed = [entry for entry in alike if entry.state is State.FAILED and entry.receipt is None]
        self._session.outgoing.retry([entry.submission.id for entry in failed] or [self._entry.submission.id])

    def _again(self) -> None:
        if self._entry is not None and self._entry.submission.kind is Kind.REPORT:
            self._report_again(self._entry)
            return
        if self._entry is not None and self._entry.submission.threat_id:
            submission = self._entry.submission
            self._session.outgoing.take_out([submission.id])
            self._decide_again(self._entry.submission.threat_id)
            if submission.kind is Kind.CORRECTION:
                self._correct_again(self._entry.submission.threat_id, submission.payload)
            self.close()


def _report(dictionary: Dictionary, values: Mapping[str, Any]) -> str:
    """Category and place in a line."""
    name = wording.category_name(dictionary, str(values.get("category") or ""))
    return " · ".join(part for part in (name, str(values.get("place") or "")) if part)
