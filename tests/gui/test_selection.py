"""What is chosen in the list is chosen on the map, and the last choice wins, whoever made it."""

from __future__ import annotations

from qgis.core import QgsFeature, QgsProject, QgsVectorLayer

from kmzb_plugin.layers.styles import MEMBERS

from .conftest import Window, settle, wait_for


def on_map(window: Window) -> set[str]:
    """The ids of the threats selected on the layers."""
    return {feature["id"] for layer in window.link._listening for feature in layer.selectedFeatures()}


def test_everything_of_the_list_is_chosen_on_the_map(window: Window) -> None:
    window.dock.ui.queueView.selectAll()
    listed = {window.dock.model.threat(row).id for row in range(window.dock.model.rowCount())}
    wait_for(lambda: on_map(window) == listed, "all on the map")
    window.dock.hands.go_to(3)
    wait_for(lambda: on_map(window) == {window.dock.model.threat(3).id}, "the one")
    window.link.select([])
    assert on_map(window) == set()


def test_the_last_of_many_choices_is_shown(window: Window) -> None:
    for row in range(12):
        window.dock.hands.go_to(row)
    wait_for(lambda: on_map(window) == {window.dock.model.threat(11).id}, "the last one")
    settle(200)
    assert on_map(window) == {window.dock.model.threat(11).id}


def test_a_choice_on_the_map_is_not_undone_by_one_of_the_list_before(window: Window) -> None:
    window.dock.hands.go_to(1)
    other = window.dock.model.threat(6)
    layer = next(layer for layer in window.link._listening if f"'{other.plane}'" in layer.subsetString())
    (found,) = [feature.id() for feature in layer.getFeatures(f"\"id\" = '{other.id}'")]
    layer.selectByIds([found])
    wait_for(lambda: [threat.id for threat in window.dock.card.threats] == [other.id], "the list to follow")
    wait_for(lambda: on_map(window) == {other.id}, "the map")


def groups_of(window: Window, groups: list[str]) -> QgsVectorLayer:
    """A layer of groups as `findduplicates` leaves it: each holds the ids of its threats."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:2180&field=ids:string", "groups", "memory")
    features = []
    for ids in groups:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([ids])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.setCustomProperty(MEMBERS, "ids")
    QgsProject.instance().addMapLayer(layer)
    window.link.canvas.setLayers([layer, *window.link.canvas.layers()])
    return layer


def test_whoever_chooses_a_group_chooses_its_threats_and_makes_a_case_of_them(window: Window) -> None:
    model = window.dock.model
    ids = [model.threat(row).id for row in (2, 5, 9)]
    layer = groups_of(window, [",".join(ids), "nobody"])
    layer.selectByIds([1])
    wait_for(lambda: {threat.id for threat in window.dock.card.threats} == set(ids), "the threats of the group")
    wait_for(lambda: on_map(window) == set(ids), "the threats on the map")
    next(each for each in window.dock._keys._of_queue if each.key().toString() == "C").activated.emit()
    wait_for(window.session.outgoing.pending, "the case on its way")
    assert set(window.session.outgoing.pending()[0].submission.payload["threat_ids"]) == set(ids)
    layer.selectByIds([2])
    settle(200)
    assert window.errors == []


def test_a_choice_on_any_other_layer_chooses_no_threats(window: Window) -> None:
    window.dock.hands.go_to(1)
    chosen = [threat.id for threat in window.dock.card.threats]
    layer = groups_of(window, [window.dock.model.threat(4).id])
    layer.removeCustomProperty(MEMBERS)
    layer.selectAll()
    settle(200)
    assert [threat.id for threat in window.dock.card.threats] == chosen


def test_what_was_chosen_is_chosen_in_the_next_project_too(window: Window) -> None:
    window.dock.hands.go_to(4)
    chosen = {window.dock.model.threat(4).id}
    wait_for(lambda: on_map(window) == chosen, "the choice")
    QgsProject.instance().clear()
    wait_for(lambda: window.link.shown_threats() and on_map(window) == chosen, "the choice on the new layers")


def test_a_project_that_is_cleared_while_layers_are_opened_gets_them_all_the_same(window: Window) -> None:
    window.link._on_opened(None)
    window.link._opening._go_on()
    window.link._opening._go_on()
    QgsProject.instance().clear()
    wait_for(window.link.shown_threats, "the layers")
    layers = QgsProject.instance().mapLayers().values()
    assert len({layer.customProperty("kmzb/role") for layer in layers}) == len(layers) == 10
    assert all(isinstance(layer, QgsVectorLayer) and layer.isValid() for layer in layers)
    assert window.errors == []
