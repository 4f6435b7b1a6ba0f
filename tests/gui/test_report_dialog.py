"""Entering what a citizen said: the fields, the place on the map, what is similar, what becomes of it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMessageBox, QWidget

from kmzb_plugin.domain.periods import WARSAW, now
from kmzb_plugin.domain.submission import Kind, report
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.gui.report_dialog import ReportDialog
from kmzb_plugin.gui.report_draft import EXACT, PARTS, Draft
from kmzb_plugin.gui.session import Session
from kmzb_plugin.locale import translation
from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.outbox import State
from kmzb_plugin.store.similar import similar_to
from kmzb_plugin.text import speaking
from tests.servers.postgres import Database
from tests.servers.web import Web
from tests.store.samples import fill as store_samples

from .conftest import Window, in_outbox, opened_window, settle, wait_for


def enter(window: Window) -> ReportDialog:
    """The window of reports, opened by its key."""
    key = next(shortcut for shortcut in window.dock._queue_keys if shortcut.key().toString() == "R")
    key.activated.emit()
    dialog = window.dock.reports.dialog
    assert dialog is not None
    return dialog


@pytest.fixture
def dialog(window: Window) -> ReportDialog:
    made = enter(window)
    settle(100)
    return made


def fill(dialog: ReportDialog, threat: Threat, text: str = "Codziennie wyścigi.", category: str = "speeding") -> None:
    dialog.category.choose(category)
    dialog.moment.show(Draft(day=threat.reported_at.date().isoformat(), part="morning"))
    dialog.descriptionEdit.setPlainText(text)
    dialog.place.take(threat.x, threat.y)


def at_once(window: Window) -> None:
    window.session.dictionary.settings["outbox_hold_seconds"] = "0"


def saved(window: Window) -> list[dict]:
    return [dict(entry.submission.payload) for entry in window.session.outgoing.pending()]


@pytest.fixture
def recent(window: Window) -> Threat:
    """The newest report that nobody has read."""
    store = window.session.store
    assert store is not None
    found = [threat for threat in store.threats(ThreatFilter(statuses=("new",))) if threat.reported_at]
    return max(found, key=lambda threat: (threat.reported_at, threat.number))


def test_says_first_that_it_is_not_for_emergencies(dialog: ReportDialog) -> None:
    label = dialog.emergencyLabel
    assert "112" in label.text()
    assert label.isVisible()
    assert not dialog.scrollArea.isAncestorOf(label)
    assert label.y() < dialog.scrollArea.y()


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


def test_what_is_missing_is_said_beside_its_field(window: Window, dialog: ReportDialog) -> None:
    dialog.save()
    assert dialog.categoryError.isVisible()
    assert dialog.placeError.isVisible()
    wait_for(dialog.categoryBox.lineEdit().hasFocus, "the focus in the category")
    dialog.categoryBox.setEditText("nic takiego")
    dialog.save()
    assert "nic takiego" in dialog.categoryError.text()
    assert not window.session.outgoing.pending()


@pytest.mark.parametrize(
    ("text", "said"), [("x" * 2001, "1 characters too long"), ("a\x00b", "NUL"), ("a\ud800b", "half a character")]
)
def test_a_description_that_cannot_be_kept_is_refused(
    window: Window, dialog: ReportDialog, recent: Threat, text: str, said: str
) -> None:
    fill(dialog, recent, text)
    dialog.save()
    assert said in dialog.descriptionError.text()
    assert dialog.descriptionEdit.toPlainText()
    assert not window.session.outgoing.pending()


def test_a_category_that_needs_a_description_says_so(window: Window, dialog: ReportDialog, recent: Threat) -> None:
    fill(dialog, recent, "", "dangerous_entertainment_venue")
    assert dialog.categoryHint.isVisible()
    assert "needs a description" in dialog.categoryBox.currentText()
    dialog.save()
    assert dialog.descriptionError.isVisible()
    assert not window.session.outgoing.pending()
    dialog.descriptionEdit.setPlainText("Bójki co sobotę.")
    dialog.save()
    wait_for(window.session.outgoing.pending, "the report")


def test_a_category_is_found_by_a_part_of_its_name(dialog: ReportDialog) -> None:
    box = dialog.categoryBox
    box.lineEdit().clear()
    QTest.keyClicks(box.lineEdit(), "rubbish")
    popup = box.completer().popup()
    assert popup.model().rowCount() == 1
    assert dialog.category.code() == "illegal_dumping"
    headings = [row for row in range(box.count()) if not box.model().item(row).isEnabled()]
    assert len(headings) == 7
    assert all(not box.itemIcon(row).isNull() for row in range(box.count()) if row not in headings)


def test_the_moment_need_not_be_known_and_cannot_be_to_come(
    window: Window, dialog: ReportDialog, recent: Threat
) -> None:
    fill(dialog, recent)
    dialog.moment.show(Draft())
    assert dialog.draft().moment is None
    tomorrow = Draft(day=(now() + timedelta(days=1)).date().isoformat(), part=EXACT, clock="23:59")
    dialog.moment.show(tomorrow)
    assert dialog.whenError.isVisible()
    dialog.save()
    assert not window.session.outgoing.pending()
    dialog.moment.show(Draft(day="2021-03-05", part="evening"))
    dialog.moment.changed.emit()
    assert "a year ago" in dialog.whenHint.text()
    assert "21:00" in dialog.whenHint.text()
    dialog.save()
    wait_for(window.session.outgoing.pending, "the report")
    (payload,) = saved(window)
    assert payload["occurred_at"] == "2021-03-05T20:00:00Z"
    assert payload["source"] == "evening (18–24)"


def test_what_will_be_masked_is_said_while_typing(dialog: ReportDialog) -> None:
    QTest.keyClicks(dialog.descriptionEdit, "Dzwonic 601 234 567 lub jan@example.pl")
    assert "1 telephone" in dialog.maskLabel.text()
    assert "1 e-mail" in dialog.maskLabel.text()
    dialog.descriptionEdit.setPlainText("Pan Jan Kowalski spod numeru 12 pali śmieci.")
    assert "not masked: «Pan Jan Kowalski spod numeru 12»" in dialog.maskLabel.text()
    dialog.descriptionEdit.setPlainText("Nic osobistego.")
    assert not dialog.maskLabel.isVisible()


def test_is_saved_by_the_keyboard_and_says_its_number(window: Window, dialog: ReportDialog, recent: Threat) -> None:
    at_once(window)
    fill(dialog, recent, "Wyścigi. Tel. 601 234 567")
    dialog.sourceBox.setEditText("telefon")
    dialog.moment.show(Draft(day=(now() - timedelta(days=1)).date().isoformat(), part=EXACT, clock="18:40"))
    dialog.activateWindow()
    dialog.descriptionEdit.setFocus()
    wait_for(dialog.descriptionEdit.hasFocus, "the focus")
    QTest.keyClick(dialog.descriptionEdit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_for(lambda: "entered as no." in dialog.stateLabel.text(), "the number")
    store = window.session.store
    newest = max(store.threats(ThreatFilter(planes=("public",))), key=lambda threat: threat.reported_at)
    assert newest.number in dialog.stateLabel.text()
    assert newest.description_masked == "Wyścigi. Tel. •••"
    assert newest.category == "speeding"
    assert newest.occurred_at is not None
    assert any(newest.number in item.text() for item in window.bar.items())
    # Ready for the next one.
    assert dialog.isVisible()
    assert dialog.draft().category == "speeding"
    assert dialog.draft().source == "telefon"
    assert not dialog.draft().holds_anything
    assert store.verify_audit().valid


def test_is_held_and_comes_back_into_the_fields(window: Window, dialog: ReportDialog, recent: Threat) -> None:
    fill(dialog, recent, "Do cofnięcia.")
    dialog.save()
    wait_for(lambda: [entry.state for entry in window.session.outgoing.pending()] == [State.HELD], "the report")
    assert dialog.withdrawButton.isVisible()
    assert dialog.draft().description == ""
    window.dock.deeds.take_back()
    wait_for(lambda: dialog.draft().description == "Do cofnięcia.", "the text")
    assert not window.session.outgoing.entries
    assert dialog.place.place == (recent.x, recent.y)
    assert not dialog.withdrawButton.isVisible()


def test_what_is_taken_back_waits_behind_what_is_being_written(
    window: Window, location: str, dialog: ReportDialog, recent: Threat
) -> None:
    fill(dialog, recent, "Pierwsze.")
    dialog.save()
    wait_for(window.session.outgoing.pending, "the report")
    fill(dialog, recent, "Drugie.")
    dialog.withdrawButton.click()
    wait_for(lambda: "follows" in dialog.stateLabel.text(), "that it waits")
    assert dialog.draft().description == "Drugie."
    window.session.close()  # neither is lost
    with opened_window(window.session, location) as again:
        restored = enter(again)
        wait_for(lambda: restored.draft().description == "Drugie.", "the one being written")
        restored.save()
        wait_for(lambda: restored.draft().description == "Pierwsze.", "the one that waited")
        assert len(again.session.outgoing.pending()) == 1


def test_what_was_saved_just_before_a_crash_is_not_written_twice(
    window: Window, dialog: ReportDialog, recent: Threat
) -> None:
    fill(dialog, recent, "Zapisane.")
    content = json.dumps([dialog.draft().kept()])
    dialog.save()
    wait_for(window.session.outgoing.pending, "the report")
    settle(200)
    window.session.outgoing.keep_draft(content)  # as if the crash had come before it was taken out
    dialog.close()
    enter(window)
    settle(300)
    assert not dialog.draft().holds_anything


@pytest.mark.parametrize("content", ["{", "[1]", '["{}", "[]"]', '[{"x": "a"}]', '["{\\"day\\": \\"x\\"}"]'])
def test_a_draft_that_cannot_be_read_is_left_out(window: Window, content: str) -> None:
    window.session.outgoing.keep_draft(content)
    settle(100)
    dialog = enter(window)
    settle(200)
    assert not dialog.draft().holds_anything
    assert window.errors == []


def test_similar_ones_are_listed_before_saving(window: Window, dialog: ReportDialog, recent: Threat) -> None:
    fill(dialog, recent, category=recent.category)
    wait_for(dialog.nearbyView.count, "the similar ones")
    rule = window.session.dictionary.duplicate_rules[recent.category]
    expected = similar_to(window.session.store, recent.category, recent.x, recent.y, dialog.draft().begins, rule)
    lines = [dialog.nearbyView.item(row).text() for row in range(dialog.nearbyView.count())]
    assert [line.split(" · ")[0] for line in lines] == [other.number for other in expected]
    mine = next(line for line in lines if line.startswith(recent.number))
    assert "New" in mine
    assert "0 m" in mine
    assert not dialog.addButton.isEnabled()
    item = dialog.nearbyView.item(lines.index(mine))
    point = dialog.nearbyView.visualItemRect(item).center()
    QTest.mouseClick(dialog.nearbyView.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    wait_for(lambda: [threat.id for threat in window.dock.card.threats] == [recent.id], "it in the queue")
    assert dialog.addButton.isEnabled()
    # Another category: others, or none.
    dialog.category.choose("poaching")
    wait_for(lambda: "Nothing similar" in dialog.nearbyLabel.text(), "that nothing is")


def test_what_is_near_is_found_in_a_part_of_the_day_that_lasts(dialog: ReportDialog, recent: Threat) -> None:
    fill(dialog, recent)
    here = now().astimezone(WARSAW)
    part = next(part for part, hour in reversed(PARTS.items()) if hour <= here.hour)
    dialog.moment.show(Draft(day=here.date().isoformat(), part=part))
    wait_for(lambda: dialog.nearbyBox.isVisible() and "Nothing similar" in dialog.nearbyLabel.text(), "the answer")
    assert not dialog.whenError.isVisible()
    assert dialog.draft().moment <= now()


def _choose_nearby(dialog: ReportDialog, threat: Threat) -> None:
    wait_for(dialog.nearbyView.count, "the similar ones")
    for row in range(dialog.nearbyView.count()):
        if dialog.nearbyView.item(row).text().startswith(threat.number):
            dialog.nearbyView.setCurrentRow(row)
            return
    raise AssertionError("not listed")


def test_becomes_a_remark_instead(window: Window, dialog: ReportDialog, recent: Threat) -> None:
    at_once(window)
    count = window.session.store.count(ThreatFilter())
    fill(dialog, recent, "Znowu to samo, tel. 601 234 567", recent.category)
    dialog.sourceBox.setEditText("wizyta")
    _choose_nearby(dialog, recent)
    dialog.addButton.click()
    wait_for(lambda: recent.number in dialog.stateLabel.text(), "that it was added")
    wait_for(lambda: any(entry.receipt for entry in in_outbox(window.session)), "the receipt")
    last = window.session.store.history(recent.id)[-1]
    assert last.text == "Reported again (wizyta, 29.06.2026, morning (6–12)): Znowu to samo, tel. •••"
    assert window.session.store.count(ThreatFilter()) == count
    assert not dialog.draft().holds_anything


def test_becomes_one_case_with_the_similar_one(window: Window, dialog: ReportDialog, recent: Threat) -> None:
    at_once(window)
    fill(dialog, recent, "Jeszcze raz.", recent.category)
    _choose_nearby(dialog, recent)
    dialog.caseButton.click()
    wait_for(lambda: len([e for e in in_outbox(window.session) if e.state is State.ACCEPTED]) == 2, "both receipts")
    store = window.session.store
    (known,) = store.threats(ThreatFilter(ids=(recent.id,)))
    assert known.case_id
    report = next(entry for entry in in_outbox(window.session) if entry.submission.kind is Kind.REPORT)
    assert {threat.id for threat in store.threats(ThreatFilter(case_id=known.case_id))} >= {
        recent.id,
        report.submission.id,
    }


def test_the_case_is_taken_back_with_the_report(window: Window, dialog: ReportDialog, recent: Threat) -> None:
    fill(dialog, recent, "Jeszcze raz.", recent.category)
    _choose_nearby(dialog, recent)
    dialog.caseButton.click()
    wait_for(lambda: len(window.session.outgoing.pending()) == 2, "report and case")
    dialog.withdrawButton.click()
    wait_for(lambda: not window.session.outgoing.entries, "an empty outbox")
    assert dialog.draft().description == "Jeszcze raz."


def test_the_place_of_the_threat_chosen(window: Window, dialog: ReportDialog) -> None:
    threat = window.dock.card.threats[0]
    dialog.threatButton.click()
    assert dialog.place.place == (threat.x, threat.y)
    window.dock.hands.select_rows([0, 1])
    dialog.threatButton.click()
    assert "one threat" in dialog.placeError.text()


def test_what_was_typed_survives(window: Window, location: str, recent: Threat) -> None:
    dialog = enter(window)
    settle(100)
    fill(dialog, recent, "Niedokończone z PESEL 44051401359")
    dialog.sourceBox.setEditText("debata")
    settle(700)  # as long as a crash may come too early
    window.session.close()
    assert not dialog.isVisible()
    assert dialog.descriptionEdit.toPlainText() == ""
    with opened_window(window.session, location) as again:
        restored = enter(again)
        wait_for(lambda: restored.draft().holds_anything, "what was typed")
        draft = restored.draft()
        assert draft.description == "Niedokończone z PESEL 44051401359"
        assert (draft.x, draft.y, draft.category, draft.source) == (recent.x, recent.y, "speeding", "debata")
        restored.save()
        wait_for(again.session.outgoing.pending, "the report")
        settle(200)
        assert again.session.outgoing._outbox.draft(again.session.info.location) == ""


def _answer(text: str) -> None:
    """Answers the question that comes next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if text in button.text()).click()

    QTimer.singleShot(200, press)


