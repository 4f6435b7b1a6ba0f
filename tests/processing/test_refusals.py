"""What is said of values that QGIS does not accept, for every algorithm: in our words, and in the user's language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kmzb_plugin.locale import translation
from kmzb_plugin.text import speaking

from .conftest import point_layer

OF_QGIS = ("Incorrect parameter value", "Could not load", "Could not create")


def said(algorithm: Any, parameters: dict[str, Any]) -> str:
    from qgis.core import QgsProcessingContext

    valid, message = algorithm.create().checkParameterValues(parameters, QgsProcessingContext())
    assert not valid
    assert not any(words in message for words in OF_QGIS)
    return str(message)


def test_what_is_missing_is_called_by_its_name(provider: Any) -> None:
    for algorithm in provider.algorithms():
        needed = [
            each
            for each in algorithm.parameterDefinitions()
            if not each.checkValueIsAcceptable(None) and each.defaultValue() is None
        ]
        if needed:
            assert said(algorithm, {}) == _missing(needed[0]), algorithm.name()


def _missing(parameter: Any) -> str:
    return f"A value is missing: «{parameter.description()}» ({parameter.name()})."


def test_a_file_that_is_not_there_is_named(provider: Any, tmp_path: Path) -> None:
    missing = str(tmp_path / "nie ma.gpkg")
    message = said(provider.algorithm("redact"), {"INPUT": missing, "OUTPUT": "memory:"})
    assert message == f"«Layer or table» (INPUT): there is no layer and no file «{missing}», or it cannot be opened."


@pytest.mark.parametrize(
    ("name", "more", "rest"),
    [
        ("kerneldensity", {"KERNEL": "round"}, "«round» cannot be its value. Possible: "),
        ("stationbriefing", {"DPI": 7}, "«7» cannot be its value. It is a number from 72 to 1,200."),
        ("kerneldensity", {"RADIUS": -1}, "«-1» cannot be its value. It is a number of at least 0."),
        ("exportthreats", {"REASON": ""}, "A value is missing: «Reason» (REASON)."),
    ],
)
def test_what_would_be_accepted_is_said(provider: Any, name: str, more: dict[str, Any], rest: str) -> None:
    algorithm = provider.algorithm(name)
    usual = {
        each.name(): each.defaultValue() for each in algorithm.parameterDefinitions() if each.defaultValue() is not None
    }
    layer = point_layer([0.0], [0.0])
    filled = {
        "INPUT": layer,
        "STORE": "a.gpkg",
        "UNITS": "KMP",
        "RECIPIENT": "Gmina",
        "OUTPUT": "b.xlsx",
        "PERIOD": "2026",
    }
    assert rest in said(algorithm, {**usual, **filled, **more})


def test_in_polish_nothing_is_said_in_english(provider: Any) -> None:
    with speaking("pl", translation("pl")):
        assert said(provider.algorithm("redact"), {"INPUT": "brak.gpkg", "OUTPUT": "memory:"}) == (
            "„Warstwa lub tabela” (INPUT): nie ma warstwy ani pliku „brak.gpkg” albo nie można go otworzyć."
        )


def test_a_parameter_named_by_its_id_is_called_as_the_dialog_does(provider: Any) -> None:
    from kmzb_plugin.processing.refusals import called_as_shown

    algorithm = provider.algorithm("stationbriefing")
    assert called_as_shown(algorithm, "Write their numbers in THREATS.") == (
        "Write their numbers in «Threats» (THREATS)."
    )
    for already in ("«THREATS»", "«Threats» (THREATS)", "/tmp/OUTPUT.pdf", "/OUTPUT/x", "OUTPUT.pdf", "MY_THREATS"):
        assert called_as_shown(algorithm, already) == already
