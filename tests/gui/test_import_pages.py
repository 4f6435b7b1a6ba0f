"""The pages of the import by themselves: what they say where something is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer

from kmzb_plugin.gui.import_columns import ColumnsPage
from kmzb_plugin.gui.import_file import FilePage
from kmzb_plugin.gui.import_work import Errand, Looked, Source, look
from kmzb_plugin.layers.group import ROLE
from kmzb_plugin.store import create_store
from kmzb_plugin.store.base import Dictionary, StoreInfo
from kmzb_plugin.store.intake.options import ReadOptions


@pytest.fixture
def store(tmp_path: Path, qgis_app: QgsApplication) -> tuple[StoreInfo, Dictionary]:
    store = create_store(str(tmp_path / "store.gpkg"), "KMP Radom", "Radom")
    found = store.describe(), store.dictionary()
    store.close()
    return found


def looked_at(tmp_path: Path, text: str, store: tuple[StoreInfo, Dictionary]) -> Looked:
    path = tmp_path / "wykaz.csv"
    path.write_text(text, encoding="utf-8")
    return look(Source(path.name, str(path)), ReadOptions(), *store, Errand())


def test_layers_of_the_store_are_not_offered(qgis_app: QgsApplication) -> None:
    project = QgsProject.instance()
    project.clear()
    page = FilePage()
    own, other = (QgsVectorLayer("Point?crs=EPSG:2180", name, "memory") for name in ("Płaszczyzna", "Wykaz"))
    own.setCustomProperty(ROLE, "internet")
    project.addMapLayers([own, other])
    assert [page.layerBox.layer(row) for row in range(page.layerBox.count())] == [other]
    project.removeMapLayer(other.id())
    page.layerButton.setChecked(True)
    assert "no layer" in page.notesLabel.text()
    project.clear()


def test_a_file_without_rows_says_so_and_goes_no_further(tmp_path: Path, store: tuple[StoreInfo, Dictionary]) -> None:
    page = FilePage()
    page.systemEdit.setText("KSIP")
    page.show_preview(looked_at(tmp_path, "Nr;Rodzaj zagrożenia;X;Y\n", store).preview)
    assert "no rows" in page.notesLabel.text()
    assert "no rows" in page.problem()


def test_what_a_threat_needs_is_marked_and_gone_to(tmp_path: Path, store: tuple[StoreInfo, Dictionary]) -> None:
    page = ColumnsPage(store[1])
    page.show_source(looked_at(tmp_path, "Kol. 1;Kol. 2\ntak;abc\n", store))
    page.tabs.setCurrentIndex(2)
    assert {key for key in page.rows.boxes if "needed" in page.rows.beside(key)} == {"category", "x", "y"}
    assert "category" in page.problem()
    assert page.tabs.currentIndex() == 0


def test_long_values_that_begin_alike_are_told_apart(tmp_path: Path, store: tuple[StoreInfo, Dictionary]) -> None:
    from kmzb_plugin.gui.import_work import count_unknown

    begin = "Nieprawidłowe parkowanie na chodnikach, trawnikach i skrzyżowaniach "
    text = f"Rodzaj zagrożenia;X;Y\n{begin} rano;637120;395210\n{begin} wieczorem;637120;395210\n"
    looked = looked_at(tmp_path, text, store)
    page = ColumnsPage(store[1])
    page.show_source(looked)
    page.show_unknown(count_unknown(looked.preview, page.coded_columns(), store[1], whole=True))
    names = [label.text() for label in page.values.rows._names.values()]
    assert len(set(names)) == 2
    assert any("rano" in name for name in names)
    assert all(len(name) < len(begin) + len("Category: ") for name in names)
