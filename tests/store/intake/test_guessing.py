"""What the columns of a file may be."""

from __future__ import annotations

from pathlib import Path

from kmzb_plugin.store.base import Store
from kmzb_plugin.store.intake.guessing import guess
from kmzb_plugin.store.intake.preview import preview
from tests.store.intake.samples import public_record, saved


def test_the_public_record_is_recognised(radom: Store, tmp_path: Path) -> None:
    found = guess(preview(saved(public_record(5), tmp_path)), radom.dictionary(), garrison="KWP-RAD")
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
    assert set(found.why) == {*found.profile.columns, "crs"}
