"""What every form must have: labels that lead to their inputs, names for screen readers, a tab order, no wiring."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QWidget

from kmzb_plugin.gui.forms import FOLDER, form

FORMS = sorted(FOLDER.glob("*.ui"))
INPUTS = {
    "QComboBox", "CutBox", "QgsCheckableComboBox", "QgsFilterLineEdit", "QLineEdit", "QPlainTextEdit", "PlainText",
    "QTextEdit", "QSpinBox", "QDateTimeEdit", "QgsDateTimeEdit", "QListView", "QTableView", "QTreeView",
}  # fmt: skip
BUTTONS = {"QToolButton", "QPushButton", "QCheckBox", "QRadioButton", "QgsCollapsibleGroupBoxBasic"}
NAMED_BY_ITSELF = {"QListView"}  # a list that fills its part of the window needs a name, not a label

pytestmark = pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)


def _widgets(path: Path, classes: set[str]) -> list[ET.Element]:
    return [widget for widget in ET.parse(path).getroot().iter("widget") if widget.get("class") in classes]


def _text(widget: ET.Element, name: str) -> str:
    found = widget.find(f"property[@name='{name}']")
    return "" if found is None else "".join(found.itertext()).strip()


def test_every_input_has_a_label_with_a_mnemonic(path: Path) -> None:
    labels = {_text(label, "buddy"): _text(label, "text") for label in _widgets(path, {"QLabel"})}
    for widget in _widgets(path, INPUTS - NAMED_BY_ITSELF):
        assert "&" in labels.get(widget.get("name", ""), ""), widget.get("name")


def test_everything_that_takes_the_focus_has_an_accessible_name(path: Path) -> None:
    for widget in _widgets(path, INPUTS | BUTTONS):
        assert _text(widget, "accessibleName"), widget.get("name")


def test_everything_that_takes_the_focus_is_in_the_tab_order(path: Path) -> None:
    order = [stop.text for stop in ET.parse(path).getroot().iter("tabstop")]
    assert len(order) == len(set(order))
    assert {widget.get("name") for widget in _widgets(path, INPUTS | BUTTONS)} <= set(order)


def test_mnemonics_are_told_apart(path: Path) -> None:
    texts = [_text(widget, "text") or _text(widget, "title") for widget in _widgets(path, {"QLabel"} | BUTTONS)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(letters) == len(set(letters)), letters


def test_a_box_that_may_be_narrower_than_its_texts_cuts_them_with_an_ellipsis(path: Path) -> None:
    narrow = "QComboBox::AdjustToMinimumContentsLengthWithIcon"
    for box in _widgets(path, INPUTS):
        assert _text(box, "sizeAdjustPolicy") != narrow or box.get("class") == "CutBox", box.get("name")


def test_is_only_a_form(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert "<connection" not in source
    assert "<include" not in source
    assert "iconset" not in source
    assert "color" not in source  # themes decide
    assert source.count("\n") <= 400


def test_loads(path: Path, qgis_app: QApplication) -> None:
    class Made(QDialog, form(path.stem)):
        pass

    class MadeWidget(QWidget, form(path.stem)):
        pass

    dialog = 'class="QDialog"' in path.read_text(encoding="utf-8")
    made = Made() if dialog else MadeWidget()
    made.setupUi(made)
    assert made.findChildren(QWidget)
