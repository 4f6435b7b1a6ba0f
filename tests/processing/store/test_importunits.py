"""`importunits` as people run it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import shapely

from kmzb_plugin.store import create_store, open_store
from tests.processing.conftest import polygon_layer, saved

SQUARE = "MULTIPOLYGON(((600000 380000, 610000 380000, 610000 390000, 600000 390000, 600000 380000)))"


@pytest.fixture
def store(tmp_path: Path, provider: Any) -> str:
    path = str(tmp_path / "radom.gpkg")
    create_store(path, "Radom", "KWP-RAD").close()
    return path


def units(codes: list[str], parents: list[str]) -> Any:
    fields = {"kod": codes, "nazwa": [f"Unit {code}" for code in codes], "nad": parents}
    return polygon_layer([SQUARE] * len(codes), fields=fields)


def test_units_come_in_with_their_hierarchy(run: Any, store: str, tmp_path: Path) -> None:
    path = saved(units(["KP", "KMP", "LOST"], ["KMP", "", "NOWHERE"]), tmp_path / "units.gpkg")
    parameters = {
        "INPUT": path,
        "STORE": store,
        "CODE_FIELD": "kod",
        "NAME_FIELD": "nazwa",
        "PARENT_FIELD": "nad",
        "VALID_FROM": "2024-01-01",
        "REJECTED": "memory:",
        "HTML_REPORT": str(tmp_path / "report.html"),
    }
    results = run("importunits", parameters)
    names = ("READ_COUNT", "ACCEPTED_COUNT", "DUPLICATE_COUNT", "REJECTED_COUNT")
    assert [results[name] for name in names] == [3, 2, 0, 1]
    (rejected,) = results["REJECTED"].getFeatures()
    assert rejected["row"] == 3
    assert "NOWHERE" in rejected["reason"]
    assert "NOWHERE" in (tmp_path / "report.html").read_text(encoding="utf-8")
    with closing(open_store(store)) as opened:
        top, below = opened.units()
    assert (top.code, below.code, below.parent_id, below.valid_from) == ("KMP", "KP", top.id, "2024-01-01")
    again = run("importunits", {**parameters, "REJECTED": "memory:"})
    assert [again[name] for name in names] == [3, 0, 2, 1]


def test_the_layer_of_rejected_rows_is_the_only_one_that_qgis_looks_for(store: str, provider: Any) -> None:
    """The window lists in red what it was to load and does not find."""
    from qgis.core import (
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProcessingOutputLayerDefinition,
        QgsProcessingUtils,
        QgsProject,
    )

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    parameters = {
        "INPUT": units(["KMP"], [""]),
        "STORE": store,
        "CODE_FIELD": "kod",
        "NAME_FIELD": "nazwa",
        "VALID_FROM": "2024-01-01",
        "REJECTED": QgsProcessingOutputLayerDefinition("TEMPORARY_OUTPUT", QgsProject.instance()),
    }
    algorithm = provider.algorithm("importunits").create()
    feedback = QgsProcessingFeedback()
    assert algorithm.checkParameterValues(parameters, context)[0]
    assert algorithm.run(parameters, context, feedback)[1], feedback.textLog()
    wanted = context.layersToLoadOnCompletion()
    assert len(wanted) == 1
    assert all(QgsProcessingUtils.mapLayerFromString(place, context) is not None for place in wanted)


def test_an_area_that_crosses_itself_is_made_valid(run: Any, store: str) -> None:
    bow_tie = "MULTIPOLYGON(((0 0, 10 10, 10 0, 0 10, 0 0)))"
    layer = polygon_layer([bow_tie], fields={"kod": ["A"], "nazwa": ["A"]})
    results = run("importunits", {"INPUT": layer, "STORE": store, "CODE_FIELD": "kod", "NAME_FIELD": "nazwa"})
    assert results["ACCEPTED_COUNT"] == 1
    with closing(open_store(store)) as opened:
        (unit,) = opened.units()
    assert unit.area_wkb is not None
    assert shapely.from_wkb(unit.area_wkb).area == pytest.approx(50.0)


def test_a_date_that_is_none_is_refused(run: Any, store: str) -> None:
    from qgis.core import QgsProcessingException

    parameters = {"INPUT": units(["A"], [""]), "STORE": store, "CODE_FIELD": "kod", "NAME_FIELD": "nazwa"}
    with pytest.raises(QgsProcessingException, match="«soon» is no date"):
        run("importunits", {**parameters, "VALID_FROM": "soon"})
