"""`publish`: what leaves, what does not, and that differences tell nothing."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.domain.submission import verification
from kmzb_plugin.store import create_store, open_store

from ..conftest import saved
from .publishing import (
    NOW,
    ON_MAP,
    PERIOD,
    READ,
    SECRET,
    SQUARE_A,
    SQUARE_C,
    A,
    B,
    counts,
    everything,
    fill_store,
    table,
)

ALL_COUNTS = [
    (SQUARE_A, "2025-Q3", "improper_parking", "confirmed", 6),
    (SQUARE_A, "2025-Q3", "several", "new", 9),
    (SQUARE_A, "2025-Q4", "speeding", "several", 7),
    (SQUARE_C, "2025-Q3", "vandalism", "confirmed_eliminated", 6),
]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kmzb_plugin.domain.periods.now", lambda: NOW)


@pytest.fixture
def store_path(tmp_path: Path, provider: Any) -> str:
    path = tmp_path / "store" / "KMP.gpkg"
    path.parent.mkdir()
    store = create_store(str(path), "KMP Testowo", "KWP-RAD", at=NOW)
    fill_store(store)
    store.close()
    return str(path)


@pytest.fixture
def publish(run: Any, store_path: str, tmp_path: Path) -> Any:
    """`publish(folder, **parameters)` and the folder."""

    def call(name: str = "out", **more: Any) -> Path:
        folder = tmp_path / "public" / name
        run("publish", {"STORE": store_path, "PERIOD": PERIOD, "OUTPUT": str(folder), **more})
        return folder

    return call


def test_counts_are_what_was_worked_out_by_hand(publish: Any) -> None:
    folder = publish()
    assert counts(folder) == ALL_COUNTS
    places = table(folder, "places")
    assert places.values.tolist() == [[SQUARE_A, 6 + 9 + 7], [SQUARE_C, 6]]
    statuses = table(folder, "statuses")[["place", "status", "reports"]].values.tolist()
    assert sorted(statuses) == [
        [SQUARE_A, "confirmed", 6],
        [SQUARE_A, "new", 9],
        [SQUARE_A, "several", 7],
        [SQUARE_C, "confirmed_eliminated", 6],
    ]


def test_the_table_of_a_quarter_that_is_over_hides_what_is_small(publish: Any) -> None:
    summary = table(publish(), "summary")
    assert set(summary["period"]) == {"2025-Q3"}
    cells = summary.set_index(["category", "status"])["reports"]
    # 12 speeding, of which the map shows none by name; 1 stray dog; 3 begging; 28 in all.
    assert cells["vandalism", "confirmed_eliminated"] == 6
    assert cells["improper_parking", "confirmed"] == 6
    assert cells[[("stray_dogs", "new"), ("begging", "new")]].isna().all()
    assert ("drug_use", "new") not in cells.index
    assert "joke_or_mistake" not in summary["status"].tolist()
    assert (cells.dropna() != 0).sum() > 2
    assert not cells.between(1, 4).any()


def test_the_numbers_add_up(run: Any, store_path: str, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    result = run(
        "publish",
        {"STORE": store_path, "PERIOD": PERIOD, "OUTPUT": str(tmp_path / "out"), "HTML_REPORT": str(report)},
    )
    assert (result["READ_COUNT"], result["PUBLISHED_COUNT"]) == (READ, ON_MAP)
    assert result["REMOVED_COUNT"] == READ - ON_MAP
    page = re.sub(r"<[^>]+>", "|", report.read_text(encoding="utf-8"))
    removed = [int(n) for n in re.findall(r"\|− [^|]+\|\|(\d+)\|", page)]
    #        unknown, never, venue, unknown status, joke, over, undated, sensitive, no street, few, changed
    assert removed == [1, 2, 1, 0, 2, 14, 0, 3, 0, 4, 0]
    assert sum(removed) + ON_MAP == READ
    assert page.count("|yes|") == 9
    assert SECRET not in page


def test_nothing_of_a_report_or_of_this_machine_is_in_the_files(publish: Any, store_path: str, tmp_path: Path) -> None:
    content = everything(publish())
    with sqlite3.connect(store_path) as db:
        threats = db.execute("SELECT id, number, source_ref FROM threat").fetchall()
        (store_id,) = db.execute("SELECT value FROM meta WHERE name = 'store_id'").fetchone()
    secrets = [
        "Sąsiad",
        "44051401359",
        "Tajna",
        "10:23",
        "17:05",
        store_id,
        str(tmp_path),
        "root",
        "/home",
        "saveUser=",
    ]
    secrets += [text for threat in threats for text in threat]
    assert not [secret for secret in secrets if secret.encode() in content]


def test_the_fields_are_those_that_are_meant_to_be_public(publish: Any) -> None:
    folder = publish()
    for name, fields in {
        "places": ["place", "reports"],
        "statuses": ["place", "status", "status_name", "reports"],
        "counts": ["place", "period", "category", "category_name", "status", "status_name", "reports", "as_of"],
        "summary": ["period", "category", "category_name", "status", "status_name", "reports", "as_of"],
    }.items():
        assert list(table(folder, name)) == fields
    collection = json.loads((folder / "counts.geojson").read_text(encoding="utf-8"))
    assert list(collection["features"][0]["properties"]) == list(table(folder, "counts"))
    (lon, lat) = collection["features"][0]["geometry"]["coordinates"]
    assert 14 < lon < 25
    assert 49 < lat < 55


def test_the_disclosure_is_logged(publish: Any, store_path: str) -> None:
    publish(REASON="Uchwała 12/2025", RECIPIENT="geoportal")
    publish("second")
    with sqlite3.connect(store_path) as db:
        rows = db.execute(
            "SELECT object, reason, recipient FROM audit WHERE operation = 'disclosure accepted' ORDER BY seq"
        ).fetchall()
    assert [row[1:] for row in rows] == [
        ("Uchwała 12/2025", "geoportal"),
        ("Publication: 2025-Q3 – 2025-Q4", "the public"),
    ]
    kind, *ids = rows[0][0].split()
    assert kind == "publication"
    assert len(ids) == ON_MAP + 3 + 4  # what only the tables count has left as well


def test_the_project_goes_where_its_folder_goes(publish: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProject

    moved = tmp_path / "server"
    shutil.move(publish(), moved)
    project = QgsProject()
    assert project.read(str(moved / "publication.qgs"))
    layers = {layer.serverProperties().shortName(): layer for layer in project.mapLayers().values()}
    assert sorted(layers) == ["counts", "places", "statuses", "summary"]
    for layer in layers.values():
        assert layer.isValid()
        assert layer.source().startswith(str(moved))
    assert project.crs().authid() == "EPSG:2180"
    shown = [each.name() for each in project.layerTreeRoot().checkedLayers()]
    assert len(shown) == 2
    legend = [(each.value(), each.label()) for each in layers["statuses"].renderer().categories()]
    assert ("confirmed", "Potwierdzone") in legend
    assert "joke_or_mistake" not in dict(legend)


def test_a_shorter_period_tells_nothing_beside_a_longer_one(publish: Any) -> None:
    longer, shorter = publish("longer"), publish("shorter", PERIOD="2025-07-01/2025-10-01")
    assert set(counts(longer)) - set(counts(shorter)) == {ALL_COUNTS[2]}
    assert set(counts(shorter)) < set(counts(longer))
    assert table(longer, "summary").equals(table(shorter, "summary"))


def _decide(store_path: str, status: str, *, n: int, to: str, reported: str, where: tuple[float, float] = A) -> None:
    """So many threats in a square, A, change their status."""
    store = open_store(store_path)
    with sqlite3.connect(store_path) as db:
        chosen = db.execute(
            "SELECT id, version FROM threat WHERE status = ? AND category = 'speeding' AND reported_at LIKE ?"
            " AND x BETWEEN ? AND ? LIMIT ?",
            (status, f"{reported}%", where[0] - 50, where[0] + 50, n),
        ).fetchall()
    assert len(chosen) == n
    receipts = store.submit([verification(id_, version, to, note="Sprawdzono") for id_, version in chosen])
    assert all(receipt.accepted for receipt in receipts)
    store.close()


@pytest.mark.parametrize("after", [timedelta(minutes=1), timedelta(days=2)])
@pytest.mark.parametrize("name", ["out", "beside"])
def test_a_later_publication_does_not_tell_that_one_report_has_changed(
    name: str, after: timedelta, publish: Any, store_path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counts(publish()), table(publish(), "summary")
    _decide(store_path, "new", n=1, to="verification", reported="2025-08")
    _decide(store_path, "new", n=1, to="joke_or_mistake", reported="2025-10")
    monkeypatch.setattr("kmzb_plugin.domain.periods.now", lambda: NOW + after)
    later = publish(name)
    assert counts(later) == before[0]
    assert table(later, "summary").equals(before[1])
    as_of = table(later, "counts").set_index("place")["as_of"]
    assert set(as_of[SQUARE_A]) == {"2025-11-19 21:00:00"}
    assert as_of[SQUARE_C] > "2025-11-19 21:00:00"


def test_a_change_that_is_large_enough_is_published(
    publish: Any, store_path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish()
    _decide(store_path, "new", n=5, to="joke_or_mistake", reported="2025-10")
    monkeypatch.setattr("kmzb_plugin.domain.periods.now", lambda: NOW + timedelta(days=2))
    assert [row for row in counts(publish()) if row[1] == "2025-Q4"] == []


@pytest.mark.parametrize(
    "other", [{"GRID": 1000}, {"STEP": "month"}, {"STEP": "year", "PERIOD": "2025-01-01/2026-01-01"}]
)
def test_other_places_or_periods_beside_an_earlier_publication_are_refused(other: dict[str, Any], publish: Any) -> None:
    from qgis.core import QgsProcessingException

    publish()
    with pytest.raises(QgsProcessingException, match=r"«.*public/out» has reports of 2025-Q3 to 2025-Q4 too"):
        publish("other", **other)


def mark_of(folder: Path) -> str:
    """What the store calls a publication by."""
    return str(json.loads((folder / "publication.json").read_text(encoding="utf-8"))["mark"])


@pytest.mark.parametrize("gone", [False, True])
def test_an_earlier_publication_anywhere_is_held_against(
    gone: bool, publish: Any, run: Any, store_path: str, tmp_path: Path
) -> None:
    from qgis.core import QgsProcessingException

    earlier = publish()
    mark = mark_of(earlier)
    if gone:
        shutil.rmtree(earlier)
    parameters = {"STORE": store_path, "PERIOD": PERIOD, "OUTPUT": str(tmp_path / "far" / "away")}
    with pytest.raises(QgsProcessingException, match=rf"\({mark}\) has reports of 2025-Q3 to 2025-Q4 too"):
        run("publish", {**parameters, "GRID": 1000})
    assert not (tmp_path / "far").exists()
    report = tmp_path / "report.html"
    run("publish", {**parameters, "HTML_REPORT": str(report)})
    assert f"({mark})" in report.read_text(encoding="utf-8")


def test_a_publication_that_nobody_has_had_is_named_as_such(
    publish: Any, run: Any, store_path: str, tmp_path: Path
) -> None:
    from qgis.core import QgsProcessingException

    mark = mark_of(publish())
    report = tmp_path / "report.html"
    parameters = {"STORE": store_path, "PERIOD": PERIOD, "GRID": 1000, "OUTPUT": str(tmp_path / "far" / "away")}
    with pytest.raises(QgsProcessingException, match="logged no publication 0badcafe"):
        run("publish", {**parameters, "WITHDRAWN": f"{mark}, 0badcafe"})
    run("publish", {**parameters, "WITHDRAWN": mark, "HTML_REPORT": str(report)})
    page = re.sub(r"<[^>]+>", "|", report.read_text(encoding="utf-8"))
    assert re.search(rf"Not compared with, because nobody has had them\|+{mark}\|", page)
    run("publish", parameters)  # the store keeps that it was so


def test_a_publication_of_a_copy_that_the_store_has_not_logged_is_named(
    publish: Any, run: Any, store_path: str, tmp_path: Path
) -> None:
    from qgis.core import QgsProcessingException

    copy = tmp_path / "store" / "copy.gpkg"
    shutil.copy(store_path, copy)
    earlier = publish(STORE=str(copy))
    parameters = {"STORE": store_path, "PERIOD": PERIOD, "GRID": 1000, "OUTPUT": str(tmp_path / "far" / "away")}
    with pytest.raises(QgsProcessingException, match="has reports of"):
        run("publish", {**parameters, "EARLIER": str(earlier)})
    assert not (tmp_path / "far").exists()


def test_somebody_else_who_publishes_meanwhile_is_said(publish: Any, run: Any, log: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    def meanwhile(percent: float) -> None:
        if percent >= 85 and not (tmp_path / "public" / "other").exists():
            publish("other")

    log.progressChanged.connect(meanwhile)
    with pytest.raises(QgsProcessingException, match="Somebody else has published"):
        publish()
    assert sorted(path.name for path in (tmp_path / "public").iterdir()) == ["other"]


def test_somebody_else_who_publishes_at_the_same_moment_is_said(
    publish: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The moment between the look into the log and one's own entry is too short to be met but by standing in it."""
    from qgis.core import QgsProcessingException

    from kmzb_plugin.processing.store import published_log

    disclose = published_log.disclose

    def after_another(*entry: Any) -> None:
        monkeypatch.setattr(published_log, "disclose", disclose)
        publish("other", STEP="month", PERIOD="")
        disclose(*entry)

    monkeypatch.setattr(published_log, "disclose", after_another)
    with pytest.raises(QgsProcessingException, match="same moment.* with ([0-9a-f]{8}) in .*WITHDRAWN") as refused:
        publish()
    assert [path.name for path in (tmp_path / "public").iterdir()] == ["other"]
    mark = re.search("with ([0-9a-f]{8}) in", str(refused.value))
    assert mark
    other = mark_of(tmp_path / "public" / "other")
    shutil.rmtree(tmp_path / "public" / "other")
    publish(WITHDRAWN=f"{mark[1]},{other}")


