"""The tasks of `bench_store`, each in a process of its own: the store as the workbench opens it, the table as QGIS.

A task gets the store's location and a folder, and returns the seconds of what is measured and what it found.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsDataSourceUri,
    QgsFeatureRequest,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, QSize

from kmzb_plugin.domain.submission import verification
from kmzb_plugin.layers.group import open_layers
from kmzb_plugin.layers.overview import OVERVIEW_SCALE, count_squares
from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter
from kmzb_plugin.store.location import parse
from kmzb_plugin.store.outbox import Outbox, State
from kmzb_plugin.store.sender import send
from tools import nation

DECISIONS = 10_000
WIDTH, HEIGHT = 1200, 800
CITY = (551_500.0, 233_500.0, 581_500.0, 253_500.0)  # Kraków and what lies about it, 30 × 20 km
POLAND = (144_000.0, 125_000.0, 877_000.0, 909_000.0)
CATEGORY = "public_alcohol"

Extent = tuple[float, float, float, float]


def draw(layers: list[Any], extent: Extent) -> None:
    """Draws the map as the canvas would, and waits for it."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(layers[-1].crs())
    settings.setOutputSize(QSize(WIDTH, HEIGHT))
    settings.setOutputDpi(96)
    settings.setExtent(QgsRectangle(*extent))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    for error in job.errors():
        raise SystemExit(error.message)


def drawn_extent(extent: Extent) -> tuple[Extent, float]:
    """What the map of that extent shows, in the picture's shape, and its scale."""
    settings = QgsMapSettings()
    settings.setOutputSize(QSize(WIDTH, HEIGHT))
    settings.setOutputDpi(96)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(nation.CRS))
    settings.setExtent(QgsRectangle(*extent))
    seen = settings.visibleExtent()
    return (seen.xMinimum(), seen.yMinimum(), seen.xMaximum(), seen.yMaximum()), settings.scale()


class Ours:
    """The store as the workbench opens it."""

    def __init__(self, location: str) -> None:
        self.location = location
        self.store = open_store(location)
        self.project = QgsProject.instance()
        self.group = open_layers(self.store, self.project)

    def look(self, extent: Extent) -> int:
        """Counts and draws a view of the map; returns what the overview counts in it."""
        view, scale = drawn_extent(extent)
        found = 0
        if scale >= OVERVIEW_SCALE:
            squares = count_squares(self.store, self.group.counted(), view, scale)
            self.group.show_overview(squares)
            found = int(squares.cells["n"].sum())
        draw(self.project.layerTreeRoot().layerOrder(), extent)
        return found


class Plain:
    """The copy of the table as anybody adds it."""

    def __init__(self, location: str) -> None:
        words = dict(parse(location).words)
        uri = QgsDataSourceUri()
        uri.setConnection(words["host"], words["port"], words["dbname"], words["user"], "")
        uri.setDataSource("public", "plain", "geom", "", "fid")
        self.layer = QgsVectorLayer(uri.uri(False), "plain", "postgres")
        if not self.layer.isValid():
            raise SystemExit(self.layer.error().message())

    def look(self, extent: Extent) -> None:
        draw([self.layer], extent)


def timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def open_task(location: str, folder: Path) -> tuple[float, int]:
    made: list[Ours] = []

    def work() -> None:
        made.append(Ours(location))
        made[0].look(POLAND)

    seconds = timed(work)
    return seconds, made[0].store.count(ThreatFilter())


def plain_open_task(location: str, folder: Path) -> tuple[float, int]:
    made: list[Plain] = []

    def work() -> None:
        made.append(Plain(location))
        made[0].look(POLAND)

    seconds = timed(work)
    return seconds, made[0].layer.featureCount()


def city_task(location: str, folder: Path) -> tuple[float, int]:
    ours = Ours(location)
    seconds = timed(lambda: ours.look(CITY))
    return seconds, ours.store.count(ThreatFilter(extent=CITY))


def plain_city_task(location: str, folder: Path) -> tuple[float, int]:
    plain = Plain(location)
    seconds = timed(lambda: plain.look(CITY))
    request = QgsFeatureRequest(QgsRectangle(*CITY)).setNoAttributes()
    return seconds, sum(1 for _ in plain.layer.getFeatures(request))


