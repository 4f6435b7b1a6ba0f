"""Where the rows of a file lie, and which of them lie nowhere."""

from __future__ import annotations

import numpy as np

from ...text import tr
from . import written
from .coordinates import Located
from .fields import Fields
from .findings import Findings
from .rejects import Rejects
from .table import Table
from .transform import reference_system


def given_coordinates(table: Table, columns: Fields, rejects: Rejects) -> tuple[np.ndarray, np.ndarray]:
    """Easting and northing (n,) as the file has them, NaN where they are missing or unreadable."""
    if table.x is not None and table.y is not None:
        x, y = table.x, table.y
        rejects.add(~(np.isfinite(x) & np.isfinite(y)), tr("The row has no point."))
        return x, y
    missing = tr("The column «{column}» is empty: the row has no coordinates.")
    wrong = tr("The column «{column}» holds no coordinate.")
    for name in ("x", "y"):
        rejects.add((columns[name] == "").to_numpy(), missing.format(column=columns.name(name)))
    if columns.name("x") == columns.name("y"):
        texts = columns["x"]
        x, y = written.pairs(texts)
        unreadable = np.isnan(x) | np.isnan(y)
        rejects.add(unreadable, wrong.format(column=columns.name("x")), texts[unreadable])
    else:
        x, y = (written.numbers(columns[name]) for name in ("x", "y"))
        for name, values in (("x", x), ("y", y)):
            rejects.add(np.isnan(values), wrong.format(column=columns.name(name)), columns[name][np.isnan(values)])
    nowhere = (x == 0) & (y == 0)
    rejects.add(nowhere, tr("Both coordinates are 0: the row has no place."))
    x[nowhere] = y[nowhere] = np.nan
    return x, y


def without_degrees(x: np.ndarray, y: np.ndarray, crs: str, rejects: Rejects) -> tuple[np.ndarray, np.ndarray]:
    """The coordinates (n,) without those few that are degrees while the file counts in metres."""
    given = np.isfinite(x) & np.isfinite(y)
    degrees = given & (np.abs(x) <= 180) & (np.abs(y) <= 180)
    few = 0 < degrees.sum() <= given.sum() / 2  # most of them say that the reference system is wrong
    if not few or reference_system(crs).isGeographic():
        return x, y
    sentence = tr("The coordinates are degrees, unlike those of the other rows, which are metres of {crs}.")
    rejects.add(degrees, sentence.format(crs=crs))
    return np.where(degrees, np.nan, x), np.where(degrees, np.nan, y)


def check_places(
    located: Located, x: np.ndarray, y: np.ndarray, rejects: Rejects, findings: Findings, store_crs: str
) -> None:
    """Rejects the rows that lie nowhere and notes what was seen of the others."""

    def written_there(rows: np.ndarray) -> list[str]:
        return [f"{a:g}, {b:g}" for a, b in zip(x[rows], y[rows], strict=True)]

    rejects.add(
        located.untransformable,
        tr("The coordinates lie outside everything that {crs} can show.").format(crs=store_crs),
        written_there(located.untransformable),
    )
    rejects.add(
        located.swapped,
        tr(
            "The coordinates fit only when they are exchanged, unlike the other rows. Write the easting (or longitude) "
            "as x and the northing (or latitude) as y."
        ),
        written_there(located.swapped),
    )
    findings.axes_exchanged = located.all_swapped
    findings.axes_either_way = located.either_way
    findings.area = located.area
