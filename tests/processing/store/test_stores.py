"""`createstore`, `extractthreats` and `submitverifications` on real stores."""

from __future__ import annotations

import json
import sqlite3
import uuid
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter
from tests.store.samples import fill

from ..conftest import rows, saved


@pytest.fixture
def store_path(run: Any, tmp_path: Path) -> str:
    """A store made by `createstore`, with units and 12 new threats."""
    path = str(tmp_path / "store.gpkg")
    run("createstore", {"STORE": path, "NAME": "KMP Test", "GARRISON": "KWP-BIA"})
    store = open_store(path)
    fill(store)
    store.close()
    return path


def decisions(path: str, **columns: Any) -> Any:
    """A table with a decision for each threat of the store, in the order of their ids; `columns` override."""
    from qgis.core import QgsFeature, QgsField, QgsVectorLayer
    from qgis.PyQt.QtCore import QMetaType

    store = open_store(path)
    frame = store.frame(ThreatFilter(), ["id", "version"]).sort_values("id")
    store.close()
    table: dict[str, list[Any]] = {
        "threat_id": frame["id"].tolist(),
        "expected_version": [int(version) for version in frame["version"]],
        "new_status": ["verification"] * len(frame),
    }
    table |= columns
    layer = QgsVectorLayer("None", "decisions", "memory")
    kinds = {int: QMetaType.Type.Int, str: QMetaType.Type.QString}
    layer.dataProvider().addAttributes([QgsField(name, kinds[type(values[0])]) for name, values in table.items()])
    layer.updateFields()
    for values in zip(*table.values(), strict=True):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        layer.dataProvider().addFeature(feature)
    return layer


def table_of(layer: Any) -> pd.DataFrame:
    return pd.DataFrame([feature.attributes() for feature in layer.getFeatures()], columns=layer.fields().names())


def status_counts(path: str) -> dict[str, int]:
    store = open_store(path)
    counted = store.count_by(ThreatFilter(), "status")
    store.close()
    return dict(zip(counted["status"], counted["n"], strict=True))


def test_created_store_says_what_was_asked_for(store_path: str) -> None:
    store = open_store(store_path)
    info = store.describe()
    assert (info.name, info.garrison, info.crs, info.synthetic) == ("KMP Test", "KWP-BIA", "EPSG:2180", False)
    assert len(list(store.dictionary().categories)) > 20
    store.close()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"CRS": "EPSG:4326"}, "metric coordinate system"),
        ({"NAME": "  "}, "needs a name"),
    ],
)
def test_store_that_cannot_be_made_is_refused(wrong: dict[str, Any], sentence: str, run: Any, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingException

    path = tmp_path / "new.gpkg"
    with pytest.raises(QgsProcessingException, match=sentence):
        run("createstore", {"STORE": str(path), "NAME": "A", "GARRISON": "KWP-BIA", **wrong})
    assert not path.exists()


def test_existing_file_is_not_touched(store_path: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    before = Path(store_path).read_bytes()
    with pytest.raises(QgsProcessingException, match="store.gpkg"):
        run("createstore", {"STORE": store_path, "NAME": "A", "GARRISON": "KWP-BIA"})
    assert Path(store_path).read_bytes() == before


def test_extract_has_all_fields_and_masks_descriptions(store_path: str, run: Any) -> None:
    layer = run("extractthreats", {"STORE": store_path, "OUTPUT": "memory:"})["OUTPUT"]
    table = rows(layer)
    with sqlite3.connect(store_path) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(threat)")]
    assert [name for name in columns if name not in ("fid", "geom")] == layer.fields().names()
    assert len(table) == 12
    assert layer.crs().authid() == "EPSG:2180"
    assert not table["description_masked"].str.contains("601 234 567").any()
    assert (table["cx"] - table["x"]).abs().max() < 1e-6


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"PERIOD": "2026-03-01T00:00:00Z/2026-03-01T05:00:00Z"}, 5),
        ({"PLANE": "public, internet"}, 12),
        ({"PLANE": "police"}, 0),
        ({"STATUS": "new"}, 12),
        ({"STATUS": "confirmed"}, 0),
        ({"CATEGORY": "speeding"}, 12),
        ({"UNIT": "KMP"}, 12),
        ({"EXTENT": "0,1,0,1 [EPSG:2180]"}, 0),
    ],
)
def test_filters_work_in_the_store(filters: dict[str, str], expected: int, store_path: str, run: Any) -> None:
    layer = run("extractthreats", {"STORE": store_path, "OUTPUT": "memory:", **filters})["OUTPUT"]
    assert layer.featureCount() == expected


