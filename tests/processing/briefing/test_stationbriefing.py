"""`stationbriefing` as models and the toolbox run it."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store import open_store
from tests.briefing.pdf import words_of
from tests.briefing.samples import COMPARE, PERIOD, make_store


@pytest.fixture
def store_path(tmp_path: Path, provider: Any) -> str:
    path = tmp_path / "store.gpkg"
    make_store(path).close()
    return str(path)


def test_a_sheet_is_written_for_each_unit_at_the_top(run: Any, store_path: str, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "sheets"
    report = tmp_path / "report.html"
    result = run(
        "stationbriefing", {"STORE": store_path, "PERIOD": PERIOD, "OUTPUT": str(folder), "HTML_REPORT": str(report)}
    )
    assert result["FILE_COUNT"] == 3
    assert sorted(path.name for path in folder.iterdir()) == [
        "KMP-weekly-20251120.pdf",
        "KPB-weekly-20251120.pdf",
        "KPP-weekly-20251120.pdf",
    ]
    assert "KMP Białystok <test>" in words_of(folder / "KMP-weekly-20251120.pdf")
    page = report.read_text(encoding="utf-8")
    assert "KMP Białystok &lt;test&gt;" in page
    assert "67" in page


def _disclosures(path: str) -> list[tuple[str, str, str]]:
    """Object, reason and recipient of every disclosure in the audit of a file store."""
    with sqlite3.connect(path) as db:
        return db.execute(
            "SELECT object, reason, recipient FROM audit WHERE operation = 'disclosure accepted' ORDER BY seq"
        ).fetchall()


def test_each_sheet_is_logged_before_it_is_printed(run: Any, store_path: str, tmp_path: Path) -> None:
    parameters = {"STORE": store_path, "UNITS": "KMP, KPP", "PERIOD": PERIOD, "OUTPUT": str(tmp_path / "out")}
    run("stationbriefing", {**parameters, "REASON": "Odprawa ranna", "RECIPIENT": "Zmiana I"})
    first, second = _disclosures(store_path)
    assert first[1:] == second[1:] == ("Odprawa ranna", "Zmiana I")
    assert first[0].startswith("briefing ")
    assert first[0] != second[0]
    run("stationbriefing", parameters)
    assert [recipient for *_, recipient in _disclosures(store_path)[2:]] == [
        "KMP Białystok <test>",
        "KPP Łapy",
    ]
    words = " ".join(words_of(tmp_path / "out" / "KPP-weekly-20251120.pdf"))
    store = open_store(store_path)
    assert store.audit_head() in "".join(words.split())
    store.close()


def test_nothing_is_printed_where_the_store_does_not_log_it(
    run: Any, store_path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qgis.core import QgsProcessingException

    with sqlite3.connect(store_path) as db:
        db.execute("DROP TABLE disclosed")
        db.execute("CREATE TRIGGER broken BEFORE INSERT ON submission BEGIN SELECT RAISE(ABORT, 'broken'); END")
    with pytest.raises(QgsProcessingException):
        run("stationbriefing", {"STORE": store_path, "PERIOD": PERIOD, "OUTPUT": str(tmp_path / "out")})
    assert not list((tmp_path / "out").iterdir())


def test_a_store_on_a_server_wants_a_recipient(run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="RECIPIENT"):
        run("stationbriefing", {"STORE": "postgresql://127.0.0.1:1/kmzb", "OUTPUT": str(tmp_path)})


def test_units_language_format_and_handling_are_chosen(run: Any, store_path: str, tmp_path: Path) -> None:
    result = run(
        "stationbriefing",
        {
            "STORE": store_path,
            "UNITS": "KP-1, KPP, KP-1",
            "PERIOD": PERIOD,
            "COMPARE_PERIOD": COMPARE,
            "LANGUAGE": "en",
            "FORMAT": "pdf,png",
            "DPI": 72,
            "HANDLING": "for official use",
            "OUTPUT": str(tmp_path),
        },
    )
    assert result["FILE_COUNT"] == 6
    words = words_of(tmp_path / "KP-1-weekly-20251120.pdf")
    assert "Briefing for duty · for official use" in words
    assert (tmp_path / "KPP-weekly-20251120-2.png").stat().st_size > 1000


def test_without_a_period_the_last_week_in_the_store_is_briefed(run: Any, store_path: str, tmp_path: Path) -> None:
    run("stationbriefing", {"STORE": store_path, "UNITS": "KMP", "OUTPUT": str(tmp_path)})
    assert "12.11.2025–18.11.2025" in words_of(tmp_path / "KMP-weekly-20251119.pdf")


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"UNITS": "KMP,NIL"}, "no unit with the code NIL"),
        ({"PERIOD": "last week"}, "cannot be read"),
        ({"PERIOD": "2025-11-20/2025-11-13"}, "ends before it begins"),
    ],
)
def test_what_cannot_work_is_told_in_a_sentence(
    parameters: dict[str, str], message: str, run: Any, store_path: str, tmp_path: Path
) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=message):
        run("stationbriefing", {"STORE": store_path, "OUTPUT": str(tmp_path / "out"), **parameters})


def test_a_file_that_is_no_template_is_told(run: Any, store_path: str, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    template = tmp_path / "bad.qpt"
    template.write_text("<qgis/>", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="not a layout template"):
        run("stationbriefing", {"STORE": store_path, "TEMPLATE": str(template), "OUTPUT": str(tmp_path)})


def test_a_cancel_before_the_first_sheet_writes_none(run: Any, log: Any, store_path: str, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    log.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("stationbriefing", {"STORE": store_path, "OUTPUT": str(tmp_path / "out")})
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())


def test_a_cancel_leaves_the_sheets_that_are_done(run: Any, log: Any, store_path: str, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    log.progressChanged.connect(lambda percent: log.cancel() if 30 < percent < 100 else None)
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("stationbriefing", {"STORE": store_path, "PERIOD": PERIOD, "OUTPUT": str(tmp_path / "out")})
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["KMP-weekly-20251120.pdf"]


def in_background(algorithm: Any, parameters: dict[str, Any], feedback: Any) -> tuple[bool, dict[str, Any]]:
    """A run as the toolbox makes it: as a task, while the window's event loop goes on."""
    from qgis.core import QgsApplication, QgsProcessingAlgRunnerTask, QgsProcessingContext
    from qgis.PyQt.QtCore import QEventLoop

    context, loop, results = QgsProcessingContext(), QEventLoop(), []
    task = QgsProcessingAlgRunnerTask(algorithm.create(), parameters, context, feedback)
    task.executed.connect(lambda ok, found: (results.append((ok, found)), loop.quit()))
    QgsApplication.taskManager().addTask(task)
    loop.exec()
    return results[0]


