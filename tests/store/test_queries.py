"""Reading: the store's counts against the same rows counted in pandas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from qgis.core import QgsVectorLayer

from kmzb_plugin.domain.periods import Period, parse_moment
from kmzb_plugin.domain.submission import assignment
from kmzb_plugin.domain.threat import Threat
from kmzb_plugin.store.base import ImportSource, Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.order import By, Order
from tests.store import backends
from tests.store.samples import threat_rows, unit_rows

COUNT = 400
STATUSES = ["new", "verification", "confirmed"]
PLACES = ["100% O'Hara_ul. \\ Łąkowa?", "Białystok", "Lwowska", "łazienna", "Łąkowa", "Magazynowa", "są", "Słonimska"]
PLACES += ["sza", "ŚWIAT", "Zaz", "źle", "Żabia"]
CATEGORIES = ["speeding", "drug_use", "unknown:Hałas"]


@pytest.fixture(params=backends.NAMES, scope="module")
def mixed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, qgis_app: Any) -> Iterator[Store]:
    """400 threats of all kinds, also west and south of the origin."""
    made = backends.backend(request.param)(request, Path(tmp_path_factory.mktemp("queries")))
    random = np.random.default_rng(3)
    with made.importing.bulk_import(ImportSource("public", "kmzb", "a.csv")) as importer:
        importer.add_units(unit_rows())
    for plane in ("public", "police"):
        rows = threat_rows(COUNT // 2, seed=5 if plane == "police" else 6)
        rows["status"] = random.choice(STATUSES, len(rows))
        rows["category"] = random.choice(CATEGORIES, len(rows))
        rows.loc[::7, "reported_at"] = ""
        rows.loc[::7, "occurred_at"] = "2026-03-03T12:00:00Z"
        rows.loc[::5, ["x", "y"]] -= 604_000
        rows.loc[::9, "place"] = "100% O'Hara_ul. \\ Łąkowa?"
        for number, place in enumerate(PLACES[1:]):
            rows.loc[10 + number, "place"] = place
        rows.loc[40:45, "place"] = ""
        with made.importing.bulk_import(ImportSource(plane, plane, "a.csv")) as importer:
            importer.add_threats(rows)
    owned = made.store.threats(ThreatFilter(), limit=30)
    made.store.submit([assignment(threat.id, "jan", expected_owner=None) for threat in owned])
    yield made.store
    made.close()


COLUMNS = ["id", "number", "plane", "category", "status", "unit_id", "reported_at", "occurred_at", "due_at", "owner"]
COLUMNS += ["case_id", "place", "x", "y", "version"]


def some(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


days = st.integers(1, 20).map(lambda day: f"2026-03-{day:02d}")
periods = st.tuples(days, days).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Period.parse("/".join(pair)))
filters = st.builds(
    ThreatFilter,
    planes=some(["public", "police"]),
    categories=some(CATEGORIES),
    statuses=some(STATUSES),
    period=st.none() | periods,
    extent=st.none() | st.just((600_000.0, 500_000.0, 606_000.0, 508_000.0)),
    owner=st.sampled_from([None, None, "jan", "ewa"]),
    overdue_at=st.none() | days.map(parse_moment),
    text=st.sampled_from(
        ["", "", "2026-0001", "100%", "O'Hara_", "%", "_", "\\", "łąkowa", "Łąkowa?", "*", "?", "[", "]", "Ś", "🚓"]
    ),
)


def by_hand(rows: pd.DataFrame, where: ThreatFilter) -> pd.DataFrame:
    """The filter in pandas."""
    keep = pd.Series(True, index=rows.index)
    for column, chosen in (("plane", where.planes), ("category", where.categories), ("status", where.statuses)):
        if chosen:
            keep &= rows[column].isin(chosen)
    moment = rows["reported_at"].fillna(rows["occurred_at"]).map(parse_moment)
    if where.period:
        keep &= moment.map(where.period.__contains__)
    if where.extent:
        xmin, ymin, xmax, ymax = where.extent
        keep &= rows["x"].between(xmin, xmax) & rows["y"].between(ymin, ymax)
    if where.owner is not None:
        keep &= rows["owner"] == where.owner
    if where.overdue_at:
        keep &= rows["due_at"].map(lambda text: bool(text) and parse_moment(text) < where.overdue_at)
    if where.text:
        pattern = re.escape(where.text)
        keep &= rows[["number", "place"]].apply(lambda column: column.str.contains(pattern, case=False)).any(axis=1)
    return rows[keep]


@given(where=filters)
def test_filters_and_counts_are_those_made_by_hand(mixed: Store, where: ThreatFilter) -> None:
    everything = mixed.frame(ThreatFilter(), COLUMNS)
    assert len(everything) == COUNT
    expected = by_hand(everything, where)
    assert mixed.frame(where, ["id"])["id"].tolist() == expected["id"].tolist()
    assert mixed.count(where) == len(expected)
    assert {threat.id for threat in mixed.threats(where)} == set(expected["id"])

    counted = mixed.count_by(where, "status", "unit_id")
    assert counted["n"].sum() == len(expected)
    sizes = expected.groupby(["status", "unit_id"], dropna=False).size()
    assert sorted(counted["n"]) == sorted(sizes)

    cells = mixed.count_cells(where, 750.0)
    expected_cells = expected.groupby(
        [np.floor(expected["x"] / 750).astype(int), np.floor(expected["y"] / 750).astype(int)]
    ).size()
    assert cells.set_index(["cx", "cy"])["n"].to_dict() == expected_cells.to_dict()


@example(where=ThreatFilter(text="🚓"))  # which QGIS cannot send to a server
@example(where=ThreatFilter(text="łąkowa"))  # which newer GDAL takes for something else
@given(where=filters)
def test_a_layer_shows_what_the_store_counts(mixed: Store, where: ThreatFilter) -> None:
    source = mixed.layer_source("threat")
    layer = QgsVectorLayer(source.uri, "threats", source.provider)
    assert layer.isValid()
    assert layer.setSubsetString(mixed.subset(where))
    assert sorted(feature["id"] for feature in layer.getFeatures()) == sorted(mixed.frame(where, ["id"])["id"])
    # A server says an estimate, because counting millions would hold up the map.
    if source.provider == "ogr":
        assert layer.featureCount() == mixed.count(where)


def test_threats_come_due_first_then_oldest(mixed: Store) -> None:
    threats = mixed.threats(ThreatFilter())
    far = parse_moment("2100-01-01")
    keys = [(t.due_at or far, t.reported_at or t.occurred_at, t.number) for t in threats]
    assert keys == sorted(keys)
    assert mixed.threats(ThreatFilter(), limit=7) == threats[:7]


def _by_place(threat: Threat) -> tuple[Any, ...]:
    """As Polish sorts: each letter directly behind the one it is made from, capitals not told apart."""
    alphabet = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
    ranks = [(1, alphabet.index(c)) if c in alphabet else (0, ord(c)) for c in threat.place.lower()]
    return (not threat.place, ranks)


_FAR = parse_moment("2100-01-01")
_RANKS = {"speeding": 1, "unknown:Hałas": 0}
_ORDERS: list[tuple[Order, Callable[[Threat], Any]]] = [
    (Order(By.NEWEST), lambda t: (-(t.reported_at or t.occurred_at).timestamp(), [-ord(c) for c in t.number])),
    (Order(By.OLDEST), lambda t: (t.reported_at or t.occurred_at, t.number)),
    (Order(By.PLACE), _by_place),
    (Order(By.CATEGORY, ("unknown:Hałas", "speeding", "nothing")), lambda t: _RANKS.get(t.category, 2)),
    (Order(By.CATEGORY), lambda t: 0),
]


@pytest.mark.parametrize(("order", "key"), _ORDERS, ids=["newest", "oldest", "place", "category", "no category"])
def test_threats_come_in_the_order_asked_for(mixed: Store, order: Order, key: Callable[[Threat], Any]) -> None:
    threats = mixed.threats(ThreatFilter(), order=order)
    due_first = [(t.due_at or _FAR, t.reported_at or t.occurred_at, t.number) for t in threats]
    keys = [(key(threat), due) for threat, due in zip(threats, due_first, strict=True)]
    assert keys == sorted(keys)
    assert len({threat.id for threat in threats}) == COUNT
    assert mixed.threats(ThreatFilter(), limit=7, order=order) == threats[:7]


def test_places_sort_as_polish_sorts_them(mixed: Store) -> None:
    places = [threat.place for threat in mixed.threats(ThreatFilter(), order=Order(By.PLACE))]
    assert list(dict.fromkeys(places)) == [*PLACES, ""]


def test_columns_that_may_not_leave_or_are_not_there_are_refused(mixed: Store) -> None:
    for columns in (["raw"], ["geom"], ["text"], ["x", 'y" FROM threat --'], []):
        with pytest.raises(ValueError, match="no columns"):
            mixed.frame(ThreatFilter(), columns)
        with pytest.raises(ValueError, match="no columns"):
            mixed.count_by(ThreatFilter(), *columns)


@pytest.mark.parametrize("cell", [0, -1, float("nan")])
def test_a_cell_has_a_side(mixed: Store, cell: float) -> None:
    with pytest.raises(ValueError, match="side"):
        mixed.count_cells(ThreatFilter(), cell)


def test_other_layers_open_too(mixed: Store) -> None:
    for table in ("unit", "annotation"):
        source = mixed.layer_source(table)
        assert QgsVectorLayer(source.uri, table, source.provider).isValid()
    with pytest.raises(ValueError, match="no layer"):
        mixed.layer_source("submission")


def test_many_ids_are_one_filter(mixed: Store) -> None:
    ids = tuple(mixed.frame(ThreatFilter(), ["id"])["id"])
    assert mixed.count(ThreatFilter(ids=ids)) == COUNT
    new = replace(ThreatFilter(ids=ids), statuses=("new",))
    assert mixed.count(new) == mixed.count(ThreatFilter(statuses=("new",)))


def test_looking_changes_nothing(mixed: Store) -> None:
    before = mixed.state()
    mixed.threats(ThreatFilter())
    mixed.layer_source("threat")
    assert {mixed.state() for _ in range(200)} == {before}


@pytest.mark.parametrize("text", ["🚓", "ółć", "ulica " * 20_000])
def test_a_text_that_no_place_has_finds_nothing(mixed: Store, text: str) -> None:
    assert mixed.count(ThreatFilter(text=text)) == 0


@pytest.mark.parametrize("text", ["łąkowa", "ŁĄKOWA"])
def test_text_is_found_in_upper_and_lower_case(mixed: Store, text: str) -> None:
    found = mixed.frame(ThreatFilter(text=text), ["place"])["place"]
    assert len(found)
    assert all("Łąkowa" in place for place in found)


def test_a_filter_is_narrowed_to_an_extent_within_its_own() -> None:
    everywhere = ThreatFilter(planes=("police",))
    assert everywhere.inside((0, 0, 10, 10)) == replace(everywhere, extent=(0, 0, 10, 10))
    assert everywhere.inside((0, 0, 10, 10)).inside((5, -5, 20, 8)).extent == (5, 0, 10, 8)


def test_what_lies_apart_has_nothing_in_common(mixed: Store) -> None:
    whole = ThreatFilter().inside((-1e7, -1e7, 1e7, 1e7))
    assert mixed.count(whole) == COUNT
    assert mixed.count(whole.inside((2e7, 2e7, 3e7, 3e7))) == 0


def test_an_extent_of_whole_cells_is_counted_with_its_rim(mixed: Store) -> None:
    where = ThreatFilter(extent=(600_000, 480_000, 660_000, 540_000))
    assert mixed.count(where) == len(mixed.threats(where)) > 0
    assert mixed.count_by(where, "plane")["n"].sum() == mixed.count(where)
