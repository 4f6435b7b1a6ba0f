"""Rejected rows: mended where they stand, and imported again with the same profile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.intake import columns, profile
from kmzb_plugin.store.intake.importing import import_threats
from kmzb_plugin.store.intake.limits import LONGEST_TEXT
from kmzb_plugin.text import UserError
from tests.store.intake.samples import public_record, saved


def test_what_comes_back_leaves_no_trace_of_having_been_away(radom: Store, tmp_path: Path) -> None:
    frame = public_record(3, Uwagi=["a", "b", "c"])
    frame.loc[1, "Data zdarzenia"] = "wczoraj"
    first = import_threats(radom, saved(frame, tmp_path), plane=Plane.INTERNET)
    assert (first.accepted, len(first.rejected)) == (2, 1)
    mended = first.rejected.assign(**{"Data zdarzenia": "20.11.2025 18:40"})
    public = profile.load(profile.DEFAULT)
    public = replace(public, time=replace(public.time, format="auto"))
    second = import_threats(radom, saved(mended, tmp_path, "mended.csv"), plane=Plane.INTERNET, profile=public)
    assert (second.accepted, len(second.rejected)) == (1, 0)
    assert not any("row" in note and "reason" in note for note in second.notes)
    from tests.store.intake.test_importing import rows

    assert rows(radom, "raw")["raw"].tolist() == ['{"Uwagi":"a"}', '{"Uwagi":"b"}', '{"Uwagi":"c"}']


def test_what_is_still_wrong_comes_out_again(radom: Store, tmp_path: Path) -> None:
    frame = public_record(2, x=["tam", "637000"])
    first = import_threats(radom, saved(frame, tmp_path), plane=Plane.INTERNET)
    path = saved(first.rejected, tmp_path, "again.csv")
    second = import_threats(radom, path, plane=Plane.INTERNET)
    assert second.rejected.iloc[:, 2:].to_dict("records") == first.rejected.iloc[:, 2:].to_dict("records")
    assert second.rejected["reason"].tolist() == first.rejected["reason"].tolist()


def test_a_file_with_such_columns_of_its_own_keeps_them(radom: Store, tmp_path: Path) -> None:
    """They belong to the file where the profile names them."""
    frame = public_record(2).rename(columns={"OBJECTID": "row", "Typ": "reason"})
    public = profile.load(profile.DEFAULT)
    own = replace(public, columns={**public.columns, "source_ref": "row", "category": "reason"})
    first = import_threats(radom, saved(frame.assign(x=["tam", "637000"]), tmp_path), plane=Plane.POLICE, profile=own)
    assert (first.accepted, len(first.rejected)) == (1, 1)
    # As the output names them: row, reason, then row_ and reason_ for the file's own.
    out = first.rejected.copy()
    out.columns = ["row", "reason", *columns.field_names(map(str, out.columns[2:]))]
    assert list(out.columns)[:4] == ["row", "reason", "row_", "reason_"]
    second = import_threats(radom, saved(out.assign(x="637010"), tmp_path), plane=Plane.POLICE, profile=own)
    assert (second.accepted, len(second.rejected)) == (1, 0)


@given(
    st.lists(st.sampled_from(["row", "Row", "row_", "reason", "fid", "fid_", "FID", "Typ", "TYP", "a"]), unique=True)
)
def test_no_two_fields_have_one_name(names: list[str]) -> None:
    found = columns.field_names(names)
    assert len({name.lower() for name in (*found, "fid", "row", "reason")}) == len(names) + 3


def test_a_million_characters_are_no_value(radom: Store, tmp_path: Path) -> None:
    frame = public_record(3, Uwagi=["", "x" * 1_000_000, "y" * LONGEST_TEXT])
    report = import_threats(radom, saved(frame, tmp_path), plane=Plane.INTERNET)
    assert (report.accepted, report.rejected["row"].tolist()) == (2, [3])
    assert "«Uwagi» holds more than 100,000 characters" in report.rejected["reason"].iloc[0]
    assert len(report.rejected["Uwagi"].iloc[0]) == 1_000_000


def test_a_field_longer_than_a_table_has_them_names_its_row(radom: Store, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Typ;x\n1;2\n3;" + "x" * 11_000_000 + "\n", encoding="utf-8")
    with pytest.raises(UserError, match="Row 3 of «list.csv»"):
        import_threats(radom, path, plane=Plane.INTERNET)


def test_dates_in_five_ways_in_one_column(radom: Store, tmp_path: Path) -> None:
    written = ["2025-11-20 18:40", "20.11.2025 18:40", "20/11/2025 18:40", "20 listopada 2025 r., godz. 18.40"]
    frame = public_record(6, **{"Data zdarzenia": [*written, "45981.7777777778", "11/20/2025 18:40"]})
    public = profile.load(profile.DEFAULT)
    auto = replace(public, time=replace(public.time, format="auto"))
    report = import_threats(radom, saved(frame, tmp_path), plane=Plane.INTERNET, profile=auto)
    assert (report.accepted, len(report.rejected)) == (5, 1)
    assert set(radom.frame(ThreatFilter(), ["occurred_at"])["occurred_at"]) == {"2025-11-20T17:40:00Z"}
    assert "«11/20/2025 18:40»" in report.rejected["reason"].iloc[0]
    assert any("1 date" in note and "month before the day" in note for note in report.notes)


def test_degrees_among_metres_are_rejected(radom: Store, tmp_path: Path) -> None:
    frame = public_record(4, x=["637000", "21.15", "51°24'10\"", "637010"], y=["395000", "51.4", "21°9'", "395010"])
    report = import_threats(radom, saved(frame, tmp_path), plane=Plane.INTERNET)
    assert report.accepted == 2
    assert report.rejected["reason"].str.contains("degrees, unlike those of the other rows").all()


def test_coordinates_as_angles(radom: Store, tmp_path: Path) -> None:
    frame = public_record(2, x=["21°08'50\"E", "21,1472"], y=["51°24'10\"N", "51 24 10"])
    degrees = replace(profile.load(profile.DEFAULT), crs="EPSG:4326")
    report = import_threats(radom, saved(frame, tmp_path), plane=Plane.INTERNET, profile=degrees)
    assert report.accepted == 2
    found = radom.frame(ThreatFilter(), ["x", "y"])
    assert found["y"].std() < 1
    assert pd.Series(found["x"]).between(636_000, 652_000).all()
