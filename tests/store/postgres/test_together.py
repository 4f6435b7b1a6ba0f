"""Large batches: decided together and over several ways, with the answers that each would get by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from kmzb_plugin.domain.submission import Outcome, Receipt, Submission, verification
from kmzb_plugin.store import open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.postgres import store as module
from tests.servers.postgres import Database
from tests.store.samples import fill


@pytest.fixture
def large(database: Database, qgis_app: Any) -> Iterator[Store]:
    """A store with enough threats for several ways."""
    store = open_store(database.location())
    fill(store, 2600)
    yield store
    store.close()


def first_steps(store: Store) -> list[Submission]:
    return [verification(threat.id, threat.version, "verification") for threat in store.threats(ThreatFilter())]


def test_a_large_batch_goes_several_ways_and_comes_back_in_its_order(large: Store, database: Database) -> None:
    batch = first_steps(large)
    # Three steps on each of some threats, wherever the parts of the batch begin and end.
    chains = [
        step
        for first in batch[::100]
        for step in (
            verification(first.threat_id or "", 2, "confirmed", note="Tak."),
            verification(first.threat_id or "", 3, "confirmed_eliminated", note="Usunięto."),
        )
    ]
    blocks = "SELECT count(*) FROM kmzb.audit_head"
    ((before,),) = database.execute(blocks)
    receipts = large.submit([*batch, *chains])
    assert [receipt.id for receipt in receipts] == [submission.id for submission in [*batch, *chains]]
    assert {receipt.outcome for receipt in receipts} == {Outcome.ACCEPTED}
    assert database.execute(blocks) == [(before + 2,)], "two ways"
    assert large.submit([*batch, *chains]) == receipts
    verdict = large.verify_audit(receipts[0].audit_head)
    assert (verdict.valid, verdict.knows_head) == (True, True)
    assert large.count(ThreatFilter(statuses=("confirmed_eliminated",))) == len(batch[::100])
    live = Counter(large.frame(ThreatFilter(), ["status"])["status"])
    kept = large.count_by(ThreatFilter(), "status").set_index("status")["n"].to_dict()
    assert kept == dict(live)


ODD = [
    lambda id_: verification(id_, 1, "confirmed", note="x"),
    lambda id_: verification(id_, 2, "verification"),
    lambda id_: verification(id_, 1, "joke_or_mistake", note=" "),
    lambda id_: verification(id_, 1, "joke_or_mistake", note="Żart."),
    lambda id_: verification(id_, 1, "verification", reason="first_reading"),
    lambda id_: verification(id_, 1, "verification", reason="joke"),
    lambda id_: verification(id_, 1, "verification", seen_at="2026-03-01T10:00:00Z"),
    lambda id_: verification(id_, 1, "verification", seen_at="2026-03-01 10:00"),
    lambda id_: verification(id_, 1, "verification", seen_at="yesterday"),
    lambda id_: verification(id_, None, "verification"),
    lambda id_: verification("", 1, "verification"),
    lambda id_: verification("unknown", 1, "verification"),
    lambda id_: verification(id_, 1, "burnt"),
    lambda id_: with_payload(id_, {"new_status": "verification", "more": 1}),
    lambda id_: with_payload(id_, {"new_status": ["verification"]}),
    lambda id_: with_payload(id_, {"new_status": "verification", "note": None}),
    lambda id_: with_payload(id_, {"new_status": "verification"}),
    lambda id_: with_payload(id_, []),
]
# These make reading all of them at once fail, so that each is looked at by itself.
SPOILING = [
    lambda id_: with_payload(id_, "text"),
    lambda id_: verification(id_, 1, "verification", seen_at="2026-99-99T10:00:00Z"),
    lambda id_: verification(id_, 1, "verification", note="\\u0000"),
]


def with_payload(id_: str, payload: Any) -> Submission:
    submission = verification(id_, 1, "verification")
    return Submission(submission.kind, id_, 1, payload)


def told(receipts: list[Receipt]) -> list[tuple[Outcome, dict[str, Any]]]:
    return [(receipt.outcome, {**receipt.detail, "when": "", "who": ""}) for receipt in receipts]


@pytest.mark.parametrize("odd", [ODD, [*ODD, *SPOILING]], ids=["odd", "spoiling"])
def test_together_each_gets_the_answer_it_gets_alone(
    large: Store, odd: list[Any], database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    threats = large.threats(ThreatFilter(), limit=4 * len(odd))
    together, alone = threats[::2], threats[1::2]
    batch = [make(threat.id) for make, threat in zip([*odd, *odd], together, strict=True)]
    assert len(batch) >= module.MANY
    receipts = large.submit(batch)
    one_by_one = [large.submit([make(threat.id)])[0] for make, threat in zip([*odd, *odd], alone, strict=True)]
    assert told(receipts) == told(one_by_one)
    assert {Outcome.ACCEPTED, Outcome.INVALID, Outcome.CONFLICT, Outcome.UNKNOWN} <= {r.outcome for r in receipts}
    for one, other in zip(together, alone, strict=True):
        (first,) = large.threats(ThreatFilter(ids=(one.id,)))
        (second,) = large.threats(ThreatFilter(ids=(other.id,)))
        assert (first.status, first.version) == (second.status, second.version)
        assert [event.kind for event in large.history(one.id)] == [event.kind for event in large.history(other.id)]
    assert database.execute("SELECT count(*) FROM kmzb.submission WHERE outcome = ''") == [(0,)]
    assert large.verify_audit().valid
