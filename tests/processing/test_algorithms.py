"""What holds for every algorithm of the provider."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import pytest

from kmzb_plugin import text

from .algorithms import MAKES_STORE, MODULES, WITHOUT_LIBRARIES, WITHOUT_STORE
from .conftest import ROOT


@pytest.fixture(params=MODULES)
def algorithm(request: pytest.FixtureRequest, provider: Any) -> Any:
    """Each algorithm as the registry has it."""
    found = provider.algorithm(request.param)
    assert found is not None, f"{request.param} is not in the provider"
    return found


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


def test_every_value_of_a_choice_has_a_title(algorithm: Any) -> None:
    from qgis.core import QgsProcessingParameterEnum

    from kmzb_plugin.processing.base import NAMED_VALUES, TITLES

    for parameter in algorithm.parameterDefinitions():
        if isinstance(parameter, QgsProcessingParameterEnum):
            titles = parameter.metadata().get(TITLES, {})
            # no title is left out, none is of a value that is gone; what an empty value means may be told
            assert set(titles) - {""} == set(parameter.options()), parameter.name()
            assert all(titles.values()), parameter.name()
            assert len(set(titles.values())) == len(titles), parameter.name()
            assert parameter.metadata()["widget_wrapper"] == NAMED_VALUES, parameter.name()
            optional = bool(parameter.flags() & parameter.Flag.FlagOptional)
            assert ("" in titles) == optional, parameter.name()


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
