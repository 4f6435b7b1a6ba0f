"""What holds for every algorithm of the provider."""

from __future__ import annotations

import gc
import json
import re
import subprocess
import sys
import time
import weakref
from pathlib import Path
from threading import Timer
from typing import Any

import numpy as np
import pytest

from kmzb_plugin import text

from .conftest import ROOT, point_layer, polygon_layer

MODULES = (
    "kerneldensity",
    "densitysignificance",
    "densitychange",
    "spacetimedensity",
    "gridcounts",
    "hotspots",
    "optimizedhotspots",
    "clusters",
    "nearrepeat",
    "concentration",
    "localmoran",
    "emerginghotspots",
    "evaluatehotspots",
    "categorysummary",
    "temporalprofile",
    "verificationfunnel",
    "colocation",
    "relativerisk",
    "findduplicates",
    "categorychange",
    "balancedareas",
    "visitround",
    "stationlocation",
    "createstore",
    "createdemostore",
    "upgradestore",
    "importthreats",
    "importunits",
    "importareastatistics",
    "extractthreats",
    "exportthreats",
    "redact",
    "publish",
    "submitverifications",
    "stationbriefing",
    "giveaccess",
    "deployserver",
    "verifyaudit",
    "purge",
)
SURFACES = ("kerneldensity", "densitysignificance", "densitychange", "spacetimedensity", "relativerisk")
OVER_POINTS = (
    *SURFACES,
    "gridcounts",
    "hotspots",
    "optimizedhotspots",
    "clusters",
    "nearrepeat",
    "concentration",
    "localmoran",
    "emerginghotspots",
    "evaluatehotspots",
    "categorysummary",
    "temporalprofile",
    "verificationfunnel",
    "colocation",
    "findduplicates",
    "categorychange",
    "balancedareas",
    "visitround",
    "stationlocation",
)
WITHOUT_STORE = (*OVER_POINTS, "redact")
WITHOUT_LIBRARIES = ("redact",)
MAKES_STORE = ("createstore", "createdemostore")
SQUARES = [
    f"POLYGON(({x} {y}, {x + 1000} {y}, {x + 1000} {y + 1000}, {x} {y + 1000}, {x} {y}))"
    for x in range(630_000, 636_000, 1000)
    for y in range(390_000, 396_000, 1000)
]
KINDS = ["noise", "dogs"] * 40
DAYS = [f"2025-{1 + day // 28:02}-{1 + day % 28:02}" for day in range(80)]


@pytest.fixture(params=MODULES)
def algorithm(request: pytest.FixtureRequest, provider: Any) -> Any:
    """Each algorithm as the registry has it."""
    found = provider.algorithm(request.param)
    assert found is not None, f"{request.param} is not in the provider"
    return found


