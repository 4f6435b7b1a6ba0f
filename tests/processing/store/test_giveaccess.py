"""`giveaccess` lets people into a store on a server, and out of it again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.text import UserError
from tests.servers.postgres import Database
from tests.store.samples import fill
from tools.servers.postgres import free_port


@pytest.fixture
def location(database: Database, qgis_app: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    """A filled store as its administrator writes it."""
    store = open_store(database.location())
    fill(store)
    store.close()
    monkeypatch.setenv("PGPASSWORD", database.cluster.password)
    return f"postgresql://postgres@127.0.0.1:{database.cluster.port}/{database.name}"


def as_person(database: Database, login: str, passfile: Path) -> str:
    database.execute(f"ALTER ROLE {login} PASSWORD 'own'")
    with passfile.open("a", encoding="utf-8") as lines:
        lines.write(f"127.0.0.1:*:*:{login}:own\n")
    return f"postgresql://{login}@127.0.0.1:{database.cluster.port}/{database.name}"


def test_a_person_is_let_in_and_out(
    run: Any, log: Any, location: str, database: Database, passfile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    login = database.login("anna")
    run("giveaccess", {"STORE": location, "PERSON": login, "NAME": "Anna", "ROLES": ["verify"], "UNIT": "KP-E"})
    assert any("no password yet" in info for info in log.infos)
    monkeypatch.delenv("PGPASSWORD")
    store = open_store(as_person(database, login, passfile))
    units = {unit.code: unit.id for unit in store.units()}
    seen = store.threats(ThreatFilter())
    assert store.describe().rights == ("verify",)
    assert {threat.unit_id for threat in seen} == {units["KP-E"]}
    store.close()
    monkeypatch.setenv("PGPASSWORD", database.cluster.password)
    run("giveaccess", {"STORE": location, "PERSON": login, "REMOVE": True})
    monkeypatch.delenv("PGPASSWORD")
    with pytest.raises(UserError, match="does not accept this login"):
        open_store(as_person(database, login, passfile))
    operations = [row[0] for row in database.execute("SELECT object FROM kmzb.audit WHERE operation = 'person'")]
    assert any(row.startswith(f"{login} kmzb_verify") for row in operations)
    assert f"{login} removed" in operations


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"PERSON": "Robert'); DROP"}, "cannot be a login"),
        ({"PERSON": "kmzb_owner"}, "cannot be a login"),
        ({"PERSON": "jan", "UNIT": "KP-X"}, "no unit with the code"),
        ({"PERSON": "jan", "REMOVE": True}, "Nobody has the login"),
        ({"PERSON": " "}, "whose login"),
    ],
)
def test_what_cannot_be_is_refused(run: Any, location: str, parameters: dict[str, Any], sentence: str) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=sentence):
        run("giveaccess", {"STORE": location, **parameters})


def test_a_file_has_no_logins(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="is no database"):
        run("giveaccess", {"STORE": str(tmp_path / "store.gpkg"), "PERSON": "jan"})


def test_who_administers_the_server_is_no_person_and_is_not_locked_out(
    run: Any, location: str, database: Database
) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="administers the whole database server"):
        run("giveaccess", {"STORE": location, "PERSON": "postgres", "ROLES": ["verify"]})
    # One of an older version may be there, and goes; its login stays open.
    database.execute("INSERT INTO kmzb.person (login, garrison) VALUES ('postgres', '*')")
    run("giveaccess", {"STORE": location, "PERSON": "postgres", "REMOVE": True})
    assert database.execute("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'postgres'") == [(True,)]
    assert database.execute("SELECT count(*) FROM kmzb.person WHERE login = 'postgres'") == [(0,)]


def test_the_scope_is_said_and_one_of_nothing_is_warned_of(
    run: Any, log: Any, location: str, database: Database
) -> None:
    login = database.login("jan")
    run("giveaccess", {"STORE": location, "PERSON": login, "NAME": "Jan Nowak", "UNIT": "KP-E"})
    assert any("within the scope KWP-BIA, KP-E" in info for info in log.infos)
    assert not log.warnings
    run("giveaccess", {"STORE": location, "PERSON": login, "GARRISON": "KWP-BAI"})
    assert any("no unit of the garrison KWP-BAI" in warning for warning in log.warnings)
    # The name that was given once stays.
    assert database.execute("SELECT name FROM kmzb.person WHERE login = %s", (login,)) == [("Jan Nowak",)]


@pytest.mark.parametrize("algorithm", ["giveaccess", "upgradestore"])
def test_a_login_without_the_rights_is_told_which_it_takes(run: Any, database: Database, algorithm: str) -> None:
    from qgis.core import QgsProcessingException

    more = {"PERSON": "jan"} if algorithm == "giveaccess" else {}
    with pytest.raises(QgsProcessingException, match="rights of a superuser"):
        run(algorithm, {"STORE": database.location(), **more})


def test_nobody_promises_to_try_an_algorithm_again(run: Any, qgis_app: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="does not answer now. Run it again later."):
        run("giveaccess", {"STORE": f"postgresql://jan@127.0.0.1:{free_port()}/kmzb", "PERSON": "jan"})
