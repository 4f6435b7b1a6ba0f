"""What earlier publications of a store say, so that a new one tells nothing by its difference from them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from ...analysis.publication import PLACE, SPAN
from ...text import UserError, tr
from .published import FORMAT, GEOPACKAGE, MANIFEST, read_back
from .publishing import SpanTable, empty_counts, published_at


@dataclass
class Earlier:
    """What earlier publications of the same store say, each span as the latest of them has it."""

    counts: pd.DataFrame = field(default_factory=empty_counts)
    tables: dict[str, SpanTable] = field(default_factory=dict)
    shapes: dict[str, Any] = field(default_factory=dict)
    folders: list[Path] = field(default_factory=list)


def manifest(folder: Path) -> dict[str, Any] | None:
    """What a publication in the folder says of itself; None where there is none."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and found.get("kmzb_publication") == FORMAT else None


def earlier_publications(
    folders: Sequence[Path], series: str, spans: Sequence[str], kind: str, grid: float, step: str
) -> Earlier:
    """Reads what publications of the store in the folders say of the spans.

    Raises UserError: one has other places, so that their difference would tell what lies between them; or is damaged.
    """
    found, years = Earlier(), {span[:4] for span in spans}
    theirs = [(folder, said) for folder in folders if (said := manifest(folder)) and said.get("series") == series]
    for folder, said in sorted(theirs, key=lambda each: published_at(str(each[1].get("published")))):
        alike = said.get("step") == step
        shared = [span for span in said.get("spans", []) if (span in spans if alike else span[:4] in years)]
        if not shared:
            continue
        if (said.get("places"), said.get("grid"), said.get("step")) != (kind, grid, step):
            raise _otherwise(folder, said, shared)
        _take(found, folder, [span for span in shared if span in spans])
    return found


def _otherwise(folder: Path, said: dict[str, Any], shared: Sequence[str]) -> UserError:
    text = tr(
        "The publication in «{folder}» has reports of {first} to {last} too, by {places} and by {step}. The "
        "difference of the two would tell small counts: choose the same, other years, or delete that one if nobody "
        "has had it."
    )
    size = tr("squares of {grid} m").format(grid=f"{said.get('grid', 0):g}")
    places = tr("streets") if said.get("places") == "streets" else size
    return UserError(
        text.format(
            folder=folder, first=shared[0], last=shared[-1], places=places, step=step_text(str(said.get("step")))
        )
    )


def step_text(step: str) -> str:
    """What a publication counts by."""
    return {"month": tr("month"), "quarter": tr("quarter"), "year": tr("year")}.get(step, step)


def _take(found: Earlier, folder: Path, spans: Sequence[str]) -> None:
    try:
        counts, tables, shapes = read_back(folder / GEOPACKAGE)
    except (sqlite3.Error, OSError, KeyError, ValueError) as error:  # pandas makes an OSError of what SQLite says
        text = tr("The earlier publication in «{folder}» cannot be read. Bring it back from a copy, or delete it.")
        raise UserError(text.format(folder=folder), str(error)) from error
    taken = counts[counts[SPAN].isin(spans)]
    found.counts = pd.concat([found.counts[~found.counts[SPAN].isin(spans)], taken], ignore_index=True)
    found.tables.update({span: table for span, table in tables.items() if span in spans})
    found.shapes.update({name: shapes[name] for name in taken[PLACE].unique()})
    found.folders.append(folder)
