"""What the tests of the import have in common: files, a person at the window, what the store holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsVectorLayer,
)
from qgis.gui import QgsMessageBar

from kmzb_plugin.gui.import_start import Imports
from kmzb_plugin.gui.import_wizard import COLUMNS, ImportWizard
from kmzb_plugin.gui.session import Session

from ..conftest import settle, wait_for

HEADER = "OBJECTID;Typ;Status;Data zdarzenia;Data utworzenia;Opis;x;y"
GOOD = (
    "1;Używanie środków odurzających;Nowe;20.11.2025 18:40;21.11.2025 08:00;Klatka schodowa;635000;392000",
    "2;Żebractwo;Nowe;20.11.2025 19:00;21.11.2025 09:00;Przy szkole;635100;392100",
    "3;Latające talerze;Nowe;20.11.2025 20:00;21.11.2025 10:00;Nad rynkiem;635200;392200",
)
BAD = "4;Akty wandalizmu;Nowe;wczoraj;21.11.2025 10:00;Przystanek;635300;392300"


@dataclass
class Importing:
    """What a test looks at."""

    session: Session
    imports: Imports
    bar: QgsMessageBar
    shown: list[QgsVectorLayer]

    @property
    def wizard(self) -> ImportWizard:
        assert self.imports.wizard is not None
        return self.imports.wizard

    def open(self) -> ImportWizard:
        self.imports.open()
        self.wizard.file._typing.setInterval(10)
        return self.wizard

    def said(self) -> str:
        return " ".join(item.text() for item in self.bar.items())


def threats(location: str) -> list[Any]:
    """What the file holds: plane, system, number in the source, category, x."""
    with closing(sqlite3.connect(location)) as db:
        return db.execute(
            "SELECT plane, source_system, source_ref, category, x FROM threat ORDER BY source_ref"
        ).fetchall()


def wait(wizard: ImportWizard) -> None:
    """Until nothing goes on behind the window any more."""
    settle(60)
    wait_for(lambda: not wizard.errands.busy and not wizard.errands.tasks.is_busy("unknown"), "the end of the errand")


def choose(wizard: ImportWizard, path: Path | str) -> None:
    wizard.file.pathEdit.setFilePath(str(path))
    wait(wizard)


def problem(wizard: ImportWizard) -> str:
    return str(wizard.problemLabel.text())


def to_trial(wizard: ImportWizard) -> None:
    wizard.nextButton.click()
    wait(wizard)
    assert wizard.page == COLUMNS, problem(wizard)
    wizard.nextButton.click()
    wait(wizard)
