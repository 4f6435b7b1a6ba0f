"""`exportthreats`: what is in the file, that nothing in it is a formula, and that the disclosure comes first."""

from __future__ import annotations

import csv
import json
import resource
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.locale import translation
from kmzb_plugin.processing.store import cells
from kmzb_plugin.store import open_store
from kmzb_plugin.text import speaking
from tests.store.samples import SOURCE, threat_rows, unit_rows

WHO = {"REASON": "Narada z gminą", "RECIPIENT": "Urząd Miasta"}
DANGEROUS = [
    "=cmd|'/c calc'!A1",
    "+48 ",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    "zwykły; =HYPERLINK(1)",
    'cudzy,"=1+1"',
    "_x003D_1 <b>&amp;",
]
ANSWER_TO_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@pytest.fixture
def store_path(run: Any, tmp_path: Path) -> str:
    """A store with a threat for each dangerous text and twelve ordinary ones."""
    path = str(tmp_path / "store.gpkg")
    run("createstore", {"STORE": path, "NAME": "KMP Test", "GARRISON": "KWP-BIA"})
    store = open_store(path)
    strange = threat_rows(len(DANGEROUS), first=100)
    strange["description"] = DANGEROUS
    strange["place"] = DANGEROUS
    strange["raw"] = '{"Zgłaszający": "Jan Planted"}'
    with store.bulk_import(SOURCE) as importer:
        importer.add_units(unit_rows())
        importer.add_threats(threat_rows(12))
        importer.add_threats(strange)
    store.close()
    return path


def everything(path: str) -> pd.DataFrame:
    store = open_store(path)
    from kmzb_plugin.store.filter import ThreatFilter

    frame = store.frame(ThreatFilter(), ["id", "number", "reported_at", "x", "y"])
    store.close()
    return frame


def disclosures(path: str) -> list[dict[str, Any]]:
    with sqlite3.connect(path) as db:
        return [json.loads(each) for (each,) in db.execute("SELECT payload FROM submission WHERE kind = 'disclosure'")]


