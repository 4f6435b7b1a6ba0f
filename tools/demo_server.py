"""The demo's own PostgreSQL server: made anew with an empty database a store, two officers, stopped at the end.

python -m tools.demo_server FOLDER    starts the server of an earlier demo again, until Enter is pressed
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kmzb_plugin.store.postgres.people import add_person
from tools.servers.postgres import SUPERUSER, Cluster

GARRISON = "KWP-RAD"


@dataclass
class DemoServer:
    """A server on loopback; `folder` is the demo's own, with the passwords in a file for libpq."""

    cluster: Cluster
    folder: Path

    @classmethod
    def make(cls, folder: Path) -> DemoServer:
        """A new server under the system's folder for temporary files; the one of an earlier demo is removed."""
        place = Path(tempfile.gettempdir()) / f"kmzb-demo-{os.getuid()}"
        Cluster(place).remove()
        shutil.rmtree(place, ignore_errors=True)
        made = cls(Cluster(place).make().start(), folder)
        made._passfile.touch(mode=0o600)
        made._remember(SUPERUSER, made.cluster.password)
        (folder / "server.json").write_text(json.dumps({"place": str(place), "port": made.cluster.port}), "utf-8")
        os.environ["PGPASSFILE"] = str(made._passfile)
        return made

    @classmethod
    def again(cls, folder: Path) -> DemoServer:
        """The server of an earlier demo, started."""
        known = json.loads((folder / "server.json").read_text(encoding="utf-8"))
        cluster = Cluster(Path(known["place"]))
        cluster.port = known["port"]
        if cluster.pid is None:
            cluster.start()
        return cls(cluster, folder)

    @property
    def _passfile(self) -> Path:
        return (self.folder / "pgpass").resolve()

    def _remember(self, login: str, password: str) -> None:
        with self._passfile.open("a", encoding="utf-8") as lines:
            lines.write(f"127.0.0.1:{self.cluster.port}:*:{login}:{password}\n")

    def database(self, name: str) -> str:
        """An empty database; its location for the administrator."""
        self.cluster.execute(f'CREATE DATABASE "{name}"')
        return self.location(SUPERUSER, name)

    def location(self, login: str, database: str) -> str:
        """Where a store is, for a login."""
        return f"postgresql://{login}@127.0.0.1:{self.cluster.port}/{database}"

    def add_officer(self, login: str, database: str) -> None:
        """An officer who may decide in the whole garrison."""
        password = secrets.token_hex(16)
        with closing(self.cluster.connect(database)) as db:
            db.autocommit = False
            add_person(db, login, ["kmzb_verify"], GARRISON, password=password)
        self._remember(login, password)

    def stop(self) -> str:
        """Stops it; the sentence that says how to go on."""
        self.cluster.stop()
        return (
            f"The server was stopped; its data stand in {self.cluster.data}. To start it again: "
            f"python -m tools.demo_server {self.folder}"
        )


def main(folder: Path) -> None:
    """Starts the server again and says how QGIS gets there."""
    server = DemoServer.again(folder)
    print(f"The server runs. QGIS finds the logins with PGPASSFILE={server._passfile}; the stores are")
    print(f"  {server.location('anna.nowak', 'radom')}")
    print(f"  {server.location(SUPERUSER, 'toronto')}")
    input("Enter stops it. ")
    server.cluster.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
