"""What the columns of a file may be: by names, by what they hold, and by where the places then lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.intake import near, words
from kmzb_plugin.store.intake.guessing import Guess, guess
from kmzb_plugin.store.intake.importing import import_threats
from kmzb_plugin.store.intake.preview import preview
from kmzb_plugin.store.intake.reading import read_file
from tests.store.intake.samples import public_record, saved
from tests.store.intake.workbooks import xlsx


def guessed(store: Store, path: Path) -> Guess:
    info = store.describe()
    return guess(preview(path), store.dictionary(), info.crs, info.garrison)


def test_the_public_record_is_recognised(radom: Store, tmp_path: Path) -> None:
    found = guessed(radom, saved(public_record(5), tmp_path))
    assert found.profile.columns == {
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
    assert found.profile.crs == "EPSG:2180"
    assert found.unused == []
    assert found.values == {}
    assert set(found.why) == {*found.profile.columns, "crs"}
    assert all(sentence.endswith(".") for sentence in found.why.values())


def test_a_list_in_other_words_is_imported_as_guessed(radom: Store, tmp_path: Path) -> None:
    """Degrees with commas, latitude first, the hour in a column of its own, a note that nothing is for."""
    frame = pd.DataFrame(
        {
            "Nr zgłoszenia": ["a1", "a2", "a3"],
            "Rodzaj zagrożenia": ["Żebractwo", "Przekroczenie prędkości", "parkowanie"],
            "Data": ["20.11.2025", "21.11.2025", "22 listopada 2025"],
            "Godzina": ["18:40", "7.05", "9"],
            "Szerokość geogr.": ["51,4027", "51,4030", "51°24'11\""],
            "Długość geogr.": ["21,1471", "21,1480", "21°08'50\""],
            "Opis": ["przy dworcu", "", ""],
            "Patrol": ["", "12", ""],
        }
    )
    path = saved(frame, tmp_path)
    found = guessed(radom, path)
    assert found.profile.columns == {
        "source_ref": "Nr zgłoszenia",
        "category": "Rodzaj zagrożenia",
        "occurred_at": "Data",
        "description": "Opis",
        "x": "Długość geogr.",
        "y": "Szerokość geogr.",
    }
    assert found.profile.time.hour == "Godzina"
    assert found.profile.crs == "EPSG:4326"
    assert found.unused == ["Patrol"]
    assert found.values == {"category": {"Przekroczenie prędkości": 1, "parkowanie": 1}}
    assert found.profile.values == {
        "category": {"Przekroczenie prędkości": "speeding", "parkowanie": "improper_parking"}
    }
    report = import_threats(radom, read_file(path), plane=Plane.PUBLIC, profile=found.profile)
    assert (report.accepted, len(report.rejected)) == (3, 0)


def places(crs: str, n: int = 20) -> tuple[list[str], list[str]]:
    """Places around Radom in a reference system, as QGIS puts them."""
    step = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem(crs), QgsProject.instance()
    )
    found = [step.transform(QgsPointXY(21.15 + i / 100, 51.4 + i / 200)) for i in range(n)]
    return [f"{point.x():.6f}" for point in found], [f"{point.y():.6f}" for point in found]


@pytest.mark.parametrize("crs", ["EPSG:2180", "EPSG:4326", "EPSG:3857", "EPSG:32634", "EPSG:2178"])
@pytest.mark.parametrize("exchanged", [False, True])
@pytest.mark.parametrize("names", [("x", "y"), ("pierwsza", "druga")])
def test_the_reference_system_is_known_by_where_the_places_lie(
    radom: Store, tmp_path: Path, crs: str, exchanged: bool, names: tuple[str, str]
) -> None:
    """Of systems that differ by metres only the more usual one; a store elsewhere would expect other places."""
    x, y = places(crs)
    if exchanged:
        x, y = y, x
    frame = public_record(20).drop(columns=["x", "y"]).assign(**{names[0]: x, names[1]: y})
    found = guessed(radom, saved(frame, tmp_path))
    assert found.profile.crs == crs
    expected = names[::-1] if exchanged else names
    assert (found.profile.columns["x"], found.profile.columns["y"]) == expected
    assert crs in found.why["crs"]


def test_both_coordinates_in_one_column(radom: Store, tmp_path: Path) -> None:
    x, y = places("EPSG:4326", 5)
    frame = public_record(5).drop(columns=["x", "y"])
    frame["Współrzędne"] = [f"{b}, {a}" for a, b in zip(x, y, strict=True)]
    path = saved(frame, tmp_path)
    found = guessed(radom, path)
    assert (found.profile.columns["x"], found.profile.columns["y"]) == ("Współrzędne", "Współrzędne")
    assert found.profile.crs == "EPSG:4326"
    report = import_threats(radom, path, plane=Plane.INTERNET, profile=found.profile)
    assert report.accepted == 5


def test_a_month_before_the_day_is_seen(radom: Store, tmp_path: Path) -> None:
    frame = public_record(3, **{"Data zdarzenia": ["01/31/2025 18:40", "02/01/2025 00:10", "02/03/2025 09:00"]})
    frame = frame.drop(columns=["Data utworzenia", "Data modyfikacji"])
    found = guessed(radom, saved(frame, tmp_path))
    assert found.profile.time.format == "%m/%d/%Y %H:%M"
    assert "month" in found.why["time"]
    # The fourth of March or the third of April: nothing says so, and Poles write the day first.
    frame["Data zdarzenia"] = ["03/04/2025 18:40"] * 3
    assert guessed(radom, saved(frame, tmp_path)).profile.time.format == "auto"


def test_columns_without_telling_names_are_known_by_what_they_hold(radom: Store, tmp_path: Path) -> None:
    frame = public_record(5, Status=["Nowe", "Potwierdzone", "Nowe", "Niepotwierdzone", "Nowe"])
    frame.columns = [f"kolumna {i}" for i in range(len(frame.columns))]
    found = guessed(radom, saved(frame, tmp_path)).profile.columns
    assert found["category"] == "kolumna 1"
    assert found["status"] == "kolumna 2"
    assert found["teryt"] == "kolumna 8"
    assert (found["x"], found["y"]) == ("kolumna 9", "kolumna 10")


def test_a_table_without_places_or_rows_is_guessed_too(radom: Store, tmp_path: Path) -> None:
    frame = public_record(3).drop(columns=["x", "y"])
    assert "x" not in guessed(radom, saved(frame, tmp_path)).profile.columns
    assert guessed(radom, saved(public_record(0), tmp_path)).profile.columns["category"] == "Typ"


def test_what_stands_above_the_header_is_all_rows(radom: Store, tmp_path: Path) -> None:
    rows = [
        ["Debata społeczna w Jedlińsku"],
        ["Data: 12.05.2025", "Prowadzący:", "sierż. Nowak, tel. 600 123 456"],
        [],
        ["Lp.", "Problem", "GPS"],
        [1, "parkowanie", "51.5215, 21.1215"],
        [2, "Żebractwo", "51°31'10\"N 21°07'20\"E"],
    ]
    path = xlsx(tmp_path / "debata.xlsx", {"A": rows})
    found = guessed(radom, path)
    assert found.profile.columns["reported_at"] == "Data"
    assert found.profile.details == ("Data", "Prowadzący")
    assert "above the header" in found.why["reported_at"]
    report = import_threats(radom, path, plane=Plane.PUBLIC, profile=found.profile)
    assert report.accepted == 2
    assert report.notes[0].startswith("Above the header the file says: «Debata społeczna w Jedlińsku; Data: 12.05.2025")
    assert "600 123 456" not in " ".join(report.notes)
    stored = radom.frame(ThreatFilter(), ["reported_at", "description_masked"])
    assert set(stored["reported_at"]) == {"2025-05-11T22:00:00Z"}
    assert stored["description_masked"].str.startswith("Data: 12.05.2025\nProwadzący: sierż. Nowak").all()


def test_dates_are_known_by_what_they_are_where_no_column_is_named_so(radom: Store, tmp_path: Path) -> None:
    frame = public_record(3)[["Typ", "x", "y"]].assign(
        A=["1", "2", "3"], B=["01.03.2025", "2025-03-02", "3 marca 2025"]
    )
    assert guessed(radom, saved(frame, tmp_path)).profile.columns["occurred_at"] == "B"


def test_an_hour_belongs_to_the_day_of_the_report_where_there_is_no_other(radom: Store, tmp_path: Path) -> None:
    frame = public_record(2)[["Typ", "x", "y"]]
    frame = frame.assign(**{"Data zgł.": ["01.03.2025", "02.03.2025"], "Godz.": ["7:15", "23"]})
    path = saved(frame, tmp_path)
    found = guessed(radom, path)
    assert found.profile.columns["reported_at"] == "Data zgł."
    assert found.profile.time.hour == "Godz."
    import_threats(radom, path, plane=Plane.POLICE, profile=found.profile)
    assert set(radom.frame(ThreatFilter(), ["reported_at"])["reported_at"]) == {
        "2025-03-01T06:15:00Z",
        "2025-03-02T22:00:00Z",
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Przekroczenie prędkości", "speeding"),
        ("przekraczanie dozwolonej predkosci", "speeding"),
        ("niewlasciwe parkowanie", ""),
        ("parkowanie", "improper_parking"),
        ("wandalizm", "vandalism"),
        ("alkohol", "public_alcohol"),
        ("niebezpieczne miejsce", ""),
        ("psy", ""),
        ("", ""),
        ("Latające talerze", ""),
        ("Dzikie kąpielisko", "dangerous_water_place"),
    ],
)
def test_nearly_known_categories(radom: Store, text: str, code: str) -> None:
    assert near.nearest(text, near.category_names(radom.dictionary())) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("potwierdzono", "confirmed"),
        ("nie potwierdzone", "not_confirmed"),
        ("niepotwierdzono", "not_confirmed"),
        ("w trakcie weryfikacji", ""),
        ("weryfikacja w toku", ""),
        ("wyeliminowane", "confirmed_eliminated"),
        ("zamknięte", ""),
    ],
)
def test_nearly_known_statuses(radom: Store, text: str, code: str) -> None:
    assert near.nearest(text, near.status_names(radom.dictionary()), opposites=True) == code


@given(st.text(max_size=30))
def test_any_name_of_a_column_is_like_something_or_nothing(name: str) -> None:
    assert all(0 <= words.likeness(name, names) <= 1 for names in words.NAMES.values())


@settings(max_examples=30)
@given(st.lists(st.lists(st.text(max_size=8), min_size=3, max_size=3), max_size=6))
def test_any_table_has_a_guess(rows: list[list[str]]) -> None:
    from kmzb_plugin.domain.categories import Categories
    from kmzb_plugin.domain.statuses import Workflow
    from kmzb_plugin.store.base import Dictionary
    from kmzb_plugin.store.intake.table import Table

    rows = [[text.replace("\x00", "") for text in row] for row in rows]
    frame = pd.DataFrame(rows, columns=["Typ", "data", "x"], dtype=object)
    dictionary = Dictionary(Categories.seed(), Workflow.seed(), (), (), {})
    found = guess(Table("t", frame, np.arange(len(rows))), dictionary)
    assert set(found.profile.columns.values()) <= set(frame.columns)
