"""What is said about a cluster, against numbers worked out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely

from kmzb_plugin.analysis.cluster_profile import cluster_profile


def profile() -> pd.DataFrame:
    """A square of four points, a pair, three points at one place, and one point in none."""
    x = [0.0, 2, 2, 0, 10, 10, 50, 50, 50, 99]
    y = [0.0, 0, 2, 2, 0, 4, 7, 7, 7, 99]
    label = [0, 0, 0, 0, 2, 2, 1, 1, 1, -1]
    core = [True, True, False, False, True, True, True, True, True, False]
    # Thursday, Sunday, Monday, and a Monday two weeks on
    dates = ["2026-01-01", "2026-01-04", "2026-01-05", "2026-01-19", "NaT", "NaT", *["2026-01-05"] * 3, "2026-01-29"]
    categories = ["noise", "noise", "bins", "", "", "", "b", "a", "c", "noise"]
    return cluster_profile(label, core, x, y, np.array(dates, dtype="datetime64[D]"), categories)


def test_counts_shares_and_outlines() -> None:
    table = profile()
    assert table["count"].tolist() == [4, 3, 2]
    assert table["core"].tolist() == [2, 3, 2]
    assert table["share"].tolist() == [0.4, 0.3, 0.2]
    assert table["area"].tolist() == [4.0, 0.0, 0.0]
    assert [hull.geom_type for hull in table["hull"]] == ["Polygon", "Point", "LineString"]
    assert table[["x", "y"]].to_numpy().tolist() == [[1, 1], [50, 7], [10, 2]]


def test_ellipse_is_root_two_standard_deviations_along_the_main_axes() -> None:
    table = profile()
    # the square has a variance of 1 along each axis, the pair one of 4 from south to north
    np.testing.assert_allclose(table["semi_major"], [np.sqrt(2), 0.0, np.sqrt(8)], atol=1e-12)
    np.testing.assert_allclose(table["semi_minor"], [np.sqrt(2), 0.0, 0.0], atol=1e-12)
    assert table["azimuth"][2] == pytest.approx(0.0)


def test_ellipse_holds_63_percent_of_a_normal_scatter_and_turns_with_it() -> None:
    """The square of the distance in standard deviations is exponential with mean 2: P(< 2) = 1 - 1/e."""
    rng = np.random.default_rng(1)
    along, across = rng.normal(0, 300, 20_000), rng.normal(0, 100, 20_000)
    turn = np.radians(30.0)  # clockwise from north
    x, y = along * np.sin(turn) + across * np.cos(turn), along * np.cos(turn) - across * np.sin(turn)
    row = cluster_profile(np.zeros(20_000), np.ones(20_000), x, y).iloc[0]
    assert row["azimuth"] == pytest.approx(30, abs=0.5)
    assert row["semi_major"] == pytest.approx(300 * np.sqrt(2), rel=0.02)
    inside = (along / row["semi_major"]) ** 2 + (across / row["semi_minor"]) ** 2 <= 1
    assert inside.mean() == pytest.approx(1 - np.exp(-1), abs=0.01)


def test_dates_and_how_steadily_it_is_active() -> None:
    table = profile()
    assert table["first"][0] == pd.Timestamp("2026-01-01")
    assert table["last"][0] == pd.Timestamp("2026-01-19")
    assert table["days_active"].tolist()[:2] == [4, 1]
    # weeks from Monday: of 1 and 4 January, of 5 January, of 19 January; that of 12 January has none
    assert table["weeks_active"].tolist()[:2] == [3, 1]
    assert table["active_share"].tolist()[:2] == [3 / 4, 1.0]
    # all points: from the week of 1 January to that of 29 January
    assert table["persistence"].tolist()[:2] == [3 / 5, 1 / 5]
    assert table.loc[2, ["first", "days_active", "persistence"]].isna().all()


def test_categories_by_share_then_name_unknown_ones_left_out() -> None:
    table = profile()
    assert table["categories"].tolist() == [2, 3, 0]
    assert table.loc[0, ["category_1", "category_2", "category_3"]].tolist() == ["noise", "bins", None]
    assert table.loc[0, ["share_1", "share_2"]].tolist() == [0.5, 0.25]
    assert table.loc[1, ["category_1", "category_2", "category_3"]].tolist() == ["a", "b", "c"]
    assert table["category_1"][2] is None


def test_nearest_cluster_by_its_centre() -> None:
    table = profile()
    assert table["nearest"].tolist() == [2, 2, 0]
    assert table["nearest_distance"][0] == pytest.approx(np.hypot(9, 1))
    alone = cluster_profile([0, 0], [True, True], [0, 1], [0, 1])
    assert alone["nearest"].tolist() == [-1]


def test_clusters_at_one_centre_are_nearest_to_each_other() -> None:
    table = cluster_profile([0, 0, 1, 1], [True] * 4, [-1, 1, 0, 0], [0, 0, -2, 2])
    assert table["nearest"].tolist() == [1, 0]


def test_without_clusters_the_table_is_empty_and_complete() -> None:
    for dates, categories in ((None, None), (np.array(["2026-01-01"], dtype="datetime64[D]"), ["noise"])):
        empty = cluster_profile([-1], [False], [0.0], [0.0], dates, categories)
        assert len(empty) == 0
        assert set(profile().columns) == set(empty.columns)


def test_the_hull_of_many_points_is_that_of_all_of_them() -> None:
    rng = np.random.default_rng(4)
    xy = rng.normal([600_000.0, 400_000.0], 500.0, (3_000, 2)).round(1)
    line = np.column_stack([np.arange(2_000.0), np.arange(2_000.0)])  # none
    label = np.repeat([0, 1], [len(xy), len(line)])
    x, y = np.vstack([xy, line]).T
    table = cluster_profile(label, np.ones(len(x), dtype=bool), x, y)
    for number, places in enumerate((xy, line)):
        whole = shapely.convex_hull(shapely.multipoints(places))
        assert table["hull"][number].equals(whole)
