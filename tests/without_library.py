"""Runs the plugin in a Python that lacks one library; writes as JSON what came of it.

python without_library.py LIBRARY STORE FOLDER    LIBRARY: a name, or nothing where another one stands on the path
"""

import json
import sys
from pathlib import Path

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsSettings
from qgis.gui import QgsDockWidget, QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import QElapsedTimer, QEventLoop, QTimer

LIBRARY, STORE, FOLDER = sys.argv[1:]
PATIENCE_MS = 30_000


def settle():
    """Lets Qt go on for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(20, loop.quit)
    loop.exec()


def in_the_window():
    """Opens the store in the dock: how many threats the queue shows, and what was said instead."""
    from kmzb_plugin.gui.dock import WorkbenchDock
    from kmzb_plugin.gui.map_link import MapLink
    from kmzb_plugin.gui.messages import Messages
    from kmzb_plugin.gui.session import Session

    session, errors = Session(), []
    session.failed.connect(lambda error: errors.append(str(error)))
    link = MapLink(session, QgsMapCanvas(), QgsProject.instance())
    dock = WorkbenchDock(session, link, Messages(QgsMessageBar(), None), QgsDockWidget())
    session.open(STORE)
    clock = QElapsedTimer()
    clock.start()
    while not (dock.model.rowCount() or errors) and clock.elapsed() < PATIENCE_MS:
        settle()
    shown = dock.model.rowCount()
    session.close()
    link.unload()
    dock.unload()
    return {"shown": shown, "errors": errors}


def demo():
    """What the start page says when the demo is asked for."""
    from kmzb_plugin.gui.demo import DemoMaker

    said, maker = [], DemoMaker(Path(FOLDER) / "demo.gpkg")
    maker.failed.connect(lambda error: said.append(str(error)))
    maker.start()
    clock = QElapsedTimer()
    clock.start()
    while not said and clock.elapsed() < PATIENCE_MS:
        settle()
    return said


def run(provider, name, parameters):
    """Whether the algorithm did its work."""
    return provider.algorithm(name).create().run(parameters, QgsProcessingContext(), QgsProcessingFeedback(), {}, False)


def main():
    """All of it, with QGIS speaking Polish."""
    app = QgsApplication([], True)
    app.initQgis()
    if LIBRARY:
        for module in [each for each in sys.modules if each.split(".")[0] == LIBRARY]:
            del sys.modules[module]
        sys.modules[LIBRARY] = None
    QgsSettings().setValue("locale/userLocale", "pl")
    QgsSettings().setValue("locale/overrideFlag", True)
    import kmzb_plugin

    plugin = kmzb_plugin.classFactory(None)
    import kmzb_plugin.gui.workbench  # what starts with the window

    plugin.initProcessing()
    provider = app.processingRegistry().providerById("kmzb")
    said = {each.name(): each.canExecute() for each in provider.algorithms()}
    answer = {"refused": {name: text for name, (able, text) in said.items() if not able}, "able": [], "done": {}}
    answer["able"] = sorted(set(said) - set(answer["refused"]))
    jobs = {"verifyaudit": {"STORE": STORE}, "extractthreats": {"STORE": STORE, "OUTPUT": f"{FOLDER}/threats.gpkg"}}
    for name, parameters in jobs.items():
        if name in answer["able"]:
            answer["done"][name] = run(provider, name, parameters)[1]
    answer |= in_the_window()
    answer["demo"] = [] if answer["shown"] else demo()
    plugin.unload()
    Path(FOLDER, "answer.json").write_text(json.dumps(answer, ensure_ascii=False), encoding="utf-8")
    sys.stdout.flush()
    app.exitQgis()


main()
