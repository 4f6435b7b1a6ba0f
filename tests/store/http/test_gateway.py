"""nginx, QGIS Server and the database together: everybody is who they logged in as, and nothing else is answered."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import psycopg2
import pytest
from qgis.core import QgsProject

from kmzb_plugin.domain.submission import Outcome, annotation, disclosure, report, setting, verification
from kmzb_plugin.store import open_store
from kmzb_plugin.store.base import Store, StoreUnavailable, WayRefused
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.http.deploy.layers import PUBLISHED
from kmzb_plugin.store.http.deploy.projects import source
from kmzb_plugin.text import UserError
from tests.servers.postgres import Database, make_database
from tests.servers.web import CRS, Web
from tests.store.samples import SOURCE, fill, threat_rows

OTHER = "KWP-RAD"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/2180"


@dataclass
class Station:
    """A store with people of two garrisons, served over the web."""

    database: Database
    web: Web
    logins: dict[str, str]

    def store(self, name: str) -> Store:
        """The store as one of the people opens it."""
        return open_store(self.web.location, self.web.login(self.logins[name]))

    def ask(self, name: str, path: str, method: str = "GET", **more: Any) -> Any:
        """A request of one of the people, past the client."""
        return self.web.ask(self.logins[name], path, method, **more)


@pytest.fixture(scope="module")
def station(cluster: Any, passfile: Any, web_server: Web) -> Iterator[Station]:
    """12 threats in one garrison, 5 in the other."""
    database = make_database(cluster, passfile)
    logins = {
        "anna": database.add("anna", ["verify"]),
        "reader": database.add("reader", ["read"]),
        "radom": database.add("radom", ["verify"], OTHER),
        "chief": database.add("chief", ["verify", "analyse", "admin"]),
        "unserved": database.add("unserved", ["verify"]),
    }
    fill_store = open_store(database.location())
    fill(fill_store)
    with fill_store.bulk_import(SOURCE) as importer:
        importer.add_threats(threat_rows(5, first=100))
    fill_store.close()
    database.execute("UPDATE kmzb.threat SET garrison = %s, unit_id = NULL WHERE source_ref LIKE 'r10_'", (OTHER,))
    web_server.serve(database, [login for name, login in logins.items() if name != "unserved"])
    yield Station(database, web_server, logins)
    database.drop()


@pytest.fixture
def anna(station: Station) -> Iterator[Store]:
    """An officer's store."""
    made = station.store("anna")
    yield made
    made.close()


def actors(station: Station, submission_id: str) -> list[tuple[str, str]]:
    """Who handed it in, and what became of it, as the database knows."""
    return station.database.execute("SELECT actor, outcome FROM kmzb.submission WHERE id = %s", (submission_id,))


def test_the_role_holds_for_reading_and_for_writing(station: Station, anna: Store) -> None:
    radom = station.store("radom")
    assert anna.describe().actor == station.logins["anna"]
    assert radom.describe().actor == station.logins["radom"]
    assert (anna.count(ThreatFilter()), radom.count(ThreatFilter())) == (12, 5)
    assert (len(anna.threats(ThreatFilter())), len(radom.threats(ThreatFilter()))) == (12, 5)
    theirs = radom.threats(ThreatFilter())[0]
    foreign = verification(theirs.id, 1, "verification")
    assert anna.submit([foreign])[0].outcome is Outcome.UNKNOWN
    own = verification(theirs.id, 1, "verification")
    assert radom.submit([own])[0].accepted
    assert actors(station, foreign.id) == [(station.logins["anna"], "KM404")]
    assert actors(station, own.id) == [(station.logins["radom"], "accepted")]
    assert anna.history(theirs.id) == []
    assert anna.receipt(own.id) is None
    radom.close()


