"""A position as an officer writes it in a field: read by one rule, and written as it is read."""

from __future__ import annotations

from dataclasses import dataclass

from ..domain.coordinates import parse_coordinates
from ..locale import decimal_mark
from ..store.base import StoreInfo
from ..text import tr


@dataclass(frozen=True)
class Position:
    """Easting and northing in the store's reference system; `exchanged` where the two were written the other way."""

    x: float
    y: float
    exchanged: bool

    @property
    def doubt(self) -> str:
        """What to say about how it was read; empty where it was read as it was written."""
        text = tr("Read the other way round: only so it lies where this store's threats do.")
        return f"⚠ {text}" if self.exchanged else ""


def written(x: float, y: float) -> str:
    """Easting and northing in metres, as `read_position` reads them, with the decimal mark of the language."""
    return f"{x:.1f}; {y:.1f}".replace(".", decimal_mark())


def read_position(text: str, info: StoreInfo) -> Position:
    """The position that a text names in the store. Raises UserError: it names none, or one outside the store's area."""
    from ..store.intake.coordinates import place_of  # it brings shapely, and QGIS starts without

    return Position(*place_of(parse_coordinates(text), info.crs, info.garrison))
