"""`publish` where something is wrong: a sentence, and the folder as it was."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.store import create_store, open_store
from tests.servers.postgres import Database
from tests.servers.tcp_proxy import TcpProxy

from .publishing import AUGUST, NOW, PERIOD, A, B, counts, everything, fill_store


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kmzb_plugin.domain.periods.now", lambda: NOW)


@pytest.fixture
def store_path(tmp_path: Path, provider: Any) -> Path:
    path = tmp_path / "store" / "KMP.gpkg"
    path.parent.mkdir()
    store = create_store(str(path), "KMP Testowo", "KWP-RAD", at=NOW)
    fill_store(store)
    store.close()
    return path


@pytest.fixture
def parameters(store_path: Path, tmp_path: Path) -> dict[str, Any]:
    return {"STORE": str(store_path), "PERIOD": PERIOD, "OUTPUT": str(tmp_path / "public" / "out")}


@pytest.fixture
def refused(run: Any, tmp_path: Path) -> Any:
    """`refused(parameters, sentence)`: the run ends with the sentence, and nothing has come or gone."""
    from qgis.core import QgsProcessingException

    def standing() -> dict[str, bytes]:
        folder = tmp_path / "public"
        return {str(path): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}

    def call(parameters: dict[str, Any], sentence: str) -> None:
        before = standing()
        with pytest.raises(QgsProcessingException, match=sentence) as failure:
            run("publish", parameters)
        assert "unexpected" not in str(failure.value)
        assert standing() == before

    return call


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"PERIOD": "2025-07-01/2025-09-15"}, "whole quarters. Choose 2025-07-01/2025-10-01"),
        (
            {"PERIOD": "2025-07-02/2025-08-01", "STEP": "month"},
            "whole months. Choose for example 2025-07-01/2025-08-01",
        ),
        ({"PERIOD": "2025-07-01/2025-10-01", "STEP": "year"}, "whole years. Choose 2025-01-01/2026-01-01"),
        ({"PERIOD": "yesterday"}, "cannot be read"),
        ({"PERIOD": "2019-01-01/2020-01-01"}, "no threats in this period"),
        ({"GRID": 0}, "GRID.* is 0 m. Squares of a publication have a side of 250 m or more"),
        ({"GRID": -500}, "GRID.* is -500 m"),
        ({"GRID": 249.9}, "GRID.* is 249.9 m"),
    ],
)
def test_what_cannot_be_published_is_said(
    wrong: dict[str, Any], sentence: str, parameters: dict[str, Any], refused: Any
) -> None:
    refused({**parameters, **wrong}, sentence)


@pytest.mark.parametrize("grid", [float("nan"), float("inf")])
def test_a_grid_that_is_no_length_is_refused(grid: float, parameters: dict[str, Any], refused: Any) -> None:
    refused({**parameters, "GRID": grid}, "GRID|Side of the squares")


def test_the_finest_grid_is_a_setting_of_the_store(parameters: dict[str, Any], refused: Any) -> None:
    with sqlite3.connect(parameters["STORE"]) as db:
        db.create_function("kmzb_door", 0, lambda: 1)
        db.execute("INSERT INTO setting (name, value) VALUES ('least_grid', '2000')")
    refused(parameters, "GRID.* is 500 m. Squares of a publication have a side of 2000 m or more")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([(54, "drug_use", "confirmed", AUGUST, "", A)], "None of the 54 threats may be public"),
        (
            [(4, "speeding", "new", AUGUST, "", A), (4, "speeding", "new", AUGUST, "", B)],
            "No place has 5 public reports",
        ),
    ],
)
def test_too_little_is_no_publication(
    rows: list[tuple], sentence: str, parameters: dict[str, Any], refused: Any, tmp_path: Path
) -> None:
    path = tmp_path / "store" / "little.gpkg"
    store = create_store(str(path), "KMP", "KWP-RAD", at=NOW)
    fill_store(store, rows)
    store.close()
    refused({**parameters, "STORE": str(path)}, sentence)


@pytest.mark.parametrize("names", [["notes.txt"], ["a.txt", "b.txt", "c.txt", "d.txt"], ["publication.gpkg"]])
def test_a_folder_with_something_else_in_it_is_left_alone(
    names: list[str], parameters: dict[str, Any], refused: Any
) -> None:
    folder = Path(parameters["OUTPUT"])
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_text("mine", encoding="utf-8")
    shown = ", ".join(f"«{name}»" for name in names[:3]) + (" …" if len(names) > 3 else "")
    refused(parameters, f"is not empty: it holds {shown}. ")


def test_the_publication_of_another_store_is_left_alone(
    run: Any, parameters: dict[str, Any], refused: Any, tmp_path: Path
) -> None:
    run("publish", parameters)
    other = create_store(str(tmp_path / "store" / "KPP.gpkg"), "KPP", "KWP-RAD", at=NOW)
    fill_store(other)
    other.close()
    refused({**parameters, "STORE": str(tmp_path / "store" / "KPP.gpkg")}, "is not empty")


def test_its_own_earlier_publication_is_replaced(run: Any, parameters: dict[str, Any]) -> None:
    run("publish", parameters)
    folder = Path(parameters["OUTPUT"])
    (folder / "publication.gpkg-wal").touch()  # of who reads it now
    left = folder / ".publication-killed"  # of a run that was killed
    left.mkdir()
    (left / "publication.gpkg").write_bytes(b"half")
    run("publish", {**parameters, "PERIOD": "2025-07-01/2025-10-01"})
    assert {row[1] for row in counts(folder)} == {"2025-Q3"}
    assert sorted(path.name for path in folder.iterdir()) == [
        "counts.geojson",
        "places.geojson",
        "publication.gpkg",
        "publication.json",
        "publication.qgs",
        "statuses.geojson",
    ]


def test_a_folder_that_cannot_be_made_is_named(parameters: dict[str, Any], refused: Any, store_path: Path) -> None:
    refused({**parameters, "OUTPUT": "/proc/kmzb"}, "cannot be written into «/proc/kmzb»")
    refused({**parameters, "OUTPUT": str(store_path / "out")}, "cannot be written into|not a folder")


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """As on a full disk, no file becomes larger."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [0, 20_000, 110_000, 130_000])
@pytest.mark.parametrize("again", [False, True])
def test_a_full_disk_leaves_what_stood_there(
    size: int, again: bool, run: Any, parameters: dict[str, Any], refused: Any
) -> None:
    if again:
        run("publish", parameters)
    with largest_file(size):
        refused(
            parameters,
            "cannot be written into .*: the disk is full|cannot be read back|could not be written|do not keep",
        )


