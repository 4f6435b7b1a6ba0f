"""Work of the main thread in pieces: the window goes on in between, and what is stopped stays where it is."""

from __future__ import annotations

from collections.abc import Generator

from kmzb_plugin.gui.steps import Steps
from kmzb_plugin.text import UserError

from .conftest import settle, wait_for


def pieces(done: list[int], count: int, error: str = "") -> Generator[None, None, str]:
    for number in range(count):
        done.append(number)
        yield
    if error:
        raise UserError(error)
    return "all"


def test_between_the_pieces_the_window_goes_on(qgis_app) -> None:
    done: list[int] = []
    answers: list[str] = []
    steps = Steps(lambda error: None)
    steps.start(pieces(done, 3), answers.append)
    assert done == [], "the caller goes on first"
    wait_for(lambda: answers, "the end")
    assert done == [0, 1, 2]
    assert answers == ["all"]


def test_what_is_stopped_or_begun_anew_ends_where_it_is(qgis_app) -> None:
    first: list[int] = []
    second: list[int] = []
    answers: list[str] = []
    steps = Steps(lambda error: None)
    steps.start(pieces(first, 100_000), lambda _: answers.append("first"))
    wait_for(lambda: first, "a piece")
    steps.start(pieces(second, 2), lambda _: answers.append("second"))
    before = len(first)
    wait_for(lambda: answers, "the second")
    assert len(first) == before
    assert answers == ["second"]
    steps.start(pieces(first, 100_000), lambda _: answers.append("third"))
    steps.stop()
    settle(50)
    assert len(first) == before
    assert answers == ["second"]


def test_a_failure_is_told_and_ends_it(qgis_app) -> None:
    told: list[UserError] = []
    answers: list[str] = []
    steps = Steps(told.append)
    steps.start(pieces([], 1, "Nothing there."), answers.append)
    wait_for(lambda: told, "the failure")
    assert [error.text for error in told] == ["Nothing there."]
    assert answers == []


def test_a_piece_that_lets_events_through_may_be_stopped_and_ends_with_itself(qgis_app) -> None:
    went: list[str] = []
    steps = Steps(lambda error: None)

    def asking() -> Generator[None, None, str]:
        try:
            steps.stop()  # as by somebody who opens another store while a password is asked for
            went.append("piece")
            yield
            went.append("next piece")
            return "all"
        finally:
            went.append("closed")

    steps.start(asking(), went.append)
    wait_for(lambda: went, "the piece")
    settle(50)
    assert went == ["piece", "closed"]


def test_another_begun_within_a_piece_goes_on_and_the_first_is_closed(qgis_app) -> None:
    went: list[str] = []
    done: list[int] = []
    steps = Steps(lambda error: None)

    def asking() -> Generator[None, None, str]:
        try:
            steps.start(pieces(done, 3), went.append)
            settle(50)
            yield
            return "first"
        finally:
            went.append("closed")

    steps.start(asking(), went.append)
    wait_for(lambda: "all" in went and "closed" in went, "both ends")
    assert done == [0, 1, 2]
    assert "first" not in went
