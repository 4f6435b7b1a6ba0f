"""What the dialogs of the imports have chosen when they open: never a layer of a store by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from qgis.core import (
    Qgis,
    QgsFeature,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)
from qgis.gui import QgsMessageBar, QgsProcessingGui, QgsProcessingParameterWidgetContext
from qgis.PyQt.QtWidgets import QComboBox, QDialog

from kmzb_plugin.layers.results import STORE

from .test_named_values import _dialog_of_models

IMPORTS = ("importthreats", "importareastatistics", "importunits")


@pytest.fixture
def layers(qgis_app: object) -> Iterator[dict[str, QgsVectorLayer]]:
    """A layer of a store, the first by name, and one of a person's own."""
    project = QgsProject.instance()
    project.clear()
    made = {}
    for name in ("Annotations: lines", "own"):
        made[name] = QgsVectorLayer("Polygon?crs=EPSG:2180&field=code:string", name, "memory")
        project.addMapLayer(made[name])
    made["Annotations: lines"].setCustomProperty(STORE, "the id of a store")
    yield made
    project.clear()


class AlgorithmDialog(QDialog):
    """What Processing looks at of its dialog: the kind, by the class's name."""


@pytest.fixture
def opened(provider: Any, layers: object) -> Iterator[Any]:
    """The field of INPUT as a dialog shows it, with a layer active in the window or none."""
    from processing.gui.wrappers import WidgetWrapperFactory

    kept = []

    def make(algorithm: str, active: QgsVectorLayer | None = None) -> Any:
        parameter = provider.algorithm(algorithm).parameterDefinition("INPUT")
        context = QgsProcessingParameterWidgetContext()
        context.setProject(QgsProject.instance())
        context.setActiveLayer(active)
        kept.append(AlgorithmDialog())
        wrapper = WidgetWrapperFactory.create_wrapper(parameter, kept[-1])
        wrapper.setWidgetContext(context)
        return wrapper

    yield make
    kept.clear()


@pytest.mark.parametrize("algorithm", IMPORTS)
def test_no_layer_of_a_store_is_chosen(
    opened: Any, provider: Any, layers: dict[str, QgsVectorLayer], algorithm: str
) -> None:
    parameter = provider.algorithm(algorithm).parameterDefinition("INPUT")
    for active in (None, layers["Annotations: lines"]):
        wrapper = opened(algorithm, active)
        assert wrapper.widget.currentLayer() is None
        assert not parameter.checkValueIsAcceptable(wrapper.parameterValue()), "asked for before anything runs"
        box = wrapper.widget.findChild(QComboBox)
        assert [box.itemText(row).split(" [")[0] for row in range(box.count())] == ["Annotations: lines", "own"]
    assert wrapper.createLabel().text() == parameter.description()


def test_nothing_chosen_is_a_sentence(opened: Any, provider: Any) -> None:
    value = opened("importthreats").parameterValue()
    valid, text = (
        provider.algorithm("importthreats")
        .create()
        .checkParameterValues({"INPUT": value, "STORE": "/a.gpkg"}, QgsProcessingContext())
    )
    assert (valid, text) == (False, "A value is missing: «File or layer» (INPUT).")


def test_a_layer_of_ones_own_is_chosen_as_ever(opened: Any, layers: dict[str, QgsVectorLayer]) -> None:
    wrapper = opened("importthreats", layers["own"])
    assert wrapper.parameterValue() == layers["own"].id()
    layers["Annotations: lines"].removeCustomProperty(STORE)
    assert opened("importthreats").widget.currentLayer() is layers["Annotations: lines"]


def test_what_is_given_is_kept(opened: Any, layers: dict[str, QgsVectorLayer], tmp_path: Any) -> None:
    wrapper, context = opened("importthreats"), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    told: list[object] = []
    wrapper.widgetValueHasChanged.connect(told.append)
    file = tmp_path / "reports.csv"
    file.write_text("a,b\n1,2\n")
    layers["own"].dataProvider().addFeature(QgsFeature(layers["own"].fields()))
    layers["own"].selectAll()
    chosen = QgsProcessingFeatureSourceDefinition(layers["own"].id(), True)
    for value in (str(file), layers["Annotations: lines"].id(), layers["own"].id()):
        wrapper.setParameterValue(value, context)
        assert wrapper.parameterValue() == value
    wrapper.setParameterValue(chosen, context)
    assert wrapper.parameterValue() == chosen
    assert len(told) >= 4


def test_the_fields_of_the_layer_chosen_are_offered(
    provider: Any, layers: dict[str, QgsVectorLayer], monkeypatch: pytest.MonkeyPatch
) -> None:
    from processing.gui import ParametersPanel

    monkeypatch.setattr(ParametersPanel, "iface", None)
    bar = QgsMessageBar()
    dialog = AlgorithmDialog()
    dialog.messageBar = lambda: bar
    panel = ParametersPanel.ParametersPanel(dialog, provider.algorithm("importunits"))
    source, field = panel.wrappers["INPUT"], panel.wrappers["CODE_FIELD"]
    assert source.widget.currentLayer() is None
    offered = field.wrappedWidget()
    assert offered.count() == 0
    source.widget.setLayer(layers["own"])
    assert [offered.itemText(row) for row in range(offered.count())] == ["code"]
    field.setParameterValue("code", panel.processing_context)
    assert field.parameterValue() == "code"


def test_batches_and_models_have_the_field_of_qgis(provider: Any) -> None:
    from processing.gui.wrappers import WidgetWrapperFactory
    from qgis.gui import QgsAbstractProcessingParameterWidgetWrapper, QgsProcessingModelerParameterWidget

    parameter = provider.algorithm("importthreats").parameterDefinition("INPUT")
    batch, models = type("BatchAlgorithmDialog", (QDialog,), {})(), _dialog_of_models()
    of_batch = WidgetWrapperFactory.create_wrapper(parameter, batch)
    assert type(of_batch) is QgsAbstractProcessingParameterWidgetWrapper
    assert of_batch.type() == QgsProcessingGui.WidgetType.Batch
    assert isinstance(WidgetWrapperFactory.create_wrapper(parameter, models), QgsProcessingModelerParameterWidget)


def test_id_and_type_are_what_they_were(provider: Any) -> None:
    for name in IMPORTS:
        parameter = provider.algorithm(name).parameterDefinition("INPUT")
        assert (parameter.type(), parameter.defaultValue()) == ("source", None)
        assert not parameter.flags() & Qgis.ProcessingParameterFlag.Optional
