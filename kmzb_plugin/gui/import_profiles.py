"""The profiles of the import: chosen among the own and the shipped ones, read from a file, kept, given to others."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog

from ..text import UserError, quoted, tr
from .import_columns import ColumnsPage
from .import_work import own_profiles
from .messages import ask, ask_text

GUESSED, OPENED = "", "opened"
NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
LONGEST = 80


class Profiles(QObject):
    """Looks after the line of the profiles; `chosen` carries a profile, or None for what was guessed."""

    chosen = pyqtSignal(object)
    failed = pyqtSignal(object)

    def __init__(self, page: ColumnsPage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        page.profileBox.activated.connect(lambda _: self._choose(str(page.profileBox.currentData())))
        page.loadButton.clicked.connect(lambda _: self._ask_file())
        page.keepButton.clicked.connect(lambda _: self._ask_name())
        page.shareButton.clicked.connect(lambda _: self._ask_where())

    def show_guess(self) -> None:
        """What is shown was guessed."""
        self._fill(GUESSED)

    def show_opened(self, name: str) -> None:
        """What is shown comes from somewhere else."""
        self._fill(OPENED, name)

    def _fill(self, current: str, opened: str = "") -> None:
        from ..store.intake import profile as profiles

        box = self._page.profileBox
        box.clear()
        box.addItem(tr("(as guessed)"), GUESSED)
        if current == OPENED:
            box.addItem(opened, OPENED)
        for name, title in profiles.titled(own_profiles()).items():
            box.addItem(title, name)
        box.setCurrentIndex(max(box.findData(current), 0))

    def _choose(self, data: str) -> None:
        if data == OPENED:
            return
        if data == GUESSED:
            self.chosen.emit(None)
        else:
            self.load(data)

    def load(self, name_or_path: str) -> None:
        """Takes a profile by its name, or from a file."""
        from ..store.intake import profile as profiles

        try:
            profile = profiles.load(name_or_path, own_profiles())
        except UserError as error:
            self.failed.emit(error)
            return
        place = self._page.profileBox.findData(name_or_path)
        if place >= 0:
            self._page.profileBox.setCurrentIndex(place)
        else:
            self.show_opened(profile.name)
        self.chosen.emit(profile)

    def keep(self, name: str) -> None:
        """Keeps what is chosen under a name, to be chosen again."""
        if self._save(own_profiles() / f"{name}.json", name):
            self._fill(name)

    def share(self, path: str) -> None:
        """Writes what is chosen into a file."""
        self._save(Path(path), Path(path).stem)

    def _save(self, path: Path, name: str) -> bool:
        from ..store.intake import profile as profiles

        try:
            profiles.save(replace(self._page.profile(), name=name), path)
        except UserError as error:
            self.failed.emit(error)
            return False
        return True

    # --- asking --------------------------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self._page, tr("Load an import profile"), "", tr("Import profiles (*.json);;All files (*)")
        )
        if path:
            self.load(path)

    def _ask_name(self) -> None:
        text = ask_text(self._page, tr("Keep the profile"), tr("Name of the profile"), tr("&Keep"))
        if text is None:
            return
        name = NO_FILE_NAME.sub("_", text).strip(" .")[:LONGEST]
        if not name:
            self.failed.emit(UserError(tr("The profile needs a name.")))
        elif not (own_profiles() / f"{name}.json").exists() or ask(
            self._page,
            tr("Keep the profile"),
            tr("There is a profile {name} already.").format(name=quoted(name)),
            tr("&Replace it"),
        ):
            self.keep(name)

    def _ask_where(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self._page, tr("Share the profile"), "profile.json", tr("Import profiles (*.json)")
        )
        if path:
            self.share(path if path.lower().endswith(".json") else path + ".json")
