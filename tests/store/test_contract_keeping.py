"""What every store keeps, erases and proves, and how its work is stopped."""

from __future__ import annotations

import json
import threading
import uuid
from typing import Any

import pandas as pd
import pytest
from qgis.core import QgsVectorLayer

from kmzb_plugin.domain.periods import now, parse_moment
from kmzb_plugin.domain.submission import Submission, annotation, case, correction, disclosure, verification
from kmzb_plugin.store.base import PurgeCounts, Store
from kmzb_plugin.store.errors import Interrupted
from kmzb_plugin.store.filter import ThreatFilter
from tests.store.conftest import one, some_threats
from tests.store.samples import SOURCE, threat_rows

POINT = {"type": "Point", "coordinates": [605_000.5, 505_000.25]}
LINE = {"type": "LineString", "coordinates": [[600_000, 500_000], [600_100, 500_100]]}


def old_rows(count: int) -> pd.DataFrame:
    """Threats of 2015, whose review dates have passed; every second has columns that nothing was mapped to."""
    rows = threat_rows(count, first=5000)
    rows["reported_at"] = [f"2015-06-01T{hour:02d}:00:00Z" for hour in range(count)]
    rows.loc[::2, "raw"] = json.dumps({"telefon": "601 234 567"})
    rows.loc[count - 1, ["description", "raw"]] = ""
    return rows


@pytest.fixture
def old(backend: Any) -> list[str]:
    """Five threats past their review date; the last has nothing that could be erased."""
    with backend.importing.bulk_import(SOURCE) as importer:
        importer.add_threats(old_rows(5))
    threats = [t for t in backend.store.threats(ThreatFilter()) if t.reported_at and t.reported_at.year == 2015]
    return [threat.id for threat in sorted(threats, key=lambda threat: threat.reported_at or now())]


def lived_in(store: Store, old: list[str]) -> list[Submission]:
    """Decisions about the first two of them."""
    batch = [
        verification(old[0], 1, "verification", note="Rozmawiałem z panią Nowak."),
        annotation(old[0], "Pani Nowak czeka."),
        correction(old[1], 1, "Dzwonił pan Nowak.", place="Suwałki"),
        disclosure("description", old[:4], "Kontrola."),
        case(str(uuid.uuid4()), old),
    ]
    assert all(receipt.accepted for receipt in store.submit(batch))
    return batch


def test_a_purge_erases_what_is_past_its_review_date(backend: Any, old: list[str]) -> None:
    store = backend.store
    batch = lived_in(store, old)
    assert all(store.description(id_) for id_ in old[:4])
    fresh = some_threats(store)[-1]
    counts = backend.importing.purge(now(), dry_run=False)
    assert counts == PurgeCounts(threats=4, descriptions=4, raw=2, notes=2, payloads=3)
    assert [store.description(id_) for id_ in old] == [None] * 5
    after = store.threats(ThreatFilter(ids=tuple(old)))
    assert {threat.description_masked for threat in after} == {""}
    assert len(after) == 5
    assert not any("Nowak" in str(store.history(id_)) for id_ in old)
    assert {event.kind for event in store.history(old[0])} == {"import", "verification", "annotation", "case"}
    assert "verification" in {event.to_status for event in store.history(old[0])}
    assert all(store.receipt(submission.id).accepted for submission in batch)
    assert store.threats(ThreatFilter(ids=(fresh.id,))) == [fresh]
    assert store.verify_audit().valid


def test_no_layer_of_threats_holds_what_nobody_mapped(backend: Any, old: list[str]) -> None:
    source = backend.store.layer_source("threat")
    layer = QgsVectorLayer(source.uri, "threat", source.provider)
    assert layer.isValid()
    attributes = [str(feature.attributes()) for feature in layer.getFeatures()]
    assert len(attributes) > len(old)
    assert not any("601 234 567" in text for text in attributes)


def test_a_purge_tried_first_says_the_same_and_erases_nothing(backend: Any, old: list[str]) -> None:
    store = backend.store
    lived_in(store, old)
    state, threats = store.state(), store.threats(ThreatFilter())
    would = backend.importing.purge(now(), dry_run=True)
    assert store.state() == state
    assert store.threats(ThreatFilter()) == threats
    assert all(store.description(id_) for id_ in old[:4])
    assert backend.importing.purge(now(), dry_run=False) == would
    assert store.state() != state


def test_a_purge_again_finds_nothing(backend: Any, old: list[str]) -> None:
    assert backend.importing.purge(now(), dry_run=False).threats == len(old) - 1
    assert backend.importing.purge(now(), dry_run=False) == PurgeCounts(0, 0, 0, 0, 0)


@pytest.mark.parametrize("moment", ["2020-01-01", "2015-06-01"])
def test_a_purge_keeps_what_is_to_be_reviewed_later(backend: Any, old: list[str], moment: str) -> None:
    assert backend.importing.purge(parse_moment(moment), dry_run=False) == PurgeCounts(0, 0, 0, 0, 0)


def test_a_purge_never_reaches_into_the_future(backend: Any, old: list[str]) -> None:
    counts = backend.importing.purge(parse_moment("2999-01-01"), dry_run=True)
    assert counts.threats == len(old) - 1
    assert len(some_threats(backend.store)) == 12


def test_a_head_kept_elsewhere_is_found_in_the_chain(store: Store) -> None:
    assert store.verify_audit().knows_head is None
    receipt = one(store, verification(some_threats(store)[0].id, 1, "verification"))
    one(store, annotation(some_threats(store)[1].id, "x"))
    verdict = store.verify_audit(receipt.audit_head)
    assert (verdict.valid, verdict.knows_head, verdict.first_broken) == (True, True, None)
    assert verdict.head == store.audit_head() != receipt.audit_head
    assert verdict.entries >= 3
    unknown = store.verify_audit("0" * 64)
    assert (unknown.valid, unknown.knows_head) == (True, False)


def test_a_hundred_thousand_ids_are_one_filter(store: Store) -> None:
    threats = some_threats(store)
    ids = tuple(str(uuid.UUID(int=number)) for number in range(100_000)) + tuple(threat.id for threat in threats)
    assert store.count(ThreatFilter(ids=ids)) == len(threats)
    assert store.threats(ThreatFilter(ids=ids, statuses=("new",))) == threats
    assert store.count_cells(ThreatFilter(ids=ids), 1000.0)["n"].sum() == len(threats)


def layer(store: Store, table: str, geometry: str = "") -> QgsVectorLayer:
    """A layer of the store."""
    source = store.layer_source(table, geometry)
    made = QgsVectorLayer(source.uri, table, source.provider)
    assert made.isValid(), made.error().message()
    return made


def test_a_layer_shows_the_threats_of_a_filter(store: Store) -> None:
    first, second, *_ = some_threats(store)
    case_id = str(uuid.uuid4())
    assert one(store, case(case_id, [first.id])).accepted
    shown = layer(store, "threat")
    assert {feature["id"] for feature in shown.getFeatures()} == {threat.id for threat in some_threats(store)}
    for where, expected in (
        (ThreatFilter(case_id=case_id), {first.id}),
        (ThreatFilter(ids=(second.id,)), {second.id}),
        (ThreatFilter(units=(first.unit_id,), ids=(first.id, second.id)), {first.id, second.id}),
        (ThreatFilter(text="O'Neill"), set()),
    ):
        if where.units:
            expected = {threat.id for threat in (first, second) if threat.unit_id in where.units}
        assert shown.setSubsetString(store.subset(where))
        assert {feature["id"] for feature in shown.getFeatures()} == expected


def test_the_layers_of_annotations_show_what_stands(store: Store) -> None:
    id_ = some_threats(store)[0].id
    kept = annotation(id_, "Tu stoję.", kind="shape", geometry=POINT)
    wrong = annotation(None, "Pomyłka", kind="shape", geometry=POINT)
    path = annotation(None, "Objazd", kind="shape", geometry=LINE)
    store.submit([kept, wrong, path, annotation(id_, "Bez miejsca.")])
    better = annotation(None, "Lepiej", kind="shape", geometry=LINE, supersedes=path.id)
    assert all(r.accepted for r in store.submit([annotation(None, "", kind="shape", retracts=wrong.id), better]))
    points, lines = layer(store, "annotation", "Point"), layer(store, "annotation", "LineString")
    assert [feature["id"] for feature in points.getFeatures()] == [kept.id]
    assert [feature["id"] for feature in lines.getFeatures()] == [better.id]
    assert not list(layer(store, "annotation", "Polygon").getFeatures())


def test_the_layer_of_units_shows_those_of_today(store: Store) -> None:
    assert {feature["code"] for feature in layer(store, "unit").getFeatures()} == {"KMP", "KP-W", "KP-E"}


def test_work_of_another_thread_is_stopped(store: Store) -> None:
    ids = tuple(str(uuid.UUID(int=number)) for number in range(100_000))
    raised: list[BaseException] = []

    def count() -> None:
        try:
            while True:
                store.count(ThreatFilter(ids=ids))
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=count)
    thread.start()
    while thread.is_alive():
        store.interrupt()
        thread.join(0.02)
    assert [type(error) for error in raised] == [Interrupted], raised
    assert str(raised[0])
    assert store.count(ThreatFilter()) == 12, "what comes after is not stopped"


def test_a_hand_in_that_is_stopped_is_answered_or_leaves_nothing(store: Store) -> None:
    threats = some_threats(store)
    raised: list[BaseException] = []
    handed_in: list[Submission] = []

    def decide() -> None:
        try:
            while True:
                handed_in.append(annotation(threats[len(handed_in) % 12].id, "x"))
                assert store.submit([handed_in[-1]])[0].accepted
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=decide)
    thread.start()
    while thread.is_alive():
        store.interrupt()
        thread.join(0.05)
    assert [type(error) for error in raised] == [Interrupted]
    assert all(store.receipt(submission.id) for submission in handed_in[:-1])
    assert one(store, handed_in[-1]).accepted
    assert store.verify_audit().valid
