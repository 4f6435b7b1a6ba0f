"""The file of the outbox: who reads it, who shares it, its versions, and what the disk can do to it."""

from __future__ import annotations

import json
import sqlite3
import stat
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from kmzb_plugin.domain.submission import Outcome, annotation, report
from kmzb_plugin.store.outbox import Outbox, State, default_outbox_path
from kmzb_plugin.text import UserError
from tests.store.outboxes import STORE, answer, claimed, decision

ROOT = Path(__file__).parents[2]


def test_it_lies_in_the_local_data_of_the_person(own_data_folder: Path, qgis_app: object) -> None:
    assert default_outbox_path() == own_data_folder / "kmzb_analyst" / "outbox.sqlite"


def test_only_its_owner_can_read_it(outbox_path: Path) -> None:
    outbox = Outbox(outbox_path)
    outbox.put(STORE, [decision()])
    assert stat.S_IMODE(outbox_path.parent.stat().st_mode) == 0o700
    for file in outbox_path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    db = sqlite3.connect(outbox_path)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()


def test_what_is_put_is_there_for_the_next_one_to_open(outbox_path: Path) -> None:
    submissions = [decision(), annotation(None, "Łąka", geometry={"type": "Point", "coordinates": [1, 2]})]
    first = Outbox(outbox_path)
    first.put(STORE, submissions)
    first.close()
    entries = Outbox(outbox_path).entries()
    assert [entry.submission.content for entry in entries] == [submission.content for submission in submissions]
    assert [entry.submission.id for entry in entries] == [submission.id for submission in submissions]
    assert {entry.state for entry in entries} == {State.QUEUED}


def test_a_description_leaves_the_outbox_once_the_store_has_it(outbox: Outbox, outbox_path: Path) -> None:
    shape = {"type": "Point", "coordinates": [1, 2]}
    made = report("speeding", shape, description="Kowalski, tel. 601 234 567", occurred_at="", source="")
    outbox.put(STORE, [made])
    claimed(outbox)
    (waiting,) = outbox.entries()
    assert waiting.submission.payload["description"] == "Kowalski, tel. 601 234 567"
    answer(outbox, made, Outcome.ACCEPTED)
    (entry,) = outbox.entries()
    assert dict(entry.submission.payload) == made.kept_payload
    outbox.close()
    assert not any(b"601 234 567" in file.read_bytes() for file in outbox_path.parent.iterdir())


def test_threads_share_one_outbox(outbox: Outbox) -> None:
    threads = [threading.Thread(target=outbox.put, args=(STORE, [decision(f"t{n}")])) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed(outbox)) == 20


WINDOW = """
    import json, sys
    from pathlib import Path
    from kmzb_plugin.domain.submission import verification
    from kmzb_plugin.store.outbox import Outbox
    path, name = Path(sys.argv[1]), sys.argv[2]
    mine = []
    for number in range(40):
        outbox = Outbox(path)
        outbox.put("/stores/a.gpkg", [verification(f"{name}-{number}", 1, "verification")])
        mine += [entry.submission.threat_id for entry in outbox.claim("/stores/a.gpkg", 3)]
        outbox.close()
    print(json.dumps(mine))
"""


def test_two_processes_share_one_outbox_from_its_first_moment(outbox_path: Path) -> None:
    windows = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(WINDOW), str(outbox_path), name],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "ab"
    ]
    claimed_by = [json.loads(window.communicate(timeout=120)[0]) for window in windows]
    assert len(Outbox(outbox_path).entries()) == 80
    assert not set(claimed_by[0]) & set(claimed_by[1])


def test_a_newer_outbox_is_refused(outbox_path: Path) -> None:
    Outbox(outbox_path).close()
    with sqlite3.connect(outbox_path) as db:
        db.execute("PRAGMA user_version = 4")
    db.close()
    with pytest.raises(UserError, match="newer version"):
        Outbox(outbox_path)


