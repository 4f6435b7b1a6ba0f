"""The central store: one interface, its back ends, schema, outbox and audit."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from ..domain.periods import now
from ..text import UserError, tr
from .base import Store

# The back ends are imported late: the plugin starts without reading any of them.


def open_store(location: str) -> Store:
    """Opens a store.

    Raises UserError: no such file, not a store, damaged, of another schema version (OlderSchema offers the way
    out). A file that is read-only can be opened and says so in `describe().warnings`.
    """
    path = _file(location)
    from .base import StoreUnavailable
    from .gpkg.store import GpkgStore

    try:
        return GpkgStore(path)
    except StoreUnavailable as error:
        raise UserError(
            tr("The store «{path}» is being written by another program. Try again in a moment.").format(path=path),
            str(error),
        ) from error


def create_store(
    location: str,
    name: str,
    garrison: str,
    crs: str = "EPSG:2180",
    synthetic: bool = False,
    *,
    store_id: str | None = None,
    at: datetime | None = None,
) -> Store:
    """Makes a new store and opens it. Raises UserError: the file exists, the CRS is not metric, no right to write.

    With `store_id` and `at` given, two stores filled alike have the same content: `at` stays the moment of
    everything done through the returned object.
    """
    path = _file(location)
    from .gpkg.create import create
    from .gpkg.store import GpkgStore

    create(path, name=name, garrison=garrison, crs=crs, synthetic=synthetic, store_id=store_id, at=at)
    return GpkgStore(path, now if at is None else lambda: at)


def _file(location: str) -> Path:
    if location.startswith(("postgresql:", "postgres:", "service=", "http:", "https:")):
        raise UserError(
            tr("This version works with stores in GeoPackage files; «{location}» is a server.").format(
                location=location.partition("@")[2] or location
            )
        )
    return Path(location)
