"""`stationbriefing`: briefings, reports and verification cards as PDF and PNG, from layout templates."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...locale import translation
from ...text import speaking, tr
from .. import base
from ..base import HTML_REPORT, KmzbAlgorithm, language_titles, stop_if_cancelled
from ..main_thread import on_main_thread
from ..store.stores import add_codes, add_store, opened_store
from .disclosing import REASON, RECIPIENT, add_disclosure, check_recipient, disclose
from .orders import (
    COMPARE_PERIOD,
    DPI,
    FILE_COUNT,
    FORMAT,
    HANDLING,
    LANGUAGE,
    OUTPUT,
    PERIOD,
    TEMPLATE,
    THREATS,
    UNITS,
    Order,
    Printed,
    briefing_report,
    file_name,
    make_order,
    say_of_template,
)

if TYPE_CHECKING:
    from ...briefing.subject import Subject
    from ...briefing.templates import Template
    from ...store.base import Store

LANGUAGES = ["pl", "en"]
FORMATS = ["pdf", "png"]


class StationBriefing(KmzbAlgorithm):
    """Reads and counts in the background; layouts are filled on the main thread, piece by piece.

    Memory: the threats of one unit at a time.
    """

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
            QgsProcessingParameterString(TEMPLATE, tr("Template"), optional=True),
            tr(
                "The name of a template: patrol, weekly, weekly_a3, garrison, garrison_a3, monthly, verification_card, "
                "or of your own in the folder kmzb_analyst/templates of the QGIS profile; or the path of a layout "
                "template (.qpt). Left empty: weekly."
            ),
            titles={},
        )
        self.add(
            QgsProcessingParameterString(THREATS, tr("Threats"), optional=True),
            tr("For the verification card alone: the numbers of the threats, separated by commas; a card for each."),
        )
        add_codes(
            self,
            UNITS,
            tr("Units"),
            tr(
                "The store's units, each with those below it; in scripts their codes, separated by commas. Left empty: "
                "all at the top, and for the garrison's page and the monthly report the whole garrison at once."
            ),
            {"": tr("all at the top")},
            base.UNITS,
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
            QgsProcessingParameterEnum(LANGUAGE, tr("Language"), LANGUAGES, defaultValue="pl", usesStaticStrings=True),
            tr("The language of the sheets, whatever QGIS's own is."),
            titles=language_titles(),
        )
        self.add(
            QgsProcessingParameterEnum(
                FORMAT, tr("Format"), FORMATS, allowMultiple=True, defaultValue="pdf", usesStaticStrings=True
            ),
            tr("PDF with text that can be searched, a PNG picture of each page, or both."),
            titles={code: code.upper() for code in FORMATS},
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
            order = make_order(self, store, parameters, context)
            say_of_template(order.template, feedback)
            make_folder(order.folder)
            printed = self._print(store, order, parameters, context, feedback)
        if report_path:
            briefing_report(printed, order, self.started).write(report_path)
        files = sum(len(unit.files) for unit in printed)
        return {OUTPUT: str(order.folder), FILE_COUNT: files, HTML_REPORT: report_path or None}

    def _print(
        self,
        store: Store,
        order: Order,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> list[Printed]:
        """A sheet per subject; a cancel leaves the sheets that are done."""
        from ...briefing.export import export_sheet
        from ...briefing.sheet import make_sheet

        def pause() -> None:
            stop_if_cancelled(feedback)

        printed: list[Printed] = []
        said: set[str] = set()
        for i, subject in enumerate(order.subjects):
            stop_if_cancelled(feedback)
            feedback.setProgressText(subject.name)
            subject.audit_head = self._disclose(store, order.template, subject, parameters, context)
            with tempfile.TemporaryDirectory() as scratch:
                with speaking(order.language, translation(order.language)):
                    sheet = make_sheet(subject, order.template, Path(scratch), on_main_thread, pause)
                try:
                    target = order.folder / file_name(subject, order)
                    files = export_sheet(sheet, target, order.formats, order.dpi, Path(scratch), on_main_thread)
                    notices = [notice for notice in sheet.notices if notice not in said]
                finally:
                    on_main_thread(sheet.close)  # or QGIS would hold the raster in the scratch folder open
            for notice in notices:
                feedback.pushWarning(notice)
            said.update(notices)
            printed.append(Printed(subject, files))
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
