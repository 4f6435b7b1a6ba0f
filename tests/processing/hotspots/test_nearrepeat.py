"""`nearrepeat` through the algorithm: the arsons of Chicago, risk zones, and what a person can do wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from qgis.PyQt.QtCore import Qt

from kmzb_plugin import locale, text

from ..conftest import ORACLES, point_layer, rows, saved

X0, Y0 = 630_000.0, 390_000.0
# definitions: same location, (0, 200), [200, 400), [400, 600), beyond; days 0, 1, 2, 3 and more; Manhattan
ARSON = [[0, 2, 0, 8], [9, 1, 1, 45], [4, 0, 0, 141], [6, 0, 0, 233], [393, 710, 770, 133658]]


def arson() -> Any:
    """The feet are taken for metres."""
    events = pd.read_csv(ORACLES / "chicago_arson.csv", names=["x", "y", "date"])
    return point_layer(events["x"], events["y"], fields={"reported_at": events["date"].tolist()})


def series(n: int = 200, seed: int = 1) -> Any:
    """Scattered events, a third of which is followed by another within 50 m and three days."""
    rng = np.random.default_rng(seed)
    x, y, day = rng.uniform(0, 20_000, n), rng.uniform(0, 20_000, n), rng.integers(0, 300, n)
    again = n // 3
    x = np.append(x, x[:again] + rng.uniform(-30, 30, again))
    y = np.append(y, y[:again] + rng.uniform(-30, 30, again))
    day = np.append(day, day[:again] + rng.integers(0, 4, again))
    dates = [str(np.datetime64("2025-01-01") + int(each)) for each in day]
    return point_layer(X0 + x, Y0 + y, fields={"reported_at": dates, "number": list(range(len(x)))})


def moment(value: Any) -> str:
    return value.toString(Qt.DateFormat.ISODate)


def test_arson_in_chicago_is_counted_exactly(run: Any, log: Any, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    result = run(
        "nearrepeat",
        {
            "INPUT": arson(),
            "SPACE_BANDS": "200, 400, 600",
            "TIME_BANDS": "1,2,3",
            "METRIC": "manhattan",
            "CRS": "EPSG:2180",
            "OUTPUT_TABLE": "memory:",
            "OUTPUT_PAIRS": "memory:",
            "HTML_REPORT": str(report),
        },
    )
    table = rows(result["OUTPUT_TABLE"])
    assert list(table.columns[:6]) == ["space_band", "time_band", "observed", "expected", "knox_ratio", "p"]
    assert list(table["space_band"].unique()) == ["same location", "(0,200)", "[200,400)", "[400,600)", "beyond"]
    assert list(table["time_band"].unique()) == ["[0,1)", "[1,2)", "[2,3)", "beyond"]
    assert table["observed"].to_numpy().reshape(5, 4).tolist() == ARSON
    counts = np.array(ARSON)
    expected = counts.sum(axis=1)[:, None] * counts.sum(axis=0) / (522 * 521 / 2)
    np.testing.assert_allclose(table["expected"].to_numpy().reshape(5, 4), expected)
    np.testing.assert_allclose(table["knox_ratio"], table["observed"] / table["expected"])
    # the Near Repeat Calculator and NearRepeat, 99 permutations each, have 0.01 here
    first = table[table["time_band"] == "[0,1)"].set_index("space_band")
    assert (first.loc[["(0,200)", "[200,400)", "[400,600)"], "p"] <= 0.01).all()
    assert (first.loc[["(0,200)", "[200,400)", "[400,600)"], "significant"] == 1).all()
    assert table.loc[table["space_band"] == "beyond", "q"].isna().all()
    assert result["OUTPUT_PAIRS"].featureCount() == counts[:-1, :-1].sum()
    assert any("from date to date" in info for info in log.infos)
    page = report.read_text(encoding="utf-8")
    assert "times as often" in page
    assert "same day" in page
    assert "0 to 1 days" in page  # what the other program means by it


def test_the_same_seed_gives_the_same_p(run: Any) -> None:
    common = {"INPUT": arson(), "CRS": "EPSG:2180", "SPACE_BANDS": "500,1000,2000", "OUTPUT_TABLE": "memory:"}
    first, second, other = (
        rows(run("nearrepeat", {**common, "SIMULATIONS": 99, "SEED": seed})["OUTPUT_TABLE"]) for seed in (5, 5, 6)
    )
    assert first.equals(second)
    assert first["observed"].equals(other["observed"])
    assert first["expected"].equals(other["expected"])
    assert not first["p"].equals(other["p"])
    approximate = rows(run("nearrepeat", {**common, "SIMULATIONS": 0})["OUTPUT_TABLE"])
    assert approximate["p"].isna().all()
    assert approximate["q"].notna().any()
    assert np.abs(approximate["p_poisson"] - first["p"])[first["expected"] < 100].max() < 0.15


def test_pairs_say_who_follows_whom(run: Any) -> None:
    x = [X0, X0, X0 + 60, X0 + 9000]
    dates = ["2025-05-10", "2025-05-03", "2025-05-12", "2025-01-01"]
    layer = point_layer(x, [Y0] * 4, fields={"reported_at": dates, "name": ["b", "a", "c", "far"]})
    result = run(
        "nearrepeat",
        {
            "INPUT": layer,
            "SPACE_BANDS": "50,100",
            "TIME_BANDS": "7,14",
            "SIMULATIONS": 19,
            "OUTPUT_TABLE": "memory:",
            "OUTPUT_PAIRS": "memory:",
            "OUTPUT_EVENTS": "memory:",
        },
    )
    ids = {feature["name"]: feature.id() for feature in layer.getFeatures()}
    pairs = {(f["earlier_id"], f["later_id"]): f for f in result["OUTPUT_PAIRS"].getFeatures()}
    assert set(pairs) == {(ids["a"], ids["b"]), (ids["a"], ids["c"]), (ids["b"], ids["c"])}
    repeat, near = pairs[ids["a"], ids["b"]], pairs[ids["b"], ids["c"]]
    assert [repeat[name] for name in ("kind", "ds", "dt", "space_band", "time_band", "originator")] == [
        "repeat",
        0,
        7,
        "same location",
        "[7,14)",
        1,
    ]
    assert [near[name] for name in ("kind", "ds", "dt", "space_band", "originator")] == [
        "near repeat",
        60,
        2,
        "[50,100)",
        0,
    ]
    assert moment(repeat["earlier_time"]) == "2025-05-03T00:00:00"
    line = near.geometry().asPolyline()
    assert [(point.x(), point.y()) for point in line] == [(X0, Y0), (X0 + 60, Y0)]
    events = rows(result["OUTPUT_EVENTS"]).set_index("name")
    assert events["role"].to_dict() == {"a": "originator", "b": "repeat", "c": "near repeat", "far": None}
    assert events.loc[["a", "b", "c"], "chain_size"].tolist() == [3, 3, 3]
    assert events.loc["far", ["chain", "chain_size"]].isna().all()


def test_risk_zones_expire_with_the_last_significant_band(run: Any, log: Any) -> None:
    layer = series()
    common = {"INPUT": layer, "SPACE_BANDS": "50,500", "TIME_BANDS": "4,8", "OUTPUT_TABLE": "memory:"}
    result = run("nearrepeat", {**common, "OUTPUT_ZONES": "memory:", "AS_OF": "2025-06-10"})
    table = rows(result["OUTPUT_TABLE"])
    assert table.loc[table["significant"] == 1, ["space_band", "time_band"]].to_numpy().tolist() == [
        ["(0,50)", "[0,4)"]
    ]
    (ratio,) = table.loc[table["significant"] == 1, "knox_ratio"]
    zones = list(result["OUTPUT_ZONES"].getFeatures())
    days = {f.id(): f["reported_at"] for f in layer.getFeatures()}
    assert {zone["event_id"] for zone in zones} == {i for i, day in days.items() if "2025-06-07" <= day <= "2025-06-10"}
    assert zones
    for zone in zones:
        opened = np.datetime64(days[zone["event_id"]])
        assert moment(zone["valid_from"]) == f"{opened}T00:00:00"
        assert moment(zone["expires"]) == f"{opened + 4}T00:00:00"
        assert zone["days_left"] == (opened + 4 - np.datetime64("2025-06-10")).astype(int)
        assert zone["knox_ratio"] == pytest.approx(ratio)
        assert zone.geometry().area() == pytest.approx(np.pi * 50**2, rel=0.01)
    assert any(f"Risk zones open as of 2025-06-10: {len(zones)}." in info for info in log.infos)
    latest = run("nearrepeat", {**common, "OUTPUT_ZONES": "memory:"})["OUTPUT_ZONES"]
    last = max(days.values())
    assert all(moment(zone["event_time"])[:10] <= last for zone in latest.getFeatures())
    assert all(moment(zone["expires"])[:10] > last for zone in latest.getFeatures())


def test_the_report_names_the_bands_of_the_zones_in_words(run: Any, tmp_path: Path) -> None:
    """The codes stay in the attribute tables: «(0,50)» there, «0–50 m» here, in the user's language."""
    common = {"INPUT": series(), "TIME_BANDS": "4,8", "OUTPUT_TABLE": "memory:", "OUTPUT_ZONES": "memory:"}
    pages = {}
    for code in ("en", "pl"):
        report = tmp_path / f"{code}.html"
        with text.speaking(code, locale.translation(code)):
            run("nearrepeat", {**common, "SPACE_BANDS": "50,1500", "HTML_REPORT": str(report)})
        pages[code] = report.read_text(encoding="utf-8")
        assert "(0,50)" not in pages[code]
        assert "0–50 m" in pages[code]
    assert "same location" in pages["en"]
    assert "50–1,500 m" in pages["en"]
    assert "same location" not in pages["pl"]
    assert "50–1\u00a0500 m" in pages["pl"]


