"""The verification card: one threat, what is around it, and the form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.briefing.card import build_card, find_threat
from kmzb_plugin.domain.submission import verification
from kmzb_plugin.store.base import Store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.text import UserError
from tests.briefing.pdf import info_of, text_of, words_of

from .conftest import Export


def number_of(store: Store, ref: str) -> str:
    frame = store.frame(ThreatFilter(), ["number", "source_ref"])
    return str(frame.set_index("source_ref").loc[ref, "number"])


def test_a_threat_is_found_by_its_whole_number(store: Store) -> None:
    number = number_of(store, "p2")
    assert find_threat(store, number).number == number
    for wrong in (number[:-1], "2025-999999", "%"):
        with pytest.raises(UserError, match="no threat with the number"):
            find_threat(store, wrong)


def test_the_card_knows_what_is_around(store: Store) -> None:
    card = build_card(store, find_threat(store, number_of(store, "p2")))
    # within 600 m: p1, p4 and o1; all of its category within 150 m, most of them between 18 and 21 o'clock
    assert (len(card.around), card.similar.count, card.similar.hours) == (3, 3, "18–21")
    assert card.unit is not None
    assert card.unit.code == "KP-1"
    assert [event.kind for event in card.history] == ["import"]


@pytest.fixture
def decided(store: Store) -> str:
    number = number_of(store, "p2")
    threat = find_threat(store, number)
    (receipt,) = store.submit([verification(threat.id, threat.version, "verification", note="Patrol wysłany")])
    assert receipt.accepted
    return number


def test_both_sides_say_what_is_known_and_leave_room_for_the_rest(store: Store, export: Export, decided: str) -> None:
    pdf = export("KP-1", "verification_card", threat=decided)
    words = words_of(pdf)
    for text in (
        decided,
        "Karta weryfikacji · do użytku służbowego",
        "Przekraczanie dozwolonej prędkości",
        "ul. Długa",
        "602 060 E, 505 000 N (EPSG:2180)",
        "Zgłoszenia tej samej kategorii w promieniu 150 m: 3, najczęściej w godz. 18–21.",
        "Patrol wysłany",
        "☐ Potwierdzone",
        "☐ Niepotwierdzone",
        "Podpis policjanta",
        "W nagłych wypadkach dzwoń 112.",
        "2/2",
    ):
        assert text in words
    assert "☐ Nowe" not in words
    info = info_of(pdf)
    assert info["Title"] == f"Komisariat I, Karta weryfikacji, {decided}"
    assert info["Pages"] == "2"


def test_the_base_map_of_the_project_lies_under_the_place_and_is_owed_to_its_maker(
    store: Store, export: Export, tmp_path: Path
) -> None:
    from qgis.core import QgsRasterLayer

    from tests.briefing.pdf import pictures_of

    base_map = QgsRasterLayer(checks(tmp_path / "base.tif"), "base")
    base_map.serverProperties().setAttribution("© Mapy gminy")
    number = number_of(store, "p2")
    plain, mapped = (
        export("KP-1", "verification_card", threat=number),
        export("KMP", "verification_card", threat=number, base_map=base_map),
    )
    assert "Podlaska (demo) · © Mapy gminy" in words_of(mapped)
    assert len(pictures_of(mapped, tmp_path)) > len(pictures_of(plain, tmp_path))


def checks(path: Path) -> str:
    """A raster of two tones over the place of the test."""
    import numpy as np
    from osgeo import gdal, osr

    reference = osr.SpatialReference()
    reference.ImportFromEPSG(2180)
    file = gdal.GetDriverByName("GTiff").Create(str(path), 40, 40, 1, gdal.GDT_Byte)
    file.SetGeoTransform((601_000, 50, 0, 506_000, 0, -50))
    file.SetProjection(reference.ExportToWkt())
    file.GetRasterBand(1).WriteArray((np.indices((40, 40)).sum(axis=0) % 2 * 200).astype("uint8"))
    file.FlushCache()
    return str(path)


def test_a_threat_without_a_unit_still_gets_its_card(store: Store, export: Export) -> None:
    import pandas as pd

    from kmzb_plugin.store.base import ImportSource

    row: dict[str, Any] = dict.fromkeys(("updated_at", "occurred_at", "place", "description", "teryt", "raw"), "")
    row |= {"source_ref": "far", "category": "speeding", "status": "new", "reported_at": "2025-11-17T09:00:00Z"}
    row |= {"x": 700_000.0, "y": 600_000.0, "time_of_day": None, "weekdays": None}
    with store.bulk_import(ImportSource("internet", "far", "far.csv")) as importer:
        importer.add_threats(pd.DataFrame([row]))
    text = text_of(export("", "verification_card", threat=number_of(store, "far")))
    assert "Bez opisu." in text
    assert "miejsce na mapie" in text
