"""How much an import may take in: a sentence comes before the memory ends."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

from ...locale import number
from ...text import UserError, tr

MOST_BYTES = 2_000_000_000
"""Of one file, unpacked: more is never read at once, whatever the memory."""
MEMORY_PER_BYTE = 6
"""Bytes of memory that an import needs for each byte of a file, unpacked: texts stand in the table, in the mapped rows
and in what is handed to the store.
"""
MEMORY_PER_ROW = 4_000
"""Bytes of memory that an import needs for each row, whatever is in it."""
LONGEST_TEXT = 100_000
"""Characters of one value: a row with a longer one is rejected."""
_SOME = 3_000_000_000


def most_bytes() -> int:
    """Bytes of a file, unpacked, that can be imported at once with the memory that is free now."""
    return min(MOST_BYTES, free_memory() // MEMORY_PER_BYTE)


def most_rows() -> int:
    """Rows that can be imported at once with the memory that is free now."""
    return free_memory() // MEMORY_PER_ROW


def free_memory() -> int:
    """Bytes that programs may still take; 3 GB where the system does not tell."""
    if sys.platform == "win32":
        return _free_on_windows()
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        return 1024 * int(next(line for line in lines if line.startswith("MemAvailable:")).split()[1])
    except (OSError, StopIteration, ValueError, IndexError):
        return _SOME


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of Windows."""

    _fields_ = [
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        *((name, ctypes.c_ulonglong) for name in ("total", "free", "pages", "free_pages", "virtual", "free_virtual")),
        ("extended", ctypes.c_ulonglong),
    ]


def _free_on_windows() -> int:
    status = _MemoryStatus()
    status.length = ctypes.sizeof(status)
    if not ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):  # type: ignore[attr-defined,unused-ignore]
        return _SOME
    return int(status.free)


def too_large(name: str, most: int) -> UserError:
    """The sentence about a file that has more bytes, unpacked, than can be imported at once."""
    return UserError(
        tr(
            "The file «{name}» is too large to import at once: with the memory that is free now it may have {size} MB,"
            " unpacked. Divide it and import the parts one after another; nothing was imported."
        ).format(name=name, size=number(most // 1_000_000))
    )


def unpacks_to(name: str, size: int | None, most: int) -> UserError:
    """The sentence about an archive with more in it than is read; None for a size that nobody has seen the end of."""
    text = tr(
        "The file «{name}» unpacks to {size} GB, more than the {most} GB that are read at once with the memory that is "
        "free now. Divide it and import the parts one after another, or save it anew; nothing was imported."
    )
    if size is None:
        text = tr(
            "The file «{name}» unpacks to more than the {most} GB that are read at once with the memory that is free "
            "now, and does not say so. Do not trust it; nothing was imported."
        )
    return UserError(text.format(name=name, size=_gigabytes(size or 0), most=_gigabytes(most)))


def _gigabytes(size: int) -> str:
    return number(size / 1e9, 2 if size < 1e9 else 1)


def too_many_rows(name: str, most: int) -> UserError:
    """The sentence about a layer or sheet that has more rows than can be imported at once."""
    return UserError(
        tr(
            "«{name}» is too large to import at once: with the memory that is free now it may have {rows} rows. Divide"
            " it and import the parts one after another; nothing was imported."
        ).format(name=name, rows=number(most))
    )
