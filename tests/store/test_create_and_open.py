"""Making a store, and everything that a file offered as a store can turn out to be."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
import textwrap
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from osgeo import ogr

from kmzb_plugin.domain import tables
from kmzb_plugin.domain.statuses import Workflow
from kmzb_plugin.domain.submission import verification
from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.errors import StoreUnavailable
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.gpkg import migrations
from kmzb_plugin.store.upgrading import OlderSchema
from kmzb_plugin.text import UserError
from tests.store.conftest import some_threats
from tests.store.samples import fill
from tests.store.test_guards import content

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("qgis_app")


def refusal(path: Path) -> str:
    with pytest.raises(UserError) as caught:
        open_store(str(path))
    return caught.value.text


def test_a_new_store_says_who_it_is(tmp_path: Path) -> None:
    store = create_store(str(tmp_path / "a.gpkg"), "Białystok", "KWP-BIA", synthetic=True)
    info = store.describe()
    assert (info.name, info.garrison, info.crs, info.synthetic) == ("Białystok", "KWP-BIA", "EPSG:2180", True)
    assert info.location == str(tmp_path / "a.gpkg")
    assert info.schema_version == migrations.latest()
    assert len(info.id) == 36
    assert info.warnings == (), "what is invented may be read by everybody"
    store.close()


def test_a_file_of_real_reports_says_who_can_read_it(tmp_path: Path) -> None:
    (warning,) = create_store(str(tmp_path / "a.gpkg"), "Białystok", "KWP-BIA").describe().warnings
    assert "whoever has it" in warning


def test_a_new_store_has_the_rules_of_the_domain(tmp_path: Path) -> None:
    dictionary = create_store(str(tmp_path / "a.gpkg"), "x", "KSP").dictionary()
    assert list(dictionary.workflow) == list(Workflow.seed())
    for status in dictionary.workflow:
        assert dictionary.workflow.next_statuses(status.code) == Workflow.seed().next_statuses(status.code)
    for name, table in (
        ("categories", dictionary.categories),
        ("reasons", dictionary.reasons),
        ("note_templates", dictionary.note_templates),
        ("settings", dictionary.settings),
    ):
        assert len(table) == len(tables.seed(name))


@pytest.mark.parametrize("crs", ["EPSG:32617", "EPSG:25833", "epsg:2180"])
def test_any_metric_system_will_do(tmp_path: Path, crs: str) -> None:
    store = create_store(str(tmp_path / "a.gpkg"), "x", "KSP", crs)
    fill(store)
    assert store.describe().crs == crs.upper()
    source = ogr.Open(store.describe().location)
    assert source.GetLayerByName("threat").GetSpatialRef().GetAuthorityCode(None) == crs[5:]


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:2263", "EPSG:999999", "", "Poland"])
def test_other_systems_are_refused_and_nothing_is_left(tmp_path: Path, crs: str) -> None:
    with pytest.raises(UserError) as caught:
        create_store(str(tmp_path / "a.gpkg"), "x", "KSP", crs)
    assert "EPSG:2180" in caught.value.text
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    path.write_text("mine")
    with pytest.raises(UserError, match="already there"):
        create_store(str(path), "x", "KSP")
    assert path.read_text() == "mine"


def test_a_place_that_cannot_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder"):
        create_store(str(tmp_path / "none" / "a.gpkg"), "x", "KSP")
    with pytest.raises(UserError, match=r"ends with \.gpkg"):
        create_store(str(tmp_path / "a.sqlite"), "x", "KSP")


def test_a_folder_that_takes_no_files_is_said() -> None:
    with pytest.raises(UserError, match="cannot be made"):
        create_store("/proc/a.gpkg", "x", "KSP")


def test_a_system_without_a_number_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="has no number"):
        create_store(str(tmp_path / "a.gpkg"), "x", "KSP", "IGNF:LAMB93")


def test_the_same_id_and_moment_make_the_same_content(tmp_path: Path) -> None:
    moment = datetime(2026, 3, 1, 12, tzinfo=UTC)
    paths = [tmp_path / "a.gpkg", tmp_path / "b.gpkg"]
    for path in paths:
        store = create_store(
            str(path), "x", "KSP", store_id="7f0c2a52-5a4c-4a2e-9d25-0c6b8f1f0a11", at=moment, synthetic=True
        )
        fill(store)
        store.close()
    assert content(paths[0]) == content(paths[1])
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_there_must_be_a_file(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "none.gpkg")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "x.gpkg"
    folder.mkdir()
    assert refusal(folder) == f"«{folder}» is a folder, and a store is a file. Choose the file."
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04" + bytes(200)])
def test_another_kind_of_file_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(data)
    assert "is not a " in refusal(path)
    assert path.read_bytes() == data


def test_another_geopackage_is_no_store(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    source = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    source.CreateLayer("threat")
    del source
    assert "is not a store" in refusal(path)


def test_a_store_cut_short_is_damaged(gpkg: tuple[Store, Path], tmp_path: Path) -> None:
    for size in (100, 5000, gpkg[1].stat().st_size - 4096):
        path = tmp_path / f"cut{size}.gpkg"
        path.write_bytes(gpkg[1].read_bytes()[:size])
        assert "is damaged" in refusal(path)


def test_a_store_with_spoilt_pages_is_damaged(gpkg: tuple[Store, Path], tmp_path: Path) -> None:
    data = bytearray(gpkg[1].read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path = tmp_path / "spoilt.gpkg"
    path.write_bytes(data)
    assert "is damaged" in refusal(path)


def test_damage_found_later_is_said_as_well(gpkg: tuple[Store, Path]) -> None:
    store, path = gpkg
    (root,) = next(sqlite3.connect(path).execute("SELECT rootpage FROM sqlite_master WHERE name = 'submission'"))
    threat = some_threats(store)[0]
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(os.urandom(4096))
    with pytest.raises(UserError, match="is damaged"):
        open_store(str(path)).submit([verification(threat.id, 1, "verification")])


def test_a_store_taken_away_is_said_to_be_gone(gpkg: tuple[Store, Path]) -> None:
    store, path = gpkg
    submission = verification(some_threats(store)[0].id, 1, "verification")
    path.rename(path.with_name("elsewhere.gpkg"))
    with pytest.raises(UserError, match="not there any more"):
        store.submit([submission])
    path.with_name("elsewhere.gpkg").rename(path)
    assert store.submit([submission])[0].accepted


def test_a_newer_schema_is_refused(gpkg: tuple[Store, Path]) -> None:
    set_version(gpkg[1], migrations.latest() + 1)
    assert "newer version" in refusal(gpkg[1])


def set_version(path: Path, version: int) -> None:
    db = sqlite3.connect(path)
    db.create_function("kmzb_door", 0, lambda: 1)
    with db:
        db.execute("UPDATE meta SET value = ? WHERE name = 'schema_version'", (str(version),))
    db.close()


def test_an_older_schema_is_copied_and_brought_up_to_date(gpkg: tuple[Store, Path], tmp_path: Path) -> None:
    store, path = gpkg
    store.layer_source("threat")
    store.submit([verification(some_threats(store)[0].id, 1, "verification")])
    threats = some_threats(store)
    folder = tmp_path / "schema"
    shutil.copytree(migrations.FOLDER, folder)
    (folder / f"{migrations.latest() + 1:04}_more.sql").write_text(
        "CREATE TABLE more (fid INTEGER PRIMARY KEY, a TEXT);\nALTER TABLE threat ADD COLUMN more TEXT;\n"
    )
    with pytest.raises(OlderSchema):
        migrations.check(path, migrations.latest(), folder)
    copy = migrations.migrate(path, folder).copy
    migrations.check(path, migrations.latest() + 1, folder)
    assert some_threats(open_store(str(copy))) == threats
    db = sqlite3.connect(path)
    (version,) = db.execute("SELECT value FROM meta WHERE name = 'schema_version'").fetchone()
    assert int(version) == migrations.latest() + 1
    with pytest.raises(sqlite3.OperationalError, match="no such function"):
        db.execute("INSERT INTO more (a) VALUES ('x')")
    db.close()


def test_a_migration_that_fails_leaves_the_store_as_it_was(gpkg: tuple[Store, Path], tmp_path: Path) -> None:
    folder = tmp_path / "schema"
    shutil.copytree(migrations.FOLDER, folder)
    (folder / f"{migrations.latest() + 1:04}_more.sql").write_text(
        "CREATE TABLE more (a TEXT);\nINSERT INTO nowhere VALUES (1);\n"
    )
    before = content(gpkg[1])
    with pytest.raises(sqlite3.OperationalError):
        migrations.migrate(gpkg[1], folder)
    assert content(gpkg[1]) == before
    assert open_store(str(gpkg[1])).verify_audit().valid


def test_a_locked_store_is_waited_for_and_then_said_to_be_locked(
    gpkg: tuple[Store, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, path = gpkg
    submission = verification(some_threats(store)[0].id, 1, "verification")
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    threading.Timer(1.0, lambda: other.execute("ROLLBACK")).start()
    assert store.submit([submission])[0].accepted

    other.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr("kmzb_plugin.store.gpkg.connection.BUSY_SECONDS", 0.2)
    with pytest.raises(StoreUnavailable, match="Another program"):
        store.submit([submission])
    with pytest.raises(UserError, match="being written by another program"):
        open_store(str(path))
    other.execute("ROLLBACK")
    other.close()
    assert store.receipt(submission.id) is not None


FULL_DISK = """
    import resource, signal, sys
    from pathlib import Path
    from qgis.core import QgsApplication
    application = QgsApplication([], False)
    application.initQgis()
    from kmzb_plugin.domain.submission import annotation
    from kmzb_plugin.store import create_store, open_store
    from kmzb_plugin.store.errors import StoreUnavailable
    from kmzb_plugin.text import UserError
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    path, folder = Path(sys.argv[1]), Path(sys.argv[2])
    store = open_store(str(path))
    state = store.state()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, limits[1]))
    shape = {"type": "Point", "coordinates": [1, 2]}
    batch = [annotation(None, "x" * 5000, geometry=shape) for _ in range(50)]
    try:
        store.submit(batch)
    except StoreUnavailable as error:
        print(error)
    assert store.state() == state
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, limits[1]))
    try:
        create_store(str(folder / "new.gpkg"), "x", "KSP")
    except UserError as error:
        print(error)
    assert list(folder.iterdir()) == []
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert all(receipt.accepted for receipt in store.submit(batch))
    assert store.verify_audit().valid
    store.close()
