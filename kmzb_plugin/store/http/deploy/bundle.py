"""All files of a deployment, in the folders in which they will stand on the server."""

from __future__ import annotations

from contextlib import suppress
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
    """Writes the files into `folder` and takes away the projects of an earlier deployment. Raises OSError.

    All are written beside their places before the first one moves there: on a full disk the earlier ones go on.
    """
    texts = files(deployment)
    before = set((folder / "projects").glob("*.qgs"))
    unfinished = {folder / name: folder / f"{name}.new" for name in texts}
    try:
        for (path, new), text in zip(unfinished.items(), texts.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(text, encoding="utf-8")
        for path, new in unfinished.items():
            new.replace(path)
    except OSError:
        for new in unfinished.values():
            with suppress(OSError):
                new.unlink(missing_ok=True)
        raise
    for old in before - set(unfinished):
        old.unlink()
    return list(unfinished)
