"""`emerginghotspots` on planted courses: the classes, the steps, what is left out, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from kmzb_plugin.analysis import emerging

from ..conftest import point_layer, polygon_layer, rows, saved

FIRST = pd.Timestamp("2025-01-06")
SQUARE = "POLYGON((600000 400000, 601200 400000, 601200 401200, 600000 401200, 600000 400000))"


def planted(weeks: int = 20) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Reports of 20 weeks in 12 x 12 cells: steady in the south-west, growing in the south-east, new in the north."""
    rng = np.random.default_rng(4)
    counts = rng.poisson(1.0, (weeks, 12, 12))  # rows from the south
    counts[:, 1:4, 1:4] += 12
    counts[:, 1:4, 8:11] += np.linspace(6, 24, weeks).round().astype(int)[:, None, None]
    counts[-1, 8:11, 1:4] += 15
    week, row, col = (np.repeat(each.ravel(), counts.ravel()) for each in np.indices(counts.shape))
    day = FIRST + pd.to_timedelta(7 * week + rng.integers(0, 7, len(week)), unit="D")
    day = day.where(
        np.arange(len(day)) != np.flatnonzero(week == weeks - 1)[0], FIRST + pd.Timedelta(days=7 * weeks - 1)
    )
    return 600_050 + 100 * col, 400_050 + 100 * row, [each.date().isoformat() for each in day]


def parameters(**more: Any) -> dict[str, Any]:
    x, y, days = planted()
    layer = point_layer(x, y, fields={"reported_at": days})
    return {"INPUT": layer, "MASK": polygon_layer([SQUARE]), "CELL_SIZE": 100, "STEP": 7, "OUTPUT": "memory:", **more}


def at(table: pd.DataFrame, col: int, row: int) -> Any:
    """The cell so many columns east and rows north."""
    near = np.hypot(table["cx"] - (600_050 + 100 * col), table["cy"] - (400_050 + 100 * row))
    return table.iloc[int(near.argmin())]


def test_planted_courses_get_their_classes(run: Any, tmp_path: Path, log: Any) -> None:
    report = tmp_path / "report.html"
    table = rows(run("emerginghotspots", parameters(HTML_REPORT=str(report)))["OUTPUT"])
    assert len(table) == 144
    steady, growing, new, quiet = (at(table, *place) for place in ((2, 2), (9, 2), (2, 9), (9, 9)))
    assert (steady["pattern"], steady["pattern_name"]) == (emerging.PERSISTENT, "Persistent hot spot")
    assert (growing["pattern"], growing["pattern_name"]) == (emerging.INTENSIFYING, "Intensifying hot spot")
    assert (new["pattern"], new["pattern_name"]) == (emerging.NEW, "New hot spot")
    assert (quiet["pattern"], quiet["pattern_name"]) == (emerging.NONE, "No pattern")
    assert growing["trend_z"] > 3
    assert growing["trend_p"] < 0.01
    assert steady["hot_share"] == 1.0
    assert new["hot_share"] == pytest.approx(1 / 20)
    assert new["last_z"] > 3
    assert new["last_q"] < 0.05
    assert table["count"].sum() == len(planted()[0])
    assert any(
        "Steps: 20, days in a step: 7; the last one ends with the last report, 25.05.2025" in info for info in log.infos
    )
    page = report.read_text(encoding="utf-8")
    hot = int((table["last_q"] <= 0.05).sum())
    assert f"Hot spots in the last step: {hot} of 144 cells" in page
    assert f"{int((table['pattern'] == 1).sum())} new" in page
    assert page.count("<svg") == 3
    assert "FDR (few false finds), over all 2,880 cells and steps" in page
    assert not log.warnings


