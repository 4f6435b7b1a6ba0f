"""Outputs that are layers: what is written into each and how it looks, from the lowest up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFields,
    QgsProcessingContext,
    QgsProcessingFeedback,
)

from .base import KmzbAlgorithm, stop_if_cancelled
from .outputs import is_wanted, write_table


@dataclass(frozen=True)
class OutputLayer:
    """An output: what is written, and the style that gets the names of its fields and the layer.

    An `always` one is written also where nobody named it.
    """

    output: str
    name: str
    fields: QgsFields
    features: Iterable[QgsFeature]
    kind: Qgis.WkbType
    style: Callable[[dict[str, str], Any], object]
    always: bool = False


def write_layers(
    algorithm: KmzbAlgorithm,
    layers: Sequence[OutputLayer],
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    written: list[str],
    crs: QgsCoordinateReferenceSystem,
    *,
    repeated: bool = False,
) -> dict[str, Any]:
    """Writes those that are wanted, each to be loaded over the one before; returns where to, by output.

    The rest as `write_table`.
    """
    outputs: dict[str, Any] = {}
    for above, layer in enumerate(layers):
        if not (layer.always or is_wanted(parameters, layer.output)):
            continue
        stop_if_cancelled(feedback)
        fields, place = layer.fields, None if layer.kind == Qgis.WkbType.NoGeometry else crs
        target = (layer.output, context, feedback, fields, layer.features, written, layer.kind, place)
        destination = write_table(algorithm, parameters, *target, repeated=repeated)
        aliases = {fields.at(i).name(): fields.at(i).alias() for i in range(fields.count())}
        algorithm.load_styled(context, destination, layer.name, partial(layer.style, aliases), above)
        outputs[layer.output] = destination
    return outputs
