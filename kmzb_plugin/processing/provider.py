"""The provider `kmzb`: what QGIS's toolbox, models and qgis_process find."""

from __future__ import annotations

from importlib import import_module

from qgis.core import QgsMessageLog, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..text import tr
from .base import ICONS, KmzbAlgorithm

MODULES = (
    "kerneldensity",
    "gridcounts",
    "densitysignificance",
    "densitychange",
    "spacetimedensity",
    "hotspots",
    "optimizedhotspots",
    "clusters",
    "nearrepeat",
    "concentration",
    "localmoran",
    "emerginghotspots",
    "evaluatehotspots",
    "categorysummary",
    "createstore",
    "createdemostore",
    "upgradestore",
    "importthreats",
    "importunits",
    "extractthreats",
    "submitverifications",
    "stationbriefing",
    "giveaccess",
    "deployserver",
    "verifyaudit",
    "purge",
)


class KmzbProvider(QgsProcessingProvider):
    """Each module of `MODULES` holds one algorithm; they are imported when QGIS asks for them, not before."""

    def id(self) -> str:
        return "kmzb"

    def name(self) -> str:
        return "KMZB"

    def longName(self) -> str:
        return tr("KMZB: map of safety threats")

    def icon(self) -> QIcon:
        return QIcon(str(ICONS / "kmzb.svg"))

    def loadAlgorithms(self) -> None:
        for module in MODULES:
            try:
                self.addAlgorithm(algorithm_class(module)())
            except Exception as error:  # one that cannot be loaded takes none of the others with it
                text = tr("The algorithm {name} could not be loaded: {error}.").format(name=module, error=error)
                QgsMessageLog.logMessage(text, "KMZB")


def algorithm_class(module: str) -> type[KmzbAlgorithm]:
    """The one algorithm of a module of this package, whose `algorithm_id` is the module's name."""
    found = import_module(f".{module}", __package__)
    (algorithm,) = (
        value
        for value in vars(found).values()
        if isinstance(value, type) and issubclass(value, KmzbAlgorithm) and value.algorithm_id == module
    )
    return algorithm
