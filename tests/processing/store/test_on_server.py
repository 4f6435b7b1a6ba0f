"""The algorithms of a store on a real PostgreSQL server: logins, rights, disclosures, a cancel that reaches it."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from qgis.core import QgsVectorLayer

from kmzb_plugin.store import open_store
from tests.briefing.pdf import words_of
from tests.servers.postgres import Database
from tests.servers.tcp_proxy import TcpProxy
from tests.servers.web import kept_login
from tests.store.samples import fill

from .test_stores import decisions, rows


@pytest.fixture
def filled(database: Database, provider: Any) -> Database:
    """A store with units and twelve threats."""
    store = open_store(database.location())
    fill(store)
    store.close()
    return database


def test_the_round_with_a_login_kept_by_qgis(run: Any, filled: Database, tmp_path: Path) -> None:
    password = filled.passfile.read_text(encoding="utf-8").split("\n")[-2].rpartition(":")[2]
    login = kept_login(filled.person, password)
    place = {"STORE": filled.location().replace(f"{filled.person}@", ""), "AUTHCFG": login}
    extracted = run("extractthreats", {**place, "STATUS": "new", "UNIT": "KP-W", "OUTPUT": "memory:"})["OUTPUT"]
    assert 0 < extracted.featureCount() < 12
    assert not rows(extracted)["description_masked"].str.contains("601 234 567").any()
    table = decisions(filled.location())
    handed_in = run("submitverifications", {**place, "INPUT": table, "OUTPUT": "memory:"})
    assert (handed_in["ACCEPTED_COUNT"], handed_in["PENDING_COUNT"]) == (12, 0)
    actors = filled.execute("SELECT DISTINCT actor FROM kmzb.verification")
    assert actors == [(filled.person,)]
    verdict = run("verifyaudit", {**place, "HTML_REPORT": str(tmp_path / "audit.html")})
    assert verdict["VALID"] is True
    assert password not in (tmp_path / "audit.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["xlsx", "gpkg"])
def test_a_list_is_logged_before_it_is_written(ending: str, run: Any, filled: Database, tmp_path: Path) -> None:
    path = tmp_path / f"lista.{ending}"
    who = {"REASON": "Narada", "RECIPIENT": "Gmina"}
    made = run("exportthreats", {"STORE": filled.location(), "UNIT": "KP-W", **who, "OUTPUT": str(path)})
    (row,) = filled.execute("SELECT object, reason, recipient FROM kmzb.audit WHERE operation = 'disclosure accepted'")
    assert row[1:] == ("Narada", "Gmina")
    assert len(row[0].split()) == made["ROW_COUNT"] + 1
    if ending == "xlsx":
        table = pd.read_excel(path)
        # PostgreSQL gives moments in the zone of the session: they are Polish civil time in the list all the same.
        assert set(table["Reported"].dt.minute) == {0}
        assert table["Reported"].min() >= pd.Timestamp(2026, 3, 1, 1)
        assert table["Number"].is_monotonic_increasing
        assert table["Unit"].unique().tolist() == ["Komisariat Zachód"]
        assert not table["Description (masked)"].str.contains("601 234 567").any()
    else:
        layer = QgsVectorLayer(str(path), "", "ogr")
        first = next(layer.getFeatures())
        assert first["unit"] == "KP-W"
        assert first["reported_at"].endswith("Z")
        assert layer.featureCount() == made["ROW_COUNT"]


def test_a_briefing_is_logged_with_its_recipient_before_it_is_printed(
    run: Any, filled: Database, tmp_path: Path
) -> None:
    run(
        "stationbriefing",
        {
            "STORE": filled.location(),
            "UNITS": "KMP",
            "REASON": "Odprawa",
            "RECIPIENT": "Zmiana II",
            "OUTPUT": str(tmp_path),
        },
    )
    (row,) = filled.execute(
        "SELECT actor, reason, recipient, object FROM kmzb.audit WHERE operation = 'disclosure accepted'"
    )
    assert row[:3] == (filled.person, "Odprawa", "Zmiana II")
    assert len(row[3].split()) == 1 + 12
    (sheet,) = tmp_path.glob("*.pdf")
    ((head,),) = filled.execute("SELECT hash FROM kmzb.audit_head ORDER BY block DESC LIMIT 1")
    assert head in "".join(words_of(sheet).split())


@pytest.mark.parametrize("algorithm", ["exportthreats", "extractthreats"])
def test_a_server_that_is_lost_while_it_is_read_leaves_no_shorter_list(
    algorithm: str, run: Any, database: Database, provider: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """QGIS ends a layer without a word where its connection is cut."""
    from qgis.core import QgsProcessingException

    from kmzb_plugin.processing.store import exportthreats, extractthreats, filtering

    store = open_store(database.location())
    fill(store, 6_000)
    store.close()
    path = tmp_path / "lista.gpkg"
    path.write_bytes(b"earlier")
    with TcpProxy(database.cluster.port) as way:
        cuts: list[bool] = []

        def opened(*given: Any) -> QgsVectorLayer:
            layer = filtering.threat_layer(*given)
            way.cut_after(received=400_000)
            cuts.append(True)
            return layer

        for module in (exportthreats, extractthreats):
            monkeypatch.setattr(module, "threat_layer", opened)
        place = database.location().replace(str(database.cluster.port), str(way.port))
        output = str(path) if algorithm == "exportthreats" else "memory:"
        with pytest.raises(QgsProcessingException, match="broke off: of 6,000 threats|does not answer|lost") as failure:
            run(algorithm, {"STORE": place, "REASON": "Narada", "RECIPIENT": "Gmina", "OUTPUT": output})
        assert cuts
        assert not way.waits_to_cut
    assert "unexpected" not in str(failure.value)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"earlier"]


def test_who_may_only_read_gets_a_sentence_and_no_sheet(run: Any, filled: Database, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    filled.add("guest", ["read"])
    place = {"STORE": filled.location("guest")}
    with pytest.raises(QgsProcessingException, match="Your role may not do this"):
        run("stationbriefing", {**place, "RECIPIENT": "ja", "OUTPUT": str(tmp_path / "out")})
    assert not list((tmp_path / "out").iterdir())
    who = {"REASON": "Ciekawość", "RECIPIENT": "ja"}
    with pytest.raises(QgsProcessingException, match="did not log that this leaves it, so nothing was written"):
        run("exportthreats", {**place, **who, "OUTPUT": str(tmp_path / "out" / "lista.xlsx")})
    assert not list((tmp_path / "out").iterdir())
    with pytest.raises(QgsProcessingException, match="may not do this"):
        run("purge", {**place, "DRY_RUN": False})


def test_an_administrator_counts_and_erases(run: Any, filled: Database) -> None:
    filled.execute("UPDATE kmzb.threat SET review_at = '2020-01-01'")
    counted = run("purge", {"STORE": filled.location()})
    assert (counted["THREAT_COUNT"], counted["DESCRIPTION_COUNT"]) == (12, 12)
    assert filled.execute("SELECT count(*) FROM kmzb.threat_description") == [(12,)]
    erased = run("purge", {"STORE": filled.location(), "DRY_RUN": False})
    assert erased["DESCRIPTION_COUNT"] == 12
    assert filled.execute("SELECT count(*) FROM kmzb.threat_description") == [(0,)]


def test_a_server_that_is_not_there_gets_a_sentence(run: Any, provider: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="does not answer") as failure:
        run("verifyaudit", {"STORE": "postgresql://127.0.0.1:1/kmzb"})
    assert "unexpected" not in str(failure.value)


def test_a_cancel_reaches_the_server(filled: Database, provider: Any) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    holder = filled.superuser()
    holder.autocommit = False
    with holder.cursor() as cursor:
        cursor.execute("LOCK TABLE kmzb.audit_head IN ACCESS EXCLUSIVE MODE")
        feedback = QgsProcessingFeedback(False)
        waiting = "SELECT 1 FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"

        def press() -> None:
            while not filled.cluster.execute(waiting, (filled.name,)):
                time.sleep(0.02)
            feedback.cancel()

        button = threading.Thread(target=press)
        button.start()
        algorithm = provider.algorithm("verifyaudit").create()
        with pytest.raises(QgsProcessingException, match="Cancelled"):
            algorithm.run({"STORE": filled.location()}, QgsProcessingContext(), feedback, {}, False)
        button.join()
    holder.rollback()
    holder.close()
