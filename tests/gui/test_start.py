"""What QGIS's start has to import: the window and the list of algorithms, and nothing that computes."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("numpy", "pandas", "scipy", "shapely", "psycopg2", "requests")

SCRIPT = """
import os
import sys
from qgis.core import QgsApplication
app = QgsApplication([], True)
app.initQgis()
before = set(sys.modules)
import kmzb_plugin
plugin = kmzb_plugin.classFactory(None)
{then}
print("\\n".join(sorted(set(sys.modules) - before)), flush=True)
os._exit(0)
"""

ALL = """
plugin.initProcessing()
assert len(app.processingRegistry().providerById("kmzb").algorithms()) > 20
from kmzb_plugin.gui.early import importing
for _ in importing():
    pass
"""


def loaded_by(then: str) -> list[str]:
    """The modules that a fresh Python has loaded after these lines."""
    script = SCRIPT.format(then=then)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()


def test_before_its_window_stands_qgis_loads_next_to_nothing() -> None:
    own = [name for name in loaded_by("import kmzb_plugin.gui.early") if name.startswith("kmzb_plugin.")]
    assert "kmzb_plugin.gui.kept_filter" in own
    assert len(own) < 15, own


def test_the_window_and_the_algorithms_load_without_what_they_compute_with() -> None:
    loaded = loaded_by(ALL)
    assert "kmzb_plugin.gui.workbench" in loaded
    assert "kmzb_plugin.processing.density.kerneldensity" in loaded
    heavy = [name for name in loaded if name.split(".")[0] in HEAVY]
    assert heavy == []
    late = [name for name in loaded if name.endswith(("_dialog", "_report", "_rows", ".picture", ".conflict"))]
    assert [name for name in late if name != "kmzb_plugin.gui.rules_dialog"] == []
