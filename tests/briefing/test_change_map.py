"""The map of change: names of units where they have room."""

from __future__ import annotations

import pytest
import shapely

from kmzb_plugin.store.base import Unit


@pytest.mark.parametrize(
    ("side", "name", "shown"),
    [
        (30_000, "KMP Białystok", "12 KMP\nBiałystok"),
        (30_000, "Komenda Miejska Policji w Łomży", "12 KMP\nw\u00a0Łomży"),
        (30_000, "KP II Radom", "12 KP II\nRadom"),
        (3_000, "KMP Białystok", "12"),
        (30_000, "Komisariat Policji " + "do spraw " * 20, "12"),
        (30_000, "", "12"),
    ],
)
def test_a_name_stands_on_the_map_where_its_area_has_room(side: float, name: str, shown: str, qgis_app: object) -> None:
    from kmzb_plugin.briefing.change_map import named

    area = shapely.to_wkb(shapely.multipolygons([shapely.box(600e3, 500e3, 600e3 + side, 500e3 + side)]))
    assert named("12", Unit("1", "K", name, "", "2016-01-01", "", area), 1_000) == shown