def test_a_unit_includes_those_below_it(store_path: str, run: Any) -> None:
    parts = [
        run("extractthreats", {"STORE": store_path, "UNIT": code, "OUTPUT": "memory:"})["OUTPUT"].featureCount()
        for code in ("KP-W", "KP-E", "KMP")
    ]
    assert 0 < parts[0] < 12
    assert parts[0] + parts[1] <= parts[2] == 12


@pytest.mark.parametrize(
    ("filters", "sentence"),
    [
        ({"PLANE": "polcie"}, "unknown code «polcie».*police"),
        ({"STATUS": "done"}, "unknown code «done»"),
        ({"UNIT": "KP-X"}, r"unknown code «KP-X»\. Known: K"),  # codes, and no ids before them
        ({"PERIOD": "last week"}, "cannot be read"),
        ({"PERIOD": "2026-02-01/2026-01-01"}, "ends before it begins"),
        ({"STORE": "/nowhere/store.gpkg"}, "/nowhere/store.gpkg"),
    ],
)
def test_filter_that_cannot_be_right_is_told(filters: dict[str, str], sentence: str, store_path: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match=sentence):
        run("extractthreats", {"STORE": store_path, "OUTPUT": "memory:", **filters})


def test_every_row_gets_its_receipt_and_all_are_counted(store_path: str, run: Any) -> None:
    layer = decisions(store_path)
    table = table_of(layer)
    new = table["new_status"].tolist()
    versions = table["expected_version"].tolist()
    threats = table["threat_id"].tolist()
    new[1] = "unheard_of"
    new[2] = "confirmed_eliminated"  # no step from new
    versions[3] = 7
    threats[4] = str(uuid.uuid4())
    threats[5] = ""
    table = decisions(store_path, threat_id=threats, expected_version=versions, new_status=new)
    result = run("submitverifications", {"INPUT": table, "STORE": store_path, "OUTPUT": "memory:"})
    receipts = table_of(result["OUTPUT"])
    assert receipts["outcome"].tolist() == ["accepted", "KM422", "KM422", "KM409", "KM404", "KM422", *["accepted"] * 6]
    counts = [result[name] for name in ("ACCEPTED_COUNT", "CONFLICT_COUNT", "REJECTED_COUNT", "PENDING_COUNT")]
    assert counts == [7, 1, 4, 0]
    assert sum(counts) == 12
    assert "Row 6: threat_id must not be empty" in receipts["detail"][5]
    assert "no step" in receipts["detail"][2]
    assert "version 1" in receipts["detail"][3]
    assert status_counts(store_path) == {"new": 5, "verification": 7}


def test_handing_in_again_under_the_same_ids_does_nothing_twice(store_path: str, run: Any) -> None:
    ids = [str(uuid.uuid4()) for _ in range(12)]
    table = decisions(store_path, id=ids)
    first = run("submitverifications", {"INPUT": table, "STORE": store_path, "OUTPUT": "memory:"})
    again = run("submitverifications", {"INPUT": table, "STORE": store_path, "OUTPUT": "memory:"})
    assert (first["ACCEPTED_COUNT"], again["ACCEPTED_COUNT"]) == (12, 12)
    assert table_of(first["OUTPUT"])["id"].tolist() == table_of(again["OUTPUT"])["id"].tolist() == ids
    store = open_store(store_path)
    assert set(store.frame(ThreatFilter(), ["version"])["version"]) == {2}
    store.close()
    other = run(
        "submitverifications",
        {
            "INPUT": decisions(store_path, id=ids, new_status=["confirmed"] * 12),
            "STORE": store_path,
            "OUTPUT": "memory:",
        },
    )
    assert set(table_of(other["OUTPUT"])["outcome"]) == {"KM410"}


