"""A deployment from the store itself: who may use it, in which reference system, and where its database is."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCoordinateTransformContext

from ....text import UserError, tr
from ...location import Kind, Location
from ...postgres import migrations
from ...postgres.connection import Connections
from .deployment import Deployment

# Whoever may more than an officer on the whole database server is nobody for a gateway to become.
_LOGINS = (
    "SELECT p.login FROM person p JOIN pg_roles r ON r.rolname = p.login"
    " WHERE r.rolcanlogin AND NOT (r.rolsuper OR r.rolcreaterole OR r.rolbypassrls OR r.rolreplication)"
    " AND pg_has_role(r.oid, 'kmzb_read', 'USAGE') ORDER BY p.login"
)


def plan(place: Location, authcfg: str, **server: Any) -> Deployment:
    """What to serve, read with the login of an administrator; `server` are fields of the deployment.

    Raises UserError, StoreUnavailable.
    """
    if place.kind is not Kind.POSTGRESQL or "service" in dict(place.words):
        raise UserError(
            tr("A server is made for a store in PostgreSQL. Write its address as postgresql://server/database.")
        )
    connections = Connections(place, authcfg)
    try:
        logins, crs, version = connections.read(_read)
    finally:
        connections.close()
    # The projects name columns that a store of another version may not have.
    migrations.check(place.shown, version)
    if not logins:
        raise UserError(
            tr("No person has access to the store «{store}» yet. Give somebody access first.").format(store=place.shown)
        )
    words = [(name, value) for name, value in place.words if name != "user"]
    if "," in dict(words)["host"]:
        words.append(("target_session_attrs", "read-write"))
    return Deployment(tuple(words), logins, crs, area_of_use(crs), **server)


def _read(cursor: Any) -> tuple[tuple[str, ...], str, int]:
    cursor.execute(_LOGINS)
    logins = tuple(login for (login,) in cursor)
    cursor.execute("SELECT name, value FROM meta")
    meta = dict(cursor.fetchall())
    return logins, meta["crs"], int(meta["schema_version"])


def area_of_use(crs: str) -> tuple[float, float, float, float]:
    """The area in which a reference system is used, in its own metres: (xmin, ymin, xmax, ymax)."""
    system = QgsCoordinateReferenceSystem(crs)
    world = QgsCoordinateReferenceSystem("EPSG:4326")
    transform = QgsCoordinateTransform(world, system, QgsCoordinateTransformContext())
    box = transform.transformBoundingBox(system.bounds())
    return box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
