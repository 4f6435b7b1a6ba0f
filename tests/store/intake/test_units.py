"""Units: areas in the store's system, superiors before all."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType

from kmzb_plugin.analysis.progress import Cancelled
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.intake.units import UnitFields, import_units
from kmzb_plugin.text import UserError

FIELDS = UnitFields("kod", "nazwa", "nad")
SQUARE = "POLYGON((600000 380000, 610000 380000, 610000 390000, 600000 390000, 600000 380000))"
BOW_TIE = "POLYGON((0 0, 10 10, 10 0, 0 10, 0 0))"
DEGREES = "POLYGON((21 51, 21.2 51, 21.2 51.2, 21 51.2, 21 51))"


def layer(rows: list[tuple[str, str, str, str]], crs: str = "EPSG:2180", kind: str = "Polygon") -> Any:
    made = QgsVectorLayer(f"{kind}?crs={crs}", "units", "memory")
    made.dataProvider().addAttributes([QgsField(name, QMetaType.Type.QString) for name in ("kod", "nazwa", "nad")])
    made.updateFields()
    for code, name, parent, wkt in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes([code, name, parent])
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        made.dataProvider().addFeature(feature)
    return made


def take(store: Store, source: Any, **more: Any) -> Any:
    report = import_units(store, source, FIELDS, name="units", valid_from="2020-01-01", **more)
    assert report.read == report.accepted + report.duplicate + len(report.rejected)
    return report


def test_units_come_with_hierarchy_and_area(radom: Store) -> None:
    report = take(radom, layer([("KP", "Komisariat", "KMP", SQUARE), ("KMP", "Komenda", "", SQUARE)]))
    assert (report.read, report.accepted) == (2, 2)
    top, below = radom.units()
    assert (top.code, below.code, below.parent_id) == ("KMP", "KP", top.id)
    assert below.valid_from == "2020-01-01"
    assert top.area_wkb is not None
    assert shapely.from_wkb(top.area_wkb).area == 1e8
    assert take(radom, layer([("KP", "Komisariat", "KMP", SQUARE)])).duplicate == 1


def test_areas_come_into_the_stores_system_and_are_made_valid(radom: Store) -> None:
    take(radom, layer([("A", "A", "", DEGREES)], "EPSG:4326"))
    take(radom, layer([("B", "B", "", BOW_TIE)]))
    degrees, bow_tie = (shapely.from_wkb(unit.area_wkb) for unit in sorted(radom.units(), key=lambda unit: unit.code))
    west, south, east, north = degrees.bounds
    assert 630_000 < west < east < 660_000
    assert 340_000 < south < north < 380_000
    assert bow_tie.is_valid
    assert bow_tie.area == pytest.approx(50.0)


def test_what_cannot_be_taken_is_rejected_with_what_stands_below_it(radom: Store) -> None:
    report = take(
        radom,
        layer(
            [
                ("", "nameless", "", SQUARE),
                ("A", "A", "NOWHERE", SQUARE),
                ("B", "B", "A", SQUARE),
                ("C", "C", "D", SQUARE),
                ("D", "D", "C", SQUARE),
                ("E", "E", "", ""),
                ("E", "E again", "", SQUARE),
            ]
        ),
    )
    assert (report.accepted, report.duplicate) == (1, 1)
    reasons = dict(zip(report.rejected["row"], report.rejected["reason"], strict=True))
    assert sorted(reasons) == [1, 2, 3, 4, 5]
    assert "needs a code" in reasons[1]
    assert "«NOWHERE»" in reasons[2]
    assert "«A»" in reasons[3]
    assert "stands above itself" in reasons[4]
    assert any("no area" in note for note in report.notes)


def test_missing_fields_no_rows_and_no_date_are_refused(radom: Store) -> None:
    with pytest.raises(UserError, match=r"lacks the fields symbol.*kod, nazwa, nad"):
        import_units(radom, layer([]), UnitFields("symbol", "nazwa"), name="units", valid_from="2020-01-01")
    with pytest.raises(UserError, match="no rows"):
        take(radom, layer([]))
    with pytest.raises(UserError, match="is no date"):
        import_units(radom, layer([]), FIELDS, name="units", valid_from="dawno")


def test_cancel_leaves_no_unit(radom: Store) -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 1

    with pytest.raises(Cancelled):
        take(radom, layer([("A", "A", "", SQUARE)]), cancelled=cancelled)
    assert radom.units() == []
