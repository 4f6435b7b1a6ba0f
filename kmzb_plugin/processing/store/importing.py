"""What the import algorithms share: their input, the numbers they return, the rejected rows and the report."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...disk import reason
from ...locale import number
from ...text import UserError, tr
from ..base import HTML_REPORT, IMPORT_SOURCE, KmzbAlgorithm, stop_if_cancelled
from ..outputs import TEXT, WHOLE, field, is_wanted, opened_sink
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

_REASONS_SHOWN = 12
_PROBE = 4096  # bytes that have to find room


class ImportAlgorithm(KmzbAlgorithm):
    """An algorithm that brings rows into a store and answers for each of them."""

    def add_input(self, label: str, kind: QgsProcessing.SourceType, help_text: str) -> None:
        """Adds INPUT, a layer or a file of this kind."""
        source = QgsProcessingParameterFeatureSource(INPUT, label, [kind])
        source.setMetadata({"widget_wrapper": IMPORT_SOURCE})
        self.add(source, help_text)

    def add_results(self) -> None:
        """Adds REJECTED, HTML_REPORT and the four numbers."""
        self.add(
            QgsProcessingParameterFeatureSink(
                REJECTED, tr("Rejected rows"), QgsProcessing.SourceType.TypeVector, optional=True
            ),
            tr(
                "The rows that were not taken, each with its number in the file and the reason. Correct them there and "
                "import them with the same profile: row and reason are then left out."
            ),
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
        return tr("%n rows rejected: {reason}", count).format(reason=reason)

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
        for why, count in report.reasons[:_REASONS_SHOWN]:
            feedback.pushWarning(self.refusal(why, count))
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

    def check_outputs(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Refuses, before anything is imported, places that cannot be written to and one that is the input itself."""
        source = parameters.get(INPUT)
        given = Path(source.partition("|")[0]) if isinstance(source, str) else None
        layer = self.parameterAsVectorLayer(parameters, INPUT, context) if given is None else None
        if layer is not None:
            given = layer_file(layer)
        for definition in self.destinationParameterDefinitions():
            name = definition.name()
            if not parameters.get(name):
                continue
            if definition.type() == QgsProcessingParameterFeatureSink.typeName():
                # In a context of its own: QGIS would look for a layer of that name afterwards.
                place = Path(self.parameterAsOutputLayer(parameters, name, QgsProcessingContext()))
            else:
                place = Path(self.parameterAsFileOutput(parameters, name, context))
            if not place.is_absolute():
                continue
            if given is not None and place == given.absolute():
                raise UserError(
                    tr("«{path}» is the file that is imported. Choose another one to write to.").format(path=place)
                )
            check_writable(place)

    def _write_rejected(
        self,
        report: ImportReport,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str | None:
        if not is_wanted(parameters, REJECTED):
            return None
        fields = rejected_fields(report)
        kind = QgsWkbTypes.Type.NoGeometry if report.points is None else QgsWkbTypes.Type.Point
        crs = QgsCoordinateReferenceSystem() if report.points is None else QgsCoordinateReferenceSystem(report.crs)
        sink, destination = opened_sink(self, parameters, REJECTED, context, fields, kind, crs)
        self._call_fields(fields, destination, context)
        written = 0
        for feature in rejected_features(report, fields):
            stop_if_cancelled(feedback)
            written += sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert)
        del sink  # what a full disk does not take is seen only when the file is closed
        self._check_written(destination, written, report)
        return str(destination)

    def _call_fields(self, fields: QgsFields, destination: str, context: QgsProcessingContext) -> None:
        from ...layers.styles.areas import set_aliases

        aliases = {each.name(): each.alias() for each in fields}
        name = self.parameterDefinition(REJECTED).description()
        self.load_styled(context, destination, name, lambda layer: set_aliases(layer, aliases))

    def _check_written(self, destination: str, written: int, report: ImportReport) -> None:
        """Raises where the rejected rows have not arrived; the half file goes, the import stands."""
        place = Path(str(destination).partition("|")[0])
        wanted = len(report.rejected)
        if written == wanted and place.is_file():
            layer = QgsVectorLayer(str(destination), "rejected", "ogr")
            written = layer.featureCount() if layer.isValid() else -1
        if written == wanted:
            return
        if place.is_file():
            place.unlink()
        raise UserError(
            tr(
                "{answer} The import is done, but the rejected rows could not be written to «{path}»: is the disk "
                "full? Make room and import again: what was accepted is known then, and the rejected rows come out "
                "again."
            ).format(answer=answer(report), path=place)
        )


def rejected_fields(report: ImportReport) -> QgsFields:
    """The fields of rejected rows: their number and the reason, then the file's own columns."""
    from ...store.intake.columns import field_names

    fields = QgsFields()
    fields.append(field("row", WHOLE, tr("Row")))
    fields.append(field("reason", TEXT, tr("Reason")))
    columns = [str(name) for name in report.rejected.columns[2:]]
    for own, name in zip(field_names(columns), columns, strict=True):
        fields.append(field(own, TEXT, name))
    return fields


def rejected_features(report: ImportReport, fields: QgsFields) -> Iterator[QgsFeature]:
    """The rejected rows, with their points where the file had any."""
    points = report.points
    for i, row in enumerate(report.rejected.itertuples(index=False, name=None)):
        feature = QgsFeature(fields)
        feature.setAttributes([int(row[0]), *(str(value) for value in row[1:])])
        if points is not None and not any(map(isnan, points[i])):
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*points[i])))
        yield feature


def check_writable(place: Path) -> None:
    """Raises UserError where a file cannot be made; nothing that is there is touched."""
    try:
        if place.is_dir():
            raise IsADirectoryError(errno.EISDIR, place.name)
        with tempfile.NamedTemporaryFile(dir=place.parent, prefix=".kmzb") as probe:
            probe.write(bytes(_PROBE))
            probe.flush()
        if place.exists() and not os.access(place, os.W_OK):
            raise PermissionError(errno.EACCES, place.name)
    except OSError as error:
        raise UserError(
            tr("«{path}» cannot be written: {reason}. Choose another place; nothing was imported.").format(
                path=place, reason=reason(error)
            )
        ) from error


def layer_file(layer: QgsVectorLayer) -> Path | None:
    """The file of a layer; None for a layer that is no file's."""
    words = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = Path(words.get("path") or "")
    return path if path.is_file() else None


def input_file(parameters: dict[str, Any]) -> Path | None:
    """The table file that INPUT names; None for a layer."""
    value = parameters.get(INPUT)
    if not isinstance(value, str):
        return None
    from ...store.intake.reading import is_table_file

    path = Path(value)
    return path if path.is_file() and is_table_file(path) else None


def answer(report: ImportReport) -> str:
    """The one sentence: what became of the rows, or would."""
    said = tr("{read} rows read: {accepted} accepted, {duplicate} known already, {rejected} rejected.")
    if report.rehearsed:
        said = tr(
            "Dry run, nothing was written. {read} rows read: {accepted} would be accepted, {duplicate} are known "
            "already, {rejected} would be rejected."
        )
    return said.format(
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
        (tr("would be accepted") if report.rehearsed else tr("accepted"), report.accepted),
        (tr("known already"), report.duplicate),
        (tr("would be rejected") if report.rehearsed else tr("rejected"), len(report.rejected)),
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
