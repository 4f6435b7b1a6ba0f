"""All files of a deployment, in the folders in which they will stand on the server."""

from __future__ import annotations

from pathlib import Path

from . import database, services, web
from .deployment import Deployment
from .projects import project


def files(deployment: Deployment) -> dict[str, str]:
    """The text of each file by its path below the deployment's folder. None of them holds a password."""
    made = {
        "gateway.sql": database.gateway_sql(deployment),
        "pg_service.conf": database.service_file(deployment),
        "logins.map": web.logins_map(deployment),
        "nginx/kmzb.conf": web.site(deployment),
        "nginx/fastcgi.conf": web.fastcgi(deployment),
        "systemd/kmzb-qgis@.service": services.unit(deployment),
    }
    for login in deployment.logins:
        path = web.project_path(deployment, login).removeprefix(f"{deployment.folder}/")
        made[path] = project(login, deployment.crs, deployment.extent)
    return made


def write(deployment: Deployment, folder: Path) -> list[Path]:
    """Writes the files into `folder` and takes away the projects of an earlier deployment. Raises OSError."""
    for old in (folder / "projects").glob("*.qgs"):
        old.unlink()
    written = []
    for name, text in files(deployment).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written
