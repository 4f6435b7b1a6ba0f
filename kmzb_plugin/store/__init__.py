"""The central store: one interface, its back ends, schema, outbox and audit."""

from __future__ import annotations

from datetime import datetime

from ..domain.periods import now
from ..libraries import ALWAYS, require
from ..text import UserError, tr
from . import location as locations
from .base import Store
from .location import Kind

# The back ends are imported late: the plugin starts without reading any of them.
LIBRARIES: dict[Kind, tuple[str, ...]] = {Kind.FILE: (), Kind.POSTGRESQL: ("psycopg2",), Kind.HTTP: ("requests",)}
"""What a store of each kind needs beside what all of them do."""


def open_store(location: str, authcfg: str = "") -> Store:
    """Opens a store: a path, `postgresql://server/database`, `service=name` or `https://server/path`.

    `authcfg` is the id of a login kept by QGIS; without it libpq's own files or ~/.netrc say who asks. Raises
    UserError: a library is missing, no such file, not a store, damaged, login refused, of another schema version
    (OlderSchema offers the way out), nothing answers. A file that is read-only can be opened and says so in
    `describe().warnings`.
    """
    place = locations.parse(location)
    require((*ALWAYS, *LIBRARIES[place.kind]))
    from .errors import StoreUnavailable

    try:
        if place.kind is Kind.POSTGRESQL:
            from .postgres.store import PostgresStore

            return PostgresStore(place, authcfg)
        if place.kind is Kind.HTTP:
            from .http.store import HttpStore

            return HttpStore(place, authcfg)
        from .gpkg.store import GpkgStore

        return GpkgStore(place.path)
    except StoreUnavailable as error:
        if place.kind is not Kind.FILE:
            raise
        raise UserError(
            tr("The store «{path}» is being written by another program. Try again in a moment.").format(
                path=place.shown
            ),
            str(error),
        ) from error


def create_store(
    location: str,
    name: str,
    garrison: str,
    crs: str = "EPSG:2180",
    synthetic: bool = False,
    *,
    authcfg: str = "",
    store_id: str | None = None,
    at: datetime | None = None,
) -> Store:
    """Makes a new store in a new file or an empty database, and opens it.

    Raises UserError: there is one already, the CRS is not metric, no right to make it. With `store_id` and `at` given,
    two stores filled alike have the same content: in a file `at` stays the moment of everything done through the
    returned object.
    """
    place = locations.parse(location)
    if place.kind is Kind.HTTP:
        raise UserError(
            tr("A store is not made over the web. Make it in its PostgreSQL database: postgresql://server/database.")
        )
    require((*ALWAYS, *LIBRARIES[place.kind]))
    if place.kind is Kind.POSTGRESQL:
        from .postgres.store import make

        return make(
            place, authcfg, name=name, garrison=garrison, crs=crs, synthetic=synthetic, store_id=store_id, at=at
        )
    from .gpkg.create import create
    from .gpkg.store import GpkgStore

    create(place.path, name=name, garrison=garrison, crs=crs, synthetic=synthetic, store_id=store_id, at=at)
    return GpkgStore(place.path, now if at is None else lambda: at)
