"""HiGHS in a process of its own: its answers, its end, a cancel, and where it does not answer."""

from __future__ import annotations

import math
import time

import numpy as np
import pytest
from scipy import sparse

from kmzb_plugin.analysis import highs
from kmzb_plugin.analysis.highs import Highs, Program
from kmzb_plugin.analysis.progress import Cancelled

SECONDS = 20.0


def knapsack(values: list[float], sizes: list[float], room: float) -> Program:
    """The most valuable things that fit."""
    return Program(
        -np.array(values),
        sparse.csr_matrix([sizes]),
        np.array([-np.inf]),
        np.array([room]),
        np.ones(len(values), dtype=bool),
    )


def hard(n: int = 60) -> Program:
    """Many seconds of work: halves of nearly equal sums, of which none is even."""
    rng = np.random.default_rng(1)
    rows = 5
    sizes = rng.integers(1_000, 10_000, (rows, n)).astype(float)
    half = np.floor(sizes.sum(axis=1) / 2)
    return Program(-rng.uniform(1, 2, n), sparse.csr_matrix(sizes), half, half, np.ones(n, dtype=bool))


def test_answers_and_bound() -> None:
    with Highs() as solver:
        first = solver.solve(knapsack([5, 4, 3], [2, 3, 1], 4), SECONDS)
        second = solver.solve(knapsack([5, 4, 3], [2, 3, 1], 2), SECONDS)
    assert first.x is not None
    assert second.x is not None
    assert first.x.round().tolist() == [1, 0, 1]
    assert first.bound == pytest.approx(-8)
    assert second.x.round().tolist() == [1, 0, 0]
    assert not first.infeasible


def test_what_cannot_be_is_said() -> None:
    program = Program(np.ones(1), sparse.csr_matrix([[1.0]]), np.array([2.0]), np.array([2.0]), np.ones(1, dtype=bool))
    with Highs() as solver:
        answer = solver.solve(program, SECONDS)
    assert answer.infeasible
    assert answer.x is None


def test_time_limit_leaves_a_bound_or_none() -> None:
    with Highs() as solver:
        answer = solver.solve(hard(), 0.3)
    assert not answer.infeasible
    assert answer.bound == -math.inf or answer.bound < 0


def test_child_ends_with_its_user() -> None:
    with Highs() as solver:
        solver.solve(knapsack([1], [1], 1), SECONDS)
        child = solver._child
        assert child is not None
        assert child.poll() is None
    assert child.poll() is not None


def test_cancel_is_heard_while_it_works() -> None:
    pressed = time.monotonic() + 1.5
    with pytest.raises(Cancelled), Highs(lambda: time.monotonic() > pressed) as solver:
        solver.solve(hard(), SECONDS)
    assert time.monotonic() - pressed < 1.0  # 0.1 s on a machine that does nothing else


def test_solver_that_does_not_keep_to_its_time_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highs, "_FACTOR", 0.0)
    monkeypatch.setattr(highs, "_GRACE", 1.5)
    with Highs() as solver:
        answer = solver.solve(hard(), SECONDS)
        assert answer == highs.Answer(None, -math.inf, False)
        monkeypatch.undo()
        after = solver.solve(knapsack([5, 4, 3], [2, 3, 1], 4), SECONDS)
    assert after.bound == pytest.approx(-8)


def test_child_that_died_is_no_hang() -> None:
    with Highs() as solver:
        solver.solve(knapsack([1], [1], 1), SECONDS)
        assert solver._child is not None
        solver._child.kill()
        with pytest.raises(RuntimeError, match="without an answer"):
            solver.solve(knapsack([1], [1], 1), SECONDS)


def test_without_an_interpreter_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highs, "interpreter", lambda: "")
    with Highs() as solver:
        assert solver.solve(knapsack([5, 4, 3], [2, 3, 1], 4), SECONDS) == highs.Answer(None, -math.inf, False)


def test_interpreter_of_a_program_with_python_inside_is_found_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """In QGIS on Windows `sys.executable` is QGIS."""
    monkeypatch.setattr("sys.executable", "/usr/bin/qgis")
    assert highs.interpreter().split("/")[-1].startswith("python")
