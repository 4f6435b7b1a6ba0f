"""Decisions of units, counted by hand."""

from __future__ import annotations

import numpy as np
import pytest

from kmzb_plugin.analysis.verification import verification

WORKFLOW = {
    "new",
    "verification",
    "confirmed",
    "confirmed_referred",
    "confirmed_eliminated",
    "not_confirmed",
    "joke_or_mistake",
}
NAT = "NaT"
# unit, status, reported, decided; the state is of 2025-03-01, the limit 8 days
ROWS = [
    (0, "confirmed", "2025-01-01", "2025-01-05"),
    (0, "confirmed_eliminated", "2025-01-01", "2025-01-09"),  # on the last day of the limit
    (0, "not_confirmed", "2025-01-01", "2025-02-01"),
    (0, "joke_or_mistake", "2025-02-27", "2025-02-28"),  # its limit has not passed
    (0, "new", "2025-02-25", NAT),
    (0, "new", "2025-02-01", NAT),
    (1, "verification", "2024-10-01", NAT),
    (1, "new", NAT, NAT),
    (1, "confirmed", "2025-02-01", "2025-01-01"),
    (1, "confirmed", NAT, "2025-01-01"),
    (1, "closed", "2025-01-01", NAT),
    (1, "", "2025-01-01", NAT),
    (1, "new", "2025-04-01", NAT),
]


def test_by_hand() -> None:
    unit, status, reported, decided = zip(*ROWS, strict=True)
    times = [np.array(each, dtype="datetime64[s]") for each in (reported, decided)]
    found = verification(unit, 3, status, *times, np.datetime64("2025-03-01", "s"), 8.0, WORKFLOW)
    units = found.units
    assert units["reports"].tolist() == [6, 4, 0]
    assert units["decided"].tolist() == [4, 2, 0]
    assert units["confirmed"].tolist() == [2, 2, 0]
    assert units["undecided"].tolist() == [2, 2, 0]
    assert units.loc[0, ["open_1", "open_2", "open_3", "open_4", "open_unknown"]].tolist() == [1, 0, 1, 0, 0]
    assert units.loc[1, ["open_1", "open_2", "open_3", "open_4", "open_unknown"]].tolist() == [0, 0, 0, 1, 1]
    assert units["open_median"].tolist() == pytest.approx([16.0, 151.0, np.nan], nan_ok=True)
    assert units["due"].tolist() == [4, 1, 0]
    assert units["in_limit"].tolist() == [2, 0, 0]
    assert units["untimed"].tolist() == [0, 2, 0]
    # Wilson's interval of 2 of 4: Newcombe (1998) method 3
    assert units.loc[0, ["confirmed_low", "confirmed_high"]].tolist() == pytest.approx([0.15004, 0.84996], abs=1e-5)
    assert units.loc[0, "in_limit_share"] == 0.5
    assert np.isnan(units.loc[2, "confirmed_share"])
    assert found.unknown == {"closed": 1, "": 1}
    assert found.later == 1
    whole = found.whole.iloc[0]
    assert (whole["reports"], whole["decided"], whole["due"], whole["in_limit"]) == (10, 6, 5, 2)


def test_without_times_nothing_is_due() -> None:
    nothing = np.array([NAT, NAT], dtype="datetime64[s]")
    found = verification([0, 0], 1, ["new", "confirmed"], nothing, nothing, nothing[0], 8.0, WORKFLOW)
    row = found.units.iloc[0]
    assert (row["due"], row["open_unknown"], row["untimed"]) == (0, 1, 1)
    assert np.isnan(row["open_median"])
