"""A publication of a random store attacked by somebody who has every file of it, and knows how tables add up."""

from __future__ import annotations

import json
from datetime import timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from kmzb_plugin.analysis.publication import table_tells
from kmzb_plugin.domain.submission import verification
from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.store.filter import ThreatFilter

from .publishing import AUGUST, NOW, counts, fill_store, table

LEAST = 5
CATEGORIES = ("speeding", "improper_parking", "public_alcohol", "vandalism", "stray_dogs", "begging")
STATUSES = ("new", "verification", "confirmed", "confirmed_referred")


@pytest.fixture(scope="module")
def attacked(provider: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, pd.DataFrame]:
    """A publication of one quarter, and how many there really are by square, category and status."""
    from qgis import processing

    rng = np.random.default_rng(11)
    folder = tmp_path_factory.mktemp("attacked")
    often = np.array([6.0, 3.0, 1.0, 0.1, 0.1, 0.1])[:, np.newaxis]  # as in life, a few categories are most of it
    true = rng.poisson(rng.gamma(0.6, 1.0, (12, len(CATEGORIES), len(STATUSES))) * often)
    rows = [
        (int(n), CATEGORIES[c], STATUSES[s], AUGUST, "", (600_010.0 + 500 * square, 500_010.0))
        for (square, c, s), n in np.ndenumerate(true)
        if n
    ]
    store = create_store(str(folder / "store.gpkg"), "KMP", "KWP-RAD", at=NOW)
    fill_store(store, rows)
    store.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kmzb_plugin.domain.periods.now", lambda: NOW)
        parameters = {"STORE": str(folder / "store.gpkg"), "OUTPUT": str(folder / "out")}
        processing.run("kmzb:publish", {**parameters, "PERIOD": "2025-07-01/2025-10-01"})
    found = pd.DataFrame(
        [(f"500mN500000E{round(row[5][0] - 10)}", row[1], row[2], row[0]) for row in rows],
        columns=["place", "category", "status", "n"],
    )
    return folder / "out", found


def test_each_count_on_the_map_is_true_and_none_is_small(attacked: tuple[Path, pd.DataFrame]) -> None:
    folder, true = attacked
    exact = true.set_index(["place", "category", "status"])["n"]
    shown = true[true["category"] != "begging"].groupby("place")["n"].sum()
    published = pd.DataFrame(counts(folder), columns=["place", "period", "category", "status", "n"])
    assert (published["n"] >= LEAST).all()
    assert published.groupby("place")["n"].sum().to_dict() == shown[shown >= LEAST].to_dict()
    named = published[(published["category"] != "several") & (published["status"] != "several")]
    assert len(named) > 5
    for place, _, category, status, n in named.itertuples(index=False):
        assert exact[place, category, status] == n


def test_no_small_count_can_be_had_from_the_table_and_the_map(attacked: tuple[Path, pd.DataFrame]) -> None:
    folder, true = attacked
    summary = table(folder, "summary")
    lines, columns = list(dict.fromkeys(summary["category"])), list(dict.fromkeys(summary["status"]))
    published = summary["reports"].to_numpy(float).reshape(len(lines), len(columns))
    known = np.zeros_like(published)
    for _, _, category, status, n in counts(folder):
        i = lines.index(category) if category in lines else len(lines) - 1
        j = columns.index(status) if status in columns else len(columns) - 1
        for where in {(i, j), (i, len(columns) - 1), (len(lines) - 1, j), (len(lines) - 1, len(columns) - 1)}:
            known[where] += n
    truth = np.zeros_like(published)
    for _, category, status, n in true.itertuples(index=False):
        truth[lines.index(category), columns.index(status)] += n
    truth[:, -1] = truth[:, :-1].sum(axis=1)
    truth[-1] = truth[:-1].sum(axis=0)
    seen = ~np.isnan(published)
    assert (published[seen] == truth[seen]).all()
    small = (truth - known > 0) & (truth - known < LEAST)
    assert small.sum() > 5
    assert not (seen & small).any()
    relations = _relations(*published.shape)
    bounds = np.stack([np.where(seen, published, known), np.where(seen, published, np.inf)], axis=-1).reshape(-1, 2)
    for cell in np.flatnonzero(small):
        aim = np.zeros(published.size)
        aim[cell] = 1
        lowest, highest = (
            linprog(sign * aim, A_eq=relations, b_eq=np.zeros(len(relations)), bounds=bounds) for sign in (1, -1)
        )
        assert lowest.fun == pytest.approx(known.flat[cell])
        assert highest.status == 3 or -highest.fun >= known.flat[cell] + LEAST - 1e-6


def _relations(height: int, width: int) -> np.ndarray:
    """Each total is the sum of its line or its column."""
    rows = []
    for i in range(height):
        line = np.zeros((height, width))
        line[i] = [1] * (width - 1) + [-1]
        rows.append(line.ravel())
    for j in range(width):
        column = np.zeros((height, width))
        column[:, j] = [1] * (height - 1) + [-1]
        rows.append(column.ravel())
    return np.array(rows)


