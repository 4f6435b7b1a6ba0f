"""A small store with threats of every plane and status, and its layers in a project of their own."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import shapely
from qgis.core import QgsProject

from kmzb_plugin.domain.categories import Categories
from kmzb_plugin.domain.planes import Plane
from kmzb_plugin.domain.statuses import Workflow
from kmzb_plugin.layers.group import open_layers
from kmzb_plugin.layers.recipes import ANNOTATIONS, CLUSTERS, OVERVIEW, PENDING, PLANES, UNITS
from kmzb_plugin.layers.results import STORE
from kmzb_plugin.store import create_store, open_store
from kmzb_plugin.store.base import ImportSource

CENTRE = (638_000.0, 396_000.0)
PER_PLANE = 60
ROLES = (PENDING, *ANNOTATIONS, *PLANES, CLUSTERS, UNITS, OVERVIEW)

everywhere = pytest.mark.parametrize("store", ["geopackage", "postgresql"], indirect=True)


def threats(plane: str) -> pd.DataFrame:
    """Sixty threats of a plane on a lattice 100 m wide, every status and category in turn."""
    statuses = [status.code for status in Workflow.seed()]
    categories = [category.code for category in Categories.seed() if not category.alias_of] + ["unknown:Nowa"]
    n = np.arange(PER_PLANE)
    reported = pd.Timestamp("2026-11-01T12:00:00") - pd.to_timedelta(n, unit="D")
    return pd.DataFrame(
        {
            "source_ref": [f"{plane}-{i}" for i in n],
            "category": [categories[i % len(categories)] for i in n],
            "status": [statuses[i % len(statuses)] for i in n],
            "occurred_at": "",
            "reported_at": reported.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "updated_at": "",
            "time_of_day": None,
            "weekdays": None,
            "description": "Wyścigi <img src=x>, tel. 600 700 800",
            "place": "ul. Żeromskiego",
            "teryt": "",
            "raw": "{}",
            "x": CENTRE[0] + 100.0 * (n % 10),
            "y": CENTRE[1] + 100.0 * (n // 10) + {"police": 0, "public": 20, "internet": 40}[plane],
        }
    )


@pytest.fixture
def store(request, qgis_app, tmp_path):
    """In a file, unless a test asks for `postgresql` by its parameter."""
    if getattr(request, "param", "") == "postgresql":
        database = request.getfixturevalue("database")
        store = open_store(database.location())
    else:
        store = create_store(str(tmp_path / "radom.gpkg"), "KMP Radom", "KWP-RAD", synthetic=True)
    area = shapely.MultiPolygon([shapely.Point(CENTRE).buffer(3000)])
    unit = {"code": "KP1", "name": "KP I", "parent_code": "", "valid_from": "2016-01-01", "valid_to": ""}
    with store.bulk_import(ImportSource("police", "units", "units.gpkg")) as importer:
        importer.add_units(pd.DataFrame([{**unit, "area_wkb": shapely.to_wkb(area)}]))
    for plane in Plane:
        with store.bulk_import(ImportSource(plane.value, f"system-{plane.value}", "threats.csv")) as importer:
            importer.add_threats(threats(plane.value))
    yield store
    store.close()


@pytest.fixture
def project(qgis_app):
    project = QgsProject()
    yield project
    project.clear()


@pytest.fixture
def group(store, project):
    group = open_layers(store, project)
    yield group
    group.release()


def features(layer) -> int:
    """How many features a layer shows."""
    return sum(1 for _ in layer.getFeatures())


def own_layers(project, store):
    """The layers of a store in a project."""
    return [layer for layer in project.mapLayers().values() if layer.customProperty(STORE) == store.describe().id]
