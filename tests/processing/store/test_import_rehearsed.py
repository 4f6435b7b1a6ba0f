"""`importthreats` rehearsed, and its rejected rows mended and imported again."""

from __future__ import annotations

import json
import resource
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProcessingException, QgsVectorLayer, edit

from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.intake import profile
from tests.processing.conftest import point_layer
from tests.processing.store.test_importthreats import counts, table
from tests.servers.postgres import Database
from tests.store.intake.samples import public_record, saved
from tests.store.intake.workbooks import xlsx


@pytest.fixture
def store(tmp_path: Path, provider: Any) -> str:
    path = str(tmp_path / "radom.gpkg")
    create_store(path, "Radom", "KWP-RAD").close()
    return path


def stored(store: str, *columns: str) -> Any:
    with closing(open_store(store)) as opened:
        return opened.frame(ThreatFilter(), list(columns))


def test_a_dry_run_writes_its_report_and_nothing_else(run: Any, store: str, tmp_path: Path) -> None:
    frame = public_record(4)
    frame.loc[1, "x"] = "tam"
    page = tmp_path / "report.html"
    parameters = {"INPUT": str(saved(frame, tmp_path)), "STORE": store, "REJECTED": "memory:"}
    rehearsed = run("importthreats", {**parameters, "DRY_RUN": True, "HTML_REPORT": str(page)})
    assert counts(rehearsed) == (4, 3, 0, 1)
    assert table(rehearsed["REJECTED"])["row"].tolist() == [3]
    assert "Dry run" in page.read_text(encoding="utf-8")
    assert stored(store, "id").empty
    assert counts(run("importthreats", parameters)) == (4, 3, 0, 1)


@pytest.mark.parametrize("form", ["gpkg", "csv", "xlsx", "geojson"])
def test_rejected_rows_are_mended_and_imported_with_the_same_profile(
    run: Any, store: str, tmp_path: Path, form: str
) -> None:
    frame = public_record(4, fid=["7"] * 4)
    frame.loc[1, "x"] = "tam"
    frame.loc[2, "Typ"] = ""
    rejected = tmp_path / f"rejected.{form}"
    parameters = {"INPUT": str(saved(frame, tmp_path)), "STORE": store, "REJECTED": str(rejected)}
    assert counts(run("importthreats", parameters)) == (4, 2, 0, 2)
    if form == "csv":
        text = rejected.read_text(encoding="utf-8")
        rejected.write_text(text.replace("tam", "637010"), encoding="utf-8")
    else:
        layer = QgsVectorLayer(str(rejected), "rejected", "ogr")
        with edit(layer):
            (wrong,) = [feature for feature in layer.getFeatures() if feature["x"] == "tam"]
            wrong["x"] = "637010"
            assert layer.updateFeature(wrong)
        del layer
    again = {"INPUT": str(rejected), "STORE": store, "REJECTED": "memory:"}
    results = run("importthreats", again)
    assert counts(results) == (2, 1, 0, 1)
    left = table(results["REJECTED"])
    assert left[["OBJECTID", "fid_"]].to_numpy().tolist() == [["102", "7"]]
    assert list(left.columns) == ["row", "reason", *frame.columns[:-1], "fid_"]


