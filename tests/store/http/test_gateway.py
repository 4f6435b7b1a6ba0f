"""nginx, QGIS Server and the database together: everybody is who they logged in as, and nothing else is answered."""

from __future__ import annotations

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from qgis.core import QgsProject

from kmzb_plugin.domain.submission import Outcome, annotation, disclosure, report, setting, verification
from kmzb_plugin.store import open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.errors import StoreUnavailable, WayRefused
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.http.deploy.layers import PUBLISHED
from tests.servers.web import CRS
from tests.store.http.conftest import Station, actors
from tests.store.samples import SOURCE, threat_rows

EPSG = "http://www.opengis.net/def/crs/EPSG/0/2180"


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


def test_every_collection_is_listed_and_answers(station: Station) -> None:
    listed = {row["id"] for row in station.ask("anna", "ogc/collections").json()["collections"]}
    assert listed == {layer.name for layer in PUBLISHED}
    for layer in PUBLISHED:
        if not layer.writable and not layer.mapped:
            answered = station.ask("anna", f"ogc/collections/{layer.name}/items?limit=1")
            assert answered.status_code == 200, (layer.name, answered.text)


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
