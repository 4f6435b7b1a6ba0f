"""Runs inside the real QGIS window: brings every dialog and every state of the dock up, one after another, and says of
each what is wrong with it: texts cut off, no name, a mnemonic twice, not reached by Tab, focus not seen, pale text.

In the environment besides: KMZB_PICTURES (a folder, where pictures are wanted), KMZB_WIDTHS (of the dock, "420 300").
"""

import os

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface

from kmzb_plugin.domain.submission import correction
from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.store.filter import ThreatFilter
from tests.desktop import states_of_dialogs, states_of_dock
from tests.desktop.inside import answer, settle, workbench
from tests.desktop.looking import Album

LONG_PLACE = "skrzyżowanie ulic Bolesława Limanowskiego i Tadeusza Kościuszki przy dawnym dworcu autobusowym " * 2
FOREVER = "600"
"""Seconds that a decision is held: it stays where it is looked at."""

LONGEST = 300
"""Seconds for all states."""


def prepare(location):
    """A store with a place whose name is long, and an empty one; their locations."""
    store = open_store(location)
    threat = store.threats(ThreatFilter(statuses=("verification",)), limit=1)[0]
    store.submit([correction(threat.id, threat.version, "Dokładniejszy opis miejsca.", place=LONG_PLACE.strip())])
    store.close()
    empty = location.replace(".gpkg", "-empty.gpkg")
    create_store(empty, "KMP Radom", "Radom").close()
    return empty


def drive():
    window, dock = iface.mainWindow(), workbench().dock
    location = os.environ["KMZB_STORE"]
    empty = prepare(location)
    window.resize(1500, 940)
    for name in ("Browser", "Layers"):
        window.findChild(QDockWidget, name).hide()
    album = Album()
    for round_, width in enumerate(map(int, os.environ.get("KMZB_WIDTHS", "420").split())):
        album.suffix = f"-{width}"
        # The dock alone takes the width that it is given only while another one is beside it.
        window.resizeDocks([dock.frame], [width], Qt.Orientation.Horizontal)
        settle(200)
        if dock.width() > width + 2:
            album.note("dock", [f"is {dock.width()} wide where {width} are wanted"])
        states_of_dock.look_at_start(album)
        states_of_dock.look_at_store(album, empty, location, hold=FOREVER)
        if round_ == 0:
            album.suffix = ""
            states_of_dialogs.look_at_all(album)
            album.suffix = f"-{width}"
        states_of_dock.look_at_hot_spots(album)
        workbench().session.close()
        settle(200)
    return album.found


answer(drive, LONGEST)