def test_officers_share_a_process_without_mixing(station: Station) -> None:
    """One process of QGIS Server answers all of them, in turn and at once."""
    names = ["anna", "radom", "reader", "chief"] * 15
    wrong: list[object] = []

    def ask(name: str) -> None:
        rows = station.ask(name, f"ogc/collections/store/items?limit=1&crs={EPSG}").json()["features"]
        if rows[0]["properties"]["actor"] != station.logins[name]:
            wrong.append((name, rows))
        note = annotation(None, name, kind="shape", geometry={"type": "Point", "coordinates": [600_001, 500_001]})
        body = {"type": "Feature", "id": note.id, "geometry": None, "properties": note.as_row()}
        assert station.ask(name, "ogc/collections/submission/items", "POST", json=body).status_code == 201
        if [actor for actor, _ in actors(station, note.id)] != [station.logins[name]]:
            wrong.append((name, actors(station, note.id)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask, names))
    assert wrong == []


def test_a_reader_decides_nothing_and_an_administrator_sets(station: Station) -> None:
    reader, chief = station.store("reader"), station.store("chief")
    assert reader.describe().rights == ()
    assert chief.describe().rights == ("verify", "analyse", "admin")
    threat = reader.threats(ThreatFilter(), limit=1)[0]
    assert reader.submit([verification(threat.id, 1, "verification")])[0].outcome is Outcome.NOT_ALLOWED
    assert reader.submit([setting("small_count", "7")])[0].outcome is Outcome.NOT_ALLOWED
    assert chief.submit([setting("small_count", "7")])[0].accepted
    assert reader.dictionary().settings["small_count"] == "7"
    reader.close()
    chief.close()


def hostile(station: Station, way: str) -> dict[str, str]:
    """A note or value that tries to name another officer's project."""
    (project,) = [
        path
        for path in (station.web.folder / "projects").glob("*.qgs")
        if f"kmzb_{station.logins['chief']}'" in path.read_text(encoding="utf-8")
    ]
    return {"note": way.format(project=project)}


@pytest.mark.parametrize(
    "way",
    [
        "x&MAP={project}&",
        "&map={project}",
        "x&%4DAP={project}&y=",
        "x\n&MAP={project}\n&",
        "&MAP={project}&SERVICE=WFS&",
    ],
)
@pytest.mark.parametrize("content", ["application/geo+json", "application/x-www-form-urlencoded", "text/xml", "x", ""])
def test_no_body_names_another_project(station: Station, anna: Store, way: str, content: str) -> None:
    """QGIS Server reads a body that is not said to be JSON as questions, and MAP would be one of them."""
    threat = anna.threats(ThreatFilter())[0]
    item = verification(threat.id, 99, "verification", **hostile(station, way))
    body = json.dumps({"type": "Feature", "id": item.id, "geometry": None, "properties": item.as_row()})
    headers = {"Content-Type": content, "HTTP-Content-Type": content, "Content_Type": content}
    answered = station.ask("anna", "ogc/collections/submission/items", "POST", data=body.encode(), headers=headers)
    assert answered.status_code == 201
    assert actors(station, item.id) == [(station.logins["anna"], "KM409")]
    assert "Location" not in answered.headers


@pytest.mark.parametrize("place", ["ogc/collections/store/items?limit=1", "wfs?SERVICE=WFS&REQUEST=GetCapabilities"])
@pytest.mark.parametrize(
    "way", ["MAP={}", "map={}", "%4DAP={}", "mA%50={}", "&MAP={}", "x=1;MAP={}", "MAP%3D{}=1", "map[]={}"]
)
def test_no_question_names_another_project(station: Station, place: str, way: str) -> None:
    project = hostile(station, "{project}")["note"]
    assert station.ask("reader", f"{place}&{way.format(project)}").status_code == 400


HEADERS = [
    {"X-Qgis-Service-Url": "https://evil.example"},
    {"QGIS_PROJECT_FILE": "/etc/passwd", "QGIS-PROJECT-FILE": "/etc/passwd"},
    {"X-Forwarded-User": "chief", "Remote-User": "chief", "REMOTE_USER": "chief"},
    {"X-Original-URL": "/kmzb/ogc/api", "X-Rewrite-URL": "/kmzb/ogc/api"},
    {"X-HTTP-Method-Override": "DELETE"},
    {"PGSERVICEFILE": "/tmp/x", "Pgservicefile": "/tmp/x"},
]


