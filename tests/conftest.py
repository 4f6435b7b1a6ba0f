"""Fixtures of all tests. QGIS is imported inside fixtures only: the rules and the mathematics are tested without it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# QGIS reads this once, when it starts: what tests keep in its authentication stays apart from what people do.
_LOGINS = tempfile.TemporaryDirectory()
os.environ["QGIS_AUTH_DB_DIR_PATH"] = _LOGINS.name

pytest_plugins = ["tests.servers.postgres", "tests.servers.web"]

# Deadlines would be timed unit tests: this machine's speed is not a property of the code. CI judges every change by the
# same examples; people's own runs look for new ones.
settings.register_profile(
    "kmzb", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("kmzb")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test has an outbox of its own, never the one of the person who runs the tests."""
    folder = tmp_path_factory.mktemp("data-home")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True, scope="session")
def connected_to_the_end(request: pytest.FixtureRequest) -> Iterator[None]:
    """pytest-qgis ends by taking back a connection to the project, which some orders of the tests have lost by then."""
    if not request.config.pluginmanager.hasplugin("pytest_qgis"):
        yield
        return
    request.getfixturevalue("qgis_app")
    yield
    from pytest_qgis.pytest_qgis import _APP
    from qgis.core import QgsProject

    QgsProject.instance().legendLayersAdded.connect(_APP.processEvents)


@pytest.fixture(autouse=True)
def in_english(request: pytest.FixtureRequest) -> None:
    """Every test begins in English with its singulars, whatever plugin was loaded or unloaded before it."""
    if request.config.pluginmanager.hasplugin("pytest_qgis"):
        from kmzb_plugin import locale, text

        text.install(locale.translation(locale.SOURCE), locale.number)


@pytest.fixture(scope="session")
def provider(qgis_app: Any, qgis_processing: Any) -> Iterator[Any]:
    """The provider, registered as QGIS does it without a window."""
    from qgis.core import QgsApplication

    from kmzb_plugin import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    yield QgsApplication.processingRegistry().providerById("kmzb")
    plugin.unload()