def test_z_of_the_last_step_is_the_formula_with_explicit_weights(run: Any) -> None:
    x, y, days = planted()
    table = rows(run("emerginghotspots", parameters(STEPS_BACK=2))["OUTPUT"])
    week = (pd.to_datetime(pd.Series(days)) - FIRST).dt.days // 7
    counts = np.zeros((20, 12, 12))
    np.add.at(counts, (week.to_numpy(), ((y - 400_000) // 100).astype(int), ((x - 600_000) // 100).astype(int)), 1)
    for col, row in ((0, 0), (5, 0), (3, 8), (11, 11)):
        w = np.zeros(counts.shape)
        w[17:20, max(0, row - 1) : row + 2, max(0, col - 1) : col + 2] = 1
        n, total = counts.size, w.sum()
        expected = ((w * counts).sum() - counts.mean() * total) / (
            counts.std() * np.sqrt((n * (w**2).sum() - total**2) / (n - 1))
        )
        found = at(table, col, row)
        assert found["last_z"] == pytest.approx(expected, abs=1e-9)
        assert found["last_count"] == counts[-1, row, col]


def test_whole_steps_end_with_the_last_report_and_the_rest_is_told(run: Any, log: Any) -> None:
    x, y, days = planted()
    early = [(FIRST - pd.Timedelta(days=3)).date().isoformat()] * 5
    extra = ["", "when I was young", "1066-10-14"]
    x, y = np.r_[x, np.full(8, 600_050.0)], np.r_[y, np.full(8, 400_050.0)]
    layer = point_layer(x, y, fields={"reported_at": [*days, *early, *extra]})
    table = rows(run("emerginghotspots", parameters(INPUT=layer))["OUTPUT"])
    plain = rows(run("emerginghotspots", parameters())["OUTPUT"])
    pd.testing.assert_frame_equal(table, plain)
    assert "Reports before the first whole step, not counted: 5." in log.infos
    assert "Reports without a readable time, not counted: 3." in log.infos


def test_a_period_cuts_and_default_steps_are_whole_weeks(run: Any, log: Any) -> None:
    run("emerginghotspots", parameters(STEP=None, PERIOD="2025-01-20/2025-05-05"))
    (steps,) = (info for info in log.infos if "days in a step" in info)
    assert "Steps: 15, days in a step: 7; the last one ends with the last report, 04.05.2025" in steps
    assert any("Reports outside the period, not counted:" in info for info in log.infos)


@pytest.mark.parametrize("kind", ["date", "datetime", "text with the hour"])
def test_times_are_read_from_dates_and_moments(kind: str, run: Any, tmp_path: Path) -> None:
    """The same days as a date, as a moment and as a text; days stay days although the clocks change in March."""
    from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsPointXY, QgsVectorLayer
    from qgis.PyQt.QtCore import QDate, QDateTime, QMetaType, QTime

    x, y, days = planted()
    if kind == "text with the hour":
        layer = point_layer(x, y, fields={"reported_at": [f"{day} 00:00:00" for day in days]})
    else:
        layer = QgsVectorLayer("Point?crs=EPSG:2180", "points", "memory")
        type_of = QMetaType.Type.QDate if kind == "date" else QMetaType.Type.QDateTime
        layer.dataProvider().addAttributes([QgsField("reported_at", type_of)])
        layer.updateFields()
        features = []
        for px, py, day in zip(x, y, days, strict=True):
            feature = QgsFeature(layer.fields())
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(float(px), float(py))))
            value = QDate.fromString(day, "yyyy-MM-dd")
            feature.setAttributes([value if kind == "date" else QDateTime(value, QTime(0, 0))])
            features.append(feature)
        layer.dataProvider().addFeatures(features)
    plain = rows(run("emerginghotspots", parameters())["OUTPUT"])
    file = saved(layer, tmp_path / "points.gpkg")
    pd.testing.assert_frame_equal(rows(run("emerginghotspots", parameters(INPUT=file))["OUTPUT"]), plain)


def test_weights_count_as_that_many_reports(run: Any) -> None:
    x, y, days = planted()
    heaps = pd.DataFrame({"x": x, "y": y, "day": days}).groupby(["x", "y", "day"]).size().reset_index(name="n")
    layer = point_layer(
        heaps["x"], heaps["y"], fields={"reported_at": heaps["day"].tolist(), "n": heaps["n"].astype(float).tolist()}
    )
    weighted = rows(run("emerginghotspots", parameters(INPUT=layer, WEIGHT_FIELD="n"))["OUTPUT"])
    plain = rows(run("emerginghotspots", parameters())["OUTPUT"])
    assert weighted["count"].tolist() == plain["count"].tolist()
    assert weighted["pattern"].tolist() == plain["pattern"].tolist()


@pytest.mark.parametrize("shape", ["square", "hexagon"])
def test_without_a_study_area_and_in_hexagons(shape: str, run: Any, log: Any) -> None:
    x, y, days = planted()
    layer = point_layer(x, y, fields={"day": days})
    table = rows(
        run(
            "emerginghotspots",
            {"INPUT": layer, "TIME_FIELD": "day", "SHAPE": shape, "CELL_SIZE": 150, "OUTPUT": "memory:"},
        )["OUTPUT"]
    )
    assert table["count"].sum() == len(x)
    assert at(table, 2, 2)["pattern"] == emerging.PERSISTENT
    assert at(table, 9, 2)["trend_z"] > 3
    assert at(table, 9, 9)["pattern"] == emerging.NONE
    assert any("Study area: not given: the cells within 450 m of a report" in info for info in log.infos)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"STEP": 30}, "STEP.* 30 makes 4 steps, and at least 10 are needed. Choose a .*STEP.* of at most 14 days"),
        ({"STEP": 0.05}, "makes 2,800 steps; 1,000 are the most. Choose a .*STEP.* of at least 0.14 days"),
        ({"TIME_FIELD": "when"}, "no field «when». It has: reported_at"),
        ({"PERIOD": "2025"}, "The period «2025» cannot be read"),
        (
            {"PERIOD": "2030-01-01/2031-01-01"},
            r"No report has a time that can be used \(7,906 read\)\. .* from 2025-01-0. to 2025-05-2",
        ),
        (
            {"STEP": 14, "STEPS_BACK": 5},
            "STEPS_BACK.* 5 leaves 5 of 10 steps for the trend, and 8 .*at most 2",
        ),
        ({"CELL_SIZE": 300}, "Emerging hot spots need at least 30 cells; there are 16"),
        ({"CELL_SIZE": 5000}, "No cell of 5,000 m has its centre in the study area. 120 m would make about 100 cells"),
        ({"FILTER": "false"}, "No point is left"),
        ({"DISTANCE_BAND": 50}, "at least a cell: 100 m"),
        ({"STEP": 0.2, "CELL_SIZE": 2}, "bins. Choose cells"),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(wrong: dict[str, Any], sentence: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=sentence):
        run("emerginghotspots", parameters(**wrong))