def test_workbook_as_openpyxl_reads_it(store_path: str, run: Any, tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    made = run("exportthreats", {"STORE": store_path, **WHO, "OUTPUT": str(path)})
    assert made == {"OUTPUT": str(path), "ROW_COUNT": 24}
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Threats", "About"]
    sheet = book["Threats"]
    table = list(sheet.iter_rows())
    assert len(table) == 25
    head = [cell.value for cell in table[0]]
    assert head[:5] == ["Number", "Category", "Status", "Plane", "Reported"]
    assert all(cell.font.b for cell in table[0])
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:O25"
    assert all(sheet.column_dimensions[letter].width > 10 for letter in "ABCDEFGHIJKLMNO")
    assert {cell.data_type for row in table for cell in row} <= {"s", "n", "d"}, "no formula, no boolean, no error"
    columns = {title: [row[i].value for row in table[1:]] for i, title in enumerate(head)}
    stored = everything(store_path)
    assert columns["Number"] == stored["number"].tolist()
    # Real dates in Polish civil time: 1 March 2026, midnight UTC, is one o'clock.
    assert columns["Reported"][0] == datetime(2026, 3, 1, 1, 0)
    assert table[1][4].number_format == r"dd\.mm\.yyyy\ hh:mm"
    assert columns["Easting, EPSG:2180"] == pytest.approx(stored["x"].tolist())
    assert columns["TERYT code"][0] == "2061011"
    assert columns["Category"][0] == "Speeding"
    assert columns["Description (masked)"][0] == "Szkoła nr 0, tel. •••"
    about = {row[0].value: row[1].value for row in book["About"].iter_rows()}
    assert about["Recipient"] == "Urząd Miasta"
    assert about["Source"] == "KMP Test, KWP-BIA"
    assert about["Threats"] == "24"
    assert "reports, not crimes" in about["Meaning"]


def test_the_filter_is_told_in_names(store_path: str, run: Any, tmp_path: Path) -> None:
    path = str(tmp_path / "lista.xlsx")
    given = {"PLANE": "police,internet", "STATUS": "new, verification", "CATEGORY": "speeding"}
    run("exportthreats", {"STORE": store_path, **WHO, **given, "OUTPUT": path})
    about = {row[0].value: row[1].value for row in openpyxl.load_workbook(path)["About"].iter_rows()}
    assert about["Filter"] == (
        "Planes: Police plane, Internet plane; Categories: Speeding; Statuses: New, Under verification"
    )


def test_workbook_as_pandas_and_gdal_read_it(store_path: str, run: Any, tmp_path: Path) -> None:
    from osgeo import gdal

    path = str(tmp_path / "lista.xlsx")
    run("exportthreats", {"STORE": store_path, **WHO, "OUTPUT": path})
    frame = pd.read_excel(path, dtype={"TERYT code": str})
    assert len(frame) == 24
    assert str(frame["Reported"].dtype).startswith("datetime64")
    assert frame["Northing, EPSG:2180"].dtype == float
    gdal.SetConfigOption("OGR_XLSX_HEADERS", "FORCE")
    try:
        source = gdal.OpenEx(path, gdal.OF_VECTOR)
        table = source.GetLayerByName("Threats")
        assert table.GetFeatureCount() == 24
        kinds = {each.GetName(): each.GetTypeName() for each in table.schema}
        assert kinds["Reported"] == "DateTime"
        assert kinds["TERYT code"] == "String"
        del table, source
    finally:
        gdal.SetConfigOption("OGR_XLSX_HEADERS", None)


def test_every_part_of_the_workbook_is_well_formed_and_named(store_path: str, run: Any, tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    run("exportthreats", {"STORE": store_path, **WHO, "OUTPUT": str(path)})
    with zipfile.ZipFile(path) as file:
        names = set(file.namelist())
        parts = {name: ElementTree.fromstring(file.read(name)) for name in names}
    kinds = parts["[Content_Types].xml"]
    overridden = {each.get("PartName", "").lstrip("/") for each in kinds if each.tag.endswith("Override")}
    assert overridden == {name for name in names if name.startswith("xl/") and not name.endswith(".rels")}
    links = {each.get("Target") for each in parts["xl/_rels/workbook.xml.rels"]}
    assert {f"xl/{each}" for each in links} == overridden - {"xl/workbook.xml"}
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    assert not any(list(tree.iter(f"{main}f")) for tree in parts.values()), "no formula anywhere"
    sheet = parts["xl/worksheets/sheet1.xml"]
    order = [child.tag.removeprefix(main) for child in sheet]
    wanted = ["sheetPr", "sheetViews", "cols", "sheetData", "autoFilter", "pageMargins", "pageSetup"]
    assert order == wanted, "the order that ECMA-376 prescribes"


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_no_cell_can_act_as_a_formula(ending: str, store_path: str, run: Any, tmp_path: Path) -> None:
    path = tmp_path / f"lista.{ending}"
    run("exportthreats", {"STORE": store_path, **WHO, "OUTPUT": str(path)})
    if ending == "xlsx":
        table = pd.read_excel(path, header=None, dtype=object)
        texts = [value for value in table.to_numpy().ravel() if isinstance(value, str)]
        assert "'=cmd|'/c calc'!A1" in texts
        with zipfile.ZipFile(path) as file:
            # Excel takes it for «_x003D_1»; openpyxl does not know of the escape.
            assert "_x005F_x003D_1 &lt;b&gt;&amp;amp;" in file.read("xl/worksheets/sheet1.xml").decode()
    else:
        # Read with each separator: also what falls apart is no formula.
        texts = []
        for separator in ",;\t|":
            with path.open(encoding="utf-8-sig", newline="") as file:
                texts += [cell for row in csv.reader(file, delimiter=separator) for cell in row]
    assert texts
    assert not [text for text in texts if text.lstrip(' "').startswith(ANSWER_TO_FORMULAS)]
    numbers = [text for text in texts if text.startswith("'-2+3")]
    assert numbers


def test_csv_in_english_and_in_polish(store_path: str, run: Any, tmp_path: Path) -> None:
    english, polish, tab = (tmp_path / f"{name}.csv" for name in ("en", "pl", "tab"))
    run("exportthreats", {"STORE": store_path, **WHO, "OUTPUT": str(english)})
    with speaking("pl", translation("pl")):
        run("exportthreats", {"STORE": store_path, **WHO, "OUTPUT": str(polish)})
    run("exportthreats", {"STORE": store_path, **WHO, "OUTPUT": str(tab), "SEPARATOR": "tab"})
    assert {each.read_bytes()[:3] for each in (english, polish, tab)} == {b"\xef\xbb\xbf"}
    stored = everything(store_path)
    for path, separator, decimal, title in ((english, ",", ".", "Reported"), (polish, ";", ",", "Zgłoszono")):
        frame = pd.read_csv(path, sep=separator, decimal=decimal, encoding="utf-8-sig", dtype={0: str})
        assert len(frame) == 24
        assert frame[title][0] == "2026-03-01 01:00"
        assert frame.iloc[:, -2].tolist() == pytest.approx(stored["x"].tolist(), abs=0.006)
    assert b"\t" in tab.read_bytes().split(b"\r\n")[0]


@pytest.mark.parametrize(("ending", "crs"), [("geojson", "EPSG:4326"), ("gpkg", "EPSG:2180")])
def test_files_for_programs_have_codes_and_no_more_than_they_should(
    ending: str, crs: str, store_path: str, run: Any, tmp_path: Path
) -> None:
    from qgis.core import QgsVectorLayer

    path = tmp_path / f"lista.{ending}"
    made = run("exportthreats", {"STORE": store_path, **WHO, "OUTPUT": str(path)})
    assert made["ROW_COUNT"] == 24
    layer = QgsVectorLayer(str(path), "", "ogr")
    assert layer.featureCount() == 24
    assert layer.crs().authid() == crs
    names = set(layer.fields().names()) - {"fid"}
    assert not names & {"raw", "owner", "import_id", "case_id", "review_at"}
    first = next(layer.getFeatures())
    assert first["category"] == "speeding"
    assert first["unit"] in {"KP-W", "KP-E", "KMP"}
    assert b"Jan Planted" not in path.read_bytes()
    if ending == "geojson":
        point = first.geometry().asPoint()
        assert 14 < point.x() < 25
        assert 49 < point.y() < 55
    else:
        assert layer.fields().field("version").isNumeric()


def test_filters_are_those_of_the_extraction(store_path: str, run: Any, tmp_path: Path) -> None:
    given = {"PERIOD": "2026-03-01T00:00:00Z/2026-03-01T05:00:00Z", "PLANE": "public"}
    made = run("exportthreats", {"STORE": store_path, **WHO, **given, "OUTPUT": str(tmp_path / "a.csv")})
    assert made["ROW_COUNT"] == 5
    made = run("exportthreats", {"STORE": store_path, **WHO, "PLANE": "police", "OUTPUT": str(tmp_path / "b.xlsx")})
    assert made["ROW_COUNT"] == 0
    assert len(pd.read_excel(tmp_path / "b.xlsx")) == 0


def test_disclosure_is_logged_with_reason_and_recipient(store_path: str, run: Any, tmp_path: Path) -> None:
    run("exportthreats", {"STORE": store_path, **WHO, "OUTPUT": str(tmp_path / "lista.gpkg")})
    (logged,) = disclosures(store_path)
    assert (logged["what"], logged["reason"], logged["recipient"]) == ("export", "Narada z gminą", "Urząd Miasta")
    assert sorted(logged["object_ids"]) == sorted(everything(store_path)["id"])
    verdict = run("verifyaudit", {"STORE": store_path})
    assert verdict["VALID"] is True


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"REASON": ""}, "REASON"),
        ({"RECIPIENT": "  "}, "Write in .*RECIPIENT.* why"),
        ({"OUTPUT": "{folder}/lista.csv", "FORMAT": "XLSX"}, "lista.csv.*format is XLSX"),
        ({"OUTPUT": "{folder}/store.gpkg"}, "overwrite the store"),
        ({"OUTPUT": "{folder}/nowhere/lista.csv"}, "nowhere/lista.csv.*could not be written"),
        ({"OUTPUT": "{folder}/store.gpkg/lista.csv"}, "could not be written"),
        ({"OUTPUT": "{folder}/folder.csv"}, "is a folder"),
        ({"PERIOD": "last week"}, "cannot be read"),
        ({"STATUS": "done"}, "unknown code «done»"),
    ],
)
def test_what_cannot_work_is_told_and_nothing_is_logged_or_written(
    given: dict[str, str], sentence: str, store_path: str, run: Any, tmp_path: Path
) -> None:
    from qgis.core import QgsProcessingException

    (tmp_path / "folder.csv").mkdir()
    before = sorted(tmp_path.iterdir())
    given = {name: value.format(folder=tmp_path) for name, value in given.items()}
    with pytest.raises(QgsProcessingException, match=sentence):
        run("exportthreats", {"STORE": store_path, **WHO, "OUTPUT": str(tmp_path / "a.csv"), **given})
    assert [each for each in sorted(tmp_path.iterdir()) if each.suffix != ".lock"] == [
        each for each in before if each.suffix != ".lock"
    ]
    assert disclosures(store_path) == []


