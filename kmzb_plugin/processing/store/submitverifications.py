"""`submitverifications`: a table of decisions through the outbox into a store, a receipt a row."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qgis.core import (
    NULL,
    QgsFeature,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
)

from ...locale import number
from ...text import UserError, tr
from ..base import KmzbAlgorithm, stop_if_cancelled
from ..outputs import TEXT, field, opened_sink, write_rows
from .stores import add_store, opened_store

if TYPE_CHECKING:
    from ...domain.submission import Submission
    from ...store.base import Dictionary, Store
    from ...store.outbox import Entry, Outbox

INPUT = "INPUT"
OUTPUT = "OUTPUT"
COUNTS = ("ACCEPTED_COUNT", "CONFLICT_COUNT", "REJECTED_COUNT", "PENDING_COUNT")
ACCEPTED, CONFLICT, REJECTED, PENDING = COUNTS
REQUIRED = ("threat_id", "expected_version", "new_status")
OPTIONAL = ("id", "reason", "note")


@dataclass(frozen=True)
class Row:
    """A row of the table: what is handed in, or the sentence that says why it cannot be."""

    id: str
    threat_id: str
    submission: Submission | None
    problem: str = ""


class SubmitVerifications(KmzbAlgorithm):
    """Everything readable goes to the outbox first, then one pass is sent. Memory: about 2 kB a row."""

    algorithm_id = "submitverifications"
    libraries = ("numpy", "pandas", "shapely")

    def title(self) -> str:
        return tr("Submit verifications")

    def describe(self) -> str:
        return tr(
            "Hands in a table of decisions, each by its own right: a row that is refused stops no other. What the "
            "store has not answered yet stays in the outbox and is sent later. A row that carries an id can be handed "
            "in again without being done twice."
        )

    def setup(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(INPUT, tr("Decisions"), [QgsProcessing.SourceType.Vector]),
            tr(
                "A table with the fields threat_id, expected_version and new_status, and if wanted id, reason and "
                "note. A geometry is not looked at."
            ),
        )
        add_store(self)
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Receipts"), QgsProcessing.SourceType.Vector),
            tr("A row for each decision: id, threat_id, the store's outcome, and what it means."),
        )
        titles = {
            ACCEPTED: tr("Accepted"),
            CONFLICT: tr("In conflict"),
            REJECTED: tr("Refused"),
            PENDING: tr("Not answered yet"),
        }
        for name in COUNTS:
            self.addOutput(QgsProcessingOutputNumber(name, titles[name]))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        source = self.parameterAsSource(parameters, INPUT, context)
        if source is None:
            return
        missing = [name for name in REQUIRED if source.fields().lookupField(name) < 0]
        if missing:
            text = tr("The table lacks the fields {missing}. It needs {needed}; {more} are optional.")
            raise UserError(
                text.format(missing=", ".join(missing), needed=", ".join(REQUIRED), more=", ".join(OPTIONAL))
            )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...store.outbox import Outbox, default_outbox_path

        rows = self._rows(parameters, context, feedback)
        stop_if_cancelled(feedback)
        with opened_store(self, parameters, context, feedback) as store:
            outbox = Outbox(default_outbox_path())
            try:
                answers = hand_in(rows, store, outbox, feedback)
            finally:
                outbox.close()
        destination = self._write(answers, parameters, context, feedback)
        counts = {name: sum(answer.counted == name for answer in answers) for name in COUNTS}
        text = tr("{rows} rows: {accepted} accepted, {conflict} in conflict, {rejected} refused, {pending} pending.")
        feedback.pushInfo(
            text.format(
                rows=number(len(rows)),
                accepted=number(counts[ACCEPTED]),
                conflict=number(counts[CONFLICT]),
                rejected=number(counts[REJECTED]),
                pending=number(counts[PENDING]),
            )
        )
        return {OUTPUT: destination, **counts}

    def _rows(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> list[Row]:
        from ...store.intake.whole import whole

        source = self.parameterAsSource(parameters, INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, INPUT))
        index = {name: source.fields().lookupField(name) for name in (*REQUIRED, *OPTIONAL)}
        seen: set[str] = set()
        rows = []
        for n, feature in enumerate(whole(source), 1):
            stop_if_cancelled(feedback)
            row = read_row(_values(feature, index), n)
            if row.submission is not None and row.id in seen:
                row = Row(row.id, row.threat_id, None, tr("Row {row}: the id is used twice.").format(row=n))
            seen.add(row.id)
            rows.append(row)
        return rows

    def _write(
        self,
        answers: list[Answer],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str:
        fields = QgsFields()
        for name, alias in (
            ("id", tr("Submission")),
            ("threat_id", tr("Threat")),
            ("outcome", tr("Outcome")),
            ("detail", tr("What it means")),
        ):
            fields.append(field(name, TEXT, alias))
        sink, destination = opened_sink(self, parameters, OUTPUT, context, fields)
        table = ((None, [each.row.id, each.row.threat_id, each.outcome, each.detail]) for each in answers)
        write_rows(sink, fields, table, feedback)
        del sink
        self.load_styled(context, destination, tr("Receipts"), lambda layer: None)
        return destination


@dataclass(frozen=True)
class Answer:
    """What became of a row; `counted` is the name of the output that counts it."""

    row: Row
    outcome: str
    detail: str
    counted: str


def _values(feature: QgsFeature, index: dict[str, int]) -> dict[str, str]:
    """The fields as text, empty where there is none."""
    values = {name: feature[i] if i >= 0 else None for name, i in index.items()}
    return {name: "" if value is None or value == NULL else str(value).strip() for name, value in values.items()}


def read_row(values: dict[str, str], row: int) -> Row:
    """A row as it can be handed in; what is wrong with it becomes its sentence."""
    try:
        submission = _submission(values, row)
        submission.check()
    except UserError as error:
        return Row(values["id"], values["threat_id"], None, error.text)
    return Row(submission.id, values["threat_id"], submission)


def _submission(values: dict[str, str], row: int) -> Submission:
    from ...domain.submission import verification

    empty = [name for name in REQUIRED if not values[name]]
    if empty:
        raise UserError(tr("Row {row}: {fields} must not be empty.").format(row=row, fields=", ".join(empty)))
    version = values["expected_version"].removesuffix(".0")  # spreadsheets make every number a decimal one
    if not version.isascii() or not version.isdigit():
        text = tr("Row {row}: the version «{value}» is no whole number.")
        raise UserError(text.format(row=row, value=version))
    made = verification(
        values["threat_id"], int(version), values["new_status"], note=values["note"], reason=values["reason"]
    )
    if not values["id"]:
        return made
    try:
        identity = str(uuid.UUID(values["id"]))
    except ValueError as error:
        text = tr("Row {row}: the id «{id}» is no UUID. Leave it empty to get one.")
        raise UserError(text.format(row=row, id=values["id"])) from error
    return replace(made, id=identity)


def hand_in(rows: list[Row], store: Store, outbox: Outbox, feedback: QgsProcessingFeedback) -> list[Answer]:
    """Puts the readable rows into the outbox, sends what is due, and says what became of each row."""
    from ...store.sender import send

    location = store.describe().location
    outbox.put(location, [row.submission for row in rows if row.submission is not None])
    # from here on the decisions are safe on disk: cancelling leaves the rest to be sent later
    send(outbox, store, feedback.isCanceled)
    entries = {entry.submission.id: entry for entry in outbox.entries()}
    dictionary = store.dictionary()
    return [_answer(row, entries.get(row.id), dictionary) for row in rows]


def _answer(row: Row, entry: Entry | None, dictionary: Dictionary) -> Answer:
    from ...domain.submission import Outcome
    from ...store.outbox import State
    from .receipts import sentence

    if row.submission is None:
        return Answer(row, Outcome.INVALID.value, row.problem, REJECTED)
    if entry is None:
        return Answer(row, "withdrawn", tr("Withdrawn from the outbox before it was sent."), REJECTED)
    if entry.submission.content != row.submission.content:
        text = tr("This submission id was used before for something else. Leave the id empty.")
        return Answer(row, Outcome.ID_REUSED.value, text, REJECTED)
    if entry.state is State.BLOCKED:
        text = tr("Not sent: an earlier decision on the same threat was refused. Decide again.")
        return Answer(row, "blocked", text, REJECTED)
    if entry.receipt is None:
        text = tr("In the outbox, sent later. {reason}").format(reason=entry.last_error)
        return Answer(row, "pending", text.strip(), PENDING)
    counted = {State.ACCEPTED: ACCEPTED, State.CONFLICT: CONFLICT}.get(entry.state, REJECTED)
    return Answer(row, entry.receipt.outcome.value, sentence(entry.receipt, dictionary), counted)
