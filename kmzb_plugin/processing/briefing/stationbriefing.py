"""`stationbriefing`: the briefing of a unit as PDF and PNG, from a layout template."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
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
    from ...briefing.content import BriefingContent, Scope
    from ...briefing.sheet import Sheet
    from ...store.base import Store, Unit

UNITS = "UNITS"
PERIOD = "PERIOD"
COMPARE_PERIOD = "COMPARE_PERIOD"
TEMPLATE = "TEMPLATE"
LANGUAGE = "LANGUAGE"
DPI = "DPI"
FORMAT = "FORMAT"
HANDLING = "HANDLING"
OUTPUT = "OUTPUT"
FILE_COUNT = "FILE_COUNT"

LANGUAGES = ["pl", "en"]
FORMATS = ["pdf", "png"]


@dataclass(frozen=True)
class _Printed:
    """One unit done: what its briefing said and the files it is in."""

    content: BriefingContent
    files: list[Path]


class StationBriefing(KmzbAlgorithm):
    """Fills a layout per unit; layouts need the main thread. Memory: the threats of one unit at a time."""

    algorithm_id = "stationbriefing"

    def title(self) -> str:
        return tr("Station briefing")

    def describe(self) -> str:
        return tr(
            "A sheet for the briefing before duty, two A4 pages a unit: what is open, past its limit and new, each "
            "with whether the change is more than chance; a map; what is to be checked today; hours of the week; the "
            "strongest changes; confirmed places that recur; room for tasks. The template is an ordinary QGIS layout "
            "that you can change. The sheets hold no descriptions, but they are for use within the unit: mind to "
            "whom you give them. Each sheet is logged in the store's audit before it is printed."
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
            tr("Codes of units, separated by commas; each includes the units below it. Left empty: all at the top."),
        )
        self.add(
            QgsProcessingParameterString(PERIOD, tr("Period"), optional=True),
            tr("As 2025-01-01/2025-07-01; the end is not included. Left empty: the last seven days in the store."),
        )
        self.add(
            QgsProcessingParameterString(COMPARE_PERIOD, tr("Period to compare with"), optional=True),
            tr("Written like the period. Left empty: as long as the period, right before it."),
        )
        self.add(
            QgsProcessingParameterString(HANDLING, tr("Handling line"), optional=True),
            tr("Printed under the title, for example «for official use». Left empty: the line set in the store."),
        )

    def _add_form_parameters(self) -> None:
        self.add(
            QgsProcessingParameterFile(TEMPLATE, tr("Template"), extension="qpt", optional=True),
            tr("A layout template saved by QGIS. Left empty: the one that comes with the plugin."),
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
        report_path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        folder = Path(self.parameterAsString(parameters, OUTPUT, context))
        with opened_store(self, parameters, context, feedback) as store:
            scope = self._scope(store, parameters, context)
            printed = self._print(store, scope, folder, parameters, context, feedback)
        if report_path:
            _report(printed, scope).write(report_path)
        files = sum(len(unit.files) for unit in printed)
        return {OUTPUT: str(folder), FILE_COUNT: files, HTML_REPORT: report_path or None}

    def _scope(self, store: Store, parameters: dict[str, Any], context: QgsProcessingContext) -> Scope:
        from ...briefing.content import Scope, data_until, default_period, preceding
        from ...domain.periods import Period, now

        until = data_until(store, now())
        period_text = self.parameterAsString(parameters, PERIOD, context).strip()
        compare_text = self.parameterAsString(parameters, COMPARE_PERIOD, context).strip()
        period = Period.parse(period_text) if period_text else default_period(until)
        compare = Period.parse(compare_text) if compare_text else preceding(period)
        return Scope(period, compare, max(period.end, until), until)

    def _print(
        self,
        store: Store,
        scope: Scope,
        folder: Path,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> list[_Printed]:
        """A sheet per unit; a cancel leaves the sheets that are done."""
        from ...briefing.content import build_content, find_units
        from ...briefing.sheet import DEFAULT_TEMPLATE, Source, make_sheet, read_template

        codes = (code.strip() for code in self.parameterAsString(parameters, UNITS, context).split(","))
        units = find_units(store, [code for code in dict.fromkeys(codes) if code], scope.at)
        template = read_template(Path(self.parameterAsString(parameters, TEMPLATE, context) or DEFAULT_TEMPLATE))
        formats = tuple(self.parameterAsEnumStrings(parameters, FORMAT, context))
        dpi = self.parameterAsInt(parameters, DPI, context)
        spoken = self.parameterAsEnumString(parameters, LANGUAGE, context)
        dictionary = store.dictionary()
        handling = self.parameterAsString(parameters, HANDLING, context)
        source = Source(
            info=store.describe(),
            dictionary=dictionary,
            units=store.units(),
            audit_head="",
            handling=handling or dictionary.settings.get("handling_line", ""),
        )
        _make_folder(folder)
        printed = []
        for i, unit in enumerate(units):
            stop_if_cancelled(feedback)
            feedback.setProgressText(unit.name)
            content = build_content(store, unit, scope)
            head = self._disclose(store, content, parameters, context)
            with speaking(spoken, translation(spoken)), tempfile.TemporaryDirectory() as scratch:
                sheet = make_sheet(content, replace(source, audit_head=head), template, Path(scratch))
                files = _export(sheet, folder, unit, scope, formats, dpi)
                del sheet  # QGIS holds the raster in the scratch folder open as long as the sheet lives
            printed.append(_Printed(content, files))
            feedback.setProgress(100 * (i + 1) / len(units))
        return printed

    def _disclose(
        self, store: Store, content: BriefingContent, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> str:
        """Logs that the unit's open threats are going to leave the store; returns the audit head that seals it."""
        unit = content.unit
        reason = self.parameterAsString(parameters, REASON, context).strip()
        recipient = self.parameterAsString(parameters, RECIPIENT, context).strip()
        receipt = disclose(
            store,
            "briefing",
            content.open_points["id"].tolist(),
            reason or tr("Briefing of {unit}").format(unit=unit.name),
            recipient or unit.name,
        )
        return receipt.audit_head or store.audit_head()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = tr("The folder «{path}» cannot be made. Choose another one.")
        raise UserError(text.format(path=folder), str(error)) from error


def _export(sheet: Sheet, folder: Path, unit: Unit, scope: Scope, formats: tuple[str, ...], dpi: int) -> list[Path]:
    from ...briefing.export import export_sheet, file_stem
    from ...domain.periods import WARSAW

    day = scope.period.end.astimezone(WARSAW).date()
    return export_sheet(sheet, folder / f"{file_stem(unit.code)}-{day:%Y%m%d}", formats, dpi)


def _report(printed: list[_Printed], scope: Scope) -> Report:
    from ...briefing.wording import method, percent, period_text

    answer = tr("%n units were briefed for {period}.", len(printed)).format(period=period_text(scope.period))
    report = Report(tr("Station briefing"), answer)
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
    for unit in printed:
        content, share = unit.content, unit.content.confirmed.share
        rows.append(
            [
                content.unit.name,
                content.open.now,
                content.overdue.now,
                content.new.now,
                content.new.before,
                "–" if share is None else percent(share),
                content.confirmed.decided,
                unit.files[0].name,
            ]
        )
    report.table(columns, rows)
    report.method(tr("Period"), period_text(scope.period))
    report.method(tr("Compared with"), period_text(scope.compare))
    report.method(tr("Rules"), method(scope))
    return report
