"""What the database and libpq have to know: the gateway's login, and an entry of pg_service.conf for each officer."""

from __future__ import annotations

from .deployment import GATEWAY, Deployment
from .projects import service_name

_KEPT = ("host", "hostaddr", "port", "dbname", "sslmode", "sslrootcert", "connect_timeout", "target_session_attrs")


def gateway_sql(deployment: Deployment) -> str:
    """The SQL of the gateway, for a superuser; run it again after people were added. It sets no password."""
    lines = [
        "-- The login of QGIS Server. NOINHERIT: it may nothing until it has become one of the officers below.",
        "DO $$ BEGIN",
        f"    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{GATEWAY}') THEN",  # nosec B608
        f"        CREATE ROLE {GATEWAY} LOGIN NOINHERIT;",
        "    END IF;",
        "END $$;",
        f"ALTER ROLE {GATEWAY} NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION;",
        # No timeouts of statements: QGIS Server would tell a client of a broken-off answer as of a whole one.
        # Each process keeps connections for every officer it knows; it makes new ones for those who come back.
        f"ALTER ROLE {GATEWAY} SET idle_session_timeout = '120s';",
        *(f"GRANT {_quoted(login)} TO {GATEWAY};" for login in deployment.logins),
    ]
    return "\n".join(lines) + "\n"


def service_file(deployment: Deployment) -> str:
    """pg_service.conf: one entry a login, which sets the role as the connection begins. It holds no password."""
    words = [f"{name}={value}" for name, value in deployment.database if name in _KEPT]
    entries = []
    for login in deployment.logins:
        # The role holds for everything the connection does, reading and writing.
        options = f"options=-c role={login} -c timezone=UTC"
        entries.append("\n".join([f"[{service_name(login)}]", *words, f"user={GATEWAY}", options]))
    return "\n\n".join(entries) + "\n"


def _quoted(login: str) -> str:
    return '"' + login.replace('"', '""') + '"'
