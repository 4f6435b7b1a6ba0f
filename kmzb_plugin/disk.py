"""Why a file or folder could not be read or written, in our words: the system's own reach people in its language."""

from __future__ import annotations

import errno
import sqlite3
import tempfile
from pathlib import Path

from .text import tr

_PROBE = 2**17
"""Bytes that tell whether a disk is full."""

_FULL = ("ENOSPC", "EDQUOT", "EFBIG")
_FORBIDDEN = ("EROFS", "EACCES", "EPERM", "EBUSY", "ETXTBSY")
_FAR_AWAY = ("ENETDOWN", "ENETUNREACH", "EHOSTDOWN", "EHOSTUNREACH", "ETIMEDOUT", "ENOTCONN", "ESTALE")
_LONG = ("ENAMETOOLONG",)


def reason(error: BaseException) -> str:
    """Why, as a part of a sentence; what is not known here is told in the error's own words."""
    if isinstance(error, UnicodeDecodeError):
        return tr("it is not a text in UTF-8")
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error)
    number = error.errno if isinstance(error, OSError) else None
    if number is None:
        return str(error)
    if number == errno.ENOENT:
        return tr("there is no such file or folder")
    if number == errno.EEXIST:
        return tr("something of that name is there already")
    if number == errno.EISDIR:
        return tr("it is a folder, not a file")
    if number == errno.ENOTDIR:
        return tr("what stands there for a folder is a file")
    if is_full(error):
        return tr("the disk is full")
    if number in _numbers(_FORBIDDEN):
        return tr("the right to it is missing, or another program holds it")
    if number in _numbers(_LONG):
        return tr("the name is too long")
    if number == errno.EINVAL:
        return tr("the name has a character that may not stand in it")
    if number == errno.EIO:
        return tr("the disk does not work as it should")
    if number in _numbers(_FAR_AWAY):
        return tr("the computer that it is on does not answer")
    assert isinstance(error, OSError)
    return error.strerror or str(error)


def is_full(error: BaseException) -> bool:
    """Whether it says that the disk, or what a person may use of it, is full."""
    return isinstance(error, OSError) and error.errno in _numbers(_FULL)


def reason_in(error: OSError, folder: Path) -> str:
    """As `reason`. A driver's words hide that the disk is full, so the disk of `folder` is asked as well."""
    if error.errno is None:
        try:
            with tempfile.TemporaryFile(dir=folder) as probe:
                probe.write(bytes(_PROBE))
                probe.flush()
        except OSError as found:
            return reason(found)
    return reason(error)


def _of_sqlite(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the kind, without its refinement
    if code == sqlite3.SQLITE_FULL:
        return tr("the disk is full")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return tr("the right to it is missing, or another program holds it")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return tr("the file is damaged")
    return tr("the disk does not work as it should") if code == sqlite3.SQLITE_IOERR else str(error)


def _numbers(names: tuple[str, ...]) -> set[int]:
    """Those of them that the system knows."""
    return {getattr(errno, name) for name in names if hasattr(errno, name)}