@pytest.mark.parametrize("headers", HEADERS, ids=lambda headers: next(iter(headers)))
def test_no_header_says_who_asks(station: Station, headers: dict[str, str]) -> None:
    answered = station.ask("reader", "ogc/collections/store/items?limit=1", headers=headers)
    assert answered.json()["features"][0]["properties"]["actor"] == station.logins["reader"]
    assert "evil" not in answered.text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "", 404),
        ("GET", "ogc", 404),
        ("GET", "ogc/", 404),
        ("GET", "ogc/api", 404),
        ("GET", "ogc/conformance", 404),
        ("GET", "ogc/static/style.css", 404),
        ("GET", "ogc/collections/threats", 404),
        ("GET", "ogc/collections/threats/items/1", 404),
        ("GET", "ogc/collections/threats/items.html", 404),
        ("GET", "ogc/collections/person/items", 404),
        ("GET", "ogc/collections/threat/items", 404),
        ("GET", "ogc/collections/audit/items", 404),
        ("GET", "ogc/collections/../../wfs3/items", 404),
        ("GET", "ogc/collections/store%2F..%2Faudit/items", 404),
        ("GET", "ogc/collections/submission/items", 405),
        ("PUT", "ogc/collections/threats/items/1", 404),
        ("PUT", "ogc/collections/threats/items", 405),
        ("DELETE", "ogc/collections/threats/items", 405),
        ("PATCH", "ogc/collections/threats/items", 405),
        ("POST", "ogc/collections/threats/items", 405),
        ("POST", "ogc/collections/submission/items?x=1", 400),
        ("GET", "ogc/collections/threats/items?filter=1=1", 400),
        ("GET", "ogc/collections/threats/items?filter=1=1&filter-lang=cql2-text", 400),
        ("GET", "ogc/collections/threats/items?SERVICE=WMS", 400),
        ("GET", "ogc/collections/threats/items?resultType=hits", 400),
        ("GET", "wfs", 400),
        ("GET", "wfs?REQUEST=GetCapabilities", 400),
        ("GET", "wfs?SERVICE=WMS&REQUEST=GetCapabilities", 400),
        ("GET", "wfs?SERVICE=WMS&SERVICE=WFS&REQUEST=GetCapabilities", 400),
        ("GET", "wfs?SERVICE=WFS&SERVICE=WMS&REQUEST=GetCapabilities", 400),
        ("GET", "wfs?SERVICE=WFS&REQUEST=GetCapabilities&REQUEST=GetMap", 400),
        ("GET", "wfs?SERVICE=WFS&REQUEST=Transaction&OPERATION=Delete&TYPENAME=threat", 400),
        ("GET", "wfs?SERVICE=WFS&REQUEST=GetPrint", 400),
        ("GET", "wfs?SERVICE=WFS&REQUEST=GetFeature&TYPENAME=threat&EXP_FILTER=env('PGPASSFILE')", 400),
        ("GET", "wfs?SERVICE=WFS&REQUEST=GetFeature&TYPENAME=threat&FILTER=<ogc:Function name='env'/>", 400),
        ("GET", "wfs?SERVICE=WFS&REQUEST=GetFeature&TYPENAME=threat&FILTER=%3Cogc%3A%46unction name='env'/>", 400),
        ("GET", "wfs?SERVICE=WFS&REQUEST=GetFeature&TYPENAME=threat&FILTER=%3C%21DOCTYPE x [<!ENTITY f 'x'>]>", 400),
        ("POST", "wfs?SERVICE=WFS&REQUEST=GetFeature&TYPENAME=threat", 405),
        ("POST", "wfs", 405),
    ],
)
def test_nothing_else_is_answered(station: Station, method: str, path: str, status: int) -> None:
    body = {"data": "<Transaction/>", "headers": {"Content-Type": "text/xml"}} if method != "GET" else {}
    assert station.ask("chief", path, method, **body).status_code == status


