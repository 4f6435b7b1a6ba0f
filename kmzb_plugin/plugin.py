"""The plugin as QGIS loads it: wires the parts in and takes them out again, nothing else."""

from __future__ import annotations

import gc
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
        self._undo.append(locale.install())
        self._add_algorithms()

    def initGui(self) -> None:
        """Adds the window's parts, and the provider: where QGIS is only starting, as soon as its window stands."""
        self._undo.append(locale.install())
        from .gui.workbench import Workbench

        self.workbench = Workbench(self._iface)
        self._undo.append(self._unload_workbench)
        if self._iface.mainWindow().isVisible():
            self._settle()
        else:
            self._settle_once_started()

    def _settle_once_started(self) -> None:
        """Nobody looks for an algorithm before there is a window; all of them take a while, so they come one by one."""
        from .gui.steps import Steps

        steps = Steps(lambda _: None)

        def begin() -> None:
            from .processing.provider import importing

            steps.start(importing(), lambda _: self._settle())

        self._iface.initializationCompleted.connect(begin)
        self._undo.append(steps.stop)
        self._undo.append(lambda: self._iface.initializationCompleted.disconnect(begin))

    def _settle(self) -> None:
        self._add_algorithms()
        # What Python holds by now stays: looking through all of it for garbage would hold the window for 100 ms, again
        # and again, whenever thousands of threats are read.
        gc.freeze()
        self._undo.append(gc.unfreeze)

    def _add_algorithms(self) -> None:
        from .processing.provider import KmzbProvider

        registry = QgsApplication.processingRegistry()
        provider = KmzbProvider()
        registry.addProvider(provider)
        self._undo.append(lambda: registry.removeProvider(provider))

    def _unload_workbench(self) -> None:
        self.workbench.unload()
        self.workbench = None

    def unload(self) -> None:
        """Takes everything back, last first."""
        while self._undo:
            self._undo.pop()()
