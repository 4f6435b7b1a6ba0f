"""The window that imports threats, with real files, a real store and real layers: what a person sees, page by page."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, QRect, Qt
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QWidget

from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.gui import import_columns
from kmzb_plugin.gui.import_wizard import COLUMNS, FILE, RESULT, TRIAL, ImportWizard
from tests.store.intake.workbooks import xlsx

from ..conftest import wait_for
from .steps import GOOD, HEADER, Importing, choose, problem, threats, to_trial, wait


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


def walked(wizard: ImportWizard, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """What Tab comes to on the page, from the last button on until it is back there."""
    wizard.closeButton.setFocus()
    found: list[QWidget] = []
    while wizard.closeButton not in found:
        QTest.keyClick(wizard.focusWidget(), key)
        assert wizard.focusWidget() not in found
        found.append(wizard.focusWidget())
    return found


def test_tab_goes_over_each_page_as_the_eye_reads_it(made: Importing, csv: Path) -> None:
    wizard = made.open()
    wizard.resize(900, 1400)  # nothing has to scroll
    wizard.show()
    choose(wizard, csv)
    pages = []
    for _ in (FILE, COLUMNS, TRIAL):
        found = walked(wizard)
        places = [QRect(widget.mapTo(wizard, QPoint()), widget.size()) for widget in found]
        for one, other in pairwise(places):
            assert other.top() >= one.center().y() or (other.left() > one.right() and other.bottom() > one.top())
        back = walked(wizard, Qt.Key.Key_Backtab)
        assert [*reversed(back[:-1]), back[-1]] == found
        pages.append(found)
        wizard.nextButton.click()
        wait(wizard)
    file, columns, _ = pages
    assert file[0] is wizard.file.fileButton
    page = wizard.columns
    assert columns[:5] == [page.profileBox, page.loadButton, page.keepButton, page.shareButton, page.tabs.tabBar()]


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
