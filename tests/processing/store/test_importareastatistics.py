"""`importareastatistics` as people run it: tables of every shape, bad ones each with a sentence, and the join."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from kmzb_plugin.store import create_store, open_store
from tests.processing.conftest import polygon_layer, saved
from tests.store.intake.workbooks import ods

NUMBERS = ("READ_COUNT", "ACCEPTED_COUNT", "DUPLICATE_COUNT", "REJECTED_COUNT")
SQUARE = "MULTIPOLYGON((({0} 380000, {1} 380000, {1} 390000, {0} 390000, {0} 380000)))"
WIDE = (
    "Kod;Nazwa;2023;2024\n201;powiat bolesławiecki;12;1 234\n202;powiat dzierżoniowski;-;\n0;POLSKA;12;1234\n"
    ";Razem;12;1234\n299x;nie wiadomo;5;6\n265;Wałbrzych;;7\n"
)


@pytest.fixture
def store(tmp_path: Path, provider: Any) -> str:
    path = str(tmp_path / "wroclaw.gpkg")
    create_store(path, "Wrocław", "KWP-WRO").close()
    return path


def written(folder: Path, text: str, name: str = "statystyka.csv") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def kept(store: str) -> list[tuple[Any, ...]]:
    with closing(open_store(store)) as opened:
        return [tuple(row[1:]) for row in opened.statistics().itertuples(index=False)]


def numbers(results: dict[str, Any]) -> list[int]:
    found = [results[name] for name in NUMBERS]
    assert found[0] == sum(found[1:])
    return found


def test_a_wide_table_by_year_with_lost_zeros_sums_and_gaps(run: Any, store: str, tmp_path: Path) -> None:
    parameters = {
        "INPUT": written(tmp_path, WIDE),
        "STORE": store,
        "REJECTED": "memory:",
        "HTML_REPORT": str(tmp_path / "report.html"),
    }
    results = run("importareastatistics", parameters)
    assert numbers(results) == [10, 4, 0, 6]
    assert kept(store) == [
        ("0201", "all", "2023", 12),
        ("0202", "all", "2023", 0),
        ("0201", "all", "2024", 1234),
        ("0265", "all", "2024", 7),
    ]
    rejected = {feature["row"]: feature["reason"] for feature in results["REJECTED"].getFeatures()}
    assert set(rejected) == {4, 5, 6}
    assert rejected[4] == rejected[5] == "The row is a sum of other rows: it would count them twice."
    assert rejected[6] == "«299x» is no TERYT code."
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    for said in (
        "3 TERYT codes had lost the leading zero",
        "Dashes: 1",
        "Empty cells: 2",
        "Sums of other rows",
        "0265",
    ):
        assert said in report, said
    again = run("importareastatistics", {**parameters, "REJECTED": "memory:"})
    assert numbers(again) == [10, 0, 4, 6]


def test_a_corrected_count_takes_the_place_of_the_older_and_both_are_in_the_audit(
    run: Any, store: str, tmp_path: Path
) -> None:
    parameters = {"STORE": store, "SOURCE_SYSTEM": "KGP"}
    text = "teryt,category,period,count\n0201,speeding,2024,{n}\n0202,speeding,2024,5\n"
    run("importareastatistics", {**parameters, "INPUT": written(tmp_path, text.format(n=12))})
    results = run("importareastatistics", {**parameters, "INPUT": written(tmp_path, text.format(n=15), "poprawka.csv")})
    assert numbers(results) == [2, 1, 1, 0]
    assert results["CORRECTED_COUNT"] == 1
    assert ("0201", "speeding", "2024", 15) in kept(store)
    import sqlite3

    with closing(sqlite3.connect(store)) as db:
        audit = db.execute("SELECT operation, object, reason FROM audit ORDER BY seq").fetchall()
    assert audit[-2:] == [
        ("correct statistic", "KGP 0201 speeding 2024: 12 to 15", "poprawka.csv"),
        ("import statistics", "police KGP: 1 accepted, 1 duplicate", "poprawka.csv"),
    ]
    with closing(open_store(store)) as opened:
        assert opened.verify_audit().valid


def test_a_spreadsheet_with_codes_as_numbers_and_a_column_for_each_category(
    run: Any, store: str, tmp_path: Path
) -> None:
    names = ["TERYT", "Nazwa", "Kradzież", "Akty wandalizmu", "Ogółem"]
    rows = [[201, "powiat", 3, 4, 7], [1465, "Warszawa", 5, 6, 11]]
    pd.DataFrame(rows, columns=names).to_excel(tmp_path / "kgp.xlsx", index=False)
    parameters = {"INPUT": str(tmp_path / "kgp.xlsx"), "STORE": store, "PERIOD": "I półrocze 2025"}
    results = run("importareastatistics", parameters)
    assert numbers(results) == [6, 4, 0, 2]
    assert kept(store)[0] == ("0201", "unknown:Kradzież", "2025-H1", 3)
    assert ("1465", "vandalism", "2025-H1", 6) in kept(store)


def test_what_was_noticed_of_a_spreadsheet_is_said(run: Any, store: str, tmp_path: Path) -> None:
    sheets = {"2024": [["Kod", "2024"], [201, 12]], "2023": [["Kod", "2023"], [201, 11]]}
    source = str(ods(tmp_path / "kgp.ods", sheets))
    page = tmp_path / "report.html"
    results = run("importareastatistics", {"INPUT": source, "STORE": store, "HTML_REPORT": str(page)})
    assert numbers(results) == [1, 1, 0, 0]
    assert "Only the sheet «2024» was read. These have rows too: «2023»." in page.read_text(encoding="utf-8")


def test_totals_that_are_more_than_their_parts_are_kept(run: Any, store: str, tmp_path: Path) -> None:
    table = written(tmp_path, "teryt;Kradzież;Przestępstwa ogółem\n0201;3;90\n0202;4;4\n")
    assert numbers(run("importareastatistics", {"INPUT": table, "STORE": store, "PERIOD": "2024"})) == [4, 4, 0, 0]
    assert ("0201", "all", "2024", 90) in kept(store)


def test_bad_counts_each_have_their_reason(run: Any, store: str, tmp_path: Path) -> None:
    table = written(
        tmp_path,
        "teryt;kategoria;okres;liczba\n0201;a;2024;-5\n0201;b;2024;3,5\n0201;c;2024;\n0201;d;2024;dużo\n0201;e;2024;.\n"
        "0201;f;2024/2025;1\n0201;;2024;1\n0301;g;2024;1\n0201;h;2024;1\n0201;h;2024;2\n0201;i;2024;99999999999\n"
        "0201;j;2024;7\n0201;j;2024;7\n0201;k;2024\n",
    )
    results = run("importareastatistics", {"INPUT": table, "STORE": store, "REJECTED": "memory:"})
    assert numbers(results) == [14, 1, 1, 12]
    reasons = {feature["row"]: feature["reason"] for feature in results["REJECTED"].getFeatures()}
    different = "The table has different counts for this area, category and period: from 1 to 2."
    assert reasons == {
        2: "The count «-5» is below zero.",
        3: "The count «3,5» is not whole.",
        4: "The count is missing.",
        5: "«dużo» is no number.",
        6: "The count is marked as missing.",
        7: "«2024/2025» is no year, half, quarter or month.",
        8: "The row has no category.",
        9: "«0301» is no TERYT code.",
        10: different,
        11: different,
        12: "The count «99999999999» is too large.",
        15: "The row has 3 values where the header has 4.",
    }


def test_rejected_rows_are_mended_and_imported(run: Any, store: str, tmp_path: Path) -> None:
    table = written(tmp_path, "teryt;2023;2024\n0201;5;6\n0202;-1;7\n")
    rejected = str(tmp_path / "rejected.gpkg")
    assert numbers(run("importareastatistics", {"INPUT": table, "STORE": store, "REJECTED": rejected})) == [4, 3, 0, 1]
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer(rejected, "rejected", "ogr")
    (feature,) = layer.getFeatures()
    assert feature["reason"] == "Column «2023»: The count «-1» is below zero."
    layer.startEditing()
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("2023"), "1")
    assert layer.commitChanges()
    assert numbers(run("importareastatistics", {"INPUT": layer, "STORE": store})) == [2, 1, 1, 0]
    assert ("0202", "all", "2023", 1) in kept(store)


@pytest.mark.parametrize(
    ("text", "more", "sentence"),
    [
        ("nazwa;2024\nRadom;5\n", {}, "no column of TERYT codes"),
        ("teryt;nazwa\n0201;x\n", {"PERIOD": "2024"}, "no column of counts"),
        ("teryt;Kradzież\n0201;5\n", {}, "PERIOD"),
        ("teryt;2024\n", {}, "has no rows"),
        ("teryt;2024\n0201;5\n", {"PERIOD": "latem"}, "«latem» is no year"),
        ("teryt;2024\n0201;5\n", {"PROFILE": "nowhere"}, "no import profile «nowhere»"),
        (
            "teryt;2024\n0201;5\n",
            {"OUTPUT_AREAS": "memory:"},
            r"«Areas with counts» \(OUTPUT_AREAS\) needs a layer of areas",
        ),
        ("teryt;2024\n0201;5\n", {"REJECTED": "/nowhere/rejected.gpkg"}, "there is no such file or folder"),
        ("teryt;2024\n0201;5\n", {"HTML_REPORT": "/nowhere/report.html"}, "there is no such file or folder"),
    ],
)
def test_what_cannot_be_imported_is_said_and_nothing_is(
    run: Any, store: str, tmp_path: Path, text: str, more: dict[str, Any], sentence: str
) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=sentence):
        run("importareastatistics", {"INPUT": written(tmp_path, text), "STORE": store, **more})
    assert kept(store) == []


def test_what_a_dialog_offers_by_itself_is_no_hindrance(run: Any, log: Any, store: str, tmp_path: Path) -> None:
    from qgis.core import QgsProcessing

    offered = dict.fromkeys(("OUTPUT_AREAS", "OUTPUT_UNMATCHED", "REJECTED"), QgsProcessing.TEMPORARY_OUTPUT)
    results = run(
        "importareastatistics", {"INPUT": written(tmp_path, "teryt;2024\n0201;5\nx;1\n"), "STORE": store, **offered}
    )
    assert numbers(results) == [2, 1, 0, 1]
    assert results["OUTPUT_AREAS"] is None
    # QGIS says in English that it has no room there for the names of fields.
    assert not [each for each in log.warnings if "scratch" in each]


def test_a_profile_names_columns_values_and_marks(run: Any, store: str, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    profile = {
        "name": "nasz",
        "columns": {"area": "obszar", "count": "stwierdzono"},
        "category": "Akty wandalizmu",
        "period": "2024-Q3",
        "zero": ["zero"],
    }
    path = written(tmp_path, json.dumps(profile), "nasz.json")
    table = written(tmp_path, "obszar;stwierdzono;inne\n0201;zero;5\n0202;4;5\n")
    assert numbers(run("importareastatistics", {"INPUT": table, "STORE": store, "PROFILE": path})) == [2, 2, 0, 0]
    assert kept(store) == [("0201", "vandalism", "2024-Q3", 0), ("0202", "vandalism", "2024-Q3", 4)]
    table = written(tmp_path, "teryt;liczba\n0201;5\n")
    with pytest.raises(QgsProcessingException, match="lacks the columns obszar, stwierdzono"):
        run("importareastatistics", {"INPUT": table, "STORE": store, "PROFILE": path})


# --- joined to areas -------------------------------------------------------------------------------------------------


def areas(codes: list[str], **more: list[Any]) -> Any:
    squares = [SQUARE.format(600_000 + 10_000 * i, 610_000 + 10_000 * i) for i in range(len(codes))]
    return polygon_layer(squares, fields={"jpt_kod_je": codes, **more})


def test_counts_are_joined_to_areas_and_what_matches_nothing_is_shown(run: Any, store: str, tmp_path: Path) -> None:
    text = (
        "teryt;kategoria;rok;liczba\n"
        "0201;Kradzież;2023;1\n0201;Kradzież;2024;30\n0201;Bójka;2024;12\n0203;Bójka;2024;4\n"
    )
    results = run(
        "importareastatistics",
        {
            "INPUT": written(tmp_path, text),
            "STORE": store,
            "AREAS": areas(["0201", "0202", "brak"], ludnosc=[50_000, 10_000, 0]),
            "POPULATION_FIELD": "ludnosc",
            "OUTPUT_AREAS": "memory:",
            "OUTPUT_UNMATCHED": "memory:",
            "HTML_REPORT": str(tmp_path / "report.html"),
        },
    )
    assert (results["UNMATCHED_CODES"], results["UNMATCHED_AREAS"]) == (1, 2)
    first, *others = results["OUTPUT_AREAS"].getFeatures()
    assert (first["teryt"], first["period"], first["n"], first["rate"]) == ("0201", "2024", 42, 84.0)
    # Garwood's interval for 42: R, poisson.test(42)$conf.int.
    assert (first["rate_low"] / 2, first["rate_high"] / 2) == pytest.approx((30.26991, 56.77180), abs=1e-4)
    assert [first["n_1"], first["n_2"]] == [30, 12]
    assert [other["n"] for other in others] == [None, None]
    unmatched = [(row["side"], row["teryt"], row["n"]) for row in results["OUTPUT_UNMATCHED"].getFeatures()]
    assert unmatched == [("statistics", "0203", 4), ("areas", "0202", None), ("areas", "brak", None)]
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "1 of 3 areas have a count" in report
    assert "per 100,000 inhabitants" in report


def test_gminas_are_added_up_for_powiats_and_parts_are_not_added_twice(run: Any, store: str, tmp_path: Path) -> None:
    text = "teryt;2024\n0201011;5\n0201022;6\n0201033;7\n0201034;3\n0201035;4\n"
    results = run(
        "importareastatistics",
        {
            "INPUT": written(tmp_path, text),
            "STORE": store,
            "AREAS": saved(areas(["201"]), tmp_path / "powiaty.gpkg"),
            "OUTPUT_AREAS": "memory:",
        },
    )
    (powiat,) = results["OUTPUT_AREAS"].getFeatures()
    assert (powiat["teryt"], powiat["n"]) == ("0201", 18)
    assert powiat["rate"] == pytest.approx(18 / 100, rel=0.01)


def test_a_layer_without_codes_is_said_before_anything_is_imported(run: Any, store: str, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    table = written(tmp_path, "teryt;2024\n0201;5\n")
    layer = polygon_layer([SQUARE.format(600_000, 610_000)], fields={"nazwa": ["x"]})
    with pytest.raises(QgsProcessingException, match="has no field of TERYT codes"):
        run("importareastatistics", {"INPUT": table, "STORE": store, "AREAS": layer, "OUTPUT_AREAS": "memory:"})
    assert kept(store) == []


# --- cancelled, and on a server --------------------------------------------------------------------------------------


def test_a_cancel_before_the_end_leaves_nothing_and_one_after_says_what_is_there(
    provider: Any, store: str, tmp_path: Path
) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    class Stopping(QgsProcessingFeedback):
        """Cancels from a fraction of progress on."""

        def __init__(self, at: float) -> None:
            super().__init__()
            self.said: list[str] = []
            self.progressChanged.connect(lambda value: self.cancel() if value >= at else None)

        def reportError(self, error: str, fatalError: bool = False) -> None:
            self.said.append(error)

    table = written(tmp_path, "teryt;2024\n0201;5\n")
    parameters = {"INPUT": table, "STORE": store, "REJECTED": "memory:", "AREAS": areas(["0201"])}
    parameters["OUTPUT_AREAS"] = str(tmp_path / "areas.gpkg")
    for at, said, there in ((40.0, "Nothing was written", 0), (70.0, "had been imported by then", 1)):
        feedback = Stopping(at)
        algorithm = provider.algorithm("importareastatistics").create()
        _, worked = algorithm.run(parameters, QgsProcessingContext(), feedback)
        assert not worked
        assert any(said in each for each in feedback.said)
        assert len(kept(store)) == there
        assert not (tmp_path / "areas.gpkg").exists()


def test_on_a_server_whoever_may_import_does_and_others_are_told(run: Any, database: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    place = {"STORE": database.location(), "INPUT": written(tmp_path, WIDE)}
    assert numbers(run("importareastatistics", place)) == [10, 4, 0, 6]
    assert numbers(run("importareastatistics", place)) == [10, 0, 4, 6]
    database.add("guest", ["read"])
    with pytest.raises(QgsProcessingException, match="may not do this"):
        run("importareastatistics", {**place, "STORE": database.location("guest")})
