"""What goes over a column piece by piece finds what it would find in one go."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.store.intake import coordinates, moments, pieces
from kmzb_plugin.store.intake.transform import WGS84, reference_system, transform


@pytest.fixture(autouse=True, scope="module")
def _small() -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "PIECE", 3)
        yield


@given(st.lists(st.sampled_from(["", "1", "2.5", "-3e2", "x", "1,5", "999999999999999999999", "nan"]), max_size=11))
def test_numbers(texts: list[str]) -> None:
    column = pd.Series(texts, dtype=object)
    expected = pd.to_numeric(column, errors="coerce").to_numpy(dtype=float)
    np.testing.assert_array_equal(pieces.numbers(column.to_numpy()), expected)


@given(st.lists(st.one_of(st.none(), st.datetimes()), max_size=11))
def test_moments(found: list) -> None:
    column = np.array([np.datetime64("NaT") if each is None else np.datetime64(each, "s") for each in found], "M8[s]")
    expected = ["" if each is None else f"{each.replace(microsecond=0).isoformat()}Z" for each in found]
    assert moments.iso(column).tolist() == expected


def test_places(qgis_app: object) -> None:
    x, y = np.linspace(600_000, 700_000, 11), np.linspace(350_000, 450_000, 11)
    source, target = reference_system("EPSG:2180"), reference_system(WGS84)
    together = np.array(transform(x, y, source, target))
    alone = np.hstack([transform(x[[i]], y[[i]], source, target) for i in range(11)])
    np.testing.assert_array_equal(together, alone)


@pytest.mark.parametrize(
    ("wrong", "all_swapped", "outside", "doubtful"),
    [
        *((0, False, 1, 0), (1, False, 2, 1), (2, False, 3, 2), (9, False, 10, 9)),
        *((17, True, 4, 3), (18, True, 3, 2), (20, True, 1, 0)),
    ],
)
def test_axes_are_judged_the_same_however_many_are_wrong(
    wrong: int, all_swapped: bool, outside: int, doubtful: int, qgis_app: object
) -> None:
    """Of few that lie elsewhere only those are tried with their axes exchanged; one lies nowhere, one has no place."""
    x, y = np.full(20, 637_000.0), np.full(20, 395_000.0)
    x[:wrong], y[:wrong] = 395_000.0, 637_000.0
    x, y = np.append(x, [np.nan, 900_000.0]), np.append(y, [1.0, 900_000.0])
    found = coordinates.locate(x, y, np.full(22, "", dtype=object), "EPSG:2180", "EPSG:2180", "KWP-RAD")
    assert (found.all_swapped, found.outside.sum(), found.doubtful.sum()) == (all_swapped, outside, doubtful)