def test_months_and_years_are_counted_by_themselves(publish: Any, tmp_path: Path) -> None:
    by_month = publish("months", STEP="month", PERIOD="")
    assert {row[1] for row in counts(by_month)} == {"2025-08", "2025-10"}
    assert set(table(by_month, "summary")["period"]) == {"2025-08", "2025-09", "2025-10"}
    mark = mark_of(by_month)
    shutil.rmtree(by_month)
    by_year = publish("years", STEP="year", PERIOD="2025-01-01/2026-01-01", WITHDRAWN=mark)
    assert {row[1] for row in counts(by_year)} == {"2025"}
    assert table(by_year, "summary").empty  # the year is not over


def test_reports_are_counted_by_street(publish: Any, tmp_path: Path) -> None:
    from qgis.core import QgsVectorLayer

    layer = QgsVectorLayer("LineString?crs=EPSG:2180&field=name:string", "streets", "memory")
    lines = [
        ("Długa", "600000 500105, 600400 500105"),
        ("Długa", "600400 500105, 600900 500130"),
        ("Boczna", "0 0, 9 9"),
    ]
    from qgis.core import QgsFeature, QgsGeometry

    for name, line in lines:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromWkt(f"LINESTRING ({line})"))
        layer.dataProvider().addFeature(feature)
    folder = publish(STREETS=saved(layer, tmp_path / "streets.gpkg"))
    # A and B lie on one street now, C on none: 12 speeding and 1 dog new.
    assert counts(folder) == [
        ("Długa", "2025-Q3", "improper_parking", "confirmed", 6),
        ("Długa", "2025-Q3", "several", "new", 13),
        ("Długa", "2025-Q4", "speeding", "several", 7),
    ]
    with sqlite3.connect(folder / "publication.gpkg") as db:
        assert db.execute(
            "SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = 'places'"
        ).fetchone() == ("MULTILINESTRING",)


def test_a_place_that_has_changed_a_lot_is_told_anew_while_the_table_stands(
    publish: Any, store_path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nine new ones in August become four: told at the place. One in square B is verified: the table would tell it."""
    before = publish()
    summary = table(before, "summary")
    _decide(store_path, "new", n=5, to="joke_or_mistake", reported="2025-08")
    _decide(store_path, "new", n=1, to="verification", reported="2025-08", where=B)
    monkeypatch.setattr("kmzb_plugin.domain.periods.now", lambda: NOW + timedelta(days=2))
    later = publish()
    assert table(later, "summary").equals(summary)
    assert [row for row in counts(later) if row[1] == "2025-Q3" and row[0] == SQUARE_A] == [
        (SQUARE_A, "2025-Q3", "several", "several", 10)
    ]
