"""The demo store: the same seed the same content, the right shares, and what is planted is there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import shapely

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.domain import redaction
from kmzb_plugin.store import open_store
from kmzb_plugin.store.demo import geography
from kmzb_plugin.store.demo.create import create_demo_store
from kmzb_plugin.store.demo.planted import PlantedTruth
from kmzb_plugin.text import UserError

pytestmark = pytest.mark.usefixtures("qgis_app")

# The published shares in percent, for reports of the years 2022 to 2025.
PUBLISHED = {
    "speeding": 37.0,
    "improper_parking": 24.0,
    "public_alcohol": 9.5,
    "bad_road_infrastructure": 7.0,
    "bad_traffic_organisation": 4.0,
    "youth_gathering_at_risk": 3.0,
    "vandalism": 2.5,
    "illegal_dumping": 2.2,
    "stray_dogs": 2.0,
    "drug_use": 1.6,
}
COUNT = 20_000


class Demo:
    """A demo store of 20,000 reports, read once."""

    def __init__(self, path: Path, truth: PlantedTruth) -> None:
        self.path, self.truth = path, truth
        with closing(sqlite3.connect(path)) as db:
            threats = pd.read_sql("SELECT t.*, raw FROM threat t LEFT JOIN threat_raw ON threat_id = t.id", db)
            self.texts = dict(db.execute("SELECT threat_id, text FROM threat_description").fetchall())
        for name in ("occurred_at", "reported_at", "updated_at"):
            threats[name] = pd.to_datetime(threats[name], utc=True)
        self.threats = threats.set_index("source_ref")
        self.ground = geography.read("KWP-RAD")

    def planted(self, refs: tuple[str, ...]) -> pd.DataFrame:
        assert refs
        return self.threats.loc[list(refs)]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> Demo:
    path = tmp_path_factory.mktemp("demo") / "demo.gpkg"
    return Demo(path, create_demo_store(str(path), count=COUNT))


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table of the file."""
    with closing(sqlite3.connect(path)) as db:
        names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: db.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


def test_the_same_seed_makes_the_same_content(tmp_path: Path) -> None:
    first, second, other = (tmp_path / f"{name}.gpkg" for name in ("first", "second", "other"))
    truth = create_demo_store(str(first), count=600, seed=5)
    assert create_demo_store(str(second), count=600, seed=5) == truth
    assert create_demo_store(str(other), count=600, seed=6) != truth
    one, two = content(first), content(second)
    assert one.keys() == two.keys()
    for table in one:
        assert one[table] == two[table], table
    assert content(other)["threat"] != one["threat"]


def test_it_is_labelled_as_synthetic(demo: Demo) -> None:
    store = open_store(str(demo.path))
    info = store.describe()
    assert info.synthetic
    assert "synthetic" in info.title
    assert store.verify_audit().valid
    store.close()
    assert set(demo.threats["source_system"]) == {"synthetic"}
    assert len(demo.threats) == COUNT


def test_categories_have_their_published_shares(demo: Demo) -> None:
    percent = demo.threats["category"].value_counts() * 100 / COUNT
    for code, expected in PUBLISHED.items():
        assert percent[code] == pytest.approx(expected, abs=0.9), code
    assert percent.drop(list(PUBLISHED)).sum() == pytest.approx(100 - sum(PUBLISHED.values()), abs=1.5)


def test_decisions_have_their_shares(demo: Demo) -> None:
    decided = demo.threats[demo.threats["status"].str.startswith(("confirmed", "not_confirmed"))]
    confirmed = decided["status"].str.startswith("confirmed")
    assert 0.40 <= confirmed.mean() <= 0.60
    by_category = confirmed.groupby(decided["category"]).mean()
    assert by_category["improper_parking"] > by_category["public_alcohol"] + 0.12
    assert by_category["speeding"] > by_category["public_alcohol"] + 0.08
    by_unit = confirmed.groupby(decided["unit_id"]).mean()
    assert 0.05 <= by_unit.std() <= 0.20
    old = decided[confirmed & (decided["reported_at"] < decided["reported_at"].max() - pd.Timedelta(days=180))]
    assert 0.83 <= (old["status"] == "confirmed_eliminated").mean() <= 0.91


def test_some_cases_are_overdue_and_the_rest_is_not(demo: Demo) -> None:
    with closing(sqlite3.connect(demo.path)) as db:
        (end,) = db.execute("SELECT value FROM meta WHERE name = 'created_at'").fetchone()
    waiting = demo.threats[demo.threats["status"].isin(["new", "verification"])]
    overdue = (waiting["due_at"] < end).mean()
    assert 0.2 < overdue < 0.9
    assert demo.threats["reported_at"].max() <= pd.Timestamp(end)
    assert (demo.threats["occurred_at"] <= demo.threats["reported_at"]).all()
    assert (demo.threats["reported_at"] <= demo.threats["updated_at"]).all()


def test_reports_follow_the_hours_and_the_week(demo: Demo) -> None:
    local = demo.threats["occurred_at"].dt.tz_convert("Europe/Warsaw")
    night = local.dt.hour.isin([1, 2, 3, 4]).mean()
    assert night < 4 / 24 / 2
    racing = demo.threats["category"] == "illegal_car_racing"
    assert local[racing].dt.hour.isin([20, 21, 22, 23, 0, 1]).mean() > 0.7
    parking = demo.threats["category"] == "improper_parking"
    assert (local[parking].dt.dayofweek >= 5).mean() < 0.24 < (local[racing].dt.dayofweek >= 5).mean()


