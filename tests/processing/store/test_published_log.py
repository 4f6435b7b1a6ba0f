"""What the store keeps of publications: read back as it was said, in any number of parts, and all of it compared."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from kmzb_plugin.processing.store import published_log
from kmzb_plugin.processing.store.published_earlier import Earlier
from kmzb_plugin.processing.store.publishing import Publication, SpanTable
from kmzb_plugin.store.base import Said

COLUMNS = ["place", "period", "category", "status", "reports", "as_of"]


def made(n: int) -> Publication:
    """A publication of so many places."""
    rng = np.random.default_rng(3)
    rows = [
        (f"500mN{y}E{x}", "2025-Q3", "speeding", "new", int(rng.integers(5, 99)), "2025-11-19 21:00:00")
        for x, y in rng.integers(100_000, 900_000, (n, 2))
    ]
    table = SpanTable(np.array([[np.nan, 7.0], [np.nan, 7.0]]), "2025-11-19 21:00:00")
    counts = pd.DataFrame(rows, columns=COLUMNS)
    return Publication(
        "squares", 500.0, "quarter", 5, "", ["2025-Q3"], ["speeding"], ["new"], counts, {"2025-Q3": table}, {}
    )


@pytest.mark.parametrize("n", [0, 3, 8_000])
def test_what_was_said_is_read_back(n: int) -> None:
    one = made(n)
    mark, parts = published_log.entry(one, ["0badcafe"])
    assert all(len(part) < 25_000 for part in parts)
    assert (len(parts) > 1) == (n > 1_000)
    (found,) = published_log.entries([Said("2025-11-19T20:00:00Z", part) for part in parts])
    assert (found.mark, found.withdrawn) == (mark, ["0badcafe"])
    assert found.counts.values.tolist() == one.counts.values.tolist()
    assert np.array_equal(found.tables["2025-Q3"].values, one.tables["2025-Q3"].values, equal_nan=True)
    assert found.said["spans"] == ["2025-Q3"]


def test_what_was_logged_in_part_alone_never_left() -> None:
    _, parts = published_log.entry(made(8_000), [])
    assert published_log.entries([Said("2025-11-19T20:00:00Z", part) for part in parts[:-1]]) == []


def test_a_count_is_held_against_every_earlier_publication() -> None:
    """Ten, then fifteen, then twelve: the last is two more than the first."""

    def said(n: int) -> pd.DataFrame:
        return pd.DataFrame([("A", "2025-Q3", "speeding", "new", n, "")], columns=COLUMNS)

    earlier = Earlier()
    for n in (10, 15):
        earlier.take(str(n), ["2025-Q3"], said(n), {})
    assert earlier.told(said(12), 5).values.tolist() == [["A", "2025-Q3"]]
    assert earlier.told(said(20), 5).empty
    assert earlier.counts["reports"].tolist() == [15]
