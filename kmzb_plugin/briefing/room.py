"""That the disk is full: how the system says it, and the sentence for a person."""

from __future__ import annotations

import errno
from pathlib import Path

from ..text import UserError, tr

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def no_room(path: Path, error: OSError) -> UserError:
    """The sentence about the file that had no room."""
    return UserError(
        tr("There is no room left on the disk for «{path}». What was written before is whole.").format(path=path),
        str(error),
    )
