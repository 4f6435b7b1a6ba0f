"""What goes wrong on the way: files, stores, servers and people that say no; nothing is half done."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsProject,
)
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QWidget

from kmzb_plugin.gui import import_profiles, import_work, settings
from kmzb_plugin.gui.import_start import Imports
from kmzb_plugin.gui.import_wizard import COLUMNS, FILE, TRIAL
from kmzb_plugin.gui.messages import Messages
from kmzb_plugin.gui.session import Session
from kmzb_plugin.gui.tasks import at_work
from tests.servers.postgres import Database

from ..conftest import wait_for
from .steps import Importing, choose, problem, threats, to_trial, wait


def _nothing(path: Path) -> None:
    path.unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("name", "make", "said"),
    [
        ("missing.csv", _nothing, "There is no file"),
        ("empty.csv", lambda path: path.write_bytes(b""), "is empty"),
        ("damaged.xlsx", lambda path: path.write_bytes(b"PK\x03\x04 not a zip"), "damaged"),
        ("nothing.gpkg", lambda path: path.write_bytes(b"x" * 100), "no table and no layer"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_on_the_page(
    made: Importing, tmp_path: Path, name: str, make: Callable[[Path], Any], said: str
) -> None:
    make(tmp_path / name)
    wizard = made.open()
    choose(wizard, tmp_path / name)
    assert said in problem(wizard)
    assert wizard.page == FILE
    assert not wizard.nextButton.isEnabled()


def test_a_file_that_goes_away_after_the_preview_is_said(made: Importing, csv: Path) -> None:
    wizard = made.open()
    choose(wizard, csv)
    csv.unlink()
    wizard.nextButton.click()
    wait(wizard)
    assert "There is no file" in problem(wizard)
    assert wizard.page == COLUMNS


def test_a_store_that_goes_away_meanwhile_is_said_and_nothing_is_lost(
    made: Importing, csv: Path, location: str
) -> None:
    wizard = made.open()
    choose(wizard, csv)
    to_trial(wizard)
    away = Path(location).rename(location + ".away")
    wizard.nextButton.click()
    wait(wizard)
    assert wizard.page == TRIAL
    assert location in problem(wizard)
    away.rename(location)
    wizard.nextButton.click()
    wait(wizard)
    assert "3 accepted" in wizard.result.answerLabel.text()


def test_cancelled_half_way_nothing_is_imported(
    made: Importing, csv: Path, location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = made.open()
    choose(wizard, csv)
    to_trial(wizard)
    real = import_work.Errand.tell

    def tell(errand: import_work.Errand, part: float) -> None:
        real(errand, part)
        if part > 0.85:  # the rows are with the store, which has not committed them
            errand.give_up()

    monkeypatch.setattr(import_work.Errand, "tell", tell)
    wizard.nextButton.click()
    wait(wizard)
    assert "Nothing was imported" in wizard.result.answerLabel.text()
    assert threats(location) == []
    monkeypatch.setattr(import_work.Errand, "tell", real)
    wizard.backButton.click()
    assert wizard.page == TRIAL
    wizard.nextButton.click()
    wait(wizard)
    assert len(threats(location)) == 3


def test_the_task_of_an_import_can_be_given_up_among_those_of_qgis(
    made: Importing, csv: Path, location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = made.open()
    choose(wizard, csv)
    to_trial(wizard)
    manager = QgsApplication.taskManager()
    wizard.nextButton.click()
    listed = [task for task in manager.tasks() if "zgloszenia.csv" in task.description()]
    assert len(listed) == 1
    listed[0].cancel()
    wait(wizard)
    assert "Nothing was imported" in wizard.result.answerLabel.text()
    assert threats(location) == []


def test_the_window_closes_with_the_store(made: Importing, csv: Path) -> None:
    wizard = made.open()
    choose(wizard, csv)
    to_trial(wizard)
    wizard.nextButton.click()
    made.session.close()
    assert made.imports.wizard is None
    assert "zgloszenia.csv" in made.said()
    wait_for(lambda: not at_work, "the end of the import that was given up")


def test_says_why_nothing_can_be_imported(made: Importing) -> None:
    info = made.session.info
    made.session.info = replace(info, rights=("read", "verify"))
    made.imports.open()
    assert made.imports.wizard is None
    assert "may not import" in made.said()
    made.session.info = info
    made.session.close()
    made.imports.open()
    assert "Open the store first" in made.said()


def test_a_login_without_the_right_is_told_so_before_anything_is_read(session: Session, database: Database) -> None:
    database.add("reader", ["verify", "analyse"])
    bar, window = QgsMessageBar(), QWidget()
    imports = Imports(session, Messages(bar, window), QgsProject.instance(), lambda _: None, window)
    session.open(database.location("reader"))
    wait_for(lambda: session.store is not None, "the store")
    imports.open()
    assert imports.wizard is None
    assert "may not import" in bar.items()[0].text()
    imports.unload()
    window.deleteLater()


def test_a_server_that_refuses_meanwhile_is_said_and_the_import_tried_again(
    session: Session, database: Database, csv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_profiles, "own_profiles", lambda: tmp_path / "profiles")
    settings.remember_import_system("internet", "KMZB")
    bar, window = QgsMessageBar(), QWidget()
    imports = Imports(session, Messages(bar, window), QgsProject.instance(), lambda _: None, window)
    session.open(database.location())
    wait_for(lambda: session.store is not None, "the store")
    imports.open()
    wizard = imports.wizard
    assert wizard is not None
    wizard.file._typing.setInterval(10)
    choose(wizard, csv)
    to_trial(wizard)
    assert "3 would be accepted" in wizard.trial.answerLabel.text()
    with closing(database.superuser()) as db, db.cursor() as cursor:
        cursor.execute(f'ALTER ROLE "{database.person}" NOLOGIN')
        wizard.nextButton.click()
        wait(wizard)
        assert wizard.page == TRIAL
        assert problem(wizard)
        assert "Traceback" not in problem(wizard)
        cursor.execute(f'ALTER ROLE "{database.person}" LOGIN')
    wizard.nextButton.click()
    wait(wizard)
    assert "3 accepted" in wizard.result.answerLabel.text(), problem(wizard)
    imports.unload()
    window.deleteLater()
    QgsProject.instance().clear()