def test_every_point_lies_inside_but_the_planted_ones(demo: Demo) -> None:
    x, y = demo.threats["x"].to_numpy(), demo.threats["y"].to_numpy()
    beyond = set(demo.threats.index[~shapely.contains_xy(demo.ground.outline, x, y)])
    assert beyond == {*demo.truth.outside, *demo.truth.swapped}
    assert demo.threats.loc[list(beyond), "unit_id"].isna().all()
    assert demo.threats.drop(list(beyond))["unit_id"].notna().all()


def test_towns_have_more_than_villages_and_points_pile_up(demo: Demo) -> None:
    radom = demo.ground.commands.set_index("code").loc["KMP-1463"]
    near = np.hypot(demo.threats["x"] - radom["x"], demo.threats["y"] - radom["y"]) < 8_000
    people = demo.ground.places["population"]
    assert near.mean() == pytest.approx(people.max() / people.sum(), rel=0.25)
    piles = demo.threats.groupby(["x", "y"]).size()
    assert piles.max() >= 5


def test_the_duplicates_are_near_in_place_and_time(demo: Demo) -> None:
    first, second = (demo.planted(refs) for refs in zip(*demo.truth.duplicates, strict=True))
    assert len(first) == 0.03 * COUNT
    assert (first["category"].to_numpy() == second["category"].to_numpy()).all()
    steady = ~(first.index.isin(demo.truth.swapped) | second.index.isin(demo.truth.swapped))
    distance = np.hypot(first["x"].to_numpy() - second["x"].to_numpy(), first["y"].to_numpy() - second["y"].to_numpy())
    assert distance[steady].max() <= 50.1
    days = (pd.Series(second["reported_at"].array) - pd.Series(first["reported_at"].array)) / pd.Timedelta(days=1)
    assert days.min() > 0
    assert days.max() <= 30


def test_the_burst_is_one_street_in_three_days(demo: Demo) -> None:
    burst = demo.planted(demo.truth.burst)
    assert burst["place"].nunique() == 1
    assert set(burst["category"]) == {"improper_parking"}
    assert burst["reported_at"].max() - burst["reported_at"].min() <= pd.Timedelta(days=3)


def test_the_jokes_lie_at_one_address_and_the_new_place_is_new(demo: Demo) -> None:
    for refs, (x, y), reach in (
        (demo.truth.jokes, demo.truth.jokes_at, 30.0),
        (demo.truth.emerging, demo.truth.emerging_at, 250.1),
    ):
        planted = demo.planted(refs)
        assert np.hypot(planted["x"] - x, planted["y"] - y).max() <= reach
    jokes = demo.planted(demo.truth.jokes)
    assert (jokes["status"] == "joke_or_mistake").mean() > 0.9
    emerging = demo.planted(demo.truth.emerging)
    assert emerging["reported_at"].min() >= demo.threats["reported_at"].max() - pd.Timedelta(days=29)


def test_mistakes_are_planted(demo: Demo) -> None:
    wrong = demo.planted(demo.truth.wrong_teryt)
    assert not wrong["teryt"].str.startswith("14").any()
    assert demo.threats.drop(list(demo.truth.wrong_teryt))["teryt"].str.startswith("14").all()
    assert demo.threats["teryt"].str.fullmatch(r"\d{4}").all()
    old = demo.planted(demo.truth.old_names)
    assert set(old["raw"]) == {'{"Typ": "Dzikie kąpieliska"}', '{"Typ": "Bezdomność"}'}
    swapped = demo.planted(demo.truth.swapped)
    assert shapely.contains_xy(demo.ground.outline, swapped["y"].to_numpy(), swapped["x"].to_numpy()).all()


def test_personal_data_are_found_by_the_masking_and_nowhere_else(demo: Demo) -> None:
    kinds = demo.truth.personal_data
    assert set(kinds.values()) == {"phone", "pesel", "plate", "email"}
    refs = dict(zip(demo.threats["id"], demo.threats.index, strict=True))
    for threat_id, text in demo.texts.items():
        found = redaction.mask(text).found
        expected = kinds.get(refs[threat_id])
        assert set(found) == ({expected} if expected else set()), text


@pytest.mark.parametrize(("count", "years"), [(99, 2), (5_000_001, 2), (5_000, 0), (5_000, 11)])
def test_impossible_sizes_are_refused(tmp_path: Path, count: int, years: int) -> None:
    with pytest.raises(UserError, match="demo store"):
        create_demo_store(str(tmp_path / "demo.gpkg"), count=count, years=years)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("garrison", ["KSP", "KWP-GDA", "KWP-KAT"])
def test_the_smallest_store_of_another_garrison_works(tmp_path: Path, garrison: str) -> None:
    path = tmp_path / "demo.gpkg"
    create_demo_store(str(path), garrison, 100, 1)
    assert len(content(path)["threat"]) == 100


@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_cancel_leaves_no_file(tmp_path: Path, after: int) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > after

    with pytest.raises(Cancelled):
        create_demo_store(str(tmp_path / "demo.gpkg"), count=200, cancelled=cancelled)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "demo.gpkg"
    path.write_bytes(b"mine")
    with pytest.raises(UserError, match="already there"):
        create_demo_store(str(path), count=200)
    assert path.read_bytes() == b"mine"


def test_a_folder_that_is_not_there_and_another_ending_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be made"):
        create_demo_store(str(tmp_path / "none" / "demo.gpkg"), count=200)
    with pytest.raises(UserError, match=r"\.gpkg"):
        create_demo_store(str(tmp_path / "demo.sqlite"), count=200)
    assert list(tmp_path.iterdir()) == []
