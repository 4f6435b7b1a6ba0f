"""Correcting what was reported: by words, by a click on the map, by coordinates; taken back, refused, in conflict."""

from __future__ import annotations

from math import hypot

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsRectangle
from qgis.gui import QgsMapToolPan
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtTest import QTest

from kmzb_plugin.domain.submission import correction
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.gui.correction import CorrectionDialog
from kmzb_plugin.gui.positions import read_position, written
from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter

from .conftest import Window, in_outbox, settle, wait_for


def _key(window: Window, name: str) -> None:
    next(shortcut for shortcut in window.dock._keys._of_queue if shortcut.key().toString() == name).activated.emit()


def _opened(window: Window) -> tuple[Threat, CorrectionDialog]:
    (threat,) = window.dock.card.threats
    _key(window, "E")
    dialog = window.dock.corrections.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return threat, dialog


def _stored(window: Window, threat: Threat) -> Threat:
    (found,) = window.session.store.threats(ThreatFilter(ids=(threat.id,)))
    return found


def test_a_correction_shows_old_and_new_and_reaches_the_store(window: Window) -> None:
    window.session.dictionary.settings["outbox_hold_seconds"] = "0"
    threat, dialog = _opened(window)
    assert dialog.changesLabel.text() == "Nothing is changed yet."
    other = next(code for code in ("improper_parking", "speeding") if code != threat.category)
    dialog.categoryBox.setCurrentIndex(dialog.categoryBox.findData(other))
    dialog.placeEdit.setText("ul. Żółkiewskiego 12")
    dialog.positionEdit.setText(written(threat.x + 300, threat.y - 400))
    old, new, moved = dialog.changesLabel.text().split("\n")
    names = window.session.dictionary.categories
    assert f"{names.label(threat.category, 'en')} → {names.label(other, 'en')}" in old
    assert f"{threat.place} → ul. Żółkiewskiego 12" in new
    assert "500 m" in moved
    dialog.noteEdit.setPlainText("Zły adres.")
    dialog.sendButton.click()
    wait_for(lambda: any(entry.receipt for entry in in_outbox(window.session)), "the receipt")
    stored = _stored(window, threat)
    assert (stored.category, stored.place, stored.version) == (other, "ul. Żółkiewskiego 12", threat.version + 1)
    assert hypot(stored.x - threat.x - 300, stored.y - threat.y + 400) < 0.2
    assert window.dock.corrections.dialog is None


def test_it_waits_for_its_turn_and_can_be_taken_back(window: Window) -> None:
    threat, dialog = _opened(window)
    dialog.placeEdit.setText("ul. Nowa 1")
    dialog.noteEdit.setPlainText("Zły adres.")
    dialog.sendButton.click()
    wait_for(window.session.outgoing.pending, "the correction")
    assert window.session.outgoing.pending()[0].submission.expected_version == threat.version
    assert "ul. Nowa 1" in window.dock.card.timeline.toPlainText()
    # The next one is over the first: as it will stand, with the version that it will have.
    _, second = _opened(window)
    assert second.placeEdit.text() == "ul. Nowa 1"
    second.placeEdit.setText("ul. Nowa 2")
    second.noteEdit.setPlainText("Numer.")
    second.sendButton.click()
    wait_for(lambda: len(window.session.outgoing.pending()) == 2, "the second")
    assert window.session.outgoing.pending()[1].submission.expected_version == threat.version + 1
    _key(window, "U")
    wait_for(lambda: len(window.session.outgoing.pending()) == 1, "the second taken back")
    _key(window, "U")
    wait_for(lambda: not window.session.outgoing.pending(), "an empty outbox")
    assert _stored(window, threat).place == threat.place


def test_a_click_on_the_map_is_the_position_and_the_map_gets_its_tool_back(window: Window) -> None:
    canvas = window.link.canvas
    canvas.show()
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    threat, dialog = _opened(window)
    canvas.setDestinationCrs(window.link.view.to_map().sourceCrs())
    canvas.setCenter(QgsPointXY(threat.x, threat.y))
    canvas.zoomScale(5000)
    wait_for(lambda: abs(canvas.center().x() - threat.x) < 1, "the map on the threat")
    dialog.mapButton.setChecked(True)
    at = QPoint(canvas.width() // 2 + 60, canvas.height() // 2)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    clicked = canvas.getCoordinateTransform().toMapCoordinates(at)
    chosen = read_position(dialog.positionEdit.text(), window.session.info)
    x, y = chosen.x, chosen.y
    assert hypot(x - clicked.x(), y - clicked.y()) < 1
    assert x - threat.x > 10
    assert " m" in dialog.changesLabel.text()
    items = len(canvas.scene().items())
    dialog.close()
    assert canvas.mapTool() is pan
    assert len(canvas.scene().items()) == items - 1
    settle(50)


def test_another_tool_of_the_map_ends_the_choosing(window: Window) -> None:
    canvas = window.link.canvas
    pan = QgsMapToolPan(canvas)
    _, dialog = _opened(window)
    dialog.mapButton.setChecked(True)
    canvas.setMapTool(pan)
    assert not dialog.mapButton.isChecked()
    dialog.close()
    assert canvas.mapTool() is pan


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("", "", "Nothing is changed"),
        ("placeEdit", "", "cannot be left empty"),
        ("placeEdit", "x" * 301, "300 characters"),
        ("placeEdit", "ul. Nowa", "needs a note"),
        ("positionEdit", "somewhere", "cannot be read"),
        ("positionEdit", "1, 2, 3", "cannot be read"),
        ("positionEdit", "0, 0", "outside"),
        ("positionEdit", "9999999, 9999999", "outside"),
        ("positionEdit", "1e400, 5", "cannot be read"),
        ("positionEdit", "nan, nan", "cannot be read"),
        ("categoryBox", "Nonsense", "no category «Nonsense»"),
    ],
)
def test_what_cannot_be_taken_is_said_in_a_sentence(window: Window, field: str, text: str, says: str) -> None:
    _, dialog = _opened(window)
    if field:
        widget = getattr(dialog, field)
        (widget.setEditText if field == "categoryBox" else widget.setText)(text)
    dialog.sendButton.click()
    assert says in dialog.problemLabel.text()
    assert dialog.problemLabel.isVisible()
    assert not window.session.outgoing.pending()
    dialog.close()


