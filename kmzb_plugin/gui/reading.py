"""What the window reads of a store in one go; everything here blocks and belongs into a task."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from ..domain import ground
from ..domain import submission as submissions
from ..domain.duplicates import DuplicateRule, DuplicateRules
from ..domain.periods import Period, iso, now
from ..domain.threat import Event, Threat
from ..processing.store.receipts import sentence
from ..store import open_store
from ..store.attached import Attachment
from ..store.base import Dictionary, Store, StoreInfo, Unit
from ..store.filter import ThreatFilter
from ..store.order import By, Order
from ..store.outbox import Entry, Outbox, default_outbox_path
from ..store.similar import around, similar, similar_to
from ..text import UserError
from .writes import followed

if TYPE_CHECKING:
    from ..layers.area_counts import AreaCounts

MOST_NEAR = 300
"""Threats looked through for the name of a place."""

NAMED_METRES = 150
"""How near a threat must be to lend its place's name."""

QUEUE_ROWS = 2000
"""Threats the list holds at most; the count line says how many there are."""

RECENT_DAYS = 60
"""Where the newest threat is looked for first: of millions that are sorted otherwise."""

AT_ONCE = 50
"""Ids that an address on the web holds."""

Extent = tuple[float, float, float, float]


@dataclass(frozen=True)
class Opened:
    """A store that was opened, with what is needed of it at once."""

    store: Store
    info: StoreInfo
    dictionary: Dictionary
    units: tuple[Unit, ...]
    statistics: AreaCounts | None
    outbox: Outbox
    state: str
    entries: tuple[Entry, ...]

    def close(self) -> None:
        """Closes both, where nobody wants them any more."""
        self.store.close()
        self.outbox.close()


@dataclass(frozen=True)
class Queue:
    """The queue as it was read: the first threats that pass `where`, and how many pass it, are overdue, are in the
    store.
    """

    where: ThreatFilter
    threats: tuple[Threat, ...]
    passing: int
    overdue: int
    total: int


