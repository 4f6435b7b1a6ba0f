"""Spreadsheets and layers, read through the libraries that people's programs write them with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime, QVariant

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.intake import reading
from kmzb_plugin.store.intake.importing import import_threats
from kmzb_plugin.text import UserError
from tests.store.intake.samples import public_record

pytestmark = pytest.mark.usefixtures("qgis_app")


def test_a_spreadsheet_is_read_with_its_row_numbers(tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    frame = pd.DataFrame(
        {
            "Typ": ["Żebractwo", None, "Wypalanie traw"],
            "TERYT": ["0663", None, "1463"],
            "Data": [pd.Timestamp("2025-11-20 18:40"), None, pd.Timestamp("2025-11-21")],
            "x": [637000.25, None, 637000],
        }
    )
    frame.to_excel(path, index=False)
    table = reading.read_file(path)
    assert table.rows.tolist() == [2, 4]
    assert table.frame.to_dict("records") == [
        {"Typ": "Żebractwo", "TERYT": "0663", "Data": "2025/11/20 18:40:00", "x": "637000.25"},
        {"Typ": "Wypalanie traw", "TERYT": "1463", "Data": "2025/11/21 00:00:00", "x": "637000"},
    ]


def test_a_sheet_of_texts_alone_has_a_header_too(tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    public_record(2).to_excel(path, index=False)
    assert reading.read_file(path).frame.to_dict("records") == public_record(2).to_dict("records")


def test_a_spreadsheet_is_imported_like_a_csv_file(radom: Store, tmp_path: Path) -> None:
    path = tmp_path / "lista.xlsx"
    frame = public_record(3)
    numbers = ["OBJECTID", "Data zdarzenia", "Data utworzenia", "x", "y"]
    frame.assign(**{name: frame[name].astype(float) for name in numbers}).to_excel(path, index=False)
    report = import_threats(radom, path, plane=Plane.INTERNET)
    assert (report.read, report.accepted) == (3, 3)
    assert set(radom.frame(ThreatFilter(), ["source_ref"])["source_ref"]) == {"100", "101", "102"}


@pytest.mark.parametrize(("name", "content"), [("a.xlsx", b"no zip"), ("b.gpkg", b"no database"), ("c.pdf", b"%PDF")])
def test_a_damaged_file_is_said_to_be_so(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError, match=name):
        reading.read_file(path)


def test_a_missing_and_an_empty_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no file"):
        reading.read_file(tmp_path / "none.csv")
    (tmp_path / "empty.xlsx").touch()
    with pytest.raises(UserError, match="empty"):
        reading.read_file(tmp_path / "empty.xlsx")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UserError, match=r"folder\.csv» is a folder"):
        reading.read_file(tmp_path / "folder.csv")


def points(n: int = 3) -> Any:
    """A point layer in degrees with the columns of the public record; the last feature has no point."""
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=OBJECTID:int&field=Typ:string&field=Status:string", "p", "memory")
    layer.dataProvider().addAttributes([])
    features = []
    for i in range(n):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([i + 1, "Żebractwo", "Nowe"])
        if i < n - 1:
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(21.15 + i / 100, 51.4)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_a_layer_brings_its_points_and_its_reference_system() -> None:
    table = reading.read_layer(points(), "points")
    assert table.crs == "EPSG:4326"
    np.testing.assert_allclose(table.x, [21.15, 21.16, np.nan])
    assert table.frame["OBJECTID"].tolist() == ["1", "2", "3"]
    assert table.rows.tolist() == [1, 2, 3]


def test_a_layer_file_is_imported_in_its_own_reference_system(radom: Store, tmp_path: Path) -> None:
    from qgis.core import QgsCoordinateTransformContext

    layer = points()
    for name in ("Data zdarzenia", "Data utworzenia"):
        layer.dataProvider().addAttributes([_field(name)])
    layer.updateFields()
    path = tmp_path / "points.geojson"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GeoJSON"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
    report = import_threats(radom, path, plane=Plane.PUBLIC)
    assert (report.read, report.accepted, len(report.rejected)) == (3, 2, 1)
    assert "no point" in report.rejected["reason"].iloc[0]
    x = radom.frame(ThreatFilter(), ["x"])["x"]
    assert x.between(636_000, 652_000).all()


def _field(name: str) -> Any:
    from qgis.core import QgsField
    from qgis.PyQt.QtCore import QMetaType

    return QgsField(name, QMetaType.Type.QString)


def test_reading_a_layer_listens_for_cancel() -> None:
    with pytest.raises(Cancelled):
        reading.read_layer(points(), "points", lambda: True)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (QVariant(), ""),
        ("  a ", "  a "),
        (True, "1"),
        (7, "7"),
        (7.0, "7"),
        (1.7e12, "1700000000000"),
        (0.1, "0.1"),
        (float("nan"), ""),
        (["a", "ż"], '["a", "ż"]'),
        (QDate(2025, 11, 20), "2025-11-20"),
        (QDateTime.fromString("2025-11-20T18:40:00Z", Qt.DateFormat.ISODate), "2025-11-20T18:40:00Z"),
        (QDateTime(QDate(2025, 11, 20), QTime(18, 40)), "2025-11-20T18:40:00"),
    ],
)
def test_attributes_as_text(value: Any, text: str) -> None:
    assert reading.as_text(value) == text
