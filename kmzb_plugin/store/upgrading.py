"""Bringing a store of an older version up to date."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from ..text import UserError, tr
from . import location as locations
from .location import Kind, Location


class OlderSchema(UserError):
    """The store was made by an older version: `upgrade_store` brings it up to date."""


@dataclass(frozen=True)
class Upgrade:
    """The version of the schema before and after; `copy` is where the file was copied to first, empty if it was not."""

    before: int
    after: int
    copy: str = ""


def upgrade_store(location: str, authcfg: str = "") -> Upgrade:
    """Brings a store up to date in one transaction; one that is up to date is left alone.

    A file is copied first. Raises UserError: not a store, a newer one, no right to change it, a copy is in the way;
    StoreUnavailable: somebody else is writing, or the server does not answer.
    """
    place = locations.parse(location)
    if place.kind is Kind.HTTP:
        raise UserError(
            tr(
                "A store is not brought up to date over the web. Do it in its PostgreSQL database: "
                "postgresql://server/database."
            )
        )
    return _database(place, authcfg) if place.kind is Kind.POSTGRESQL else _file(place)


def _database(place: Location, authcfg: str) -> Upgrade:
    from .postgres import migrations
    from .postgres.administration import administering

    with administering(place, authcfg) as db:
        return Upgrade(*migrations.migrate(db, place.shown))


def _file(place: Location) -> Upgrade:
    from .gpkg import migrations
    from .gpkg.store import GpkgStore

    try:
        with closing(GpkgStore(place.path)) as store:
            version = store.describe().schema_version
            return Upgrade(version, version)
    except OlderSchema:
        return migrations.migrate(place.path)
