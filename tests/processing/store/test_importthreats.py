"""`importthreats` as people run it: by `processing.run` and by `qgis_process`."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from qgis.core import QgsFeatureRequest, QgsProject, QgsVectorFileWriter, QgsVectorLayer

from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.store.filter import ThreatFilter
from tests.processing.conftest import ROOT, point_layer
from tests.store.intake.files import PDF, picture, with_exif
from tests.store.intake.samples import public_record, saved

TORONTO = ROOT / "samples" / "toronto_mci_2019.csv.gz"
NUMBERS = ("READ_COUNT", "ACCEPTED_COUNT", "DUPLICATE_COUNT", "REJECTED_COUNT")


@pytest.fixture
def store(tmp_path: Path, provider: Any) -> str:
    path = str(tmp_path / "radom.gpkg")
    create_store(path, "Radom", "KWP-RAD").close()
    return path


def counts(results: dict[str, Any]) -> tuple[int, ...]:
    read, *parts = (results[name] for name in NUMBERS)
    assert read == sum(parts)
    return (read, *parts)


def table(layer: Any) -> pd.DataFrame:
    names = layer.fields().names()
    return pd.DataFrame([feature.attributes() for feature in layer.getFeatures()], columns=names)


def test_rows_come_in_and_bad_ones_come_out_with_the_reason(run: Any, log: Any, store: str, tmp_path: Path) -> None:
    frame = public_record(5, fid=["7"] * 5)
    frame.loc[1, "Data zdarzenia"] = "wczoraj"
    frame.loc[3, "Typ"] = "Latające talerze"
    frame.loc[4, "OBJECTID"] = "100"
    page = tmp_path / "report.html"
    parameters = {"INPUT": str(saved(frame, tmp_path)), "STORE": store, "REJECTED": "memory:", "HTML_REPORT": str(page)}
    results = run("importthreats", parameters)
    assert counts(results) == (5, 3, 1, 1)
    rejected = table(results["REJECTED"])
    assert rejected["row"].tolist() == [3]
    assert "«wczoraj»" in rejected["reason"].iloc[0]
    assert rejected[["OBJECTID", "fid_"]].to_numpy().tolist() == [["101", "7"]]
    assert any("Latające talerze" in warning for warning in log.warnings)
    text = page.read_text(encoding="utf-8")
    for words in ("Latające talerze", "holds no date", "kmzb_public_record", "EPSG:2180", "<svg"):
        assert words in text
    with closing(open_store(store)) as opened:
        assert opened.count(ThreatFilter()) == 3


def test_the_plane_and_the_system_are_the_chosen_ones(run: Any, store: str, tmp_path: Path) -> None:
    path = str(saved(public_record(2), tmp_path))
    run("importthreats", {"INPUT": path, "STORE": store, "PLANE": "police", "SOURCE_SYSTEM": "KSIP"})
    run("importthreats", {"INPUT": path, "STORE": store})
    with closing(open_store(store)) as opened:
        frame = opened.frame(ThreatFilter(), ["plane", "source_system"])
    assert frame.value_counts().to_dict() == {("police", "KSIP"): 2, ("internet", "kmzb_public_record"): 2}


def test_a_layer_of_the_project_is_imported_with_a_profile_of_ones_own(run: Any, store: str, tmp_path: Path) -> None:
    own = tmp_path / "own.json"
    content = {"name": "own", "crs": "EPSG:2180", "columns": {"category": "rodzaj", "description": "opis"}}
    own.write_text(json.dumps(content), encoding="utf-8")
    fields = {"rodzaj": ["speeding", "begging"], "opis": ["Zbyt szybko.", ""]}
    layer = point_layer([21.15, 21.16], [51.4, 51.41], "EPSG:4326", fields, missing=1)
    results = run("importthreats", {"INPUT": layer, "STORE": store, "PROFILE": str(own), "REJECTED": "memory:"})
    assert counts(results) == (3, 2, 0, 1)
    with closing(open_store(store)) as opened:
        assert opened.frame(ThreatFilter(), ["x"])["x"].between(636_000, 652_000).all()


def test_selected_features_alone_can_be_imported(run: Any, store: str, tmp_path: Path) -> None:
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

    own = tmp_path / "own.json"
    own.write_text('{"name": "own", "crs": "EPSG:2180", "columns": {"category": "rodzaj"}}', encoding="utf-8")
    layer = point_layer([637_000.0, 638_000.0], [395_000.0, 395_000.0], fields={"rodzaj": ["speeding", "begging"]})
    QgsProject.instance().addMapLayer(layer)
    layer.selectByExpression("rodzaj = 'begging'")
    source = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    assert counts(run("importthreats", {"INPUT": source, "STORE": store, "PROFILE": str(own)})) == (1, 1, 0, 0)
    QgsProject.instance().removeMapLayer(layer)


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"PROFILE": "none_such"}, "kmzb_public_record"),
        ({"STORE": "/nowhere/store.gpkg"}, "/nowhere/store.gpkg"),
        ({"INPUT": str(TORONTO)}, "does not fit the import profile"),
    ],
)
def test_what_cannot_work_is_refused_with_a_sentence(
    run: Any, store: str, tmp_path: Path, parameters: dict[str, str], words: str
) -> None:
    from qgis.core import QgsProcessingException

    good = {"INPUT": str(saved(public_record(2), tmp_path)), "STORE": store}
    with pytest.raises(QgsProcessingException, match=words) as caught:
        run("importthreats", {**good, **parameters})
    assert "Traceback" not in str(caught.value)
    with closing(open_store(store)) as opened:
        assert opened.count(ThreatFilter()) == 0


def test_cancel_imports_nothing(provider: Any, log: Any, store: str, tmp_path: Path) -> None:
    from qgis import processing
    from qgis.core import QgsProcessingException

    log.progressChanged.connect(lambda percent: log.cancel() if percent > 20 else None)
    path = str(saved(public_record(50), tmp_path))
    with pytest.raises(QgsProcessingException, match="Nothing was written"):
        processing.run("kmzb:importthreats", {"INPUT": path, "STORE": store}, feedback=log)
    with closing(open_store(store)) as opened:
        assert opened.count(ThreatFilter()) == 0


def test_the_toronto_sample_by_qgis_process(qgis_process: Any, provider: Any, tmp_path: Path) -> None:
    path = tmp_path / "toronto.gpkg"
    create_store(str(path), "Toronto", "", "EPSG:32617").close()
    call = {
        "inputs": {
            "INPUT": str(TORONTO),
            "STORE": str(path),
            "PLANE": "police",
            "PROFILE": "toronto_mci",
            "REJECTED": str(tmp_path / "rejected.gpkg"),
            "HTML_REPORT": str(tmp_path / "report.html"),
        }
    }
    for expected in ((29_876, 29_876, 0, 0), (29_876, 0, 29_876, 0)):
        done = qgis_process("run", "kmzb:importthreats", "-", stdin=json.dumps(call))
        assert done.returncode == 0, done.stderr
        assert counts(json.loads(done.stdout)["results"]) == expected
        call["inputs"]["REJECTED"] = str(tmp_path / "rejected_again.gpkg")


ATTACHMENTS = ("ATTACHMENT_COUNT", "ATTACHMENT_DUPLICATE_COUNT", "ATTACHMENT_REFUSED_COUNT")


@pytest.fixture
def with_files(tmp_path: Path) -> tuple[Path, Path]:
    """Rows that name files beside them, and the profile that says so."""
    own = json.loads((ROOT / "kmzb_plugin/store/intake/profiles/kmzb_public_record.json").read_text(encoding="utf-8"))
    own["columns"]["attachments"] = "Pliki"
    profile = tmp_path / "own.json"
    profile.write_text(json.dumps(own), encoding="utf-8")
    (tmp_path / "a.jpg").write_bytes(with_exif(picture()))
    (tmp_path / "b.pdf").write_bytes(PDF)
    return saved(public_record(2, Pliki=["a.jpg;b.pdf", "../x.jpg|brak.jpg"]), tmp_path), profile


def test_attachments_come_along_and_those_refused_are_told(
    run: Any, log: Any, store: str, tmp_path: Path, with_files: tuple[Path, Path]
) -> None:
    page = tmp_path / "report.html"
    parameters = {"INPUT": str(with_files[0]), "STORE": store, "PROFILE": str(with_files[1])}
    results = run("importthreats", {**parameters, "REFUSED_ATTACHMENTS": "memory:", "HTML_REPORT": str(page)})
    assert counts(results) == (2, 2, 0, 0)
    assert [results[name] for name in ATTACHMENTS] == [2, 0, 2]
    refused = table(results["REFUSED_ATTACHMENTS"])
    assert refused[["row", "file"]].to_numpy().tolist() == [[3, "../x.jpg"], [3, "brak.jpg"]]
    assert "leads out of the folder" in refused["reason"].iloc[0]
    assert any("leads out" in warning for warning in log.warnings)
    text = page.read_text(encoding="utf-8")
    assert "4 attachments named: 2 accepted" in text
    assert "no such file" in text
    again = run("importthreats", parameters)
    assert [again[name] for name in ATTACHMENTS] == [0, 2, 2]


def test_a_layer_of_a_file_has_a_folder_too(
    run: Any, store: str, tmp_path: Path, with_files: tuple[Path, Path]
) -> None:
    path = tmp_path / "rows.gpkg"
    layer = QgsVectorLayer(with_files[0].as_uri() + "?delimiter=;&detectTypes=no", "rows", "delimitedtext")
    options = QgsVectorFileWriter.SaveVectorOptions()
    context = QgsProject.instance().transformContext()
    assert QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), context, options)[0] == 0
    parameters = {"INPUT": str(path), "STORE": store, "PROFILE": str(with_files[1])}
    assert run("importthreats", parameters)["ATTACHMENT_COUNT"] == 2
    # A layer that is in memory alone has none.
    other = str(tmp_path / "other.gpkg")
    create_store(other, "Radom", "KWP-RAD").close()
    memory = QgsVectorLayer(str(path), "rows", "ogr").materialize(QgsFeatureRequest())
    results = run("importthreats", {**parameters, "INPUT": memory, "STORE": other})
    assert [results[name] for name in ATTACHMENTS] == [0, 0, 4]
