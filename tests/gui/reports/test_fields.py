"""The fields of a report: what is missing, what cannot be, what is masked; their order and their language."""

from __future__ import annotations

from datetime import timedelta

import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QWidget

from kmzb_plugin.domain.periods import now
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.gui.report_dialog import ReportDialog
from kmzb_plugin.gui.report_draft import EXACT, Draft
from kmzb_plugin.locale import translation
from kmzb_plugin.text import speaking

from ..conftest import Window, settle, wait_for
from .steps import enter, fill, saved


def test_says_first_that_it_is_not_for_emergencies(dialog: ReportDialog) -> None:
    label = dialog.emergencyLabel
    assert "112" in label.text()
    assert label.isVisible()
    assert not dialog.scrollArea.isAncestorOf(label)
    assert label.y() < dialog.scrollArea.y()


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
    ("text", "said"), [("x" * 2001, "1 character too long"), ("a\x00b", "NUL"), ("a\ud800b", "half a character")]
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
