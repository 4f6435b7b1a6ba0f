"""The rows that cannot be taken: each with its number, its reason and all it held, so that it can be corrected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from ...text import tr
from .table import Table


class Rejects:
    """Reasons by row of a file; the first one found for a row stands."""

    def __init__(self, n: int) -> None:
        self.kept = np.ones(n, dtype=bool)
        self._sentence = np.full(n, "", dtype=object)
        self._found = np.full(n, "", dtype=object)

    def add(self, rows: np.ndarray, sentence: str, found: Iterable[str] = ()) -> None:
        """Rejects the rows of a mask (n,) for one reason; `found` says for each of them what stood there."""
        fresh = rows & self.kept
        if not fresh.any():
            return
        self._sentence[fresh] = sentence
        values = np.array(list(found), dtype=object)
        if len(values):
            self._found[fresh] = values[fresh[rows]]
        self.kept &= ~rows

    def reasons(self, table: Table) -> list[tuple[str, int]]:
        """The reasons with how many rows each, the most frequent first; malformed rows of the file included."""
        counts = Counter(self._sentence[~self.kept].tolist())
        if table.malformed:
            counts[tr("The row has another number of values than the header.")] = len(table.malformed)
        return counts.most_common()

    def table(self, table: Table) -> pd.DataFrame:
        """The rejected and the malformed rows of a file by row: the columns row and reason, then the file's own."""
        rejected = table.frame[~self.kept].copy()
        rejected.insert(0, "reason", self._texts(), allow_duplicates=True)
        rejected.insert(0, "row", table.rows[~self.kept], allow_duplicates=True)
        if table.malformed:
            width = len(table.frame.columns)
            lines = [[item.row, item.reason, *fitted(item.cells, width)] for item in table.malformed]
            malformed = pd.DataFrame(lines, columns=rejected.columns, dtype=object)
            rejected = pd.concat([rejected, malformed], ignore_index=True)
        order = np.argsort(rejected.iloc[:, 0].to_numpy(dtype=np.int64), kind="stable")
        return rejected.iloc[order].reset_index(drop=True)

    def _texts(self) -> np.ndarray:
        with_value = tr("{reason} It says «{value}».")
        pairs = zip(self._sentence[~self.kept], self._found[~self.kept], strict=True)
        texts = [with_value.format(reason=reason, value=value) if value else reason for reason, value in pairs]
        return np.array(texts, dtype=object)


def fitted(cells: list[str], width: int) -> list[str]:
    """The cells of a malformed row in the file's columns; what has no column of its own stays with the last one."""
    if len(cells) > width > 0:
        return [*cells[: width - 1], " | ".join(cells[width - 1 :])]
    return cells + [""] * (width - len(cells))