# --- somebody who has several publications ----------------------------------------------------------------------------


def told_by_two(one: Path, other: Path, side: float) -> list[int]:
    """Small counts that somebody has from two publications: of the same places, and of the smaller ones in larger ones.

    By period, and by all that is published of it: category, status, and the total of the place.
    """
    columns = ["place", "period", "category", "status", "n"]
    first, second = (pd.DataFrame(counts(folder), columns=columns) for folder in (one, other))
    for each in (first, second):
        corner = each["place"].str.extract(r"N(\d+)E(\d+)").astype(float) // side
        each["place"] = corner[0].astype(int).astype(str) + " " + corner[1].astype(int).astype(str)
    found: list[int] = []
    for keys in (columns[:4], columns[:2]):
        sums = [each.groupby(keys)["n"].sum() for each in (first, second)]
        shared = sums[0].index.intersection(sums[1].index)
        found += [int(n) for n in (sums[1][shared] - sums[0][shared]).abs() if 0 < n < LEAST]
    return found


@pytest.fixture
def public(provider: Any, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """`public(name, **parameters)`: a publication of one store into a folder that has nothing to do with any other."""
    monkeypatch.setattr("kmzb_plugin.domain.periods.now", lambda: NOW)
    path = tmp_path / "store" / "store.gpkg"
    path.parent.mkdir()
    store = create_store(str(path), "KMP", "KWP-RAD", at=NOW)
    rng = np.random.default_rng(5)
    rows = [
        (int(n), CATEGORIES[c], "new", AUGUST, "", (600_010.0 + 500 * east, 500_010.0 + 500 * north))
        for (east, north, c), n in np.ndenumerate(rng.poisson(2.2, (8, 8, 5)))
        if n
    ]
    fill_store(store, rows)
    store.close()

    def call(name: str, **more: Any) -> Path:
        folder = tmp_path / name / "deep" / "down"
        run("publish", {"STORE": str(path), "PERIOD": "2025-07-01/2025-10-01", "OUTPUT": str(folder), **more})
        return folder

    call.store = str(path)  # type: ignore[attr-defined]
    return call


def test_other_squares_would_tell_small_counts_and_are_refused(public: Any) -> None:
    from qgis.core import QgsProcessingException

    first = public("first")
    for name, other in (("second", {"GRID": 1000}), ("third", {"STEP": "month"}), ("fourth", {"GRID": 300})):
        with pytest.raises(QgsProcessingException, match="has reports of 2025-Q3 to 2025-Q3 too, by squares of 500 m"):
            public(name, **other)
    # That the refusal is not in vain: who publishes both all the same gives small counts away.
    mark = json.loads((first / "publication.json").read_text(encoding="utf-8"))["mark"]
    assert told_by_two(first, public("second", GRID=1000, WITHDRAWN=mark), 1000)


def test_a_chain_of_publications_tells_no_small_change(public: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each day some reports are decided on; somebody who keeps every publication takes them from one another."""
    folders = []
    for day in range(5):
        monkeypatch.setattr("kmzb_plugin.domain.periods.now", lambda day=day: NOW + timedelta(days=2 * day))
        folders.append(public(f"day {day}"))
        decide(public.store, seed=day)
    assert len({tuple(counts(folder)) for folder in folders}) > 2
    for one, other in combinations(folders, 2):
        assert told_by_two(one, other, 500) == []
        told = [table_tells(*tables, LEAST) for tables in zip(summaries(one), summaries(other), strict=True)]
        assert not any(told)


def decide(path: str, seed: int) -> None:
    """Some new reports become jokes, a few or many at a place."""
    rng = np.random.default_rng(seed)
    store = open_store(path)
    frame = store.frame(ThreatFilter(statuses=("new",)), ["id", "version", "x", "y"])
    at = rng.choice(["few", "many", "none"], (8, 8), p=[0.4, 0.2, 0.4])
    kinds = at[((frame["x"] - 600_000) // 500).astype(int), ((frame["y"] - 500_000) // 500).astype(int)]
    chosen = frame[
        rng.uniform(size=len(frame)) < pd.Series(kinds).map({"few": 0.15, "many": 0.9, "none": 0}).to_numpy()
    ]
    rows = chosen[["id", "version"]].itertuples(index=False)
    receipts = store.submit([verification(id_, int(n), "joke_or_mistake", note="Sprawdzono") for id_, n in rows])
    assert all(receipt.accepted for receipt in receipts)
    store.close()


def summaries(folder: Path) -> list[np.ndarray]:
    """The tables of a publication as the attacker sees them."""
    found = table(folder, "summary")
    return [
        part["reports"].to_numpy(float).reshape(part["category"].nunique(), -1) for _, part in found.groupby("period")
    ]
