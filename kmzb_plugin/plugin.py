"""The plugin as QGIS loads it: wires the parts in and takes them out again, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsApplication

from . import locale


class KmzbPlugin:
    """Built by `classFactory`; every registration appends its undo, and `unload` runs them backwards."""

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        self._undo: list[Callable[[], Any]] = []
        self.workbench: Any = None

    def initProcessing(self) -> None:
        """Adds the Processing provider: all that qgis_process needs."""
        from .processing.provider import KmzbProvider

        self._undo.append(locale.install())
        registry = QgsApplication.processingRegistry()
        provider = KmzbProvider()
        registry.addProvider(provider)
        self._undo.append(lambda: registry.removeProvider(provider))

    def initGui(self) -> None:
        """Adds the provider and the window's parts."""
        self.initProcessing()
        from .gui.workbench import Workbench

        self.workbench = Workbench(self._iface)
        self._undo.append(self._unload_workbench)

    def _unload_workbench(self) -> None:
        self.workbench.unload()
        self.workbench = None

    def unload(self) -> None:
        """Takes everything back, last first."""
        while self._undo:
            self._undo.pop()()