def test_zones_by_streets_are_diamonds(run: Any) -> None:
    result = run(
        "nearrepeat",
        {
            "INPUT": series(),
            "SPACE_BANDS": "80,500",
            "TIME_BANDS": "4",
            "METRIC": "manhattan",
            "OUTPUT_TABLE": "memory:",
            "OUTPUT_ZONES": "memory:",
        },
    )
    for zone in result["OUTPUT_ZONES"].getFeatures():
        assert zone.geometry().area() == pytest.approx(2 * 80**2)


def test_zones_are_known_to_the_temporal_controller(run: Any) -> None:
    from kmzb_plugin.layers.styles.nearrepeat import style_near_pairs, style_risk_zones, style_roles

    result = run(
        "nearrepeat",
        {
            "INPUT": series(),
            "SPACE_BANDS": "50,500",
            "TIME_BANDS": "4,8",
            **dict.fromkeys(("OUTPUT_TABLE", "OUTPUT_PAIRS", "OUTPUT_ZONES", "OUTPUT_EVENTS"), "memory:"),
        },
    )
    zones, pairs = result["OUTPUT_ZONES"], result["OUTPUT_PAIRS"]
    ratios = [zone["knox_ratio"] for zone in zones.getFeatures()]
    style_risk_zones(ratios, {"expires": "Expires"}, zones)
    assert zones.temporalProperties().isActive()
    assert zones.temporalProperties().endField() == "expires"
    assert all(zones.renderer().rangeForValue(ratio) for ratio in ratios)
    assert zones.fields().field("expires").alias() == "Expires"
    style_near_pairs({}, pairs)
    assert len(pairs.renderer().categories()) == 4
    style_roles({}, result["OUTPUT_EVENTS"])
    shapes = {each.symbol().symbolLayer(0).shape() for each in list(result["OUTPUT_EVENTS"].renderer().categories())}
    assert len(shapes) == 3


