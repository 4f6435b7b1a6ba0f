"""What every store answers about police statistics by area."""

from __future__ import annotations

import sqlite3
from typing import Any

import pandas as pd
import pytest

from kmzb_plugin.store.base import ImportSource, StatisticCounts, Store
from kmzb_plugin.store.http.store import HttpStore
from kmzb_plugin.text import UserError

KGP = ImportSource("police", "kgp", "statystyka.csv")
FIRST = [
    ("0201", "theft", "2024", 12),
    ("0201", "theft", "2025", 0),
    ("0201011", "unknown:Kradzież, «z włamaniem»", "2025-H1", 3),
    ("02", "theft", "2025", 120),
]


def add(backend: Any, rows: list[tuple[str, str, str, int]], source: ImportSource = KGP) -> StatisticCounts:
    with backend.importing.bulk_import(source) as importer:
        counts = importer.add_statistics(pd.DataFrame(rows, columns=["area_code", "category", "period", "n"]))
    assert isinstance(counts, StatisticCounts)
    return counts


def kept(store: Store, **chosen: str) -> list[tuple[Any, ...]]:
    frame = store.statistics(**chosen)
    assert list(frame.columns) == ["source_system", "area_code", "category", "period", "n"]
    return list(frame.itertuples(index=False, name=None))


def test_counts_are_kept_as_they_came_and_in_order(backend: Any) -> None:
    assert add(backend, FIRST) == StatisticCounts(4, 0, 0)
    expected = [("kgp", *row) for row in sorted(FIRST, key=lambda row: (row[2], row[0], row[1]))]
    assert kept(backend.store) == expected
    assert kept(backend.store, period="2025") == [row for row in expected if row[3] == "2025"]
    assert kept(backend.store, source_system="kgp", period="2024") == [("kgp", *FIRST[0])]
    assert kept(backend.store, source_system="x' OR '1'='1") == []
    assert kept(backend.store, period="*") == []
    assert [tuple(row) for row in backend.store.statistic_periods().itertuples(index=False)] == [
        ("kgp", "2024", 4, 1, 1),
        ("kgp", "2025", 2, 1, 1),
        ("kgp", "2025", 4, 1, 1),
        ("kgp", "2025-H1", 7, 1, 1),
    ]


def test_a_store_without_statistics_says_so(store: Store) -> None:
    assert store.statistics().empty
    assert store.statistic_periods().empty


def test_again_brings_nothing_and_another_count_takes_the_place_of_the_older(backend: Any) -> None:
    add(backend, FIRST)
    head = backend.store.audit_head()
    assert add(backend, FIRST) == StatisticCounts(0, 4, 0)
    assert add(backend, [("0201", "theft", "2024", 13), *FIRST[1:], ("0202", "theft", "2024", 1)]) == StatisticCounts(
        2, 3, 1
    )
    assert kept(backend.store, period="2024") == [
        ("kgp", "0201", "theft", "2024", 13),
        ("kgp", "0202", "theft", "2024", 1),
    ]
    verdict = backend.store.verify_audit(head)
    assert verdict.valid
    assert verdict.knows_head


def test_two_systems_keep_their_own_counts(backend: Any) -> None:
    add(backend, FIRST)
    other = ImportSource("police", "kwp", "inne.csv")
    assert add(backend, [("0201", "theft", "2024", 99)], other) == StatisticCounts(1, 0, 0)
    assert kept(backend.store, period="2024") == [
        ("kgp", "0201", "theft", "2024", 12),
        ("kwp", "0201", "theft", "2024", 99),
    ]


def test_an_import_that_fails_leaves_every_count_as_it_was(backend: Any) -> None:
    if isinstance(backend.store, HttpStore):
        with pytest.raises(UserError, match="imported over the web"), backend.store.bulk_import(KGP):
            pass
        return
    add(backend, FIRST)
    before, head = kept(backend.store), backend.store.audit_head()
    rows = pd.DataFrame([("0201", "theft", "2024", 77)], columns=["area_code", "category", "period", "n"])

    def half() -> None:
        with backend.store.bulk_import(KGP) as importer:
            importer.add_statistics(rows)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert (kept(backend.store), backend.store.audit_head()) == (before, head)


def test_a_count_below_zero_never_gets_in(backend: Any) -> None:
    with pytest.raises((UserError, sqlite3.IntegrityError)):
        add(backend, [("0201", "theft", "2024", -1)])
    assert kept(backend.store) == []
