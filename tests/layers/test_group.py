"""The group of layers: complete, repaired, filtered, and true to the store while others write to it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shapely
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsMarkerSymbol,
    QgsProject,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, Qt

from kmzb_plugin.domain.periods import Period
from kmzb_plugin.domain.submission import annotation, verification
from kmzb_plugin.layers.companions import Pending
from kmzb_plugin.layers.group import open_layers, opening
from kmzb_plugin.layers.recipes import CLUSTERS, PENDING, PLANES, UNITS, Context
from kmzb_plugin.store.filter import ThreatFilter

from .conftest import PER_PLANE, ROLES, everywhere, features, own_layers

ROOT = Path(__file__).resolve().parents[2]


@everywhere
def test_every_role_has_one_valid_layer_named_and_explained(group, project, store):
    layers = [group.layer(role) for role in ROLES]
    assert all(layer is not None and layer.isValid() for layer in layers)
    assert len({layer.name() for layer in layers}) == len(ROLES) == len(own_layers(project, store))
    assert [entry.layer() for entry in project.layerTreeRoot().findLayers()] == layers
    assert [node.name() for node in project.layerTreeRoot().findGroups()] == [f"KMZB – {store.describe().title}"]
    for plane in PLANES:
        assert "112" in group.layer(plane).customProperty("userNotes")


@everywhere
def test_the_planes_hold_their_own_threats(group):
    assert [features(group.layer(plane)) for plane in PLANES] == [PER_PLANE] * 3
    assert features(group.layer(CLUSTERS)) == 3 * PER_PLANE
    assert features(group.layer(UNITS)) == 1


@pytest.mark.parametrize(
    "where",
    [
        ThreatFilter(statuses=("new", "confirmed")),
        ThreatFilter(categories=("speeding", "unknown:Nowa")),
        ThreatFilter(planes=("police", "internet"), statuses=("verification",)),
        ThreatFilter(period=Period(datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 10, 15, tzinfo=UTC))),
        ThreatFilter(text="Żeromskiego"),
        ThreatFilter(text="o'neill"),
        ThreatFilter(overdue_at=datetime(2026, 10, 1, tzinfo=UTC)),
        ThreatFilter(extent=(638_000, 396_000, 638_250, 396_250)),
    ],
)
def test_the_map_shows_what_the_store_counts(group, store, where):
    group.apply_filter(where)
    assert sum(features(group.layer(plane)) for plane in PLANES) == store.count(where)
    assert features(group.layer(CLUSTERS)) == store.count(where) == store.count(group.counted())


@everywhere
def test_a_plane_switched_off_is_not_counted(group, project, store):
    said = []
    group.planes_changed.connect(lambda: said.append(group.visible_planes()))
    project.layerTreeRoot().findLayer(group.layer("police")).setItemVisibilityChecked(False)
    assert said == [("public", "internet")]
    assert features(group.layer(CLUSTERS)) == 2 * PER_PLANE == store.count(group.counted())
    group.apply_filter(ThreatFilter(planes=("police",)))
    assert features(group.layer(CLUSTERS)) == 0 == store.count(group.counted())


@everywhere
def test_a_decision_is_seen_after_refresh(group, store):
    threat = store.threats(ThreatFilter(statuses=("new",), planes=("police",)), limit=1)[0]
    receipt = store.submit([verification(threat.id, threat.version, "verification")])[0]
    assert receipt.outcome.value == "accepted"
    group.refresh()
    found = [f["status"] for f in group.layer("police").getFeatures(f"\"id\" = '{threat.id}'")]
    assert found == ["verification"]


DECIDE = """
import sys
from kmzb_plugin.domain.submission import verification
from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter
store = open_store(sys.argv[1])
for threat in store.threats(ThreatFilter(statuses=("new",))):
    print(store.submit([verification(threat.id, threat.version, "verification")])[0].outcome.value)
