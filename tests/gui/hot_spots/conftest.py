"""The browser of hot spots over a real canvas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProject,
)
from qgis.gui import QgsMapCanvas

from kmzb_plugin.gui.hot_spots import HotSpotsPanel

from .steps import WHOLE, Browser


@pytest.fixture
def browser(qgis_app: Any, qgis_processing: Any) -> Iterator[Browser]:
    project = QgsProject.instance()
    project.clear()
    canvas = QgsMapCanvas()
    canvas.resize(600, 450)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2180"))
    canvas.setExtent(WHOLE)
    made = Browser(HotSpotsPanel(canvas, project), canvas)
    canvas.flashGeometries = lambda geometries, *_: made.flashed.append(list(geometries))
    made.panel.left.connect(lambda: made.left.append(True))
    made.panel.counted.connect(made.counts.append)
    made.panel.failed.connect(made.errors.append)
    made.panel.resize(400, 600)
    made.panel.show()
    made.panel.activateWindow()
    made.panel.spotView.setFocus()
    yield made
    made.panel.unload()
    made.panel.deleteLater()
    project.clear()
    assert made.errors == []
