"""The list of what came with a threat."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QHeaderView, QTableWidgetItem, QWidget

from ..store.attached import Attachment
from ..text import tr
from .focus_ring import FocusRing
from .forms import form, plain_header
from .wording import number


def kind_name(media_type: str) -> str:
    """The kind of file in words; one that is not known as the store has it."""
    names = {
        "image/jpeg": tr("JPEG picture"),
        "image/png": tr("PNG picture"),
        "image/heic": tr("HEIC picture"),
        "application/pdf": tr("PDF document"),
        "video/mp4": tr("film"),
    }
    return names.get(media_type, media_type)


def size_text(size: int) -> str:
    """A size in bytes in the unit that fits."""
    if size < 1_000_000:
        return tr("{size} kB").format(size=number(max(1, round(size / 1000))))
    return tr("{size} MB").format(size=number(size / 1_000_000, 1))


class AttachmentsDialog(QDialog, form("attachments")):  # type: ignore[misc]
    """The list; what is wanted of one of them is the business of whoever opened it."""

    open_wanted = pyqtSignal(object)
    save_wanted = pyqtSignal(object)

    def __init__(self, number_of_threat: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 280)
        self.setWindowTitle(tr("Attachments of no. {number}").format(number=number_of_threat))
        self._shown: tuple[Attachment, ...] = ()
        self._refusal = ""
        view = self.filesView
        FocusRing(view)
        view.setColumnCount(4)
        view.setHorizontalHeaderLabels([tr("Name"), tr("Type"), tr("Size"), tr("Cleaned")])
        view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        plain_header(view.horizontalHeader())
        view.itemSelectionChanged.connect(self._on_chosen)
        # Return presses the button by itself.
        view.itemDoubleClicked.connect(lambda _: self.showButton.click())
        self.showButton.clicked.connect(lambda: self.open_wanted.emit(self.chosen))
        self.saveButton.clicked.connect(lambda: self.save_wanted.emit(self.chosen))
        self.closeButton.clicked.connect(self.close)

    @property
    def chosen(self) -> Attachment | None:
        """The one chosen."""
        row = self.filesView.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def show_attachments(self, attachments: tuple[Attachment, ...], refusal: str = "") -> None:
        """Shows the list; with a refusal nothing of it can be opened."""
        if (attachments, refusal) == (self._shown, self._refusal):
            return
        kept = self.chosen
        self._shown, self._refusal = attachments, refusal
        view = self.filesView
        view.setRowCount(len(attachments))
        for row, attachment in enumerate(attachments):
            name = tr("erased, past its review date") if attachment.erased else attachment.name
            cleaned = tr("yes") if attachment.cleaned else tr("no")
            texts = (name, kind_name(attachment.media_type), size_text(attachment.size), cleaned)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column == 2:
                    item.setTextAlignment(int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
                if attachment.erased:
                    item.setFlags(Qt.ItemFlag.ItemIsSelectable)
                item.setToolTip(text)
                view.setItem(row, column, item)
        for column in (1, 2, 3):
            view.resizeColumnToContents(column)
        ids = [attachment.id for attachment in attachments]
        view.setCurrentCell(ids.index(kept.id) if kept is not None and kept.id in ids else 0, 0)
        self._on_chosen()

    def _on_chosen(self) -> None:
        chosen = self.chosen
        usable = chosen is not None and not chosen.erased and not self._refusal
        self.showButton.setEnabled(usable)
        self.saveButton.setEnabled(usable)
        note = self._refusal
        if not note and chosen is not None and chosen.erased:
            note = tr("Name and content were erased when their review date had passed.")
        elif not note and chosen is not None and not chosen.cleaned:
            note = tr("This file was kept as it came. It may say where and by whom it was made.")
        self.noteLabel.setText(note)
