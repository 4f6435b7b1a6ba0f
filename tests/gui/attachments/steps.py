"""What the tests of attachments have in common."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

from qgis.PyQt.QtCore import QObject, QTimer, QUrl, pyqtSlot
from qgis.PyQt.QtWidgets import QApplication, QDialog, QInputDialog, QMessageBox

from kmzb_plugin.gui.attachments import Attachments
from kmzb_plugin.store.attached import Attachment
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter

from ..conftest import Window, wait_for


def png(width: int, height: int) -> bytes:
    """A picture whose header says how large it is, and which holds nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def with_photos(store: Store) -> list[str]:
    """The threats that have attachments, those with most of them first."""
    ids = [threat.id for threat in store.threats(ThreatFilter(statuses=("new", "verification")))]
    counts = {id_: len(store.attachments(id_)) for id_ in ids}
    return sorted((id_ for id_ in ids if counts[id_]), key=lambda id_: -counts[id_])


def choose(window: Window, threat_id: str) -> Attachments:
    """Turns to a threat and waits for its attachments."""
    window.dock.show_threat(threat_id)
    found: Attachments = window.dock.attachments
    wait_for(lambda: [t.id for t in window.dock.card.threats] == [threat_id], "the threat")
    wait_for(lambda: not found.button.isHidden(), "the line on the card")
    return found


def leave(window: Window) -> None:
    """Turns to another threat."""
    store, here = window.session.store, window.dock.card.threats[0].id
    window.dock.show_threat(next(t.id for t in store.threats(ThreatFilter(), limit=5) if t.id != here))


def pictures(attachments: Attachments) -> list[Attachment]:
    return attachments._pictures()


def note(attachments: Attachments) -> Attachment:
    return next(each for each in attachments._attachments if not each.is_picture)


def answering(act: Callable[[QDialog], object]) -> None:
    """Does something with the next modal dialog."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(30, look)
        else:
            act(dialog)

    QTimer.singleShot(0, look)


def give(reason: str) -> list[str]:
    """Answers the question for the reason; returns what was asked."""
    asked: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, QInputDialog)
        asked.append(dialog.labelText())
        dialog.setTextValue(reason)
        dialog.accept() if reason else dialog.reject()

    answering(act)
    return asked


def press(text: str) -> list[str]:
    """Presses the button with the text in the next message box; returns what the box said."""
    said: list[str] = []

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        said.append(dialog.text() + dialog.informativeText())
        next(button for button in dialog.buttons() if text in button.text()).click()

    answering(act)
    return said


def audit(store: Store) -> int:
    return store.verify_audit().entries


class Opener(QObject):
    """Stands where the system's programs are."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @pyqtSlot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))
