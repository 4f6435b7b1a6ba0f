"""Which event follows which, roles and chains."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.analysis.nearchains import chains, near_pairs
from kmzb_plugin.analysis.nearrepeat import close_pairs, knox_of_pairs


def test_pairs_go_from_the_earlier_to_the_later() -> None:
    #        far     first  same place  100 m off, same day   too late
    x, y = [9_000.0, 0, 0, 100, 50], [0.0] * 5
    days = [0.0, 5, 8, 8, 40]
    near = near_pairs(close_pairs(x, y, [60, 150]), days, [7, 14])
    found = sorted(zip(near.earlier, near.later, near.space, near.time, near.days, strict=True))
    # of two events of the same day the first in the input counts as the earlier
    assert found == [(1, 2, 0, 0, 3.0), (1, 3, 2, 0, 3.0), (2, 3, 2, 0, 0.0)]
    roles = chains(near.earlier, near.later, near.space == 0, 5)
    assert list(roles.role) == ["", "originator", "repeat", "near repeat", ""]
    assert list(roles.chain) == [-1, 0, 0, 0, -1]
    assert list(roles.size) == [1, 3, 3, 3, 1]


def test_whoever_is_both_is_a_repeat() -> None:
    """As in ArcGIS: an event that follows one at the same location and another nearby is a repeat."""
    roles = chains([0, 1], [2, 2], [True, False], 3)
    assert list(roles.role) == ["originator", "originator", "repeat"]


def test_chains_are_numbered_by_size() -> None:
    roles = chains([0, 2, 3], [1, 3, 4], [False] * 3, 6)
    assert list(roles.chain) == [1, 1, 0, 0, 0, -1]


def test_nothing_near_gives_no_pairs() -> None:
    near = near_pairs(close_pairs([0.0, 1000.0], [0.0, 0.0], [10]), [0.0, 0.0], [7])
    assert len(near) == 0
    assert list(chains(near.earlier, near.later, near.space == 0, 2).role) == ["", ""]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 8)] * 3), min_size=2, max_size=25))
def test_pairs_are_those_that_knox_counts(events: list[tuple[int, int, int]]) -> None:
    x, y, t = np.array(events, dtype=float).T
    pairs = close_pairs(x, y, [2, 4])
    near = near_pairs(pairs, t, [1, 3])
    counts = np.zeros((3, 2), dtype=int)
    np.add.at(counts, (near.space, near.time), 1)
    assert counts.tolist() == knox_of_pairs(pairs, t, [1, 3], 0).observed[:-1, :-1].tolist()
    assert (near.days >= 0).all()
    roles = chains(near.earlier, near.later, near.space == 0, len(t))
    assert (roles.chain[near.earlier] == roles.chain[near.later]).all()
    assert (roles.role[near.later] != "originator").all()
