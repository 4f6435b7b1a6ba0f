"""Runs inside the real QGIS window of a fresh profile, without the sources: installs the plugin from the repository of
a unit with QGIS's own plugin manager, makes a demo, opens it, and runs algorithms on it.

Stands alone, because what it installs must not come from the checkout. KMZB_REPOSITORY: the address of plugins.xml;
KMZB_ANSWER and KMZB_PICTURE as in `inside`; KMZB_STORE: the file that the demo is made as.
"""

import json
import os
import sys
import traceback
from pathlib import Path

import pyplugin_installer
from pyplugin_installer import installer_data
from qgis import processing
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QElapsedTimer, QEventLoop, QTimer, QUrl
from qgis.utils import iface, plugins

PLUGIN = "kmzb_plugin"
PATIENCE_MS = 60_000
START_MS = 1500


def wait_for(condition, what):
    clock = QElapsedTimer()
    clock.start()
    while not condition():
        assert clock.elapsed() < PATIENCE_MS, f"waited in vain for: {what}"
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()


def listed():
    """What the plugin manager knows of the plugin after it has read the repository."""
    settings = QgsSettings()
    official, address = installer_data.officialRepo
    settings.setValue(f"app/plugin_repositories/{official}/url", address)
    settings.setValue(f"app/plugin_repositories/{official}/enabled", False)
    settings.setValue("app/plugin_repositories/unit/url", os.environ["KMZB_REPOSITORY"])
    pyplugin_installer.instance().fetchAvailablePlugins(reloadMode=True)
    assert not installer_data.repositories.allUnavailable(), installer_data.repositories.all()["unit"]["error"]
    return dict(installer_data.plugins.all()[PLUGIN])


def drive():
    before = listed()
    pyplugin_installer.instance().installPlugin(PLUGIN)
    assert PLUGIN in plugins, installer_data.plugins.all()[PLUGIN]["error_details"]
    store = os.environ["KMZB_STORE"]
    processing.run("kmzb:createdemostore", {"OUTPUT": store, "COUNT": 300})
    threats = processing.run("kmzb:extractthreats", {"STORE": store, "OUTPUT": "TEMPORARY_OUTPUT"})["OUTPUT"]
    density = processing.run("kmzb:kerneldensity", {"INPUT": threats, "OUTPUT": "TEMPORARY_OUTPUT"})["OUTPUT"]
    sheets = str(Path(store).with_name("sheets"))
    processing.run("kmzb:stationbriefing", {"STORE": store, "OUTPUT": sheets, "DPI": 96})
    workbench = plugins[PLUGIN].workbench
    workbench.session.open(store)
    wait_for(workbench.dock.model.rowCount, "the queue")
    import kmzb_plugin
    from kmzb_plugin.processing.base import manual_page

    iface.mainWindow().grab().save(os.environ["KMZB_PICTURE"])
    return {
        "listed": {name: before[name] for name in ("name", "version_available", "author_name", "download_url")},
        "file": kmzb_plugin.__file__,
        "threats": threats.featureCount(),
        "density": Path(density).exists(),
        "sheets": [path.name for path in Path(sheets).glob("*.pdf")],
        "rows": workbench.dock.model.rowCount(),
        "manual": QUrl(manual_page("index")).toLocalFile(),
        "help_menu": [action.text() for action in iface.pluginHelpMenu().actions()],
        "after": installer_data.plugins.all()[PLUGIN]["status"],
        "enabled": QgsSettings().value(f"PythonPlugins/{PLUGIN}", False, type=bool),
    }


def main():
    try:
        found = drive()
    except BaseException:
        found = {"error": traceback.format_exc()}
        iface.mainWindow().grab().save(os.environ["KMZB_PICTURE"])
    Path(os.environ["KMZB_ANSWER"]).write_text(json.dumps(found), encoding="utf-8")
    sys.stdout.flush()
    os._exit(1 if "error" in found else 0)


QTimer.singleShot(START_MS, main)