def test_format_adds_the_ending_that_is_missing(store_path: str, run: Any, tmp_path: Path) -> None:
    for name, chosen, written in (
        ("lista", "GeoJSON", "lista.geojson"),
        ("lista", "by name", "lista.xlsx"),
        ("stan.2026", "CSV", "stan.2026.csv"),
        ("LISTA.CSV", "CSV", "LISTA.CSV"),
    ):
        made = run("exportthreats", {"STORE": store_path, **WHO, "FORMAT": chosen, "OUTPUT": str(tmp_path / name)})
        assert made["OUTPUT"] == str(tmp_path / written)
        assert (tmp_path / written).stat().st_size > 500


@pytest.fixture
def small_disk() -> Iterator[Callable[[int], None]]:
    """No file of this process grows beyond so many bytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("ending", ["xlsx", "csv", "geojson", "gpkg"])
def test_a_full_disk_leaves_the_file_that_was_there(
    ending: str,
    store_path: str,
    run: Any,
    tmp_path: Path,
    small_disk: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from qgis.core import QgsProcessingException

    from kmzb_plugin.processing.store import exportthreats

    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / f"lista.{ending}"
    target.write_bytes(b"the one before")
    real = exportthreats.disclose

    def disclose(*given: Any) -> Any:
        receipt = real(*given)
        small_disk(2_000)  # the disk fills up when the store has taken its part
        return receipt

    monkeypatch.setattr(exportthreats, "disclose", disclose)
    with pytest.raises(
        QgsProcessingException, match="lista.*not be written: the disk is full.* A file .* stayed as it was"
    ):
        run("exportthreats", {"STORE": store_path, **WHO, "OUTPUT": str(target)})
    assert [each.name for each in folder.iterdir()] == [target.name]
    assert target.read_bytes() == b"the one before"
    assert len(disclosures(store_path)) == 1


def test_a_cancel_leaves_nothing(store_path: str, provider: Any, tmp_path: Path) -> None:
    from qgis import processing
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    store = open_store(store_path)
    with store.bulk_import(SOURCE) as importer:
        importer.add_threats(threat_rows(1200, first=1000))
    store.close()

    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda value: feedback.cancel() if value > 30 else None)
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        processing.run(
            "kmzb:exportthreats",
            {"STORE": store_path, **WHO, "OUTPUT": str(folder / "lista.xlsx")},
            feedback=feedback,
        )
    assert list(folder.iterdir()) == []


# --- cells -------------------------------------------------------------------------------------------------------


@given(st.text() | st.text("=+-@\t\r\n ＝;,|'\"a1"))
def test_a_harmless_text_begins_no_formula(text: str) -> None:
    for made in (cells.harmless(text), cells.harmless_in_csv(text)):
        assert not made.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
        assert not made.startswith(("\t", "\r", "\n"))
        assert cells.harmless(made) == made
        assert made.replace("'", "") == text.replace("'", ""), "nothing but apostrophes was added"


@given(st.text('=+-@\t\r\n ;,|"a'))
def test_also_in_pieces_a_text_in_csv_begins_no_formula(text: str) -> None:
    pieces = [cells.harmless_in_csv(text)]
    for separator in ";,|\t\r\n":
        pieces = [part for piece in pieces for part in piece.split(separator)]
    assert not [piece for piece in pieces if piece.lstrip(' "').startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("text", ["Wyścigi", "2026-001", "a=b", "d'Artagnan", "5 - 7 osób", "ul. Polna 5, hałas"])
def test_ordinary_texts_stay_as_they_are(text: str) -> None:
    assert cells.harmless(text) == text
    assert cells.harmless_in_csv(text) == text
