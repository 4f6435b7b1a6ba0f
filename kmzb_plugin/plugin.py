"""The plugin as QGIS loads it: wires the parts in and takes them out again, nothing else."""

from __future__ import annotations

import gc
import sys
from collections import deque
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication

from . import locale

if TYPE_CHECKING:
    from .gui.early import Early


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
        """Adds the window's parts and the provider: where QGIS is only starting, as soon as its window stands."""
        self._undo.append(locale.install())
        from .gui.early import Early

        early = Early(self._iface)
        self._undo.append(early.unload)
        if self._iface.mainWindow().isVisible():
            deque(self._building(early), maxlen=0)
            self._settle()
        else:
            self._open_once_started(early)

    def _open_once_started(self, early: Early) -> None:
        """QGIS's start waits for none of it: it comes in pieces, and between them the window hears clicks."""
        from .gui.early import importing as importing_workbench
        from .gui.steps import Steps

        steps = Steps(lambda _: None)

        def pieces() -> Generator[None, None, None]:
            yield from importing_workbench()
            yield from self._building(early)
            from .processing.provider import importing

            yield from importing()

        def begin() -> None:
            steps.start(pieces(), lambda _: self._settle())

        self._iface.initializationCompleted.connect(begin)
        self._undo.append(steps.stop)
        self._undo.append(lambda: self._iface.initializationCompleted.disconnect(begin))

    def _building(self, early: Early) -> Generator[None, None, None]:
        from .gui.workbench import Workbench

        workbench = Workbench(self._iface, early)
        self._undo.append(workbench.unload)
        yield from workbench.building()
        self.workbench = workbench

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

    def unload(self) -> None:
        """Takes everything back, last first."""
        self.workbench = None
        while self._undo:
            self._undo.pop()()
        _forget_modules()


def _forget_modules() -> None:
    """QGIS forgets only what an import statement named: a new version would run with modules of the old one."""
    for name in [each for each in sys.modules if f"{each}.".startswith(f"{__package__}.")]:
        del sys.modules[name]