store.close()
"""


def test_another_process_decides_while_the_layers_are_read(group, store):
    new = store.count(ThreatFilter(statuses=("new",)))
    process = subprocess.Popen(
        [sys.executable, "-c", DECIDE, store.describe().location], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    readings = 0
    while process.poll() is None:
        group.refresh()
        for plane in PLANES:
            statuses = [feature["status"] for feature in group.layer(plane).getFeatures()]
            assert len(statuses) == PER_PLANE
            assert all(statuses)
        readings += 1
    assert process.stdout.read().split() == ["accepted"] * new
    assert readings > 3
    group.refresh()
    assert not [f for plane in PLANES for f in group.layer(plane).getFeatures("\"status\" = 'new'")]


def test_layers_leave_the_journal_of_the_file_alone(group, store):
    group.apply_filter(ThreatFilter(statuses=("new",)))
    group.refresh()
    assert [features(group.layer(plane)) for plane in PLANES]
    location = Path(store.describe().location)
    assert not location.with_name(location.name + "-wal").exists()


@everywhere
def test_layers_cannot_write_past_the_door(group):
    layer = group.layer("police")
    assert not layer.startEditing()
    layer.setReadOnly(False)
    first = next(layer.getFeatures())
    assert not layer.dataProvider().changeAttributeValues({first.id(): {layer.fields().indexOf("status"): "confirmed"}})
    group.refresh()
    assert layer.getFeature(first.id())["status"] == first["status"]


def test_pending_decisions_are_shown_and_cleared(group):
    group.show_pending([Pending("a", 638_000, 396_000, "confirmed", "⇡"), Pending("b", 638_100, 396_000, "gone", "")])
    assert [(f["threat_id"], f["status"]) for f in group.layer(PENDING).getFeatures()] == [
        ("a", "confirmed"),
        ("b", "gone"),
    ]
    group.show_pending([])
    assert features(group.layer(PENDING)) == 0


def _mapping(shape):
    return json.loads(shapely.to_geojson(shape))


@everywhere
def test_what_was_written_on_the_map_is_larger_than_its_point_and_shortened_where_it_is_long(group, store):
    point = _mapping(shapely.Point(638_000, 396_000))
    store.submit(
        [
            annotation(None, "Ciemny zaułek", kind="remark", geometry=point),
            annotation(None, "Brama " * 60, kind="shape", geometry=point),
        ]
    )
    group.refresh()
    layer = group.layer("annotation_points")
    remark, gate = sorted(layer.getFeatures(), key=lambda feature: len(feature["text"]))
    context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    of_remark, other = layer.labeling().rootRule().children()

    def label(settings, feature):
        context.setFeature(feature)
        return QgsExpression(settings.fieldName).evaluate(context)

    assert QgsExpression(of_remark.filterExpression()).evaluate(_with(context, remark))
    assert not QgsExpression(of_remark.filterExpression()).evaluate(_with(context, gate))
    assert other.isElse()
    assert label(of_remark.settings(), remark) == "Ciemny zaułek"
    assert len(label(other.settings(), gate)) == 120
    assert of_remark.settings().format().size() > other.settings().format().size()
    size = layer.renderer().symbol().symbolLayer(0).dataDefinedProperties().property(QgsSymbolLayer.Property.Size)
    assert size.value(_with(context, remark))[0] < size.value(_with(context, gate))[0]


def _with(context, feature):
    context.setFeature(feature)
    return context


def test_annotations_of_each_geometry_are_drawn_until_retracted(group, store):
    shapes = {
        "annotation_points": shapely.Point(638_000, 396_000),
        "annotation_lines": shapely.LineString([(638_000, 396_000), (638_500, 396_000)]),
        "annotation_areas": shapely.box(638_000, 396_000, 638_500, 396_500),
    }
    handed_in = {role: annotation(None, role, kind="shape", geometry=_mapping(shape)) for role, shape in shapes.items()}
    assert {receipt.outcome.value for receipt in store.submit(list(handed_in.values()))} == {"accepted"}
    group.refresh()
    for role in shapes:
        assert [feature["text"] for feature in group.layer(role).getFeatures()] == [role]
    line = handed_in["annotation_lines"].id
    area = handed_in["annotation_areas"].id
    changes = [
        annotation(None, "", kind="shape", retracts=line),
        annotation(None, "smaller", kind="shape", geometry=_mapping(shapely.box(0, 0, 9, 9)), supersedes=area),
    ]
    assert [receipt.outcome.value for receipt in store.submit(changes)] == ["accepted"] * 2
    group.refresh()
    assert features(group.layer("annotation_lines")) == 0
    assert [feature["text"] for feature in group.layer("annotation_areas").getFeatures()] == ["smaller"]


def test_a_decision_passes_while_a_layer_opened_by_hand_is_edited(store, group):
    source = store.layer_source("threat")
    by_hand = QgsVectorLayer(source.uri, "by hand", source.provider)
    assert by_hand.startEditing()
    threat = store.threats(ThreatFilter(statuses=("new",)), limit=1)[0]
    (receipt,) = store.submit([verification(threat.id, threat.version, "verification")])
    assert receipt.accepted
    by_hand.rollBack()


def test_a_layer_of_a_saved_project_is_read_only_too_and_keeps_its_own_style(group, store, project, tmp_path):
    group.layer("police").setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol()))
    assert project.write(str(tmp_path / "day.qgz"))
    group.release()
    project.clear()
    reopened = QgsProject()
    assert reopened.read(str(tmp_path / "day.qgz"))
    again = open_layers(store, reopened)
    layer = again.layer("police")
    assert layer.renderer().type() == "singleSymbol"
    assert layer.labelsEnabled()
    layer.setReadOnly(False)
    assert not layer.startEditing()
    location = Path(store.describe().location)
    assert not location.with_name(location.name + "-wal").exists()
    again.release()
    reopened.clear()


@everywhere
def test_the_extent_is_that_of_all_threats_whatever_the_filter(group, store):
    whole = group.layer("police").extent()
    assert whole.xMinimum() <= 638_000
    assert whole.xMaximum() >= 638_900
    group.apply_filter(ThreatFilter(text="nothing like this"))
    group.refresh()
    assert [group.layer(role).extent() for role in (*PLANES, CLUSTERS)] == [whole] * 4


def test_layers_come_one_by_one(store, project):
    context = Context(store, store.describe(), store.dictionary(), store.units())
    pieces = opening(context, project, ThreatFilter(statuses=("new",)))
    counts = [len(project.mapLayers()) for _ in pieces]
    assert counts == sorted(counts)
    assert set(counts) == set(range(len(ROLES) + 1))


def test_the_temporal_controller_gets_a_range_once(group, project):
    begin, kept = project.readEntry("TemporalControllerWidget", "/StartDateTime")
    assert kept
    assert QDateTime.fromString(begin, Qt.DateFormat.ISODateWithMs).isValid()
    project.writeEntry("TemporalControllerWidget", "/StartDateTime", "2020-01-01T00:00:00Z")
    open_layers(group.context.store, project).release()
    assert project.readEntry("TemporalControllerWidget", "/StartDateTime")[0] == "2020-01-01T00:00:00Z"


def test_of_the_pending_decisions_only_those_change_that_came_or_went(group):
    first, second, third = (Pending(name, 638_000, 396_000, "confirmed", name) for name in "abc")
    group.show_pending([first, second])
    kept = {feature["threat_id"]: feature.id() for feature in group.layer(PENDING).getFeatures()}
    group.show_pending([second, third])
    now = {feature["threat_id"]: feature.id() for feature in group.layer(PENDING).getFeatures()}
    assert set(now) == {"b", "c"}
    assert now["b"] == kept["b"]
