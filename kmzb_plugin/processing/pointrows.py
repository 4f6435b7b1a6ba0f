"""Points written with the attributes of the features they came from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from qgis.core import QgsFeatureRequest, QgsFeatureSource, QgsGeometry, QgsPointXY

from .inputs import MetricPoints


def rows_beside(
    source: QgsFeatureSource, data: MetricPoints, kept: Sequence[int], added: Callable[[int], Sequence[Any]]
) -> Iterator[tuple[QgsGeometry, list[Any]]]:
    """A geometry and attributes for each point: those of its feature that are `kept`, and what is `added` to point i.

    The source is read a second time, without geometries: attributes of a million features need not be held in memory.
    """
    import numpy as np

    order = np.argsort(data.points.ids, kind="stable")
    ids, numbers = data.points.ids[order].tolist(), order.tolist()
    x, y = data.x.tolist(), data.y.tolist()
    everything = list(kept) == list(range(source.fields().count()))
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(list(kept))
    if data.filter:
        request.setFilterExpression(data.filter)
    for feature in source.getFeatures(request):
        place = bisect_left(ids, feature.id())
        while place < len(ids) and ids[place] == feature.id():
            i = numbers[place]
            own = feature.attributes()
            own = own if everything else [own[index] for index in kept]
            yield QgsGeometry.fromPointXY(QgsPointXY(x[i], y[i])), [*own, *added(i)]
            place += 1
