"""The window that imports threats, with real files, a real store and real layers: what a person sees, page by page."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QWidget

from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.gui import import_columns, import_profiles, import_work, settings
from kmzb_plugin.gui.import_start import Imports
from kmzb_plugin.gui.import_wizard import COLUMNS, FILE, RESULT, TRIAL, ImportWizard
from kmzb_plugin.gui.messages import Messages
from kmzb_plugin.gui.session import Session
from kmzb_plugin.gui.tasks import at_work
from kmzb_plugin.store import create_store
from tests.servers.postgres import Database
from tests.store.intake.workbooks import xlsx

from .conftest import settle, wait_for

HEADER = "OBJECTID;Typ;Status;Data zdarzenia;Data utworzenia;Opis;x;y"
GOOD = (
    "1;Używanie środków odurzających;Nowe;20.11.2025 18:40;21.11.2025 08:00;Klatka schodowa;635000;392000",
    "2;Żebractwo;Nowe;20.11.2025 19:00;21.11.2025 09:00;Przy szkole;635100;392100",
    "3;Latające talerze;Nowe;20.11.2025 20:00;21.11.2025 10:00;Nad rynkiem;635200;392200",
)
BAD = "4;Akty wandalizmu;Nowe;wczoraj;21.11.2025 10:00;Przystanek;635300;392300"


@dataclass
class Importing:
    """What a test looks at."""

    session: Session
    imports: Imports
    bar: QgsMessageBar
    shown: list[QgsVectorLayer]

    @property
    def wizard(self) -> ImportWizard:
        assert self.imports.wizard is not None
        return self.imports.wizard

    def open(self) -> ImportWizard:
        self.imports.open()
        self.wizard.file._typing.setInterval(10)
        return self.wizard

    def said(self) -> str:
        return " ".join(item.text() for item in self.bar.items())


def threats(location: str) -> list[Any]:
    """What the file holds: plane, system, number in the source, category, x."""
    with closing(sqlite3.connect(location)) as db:
        return db.execute(
            "SELECT plane, source_system, source_ref, category, x FROM threat ORDER BY source_ref"
        ).fetchall()


def wait(wizard: ImportWizard) -> None:
    """Until nothing goes on behind the window any more."""
    settle(60)
    wait_for(lambda: not wizard.errands.busy and not wizard.errands.tasks.is_busy("unknown"), "the end of the errand")


def choose(wizard: ImportWizard, path: Path | str) -> None:
    wizard.file.pathEdit.setFilePath(str(path))
    wait(wizard)


def problem(wizard: ImportWizard) -> str:
    return str(wizard.problemLabel.text())


def to_trial(wizard: ImportWizard) -> None:
    wizard.nextButton.click()
    wait(wizard)
    assert wizard.page == COLUMNS, problem(wizard)
    wizard.nextButton.click()
    wait(wizard)


@pytest.fixture
def location(tmp_path: Path, qgis_app: QgsApplication) -> str:
    path = str(tmp_path / "store.gpkg")
    create_store(path, "KMP Radom", "Radom").close()
    return path


@pytest.fixture
def made(session: Session, location: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Importing]:
    QgsProject.instance().clear()
    monkeypatch.setattr(import_profiles, "own_profiles", lambda: tmp_path / "profiles")
    settings.remember_import_system("internet", "KMZB")
    bar, window, shown = QgsMessageBar(), QWidget(), []
    imports = Imports(session, Messages(bar, window), QgsProject.instance(), shown.append, window)
    session.open(location)
    wait_for(lambda: session.store is not None, "the store")
    yield Importing(session, imports, bar, shown)
    imports.unload()
    window.deleteLater()
    QgsProject.instance().clear()


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    path = tmp_path / "zgloszenia.csv"
    path.write_text("\n".join([HEADER, *GOOD, BAD]) + "\n", encoding="cp1250")
    return path


def test_a_file_goes_into_the_store_from_page_to_page(made: Importing, csv: Path, location: str) -> None:
    wizard = made.open()
    assert not wizard.nextButton.isEnabled()
    choose(wizard, csv)
    assert wizard.file.model.columns == tuple(HEADER.split(";"))
    assert wizard.file.model.rows[1][5] == "Przy szkole"
    assert wizard.file.encodingBox.currentText().startswith("Windows-1250")
    wizard.file.planeBox.setCurrentIndex(wizard.file.planeBox.findData("police"))
    wizard.file.systemEdit.setText("KSIP")
    wizard.nextButton.click()
    wait(wizard)
    chosen = {field: wizard.columns.rows.chosen(field) for field in ("category", "occurred_at", "x", "y", "source_ref")}
    assert chosen == {"category": "Typ", "occurred_at": "Data zdarzenia", "x": "x", "y": "y", "source_ref": "OBJECTID"}
    assert "20.11.2025 18:40" in wizard.columns.rows.beside("occurred_at")
    assert wizard.columns.rows.boxes["category"].toolTip()
    wizard.nextButton.click()
    wait(wizard)
    assert wizard.page == TRIAL, problem(wizard)
    assert "3 would be accepted" in wizard.trial.answerLabel.text()
    assert "KSIP" in wizard.trial.targetLabel.text()
    assert [row[0] for row in wizard.trial.rejected.rows] == [5]
    assert threats(location) == []
    wizard.nextButton.click()
    wait(wizard)
    assert wizard.page == RESULT
    assert "3 accepted" in wizard.result.answerLabel.text()
    assert [each[:3] for each in threats(location)] == [("police", "KSIP", ref) for ref in "123"]
    assert made.session.errors == []


def test_rejected_rows_are_a_layer_that_is_put_right_and_imported_again(
    made: Importing, csv: Path, location: str
) -> None:
    wizard = made.open()
    choose(wizard, csv)
    wizard.file.systemEdit.setText("KSIP")
    to_trial(wizard)
    wizard.nextButton.click()
    wait(wizard)
    (layer,) = QgsProject.instance().mapLayers().values()
    assert layer.name() in wizard.result.mendLabel.text()
    (row,) = layer.getFeatures()
    assert (row["row"], row["Data zdarzenia"]) == (5, "wczoraj")
    assert "wczoraj" in row["reason"]
    wizard.result.rowsButton.click()
    assert made.shown == [layer]
    layer.startEditing()
    layer.changeAttributeValue(row.id(), layer.fields().lookupField("Data zdarzenia"), "20.11.2025 21:00")
    wizard.result.anotherButton.click()
    assert wizard.page == FILE
    wizard.file.systemEdit.clear()
    wizard.file.layerBox.setLayer(layer)
    wizard.file.layerButton.setChecked(True)
    wait(wizard)
    assert wizard.file.system() == "KSIP"
    to_trial(wizard)
    assert "1 would be accepted" in wizard.trial.answerLabel.text()
    wizard.nextButton.click()
    wait(wizard)
    assert [each[2] for each in threats(location)] == ["1", "2", "3", "4"]


def test_the_preview_follows_what_is_said_of_the_reading(made: Importing, tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_text("\n".join(["Wykaz zgłoszeń", "", HEADER, *GOOD]) + "\n", encoding="cp1250")
    wizard = made.open()
    choose(wizard, path)
    assert wizard.file.model.columns[1] == "Typ"
    box = wizard.file.encodingBox
    box.setCurrentIndex(box.findData("UTF-8"))
    box.activated.emit(box.currentIndex())
    wait(wizard)
    assert "\N{REPLACEMENT CHARACTER}" in wizard.file.model.rows[0][1]
    box = wizard.file.delimiterBox
    box.setCurrentIndex(box.findData(","))
    box.activated.emit(box.currentIndex())
    wait(wizard)
    assert len(wizard.file.model.columns) == 1


def test_another_sheet_and_another_header_are_shown_at_once(made: Importing, tmp_path: Path) -> None:
    rows = [["Wykaz"], ["Typ", "Opis"], ["Żebractwo", "Dworzec"], ["Akty wandalizmu", "Wiata"]]
    path = xlsx(tmp_path / "wykaz.xlsx", {"Styczeń": rows, "Luty": [["Rodzaj", "x"], ["Żebractwo", 1], ["Hałas", 2]]})
    wizard = made.open()
    choose(wizard, path)
    page = wizard.file
    assert page.model.columns == ("Typ", "Opis")
    assert page.encodingBox.isHidden()
    assert page.sheetBox.currentText().startswith("Styczeń")
    page.sheetBox.setCurrentIndex(page.sheetBox.findData("Luty"))
    page.sheetBox.activated.emit(page.sheetBox.currentIndex())
    wait(wizard)
    assert page.model.columns == ("Rodzaj", "x")
    assert page.sheetBox.currentText() == "Luty"
    page.headerBox.setValue(2)
    wait(wizard)
    assert page.model.columns == ("Żebractwo", "1")
    page.headerBox.setValue(90)
    wait(wizard)
    assert "no row 90" in problem(wizard)
    assert not wizard.nextButton.isEnabled()


def test_unknown_values_are_taken_for_what_is_chosen(made: Importing, csv: Path, location: str) -> None:
    wizard = made.open()
    choose(wizard, csv)
    wizard.nextButton.click()
    wait(wizard)
    rows = wizard.columns.values.rows
    (key,) = rows.boxes
    assert "Latające talerze" in rows.boxes[key].accessibleName()
    assert rows.beside(key) == "1"
    assert "(1)" in wizard.columns.tabs.tabText(2)
    rows.choose(key, "vandalism")
    rows.changed.emit(key)
    assert "(" not in wizard.columns.tabs.tabText(2)
    wizard.nextButton.click()
    wait(wizard)
    assert not any("Latające" in note for note in wizard.trial._notes.stringList())
    wizard.nextButton.click()
    wait(wizard)
    assert threats(location)[2][2:4] == ("3", "vandalism")


def test_a_profile_is_kept_chosen_again_and_given_to_others(made: Importing, csv: Path, tmp_path: Path) -> None:
    wizard = made.open()
    choose(wizard, csv)
    wizard.nextButton.click()
    wait(wizard)
    wizard.columns.rows.choose("place", "Opis")
    wizard.columns.rows.changed.emit("place")
    wizard.profiles.keep("Komenda")
    assert wizard.columns.profileBox.currentText() == "Komenda"
    wizard.profiles.share(str(tmp_path / "dla innych.json"))
    assert json.loads((tmp_path / "dla innych.json").read_text())["columns"]["place"] == "Opis"
    box = wizard.columns.profileBox
    box.setCurrentIndex(0)
    box.activated.emit(0)
    wait(wizard)
    assert wizard.columns.rows.chosen("place") == ""
    wizard.profiles.load(str(tmp_path / "dla innych.json"))
    wait(wizard)
    assert wizard.columns.rows.chosen("place") == "Opis"
    assert box.currentText() == "dla innych"


def test_a_profile_that_names_missing_columns_says_which(made: Importing, csv: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(
        json.dumps({"name": "other", "crs": "EPSG:2180", "columns": {"category": "Rodzaj", "x": "x", "y": "y"}})
    )
    wizard = made.open()
    choose(wizard, csv)
    wizard.nextButton.click()
    wait(wizard)
    wizard.profiles.load(str(other))
    wait(wizard)
    assert "Rodzaj" in problem(wizard)
    wizard.nextButton.click()
    assert wizard.page == COLUMNS
    assert "category" in problem(wizard)
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    wizard.profiles.load(str(broken))
    assert "JSON" in problem(wizard)


def _nothing(path: Path) -> None:
    path.unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("missing.csv", _nothing, "There is no file"),
        ("empty.csv", lambda path: path.write_bytes(b""), "is empty"),
        ("damaged.xlsx", lambda path: path.write_bytes(b"PK\x03\x04 not a zip"), "damaged"),
        ("nothing.gpkg", lambda path: path.write_bytes(b"x" * 100), "no table and no layer"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_on_the_page(
    made: Importing, tmp_path: Path, name: str, make: Callable[[Path], Any], said: str
) -> None:
    make(tmp_path / name)
    wizard = made.open()
    choose(wizard, tmp_path / name)
    assert said in problem(wizard)
    assert wizard.page == FILE
    assert not wizard.nextButton.isEnabled()


def test_a_file_that_goes_away_after_the_preview_is_said(made: Importing, csv: Path) -> None:
    wizard = made.open()
    choose(wizard, csv)
    csv.unlink()
    wizard.nextButton.click()
    wait(wizard)
    assert "There is no file" in problem(wizard)
    assert wizard.page == COLUMNS


def test_a_store_that_goes_away_meanwhile_is_said_and_nothing_is_lost(
    made: Importing, csv: Path, location: str
) -> None:
    wizard = made.open()
    choose(wizard, csv)
    to_trial(wizard)
    away = Path(location).rename(location + ".away")
    wizard.nextButton.click()
    wait(wizard)
    assert wizard.page == TRIAL
    assert location in problem(wizard)
    away.rename(location)
    wizard.nextButton.click()
    wait(wizard)
    assert "3 accepted" in wizard.result.answerLabel.text()


def test_cancelled_half_way_nothing_is_imported(
    made: Importing, csv: Path, location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = made.open()
    choose(wizard, csv)
    to_trial(wizard)
    real = import_work.Errand.tell

    def tell(errand: import_work.Errand, part: float) -> None:
        real(errand, part)
        if part > 0.85:  # the rows are with the store, which has not committed them
            wizard_stop(errand)

    def wizard_stop(errand: import_work.Errand) -> None:
        errand.give_up()

    monkeypatch.setattr(import_work.Errand, "tell", tell)
    wizard.nextButton.click()
    wait(wizard)
    assert "Nothing was imported" in wizard.result.answerLabel.text()
    assert threats(location) == []
    monkeypatch.setattr(import_work.Errand, "tell", real)
    wizard.backButton.click()
    assert wizard.page == TRIAL
    wizard.nextButton.click()
    wait(wizard)
    assert len(threats(location)) == 3


def test_the_task_of_an_import_can_be_given_up_among_those_of_qgis(
    made: Importing, csv: Path, location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = made.open()
    choose(wizard, csv)
    to_trial(wizard)
    manager = QgsApplication.taskManager()
    wizard.nextButton.click()
    listed = [task for task in manager.tasks() if "zgloszenia.csv" in task.description()]
    assert len(listed) == 1
    listed[0].cancel()
    wait(wizard)
    assert "Nothing was imported" in wizard.result.answerLabel.text()
    assert threats(location) == []


def test_the_window_closes_with_the_store(made: Importing, csv: Path) -> None:
    wizard = made.open()
    choose(wizard, csv)
    to_trial(wizard)
    wizard.nextButton.click()
    made.session.close()
    assert made.imports.wizard is None
    assert "zgloszenia.csv" in made.said()
    wait_for(lambda: not at_work, "the end of the import that was given up")


def test_says_why_nothing_can_be_imported(made: Importing) -> None:
    info = made.session.info
    made.session.info = replace(info, rights=("read", "verify"))
    made.imports.open()
    assert made.imports.wizard is None
    assert "may not import" in made.said()
    made.session.info = info
    made.session.close()
    made.imports.open()
    assert "Open the store first" in made.said()


def test_a_layer_keeps_its_points_and_its_reference_system(made: Importing, location: str) -> None:
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=Typ:string&field=Data zdarzenia:string", "Punkty", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["Akty wandalizmu", "2025-11-20T18:40:00"])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(21.15, 51.4)))
    layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    wizard = made.open()
    wizard.file.layerButton.setChecked(True)
    wait(wizard)
    assert not wizard.file.optionHolder.isVisible()
    wizard.file.systemEdit.setText("punkty")
    wizard.nextButton.click()
    wait(wizard)
    assert wizard.columns.crsSelect.crs().authid() == "EPSG:4326"
    assert not wizard.columns.crsSelect.isEnabled()
    wizard.nextButton.click()
    wait(wizard)
    wizard.nextButton.click()
    wait(wizard)
    (threat,) = threats(location)
    assert threat[3] == "vandalism"
    assert 600_000 < threat[4] < 700_000


def test_what_is_the_same_in_all_rows_is_said_once(
    made: Importing, tmp_path: Path, location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "debata.csv"
    path.write_text("Lp;Opis;x;y\n1;Wyścigi;635000;392000\n2;Hałas;635100;392100\n", encoding="utf-8")
    wizard = made.open()
    choose(wizard, path)
    wizard.nextButton.click()
    wait(wizard)
    rows = wizard.columns.rows
    asked: list[tuple[str, ...]] = []

    def answer(_: Any, field: str, choices: Any = ()) -> str:
        asked.append((field, *choices))
        return "Speeding" if choices else "12.11.2025 17:00"

    monkeypatch.setattr(import_columns, "ask_for_all_rows", answer)
    for field in ("category", "occurred_at"):
        rows.choose(field, import_columns.FOR_ALL)
        rows.changed.emit(field)
    assert "Speeding" in asked[0]
    assert rows.boxes["occurred_at"].currentText() == "Time of the event: 12.11.2025 17:00"
    wait(wizard)
    wizard.nextButton.click()
    wait(wizard)
    wizard.nextButton.click()
    wait(wizard)
    assert [each[3] for each in threats(location)] == ["speeding"] * 2


def test_what_stands_above_the_header_is_written_below_the_description(
    made: Importing, tmp_path: Path, location: str
) -> None:
    path = tmp_path / "debata.csv"
    path.write_text(
        "Spotkanie: Debata społeczna\nData spotkania: 12.11.2025\n\n"
        "Kategoria;Opis;Długość geograficzna;Szerokość geograficzna\n"
        "Żebractwo;Przy dworcu;21,15;51,40\nAkty wandalizmu;Wiaty;21,16;51,41\n",
        encoding="utf-8",
    )
    wizard = made.open()
    wizard.file.planeBox.setCurrentIndex(wizard.file.planeBox.findData("public"))
    wizard.file.systemEdit.setText("debaty")
    choose(wizard, path)
    wizard.nextButton.click()
    wait(wizard)
    wizard.profiles.load("debate_list")
    wait(wizard)
    assert wizard.columns.profileBox.currentText().startswith("debate_list")
    assert "Adres" in problem(wizard)
    assert wizard.columns.detailsBox.checkedItems() == ["Spotkanie", "Data spotkania"]
    wizard.nextButton.click()
    wait(wizard)
    assert wizard.page == TRIAL, problem(wizard)
    wizard.nextButton.click()
    wait(wizard)
    with closing(sqlite3.connect(location)) as db:
        (text,) = db.execute("SELECT text FROM threat_description ORDER BY text").fetchone()
    assert text == "Przy dworcu\nSpotkanie: Debata społeczna\nData spotkania: 12.11.2025"


def test_the_planes_are_those_of_the_house(made: Importing) -> None:
    box = made.open().file.planeBox
    assert [box.itemData(i) for i in range(box.count())] == [plane.value for plane in Plane]


def test_the_report_is_written_and_opened_on_wish(made: Importing, csv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    wizard = made.open()
    choose(wizard, csv)
    to_trial(wizard)
    wizard.nextButton.click()
    wait(wizard)
    assert opened == []
    wizard.result.reportButton.click()
    wait_for(lambda: opened, "the report")
    page = Path(opened[0])
    assert "zgloszenia.csv" in page.read_text(encoding="utf-8")
    assert "Przystanek" not in page.read_text(encoding="utf-8")


def test_a_login_without_the_right_is_told_so_before_anything_is_read(session: Session, database: Database) -> None:
    database.add("reader", ["verify", "analyse"])
    bar, window = QgsMessageBar(), QWidget()
    imports = Imports(session, Messages(bar, window), QgsProject.instance(), lambda _: None, window)
    session.open(database.location("reader"))
    wait_for(lambda: session.store is not None, "the store")
    imports.open()
    assert imports.wizard is None
    assert "may not import" in bar.items()[0].text()
    imports.unload()
    window.deleteLater()


def test_a_server_that_refuses_meanwhile_is_said_and_the_import_tried_again(
    session: Session, database: Database, csv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_profiles, "own_profiles", lambda: tmp_path / "profiles")
    settings.remember_import_system("internet", "KMZB")
    bar, window = QgsMessageBar(), QWidget()
    imports = Imports(session, Messages(bar, window), QgsProject.instance(), lambda _: None, window)
    session.open(database.location())
    wait_for(lambda: session.store is not None, "the store")
    imports.open()
    wizard = imports.wizard
    assert wizard is not None
    wizard.file._typing.setInterval(10)
    choose(wizard, csv)
    to_trial(wizard)
    assert "3 would be accepted" in wizard.trial.answerLabel.text()
    with closing(database.superuser()) as db, db.cursor() as cursor:
        cursor.execute(f'ALTER ROLE "{database.person}" NOLOGIN')
        wizard.nextButton.click()
        wait(wizard)
        assert wizard.page == TRIAL
        assert problem(wizard)
        assert "Traceback" not in problem(wizard)
        cursor.execute(f'ALTER ROLE "{database.person}" LOGIN')
    wizard.nextButton.click()
    wait(wizard)
    assert "3 accepted" in wizard.result.answerLabel.text(), problem(wizard)
    imports.unload()
    window.deleteLater()
    QgsProject.instance().clear()
