"""The attachments of the threat on the card: a line that counts them, a list, and what is done with one of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from qgis.PyQt.QtCore import QObject, QStandardPaths, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QImage
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox, QToolButton, QWidget

from ..domain.submission import Kind
from ..store.attached import ENDINGS, Attachment, safe_name
from ..store.base import Dictionary, Store
from ..text import tr
from . import rights
from .attachment_files import TemporaryFiles, read_attachment, read_picture, save_attachment
from .card import CardWidget
from .deeds import ask_why
from .messages import Messages
from .reading import Card
from .session import Session
from .wording import number

if TYPE_CHECKING:
    from .attachments_list import AttachmentsDialog
    from .picture import PictureWindow

Content = TypeVar("Content")


class Attachments(QObject):
    """Keeps the line on the card, and opens what it leads to. Everything closes with the card."""

    def __init__(self, session: Session, card: CardWidget, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._card, self._messages, self._window = session, card, messages, window
        self._attachments: tuple[Attachment, ...] = ()
        self._note = ""
        self._files = TemporaryFiles()
        self.dialog: AttachmentsDialog | None = None
        self.picture: PictureWindow | None = None
        self._shown: Attachment | None = None
        self._reading = False
        self._close = QTimer(self)
        self._close.setSingleShot(True)
        self._close.setTimerType(Qt.TimerType.PreciseTimer)
        self._close.timeout.connect(self._close_contents)
        self.button = self._add_button()
        card.changed.connect(self.forget)
        card.read.connect(self._on_card)

    def _add_button(self) -> QToolButton:
        card = self._card
        button = QToolButton(card)
        button.setAutoRaise(True)
        button.setAccessibleName(tr("Attachments of the threat"))
        button.setToolTip(tr("What came with the report; opening one asks for the reason, and the store logs it (A)"))
        button.clicked.connect(self.open_list)
        layout = card.layout()
        layout.insertWidget(layout.indexOf(card.historyBox), button)
        button.hide()
        return button

    def unload(self) -> None:
        """Closes the windows and deletes the temporary files."""
        self.forget()

    def forget(self) -> None:
        """Another threat is on the card, or none."""
        self._attachments, self._note = (), ""
        self._reading = False
        self.button.hide()
        if self.dialog is not None:
            self.dialog.close()
        self._close_contents()

    def _close_contents(self) -> None:
        """The store shows them no longer."""
        self._close.stop()
        self._shown = None
        if self.picture is not None:
            self.picture.close()
        self._files.clear()

    def _on_card(self, card: Card) -> None:
        self._attachments, self._note = card.attachments, card.attachments_note
        count = len(self._attachments)
        self.button.setText(
            tr("Attachments: not listed") if self._note else tr("Attachments ({n})").format(n=number(count))
        )
        self.button.setVisible(bool(self._attachments or self._note))
        if self.dialog is not None:
            self.dialog.show_attachments(self._attachments, self._refusal())

    def _refusal(self) -> str:
        if self._session.may(Kind.DISCLOSURE) or self._session.info is None:
            return ""
        return rights.refusal(self._session.info)

    # --- the list ------------------------------------------------------------------------------------------------

    def open_list(self) -> None:
        """Shows what came with the threat."""
        from .attachments_list import AttachmentsDialog

        if self._note:
            self._messages.say(self._note)
            return
        if not self._attachments:
            return
        if self.dialog is None:
            self.dialog = AttachmentsDialog(self._card.threats[0].number, self._window)
            self.dialog.open_wanted.connect(self.open)
            self.dialog.save_wanted.connect(self._ask_where)
            self.dialog.destroyed.connect(self._forget_dialog)
            self.dialog.show_attachments(self._attachments, self._refusal())
        self.dialog.show()
        self.dialog.raise_()

    def _forget_dialog(self) -> None:
        self.dialog = None

    # --- opening -------------------------------------------------------------------------------------------------

    def open(self, attachment: Attachment, reason: str = "") -> None:
        """Shows a picture; offers other files to the system's program. Asks for the reason where it is not open."""
        if attachment.is_picture:
            self._read(attachment, reason, read_picture, self._show_picture, self.open)
        else:
            self._read(attachment, reason, read_attachment, self._offer, self.open)

    def _read(
        self,
        attachment: Attachment,
        reason: str,
        work: Callable[[Store, Dictionary, Attachment, str], Content | None],
        done: Callable[[Attachment, Content], None],
        again: Callable[[Attachment, str], None],
    ) -> None:
        """Reads in the background; where the store has not opened it yet, asks why and does it again."""

        if self._reading:
            return  # pressed twice
        self._reading = True

        def free() -> None:
            self._reading = False

        def finished(content: Content | None) -> None:
            free()
            if attachment not in self._attachments:
                return  # another threat is on the card
            if content is not None:
                if reason.strip():
                    self._session.disclosures.note(attachment.threat_id)
                self._close.start(self._session.disclosures.open_ms(attachment.threat_id))
                done(attachment, content)
            elif reason.strip():
                self._messages.say(tr("«{name}» is not in the store any more.").format(name=attachment.name))
            elif given := self._ask_reason(attachment):
                again(attachment, given)

        self._session.with_store(lambda store, dictionary: work(store, dictionary, attachment, reason), finished, free)

    def _ask_reason(self, attachment: Attachment) -> str:
        text = tr("«{name}» may hold personal data. Why do you need it? Your reason is logged.")
        return ask_why(self._front(), tr("Open an attachment"), text.format(name=attachment.name))

    def _front(self) -> QWidget:
        """The window that questions are asked over."""
        return next(
            (each for each in (self.picture, self.dialog) if each is not None and each.isVisible()), self._window
        )

    def _pictures(self) -> list[Attachment]:
        return [each for each in self._attachments if each.is_picture and not each.erased]

    def _show_picture(self, attachment: Attachment, image: QImage) -> None:
        from .picture import PictureWindow

        if self.picture is None:
            self.picture = PictureWindow(self._window)
            self.picture.step_wanted.connect(self._step)
        all_ = self._pictures()
        self._shown = attachment
        self.picture.show_picture(image, attachment.name, all_.index(attachment) + 1, len(all_))

    def _step(self, by: int) -> None:
        all_ = self._pictures()
        if self._shown in all_ and 0 <= (place := all_.index(self._shown) + by) < len(all_):
            self.open(all_[place])

    def _offer(self, attachment: Attachment, content: bytes) -> None:
        """Warns, and leaves it to the officer."""
        box = QMessageBox(self._front())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Open an attachment"))
        box.setText(tr("«{name}» is opened by another program.").format(name=attachment.name))
        box.setInformativeText(
            tr(
                "The file was not cleaned. It may hold hidden data, or something that harms the other program. Open it "
                "only if you expect such a file. The copy is deleted with the card."
            )
        )
        save = box.addButton(tr("Save as…"), QMessageBox.ButtonRole.ActionRole)
        opening = None
        if attachment.media_type in ENDINGS:
            opening = box.addButton(tr("Open it"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(tr("&Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        if box.clickedButton() is save:
            self._ask_where(attachment)
        elif opening is not None and box.clickedButton() is opening:
            self.open_outside(attachment, content)

    def open_outside(self, attachment: Attachment, content: bytes) -> None:
        """Puts a copy into a temporary file and hands it to the program that the system has for its kind."""

        def opened(path: Path) -> None:
            if attachment not in self._attachments:
                self._files.clear()
            elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
                self._messages.warn(
                    tr("No program opens «{name}» on this computer. Save it instead.").format(name=path.name)
                )

        self._session.with_store(lambda *_: self._files.put(attachment, content), opened)

    # --- saving --------------------------------------------------------------------------------------------------

    def _ask_where(self, attachment: Attachment) -> None:
        from .attachments_list import kind_name

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = safe_name(attachment.name, attachment.media_type)
        ending = ENDINGS.get(attachment.media_type, "")
        kinds = f"{kind_name(attachment.media_type)} (*{ending})"
        path, _ = QFileDialog.getSaveFileName(self._front(), tr("Save the attachment"), str(Path(folder, name)), kinds)
        if path:
            # The ending tells the system what to do with it: never another than that of its kind.
            self.save(attachment, Path(path if path.lower().endswith(ending) else path + ending))

    def save(self, attachment: Attachment, path: Path, reason: str = "") -> None:
        """Saves a copy; the store logs that it left."""

        def work(store: Store, dictionary: Dictionary, wanted: Attachment, why: str) -> Path | None:
            return save_attachment(store, dictionary, wanted, path, why)

        self._read(attachment, reason, work, self._say_saved, lambda wanted, given: self.save(wanted, path, given))

    def _say_saved(self, _: Attachment, path: Path) -> None:
        self._messages.say(tr("Saved: {path}. The store has logged it.").format(path=path))
