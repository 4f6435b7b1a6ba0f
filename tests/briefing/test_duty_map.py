"""Numbers on the map: those that stand together are one label, names only where there is room."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("numbers", "text"), [([1], "1"), ([1, 2], "1, 2"), ([2, 5, 6, 7, 8], "2, 5–8"), ([1, 2, 3, 5], "1–3, 5")]
)
def test_numbers_in_a_row_are_written_as_a_run(numbers: list[int], text: str, qgis_app: Any) -> None:
    from kmzb_plugin.briefing.duty_map import runs

    assert runs(numbers) == text


def test_what_stands_together_is_one_label_at_the_first_of_them(qgis_app: Any) -> None:
    from kmzb_plugin.briefing.duty_map import joined

    rows = [
        (0.0, 0.0, 1, "ul. Długa"),
        (1000.0, 0.0, 2, "park"),
        (30.0, 0.0, 3, "ul. Długa"),
        (1010.0, 5.0, 4, "ul. Nowa"),
    ]
    assert joined(rows, 50, (300, 40)) == [(0.0, 0.0, "1, 3 ul. Długa"), (1000.0, 0.0, "2, 4")]


def test_names_are_left_out_where_another_label_is_in_their_way(qgis_app: Any) -> None:
    from kmzb_plugin.briefing.duty_map import joined

    rows = [(0.0, 0.0, 1, "ul. Długa"), (200.0, 30.0, 2, "park"), (0.0, 500.0, 3, "las")]
    assert [text for *_, text in joined(rows, 50, (300, 40))] == ["1", "2", "3 las"]


def test_a_list_without_places_is_numbered_alone(qgis_app: Any) -> None:
    from kmzb_plugin.briefing.duty_map import joined

    assert joined([(0.0, 0.0, 1, "")], 50, (300, 40)) == [(0.0, 0.0, "1")]
