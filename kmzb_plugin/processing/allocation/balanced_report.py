"""What `balancedareas` says: the sentences in the log, and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...locale import number
from ...text import tr
from ..pictures import areas_picture
from ..report import Bar, Report, bar_chart

if TYPE_CHECKING:
    from .division import Division

MOST_IN_LEGEND = 22


def _percent(share: float) -> str:
    """A deviation with its sign."""
    text = number(100 * share, 1)
    return f"+{text} %" if share > 0 else f"{text} %".replace("-", "−")


def answer(division: Division) -> str:
    """How equal the areas are."""
    deviations = division.found.deviations
    most, least = int(deviations.argmax()), int(deviations.argmin())
    text = tr("Areas: {n}. By workload the largest, «{most}», is at {above} from the mean and the smallest at {below}.")
    return text.format(
        n=number(division.count),
        most=division.names[most],
        above=_percent(float(deviations[most])),
        below=_percent(float(deviations[least])),
    )


def sentences(division: Division) -> list[str]:
    """The answer, what forces the imbalance that is left, and what was odd in the layer."""
    return [answer(division), *_limits(division), *_odd(division)]


def _limits(division: Division) -> list[str]:
    """What is known of how equal areas can be."""
    import numpy as np

    found, said = division.found, []
    mean = found.loads.mean()
    bound = found.least_largest / mean - 1
    heaviest = int(np.argmax(division.workload))
    worst = float(np.abs(found.deviations).max())
    if division.workload[heaviest] > mean * (1 + division.tolerance):
        text = tr("The unit «{unit}» alone weighs {load}, more than an area should ({mean}): it forces an imbalance.")
        said.append(
            text.format(
                unit=division.units.names()[heaviest],
                load=division.load_text(float(division.workload[heaviest])),
                mean=number(mean, 1),
            )
        )
    if worst <= max(division.tolerance, 0.005):
        text = tr("All areas are within {tolerance} % of the mean, as was asked for.")
        said.append(text.format(tolerance=number(100 * max(division.tolerance, 0.005), 1)))
    elif found.loads.max() <= found.least_largest * (1 + 1e-9):
        said.append(tr("The largest area cannot be smaller in any division of these units."))
    else:
        text = tr(
            "Not all areas came within {tolerance} %. No division can bring the largest below {bound} from the mean; "
            "that none comes closer is not proven: try other seeds, smaller units or another number of areas."
        )
        said.append(text.format(tolerance=number(100 * division.tolerance, 1), bound=_percent(bound)))
    if division.borders.parts > 1:
        text = tr("The units fall into parts that do not touch: {parts}. Areas may reach across the gaps between them.")
        if division.apart:
            text = tr("The units fall into parts that do not touch: {parts}. No area has units of two parts.")
        said.append(text.format(parts=number(division.borders.parts)))
    return said


def _odd(division: Division) -> list[str]:
    """What was left out or is wrong in the layer."""
    faults, gap = division.borders.faults, division.borders.gap
    lines = (
        (division.without_shape, tr("Units without a geometry, in no area: {n}.")),
        (division.unknown, tr("Units without a workload, taken as 0: {n}.")),
        (division.outside or 0, tr("Points in no unit, not counted: {n}.")),
        (division.units.repaired, tr("Invalid polygons, repaired for the computation: {n}.")),
        (faults.holes - faults.slivers, tr("Holes between units, in no area: {n}.")),
        (faults.slivers, tr("Slivers between units, closed: {n}.")),
    )
    said = [text.format(n=number(n)) for n, text in lines if n]
    if faults.overlaps:
        text = tr("Pairs of units that overlap by more than {gap} m: {n}, {hectares} ha in all.")
        said.append(
            text.format(gap=number(gap, 2), n=number(faults.overlaps), hectares=number(faults.overlapping / 1e4, 2))
        )
    return said


def balanced_report(division: Division, started: float) -> Report:
    """One page: how equal, the map, the workloads, a table, and how it was computed."""
    import numpy as np
    import shapely

    found = division.found
    report = Report(tr("Balanced areas"), answer(division), started)
    report.figure(tr("areas"), number(division.count))
    report.figure(tr("mean workload"), number(found.loads.mean(), 1))
    report.figure(tr("largest area against the mean"), number(found.loads.max() / found.loads.mean(), 3))
    report.figure(tr("mean compactness"), number(division.compactness.mean(), 2))
    for sentence in _limits(division):
        report.paragraph(sentence)
    there = division.of_unit >= 0
    colours = [division.colours[each] for each in found.area]
    labels = [
        (colour, f"{i}: {division.load_text(float(load))} ({_percent(float(deviation))})")
        for i, (colour, load, deviation) in enumerate(
            zip(division.colours, found.loads, found.deviations, strict=True), 1
        )
    ]
    shown = labels if len(labels) <= MOST_IN_LEGEND else []
    numbered = [(shape, str(i)) for i, shape in enumerate(division.shapes, 1)]
    picture = areas_picture(division.units.geometries[there], colours, shown, numbered)
    report.image(picture, tr("The areas with their workload and its deviation from the mean."))
    bars = [
        Bar(name, float(load), f"{division.load_text(float(load))} ({_percent(float(deviation))})")
        for name, load, deviation in zip(division.names, found.loads, found.deviations, strict=True)
    ]
    report.svg(
        bar_chart(bars),
        tr("Workload of the areas; the mean is {mean}.").format(mean=number(found.loads.mean(), 1)),
    )
    units = np.bincount(found.area, minlength=division.count)
    report.table(
        [tr("Name of the area"), tr("Units"), tr("Workload"), tr("Deviation"), tr("km²"), tr("Compactness")],
        [
            (
                division.names[i],
                int(units[i]),
                division.load_text(float(found.loads[i])),
                _percent(float(found.deviations[i])),
                number(shapely.area(division.shapes[i]) / 1e6, 2),
                number(division.compactness[i], 2),
            )
            for i in range(division.count)
        ],
    )
    _add_method(report, division)
    return report


def _add_method(report: Report, division: Division) -> None:
    borders = division.borders
    report.method(tr("Workload"), division.source)
    for sentence in _odd(division):
        report.method(tr("Note"), sentence)
    text = tr("units are neighbours if they share a border; gaps and overlaps up to {gap} m are passed over")
    report.method(tr("Neighbours"), text.format(gap=number(borders.gap, 2)))
    report.method(
        tr("Method"),
        tr(
            "random spanning trees cut where they balance best (recombination), then units moved over the borders by "
            "simulated annealing while areas stay whole; a heuristic, not proven best"
        ),
    )
    report.method(tr("Tolerated deviation"), f"{number(100 * division.tolerance, 1)} %")
    report.method(tr("Compactness"), tr("4π · area / perimeter² (Polsby and Popper 1991): 1 is a circle"))
    report.method(tr("Coordinate system"), f"{division.crs.authid()} ({division.crs_reason})")
    report.method(tr("Seed"), str(division.seed))
