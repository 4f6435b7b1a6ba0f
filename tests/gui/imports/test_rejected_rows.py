"""Rejected rows: a layer that is put right and imported again, saved to a file or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.gui.import_wizard import FILE

from .steps import Importing, choose, threats, to_trial, wait


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


@pytest.mark.parametrize(
    ("ending", "driver", "by_path"), [("gpkg", "GPKG", False), ("gpkg", "GPKG", True), ("csv", "CSV", True)]
)
def test_rejected_rows_saved_to_a_file_are_imported_as_they_were(
    made: Importing, csv: Path, location: str, tmp_path: Path, ending: str, driver: str, by_path: bool
) -> None:
    wizard = made.open()
    choose(wizard, csv)
    wizard.file.planeBox.setCurrentIndex(wizard.file.planeBox.findData("police"))
    wizard.file.systemEdit.setText("KSIP")
    wizard.nextButton.click()
    wait(wizard)
    wizard.columns.rows.choose("place", "Opis")  # what nobody would guess
    wizard.columns.rows.changed.emit("place")
    for _ in range(2):
        wizard.nextButton.click()
        wait(wizard)
    (layer,) = QgsProject.instance().mapLayers().values()
    layer.startEditing()
    (row,) = layer.getFeatures()
    layer.changeAttributeValue(row.id(), layer.fields().lookupField("Data zdarzenia"), "20.11.2025 21:00")
    layer.commitChanges()
    (tmp_path / "saved").mkdir()
    path = tmp_path / "saved" / f"odrzucone.{ending}"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.saveMetadata, options.layerMetadata = driver, True, layer.metadata()  # as QGIS's window
    assert QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)[0] == 0
    QgsProject.instance().clear()
    wizard.result.anotherButton.click()
    wizard.file.systemEdit.clear()
    if by_path:
        choose(wizard, path)
    else:
        saved = QgsVectorLayer(str(path), "Odrzucone", "ogr")
        QgsProject.instance().addMapLayer(saved)
        wizard.file.layerBox.setLayer(saved)
        wizard.file.layerButton.setChecked(True)
        wait(wizard)
    assert (wizard.file.system(), wizard.file.plane()) == ("KSIP", Plane.POLICE)
    wizard.nextButton.click()
    wait(wizard)
    assert wizard.columns.rows.chosen("place") == "Opis"
    for _ in range(2):
        wizard.nextButton.click()
        wait(wizard)
    assert [each[:3] for each in threats(location)] == [("police", "KSIP", ref) for ref in "1234"]
