"""The buttons of the filter bar, by mouse and by keyboard."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QSignalSpy, QTest
from qgis.PyQt.QtWidgets import QMenu

from kmzb_plugin.gui.chips import LONGEST, ChoiceChip, TickChip


def opened(chip: TickChip) -> QMenu:
    chip.show()
    menu = chip.menu()
    menu.popup(chip.mapToGlobal(chip.rect().center()))
    return menu


def test_a_menu_stays_open_while_things_are_ticked(qgis_app: Any) -> None:
    chip = TickChip("&Category", "Categories")
    chip.fill([("Roads", [("Speeding", 1), ("Parking", 2)]), ("Water", [("Drowning", 3)])])
    menu = opened(chip)
    changes = QSignalSpy(chip.changed)
    first, second, third = [action for action in menu.actions() if action.isCheckable()]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(first).center())
    menu.setActiveAction(second)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert menu.isVisible()
    assert chip.values() == (1, 2, 3)
    assert len(changes) == 3
    assert chip.text() == "Speeding +2"
    assert chip.accessibleName() == "Categories: Speeding, Parking, Drowning"
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_ticking_by_the_program_is_silent_and_knows_only_what_is_offered(qgis_app: Any) -> None:
    chip = TickChip("&Plane", "Plane")
    chip.fill([("", [("Fish & chips", "a"), ("B" * 40, "b")])])
    changes = QSignalSpy(chip.changed)
    chip.tick(["a", "gone"])
    assert chip.values() == ("a",)
    assert chip.text() == "Fish && chips"  # no mnemonic
    chip.tick(["b"])
    assert len(chip.text()) == LONGEST
    chip.tick([])
    assert chip.text() == "&Plane"
    assert not chip.font().bold()
    assert len(changes) == 0


def test_a_tree_has_a_menu_for_each_unit_with_others_under_it(qgis_app: Any) -> None:
    chip = TickChip("Uni&t", "Units")
    chip.fill_tree(
        [("kgp", "", "KGP"), ("kwp", "kgp", "KWP"), ("kmp", "kwp", "KMP"), ("kp", "kmp", "KP"), ("x", "kwp", "X")]
    )
    # One root is no menu of its own.
    root, _, below = chip.menu().actions()
    assert root.data() == "kgp"
    assert below.menu().title() == "KWP"
    itself, _, first, second = below.menu().actions()
    assert (itself.data(), first.text(), second.data()) == ("kwp", "KMP", "x")
    chip.tick(["kp", "x"])
    assert set(chip.values()) == {"kp", "x"}


def test_the_first_choice_is_the_usual_one(qgis_app: Any) -> None:
    chip = ChoiceChip("&Status", "Status")
    chip.fill([("Open", "open", None), ("All", "all", None), ("New", "new", None)])
    changes = QSignalSpy(chip.changed)
    assert (chip.value(), chip.text(), chip.font().bold()) == ("open", "&Status", False)
    chip.choose("new")
    assert (chip.value(), chip.text(), chip.font().bold()) == ("new", "New", True)
    chip.choose("gone")
    assert chip.value() == "open"
    assert len(changes) == 0
    chip.menu().actions()[1].trigger()
    assert chip.value() == "all"
    assert len(changes) == 1
    chip.clear()
    assert chip.value() is None
