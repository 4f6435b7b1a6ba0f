"""The window that imports threats: what, which column is what, what would happen, what happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QDialog, QWidget

from ..store.base import Dictionary, StoreInfo
from ..text import UserError, quoted, tr
from .forms import follow, form, resize_within_screen
from .import_columns import ColumnsPage
from .import_errands import Errands
from .import_file import FilePage
from .import_profiles import Profiles
from .import_rejects import Kept
from .import_result import ResultPage
from .import_trial import TrialPage
from .import_work import Done, Looked, Order, Unknown, carry_out, count_unknown, look, read, try_out, write_report
from .messages import ask
from .problem import say
from .tasks import GivenUp
from .wording import number

if TYPE_CHECKING:
    from ..store.intake.profile import Profile
    from ..store.intake.report import ImportReport
    from ..store.intake.table import Table

FILE, COLUMNS, TRIAL, RESULT = range(4)


class ImportWizard(QDialog, form("import_wizard")):  # type: ignore[misc]
    """Goes from page to page; whatever takes long is done behind it, one errand at a time.

    `imported` says that the store holds more than before, `rows_wanted` carries the layer of rejected rows to look at.
    """

    imported = pyqtSignal()
    rows_wanted = pyqtSignal(object)

    def __init__(
        self,
        location: str,
        authcfg: str,
        info: StoreInfo,
        dictionary: Dictionary,
        project: QgsProject,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._location, self._authcfg, self._info = location, authcfg, info
        self._dictionary, self._project = dictionary, project
        self.errands = Errands(self, self._fail)
        self._looked: Looked | None = None
        self._offered: Looked | None = None
        self._wanted_profile: Profile | None = None
        self._table: Table | None = None
        self._order: Order | None = None
        self._done: Done | None = None
        self._layer_id = ""
        self.file = FilePage(self)
        self.columns = ColumnsPage(dictionary, self)
        self.trial = TrialPage(self)
        self.result = ResultPage(self)
        for page in (self.file, self.columns, self.trial, self.result):
            self.pages.addWidget(page)
        self.profiles = Profiles(self.columns, self)
        self._connect()
        self._set_tab_order()
        self._show_page(FILE)
        resize_within_screen(self, 860, 660)

    def _connect(self) -> None:
        self.file.changed.connect(self._look)
        self.columns.changed.connect(self._on_columns)
        self.profiles.chosen.connect(self._take_profile)
        self.profiles.failed.connect(lambda error: say(self.problemLabel, error.text))
        self.result.report_wanted.connect(self._open_report)
        self.result.rows_wanted.connect(self._show_rows)
        self.result.another_wanted.connect(self._begin_again)
        self.errands.changed.connect(self._show_buttons)
        self.nextButton.clicked.connect(self.go_on)
        self.backButton.clicked.connect(self._go_back)
        self.closeButton.clicked.connect(self.close)

    # --- pages ---------------------------------------------------------------------------------------------------

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return int(self.pages.currentIndex())

    def _show_page(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        names = (tr("File"), tr("Columns"), tr("Trial"), tr("Import"))
        steps = (f"{number(i + 1)}. {name}" for i, name in enumerate(names))
        self.stepsLabel.setText(" › ".join(f"<b>{step}</b>" if i == page else step for i, step in enumerate(steps)))
        say(self.problemLabel, "")
        self._show_buttons()
        current: Any = self.pages.currentWidget()
        if hasattr(current, "begin"):
            current.begin()

    def _show_buttons(self) -> None:
        page, busy = self.page, self.errands.busy
        over = page == RESULT and self._done is not None
        self.backButton.setVisible(page > FILE and not over)
        self.backButton.setEnabled(not (busy and page == RESULT))
        self.nextButton.setVisible(page != RESULT)
        self.nextButton.setText(tr("&Import") if page == TRIAL else tr("&Next"))
        self.nextButton.setEnabled(
            {FILE: self._looked is not None, COLUMNS: True, TRIAL: self._order is not None and not busy}.get(
                page, False
            )
        )
        self.nextButton.setDefault(page != RESULT)
        self.closeButton.setDefault(page == RESULT)

    def go_on(self) -> None:
        """To the next page, if this one has all it needs."""
        if self.page == FILE and self._looked is not None:
            if problem := self.file.problem():
                say(self.problemLabel, problem)
                return
            self._show_page(COLUMNS)
            self._offer(self._looked)
            if self._table is None:
                self._read()
        elif self.page == COLUMNS:
            if problem := self.columns.problem():
                say(self.problemLabel, problem)
                return
            self._show_page(TRIAL)
            self._try()
        elif self.page == TRIAL and self._order is not None:
            self._show_page(RESULT)
            self._import(self._order)

    def _go_back(self) -> None:
        if self.page in (TRIAL, COLUMNS):
            if self.page == TRIAL or self._table is None:
                self.errands.drop()
            self._order = None
        self._show_page(self.page - 1)

    def _begin_again(self) -> None:
        self._done = self._order = self._table = self._looked = None
        self.result.clear()
        self.file.forget()
        self._show_page(FILE)

    def _fail(self, error: UserError) -> None:
        given_up = isinstance(error, GivenUp)
        if self.page == RESULT and given_up:
            self.result.show_end(tr("Cancelled. Nothing was imported."))
        elif self.page == RESULT:
            self._show_page(TRIAL)
        elif self.page == TRIAL:
            self._show_page(COLUMNS)
        self._show_buttons()
        if not given_up:
            say(self.problemLabel, error.text)
        elif self.page != RESULT:
            say(self.problemLabel, tr("Stopped. Nothing was imported."))

    # --- reading -------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        """Reads the first rows of what is chosen now."""
        self._looked = self._table = self._order = None
        self.errands.drop()
        say(self.problemLabel, "")
        self._show_buttons()
        source, options = self.file.source(), self.file.options()
        if source is not None:
            self.errands.run(
                tr("Reading the first rows…"),
                lambda errand: look(source, options, self._info, self._dictionary, errand),
                self._on_looked,
            )

    def _on_looked(self, looked: Looked) -> None:
        self._looked = looked
        self.file.show_preview(looked.preview)
        if (kept := self._kept()) is not None:
            self.file.take(kept.plane, kept.system)
        self._show_buttons()
        if self.page == COLUMNS:
            self._offer(looked)
            self._read()

    def _kept(self) -> Kept | None:
        """How the rows were imported before, if they were rejected then."""
        return self._looked.source.kept if self._looked is not None else None

    def _offer(self, looked: Looked) -> None:
        """Offers the columns, once for each file and way of reading it."""
        if looked is self._offered:
            return
        self._offered = looked
        self.columns.show_source(looked)
        wanted, self._wanted_profile = self._wanted_profile, None
        kept = self._kept()
        if wanted is None:
            self.profiles.show_guess()
            wanted = kept.profile if kept is not None else None
        if wanted is not None:
            self._show_profile(wanted)

    def _read(self) -> None:
        looked = self._looked
        assert looked is not None
        options = looked.preview.read_as if looked.source.layer is None else self.file.options()
        self.errands.run(tr("Reading all rows…"), lambda errand: read(looked.source, options, errand), self._on_read)

    def _on_read(self, table: Table) -> None:
        self._table = table
        self._count_unknown()
        if self.page == TRIAL:
            self._try()

    # --- columns and profiles ------------------------------------------------------------------------------------

    def _on_columns(self) -> None:
        self._order = None
        say(self.problemLabel, "")
        self._count_unknown()

    def _count_unknown(self) -> None:
        rows, dictionary, columns = self._table, self._dictionary, self.columns.coded_columns()
        if self._looked is None:
            return
        whole = rows is not None or self._looked.preview.whole
        counted = rows if rows is not None else self._looked.preview
        self.errands.tasks.once(
            "unknown", lambda: count_unknown(counted, columns, dictionary, whole=whole), self._on_unknown
        )

    def _take_profile(self, profile: Profile | None) -> None:
        """A profile was chosen; None goes back to what was guessed."""
        looked = self._looked
        if looked is None:
            return
        if profile is None:
            self.columns.show_guess()
            return
        if looked.source.layer is not None or _reads_so(looked, profile):
            self._show_profile(profile)
        else:
            self.file.set_options(profile.reading)
            self._wanted_profile = profile
            self._look()

    def _set_tab_order(self) -> None:
        """From top to bottom on each page, then the buttons."""
        trial, result = self.trial, self.result
        follow(
            *self.file.in_tab_order(),
            *self.columns.in_tab_order(),
            *(trial.notesList, trial.reasonsView, trial.rejectedView),
            *(result.rowsButton, result.reportButton, result.anotherButton),
            *(self.stopButton, self.backButton, self.nextButton, self.closeButton),
        )

    def _on_unknown(self, unknown: Unknown) -> None:
        self.columns.show_unknown(unknown)
        self._set_tab_order()

    def _show_profile(self, profile: Profile) -> None:
        missing = self.columns.show_profile(profile)
        if missing and self._looked is not None:
            self._say_missing(self._looked.source.name, missing)

    def _say_missing(self, name: str, missing: list[str]) -> None:
        say(
            self.problemLabel,
            tr("{file} lacks these columns of the profile: {names}. Choose others, or leave them out.").format(
                file=quoted(name), names=", ".join(missing)
            ),
        )

    # --- trying and importing ------------------------------------------------------------------------------------

    def _try(self) -> None:
        self.trial.clear()
        if self._table is None:
            if not self.errands.busy:
                self._read()
            return  # it is tried when all rows have been read
        try:
            profile = self.columns.profile()
        except UserError as error:
            self._fail(error)
            return
        order = Order(self._table, profile, self.file.plane(), self.file.system())
        self.errands.run(
            tr("Trying the import…"),
            lambda errand: try_out(self._location, self._authcfg, order, errand),
            lambda report: self._on_tried(order, report),
        )

    def _on_tried(self, order: Order, report: ImportReport) -> None:
        self._order = order if report.accepted or report.duplicate else None
        self.trial.show_report(report, order, self._info.title)
        self._show_buttons()
        if self._order is None:
            say(self.problemLabel, tr("No row can be imported as it is. Go back and choose the columns anew."))
        self.nextButton.setFocus()

    def _import(self, order: Order) -> None:
        self.result.clear()
        title = tr("Import of {name}").format(name=quoted(order.table.name))
        self.errands.run(
            title,
            lambda errand: carry_out(self._location, self._authcfg, order, errand),
            self._on_imported,
            title,
        )

    def _on_imported(self, done: Done) -> None:
        self._done, name = done, ""
        self._table = self._order = None  # a large file's rows are a gigabyte
        if done.rejected is not None:
            name = done.rejected.name()
            self._layer_id = done.rejected.id()
            self._project.addMapLayer(done.rejected)
        self.result.show_report(done.report, name)
        self._show_buttons()
        self.imported.emit()

    def _show_rows(self) -> None:
        layer = self._project.mapLayer(self._layer_id)
        if isinstance(layer, QgsVectorLayer):
            self.rows_wanted.emit(layer)
        else:
            say(self.problemLabel, tr("The layer of the rejected rows is not in the project any more."))

    def _open_report(self) -> None:
        done = self._done
        if done is None:
            return

        def opened(path: str) -> None:
            if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
                say(self.problemLabel, tr("No program opens the report. It is here: {path}").format(path=path))

        self.errands.tasks.start(lambda: write_report(done.report), opened)

    # --- leaving -------------------------------------------------------------------------------------------------

    @property
    def importing(self) -> str:
        """The name of what is on its way into the store; empty where nothing is."""
        on_its_way = self.page == RESULT and self.errands.busy and self._order is not None
        return self._order.table.name if on_its_way and self._order is not None else ""

    def reject(self) -> None:
        """Escape, and the window's own cross."""
        if self.importing:
            text = tr("The import is going on. Stop it? Nothing is imported then.")
            if not ask(self, self.windowTitle(), text, tr("&Stop the import"), tr("&Go on importing")):
                return
        self.leave()

    def leave(self) -> None:
        """Closes without asking; what goes on is given up."""
        self.errands.leave()
        self.done(QDialog.DialogCode.Rejected)


def _reads_so(looked: Looked, profile: Profile) -> bool:
    """Whether the rows were read as a profile says already."""
    found, said = looked.preview.read_as, profile.reading
    return all(
        not getattr(said, name) or getattr(said, name) == getattr(found, name)
        for name in ("encoding", "delimiter", "sheet", "header_row")
    )