def test_closing_asks_only_where_something_would_be_missed(
    window: Window, dialog: ReportDialog, recent: Threat
) -> None:
    dialog.category.choose("speeding")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    enter(window)
    fill(dialog, recent)
    _answer("Go on")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.draft().holds_anything
    _answer("Keep it")
    dialog.close()
    assert not dialog.isVisible()
    assert not dialog.place.mark._marks
    enter(window)
    assert dialog.draft().description == "Codziennie wyścigi."
    assert dialog.place.mark._marks
    _answer("Throw")
    dialog.close()
    enter(window)
    settle(200)
    assert not dialog.draft().holds_anything


def test_what_was_thrown_away_is_not_found_while_that_is_still_being_written(window: Window) -> None:
    outgoing = window.session.outgoing
    with closing(sqlite3.connect(outgoing._outbox._path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        outgoing.keep_draft("[]")
        outgoing.keep_draft("")
        found: list[str] = []
        outgoing.read_draft(found.append)
        settle(200)
        other.execute("COMMIT")
    wait_for(lambda: found, "the draft")
    assert found == [""]


def test_whoever_may_not_is_told_why(window: Window) -> None:
    window.session.info = replace(window.session.info, rights=("analyse",))
    window.dock.reports.enter()
    assert window.dock.reports.dialog is None
    assert any("may not enter reports" in item.text() for item in window.bar.items())


def test_a_report_that_the_store_refuses_is_not_lost(window: Window, dialog: ReportDialog, recent: Threat) -> None:
    at_once(window)
    # What the window cannot know: the store stopped taking this category a moment ago.
    bad = report("no_such_category", {"type": "Point", "coordinates": [recent.x, recent.y]}, description="Ważne dwa.")
    window.session.hand_in.report(bad)
    wait_for(lambda: window.session.outgoing.attention(), "the refusal")
    assert "not accepted" in dialog.stateLabel.text()
    window.dock.outcomes.show_conflicts()
    conflicts = window.dock.outcomes.conflicts
    assert "Report of a citizen" in conflicts.titleLabel.text()
    conflicts.againButton.click()
    assert dialog.draft().description == "Ważne dwa."
    wait_for(lambda: not window.session.outgoing.attention(), "it out of the outbox")


def test_speaks_polish_and_fits(window: Window) -> None:
    with speaking("pl", translation("pl")):
        dialog = enter(window)
        settle(100)
        dialog.save()
        assert dialog.categoryError.text() == "⚠ Wybierz kategorię."
        assert dialog.emergencyLabel.text() == "W nagłych wypadkach dzwoń 112."
        assert dialog.dayBox.itemText(1) == "dziś"
        assert dialog.categoryBox.findText("Przekraczanie dozwolonej prędkości") > 0
        dialog.resize(380, 700)
        settle(50)
        assert dialog.width() == 380
        assert dialog.scrollArea.horizontalScrollBar().maximum() == 0


def test_everything_is_reached_by_tab(dialog: ReportDialog) -> None:
    dialog.activateWindow()
    dialog.categoryBox.setFocus()
    seen: list[QWidget] = []
    for _ in range(12):
        seen.append(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    names = {widget.objectName() for widget in seen if widget is not None}
    assert {"descriptionEdit", "placeEdit", "mapButton", "threatButton", "saveButton", "closeButton"} <= names


def test_leaves_nothing_on_the_map(session: Session, location: str) -> None:
    with opened_window(session, location) as window:
        dialog = enter(window)
        fill(dialog, window.dock.card.threats[0])
        dialog.mapButton.click()
        canvas = window.link.canvas
    assert not canvas.mapTool() or type(canvas.mapTool()).__name__ != "_PlaceTool"
    assert not [item for item in canvas.scene().items() if type(item).__name__ == "QgsVertexMarker"]
    assert QgsProject.instance().mapLayers() == {}


def _reports_on(session: Session, location: str, authcfg: str = "") -> None:
    """Enters a report that becomes one case with a threat nearby, and finds both in the store."""
    with opened_window(session, location, authcfg) as window:
        at_once(window)
        dialog = enter(window)
        threat = next(
            window.dock.model.threat(row)
            for row in range(window.dock.model.rowCount())
            if window.dock.model.threat(row).reported_at
        )
        fill(dialog, threat, "Z sieci: 601 234 567", threat.category)
        _choose_nearby(dialog, threat)
        dialog.caseButton.click()
        wait_for(lambda: "entered as no." in dialog.stateLabel.text(), "the number")
        wait_for(lambda: [e.state for e in in_outbox(session)] == [State.ACCEPTED] * 2, "both receipts")
        assert window.errors == []
        (entry,) = (entry for entry in in_outbox(session) if entry.submission.kind is Kind.REPORT)
        (known,) = session.store.threats(ThreatFilter(ids=(entry.submission.id,)))
        assert known.number in dialog.stateLabel.text()
        assert known.plane == "public"
        assert known.description_masked == "Z sieci: •••"
        assert known.case_id
        assert (known.x, known.y) == pytest.approx((threat.x, threat.y), abs=0.01)


def test_reports_into_a_store_in_postgresql(session: Session, database: Database) -> None:
    with closing(open_store(database.location())) as store:
        store_samples(store)
    _reports_on(session, database.location())


def test_reports_over_the_web(session: Session, database: Database, web_server: Web) -> None:
    with closing(open_store(database.location())) as store:
        store_samples(store)
    web_server.serve(database, [database.person])
    _reports_on(session, web_server.location, web_server.login(database.person))