def test_ids_that_cannot_be_are_refused_alone(store_path: str, run: Any) -> None:
    same = str(uuid.uuid4())
    ids = [same, same, "12", *[""] * 9]
    result = run(
        "submitverifications", {"INPUT": decisions(store_path, id=ids), "STORE": store_path, "OUTPUT": "memory:"}
    )
    detail = table_of(result["OUTPUT"])["detail"]
    assert (result["ACCEPTED_COUNT"], result["REJECTED_COUNT"]) == (10, 2)
    assert "used twice" in detail[1]
    assert "no UUID" in detail[2]


def test_versions_are_whole_numbers(store_path: str, run: Any) -> None:
    versions = ["1", "1.0", "1.5", "one", "-1", "²", *["1"] * 6]
    table = decisions(store_path, expected_version=versions)
    result = run("submitverifications", {"INPUT": table, "STORE": store_path, "OUTPUT": "memory:"})
    assert table_of(result["OUTPUT"])["outcome"].tolist() == ["accepted"] * 2 + ["KM422"] * 4 + ["accepted"] * 6


def test_table_without_the_fields_is_refused(store_path: str, run: Any) -> None:
    from qgis.core import QgsProcessingException, QgsVectorLayer

    with pytest.raises(QgsProcessingException, match="lacks the fields expected_version, new_status"):
        run(
            "submitverifications",
            {
                "INPUT": QgsVectorLayer("None?field=threat_id:string", "x", "memory"),
                "STORE": store_path,
                "OUTPUT": "memory:",
            },
        )


def test_a_locked_store_leaves_the_decisions_in_the_outbox(
    store_path: str, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kmzb_plugin.store.sqlite.BUSY_SECONDS", 0.2)
    table = decisions(store_path)
    with sqlite3.connect(store_path, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        result = run("submitverifications", {"INPUT": table, "STORE": store_path, "OUTPUT": "memory:"})
        other.execute("ROLLBACK")
    other.close()
    assert result["PENDING_COUNT"] == 12
    assert status_counts(store_path) == {"new": 12}
    from kmzb_plugin.store.outbox import Outbox, default_outbox_path

    outbox = Outbox(default_outbox_path())
    outbox.hurry(store_path)
    outbox.close()
    ids = table_of(result["OUTPUT"])["id"].tolist()
    again = run(
        "submitverifications", {"INPUT": decisions(store_path, id=ids), "STORE": store_path, "OUTPUT": "memory:"}
    )
    assert again["ACCEPTED_COUNT"] == 12


def test_the_round_runs_in_qgis_process(qgis_process: Any, tmp_path: Path, qgis_app: Any) -> None:
    path = str(tmp_path / "store.gpkg")

    def call(algorithm: str, inputs: dict[str, Any]) -> dict[str, Any]:
        done = qgis_process("--json", "run", f"kmzb:{algorithm}", "-", stdin=json.dumps({"inputs": inputs}))
        assert done.returncode == 0, done.stderr + done.stdout
        return json.loads(done.stdout)["results"]

    call("createstore", {"STORE": path, "NAME": "KMP Test", "GARRISON": "KWP-BIA"})
    store = open_store(path)
    fill(store)
    store.close()
    extracted = call("extractthreats", {"STORE": path, "STATUS": "new", "OUTPUT": str(tmp_path / "threats.gpkg")})
    assert len(rows(extracted["OUTPUT"])) == 12
    source = saved(decisions(path), tmp_path / "decisions.gpkg")
    result = call("submitverifications", {"INPUT": source, "STORE": path, "OUTPUT": str(tmp_path / "receipts.gpkg")})
    assert result["ACCEPTED_COUNT"] == 12
    assert status_counts(path) == {"verification": 12}