def test_in_the_background_it_prints_the_same(
    provider: Any, run: Any, log: Any, store_path: str, tmp_path: Path
) -> None:
    parameters = {"STORE": store_path, "UNITS": "KMP, KPP", "PERIOD": PERIOD, "FORMAT": "pdf,png", "DPI": 72}
    run("stationbriefing", {**parameters, "OUTPUT": str(tmp_path / "main")})
    algorithm = provider.algorithm("stationbriefing")
    ok, found = in_background(algorithm, {**parameters, "OUTPUT": str(tmp_path / "behind")}, log)
    assert ok
    assert found["FILE_COUNT"] == len(list((tmp_path / "main").iterdir())) == len(list((tmp_path / "behind").iterdir()))
    for path in (tmp_path / "main").glob("*.pdf"):
        one, other = (
            # The line of the audit is another one each time.
            re.sub(r"[0-9a-f]{50,}", "", "".join("".join(words_of(folder / path.name)).split()))
            for folder in (path.parent, tmp_path / "behind")
        )
        assert one == other


def test_a_cancel_in_the_background_is_heard_within_a_sheet(
    provider: Any, log: Any, store_path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kmzb_plugin.briefing import sheet

    fill = sheet.fill_maps

    def pressed(*given: Any) -> str:
        log.cancel()
        return fill(*given)

    monkeypatch.setattr(sheet, "fill_maps", pressed)
    parameters = {"STORE": store_path, "PERIOD": PERIOD, "OUTPUT": str(tmp_path / "out")}
    ok, _ = in_background(provider.algorithm("stationbriefing"), parameters, log)
    assert not ok
    assert list((tmp_path / "out").iterdir()) == []


def test_the_window_breathes_while_sheets_are_printed(provider: Any, log: Any, store_path: str, tmp_path: Path) -> None:
    """Several times within a sheet, not only between two of them."""
    from qgis.PyQt.QtCore import QTimer

    breaths: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: breaths.append(1))
    timer.start(0)
    parameters = {"STORE": store_path, "UNITS": "KMP", "PERIOD": PERIOD, "OUTPUT": str(tmp_path / "out")}
    ok, _ = in_background(provider.algorithm("stationbriefing"), parameters, log)
    timer.stop()
    assert ok
    assert len(breaths) > 10


def test_every_parameter_has_help(provider: Any) -> None:
    assert all(each.help() for each in provider.algorithm("stationbriefing").parameterDefinitions())