def test_degrees_and_metres_are_told_apart(window: Window) -> None:
    info = window.session.info
    first = read_position("51.4027, 21.1471", info)
    for text in (
        "51,4027 21,1471",
        "51.4027; 21.1471",
        "51°24'09,7\"N 21°08'49,6\"E",
        f"{first.x:.2f} {first.y:.2f}",
        written(first.x, first.y),
    ):
        again = read_position(text, info)
        assert hypot(again.x - first.x, again.y - first.y) < 2, text
        assert not again.exchanged


def test_numbers_written_the_other_way_round_are_put_right_and_said(window: Window) -> None:
    threat, dialog = _opened(window)
    dialog.positionEdit.setText(f"{threat.y + 100:.0f} {threat.x:.0f}")
    moved, doubt = dialog.changesLabel.text().split("\n")
    assert "100 m" in moved
    assert "the other way round" in doubt
    dialog.close()


def test_escape_on_the_map_gives_the_click_up(window: Window) -> None:
    canvas = window.link.canvas
    pan = QgsMapToolPan(canvas)
    canvas.setMapTool(pan)
    _, dialog = _opened(window)
    dialog.mapButton.setChecked(True)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert not dialog.mapButton.isChecked()
    assert canvas.mapTool() is pan
    assert dialog.isVisible()
    dialog.close()


def test_a_click_where_the_store_has_no_coordinates_is_said(window: Window) -> None:
    canvas = window.link.canvas
    canvas.show()
    _, dialog = _opened(window)
    before = dialog.positionEdit.text()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    canvas.setExtent(QgsRectangle(2000, 2000, 2100, 2100))
    dialog.mapButton.setChecked(True)
    QTest.mouseClick(
        canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, canvas.viewport().rect().center()
    )
    assert "outside what the store can express" in dialog.problemLabel.text()
    assert dialog.positionEdit.text() == before
    dialog.close()


def test_several_are_not_corrected_at_once(window: Window) -> None:
    window.dock.hands.select_rows([0, 1])
    _key(window, "E")
    assert window.dock.corrections.dialog is None
    assert not window.dock.card.correctButton.isVisible()


def test_a_conflict_shows_both_and_starts_again_from_what_was_wanted(window: Window, location: str) -> None:
    window.session.dictionary.settings["outbox_hold_seconds"] = "1"
    threat, dialog = _opened(window)
    dialog.placeEdit.setText("ul. Moja 1")
    dialog.noteEdit.setPlainText("Byłem tam.")
    dialog.sendButton.click()
    wait_for(window.session.outgoing.pending, "the correction")
    other = open_store(location)
    (receipt,) = other.submit([correction(threat.id, threat.version, "Telefon.", place="ul. Cudza 2")])
    assert receipt.accepted
    wait_for(window.session.outgoing.attention, "the conflict")
    window.dock.outcomes.show_conflicts()
    conflict = window.dock.outcomes.conflicts
    wait_for(lambda: conflict.sides.rowCount() == 3, "the three sides")
    said = [
        "\n".join(
            label.text()
            for label in conflict.sides.itemAt(row, conflict.sides.ItemRole.FieldRole)
            .widget()
            .findChildren(type(conflict.whyLabel))
        )
        for row in range(3)
    ]
    assert threat.place in said[0]
    assert f"{threat.place} → ul. Moja 1" in said[1]
    assert "Byłem tam." in said[1]
    assert f"{threat.place} → ul. Cudza 2" in said[2]
    assert "changed this threat before you" in conflict.whyLabel.text()
    conflict.againButton.click()
    wait_for(lambda: window.dock.corrections.dialog, "the dialog again")
    again = window.dock.corrections.dialog
    assert again.placeEdit.text() == "ul. Moja 1"
    assert again.noteEdit.toPlainText() == "Byłem tam."
    assert "ul. Cudza 2 → ul. Moja 1" in again.changesLabel.text()
    window.session.dictionary.settings["outbox_hold_seconds"] = "0"
    again.sendButton.click()
    wait_for(lambda: _stored(window, threat).place == "ul. Moja 1", "the correction in the store")
    assert not window.session.outgoing.attention()
    other.close()