def test_rejected_points_keep_their_places(run: Any, store: str, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    content = {"name": "own", "crs": "EPSG:2180", "columns": {"category": "rodzaj", "occurred_at": "kiedy"}}
    own.write_text(json.dumps(content), encoding="utf-8")
    fields = {"rodzaj": ["speeding", "begging"], "kiedy": ["2025-11-20", "wczoraj"]}
    layer = point_layer([21.15, 21.16], [51.4, 51.41], "EPSG:4326", fields, missing=1)
    rejected = tmp_path / "rejected.gpkg"
    parameters = {"STORE": store, "PROFILE": str(own)}
    first = run("importthreats", {**parameters, "INPUT": layer, "REJECTED": str(rejected)})
    assert counts(first) == (3, 1, 0, 2)
    out = QgsVectorLayer(str(rejected), "rejected", "ogr")
    assert out.crs().authid() == "EPSG:4326"
    with edit(out):
        for feature in out.getFeatures():
            feature["kiedy"] = "2025-11-21"
            assert out.updateFeature(feature)
    again = run("importthreats", {**parameters, "INPUT": out, "REJECTED": "memory:"})
    assert counts(again) == (2, 1, 0, 1)  # the row without a point is still one
    assert stored(store, "x")["x"].between(636_000, 652_000).all()


def test_rejected_rows_are_not_written_over_the_file_they_come_from(run: Any, store: str, tmp_path: Path) -> None:
    path = saved(public_record(2), tmp_path)
    content = path.read_bytes()
    with pytest.raises(QgsProcessingException, match="is the file that is imported"):
        run("importthreats", {"INPUT": str(path), "STORE": store, "REJECTED": str(path)})
    assert path.read_bytes() == content
    assert stored(store, "id").empty


@pytest.mark.parametrize("name", ["REJECTED", "HTML_REPORT", "REFUSED_ATTACHMENTS"])
def test_a_folder_that_takes_nothing_is_said_before_anything_is_imported(
    run: Any, store: str, tmp_path: Path, name: str
) -> None:
    """/proc takes no file from anybody, the superuser included, as a folder that is read-only."""
    ending = "html" if name == "HTML_REPORT" else "csv"
    parameters = {"INPUT": str(saved(public_record(2), tmp_path)), "STORE": store, name: f"/proc/rejected.{ending}"}
    with pytest.raises(QgsProcessingException, match=r"/proc/rejected.* cannot be written.*nothing was imported"):
        run("importthreats", parameters)
    assert stored(store, "id").empty


def test_rejected_rows_that_find_no_room_are_said_and_the_import_stands(
    run: Any, store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kmzb_plugin.processing.store import importthreats

    frame = public_record(400, x=["tam"] * 399 + ["637000"], Uwagi=["x" * 2000] * 400)
    rejected = tmp_path / "rejected.csv"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    results = importthreats.ImportThreats.results

    def on_a_full_disk(*arguments: Any) -> Any:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
        try:
            return results(*arguments)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    monkeypatch.setattr(importthreats.ImportThreats, "results", on_a_full_disk)
    parameters = {"INPUT": str(saved(frame, tmp_path)), "STORE": store, "REJECTED": str(rejected)}
    with pytest.raises(QgsProcessingException, match="1 accepted.*import is done.*rejected.csv"):
        run("importthreats", parameters)
    assert not rejected.exists()
    monkeypatch.undo()
    assert counts(run("importthreats", parameters)) == (400, 0, 1, 399)


def test_a_debate_is_told_with_its_meeting(run: Any, store: str, tmp_path: Path) -> None:
    """The list of a meeting with the public, as it is kept in a spreadsheet."""
    path = xlsx(
        tmp_path / "debata.xlsx",
        {
            "Lista": [
                ["Wykaz zagrożeń zgłoszonych podczas debaty społecznej"],
                ["Spotkanie:", "Debata społeczna „Bezpieczna gmina”"],
                ["Data spotkania:", "12.05.2025", "Miejsce spotkania: Urząd Gminy w Jedlińsku"],
                ["Instytucja:", "Komenda Miejska Policji w Radomiu"],
                [],
                ["Lp.", "Kategoria", "Opis", "Adres", "Szerokość geograficzna", "Długość geograficzna"],
                [1, "Nieprawidłowe parkowanie", "przy szkole", "Szkolna 1", "51,5215", "21,1215"],
                [2, "Akty wandalizmu", "", "Rynek", "51,5220", "21,1190"],
            ]
        },
    )
    parameters = {"INPUT": str(path), "STORE": store, "PLANE": "public", "PROFILE": "debate_list"}
    assert counts(run("importthreats", parameters)) == (2, 2, 0, 0)
    assert counts(run("importthreats", parameters)) == (2, 0, 2, 0)
    found = stored(store, "category", "place", "reported_at", "description_masked", "plane").set_index("category")
    assert found.loc["improper_parking"].tolist() == [
        "Szkolna 1",
        "2025-05-11T22:00:00Z",
        "przy szkole\nSpotkanie: Debata społeczna „Bezpieczna gmina”\nData spotkania: 12.05.2025\n"
        "Miejsce spotkania: Urząd Gminy w Jedlińsku\nInstytucja: Komenda Miejska Policji w Radomiu",
        "public",
    ]
    assert found.loc["vandalism", "description_masked"].startswith("Spotkanie: Debata")


def test_a_profile_that_was_saved_is_found_by_its_name(run: Any, store: str, tmp_path: Path) -> None:
    folder = Path(QgsApplication.qgisSettingsDirPath()) / "kmzb_analyst" / "profiles"
    public = profile.load(profile.DEFAULT)
    own = profile.Profile("Mój profil", public.crs, public.columns, time=public.time)
    profile.save(own, folder / "Mój profil.json")
    try:
        parameters = {"INPUT": str(saved(public_record(2), tmp_path)), "STORE": store, "PROFILE": "Mój profil"}
        assert counts(run("importthreats", parameters)) == (2, 2, 0, 0)
        assert set(stored(store, "source_system")["source_system"]) == {"Mój profil"}
    finally:
        (folder / "Mój profil.json").unlink()


def test_a_table_of_a_database_is_imported(run: Any, store: str, database: Database) -> None:
    """A layer of PostgreSQL, as a police system's extract lies in one."""
    database.execute(
        "CREATE TABLE public.extract AS SELECT n AS id, 'Żebractwo' AS typ, 'Nowe' AS stan,"
        " timestamptz '2025-11-20 18:40+01' AS kiedy, ST_SetSRID(ST_MakePoint(637000 + n, 395000), 2180) AS geom"
        " FROM generate_series(1, 5) AS n"
    )
    database.execute("ALTER TABLE public.extract ADD PRIMARY KEY (id)")
    database.execute(f'GRANT SELECT ON public.extract TO "{database.person}"')
    cluster = database.cluster
    password = database.passfile.read_text(encoding="utf-8").split("\n")[-2].rpartition(":")[2]
    uri = (
        f"dbname='{database.name}' host=127.0.0.1 port={cluster.port} user='{database.person}' password='{password}'"
        ' key=\'id\' srid=2180 type=Point table="public"."extract" (geom)'
    )
    layer = QgsVectorLayer(uri, "extract", "postgres")
    assert layer.isValid()
    own = Path(store).with_name("own.json")
    columns = {"source_ref": "id", "category": "typ", "status": "stan", "occurred_at": "kiedy"}
    own.write_text(json.dumps({"name": "own", "crs": "EPSG:2180", "columns": columns}), encoding="utf-8")
    parameters = {"INPUT": layer, "STORE": store, "PROFILE": str(own)}
    assert counts(run("importthreats", parameters)) == (5, 5, 0, 0)
    assert set(stored(store, "occurred_at")["occurred_at"]) == {"2025-11-20T17:40:00Z"}
