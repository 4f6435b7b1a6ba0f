"""Several processes and threads at one store: every threat has one winner and everybody gets an answer."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.domain.submission import Outcome, annotation, verification
from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from tests.store.conftest import some_threats
from tests.store.samples import SOURCE, fill, threat_rows

ROOT = Path(__file__).parents[2]

# Decides on every threat, in its own order, some in batches and some alone, through an outbox of its own.
OFFICER = """
    import json, random, sys, time
    from pathlib import Path
    from kmzb_plugin.domain.submission import verification
    from kmzb_plugin.store import open_store
    from kmzb_plugin.store.filter import ThreatFilter
    from kmzb_plugin.store.outbox import Outbox, State
    from kmzb_plugin.store.sender import send
    path, number, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    store = open_store(path)
    outbox = Outbox(Path(path).with_name(f"outbox{number}.sqlite"))
    ids = [threat.id for threat in store.threats(ThreatFilter())]
    assert len(ids) == count
    random.Random(number).shuffle(ids)
    status = ["verification", "joke_or_mistake"][number % 2]
    print("ready", flush=True)
    sys.stdin.readline()
    while ids:
        size = random.Random(number * 1000 + len(ids)).choice([1, 1, 2, 5, 20])
        batch, ids = ids[:size], ids[size:]
        outbox.put(path, [verification(id_, 1, status, note=f"officer {number}") for id_ in batch])
        send(outbox, store)
    while any(entry.receipt is None for entry in outbox.entries()):
        outbox.hurry(path)
        send(outbox, store)
    print(json.dumps([[e.submission.threat_id, e.receipt.outcome.value] for e in outbox.entries()]))
"""


@pytest.mark.parametrize("with_layers", [False, True])
def test_four_processes_on_the_same_threats_have_one_winner_each(
    tmp_path: Path, qgis_app: Any, with_layers: bool
) -> None:
    """With layers the file is in WAL, which is another way of locking."""
    path, count = tmp_path / "store.gpkg", 300
    store = create_store(str(path), "Test", "KWP-BIA")
    fill(store, count)
    if with_layers:
        store.layer_source("threat")
    officers = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(OFFICER), str(path), str(number), str(count)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    for officer in officers:
        assert officer.stdout is not None
        assert officer.stdout.readline() == "ready\n"
    for officer in officers:
        assert officer.stdin is not None
        officer.stdin.write("go\n")
        officer.stdin.flush()
    said = [json.loads(officer.communicate(timeout=240)[0]) for officer in officers]

    assert [len(answers) for answers in said] == [count] * 4
    assert Counter(outcome for answers in said for _, outcome in answers) == {"accepted": count, "KM409": 3 * count}
    winners = Counter(threat for answers in said for threat, outcome in answers if outcome == "accepted")
    assert set(winners.values()) == {1}
    assert len(winners) == count
    assert all(threat.version == 2 for threat in store.threats(ThreatFilter()))
    assert all(len(store.history(threat.id)) == 2 for threat in store.threats(ThreatFilter()))
    assert store.verify_audit().valid


def test_threads_share_one_store_object(store: Store) -> None:
    threats = some_threats(store)

    def decide(number: int) -> list[Outcome]:
        batch = [verification(threat.id, 1, "verification", note=str(number)) for threat in threats]
        assert store.count(ThreatFilter()) == len(threats)
        return [receipt.outcome for receipt in store.submit(batch)]

    with ThreadPoolExecutor(8) as pool:
        outcomes = Counter(outcome for answers in pool.map(decide, range(8)) for outcome in answers)
    assert outcomes == {Outcome.ACCEPTED: len(threats), Outcome.CONFLICT: 7 * len(threats)}


def test_decisions_wait_for_an_import_and_readers_see_it_whole_or_not_at_all(gpkg: tuple[Store, Path]) -> None:
    store, _ = gpkg
    threat = some_threats(store)[0]
    with ThreadPoolExecutor(1) as pool:
        with store.bulk_import(SOURCE) as importer:
            importer.add_threats(threat_rows(500, first=1000))
            waiting = pool.submit(store.submit, [annotation(threat.id, "x")])
            assert store.count(ThreatFilter()) == 12
            assert not waiting.done()
        (receipt,) = waiting.result(timeout=60)
    assert receipt.accepted
    assert store.count(ThreatFilter()) == 512
    assert open_store(store.describe().location).verify_audit().valid
