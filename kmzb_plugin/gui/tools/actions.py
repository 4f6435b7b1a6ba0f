"""The actions of the tools on the map: their menu, their buttons, and when they can be used."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from qgis.gui import QgsMapTool
from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QAction, QMenu, QToolBar, QToolButton

from ...domain.submission import Kind
from ...text import tr
from .. import rights
from ..icons import icon

if TYPE_CHECKING:
    from .base import Around
    from .choosing import Choosing
    from .pending import PendingDrawings

# The tools themselves are imported when a store is opened or one is taken up: QGIS starts without them.

_DRAWING = ("drawpoint", "drawline", "drawarea", "drawtext", "undraw")


class MapTools:
    """Makes the tools' actions and takes up the tools; `go_back` gives the map another tool when the store closes."""

    def __init__(self, around: Around, go_back: Callable[[], object]) -> None:
        self._around = around
        self._go_back = go_back
        self._made: dict[str, QgsMapTool] = {}
        self._choosing_made: Choosing | None = None
        self._pending: PendingDrawings | None = None
        self.menu = QMenu(tr("&Tools on the map"), around.window)
        self.menu.setObjectName("KmzbToolsMenu")
        self._actions: dict[str, QAction] = {}
        self._add("pick", tr("&Pick a threat"), tr("Pick a threat on the map; Ctrl adds one"))
        self.menu.addSeparator()
        self._add("selectrectangle", tr("Choose by a &rectangle"), tr("Choose all threats in a rectangle; Ctrl adds"))
        self._add("selectpolygon", tr("Choose by a p&olygon"), tr("Choose all threats in a polygon; Ctrl adds"))
        self._add(
            "selectareas",
            tr("Choose by &selected areas"),
            tr("Choose all threats in the areas selected in the current layer; Ctrl adds"),
            self.choose_in_areas,
        )
        self.menu.addSeparator()
        self._add("drawpoint", tr("Draw a p&lace"), tr("Draw a place on the map, with a text"))
        self._add("drawline", tr("Draw a li&ne"), tr("Draw a line: click its points, right-click to end"))
        self._add("drawarea", tr("Draw an &area"), tr("Draw an area: click its corners, right-click to end"))
        self._add("drawtext", tr("Write a &text"), tr("Write a text on the map"))
        self._add("undraw", tr("Take a &drawing off"), tr("Take a drawing off the map: click it"))
        self.menu.addSeparator()
        self._add("measure", tr("&Measure to the nearest station"), tr("Show the way to the nearest station"))
        self._add(
            "stations",
            tr("&Choose the stations' layer…"),
            tr("Say which point layer of the project holds the stations"),
            self.name_stations,
        )
        session = around.session
        self._undo: list[Callable[[], Any]] = []
        for signal, slot in ((session.opened, self._on_opened), (session.closed, self._on_closed)):
            signal.connect(slot)
            self._undo.append(partial(signal.disconnect, slot))
        self._enable()

    def actions(self) -> list[QAction]:
        """All of them: each can have a key of its own."""
        return list(self._actions.values())

    def action(self, name: str) -> QAction:
        """The action of a tool."""
        return self._actions[name]

    def add_to(self, toolbar: QToolBar) -> None:
        """Puts buttons into the toolbar: what belongs together behind one."""
        toolbar.addAction(self._actions["pick"])
        self._add_button(toolbar, ("selectrectangle", "selectpolygon", "selectareas"))
        self._add_button(toolbar, _DRAWING)
        self._add_button(toolbar, ("measure", "stations"))

    def _add_button(self, toolbar: QToolBar, names: tuple[str, ...]) -> None:
        """A button that shows the tool taken up last, with the others in its menu."""
        button = QToolButton(toolbar)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(button)
        for name in names:
            menu.addAction(self._actions[name])
        button.setMenu(menu)
        button.setDefaultAction(self._actions[names[0]])
        for action in (self._actions[name] for name in names):
            if action.isCheckable():
                action.triggered.connect(partial(self._show_on, button, action))
        toolbar.addWidget(button)

    @staticmethod
    def _show_on(button: QToolButton, action: QAction, _checked: bool = False) -> None:
        button.setDefaultAction(action)

    def _add(self, name: str, title: str, does: str, act: Callable[[], object] | None = None) -> None:
        action = QAction(icon(name), title, self.menu)
        action.setObjectName(f"kmzb_{name}")
        action.setToolTip(does)
        action.setStatusTip(does)
        action.setCheckable(act is None)
        action.triggered.connect(partial(self._on_triggered, act or partial(self.take_up, name)))
        self.menu.addAction(action)
        self._actions[name] = action

    def _on_triggered(self, act: Callable[[], object], _checked: bool = False) -> None:
        act()

    # --- tools ---------------------------------------------------------------------------------------------------

    def take_up(self, name: str) -> None:
        """Gives the map this tool."""
        tool = self._made.get(name)
        if tool is None:
            tool = self._made[name] = self._make(name)
            tool.setAction(self._actions[name])
        self._around.canvas.setMapTool(tool)
        self._actions[name].setChecked(True)

    def _make(self, name: str) -> QgsMapTool:
        around = self._around
        if name == "pick":
            from .pick import PickTool

            return PickTool(around)
        if name in ("selectrectangle", "selectpolygon"):
            from .shapes import PolygonTool, RectangleTool

            made = RectangleTool if name == "selectrectangle" else PolygonTool
            return made(around, self._choosing())
        if name == "undraw":
            from .undraw import UndrawTool

            return UndrawTool(around)
        if name == "measure":
            from .measure import MeasureTool

            return MeasureTool(around)
        from .draw import DrawTool

        return DrawTool(around, name.removeprefix("draw"))

    def _choosing(self) -> Choosing:
        from .choosing import Choosing

        if self._choosing_made is None:
            self._choosing_made = Choosing(self._around)
        return self._choosing_made

    def choose_in_areas(self) -> None:
        """Chooses what lies in the areas selected in the current layer."""
        from .shapes import choose_in_areas

        choose_in_areas(self._around, self._choosing())

    def name_stations(self) -> None:
        """Asks which layer holds the stations, with the tool that measures in hand."""
        from .stations import station_layer

        named = station_layer(self._around.project) is not None
        self.take_up("measure")
        if named:
            # Where none was named the tool has asked already.
            self._made["measure"].name_stations()

    # --- the store -----------------------------------------------------------------------------------------------

    def _on_opened(self, _: Any) -> None:
        from .pending import PendingDrawings

        self._drop()
        self._pending = PendingDrawings(self._around)
        self._enable()

    def _on_closed(self) -> None:
        self._drop()
        self._enable()

    def _enable(self) -> None:
        info = self._around.session.info
        for name, action in self._actions.items():
            may = name not in _DRAWING or self._around.session.may(Kind.ANNOTATION)
            action.setEnabled(info is not None and may)
            action.setToolTip(rights.refusal(info) if info is not None and not may else action.statusTip())

    def _drop(self) -> None:
        """Lets go of every tool; the map gets another one if it has one of these."""
        canvas = self._around.canvas
        current = canvas.mapTool()
        if current is not None and any(tool is current for tool in self._made.values()):
            canvas.unsetMapTool(current)
            self._go_back()
        for tool in self._made.values():
            tool.end()
            tool.setAction(None)
            if not sip.isdeleted(tool):
                tool.deleteLater()
        self._made.clear()
        if self._choosing_made is not None:
            self._choosing_made.end()
            self._choosing_made = None
        if self._pending is not None:
            self._pending.unload()
            self._pending = None

    def unload(self) -> None:
        """Takes tools and menu away."""
        while self._undo:
            self._undo.pop()()
        self._drop()
        if not sip.isdeleted(self.menu):
            self.menu.setParent(None)
            self.menu.deleteLater()
