"""What becomes of a report: saved, taken back, kept over a crash, refused; in every kind of store."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QMessageBox

from kmzb_plugin.domain.periods import now
from kmzb_plugin.domain.submission import Kind, report
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.gui.report_dialog import ReportDialog
from kmzb_plugin.gui.report_draft import EXACT, Draft
from kmzb_plugin.gui.session import Session
from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.outbox import State
from tests.servers.postgres import Database
from tests.servers.web import Web
from tests.store.samples import fill as store_samples

from ..conftest import Window, in_outbox, opened_window, settle, wait_for
from .steps import at_once, choose_nearby, enter, fill


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
        choose_nearby(dialog, threat)
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
