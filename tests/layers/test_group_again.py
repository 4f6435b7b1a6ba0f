"""The group opened again, repaired, or begun and left: what is gone comes back, what is a person's own stays."""

from __future__ import annotations

from collections import Counter

from qgis.core import (
    QgsProject,
    QgsVectorLayer,
)

from kmzb_plugin.layers.group import open_layers, opening, restyled_layers
from kmzb_plugin.layers.recipes import PLANES, UNITS, Context
from kmzb_plugin.store import open_store
from kmzb_plugin.store.filter import ThreatFilter

from .conftest import PER_PLANE, ROLES, everywhere, features, own_layers, threats


@everywhere
def test_opening_twice_changes_nothing(group, project, store):
    before = {layer.id() for layer in own_layers(project, store)}
    again = open_layers(store, project)
    assert {layer.id() for layer in own_layers(project, store)} == before
    again.release()


@everywhere
def test_what_was_taken_out_comes_back_in_its_place_and_own_styles_stay(group, project, store):
    project.removeMapLayer(group.layer("public").id())
    group.layer("police").setOpacity(0.4)
    again = open_layers(store, project)
    assert [entry.layer() for entry in project.layerTreeRoot().findLayers()] == [again.layer(role) for role in ROLES]
    assert again.layer("police").opacity() == 0.4
    assert again.layer("police").renderer().type() == "categorizedSymbol"
    again.release()


def _order(project):
    return [entry.layer().customProperty("kmzb/role") for entry in project.layerTreeRoot().findLayers()]


@everywhere
def test_repair_finds_nothing_in_what_was_just_made(group, project, store):
    assert restyled_layers(store, project) == {}
    again = open_layers(store, project, restyle=())
    assert "nothing had to be repaired" in again.repaired.sentence()
    again.release()


def test_repair_finds_nothing_in_a_saved_project(group, project, store, tmp_path):
    assert project.write(str(tmp_path / "day.qgz"))
    group.release()
    project.clear()
    reopened = QgsProject()
    assert reopened.read(str(tmp_path / "day.qgz"))
    again = open_layers(store, reopened)
    assert restyled_layers(store, reopened) == {}
    again.release()
    reopened.clear()


@everywhere
def test_repair_puts_back_moves_and_restyles_what_was_asked_for(group, project, store):
    root = project.layerTreeRoot()
    project.removeMapLayer(group.layer("public").id())
    units = root.findLayer(group.layer(UNITS))
    root.insertChildNode(0, units.clone())
    units.parent().removeChildNode(units)
    own = QgsVectorLayer("Point", "own", "memory")
    project.addMapLayer(own, False)
    root.findGroups()[0].insertLayer(0, own)
    group.layer("police").setOpacity(0.2)
    group.layer("internet").setLabelsEnabled(False)
    assert set(restyled_layers(store, project)) == {"police", "internet"}
    kept = {layer.id() for layer in own_layers(project, store)}
    again = open_layers(store, project, restyle=["police"])
    assert again.repaired.sentence() == "1 layer put back, 1 layer moved into place, 1 style restored."
    assert _order(project) == [*ROLES, None]
    assert kept < {layer.id() for layer in own_layers(project, store)}
    assert again.layer("police").opacity() == 1.0
    assert not again.layer("internet").labelsEnabled()
    assert set(restyled_layers(store, project)) == {"internet"}
    again.release()


def test_repair_moves_no_more_than_it_must(group, project, store):
    node = project.layerTreeRoot().findGroups()[0]
    last = node.children()[-1]
    node.insertChildNode(0, last.clone())
    node.removeChildNode(last)
    again = open_layers(store, project, restyle=())
    assert again.repaired.sentence() == "1 layer moved into place."
    assert _order(project) == list(ROLES)
    again.release()


def test_opening_leaves_alone_what_was_moved(group, project, store):
    root = project.layerTreeRoot()
    units = root.findLayer(group.layer(UNITS))
    root.insertChildNode(0, units.clone())
    units.parent().removeChildNode(units)
    again = open_layers(store, project)
    assert _order(project)[0] == UNITS
    again.release()


def test_a_deleted_group_comes_back_whole(group, project, store):
    root = project.layerTreeRoot()
    group.release()
    root.removeChildNode(root.findGroups()[0])
    for layer in own_layers(project, store):
        project.removeMapLayer(layer.id())
    again = open_layers(store, project, restyle=())
    assert again.repaired.sentence() == f"{len(ROLES)} layers put back."
    assert _order(project) == list(ROLES)
    again.release()


@everywhere
def test_a_saved_project_opens_again_with_the_same_layers(group, store, project, tmp_path):
    location = store.describe().location
    assert project.write(str(tmp_path / "day.qgz"))
    group.release()
    project.clear()
    store.close()
    reopened = QgsProject()
    assert reopened.read(str(tmp_path / "day.qgz"))
    ids = {layer.id() for layer in reopened.mapLayers().values()}
    assert {features(layer) for layer in reopened.mapLayers().values()} > {PER_PLANE}  # read before the store is open
    again = open_store(location)
    group = open_layers(again, reopened)
    assert {layer.id() for layer in reopened.mapLayers().values()} == ids
    for plane in PLANES:
        assert group.layer(plane).renderer().type() == "categorizedSymbol"
        assert Counter(f["status"] for f in group.layer(plane).getFeatures()) == Counter(threats(plane)["status"])
    group.release()
    reopened.clear()
    again.close()


def _left_after(store, project, steps: int) -> None:
    """Begins the group and leaves it after so many steps."""
    pieces = opening(Context(store, store.describe(), store.dictionary(), store.units()), project, ThreatFilter())
    for _ in range(steps):
        next(pieces)
    pieces.close()


def test_a_group_that_was_begun_and_left_is_taken_away(store, project):
    root = project.layerTreeRoot()
    context = Context(store, store.describe(), store.dictionary(), store.units())
    steps = sum(1 for _ in opening(context, project, ThreatFilter()))
    project.clear()
    for step in range(1, steps + 1):
        _left_after(store, project, step)
        assert root.findGroups(True) == [], step
        assert project.mapLayers() == {}, step
    open_layers(store, project).release()
    assert _order(project) == list(ROLES)


def test_what_the_project_had_and_what_a_person_added_stays_where_the_group_is_left(group, store, project):
    kept = {layer.id() for layer in own_layers(project, store)}
    missing = group.layer(UNITS).id()
    project.removeMapLayer(missing)
    _left_after(store, project, 5)
    assert {layer.id() for layer in own_layers(project, store)} == kept - {missing}
    project.removeAllMapLayers()
    node = project.layerTreeRoot().findGroups()[0]
    node.parent().removeChildNode(node)

    pieces = opening(Context(store, store.describe(), store.dictionary(), store.units()), project, ThreatFilter())
    for _ in range(9):
        next(pieces)
    own = QgsVectorLayer("Point", "own", "memory")
    project.addMapLayer(own, False)
    project.layerTreeRoot().findGroups()[0].insertLayer(0, own)
    pieces.close()
    assert list(project.mapLayers().values()) == [own]
    assert project.layerTreeRoot().findLayer(own) is not None


def test_one_that_is_left_when_the_project_is_cleared_touches_nothing(store, project):
    pieces = opening(Context(store, store.describe(), store.dictionary(), store.units()), project, ThreatFilter())
    for _ in range(9):
        next(pieces)
    project.clear()
    pieces.close()
    assert project.mapLayers() == {}
