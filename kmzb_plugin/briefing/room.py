"""The sentence about a sheet for which the disk has no room."""

from __future__ import annotations

from pathlib import Path

from ..text import UserError, tr


def no_room(path: Path, error: OSError) -> UserError:
    """The sentence about the file that had no room."""
    return UserError(
        tr("There is no room left on the disk for «{path}». What was written before is whole.").format(path=path),
        str(error),
    )
