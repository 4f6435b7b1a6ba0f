"""Tables of counts from which small ones cannot be had: cell suppression, and the attacker that it is tested by.

Primary suppression takes out the cells that hold 1 to `threshold` - 1. Secondary suppression takes out more, until
whoever knows every published cell, every total and that no count is negative can only say that the cell lies between
nothing and at least `threshold`. Each primary cell is secured once upwards and once downwards by a linear programme
that changes as little published information as possible (Kelly, Golden & Assad 1992, "Cell suppression: disclosure
protection for sensitive tabular data", Networks 22: 397-417; the attacker's problem and the example of the tests:
Fischetti & Salazar 2001, "Solving the cell suppression problem on tabular data with linear constraints", Management
Science 47: 1008-1027; Hundepool et al. 2012, Statistical Disclosure Control, Wiley, ch. 4.3-4.5 and 5.2).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array, lil_array

from .progress import IsCancelled, stop_if

_NEAR = 1e-6  # counts are whole; a solver's are nearly so


@dataclass(frozen=True)
class Table:
    """Counts of m x k cells with the totals of rows, columns and all of them, as one vector of (m + 1) * (k + 1).

    `known` is what other publications let of each cell be known: at least so many are in it.
    """

    counts: NDArray[np.int64]
    known: NDArray[np.int64]
    relations: csr_array

    @classmethod
    def of(cls, inner: NDArray[np.integer], known: NDArray[np.integer] | None = None) -> Table:
        """The table with the cells `inner` (m, k); `known` (m + 1, k + 1) has the totals' in its last row and column.

        What is known of the parts is known of their totals.
        """
        rows, columns = inner.shape
        counts = with_totals(inner)
        least = np.zeros_like(counts) if known is None else np.asarray(known, dtype=np.int64).copy()
        least[:-1, -1] = np.maximum(least[:-1, -1], least[:-1, :-1].sum(axis=1))
        least[-1, :-1] = np.maximum(least[-1, :-1], least[:-1, :-1].sum(axis=0))
        least[-1, -1] = max(least[-1, -1], least[:-1, -1].sum(), least[-1, :-1].sum())
        return cls(counts.ravel(), np.minimum(least, counts).ravel(), relations(rows, columns))


def with_totals(inner: NDArray[np.integer]) -> NDArray[np.int64]:
    """The cells (m, k) with a column of totals and a row of totals behind them."""
    counts = np.zeros((inner.shape[0] + 1, inner.shape[1] + 1), dtype=np.int64)
    counts[:-1, :-1] = inner
    counts[:-1, -1] = inner.sum(axis=1)
    counts[-1] = counts[:-1].sum(axis=0)
    return counts


def relations(rows: int, columns: int) -> csr_array:
    """A x = 0 for a table of so many cells with its totals: each total is the sum of its parts."""
    places = np.arange((rows + 1) * (columns + 1)).reshape(rows + 1, columns + 1)
    matrix = lil_array((rows + 1 + columns, places.size))
    for i in range(rows + 1):
        matrix[i, places[i, :-1]] = 1.0
        matrix[i, places[i, -1]] = -1.0
    for j in range(columns):
        matrix[rows + 1 + j, places[:-1, j]] = 1.0
        matrix[rows + 1 + j, places[-1, j]] = -1.0
    return csr_array(matrix)


def small(table: Table, threshold: int) -> NDArray[np.bool_]:
    """The primary cells: those with 1 to threshold - 1, or so many beyond what is known of them."""
    beyond = table.counts - table.known
    return (beyond > 0) & (beyond < threshold)


def protect(table: Table, threshold: int, cancelled: IsCancelled | None = None) -> NDArray[np.bool_]:
    """Which cells may be published so that every other small one stays hidden. Raises Cancelled.

    All of them where no cell is small; none where nothing less than that hides them.
    """
    primary = small(table, threshold)
    hidden = primary.copy()
    beyond = table.counts - table.known
    # The small cells that need the most first: what hides them hides others as well.
    for cell in np.flatnonzero(primary)[np.argsort(beyond[primary], kind="stable")]:
        stop_if(cancelled)
        # Down first: what can be taken away in exchange can be added as well, while a count of 0 can only be added to.
        for step in (-float(beyond[cell]), float(threshold - beyond[cell])):
            moved = _moved(table, hidden, int(cell), step)
            if moved is None:
                return np.zeros(len(hidden), dtype=bool)
            hidden |= moved
    return ~hidden


def _moved(table: Table, hidden: NDArray[np.bool_], cell: int, step: float) -> NDArray[np.bool_] | None:
    """The cells of the cheapest other table in which the cell differs by `step` and each total is still its parts."""
    n = len(table.counts)
    beyond = (table.counts - table.known).astype(float)
    cost = np.where(hidden, 0.0, 1.0 + np.log1p(table.counts))
    bounds = np.zeros((2 * n, 2))
    bounds[:n, 1] = np.inf
    bounds[n:, 1] = beyond
    wanted = np.zeros(n)
    wanted[cell] = abs(step)
    up, down = (cell, n + cell) if step > 0 else (n + cell, cell)
    bounds[up] = abs(step)
    bounds[down] = 0.0
    both = _beside(table.relations)
    found = linprog(
        np.concatenate([cost, cost]), A_eq=both, b_eq=np.zeros(both.shape[0]), bounds=bounds, method="highs"
    )
    if found.status != 0:
        return None
    return np.abs(found.x[:n] - found.x[n:]) > _NEAR


def _beside(relations: csr_array) -> csr_array:
    """The relations of what is added and what is taken away."""
    whole = coo_array(relations)
    rows, columns = np.concatenate([whole.row] * 2), np.concatenate([whole.col, whole.col + whole.shape[1]])
    values = np.concatenate([whole.data, -whole.data])
    return csr_array(coo_array((values, (rows, columns)), shape=(whole.shape[0], 2 * whole.shape[1])))


def intervals(table: Table, published: NDArray[np.bool_], cells: NDArray[np.integer]) -> NDArray[np.float64]:
    """What the attacker finds out of the cells (c,): the lowest and highest count (c, 2) that fits what is published.

    Of a table the attacker sees `counts` where `published`, its relations, and `known`. Without bound is infinite.
    """
    return np.stack([-_most(table, published, cells, -1.0), _most(table, published, cells, 1.0)], axis=1)


def highest(table: Table, published: NDArray[np.bool_], cells: NDArray[np.integer]) -> NDArray[np.float64]:
    """The upper ends (c,) of `intervals` alone."""
    return _most(table, published, cells, 1.0)


def _most(table: Table, published: NDArray[np.bool_], cells: NDArray[np.integer], sign: float) -> NDArray[np.float64]:
    """The most that `sign` times each of the cells may be."""
    lower = np.where(published, table.counts, table.known).astype(float)
    upper = np.where(published, table.counts, np.inf).astype(float)
    bounds = np.stack([lower, upper], axis=1)
    found = np.empty(len(cells))
    for i, cell in enumerate(cells):
        aim = np.zeros(len(table.counts))
        aim[cell] = -sign
        answer = linprog(
            aim, A_eq=table.relations, b_eq=np.zeros(table.relations.shape[0]), bounds=bounds, method="highs"
        )
        # Without bound above; what is published fits itself, so it cannot be without any solution.
        found[i] = -answer.fun if answer.status == 0 else np.inf
    return found


def is_hidden(table: Table, published: NDArray[np.bool_], threshold: int) -> bool:
    """Whether the attacker can pin no small cell down: it may be nothing, and it may be as many as are published."""
    cells = np.flatnonzero(small(table, threshold))
    if published[cells].any():
        return False
    found = intervals(table, published, cells)
    low, high = found[:, 0] - table.known[cells], found[:, 1] - table.known[cells]
    return bool((low <= _NEAR).all() and (high >= threshold - _NEAR).all())
