"""The plugin as QGIS loads it: wires the parts in and takes them out again, nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from qgis.core import QgsApplication

from . import locale
from .text import tr


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
        try:
            from .gui.workbench import Workbench
        except ModuleNotFoundError as error:
            # Some installations of QGIS come without shapely 2 or pandas: what does not need them still works.
            text = tr("The window needs the Python library «{name}», which this QGIS does not have. Install it there.")
            self._iface.messageBar().pushWarning("KMZB", text.format(name=error.name))
            return
        self.workbench = Workbench(self._iface)
        self._undo.append(self._unload_workbench)

    def _unload_workbench(self) -> None:
        self.workbench.unload()
        self.workbench = None

    def unload(self) -> None:
        """Takes everything back, last first."""
        while self._undo:
            self._undo.pop()()
