"""How every algorithm runs: on empty and odd layers, in degrees, cancelled, failing, within a model."""

from __future__ import annotations

import gc
import time
import weakref
from pathlib import Path
from threading import Timer
from typing import Any

import numpy as np
import pytest

from .algorithms import DAYS, KINDS, OVER_POINTS, SQUARES, SURFACES, inputs_for
from .conftest import point_layer, polygon_layer


def test_the_unexpected_is_a_sentence_and_its_traceback_is_for_support(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log: Any
) -> None:
    from qgis.core import QgsProcessingException

    def broken(*args: Any, **more: Any) -> None:
        raise RuntimeError("a cable was loose")

    # Not the mathematics: who imports it while it is broken would keep it broken for every later test.
    monkeypatch.setattr("kmzb_plugin.processing.density.kerneldensity.KernelDensity.compute", broken)
    layer = point_layer([636_000.0], [394_000.0])
    with pytest.raises(QgsProcessingException) as failure:
        run("kerneldensity", {"INPUT": layer, "RADIUS": 500, "OUTPUT": str(tmp_path / "x.tif")})
    assert "Something unexpected went wrong: a cable was loose." in str(failure.value)
    assert "Traceback" not in str(failure.value)
    assert "Traceback" in log.textLog()


@pytest.mark.parametrize("sentence", [True, False])
def test_a_failed_run_keeps_nothing(sentence: bool, run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """QGIS never lets go of the error; a layer on the web that it held would crash QGIS at its end."""
    from qgis.core import QgsProcessingException

    from kmzb_plugin.text import UserError

    held: list[Any] = []

    def broken(*args: Any, **more: Any) -> None:
        layer = point_layer([636_000.0], [394_000.0])
        held.append(weakref.ref(layer))
        raise UserError("no") if sentence else RuntimeError("a cable was loose")

    monkeypatch.setattr("kmzb_plugin.processing.density.kerneldensity.KernelDensity.compute", broken)
    layer = point_layer([636_000.0], [394_000.0])
    with pytest.raises(QgsProcessingException):
        run("kerneldensity", {"INPUT": layer, "RADIUS": 500, "OUTPUT": str(tmp_path / "x.tif")})
    gc.collect()
    assert [each() for each in held] == [None]


@pytest.mark.parametrize("name", OVER_POINTS)
def test_empty_layer_gets_a_sentence(name: str, run: Any) -> None:
    from qgis.core import QgsProcessingException

    layer = point_layer([], [], fields={"category": [], "reported_at": []})
    areas = polygon_layer(SQUARES)
    with pytest.raises(QgsProcessingException, match=r"No point is left|same value"):
        run(name, inputs_for(name, layer, areas))


@pytest.mark.parametrize("name", OVER_POINTS)
def test_null_geometries_are_dropped_and_counted(name: str, run: Any, log: Any) -> None:
    rng = np.random.default_rng(2)
    x, y = rng.uniform(630_000, 636_000, 80), rng.uniform(390_000, 396_000, 80)
    layer = point_layer(x, y, fields={"category": KINDS, "reported_at": DAYS}, missing=4)
    run(name, inputs_for(name, layer, polygon_layer(SQUARES)))
    assert any(
        "features read: 84, points used: 80, features dropped: 4 (without a geometry: 4)" in i for i in log.infos
    )


@pytest.mark.parametrize("name", OVER_POINTS)
def test_degrees_are_computed_in_metres_and_it_is_said(name: str, run: Any, log: Any) -> None:
    from qgis.core import QgsCoordinateReferenceSystem as Crs
    from qgis.core import QgsCoordinateTransform, QgsProject

    rng = np.random.default_rng(2)
    x, y = rng.uniform(630_100, 635_900, 80), rng.uniform(390_100, 395_900, 80)
    change = QgsCoordinateTransform(Crs("EPSG:2180"), Crs("EPSG:4326"), QgsProject.instance())
    degrees = [change.transform(a, b) for a, b in zip(x, y, strict=True)]
    fields = {"category": KINDS, "reported_at": DAYS}
    layer = point_layer([p.x() for p in degrees], [p.y() for p in degrees], "EPSG:4326", fields=fields)
    areas = polygon_layer(SQUARES)
    result = run(name, inputs_for(name, layer, areas))
    assert any("EPSG:2180" in info and "lie in Poland" in info for info in log.infos)
    if name not in SURFACES:
        metric = run(name, inputs_for(name, point_layer(x, y, fields=fields), areas))
        names = ("OUTPUT", "OUTPUT_TABLE", "OUTPUT_GROUPS", "OUTPUT_STOPS", "OUTPUT_SITES")
        output = next(each for each in names if each in result)
        assert [f.attributes() for f in result[output].getFeatures()] == [
            f.attributes() for f in metric[output].getFeatures()
        ]


def test_cancel_is_answered_soon(provider: Any, tmp_path: Path) -> None:
    """A calculation of several seconds ends soon after the button."""
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    rng = np.random.default_rng(5)
    layer = point_layer(rng.uniform(600_000, 640_000, 50_000), rng.uniform(300_000, 340_000, 50_000))
    feedback = QgsProcessingFeedback(False)
    pressed: list[float] = []

    def press() -> None:
        pressed.append(time.monotonic())
        feedback.cancel()

    started = []
    feedback.progressChanged.connect(lambda value: (started or Timer(0.05, press).start(), started.append(value)))
    parameters = {
        "INPUT": layer,
        "RADIUS": 2000,
        "PIXEL_SIZE": 15,
        "KERNEL": "gaussian",
        "OUTPUT": str(tmp_path / "x.tif"),
    }
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        provider.algorithm("kerneldensity").create().run(parameters, QgsProcessingContext(), feedback, {}, False)
    assert time.monotonic() - pressed[0] < 1.5  # 0.2 s on a machine that does nothing else
    assert not (tmp_path / "x.tif").exists()


def test_outputs_of_a_model_are_styled_after_the_algorithm_is_gone(
    provider: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """QGIS keeps a bare pointer to what styles an output; a model destroys its algorithms before that is used."""
    import gc

    from qgis.core import (
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
        QgsProcessingModelOutput,
        QgsProcessingOutputLayerDefinition,
        QgsProcessingUtils,
        QgsProject,
    )

    rng = np.random.default_rng(2)
    layer = point_layer(rng.uniform(630_000, 636_000, 80), rng.uniform(390_000, 396_000, 80))
    child = QgsProcessingModelChildAlgorithm("kmzb:hotspots")
    child.setChildId("hot")
    project = QgsProject()
    project.addMapLayer(layer)
    child.addParameterSources("INPUT", [QgsProcessingModelChildParameterSource.fromStaticValue(layer.id())])
    output = QgsProcessingModelOutput("hot")
    output.setChildOutputName("OUTPUT")
    output.setChildId("hot")
    child.setModelOutputs({"hot": output})
    model = QgsProcessingModelAlgorithm("model", "model")
    model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback(False)
    context.setProject(project)
    destination = QgsProcessingOutputLayerDefinition("memory:", project)
    results, ok = model.run({"hot:hot": destination}, context, feedback, {}, False)
    assert ok
    del model, child
    gc.collect()
    ((layer_id, details),) = context.layersToLoadOnCompletion().items()
    made = QgsProcessingUtils.mapLayerFromString(layer_id, context)
    details.postProcessor().postProcessLayer(made, context, feedback)
    assert made.renderer().type() == "categorizedSymbol"
    assert made.fields().at(made.fields().indexOf("count")).alias() == "Reports"