def test_nothing_but_chance_has_no_zones(run: Any, log: Any, tmp_path: Path) -> None:
    rng = np.random.default_rng(9)
    dates = [str(np.datetime64("2025-01-01") + int(day)) for day in rng.integers(0, 300, 300)]
    layer = point_layer(X0 + rng.uniform(0, 9000, 300), Y0 + rng.uniform(0, 9000, 300), fields={"reported_at": dates})
    report = tmp_path / "report.html"
    result = run(
        "nearrepeat",
        {"INPUT": layer, "OUTPUT_TABLE": "memory:", "OUTPUT_ZONES": "memory:", "HTML_REPORT": str(report)},
    )
    assert result["OUTPUT_ZONES"].featureCount() == 0
    assert any("there are no risk zones" in info for info in log.infos)
    assert "In no band of distance and time" in report.read_text(encoding="utf-8")


def test_hours_count_by_the_clock_unless_dates_are_chosen(run: Any) -> None:
    fields = {"reported_at": ["2025-05-01T23:00", "2025-05-02T01:00", "2025-05-09T12:00"]}
    layer = point_layer([X0, X0 + 10, X0], [Y0, Y0, Y0], fields=fields)
    common = {"INPUT": layer, "SPACE_BANDS": "50", "TIME_BANDS": "1", "SIMULATIONS": 0, "OUTPUT_TABLE": "memory:"}
    counts = [
        rows(run("nearrepeat", {**common, "TIME_RULE": rule})["OUTPUT_TABLE"]).set_index(["space_band", "time_band"])
        for rule in ("auto", "elapsed", "dates")
    ]
    assert [table.loc[("(0,50)", "[0,1)"), "observed"] for table in counts] == [1, 1, 0]


