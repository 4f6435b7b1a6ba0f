"""Whatever a client makes up, the store answers it, and nobody else notices."""

from __future__ import annotations

import math
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain.submission import Kind, Outcome, Submission, annotation, correction, verification
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from tests.store import backends
from tests.store.conftest import some_threats
from tests.store.samples import fill


@pytest.fixture(params=backends.NAMES, scope="module")
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, qgis_app: Any) -> Iterator[Store]:
    """One store for many examples: they may not change it."""
    made = backends.backend(request.param)(request, Path(tmp_path_factory.mktemp("hostile")))
    fill(made.importing)
    yield made.store
    made.close()


def nested(depth: int) -> Any:
    value: Any = "x"
    for _ in range(depth):
        value = [value]
    return value


CIRCULAR: dict[str, Any] = {}
CIRCULAR["again"] = CIRCULAR

GOOD = {"new_status": "verification", "note": "", "reason": "", "seen_at": ""}


@pytest.mark.parametrize(
    "payload",
    [
        None,
        [],
        "text",
        7,
        {"new_status": 1},
        {"new_status": ["verification"]},
        {**GOOD, "note": {"a": 1}},
        {**GOOD, "note": "a\x00b"},
        {**GOOD, "note": "\ud800"},
        {**GOOD, "note": "x" * 70_000},
        {**GOOD, "note": math.nan},
        {**GOOD, "extra": 1},
        {**GOOD, "seen_at": "9999-12-31T23:59:59-14:00"},
        {**GOOD, "seen_at": 5},
        {**GOOD, "note": {1, 2}},
        {**GOOD, "note": b"bytes"},
        nested(100_000),
        CIRCULAR,
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_payload_that_cannot_be_read_is_refused(shared: Store, payload: Any) -> None:
    threat = some_threats(shared)[0]
    bad = Submission(Kind.VERIFICATION, threat.id, 1, payload)
    good = annotation(threat.id, "Dobra uwaga.")
    refused, accepted = shared.submit([bad, good])
    assert refused.outcome is Outcome.INVALID
    assert refused.detail["field"]
    assert accepted.accepted
    # What cannot be kept is not handed in, and leaves nothing.
    assert shared.receipt(bad.id) == (refused if refused.audit_head else None)
    assert shared.threats(ThreatFilter(ids=(threat.id,))) == [threat]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("threat_id", 5),
        ("threat_id", "x" * 101),
        ("threat_id", "a\x00"),
        ("threat_id", "\udfff"),
        ("expected_version", "1"),
        ("expected_version", True),
        ("expected_version", 2**70),
        ("expected_version", 1.0),
        ("kind", "gossip"),
        ("kind", None),
        ("client_at", "yesterday"),
    ],
)
def test_a_column_of_the_wrong_kind_is_refused(shared: Store, field: str, value: Any) -> None:
    bad = replace(verification(some_threats(shared)[0].id, 1, "verification"), **{field: value})
    (receipt,) = shared.submit([bad])
    assert receipt.outcome is Outcome.INVALID
    assert receipt.detail["field"] == field


@pytest.mark.parametrize(
    "id_",
    ["", "x", 5, None, "\x00", "7F0C2A52-5A4C-4A2E-9D25-0C6B8F1F0A11", "x" * 100_000],
    ids=["empty", "letter", "number", "none", "nul", "upper case", "long"],
)
def test_an_id_that_is_none_is_refused(shared: Store, id_: Any) -> None:
    (receipt,) = shared.submit([replace(annotation(some_threats(shared)[0].id, "x"), id=id_)])
    assert receipt.outcome is Outcome.INVALID
    assert receipt.detail["field"] == "id"


@pytest.mark.parametrize(
    "geometry",
    [
        "POINT (1 2)",
        {},
        {"type": "Point"},
        {"type": "Circle", "coordinates": [1, 2]},
        {"type": ["Point"], "coordinates": [1, 2]},
        {"type": "Point", "coordinates": []},
        {"type": "Point", "coordinates": [1]},
        {"type": "Point", "coordinates": ["a", "b"]},
        {"type": "Point", "coordinates": ["1", "2"]},
        {"type": "Point", "coordinates": [True, False]},
        {"type": "Point", "coordinates": [None, 1]},
        {"type": "Point", "coordinates": [1e999, 1]},
        {"type": "Point", "coordinates": {"x": 1}},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]},
        {"type": "LineString", "coordinates": [[0, 0]]},
        {"type": "GeometryCollection", "geometries": [{"type": "Point"}]},
        {"type": "GeometryCollection", "geometries": []},
        {"type": "Point", "coordinates": nested(500)},
        {"type": "MultiPoint", "coordinates": [[1, 2], [3]]},
    ],
)
def test_a_geometry_that_is_none_is_refused(shared: Store, geometry: Any) -> None:
    threat = some_threats(shared)[0]
    receipts = shared.submit(
        [correction(threat.id, 1, "x", geometry=geometry), annotation(threat.id, "x", geometry=geometry)]
    )
    assert [receipt.outcome for receipt in receipts] == [Outcome.INVALID, Outcome.INVALID]
    assert {receipt.detail["field"] for receipt in receipts} <= {"geometry", "payload"}
    assert shared.threats(ThreatFilter(ids=(threat.id,))) == [threat]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
field_names = st.sampled_from(
    [
        "new_status",
        "reason",
        "note",
        "seen_at",
        "category",
        "geometry",
        "place",
        "kind",
        "text",
        "visited_at",
        "supersedes",
        "retracts",
        "officer",
        "unit",
        "due_at",
        "expected_owner",
        "description",
        "case_id",
        "threat_ids",
        "what",
        "object_ids",
        "count",
        "name",
        "value",
    ]
)


@given(
    kind=st.sampled_from(Kind),
    payload=st.dictionaries(field_names | st.text(max_size=5), json_values, max_size=6) | json_values,
    version=st.none() | st.integers() | st.floats() | st.text(max_size=3),
)
def test_every_payload_is_answered(shared: Store, kind: Kind, payload: Any, version: Any) -> None:
    submission = Submission(kind, str(uuid.uuid4()), version, payload)
    (receipt,) = shared.submit([submission])
    assert receipt.outcome in {Outcome.INVALID, Outcome.UNKNOWN}
    assert shared.submit([submission]) == [receipt]