@pytest.mark.parametrize(
    "path", ["ogc/collections/store/items", "ogc/collections", "wfs?SERVICE=WFS&REQUEST=GetCapabilities"]
)
def test_only_known_logins_are_answered(station: Station, path: str) -> None:
    assert station.web.ask("somebody", path).status_code == 401
    assert station.web.ask(station.logins["unserved"], path).status_code == 401
    station.web.passwords["known elsewhere"] = "x"
    assert station.web.ask("known elsewhere", path).status_code == 401


def test_a_name_that_nginx_knows_and_the_store_does_not_sees_nothing(station: Station) -> None:
    from tools.servers.web import hashed

    with (station.web.folder / "htpasswd").open("a", encoding="utf-8") as file:
        file.write(f"stranger:{hashed('x')}\n")
    station.web.passwords["stranger"] = "x"
    assert station.web.ask("stranger", "ogc/collections/store/items").status_code == 403
    assert station.web.ask("stranger", "wfs?SERVICE=WFS&REQUEST=GetCapabilities").status_code == 403
    assert station.web.ask("stranger", "ogc/collections/submission/items", "POST", json={}).status_code == 403


def test_a_client_is_told_what_it_may_do(station: Station) -> None:
    answered = station.ask("anna", "ogc/collections/submission/items", "OPTIONS")
    assert (answered.status_code, answered.headers["Allow"]) == (200, "GET, HEAD, POST")
    answered = station.ask("anna", "ogc/collections/threats/items", "OPTIONS")
    assert (answered.status_code, answered.headers["Allow"]) == (200, "GET, HEAD")


def test_too_long_a_body_is_refused(station: Station) -> None:
    assert station.ask("anna", "ogc/collections/submission/items", "POST", data=b" " * 600_000).status_code == 413


def test_every_collection_is_listed_and_answers(station: Station) -> None:
    listed = {row["id"] for row in station.ask("anna", "ogc/collections").json()["collections"]}
    assert listed == {layer.name for layer in PUBLISHED}
    for layer in PUBLISHED:
        if not layer.writable and not layer.mapped:
            answered = station.ask("anna", f"ogc/collections/{layer.name}/items?limit=1")
            assert answered.status_code == 200, (layer.name, answered.text)


def test_no_value_reaches_the_database_as_sql(station: Station) -> None:
    for value in ("x' OR '1'='1", "x'; DROP TABLE kmzb.threat; --", "\\", "x\\' OR 1=1 --", '"', "$$", "%27 OR 1=1--"):
        for column in ("id", "plane", "category", "status", "unit_id", "owner"):
            answered = station.ask("anna", "ogc/collections/threats/items", params={column: value, "limit": "5"})
            assert answered.status_code == 200
            assert answered.json()["features"] == []


@pytest.mark.parametrize(
    "id_", ["*", "%", "x' OR '1'='1", "not a uuid", "", "\x00", "0b0e7a5e*", "ą", "x" * 9000], ids=lambda id_: id_[:9]
)
def test_an_id_that_is_none_finds_nothing(anna: Store, id_: str) -> None:
    assert anna.receipt(id_) is None
    assert anna.description(id_) is None
    assert anna.history(id_) == []


