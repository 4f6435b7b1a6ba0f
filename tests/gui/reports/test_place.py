"""The place of a report: a click on the map, coordinates as people write them, a threat."""

from __future__ import annotations

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.gui.report_dialog import ReportDialog
from kmzb_plugin.gui.session import Session

from ..conftest import Window, opened_window, settle, wait_for
from .steps import enter, fill


def test_a_click_on_the_map_sets_the_place_and_the_tool_of_before_comes_back(
    window: Window, dialog: ReportDialog, recent: Threat
) -> None:
    canvas = window.link.canvas
    canvas.show()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2180"))
    canvas.setCenter(QgsPointXY(recent.x, recent.y))
    canvas.zoomScale(5000)
    settle(200)
    before = canvas.mapTool()
    dialog.mapButton.click()
    assert canvas.mapTool() is not before
    assert "Esc" in dialog.placeHint.text()
    centre = canvas.viewport().rect().center()
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)
    expected = canvas.getCoordinateTransform().toMapCoordinates(centre.x(), centre.y())
    x, y = dialog.place.place
    assert (x, y) == pytest.approx((expected.x(), expected.y()), abs=3)
    assert canvas.mapTool() is before
    assert not dialog.mapButton.isChecked()
    assert len(dialog.place.mark._marks) == 2
    wait_for(lambda: "Zwoleń" in dialog.placeHint.text(), "what is there")


def test_a_click_is_brought_into_the_reference_system_of_the_store(
    window: Window, dialog: ReportDialog, recent: Threat
) -> None:
    canvas = window.link.canvas
    canvas.show()
    fill(dialog, recent)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    mark = dialog.place.mark._marks[0].center()
    assert mark.x() > 2_000_000  # it follows the map's system
    canvas.setCenter(mark)
    canvas.zoomScale(2000)
    settle(200)
    dialog.mapButton.click()
    QTest.mouseClick(
        canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, canvas.viewport().rect().center()
    )
    assert dialog.place.place == pytest.approx((recent.x, recent.y), abs=5)


def test_escape_on_the_map_gives_the_click_up(window: Window, dialog: ReportDialog) -> None:
    dialog.mapButton.click()
    QTest.keyClick(window.link.canvas, Qt.Key.Key_Escape)
    assert not dialog.place.click.is_active
    assert not dialog.mapButton.isChecked()
    assert dialog.isVisible()


@pytest.mark.parametrize(
    "text", ["51.4027, 21.1471", "51,4027 21,1471", "51°24'09,7\"N 21°08'49,6\"E", "638000.5; 391000"]
)
def test_coordinates_are_read_as_people_write_them(dialog: ReportDialog, text: str) -> None:
    QTest.keyClicks(dialog.placeEdit, text)
    wait_for(lambda: dialog.place.place, "the place")
    x, y = dialog.place.place
    assert 600_000 < x < 680_000
    assert 350_000 < y < 420_000
    assert not dialog.placeError.isVisible()
    assert dialog.place.mark._marks


def test_exchanged_metres_are_put_right_and_said(dialog: ReportDialog) -> None:
    QTest.keyClicks(dialog.placeEdit, "150000 860000")
    wait_for(lambda: dialog.place.place or dialog.placeError.isVisible(), "an answer")
    dialog.placeEdit.selectAll()
    QTest.keyClicks(dialog.placeEdit, "21.1471, 51.4027")
    wait_for(lambda: "other way round" in dialog.placeHint.text() or "Radom" in dialog.placeHint.text(), "the hint")
    wait_for(lambda: "other way round" in dialog.placeHint.text(), "that they were exchanged")


@pytest.mark.parametrize(
    ("text", "said"), [("nad rzeka", "cannot be read"), ("48.85, 2.35", "outside the area"), ("9e9", "cannot be read")]
)
def test_a_place_that_cannot_be_is_refused_beside_its_field(dialog: ReportDialog, text: str, said: str) -> None:
    dialog.category.choose("speeding")
    QTest.keyClicks(dialog.placeEdit, text)
    dialog.save()
    assert said in dialog.placeError.text()
    assert dialog.place.place is None
    wait_for(dialog.placeEdit.hasFocus, "the focus in the field")


def test_outside_the_garrison_is_said_and_taken(window: Window, dialog: ReportDialog) -> None:
    dialog.category.choose("speeding")
    QTest.keyClicks(dialog.placeEdit, "54.35, 18.65")
    wait_for(lambda: "Outside" in dialog.placeHint.text(), "that it lies outside")
    dialog.save()
    wait_for(window.session.outgoing.pending, "the report")


def test_the_place_of_the_threat_chosen(window: Window, dialog: ReportDialog) -> None:
    threat = window.dock.card.threats[0]
    dialog.threatButton.click()
    assert dialog.place.place == (threat.x, threat.y)
    window.dock.hands.select_rows([0, 1])
    dialog.threatButton.click()
    assert "one threat" in dialog.placeError.text()


def test_leaves_nothing_on_the_map(session: Session, location: str) -> None:
    with opened_window(session, location) as window:
        dialog = enter(window)
        fill(dialog, window.dock.card.threats[0])
        dialog.mapButton.click()
        canvas = window.link.canvas
    assert not canvas.mapTool() or type(canvas.mapTool()).__name__ != "_PlaceTool"
    assert not [item for item in canvas.scene().items() if type(item).__name__ == "QgsVertexMarker"]
    assert QgsProject.instance().mapLayers() == {}