def inputs_for(name: str, layer: Any, areas: Any) -> dict[str, Any]:
    """The parameters an algorithm over points needs."""
    return {
        "kerneldensity": {"INPUT": layer, "RADIUS": 500, "OUTPUT": "TEMPORARY_OUTPUT"},
        "gridcounts": {"INPUT": layer, "CELL_SIZE": 1000, "OUTPUT": "memory:"},
        "concentration": {"INPUT": layer, "AREAS": areas, "OUTPUT": "memory:"},
        "densitysignificance": {
            "INPUT": layer,
            "RADIUS": 500,
            "SIMULATIONS": 39,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "OUTPUT_PVALUE": "TEMPORARY_OUTPUT",
            "CONTOURS": "memory:",
        },
        "densitychange": {
            "INPUT": layer,
            "PERIOD_1": "2025-01-01/2025-02-01",
            "PERIOD_2": "2025-02-01/2025-04-01",
            "RADIUS": 500,
            "SIMULATIONS": 39,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "OUTPUT_PVALUE": "TEMPORARY_OUTPUT",
        },
        "spacetimedensity": {"INPUT": layer, "RADIUS": 500, "STEP": "7", "OUTPUT": "TEMPORARY_OUTPUT"},
        "hotspots": {"INPUT": layer, "AREAS": areas, "OUTPUT": "memory:"},
        "clusters": {"INPUT": layer, "OUTPUT": "memory:", "OUTPUT_CLUSTERS": "memory:"},
        "nearrepeat": {
            "INPUT": layer,
            "SPACE_BANDS": "500,1000",
            "SIMULATIONS": 19,
            "OUTPUT_TABLE": "memory:",
            "OUTPUT_PAIRS": "memory:",
            "OUTPUT_ZONES": "memory:",
        },
        "localmoran": {"INPUT": layer, "AREAS": areas, "PERMUTATIONS": 99, "OUTPUT": "memory:"},
        "emerginghotspots": {"INPUT": layer, "MASK": areas, "CELL_SIZE": 1000, "OUTPUT": "memory:"},
        "optimizedhotspots": {"INPUT": layer, "AREAS": areas, "OUTPUT": "memory:", "OUTPUT_HOTSPOTS": "memory:"},
        "evaluatehotspots": {
            "INPUT": layer,
            "PREDICTION": polygon_layer(SQUARES, fields={"n": list(range(36))}),
            "PREDICTION_FIELD": "n",
            "OUTPUT_TABLE": "memory:",
        },
        "colocation": {"INPUT": layer, "SIMULATIONS": 39, "OUTPUT_TABLE": "memory:"},
        "relativerisk": {
            "INPUT": layer,
            "CATEGORY": "noise",
            "RADIUS": 1500,
            "SIMULATIONS": 39,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "CONTOURS": "memory:",
        },
        "categorysummary": {"INPUT": layer, "AREAS": areas, "OUTPUT": "memory:", "OUTPUT_TABLE": "memory:"},
        "temporalprofile": {"INPUT": layer, "OUTPUT_TABLE": "memory:"},
        "verificationfunnel": {
            "INPUT": layer,
            "AREAS": areas,
            "STATUS_FIELD": "category",
            "OUTPUT_TABLE": "memory:",
        },
        "findduplicates": {
            "INPUT": layer,
            "RULES": '{"*": {"metres": 900, "bare_metres": 900, "bare_days": 30}}',
            "OUTPUT_PAIRS": "memory:",
            "OUTPUT_GROUPS": "memory:",
        },
        "categorychange": {
            "INPUT": layer,
            "AREAS": areas,
            "PERIOD_1": "2025-01-01/2025-02-01",
            "PERIOD_2": "2025-02-01/2025-04-01",
            "OUTPUT": "memory:",
        },
        "balancedareas": {"INPUT": layer, "UNITS": areas, "AREAS_COUNT": 4, "OUTPUT": "memory:"},
        "visitround": {
            "INPUT": layer,
            "START": "633000,393000 [EPSG:2180]",
            "OUTPUT_ROUTE": "memory:",
            "OUTPUT_STOPS": "memory:",
        },
        "stationlocation": {"INPUT": layer, "CANDIDATES": areas, "DRAWS": 0, "OUTPUT_SITES": "memory:"},
    }[name]


def test_provider_has_these_algorithms_and_no_others(provider: Any) -> None:
    assert provider.id() == "kmzb"
    assert sorted(each.name() for each in provider.algorithms()) == sorted(MODULES)
    assert not provider.icon().isNull()


def test_name_is_plain_and_unique(algorithm: Any) -> None:
    assert re.fullmatch("[a-z]+", algorithm.name())
    assert algorithm.id() == f"kmzb:{algorithm.name()}"
    assert algorithm.displayName()[0].isupper()
    assert algorithm.group()
    assert not algorithm.icon().isNull()


def test_every_parameter_has_help_and_a_fixed_name(algorithm: Any) -> None:
    assert len(algorithm.shortHelpString()) > 60
    for parameter in algorithm.parameterDefinitions():
        assert re.fullmatch("[A-Z][A-Z0-9_]*", parameter.name())
        assert parameter.help(), parameter.name()
        assert parameter.help().endswith("."), parameter.name()
        assert parameter.description(), parameter.name()