"""


def test_a_full_disk_is_said_and_leaves_the_store_as_it_was(gpkg: tuple[Store, Path], tmp_path: Path) -> None:
    """Files of the child cannot grow beyond a limit: to SQLite that is a full disk."""
    folder = tmp_path / "empty"
    folder.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FULL_DISK), str(gpkg[1]), str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    waiting, refused = done.stdout.strip().splitlines()
    assert "tried again" in waiting
    assert "make room" in refused


def test_a_read_only_disk_is_said(qgis_app: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a disk refuses to remove even what is not there; only root could mount one."""

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(UserError, match="cannot be made there"):
        create_store("/proc/radom.gpkg", "Test", "KWP-BIA")


READ_ONLY = """
    import sys
    from kmzb_plugin.domain.submission import verification
    from kmzb_plugin.store import open_store
    from kmzb_plugin.store.filter import ThreatFilter
    from kmzb_plugin.text import UserError
    store = open_store(sys.argv[1])
    threat = store.threats(ThreatFilter())[0]
    print(store.describe().warnings[-1])
    try:
        store.submit([verification(threat.id, 1, "verification")])
    except UserError as error:
        print(error.text)
"""


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o755), (0o444, 0o555), (0o644, 0o555)])
def test_a_read_only_store_can_be_read(gpkg: tuple[Store, Path], file_mode: int, folder_mode: int) -> None:
    """In a child, which as root gives up the right to pass over modes."""
    store, path = gpkg
    path.chmod(file_mode)
    path.parent.chmod(folder_mode)
    as_others = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"] if os.getuid() == 0 else []
    done = subprocess.run(
        [*as_others, sys.executable, "-c", textwrap.dedent(READ_ONLY), str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    path.parent.chmod(0o755)
    assert done.returncode == 0, done.stderr
    warning, sentence = done.stdout.strip().splitlines()
    assert "read-only for you" in warning
    assert "cannot be written" in sentence
    assert store.count(ThreatFilter(statuses=("new",))) == 12


def test_nobody_writes_without_a_name(gpkg: tuple[Store, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that runs under a number."""

    def unknown(number: int) -> None:
        raise KeyError(number)

    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", unknown)
    state = gpkg[0].state()
    with pytest.raises(UserError, match="which account"):
        gpkg[0].submit([verification(some_threats(gpkg[0])[0].id, 1, "verification")])
    assert gpkg[0].state() == state


def test_a_closed_store_is_closed(tmp_path: Path) -> None:
    store: Any = create_store(str(tmp_path / "a.gpkg"), "x", "KSP")
    store.close()
    with pytest.raises(ValueError, match="closed"):
        store.state()
