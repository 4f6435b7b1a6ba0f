"""The layers of a sheet's map."""

from __future__ import annotations

from typing import Any

import pandas as pd


def test_the_legend_knows_no_status_of_what_is_outside_the_map(qgis_app: Any) -> None:
    from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle

    from kmzb_plugin.briefing.sheet_map import SheetMap
    from kmzb_plugin.domain.statuses import Workflow

    project = QgsProject()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:2180"))
    map_ = SheetMap(project, QgsRectangle(0, 0, 100, 100), (50, 50), [])
    points = pd.DataFrame({"x": [10.0, 150.0], "y": [10.0, 10.0], "status": ["new", "confirmed"]})
    layer = map_.threats("threats", points, Workflow.seed(), 2.4)
    assert [category.value() for category in layer.renderer().categories()] == ["new"]
    assert layer.featureCount() == 1
