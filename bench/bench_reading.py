"""What an analysis reads of a store's own layer, half a million threats with moment and category, against QGIS.

The peer is QGIS's feature iterator with the same filter and fields, each feature's point, moment and category taken,
and nothing made of them: what any algorithm in Python begins with. Each run has a process of its own and reads twice,
so that connections and libraries are not measured; peak memory is the whole process's. Both have read the same where
number, sum of x and the last moment are equal.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.runs import say, table, task, versions

COUNT, YEARS = 500_000, 8
MODULE = "bench.bench_reading"


def main(count: int = COUNT) -> None:
    from qgis.core import QgsApplication

    from bench.bench_window import server
    from kmzb_plugin.domain.periods import now
    from kmzb_plugin.store.demo.create import create_demo_store

    QgsApplication([], False)  # its reference systems are wanted
    print(f"Reading the layer of a plane out of a store of {count:,} threats. {versions()}.")
    print(table("", "threats", "ours s", "QGIS s", "ratio", "ours MB", "QGIS MB"))
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "store.gpkg"
        create_demo_store(str(path), count=count, years=YEARS, end=now())
        _compare("GeoPackage", str(path))
        with server(Path(name), count) as location:
            os.environ["PGPASSFILE"] = str(Path(name) / "pgpass")
            _compare("PostgreSQL", location)


def _compare(label: str, location: str) -> None:
    ours, peer = (task(MODULE, which, location) for which in ("ours", "qgis"))
    ratio = f"{peer['seconds'] / ours['seconds']:.1f}×"
    seconds = (f"{each['seconds']:.2f}" for each in (ours, peer))
    print(table(label, str(ours["n"]), *seconds, ratio, *(f"{each['megabytes']:.0f}" for each in (ours, peer))))
    for what in ("n", "x", "last"):
        if ours[what] != peer[what]:
            raise SystemExit(f"The two have not read the same {what}: {ours[what]} and {peer[what]}.")


def _layer(location: str) -> Any:
    from qgis.core import QgsVectorLayer

    from kmzb_plugin.store import open_store
    from kmzb_plugin.store.filter import ThreatFilter

    store = open_store(location)
    source = store.layer_source("threat")
    layer = QgsVectorLayer(source.uri, "threats", source.provider)
    if not layer.setSubsetString(store.subset(ThreatFilter(planes=("internet",)))):
        raise SystemExit("The layer takes no filter.")
    return layer


def ours(layer: Any) -> dict[str, Any]:
    import numpy as np

    from kmzb_plugin.layers.points import read_points
    from kmzb_plugin.processing.times import moments

    points = read_points(layer, layer, ("reported_at", "category"), coded=("category",))
    last = moments(points.columns["reported_at"]).max()
    return {"n": len(points), "x": round(float(np.sort(points.x).sum()), 2), "last": f"{last:%Y-%m-%dT%H:%M:%SZ}"}


def qgis(layer: Any) -> dict[str, Any]:
    import numpy as np
    from qgis.core import QgsFeatureRequest
    from qgis.PyQt.QtCore import QDateTime, Qt

    request = QgsFeatureRequest().setSubsetOfAttributes(["reported_at", "category"], layer.fields())
    x, moments, categories = [], [], []
    for feature in layer.getFeatures(request):
        x.append(feature.geometry().asPoint().x())
        moments.append(feature["reported_at"])
        categories.append(feature["category"])
    last = max(moments)
    if isinstance(last, QDateTime):
        last = last.toUTC().toString(Qt.DateFormat.ISODate)
    return {"n": len(x), "x": round(float(np.sort(x).sum()), 2), "last": last}


if __name__ == "__main__":
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    opened = _layer(sys.argv[2])
    work = {"ours": ours, "qgis": qgis}[sys.argv[1]]
    for _ in range(2):
        begin = time.perf_counter()
        found = work(opened)
        seconds = time.perf_counter() - begin
    say(seconds=seconds, **found)