def test_times_that_cannot_be_read_are_counted(run: Any, log: Any, tmp_path: Path) -> None:
    layer = series()
    layer.dataProvider().changeAttributeValues({1: {0: "soon"}, 2: {0: None}, 3: {0: "1066-10-14"}})
    report = tmp_path / "report.html"
    run("nearrepeat", {"INPUT": layer, "OUTPUT_TABLE": "memory:", "SIMULATIONS": 9, "HTML_REPORT": str(report)})
    assert any("Points without a time that can be read, left out: 3." in warning for warning in log.warnings)
    assert "points used: 263, features dropped: 3 (without a readable time: 3)" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SPACE_BANDS": "100,abc"}, "«abc» in .*SPACE_BANDS.* is no number"),
        ({"SPACE_BANDS": "100;nan"}, "«nan» in .*SPACE_BANDS.* is no number"),
        ({"SPACE_BANDS": "300,100,200"}, "must ascend, none twice. Write them as 100,200,300"),
        ({"TIME_BANDS": "7,7"}, "Write them as 7."),
        ({"TIME_BANDS": "-7,7"}, "greater than zero, and -7 is not"),
        ({"TIME_BANDS": "0,7"}, "greater than zero, and 0 is not"),
        ({"SPACE_BANDS": " , "}, "SPACE_BANDS.* is empty"),
        ({"SPACE_BANDS": ",".join(str(i) for i in range(1, 40))}, "39 edges; the most are 30"),
        ({"TIME_FIELD": "number"}, "No time in the field «number» can be read"),
        ({"TIME_FIELD": "nowhen"}, "no field «nowhen»"),
        ({"AS_OF": "tomorrow"}, "AS_OF.* «tomorrow» is no date"),
        ({"FILTER": "false"}, "No point is left"),
        ({"FILTER": '"number" = 1'}, "only one event"),
    ],
)
def test_what_cannot_work_is_refused_with_what_would(wrong: dict[str, Any], sentence: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=sentence):
        run("nearrepeat", {"INPUT": series(), "OUTPUT_TABLE": "memory:", **wrong})


def test_a_layer_without_times_is_refused(run: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=r"Choose the field with the time in «.*» \(TIME_FIELD\)"):
        run("nearrepeat", {"INPUT": point_layer([X0, X0], [Y0, Y0]), "OUTPUT_TABLE": "memory:"})


def test_all_at_one_location_is_refused(run: Any) -> None:
    from qgis.core import QgsProcessingException

    layer = point_layer([X0] * 5, [Y0] * 5, fields={"reported_at": [f"2025-05-0{i}" for i in range(1, 6)]})
    with pytest.raises(QgsProcessingException, match="All events are at one location"):
        run("nearrepeat", {"INPUT": layer, "OUTPUT_TABLE": "memory:"})


def test_all_at_one_time_is_refused(run: Any) -> None:
    from qgis.core import QgsProcessingException

    layer = point_layer([X0, X0 + 9], [Y0, Y0], fields={"reported_at": ["2025-05-01", "2025-05-01"]})
    with pytest.raises(QgsProcessingException, match="All events are at one time"):
        run("nearrepeat", {"INPUT": layer, "OUTPUT_TABLE": "memory:"})


def test_too_many_lines_are_refused_before_the_simulations(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from qgis.core import QgsProcessingException

    monkeypatch.setattr("kmzb_plugin.processing.hotspots.nearrepeat.MOST_LINES", 10)
    common = {"INPUT": series(), "SIMULATIONS": 9, "OUTPUT_TABLE": "memory:"}
    with pytest.raises(QgsProcessingException, match="at most 10 are drawn"):
        run("nearrepeat", {**common, "OUTPUT_PAIRS": "memory:"})
    assert run("nearrepeat", common)["OUTPUT_TABLE"].featureCount() == 30


def test_cancel_leaves_no_file(provider: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    layer = series(2000)
    names = ("OUTPUT_TABLE", "OUTPUT_PAIRS", "OUTPUT_ZONES", "OUTPUT_EVENTS")
    for percent in (10, 16, 40, 80):
        feedback = QgsProcessingFeedback(False)
        feedback.progressChanged.connect(lambda value, p=percent, f=feedback: f.cancel() if value >= p else None)
        outputs = {name: str(tmp_path / f"{name}.gpkg") for name in names}
        with pytest.raises(QgsProcessingException, match="Cancelled"):
            provider.algorithm("nearrepeat").create().run(
                {"INPUT": layer, **outputs}, QgsProcessingContext(), feedback, {}, False
            )
        assert list(tmp_path.iterdir()) == []


def test_runs_in_qgis_process(qgis_process: Any, tmp_path: Path) -> None:
    inputs = {
        "INPUT": saved(arson(), tmp_path / "points.gpkg"),
        "SPACE_BANDS": "200,400,600",
        "TIME_BANDS": "1,2,3",
        "METRIC": "manhattan",
        "CRS": "EPSG:2180",
        "SIMULATIONS": 99,
        "OUTPUT_TABLE": str(tmp_path / "table.csv"),
        "OUTPUT_PAIRS": str(tmp_path / "pairs.gpkg"),
        "OUTPUT_ZONES": str(tmp_path / "zones.gpkg"),
    }
    done = qgis_process("--json", "run", "kmzb:nearrepeat", "-", stdin=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stderr + done.stdout
    table = pd.read_csv(tmp_path / "table.csv")
    assert table["observed"].to_numpy().reshape(5, 4).tolist() == ARSON
    assert len(rows(str(tmp_path / "pairs.gpkg"))) == 23
