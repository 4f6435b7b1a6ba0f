"""What the system says of files and folders is told in our words, in the user's language."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kmzb_plugin import disk

KNOWN = (
    errno.ENOENT,
    errno.EEXIST,
    errno.EISDIR,
    errno.ENOTDIR,
    errno.ENOSPC,
    errno.EACCES,
    errno.EROFS,
    errno.ENAMETOOLONG,
    errno.EINVAL,
    errno.EIO,
    errno.ETIMEDOUT,
)


@pytest.mark.parametrize("number", KNOWN)
def test_the_systems_own_words_reach_nobody(number: int) -> None:
    said = disk.reason(OSError(number, os.strerror(number), "list.xlsx"))
    assert os.strerror(number) not in said
    assert "Errno" not in said
    assert "list.xlsx" not in said


def test_real_errors_are_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\xff")
    said = {}
    for name, act in {
        "missing": lambda: (tmp_path / "none").read_text(),
        "folder": lambda: tmp_path.read_text(),
        "under a file": lambda: (tmp_path / "file" / "x").read_text(),
        "long": lambda: (tmp_path / ("x" * 300)).read_text(),
        "bytes": lambda: (tmp_path / "file").read_text(encoding="utf-8"),
    }.items():
        with pytest.raises((OSError, UnicodeDecodeError)) as raised:
            act()
        said[name] = disk.reason(raised.value)
    assert said == {
        "missing": "there is no such file or folder",
        "folder": "it is a folder, not a file",
        "under a file": "what stands there for a folder is a file",
        "long": "the name is too long",
        "bytes": "it is not a text in UTF-8",
    }


def test_what_a_driver_says_is_looked_into(tmp_path: Path) -> None:
    assert disk.reason_in(OSError("not whole"), tmp_path) == "not whole"
    assert disk.reason_in(OSError("not whole"), tmp_path / "none") == "there is no such file or folder"


def test_what_sqlite_says_is_told_too(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.Error) as raised:
        sqlite3.connect(tmp_path / "none" / "store.gpkg")
    assert disk.reason(raised.value) == "the right to it is missing, or another program holds it"
    (tmp_path / "text.gpkg").write_text("no database, but a text that is longer than the head of one" * 20)
    with closing(sqlite3.connect(tmp_path / "text.gpkg")) as text, pytest.raises(sqlite3.Error) as raised:
        text.execute("SELECT * FROM sqlite_master")
    assert disk.reason(raised.value) == "the file is damaged"
