"""How a publication looks, and that its styles need no file of this machine."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest


@pytest.fixture
def points(qgis_app: Any) -> Any:
    from qgis.core import QgsVectorLayer

    return QgsVectorLayer("Point?crs=EPSG:2180&field=status:string&field=reports:integer", "statuses", "memory")


def test_a_status_of_a_store_of_its_own_brings_its_picture_along(points: Any) -> None:
    from qgis.core import QgsReadWriteContext, QgsSvgMarkerSymbolLayer
    from qgis.PyQt.QtXml import QDomDocument

    from kmzb_plugin.domain.statuses import Status, Workflow
    from kmzb_plugin.layers.styles.publication import style_statuses

    own = Status("waiting", "Czeka", "Waiting", "#00aa88", True, False, None, None)
    never = Status("joke", "Żart", "Joke", "#bbbbbb", False, False, 0, None)
    style_statuses(points, Workflow([own, never], {}), "several", 125.0)
    kept = points.renderer().categories()  # a symbol goes with its category
    categories = {each.value(): each.symbol() for each in kept}
    assert sorted(categories) == ["several", "waiting"]
    pictures = [each for each in categories["waiting"].symbolLayers() if isinstance(each, QgsSvgMarkerSymbolLayer)]
    assert pictures
    assert all(each.path().startswith("base64:") for each in pictures)
    document = QDomDocument()
    element = points.renderer().save(document, QgsReadWriteContext())
    document.appendChild(element)
    assert ".svg" not in document.toString()


@pytest.mark.parametrize(
    ("counts", "labels"),
    [([5, 5], ["5"]), ([5, 6, 147], None), ([12, 30], None), ([1000], ["1,000"])],
)
def test_classes_begin_at_the_smallest_published_count(
    qgis_app: Any, counts: list[int], labels: list[str] | None
) -> None:
    from qgis.core import QgsVectorLayer

    from kmzb_plugin.layers.styles.publication import style_places

    layer = QgsVectorLayer("Polygon?crs=EPSG:2180&field=reports:integer", "places", "memory")
    style_places(layer, np.array(counts), 500.0, 125.0)
    ranges = layer.renderer().ranges()
    assert labels is None or [each.label() for each in ranges] == labels
    assert ranges[0].label().split("–")[0] == f"{min(counts):,}"
    for count in counts:
        assert sum(each.lowerValue() <= count <= each.upperValue() for each in ranges) == 1
