"""The ground of the demo: real places, whole garrisons."""

from __future__ import annotations

import pandas as pd
import pytest
import shapely

from kmzb_plugin.domain import tables
from kmzb_plugin.store.demo import geography
from kmzb_plugin.store.intake import regions
from kmzb_plugin.text import UserError

pytestmark = pytest.mark.usefixtures("qgis_app")


def test_there_are_sixteen_voivodeships_and_all_powiats() -> None:
    powiats = pd.read_csv(regions.DATA / "powiats.csv", dtype=str)
    assert len(regions.voivodeships()) == 16
    assert len(powiats) == 380
    assert powiats["teryt"].is_unique
    assert powiats["teryt"].str.fullmatch(r"\d{4}").all()
    assert set(powiats["teryt"].str[:2]) == set(regions.voivodeships())


@pytest.mark.parametrize("code", [row["code"] for row in tables.seed("garrisons")])
def test_every_garrison_has_its_ground(code: str) -> None:
    ground = geography.read(code)
    commands = ground.commands
    assert len(commands) >= 10
    assert commands["area"].map(lambda area: area.is_valid and not area.is_empty).all()
    assert commands["area"].map(lambda area: area.area).sum() == pytest.approx(ground.outline.area, rel=1e-6)
    assert shapely.contains_xy(ground.outline, ground.places["x"].to_numpy(), ground.places["y"].to_numpy()).all()
    units = ground.units.set_index("code")
    assert units.index.is_unique
    assert units.loc[code, "parent_code"] == ""
    assert set(units["parent_code"]) - {""} <= set(units.index)
    below = units[units["parent_code"] != ""]
    for unit in below.itertuples():
        beyond = shapely.difference(unit.area, units.loc[unit.parent_code, "area"]).area
        assert beyond < 1e-6 * unit.area.area


def test_the_two_garrisons_of_mazowieckie_share_it() -> None:
    radom, warsaw = geography.read("KWP-RAD"), geography.read("KSP")
    assert shapely.intersection(radom.outline, warsaw.outline).area < 1.0
    codes = {*radom.commands["county"], *radom.commands["city"]}
    assert codes & {*warsaw.commands["county"], *warsaw.commands["city"]} <= {""}
    assert "Radom" in set(radom.places["name"])
    assert "Warszawa" in set(warsaw.places["name"])


def test_an_unknown_garrison_is_refused() -> None:
    with pytest.raises(UserError, match=r"KWP-XXX.*KWP-RAD"):
        geography.read("KWP-XXX")