@dataclass(frozen=True)
class Card:
    """One threat, what happened to it, what may be the same, what came with it.

    `threat` is None where the store no longer has it; `attachments_note` says why they are not listed.
    """

    threat: Threat | None
    history: tuple[Event, ...]
    similar: tuple[Threat, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    attachments_note: str = ""


@dataclass(frozen=True)
class Spot:
    """The place of a new report in the store's CRS; `category` is empty while nobody has chosen it."""

    x: float
    y: float
    category: str = ""
    moment: datetime | None = None


@dataclass(frozen=True)
class Around:
    """What is known about a spot: its unit, the nearest town, the nearest threat with a named place, reports like it.

    `outside` says in which sense it lies outside: empty, `units` (of all their areas) or `garrison`.
    """

    spot: Spot
    unit: str
    town: str
    near: Threat | None
    outside: str
    similar: tuple[Threat, ...]


def open_all(location: str, authcfg: str) -> Opened:
    """Opens a store and the outbox. Raises as `open_store` does."""
    store = open_store(location, authcfg)  # which says by itself what library it lacks

    from ..layers import group  # noqa: F401  # here, in the background: the window needs it next
    from ..layers.area_counts import latest_on_the_map

    try:
        outbox = Outbox(default_outbox_path())
        info = store.describe()
        entries = followed(outbox, info.location)
        state = store.state()  # before the rest: what is written while that is read is noticed
        words, units = store.dictionary(), tuple(store.units())
        return Opened(store, info, words, units, latest_on_the_map(store), outbox, state, entries)
    except BaseException:
        store.close()
        raise


def read_statistics(store: Store, known: AreaCounts | None) -> AreaCounts | None:
    """The counts by area that the map shows; None where they are those known, or there are none."""
    from ..layers.area_counts import latest_on_the_map

    found = latest_on_the_map(store)
    return None if found is None or found.is_same(known) else found


def read_queue(store: Store, where: ThreatFilter, order: Order) -> Queue:
    """The first threats that pass the filter, and the counts."""
    overdue = replace(where, overdue_at=where.overdue_at or now())
    return Queue(
        where,
        tuple(store.threats(where, limit=QUEUE_ROWS, order=order)),
        store.count(where),
        store.count(overdue),
        store.count(ThreatFilter()),
    )


def read_by_ids(store: Store, ids: Sequence[str], extent: Extent | None) -> list[Threat]:
    """Threats by their ids, as they stand now; many are one question where all are known to lie within an extent."""
    if extent is not None and len(ids) > AT_ONCE:
        return store.threats(ThreatFilter(ids=tuple(ids), extent=extent))
    parts = [ThreatFilter(ids=tuple(ids[first : first + AT_ONCE])) for first in range(0, len(ids), AT_ONCE)]
    return [threat for part in parts for threat in store.threats(part)]


def read_card(store: Store, threat_id: str, rules: DuplicateRules) -> Card:
    """One threat as it stands now, with its history and, by the rules, similar ones nearby."""
    found = store.threats(ThreatFilter(ids=(threat_id,)), limit=1)
    if not found:
        return Card(None, ())
    attachments, note = _attachments(store, threat_id)
    alike = similar(store, found[0], rules[found[0].category])
    return Card(found[0], tuple(store.history(threat_id)), tuple(alike), attachments, note)


def _attachments(store: Store, threat_id: str) -> tuple[tuple[Attachment, ...], str]:
    """What came with the threat, or why that is not known: the rest of the card does not depend on it."""
    try:
        return tuple(store.attachments(threat_id)), ""
    except UserError as error:
        return (), error.text


def read_around(store: Store, info: StoreInfo, units: Sequence[Unit], spot: Spot, rule: DuplicateRule) -> Around:
    """What is known about a spot. The store's own answers come last: it is the slowest."""
    import numpy as np

    from ..store.intake.coordinates import is_expected
    from ..store.places import UnitMap

    unit, outside = None, ""
    if any(each.area_wkb for each in units):
        (id_,) = UnitMap.of(units, iso(now())[:10]).find(np.array([spot.x]), np.array([spot.y]))
        unit = next((each for each in units if each.id == id_), None)
        outside = "" if unit else "units"
    if unit is None and not is_expected(spot.x, spot.y, info.crs, info.garrison):
        outside = "garrison"
    near = [
        other
        for other in store.threats(ThreatFilter(extent=around(spot.x, spot.y, NAMED_METRES)), limit=MOST_NEAR)
        if other.place
    ]
    near.sort(key=lambda other: math.hypot(other.x - spot.x, other.y - spot.y))
    return Around(
        spot,
        unit.name if unit else "",
        _town(spot, info.crs),
        near[0] if near else None,
        outside,
        tuple(similar_to(store, spot.category, spot.x, spot.y, spot.moment or now(), rule)) if spot.category else (),
    )


def _town(spot: Spot, crs: str) -> str:
    """The nearest town; empty where there is none."""
    import numpy as np

    from ..processing.hotspots.spot_names import town_name
    from ..store.intake.transform import WGS84, reference_system, transform

    (longitude,), (latitude,) = transform(
        np.array([spot.x]), np.array([spot.y]), reference_system(crs), reference_system(WGS84)
    )
    bearing = ground.nearest(latitude, longitude)
    return town_name(bearing) if bearing else ""


def read_description(store: Store, dictionary: Dictionary, threat_id: str, reason: str) -> str | None:
    """The clear text of a threat, once the store has logged why it is shown. Raises UserError: refused."""
    (receipt,) = store.submit([submissions.disclosure("description", [threat_id], reason)])
    if not receipt.accepted:
        raise UserError(sentence(receipt, dictionary))
    return store.description(threat_id)


def read_span(store: Store) -> Period | None:
    """The days that the threats of a store come from, whole days; None where none has a time."""
    today = _day(now())
    recent = Period(today - timedelta(days=RECENT_DAYS), today + timedelta(days=2))

    def first(by: By, where: ThreatFilter) -> datetime | None:
        found = store.threats(where, limit=1, order=Order(by))
        return found[0].reported_at or found[0].occurred_at if found else None

    oldest = first(By.OLDEST, ThreatFilter())
    newest = first(By.NEWEST, ThreatFilter(period=recent)) or first(By.NEWEST, ThreatFilter())
    if oldest is None or newest is None:
        return None
    return Period(_day(oldest), _day(newest) + timedelta(days=1))


def _day(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