def test_a_store_that_is_gone_before_it_has_logged_gets_no_publication(
    parameters: dict[str, Any], refused: Any, log: Any, store_path: Path
) -> None:
    log.progressChanged.connect(lambda percent: store_path.unlink(missing_ok=True) if percent >= 85 else None)
    refused(parameters, "is not there any more")


def test_a_cancel_while_it_writes_leaves_nothing(parameters: dict[str, Any], refused: Any, log: Any) -> None:
    log.progressChanged.connect(lambda percent: log.cancel() if percent >= 85 else None)
    refused(parameters, "Cancelled")


def test_the_report_is_not_written_among_what_is_public(parameters: dict[str, Any], refused: Any) -> None:
    refused({**parameters, "HTML_REPORT": f"{parameters['OUTPUT']}/report.html"}, "outside the folder")


@pytest.mark.parametrize(
    ("spoil", "promise"),
    [
        ("UPDATE counts SET reports = 4 WHERE fid = 1", "No count on the map is below 5"),
        ("UPDATE places SET reports = reports + 5", "No sum on the map leaves a rest"),
        ("DELETE FROM counts WHERE fid = 1", "files are complete"),
        ("ALTER TABLE counts ADD COLUMN description TEXT", "no other fields"),
        ("UPDATE statuses SET status_name = 'zmienione'", "GeoJSON says what"),
        ("UPDATE summary SET reports = 1 WHERE category = 'stray_dogs' AND status = 'new'", "give no small count back"),
        ("UPDATE counts SET geom = (SELECT geom FROM counts WHERE fid = 4) WHERE fid = 1", "Positions are those"),
    ],
)
def test_files_that_do_not_keep_their_promise_are_not_published(
    spoil: str, promise: str, parameters: dict[str, Any], refused: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of our own, which could not be had otherwise."""
    from kmzb_plugin.processing.store import published

    write = published.write_manifest

    def spoilt(*args: Any) -> None:
        write(*args)
        db = sqlite3.connect(args[-1] / "publication.gpkg")
        for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            db.create_function(name, 1, lambda _: 0)
        db.execute(spoil)
        db.commit()
        db.close()

    monkeypatch.setattr(published, "write_manifest", spoilt)
    refused(parameters, f"do not keep a promise: .*{promise}|{promise}")


def test_an_id_in_a_file_is_found(
    parameters: dict[str, Any], refused: Any, monkeypatch: pytest.MonkeyPatch, store_path: Path
) -> None:
    from kmzb_plugin.processing.store import published

    with sqlite3.connect(store_path) as db:
        ((id_,),) = db.execute("SELECT id FROM threat LIMIT 1").fetchall()
    write = published.write_manifest

    def spoilt(*args: Any) -> None:
        write(*args)
        with (args[-1] / "publication.json").open("a", encoding="utf-8") as file:
            file.write(id_)

    monkeypatch.setattr(published, "write_manifest", spoilt)
    refused(parameters, "No file holds an id")


@pytest.mark.parametrize("again", [False, True])
def test_a_file_that_cannot_be_moved_in_brings_all_of_what_stood_there_back(
    again: bool, run: Any, parameters: dict[str, Any], refused: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where the file that a server has open stays where it is."""
    from kmzb_plugin.processing.store import published_folder

    if again:
        run("publish", parameters)
    replace = published_folder.os.replace

    def held(source: Path, target: Path) -> None:
        if target == Path(parameters["OUTPUT"]) / "publication.qgs" and ".publication-" in str(source):
            monkeypatch.undo()  # bringing it back works
            monkeypatch.setattr("kmzb_plugin.domain.periods.now", lambda: NOW)
            raise PermissionError(13, "held by another program")
        replace(source, target)

    monkeypatch.setattr(published_folder.os, "replace", held)
    refused({**parameters, "PERIOD": "2025-07-01/2025-10-01"}, "cannot be written into .* another program holds it")


def test_a_damaged_earlier_publication_is_said(run: Any, parameters: dict[str, Any], refused: Any) -> None:
    run("publish", parameters)
    (Path(parameters["OUTPUT"]) / "publication.gpkg").write_bytes(b"no database at all")
    with closing(past_the_door(parameters["STORE"])) as db:
        db.execute("DELETE FROM publication")
    refused(parameters, "earlier publication in «.*out» cannot be read")


def past_the_door(path: str) -> sqlite3.Connection:
    """A connection of somebody who can write what no store would take."""
    db = sqlite3.connect(path, isolation_level=None)
    db.create_function("kmzb_door", 0, lambda: 1)
    return db


@pytest.mark.parametrize(
    "said",
    [
        "rubbish",
        "[]",
        '{"kmzb_publication": 2}',
        '{"kmzb_publication": 1, "mark": "a", "part": 1, "parts": 1, "data": "eJ"}',
    ],
)
def test_a_log_that_cannot_be_read_is_said(said: str, parameters: dict[str, Any], refused: Any) -> None:
    with closing(past_the_door(parameters["STORE"])) as db:
        db.execute("INSERT INTO publication (submission_id, at, said) VALUES ('x', '2025-10-01T10:00:00Z', ?)", (said,))
    refused(parameters, "keeps of the publication of 2025-10-01T10:00:00Z cannot be read")


# --- a store on a server ----------------------------------------------------------------------------------------------


@pytest.fixture
def served(database: Database, provider: Any) -> Database:
    store = open_store(database.location())
    fill_store(store)
    store.close()
    return database


def test_a_store_on_a_server_says_the_same(
    run: Any, parameters: dict[str, Any], served: Database, tmp_path: Path
) -> None:
    run("publish", parameters)
    folder = tmp_path / "server" / "out"
    run("publish", {**parameters, "STORE": served.location(), "RECIPIENT": "geoportal", "OUTPUT": str(folder)})
    assert counts(folder) == counts(Path(parameters["OUTPUT"]))
    assert served.location().encode() not in everything(folder)
    (row,) = served.execute("SELECT actor, reason, recipient FROM kmzb.audit WHERE operation = 'disclosure accepted'")
    assert row == (served.person, "Publication: 2025-Q3 – 2025-Q4", "geoportal")


def test_a_store_on_a_server_wants_a_recipient_and_the_right(
    parameters: dict[str, Any], refused: Any, served: Database
) -> None:
    refused({**parameters, "STORE": served.location()}, "RECIPIENT")
    served.add("guest", ["read"])
    refused({**parameters, "STORE": served.location("guest"), "RECIPIENT": "ja"}, "Your role may not do this")


def test_a_server_lost_before_it_has_logged_gets_no_publication(
    parameters: dict[str, Any], refused: Any, log: Any, served: Database
) -> None:
    with TcpProxy(served.cluster.port) as way:
        log.progressChanged.connect(lambda percent: way.refuse() if percent >= 85 else None)
        store = served.location().replace(str(served.cluster.port), str(way.port))
        refused({**parameters, "STORE": store, "RECIPIENT": "geoportal"}, "does not answer|lost")
    assert served.execute("SELECT count(*) FROM kmzb.audit WHERE operation LIKE 'disclosure%'") == [(0,)]
