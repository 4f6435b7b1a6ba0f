"""The folder of a publication: what stands in it, and how everything is moved in at once or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ...disk import reason_in
from ...text import UserError, quoted, tr
from .published import FILES, GEOPACKAGE
from .published_earlier import manifest

_BESIDE = tuple(GEOPACKAGE + tail for tail in ("-wal", "-shm", "-journal"))  # of who reads the file now
_STAGING = ".publication-"


def check_folder(folder: Path, series: str) -> None:
    """Raises UserError: the folder holds something else than an earlier publication of this store."""
    if not folder.exists():
        return
    try:
        found = sorted(path.name for path in folder.iterdir() if not path.name.startswith(_STAGING))
    except OSError as error:
        text = tr("«{folder}» is not a folder that can be read. Choose another one.")
        raise UserError(text.format(folder=folder), str(error)) from error
    said = manifest(folder)
    if said and said.get("series") == series:
        found = [name for name in found if name not in (*FILES, *_BESIDE)]
    if found:
        names = ", ".join(map(quoted, found[:3])) + (" …" if len(found) > 3 else "")
        text = tr(
            "The folder «{folder}» is not empty: it holds {names}. A publication replaces nothing but an earlier one "
            "of the same store: choose an empty folder."
        )
        raise UserError(text.format(folder=folder, names=names))


@contextmanager
def staged(folder: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """A folder to write into beside what stands there, and what moves all of it in. Otherwise nothing is left.

    Raises UserError where the disk refuses.
    """
    made = _missing(folder)
    staging: Path | None = None
    done = False

    def move_in() -> None:
        nonlocal done
        assert staging is not None
        _replace(staging, folder)
        done = True

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{_STAGING}*"):  # by a run that was killed
            shutil.rmtree(left, ignore_errors=True)
        staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
        yield staging, move_in
    except OSError as error:
        text = tr("The publication cannot be written into «{folder}»: {reason}. What stands there was not changed.")
        raise UserError(text.format(folder=folder, reason=reason_in(error, folder)), str(error)) from error
    finally:
        if staging is not None:
            shutil.rmtree(staging, ignore_errors=True)
        if not done:
            for each in made:
                with suppress(OSError):
                    each.rmdir()


def _missing(folder: Path) -> list[Path]:
    """The folders that have to be made for it, the innermost first."""
    return [each for each in (folder, *folder.parents) if not each.exists()]


def _replace(staging: Path, folder: Path) -> None:
    """Moves every file in; one that cannot be moved brings all of what stood there back."""
    old = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
    moved: list[str] = []
    try:
        for name in (*_BESIDE, *FILES):
            if (folder / name).exists():
                os.replace(folder / name, old / name)
            if (staging / name).exists():
                moved.append(name)
                os.replace(staging / name, folder / name)
    except OSError:
        for name in moved:
            with suppress(OSError):
                (folder / name).unlink(missing_ok=True)
        for path in old.iterdir():
            os.replace(path, folder / path.name)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
