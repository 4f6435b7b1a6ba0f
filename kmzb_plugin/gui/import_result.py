"""The last page of the import: what became of the rows, and what can be done about those that were rejected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..text import tr
from .forms import form

if TYPE_CHECKING:
    from ..store.intake.report import ImportReport


class ResultPage(QWidget, form("import_result")):  # type: ignore[misc]
    """`report_wanted`, `rows_wanted` and `another_wanted` are its buttons."""

    report_wanted = pyqtSignal()
    rows_wanted = pyqtSignal()
    another_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.reportButton.clicked.connect(lambda _: self.report_wanted.emit())
        self.rowsButton.clicked.connect(lambda _: self.rows_wanted.emit())
        self.anotherButton.clicked.connect(lambda _: self.another_wanted.emit())
        self.clear()

    def clear(self) -> None:
        """Nothing has come of it yet."""
        self.answerLabel.setText(tr("The rows are imported, all of them or none."))
        for widget in (self.attachmentsLabel, self.mendLabel, self.rowsButton, self.reportButton, self.anotherButton):
            widget.hide()

    def show_report(self, report: ImportReport, layer: str) -> None:
        """What became of the rows; `layer` is the name of the layer of those that were rejected."""
        from ..processing.store.importing import answer, attachments_answer

        self.answerLabel.setText(answer(report))
        told = report.attachments
        self.attachmentsLabel.setText(attachments_answer(told) if told.named else "")
        self.attachmentsLabel.setVisible(bool(told.named))
        self.mendLabel.setText(
            tr(
                "The rejected rows are in the project as the layer «{layer}». Put them right there, then import the "
                "layer in this window: its columns are chosen already. Rows that are in the store are not doubled. The "
                "layer is kept in memory; save it if you want to put it right later."
            ).format(layer=layer)
        )
        self.mendLabel.setVisible(bool(layer))
        self.rowsButton.setVisible(bool(layer))
        self.reportButton.show()
        self.anotherButton.show()
        self.reportButton.setFocus()

    def show_end(self, text: str) -> None:
        """It came to nothing."""
        self.clear()
        self.answerLabel.setText(text)
