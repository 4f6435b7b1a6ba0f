"""Points of a PostgreSQL layer come by COPY as QGIS would read them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from qgis.core import QgsDataSourceUri, QgsVectorLayer

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.layers import postgres
from kmzb_plugin.layers.points import Loss, Points, read_points
from kmzb_plugin.processing.times import moments, texts
from tests.servers.postgres import Database
from tests.servers.web import kept_login

pytestmark = pytest.mark.usefixtures("qgis_app")
TABLE = """
CREATE TABLE place (
    number int PRIMARY KEY, "a text" text, short varchar(20), whole bigint, real double precision, exact numeric(20, 3),
    at timestamptz, civil timestamp, on_day date, flag boolean, geom geometry(Point, 2180)
);
INSERT INTO place VALUES
    (7, 'a, "b"' || chr(10) || 'ł', '', 9007199254740993, 1e-300, 12345678901234567.125,
     '2025-06-01 12:00:00.75+02', '2025-06-01 12:00:00', '2025-06-01', true, ST_SetSRID(ST_MakePoint(0.1, 1e-7), 2180)),
    (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, ST_SetSRID(ST_MakePoint(637000.123456789, 2), 2180)),
    (5, '', 'x', -1, 'NaN', 'NaN', '1969-12-31 23:59:59+00', '1900-01-01', '9999-12-31', false, NULL),
    (4, chr(92) || 'N', 'NA', 0, 'Infinity', 0, '0044-03-15 12:00:00+00 BC', '12025-01-01', '2025-01-01', false,
     ST_GeomFromText('POINT EMPTY', 2180)),
    (-2, 'NULL', 'null', 1, 0.1, 0.1, '2025-01-01 00:00:00+00', '2025-01-01 00:00:00', '2025-01-01', false,
     ST_SetSRID(ST_MakePoint(3, 4), 2180));
"""


@pytest.fixture
def place(database: Database) -> QgsDataSourceUri:
    """A table beside a store's, open to an officer."""
    database.execute(f"{TABLE} GRANT ALL ON place TO PUBLIC")
    uri = QgsDataSourceUri()
    uri.setConnection("127.0.0.1", str(database.cluster.port), database.name, database.person, "")
    uri.setDataSource("public", "place", "geom", "", "number")
    return uri


def opened(uri: QgsDataSourceUri) -> QgsVectorLayer:
    layer = QgsVectorLayer(uri.uri(False), "place", "postgres")
    assert layer.isValid(), layer.error().message()
    return layer


def by_copy(layer: QgsVectorLayer, *fields: str, coded: tuple[str, ...] = ()) -> Points | None:
    return postgres.points_by_copy(layer, fields, coded, lambda: False, lambda fraction: None)


def test_values_of_all_kinds_are_those_of_qgis(place: QgsDataSourceUri) -> None:
    layer = opened(place)
    fields = ("a text", "short", "whole", "real", "exact", "at", "civil", "on_day")
    fast, slow = by_copy(layer, *fields, "at", coded=("short",)), read_points(layer, None, fields, coded=("short",))
    assert fast is not None
    assert sorted(fast.ids.tolist()) == [-2, 3, 7]
    assert fast.dropped == slow.dropped == {Loss.NO_GEOMETRY: 1, Loss.EMPTY: 1}
    assert fast.features == slow.features == 5
    order, other = np.argsort(fast.x), np.argsort(slow.x)
    assert fast.x[order].tolist() == slow.x[other].tolist()
    assert fast.y[order].tolist() == slow.y[other].tolist()
    for name in ("a text", "short", "on_day"):
        assert texts(fast.columns[name])[order].tolist() == texts(slow.columns[name])[other].tolist()
    for name in ("whole", "real", "exact"):
        np.testing.assert_array_equal(fast.columns[name][order], slow.columns[name][other])
    for name in ("at", "civil", "on_day"):
        one, two = (moments(each.columns[name]) for each in (fast, slow))
        assert one[order].reset_index(drop=True).equals(two[other].reset_index(drop=True))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ("ALTER TABLE place ALTER COLUMN geom TYPE geometry(MultiPoint, 2180) USING ST_Multi(geom)", "a text"),
        ("ALTER TABLE place ALTER COLUMN whole TYPE real", "whole"),
        ("SELECT 1", "flag"),
        ("edited", "a text"),
        ("query", "a text"),
        ("commented", "a text"),
        ("lost", "a text"),
    ],
)
def test_what_is_not_plain_is_left_to_qgis(
    change: str, field: str, place: QgsDataSourceUri, database: Database
) -> None:
    if change[0].isupper():
        database.execute(change)
    if change == "query":
        place.setDataSource("", '(SELECT number, "a text", geom FROM place)', "geom", "", "number")
    if change == "commented":
        place.setSql("number > 0 /* those */")
    layer = opened(place)
    if change == "edited":
        assert layer.startEditing()
    if change == "lost":
        database.execute("ALTER TABLE place RENAME geom TO shape")
    assert by_copy(layer, field) is None
    if change != "lost":
        assert len(read_points(layer, layer, (field,))) > 0
    layer.rollBack()


def test_it_can_be_cancelled(place: QgsDataSourceUri) -> None:
    layer = opened(place)
    with pytest.raises(Cancelled):
        read_points(layer, layer, ("a text",), cancelled=lambda: True)


def test_an_empty_table_has_no_points(place: QgsDataSourceUri, database: Database) -> None:
    database.execute("DELETE FROM place")
    found = by_copy(opened(place), "a text", "at")
    assert found is not None
    assert len(found) == found.features == 0
    assert set(found.columns) >= {"a text", "at"}


def test_a_login_kept_by_qgis_is_used(
    place: QgsDataSourceUri, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a thread of its own, as algorithms read, and with a password that libpq wants quoted."""
    password = "it's a \\ secret"
    login = database.add("kept", ["analyse"])
    database.execute(f"ALTER ROLE \"{login}\" PASSWORD '{password.replace(chr(39), chr(39) * 2)}'")
    monkeypatch.setenv("PGPASSFILE", "/nowhere")
    server = (place.host(), place.port(), place.database(), "", "", QgsDataSourceUri.SslMode.SslPrefer)
    place.setConnection(*server, kept_login(login, password))
    layer = opened(place)
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(by_copy, layer, "a text").result()
    assert found is not None
    assert len(found) == 3
