"""The mapping on any rows at all: nothing is lost, nothing breaks."""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmzb_plugin.domain.categories import Categories
from kmzb_plugin.domain.statuses import Workflow
from kmzb_plugin.store.base import Dictionary
from kmzb_plugin.store.intake import profile
from kmzb_plugin.store.intake.mapping import STORE_COLUMNS, Mapped, map_threats
from kmzb_plugin.store.intake.table import Table
from kmzb_plugin.text import UserError
from tests.store.intake.samples import public_record

pytestmark = pytest.mark.usefixtures("qgis_app")

DICTIONARY = Dictionary(Categories.seed(), Workflow.seed(), (), (), {})


def mapped(frame: pd.DataFrame, chosen: profile.Profile | None = None) -> Mapped:
    table = Table("rows", frame.astype(object), np.arange(len(frame)) + 2)
    return map_threats(table, chosen or profile.load(profile.DEFAULT), DICTIONARY, "EPSG:2180", "KWP-RAD")


ANY = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=8)  # as files are read
NUMBERS = st.one_of(st.integers(-(10**7), 10**7).map(str), st.floats().map(repr), ANY)
PLACES = st.one_of(st.integers(100_000, 900_000).map(str), NUMBERS)
ROW = st.fixed_dictionaries(
    {
        "OBJECTID": st.one_of(st.just(""), st.integers(0, 4).map(str), ANY),
        "Typ": st.one_of(st.sampled_from([category.name_pl for category in Categories.seed()]), ANY),
        "Status": st.one_of(st.sampled_from([status.name_pl for status in Workflow.seed()]), ANY),
        "Data zdarzenia": st.one_of(st.integers(0, 2 * 10**12).map(str), NUMBERS),
        "Data utworzenia": st.one_of(st.integers(0, 2 * 10**12).map(str), NUMBERS),
        "Data modyfikacji": NUMBERS,
        "Pora dnia": NUMBERS,
        "Dni tygodnia": NUMBERS,
        "TERYT": NUMBERS,
        "x": PLACES,
        "y": PLACES,
        "Uwagi": ANY,
    }
)


@settings(max_examples=60)
@given(st.lists(ROW, min_size=1, max_size=6))
def test_every_row_is_mapped_repeated_or_rejected(rows: list[dict[str, str]]) -> None:
    try:
        found = mapped(pd.DataFrame(rows))
    except UserError:
        return  # the coordinates of all rows contradict the reference system
    assert len(found.rows) + found.repeated + len(found.rejected) == len(rows)
    assert tuple(found.rows.columns) == STORE_COLUMNS
    assert found.rows["source_ref"].is_unique
    assert (found.rows["source_ref"] != "").all()
    assert np.isfinite(found.rows[["x", "y"]].to_numpy(float)).all()
    assert found.rejected["reason"].str.endswith(".").all()
    codes = {category.code for category in Categories.seed()}
    assert all(code in codes or code.startswith("unknown:") for code in found.rows["category"])
    for name in ("occurred_at", "reported_at", "updated_at"):
        assert found.rows[name].str.fullmatch(r"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ").all()


def test_rows_without_an_id_get_the_hash_of_their_content_and_an_ordinal() -> None:
    frame = public_record(3, OBJECTID="")
    frame.loc[1] = frame.loc[0]
    refs = mapped(frame).rows["source_ref"].tolist()
    first, second, third = (ref.split("-") for ref in refs)
    assert first[0] == second[0] != third[0]
    assert [first[1], second[1], third[1]] == ["0", "1", "0"]
    assert all(len(ref[0]) == hashlib.sha256().digest_size * 2 for ref in (first, second, third))
    assert mapped(frame.iloc[::-1].reset_index(drop=True)).rows["source_ref"].sort_values().tolist() == sorted(refs)


def test_values_of_the_profile_are_replaced_before_they_are_understood() -> None:
    data = profile.load(profile.DEFAULT)
    values = {"category": {"PRĘDKOŚĆ": "speeding"}, "status": {"zamknięte": "confirmed_eliminated"}}
    own = profile.Profile("own", data.crs, data.columns, values, data.time)
    found = mapped(public_record(1, Typ="PRĘDKOŚĆ", Status="zamknięte"), own)
    assert found.rows[["category", "status"]].to_numpy().tolist() == [["speeding", "confirmed_eliminated"]]
    assert not found.findings.unknown_categories


def test_cells_beyond_the_header_stay_with_the_rejected_row() -> None:
    from kmzb_plugin.store.intake.table import MalformedRow

    frame = public_record(1)
    cells = [str(i) for i in range(len(frame.columns) + 2)]
    table = Table("rows", frame.astype(object), np.array([2]), malformed=[MalformedRow(3, cells, "Too many.")])
    found = map_threats(table, profile.load(profile.DEFAULT), DICTIONARY, "EPSG:2180", "KWP-RAD")
    assert found.rejected["row"].tolist() == [3]
    assert found.rejected.iloc[0, -1] == " | ".join(cells[len(frame.columns) - 1 :])
