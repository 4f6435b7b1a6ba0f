"""A filter in PostgreSQL's SQL."""

from __future__ import annotations

from ..filter import Language, Said


class PostgreSql(Language):
    """PostgreSQL's SQL with psycopg2's marks; `srid` is the number of the store's reference system."""

    mark = "%s"
    everything = "true"
    by_code_points = 'COLLATE "C"'

    def __init__(self, srid: int) -> None:
        self._srid = int(srid)

    def one_of(self, column: str, values: tuple[str, ...]) -> Said:
        """The column has one of the values, of which there may be any number."""
        return f"{column} = ANY (%s)", [list(values)]

    def inside(self, extent: tuple[float, float, float, float]) -> Said:
        """Inside the extent: the index finds the candidates, in single precision, and the numbers decide."""
        condition, values = super().inside(extent)
        return f"geom && ST_MakeEnvelope(%s, %s, %s, %s, {self._srid}) AND {condition}", [*extent, *values]

    def mentions(self, text: str) -> Said:
        """The text stands in number or place."""
        escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return "(number ILIKE %s OR place ILIKE %s)", [f"%{escaped}%"] * 2

    def literal(self, value: object) -> str:
        """A value as it is written into a condition that cannot bind it."""
        if isinstance(value, list):
            return f"ARRAY[{', '.join(map(self.literal, value))}]::text[]"
        return super().literal(value)
