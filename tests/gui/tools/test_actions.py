"""The actions: when they can be used, what their buttons show, what is left behind."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.gui import QgsDockWidget, QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtWidgets import QToolBar, QToolButton, QWidget

from kmzb_plugin.gui.dock import WorkbenchDock
from kmzb_plugin.gui.map_link import MapLink
from kmzb_plugin.gui.messages import Messages
from kmzb_plugin.gui.session import Session
from kmzb_plugin.gui.tools.actions import MapTools
from kmzb_plugin.gui.tools.base import Around

from ..conftest import settle
from .conftest import Hand


def test_nothing_can_be_used_without_a_store(session: Session) -> None:
    window, bar = QWidget(), QgsMessageBar()
    link = MapLink(session, QgsMapCanvas(), QgsProject.instance())
    dock = WorkbenchDock(session, link, Messages(bar, None), QgsDockWidget())
    tools = MapTools(Around(session, link, dock, Messages(bar, None), window), lambda: None)
    assert len(tools.actions()) == 11
    assert not any(action.isEnabled() for action in tools.actions())
    tools.unload()
    link.unload()
    dock.unload()
    dock.frame.deleteLater()


def test_every_action_speaks_and_has_a_picture_and_a_name(hand: Hand) -> None:
    names = [action.objectName() for action in hand.tools.actions()]
    assert len(set(names)) == len(names)
    for action in hand.tools.actions():
        assert action.isEnabled()
        assert action.toolTip()
        assert action.icon().availableSizes() or not action.icon().pixmap(24, 24).isNull()
    letters = [text[text.index("&") + 1].lower() for text in (a.text() for a in hand.tools.actions())]
    assert len(set(letters)) == len(letters)


def test_one_tool_is_in_hand_at_a_time(hand: Hand) -> None:
    for name in ("pick", "selectrectangle", "selectpolygon", "drawpoint", "drawtext", "undraw", "measure", "pick"):
        hand.tools.action(name).trigger()
        assert [a.objectName() for a in hand.tools.actions() if a.isChecked()] == [f"kmzb_{name}"]
        assert hand.canvas.mapTool().action() is hand.tools.action(name)
    hand.tools.action("pick").trigger()
    assert hand.tools.action("pick").isChecked(), "pressed again it stays in hand"


def test_a_button_shows_the_tool_taken_up_last(hand: Hand) -> None:
    toolbar = QToolBar()
    hand.tools.add_to(toolbar)
    buttons = [b for b in toolbar.findChildren(QToolButton) if b.menu() is not None and b.defaultAction() is not None]
    assert [b.defaultAction().objectName() for b in buttons] == [
        "kmzb_selectrectangle",
        "kmzb_drawpoint",
        "kmzb_measure",
    ]
    hand.tools.action("selectpolygon").trigger()
    assert buttons[0].defaultAction().objectName() == "kmzb_selectpolygon"
    hand.tools.action("selectareas").trigger()
    assert buttons[0].defaultAction().objectName() == "kmzb_selectpolygon", "what is no tool does not stay"


def test_unloading_leaves_the_map_as_it_was(hand: Hand) -> None:
    for name in ("selectpolygon", "drawline", "measure"):
        hand.tools.take_up(name)
        hand.click(hand.canvas.viewport().rect().center())
    hand.tools.unload()
    settle(20)
    assert hand.canvas.mapTool() is None
    outgoing = hand.session.outgoing
    assert outgoing.receivers(outgoing.changed) == 4, "the dock, its reports, its outcomes and the map alone"
