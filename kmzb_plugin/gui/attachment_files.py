"""Attachments read, checked, and put into files; what blocks here belongs into a task."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from qgis.PyQt.QtGui import QImage

from ..disk import reason
from ..domain import submission as submissions
from ..processing.store.receipts import sentence
from ..store import pictures
from ..store.attached import Attachment, safe_name
from ..store.base import Dictionary, Store
from ..text import UserError, quoted, tr

_PREFIX = "kmzb-attachment-"
_LEFT_BEHIND_SECONDS = 24 * 3600


def read_attachment(store: Store, dictionary: Dictionary, attachment: Attachment, reason: str = "") -> bytes | None:
    """The content, once the store has logged why if there is a reason; None where it is not open.

    Raises UserError: refused, or not what the list says it is.
    """
    if reason:
        _log(store, dictionary, submissions.disclosure("description", [attachment.threat_id], reason))
    content = store.attachment(attachment.id)
    if content is None:
        return None
    name = attachment.name
    if not content:
        raise UserError(tr("«{name}» is empty.").format(name=name))
    if hashlib.sha256(content).hexdigest() != attachment.sha256:
        raise UserError(tr("«{name}» is not what came with the report: its checksum differs.").format(name=name))
    if pictures.kind_of(content) != attachment.media_type:
        raise UserError(
            tr("«{name}» is no file of the kind that it is said to be. It is not opened.").format(name=name)
        )
    return content


def read_picture(store: Store, dictionary: Dictionary, attachment: Attachment, reason: str = "") -> QImage | None:
    """The picture, as `read_attachment` reads it. Raises UserError also where it is damaged or far too large."""
    content = read_attachment(store, dictionary, attachment, reason)
    if content is None:
        return None
    try:
        return pictures.read(content)
    except UserError as error:
        raise UserError(f"{quoted(attachment.name)}: {error.text}") from error


def save_attachment(
    store: Store, dictionary: Dictionary, attachment: Attachment, path: Path, reason: str = ""
) -> Path | None:
    """Writes the content into a file of one's own, which the store logs as data that left; None where not open."""
    content = read_attachment(store, dictionary, attachment, reason)
    if content is None:
        return None
    export = submissions.disclosure(
        "export", [attachment.threat_id], f"attachment {attachment.id}", recipient="file of the officer"
    )
    _log(store, dictionary, export)
    _write(path, content)
    return path


def _log(store: Store, dictionary: Dictionary, disclosure: submissions.Submission) -> None:
    (receipt,) = store.submit([disclosure])
    if not receipt.accepted:
        raise UserError(sentence(receipt, dictionary))


def _write(path: Path, content: bytes) -> None:
    """Writes the whole file or none; for its owner alone."""
    unfinished = path.with_name(f".{path.name}.part")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(content)
        os.replace(unfinished, path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        raise UserError(
            tr("«{path}» cannot be written: {reason}. Choose another place.").format(path=path, reason=reason(error))
        ) from error


class TemporaryFiles:
    """Files for other programs, in a folder that nobody else reads and that is emptied as soon as possible."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def put(self, attachment: Attachment, content: bytes) -> Path:
        """The file with the content; its name is safe, and ends as its kind does. Raises UserError."""
        try:
            if self._folder is None:
                _sweep()
                self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
            folder = self._folder / hashlib.sha256(attachment.id.encode()).hexdigest()[:12]
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise UserError(
                tr("There is no room for a temporary file: {reason}.").format(reason=reason(error))
            ) from error
        path = folder / safe_name(attachment.name, attachment.media_type)
        _write(path, content)
        return path

    def clear(self) -> None:
        """Deletes them. What another program holds open (on Windows) goes the next time."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            if not self._folder.exists():
                self._folder = None


def _sweep() -> None:
    """Deletes what a QGIS left behind that broke down."""
    for folder in Path(tempfile.gettempdir()).glob(_PREFIX + "*"):
        with suppress(OSError):
            state = folder.lstat()
            is_ours = not hasattr(os, "getuid") or state.st_uid == os.getuid()
            if is_ours and not folder.is_symlink() and time.time() - state.st_mtime > _LEFT_BEHIND_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