@pytest.mark.parametrize("stray", ["1953-05-01", "2061-07-28"])
def test_a_date_far_from_the_others_is_named(stray: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    x, y, days = planted()
    layer = point_layer(np.r_[x, 600_050.0], np.r_[y, 400_050.0], fields={"reported_at": [*days, stray]})
    with pytest.raises(
        QgsProcessingException, match=f"A report is dated {stray}, far from the others.*PERIOD"
    ) as refusal:
        run("emerginghotspots", parameters(INPUT=layer))
    period = str(refusal.value).split("for example ")[1].rstrip(".")
    assert len(rows(run("emerginghotspots", parameters(INPUT=layer, PERIOD=period))["OUTPUT"])) == 144


def test_times_to_come_are_told(run: Any, log: Any) -> None:
    x, y, days = planted()
    layer = point_layer(x, y, fields={"reported_at": [f"2090{day[4:]}" for day in days]})
    run("emerginghotspots", parameters(INPUT=layer))
    assert "Reports dated later than now: 7,906. Check the field of the time." in log.warnings


def test_a_layer_without_the_stores_field_asks_for_it(run: Any) -> None:
    from qgis.core import QgsProcessingException

    layer = point_layer([600_050.0], [400_050.0], fields={"day": ["2025-01-06"]})
    with pytest.raises(
        QgsProcessingException, match=r"no field «reported_at». Choose the field with the time in «.*» \(TIME_FIELD\)"
    ):
        run("emerginghotspots", {"INPUT": layer, "OUTPUT": "memory:"})
    with pytest.raises(QgsProcessingException, match="All reports have the same time"):
        run("emerginghotspots", {"INPUT": layer, "TIME_FIELD": "day", "OUTPUT": "memory:"})


def test_cancelled_in_between_it_writes_nothing(provider: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    monkeypatch.setattr("kmzb_plugin.processing.outputs._BATCH", 20)
    for percent in (5, 55, 70, 85):
        feedback = QgsProcessingFeedback(False)

        def stop(value: float, feedback: Any = feedback, percent: int = percent) -> None:
            if value >= percent:
                feedback.cancel()

        feedback.progressChanged.connect(stop)
        output = tmp_path / f"at{percent}.gpkg"
        with pytest.raises(QgsProcessingException, match="Cancelled"):
            provider.algorithm("emerginghotspots").create().run(
                parameters(OUTPUT=str(output)), QgsProcessingContext(), feedback, {}, False
            )
        assert not output.exists()


@pytest.mark.parametrize("shape", ["square", "hexagon"])
def test_many_cells_are_pictured_as_a_raster(
    shape: str, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kmzb_plugin.processing.hotspots.emerging_report.PICTURED", 100)
    report = tmp_path / "report.html"
    run("emerginghotspots", parameters(SHAPE=shape, HTML_REPORT=str(report)))
    page = report.read_text(encoding="utf-8")
    assert "<img" in page
    assert "a cell belongs to the study area if its centre does" in page


def test_style_shows_the_classes_that_occur(run: Any) -> None:
    from kmzb_plugin.layers.styles.emerging import style_emerging

    layer = run("emerginghotspots", parameters())["OUTPUT"]
    style_emerging(layer)
    shown = {each.value(): each.label() for each in layer.renderer().categories()}
    assert set(shown) == set(rows(layer)["pattern"]) | {0}
    assert shown[3] == "Intensifying hot spot"


def test_runs_in_qgis_process(qgis_process: Any, tmp_path: Path) -> None:
    x, y, days = planted()
    inputs = {
        "INPUT": saved(point_layer(x, y, fields={"reported_at": days}), tmp_path / "points.gpkg"),
        "CELL_SIZE": 100,
        "OUTPUT": str(tmp_path / "emerging.gpkg"),
        "HTML_REPORT": str(tmp_path / "emerging.html"),
    }
    done = qgis_process("--json", "run", "kmzb:emerginghotspots", "-", stdin=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stderr + done.stdout
    table = rows(json.loads(done.stdout)["results"]["OUTPUT"])
    assert {emerging.NEW, emerging.INTENSIFYING, emerging.PERSISTENT} <= set(table["pattern"])


def test_without_a_time_it_says_so_within_a_model_too(provider: Any) -> None:
    """A model starts its steps without asking whether the parameters are right."""
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    given = {"INPUT": point_layer([600_050.0, 600_950.0], [400_050.0, 400_650.0]), "OUTPUT": "TEMPORARY_OUTPUT"}
    algorithm = provider.algorithm("emerginghotspots").create()
    with pytest.raises(QgsProcessingException, match="no field «reported_at»"):
        algorithm.run(given, QgsProcessingContext(), QgsProcessingFeedback(), {}, False)