def filter_task(location: str, folder: Path) -> tuple[float, int]:
    ours, where = Ours(location), ThreatFilter(categories=(CATEGORY,))
    ours.look(POLAND)

    def work() -> None:
        ours.group.apply_filter(where)
        ours.look(POLAND)

    return timed(work), ours.store.count(where)


def plain_filter_task(location: str, folder: Path) -> tuple[float, int]:
    plain = Plain(location)

    def work() -> None:
        plain.layer.setSubsetString(f"\"category\" = '{CATEGORY}'")
        plain.look(POLAND)

    return timed(work), plain.layer.featureCount()


def cells_task(location: str, folder: Path) -> tuple[float, int]:
    with closing(open_store(location)) as store:
        codes = [category.code for category in store.dictionary().categories]
        found: list[int] = []
        seconds = timed(
            lambda: found.extend(len(store.count_cells(ThreatFilter(categories=(code,)), 10_000.0)) for code in codes)
        )
    return seconds, sum(found)


def plain_cells_task(location: str, folder: Path) -> tuple[float, int]:
    plain = Plain(location)
    counts: dict[tuple[int, int, str], int] = {}

    def work() -> None:
        request = QgsFeatureRequest().setSubsetOfAttributes(["category"], plain.layer.fields())
        position = plain.layer.fields().indexOf("category")
        for feature in plain.layer.getFeatures(request):
            point = feature.geometry().asPoint()
            key = (int(point.x() // 10_000), int(point.y() // 10_000), feature.attribute(position))
            counts[key] = counts.get(key, 0) + 1

    return timed(work), len(counts)


def decisions(location: str, status: str) -> tuple[Any, list[Any]]:
    """The store, and a legal next status for as many threats as are decided."""
    store = open_store(location)
    threats = store.threats(ThreatFilter(statuses=(status,)), limit=DECISIONS)
    return store, [verification(one.id, one.version, "verification", note="Ponowna ocena.") for one in threats]


def decide_task(location: str, folder: Path) -> tuple[float, int]:
    """All at once, as QGIS saves an edited layer."""
    store, batch = decisions(location, "confirmed_eliminated")
    accepted: list[bool] = []

    def work() -> None:
        accepted.extend(receipt.accepted for receipt in store.submit(batch))

    return timed(work), sum(accepted)


def outbox_task(location: str, folder: Path) -> tuple[float, int]:
    store, batch = decisions(location, "not_confirmed")
    box = Outbox(folder / "box" / "outbox.sqlite")

    def work() -> None:
        box.put(location, batch)
        send(box, store)

    return timed(work), len(box.entries(states=[State.ACCEPTED]))


def plain_edit_task(location: str, folder: Path) -> tuple[float, int]:
    plain = Plain(location)
    request = QgsFeatureRequest().setFilterExpression("\"status\" = 'confirmed_eliminated'").setLimit(DECISIONS)
    rows = [(feature.id(), feature["version"]) for feature in plain.layer.getFeatures(request)]
    status, version, updated, due = (
        plain.layer.fields().indexOf(name) for name in ("status", "version", "updated_at", "due_at")
    )

    def work() -> None:
        now = QDateTime.currentDateTimeUtc()
        plain.layer.startEditing()
        for fid, known in rows:
            values = {status: "verification", version: known + 1, updated: now, due: now.addDays(5)}
            plain.layer.changeAttributeValues(fid, values)
        if not plain.layer.commitChanges():
            raise SystemExit("; ".join(plain.layer.commitErrors()))

    return timed(work), len(rows)


def measure(task: str, location: str, folder: Path) -> dict[str, float]:
    """Starts QGIS and runs a task in this process; seconds, what was found, and the most memory it had, in MB."""
    application = QgsApplication([], False)
    application.initQgis()
    seconds, found = TASKS[task](location, folder)
    # The system counts the memory of whoever started a process as its own, until the process has a program of its own.
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    assert peak is not None
    return {"seconds": seconds, "found": found, "megabytes": int(peak[1]) / 1024}


TASKS: dict[str, Callable[[str, Path], tuple[float, int]]] = {
    "open": open_task,
    "plain_open": plain_open_task,
    "city": city_task,
    "plain_city": plain_city_task,
    "filter": filter_task,
    "plain_filter": plain_filter_task,
    "cells": cells_task,
    "plain_cells": plain_cells_task,
    "decide": decide_task,
    "outbox": outbox_task,
    "plain_edit": plain_edit_task,
}
