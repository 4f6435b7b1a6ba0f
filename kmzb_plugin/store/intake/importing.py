"""The import of threats: read, map, and hand over to the store in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ...analysis.progress import Cancelled
from ...domain.planes import Plane
from ...text import UserError, tr
from ..attached import most_bytes
from ..base import Importer, ImportSource, Store
from ..errors import StoreFull, StoreHeld, StoreUnavailable, WayRefused
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
_MAPPED = 0.3
"""How far an import is when the rows are mapped."""


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
    work = _Work.of(store, source, profile, source_system, progress, cancelled)
    mapped, told = work.mapped, Attachments()
    attached = files.found(mapped.attachments, work.table.folder, work.most_bytes, told, lambda: _stop(cancelled))
    with patience(), store.bulk_import(ImportSource(plane.value, work.system, work.table.name)) as importer:
        accepted, known = _add_threats(importer, mapped, progress, cancelled)
        if mapped.attachments:
            counts = importer.add_attachments(attached)
            told.accepted, told.known = counts.accepted, counts.duplicate
        _stop(cancelled)
    progress(1.0)
    return work.report(accepted, known, told)


def dry_run(
    store: Store,
    source: str | Path | Table,
    *,
    plane: Plane,
    profile: Profile | None = None,
    source_system: str = "",
    progress: Callable[[float], object] = lambda fraction: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ImportReport:
    """What `import_threats` would report, with nothing written; it raises what that would raise.

    Attachments are looked for and looked into, none counts as known.
    """
    work = _Work.of(store, source, profile, source_system, progress, cancelled)
    if "import" not in store.describe().rights:
        raise UserError(tr("Your login may not import into this store. Ask its administrator for the right to."))
    refs, known = work.mapped.rows["source_ref"].tolist(), 0
    for start in range(0, len(refs), _PORTION):
        _stop(cancelled)
        known += len(store.known_refs(work.system, refs[start : start + _PORTION]))
        progress(_MAPPED + (0.95 - _MAPPED) * min(1.0, (start + _PORTION) / len(refs)))
    told = Attachments()
    found = files.found(work.mapped.attachments, work.table.folder, work.most_bytes, told, lambda: _stop(cancelled))
    told.accepted = sum(1 for _ in found)
    progress(1.0)
    return replace(work.report(len(refs) - known, known, told), rehearsed=True)


@dataclass(frozen=True)
class _Work:
    """A file that has been read and mapped for a store."""

    table: Table
    profile: Profile
    mapped: Mapped
    system: str
    most_bytes: int

    @classmethod
    def of(
        cls,
        store: Store,
        source: str | Path | Table,
        profile: Profile | None,
        source_system: str,
        progress: Callable[[float], object],
        cancelled: Callable[[], bool],
    ) -> _Work:
        """Reads and maps. Raises UserError, Cancelled."""
        profile = profile or profiles.load(profiles.DEFAULT)
        table = source if isinstance(source, Table) else read_file(source, profile.reading, cancelled)
        if table.frame.empty and not table.malformed:
            raise UserError(tr("«{name}» has no rows. Nothing was imported.").format(name=table.name))
        info = store.describe()
        _stop(cancelled)
        dictionary = store.dictionary()

        def step(fraction: float) -> None:
            _stop(cancelled)
            progress(_MAPPED * fraction)

        mapped = map_threats(table, profile, dictionary, info.crs, info.garrison, step)
        step(1.0)
        return cls(table, profile, mapped, source_system.strip() or profile.name, most_bytes(dictionary.settings))

    def report(self, accepted: int, known: int, told: Attachments) -> ImportReport:
        """What became of the rows."""
        table, mapped = self.table, self.mapped
        crs = table.crs or self.profile.crs
        return ImportReport(
            name=table.name,
            form=table.form,
            profile=self.profile.name,
            crs=crs,
            read=len(table.frame) + len(table.malformed),
            accepted=accepted,
            duplicate=known + mapped.repeated,
            rejected=mapped.rejected,
            reasons=mapped.reasons,
            notes=(*table.notes, *report.above(table.above), *report.notes(mapped.findings, len(mapped.rows), crs)),
            points=mapped.points,
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
        progress(_MAPPED + (0.95 - _MAPPED) * min(1.0, (start + _PORTION) / len(mapped.rows)))
    return accepted, known


@contextmanager
def patience() -> Iterator[None]:
    """An import that the store does not take to its end says why, and what to do; it is not tried again by itself."""
    try:
        yield
    except StoreUnavailable as error:
        raise UserError(_why_not(error), str(error)) from error


def _why_not(error: StoreUnavailable) -> str:
    if isinstance(error, StoreHeld):
        return tr("The store is being written by another program. Nothing was imported. Try again in a moment.")
    if isinstance(error, StoreFull):
        return tr("The disk of the store is full. Nothing was imported. Make room, then import the same again.")
    if isinstance(error, WayRefused):
        return tr("{reason} Nothing was imported.").format(reason=error)
    # Whether the last word arrived that makes an import count is not known then.
    return tr(
        "The connection to the store was lost on the way. Import the same again when it is back: what has arrived is "
        "known then and is not taken twice."
    )


def _stop(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled
