"""Similar reports against the same rule applied to every pair of the store."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kmzb_plugin.domain.duplicates import DuplicateRules
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.store import open_store
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.demo.create import create_demo_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.similar import MOST, similar, similar_to

RULE = DuplicateRules.seed().other


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, qgis_app: Any) -> Iterator[Store]:
    """A garrison with planted duplicates and a burst of one hand."""
    path = tmp_path_factory.mktemp("similar") / "radom.gpkg"
    create_demo_store(str(path), count=3000)
    with closing(open_store(str(path))) as made:
        yield made


def by_the_rule(threat: Threat, others: list[Threat]) -> set[str]:
    moment = threat.reported_at or threat.occurred_at
    assert moment is not None
    return {
        other.id
        for other in others
        if other.id != threat.id
        and other.category == threat.category
        and math.dist((other.x, other.y), (threat.x, threat.y)) <= RULE.metres
        and (known := other.reported_at or other.occurred_at) is not None
        and abs(known - moment) <= timedelta(days=RULE.days)
    }


def test_are_those_of_the_rule_nearest_in_time_first(store: Store) -> None:
    every = store.threats(ThreatFilter())
    seen = 0
    for threat in every[::25]:
        found = similar(store, threat, RULE)
        expected = by_the_rule(threat, every)
        assert {other.id for other in found} <= expected
        assert len(found) == min(len(expected), MOST)
        away = [abs((o.reported_at or o.occurred_at) - (threat.reported_at or threat.occurred_at)) for o in found]
        assert away == sorted(away)
        seen += len(found)
    assert seen >= 10


def test_being_similar_goes_both_ways(store: Store) -> None:
    threat = next(threat for threat in store.threats(ThreatFilter()) if 0 < len(similar(store, threat, RULE)) < MOST)
    other = similar(store, threat, RULE)[-1]
    assert threat.id in {each.id for each in similar(store, other, RULE)}


def test_without_a_moment_nothing_is(store: Store) -> None:
    (threat,) = store.threats(ThreatFilter(), limit=1)
    assert similar(store, replace(threat, reported_at=None, occurred_at=None), RULE) == []


def test_a_place_finds_what_a_threat_there_would_find(store: Store) -> None:
    threat = next(threat for threat in store.threats(ThreatFilter()) if similar(store, threat, RULE))
    assert threat.reported_at is not None
    found = similar_to(store, threat.category, threat.x, threat.y, threat.reported_at, RULE)
    assert {other.id for other in found} == {threat.id, *(other.id for other in similar(store, threat, RULE))}
    later = threat.reported_at + timedelta(days=4000)
    assert not similar_to(store, threat.category, threat.x, threat.y, later, RULE)


def test_another_rule_reaches_as_far_as_it_says(store: Store) -> None:
    threat = next(threat for threat in store.threats(ThreatFilter()) if similar(store, threat, RULE))
    everywhere = similar(store, threat, replace(RULE, metres=10_000, days=10_000))
    assert len(everywhere) > len(similar(store, threat, RULE))
    assert similar(store, threat, replace(RULE, metres=0, days=0)) == []
