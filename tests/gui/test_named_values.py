"""Processing's dialogs ask for values by their titles; what scripts, models and the history get are the codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture
def field(provider: Any) -> Iterator[Any]:
    """The field of a parameter, as Processing makes it for its dialog."""
    from processing.gui.wrappers import WidgetWrapperFactory

    kept = []

    def make(algorithm: str, name: str) -> Any:
        kept.append(_Dialog())
        return WidgetWrapperFactory.create_wrapper(provider.algorithm(algorithm).parameterDefinition(name), kept[-1])

    yield make
    kept.clear()


class _Dialog:
    """What Processing looks at of its dialog: the kind, by the class's name."""


def _dialog_of_models() -> Any:
    """A stand-in for the window in which an algorithm of a model is set up, as far as a field asks it."""
    from qgis.core import QgsProcessingContext, QgsProcessingModelAlgorithm
    from qgis.PyQt.QtWidgets import QDialog

    kind = type("ModelerParametersDialog", (QDialog,), {})
    dialog = kind()
    dialog.model, dialog.childId, dialog.context = QgsProcessingModelAlgorithm(), "child", QgsProcessingContext()
    return dialog


def titles(wrapper: Any) -> dict[str, str]:
    box = wrapper.widget
    return {box.itemData(i): box.itemText(i) for i in range(box.count())}


def test_every_template_is_shown_by_its_title(field: Any) -> None:
    from kmzb_plugin.briefing.templates import names

    shown = titles(field("stationbriefing", "TEMPLATE"))
    assert list(shown) == names()
    assert shown["verification_card"] == "Verification card (verification_card)"
    assert shown["weekly_a3"] == "Briefing for duty, on A3 (weekly_a3)"


def test_left_empty_it_says_what_is_taken(field: Any) -> None:
    wrapper = field("stationbriefing", "TEMPLATE")
    assert wrapper.widget.lineEdit().placeholderText() == "Briefing for duty (weekly)"
    assert wrapper.parameterValue() == ""
    assert wrapper.createLabel().text() == "Template [optional]"


def test_a_template_of_ones_own_is_told_as_such(field: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    from kmzb_plugin.briefing import templates

    for name in ("patrol", "radom"):
        (tmp_path / f"{name}.qpt").write_text("<Layout/>")
    monkeypatch.setattr(templates, "own_folder", lambda: tmp_path)
    shown = titles(field("stationbriefing", "TEMPLATE"))
    assert shown["radom"] == "radom (one of your own)"
    assert shown["patrol"] == "patrol (one of your own)"


@pytest.mark.parametrize("value", ["patrol", "", "/folder/my own.qpt"])
def test_a_template_is_kept_as_it_was_given(field: Any, value: str) -> None:
    from qgis.core import QgsProcessingContext

    wrapper = field("stationbriefing", "TEMPLATE")
    wrapper.setParameterValue(value, QgsProcessingContext())
    assert wrapper.parameterValue() == value


def test_a_title_gives_its_code(field: Any) -> None:
    wrapper = field("stationbriefing", "TEMPLATE")
    wrapper.widget.setEditText("Briefing for patrols (patrol)")
    assert wrapper.parameterValue() == "patrol"
    wrapper = field("exportthreats", "FORMAT")
    assert titles(wrapper)["by name"] == "by the name of the file"
    assert wrapper.parameterValue() == "by name"
    wrapper.widget.setCurrentText("XLSX")
    assert wrapper.parameterValue() == "XLSX"


def test_every_value_of_the_parameters_with_titles_has_one(provider: Any, field: Any) -> None:
    from kmzb_plugin.processing.base import NAMED_VALUES

    found = 0
    for algorithm in provider.algorithms():
        for parameter in algorithm.parameterDefinitions():
            if parameter.metadata().get("widget_wrapper") == NAMED_VALUES:
                wrapper = field(algorithm.name(), parameter.name())
                shown = wrapper.parameterValue()
                assert parameter.checkValueIsAcceptable(shown) or parameter.defaultValue() is None, parameter.name()
                found += 1
    assert found >= 40


def test_what_an_empty_choice_means_is_offered_first(field: Any) -> None:
    wrapper = field("kerneldensity", "BANDWIDTH_RULE")
    assert wrapper.widget.itemText(0) == "default rule"
    assert wrapper.parameterValue() is None
    wrapper.widget.setCurrentText("best forecast")
    assert wrapper.parameterValue() == "holdout"


def test_several_are_ticked(field: Any) -> None:
    from qgis.core import QgsProcessingContext

    wrapper = field("giveaccess", "ROLES")
    assert wrapper.widget.currentText() == "read only"
    assert wrapper.parameterValue() == []
    wrapper.setParameterValue(["verify", "admin"], QgsProcessingContext())
    assert wrapper.widget.currentText() == "decide, administer"
    assert wrapper.parameterValue() == ["verify", "admin"]
    wrapper = field("stationbriefing", "FORMAT")
    assert wrapper.parameterValue() == ["pdf"]
    assert titles(wrapper) == {"pdf": "PDF", "png": "PNG"}


@pytest.mark.parametrize("value", ["", "public", "internet,police", "police,moon"])
def test_codes_in_a_text_are_ticked_and_none_is_lost(field: Any, value: str) -> None:
    from qgis.core import QgsProcessingContext

    wrapper = field("extractthreats", "PLANE")
    wrapper.setParameterValue(value, QgsProcessingContext())
    assert sorted(filter(None, wrapper.parameterValue().split(","))) == sorted(filter(None, value.split(",")))
    assert wrapper.widget.currentText() or not value


def test_a_garrison_is_chosen_or_written(field: Any) -> None:
    wrapper = field("createstore", "GARRISON")
    assert wrapper.parameterValue() == ""
    wrapper.widget.setCurrentText("KWP zs. w Radomiu (KWP-RAD)")
    assert wrapper.parameterValue() == "KWP-RAD"
    wrapper.widget.setEditText("KWP-LUB")
    assert wrapper.parameterValue() == "KWP-LUB"


def test_profiles_of_ones_own_are_offered_first(field: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    from kmzb_plugin.processing.store import importthreats

    (tmp_path / "radom.json").write_text("{}")
    monkeypatch.setattr(importthreats, "own_profiles", lambda: tmp_path)
    wrapper = field("importthreats", "PROFILE")
    shown = titles(wrapper)
    assert next(iter(shown)) == "radom"
    assert shown["open311"] == "open311 (comes with KMZB)"
    assert wrapper.parameterValue() == "kmzb_public_record"


def test_in_models_it_is_qgiss_own_field(provider: Any) -> None:
    from processing.gui.wrappers import WidgetWrapperFactory
    from qgis.gui import QgsProcessingModelerParameterWidget

    parameter, dialog = provider.algorithm("stationbriefing").parameterDefinition("TEMPLATE"), _dialog_of_models()
    assert isinstance(WidgetWrapperFactory.create_wrapper(parameter, dialog), QgsProcessingModelerParameterWidget)


def test_a_batch_asks_in_the_same_way(provider: Any) -> None:
    from processing.gui.wrappers import DIALOG_BATCH, WidgetWrapperFactory

    dialog = type("BatchAlgorithmDialog", (), {})()
    wrapper = WidgetWrapperFactory.create_wrapper(provider.algorithm("publish").parameterDefinition("STEP"), dialog)
    assert wrapper.dialogType == DIALOG_BATCH
    assert wrapper.label is None
    assert titles(wrapper) == {"month": "month", "quarter": "quarter", "year": "year"}
    assert wrapper.parameterValue() == "quarter"
