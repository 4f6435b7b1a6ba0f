"""The columns of a file as a profile sees them: without what an import added itself, with what is said once for all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from .headers import labelled
from .profile import Profile
from .table import Table

OWN = ("row", "reason")
"""The columns that an import puts before those of its rejected rows."""
_ESCAPED = re.compile(r"(fid|row|reason)_*", re.IGNORECASE)


def field_names(columns: Iterable[str]) -> list[str]:
    """Names for the columns of rejected rows beside OWN and the `fid` that a GeoPackage keeps for itself.

    Names of fields differ in more than upper and lower case.
    """
    taken = {"fid", *OWN}
    names = []
    for column in columns:
        name = column + "_" if _ESCAPED.fullmatch(column) else column
        while name.lower() in taken:
            name += "_"
        taken.add(name.lower())
        names.append(name)
    return names


def as_profile_sees(table: Table, profile: Profile) -> Table:
    """The table a profile is used on."""
    return _with_constants(_without_own(table, profile), profile)


def _without_own(table: Table, profile: Profile) -> Table:
    """Rejected rows of an earlier import without what that import put before them, under their own names."""
    columns = list(table.frame.columns)
    first = columns[1:] if columns[:1] == ["fid"] else columns
    if tuple(first[:2]) != OWN or set(OWN) & {*profile.used_columns, *profile.details} - {
        name[:-1] for name in columns if _ESCAPED.fullmatch(name) and name.endswith("_")
    }:
        return table
    frame = table.frame[first[2:]].copy()
    frame.columns = [name[:-1] if _ESCAPED.fullmatch(name) and name.endswith("_") else name for name in first[2:]]
    return replace(table, frame=frame)


def _with_constants(table: Table, profile: Profile) -> Table:
    """What the profile or the lines above the header say for all rows, where the rows themselves do not say it."""
    wanted = {*profile.used_columns, *profile.details}
    above = {name: text for name, text in labelled(table.above).items() if name in wanted}
    given = {**above, **profile.constants}
    if not given:
        return table
    frame = table.frame.copy()
    for name, text in given.items():
        frame[name] = frame[name].where(frame[name].str.strip() != "", text) if name in frame.columns else text
    return replace(table, frame=frame)
