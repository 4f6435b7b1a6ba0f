"""The report of `hotspots`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QImage

from ...locale import number, probability
from ...text import tr
from ..inputs import MetricPoints
from ..neighbours import band_text
from ..pictures import PICTURED, Legend, areas_picture, cells_picture
from ..places import Places
from ..report import Bar, Report, bar_chart

if TYPE_CHECKING:
    from ...analysis.getisord import GetisOrd

SHOWN = 10


def hot_spots_report(
    places: Places, band: float, result: GetisOrd, hidden: str, data: MetricPoints, started: float
) -> Report:
    """One page: how many places stand out, where, which most; `hidden` says what the probabilities cannot show."""
    import numpy as np

    from ...layers.styles.hotspots import COLD, HOT, hot_spot_labels

    hot = result.gi_bin >= 2
    total = float(np.nansum(places.counts))
    share = 100 * float(np.nansum(places.counts[hot])) / total if total else 0.0
    if hot.any():
        text = tr("Hot spots with 95 % confidence: {hot} of {all} places; they hold {share} % of the reports.")
    else:
        text = tr("None of {all} places is a hot spot with 95 % confidence: chance alone may explain the pattern.")
    answer = text.format(hot=number(int(hot.sum())), all=number(len(hot)), share=number(share, 1))
    report = Report(tr("Hot spots, {places}").format(places=places.description), answer, started)
    report.figure(tr("hot spots, 95 %"), number(int(hot.sum())))
    report.figure(tr("cold spots, 95 %"), number(int((result.gi_bin <= -2).sum())))
    report.figure(tr("reports counted"), number(total))
    if hidden:
        report.paragraph(hidden)
    labels, colours = hot_spot_labels(), {0: "#f4f4f4", **HOT, **{-step: colour for step, colour in COLD.items()}}
    legend = [(colours[step], label) for step, label in labels.items()]
    report.image(
        _picture(places, result, colours, legend), tr("Hot and cold spots; the darker, the surer. North is up.")
    )
    bars = [
        Bar(label, n := int((result.gi_bin == step).sum()), number(n), colour=colours[step] if step else "#b8b8b8")
        for step, label in labels.items()
    ]
    report.svg(bar_chart(bars), tr("How many places are in which class."))
    report.table(*_strongest(places, result), tr("The hottest places."))
    data.into(report)
    report.method(tr("Places"), places.description)
    places.into(report)
    alone = int((result.neighbours == 1).sum())
    none = "; " + tr("places without any: {n}").format(n=number(alone)) if alone else ""
    report.method(tr("Neighbours"), band_text(band) + none)
    report.method(
        tr("Method"), tr("Gi* of Getis and Ord (1995), binary weights, the place itself included; two-sided p.")
    )
    return report


def _picture(places: Places, result: GetisOrd, colours: dict[int, str], legend: Legend) -> QImage:
    if places.grid is not None or (places.hexagons is not None and len(places.counts) > PICTURED):
        return cells_picture(places, result.gi_bin, colours, legend)
    return areas_picture(places.geometries, [colours[int(step)] for step in result.gi_bin], legend)


def _strongest(places: Places, result: GetisOrd) -> tuple[list[str], list[tuple[object, ...]]]:
    """Column names and rows of the places with the highest z."""
    import numpy as np
    import shapely

    z = np.nan_to_num(result.z, nan=-np.inf)
    most = np.argpartition(-z, min(SHOWN, len(z)) - 1)[:SHOWN]
    order = [int(i) for i in most[np.argsort(-z[most], kind="stable")] if z[i] > 0]
    centres = shapely.centroid(places.some(np.array(order, dtype=int)))
    rows: list[tuple[object, ...]] = [
        (
            places.names[i] if places.names else f"{centre.x:.0f}, {centre.y:.0f}",
            float(places.counts[i]) if places.counts[i] % 1 else int(places.counts[i]),
            float(result.z[i]),
            probability(result.q[i]),
        )
        for i, centre in zip(order, centres, strict=True)
    ]
    return [tr("place") if places.names else tr("centre, m"), tr("reports"), "z", tr("p, corrected")], rows
