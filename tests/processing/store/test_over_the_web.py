"""What leaves a store that is opened over the web, behind nginx and QGIS Server: the same as from its database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from qgis.core import QgsVectorLayer

from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter
from tests.briefing.pdf import words_of
from tests.servers.postgres import Database, make_database
from tests.servers.web import Web
from tests.store.samples import fill

from .publishing import NOW, PERIOD, counts, everything, fill_store

WHO = {"REASON": "Narada", "RECIPIENT": "Gmina"}


@pytest.fixture(scope="module")
def served(cluster: Any, passfile: Any, web_server: Web, provider: Any) -> Iterator[tuple[Database, Web]]:
    """A store with units, the threats to publish and twelve others; `guest` may only read."""
    database = make_database(cluster, passfile)
    guest = database.add("guest", ["read"])
    store = open_store(database.location())
    fill_store(store)
    fill(store)
    store.close()
    web_server.serve(database, [database.person, guest])
    yield database, web_server
    database.drop()


@pytest.fixture
def place(served: tuple[Database, Web]) -> dict[str, str]:
    """STORE and AUTHCFG of the officer."""
    database, web = served
    return {"STORE": web.location, "AUTHCFG": web.login(database.person)}


def last_logged(database: Database) -> tuple[str, ...]:
    """Who, what, why and to whom, of the last that left."""
    (row,) = database.execute(
        "SELECT actor, object, reason, recipient FROM kmzb.audit WHERE operation = 'disclosure accepted'"
        " ORDER BY seq DESC LIMIT 1"
    )
    return row


@pytest.mark.parametrize("ending", ["xlsx", "csv", "gpkg", "geojson"])
def test_a_list_is_the_same_as_from_the_database(
    ending: str, run: Any, served: tuple[Database, Web], place: dict[str, str], tmp_path: Path
) -> None:
    database, _ = served
    path, direct = tmp_path / f"web.{ending}", tmp_path / f"direct.{ending}"
    made = run("exportthreats", {**place, **WHO, "UNIT": "KP-W", "OUTPUT": str(path)})
    actor, what, *who = last_logged(database)
    assert (actor, *who) == (database.person, "Narada", "Gmina")
    assert len(what.split()) == made["ROW_COUNT"] + 1 > 5
    run("exportthreats", {"STORE": database.location(), **WHO, "UNIT": "KP-W", "OUTPUT": str(direct)})
    assert read(path).equals(read(direct))


def read(path: Path) -> pd.DataFrame:
    """The rows of a list."""
    if path.suffix == ".xlsx":
        return pd.read_excel(path)
    if path.suffix == ".csv":
        return pd.read_csv(path, sep=None, engine="python", encoding="utf-8-sig")
    layer = QgsVectorLayer(str(path), "", "ogr")
    found = [
        [feature.geometry().asWkt(3), *map(str, feature.attributes()[layer.fields().names().index("id") :])]
        for feature in layer.getFeatures()
    ]
    return pd.DataFrame(found)


@pytest.mark.parametrize("ending", ["csv", "gpkg"])
def test_a_server_that_is_lost_while_it_is_read_leaves_no_shorter_list(
    ending: str,
    run: Any,
    served: tuple[Database, Web],
    place: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """QGIS gives no features, and says nothing, where the server behind a layer is away."""
    from qgis.core import QgsProcessingException

    from kmzb_plugin.processing.store import exportthreats, filtering

    _, web = served

    def read(*given: Any) -> Any:
        web.server.kill_workers()
        return filtering.features(*given)

    monkeypatch.setattr(exportthreats, "features", read)
    path = tmp_path / f"lista.{ending}"
    path.write_bytes(b"earlier")
    try:
        with pytest.raises(QgsProcessingException, match="broke off|does not answer|fails now") as failure:
            run("exportthreats", {**place, **WHO, "OUTPUT": str(path)})
    finally:
        web.server.start_workers()
    assert "unexpected" not in str(failure.value)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"earlier"]


def test_a_publication_is_the_same_as_from_the_database(
    run: Any, served: tuple[Database, Web], place: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kmzb_plugin.domain.periods.now", lambda: NOW)
    database, web = served
    direct = {"STORE": database.location(), "PERIOD": PERIOD, "RECIPIENT": "geoportal"}
    run("publish", {**direct, "OUTPUT": str(tmp_path / "direct" / "out")})
    folder = tmp_path / "web" / "out"
    run("publish", {**direct, **place, "OUTPUT": str(folder)})
    assert counts(folder) == counts(tmp_path / "direct" / "out")
    for secret in (web.location, place["AUTHCFG"], web.passwords[database.person]):
        assert secret.encode() not in everything(folder)
    actor, _, reason, recipient = last_logged(database)
    assert (actor, reason, recipient) == (database.person, "Publication: 2025-Q3 – 2025-Q4", "geoportal")


def test_a_briefing_is_logged_and_carries_the_head(
    run: Any, served: tuple[Database, Web], place: dict[str, str], tmp_path: Path
) -> None:
    database, _ = served
    run("stationbriefing", {**place, **WHO, "UNITS": "KMP", "OUTPUT": str(tmp_path)})
    actor, _, *who = last_logged(database)
    assert (actor, *who) == (database.person, "Narada", "Gmina")
    (sheet,) = tmp_path.glob("*.pdf")
    ((head,),) = database.execute("SELECT hash FROM kmzb.audit_head ORDER BY block DESC LIMIT 1")
    assert head in "".join(words_of(sheet).split())


def test_a_card_is_printed_and_logged(
    run: Any, served: tuple[Database, Web], place: dict[str, str], tmp_path: Path
) -> None:
    database, _ = served
    card = {"TEMPLATE": "verification_card", "OUTPUT": str(tmp_path)}
    ((number, id_),) = database.execute("SELECT number, id FROM kmzb.threat WHERE source_ref = 'r3'")
    run("stationbriefing", {**place, **WHO, **card, "THREATS": number})
    assert last_logged(database)[1] == f"briefing {id_}"
    (printed,) = tmp_path.glob("*.pdf")
    assert number in words_of(printed)


def test_texts_of_a_layer_of_the_store_are_masked(
    run: Any, served: tuple[Database, Web], place: dict[str, str]
) -> None:
    store = open_store(place["STORE"], place["AUTHCFG"])
    source = store.layer_source("threat")
    layer = QgsVectorLayer(source.uri, "threat", source.provider)
    assert layer.isValid()
    made = run("redact", {"INPUT": layer, "OUTPUT": "memory:"})["OUTPUT"]
    assert made.featureCount() == store.count(ThreatFilter()) > 12
    store.close()


def test_who_may_only_read_gets_a_sentence_and_no_file(
    run: Any, served: tuple[Database, Web], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qgis.core import QgsProcessingException

    monkeypatch.setattr("kmzb_plugin.domain.periods.now", lambda: NOW)
    database, web = served
    place = {"STORE": web.location, "AUTHCFG": web.login(database.login("guest"))}
    out = tmp_path / "out"
    for algorithm, more in (
        ("exportthreats", {"OUTPUT": str(out / "lista.xlsx")}),
        ("stationbriefing", {"OUTPUT": str(out)}),
        ("publish", {"PERIOD": PERIOD, "OUTPUT": str(out / "public")}),
    ):
        out.mkdir(exist_ok=True)
        with pytest.raises(QgsProcessingException, match="Your role may not do this") as failure:
            run(algorithm, {**place, **WHO, **more})
        assert "unexpected" not in str(failure.value)
        assert not list(out.iterdir())


def test_a_server_over_the_web_has_to_be_told_who_gets_it(run: Any, place: dict[str, str], tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    for algorithm in ("publish", "stationbriefing"):
        with pytest.raises(QgsProcessingException, match="RECIPIENT"):
            run(algorithm, {**place, "OUTPUT": str(tmp_path / "out")})
