"""Who or what a sheet is about, and what is known of it: each content is computed when a template first asks for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..store.base import Dictionary, Store, StoreInfo, Unit
from .scope import Scope

if TYPE_CHECKING:
    from qgis.core import QgsRasterLayer

    from ..domain.threat import Threat
    from .card import CardContent
    from .content import BriefingContent
    from .garrison import GarrisonContent
    from .month import MonthContent

ONE_BY_ONE = {"map", "detail", "due_table"}


@dataclass(frozen=True)
class Source:
    """What all sheets of one run share."""

    store: Store
    info: StoreInfo
    dictionary: Dictionary
    units: Sequence[Unit]
    handling: str
    base_map: QgsRasterLayer | None = None
    """The base map of the user's project, which the maps of streets stand on."""


class Subject:
    """A unit in a period, or one threat with its unit. `audit_head` seals that the sheet leaves the store."""

    def __init__(self, source: Source, scope: Scope, unit: Unit, threat: Threat | None = None) -> None:
        self.source, self.scope, self.unit, self.threat = source, scope, unit, threat
        self.audit_head = ""

    @property
    def name(self) -> str:
        """The threat by its number, else the unit."""
        return self.threat.number if self.threat else self.unit.name

    def disclosed(self, items: Collection[str]) -> list[str]:
        """The ids of the threats that a template with these items shows one by one."""
        if self.threat is not None:
            around = self.card.around["id"].tolist() if self.card and "threat_map" in items else []
            return [self.threat.id, *around]
        return self.duty.open_points["id"].tolist() if ONE_BY_ONE & set(items) else []

    @cached_property
    def duty(self) -> BriefingContent:
        """The figures, lists and points of a briefing."""
        from .content import build_content

        return build_content(self.source.store, self.unit, self.scope)

    @cached_property
    def garrison(self) -> GarrisonContent:
        """The units below the unit side by side."""
        from .garrison import build_garrison

        return build_garrison(self.source.store, self.unit, self.scope)

    @cached_property
    def month(self) -> MonthContent:
        """Categories, statuses and months."""
        from .month import build_month

        return build_month(self.source.store, self.unit, self.scope)

    @cached_property
    def card(self) -> CardContent | None:
        """The threat; None where the sheet is about none."""
        from .card import build_card

        return build_card(self.source.store, self.threat) if self.threat else None
