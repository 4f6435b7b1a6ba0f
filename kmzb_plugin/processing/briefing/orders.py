"""What a run of `stationbriefing` is asked for: template, period, subjects, names of the files; and its report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...text import UserError, tr
from ..base import KmzbAlgorithm
from ..main_thread import on_main_thread
from ..report import Report

if TYPE_CHECKING:
    from datetime import datetime

    from ...briefing.scope import Scope
    from ...briefing.subject import Source, Subject
    from ...briefing.templates import Template
    from ...store.base import Store

UNITS = "UNITS"
PERIOD = "PERIOD"
COMPARE_PERIOD = "COMPARE_PERIOD"
TEMPLATE = "TEMPLATE"
LANGUAGE = "LANGUAGE"
DPI = "DPI"
FORMAT = "FORMAT"
HANDLING = "HANDLING"
OUTPUT = "OUTPUT"
THREATS = "THREATS"
FILE_COUNT = "FILE_COUNT"


@dataclass(frozen=True)
class Order:
    """What is to be printed, and how."""

    template: Template
    scope: Scope
    subjects: list[Subject]
    folder: Path
    formats: tuple[str, ...]
    dpi: int
    language: str


@dataclass(frozen=True)
class Printed:
    """One sheet done: what it was about and the files it is in."""

    subject: Subject
    files: list[Path]


def make_order(
    algorithm: KmzbAlgorithm, store: Store, parameters: dict[str, Any], context: QgsProcessingContext
) -> Order:
    """What the parameters ask for. Raises UserError before anything is logged or written."""
    from ...briefing.scope import data_until
    from ...briefing.subject import Source
    from ...briefing.templates import find, read
    from ...domain.periods import now
    from ...layers.base_map import layer_of

    template = read(find(algorithm.parameterAsString(parameters, TEMPLATE, context)))
    scope = _scope(algorithm, data_until(store, now()), template, parameters, context)
    dictionary = store.dictionary()
    source = Source(
        store=store,
        info=store.describe(),
        dictionary=dictionary,
        units=store.units(),
        handling=algorithm.parameterAsString(parameters, HANDLING, context)
        or dictionary.settings.get("handling_line", ""),
        base_map=on_main_thread(lambda: layer_of(context.project())),
    )
    return Order(
        template,
        scope,
        _subjects(algorithm, source, scope, template, parameters, context),
        Path(algorithm.parameterAsString(parameters, OUTPUT, context)),
        tuple(algorithm.parameterAsEnumStrings(parameters, FORMAT, context)),
        algorithm.parameterAsInt(parameters, DPI, context),
        algorithm.parameterAsEnumString(parameters, LANGUAGE, context),
    )


def _scope(
    algorithm: KmzbAlgorithm,
    until: datetime,
    template: Template,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
) -> Scope:
    from ...briefing.scope import Scope, default_period, last_month, preceding
    from ...domain.periods import Period

    period_text = algorithm.parameterAsString(parameters, PERIOD, context).strip()
    compare_text = algorithm.parameterAsString(parameters, COMPARE_PERIOD, context).strip()
    if period_text:
        period = Period.parse(period_text)
    elif template.sheet == "monthly":
        period = last_month(until)
    else:
        period = default_period(until, 28 if template.sheet == "garrison" else 7)
    compare = Period.parse(compare_text) if compare_text else preceding(period)
    return Scope(period, compare, max(period.end, until), until)


def _subjects(
    algorithm: KmzbAlgorithm,
    source: Source,
    scope: Scope,
    template: Template,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
) -> list[Subject]:
    """A unit or a threat for each sheet."""
    from ...briefing.card import find_threat
    from ...briefing.scope import find_units, whole_garrison
    from ...briefing.subject import Subject

    units, numbers = (_listed(algorithm.parameterAsString(parameters, name, context)) for name in (UNITS, THREATS))
    on_threats = template.about_threat
    if on_threats != bool(numbers):
        raise UserError(
            tr("The template «{name}» is about single threats: write their numbers in THREATS.").format(
                name=template.name
            )
            if on_threats
            else tr("The template «{name}» is about units: leave THREATS empty, or choose verification_card.").format(
                name=template.name
            )
        )
    whole = whole_garrison(source.info.garrison, source.units, scope.at)
    if on_threats:
        threats = [find_threat(source.store, number) for number in numbers]
        by_id = {unit.id: unit for unit in source.units}
        return [Subject(source, scope, by_id.get(threat.unit_id, whole), threat) for threat in threats]
    if not units and template.of_whole_garrison:
        find_units(source.store, units, scope.at)  # says so where the store has none
        return [Subject(source, scope, whole)]
    return [Subject(source, scope, unit) for unit in find_units(source.store, units, scope.at)]


def _listed(text: str) -> list[str]:
    return [each for each in dict.fromkeys(part.strip() for part in text.split(",")) if each]


def file_name(subject: Subject, order: Order) -> str:
    """Of the unit's code or the threat's number, the template and the day: nobody's name is in it."""
    from ...briefing.export import file_stem
    from ...domain.periods import WARSAW

    day = order.scope.period.end.astimezone(WARSAW).date()
    about = subject.threat.number if subject.threat else subject.unit.code
    return f"{file_stem(about)}-{file_stem(order.template.name)}-{day:%Y%m%d}"


def say_of_template(template: Template, feedback: QgsProcessingFeedback) -> None:
    """What a template asks for that nobody fills, and what it leaves out: it is printed all the same."""
    from ...briefing.parts import PREFIX
    from ...briefing.templates import missing

    if template.unknown:
        feedback.pushWarning(
            tr("The template shows variables that nothing fills: {names}.").format(
                names=", ".join(sorted(PREFIX + name for name in template.unknown))
            )
        )
    left_out = missing(template)
    if left_out:
        feedback.pushInfo(
            tr("The template leaves out what the one that comes with the plugin shows: {names}.").format(
                names=", ".join(left_out)
            )
        )


def briefing_report(printed: list[Printed], order: Order, started: float) -> Report:
    """What was printed, in one page."""
    from ...briefing.wording import method
    from ...briefing.words import percent, period_text

    scope = order.scope
    title = tr("Station briefing")
    if order.template.about_threat:
        report = Report(title, tr("Verification cards printed: {n}.").format(n=len(printed)), started)
        report.table(
            [tr("Number"), tr("Unit"), tr("File")],
            [[each.subject.name, each.subject.unit.name, each.files[0].name] for each in printed],
        )
        report.method(tr("Folder for the sheets"), str(order.folder))
        return report
    answer = tr("%n units were briefed for {period}.", len(printed)).format(period=period_text(scope.period))
    report = Report(title, answer, started)
    columns = [
        tr("Unit"),
        tr("Open"),
        tr("Past their limit"),
        tr("New"),
        tr("Before"),
        tr("Confirmed share"),
        tr("Of"),
        tr("File"),
    ]
    rows = []
    for each in printed:
        content = each.subject.duty
        share = content.confirmed.share
        rows.append(
            [
                content.unit.name,
                content.open.now,
                content.overdue.now,
                content.new.now,
                content.new.before,
                "–" if share is None else percent(share),
                content.confirmed.decided,
                each.files[0].name,
            ]
        )
    report.table(columns, rows)
    report.method(tr("Folder for the sheets"), str(order.folder))
    report.method(tr("Template"), order.template.name)
    report.method(tr("Period"), period_text(scope.period))
    report.method(tr("Compared with"), period_text(scope.compare))
    report.method(tr("Rules"), method(scope))
    return report
