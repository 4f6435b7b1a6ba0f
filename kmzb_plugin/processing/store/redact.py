"""`redact`: masks personal data in the text fields of a layer or table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    Qgis,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ...locale import number
from ...text import UserError, tr
from ..base import HTML_REPORT, KmzbAlgorithm, stop_if_cancelled
from ..outputs import TEXT, WHOLE, fields_beside, opened_sink, write_rows
from ..outputs import field as new_field
from ..report import Report

INPUT = "INPUT"
FIELDS = "FIELDS"
OUTPUT = "OUTPUT"

MASKED = "masked"
LOOK_AGAIN = "look_again"

_POLL_EVERY = 1_000


def kind_names() -> dict[str, str]:
    """What is masked, in the user's language."""
    return {
        "pesel": tr("PESEL numbers"),
        "phone": tr("Telephone numbers"),
        "email": tr("E-mail addresses"),
        "plate": tr("Registration plates"),
        "nip": tr("Tax numbers (NIP)"),
        "regon": tr("Business numbers (REGON)"),
        "account": tr("Bank accounts"),
        "identity_card": tr("Identity cards"),
        "passport": tr("Passports"),
        "ip": tr("IP addresses"),
        "url": tr("Profiles on the web"),
    }


@dataclass
class _Counted:
    """What was found: by field and kind; rows with something masked, rows that a person should read."""

    rows: int = 0
    touched: int = 0
    doubtful: int = 0
    found: Counter[tuple[str, str]] = field(default_factory=Counter)

    def of(self, kind: str, name: str = "") -> int:
        """How many of a kind, in one field or in all."""
        return sum(n for (field_name, each), n in self.found.items() if each == kind and name in ("", field_name))


class Redact(KmzbAlgorithm):
    """Copies row by row. Memory: one row at a time."""

    algorithm_id = "redact"
    libraries = ()

    def title(self) -> str:
        return tr("Mask personal data")

    def describe(self) -> str:
        return tr(
            "Hides in text fields what is personal by its form: PESEL, NIP, REGON, bank accounts, identity cards and "
            "passports by their control digits, telephone numbers, e-mail and IP addresses, profiles on the web and "
            "registration plates. Names cannot be told by their form and stay. Rows where a name stands beside the "
            "number of a house or flat are marked for you to read. The input is not changed, and the report holds "
            "counts only."
        )

    def setup(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(INPUT, tr("Layer or table"), [QgsProcessing.SourceType.TypeVector]),
            tr("A layer or a table whose texts may hold personal data."),
        )
        self.add(
            QgsProcessingParameterField(
                FIELDS,
                tr("Text fields"),
                parentLayerParameterName=INPUT,
                type=Qgis.ProcessingFieldParameterDataType.String,
                allowMultiple=True,
                optional=True,
            ),
            tr("The fields to look through. None chosen: all text fields."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(OUTPUT, tr("Masked"), QgsProcessing.SourceType.TypeVector),
            tr(
                "The same rows with the texts masked, and two fields more: masked, how much was hidden in the row; "
                "look_again, how often a name stands beside the number of a house or flat."
            ),
        )
        self.add_report()

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        source = self.parameterAsSource(parameters, INPUT, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, INPUT))
        # Texts are looked at, whatever the shapes are.
        source.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.NoCheck)
        chosen = _chosen(source, self.parameterAsStrings(parameters, FIELDS, context))
        added = [new_field(MASKED, WHOLE, tr("Masked")), new_field(LOOK_AGAIN, WHOLE, tr("Look again"))]
        fields, kept = fields_beside(source.fields(), added)
        sink, destination = opened_sink(
            self, parameters, OUTPUT, context, fields, source.wkbType(), source.sourceCrs(), repeated=True
        )
        counted = _Counted()
        write_rows(sink, fields, _rows(source, chosen, kept, counted, feedback), feedback)
        del sink
        feedback.pushInfo(_answer(counted))
        path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        if path:
            _page(counted, chosen, source.fields(), self.started).write(path)
        self.load_styled(context, destination, tr("Masked"), lambda layer: None)
        return {OUTPUT: destination, HTML_REPORT: path or None}


