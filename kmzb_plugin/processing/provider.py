"""The provider `kmzb`: what QGIS's toolbox, models and qgis_process find."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress
from importlib import import_module

from qgis.core import QgsMessageLog, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..text import tr
from .base import ICONS, KmzbAlgorithm

ALGORITHMS = {
    "density": ("kerneldensity", "gridcounts", "densitysignificance", "densitychange", "spacetimedensity"),
    "hotspots": (
        "hotspots",
        "optimizedhotspots",
        "clusters",
        "nearrepeat",
        "concentration",
        "localmoran",
        "emerginghotspots",
        "evaluatehotspots",
    ),
    "category": (
        "categorysummary",
        "categorychange",
        "colocation",
        "relativerisk",
        "temporalprofile",
        "verificationfunnel",
        "findduplicates",
    ),
    "allocation": ("stationlocation", "balancedareas", "visitround"),
    "store": (
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
        "giveaccess",
        "deployserver",
        "verifyaudit",
        "purge",
    ),
    "briefing": ("stationbriefing",),
}
"""The groups of the toolbox, which are folders here, and the algorithms in each, which are files there."""


class KmzbProvider(QgsProcessingProvider):
    """The algorithms are imported when QGIS asks for them, not before."""

    def id(self) -> str:
        return "kmzb"

    def name(self) -> str:
        return "KMZB"

    def longName(self) -> str:
        return tr("KMZB: map of safety threats")

    def icon(self) -> QIcon:
        return QIcon(str(ICONS / "kmzb.svg"))

    def loadAlgorithms(self) -> None:
        for algorithm_id in [each for group in ALGORITHMS.values() for each in group]:
            try:
                self.addAlgorithm(algorithm_class(algorithm_id)())
            except Exception as error:  # one that cannot be loaded takes none of the others with it
                text = tr("The algorithm {name} could not be loaded: {error}.").format(name=algorithm_id, error=error)
                QgsMessageLog.logMessage(text, "KMZB")


def importing() -> Generator[None, None, None]:
    """Imports the algorithms, one at a time."""
    for algorithm_id in [each for group in ALGORITHMS.values() for each in group]:
        with suppress(Exception):  # `loadAlgorithms` tells it
            algorithm_class(algorithm_id)
        yield


def algorithm_class(algorithm_id: str) -> type[KmzbAlgorithm]:
    """The algorithm of that id: the class in the file named after it. Raises KeyError for an id that is not ours."""
    group = next((group for group, ids in ALGORITHMS.items() if algorithm_id in ids), None)
    if group is None:
        raise KeyError(algorithm_id)
    found = import_module(f".{group}.{algorithm_id}", __package__)
    (algorithm,) = (
        value
        for value in vars(found).values()
        if isinstance(value, type) and issubclass(value, KmzbAlgorithm) and value.algorithm_id == algorithm_id
    )
    return algorithm
