"""The columns of a file by what a profile says they are for."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ...text import UserError, tr
from .profile import FIELDS, NEEDED, Profile
from .table import Table


class Fields:
    """The columns (n,) of a file by the field they are for, stripped; empty text where it has none."""

    def __init__(self, frame: pd.DataFrame, profile: Profile) -> None:
        self._frame, self._profile = frame, profile
        self._read: dict[str, pd.Series] = {}

    def name(self, field_name: str) -> str:
        return self._profile.columns.get(field_name, "")

    def __getitem__(self, field_name: str) -> pd.Series:
        if field_name not in self._read:
            self._read[field_name] = self._texts(self.name(field_name), self._profile.values.get(field_name, {}))
        return self._read[field_name]

    def _texts(self, column: str, values: Mapping[str, str]) -> pd.Series:
        if column not in self._frame.columns:
            return pd.Series("", index=self._frame.index, dtype=object)
        # Not by pandas: its texts ask each value whether it is missing, and none is.
        texts = [text.strip() for text in self._frame[column].tolist()]
        if values:
            texts = [values.get(text, text) for text in texts]
        return pd.Series(texts, index=self._frame.index, dtype=object)

    def hours(self) -> pd.Series:
        return self._frame[self._profile.time.hour]


def check_columns(table: Table, profile: Profile) -> list[str]:
    """The columns that are missing and can be; raises UserError where one is missing that cannot."""
    own = set(table.frame.columns)
    needed = {profile.columns[name] for name in NEEDED if name in profile.columns}
    if table.x is not None:
        needed -= {profile.columns.get("x", ""), profile.columns.get("y", "")}
    elif "x" not in profile.columns:
        raise UserError(
            tr("«{name}» has no geometries and the profile «{profile}» names no columns for x and y.").format(
                name=table.name, profile=profile.name
            )
        )
    if profile.time.hour:
        needed.add(profile.time.hour)
    missing = sorted(needed - own)
    if missing:
        raise UserError(
            tr(
                "«{name}» does not fit the import profile «{profile}»: the columns {missing} are missing. The file has "
                "the columns {present}. Choose another profile or correct the header; nothing was imported."
            ).format(
                name=table.name,
                profile=profile.name,
                missing=", ".join(missing),
                present=", ".join(table.frame.columns),
            )
        )
    optional = {profile.columns[name] for name in FIELDS if name in profile.columns and name not in NEEDED}
    optional |= set(profile.details)
    return sorted(optional - own)
