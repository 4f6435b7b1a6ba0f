"""What the tests of a report have in common."""

from __future__ import annotations

from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.gui.report_dialog import ReportDialog
from kmzb_plugin.gui.report_draft import Draft

from ..conftest import Window, wait_for


def enter(window: Window) -> ReportDialog:
    """The window of reports, opened by its key."""
    key = next(shortcut for shortcut in window.dock._keys._of_queue if shortcut.key().toString() == "R")
    key.activated.emit()
    dialog = window.dock.reports.dialog
    assert dialog is not None
    return dialog


def fill(dialog: ReportDialog, threat: Threat, text: str = "Codziennie wyścigi.", category: str = "speeding") -> None:
    dialog.category.choose(category)
    dialog.moment.show(Draft(day=threat.reported_at.date().isoformat(), part="morning"))
    dialog.descriptionEdit.setPlainText(text)
    dialog.place.take(threat.x, threat.y)


def at_once(window: Window) -> None:
    window.session.dictionary.settings["outbox_hold_seconds"] = "0"


def saved(window: Window) -> list[dict]:
    return [dict(entry.submission.payload) for entry in window.session.outgoing.pending()]


def choose_nearby(dialog: ReportDialog, threat: Threat) -> None:
    wait_for(dialog.nearbyView.count, "the similar ones")
    for row in range(dialog.nearbyView.count()):
        if dialog.nearbyView.item(row).text().startswith(threat.number):
            dialog.nearbyView.setCurrentRow(row)
            return
    raise AssertionError("not listed")
