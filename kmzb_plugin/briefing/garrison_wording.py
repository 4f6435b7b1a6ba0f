"""The words of a commander's page: the units below one in tables and funnels."""

from __future__ import annotations

import numpy as np

from ..analysis.funnel import LEVELS
from ..domain.categories import Categories
from ..locale import language, number
from ..text import tr
from .charts import FunnelDot, funnel_chart
from .content import ALPHA
from .garrison import FOR_SURE, GarrisonContent, Shares
from .words import (
    DOWN,
    UP,
    Cell,
    Row,
    change_text,
    heading,
    nothing,
    part,
    period_text,
    share_text,
    short_name,
    short_period,
    times_text,
)

WORSE_ROWS = 12


def garrison_texts(content: GarrisonContent) -> dict[str, str]:
    """The texts by the name of their variable, without the prefix."""
    scope, rest = content.scope, len(content.worse) - WORSE_ROWS
    if not content.worse:
        worse_note = tr("More than chance: nowhere. Units and categories compared: {n}.").format(n=_compared(content))
    elif rest > 0:
        worse_note = tr("Further ones: {rest}. Units and categories compared: {n}.").format(
            rest=number(rest), n=_compared(content)
        )
    else:
        worse_note = tr("Units and categories compared: {n}. Allowed for the number of comparisons.").format(
            n=_compared(content)
        )
    return {
        "units_title": tr("Units, {period}").format(period=period_text(scope.period)),
        "units_note": tr(
            "In the order of their codes. Before: {compare}. Change of the rate with its 95 % interval; in bold: more "
            "than chance, allowing for the number of units. Confirmed: of what was decided of {days} days. "
            "{up} {down}: outside the 95 % limits of the funnel, twice: outside those of 99.8 %."
        ).format(compare=short_period(scope.compare), days=number(scope.background.days), up=UP, down=DOWN),
        "worse_title": tr("More reports than before, by more than chance"),
        "worse_note": worse_note,
        "change_map_title": tr("Reports {period} against {compare}").format(
            period=short_period(scope.period), compare=short_period(scope.compare)
        ),
        "overdue_funnel_title": tr("Past their limit, of the open"),
        "confirmed_funnel_title": tr("Confirmed, of what was decided in {days} days").format(
            days=number(scope.background.days)
        ),
        "overdue_funnel_note": _funnel_note(content, content.overdue),
        "confirmed_funnel_note": _funnel_note(content, content.confirmed),
        "garrison_method": garrison_method(),
    }


def garrison_method() -> str:
    """How units are compared, for the small print."""
    return tr(
        "Funnel: exact binomial limits of 95 % and 99.8 % around the share of all units together (Spiegelhalter 2005), "
        "wider where units differ by more than chance; a unit inside differs by no more than chance from all. Change: "
        "E-test of two counts with days as exposure, adjusted by Benjamini and Hochberg; exact interval of the ratio. "
        "More reports are not more danger: they may also mean more trust."
    )


def _compared(content: GarrisonContent) -> str:
    return number(content.change.compared + content.categories_compared)


def _funnel_note(content: GarrisonContent, shares: Shares) -> str:
    """Who lies outside, by name."""
    outside = [f"{i + 1}\u00a0{short_name(content.units[i].name)}" for i in np.flatnonzero(shares.place)]
    if not shares.n.sum():
        return tr("There is nothing to compare.")
    whole = tr("All: {share} ({k} of {n}).").format(
        share=part(shares.k.sum() / shares.n.sum()), k=number(shares.k.sum()), n=number(shares.n.sum())
    )
    if not outside:
        return f"{whole} " + tr("No unit lies outside the limits.")
    return f"{whole} " + tr("Outside the limits: {units}.").format(units=", ".join(outside))


def funnel_picture(content: GarrisonContent, shares: Shares, across: str) -> str:
    """The funnel as SVG; units outside are named by their number."""
    dots = [
        FunnelDot(int(n), k / n, str(i + 1) if shares.place[i] else "", bool(shares.place[i]))
        for i, (k, n) in enumerate(zip(shares.k, shares.n, strict=True))
        if n
    ]
    return funnel_chart(dots, shares.funnel, LEVELS, across)


def overdue_picture(content: GarrisonContent) -> str:
    """The funnel of what is past its limit."""
    return funnel_picture(content, content.overdue, tr("open threats"))


def confirmed_picture(content: GarrisonContent) -> str:
    """The funnel of the confirmed share."""
    return funnel_picture(content, content.confirmed, tr("decided reports"))


def unit_rows(content: GarrisonContent) -> list[Row]:
    """The units in the order of their codes, with a heading."""
    rows = [
        heading(
            tr("No."),
            tr("Unit"),
            tr("Open"),
            tr("past limit (95 %)"),
            tr("before"),
            tr("now"),
            tr("change (95 %)"),
            tr("decided"),
            tr("confirmed (95 %)"),
            right_from=2,
        )
    ]
    change, overdue, confirmed = content.change, content.overdue, content.confirmed
    for i, unit in enumerate(content.units):
        by_itself = unit.id == content.unit.id and len(content.units) > 1
        sure = bool(change.q[i] <= ALPHA)
        rows.append(
            (
                Cell(str(i + 1), bold=True),
                Cell(tr("outside these units") if by_itself else short_name(unit.name)),
                Cell(number(overdue.n[i]), right=True),
                _share_cell(overdue, i),
                Cell(number(change.first[i]), right=True),
                Cell(number(change.second[i]), right=True),
                Cell(change_text(change.ratio[i], change.low[i], change.high[i]), sure, right=True),
                Cell(number(confirmed.n[i]), right=True),
                _share_cell(confirmed, i),
            )
        )
    return rows


def _share_cell(shares: Shares, i: int) -> Cell:
    place = int(shares.place[i])
    sign = (UP if place > 0 else DOWN) * abs(place)
    text = share_text(int(shares.k[i]), int(shares.n[i]), float(shares.low[i]), float(shares.high[i]))
    return Cell(f"{sign} {text}".strip(), bold=bool(place), right=True)


def worse_rows(content: GarrisonContent, categories: Categories) -> list[Row]:
    """Where there are more reports than before, with a heading."""
    rows = [heading(tr("Unit"), tr("Category"), tr("before"), tr("now"), tr("times (95 %)"), right_from=2)]
    for row in content.worse[:WORSE_ROWS]:
        what = categories.label(row.category, language()) if row.category else tr("all reports")
        rows.append(
            (
                Cell(f"{row.unit + 1} {short_name(content.units[row.unit].name)}"),
                Cell(what),
                Cell(number(row.before), right=True),
                Cell(number(row.now), right=True),
                Cell(times_text(row.ratio, row.low, row.high), right=True),
            )
        )
    return rows if content.worse else [*rows, nothing(5)]


def change_names() -> dict[int, str]:
    """The classes of the map of change, by `AreaChange.classes`: also in the legend."""
    return {
        FOR_SURE: tr("more, beyond chance"),
        -FOR_SURE: tr("fewer, beyond chance"),
        0: tr("within chance"),
    }
