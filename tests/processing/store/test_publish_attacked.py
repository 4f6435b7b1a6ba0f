"""A publication of a random store attacked by somebody who has every file of it, and knows how tables add up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog

from kmzb_plugin.store import create_store

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
