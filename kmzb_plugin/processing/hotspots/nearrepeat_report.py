"""The report of `nearrepeat`."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ...locale import number, probability
from ...text import figure, tr
from ..neighbours import correction_titles
from ..report import Report
from ..svg import drawing
from .bands import metric_titles, space_names, space_words, time_words
from .nearrepeat_rows import LEAST_RATIO, Zones

if TYPE_CHECKING:
    from .nearrepeat import NearRepeats

_WIDTH, _LEFT, _ROW, _TOP = 720, 150, 50, 30
# Above 1 light to dark, as many steps as limits; up to 1 is left pale.
_LIMITS = (1.0, 1.2, 1.5, 2.0, 3.0, 5.0)
_COLOURS = ("#f1f1f1", "#ffffb2", "#fed976", "#feb24c", "#fd8d3c", "#e8502a", "#b10026")
_WHOLE, _LONGEST = 1000, 18  # expected numbers from there on without decimals; more characters find no room
_DARK = 5  # from this colour on the text is white


def near_repeat_report(result: NearRepeats, zones: Zones, started: float) -> Report:
    """The page: answer, figures, the table as a picture and in numbers, roles, zones, method."""
    import numpy as np

    report = Report(result.name(), _answer(result), started)
    roles = {role: int((result.chains.role == role).sum()) for role in ("originator", "repeat", "near repeat")}
    n = len(result.data.points)
    report.figure(tr("events"), number(n))
    report.figure(tr("near pairs"), number(len(result.near)))
    share = 100 * (roles["repeat"] + roles["near repeat"]) / n
    report.figure(tr("of the events follow a near one"), f"{number(share, 1)} %")
    report.figure(tr("risk zones open"), number(len(zones.event)))
    caption = tr(
        "How many times as many pairs of events as by chance (Knox ratio), below it observed / expected. ● marks what "
        "is significant: p, corrected for the many cells, is at most 0.05."
    )
    report.svg(heat_table(result), caption)
    _numbers(report, result)
    report.heading(tr("Chains"))
    text = tr(
        "Events that started a chain: {originators}; repeats at the same location: {repeats}; near repeats within "
        "the bands: {near}; events in the longest chain: {longest}."
    )
    report.paragraph(
        text.format(
            originators=number(roles["originator"]),
            repeats=number(roles["repeat"]),
            near=number(roles["near repeat"]),
            longest=number(int(np.max(result.chains.size, initial=0))),
        )
    )
    _zones(report, result, zones)
    result.data.into(report)
    result.times.into(report)
    _method(report, result)
    return report


def _answer(result: NearRepeats) -> str:
    import numpy as np

    knox = result.knox
    if not result.significant.any():
        return tr("In no band of distance and time do events follow each other more often than chance would have it.")
    ratio = np.where(result.significant, knox.ratio, -np.inf)
    s, t = np.unravel_index(int(ratio.argmax()), ratio.shape)
    text = tr(
        "Events follow each other more often than chance would have it: {ratio} times as often at {space}, {time} "
        "({observed} pairs instead of {expected})."
    )
    return text.format(
        ratio=number(knox.ratio[s, t], 1),
        space=space_words(result.space_edges)[s],
        time=time_words(result.time_edges, result.times.whole)[t],
        observed=number(knox.observed[s, t]),
        expected=number(knox.expected[s, t], 1),
    )


def heat_table(result: NearRepeats) -> str:
    """Bands of distance down, of time across, coloured by the ratio, as inline SVG."""
    import numpy as np

    knox = result.knox
    rows, columns = space_words(result.space_edges), time_words(result.time_edges, result.times.whole)
    wide = max((_WIDTH - _LEFT) / len(columns), 108.0)
    width, height = round(_LEFT + wide * len(columns)), _TOP + _ROW * len(rows)
    parts = [
        f'<text x="{_LEFT + (t + 0.5) * wide:.1f}" y="18" text-anchor="middle">{escape(name)}</text>'
        for t, name in enumerate(columns)
    ]
    for s, name in enumerate(rows):
        y = _TOP + s * _ROW
        parts.append(f'<text x="{_LEFT - 10}" y="{y + 28}" text-anchor="end">{escape(name)}</text>')
        for t in range(len(columns)):
            ratio = knox.ratio[s, t]
            # as it is written: 1.00 is no excess
            step = int(np.searchsorted(_LIMITS, round(ratio, 2), side="left")) if ratio == ratio else 0
            ink = "#ffffff" if step >= _DARK else "#1c1c1c"
            x, middle = _LEFT + t * wide, _LEFT + (t + 0.5) * wide
            mark = " ●" if result.significant[s, t] else ""
            shown = number(ratio, 2) if ratio == ratio else "–"
            weight = "700" if mark else "400"
            expected = knox.expected[s, t]
            counts = f"{number(knox.observed[s, t])} / {number(expected, 1 if expected < _WHOLE else 0)}"
            counts = counts if len(counts) <= _LONGEST else ""
            parts.append(
                f'<rect x="{x + 1:.1f}" y="{y + 1}" width="{wide - 2:.1f}" height="{_ROW - 2}" '
                f'fill="{_COLOURS[step]}"/>'
                f'<text x="{middle:.1f}" y="{y + 21}" text-anchor="middle" style="fill:{ink};font-weight:{weight}">'
                f"{shown}{mark}</text>"
                f'<text x="{middle:.1f}" y="{y + 38}" text-anchor="middle" style="fill:{ink};font-size:11px">'
                f"{counts}</text>"
            )
    return drawing(parts, width, height)


def _numbers(report: Report, result: NearRepeats) -> None:
    knox = result.knox
    rows = []
    for s, space in enumerate(space_words(result.space_edges)[:-1]):
        for t, time in enumerate(time_words(result.time_edges, result.times.whole)[:-1]):
            p = knox.p[s, t] if knox.simulations else knox.p_poisson[s, t]
            row = [space, time, int(knox.observed[s, t]), float(knox.expected[s, t])]
            row += [None if knox.ratio[s, t] != knox.ratio[s, t] else float(knox.ratio[s, t])]
            row += [probability(p), probability(result.q[s, t])]
            rows.append([*row, tr("yes") if result.significant[s, t] else ""])
    columns = [tr("distance"), tr("time"), tr("observed"), tr("expected"), tr("ratio"), tr("p, one-sided")]
    report.table([*columns, tr("p, corrected"), tr("significant")], rows, tr("The bands in numbers."))


def _zones(report: Report, result: NearRepeats, zones: Zones) -> None:
    report.heading(tr("Risk zones"))
    if not zones.kinds:
        text = tr("There are none: no band is significant and holds at least {ratio} times as many pairs as by chance.")
        report.paragraph(text.format(ratio=number(LEAST_RATIO, 1)))
        return
    text = tr(
        "Zones open as of {day}: {n}. They surround events in the bands that are significant and hold at least "
        "{ratio} times as many pairs as by chance, and expire with the last such band of time."
    )
    day = str(zones.as_of.astype("datetime64[D]"))
    report.paragraph(text.format(day=day, n=number(len(zones.event)), ratio=number(LEAST_RATIO, 1)))
    words = dict(zip(space_names(result.space_edges), space_words(result.space_edges), strict=True))
    rows = [
        (
            words[kind.band],
            f"{number(kind.inner)}–{number(kind.outer)}",
            f"{figure(kind.begins)}–{figure(kind.ends)}",
            kind.ratio,
            int((zones.kind == i).sum()),
        )
        for i, kind in enumerate(zones.kinds)
    ]
    columns = [tr("distance"), tr("drawn, m from the event"), tr("valid, days after it"), tr("ratio"), tr("open zones")]
    report.table(columns, rows)


def _method(report: Report, result: NearRepeats) -> None:
    knox = result.knox
    report.method(tr("Distance"), metric_titles()[result.metric])
    report.method(
        tr("Bands"),
        tr(
            "An upper edge belongs to the next band. Events at the same location are a band of their own. The Near "
            "Repeat Calculator names its bands differently: its «0 to 1 days» holds the same day only."
        ),
    )
    if knox.simulations:
        text = tr("datings drawn by lot over the places: {n}, seed {seed}; p = (r + 1)/(n + 1), so {least} at least")
        least = probability(1 / (knox.simulations + 1))
        said = text.format(n=number(knox.simulations), seed=result.seed, least=least)
    else:
        said = tr("none: p by a Poisson distribution with the expected number, an approximation")
    report.method(tr("Simulations"), said)
    report.method(tr("Correction"), correction_titles()[result.correction])
    report.method(
        tr("Method"),
        tr(
            "Knox (1964): pairs of events by distance and time. Expected is exact: the pairs of the band of distance "
            "times the share of all pairs in the band of time. p is one-sided: the share of datings with at least as "
            "many pairs. Roles as in ArcGIS's repeat and near repeat classification."
        ),
    )
    report.method(
        tr("How far to trust it"),
        tr(
            "The test takes places and times for independent where there is no contagion. If one quarter was active "
            "in summer and another in winter, it finds near repeats as well: use a period without such shifts."
        ),
    )
