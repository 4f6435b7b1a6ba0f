"""What can be said of a store's file before and beside reading it."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.PyQt.QtCore import QStorageInfo

from ...text import UserError, tr

_NETWORK_SYSTEMS = ("nfs", "cifs", "smb", "afp", "sshfs", "9p", "davfs", "webdav")


def check_file(path: Path) -> None:
    """Refuses what cannot be a store before SQLite sees it. Raises UserError.

    The file itself is not opened here: closing it again would end SQLite's locks on it in this process (see `locks`).
    """
    if path.is_dir():
        raise UserError(tr("«{path}» is a folder, and a store is a file. Choose the file.").format(path=path))
    if not path.exists():
        raise UserError(tr("There is no file «{path}». Check the name or look for the store.").format(path=path))
    if not os.access(path, os.R_OK):
        raise UserError(tr("You may not read the file «{path}». Ask for the right to read it.").format(path=path))


def can_write(path: Path) -> bool:
    """Whether the file and the folder, where SQLite keeps its journal, may be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def on_network(path: Path) -> bool:
    """Whether the file lies on a network drive, where SQLite's shared memory does not work."""
    system = bytes(QStorageInfo(str(path)).fileSystemType()).decode("ascii", "replace").lower()
    return str(path).startswith("\\\\") or any(name in system for name in _NETWORK_SYSTEMS)


def warnings(path: Path, *, invented: bool) -> tuple[str, ...]:
    """Sentences for the store manager about the file and where it lies; who reads what is invented does not matter."""
    found = []
    if not invented:
        found.append(
            tr(
                "This store is a file: whoever has it can read everything in it, and the person who decides is known "
                "only by the name of the computer's account."
            )
        )
    if not can_write(path):
        found.append(tr("The file or its folder is read-only for you: you can look, but nothing can be handed in."))
    if on_network(path):
        found.append(
            tr(
                "The file lies on a network drive. Two people writing at once may damage it there: "
                "use a server for shared work."
            )
        )
    return tuple(found)
