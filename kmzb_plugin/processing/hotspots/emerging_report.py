"""The report of `emerginghotspots`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtGui import QImage

from ...layers.styles.emerging import emerging_colour, emerging_labels, emerging_symbol
from ...locale import number, probability
from ...text import tr
from ..pictures import PICTURED, cells_picture, symbols_picture
from ..report import Bar, Report, bar_chart
from .moran_report import p_text
from .series_charts import column_chart, strip_chart

if TYPE_CHECKING:
    import numpy as np

    from ...analysis.emerging import Emerging
    from ..places import Places
    from .emerginghotspots import Course

SHOWN = 3  # cells of each class
LEVEL = 0.05
NO_PATTERN = "#f4f4f4"
HOT, COLD, NEITHER = "#b11218", "#2060a8", "#d4d4d4"


def emerging_meanings() -> dict[int, str]:
    """What the classes mean, in one sentence each; those of cold spots read the same with cold for hot."""
    return {
        3: tr("Hot in at least 90 % of the steps and in the last one, and growing hotter."),
        4: tr("Hot in at least 90 % of the steps and in the last one, without a trend."),
        5: tr("Hot in at least 90 % of the steps and in the last one, but growing less hot."),
        2: tr("Hot in the last steps without a break, at least two, and never before."),
        1: tr("Hot in the last step for the first time."),
        6: tr("Hot in the last step and now and then before; never cold."),
        7: tr("Hot in the last step and now and then before, at other times cold."),
        8: tr("Hot in at least 90 % of the steps, but not in the last one."),
        -3: tr("Cold in at least 90 % of the steps and in the last one, and growing colder."),
        -4: tr("Cold in at least 90 % of the steps and in the last one, without a trend."),
        -5: tr("Cold in at least 90 % of the steps and in the last one, but growing less cold."),
        -2: tr("Cold in the last steps without a break, at least two, and never before."),
        -1: tr("Cold in the last step for the first time."),
        -6: tr("Cold in the last step and now and then before; never hot."),
        -7: tr("Cold in the last step and now and then before, at other times hot."),
        -8: tr("Cold in at least 90 % of the steps, but not in the last one."),
    }


def emerging_report(
    name: str, places: Places, course: Course, result: Emerging, steps_back: int, started: float
) -> Report:
    """One page: what is hot now and since when, how many cells are in which class, and the course of the whole."""

    labels = emerging_labels()
    found = {code: int((result.pattern == code).sum()) for code in labels}
    hot_now = int((result.state[-1] > 0).sum())
    report = Report(name, _answer(found, hot_now, len(result.pattern)), started)
    report.figure(tr("cells hot in the last step"), number(hot_now))
    report.figure(tr("of them new or consecutive"), number(found[1] + found[2]))
    report.figure(tr("intensifying"), number(found[3]))
    report.figure(tr("reports counted"), number(float(course.counts.sum())))
    present = {code: label for code, label in labels.items() if found[code] or code == 0}
    report.image(_picture(places, result, present), tr("Emerging hot and cold spots, north up."))
    days = [_day(end) for end in course.steps.ends()]
    report.svg(column_chart(course.counts.sum(axis=1).tolist(), days), _whole(course))
    _add_classes(report, present, found, result, course, steps_back + 1)
    _add_cells(report, places, result, course, days)
    _add_method(report, course, steps_back)
    return report


def _picture(places: Places, result: Emerging, present: dict[int, str]) -> QImage:
    """The map of the classes that occur: each cell in its symbol, of many those that come first in the legend."""
    import numpy as np

    codes, number_of = np.unique(result.pattern, return_inverse=True)
    numbers = {code: i for i, code in enumerate(present)}
    if len(places.counts) <= PICTURED:
        of_cell = np.array([numbers[code] for code in codes.tolist()])[number_of]
        legend = [(emerging_symbol(code), label) for code, label in present.items()]
        return symbols_picture(places.geometries, of_cell, legend)
    # the farthest from 0 shows where many cells share a pixel
    hot, cold = ([code for code in present if code * way > 0] for way in (1, -1))
    order = {0: 0, **{code: len(hot) - i for i, code in enumerate(hot)}}
    order |= {code: i - len(cold) for i, code in enumerate(cold)}
    of_cell = np.array([order[code] for code in codes.tolist()])[number_of]
    colours = {order[code]: emerging_colour(code) if code else NO_PATTERN for code in present}
    labels: dict[str, list[str]] = {}  # by colour: pixels have no marks to tell those of one colour apart
    for code, label in present.items():
        labels.setdefault(colours[order[code]], []).append(label)
    return cells_picture(places, of_cell, colours, [(colour, " / ".join(each)) for colour, each in labels.items()])


def _answer(found: dict[int, int], hot_now: int, cells: int) -> str:
    if not hot_now:
        return tr("None of {n} cells is a hot spot in the last step.").format(n=number(cells))
    text = tr("Hot spots in the last step: {hot} of {n} cells: {classes}.")
    words = {
        3: tr("{n} intensifying"),
        4: tr("{n} persistent"),
        5: tr("{n} diminishing"),
        2: tr("{n} consecutive"),
        1: tr("{n} new"),
        6: tr("{n} sporadic"),
        7: tr("{n} oscillating"),
    }
    classes = ", ".join(word.format(n=number(found[code])) for code, word in words.items() if found[code])
    return text.format(hot=number(hot_now), n=number(cells), classes=classes)


def _whole(course: Course) -> str:
    """The caption of the whole course, with its trend."""
    from ...analysis.trend import mann_kendall

    test = mann_kendall(course.counts.sum(axis=1)[:, None])
    z, p = float(test.z[0]), float(test.p[0])
    if p > LEVEL:
        text = tr("Reports in all cells by step, named by the day it ends; no trend (Mann-Kendall z = {z}, p {p}).")
    elif z > 0:
        text = tr("Reports in all cells by step, named by the day it ends; rising (Mann-Kendall z = {z}, p {p}).")
    else:
        text = tr("Reports in all cells by step, named by the day it ends; falling (Mann-Kendall z = {z}, p {p}).")
    return text.format(z=number(z, 2), p=p_text(p))


def _add_classes(
    report: Report, present: dict[int, str], found: dict[int, int], result: Emerging, course: Course, looked_at: int
) -> None:
    bars = [
        Bar(label, found[code], number(found[code]), colour=emerging_colour(code) if code else "#b8b8b8")
        for code, label in present.items()
    ]
    report.svg(bar_chart(bars), tr("How many cells are in which class."))
    meanings, last = emerging_meanings(), course.counts[-looked_at:].sum(axis=0)
    rows = [
        (label, found[code], float(last[result.pattern == code].sum()), meanings[code])
        for code, label in present.items()
        if code
    ]
    if rows:
        whole = all(row[2] == int(row[2]) for row in rows)
        shown = [(label, n, int(count) if whole else count, text) for label, n, count, text in rows]
        reports = tr("reports, last %n steps", looked_at) if looked_at > 1 else tr("reports, last step")
        columns = [tr("class"), tr("cells"), reports, tr("meaning")]
        report.table(columns, shown, tr("The classes that occur."))


def _add_cells(report: Report, places: Places, result: Emerging, course: Course, days: list[str]) -> None:
    """The courses of the hottest cells of each class."""
    import numpy as np
    import shapely

    labels = emerging_labels()
    hottest = np.argsort(-np.nan_to_num(result.z[-1]), kind="stable")
    order = [i for code in labels if code > 0 for i in hottest[result.pattern[hottest] == code][:SHOWN].tolist()]
    if not order:
        return
    centres = shapely.centroid(places.some(np.array(order)))
    names = [f"{centre.x:.0f}, {centre.y:.0f}" for centre in centres]
    colours = np.array([NEITHER, HOT, COLD])
    strips = [
        (f"{name} {labels[int(result.pattern[i])]}", colours[result.state[:, i]].tolist())
        for name, i in zip(names, order, strict=True)
    ]
    caption = tr("The hottest cells of each class and their steps: red hot, blue cold, grey neither.")
    report.svg(strip_chart(strips, days), caption)
    rows = [
        (
            name,
            labels[int(result.pattern[i])],
            float(result.z[-1, i]),
            float(result.trend.z[i]),
            probability(result.trend.p[i]),
            tr("{share} %").format(share=number(100 * result.hot_share[i])),
            int(total) if (total := course.counts[:, i].sum()) % 1 == 0 else float(total),
        )
        for name, i in zip(names, order, strict=True)
    ]
    columns = [
        *(tr("centre, m"), tr("class"), tr("z, last step"), tr("trend, z"), tr("trend, p")),
        *(tr("steps hot"), tr("reports")),
    ]
    report.table(columns, rows)


def _add_method(report: Report, course: Course, steps_back: int) -> None:
    from .emerginghotspots import course_sentences

    report.method(tr("Steps"), " ".join(course_sentences(course)))
    report.method(
        tr("Method"),
        tr(
            "Gi* of Getis and Ord (1995) of each cell and step with its neighbours, itself among them; mean and "
            "deviation of all cells and steps; hot or cold: corrected two-sided p of at most 0.05. Trend: Mann-Kendall "
            "test of a cell's z with ties, two-sided, at 0.05, not corrected for many cells, over the steps that have "
            "all their neighbours before them. Classes: as Esri defines them; the last step decides first."
        ),
    )
    if steps_back:
        report.method(
            tr("Note"),
            tr(
                "A step shares reports with the one before it, so that trends look somewhat surer than they are. With "
                "STEPS_BACK 0 they do not share any."
            ),
        )


def _day(moment: np.datetime64) -> str:
    civil: Any = moment.item()
    return str(civil.strftime("%d.%m.%Y"))