def _chosen(source: QgsFeatureSource, names: list[str]) -> list[str]:
    """The text fields to look through. Raises UserError for a field of another kind, and where there is none."""
    fields = source.fields()
    texts = [each.name() for each in fields if each.type() == TEXT]
    for name in names:
        if name not in texts:
            raise UserError(tr("The field «{name}» holds no text. Choose text fields.").format(name=name))
    for name in texts:
        if name.lower() in (MASKED, LOOK_AGAIN):
            text = tr("The layer has a text field «{name}», a name that this tool needs itself. Rename the field.")
            raise UserError(text.format(name=name))
    if not texts:
        raise UserError(tr("The layer has no text field, so there is nothing to mask."))
    return names or texts


def _rows(
    source: QgsFeatureSource, chosen: list[str], kept: list[int], counted: _Counted, feedback: QgsProcessingFeedback
) -> Iterator[tuple[QgsGeometry | None, list[Any]]]:
    from ...domain.redaction import mask, suggest
    from ...store.intake.whole import whole

    def heard() -> None:
        stop_if_cancelled(feedback)

    total = max(source.featureCount(), 1)
    places = [(name, kept.index(source.fields().lookupField(name))) for name in chosen]
    for n, feature in enumerate(whole(source), 1):
        if n % _POLL_EVERY == 0:
            feedback.setProgress(100 * n / total)
        attributes = feature.attributes()
        values = [attributes[i] for i in kept]
        hidden, doubtful = 0, 0
        for name, place in places:
            text = values[place]
            if not isinstance(text, str):
                continue
            masked = mask(text, heard=heard)
            values[place] = masked.text
            hidden += masked.found.total()
            doubtful += len(suggest(text, heard))
            counted.found.update({(name, kind): times for kind, times in masked.found.items()})
        counted.rows += 1
        counted.touched += hidden > 0
        counted.doubtful += doubtful > 0
        yield feature.geometry() if feature.hasGeometry() else None, [*values, hidden, doubtful]


def _answer(counted: _Counted) -> str:
    return tr("Personal data hidden: {n}, in {rows} of {all} rows. Rows to be read by a person: {doubtful}.").format(
        n=number(counted.found.total()),
        rows=number(counted.touched),
        all=number(counted.rows),
        doubtful=number(counted.doubtful),
    )


def _page(counted: _Counted, chosen: list[str], fields: QgsFields, started: float) -> Report:
    """Counts alone: not a letter of what was found."""
    report = Report(tr("Mask personal data"), _answer(counted), started)
    report.figure(tr("Hidden"), number(counted.found.total()))
    report.figure(tr("Rows with personal data"), number(counted.touched))
    report.figure(tr("Rows to be read"), number(counted.doubtful))
    names = kind_names()
    kinds = sorted((kind for kind in names if counted.of(kind)), key=lambda kind: -counted.of(kind))
    shown = [name for name in chosen if any(counted.of(kind, name) for kind in kinds)]
    report.table(
        [tr("Kind"), *(shown if len(shown) > 1 else []), tr("Hidden")],
        [
            [names[kind], *([counted.of(kind, name) for name in shown] if len(shown) > 1 else []), counted.of(kind)]
            for kind in kinds
        ]
        or [[tr("None"), 0]],
        tr("What was hidden, by kind and field."),
    )
    if counted.doubtful:
        report.paragraph(
            tr(
                "Rows with a value in the field look_again name a person beside the number of a house or flat. That is "
                "not hidden by itself: streets and schools bear names too. Read them before the table goes further."
            )
        )
    others = [each.name() for each in fields if each.name() not in chosen]
    report.method(tr("Fields looked through"), ", ".join(chosen))
    report.method(tr("Fields left as they are"), ", ".join(others) or "–")
    report.method(
        tr("Rules"),
        tr(
            "Control digits where there are any; a word such as PESEL or tel. beside a number makes up for a wrong "
            "digit; telephone numbers by the Polish numbering plan, plates by the Polish pattern."
        ),
    )
    report.method(
        tr("How well it works"),
        tr(
            "On invented descriptions of a kind that the rules were not made on, {recall} % of what was to be hidden "
            "was found, and {precision} % of what was hidden was personal. Missed: numbers in words, the letter O for "
            "a nought, plates in small letters without a word for a vehicle, foreign, temporary and antique plates, "
            "names."
        ).format(recall=number(91), precision=number(99)),
    )
    return report
