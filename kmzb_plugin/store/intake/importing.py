"""The import of threats: read, map, and hand over to the store in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ...analysis.progress import Cancelled
from ...domain.planes import Plane
from ...text import UserError, tr
from ..attached import most_bytes
from ..base import Importer, ImportSource, Store, StoreUnavailable
from . import attachments as files
from . import profile as profiles
from . import report
from .attachments import Attachments
from .mapping import Mapped, map_threats
from .profile import Profile
from .reading import read_file
from .report import ImportReport
from .table import Table

# Rows handed over at a time: between two of them the import says how far it is and listens for Cancel.
_PORTION = 20_000


def import_threats(
    store: Store,
    source: str | Path | Table,
    *,
    plane: Plane,
    profile: Profile | None = None,
    source_system: str = "",
    progress: Callable[[float], object] = lambda fraction: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """Imports a file (or a table already read) into a plane; a second import of the same file accepts nothing.

    `source_system` tells the ids of one system from those of another; the profile's name where it is empty. Raises
    UserError where nothing can be imported, Cancelled where `cancelled` said so: then nothing was.
    """
    profile = profile or profiles.load(profiles.DEFAULT)
    table = source if isinstance(source, Table) else read_file(source, cancelled)
    if table.frame.empty and not table.malformed:
        raise UserError(tr("«{name}» has no rows. Nothing was imported.").format(name=table.name))
    info = store.describe()
    _stop(cancelled)
    dictionary = store.dictionary()
    mapped = map_threats(table, profile, dictionary, info.crs, info.garrison)
    told = Attachments()
    progress(0.3)
    system = source_system.strip() or profile.name
    attached = files.found(
        mapped.attachments, table.folder, most_bytes(dictionary.settings), told, lambda: _stop(cancelled)
    )
    with patience(), store.bulk_import(ImportSource(plane.value, system, table.name)) as importer:
        accepted, known = _add_threats(importer, mapped, progress, cancelled)
        if mapped.attachments:
            counts = importer.add_attachments(attached)
            told.accepted, told.known = counts.accepted, counts.duplicate
        _stop(cancelled)
    progress(1.0)
    crs = table.crs or profile.crs
    return ImportReport(
        name=table.name,
        form=table.form,
        profile=profile.name,
        crs=crs,
        read=len(table.frame) + len(table.malformed),
        accepted=accepted,
        duplicate=known + mapped.repeated,
        rejected=mapped.rejected,
        reasons=mapped.reasons,
        notes=report.notes(mapped.findings, len(mapped.rows), crs),
        attachments=told,
    )


def _add_threats(
    importer: Importer, mapped: Mapped, progress: Callable[[float], object], cancelled: Callable[[], bool]
) -> tuple[int, int]:
    """Accepted and already known rows; leaving by Cancelled takes everything back."""
    accepted = known = 0
    for start in range(0, len(mapped.rows), _PORTION):
        _stop(cancelled)
        counts = importer.add_threats(mapped.rows.iloc[start : start + _PORTION])
        accepted, known = accepted + counts.accepted, known + counts.duplicate
        progress(0.3 + 0.6 * min(1.0, (start + _PORTION) / len(mapped.rows)))
    return accepted, known


@contextmanager
def patience() -> Iterator[None]:
    """An import into a store that another program is writing to ends with a sentence and leaves nothing behind."""
    try:
        yield
    except StoreUnavailable as error:
        raise UserError(
            tr("The store is being written by another program. Nothing was imported. Try again in a moment."),
            str(error),
        ) from error


def _stop(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled
