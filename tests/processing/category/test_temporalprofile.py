"""`temporalprofile` on times worked out by hand: zones, dates alone, intervals, bursts, and what is wrong in data."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

from ..conftest import point_layer, rows, saved

MEMORY = {"OUTPUT_TABLE": "memory:"}


def layer_of(start: list[str], end: list[str] | None = None) -> Any:
    fields = {"reported_at": start} | ({"until": end} if end else {})
    n = len(start)
    return point_layer([600_000.0] * n, [400_000.0] * n, fields=fields)


@pytest.fixture
def profiled(run: Any) -> Any:
    """`profiled(start, end, PERIOD="…")`: the rows of the table by kind and key."""

    def call(start: list[str], end: list[str] | None = None, **more: Any) -> pd.DataFrame:
        parameters = {"INPUT": layer_of(start, end), **MEMORY, **({"END_FIELD": "until"} if end else {}), **more}
        return rows(run("temporalprofile", parameters)["OUTPUT_TABLE"]).set_index(["kind", "key"])

    return call


def hours(table: pd.DataFrame) -> dict[str, float]:
    """The hours of the week that hold anything."""
    cells = table.loc["hour_weekday"]["n"]
    return cells[cells > 0].round(9).to_dict()


def test_hours_are_those_of_polish_time(profiled: Any) -> None:
    """UTC in winter and summer, and civil time without a zone; 2025-01-06 and 2025-07-07 are Mondays."""
    table = profiled(["2025-01-06T17:30:00Z", "2025-07-07T16:30:00Z", "2025-07-08 00:15:00", "2025-07-07T22:15:00Z"])
    assert hours(table) == {"1-18": 2, "2-00": 2}
    assert table.loc[("hour", "18"), "n"] == 2
    assert table.loc[("weekday", "1"), "n"] == 2


def test_nights_on_which_clocks_change(profiled: Any) -> None:
    """Spring: from 1:30 to 3:30 is one hour. Autumn: from 1:30 to 3:30 are three, two of them the hour from 2 to 3."""
    spring = profiled(["2025-03-30 01:30"], ["2025-03-30 03:30"])
    assert hours(spring) == {"7-01": 0.5, "7-03": 0.5}
    autumn = profiled(["2025-10-25T23:30:00Z"], ["2025-10-26T02:30:00Z"])
    assert hours(autumn) == pytest.approx({"7-01": 1 / 6, "7-02": 4 / 6, "7-03": 1 / 6})


def test_dates_alone_are_no_midnight(profiled: Any, log: Any) -> None:
    table = profiled(["2025-01-06", "2025-01-06", "07.01.2025", "2025-01-08 09:30", "2025-01-08 00:00:00"])
    assert hours(table) == {"3-00": 1, "3-09": 1}
    assert table.loc["weekday"]["n"].tolist() == [2, 1, 2, 0, 0, 0, 0]
    assert "Only the date is known, counted by day and month but not by hour: 3." in log.infos


def test_midnight_is_an_unknown_hour_where_it_is_far_too_frequent(profiled: Any, log: Any) -> None:
    times = ["2025-01-06 00:00:00"] * 8 + ["2025-01-07 12:00:00"] * 2
    assert hours(profiled(times)) == {"2-12": 2}
    assert "Of these at midnight to the second, taken for an unknown hour: 8." in log.infos
    assert hours(profiled(times, MIDNIGHT="time")) == {"1-00": 8, "2-12": 2}
    one = ["2025-01-06 00:00:00", "2025-01-07 12:00:00"]
    assert hours(profiled(one)) == {"1-00": 1, "2-12": 1}
    assert hours(profiled(one, MIDNIGHT="date")) == {"2-12": 1}


def test_only_dates_leave_the_hours_out(profiled: Any, run: Any, tmp_path: Path) -> None:
    dates = [f"2025-0{1 + i // 28}-{1 + i % 28:02}" for i in range(80)]
    table = profiled(dates)
    assert "hour" not in table.index.get_level_values("kind")
    assert table.loc["weekday"]["n"].sum() == 80
    path = tmp_path / "report.html"
    run("temporalprofile", {"INPUT": layer_of(dates), **MEMORY, "HTML_REPORT": str(path)})
    assert "Only dates are known, so nothing can be said about hours." in path.read_text(encoding="utf-8")


def test_intervals_are_spread(profiled: Any) -> None:
    """A night's burglary, one day known as a date, two days, and no end at all."""
    table = profiled(
        ["2025-01-06 22:00", "2025-01-07", "2025-01-08", "2025-01-10 10:20"],
        ["2025-01-07 02:00", "2025-01-07", "2025-01-09", "soon"],
    )
    assert hours(table) == {"1-22": 0.25, "1-23": 0.25, "2-00": 0.25, "2-01": 0.25, "5-10": 1}
    assert table.loc["weekday"]["n"].tolist() == [0.5, 1.5, 0.5, 0.5, 1, 0, 0]
    assert table.loc["month_series"]["n"].tolist() == [4]


def test_odd_intervals_are_counted_and_said(profiled: Any, log: Any) -> None:
    table = profiled(
        ["2025-01-06 10:00", "2025-01-06 10:00", "2025-01-20 00:00", "2020-01-01 10:00", "once", "2025-01-06"],
        ["2025-01-06 09:00", "2025-01-06 11:00", "2025-02-09 00:00", "2025-01-01 10:00", "2025-01-01", "2025-01-05"],
    )
    assert hours(table) == {"1-10": 1}
    assert table.loc["weekday"]["n"].sum() == 1
    months = table.loc["month_series"]["n"]
    assert months.to_dict() == pytest.approx({"2025-01": 1 + 12 / 20, "2025-02": 8 / 20})
    assert {
        "Without a readable time, left out: 1.",
        "The end lies before the start, left out: 2.",
        "The interval is longer than a year, left out: 1.",
        "The interval is longer than a week, counted by month alone: 1.",
    } <= set(log.infos)


def test_weights_sum_to_the_number_of_reports(profiled: Any) -> None:
    rng = np.random.default_rng(1)
    start = np.datetime64("2025-03-25") + rng.integers(0, 10 * 86_400, 300).astype("timedelta64[s]")
    end = start + rng.integers(0, 6 * 86_400, 300).astype("timedelta64[s]")
    table = profiled([f"{each}Z" for each in start], [f"{each}Z" for each in end])
    for kind in ("hour_weekday", "hour", "weekday", "month_series"):
        assert table.loc[kind]["n"].sum() == pytest.approx(300)


def test_a_period_is_the_time_that_is_counted(profiled: Any, log: Any) -> None:
    times = ["2025-01-31 23:59:59", "2025-02-01 00:30", "2025-02-28 23:00", "2025-03-01 00:00:01"]
    table = profiled(times, PERIOD="2025-02-01/2025-03-01")
    assert table.loc["month_series"]["n"].to_dict() == {"2025-02": 2}
    assert table.loc["weekday"]["days"].tolist() == [4] * 7
    assert "Not wholly within the period, left out: 2." in log.infos


def test_weekdays_and_months_by_how_often_they_occurred(profiled: Any) -> None:
    """Two reports a day for eight weeks and a Monday: nothing stands out."""
    days = pd.date_range("2025-01-06", periods=57).strftime("%Y-%m-%d").tolist()
    table = profiled(days * 2)
    assert table.loc["weekday"]["days"].tolist() == [9, 8, 8, 8, 8, 8, 8]
    assert table.loc["weekday"]["expected"].tolist() == pytest.approx([18, 16, 16, 16, 16, 16, 16])
    assert table.loc["weekday"]["z"].tolist() == pytest.approx([0] * 7)
    assert table.loc["month_series"]["n"].tolist() == [52, 56, 6]
    assert table.loc["month_series"]["z"].tolist() == pytest.approx([0] * 3)
    assert table.loc["month"].index.tolist() == ["01", "02", "03"]


def test_holidays_against_the_days_around(profiled: Any) -> None:
    """Corpus Christi 2025 is Thursday the 19th of June; each day has one report, it has five."""
    days = pd.date_range("2025-05-12", "2025-07-20").strftime("%Y-%m-%d").tolist()
    table = profiled([*days, *["2025-06-19"] * 4])
    holiday = table.loc[("holiday", "corpus_christi")]
    assert (holiday["days"], holiday["n"], holiday["expected"]) == (1, 5, 1)
    assert holiday["label"] == "Corpus Christi"
    assert holiday["z"] == pytest.approx(4 / np.sqrt(1 + 1 / 8))
    assert table.loc[("day_kind", "bridge"), "days"] == 1
    assert table.loc[("day_kind", "before_long_weekend"), "n"] == 1
    assert table.loc[("day_kind", "holiday"), "days"] == 2  # Pentecost too


def test_a_burst_is_a_row(profiled: Any) -> None:
    days = pd.date_range("2025-01-01", periods=200).strftime("%Y-%m-%d").tolist()
    table = profiled([*days[::4], *["2025-04-09"] * 9])
    burst = table.loc["burst"]
    assert len(burst) == 1
    begin, end = burst.index[0].split("/")
    assert begin <= "2025-04-09" <= end
    assert burst["n"].iloc[0] >= 9
    assert burst["p"].iloc[0] < 0.01
    assert "11 in 7 days" in burst["label"].iloc[0]


def test_report_has_the_answer_charts_with_names_and_tables(run: Any, tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    days = rng.integers(0, 500, 900)
    hour = np.where(days % 7 == 4, 22, rng.integers(0, 24, 900))
    start = np.datetime64("2024-01-01T00:20") + days.astype("timedelta64[D]") + hour.astype("timedelta64[h]")
    path = tmp_path / "report.html"
    run("temporalprofile", {"INPUT": layer_of([str(each) for each in start]), **MEMORY, "HTML_REPORT": str(path)})
    page = path.read_text(encoding="utf-8")
    assert "Most come at these hours: 22\u2060–\u206023 (" in page
    charts = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(charts) == 3
    for chart in charts:
        tree = ElementTree.fromstring(chart)
        assert len(tree.findtext("title") or "") > 20
    matrix = ElementTree.fromstring(charts[0])
    assert (matrix.findtext("desc") or "").startswith("Weekdays down, hours across.")
    assert len(list(matrix.iter("rect"))) > 7 * 24  # some are framed
    months = ElementTree.fromstring(charts[2])
    named = [float(each.get("x", 0)) for each in months.iter("text") if re.fullmatch(r"\w{3} 20\d\d", each.text or "")]
    assert len(named) > 4
    assert min(np.diff(named)) > 60  # as wide as a name
    assert "The same numbers as a table." in page
    assert "Months at the edge that are not whole stand in the table alone." in page
    assert "Naus (1982)" in page
    assert "Dz.U. 2024 poz. 1965" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"PERIOD": "2025"}, "cannot be read"),
        ({"PERIOD": "2025-02-01/2025-01-01"}, "ends before it begins"),
        ({"PERIOD": "2020-01-01/2020-02-01"}, "No report lies in the period.*from 2025-01-06 to 2025-01-07"),
        ({"START_FIELD": "when"}, "no field «when».*reported_at, until"),
        ({"END_FIELD": "to"}, "no field «to»"),
        ({"START_FIELD": "until"}, "No time can be read"),
        ({"START_FIELD": "later", "END_FIELD": "reported_at"}, "end lies before the start in 2"),
    ],
)
def test_what_cannot_work_is_refused(wrong: dict[str, Any], sentence: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    fields = {
        "reported_at": ["2025-01-06", "2025-01-07"],
        "until": ["soon", "never"],
        "later": ["2026-01-06", "2026-01-07"],
    }
    layer = point_layer([600_000.0] * 2, [400_000.0] * 2, fields=fields)
    with pytest.raises(QgsProcessingException, match=sentence):
        run("temporalprofile", {"INPUT": layer, **MEMORY, **wrong})


def test_runs_in_qgis_process(qgis_process: Any, tmp_path: Path) -> None:
    inputs = {
        "INPUT": saved(layer_of(["2025-01-06 10:00", "2025-01-07 11:00"]), tmp_path / "points.gpkg"),
        "OUTPUT_TABLE": str(tmp_path / "table.gpkg"),
        "HTML_REPORT": str(tmp_path / "report.html"),
    }
    done = qgis_process("--json", "run", "kmzb:temporalprofile", "-", stdin=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stderr + done.stdout
    results = json.loads(done.stdout)["results"]
    table = rows(results["OUTPUT_TABLE"])
    assert table[table["kind"] == "hour"]["n"].sum() == 2
    assert Path(results["HTML_REPORT"]).exists()


def test_long_intervals_alone_tell_months_only(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    layer = layer_of(["2025-01-01 10:00"] * 3, ["2025-03-20 10:00"] * 3)
    parameters = {"INPUT": layer, "END_FIELD": "until", **MEMORY, "HTML_REPORT": str(path)}
    table = rows(run("temporalprofile", parameters)["OUTPUT_TABLE"])
    assert table[table["kind"] == "month_series"]["n"].sum() == pytest.approx(3)
    page = path.read_text(encoding="utf-8")
    assert "All intervals are longer than a week: only months can be told apart." in page
    assert "nan" not in page


def test_cancel_leaves_no_table(provider: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    feedback.progressChanged.connect(lambda value: value >= 50 and feedback.cancel())
    path = tmp_path / "table.gpkg"
    layer = layer_of(["2025-01-06 10:00"] * 50)
    parameters = {"INPUT": layer, "OUTPUT_TABLE": str(path)}
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        provider.algorithm("temporalprofile").create().run(parameters, QgsProcessingContext(), feedback, {}, False)
    assert not path.exists()
