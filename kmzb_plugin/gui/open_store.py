"""The dialog that asks where a store is, with whose login, and tries whether it answers."""

from __future__ import annotations

from urllib.parse import quote

from qgis.core import QgsApplication
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QSizePolicy, QWidget

from ..store.base import StoreInfo
from ..store.location import DEFAULT_PORT, Kind, Location, parse
from ..text import UserError, tr
from . import settings
from .forms import form, make_room, name_buttons
from .legible import ClearPlaceholder
from .tasks import Tasks
from .trying import try_store, verdict


def unlock(authcfg: str) -> bool:
    """Whether QGIS can read the login: asks for its master password once, here, and never in the background."""
    manager = QgsApplication.authManager()
    return not authcfg or manager.masterPasswordIsSet() or bool(manager.setMasterPassword(True))


class OpenStoreDialog(QDialog, form("open_store")):  # type: ignore[misc]
    """A file, a PostgreSQL server or an address; `chosen` carries the location and the id of the login."""

    chosen = pyqtSignal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        name_buttons(self.buttonBox, Open=tr("Op&en"))
        self._tasks = Tasks(self._say_error)
        # What the fields showed for a recent store: unchanged, they mean that one, whatever else its text holds.
        self._recent: tuple[tuple[str, ...], str] | None = None
        self.pathEdit.setFilter(tr("Stores (*.gpkg);;All files (*)"))
        self.pathEdit.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self._buttons = (self.fileButton, self.serverButton, self.webButton)
        for page, button in enumerate(self._buttons):
            button.toggled.connect(lambda on, page=page: self._show_page(page) if on else None)
        self._edits: tuple[QLineEdit, ...] = (
            self.pathEdit.lineEdit(),
            self.hostEdit,
            self.portEdit,
            self.databaseEdit,
            self.serviceEdit,
            self.addressEdit,
        )
        for edit in self._edits:
            edit.textChanged.connect(self._on_changed)
            ClearPlaceholder(edit)
        self.loginSelect.selectedConfigIdChanged.connect(self._on_changed)
        self.testButton.clicked.connect(self.test)
        self.buttonBox.accepted.connect(self._open)
        self.buttonBox.rejected.connect(self.reject)
        self.recentBox.addItem(tr("choose…"), "")
        for location in settings.recent_stores():
            self.recentBox.addItem(location, location)
        self.recentBox.setEnabled(self.recentBox.count() > 1)
        self.recentBox.activated.connect(lambda _: self._on_recent())
        self._show_page(0)
        self._on_changed()

    # --- what is chosen ------------------------------------------------------------------------------------------

    def location(self) -> str:
        """Where the store is, as the fields say; empty where they say nothing yet."""
        if self._recent is not None and self._recent[0] == self._fields():
            return self._recent[1]
        if self.fileButton.isChecked():
            return str(self.pathEdit.filePath()).strip()
        if self.webButton.isChecked():
            return str(self.addressEdit.text()).strip()
        host, port, database, service = (edit.text().strip() for edit in self._edits[1:5])
        if service:
            return f"service={service}"
        if not host and not database:
            return ""
        named = [name.strip() for name in host.split(",")]
        # A port of its own stands behind a name, and behind the bracket of an IPv6 address.
        hosts = [name if not port or ":" in name.rpartition("]")[2] else f"{name}:{port}" for name in named]
        return f"postgresql://{','.join(hosts)}/{quote(database)}"

    def authcfg(self) -> str:
        """The id of the login; a file has none."""
        return "" if self.fileButton.isChecked() else str(self.loginSelect.configId())

    def show_location(self, location: str, authcfg: str = "") -> None:
        """Fills the fields with a store that is known."""
        for edit in self._edits:
            edit.clear()
        self.loginSelect.setConfigId(authcfg)
        place = parse(location)
        self._buttons[[Kind.FILE, Kind.POSTGRESQL, Kind.HTTP].index(place.kind)].setChecked(True)
        if place.kind is Kind.FILE:
            self.pathEdit.setFilePath(location)
        elif place.kind is Kind.HTTP:
            self.addressEdit.setText(place.shown)
        else:
            self._show_server(place)
        self._recent = (self._fields(), location)

    def _show_server(self, place: Location) -> None:
        words = dict(place.words)
        self.serviceEdit.setText(words.get("service", ""))
        if "service" in words:
            return
        hosts = [f"[{host}]" if ":" in host else host for host in words["host"].split(",")]
        ports = words["port"].split(",")
        self.databaseEdit.setText(words["dbname"])
        if len(set(ports)) == 1:
            self.hostEdit.setText(", ".join(hosts))
            self.portEdit.setText("" if ports[0] == str(DEFAULT_PORT) else ports[0])
        else:
            self.hostEdit.setText(", ".join(f"{host}:{port}" for host, port in zip(hosts, ports, strict=True)))

    def _fields(self) -> tuple[str, ...]:
        return (str(self.pages.currentIndex()), *(edit.text() for edit in self._edits))

    def _on_recent(self) -> None:
        if location := str(self.recentBox.currentData()):
            self.show_location(location, settings.login_of(location))

    def _show_page(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        for index in range(self.pages.count()):
            # Else a short page keeps room for the longest.
            policy = QSizePolicy.Policy.Preferred if index == page else QSizePolicy.Policy.Ignored
            self.pages.widget(index).setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.loginHolder.setVisible(page > 0)
        self._on_changed()
        self.pages.updateGeometry()  # else the size is that of the page before
        self.layout().invalidate()
        self.adjustSize()

    def _on_changed(self) -> None:
        """Another store is meant: what was said of the last one holds no more."""
        self._tasks.abandon()
        self._show_testing(False)
        self.verdictLabel.clear()
        named = bool(self.location())
        self.testButton.setEnabled(named)
        self.buttonBox.button(QDialogButtonBox.StandardButton.Open).setEnabled(named)

    # --- trying and opening --------------------------------------------------------------------------------------

    def test(self) -> None:
        """Opens the store in the background and says what came of it."""
        location, authcfg = self.location(), self.authcfg()
        if not self._ready(location, authcfg):
            return

        self._show_testing(True)
        self.verdictLabel.setText(tr("Waiting for an answer…"))
        self._tasks.start(lambda: try_store(location, authcfg), self._say_found)

    def _ready(self, location: str, authcfg: str) -> bool:
        try:
            parse(location)
        except UserError as error:
            self._say_error(error)
            return False
        if not unlock(authcfg):
            self._say(tr("Without its master password QGIS cannot read the login."))
            return False
        return True

    def _show_testing(self, on: bool) -> None:
        self.testBar.setVisible(on)
        self.testButton.setEnabled(not on)

    def _say(self, text: str) -> None:
        self.verdictLabel.setText(text)
        make_room(self)

    def _say_found(self, info: StoreInfo) -> None:
        self._show_testing(False)
        self._say(verdict(info))

    def _say_error(self, error: UserError) -> None:
        self._show_testing(False)
        self._say("✗ " + error.text)

    def _open(self) -> None:
        location, authcfg = self.location(), self.authcfg()
        if self._ready(location, authcfg):
            self.chosen.emit(location, authcfg)
            self.accept()

    def done(self, result: int) -> None:
        """Waits for no test that still runs."""
        self._tasks.abandon()
        super().done(result)