def test_an_older_outbox_is_brought_up_to_date_with_all_it_holds(outbox_path: Path) -> None:
    submission = decision()
    Outbox(outbox_path).put(STORE, [submission])
    with sqlite3.connect(outbox_path) as db:
        db.execute("ALTER TABLE entry DROP COLUMN failures")
        db.execute("DROP TABLE draft")
        db.execute("PRAGMA user_version = 1")
    db.close()
    opened = Outbox(outbox_path)
    assert claimed(opened) == [submission.id]
    opened.postpone([submission.id], "locked", failures=1)
    assert [entry.failures for entry in Outbox(outbox_path).entries()] == [1]


def test_an_outbox_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "outbox.sqlite"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(UserError, match="cannot be used"):
        Outbox(path)
    with pytest.raises(UserError, match="cannot be used"):
        Outbox(path / "below" / "outbox.sqlite")


# Files of this process cannot grow beyond the limit: to SQLite it is a full disk.
FULL_DISK = """
    import resource, signal, sys
    from pathlib import Path
    from kmzb_plugin.domain.submission import verification
    from kmzb_plugin.store.outbox import Outbox
    from kmzb_plugin.text import UserError
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    outbox = Outbox(Path(sys.argv[1]))
    outbox.put("/stores/a.gpkg", [verification("first", 1, "verification")])
    limit = Path(sys.argv[1] + "-wal").stat().st_size + int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    saved, refused = 1, 0
    for number in range(50):
        batch = [verification(f"{number}-{k}", 1, "verification", note="x" * 2000) for k in range(5)]
        try:
            outbox.put("/stores/a.gpkg", batch)
            saved += 5
        except UserError as error:
            refused += 1
            text = error.text
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    assert len(outbox.entries()) == saved
    outbox.put("/stores/a.gpkg", [verification("last", 1, "verification")])
    print(saved, refused, text)
"""


@pytest.mark.parametrize("room", [0, 1000, 30_000, 61_234])
def test_a_full_disk_is_said_and_leaves_nothing_half_written(outbox_path: Path, room: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(FULL_DISK), str(outbox_path), str(room)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    saved, refused, text = done.stdout.split(maxsplit=2)
    assert int(refused) > 0
    assert "not saved" in text
    entries = Outbox(outbox_path).entries()
    assert len(entries) == int(saved) + 1
    assert [entry.submission.threat_id for entry in (entries[0], entries[-1])] == ["first", "last"]


def test_a_disk_without_a_page_left_is_called_full(outbox: Outbox) -> None:
    outbox.put(STORE, [decision()])
    outbox._db.execute("PRAGMA max_page_count = 1")
    with pytest.raises(UserError, match="disk is full"):
        outbox.put(STORE, [decision(f"t{n}") for n in range(300)])
    assert len(outbox.entries()) == 1
    outbox._db.execute("PRAGMA max_page_count = 100000")
    outbox.put(STORE, [decision("t2")])
    assert len(outbox.entries()) == 2


def test_a_draft_is_kept_for_each_store_until_it_is_taken_out(outbox: Outbox, outbox_path: Path) -> None:
    outbox.keep_draft(STORE, "first")
    outbox.keep_draft(STORE, "PESEL 44051401359")
    outbox.keep_draft("/data/other.gpkg", "other")
    assert Outbox(outbox_path).draft(STORE) == "PESEL 44051401359"
    outbox.keep_draft(STORE, "")
    assert outbox.draft(STORE) == ""
    assert outbox.draft("/data/other.gpkg") == "other"
    outbox.close()
    assert b"44051401359" not in outbox_path.read_bytes()


def test_an_outbox_of_the_version_before_gets_room_for_drafts(outbox_path: Path) -> None:
    Outbox(outbox_path).put(STORE, [decision()])
    with sqlite3.connect(outbox_path) as db:
        db.execute("DROP TABLE draft")
        db.execute("PRAGMA user_version = 2")
    db.close()
    opened = Outbox(outbox_path)
    opened.keep_draft(STORE, "text")
    assert opened.draft(STORE) == "text"
    assert len(opened.entries()) == 1
