"""The first page of the import: what is imported, into which plane, and how its rows are to be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsMapLayerProxyModel, QgsProject, QgsVectorLayer
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QToolButton, QWidget

from ..domain.planes import Plane
from ..layers.group import ROLE
from ..processing.store.importing import layer_file
from ..text import tr
from . import settings
from .forms import form
from .import_rejects import kept_folder, kept_of
from .import_tables import fit_columns, set_up
from .import_work import LayerNow, Source
from .legible import ClearPlaceholder
from .wording import number, plane_name

if TYPE_CHECKING:
    from ..store.intake.options import ReadOptions
    from ..store.intake.preview import Preview

TYPING_MS = 400
ENCODINGS = ("UTF-8", "Windows-1250", "ISO-8859-2", "UTF-16")


def _delimiters() -> dict[str, str]:
    return {",": tr("comma"), ";": tr("semicolon"), "\t": tr("tab"), "|": "|"}


class FilePage(QWidget, form("import_file")):  # type: ignore[misc]
    """`changed` says that something else is to be read, or the same otherwise."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.model = set_up(self.previewView)
        keeping = self.previewView.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)  # what stands above it stays at the top
        self.previewView.setSizePolicy(keeping)
        self.pathEdit.setStorageMode(QgsFileWidget.StorageMode.GetFile)
        self.pathEdit.setFilter(
            tr("Tables and layers")
            + " (*.csv *.tsv *.txt *.csv.gz *.xlsx *.ods *.geojson *.json *.gpkg *.shp);;"
            + tr("All files")
            + " (*)"
        )
        path = self.pathEdit.lineEdit()
        path.setAccessibleName(self.pathEdit.accessibleName())
        self.pathEdit.setFocusProxy(path)
        self.pathEdit.setDialogTitle(tr("File to import"))
        self.layerBox.setFilters(QgsMapLayerProxyModel.Filter.VectorLayer)
        QgsProject.instance().layersAdded.connect(self._leave_out_own)
        self._leave_out_own()
        for plane in Plane:
            self.planeBox.addItem(plane_name(plane.value), plane.value)
        self.planeBox.setCurrentIndex(self.planeBox.findData(Plane.INTERNET.value))
        self.planeBox.currentIndexChanged.connect(lambda _: self._suggest_system())
        self.systemEdit.setPlaceholderText(tr("for example KSIP"))
        ClearPlaceholder(self.systemEdit)
        self._suggest_system()
        # What the person has said about the reading; what they have not is found out.
        self._said: dict[str, Any] = {}
        self._showing = False
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.pathEdit.fileChanged.connect(lambda _: self._choose(self.fileButton))
        self.layerBox.activated.connect(lambda _: self._choose(self.layerButton))
        self.fileButton.toggled.connect(lambda _: self._other_source())
        self.encodingBox.activated.connect(lambda _: self._say("encoding", self.encodingBox.currentData()))
        self.delimiterBox.activated.connect(lambda _: self._say("delimiter", self.delimiterBox.currentData()))
        self.sheetBox.activated.connect(lambda _: self._say("sheet", self.sheetBox.currentData()))
        self.headerBox.valueChanged.connect(lambda value: self._say("header_row", value))
        self.show_preview(None)

    def in_tab_order(self) -> list[QWidget]:
        """What Tab comes to, one after another."""
        chooser = [button for button in self.pathEdit.findChildren(QToolButton) if button.parent() is self.pathEdit]
        return [
            *(self.fileButton, self.pathEdit.lineEdit(), *chooser, self.layerButton, self.layerBox),
            *(self.planeBox, self.systemEdit, self.encodingBox, self.delimiterBox, self.sheetBox, self.headerBox),
            self.previewView,
        ]

    # --- what is chosen ------------------------------------------------------------------------------------------

    def plane(self) -> Plane:
        """The plane of the rows."""
        return Plane(self.planeBox.currentData())

    def system(self) -> str:
        """The source system; empty where nothing was written."""
        return str(self.systemEdit.text()).strip()

    def source(self) -> Source | None:
        """What is chosen; None where nothing is yet. A layer is taken as it is now."""
        if self.fileButton.isChecked():
            path = str(self.pathEdit.filePath()).strip()
            return Source(Path(path).name, path) if path else None
        layer = self.layerBox.currentLayer()
        if layer is None:
            return None
        return Source(layer.name(), layer=LayerNow(layer), folder=_folder(layer), kept=kept_of(layer))

    def options(self) -> ReadOptions:
        """What was said about the reading."""
        from ..store.intake.options import ReadOptions

        return ReadOptions(**self._said)

    def set_options(self, options: ReadOptions) -> None:
        """What a profile says about the reading."""
        said = {"encoding": options.encoding, "delimiter": options.delimiter, "sheet": options.sheet}
        self._said = {key: value for key, value in {**said, "header_row": options.header_row}.items() if value}

    def problem(self) -> str:
        """Why it does not go on yet; empty where it does."""
        if not self.model.rows:
            return _no_rows()
        if not self.system():
            self.systemEdit.setFocus()
            return tr(
                "Write the system that the rows come from, always the same for one system: by it and by their numbers "
                "rows are known again when they come a second time."
            )
        settings.remember_import_system(self.plane().value, self.system())
        return ""

    def _suggest_system(self) -> None:
        """What was written for this plane the last time; what is written now stays."""
        if not self.systemEdit.isModified():
            self.systemEdit.setText(settings.import_system(self.plane().value))

    def take(self, plane: Plane, system: str) -> None:
        """What a layer of rejected rows says of its import."""
        self.planeBox.setCurrentIndex(self.planeBox.findData(plane.value))
        self.systemEdit.setText(system)
        self.systemEdit.setModified(True)

    def forget(self) -> None:
        """Another file is to be chosen."""
        self.pathEdit.setFilePath("")
        self._other_source()

    def begin(self) -> None:
        """Somebody comes to the page."""
        (self.pathEdit.lineEdit() if self.fileButton.isChecked() else self.layerBox).setFocus()

    def _leave_out_own(self) -> None:
        """What the layers of the store show is in it already."""
        layers = QgsProject.instance().mapLayers().values()
        self.layerBox.setExceptedLayerList([layer for layer in layers if layer.customProperty(ROLE)])

    def _choose(self, button: Any) -> None:
        if button.isChecked():
            self._other_source()
        else:
            button.setChecked(True)

    def _other_source(self) -> None:
        self._said = {}
        self.show_preview(None)
        self._typing.start()

    def _say(self, key: str, value: Any) -> None:
        if self._showing:
            return
        self._said = {name: said for name, said in {**self._said, key: value}.items() if said}
        self._typing.start()

    # --- the preview ---------------------------------------------------------------------------------------------

    def show_preview(self, preview: Preview | None) -> None:
        """Shows the first rows and how they were read; None clears it."""
        self._showing = True
        if preview is None:
            self.model.show((), ())
            self.foundLabel.clear()
            self.optionHolder.hide()
        else:
            self.model.show(preview.columns, preview.rows, preview.numbers)
            fit_columns(self.previewView)
            self._show_options(preview)
            text = tr("all rows: {n}") if preview.whole else tr("first rows: {n}")
            self.foundLabel.setText(text.format(n=number(len(preview.rows))))
        for part in (self.previewLabel, self.previewView):
            part.setVisible(preview is not None)
        hint = tr(
            "Choose a file or a layer. A file is a CSV file, a spreadsheet, or that of a layer; the address of service "
            "requests (Open311) is taken too."
        )
        if self.layerButton.isChecked() and not self.layerBox.count():
            hint = tr("The project has no layer that could be imported. Choose a file, or add a layer to the project.")
        notes = [hint] if preview is None else [*preview.notes, *([] if preview.rows else [f"⚠ {_no_rows()}"])]
        self.notesLabel.setText("\n".join(notes))
        self.notesLabel.setVisible(bool(self.notesLabel.text()))
        self._showing = False

    def _show_options(self, preview: Preview) -> None:
        found = preview.read_as
        names = _delimiters()
        pairs = (
            (self.encodingLabel, self.encodingBox, "encoding", {name: name for name in ENCODINGS}),
            (self.delimiterLabel, self.delimiterBox, "delimiter", names),
            (self.sheetLabel, self.sheetBox, "sheet", {name: name for name in preview.sheets}),
        )
        for label, box, key, choices in pairs:
            value = getattr(found, key) or (preview.sheets[0] if key == "sheet" and preview.sheets else "")
            for widget in (label, box):
                widget.setVisible(bool(value))
            if value:
                _fill(box, choices, value, self._said.get(key, ""))
        for widget in (self.headerLabel, self.headerBox):
            widget.setVisible(found.header_row > 0)
        self.headerBox.setSpecialValueText(tr("{value} (found)").format(value=number(found.header_row)))
        self.headerBox.updateGeometry()  # it does not say itself that its text is longer
        self.headerBox.setValue(self._said.get("header_row", 0))
        self.optionHolder.setVisible(found.header_row > 0 or any(not box.isHidden() for _, box, _, _ in pairs))


def _no_rows() -> str:
    return tr("There are no rows below the header. Choose another file, or another row of the header.")


def _fill(box: QComboBox, choices: dict[str, str], found: str, said: str) -> None:
    """What was found first, then what can be said instead."""
    box.clear()
    if not said:
        box.addItem(tr("{value} (found)").format(value=choices.get(found, found)), "")
    else:
        box.addItem(tr("find out"), "")
    for value, name in choices.items():
        box.addItem(name, value)
    if said and box.findData(said) < 0:
        box.addItem(said, said)
    box.setCurrentIndex(box.findData(said) if said else 0)


def _folder(layer: QgsVectorLayer) -> Path | None:
    """Where the file of a layer lies, and the files that its rows name; None for a layer that is no file's."""
    if (kept := kept_folder(layer)) is not None:
        return kept
    path = layer_file(layer)
    return path.parent if path is not None else None
