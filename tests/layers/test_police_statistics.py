"""The layer of police statistics: there where the store has some, at its place in the group, true to the counts."""

from __future__ import annotations

import pandas as pd
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsExpressionContextUtils, QgsProject

from kmzb_plugin.domain.ground import powiat_seats
from kmzb_plugin.layers import area_counts
from kmzb_plugin.layers.group import open_layers, restyled_layers
from kmzb_plugin.layers.police_statistics import LARGEST
from kmzb_plugin.layers.recipes import CLUSTERS, STATISTICS, UNITS
from kmzb_plugin.store.base import ImportSource

COLUMNS = ["area_code", "category", "period", "n"]


def add(store, rows, system="kgp"):
    with store.bulk_import(ImportSource("police", system, "statystyka.csv")) as importer:
        importer.add_statistics(pd.DataFrame(rows, columns=COLUMNS))


def shown(layer):
    return {feature["teryt"]: (feature["n"], feature["period"], feature["side"]) for feature in layer.getFeatures()}


@pytest.mark.parametrize("store", ["geopackage", "postgresql"], indirect=True)
def test_the_last_period_stands_at_the_seats(store, project):
    add(store, [("1463", "theft", "2023", 9), ("1425", "theft", "2024", 4), ("1463", "theft", "2024", 30)])
    add(store, [("1463", "fight", "2024", 6), ("1463", "fight", "2024-Q4", 1), ("9999", "theft", "2024", 1)])
    group = open_layers(store, project)
    layer = group.layer(STATISTICS)
    assert shown(layer) == {"1463": (36, "2024", -1), "1425": (4, "2024", 1)}
    assert layer.name() == "Police statistics, 2024"
    assert "Codes without a known place: 1" in layer.customProperty("userNotes")
    assert QgsExpressionContextUtils.layerScope(layer).variable(LARGEST) == "36"
    entries = [entry.layer().customProperty("kmzb/role") for entry in project.layerTreeRoot().findLayers()]
    assert entries.index(CLUSTERS) + 1 == entries.index(STATISTICS) == entries.index(UNITS) - 1
    # A background that people switch on.
    assert not project.layerTreeRoot().findLayer(layer).itemVisibilityChecked()
    seats = {code: (longitude, latitude) for code, _, longitude, latitude in powiat_seats()}
    back = QgsCoordinateTransform(layer.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance())
    for feature in layer.getFeatures():
        point = back.transform(feature.geometry().asPoint())
        assert (point.x(), point.y()) == pytest.approx(seats[feature["teryt"]], abs=1e-6)
    assert restyled_layers(store, project) == {}
    group.release()


def test_voivodeships_stand_in_their_middles_where_there_is_nothing_below(store, project):
    add(store, [("14", "theft", "2024-H1", 9), ("32", "theft", "2024-H1", 4)])
    group = open_layers(store, project)
    layer = group.layer(STATISTICS)
    assert {feature["name"]: feature["n"] for feature in layer.getFeatures()} == {
        "mazowieckie": 9,
        "zachodniopomorskie": 4,
    }
    assert layer.name() == "Police statistics, half 1 of 2024"
    group.release()


def test_a_store_without_statistics_has_no_such_layer(group):
    assert group.layer(STATISTICS) is None


def test_opened_again_it_shows_what_came_meanwhile_and_keeps_its_place(store, project, tmp_path):
    add(store, [("1463", "theft", "2023", 9)])
    group = open_layers(store, project)
    group.layer(STATISTICS).setOpacity(0.5)
    assert project.write(str(tmp_path / "day.qgz"))
    group.release()
    project.clear()
    add(store, [("1463", "theft", "2024", 5)])
    reopened = QgsProject()
    assert reopened.read(str(tmp_path / "day.qgz"))
    again = open_layers(store, reopened)
    layer = again.layer(STATISTICS)
    assert shown(layer) == {"1463": (5, "2024", 0)}
    assert (layer.name(), layer.opacity()) == ("Police statistics, 2024", 0.5)
    again.release()
    reopened.clear()


def rows(*found):
    return pd.DataFrame([(code, category, n) for code, category, n in found], columns=["area_code", "category", "n"])


def test_gminas_are_added_up_once():
    found = rows(
        ("0201011", "a", 1), ("0201023", "a", 2), ("0201024", "a", 1), ("0201025", "a", 1), ("1465018", "a", 9)
    )
    counts, summed_from = area_counts.counts_at(found, 4)
    assert (counts.values.tolist(), summed_from) == ([["0201", "a", 3]], 7)
    counts, summed_from = area_counts.counts_at(found, 6)
    assert (counts.values.tolist(), summed_from) == ([["020101", "a", 1], ["020102", "a", 2]], 0)
    assert area_counts.counts_at(found, 7)[0].shape == (5, 3)
    assert area_counts.counts_at(rows(("02", "a", 1)), 4)[0].empty


def test_a_level_that_is_there_is_taken_as_it_is():
    counts, summed_from = area_counts.counts_at(rows(("0201", "a", 5), ("0201011", "a", 1)), 4)
    assert (counts.values.tolist(), summed_from) == ([["0201", "a", 5]], 0)


def test_a_total_that_was_given_is_not_added_to(store):
    add(store, [("1463", "all", "2024", 90), ("1463", "theft", "2024", 30), ("1425", "theft", "2024", 2)])
    assert area_counts.read(store, "kgp", "2024", 4).totals.to_dict() == {"1425": 2, "1463": 90}


def test_of_what_ends_last_the_longest_period_of_the_largest_system():
    columns = ["source_system", "period", "digits", "areas", "counts"]
    periods = pd.DataFrame(
        [("a", "2025", 4, 3, 3), ("b", "2025", 4, 380, 380), ("b", "2025-12", 4, 380, 380), ("b", "2025-H1", 4, 1, 1)],
        columns=columns,
    )
    assert area_counts.latest(periods) == ("b", "2025")
    assert area_counts.latest(periods, "a") == ("a", "2025")
    assert area_counts.latest(periods, "c") is None
    assert area_counts.latest(periods.iloc[:0]) is None