def test_every_text_is_translated(algorithm: Any) -> None:
    def translate(source: str, n: int) -> str:
        return f"‹{source}›"

    with text.speaking("pl", translate):
        fresh = algorithm.create()
        shown = [fresh.displayName(), fresh.group(), fresh.shortHelpString()]
        for parameter in fresh.parameterDefinitions():
            shown += [parameter.description(), parameter.help()]
        shown += [output.description() for output in fresh.outputDefinitions()]
    untranslated = [each for each in shown if "‹" not in each]
    assert not untranslated


def test_whatever_reads_a_store_takes_a_login_and_any_location(algorithm: Any) -> None:
    from qgis.core import QgsProcessingContext

    store = algorithm.parameterDefinition("STORE")
    if algorithm.name() in WITHOUT_STORE:
        assert store is None
        return
    login = algorithm.parameterDefinition("AUTHCFG")
    assert login.type() == "authcfg"
    assert login.flags() & login.Flag.FlagOptional
    assert login.flags() & login.Flag.FlagAdvanced
    if algorithm.name() not in MAKES_STORE:
        for location in ("/data/store.gpkg", "postgresql://server:5432/kmzb", "service=kmzb", "https://server/kmzb"):
            assert store.checkValueIsAcceptable(location, QgsProcessingContext()), location


def test_static_values_are_no_translations(algorithm: Any) -> None:
    from qgis.core import QgsProcessingParameterEnum

    for parameter in algorithm.parameterDefinitions():
        if isinstance(parameter, QgsProcessingParameterEnum):
            assert parameter.usesStaticStrings(), parameter.name()


def test_cancelled_before_it_begins_it_does_nothing(algorithm: Any) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        algorithm.create().run({}, QgsProcessingContext(), feedback, {}, False)


def test_missing_library_is_named_and_stops_the_run(algorithm: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    assert algorithm.canExecute()[0]
    if algorithm.name() in WITHOUT_LIBRARIES:
        assert algorithm.libraries == ()
        return
    *others, needed = algorithm.libraries
    monkeypatch.setattr("kmzb_plugin.libraries._is_installed", lambda name: name != needed)
    ready, message = algorithm.canExecute()
    assert not ready
    assert needed in message
    assert not any(other in message for other in others)
    with pytest.raises(QgsProcessingException, match=needed):
        algorithm.create().run({}, QgsProcessingContext(), QgsProcessingFeedback(False), {}, False)


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


def test_all_are_listed_where_every_library_is_missing() -> None:
    code = """
import sys
for name in ("numpy", "scipy", "pandas", "shapely", "psycopg2", "requests"):
    sys.modules[name] = None
from qgis.core import QgsApplication
app = QgsApplication([], False)
app.initQgis()
from kmzb_plugin import classFactory
plugin = classFactory(None)
plugin.initProcessing()
provider = QgsApplication.processingRegistry().providerById("kmzb")
print(len(provider.algorithms()), sum(each.canExecute()[0] for each in provider.algorithms()))
plugin.unload()
app.exitQgis()
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.stdout.split() == [str(len(MODULES)), str(len(WITHOUT_LIBRARIES))], done.stderr


def test_qgis_process_lists_and_explains_every_one(qgis_process: Any) -> None:
    listed = qgis_process("--json", "list")
    assert listed.returncode == 0, listed.stderr
    assert sorted(json.loads(listed.stdout)["providers"]["kmzb"]["algorithms"]) == sorted(f"kmzb:{n}" for n in MODULES)
    explained = qgis_process("--json", "help", "kmzb:hotspots")
    parameters = json.loads(explained.stdout)["parameters"]
    assert set(parameters) >= {"INPUT", "AREAS", "CELL_SIZE", "CORRECTION", "SEED", "OUTPUT", "HTML_REPORT"}


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
