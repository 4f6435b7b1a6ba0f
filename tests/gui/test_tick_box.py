"""A list that is ticked with the keyboard, says what is ticked and nothing else, and takes hundreds of rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QMenu

from kmzb_plugin.gui.tick_box import Entry, TickBox

UNITS = [Entry(f"K{n}", f"Komisariat Policji {n} w Radomiu (KP-{1000 + n})", min(n % 7, 2)) for n in range(300)]


@pytest.fixture
def box(qgis_app: QgsApplication) -> Iterator[TickBox]:
    made = TickBox("Units", "all")
    made.offer(UNITS)
    made.resize(400, 30)
    made.show()
    yield made
    made.hidePopup()
    made.deleteLater()


def test_it_is_ticked_with_the_keyboard_and_stays_open(box: TickBox) -> None:
    QTest.keyClick(box, Qt.Key.Key_Down)
    view = box.view()
    assert view.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.isVisible()
    assert box.ticked() == ["K0", "K1"]
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert box.currentText() == UNITS[0].title
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert view.currentIndex().row() == 0, "opened at what is ticked"


def test_letters_find_the_next_title_with_them(box: TickBox) -> None:
    box.showPopup()
    view = box.view()
    QTest.keyClicks(view, "kp-1250")
    assert view.currentIndex().row() == 250
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClicks(view, "policji 25")
    assert view.currentIndex().row() == 251, "a space among letters ticks nothing"
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClicks(view, "nowhere")
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert box.ticked() == ["K1", "K250"]


def test_it_says_nothing_but_what_is_ticked(box: TickBox) -> None:
    box.tick(["K7"])
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_K):
        QTest.keyClick(box, key)
    turned = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QgsApplication.sendEvent(box, turned)
    assert (box.currentText(), box.lineEdit().toolTip()) == (UNITS[7].title, UNITS[7].title)
    assert not turned.isAccepted(), "left to the dialog, to be scrolled"
    box.tick([])
    assert (box.currentText(), box.lineEdit().toolTip(), box.accessibleName()) == ("all", "", "Units")


def test_hundreds_of_rows_are_ticked_at_once_and_scrolled(box: TickBox) -> None:
    told: list[int] = []
    box.changed.connect(lambda: told.append(1))
    all_of_them, none = box.findChild(QMenu).actions()
    box.showPopup()
    all_of_them.trigger()
    assert len(box.ticked()) == len(UNITS)
    box.offer(UNITS[1:])
    assert box.ticked()[-1] == "K0", "kept as its code"
    none.trigger()
    assert box.ticked() == []
    assert len(told) < 10, "told at once, not for each row"
    assert box.view().verticalScrollBar().isVisible()
    assert box.view().window().height() < 25 * box.view().sizeHintForRow(0)


def test_what_is_not_offered_is_kept(box: TickBox) -> None:
    box.tick(["K3", "moon"])
    box.offer([Entry("K3", "three"), Entry("K4", "four")])
    assert box.ticked() == ["K3", "moon"]
    assert box.currentText() == "three, moon"
    box.tick(["K4"])
    assert box.ticked() == ["K4"]
