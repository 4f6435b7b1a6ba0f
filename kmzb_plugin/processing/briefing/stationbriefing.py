"""`stationbriefing`: briefings, reports and verification cards as PDF and PNG, from layout templates."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...locale import translation
from ...text import UserError, speaking, tr
from ..base import HTML_REPORT, KmzbAlgorithm, stop_if_cancelled
from ..report import Report
from ..store.stores import add_store, opened_store
from .disclosing import REASON, RECIPIENT, add_disclosure, check_recipient, disclose

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

LANGUAGES = ["pl", "en"]
FORMATS = ["pdf", "png"]


@dataclass(frozen=True)
class _Order:
    """What is to be printed, and how."""

    template: Template
    scope: Scope
    subjects: list[Subject]
    folder: Path
    formats: tuple[str, ...]
    dpi: int
    language: str


@dataclass(frozen=True)
class _Printed:
    """One sheet done: what it was about and the files it is in."""

    subject: Subject
    files: list[Path]


class StationBriefing(KmzbAlgorithm):
    """Fills a layout per unit; layouts need the main thread. Memory: the threats of one unit at a time."""

    algorithm_id = "stationbriefing"

    def title(self) -> str:
        return tr("Station briefing")

    def describe(self) -> str:
        return tr(
            "Sheets to be printed, from a template: the briefing for patrols (one page), the weekly briefing of a "
            "unit, the garrison at a glance, the monthly report for the command, the card for the verification of one "
            "threat. A template is an ordinary QGIS layout that you can change. The sheets hold no clear descriptions, "
            "but they are for use within the unit: mind to whom you give them. Each sheet is logged in the store's "
            "audit before it is printed."
        )

    def flags(self) -> Any:
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def setup(self) -> None:
        self._add_content_parameters()
        add_disclosure(
            self, tr("Left empty: the briefing of the unit."), tr("Left empty for a store in a file: the unit itself.")
        )
        self._add_form_parameters()
        self.add(
            QgsProcessingParameterFolderDestination(OUTPUT, tr("Folder for the sheets")),
            tr("The folder that the files are written into, one PDF a unit, named after the unit and the period."),
        )
        self.add_report()
        self.addOutput(QgsProcessingOutputNumber(FILE_COUNT, tr("Number of files")))

    def _add_content_parameters(self) -> None:
        add_store(self)
        self.add(
            QgsProcessingParameterString(UNITS, tr("Units"), optional=True),
            tr(
                "Codes of units, separated by commas; each includes the units below it. Left empty: all at the top, "
                "and for the garrison's page and the monthly report the whole garrison at once."
            ),
        )
        self.add(
            QgsProcessingParameterString(PERIOD, tr("Period"), optional=True),
            tr(
                "As 2025-01-01/2025-07-01; the end is not included. Left empty: the last seven days in the store, for "
                "the garrison's page four weeks, for the monthly report the last whole month."
            ),
        )
        self.add(
            QgsProcessingParameterString(COMPARE_PERIOD, tr("Period to compare with"), optional=True),
            tr(
                "Written like the period. Left empty: as long as the period, right before it; for a month the month "
                "before."
            ),
        )
        self.add(
            QgsProcessingParameterString(HANDLING, tr("Handling line"), optional=True),
            tr("Printed under the title, for example «for official use». Left empty: the line set in the store."),
        )

    def _add_form_parameters(self) -> None:
        self.add(
            QgsProcessingParameterString(TEMPLATE, tr("Template"), optional=True),
            tr(
                "The name of a template: patrol, weekly, weekly_a3, garrison, garrison_a3, monthly, verification_card, "
                "or of your own in the folder kmzb_analyst/templates of the QGIS profile; or the path of a layout "
                "template (.qpt). Left empty: weekly."
            ),
        )
        self.add(
            QgsProcessingParameterString(THREATS, tr("Threats"), optional=True),
            tr("For the verification card alone: the numbers of the threats, separated by commas; a card for each."),
        )
        self.add(
            QgsProcessingParameterEnum(LANGUAGE, tr("Language"), LANGUAGES, defaultValue="pl", usesStaticStrings=True),
            tr("The language of the sheets, whatever QGIS's own is."),
        )
        self.add(
            QgsProcessingParameterEnum(
                FORMAT, tr("Format"), FORMATS, allowMultiple=True, defaultValue="pdf", usesStaticStrings=True
            ),
            tr("PDF with text that can be searched, a PNG picture of each page, or both."),
        )
        self.add(
            QgsProcessingParameterNumber(DPI, tr("Dots per inch"), defaultValue=300, minValue=72, maxValue=1200),
            tr("300 for paper, 150 for the screen."),
            advanced=True,
        )

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        check_recipient(self, parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...briefing.export import make_folder

        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        with opened_store(self, parameters, context, feedback) as store:
            order = self._order(store, parameters, context)
            _say_of_template(order.template, feedback)
            make_folder(order.folder)
            printed = self._print(store, order, parameters, context, feedback)
        if report_path:
            _report(printed, order).write(report_path)
        files = sum(len(unit.files) for unit in printed)
        return {OUTPUT: str(order.folder), FILE_COUNT: files, HTML_REPORT: report_path or None}

    def _order(self, store: Store, parameters: dict[str, Any], context: QgsProcessingContext) -> _Order:
        from ...briefing.scope import data_until
        from ...briefing.subject import Source
        from ...briefing.templates import find, read
        from ...domain.periods import now
        from ...layers.base_map import layer_of

        template = read(find(self.parameterAsString(parameters, TEMPLATE, context)))
        scope = self._scope(data_until(store, now()), template, parameters, context)
        dictionary = store.dictionary()
        source = Source(
            store=store,
            info=store.describe(),
            dictionary=dictionary,
            units=store.units(),
            handling=self.parameterAsString(parameters, HANDLING, context)
            or dictionary.settings.get("handling_line", ""),
            base_map=layer_of(context.project()),
        )
        return _Order(
            template,
            scope,
            self._subjects(source, scope, template, parameters, context),
            Path(self.parameterAsString(parameters, OUTPUT, context)),
            tuple(self.parameterAsEnumStrings(parameters, FORMAT, context)),
            self.parameterAsInt(parameters, DPI, context),
            self.parameterAsEnumString(parameters, LANGUAGE, context),
        )

    def _scope(
        self, until: datetime, template: Template, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> Scope:
        from ...briefing.scope import Scope, default_period, last_month, preceding
        from ...domain.periods import Period

        period_text = self.parameterAsString(parameters, PERIOD, context).strip()
        compare_text = self.parameterAsString(parameters, COMPARE_PERIOD, context).strip()
        if period_text:
            period = Period.parse(period_text)
        elif template.sheet == "monthly":
            period = last_month(until)
        else:
            period = default_period(until, 28 if template.sheet == "garrison" else 7)
        compare = Period.parse(compare_text) if compare_text else preceding(period)
        return Scope(period, compare, max(period.end, until), until)

    def _subjects(
        self,
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

        units, numbers = (_listed(self.parameterAsString(parameters, name, context)) for name in (UNITS, THREATS))
        on_threats = template.about_threat
        if on_threats != bool(numbers):
            raise UserError(
                tr("The template «{name}» is about single threats: write their numbers in THREATS.").format(
                    name=template.name
                )
                if on_threats
                else tr(
                    "The template «{name}» is about units: leave THREATS empty, or choose verification_card."
                ).format(name=template.name)
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

    def _print(
        self,
        store: Store,
        order: _Order,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> list[_Printed]:
        """A sheet per subject; a cancel leaves the sheets that are done."""
        from ...briefing.export import export_sheet
        from ...briefing.sheet import make_sheet

        printed: list[_Printed] = []
        said: set[str] = set()
        for i, subject in enumerate(order.subjects):
            stop_if_cancelled(feedback)
            feedback.setProgressText(subject.name)
            subject.audit_head = self._disclose(store, order.template, subject, parameters, context)
            with (
                speaking(order.language, translation(order.language)),
                tempfile.TemporaryDirectory() as scratch,
            ):
                sheet = make_sheet(subject, order.template, Path(scratch))
                target = order.folder / _file_name(subject, order)
                files = export_sheet(sheet, target, order.formats, order.dpi, Path(scratch))
                notices = [notice for notice in sheet.notices if notice not in said]
                sheet.close()  # or QGIS would hold the raster in the scratch folder open
            for notice in notices:
                feedback.pushWarning(notice)
            said.update(notices)
            printed.append(_Printed(subject, files))
            feedback.setProgress(100 * (i + 1) / len(order.subjects))
        return printed

    def _disclose(
        self,
        store: Store,
        template: Template,
        subject: Subject,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
    ) -> str:
        """Logs that what the sheet shows is going to leave the store; returns the audit head that seals it."""
        reason = self.parameterAsString(parameters, REASON, context).strip()
        recipient = self.parameterAsString(parameters, RECIPIENT, context).strip()
        receipt = disclose(
            store,
            "briefing",
            subject.disclosed(template.items),
            reason or tr("Briefing of {unit}").format(unit=subject.name),
            recipient or subject.unit.name,
        )
        return receipt.audit_head or store.audit_head()


def _listed(text: str) -> list[str]:
    return [each for each in dict.fromkeys(part.strip() for part in text.split(",")) if each]


def _file_name(subject: Subject, order: _Order) -> str:
    """Of the unit's code or the threat's number, the template and the day: nobody's name is in it."""
    from ...briefing.export import file_stem
    from ...domain.periods import WARSAW

    day = order.scope.period.end.astimezone(WARSAW).date()
    about = subject.threat.number if subject.threat else subject.unit.code
    return f"{file_stem(about)}-{file_stem(order.template.name)}-{day:%Y%m%d}"


def _say_of_template(template: Template, feedback: QgsProcessingFeedback) -> None:
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


def _report(printed: list[_Printed], order: _Order) -> Report:
    from ...briefing.wording import method
    from ...briefing.words import percent, period_text

    scope = order.scope
    title = tr("Station briefing")
    if order.template.about_threat:
        report = Report(title, tr("Verification cards printed: {n}.").format(n=len(printed)))
        report.table(
            [tr("Number"), tr("Unit"), tr("File")],
            [[each.subject.name, each.subject.unit.name, each.files[0].name] for each in printed],
        )
        return report
    answer = tr("%n units were briefed for {period}.", len(printed)).format(period=period_text(scope.period))
    report = Report(title, answer)
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
    report.method(tr("Template"), order.template.name)
    report.method(tr("Period"), period_text(scope.period))
    report.method(tr("Compared with"), period_text(scope.compare))
    report.method(tr("Rules"), method(scope))
    return report
