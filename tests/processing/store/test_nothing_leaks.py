"""Invented personal data planted in a store, every algorithm that reads descriptions run over it, and every trace read.

What is told by its form must come out nowhere but in the file of rejected rows, which gives a person back their own row
to be mended. A name is not told by its form: it stays in a masked description, and must stand in no log, no report, no
printed sheet, no name of a file and nothing that Processing keeps.
"""

from __future__ import annotations

import json
import sqlite3
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store import create_store
from tests.briefing.pdf import info_of, text_of
from tests.store.intake.samples import public_record, saved
from tests.store.samples import SOURCE, unit_rows

BY_FORM = [
    "44051401359", "601 987 654", "jan.plantowany@example.pl", "WR 9876K", "ABS123456",
    "61 1090 1014 0000 0712 1981 2874", "123-456-32-18",
]  # fmt: skip
NAME = "Plantowany"
WHERE = {"x": 605_000, "y": 505_000}
UNMAPPED = "Zgłaszający"


def told(number: int) -> str:
    return f"Pan Jan {NAME} mówi: {BY_FORM[number % len(BY_FORM)]}, proszę o patrol"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "traces"
    made.mkdir()
    return made


class Traces:
    """Runs algorithms and keeps all that they leave behind as text."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.said, self.kept = folder, [], []

    def run(self, name: str, parameters: dict[str, Any]) -> dict[str, Any]:
        from qgis import processing
        from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

        feedback = QgsProcessingFeedback(False)
        made = processing.run(f"kmzb:{name}", parameters, feedback=feedback)
        self.said.append(feedback.htmlLog() + feedback.textLog())
        algorithm = QgsApplication.processingRegistry().algorithmById(f"kmzb:{name}")
        # What Processing's history keeps of a run.
        context = QgsProcessingContext()
        self.kept.append(algorithm.asPythonCommand(parameters, context))
        self.kept.append(algorithm.asQgisProcessCommand(parameters, context)[0])
        self.kept.append(str(algorithm.asMap(parameters, context)))
        return made


def text_in(path: Path) -> str:
    """All the text of a file, whatever it is packed in."""
    if path.suffix == ".pdf":
        return text_of(path) + str(info_of(path)) + path.read_bytes().decode("latin-1")
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as file:
            return "".join(file.read(name).decode() for name in file.namelist())
    if path.suffix == ".gpkg":
        with sqlite3.connect(path) as db:
            return _dump(db)
    content = path.read_bytes()
    return content.decode("utf-8", "replace") + content.decode("latin-1")


def _dump(db: sqlite3.Connection) -> str:
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    texts = []
    for name in names:
        if not name.startswith("rtree_"):
            texts += [str(row) for row in db.execute(f'SELECT * FROM "{name}"')]
    return "\n".join(texts)


def planted_by_form(text: str) -> list[str]:
    return [value for value in BY_FORM if value in text]


def test_personal_data_leave_no_trace(
    provider: Any, tmp_path: Path, folder: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    from qgis.core import QgsApplication

    heard: list[str] = []
    log = QgsApplication.messageLog()
    log.messageReceived.connect(lambda *what: heard.append(str(what[0])))
    store = str(tmp_path / "store.gpkg")
    with_units = create_store(store, "Radom", "KWP-RAD")
    with with_units.bulk_import(SOURCE) as importer:
        importer.add_units(unit_rows())
    with_units.close()

    # In: descriptions, places, a column that nobody mapped, people's words for a category or status, a rejected row.
    n = 40
    frame = public_record(
        n,
        Opis=[told(i) for i in range(n)],
        x=[str(WHERE["x"] + i) for i in range(n)],
        y=[str(WHERE["y"] + i) for i in range(n)],
        **{UNMAPPED: [told(i + 1) for i in range(n)]},
    )
    frame.loc[n - 1, "Data zdarzenia"] = "wczoraj"
    frame.loc[n - 2, "Typ"] = f"Dzwonić {BY_FORM[1]}"
    frame.loc[n - 3, "Status"] = f"Napisać {BY_FORM[2]}"
    frame["Adres"] = [f"ul. Polna, {BY_FORM[3]}"] * n
    profile = tmp_path / "profile.json"
    usual = json.loads(
        (Path(__file__).parents[3] / "kmzb_plugin/store/intake/profiles/kmzb_public_record.json").read_text()
    )
    usual["name"] = "own"
    usual["columns"] |= {"description": "Opis", "place": "Adres"}
    profile.write_text(json.dumps(usual))
    traces = Traces(folder)
    rejects = tmp_path / "rejected.gpkg"
    made = traces.run(
        "importthreats",
        {
            "INPUT": str(saved(frame, tmp_path)),
            "STORE": store,
            "PROFILE": str(profile),
            "REJECTED": str(rejects),
            "HTML_REPORT": str(folder / "import.html"),
        },
    )
    assert (made["ACCEPTED_COUNT"], made["REJECTED_COUNT"]) == (n - 1, 1)

    # Out: everything that reads descriptions.
    traces.run("extractthreats", {"STORE": store, "OUTPUT": str(folder / "extract.gpkg")})
    for ending in ("xlsx", "csv", "geojson", "gpkg"):
        traces.run(
            "exportthreats",
            {
                "STORE": store,
                "REASON": "Narada",
                "RECIPIENT": "Gmina",
                "OUTPUT": str(folder / f"list.{ending}"),
            },
        )
    traces.run(
        "stationbriefing",
        {
            "STORE": store,
            "UNITS": "KMP",
            "PERIOD": "2025-11-15/2025-11-25",
            "FORMAT": ["pdf", "png"],
            "DPI": 72,
            "OUTPUT": str(folder / "sheets"),
            "HTML_REPORT": str(folder / "briefing.html"),
        },
    )
    extract = str(folder / "extract.gpkg")
    traces.run(
        "redact",
        {"INPUT": extract, "OUTPUT": str(folder / "redacted.gpkg"), "HTML_REPORT": str(folder / "redact.html")},
    )
    traces.run(
        "redact",
        {
            "INPUT": str(rejects),
            "OUTPUT": str(folder / "rejects_redacted.gpkg"),
            "HTML_REPORT": str(folder / "redact_rejects.html"),
        },
    )
    traces.run(
        "findduplicates",
        {
            "INPUT": extract,
            "OUTPUT_PAIRS": str(folder / "pairs.gpkg"),
            "OUTPUT_GROUPS": str(folder / "groups.gpkg"),
            "HTML_REPORT": str(folder / "duplicates.html"),
        },
    )
    traces.run("verifyaudit", {"STORE": store, "HTML_REPORT": str(folder / "audit.html")})
    traces.run("purge", {"STORE": store, "DRY_RUN": True, "HTML_REPORT": str(folder / "purge.html")})

    # The plants are where they should be: in the clear table of the store, and in the rejected row.
    with sqlite3.connect(store) as db:
        clear = " ".join(text for (text,) in db.execute("SELECT text FROM threat_description"))
        masked = [text for (text,) in db.execute("SELECT description_masked FROM threat")]
        audit = _dump_of(db, "audit", "submission", "import_run")
    assert planted_by_form(clear) == BY_FORM
    assert planted_by_form(text_in(rejects)) != []
    assert all("•••" in text and NAME in text for text in masked)

    files = sorted(path for path in folder.rglob("*") if path.is_file())
    assert {path.suffix for path in files} >= {".xlsx", ".csv", ".geojson", ".gpkg", ".pdf", ".png", ".html"}
    for path in files:
        assert planted_by_form(text_in(path)) == [], path.name
        assert NAME not in path.name
        if path.suffix in {".html", ".pdf", ".png"}:
            assert NAME not in text_in(path), path.name
    captured = capfd.readouterr()
    for text in (*traces.said, *traces.kept, *heard, caplog.text, captured.out, captured.err, audit):
        assert planted_by_form(text) == []
        assert NAME not in text


def _dump_of(db: sqlite3.Connection, *tables: str) -> str:
    return "\n".join(str(row) for table in tables for row in db.execute(f"SELECT * FROM {table}"))


def test_an_unexpected_error_does_not_repeat_what_it_stumbled_over(
    provider: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qgis import processing
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    path = str(tmp_path / "store.gpkg")
    create_store(path, "Radom", "KWP-RAD").close()

    def stumble(*_: Any) -> None:
        int(told(0))

    monkeypatch.setattr("kmzb_plugin.processing.store.extractthreats.chosen_threats", stumble)
    feedback = QgsProcessingFeedback(False)
    with pytest.raises(QgsProcessingException, match="unexpected") as raised:
        processing.run("kmzb:extractthreats", {"STORE": path, "OUTPUT": "memory:"}, feedback=feedback)
    said = str(raised.value) + feedback.htmlLog() + feedback.textLog()
    assert "invalid literal" in said
    assert planted_by_form(said) == []
