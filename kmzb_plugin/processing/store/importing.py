"""What the import algorithms share: their input, the numbers they return, the rejected rows and the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...locale import number
from ...text import tr
from ..base import HTML_REPORT, KmzbAlgorithm, stop_if_cancelled
from ..outputs import TEXT, WHOLE, field
from ..report import Bar, Report, bar_chart

if TYPE_CHECKING:
    from ...store.intake.attachments import Attachments
    from ...store.intake.report import ImportReport

INPUT = "INPUT"
REJECTED = "REJECTED"
READ_COUNT = "READ_COUNT"
ACCEPTED_COUNT = "ACCEPTED_COUNT"
DUPLICATE_COUNT = "DUPLICATE_COUNT"
REJECTED_COUNT = "REJECTED_COUNT"

_OWN_FIELDS = {"row", "reason", "fid"}  # GeoPackage keeps `fid` for itself
_REASONS_SHOWN = 12


class ImportAlgorithm(KmzbAlgorithm):
    """An algorithm that brings rows into a store and answers for each of them."""

    def add_results(self) -> None:
        """Adds REJECTED, HTML_REPORT and the four numbers."""
        self.add(
            QgsProcessingParameterFeatureSink(
                REJECTED, tr("Rejected rows"), QgsProcessing.SourceType.TypeVector, optional=True
            ),
            tr("The rows that were not taken, each with its number in the file and the reason, to correct and import."),
        )
        self.add_report()
        for name, title in (
            (READ_COUNT, tr("Rows read")),
            (ACCEPTED_COUNT, tr("Rows accepted")),
            (DUPLICATE_COUNT, tr("Rows known already")),
            (REJECTED_COUNT, tr("Rows rejected")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def answer(self, report: Any) -> str:
        """The one sentence: what became of the rows."""
        return answer(report)

    def refusal(self, reason: str, count: int) -> str:
        """That something was not taken for a reason."""
        return tr("%n row(s) rejected: {reason}", count).format(reason=reason)

    def page(self, report: Any) -> Report:
        """The page of the report."""
        return html(report, self.title())

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        # QGIS knows no compressed or empty table files; the import reads them itself and says what is wrong with them.
        if input_file(parameters) is not None:
            parameters = {**parameters, INPUT: QgsVectorLayer("NoGeometry", "table", "memory")}
        return super().checkParameterValues(parameters, context)

    def results(
        self,
        report: ImportReport,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Says what was noticed, writes the rejected rows and the report, and returns the outputs."""
        for note in report.notes:
            feedback.pushWarning(note)
        for reason, count in report.reasons[:_REASONS_SHOWN]:
            feedback.pushWarning(self.refusal(reason, count))
        feedback.pushInfo(self.answer(report))
        rejected = self._write_rejected(report, parameters, context, feedback)
        page = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if page:
            self.page(report).write(page)
        return {
            REJECTED: rejected,
            HTML_REPORT: page or None,
            READ_COUNT: report.read,
            ACCEPTED_COUNT: report.accepted,
            DUPLICATE_COUNT: report.duplicate,
            REJECTED_COUNT: report.rejected_count,
        }

    def _write_rejected(
        self,
        report: ImportReport,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str | None:
        fields = QgsFields()
        fields.append(field("row", WHOLE, tr("Row")))
        fields.append(field("reason", TEXT, tr("Reason")))
        taken = set(_OWN_FIELDS)
        for name in report.rejected.columns[2:]:
            own = str(name)
            while own.lower() in taken:
                own += "_"
            taken.add(own.lower())
            fields.append(field(own, TEXT, str(name)))
        sink, destination = self.parameterAsSink(
            parameters, REJECTED, context, fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem()
        )
        if sink is None:
            return None
        for row in report.rejected.itertuples(index=False, name=None):
            stop_if_cancelled(feedback)
            feature = QgsFeature(fields)
            feature.setAttributes([int(row[0]), *(str(value) for value in row[1:])])
            if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                raise QgsProcessingException(self.writeFeatureError(sink, parameters, REJECTED))
        return destination


def input_file(parameters: dict[str, Any]) -> Path | None:
    """The table file that INPUT names; None for a layer."""
    value = parameters.get(INPUT)
    if not isinstance(value, str):
        return None
    from ...store.intake.reading import is_table_file

    path = Path(value)
    return path if path.is_file() and is_table_file(path) else None


def answer(report: ImportReport) -> str:
    """The one sentence: what became of the rows."""
    return tr("{read} rows read: {accepted} accepted, {duplicate} known already, {rejected} rejected.").format(
        read=number(report.read),
        accepted=number(report.accepted),
        duplicate=number(report.duplicate),
        rejected=number(len(report.rejected)),
    )


def attachments_answer(told: Attachments) -> str:
    """What became of the files that the rows name."""
    said = tr("{named} attachments named: {accepted} accepted, {known} known already, {refused} refused.").format(
        named=number(told.named),
        accepted=number(told.accepted),
        known=number(told.known),
        refused=number(len(told.refused)),
    )
    if told.uncleaned:
        said += " " + tr(
            "%n of them are kept as they came: they may say where and by whom they were made.", told.uncleaned
        )
    return said


def html(report: ImportReport, title: str) -> Report:
    """The page that says what became of the rows and what was noticed."""
    page = Report(f"{title}: {report.name}", answer(report))
    parts = (
        (tr("accepted"), report.accepted),
        (tr("known already"), report.duplicate),
        (tr("rejected"), len(report.rejected)),
    )
    page.figure(tr("read"), number(report.read))
    for label, count in parts:
        page.figure(label, number(count))
    bars = [Bar(label, count, number(count)) for label, count in parts]
    page.svg(bar_chart(bars), tr("What became of the rows"))
    if report.notes:
        page.heading(tr("What was noticed"))
        for note in report.notes:
            page.paragraph(note)
    if report.reasons:
        page.heading(tr("Why rows were rejected"))
        shown = report.reasons[:_REASONS_SHOWN]
        page.table([tr("Reason"), tr("Rows")], shown)
        if len(report.reasons) > len(shown):
            page.paragraph(tr("The rejected rows hold the other reasons."))
    told = report.attachments
    if told.named:
        page.heading(tr("Attachments"))
        page.paragraph(attachments_answer(told))
        if told.sentences:
            page.table([tr("Reason"), tr("Files")], told.sentences.most_common(_REASONS_SHOWN))
    page.method(tr("File"), f"{report.name} ({report.form})")
    page.method(tr("Import profile"), report.profile)
    page.method(tr("Reference system of the file"), report.crs)
    return page