def test_the_clear_text_is_open_to_whoever_said_why(station: Station, anna: Store) -> None:
    chief = station.store("chief")
    secret = "Szkoła, tel. 601 234 567"
    item = report("speeding", {"type": "Point", "coordinates": [600_001.5, 500_001.5]}, description=secret)
    receipt = anna.submit([item])[0]
    assert receipt.accepted, receipt
    assert anna.description(item.id) is None
    assert anna.submit([disclosure("description", [item.id], "Wyjazd patrolu.")])[0].accepted
    assert anna.description(item.id) == secret
    assert chief.description(item.id) is None
    everything = "".join(
        station.ask("chief", f"ogc/collections/{layer.name}/items?limit=100000").text
        for layer in PUBLISHED
        if not layer.writable and not layer.mapped
    )
    everything += station.ask("chief", "wfs?SERVICE=WFS&VERSION=1.0.0&REQUEST=GetFeature&TYPENAME=threat").text
    assert "601 234 567" not in everything
    assert "601 234 567" not in station.web.server.log()
    chief.close()


def test_no_log_and_no_file_holds_a_password(station: Station) -> None:
    texts = [station.web.server.log()]
    texts += [
        path.read_text(encoding="utf-8", errors="replace")
        for path in station.web.folder.rglob("*")
        if path.is_file() and path.name not in {"pgpass", "server.key"}
    ]
    for login in station.logins.values():
        if password := station.web.passwords.get(login):
            assert not any(password in text for text in texts)
    assert not any("password=" in text for text in texts)


def test_the_gateway_may_nothing_by_itself(station: Station) -> None:
    port = station.database.cluster.port
    words = {"host": "127.0.0.1", "port": port, "dbname": station.database.name, "user": "kmzb_gateway"}
    with psycopg2.connect(**words, password="gateway") as db, db.cursor() as cursor:
        for statement in (
            "SELECT * FROM kmzb.threat",
            "SELECT * FROM kmzb.meta",
            "INSERT INTO kmzb.submission DEFAULT VALUES",
        ):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute(statement)
            db.rollback()
    db.close()


def test_a_wrong_password_is_no_fault_of_the_store(station: Station) -> None:
    from tests.servers.web import kept_login

    with pytest.raises(UserError, match="login"):
        open_store(station.web.location, kept_login(station.logins["anna"], "wrong"))
    with pytest.raises(UserError, match="does not have the login"):
        open_store(station.web.location, "nothere")


def test_processes_that_died_are_a_store_that_is_away(station: Station, anna: Store) -> None:
    threat = anna.threats(ThreatFilter())[1]
    item = verification(threat.id, threat.version, "verification")
    station.web.server.kill_workers()
    with pytest.raises(StoreUnavailable, match="HTTP 502"):
        anna.submit([item])
    station.web.server.start_workers()
    assert anna.submit([item])[0].accepted
    assert anna.submit([item])[0].accepted


def test_a_database_that_was_restarted_is_asked_again(station: Station, anna: Store) -> None:
    """QGIS Server's connections of before are dead, and it notices."""
    threat = anna.threats(ThreatFilter())[3]
    station.database.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'kmzb_gateway' AND datname = %s",
        (station.database.name,),
    )
    assert anna.submit([verification(threat.id, threat.version, "verification")])[0].accepted
    assert len(anna.threats(ThreatFilter())) >= 12


def test_a_database_that_is_away_is_no_empty_store(station: Station, anna: Store) -> None:
    """QGIS Server itself answers every question then, with nothing."""
    threat = anna.threats(ThreatFilter())[4]
    item = verification(threat.id, threat.version, "verification")
    station.database.cluster.stop()
    try:
        for ask in (
            lambda: anna.threats(ThreatFilter()),
            lambda: anna.count(ThreatFilter()),
            lambda: anna.receipt(item.id),
            lambda: anna.history(threat.id),
            lambda: anna.submit([item]),
            anna.state,
            anna.units,
            anna.dictionary,
            lambda: station.store("anna"),
        ):
            with pytest.raises(StoreUnavailable) as caught:
                ask()
            assert not isinstance(caught.value, WayRefused)
    finally:
        station.database.cluster.start()
    assert anna.submit([item])[0].accepted
    assert len(anna.threats(ThreatFilter())) >= 12


