"""Attachments as files: opened after a warning, saved, of hostile content, temporary."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.gui import attachment_files
from kmzb_plugin.gui.attachments import Attachments
from kmzb_plugin.store import open_store
from kmzb_plugin.store.attached import Attachment, NewAttachment
from kmzb_plugin.store.base import ImportSource
from kmzb_plugin.store.filter import ThreatFilter

from ..conftest import Window, opened_window, settle, wait_for
from .steps import Opener, audit, choose, give, leave, note, pictures, png, press, with_photos


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
