"""The import end to end: files into a real store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.store import create_store, open_store, sqlite
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.gpkg import connection
from kmzb_plugin.store.intake import profile
from kmzb_plugin.store.intake.importing import import_threats
from kmzb_plugin.store.intake.profile import TimeRule
from kmzb_plugin.store.intake.report import ImportReport
from kmzb_plugin.text import UserError
from tests.servers.postgres import Database
from tests.store.intake.samples import SOME_MOMENT, public_record, saved

Take = Callable[[pd.DataFrame], ImportReport]
TORONTO = Path(__file__).parents[3] / "samples" / "toronto_mci_2019.csv.gz"


def rows(store: Store, *columns: str) -> pd.DataFrame:
    """Columns of the threats, `raw` too, which the store itself gives to nobody."""
    with closing(sqlite3.connect(store.describe().location)) as db:
        threats = "threat LEFT JOIN threat_raw ON threat_raw.threat_id = threat.id"
        found = pd.read_sql(f"SELECT source_ref, {', '.join(columns)} FROM {threats}", db)
    return found.set_index("source_ref").sort_index()


def test_a_good_row_arrives_whole(take: Take, radom: Store) -> None:
    assert take(public_record(1, Uwagi="przy szkole")).accepted == 1
    found = rows(
        radom, "category", "status", "occurred_at", "reported_at", "time_of_day", "weekdays", "teryt", "raw", "x", "y"
    )
    assert found.loc["100"].to_dict() == {
        "category": "speeding",
        "status": "new",
        "occurred_at": "2025-11-20T18:40:00Z",
        "reported_at": "2025-11-20T19:40:00Z",
        "time_of_day": 2,
        "weekdays": 31,
        "teryt": "1463",
        "raw": '{"Uwagi":"przy szkole"}',
        "x": 637_000.0,
        "y": 395_000.0,
    }


def test_a_second_import_accepts_nothing(take: Take, radom: Store) -> None:
    assert take(public_record(5)).accepted == 5
    again = take(public_record(7))
    assert (again.accepted, again.duplicate) == (2, 5)
    assert radom.count(ThreatFilter()) == 7


def test_ids_of_another_system_are_other_ids(take: Take, radom: Store, tmp_path: Path) -> None:
    take(public_record(2))
    path = saved(public_record(2), tmp_path)
    assert import_threats(radom, path, plane=Plane.POLICE, source_system="KSIP").accepted == 2


def test_an_id_that_stands_twice_in_a_file_is_counted_and_said(take: Take) -> None:
    frame = public_record(4, OBJECTID=["1", "2", "1", "2"])
    frame.loc[2] = frame.loc[0]
    report = take(frame)
    assert (report.accepted, report.duplicate) == (2, 2)
    assert any("1 row" in note and "other content" in note for note in report.notes)


def test_unknown_categories_and_statuses_are_kept_and_reported(take: Take, radom: Store) -> None:
    report = take(
        public_record(3, Typ=["Latające talerze", "Dzikie kąpieliska", "ŻEBRACTWO "], Status=["Zamknięte"] * 3)
    )
    found = rows(radom, "category", "status", "raw")
    assert found["category"].tolist() == ["unknown:Latające talerze", "dangerous_water_place", "begging"]
    assert set(found["status"]) == {"unknown:Zamknięte"}
    assert found["raw"].tolist()[1] == '{"Typ":"Dzikie kąpieliska"}'
    said = " ".join(report.notes)
    assert "«Latające talerze» (1)" in said
    assert "«Dzikie kąpieliska» (1)" in said
    assert "«Zamknięte» (3)" in said


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("Data zdarzenia", "wczoraj", "«Data zdarzenia» holds no date that can be read. It says «wczoraj»."),
        ("Data utworzenia", "2025-99-99", "«2025-99-99»"),
        ("x", "", "«x» is empty"),
        ("y", "tam", "«y» holds no coordinate. It says «tam»."),
        ("x", "1e12", "outside everything"),
        ("Typ", " ", "«Typ» is empty"),
    ],
)
def test_a_bad_row_is_rejected_with_its_number_and_reason(take: Take, column: str, value: str, words: str) -> None:
    frame = public_record(3)
    frame.loc[1, column] = value
    report = take(frame)
    assert report.accepted == 2
    assert report.rejected["row"].tolist() == [3]
    assert words in report.rejected["reason"].iloc[0]
    assert report.rejected["OBJECTID"].tolist() == ["101"]


def test_reasons_are_counted_whatever_the_values(take: Take) -> None:
    report = take(public_record(5, y=["tam", "tu", "395000", "", "395000"]))
    assert report.reasons == [
        ("The column «y» holds no coordinate.", 2),
        ("The column «y» is empty: the row has no coordinates.", 1),
    ]


def test_both_coordinates_zero_are_no_place(take: Take) -> None:
    frame = public_record(2, x=["637000", "0"], y=["395000", "0"])
    assert "no place" in take(frame).rejected["reason"].iloc[0]


def test_missing_columns_refuse_the_file_and_name_both_sides(take: Take, radom: Store, tmp_path: Path) -> None:
    path = saved(public_record().drop(columns=["Status", "y"]), tmp_path)
    with pytest.raises(UserError, match=r"Status, y are missing.*OBJECTID, Typ") as caught:
        import_threats(radom, path, plane=Plane.INTERNET)
    assert "kmzb_public_record" in caught.value.text
    assert radom.count(ThreatFilter()) == 0


def test_columns_that_can_be_missed_are_said(take: Take) -> None:
    report = take(public_record().drop(columns=["TERYT", "Pora dnia"]))
    assert report.accepted == 3
    assert any("Pora dnia, TERYT" in note for note in report.notes)


def test_a_file_with_a_header_alone_is_said_to_have_no_rows(radom: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no rows"):
        import_threats(radom, saved(public_record(0), tmp_path), plane=Plane.INTERNET)


def test_a_file_whose_axes_are_exchanged_is_put_right(take: Take, radom: Store) -> None:
    frame = public_record(4)
    report = take(frame.assign(x=frame["y"], y=frame["x"]))
    assert report.accepted == 4
    assert any("axes of the file are exchanged" in note for note in report.notes)
    assert rows(radom, "x")["x"].tolist() == [637_000.0, 637_010.0, 637_020.0, 637_030.0]


def test_one_row_with_exchanged_degrees_is_rejected(radom: Store, tmp_path: Path) -> None:
    frame = public_record(5, x=["21.15"] * 4 + ["51.4"], y=["51.4"] * 4 + ["21.15"])
    data = profile.load(profile.DEFAULT)
    degrees = profile.Profile("degrees", "EPSG:4326", data.columns, {}, data.time)
    report = import_threats(radom, saved(frame, tmp_path), plane=Plane.INTERNET, profile=degrees)
    assert report.accepted == 4
    assert "exchanged" in report.rejected["reason"].iloc[0]
    assert report.rejected["row"].tolist() == [6]


def test_a_row_that_may_be_exchanged_is_kept_and_said(take: Take) -> None:
    frame = public_record(10)
    frame.loc[3, ["x", "y"]] = ["395000", "637000"]
    report = take(frame)
    assert report.accepted == 10
    assert any("1 point" in note for note in report.notes)
    assert any("with x and y exchanged" in note for note in report.notes)


@pytest.mark.parametrize(("crs", "x", "y"), [("EPSG:4326", "637000", "395000"), ("EPSG:2180", "21.15", "51.4")])
def test_a_wrong_reference_system_is_refused(radom: Store, tmp_path: Path, crs: str, x: str, y: str) -> None:
    data = profile.load(profile.DEFAULT)
    wrong = profile.Profile("wrong", crs, data.columns, {}, data.time)
    path = saved(public_record(4, x=[x] * 4, y=[y] * 4), tmp_path)
    with pytest.raises(UserError, match=rf"{crs}.*nothing was imported"):
        import_threats(radom, path, plane=Plane.INTERNET, profile=wrong)
    assert radom.count(ThreatFilter()) == 0


def test_points_elsewhere_are_taken_counted_and_said(take: Take) -> None:
    report = take(public_record(4, x=["1500000"] * 4))
    assert report.accepted == 4
    assert any("4 points lie outside" in note for note in report.notes)
    assert any("Most points lie outside: check that EPSG:2180" in note for note in report.notes)


def test_a_history_in_an_impossible_order_is_kept_and_flagged(take: Take) -> None:
    report = take(public_record(2, **{"Data modyfikacji": [str(SOME_MOMENT - 86_400_000), ""]}))
    assert report.accepted == 2
    assert any("1 row" in note and "impossible order" in note for note in report.notes)


def test_a_teryt_code_gets_its_zero_back(take: Take, radom: Store) -> None:
    report = take(public_record(2, TERYT=["663", "1463"]))
    assert rows(radom, "teryt")["teryt"].tolist() == ["0663", "1463"]
    assert any("leading zero" in note for note in report.notes)


def test_codes_with_their_kind_get_their_zero_back_and_what_is_none_stays(take: Take, radom: Store) -> None:
    report = take(public_record(4, TERYT=["201011", "1463011", "14.63", ""]))
    assert rows(radom, "teryt")["teryt"].tolist() == ["0201011", "1463011", "14.63", None]
    notes = "\n".join(report.notes)
    assert "1 TERYT code had lost the leading zero" in notes
    assert "1 TERYT code is none" in notes


def test_a_row_without_an_hour_is_taken_with_its_date(radom: Store, tmp_path: Path) -> None:
    frame = public_record(3, Godzina=["18", "", "31"])
    frame["Data zdarzenia"] = "20.11.2025"
    frame[["Data utworzenia", "Data modyfikacji"]] = ""
    given = replace(profile.load(profile.DEFAULT), time=TimeRule("auto", hour="Godzina"))
    report = import_threats(radom, saved(frame, tmp_path), plane=Plane.INTERNET, profile=given)
    assert rows(radom, "occurred_at")["occurred_at"].tolist() == ["2025-11-20T17:00:00Z", "2025-11-19T23:00:00Z"]
    assert report.rejected["row"].tolist() == [4]
    assert any("1 row has no hour" in note for note in report.notes)


def test_a_snapshot_of_the_public_map_is_recognised(take: Take) -> None:
    n = 300
    days = np.arange(n) / 2
    frame = public_record(n, OBJECTID=[str(i) for i in range(n)])
    frame["Data modyfikacji"] = [str(SOME_MOMENT + int(day * 86_400_000)) for day in days]
    recent = days > days.max() - 6
    frame["Status"] = np.where(recent, "Niepotwierdzone", np.where(days % 2 == 0, "Potwierdzone", "Nowe"))
    assert any("snapshot" in note for note in take(frame).notes)
    frame["OBJECTID"] = [f"b{i}" for i in range(n)]
    frame["Status"] = np.where(days % 2 == 0, "Potwierdzone", "Niepotwierdzone")
    assert not any("snapshot" in note for note in take(frame).notes)


def test_cancel_leaves_nothing_behind(radom: Store, tmp_path: Path) -> None:
    before = radom.state()
    path = saved(public_record(50), tmp_path)
    asked = []

    def cancelled() -> bool:
        asked.append(radom.count(ThreatFilter()))
        return len(asked) > 2  # the third time all rows stand in the open transaction

    with pytest.raises(Cancelled):
        import_threats(radom, path, plane=Plane.INTERNET, cancelled=cancelled)
    assert len(asked) == 3
    assert radom.count(ThreatFilter()) == 0
    assert import_threats(radom, path, plane=Plane.INTERNET).accepted == 50
    assert radom.state() != before


def test_progress_goes_from_little_to_all(radom: Store, tmp_path: Path) -> None:
    seen: list[float] = []
    import_threats(radom, saved(public_record(50), tmp_path), plane=Plane.INTERNET, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_a_store_that_another_writes_to_is_said_to_be_busy(
    radom: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kmzb_plugin.store.gpkg.connection.BUSY_SECONDS", 0.2)
    monkeypatch.setattr("kmzb_plugin.store.gpkg.locks.PATIENCE_SECONDS", 0.2)
    monkeypatch.setattr(sqlite.patiently, "__defaults__", (0.2,))
    other = sqlite3.connect(radom.describe().location, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(UserError, match=r"written by another program.*again"):
            import_threats(radom, saved(public_record(), tmp_path), plane=Plane.INTERNET)
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert radom.count(ThreatFilter()) == 0


def test_a_disk_that_is_full_is_said_to_be(radom: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = connection.open_door

    def on_a_small_disk(db: sqlite3.Connection) -> None:
        real(db)
        db.execute("PRAGMA max_page_count = 1")

    monkeypatch.setattr(connection, "open_door", on_a_small_disk)
    with pytest.raises(UserError, match=r"disk of the store is full. Nothing was imported. Make room"):
        import_threats(radom, saved(public_record(2_000), tmp_path), plane=Plane.INTERNET)
    assert radom.count(ThreatFilter()) == 0


def test_a_server_that_goes_away_is_not_another_program(
    database: Database, tmp_path: Path, qgis_app: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(database.location())
    path = saved(public_record(30), tmp_path)

    def pull_the_plug(part: float) -> None:
        if part > 0.9:  # the rows are with the server, which has not committed them
            database.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", (database.person,)
            )

    with pytest.raises(UserError, match=r"connection to the store was lost.*not taken twice"):
        import_threats(store, path, plane=Plane.INTERNET, progress=pull_the_plug)
    assert store.count(ThreatFilter()) == 0
    assert import_threats(store, path, plane=Plane.INTERNET).accepted == 30
    monkeypatch.setattr("kmzb_plugin.store.postgres.connection.LOCK_SECONDS", 1)
    held = database.superuser()
    with closing(held), held.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("LOCK TABLE kmzb.import_run IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(UserError, match=r"written by another program.*again"):
            import_threats(store, path, plane=Plane.INTERNET)
    store.close()


@pytest.fixture
def toronto_store(tmp_path: Path, qgis_app: object) -> Store:
    return create_store(str(tmp_path / "toronto.gpkg"), "Toronto", "", "EPSG:32617")


def test_every_row_of_the_toronto_sample_is_accounted_for(toronto_store: Store) -> None:
    sample = pd.read_csv(TORONTO, dtype=str)
    assert len(sample) == 29_876
    assert int(sample.duplicated().sum()) == 209
    settings = {"plane": Plane.POLICE, "profile": profile.load("toronto_mci")}
    first = import_threats(toronto_store, TORONTO, **settings)
    assert (first.read, first.accepted, first.duplicate, len(first.rejected)) == (29_876, 29_876, 0, 0)
    second = import_threats(toronto_store, TORONTO, **settings)
    assert (second.read, second.accepted, second.duplicate, len(second.rejected)) == (29_876, 0, 29_876, 0)
    counted = toronto_store.count_by(ThreatFilter(), "category").set_index("category")["n"]
    assert counted.to_dict() == sample["MCI"].radd("unknown:").value_counts().to_dict()
    assert not any("outside" in note for note in first.notes)
    toronto_store.close()


def test_toronto_lies_where_proj_puts_it(toronto_store: Store) -> None:
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

    import_threats(toronto_store, TORONTO, plane=Plane.POLICE, profile=profile.load("toronto_mci"))
    sample = pd.read_csv(TORONTO)
    step = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem("EPSG:32617"), QgsProject.instance()
    )
    points = [step.transform(QgsPointXY(x, y)) for x, y in zip(sample["Long"], sample["Lat"], strict=True)]
    found = toronto_store.frame(ThreatFilter(), ["x", "y"]).sort_values(["x", "y"]).to_numpy()
    expected = pd.DataFrame([(point.x(), point.y()) for point in points]).sort_values([0, 1]).to_numpy()
    np.testing.assert_allclose(found, expected, atol=1e-3)
    toronto_store.close()
