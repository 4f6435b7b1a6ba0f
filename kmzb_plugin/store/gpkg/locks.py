"""Who may write a store's file and who reads it, held where nobody can drop it by accident.

On Unix SQLite's own locks belong to the process, and they all end when any part of the process closes the file
(sqlite.org/howtocorrupt.html, 2.2). QGIS and GDAL open and close the file of a layer all the time. So between programs
that go through the door two lock files beside the store decide: one for writing, one for the moment of the commit,
which waits until nobody reads. On Windows a lock belongs to its handle, and SQLite's are enough.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ...text import tr
from ..errors import StoreHeld
from ..sqlite import PATIENCE_SECONDS

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]


@contextmanager
def writing(store: Path) -> Iterator[None]:
    """Until the block ends nobody else writes through the door. Raises StoreUnavailable."""
    with _held(store, "write", exclusive=True):
        yield


@contextmanager
def committing(store: Path) -> Iterator[None]:
    """Until the block ends nobody reads through a store object. Raises StoreUnavailable."""
    with _held(store, "read", exclusive=True):
        yield


@contextmanager
def reading(store: Path) -> Iterator[None]:
    """Until the block ends nobody commits through the door. Raises StoreUnavailable."""
    with _held(store, "read", exclusive=False):
        yield


@contextmanager
def _held(store: Path, purpose: str, *, exclusive: bool) -> Iterator[None]:
    if fcntl is None:
        yield
        return
    handle = _open(store.with_name(f".{store.name}.{purpose}.lock"))
    if handle is None:
        yield
        return
    try:
        _wait(handle, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH, store)
        yield
    finally:
        os.close(handle)


def _open(path: Path) -> int | None:
    """The lock file, made if need be; None in a folder where this user writes nothing and nobody else has yet."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError:
        try:
            return os.open(path, os.O_RDONLY)
        except OSError:
            return None


def _wait(handle: int, operation: int, store: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            fcntl.flock(handle, operation | fcntl.LOCK_NB)
            return
        except BlockingIOError as error:
            if time.monotonic() > deadline:
                text = tr("Another program holds the store «{name}».").format(name=store.name)
                raise StoreHeld(text, passes=True) from error
            time.sleep(random.uniform(0.001, 0.01))
        except OSError:
            # A file system without such locks, as some network drives are: `files.warnings` speaks of those.
            return
