"""The first rows of files of any kind and size."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.intake import limits, textlines
from kmzb_plugin.store.intake.importing import import_threats
from kmzb_plugin.store.intake.options import ReadOptions
from kmzb_plugin.store.intake.preview import preview
from kmzb_plugin.store.intake.reading import read_file
from kmzb_plugin.text import UserError
from tests.store.intake.samples import public_record, saved

pytestmark = pytest.mark.usefixtures("qgis_app")


def written(layer: QgsVectorLayer, path: Path, driver: str, **options: Any) -> Path:
    """The layer as a file; a second layer is added to one that is there."""
    said = QgsVectorFileWriter.SaveVectorOptions()
    said.driverName = driver
    for name, value in options.items():
        setattr(said, name, value)
    if path.exists():
        said.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    code, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), said
    )
    assert code == QgsVectorFileWriter.WriterError.NoError, message
    return path


def points(n: int = 3, crs: str = "EPSG:2180") -> QgsVectorLayer:
    """Points near Radom."""
    layer = QgsVectorLayer(f"Point?crs={crs}&field=Typ:string&field=Opis:string", "p", "memory")
    features = []
    for i in range(n):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["Żebractwo", f"źle {i}"])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(637_000 + 10 * i, 395_000)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_a_csv_file(tmp_path: Path) -> None:
    found = preview(saved(public_record(5), tmp_path), rows=3)
    assert found.columns == list(public_record().columns)
    assert found.rows == public_record(3).to_numpy().tolist()
    assert found.numbers == [2, 3, 4]
    assert found.read_as == ReadOptions("UTF-8", ";", "", 1)
    assert (found.crs, found.sheets, found.whole) == ("", [], False)
    assert preview(saved(public_record(3), tmp_path), rows=3).whole


def test_rows_that_do_not_fit_are_shown_where_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a;b\n1;2\n3\n4;5;6\n7;8\n", encoding="utf-8")
    found = preview(path)
    assert found.rows == [["1", "2"], ["3", ""], ["4", "5"], ["7", "8"]]
    assert found.numbers == [2, 3, 4, 5]


def test_two_gigabytes_are_seen_at_once_and_not_imported(radom: Store, tmp_path: Path) -> None:
    path = saved(public_record(5_000), tmp_path)
    with path.open("r+b") as file:
        file.truncate(2_200_000_000)  # a hole on the disk, 2 GB to whoever reads it
    begin = time.process_time()
    found = preview(path)
    assert time.process_time() - begin < 5
    assert found.rows == public_record(100).to_numpy().tolist()
    assert not found.whole
    with pytest.raises(UserError, match=r"record\.csv» is too large to import at once.*nothing was imported"):
        import_threats(radom, path, plane=Plane.INTERNET)
    assert radom.count(ThreatFilter()) == 0


def test_a_packed_file_that_unpacks_to_too_much_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import gzip

    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(gzip.compress(b"a;b\n" + b"1;2\n" * 2_000_000))
    monkeypatch.setattr(limits, "free_memory", lambda: 60_000_000)
    assert preview(path).rows[0] == ["1", "2"]
    with pytest.raises(UserError, match=r"bomb\.csv\.gz» is too large"):
        read_file(path)


def test_one_endless_line_is_no_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textlines, "LONGEST_LINE", 100_000)
    path = tmp_path / "list.csv"
    path.write_bytes(b"a;b\n" + b"x" * 3_000_000)
    for read in (preview, read_file):
        with pytest.raises(UserError, match="no table of text"):
            read(path)


def test_old_macintosh_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"a;b\r1;2\r3;4\r")
    assert preview(path).rows == [["1", "2"], ["3", "4"]]


def test_a_layer_of_several_says_which_there_are(tmp_path: Path) -> None:
    path = tmp_path / "several.gpkg"
    written(points(3), path, "GPKG", layerName="zgloszenia")
    written(points(5), path, "GPKG", layerName="inne")
    found = preview(path, ReadOptions(sheet="inne"), rows=4)
    assert sorted(found.sheets) == ["inne", "zgloszenia"]
    assert (found.crs, found.whole, len(found.rows)) == ("EPSG:2180", False, 4)
    assert found.read_as.sheet == "inne"
    assert len(read_file(path, ReadOptions(sheet="inne")).frame) == 5
    with pytest.raises(UserError, match="no sheet «trzecie»"):
        preview(path, ReadOptions(sheet="trzecie"))


def test_a_layer_that_is_open(tmp_path: Path) -> None:
    found = preview(points(3), rows=10)
    assert found.columns == ["Typ", "Opis"]
    assert found.rows[2] == ["Żebractwo", "źle 2"]
    assert found.x is not None
    assert found.x.tolist() == [637_000, 637_010, 637_020]
    assert found.whole


@pytest.mark.parametrize("encoding", ["windows-1250", "ISO-8859-2", "UTF-8"])
def test_a_shapefile_that_keeps_its_encoding_to_itself(tmp_path: Path, encoding: str) -> None:
    path = written(points(3), tmp_path / "points.shp", "ESRI Shapefile", fileEncoding=encoding)
    path.with_suffix(".cpg").unlink()
    table = bytearray(path.with_suffix(".dbf").read_bytes())
    table[29] = 0x57  # «the Windows of whoever wrote it», as many programs say
    path.with_suffix(".dbf").write_bytes(bytes(table))
    for found in (preview(path).frame, read_file(path).frame):
        assert found["Typ"].tolist() == ["Żebractwo"] * 3
        assert found["Opis"].tolist() == ["źle 0", "źle 1", "źle 2"]


def test_a_shapefile_that_says_its_encoding_is_believed(tmp_path: Path) -> None:
    path = written(points(1), tmp_path / "points.shp", "ESRI Shapefile", fileEncoding="windows-1250")
    assert read_file(path).frame["Typ"].tolist() == ["Żebractwo"]
    assert read_file(path, ReadOptions(encoding="ISO-8859-2")).frame["Opis"].tolist() != ["źle 0"]


def test_a_layer_with_more_rows_than_the_memory_bears(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = written(points(5), tmp_path / "points.gpkg", "GPKG")
    monkeypatch.setattr(limits, "free_memory", lambda: 4 * limits.MEMORY_PER_ROW)
    with pytest.raises(UserError, match="too large to import at once.*4 rows"):
        read_file(path)
    assert len(preview(path, rows=2).rows) == 2


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_nothing_in_a_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "empty.csv"
    path.write_bytes(content)
    with pytest.raises(UserError, match="empty"):
        preview(path)
