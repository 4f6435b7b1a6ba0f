"""Codes of areas that statistics have in some periods and not in others, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ...domain import teryt
from ...domain.statistic_periods import StatisticPeriod
from ...domain.teryt import Change


@dataclass(frozen=True)
class CodeGap:
    """A code that is not there in every period of its kind in which others of its level are.

    `change` is a known change of codes meanwhile; `other_kind` a code of the same gmina with another kind that is there
    instead: the gmina became a town, or stopped being one.
    """

    code: str
    present: tuple[str, ...]
    absent: tuple[str, ...]
    change: Change | None = None
    other_kind: str = ""

    @property
    def known(self) -> bool:
        """Whether it is known why."""
        return self.change is not None or bool(self.other_kind)


def gaps(rows: pd.DataFrame) -> list[CodeGap]:
    """The codes of `rows` (columns area_code and period) with gaps: known changes first, then in the codes' order."""
    pairs = rows[["area_code", "period"]].drop_duplicates()
    periods = {code: StatisticPeriod.from_code(code) for code in pairs["period"].unique()}
    pairs = pairs.assign(
        months=pairs["period"].map(lambda code: periods[code].months), digits=pairs["area_code"].str.len()
    )
    found: list[CodeGap] = []
    for _, same in pairs.groupby(["digits", "months"]):
        every = sorted(same["period"].unique(), key=lambda code: periods[code])
        if len(every) < 2:
            continue
        present: dict[str, set[str]] = {}
        for code, period in zip(same["area_code"], same["period"], strict=True):
            present.setdefault(code, set()).add(period)
        since, until = periods[every[0]].starts, periods[every[-1]].ends
        kinds: dict[str, list[str]] = {}
        for code in present:
            kinds.setdefault(teryt.gmina_of(code), []).append(code)
        for code in sorted(present):
            absent = [each for each in every if each not in present[code]]
            if not absent:
                continue
            others = [each for each in kinds[teryt.gmina_of(code)] if each != code]
            instead = next((each for each in others if set(absent) & present[each]), "")
            there = tuple(each for each in every if each in present[code])
            change = teryt.explained(code, since, until)
            found.append(CodeGap(code, there, tuple(absent), change, instead))
    return sorted(found, key=lambda gap: (not gap.known, gap.code))
