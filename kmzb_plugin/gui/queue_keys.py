"""The keys of the dock: letters and digits that work while nobody is typing, and those of the queue only over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QShortcut, QWidget

Act = Callable[[], object]


class QueueKeys:
    """`of_queue` are keys for the queue and its card, `always` those that work beside it too."""

    def __init__(self, top: QWidget, of_queue: Mapping[str, Act], always: Mapping[str, Act]) -> None:
        self._of_queue = [_key(top, keys, act) for keys, act in of_queue.items()]
        for keys, act in always.items():
            _key(top, keys, act)

    def enable(self, *, of_queue: bool) -> None:
        """Switches those of the queue: a digit decides about a threat, not while somebody looks at something else."""
        for shortcut in self._of_queue:
            shortcut.setEnabled(of_queue)


def _key(top: QWidget, keys: str, act: Act) -> QShortcut:
    """A key within a part of the window; text fields take letters and digits for themselves first."""
    shortcut = QShortcut(QKeySequence(keys), top)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(act)
    return shortcut


def on_space(view: QWidget, act: Act) -> None:
    """Space, only while the list itself has the focus."""
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Space), view)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(act)
