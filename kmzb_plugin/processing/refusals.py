"""Why a value is refused, in our words: QGIS's own name a parameter by its id alone, and reach people in English."""

from __future__ import annotations

import re
from typing import Any

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterNumber,
    QgsProperty,
)
from qgis.PyQt.QtCore import QVariant

from ..locale import number
from ..text import quoted, tr

_LAYERS = ("source", "vector", "layer", "raster", "mesh", "multilayer", "pointcloud")
_LONGEST = 200
_LARGEST = 1e15
"""What lies beyond is no limit: a parameter without one has the largest number that there is."""


def refusal(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
    """The sentence about the first parameter whose value QGIS does not accept; empty where it accepts all."""
    for parameter in algorithm.parameterDefinitions():
        value = parameters.get(parameter.name())
        if not parameter.checkValueIsAcceptable(value, context):
            return _sentence(parameter, value)
    return ""


def no_layer(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str) -> str:
    """The sentence about a layer that cannot be opened although it was accepted: it went away meanwhile."""
    return _sentence(algorithm.parameterDefinition(name), parameters.get(name))


def no_sink(algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str) -> str:
    """The sentence about an output that cannot be written."""
    return tr("{output} cannot be written to {place}. Choose another file, or make room on the disk.").format(
        output=quoted(algorithm.parameterDefinition(name).description()), place=quoted(_written(parameters.get(name)))
    )


def called_as_shown(algorithm: QgsProcessingAlgorithm, text: str) -> str:
    """The sentence with the parameters that it names by their ids called by what the dialog shows as well."""
    labels = {each.name(): each.description() for each in algorithm.parameterDefinitions() if len(each.name()) > 2}
    if not labels:
        return text
    # Neither a part of a path or of another word, nor what is called so already.
    ids = rf"(?<![\w/\\«„(.=-])({'|'.join(map(re.escape, labels))})(?![\w/\\»”=-]|\.\w)"
    return re.sub(ids, lambda found: _called(labels[found[1]], found[1]), text)


def _called(label: str, name: str) -> str:
    """A parameter by its name in the dialog, and by that which scripts know."""
    return f"{quoted(label)} ({name})"


def _sentence(parameter: QgsProcessingParameterDefinition, value: Any) -> str:
    label, written = _called(parameter.description(), parameter.name()), quoted(_written(value))
    if written == quoted(""):
        return tr("A value is missing: {label}.").format(label=label)
    if parameter.type() in _LAYERS:
        text = tr("{label}: there is no layer and no file {value}, or it cannot be opened.")
        return text.format(label=label, value=written)
    sentence = tr("{label}: {value} cannot be its value.").format(label=label, value=written)
    possible = _possible(parameter)
    return f"{sentence} {possible}" if possible else sentence


def _possible(parameter: QgsProcessingParameterDefinition) -> str:
    """What would be accepted, where that can be said."""
    if isinstance(parameter, QgsProcessingParameterEnum):
        return tr("Possible: {values}.").format(values=", ".join(parameter.options()))
    if isinstance(parameter, QgsProcessingParameterNumber):
        least, most = float(parameter.minimum()), float(parameter.maximum())
        if least > -_LARGEST and most < _LARGEST:
            text = tr("It is a number from {least} to {most}.")
        elif least > -_LARGEST:
            text = tr("It is a number of at least {least}.")
        else:
            return ""
        return text.format(least=_figure(least), most=_figure(most))
    return ""


def _figure(value: float) -> str:
    return number(value, 0 if value.is_integer() else 2)


def _written(value: Any) -> str:
    """A value as a person wrote or chose it."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        return _written(value.sink)
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        return _written(value.source)
    if isinstance(value, QgsProperty):
        static = value.propertyType() == Qgis.PropertyType.Static
        return _written(value.staticValue()) if static else str(value.asExpression())
    if isinstance(value, list | tuple):
        text = ", ".join(map(_written, value))
    elif isinstance(value, QgsMapLayer):
        text = value.name()
    else:
        text = "" if value is None or (isinstance(value, QVariant) and value.isNull()) else str(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
