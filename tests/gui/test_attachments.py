"""Attachments in the window: the line on the card, the list, the picture, hostile content, temporary files."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from qgis.PyQt.QtCore import QObject, Qt, QTimer, QUrl, pyqtSlot
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QInputDialog, QMessageBox

from kmzb_plugin.gui import attachment_files
from kmzb_plugin.gui.attachments import Attachments
from kmzb_plugin.gui.attachments_list import size_text
from kmzb_plugin.store import open_store
from kmzb_plugin.store.attached import Attachment, NewAttachment
from kmzb_plugin.store.base import ImportSource, Store
from kmzb_plugin.store.demo.create import create_demo_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.gpkg import locks

from .conftest import Window, opened_window, settle, wait_for


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


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, qgis_app: Any) -> Path:
    """A store in which a threat that waits has two photos and a PDF file."""
    path = tmp_path_factory.mktemp("photos") / "radom.gpkg"
    create_demo_store(str(path), count=600, seed=13)
    return path


def choose(window: Window, threat_id: str) -> Attachments:
    """Turns to a threat and waits for its attachments."""
    window.dock.show_threat(threat_id)
    found: Attachments = window.dock.attachments
    wait_for(lambda: [t.id for t in window.dock.card.threats] == [threat_id], "the threat")
    wait_for(lambda: not found.button.isHidden(), "the line on the card")
    return found


@pytest.fixture
def shown(window: Window) -> Attachments:
    """The card of a threat with two photos and a PDF file."""
    store = window.session.store
    assert store is not None
    for id_ in with_photos(store):
        if len(store.attachments(id_)) == 3:
            return choose(window, id_)
    raise AssertionError("no such threat in the demo")


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


def test_a_card_without_attachments_has_no_line(window: Window) -> None:
    store = window.session.store
    assert store is not None
    some = set(with_photos(store))
    plain = next(t.id for t in store.threats(ThreatFilter(statuses=("new",))) if t.id not in some)
    choose(window, next(iter(some)))
    window.dock.show_threat(plain)
    wait_for(lambda: [t.id for t in window.dock.card.threats] == [plain], "the other threat")
    settle(300)
    assert window.dock.attachments.button.isHidden()
    QTest.keyClick(window.dock.ui.queueView, Qt.Key.Key_A)
    assert window.dock.attachments.dialog is None


def test_the_list_says_name_type_size_and_whether_it_was_cleaned(window: Window, shown: Attachments) -> None:
    assert shown.button.text() == "Attachm&ents (3)"
    before = audit(window.session.store)
    window.dock.ui.queueView.setFocus()
    QTest.keyClick(window.dock.ui.queueView, Qt.Key.Key_A)
    wait_for(lambda: shown.dialog is not None and shown.dialog.isVisible(), "the list")
    view = shown.dialog.filesView
    rows = [[view.item(row, column).text() for column in range(4)] for row in range(view.rowCount())]
    assert [row[0] for row in rows] == ["notatka.pdf", "zdjecie_1.jpg", "zdjecie_2.jpg"]
    assert [row[1] for row in rows] == ["PDF document", "JPEG picture", "JPEG picture"]
    assert all(row[2].endswith(" kB") for row in rows)
    assert [row[3] for row in rows] == ["no", "yes", "yes"]
    assert "as it came" in shown.dialog.noteLabel.text()
    assert audit(window.session.store) == before, "to look at the list is no disclosure"
    assert size_text(1) == "1 kB"
    assert size_text(2_540_000) == "2.5 MB"


def test_a_picture_is_shown_on_a_reason_and_the_next_one_without(window: Window, shown: Attachments) -> None:
    store = window.session.store
    first, second = pictures(shown)
    asked = give("Oględziny")
    shown.open(first)
    wait_for(lambda: shown.picture is not None and shown.picture.isVisible(), "the picture")
    assert "zdjecie_1.jpg" in asked[0]
    picture = shown.picture
    assert picture.windowTitle() == "zdjecie_1.jpg"
    assert picture.size_of_picture == (800, 600)
    assert "1 of 2" in picture.nameLabel.text()
    assert not picture.previousButton.isEnabled()
    entries = audit(store)
    QTest.keyClick(picture, Qt.Key.Key_Right)
    wait_for(lambda: picture.windowTitle() == "zdjecie_2.jpg", "the next picture")
    assert not picture.nextButton.isEnabled()
    assert audit(store) == entries, "it was open"
    assert store.description(first.threat_id) is not None or audit(store) == entries
    QTest.keyClick(picture, Qt.Key.Key_Left)
    wait_for(lambda: picture.windowTitle() == first.name, "the first picture")
    QTest.keyClick(picture, Qt.Key.Key_Escape)
    assert not picture.isVisible()
    assert picture.size_of_picture == (0, 0)
    assert window.errors == []


def test_a_disclosed_description_opens_the_attachments_too(window: Window, shown: Attachments) -> None:
    first = pictures(shown)[0]
    window.dock.deeds.show_description(first.threat_id, "Oględziny")
    wait_for(lambda: window.session.store.attachment(first.id), "the disclosure")
    shown.open(first)
    wait_for(lambda: shown.picture is not None and shown.picture.isVisible(), "the picture")
    # It closes when the store closes it.
    assert 0 < shown._close.remainingTime() <= 15 * 60 * 1000
    shown._close.start(1)
    wait_for(lambda: not shown.picture.isVisible(), "the end of the quarter of an hour")


def test_a_store_that_is_held_by_another_program_is_said(
    window: Window, shown: Attachments, location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "PATIENCE_SECONDS", 0.5)
    with locks.writing(Path(location)):
        shown.open(pictures(shown)[0], "Oględziny")
        wait_for(lambda: window.errors, "the sentence")
    assert "Try again" in window.errors[0].text
    shown.open(pictures(shown)[0], "Oględziny")
    wait_for(lambda: shown.picture is not None and shown.picture.isVisible(), "the picture")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_in_the_list_asks_once(window: Window, shown: Attachments, key: Qt.Key) -> None:
    shown.open_list()
    shown.dialog.filesView.setFocus()
    shown.dialog.filesView.setCurrentCell(1, 0)
    asked = give("Oględziny")
    before = audit(window.session.store)
    QTest.keyClick(shown.dialog.filesView, key)
    shown.dialog.showButton.click()
    wait_for(lambda: shown.picture is not None and shown.picture.isVisible(), "the picture")
    settle(300)
    assert len(asked) == 1
    assert audit(window.session.store) == before + 1


def test_without_a_reason_nothing_is_read(window: Window, shown: Attachments) -> None:
    before = audit(window.session.store)
    asked = give("")
    shown.open(pictures(shown)[0])
    wait_for(lambda: asked, "the question")
    settle(200)
    assert shown.picture is None
    assert audit(window.session.store) == before


def test_the_picture_fits_or_has_its_own_size(window: Window, shown: Attachments) -> None:
    shown.open(pictures(shown)[0], "Oględziny")
    wait_for(lambda: shown.picture is not None and shown.picture.isVisible(), "the picture")
    picture = shown.picture
    picture.resize(520, 400)
    settle(50)
    assert picture.fitted
    assert picture.scale < 0.7
    QTest.keyClick(picture, Qt.Key.Key_1)
    assert picture.scale == pytest.approx(1)
    QTest.keyClick(picture, Qt.Key.Key_Plus)
    assert picture.scale == pytest.approx(1.25)
    picture.resize(620, 500)
    settle(50)
    assert picture.scale == pytest.approx(1.25), "what was zoomed by hand stays"
    QTest.keyClick(picture, Qt.Key.Key_0)
    assert picture.scale < 0.8


def test_another_threat_closes_everything(window: Window, shown: Attachments) -> None:
    shown.open_list()
    shown.open(pictures(shown)[0], "Oględziny")
    wait_for(lambda: shown.picture is not None and shown.picture.isVisible(), "the picture")
    leave(window)
    wait_for(lambda: not shown.picture.isVisible() and shown.dialog is None, "the end")


# --- other files -----------------------------------------------------------------------------------------------------


class Opener(QObject):
    """Stands where the system's programs are."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @pyqtSlot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def opener() -> Iterator[Opener]:
    made = Opener()
    QDesktopServices.setUrlHandler("file", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("file")


def test_another_file_is_opened_after_a_warning_and_its_copy_goes_with_the_card(
    window: Window, shown: Attachments, opener: Opener
) -> None:
    said = press("Open")
    shown.open(note(shown), "Oględziny")
    wait_for(lambda: opener.opened, "the system's program")
    assert "not cleaned" in said[0]
    (path,) = opener.opened
    assert path.name == "notatka.pdf"
    assert path.read_bytes().startswith(b"%PDF-")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o077 == 0
    leave(window)
    wait_for(lambda: not path.exists(), "the end of the copy")
    assert not path.parent.parent.exists()


def test_who_declines_the_warning_opens_nothing(window: Window, shown: Attachments, opener: Opener) -> None:
    said = press("Cancel")
    shown.open(note(shown), "Oględziny")
    wait_for(lambda: said, "the warning")
    settle(200)
    assert opener.opened == []


def test_unloading_deletes_the_copies(window: Window, shown: Attachments, opener: Opener) -> None:
    press("Open")
    shown.open(note(shown), "Oględziny")
    wait_for(lambda: opener.opened, "the system's program")
    window.dock.attachments.unload()
    assert not opener.opened[0].exists()


def test_a_saved_copy_is_logged_as_data_that_left(window: Window, shown: Attachments, tmp_path: Path) -> None:
    store = window.session.store
    path, wanted = tmp_path / "kopia.jpg", pictures(shown)[0]
    before = audit(store)
    give("Akta sprawy")
    shown.save(wanted, path)
    wait_for(lambda: any("Saved" in item.text() for item in window.bar.items()), "the copy")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == wanted.sha256
    assert audit(store) == before + 2, "the disclosure and the copy"
    assert [file.name for file in tmp_path.glob("*.part")] == []
    shown.save(wanted, tmp_path / "nowhere" / "kopia.jpg")
    wait_for(lambda: window.errors, "the sentence")
    assert "cannot be written" in window.errors[0].text


# --- hostile content -------------------------------------------------------------------------------------------------

BOMB = png(60_000, 60_000)
HOSTILE = {
    "bomba.png": (BOMB, "image/png", True, "60,000 × 60,000"),
    "puste.jpg": (b"\xff\xd8\xff", "image/jpeg", True, "damaged"),
    "program.jpg": (b"MZ\x90\x00 this program cannot be run", "image/jpeg", True, "kind that it is said to be"),
    "strona.pdf": (b"<html><script>", "application/pdf", False, "kind that it is said to be"),
}


def attach(location: str, *found: NewAttachment) -> None:
    source = ImportSource("internet", "synthetic", "hostile")
    with closing(open_store(location)) as store, store.bulk_import(source) as importer:
        assert importer.add_attachments(found).accepted == len(found)


def new(ref: str, name: str, content: bytes, kind: str, cleaned: bool) -> NewAttachment:
    return NewAttachment(ref, name, kind, content, cleaned, hashlib.sha256(content).hexdigest())


@pytest.fixture
def hostile(session: Any, location: str) -> Iterator[tuple[Window, Attachments]]:
    """A threat whose attachments no import would have let in."""
    with closing(open_store(location)) as store:
        frame = store.frame(ThreatFilter(statuses=("new",)), ["id", "source_ref"])
        some = set(with_photos(store))
    id_, ref = next(row for row in frame.itertuples(index=False, name=None) if row[0] not in some)
    attach(location, *(new(ref, name, *given[:3]) for name, given in HOSTILE.items()))
    with opened_window(session, location) as window:
        yield window, choose(window, id_)


def test_hostile_content_is_refused_with_a_sentence(hostile: tuple[Window, Attachments], opener: Opener) -> None:
    window, attachments = hostile
    for attachment in attachments._attachments:
        window.errors.clear()
        attachments.open(attachment, "Oględziny")
        wait_for(lambda: window.errors, attachment.name)
        assert HOSTILE[attachment.name][3] in window.errors[0].text, attachment.name
        assert attachment.name in window.errors[0].text
        assert "Traceback" not in window.errors[0].details
    assert attachments.picture is None
    assert opener.opened == []


def test_a_dangerous_name_stays_inside_the_temporary_folder() -> None:
    files = attachment_files.TemporaryFiles()
    for name in ("../../etc/passwd", "C:\\Windows\\a.exe", "x\u202egpj.exe", "CON", "a" * 400, "-rf ~;$(x)`.pdf"):
        attachment = Attachment(name, "t", name, "application/pdf", 1, "", False)
        path = files.put(attachment, b"%PDF-")
        folder = path.parent.parent
        assert path.parent.parent.parent == Path(attachment_files.tempfile.gettempdir())
        assert path.suffix == ".pdf"
        assert path.name.isprintable()
        assert len(path.name) <= 100
        assert not set(path.name) & set("/\\:~$`;")
    files.clear()
    assert not folder.exists()


def test_what_a_broken_down_qgis_left_behind_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import os
    import time

    monkeypatch.setattr(attachment_files.tempfile, "tempdir", str(tmp_path))
    old, fresh = tmp_path / "kmzb-attachment-old", tmp_path / "kmzb-attachment-fresh"
    for folder in (old, fresh):
        folder.mkdir()
        (folder / "a.pdf").write_bytes(b"%PDF-")
    os.utime(old, (time.time() - 90_000,) * 2)
    files = attachment_files.TemporaryFiles()
    files.put(Attachment("a", "t", "a.pdf", "application/pdf", 1, "", False), b"%PDF-")
    assert not old.exists()
    assert fresh.exists(), "another QGIS may be at work"
    files.clear()
