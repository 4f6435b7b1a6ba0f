"""Completing rows of an import the same way for every back end: ids, numbers, units, due dates, masked text."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

import numpy as np
import pandas as pd

from ..domain.periods import iso
from ..domain.redaction import mask
from .base import Dictionary, ImportSource
from .places import UnitMap

CHUNK = 50_000
"""Rows prepared and written at a time, so that a large import needs no more memory than a small one."""

THREAT_COLUMNS = (
    "source_ref",
    "category",
    "status",
    "occurred_at",
    "reported_at",
    "updated_at",
    "time_of_day",
    "weekdays",
    "description",
    "place",
    "teryt",
    "raw",
    "x",
    "y",
)
# The first two bits of the ninth byte of a UUID are 10 (RFC 9562, section 4.1).
_VARIANT = {f"{value:x}": f"{value & 3 | 8:x}" for value in range(16)}
UNIT_COLUMNS = ("code", "name", "parent_code", "valid_from", "valid_to", "area_wkb")


class Preparation:
    """What one import completes its rows with.

    `take_numbers(year, n)` reserves the next n running numbers of a year and returns the last one before them.
    """

    def __init__(
        self,
        source: ImportSource,
        at: datetime,
        store_id: str,
        dictionary: Dictionary,
        take_numbers: Callable[[str, int], int],
    ) -> None:
        self._source, self._at, self._dictionary, self._take_numbers = source, at, dictionary, take_numbers
        self._store_id = uuid.UUID(store_id)
        self._namespace = uuid.uuid5(self._store_id, source.system).bytes

    def complete(self, rows: pd.DataFrame, units: UnitMap) -> dict[str, list]:
        """The columns of n new threats, each a list of n, moments as ISO UTC texts, None where nothing is known.

        `rows` have THREAT_COLUMNS. Raises ValueError for coordinates that are not finite.
        """
        x, y = rows["x"].to_numpy(float), rows["y"].to_numpy(float)
        if not (np.isfinite(x).all() and np.isfinite(y).all()):
            raise ValueError("threats to import need finite coordinates")
        occurred, reported, updated = (_moments(rows[name]) for name in ("occurred_at", "reported_at", "updated_at"))
        known_since = _first(reported, occurred, _constant(self._at, len(rows)))
        status = rows["status"].to_numpy(object)
        # A new threat waits since its report, any other since the step that brought it where it is.
        entered = np.where(status == "new", known_since, _first(updated, known_since))
        sensitive = {category.code: int(category.sensitive) for category in self._dictionary.categories}
        days = int(self._dictionary.settings["retention_days"])
        descriptions = texts(rows["description"])
        return {
            "id": self._ids(rows["source_ref"]),
            "number": self._numbers(known_since),
            "plane": [self._source.plane] * len(rows),
            "category": rows["category"].tolist(),
            "status": status.tolist(),
            "occurred_at": _iso_texts(occurred),
            "reported_at": _iso_texts(reported),
            "updated_at": _iso_texts(updated),
            "due_at": _iso_texts(self._due(status, entered)),
            "time_of_day": _integers(rows["time_of_day"]),
            "weekdays": _integers(rows["weekdays"]),
            "description": descriptions,
            "description_masked": _masked(descriptions),
            "place": _masked(texts(rows["place"])),
            "unit_id": units.find(x, y).tolist(),
            "teryt": texts(rows["teryt"]),
            "source_system": [self._source.system] * len(rows),
            "source_ref": rows["source_ref"].tolist(),
            "sensitive": rows["category"].map(sensitive).fillna(0).astype(int).tolist(),
            "review_at": _iso_texts(known_since + np.timedelta64(days, "D")),
            "raw": texts(rows["raw"]),
            "x": x.tolist(),
            "y": y.tolist(),
        }

    def unit_id(self, code: str, valid_from: str) -> str:
        """The id of a unit, which follows from the store and the unit's code and first day (UUID version 5)."""
        return str(uuid.uuid5(self._store_id, f"unit {code} {valid_from}"))

    def attachment_id(self, threat_id: str, origin: str) -> str:
        """The id of an attachment, which follows from the threat and the file handed in (UUID version 5)."""
        return str(uuid.uuid5(self._store_id, f"attachment {threat_id} {origin}"))

    def threat_id(self, source_ref: str) -> str:
        """The id of the threat that has this id in the import's source system."""
        return self._ids([source_ref])[0]

    def _ids(self, refs: Iterable[str]) -> list[str]:
        """Ids that follow from the store, the source system and the row's id there (UUID version 5)."""
        # As `uuid.uuid5` makes them, which takes several times as long: it makes a number of the digest on the way.
        digests = (hashlib.sha1(self._namespace + ref.encode(), usedforsecurity=False).hexdigest() for ref in refs)
        return [f"{d[:8]}-{d[8:12]}-5{d[13:16]}-{_VARIANT[d[16]]}{d[17:20]}-{d[20:32]}" for d in digests]

    def _numbers(self, known_since: np.ndarray) -> list[str]:
        """The store's own running numbers within the year of the report, `2026-004512`."""
        years = pd.Series(known_since.astype("datetime64[Y]").astype(str))
        last = {year: self._take_numbers(str(year), int(n)) for year, n in years.value_counts(sort=False).items()}
        numbers = years.map(last) + years.groupby(years).cumcount() + 1
        return [f"{year}-{number:06d}" for year, number in zip(years, numbers, strict=True)]

    def _due(self, status: np.ndarray, entered: np.ndarray) -> np.ndarray:
        due = np.full(len(status), np.datetime64("NaT", "s"))
        for known in self._dictionary.workflow:
            if known.due_days is not None:
                chosen = status == known.code
                due[chosen] = entered[chosen] + np.timedelta64(known.due_days, "D")
        return due


