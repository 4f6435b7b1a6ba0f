"""Profiles and unknown values: what is kept, chosen again, given to others."""

from __future__ import annotations

import json
from pathlib import Path

from kmzb_plugin.gui.import_wizard import COLUMNS

from .steps import Importing, choose, problem, threats, wait


def test_unknown_values_are_taken_for_what_is_chosen(made: Importing, csv: Path, location: str) -> None:
    wizard = made.open()
    choose(wizard, csv)
    wizard.nextButton.click()
    wait(wizard)
    rows = wizard.columns.values.rows
    (key,) = rows.boxes
    assert "Latające talerze" in rows.boxes[key].accessibleName()
    assert rows.beside(key) == "1"
    assert "(1)" in wizard.columns.tabs.tabText(2)
    rows.choose(key, "vandalism")
    rows.changed.emit(key)
    assert "(" not in wizard.columns.tabs.tabText(2)
    wizard.nextButton.click()
    wait(wizard)
    assert not any("Latające" in note for note in wizard.trial._notes.stringList())
    wizard.nextButton.click()
    wait(wizard)
    assert threats(location)[2][2:4] == ("3", "vandalism")


def test_a_profile_is_kept_chosen_again_and_given_to_others(made: Importing, csv: Path, tmp_path: Path) -> None:
    wizard = made.open()
    choose(wizard, csv)
    wizard.nextButton.click()
    wait(wizard)
    wizard.columns.rows.choose("place", "Opis")
    wizard.columns.rows.changed.emit("place")
    wizard.profiles.keep("Komenda")
    assert wizard.columns.profileBox.currentText() == "Komenda"
    wizard.profiles.share(str(tmp_path / "dla innych.json"))
    assert json.loads((tmp_path / "dla innych.json").read_text())["columns"]["place"] == "Opis"
    box = wizard.columns.profileBox
    box.setCurrentIndex(0)
    box.activated.emit(0)
    wait(wizard)
    assert wizard.columns.rows.chosen("place") == ""
    wizard.profiles.load(str(tmp_path / "dla innych.json"))
    wait(wizard)
    assert wizard.columns.rows.chosen("place") == "Opis"
    assert box.currentText() == "dla innych"


def test_a_profile_that_names_missing_columns_says_which(made: Importing, csv: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(
        json.dumps({"name": "other", "crs": "EPSG:2180", "columns": {"category": "Rodzaj", "x": "x", "y": "y"}})
    )
    wizard = made.open()
    choose(wizard, csv)
    wizard.nextButton.click()
    wait(wizard)
    wizard.profiles.load(str(other))
    wait(wizard)
    assert "Rodzaj" in problem(wizard)
    wizard.nextButton.click()
    assert wizard.page == COLUMNS
    assert "category" in problem(wizard)
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    wizard.profiles.load(str(broken))
    assert "JSON" in problem(wizard)
