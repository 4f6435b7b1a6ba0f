"""Runs inside the real QGIS window: an officer's first shift, a picture at each step; `tools.tour` starts it.

What to do comes in the environment: KMZB_PICTURES (the folder of the pictures), KMZB_LANGUAGE (pl or en), and what
`tests.desktop.inside` asks for.
"""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar
from qgis.utils import iface

from tests.desktop.inside import answer, settle, workbench
from tests.desktop.tour_hands import DOCK, HEIGHT, LAYERS, WIDTH, set_the_clock
from tests.desktop.tour_map import correct, many, report
from tests.desktop.tour_outcomes import briefing, hot_spots, outbox_and_conflict
from tests.desktop.tour_queue import confirm, narrow, queue_and_card, similar, start_page, template


def arrange():
    window = iface.mainWindow()
    window.showNormal()
    settle(300)
    window.setFixedSize(WIDTH, HEIGHT)
    window.move(0, 0)
    window.findChild(QDockWidget, "Browser").hide()
    for toolbar in window.findChildren(QToolBar):
        if toolbar.objectName() in (
            "mDataSourceManagerToolBar",
            "mDigitizeToolBar",
            "mLabelToolBar",
            "mVectorToolBar",
            "mPluginToolBar",
            "mWebToolBar",
            "mDatabaseToolBar",
            "mAnnotationsToolBar",
            "mSelectionToolBar",
            "mHelpToolBar",
            "mAdvancedDigitizeToolBar",
            "mSnappingToolBar",
        ):
            toolbar.hide()
    docks = [window.findChild(QDockWidget, "Layers"), workbench().dock.frame]
    window.resizeDocks(docks, [LAYERS, DOCK], Qt.Orientation.Horizontal)
    settle(500)


def drive():
    set_the_clock()
    arrange()
    steps = (
        start_page,
        queue_and_card,
        narrow,
        confirm,
        template,
        similar,
        report,
        correct,
        many,
        outbox_and_conflict,
        hot_spots,
        briefing,
    )
    return {step.__name__: step() for step in steps}


answer(drive)