def require(rows: pd.DataFrame, columns: Sequence[str]) -> None:
    """Raises ValueError where a column is not there."""
    missing = [name for name in columns if name not in rows.columns]
    if missing:
        raise ValueError(f"rows to import lack the columns {missing}")


def chunks(rows: pd.DataFrame) -> Iterable[pd.DataFrame]:
    """The rows, CHUNK at a time; of rows with one source_ref within a chunk only the first."""
    for at in range(0, len(rows), CHUNK):
        part = rows.iloc[at : at + CHUNK]
        yield part[~part["source_ref"].duplicated().to_numpy()]


def text(value: object) -> str:
    """A text, empty for a missing one."""
    return "" if value is None or value != value else str(value)


def texts(column: pd.Series) -> list[str | None]:
    """Texts with None for empty and missing ones."""
    return [value if isinstance(value, str) and value else None for value in column.tolist()]


def _integers(column: pd.Series) -> list[int | None]:
    numbers = pd.to_numeric(column).to_numpy(float)
    return [None if missing else int(number) for number, missing in zip(numbers, np.isnan(numbers), strict=True)]


def _moments(column: pd.Series) -> np.ndarray:
    """ISO texts in UTC as moments, NaT for empty ones. Raises ValueError for anything else."""
    return np.array([moment[:19] if moment else "NaT" for moment in texts(column)], dtype="datetime64[s]")


def _constant(moment: datetime, count: int) -> np.ndarray:
    return np.full(count, np.datetime64(iso(moment)[:19], "s"))


def _first(*choices: np.ndarray) -> np.ndarray:
    """Of several columns of moments the first that is known, row by row."""
    result = choices[0]
    for choice in choices[1:]:
        result = np.where(np.isnat(result), choice, result)
    return result


def _iso_texts(moments: np.ndarray) -> list[str | None]:
    known = np.datetime_as_string(moments, unit="s").tolist()
    return [None if moment == "NaT" else f"{moment}Z" for moment in known]


def _masked(descriptions: list[str | None]) -> list[str | None]:
    """Texts with personal data masked; each different text is looked at once."""
    masked: dict[str | None, str | None] = {None: None}
    for description in descriptions:
        if description is not None and description not in masked:
            masked[description] = mask(description).text
    return [masked[description] for description in descriptions]
