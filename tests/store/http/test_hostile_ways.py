"""What should not work does not: other people's projects, other services, other words, other logins."""

from __future__ import annotations

import json

import psycopg2
import pytest

from kmzb_plugin.domain.submission import verification
from kmzb_plugin.store import open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.http.deploy.layers import PUBLISHED
from kmzb_plugin.store.http.deploy.projects import source
from kmzb_plugin.text import UserError
from tests.servers.web import CRS, kept_login
from tests.store.http.conftest import Station, actors
from tools.servers.web import hashed


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
    with pytest.raises(UserError, match="login"):
        open_store(station.web.location, kept_login(station.logins["anna"], "wrong"))
    with pytest.raises(UserError, match="does not have the login"):
        open_store(station.web.location, "nothere")


def test_a_source_names_its_login_and_no_password() -> None:
    for layer in PUBLISHED:
        text = source(layer, "anna", CRS)
        assert text.startswith("service='kmzb_anna' ")
        assert "password" not in text
