"""What `importthreats` says about the attachments that the rows name."""

from __future__ import annotations

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
    QgsWkbTypes,
)

from ...text import tr
from ..outputs import TEXT, WHOLE, field
from .importing import ImportAlgorithm, attachments_answer

if TYPE_CHECKING:
    from ...store.intake.attachments import Attachments

REFUSED = "REFUSED_ATTACHMENTS"
ACCEPTED_COUNT = "ATTACHMENT_COUNT"
KNOWN_COUNT = "ATTACHMENT_DUPLICATE_COUNT"
REFUSED_COUNT = "ATTACHMENT_REFUSED_COUNT"


def add_attachment_results(algorithm: ImportAlgorithm) -> None:
    """Adds the table of the files refused and the three numbers."""
    algorithm.add(
        QgsProcessingParameterFeatureSink(
            REFUSED,
            tr("Refused attachments"),
            QgsProcessing.SourceType.TypeVector,
            optional=True,
            createByDefault=False,
        ),
        tr("The files that were not taken, each with the number of its row and the reason."),
    )
    for name, title in (
        (ACCEPTED_COUNT, tr("Attachments accepted")),
        (KNOWN_COUNT, tr("Attachments known already")),
        (REFUSED_COUNT, tr("Attachments refused")),
    ):
        algorithm.addOutput(QgsProcessingOutputNumber(name, title))


def attachment_results(
    algorithm: ImportAlgorithm,
    told: Attachments,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> dict[str, Any]:
    """Says what became of the files, writes those refused, and returns the outputs."""
    for reason, count in told.sentences.most_common():
        feedback.pushWarning(tr("%n attachments refused: {reason}", count).format(reason=reason))
    if told.named:
        feedback.pushInfo(attachments_answer(told))
    fields = QgsFields()
    fields.append(field("row", WHOLE, tr("Row")))
    fields.append(field("file", TEXT, tr("File")))
    fields.append(field("reason", TEXT, tr("Reason")))
    sink, destination = algorithm.parameterAsSink(
        parameters, REFUSED, context, fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem()
    )
    if sink is not None:
        for row in told.refused:
            feature = QgsFeature(fields)
            feature.setAttributes(list(row))
            if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
                raise QgsProcessingException(algorithm.writeFeatureError(sink, parameters, REFUSED))
    return {
        REFUSED: destination,
        ACCEPTED_COUNT: told.accepted,
        KNOWN_COUNT: told.known,
        REFUSED_COUNT: len(told.refused),
    }
