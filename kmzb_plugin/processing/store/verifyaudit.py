"""`verifyaudit`: whether the audit of a store is whole, and the one that somebody knew before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterString,
)

from ...locale import number
from ...text import UserError, tr
from ..base import HTML_REPORT, KmzbAlgorithm
from ..report import Report
from .stores import add_store, opened_store

if TYPE_CHECKING:
    from ...store.base import AuditVerdict, StoreInfo

KNOWN_HEAD = "KNOWN_HEAD"
VALID = "VALID"
ENTRY_COUNT = "ENTRY_COUNT"
FIRST_BROKEN = "FIRST_BROKEN"
HEAD = "HEAD"

_HEAD = re.compile(r"[0-9a-f]{64}")


class VerifyAudit(KmzbAlgorithm):
    """Calls `Store.verify_audit`. Memory: the whole audit of a file, nothing of a server's."""

    algorithm_id = "verifyaudit"
    libraries = ("numpy", "pandas", "shapely")

    def title(self) -> str:
        return tr("Verify the audit")

    def describe(self) -> str:
        return tr(
            "Recomputes the chain that seals everything written to a store, from its first block, and says where it is "
            "broken. Whoever owns a store could make a whole new chain: so give the head that a briefing printed or an "
            "outbox kept, and it is looked for in the chain."
        )

    def setup(self) -> None:
        add_store(self)
        self.add(
            QgsProcessingParameterString(KNOWN_HEAD, tr("A head known from elsewhere"), optional=True),
            tr("64 hexadecimal digits, as printed at the foot of a briefing. Left empty: the chain alone is checked."),
        )
        self.add_report()
        self.addOutput(QgsProcessingOutputBoolean(VALID, tr("Whole, and with the known head")))
        self.addOutput(QgsProcessingOutputNumber(ENTRY_COUNT, tr("Number of entries")))
        self.addOutput(QgsProcessingOutputNumber(FIRST_BROKEN, tr("First broken block, 0 for none")))
        self.addOutput(QgsProcessingOutputString(HEAD, tr("Head of the chain")))

    def check(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self._known_head(parameters, context)

    def _known_head(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        head = "".join(self.parameterAsString(parameters, KNOWN_HEAD, context).split()).lower()
        if head and not _HEAD.fullmatch(head):
            raise UserError(tr("A head of the audit has 64 digits from 0 to 9 and a to f. Copy the whole of it."))
        return head

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        known_head = self._known_head(parameters, context)
        path = self.parameterAsFileOutput(parameters, HTML_REPORT, context)
        with opened_store(self, parameters, context, feedback) as store:
            info, verdict = store.describe(), store.verify_audit(known_head)
        whole = verdict.valid and verdict.knows_head is not False
        (feedback.pushInfo if whole else feedback.pushWarning)(answer(verdict))
        if path:
            _page(info, verdict, known_head, self.started).write(path)
        return {
            VALID: whole,
            ENTRY_COUNT: verdict.entries,
            FIRST_BROKEN: verdict.first_broken or 0,
            HEAD: verdict.head,
            HTML_REPORT: path or None,
        }


def answer(verdict: AuditVerdict) -> str:
    """The one sentence: is the audit what it was."""
    if not verdict.valid:
        return tr(
            "The audit is broken from block {block} on: from there it is not what was written. Keep a copy of the "
            "store as it is and tell whoever answers for it."
        ).format(block=number(verdict.first_broken or 0))
    if verdict.knows_head is False:
        return tr(
            "The chain is whole, but the known head is not in it: the audit was made anew or cut after that head was "
            "written down, or it is of another store."
        )
    if verdict.knows_head:
        return tr("The audit is whole, %n entries, and the known head is in it.", verdict.entries)
    return tr("The audit is whole: %n entries.", verdict.entries)


def _page(info: StoreInfo, verdict: AuditVerdict, known_head: str, started: float) -> Report:
    page = Report(f"{tr('Verify the audit')}: {info.title}", answer(verdict), started)
    page.figure(tr("entries"), number(verdict.entries))
    if verdict.first_broken:
        page.figure(tr("first broken block"), number(verdict.first_broken))
    page.paragraph(
        tr("Each transaction seals its entries by SHA-256 over them and the block before, so a change breaks the rest.")
    )
    page.method(tr("Store"), info.location)
    page.method(tr("Last whole head") if verdict.first_broken else tr("Head"), verdict.head or "–")
    if known_head:
        page.method(tr("Known head"), known_head)
    return page