def test_templates_are_chosen_by_name_or_path_and_say_what_is_odd(
    run: Any, log: Any, store_path: str, tmp_path: Path
) -> None:
    from kmzb_plugin.briefing import templates

    text = templates.find("patrol").read_text(encoding="utf-8")
    own = tmp_path / "Nocna zmiana.qpt"
    own.write_text(text.replace("@kmzb_caution", "@kmzb_weather").replace('id="heat_table"', 'id="mine"'), "utf-8")
    parameters = {"STORE": store_path, "UNITS": "KMP", "PERIOD": PERIOD, "OUTPUT": str(tmp_path / "out")}
    run("stationbriefing", {**parameters, "TEMPLATE": str(own)})
    run("stationbriefing", {**parameters, "TEMPLATE": "patrol"})
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "KMP-Nocna-zmiana-20251120.pdf",
        "KMP-patrol-20251120.pdf",
    ]
    assert log.warnings == ["The template shows variables that nothing fills: kmzb_weather."]
    left_out = "The template leaves out what the one that comes with the plugin shows: heat_table, kmzb_caution."
    assert left_out in log.infos


def test_the_garrison_is_one_sheet_and_the_month_is_the_last_whole_one(
    run: Any, store_path: str, tmp_path: Path
) -> None:
    for template in ("garrison", "monthly"):
        assert run("stationbriefing", {"STORE": store_path, "TEMPLATE": template, "OUTPUT": str(tmp_path)})[
            "FILE_COUNT"
        ]
    (page,), (report,) = tmp_path.glob("*garrison*.pdf"), tmp_path.glob("*monthly*.pdf")
    assert "22.10.2025–18.11.2025" in words_of(page)
    assert "01.10.2025–31.10.2025" in words_of(report)
    # neither shows a threat by itself but the map of the report: of the page nothing is disclosed one by one
    first, second = _disclosures(store_path)
    assert first[0] != second[0]


def test_a_card_is_printed_for_each_threat_and_logged(run: Any, store_path: str, tmp_path: Path) -> None:
    with sqlite3.connect(store_path) as db:
        numbers = [row[0] for row in db.execute("SELECT number FROM threat WHERE source_ref IN ('p1', 'p3')")]
    report = tmp_path / "report.html"
    parameters = {"STORE": store_path, "TEMPLATE": "verification_card", "OUTPUT": str(tmp_path / "out")}
    found = run("stationbriefing", {**parameters, "THREATS": ", ".join(numbers), "HTML_REPORT": str(report)})
    assert found["FILE_COUNT"] == 2
    for number in numbers:
        (path,) = (tmp_path / "out").glob(f"{number}-verification-card-*.pdf")
        assert number in words_of(path)
        assert number in report.read_text(encoding="utf-8")
    assert [reason for _, reason, _ in _disclosures(store_path)] == [f"Briefing of {number}" for number in numbers]


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"TEMPLATE": "nightly"}, "There is no template «nightly»"),
        ({"TEMPLATE": "verification_card"}, "write their numbers in «Threats»"),
        ({"TEMPLATE": "patrol", "THREATS": "2025-000001"}, "leave .*THREATS.* empty"),
        ({"TEMPLATE": "verification_card", "THREATS": "2025-999999"}, "no threat with the number «2025-999999»"),
        ({"OUTPUT": "/proc/sheets"}, "Nothing can be written into the folder"),
    ],
)
def test_what_is_refused_is_refused_before_anything_is_logged(
    parameters: dict[str, str], message: str, run: Any, store_path: str, tmp_path: Path
) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=message):
        run("stationbriefing", {"STORE": store_path, "PERIOD": PERIOD, "OUTPUT": str(tmp_path / "out"), **parameters})
    assert _disclosures(store_path) == []


def test_the_base_map_of_the_project_lies_under_the_place(run: Any, store_path: str, tmp_path: Path) -> None:
    from qgis.core import QgsProject, QgsRasterLayer

    from kmzb_plugin.layers.base_map import BASE_MAP
    from tests.briefing.test_card import checks

    layer = QgsRasterLayer(checks(tmp_path / "base.tif"), "base")
    layer.setCustomProperty(BASE_MAP, "own")
    layer.serverProperties().setAttribution("© Mapy gminy")
    QgsProject.instance().addMapLayer(layer)
    with sqlite3.connect(store_path) as db:
        ((number,),) = db.execute("SELECT number FROM threat WHERE source_ref = 'p2'")
    try:
        run(
            "stationbriefing",
            {"STORE": store_path, "TEMPLATE": "verification_card", "THREATS": number, "OUTPUT": str(tmp_path / "out")},
        )
        assert list(QgsProject.instance().mapLayers()) == [layer.id()]
    finally:
        QgsProject.instance().removeMapLayer(layer.id())
    (path,) = (tmp_path / "out").iterdir()
    assert "© Mapy gminy" in words_of(path)
