"""Cell suppression against attackers that know everything that is published."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.analysis.suppression import Table, intervals, is_hidden, protect, small, with_totals

THRESHOLD = 5


def test_the_attacker_finds_what_is_published_of_the_textbook_table() -> None:
    """Fischetti and Salazar (2001), table of investments: what is told of activity II in region C is 5 to 30."""
    table = Table.of(np.array([[20, 50, 10], [8, 19, 22], [17, 32, 12]]))
    assert table.counts.reshape(4, 4)[-1].tolist() == [45, 101, 44, 190]
    published = np.ones((4, 4), dtype=bool)
    published[[1, 1, 2, 2], [0, 2, 0, 2]] = False
    (interval,) = intervals(table, published.ravel(), np.array([1 * 4 + 2]))
    assert interval.tolist() == [5, 30]


def test_a_single_suppressed_cell_is_given_back_by_its_total() -> None:
    table = Table.of(np.array([[3, 20], [30, 40]]))
    published = np.ones(9, dtype=bool)
    published[0] = False
    assert intervals(table, published, np.array([0])).tolist() == [[3, 3]]
    assert not is_hidden(table, published, THRESHOLD)


def test_a_table_without_small_counts_is_published_whole() -> None:
    assert protect(Table.of(np.array([[0, 5], [17, 300]])), THRESHOLD).all()


def test_a_small_count_takes_others_with_it_and_leaves_the_totals() -> None:
    table = Table.of(np.array([[3, 20, 31], [30, 40, 12], [22, 0, 60]]))
    published = protect(table, THRESHOLD).reshape(4, 4)
    assert not published[0, 0]
    assert published[-1].all()
    assert published[:, -1].all()
    assert 3 <= (~published).sum() <= 4
    assert is_hidden(table, published.ravel(), THRESHOLD)


def test_what_is_known_from_the_map_must_not_leave_a_small_rest() -> None:
    """12 of a category, of which the map shows 9: 3 are somewhere else, so 12 may not be published."""
    known = np.zeros((3, 3), dtype=int)
    known[0, 0] = 9
    table = Table.of(np.array([[12, 20], [30, 40]]), known)
    assert small(table, THRESHOLD).reshape(3, 3)[0, 0]
    published = protect(table, THRESHOLD)
    assert not published[0]
    (interval,) = intervals(table, published, np.array([0]))
    assert interval[0] == 9
    assert interval[1] >= 9 + THRESHOLD


def test_a_table_of_small_counts_alone_is_not_published() -> None:
    table = Table.of(np.array([[1, 0], [0, 2]]))
    assert is_hidden(table, protect(table, THRESHOLD), THRESHOLD)
    assert not protect(table, THRESHOLD)[-1]


def test_a_cancel_is_heard() -> None:
    with pytest.raises(Cancelled):
        protect(Table.of(np.array([[1, 9], [9, 9]])), THRESHOLD, lambda: True)


counts = arrays.arrays(
    np.int64,
    st.tuples(st.integers(1, 5), st.integers(1, 4)),
    elements=st.one_of(st.just(0), st.integers(0, 8), st.integers(0, 60)),
)


@settings(max_examples=40)
@given(counts, st.integers(2, 10), st.data())
def test_no_attacker_can_say_that_a_count_is_small(inner: np.ndarray, threshold: int, data: st.DataObject) -> None:
    share = data.draw(arrays.arrays(np.float64, inner.shape, elements=st.sampled_from([0.0, 0.5, 1.0])))
    shown = np.floor(inner * share).astype(int)
    known = with_totals(np.where(shown >= threshold, shown, 0))
    table = Table.of(inner, known)
    published = protect(table, threshold)
    primary = small(table, threshold)
    assert not (published & primary).any()
    assert primary.any() or published.all()
    # An attacker of one's own, with a solver of another kind and the totals written out.
    for cell in np.flatnonzero(primary):
        least = _reachable(table, published, int(cell), table.known[cell])
        most = _reachable(table, published, int(cell), table.known[cell] + threshold)
        assert least, "the attacker knows that there is at least one"
        assert most, "the attacker knows that it is a small count"


def _reachable(table: Table, published: np.ndarray, cell: int, value: int) -> bool:
    """Whether some table of whole counts with this value fits everything that is published."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    lower = np.where(published, table.counts, table.known).astype(float)
    upper = np.where(published, table.counts, np.inf).astype(float)
    lower[cell] = upper[cell] = value
    wide = int(abs(table.relations[[0]]).sum()) - 1
    tall = len(table.counts) // (wide + 1) - 1
    rows = []
    for i in range(tall + 1):
        row = np.zeros((tall + 1, wide + 1))
        row[i, :-1], row[i, -1] = 1, -1
        rows.append(row.ravel())
    for j in range(wide + 1):
        row = np.zeros((tall + 1, wide + 1))
        row[:-1, j], row[-1, j] = 1, -1
        rows.append(row.ravel())
    answer = milp(
        np.zeros(len(lower)),
        integrality=np.ones(len(lower)),
        bounds=Bounds(lower, upper),
        constraints=LinearConstraint(np.array(rows), 0, 0),
    )
    return answer.status == 0


def test_a_rare_cell_among_many_costs_little() -> None:
    """Of 22 categories by 6 statuses of a real mix about as many more are suppressed as were small."""
    rng = np.random.default_rng(1)
    inner = rng.poisson(np.outer(rng.gamma(0.5, 30, 22), rng.dirichlet(np.ones(6))))
    table = Table.of(inner)
    published = protect(table, THRESHOLD)
    assert is_hidden(table, published, THRESHOLD)
    assert (~published).sum() <= 1.5 * small(table, THRESHOLD).sum()
    assert not (small(table, THRESHOLD) & published).any()
