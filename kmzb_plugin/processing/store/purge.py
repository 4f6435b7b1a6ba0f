"""`purge`: erases from a store what its review date allows."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterString,
)

from ...domain.periods import now, parse_moment
from ...locale import date_time, number
from ...text import UserError, tr
from ..base import HTML_REPORT, KmzbAlgorithm
from ..report import Report
from .stores import add_store, opened_store

if TYPE_CHECKING:
    from ...store.base import PurgeCounts, StoreInfo

BEFORE = "BEFORE"
DRY_RUN = "DRY_RUN"
COUNTS = ("THREAT_COUNT", "DESCRIPTION_COUNT", "RAW_COUNT", "NOTE_COUNT", "PAYLOAD_COUNT", "ATTACHMENT_COUNT")


class Purge(KmzbAlgorithm):
    """Calls `Store.purge`. Memory: small."""

    algorithm_id = "purge"
    libraries = ("numpy", "pandas", "shapely")

    def title(self) -> str:
        return tr("Erase what is past its review date")

    def describe(self) -> str:
        return tr(
            "Erases the descriptions, notes, attachments and unmapped columns of threats whose review date has passed. "
            "The threats, the decisions and the audit stay, and the audit names what was erased. What is erased is "
            "gone for good: as long as «only count» is on, nothing is erased. On a server only an administrator may do "
            "it."
        )

    def setup(self) -> None:
        add_store(self)
        self.add(
            QgsProcessingParameterString(BEFORE, tr("Review date before"), optional=True),
            tr("A day, as 2026-01-31, or a moment, as 2026-01-31T12:00. Left empty: now. A later one is not taken."),
        )
        self.add(
            QgsProcessingParameterBoolean(DRY_RUN, tr("Only count"), defaultValue=True),
            tr("Says what would be erased and erases nothing."),
        )
        self.add_report()
        for name, title in zip(COUNTS, _titles(), strict=True):
            self.addOutput(QgsProcessingOutputNumber(name, title))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._before(parameters, context)

    def _before(self, parameters: dict[str, Any], context: QgsProcessingContext) -> datetime:
        text = self.parameterAsString(parameters, BEFORE, context).strip()
        if not text:
            return now()
        try:
            before = parse_moment(text)
        except ValueError as error:
            raise UserError(tr("«{text}» is no date. Write it as 2026-01-31.").format(text=text)) from error
        if before > now():
            raise UserError(tr("«{text}» is in the future, and what is not due yet must not go.").format(text=text))
        return before

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        before, dry_run = self._before(parameters, context), self.parameterAsBool(parameters, DRY_RUN, context)
        path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        with opened_store(self, parameters, context, feedback) as store:
            info, counts = store.describe(), store.purge(before, dry_run=dry_run)
        feedback.pushInfo(_answer(counts, dry_run))
        if path:
            _page(info, counts, before, dry_run, self.started).write(path)
        return {**dict(zip(COUNTS, _values(counts), strict=True)), HTML_REPORT: path or None}


def _titles() -> list[str]:
    return [
        tr("Threats"),
        tr("Descriptions"),
        tr("Unmapped columns"),
        tr("Notes"),
        tr("Submissions"),
        tr("Attachments"),
    ]


def _values(counts: PurgeCounts) -> list[int]:
    return [counts.threats, counts.descriptions, counts.raw, counts.notes, counts.payloads, counts.attachments]


def _answer(counts: PurgeCounts, dry_run: bool) -> str:
    if not counts.threats:
        return tr("No threat is past its review date: there is nothing to erase.")
    if dry_run:
        return tr("%n threats are past their review date. Nothing was erased: this only counted.", counts.threats)
    return tr("What described %n threats past their review date was erased.", counts.threats)


def _page(info: StoreInfo, counts: PurgeCounts, before: datetime, dry_run: bool, started: float) -> Report:
    page = Report(f"{tr('Erase what is past its review date')}: {info.title}", _answer(counts, dry_run), started)
    for title, value in zip(_titles(), _values(counts), strict=True):
        page.figure(title, number(value))
    page.paragraph(tr("The threats, the decisions and the audit stay; the audit names what was erased."))
    page.method(tr("Store"), info.location)
    page.method(tr("Review date before"), date_time(before))
    page.method(tr("Only counted"), tr("yes") if dry_run else tr("no"))
    return page
