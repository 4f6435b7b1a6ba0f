"""`verificationfunnel` on decisions counted by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from ..conftest import point_layer, polygon_layer, rows, saved

SQUARES = [
    "POLYGON((600000 400000, 601000 400000, 601000 401000, 600000 401000, 600000 400000))",
    "POLYGON((601000 400000, 603000 400000, 603000 401000, 601000 401000, 601000 400000))",
]
MEMORY = {"OUTPUT_TABLE": "memory:"}


def layer_of(units: dict[str, tuple[int, int, int]], east: dict[str, float] | None = None) -> Any:
    """Points of units with so many confirmed, not confirmed and new reports."""
    unit, status, x = [], [], []
    for name, numbers in units.items():
        for code, n in zip(("confirmed", "not_confirmed", "new"), numbers, strict=True):
            unit += [name] * n
            status += [code] * n
            x += [(east or {}).get(name, 600_500.0)] * n
    reported = ["2025-01-01T10:00:00Z"] * len(unit)
    updated = ["" if each == "new" else "2025-01-05T10:00:00Z" for each in status]
    fields = {"unit_id": unit, "status": status, "reported_at": reported, "updated_at": updated}
    return point_layer(x, [400_500.0] * len(x), fields=fields)


UNITS = {"A": (60, 40, 5), "B": (90, 10, 0), "C": (55, 45, 0), "D": (2, 8, 1), "E": (0, 0, 3)}


def test_table_holds_shares_limits_and_positions(run: Any) -> None:
    table = rows(run("verificationfunnel", {"INPUT": layer_of(UNITS), **MEMORY})["OUTPUT_TABLE"]).set_index("unit")
    assert table.index.tolist() == ["A", "B", "C", "D", "E"]
    assert table["decided"].tolist() == [100, 100, 100, 10, 0]
    assert table["confirmed"].tolist() == [60, 90, 55, 2, 0]
    assert table["undecided"].tolist() == [5, 0, 0, 1, 3]
    assert table.loc["B", "confirmed_share"] == pytest.approx(0.9)
    # Wilson's interval of 2 of 10: Newcombe's method 3
    assert table.loc["D", ["confirmed_low", "confirmed_high"]].tolist() == pytest.approx([0.05668, 0.50984], abs=1e-5)
    assert table["position"].tolist()[:3] == [0, 2, -1]
    assert table["position"].isna().tolist() == [False] * 4 + [True]
    assert table.loc["E"][["confirmed_share", "low_95", "z"]].isna().all()
    assert table.loc["D", "high_95"] - table.loc["D", "low_95"] > 2 * (
        table.loc["A", "high_95"] - table.loc["A", "low_95"]
    )


def test_age_and_limit_at_the_state_asked_for(run: Any) -> None:
    parameters = {"INPUT": layer_of(UNITS), **MEMORY, "AS_OF": "2025-01-31T10:00:00Z"}
    table = rows(run("verificationfunnel", parameters)["OUTPUT_TABLE"]).set_index("unit")
    assert table.loc["A", ["open_1", "open_2", "open_3", "open_4"]].tolist() == [0, 0, 5, 0]  # 30 days, limit 8
    assert table.loc["A", "open_median"] == 30
    assert table.loc["A", ["due", "in_limit"]].tolist() == [105, 100]
    short = rows(run("verificationfunnel", parameters | {"LIMIT_DAYS": 3})["OUTPUT_TABLE"]).set_index("unit")
    assert short.loc["A", ["due", "in_limit"]].tolist() == [105, 0]


def test_the_limit_is_that_of_the_first_two_statuses(provider: Any) -> None:
    assert provider.algorithm("verificationfunnel").parameterDefinition("LIMIT_DAYS").defaultValue() == 3 + 5


def test_areas_stand_for_units(run: Any, log: Any) -> None:
    layer = layer_of(UNITS, {"A": 600_500.0, "B": 602_000.0, "C": 602_000.0, "D": 650_000.0})
    areas = polygon_layer(SQUARES, fields={"name": ["Zamłynie", "Śródmieście"]})
    table = rows(run("verificationfunnel", {"INPUT": layer, "AREAS": areas, **MEMORY})["OUTPUT_TABLE"])
    assert dict(zip(table["unit"], table["decided"], strict=True)) == {"Śródmieście": 200, "Zamłynie": 100}
    assert "Without a unit, left out: 11." in log.warnings


def test_units_are_called_as_the_form_calls_them(run: Any) -> None:
    from qgis.core import QgsEditorWidgetSetup

    layer = layer_of(UNITS)
    names = QgsEditorWidgetSetup("ValueMap", {"map": [{"KMP Radom": "A"}, {"KPP Grójec": "B"}]})
    layer.setEditorWidgetSetup(layer.fields().lookupField("unit_id"), names)
    table = rows(run("verificationfunnel", {"INPUT": layer, **MEMORY})["OUTPUT_TABLE"])
    assert table["unit"].tolist() == ["C", "D", "E", "KMP Radom", "KPP Grójec"]


def test_what_is_left_out_is_counted_and_named(run: Any, log: Any) -> None:
    layer = point_layer(
        [600_500.0] * 7,
        [400_500.0] * 7,
        fields={
            "unit_id": ["A", "A", "A", "", "A", "A", "A"],
            "status": ["confirmed", "closed", "", "new", "confirmed", "new", "not_confirmed"],
            "reported_at": ["2025-01-05", *["2025-01-01"] * 3, "yesterday", "2025-06-01", "2025-02-01"],
            "updated_at": ["2025-01-01", "", "", "", "2025-01-09", "", "2025-02-02"],
        },
    )
    table = rows(run("verificationfunnel", {"INPUT": layer, "AS_OF": "2025-03-01", **MEMORY})["OUTPUT_TABLE"])
    assert table[["reports", "decided", "confirmed", "due", "untimed"]].to_numpy().tolist() == [[3, 3, 2, 1, 2]]
    assert {
        "Without a unit, left out: 1.",
        "Without a status, left out: 1.",
        "With a status that is not known, left out: «closed»: 1.",
        "Reported after the moment of the state, left out: 1.",
        "Decided, but a time is missing or before the report; not in «within the limit»: 2.",
    } <= set(log.warnings)
    run("verificationfunnel", {"INPUT": layer, "PERIOD": "2025-01-01/2025-02-01", **MEMORY})
    assert {"Without a readable time, left out: 1.", "Outside the period, left out: 2."} <= set(log.warnings)


def test_report_shows_the_funnel_both_numbers_and_neutral_words(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    run("verificationfunnel", {"INPUT": layer_of(UNITS), **MEMORY, "HTML_REPORT": str(path)})
    page = path.read_text(encoding="utf-8")
    assert "Of 310 decided, 207 were confirmed: 66.8 %" in page
    funnel = ElementTree.fromstring(re.findall(r"<svg.*?</svg>", page, re.DOTALL)[0])
    assert len(list(funnel.iter("circle"))) == 4
    assert (funnel.findtext("desc") or "").startswith("Each ring is a unit.")
    assert [each.findtext("title") for each in funnel.iter("circle")][-1]
    assert "90/100" in page
    assert "nothing decided" in page
    assert "Overdispersion" in page
    assert "Decided within the limit" in page
    assert not re.search(r"\b(bad|worse|worst|good|better|best|poor) unit", page)


def test_one_unit_is_not_compared(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    run("verificationfunnel", {"INPUT": layer_of({"A": (3, 2, 1)}), **MEMORY, "HTML_REPORT": str(path)})
    page = path.read_text(encoding="utf-8")
    assert "Only one unit has decided reports, so there is nothing to compare it with." in page
    assert "Funnel plot" not in page


def test_nothing_decided_is_said(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    run("verificationfunnel", {"INPUT": layer_of({"A": (0, 0, 4), "B": (0, 0, 2)}), **MEMORY, "HTML_REPORT": str(path)})
    assert "Nothing was decided yet. Undecided reports: 6." in path.read_text(encoding="utf-8")


def test_a_snapshot_of_the_public_map_is_recognised(run: Any, log: Any) -> None:
    n = 240
    days = [f"2025-0{1 + i // 60}-{1 + i % 28:02}T10:00:00Z" for i in range(n)]
    fields = {"unit_id": ["A", "B"] * 120, "status": ["confirmed"] * n, "reported_at": days, "updated_at": days}
    layer = point_layer([600_500.0] * n, [400_500.0] * n, fields=fields)
    run("verificationfunnel", {"INPUT": layer, **MEMORY})
    assert any("snapshot of the public map" in each for each in log.warnings)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"PERIOD": "2025"}, "cannot be read"),
        ({"PERIOD": "2020-01-01/2021-01-01"}, "No report with a unit lies in the period.*2025-01-01"),
        ({"AS_OF": "tomorrow"}, "AS_OF.* «tomorrow» is no date"),
        ({"STATUS_FIELD": "state"}, "no field «state»"),
        ({"UNIT_FIELD": ""}, "Choose the field with the unit in .*UNIT_FIELD.*, or give .*AREAS"),
        ({"TIME_FIELD": "", "PERIOD": "2025-01-01/2026-01-01"}, "Periods need the time"),
    ],
)
def test_what_cannot_work_is_refused(wrong: dict[str, Any], sentence: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=sentence):
        run("verificationfunnel", {"INPUT": layer_of(UNITS), **MEMORY, **wrong})


def test_runs_in_qgis_process(qgis_process: Any, tmp_path: Path) -> None:
    inputs = {
        "INPUT": saved(layer_of(UNITS), tmp_path / "points.gpkg"),
        "OUTPUT_TABLE": str(tmp_path / "table.gpkg"),
        "HTML_REPORT": str(tmp_path / "report.html"),
    }
    done = qgis_process("--json", "run", "kmzb:verificationfunnel", "-", stdin=json.dumps({"inputs": inputs}))
    assert done.returncode == 0, done.stderr + done.stdout
    results = json.loads(done.stdout)["results"]
    assert rows(results["OUTPUT_TABLE"])["decided"].sum() == 310
    assert Path(results["HTML_REPORT"]).exists()


def test_where_all_is_confirmed_nothing_lies_outside(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    layer = layer_of({"A": (9, 0, 0), "B": (40, 0, 0)})
    table = rows(run("verificationfunnel", {"INPUT": layer, **MEMORY, "HTML_REPORT": str(path)})["OUTPUT_TABLE"])
    assert table["position"].tolist() == [0, 0]
    page = path.read_text(encoding="utf-8")
    assert "Units outside the 99.8 % limits: 0 of 2." in page
    assert "nan" not in page
