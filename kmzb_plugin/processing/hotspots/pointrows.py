"""Points written with the attributes of the features they came from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from qgis.core import QgsFeature, QgsFeatureRequest, QgsFeatureSource, QgsFields, QgsGeometry, QgsPointXY

from ..inputs import MetricPoints


def features_beside(
    source: QgsFeatureSource,
    data: MetricPoints,
    fields: QgsFields,
    kept: Sequence[int],
    added: Callable[[int], list[Any]],
    progress: Callable[[float], object],
) -> Iterator[QgsFeature]:
    """A feature for each point with the attributes of its own that are `kept`, and what is `added` to point i.

    The source is read a second time, without geometries: attributes of a million features need not be held in memory.
    `progress` gets the fraction that is done.
    """
    import numpy as np

    order = np.argsort(data.points.ids, kind="stable")
    ids, numbers = data.points.ids[order].tolist(), order.tolist()
    x, y = data.x.tolist(), data.y.tolist()
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    everything = list(kept) == list(range(source.fields().count()))
    if data.filter:
        request.setFilterExpression(data.filter)
    done = 0
    for feature in source.getFeatures(request):
        place = bisect_left(ids, feature.id())
        if place == len(ids) or ids[place] != feature.id():
            continue
        own = feature.attributes()
        own = own if everything else [own[index] for index in kept]
        feature.setFields(fields, False)
        while place < len(ids) and ids[place] == feature.id():
            i = numbers[place]
            made = QgsFeature(feature)
            made.setAttributes(own + added(i))
            made.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x[i], y[i])))
            yield made
            place += 1
            done += 1
            if done % 1000 == 0:
                progress(done / len(ids))
