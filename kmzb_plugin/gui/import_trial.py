"""The third page of the import: what it would do, with nothing written yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QStringListModel
from qgis.PyQt.QtWidgets import QWidget

from ..text import tr
from .focus_ring import FocusRing
from .forms import form
from .import_tables import fit_columns, set_up
from .import_work import Order
from .wording import number, plane_name

if TYPE_CHECKING:
    from ..store.intake.report import ImportReport

MOST = 1000
"""Rejected rows that are listed; the layer of the import has all of them."""


class TrialPage(QWidget, form("import_trial")):  # type: ignore[misc]
    """Shows the report of a dry run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._notes = QStringListModel(self)
        self.notesList.setModel(self._notes)
        FocusRing(self.notesList)
        self.reasons = set_up(self.reasonsView)
        self.reasonsView.verticalHeader().hide()
        self.rejected = set_up(self.rejectedView)
        self.rejectedView.verticalHeader().hide()
        for part, share in enumerate((0, 0, 1)):
            self.splitter.setStretchFactor(part, share)
        self.clear()

    def clear(self) -> None:
        """Nothing is known yet."""
        self.answerLabel.setText(tr("The import is tried; nothing is written."))
        self.targetLabel.clear()
        for part in (self.notesPart, self.reasonsPart, self.rejectedPart):
            part.hide()

    def show_report(self, report: ImportReport, order: Order, store: str) -> None:
        """What would become of the rows."""
        from ..processing.store.importing import answer, attachments_answer

        self.answerLabel.setText(answer(report))
        self.targetLabel.setText(
            tr("Into the store «{store}», plane: {plane}, source system: {system}.").format(
                store=store, plane=plane_name(order.plane.value), system=order.system
            )
        )
        notes = [*report.notes, *([attachments_answer(report.attachments)] if report.attachments.named else [])]
        self._notes.setStringList(notes)
        self.notesPart.setVisible(bool(notes))
        self.reasons.show((tr("Rows"), tr("Reason")), [(count, reason) for reason, count in report.reasons])
        self.reasonsPart.setVisible(bool(report.reasons))
        fit_columns(self.reasonsView, stretched=1)
        first = report.rejected.iloc[:MOST]
        names = [tr("Row"), tr("Reason"), *map(str, first.columns[2:])]
        self.rejected.show(names, [(int(row[0]), *row[1:]) for row in first.itertuples(index=False, name=None)])
        fit_columns(self.rejectedView)
        left = len(report.rejected) - len(first)
        self.rejectedLabel.setText(
            tr("Re&jected rows: the first {shown} of {n}").format(
                shown=number(len(first)), n=number(len(report.rejected))
            )
            if left
            else tr("Re&jected rows")
        )
        self.rejectedPart.setVisible(len(first) > 0)
        self._share_room()

    def _share_room(self) -> None:
        """Notes and reasons get the room that they need, up to a third each; the rejected rows have the rest."""
        whole, label = self.splitter.height(), self.fontMetrics().height() + 12
        notes = sum(self.notesList.sizeHintForRow(row) + 4 for row in range(self._notes.rowCount()))
        rows = (len(self.reasons.rows) + 1) * self.reasonsView.verticalHeader().defaultSectionSize()
        wanted = [min(part + label + 8, whole // 3) for part in (notes, rows)]
        self.splitter.setSizes([*wanted, max(whole - sum(wanted), whole // 3)])

    def begin(self) -> None:
        """Somebody looks at what was found."""
        for view in (self.notesList, self.reasonsView, self.rejectedView):
            if view.isVisible():
                view.setFocus()
                return
