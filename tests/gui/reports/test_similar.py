"""What is similar to a report: listed before it is saved, a remark or one case instead."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

from kmzb_plugin.domain.periods import WARSAW, now
from kmzb_plugin.domain.submission import Kind
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.gui.report_dialog import ReportDialog
from kmzb_plugin.gui.report_draft import PARTS, Draft
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.outbox import State
from kmzb_plugin.store.similar import similar_to

from ..conftest import Window, in_outbox, wait_for
from .steps import at_once, choose_nearby, fill


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


def test_becomes_a_remark_instead(window: Window, dialog: ReportDialog, recent: Threat) -> None:
    at_once(window)
    count = window.session.store.count(ThreatFilter())
    fill(dialog, recent, "Znowu to samo, tel. 601 234 567", recent.category)
    dialog.sourceBox.setEditText("wizyta")
    choose_nearby(dialog, recent)
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
    choose_nearby(dialog, recent)
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
    choose_nearby(dialog, recent)
    dialog.caseButton.click()
    wait_for(lambda: len(window.session.outgoing.pending()) == 2, "report and case")
    dialog.withdrawButton.click()
    wait_for(lambda: not window.session.outgoing.entries, "an empty outbox")
    assert dialog.draft().description == "Jeszcze raz."
