"""`redact`: texts masked row by row, everything else as it was, counts and nothing else in the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ..conftest import point_layer, rows

TEXTS = [
    "Tel. 601 234 567, PESEL 44051401359",
    "Pan Jan Kowalski spod numeru 12 pali śmieci",
    "Codziennie od 22:00",
    None,
]


def layer(**more: Any) -> Any:
    fields = {"id": [1, 2, 3, 4], "text": TEXTS, "note": ["jan@example.pl", "", "WR 1234A", "nic"], **more}
    return point_layer([0, 1, 2, 3], [0, 1, 2, 3], fields=fields)


def test_what_is_personal_is_masked_and_the_rest_stays(run: Any, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    made = run("redact", {"INPUT": layer(), "OUTPUT": "memory:", "HTML_REPORT": str(page)})
    table = rows(made["OUTPUT"])
    assert table["text"].tolist()[:3] == ["Tel. •••, PESEL •••", TEXTS[1], TEXTS[2]]
    assert table["note"].tolist() == ["•••", "", "•••", "nic"]
    assert table["id"].tolist() == [1, 2, 3, 4]
    assert table["masked"].tolist() == [3, 0, 1, 0]
    assert table["look_again"].tolist() == [0, 1, 0, 0]
    assert table["cx"].tolist() == [0, 1, 2, 3]
    written = page.read_text(encoding="utf-8")
    assert "Personal data hidden: 4, in 2 of 4 rows. Rows to be read by a person: 1." in written
    for planted in ("601 234 567", "44051401359", "jan@example.pl", "1234A", "Kowalski"):
        assert planted not in written


def test_only_the_fields_chosen_are_looked_through(run: Any) -> None:
    made = run("redact", {"INPUT": layer(), "FIELDS": ["note"], "OUTPUT": "memory:"})
    table = rows(made["OUTPUT"])
    assert table["text"].tolist()[0] == TEXTS[0]
    assert table["note"].tolist()[0] == "•••"


@pytest.mark.parametrize(
    ("more", "fields", "sentence"),
    [
        ({}, ["id"], "«id» holds no text"),
        ({"masked": ["a"] * 4}, [], "text field «masked».*Rename"),
    ],
)
def test_what_cannot_be_masked_is_told(more: dict[str, Any], fields: list[str], sentence: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=sentence):
        run("redact", {"INPUT": layer(**more), "FIELDS": fields, "OUTPUT": "memory:"})


def test_a_layer_without_texts_is_told(run: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="no text field"):
        run("redact", {"INPUT": point_layer([0], [0], fields={"id": [1]}), "OUTPUT": "memory:"})


def test_a_table_without_shapes_and_shapes_that_cross_themselves_are_taken(run: Any) -> None:
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    for uri, wkt in (
        ("None?field=text:string", ""),
        ("Polygon?crs=EPSG:2180&field=text:string", "POLYGON((0 0, 1 1, 1 0, 0 1, 0 0))"),
    ):
        table = QgsVectorLayer(uri, "t", "memory")
        feature = QgsFeature(table.fields())
        feature.setAttributes(["tel. 601 234 567"])
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        table.dataProvider().addFeature(feature)
        made = run("redact", {"INPUT": table, "OUTPUT": "memory:"})["OUTPUT"]
        assert [each["text"] for each in made.getFeatures()] == ["tel. •••"]
        assert made.wkbType() == table.wkbType()


def test_one_long_text_is_given_up_on_the_way(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from kmzb_plugin.domain import pieces
    from kmzb_plugin.processing.store import redact

    asked: list[Any] = []
    monkeypatch.setattr(redact, "stop_if_cancelled", asked.append)
    monkeypatch.setattr(pieces, "PIECE", 1_000)
    text = "Pan Jan Kowalski spod numeru 12, tel. 601 234 567. " * 100
    run("redact", {"INPUT": point_layer([0], [0], fields={"text": [text]}), "OUTPUT": "memory:"})
    assert len(asked) > 20
