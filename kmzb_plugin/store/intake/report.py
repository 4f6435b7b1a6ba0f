"""What an import did, in numbers and in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ...domain.redaction import mask
from ...text import quoted, tr
from .attachments import Attachments
from .findings import Findings

_SHOWN = 8
_LONGEST, _LONGEST_NAME = 300, 60


@dataclass(frozen=True)
class ImportReport:
    """read = accepted + duplicate + rejected, always; `rejected` has the columns row and reason and the file's own.

    `reasons` are the sentences why, with how many rows each, the most frequent first; `notes` are sentences about what
    was noticed in rows that were taken. `attachments` tells what became of the files that the rows name. `points`
    (n, 2) are those of the rejected rows in `crs`, NaN where a row has none; None where the file has no points.
    `rehearsed` says that nothing was written: accepted are those that would be.
    """

    name: str
    form: str
    profile: str
    crs: str
    read: int
    accepted: int
    duplicate: int
    rejected: pd.DataFrame
    reasons: list[tuple[str, int]]
    notes: tuple[str, ...]
    points: np.ndarray | None = None
    rehearsed: bool = False
    attachments: Attachments = field(default_factory=Attachments)

    @property
    def rejected_count(self) -> int:
        """How many were rejected."""
        return len(self.rejected)


def notes(findings: Findings, taken: int, crs: str) -> tuple[str, ...]:
    """The sentences for what was noticed; `taken` is how many rows were mapped."""
    return (*_about_places(findings, taken, crs), *_about_codes(findings), *_about_times(findings))


def above(records: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What a file says above its header, which belongs to no row; personal data masked."""
    said = "; ".join(" ".join(" ".join(cell.split()) for cell in record if cell.strip()) for record in records)
    if not said:
        return ()
    shown = _cut(mask(said).text, _LONGEST)
    return (tr("Above the header the file says: {text}").format(text=quoted(shown)),)


def _about_places(findings: Findings, taken: int, crs: str) -> list[str]:
    said = []
    if findings.axes_exchanged:
        said.append(
            tr(
                "The axes of the file are exchanged: its x holds northings (or latitudes) and its y eastings (or "
                "longitudes). They were put right for all rows."
            )
        )
    if findings.axes_either_way:
        said.append(
            tr(
                "The places would fit with x and y exchanged as well. They were taken as they are written: x as "
                "easting (or longitude). Look at one on the map; if it lies wrong, exchange the columns in the profile."
            )
        )
    if findings.outside:
        said.append(
            tr("%n points lie outside {area}. They were taken as they are.", findings.outside).format(
                area=findings.area
            )
        )
    if findings.doubtful:
        said.append(
            tr("%n of them would lie inside with x and y exchanged: check their coordinates.", findings.doubtful)
        )
    if findings.outside * 2 > taken:
        said.append(
            tr("Most points lie outside: check that {crs} is the reference system of the file.").format(crs=crs)
        )
    if findings.padded_teryt:
        said.append(tr("%n TERYT codes had lost the leading zero. It was put back.", findings.padded_teryt))
    if findings.no_teryt:
        said.append(tr("%n TERYT codes are none. They were kept as they are written.", findings.no_teryt))
    return said


def _about_codes(findings: Findings) -> list[str]:
    said = []
    if findings.missing_columns:
        said.append(
            tr("The file lacks these columns of the profile: {names}. The rows were taken without them.").format(
                names=", ".join(findings.missing_columns)
            )
        )
    said += about_categories(findings.unknown_categories, findings.old_categories)
    if findings.unknown_statuses:
        said.append(
            tr("Unknown statuses were kept word for word: {list}.").format(list=listed(findings.unknown_statuses))
        )
    if findings.without_status:
        said.append(tr("%n rows have no status. They were taken as new.", findings.without_status))
    if findings.unreadable_codes:
        said.append(
            tr(
                "%n codes of the time of day or the weekdays are no whole numbers. They were left out.",
                findings.unreadable_codes,
            )
        )
    return said


def _about_times(findings: Findings) -> list[str]:
    said = []
    if findings.without_moment:
        said.append(tr("%n rows have no date at all.", findings.without_moment))
    if findings.without_hour:
        said.append(tr("%n rows have no hour. Their date was taken as it is.", findings.without_hour))
    if findings.early_moments:
        said.append(tr("%n rows have a date before 2000: check how the profile reads time.", findings.early_moments))
    if findings.month_first:
        said.append(
            tr(
                "%n dates fit only with the month before the day, so others may have been read wrong: the 3rd of "
                "April for the 4th of March. Write into the profile how time is written, as %m/%d/%Y.",
                findings.month_first,
            )
        )
    if findings.wrong_order:
        said.append(
            tr(
                "%n rows have a history in an impossible order: reported before it happened, or changed before it "
                "was reported. They were taken as they are.",
                findings.wrong_order,
            )
        )
    if findings.conflicting_repeats:
        said.append(
            tr(
                "%n rows repeat the id of an earlier row with other content. The earlier row was taken.",
                findings.conflicting_repeats,
            )
        )
    if findings.snapshot:
        said.append(snapshot_sentence())
    return said


def snapshot_sentence() -> str:
    """What is said where rows look like a snapshot of the public map."""
    return tr(
        "The data look like a snapshot of the public map, which hides unconfirmed reports after 7 days and jokes at "
        "once. Shares of confirmed reports cannot be computed from them."
    )


def about_categories(unknown: Counter[str], old: Counter[str]) -> list[str]:
    """What became of names of categories that the dictionary does not have, or has under another name now."""
    said = []
    if unknown:
        said.append(tr("Unknown categories were kept word for word: {list}.").format(list=listed(unknown)))
    if old:
        said.append(tr("Old names of categories were taken for the current ones: {list}.").format(list=listed(old)))
    return said


def listed(counts: Counter[str]) -> str:
    """Texts with how many of each, the most frequent first.

    Masked and cut, because a wrong profile takes people's words for names of codes.
    """
    told = [(_cut(mask(name).text, _LONGEST_NAME), count) for name, count in counts.most_common(_SHOWN)]
    shown = ", ".join(f"{quoted(name)} ({count})" for name, count in told)
    return f"{shown}, …" if len(counts) > _SHOWN else shown


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rstrip() + "…"
