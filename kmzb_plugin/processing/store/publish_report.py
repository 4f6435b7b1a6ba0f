"""The privacy report of a publication: what left, what did not and by which rule, and the proof."""

from __future__ import annotations

import numpy as np

from ...analysis.publication import COUNT, PLACE
from ...domain.spans import step_name
from ...domain.visibility import Rule
from ...locale import number
from ...text import tr
from ..report import Report
from .published_earlier import Earlier
from .published_proof import Check
from .publishing import Publication, Selection


def privacy_report(
    selection: Selection, made: Publication, earlier: Earlier, checks: list[Check], period: str, started: float
) -> Report:
    """The page; it is for the unit, because it says how much was left out."""
    report = Report(tr("Publication"), _answer(selection, made), started)
    places = made.counts[PLACE].nunique()
    hidden = sum(int(np.isnan(table.values).sum()) for table in made.tables.values())
    report.figure(tr("Reports read"), number(selection.read))
    report.figure(tr("On the map"), number(made.on_map))
    report.figure(tr("Places"), number(places))
    report.figure(tr("Suppressed in tables"), number(hidden))
    report.paragraph(
        tr("This page is for the unit. It says how much was left out, so it must not be published with the files.")
    )
    report.heading(tr("What was removed, and by which rule"))
    report.table([tr("Rule"), tr("Reports")], _rows(selection, made))
    if made.tables:
        report.heading(tr("Tables"))
        report.table(*_tables(made))
    report.heading(tr("The proof"))
    report.paragraph(tr("Computed anew from the written files before they were moved into the folder."))
    report.table(
        [tr("Promise"), tr("Looked at"), tr("Found"), tr("Holds")],
        [[each.promise, each.looked_at, each.found, each.holds] for each in checks],
    )
    _method(report, made, earlier, period)
    return report


def _answer(selection: Selection, made: Publication) -> str:
    return tr("Reports on the public map: {n} of {all}, at {places} places. Every promise was proved.").format(
        n=number(made.on_map), all=number(selection.read), places=number(made.counts[PLACE].nunique())
    )


def rule_texts(made: Publication) -> dict[object, str]:
    """What each rule says, in the order they are asked."""
    return {
        Rule.CATEGORY_UNKNOWN: tr("The category is not in the store's dictionary"),
        Rule.CATEGORY_NEVER: tr("The category is never public"),
        Rule.NOT_CONFIRMED_YET: tr("The category is public only once confirmed"),
        Rule.STATUS_UNKNOWN: tr("The status is not in the store's dictionary"),
        Rule.STATUS_NEVER: tr("The status is never public"),
        Rule.STATUS_OVER: tr("The time in which the status is public is over"),
        Rule.NO_DATE: tr("The report has no date"),
        "sensitive": tr("Sensitive category: in the tables alone"),
        "no_street": tr("No street is near"),
        "few": tr("Fewer than {n} at a place in a period: in the tables alone").format(n=made.threshold),
        "changed": tr("Would tell a small change since an earlier publication: left out, or as published then"),
    }


def _rows(selection: Selection, made: Publication) -> list[list[object]]:
    removed: dict[object, int] = dict([*selection.removed.items(), *made.removed_at_places.items()])
    rows: list[list[object]] = [[tr("Read"), selection.read]]
    rows += [[f"− {text}", removed.get(rule, 0)] for rule, text in rule_texts(made).items()]
    return [*rows, [tr("= On the map"), made.on_map]]


def _tables(made: Publication) -> tuple[list[str], list[list[object]]]:
    columns = [
        tr("Period"),
        tr("As of"),
        tr("Counts"),
        tr("Suppressed"),
        tr("because small"),
        tr("to protect those"),
        tr("Smallest published"),
    ]
    rows: list[list[object]] = []
    for span, table in sorted(made.tables.items()):
        values = table.values
        shown = values[values > 0]
        again = table.as_of != made.as_of
        rows.append(
            [
                span,
                table.as_of[:16],
                values.size,
                int(np.isnan(values).sum()),
                None if again else table.primary,
                None if again else table.secondary,
                int(shown.min()) if shown.size else None,
            ]
        )
    return columns, rows


def _method(report: Report, made: Publication, earlier: Earlier, period: str) -> None:
    grid = f"{made.grid:g}"
    squares = tr("squares of {grid} m whose corners are whole multiples").format(grid=grid)
    report.method(tr("Period"), period)
    report.method(tr("Places"), squares if made.kind == "squares" else tr("the nearest street"))
    report.method(
        tr("Counts"),
        tr(
            "By place and {step}, each by itself, so that publications of overlapping periods say the same of the "
            "periods they share. Categories and statuses with fewer than {n} stand together."
        ).format(n=made.threshold, step=step_name(made.step)),
    )
    report.method(
        tr("Tables"),
        tr(
            "Cell suppression: counts below {n}, then others until by the totals and the map each of them may be "
            "nothing as well as {n} (Kelly, Golden and Assad 1992; Fischetti and Salazar 2001; Hundepool et al., "
            "Statistical Disclosure Control, 2012, ch. 4 and 5). Checked by the attacker's linear programmes."
        ).format(n=made.threshold),
    )
    report.method(
        tr("Earlier publications"),
        "; ".join(earlier.names) or tr("the store has logged none of these periods, and none is in this folder"),
    )
    if earlier.withdrawn:
        report.method(tr("Not compared with, because nobody has had them"), ", ".join(earlier.withdrawn))
    if made.kept_spans:
        report.method(tr("Tables as published before"), ", ".join(made.kept_spans))
    report.method(tr("Counts published"), f"{number(len(made.counts))}, {number(int(made.counts[COUNT].sum()))}")
