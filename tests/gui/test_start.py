"""What QGIS's start has to import: the window and the list of algorithms, and nothing that computes."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("numpy", "pandas", "scipy", "shapely", "psycopg2", "requests")

SCRIPT = """
import sys
from qgis.core import QgsApplication
app = QgsApplication([], True)
app.initQgis()
before = set(sys.modules)
import kmzb_plugin
plugin = kmzb_plugin.classFactory(None)
plugin.initProcessing()
assert len(app.processingRegistry().providerById("kmzb").algorithms()) > 20
import kmzb_plugin.gui.workbench
print("\\n".join(sorted(set(sys.modules) - before)), flush=True)
import os
os._exit(0)
"""


def test_the_window_and_the_algorithms_load_without_what_they_compute_with() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "kmzb_plugin.gui.dock" in loaded
    assert "kmzb_plugin.processing.density.kerneldensity" in loaded
    heavy = [name for name in loaded if name.split(".")[0] in HEAVY]
    assert heavy == []
    late = [name for name in loaded if name.endswith(("_dialog", "_report", "_rows", ".picture", ".conflict"))]
    assert [name for name in late if name != "kmzb_plugin.gui.rules_dialog"] == []