def test_a_read_that_is_cut_off_is_made_again(station: Station, anna: Store) -> None:
    """Half of the rows would look like all of them."""
    over = threading.Event()

    def cut() -> None:
        while not over.wait(0.01):
            station.database.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'kmzb_gateway'"
                " AND query LIKE 'FETCH%%' AND state = 'active' AND random() < 0.3"
            )

    direct = open_store(station.database.location())
    with direct.bulk_import(SOURCE) as importer:
        importer.add_threats(threat_rows(9000, first=1000))
    expected = direct.count(ThreatFilter(planes=("public",)))
    direct.close()
    thread = threading.Thread(target=cut)
    thread.start()
    try:
        for _ in range(10):
            try:
                assert len(anna.frame(ThreatFilter(planes=("public",)), ["id"])) == expected
            except StoreUnavailable:
                continue
    finally:
        over.set()
        thread.join()
    assert len(anna.frame(ThreatFilter(planes=("public",)), ["id"])) == expected


def test_one_winner_of_many_at_once(station: Station) -> None:
    first = station.store("anna")
    threat = first.threats(ThreatFilter())[2]
    stores = [station.store("anna" if number % 2 else "chief") for number in range(4)]
    items = [verification(threat.id, threat.version, "verification") for _ in stores]
    answers: dict[int, Outcome] = {}

    def decide(number: int) -> None:
        answers[number] = stores[number].submit([items[number]])[0].outcome

    threads = [threading.Thread(target=decide, args=(number,)) for number in range(len(stores))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.value for answer in answers.values()) == ["KM409", "KM409", "KM409", "accepted"]
    for made in (first, *stores):
        made.close()


def test_a_project_opens_in_qgis_with_every_layer_published(station: Station) -> None:
    """What is written by hand is what QGIS reads."""
    (path, *_) = (station.web.folder / "projects").glob("*.qgs")
    project = QgsProject()
    assert project.read(str(path))
    assert {layer.serverProperties().shortName() for layer in project.mapLayers().values()} == {
        layer.name for layer in PUBLISHED
    }
    assert {layer.crs().authid() for layer in project.mapLayersByShortName("threats")} == {CRS}


def test_an_id_of_somebody_else_is_taken(station: Station, anna: Store) -> None:
    radom = station.store("radom")
    item = annotation(None, "x", kind="shape", geometry={"type": "Point", "coordinates": [1, 1]})
    assert radom.submit([item])[0].accepted
    assert anna.submit([item])[0].outcome is Outcome.ID_REUSED
    assert actors(station, item.id) == [(station.logins["radom"], "accepted")]
    radom.close()


def test_a_source_names_its_login_and_no_password() -> None:
    for layer in PUBLISHED:
        text = source(layer, "anna", CRS)
        assert text.startswith("service='kmzb_anna' ")
        assert "password" not in text


def test_a_store_says_the_same_over_the_web_as_in_the_database(station: Station) -> None:
    direct, over = open_store(station.database.location("anna")), station.store("anna")
    columns = ["id", "number", "status", "unit_id", "reported_at", "due_at", "x", "y", "sensitive", "garrison"]
    assert over.frame(ThreatFilter(), columns).equals(direct.frame(ThreatFilter(), columns))
    assert over.threats(ThreatFilter()) == direct.threats(ThreatFilter())
    assert over.units() == direct.units()
    assert over.dictionary().settings == direct.dictionary().settings
    assert list(over.dictionary().workflow) == list(direct.dictionary().workflow)
    for columns in (["status"], ["plane", "status", "unit_id"], ["category"]):
        assert over.count_by(ThreatFilter(), *columns).equals(direct.count_by(ThreatFilter(), *columns))
    for cell in (750.0, 1000.0, 2000.0, 10_000.0):
        assert over.count_cells(ThreatFilter(), cell).equals(direct.count_cells(ThreatFilter(), cell))
    assert over.verify_audit(over.audit_head()) == direct.verify_audit(direct.audit_head())
    assert over.verify_audit(uuid.uuid4().hex).knows_head is False
    for store in (direct, over):
        store.close()
