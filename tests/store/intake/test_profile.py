"""Import profiles: what is right is read, what is wrong is answered with a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.store.intake import profile
from kmzb_plugin.store.intake.options import ReadOptions
from kmzb_plugin.store.intake.profile import FIELDS, Profile, TimeRule
from kmzb_plugin.text import UserError

GOOD = {"name": "mine", "crs": "EPSG:2180", "columns": {"category": "Typ", "x": "X", "y": "Y"}}


def test_the_default_profile_is_the_public_record() -> None:
    found = profile.load(profile.DEFAULT)
    assert found.crs == "EPSG:2180"
    assert found.time.format == "epoch_milliseconds"
    assert found.columns == {
        "source_ref": "OBJECTID",
        "category": "Typ",
        "status": "Status",
        "occurred_at": "Data zdarzenia",
        "reported_at": "Data utworzenia",
        "updated_at": "Data modyfikacji",
        "time_of_day": "Pora dnia",
        "weekdays": "Dni tygodnia",
        "teryt": "TERYT",
        "x": "x",
        "y": "y",
    }
    assert profile.names()[0] == profile.DEFAULT


def test_every_shipped_profile_is_named_like_its_file() -> None:
    assert [profile.load(name).name for name in profile.names()] == profile.names()


def test_a_file_of_ones_own_is_read(tmp_path: Path) -> None:
    path = tmp_path / "własny.json"
    content = {**GOOD, "values": {"status": {"open": "Nowe"}}, "time": {"zone": "UTC", "format": "%d/%m/%Y"}}
    path.write_text("\ufeff" + json.dumps(content), encoding="utf-8")
    assert profile.load(str(path)) == Profile(
        "mine",
        "EPSG:2180",
        {"category": "Typ", "x": "X", "y": "Y"},
        {"status": {"open": "Nowe"}},
        TimeRule("%d/%m/%Y", "UTC"),
    )


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"columns": {"x": "X", "y": "Y"}}, "category"),
        ({"columns": {"category": "Typ", "x": "X"}}, "x and y"),
        ({"columns": {"category": "Typ", "colour": "c"}}, "colour"),
        ({"columns": ["Typ"]}, "columns"),
        ({"columns": {"category": 1}}, "columns.category"),
        ({"values": {"shade": {}}}, "shade"),
        ({"values": {"status": ["a"]}}, "status"),
        ({"time": {"zone": "Europe/Atlantis"}}, "Europe/Atlantis"),
        ({"time": {"format": "epoch"}}, "epoch"),
        ({"time": {"hours": "h"}}, "time.hours"),
        ({"time": {"hour": "h"}}, "occurred_at"),
        ({"name": " "}, "name"),
        ({"crs": None}, "crs"),
        ({"extra": 1}, "extra"),
        ({"details": "Instytucja"}, "details"),
        ({"details": [""]}, "details"),
        ({"constants": {"Instytucja": 7}}, "constants.Instytucja"),
        ({"reading": {"encoding": "klingon"}}, "klingon"),
        ({"reading": {"delimiter": ";;"}}, "reading.delimiter"),
        ({"reading": {"header_row": -1}}, "reading.header_row"),
        ({"reading": {"header_row": True}}, "reading.header_row"),
        ({"reading": {"sheet": 1}}, "reading.sheet"),
        ({"reading": {"pages": 1}}, "reading.pages"),
    ],
)
def test_what_is_wrong_is_named(change: dict[str, object], word: str) -> None:
    with pytest.raises(UserError, match=word.replace(".", r"\.")):
        profile.parse(json.dumps({**GOOD, **change}))


FULL = Profile(
    "pełny",
    "EPSG:4326",
    {"category": "Typ", "occurred_at": "Dzień", "x": "X", "y": "Y"},
    {"status": {"open": "new"}},
    TimeRule("%d/%m/%Y", "UTC", "Godzina"),
    {"Instytucja": "KMP"},
    ("Instytucja",),
    ReadOptions("Windows-1250", ";", "Arkusz1", 4),
)


def test_what_is_saved_is_loaded_again_by_name_and_by_path(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "profiles"
    assert profile.own(folder) == []
    profile.save(FULL, folder / "pełny.json")
    assert profile.own(folder) == ["pełny"]
    assert profile.load("pełny", folder) == profile.load(str(folder / "pełny.json")) == FULL
    with pytest.raises(UserError, match="pełny"):
        profile.load("none", folder)
    assert list(folder.iterdir()) == [folder / "pełny.json"]


@pytest.mark.parametrize("name", profile.names())
def test_shipped_profiles_are_the_same_after_being_saved(tmp_path: Path, name: str) -> None:
    profile.save(profile.load(name), tmp_path / "own.json")
    assert profile.load(str(tmp_path / "own.json")) == profile.load(name)


def test_one_s_own_comes_before_one_that_is_shipped(tmp_path: Path) -> None:
    profile.save(FULL, tmp_path / f"{profile.DEFAULT}.json")
    assert profile.load(profile.DEFAULT, tmp_path) == FULL
    assert profile.load(profile.DEFAULT) != FULL


def test_what_cannot_be_used_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    profile.save(FULL, path)
    with pytest.raises(UserError, match="category"):
        profile.save(Profile("bad", "EPSG:4326", {}), path)
    assert profile.load(str(path)) == FULL
    with pytest.raises(UserError, match="could not be written"):
        profile.save(FULL, Path("/proc/own.json"))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x89PNG\r\n", b"{" * 2_000_000, b'{"name": "x"', b""])
def test_a_damaged_profile_is_said_to_be_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "own.json"
    path.write_bytes(content)
    with pytest.raises(UserError, match="profile"):
        profile.load(str(path))


def test_a_profile_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(UserError, match="kmzb_public_record"):
        profile.load("no_such_profile")


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.text() | JSON.map(json.dumps))
def test_no_text_is_answered_with_anything_but_a_sentence(text: str) -> None:
    with pytest.raises(UserError) as caught:
        profile.parse(text)
    assert caught.value.text.endswith(".")


@given(
    st.fixed_dictionaries(
        {"name": JSON, "crs": JSON, "columns": JSON | st.just(GOOD["columns"])},
        optional={
            "values": JSON,
            "time": JSON | st.dictionaries(st.sampled_from(["format", "zone", "hour"]), st.text()),
        },
    )
)
def test_what_is_accepted_is_usable(data: dict[str, object]) -> None:
    try:
        found = profile.parse(json.dumps(data))
    except UserError:
        return
    assert found.name.strip()
    assert found.crs.strip()
    assert "category" in found.columns
    assert set(found.columns) <= set(FIELDS)
