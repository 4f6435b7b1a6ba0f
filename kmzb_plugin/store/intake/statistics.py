"""The import of police statistics by area: read, map, and hand over to the store in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import pandas as pd

from ...analysis.progress import Cancelled, awaited
from ...domain import teryt
from ...domain.planes import Plane
from ...locale import language
from ...text import UserError, number, tr
from ..base import ImportSource, StatisticCounts, Store
from . import statistics_codes, statistics_profile
from .importing import patience
from .report import ImportReport, about_categories
from .statistics_codes import CodeGap
from .statistics_columns import Columns
from .statistics_profile import StatisticsProfile
from .statistics_rows import Findings, map_statistics
from .table import Table

_SHOWN = 8


@dataclass(frozen=True)
class StatisticsReport(ImportReport):
    """An import of counts: read, accepted, duplicate and rejected are counts, `rejected` are rows of the table.

    Of the accepted ones `corrected` took the place of an older count. `gaps` are codes that the store has in some
    periods only.
    """

    source_system: str = ""
    rejected_counts: int = 0
    corrected: int = 0
    gaps: list[CodeGap] = field(default_factory=list)
    columns: Columns | None = None

    @property
    def rejected_count(self) -> int:
        return self.rejected_counts


def import_statistics(
    store: Store,
    table: Table,
    *,
    profile: StatisticsProfile | None = None,
    source_system: str = "",
    category: str = "",
    period: str = "",
    progress: Callable[[float], object] = lambda fraction: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> StatisticsReport:
    """Imports a table of counts into plane 1; the same table again accepts nothing, another count corrects the older.

    `source_system` tells the counts of one system from those of another; the profile's name where it is empty.
    `category` and `period` stand for what neither table nor profile says. Raises UserError where nothing can be
    imported, Cancelled where `cancelled` said so: then nothing was.
    """
    profile = profile or statistics_profile.load(statistics_profile.AUTO)
    if table.frame.empty and not table.malformed:
        raise UserError(tr("«{name}» has no rows. Nothing was imported.").format(name=table.name))
    categories = store.dictionary().categories
    _stop(cancelled)
    read = partial(map_statistics, table, profile, categories, category=category, period=period)
    mapped = awaited(read, cancelled)
    progress(0.5)
    _stop(cancelled)
    system = source_system.strip() or profile.name
    # Before anything is written: a cancel is heard until then, and what is written stays.
    there = store.statistics(system)
    gaps = awaited(lambda: statistics_codes.gaps(pd.concat([there, mapped.rows])), cancelled)
    _stop(cancelled)
    progress(0.6)
    with patience(), store.bulk_import(ImportSource(Plane.POLICE.value, system, table.name)) as importer:
        counts = importer.add_statistics(mapped.rows) if len(mapped.rows) else StatisticCounts(0, 0)
        _stop(cancelled)
    progress(1.0)
    return StatisticsReport(
        name=table.name,
        form=table.form,
        profile=profile.name,
        crs="",
        read=mapped.read,
        accepted=counts.accepted,
        duplicate=counts.duplicate + mapped.repeated,
        rejected=mapped.rejected,
        reasons=mapped.reasons,
        notes=(*table.notes, *_notes(mapped.findings), *_corrections(counts), *_about_gaps(gaps)),
        source_system=system,
        rejected_counts=mapped.rejected_counts,
        corrected=counts.corrected,
        gaps=gaps,
        columns=mapped.columns,
    )


def level_name(digits: int) -> str:
    """What areas with codes of so many digits are."""
    return {
        teryt.VOIVODESHIP: tr("voivodeships"),
        teryt.POWIAT: tr("powiats"),
        teryt.GMINA: tr("gminas"),
        teryt.GMINA_KIND: tr("gminas by kind"),
    }[digits]


def why(gap: CodeGap) -> str:
    """What is known of a code with gaps; empty for nothing."""
    if gap.change is not None:
        return gap.change.text(language())
    if gap.other_kind:
        return tr("The same gmina has the code {code}: its kind has changed.").format(code=gap.other_kind)
    return ""


def _notes(findings: Findings) -> list[str]:
    said = []
    if findings.mended:
        said.append(tr("%n TERYT codes had lost the leading zero. It was put back.", findings.mended))
    if findings.sums:
        said.append(
            tr("Sums of other rows or columns: {n}. They were left out, because they would count twice.").format(
                n=number(findings.sums)
            )
        )
    if findings.totals_kept:
        said.append(
            tr(
                "Totals that are not the sum of the categories beside them: {n}. They were kept as all categories "
                "together; do not add the categories to them."
            ).format(n=number(findings.totals_kept))
        )
    if len(findings.levels) > 1:
        levels = ", ".join(f"{level_name(digits)} ({number(n)})" for digits, n in sorted(findings.levels.items()))
        said.append(
            tr("The codes are of several levels: {levels}. The counts of one level contain those of the next.").format(
                levels=levels
            )
        )
    said += _about_cells(findings)
    if findings.without_category:
        said.append(tr("The table names no category. The counts were taken for all categories together."))
    said += about_categories(findings.unknown_categories, findings.old_categories)
    return said


def _about_cells(findings: Findings) -> list[str]:
    said = []
    if findings.zeros:
        said.append(
            tr("Dashes: {n}. They were taken for zero, as in the tables of Statistics Poland.").format(
                n=number(findings.zeros)
            )
        )
    if findings.empty:
        said.append(
            tr("Empty cells: {n}. They were not taken for zero: nothing is known of them.").format(
                n=number(findings.empty)
            )
        )
    if findings.rows_without_counts:
        said.append(tr("Rows without any count: {n}.").format(n=number(findings.rows_without_counts)))
    return said


def _corrections(counts: StatisticCounts) -> list[str]:
    if not counts.corrected:
        return []
    text = tr("Counts that took the place of an older one: {n}. The audit keeps both.")
    return [text.format(n=number(counts.corrected))]


def _about_gaps(gaps: list[CodeGap]) -> list[str]:
    if not gaps:
        return []
    unknown = sum(not gap.known for gap in gaps)
    codes = ", ".join(gap.code for gap in gaps[:_SHOWN]) + (", …" if len(gaps) > _SHOWN else "")
    said = tr("Codes that are there in some periods only: {n} ({codes}).").format(n=number(len(gaps)), codes=codes)
    if unknown:
        text = tr("Of so many it is not known why: {n}. Compare their periods with care.")
        said += " " + text.format(n=number(unknown))
    return [said]


def _stop(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled
