"""What hot spots are called."""

from __future__ import annotations

from typing import Any

import numpy as np

from kmzb_plugin import text
from kmzb_plugin.processing.hotspots.spot_names import most_frequent, names_of_ground, told_apart


def test_most_frequent_by_number_then_by_alphabet() -> None:
    values = np.array(["b", "a", "b", "", "c", "a", "z", ""], dtype=object)
    groups = np.array([0, 0, 0, 0, 1, 1, -1, 2])
    assert most_frequent(values, groups, 4) == [("b", 0.5), ("a", 0.5), ("", 0.0), ("", 0.0)]


def test_most_frequent_by_weight() -> None:
    values = np.array(["a", "a", "b"], dtype=object)
    assert most_frequent(values, np.zeros(3, dtype=int), 1, np.array([1.0, 1.0, 6.0])) == [("b", 0.75)]
    assert most_frequent(values, np.zeros(3, dtype=int), 1, np.zeros(3)) == [("", 0.0)]


def test_names_that_occur_again_are_told_apart() -> None:
    assert told_apart(["Radom", "Pionki", "Radom", "Radom"]) == ["Radom", "Pionki", "Radom (2)", "Radom (3)"]


def test_towns_in_poland_and_degrees_elsewhere(qgis_app: Any) -> None:
    from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext

    crs = QgsCoordinateReferenceSystem("EPSG:4326")
    places = names_of_ground([21.147, 21.177, -79.38], [51.4025, 51.4025, 43.65], crs, QgsProcessingContext())
    assert places == ["Radom", "Radom, 2.1 km E", "43.6500, -79.3800"]


def test_directions_are_in_the_users_language(qgis_app: Any) -> None:
    from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext

    crs = QgsCoordinateReferenceSystem("EPSG:4326")
    with text.speaking("pl", lambda source, n: {"E": "wsch."}.get(source, source)):
        assert names_of_ground([21.177], [51.4025], crs, QgsProcessingContext()) == ["Radom, 2,1 km wsch."]
